//! The words of panels, shaped once and measured in any width at any size.

use super::doses::Doses;
use super::draft::Draft;
use super::sheet::{DOSE_LEADING, Floors};
use crate::layout::text::{Shaped, Style};
use crate::resolve::document::{Panel, Text, Wording};
use crate::units::Pt;
use std::collections::HashMap;

/// What a number over its words adds to the height of its part of a dose, in sizes of the words.
pub(super) const NUMBER_OVER: f32 = 1.2;
/// White between parts of a dose of two lines each, beyond that between parts of one line, in sizes
/// of the words.
pub(super) const BETWEEN_PARTS: f32 = 0.2;

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

    /// White over and under the parts of a dose, beyond what is theirs.
    pub(super) fn dose_edges(&self, form: Form) -> Pt {
        self.cue * if form == Form::Under { 0.2 } else { 0.1 }
    }

    /// Between the parts of a dose, each on a line, and from its edges.
    pub(super) fn dose_line(&self) -> Pt {
        self.cue * 1.48
    }

    /// Height of a part of a dose whose words take so many lines, with the white above and below.
    pub(super) fn dose_part(&self, form: Form, numbered: bool, lines: usize) -> Pt {
        let over = match form {
            Form::Under if numbered => self.cue * (NUMBER_OVER + BETWEEN_PARTS),
            Form::Under => self.cue * BETWEEN_PARTS,
            Form::Row | Form::Lines => Pt::ZERO,
        };
        self.dose_line() + over + self.cue * (DOSE_LEADING * lines.saturating_sub(1) as f32)
    }
}

/// Whether doses are set on one line or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// All on one line.
    Row,
    /// A line for each of its parts.
    Lines,
    /// Each part in lines of its own, its number over its words.
    Under,
}

/// A text with what has been measured of it: a solver asks the same again and again.
struct Measured {
    shaped: Shaped,
    /// Of one line, in sizes.
    width: f32,
    /// How many lines, by size and width.
    broken: HashMap<[u32; 2], Option<usize>>,
}

impl Measured {
    fn new(d: &mut Draft<'_>, text: &Text, style: &Style) -> Option<Measured> {
        let mut shaped = d.type_.shaped(text, style)?;
        let width = shaped.width(style.size) / style.size;
        Some(Measured { shaped, width, broken: HashMap::new() })
    }

    /// Its width on one line.
    fn width(&self, size: Pt) -> Pt {
        size * self.width
    }

    /// How many lines it takes; `None` when a word is wider than the width.
    fn lines(&mut self, size: Pt, width: Pt) -> Option<usize> {
        if self.width(size) <= width {
            return Some(1);
        }
        let key = [size.0, width.0].map(f32::to_bits);
        *self.broken.entry(key).or_insert_with(|| self.shaped.lines(size, width))
    }

    /// From the capitals of the first of so many lines to the baseline of the last.
    fn height(&self, size: Pt, lines: usize) -> Pt {
        self.shaped.height(size, lines)
    }
}

/// The words of one panel.
pub(super) struct Words {
    name: Option<Measured>,
    cue: Option<Measured>,
    sentences: Vec<Measured>,
    dose: Vec<Line>,
}

struct Line {
    lead: Option<Measured>,
    hold: bool,
    number: Option<Measured>,
    full: Option<Measured>,
    held: Option<Measured>,
    short: Option<Measured>,
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

impl Words {
    /// Shapes the words of a panel.
    pub(super) fn new(d: &mut Draft<'_>, panel: &Panel) -> Words {
        // Any size will do: shapes scale.
        let size = d.floors.cue;
        let (name, cue) = (d.style.name(size), d.style.cue(size));
        let (number, unit) = (d.style.number(size), d.style.unit(size));
        let parts = panel.cue.as_ref().map(sentences).unwrap_or_default();
        let mut shape = |words: &str, style: &Style| Measured::new(d, &Text::plain(words), style);
        let dose = panel
            .dose
            .iter()
            .map(|quantity| Line {
                lead: shape(&quantity.lead, &unit),
                hold: quantity.hold,
                number: shape(&quantity.number, &number),
                full: shape(quantity.said(Wording::Full), &unit),
                held: shape(quantity.said(Wording::Held), &unit),
                short: shape(quantity.said(Wording::Short), &unit),
            })
            .collect();
        Words {
            name: Measured::new(d, &panel.name, &name),
            cue: panel.cue.as_ref().and_then(|text| Measured::new(d, text, &cue)),
            sentences: parts.iter().filter_map(|text| Measured::new(d, text, &cue)).collect(),
            dose,
        }
    }

    /// Whether each sentence of the cue has a line to itself.
    pub(super) fn sentence_a_line(&mut self, size: Pt, width: Pt) -> bool {
        self.sentences.len() > 1
            && self.sentences.iter_mut().all(|part| part.lines(size, width) == Some(1))
    }

    /// Heights of name and cue in their widths; `None` when a word is wider.
    pub(super) fn heights(&mut self, sizes: &Sizes, title: Pt, width: Pt) -> Option<(Pt, Pt)> {
        let name = match &mut self.name {
            Some(name) => {
                let lines = name.lines(sizes.name, title)?;
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

    /// Width of the widest number of the dose, with what stands before it.
    fn number_width(&mut self, sizes: &Sizes, wording: Wording) -> Pt {
        let numbers = self.dose.iter_mut().filter_map(|line| line.led_number(sizes, wording));
        numbers.fold(Pt::ZERO, Pt::max)
    }

    /// How many parts the dose has.
    pub(super) fn dose_parts(&self) -> usize {
        self.dose.len()
    }

    /// How many lines the name takes; none where a word is wider than the width.
    pub(super) fn name_lines(&mut self, sizes: &Sizes, width: Pt) -> usize {
        self.name.as_mut().and_then(|name| name.lines(sizes.name, width)).unwrap_or(0)
    }

    /// How many lines the cue takes; none where a word is wider than the width.
    pub(super) fn cue_lines(&mut self, sizes: &Sizes, width: Pt) -> usize {
        let cue = if self.sentence_a_line(sizes.cue, width) {
            Some(self.sentences.len())
        } else {
            self.cue.as_mut().and_then(|cue| cue.lines(sizes.cue, width))
        };
        cue.unwrap_or(0)
    }

    /// Width of the dose on one line.
    pub(super) fn row_width(&mut self, sizes: &Sizes, wording: Wording) -> Pt {
        let count = self.dose.len();
        let mut width = sizes.pad() * 2.0 + sizes.cue * (1.1 * count.saturating_sub(1) as f32);
        for line in &mut self.dose {
            let number = line.led_number(sizes, wording);
            width += number.map_or(Pt::ZERO, |number| number + sizes.space());
            width += line.words(wording).map_or(Pt::ZERO, |words| words.width(sizes.cue));
        }
        width
    }

    /// Whether each part of the dose has a number, and how many lines its words take in this width;
    /// nothing where a word or a number is wider than its place.
    pub(super) fn part_lines(
        &mut self,
        sizes: &Sizes,
        doses: Doses,
        width: Pt,
    ) -> Option<Vec<(bool, usize)>> {
        let wording = doses.wording;
        let column = if doses.column { self.number_width(sizes, wording) } else { Pt::ZERO };
        let inner = width - sizes.pad() * 2.0;
        let lines = self.dose.iter_mut().map(|line| {
            let lead = line.lead(wording).map(|lead| lead.width(sizes.cue));
            let number = line.number.as_mut().map(|number| number.width(sizes.number));
            let led = line.led_number(sizes, wording);
            let apart = [lead, number];
            let widest = if doses.form == Form::Under { &apart[..] } else { &[led] };
            if widest.iter().flatten().any(|widest| *widest > inner) {
                return None;
            }
            let start = match (doses.form, lead) {
                (Form::Under, None) => Pt::ZERO,
                // What stands before the number has a line of its own.
                (Form::Under, Some(_)) => number.map_or(Pt::ZERO, |number| number + sizes.space()),
                // Words without a number need not leave room for one.
                (Form::Row | Form::Lines, _) => {
                    led.map_or(Pt::ZERO, |number| number.max(column) + sizes.space())
                }
            };
            let words = line.words(wording);
            let lines = words.map_or(Some(1), |words| words.lines(sizes.cue, inner - start))?;
            (lead.is_none() || lines == 1).then_some((number.is_some(), lines))
        });
        lines.collect()
    }
}

impl Line {
    /// What stands before the number.
    fn lead(&mut self, wording: Wording) -> Option<&mut Measured> {
        let short = wording == Wording::Short || wording == Wording::Held && !self.hold;
        self.lead.as_mut().filter(|_| short)
    }

    /// Width of the number, with what stands before it.
    fn led_number(&mut self, sizes: &Sizes, wording: Wording) -> Option<Pt> {
        let lead = self.lead(wording).map(|lead| lead.width(sizes.cue) + sizes.space());
        let number = self.number.as_mut()?;
        Some(number.width(sizes.number) + lead.unwrap_or(Pt::ZERO))
    }

    fn words(&mut self, wording: Wording) -> Option<&mut Measured> {
        match wording {
            Wording::Full => self.full.as_mut(),
            Wording::Held => self.held.as_mut(),
            Wording::Short => self.short.as_mut(),
        }
    }
}
