//! How the doses of a poster are set: all in one form, in words as full as all have room for.

use super::draft::Draft;
use super::grid::Misfit;
use super::measure::{BETWEEN_PARTS, Form, NUMBER_OVER, Sizes, Words};
use super::sheet::DOSE_LEADING;
use crate::layout::frame::{Frame, Piece, line, outline, panel as filled};
use crate::layout::look::CAP;
use crate::layout::page::Role;
use crate::layout::text::{Align, Set};
use crate::resolve::document::{Quantity, Text, Wording};
use crate::units::{Pt, pt};

/// How all doses of a poster are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doses {
    pub(super) form: Form,
    pub(super) wording: Wording,
    /// Whether the numbers of a panel share a column; each stands just before its words where
    /// there is no room for that.
    pub(super) column: bool,
    /// Whether the words of a part may take more than one line.
    turns: bool,
}

/// Ways to set doses with each part under the other: numbers in a column where that fits; words
/// under their numbers where they do not fit beside them, on more than one line at worst.
const LINES: [Doses; 7] = [
    Doses::lines(Wording::Full, true),
    Doses::lines(Wording::Short, true),
    Doses::lines(Wording::Short, false),
    Doses::under(Wording::Full, false),
    Doses::under(Wording::Held, false),
    Doses::under(Wording::Short, false),
    Doses::under(Wording::Short, true),
];

/// The most parts of a dose whose words may stand under their numbers: more would be a ladder.
const MOST_UNDER: usize = 3;

/// Doses with each part under the other, in words no fuller than these where they stand beside
/// numbers.
pub(super) fn lines(
    words: &mut [Words],
    sizes: &Sizes,
    width: Pt,
    fullest: Wording,
) -> Result<Doses, Misfit> {
    let mut wide = 0;
    let many = words.iter().any(|words| words.dose_parts() > MOST_UNDER);
    for doses in LINES {
        if many && doses.form == Form::Under {
            continue;
        }
        if (doses.form, doses.wording) == (Form::Lines, Wording::Full) && fullest != Wording::Full {
            continue;
        }
        match words.iter_mut().position(|words| !doses.hold(words, sizes, width)) {
            Some(index) => wide = index,
            None => return Ok(doses),
        }
    }
    Err(Misfit::Wide(wide))
}

impl Doses {
    /// All on one line.
    pub(super) const fn row(wording: Wording) -> Doses {
        Doses { form: Form::Row, wording, column: false, turns: false }
    }

    const fn lines(wording: Wording, column: bool) -> Doses {
        Doses { form: Form::Lines, wording, column, turns: false }
    }

    const fn under(wording: Wording, turns: bool) -> Doses {
        Doses { form: Form::Under, wording, column: false, turns }
    }

    /// Whether a dose has room in this width.
    fn hold(self, words: &mut Words, sizes: &Sizes, width: Pt) -> bool {
        match self.form {
            Form::Row => words.row_width(sizes, self.wording) <= width,
            Form::Lines | Form::Under => words
                .part_lines(sizes, self, width)
                .is_some_and(|parts| self.turns || parts.iter().all(|(_, lines)| *lines == 1)),
        }
    }

    pub(super) fn fit(self, words: &mut [Words], sizes: &Sizes, width: Pt) -> bool {
        words.iter_mut().all(|words| self.hold(words, sizes, width))
    }

    /// Height of the doses in each row of so many panels: those of one row are equally high.
    pub(super) fn heights(
        self,
        words: &mut [Words],
        sizes: &Sizes,
        width: Pt,
        columns: usize,
    ) -> Vec<Pt> {
        let mut height = |words: &mut Words| match self.form {
            _ if words.dose_parts() == 0 => Pt::ZERO,
            Form::Row => sizes.cue * 2.2,
            Form::Lines | Form::Under => {
                let parts = words.part_lines(sizes, self, width).unwrap_or_default();
                let part = |(numbered, lines): &(bool, usize)| {
                    sizes.dose_part(self.form, *numbered, *lines)
                };
                parts.iter().map(part).sum::<Pt>() + sizes.dose_edges(self.form)
            }
        };
        let mut row = |row: &mut [Words]| row.iter_mut().map(&mut height).fold(Pt::ZERO, Pt::max);
        words.chunks_mut(columns).map(&mut row).collect()
    }

    /// The same doses in the most words that all of them have room for at this size.
    pub(super) fn fuller(self, words: &mut [Words], sizes: &Sizes, width: Pt) -> Doses {
        let wordings = [Wording::Full, Wording::Held];
        // Their height is decided: no word goes on to another line.
        let fuller = wordings.map(|wording| Doses { wording, turns: false, ..self });
        fuller.into_iter().find(|doses| doses.fit(words, sizes, width)).unwrap_or(self)
    }
}

/// What a part of a dose is set from.
struct Part {
    lead: Option<Frame>,
    number: Frame,
    words: Set,
}

/// A dose in a strip of this width and height: numbers heavy, its parts in one row or one under the
/// other.
pub(super) fn dose_strip(
    d: &mut Draft<'_>,
    dose: &[Quantity],
    sizes: &Sizes,
    doses: Doses,
    (width, height): (Pt, Pt),
) -> Frame {
    if dose.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let mut frame = Frame::new(width, height);
    let radius = sizes.cue * 0.55;
    let palette = &d.poster.palette;
    frame.decorate(if d.outlined() {
        outline(width, height, radius, palette.line, pt(1.0))
    } else {
        filled(width, height, radius, palette.stage)
    });
    let parts = parts(d, dose, sizes, doses, width);
    let part_height =
        |part: &Part| sizes.dose_part(doses.form, part.number.width > Pt::ZERO, part.words.len());
    let used: Pt = parts.iter().map(part_height).sum();
    let widest = parts.iter().map(|part| led(part, sizes)).fold(Pt::ZERO, Pt::max);
    let mut x = sizes.pad();
    let mut middle = match doses.form {
        Form::Row => height / 2.0,
        Form::Lines => (height - used + sizes.dose_line()) / 2.0,
        // First lines are on one line in a row, however many follow.
        Form::Under => {
            (sizes.dose_edges(Form::Under) + sizes.dose_line() + sizes.cue * BETWEEN_PARTS) / 2.0
        }
    };
    for (index, part) in parts.into_iter().enumerate() {
        let used = part_height(&part);
        let baseline = middle + sizes.number * (CAP / 2.0);
        let own = led(&part, sizes);
        match doses.form {
            Form::Row => {
                if index > 0 {
                    let at = x + sizes.cue * 0.55;
                    let (top, bottom) = (height * 0.24, height * 0.76);
                    frame.decorate(line((at, top), (at, bottom), d.rule(), pt(0.75)));
                    x += sizes.cue * 1.1;
                }
                let part = beside(part, sizes, baseline);
                let wide = part.width;
                frame.place(x, Pt::ZERO, part);
                x += wide;
            }
            Form::Lines => {
                // Words without a number start where numbers do.
                let aside = doses.column && own > Pt::ZERO;
                let start = if aside { widest - own } else { Pt::ZERO };
                frame.place(x + start, Pt::ZERO, beside(part, sizes, baseline));
            }
            Form::Under => frame.place(x, Pt::ZERO, under(part, sizes, baseline)),
        }
        if doses.form != Form::Row {
            middle += used;
        }
    }
    frame
}

/// The parts of a dose, their words broken into lines.
fn parts(
    d: &mut Draft<'_>,
    dose: &[Quantity],
    sizes: &Sizes,
    doses: Doses,
    width: Pt,
) -> Vec<Part> {
    let (unit, heavy) = (d.style.unit(sizes.cue), d.style.number(sizes.number));
    // Lines are broken once more to be drawn: a little room for rounding.
    let inner = width - sizes.pad() * 2.0 + pt(0.1);
    let part = |quantity: &Quantity| {
        let at = quantity.at.as_ref();
        let lead = quantity.led(doses.wording);
        let lead = (!lead.is_empty()).then(|| d.words(lead, at, &unit));
        let number = d.words(&quantity.number, at, &heavy);
        let text = Text { at: at.cloned(), ..Text::plain(quantity.said(doses.wording)) };
        let turns = doses.form == Form::Under && lead.is_none();
        let words = d.type_.set(&text, &unit, if turns { inner } else { Pt(f32::MAX) });
        Part { lead, number, words }
    };
    dose.iter().map(part).collect()
}

/// Width of a part's number, with what stands before it.
fn led(part: &Part, sizes: &Sizes) -> Pt {
    let lead = part.lead.as_ref().map_or(Pt::ZERO, |lead| lead.width + sizes.space());
    part.number.width + lead
}

/// A part of a dose on one line.
fn beside(part: Part, sizes: &Sizes, baseline: Pt) -> Frame {
    let wide = part.words.width();
    let words = part.words.frame(wide, Align::Start);
    on_baseline(part.lead.into_iter().chain([part.number, words]), sizes, baseline)
}

/// A part of a dose with its words under its number, or under what stands before the number.
fn under(part: Part, sizes: &Sizes, baseline: Pt) -> Frame {
    let numbered = part.number.width > Pt::ZERO;
    let below = baseline + if numbered { sizes.cue * NUMBER_OVER } else { Pt::ZERO };
    let (wide, lines) = (part.words.width(), part.words.len());
    let words = part.words.frame(wide, Align::Start);
    if let Some(lead) = part.lead {
        let mut frame = on_baseline([part.number, words], sizes, below);
        let up = lead.height;
        frame.pieces.insert(1, Piece::Frame(Pt::ZERO, baseline - up, lead));
        return frame;
    }
    let mut frame = on_baseline([part.number], sizes, baseline);
    let close = frame.pieces.pop();
    let turns = sizes.cue * (DOSE_LEADING * lines.saturating_sub(1) as f32);
    let y = below + turns - words.height;
    frame.place(Pt::ZERO, y, words);
    frame.pieces.extend(close);
    frame
}

/// Words side by side on a baseline, as one paragraph.
fn on_baseline(words: impl IntoIterator<Item = Frame>, sizes: &Sizes, baseline: Pt) -> Frame {
    let mut frame = Frame::default();
    frame.pieces.push(Piece::Open(Role::Paragraph, None));
    for words in words {
        if words.width <= Pt::ZERO {
            continue;
        }
        let (x, up) = (frame.width, words.height);
        let start = if x > Pt::ZERO { x + sizes.space() } else { x };
        frame.width = start + words.width;
        frame.place(start, baseline - up, words);
    }
    frame.pieces.push(Piece::Close);
    frame
}
