//! The words of panels, shaped once and measured in any width at any size.

use super::draft::Draft;
use super::sheet::Floors;
use crate::layout::text::{Shaped, Style};
use crate::resolve::document::{Panel, Text, Wording};
use crate::units::Pt;

/// Sizes of type of all panels of a poster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sizes {
    pub(super) name: Pt,
    pub(super) cue: Pt,
    pub(super) number: Pt,
    /// Between figure, name, cue and dose.
    pub(super) gap: Pt,
}

impl Sizes {
    /// The least there may be, times a factor.
    pub(super) fn grown(floors: &Floors, factor: f32) -> Sizes {
        let cue = floors.cue * factor;
        let name = (floors.name * factor).max(floors.seen);
        Sizes { name, cue, number: cue * 1.28, gap: cue * floors.gap }
    }

    /// Space kept free at each side of a dose.
    pub(super) fn pad(&self) -> Pt {
        self.cue * 0.55
    }

    /// Between a number and its words.
    pub(super) fn space(&self) -> Pt {
        self.cue * 0.38
    }

    /// Between the lines of a dose, and from its edges.
    pub(super) fn dose_line(&self) -> Pt {
        self.cue * 1.48
    }
}

/// Whether doses are set on one line or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// All on one line.
    Row,
    /// A line for each of its parts.
    Lines,
}

impl Form {
    /// Height of a dose of so many parts.
    pub(super) fn height(self, sizes: &Sizes, parts: usize) -> Pt {
        match self {
            _ if parts == 0 => Pt::ZERO,
            Form::Row => sizes.cue * 2.2,
            Form::Lines => sizes.dose_line() * parts as f32 + sizes.cue * 0.1,
        }
    }
}

/// The words of one panel.
pub(super) struct Words {
    name: Option<Shaped>,
    cue: Option<Shaped>,
    sentences: Vec<Shaped>,
    dose: Vec<Line>,
}

struct Line {
    number: Option<Shaped>,
    full: Option<Shaped>,
    held: Option<Shaped>,
    usual: Option<Shaped>,
    short: Option<Shaped>,
}

/// The sentences of a cue, each as a text of its own.
pub(super) fn sentences(cue: &Text) -> Vec<Text> {
    let plain = cue.to_plain();
    let mut out: Vec<String> = Vec::new();
    let mut rest = plain.as_str();
    while let Some(end) = rest.find(['.', '!', '?', '。', '؟', '।']) {
        let end = end + rest[end..].chars().next().map_or(1, char::len_utf8);
        let (sentence, after) = rest.split_at(end);
        out.push(sentence.trim().to_owned());
        rest = after;
    }
    if !rest.trim().is_empty() {
        out.push(rest.trim().to_owned());
    }
    let text = |words| Text { inlines: Text::plain(words).inlines, ..cue.clone() };
    out.into_iter().map(text).collect()
}

/// The most parts of a dose in each row of so many panels: the doses of a row are equally high.
pub(super) fn dose_parts(words: &[Words], columns: usize) -> Vec<usize> {
    let most = |row: &[Words]| row.iter().map(Words::dose_parts).max().unwrap_or(0);
    words.chunks(columns).map(most).collect()
}

impl Words {
    /// Shapes the words of a panel.
    pub(super) fn new(d: &mut Draft<'_>, panel: &Panel) -> Words {
        // Any size will do: shapes scale.
        let size = d.floors.cue;
        let (name, cue) = (d.style.name(size), d.style.cue(size));
        let (number, unit) = (d.style.number(size), d.style.unit(size));
        let parts = panel.cue.as_ref().map(sentences).unwrap_or_default();
        let mut shape = |words: &str, style: &Style| d.type_.shaped(&Text::plain(words), style);
        let dose = panel
            .dose
            .iter()
            .map(|quantity| Line {
                number: shape(&quantity.number, &number),
                full: shape(quantity.said(Wording::Full), &unit),
                held: shape(quantity.said(Wording::Held), &unit),
                usual: shape(quantity.said(Wording::Usual), &unit),
                short: shape(quantity.said(Wording::Short), &unit),
            })
            .collect();
        Words {
            name: d.type_.shaped(&panel.name, &name),
            cue: panel.cue.as_ref().and_then(|text| d.type_.shaped(text, &cue)),
            sentences: parts.iter().filter_map(|text| d.type_.shaped(text, &cue)).collect(),
            dose,
        }
    }

    /// Whether each sentence of the cue has a line to itself.
    pub(super) fn sentence_a_line(&mut self, size: Pt, width: Pt) -> bool {
        self.sentences.len() > 1
            && self.sentences.iter_mut().all(|part| part.lines(size, width) == Some(1))
    }

    /// Heights of name and cue; `None` when a word is wider than the width.
    pub(super) fn heights(&mut self, sizes: &Sizes, width: Pt) -> Option<(Pt, Pt)> {
        let name = match &mut self.name {
            Some(name) => {
                let lines = name.lines(sizes.name, width)?;
                name.height(sizes.name, lines)
            }
            None => Pt::ZERO,
        };
        let apart = self.sentence_a_line(sizes.cue, width);
        let count = self.sentences.len();
        let cue = match &mut self.cue {
            Some(cue) => {
                let lines = if apart { count } else { cue.lines(sizes.cue, width)? };
                cue.height(sizes.cue, lines)
            }
            None => Pt::ZERO,
        };
        Some((name, cue))
    }

    /// Width of the widest number of the dose.
    fn number_width(&mut self, sizes: &Sizes) -> Pt {
        let numbers = self.dose.iter_mut().filter_map(|line| line.number.as_mut());
        numbers.map(|number| number.width(sizes.number)).fold(Pt::ZERO, Pt::max)
    }

    /// How many parts the dose has.
    pub(super) fn dose_parts(&self) -> usize {
        self.dose.len()
    }

    /// How many lines name and cue take; none where a word is wider than the width.
    pub(super) fn lines(&mut self, sizes: &Sizes, width: Pt) -> usize {
        let name = self.name.as_mut().and_then(|name| name.lines(sizes.name, width));
        let cue = if self.sentence_a_line(sizes.cue, width) {
            Some(self.sentences.len())
        } else {
            self.cue.as_mut().and_then(|cue| cue.lines(sizes.cue, width))
        };
        name.unwrap_or(0) + cue.unwrap_or(0)
    }

    /// Width of the dose on one line.
    pub(super) fn row_width(&mut self, sizes: &Sizes, wording: Wording) -> Pt {
        let count = self.dose.len();
        let mut width = sizes.pad() * 2.0 + sizes.cue * (1.1 * count.saturating_sub(1) as f32);
        for line in &mut self.dose {
            if let Some(number) = &mut line.number {
                width += number.width(sizes.number) + sizes.space();
            }
            width += line.words(wording).map_or(Pt::ZERO, |words| words.width(sizes.cue));
        }
        width
    }

    /// Width of the widest line of the dose, its numbers in a column or each just before its words.
    pub(super) fn line_width(&mut self, sizes: &Sizes, column: bool, wording: Wording) -> Pt {
        let column = if column { self.number_width(sizes) } else { Pt::ZERO };
        let widest = self.dose.iter_mut().map(|line| {
            let number = line.number.as_mut().map(|number| number.width(sizes.number));
            let words = line.words(wording).map_or(Pt::ZERO, |words| words.width(sizes.cue));
            // Words without a number need not leave room for one.
            number.map_or(words, |number| number.max(column) + sizes.space() + words)
        });
        sizes.pad() * 2.0 + widest.fold(Pt::ZERO, Pt::max)
    }
}

impl Line {
    fn words(&mut self, wording: Wording) -> Option<&mut Shaped> {
        match wording {
            Wording::Full => self.full.as_mut(),
            Wording::Held => self.held.as_mut(),
            Wording::Usual => self.usual.as_mut(),
            Wording::Short => self.short.as_mut(),
        }
    }
}
