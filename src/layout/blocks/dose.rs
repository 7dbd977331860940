//! The dose strip: read in one glance, numbers heavy, units in words.

use crate::layout::composer::Composer;
use crate::layout::frame::{Frame, Piece, line, lower_panel, outline, panel};
use crate::layout::look::STRIP_RADIUS;
use crate::layout::page::Role;
use crate::layout::text::{Align, Style};
use crate::resolve::document::{DoseCell, Phrase, Text};
use crate::units::{Pt, mm, pt};

/// How a strip sits on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A tinted strip with rounded corners.
    Strip,
    /// The foot of a framed cell.
    Foot,
}

/// Space kept free at each side of a cell's words.
const CELL_INSET: Pt = mm(2.5);
/// Between *Hold*, the number and the unit.
const WORD_GAP: Pt = mm(1.6);

/// Cells side by side: one line each when all fit so, otherwise words under the number.
pub(crate) fn strip(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt, shape: Shape) -> Frame {
    if cells.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let cell_width = width / cells.len() as f32;
    let inner = cell_width - CELL_INSET * 2.0;
    let mut frames: Vec<Frame> = Vec::new();
    if shape == Shape::Strip && !c.look.large() {
        frames = cells.iter().map(|cell| in_line(c, cell)).collect();
    }
    let one_line = !frames.is_empty() && frames.iter().all(|f| f.width <= inner);
    let pad = if one_line {
        mm(3.9)
    } else if c.look.large() {
        mm(6.0)
    } else {
        mm(3.8)
    };
    if !one_line {
        frames = cells.iter().map(|cell| stacked(c, &cell.phrase, inner)).collect();
    }
    let height = frames.iter().map(|f| f.height).fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(width, height + pad * 2.0);
    let full = frame.height;
    match (c.look.palette.fill, shape) {
        (Some(fill), Shape::Strip) => frame.decorate(panel(width, full, STRIP_RADIUS, fill)),
        (Some(fill), Shape::Foot) => frame.decorate(lower_panel(width, full, mm(2.6), fill)),
        (None, Shape::Strip) => {
            frame.decorate(outline(width, full, STRIP_RADIUS, c.look.palette.ink, pt(1.0)));
        }
        (None, Shape::Foot) => {
            let ink = c.look.palette.ink;
            frame.decorate(line((Pt::ZERO, Pt::ZERO), (width, Pt::ZERO), ink, pt(0.75)));
        }
    }
    for (index, cell) in frames.into_iter().enumerate() {
        let x = cell_width * index as f32;
        if index > 0 {
            let inset = if one_line { mm(3.2) } else { mm(3.4) };
            let rule = c.look.palette.rule;
            frame.decorate(line((x, inset), (x, full - inset), rule, pt(0.75)));
        }
        // On one line all stand on one baseline; stacked ones start at one height.
        let y = if one_line { pad + height - cell.height } else { pad };
        frame.place(x + (cell_width - cell.width) / 2.0, y, cell);
    }
    frame
}

/// The cells one under the other in a tinted box: for list rows.
pub(crate) fn tower(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt) -> Frame {
    let (number, unit) = (c.look.number(), c.look.unit());
    let inner = width - mm(4.0) * 2.0;
    let mut words = Frame::new(inner, Pt::ZERO);
    for (index, cell) in cells.iter().enumerate() {
        let mut row = inline_phrase(c, &cell.phrase, &number, &unit);
        if row.width > inner {
            row = wrapped_phrase(c, &cell.phrase, inner, Align::Start);
        }
        let row = row.role(Role::Paragraph);
        words.stack(if index == 0 { Pt::ZERO } else { pt(7.5) }, row);
    }
    let pad = mm(4.0);
    let mut frame = Frame::new(width, words.height + pad * 2.0);
    frame.decorate(match c.look.palette.fill {
        Some(fill) => panel(width, frame.height, STRIP_RADIUS, fill),
        None => outline(width, frame.height, STRIP_RADIUS, c.look.palette.ink, pt(1.0)),
    });
    frame.place(mm(4.0), pad, words);
    frame
}

/// Icon, *Hold*, number, *seconds* on one baseline.
fn in_line(c: &mut Composer<'_>, cell: &DoseCell) -> Frame {
    let words = inline_phrase(c, &cell.phrase, &c.look.number(), &c.look.unit());
    let side = c.look.sizes.icon * 1.3;
    let hang = side + mm(2.4);
    let height = words.height;
    let mut frame = Frame::new(words.width + hang, height);
    let icon = c.icons.frame(cell.icon, side, c.look.palette.primary);
    frame.place(Pt::ZERO, (height - side) / 2.0, icon);
    frame.place(hang, Pt::ZERO, words);
    frame.role(Role::Paragraph)
}

/// Words around a heavy number, on one line and one baseline.
pub(crate) fn inline_phrase(
    c: &mut Composer<'_>,
    phrase: &Phrase,
    number: &Style,
    unit: &Style,
) -> Frame {
    let mut parts = Vec::new();
    for (words, style) in
        [(phrase.before.trim(), unit), (&phrase.number, number), (phrase.after.trim(), unit)]
    {
        if !words.is_empty() {
            parts.push(c.type_.label(&said(words, phrase), style).role(Role::Span));
        }
    }
    let height = parts.iter().map(|f| f.height).fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(Pt::ZERO, height);
    for part in parts {
        if frame.width > Pt::ZERO {
            frame.width += WORD_GAP;
        }
        let (x, h) = (frame.width, part.height);
        frame.width += part.width;
        frame.place(x, height - h, part);
    }
    frame
}

/// *Hold* **20** over *seconds*, centred.
fn stacked(c: &mut Composer<'_>, phrase: &Phrase, width: Pt) -> Frame {
    let (number, unit) = (c.look.number(), c.look.unit());
    let head = Phrase { after: String::new(), ..phrase.clone() };
    let first = inline_phrase(c, &head, &number, &unit);
    if phrase.number.is_empty() || first.width > width {
        return wrapped_phrase(c, phrase, width, Align::Center).role(Role::Paragraph);
    }
    let mut frame = Frame::new(width, first.height);
    frame.pieces.push(Piece::Open(Role::Paragraph, None));
    frame.place((width - first.width) / 2.0, Pt::ZERO, first);
    let after = phrase.after.trim();
    if !after.is_empty() {
        let words = c.centered(&said(after, phrase), &unit, width, Role::Span);
        frame.stack(unit.size * 0.62, words);
    }
    frame.pieces.push(Piece::Close);
    frame
}

/// A phrase as plain words on as many lines as it needs: for words without a number.
fn wrapped_phrase(c: &mut Composer<'_>, phrase: &Phrase, width: Pt, align: Align) -> Frame {
    let unit = Style { balance: true, ..c.look.unit() };
    let words = [phrase.before.trim(), &phrase.number, phrase.after.trim()];
    let words: Vec<&str> = words.into_iter().filter(|s| !s.is_empty()).collect();
    let text = said(&words.join(" "), phrase);
    c.type_.set(&text, &unit, width).frame(width, align).role(Role::Span)
}

/// Words that remember where the dose was written.
fn said(words: &str, phrase: &Phrase) -> Text {
    Text { at: phrase.at.clone(), ..Text::plain(words) }
}

/// Width a tower wants in a list row.
pub(crate) const TOWER_WIDTH: Pt = mm(44.0);
