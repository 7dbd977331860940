//! The dose strip: read in one glance, numbers heavy, units in words.

use crate::layout::composer::Composer;
use crate::layout::frame::{Frame, line, lower_panel, outline, panel};
use crate::layout::look::{CAP, STRIP_RADIUS};
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
/// The same in the foot of a grid cell, where room is short.
const FOOT_INSET: Pt = mm(1.4);
/// Between *Hold*, the number and the unit.
const WORD_GAP: Pt = mm(1.6);

/// Cells side by side: one line each when all fit so, otherwise words under the number.
pub(crate) fn strip(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt, shape: Shape) -> Frame {
    if cells.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let mut frames: Vec<Frame> = Vec::new();
    if shape == Shape::Strip {
        frames = cells.iter().map(|cell| in_line(c, cell)).collect();
    }
    let mut widths = shares(&frames, width);
    let one_line = widths.is_some();
    if !one_line {
        let even = width / cells.len() as f32;
        let inset = if shape == Shape::Foot { FOOT_INSET } else { CELL_INSET };
        frames = cells.iter().map(|cell| stacked(c, &cell.phrase, even - inset * 2.0)).collect();
        widths = Some(vec![even; cells.len()]);
    }
    let pad = match (one_line, c.look.large()) {
        (true, false) => mm(3.9),
        (true, true) => mm(4.8),
        (false, true) => mm(6.0),
        (false, false) => mm(3.8),
    };
    let height = frames.iter().map(|f| f.height).fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(width, height + pad * 2.0);
    let full = frame.height;
    backing(c, &mut frame, shape);
    let rule = c.look.palette.rule;
    let mut x = Pt::ZERO;
    let parts = frames.into_iter().zip(widths.unwrap_or_default()).zip(cells);
    for ((cell, cell_width), dose) in parts {
        if x > Pt::ZERO {
            let inset = if one_line { mm(3.2) } else { mm(3.4) };
            frame.decorate(line((x, inset), (x, full - inset), rule, pt(0.75)));
        }
        // On one line all stand on one baseline; stacked ones start at one height, words alone
        // in the middle.
        let y = match (one_line, dose.phrase.number.is_empty()) {
            (true, _) => pad + height - cell.height,
            (false, true) => pad + (height - cell.height) / 2.0,
            (false, false) => pad,
        };
        frame.place(x + (cell_width - cell.width) / 2.0, y, cell);
        x += cell_width;
    }
    frame
}

/// Widths of cells that each hold their words on one line: even ones when those do, otherwise as
/// wide as their words with the spare room shared; none when even that is too little.
fn shares(frames: &[Frame], width: Pt) -> Option<Vec<Pt>> {
    if frames.is_empty() {
        return None;
    }
    let even = width / frames.len() as f32;
    if frames.iter().all(|f| f.width + CELL_INSET * 2.0 <= even) {
        return Some(vec![even; frames.len()]);
    }
    let natural: Pt = frames.iter().map(|f| f.width).sum();
    let spare = (width - natural) / frames.len() as f32;
    (spare >= CELL_INSET * 2.0).then(|| frames.iter().map(|f| f.width + spare).collect())
}

/// The tint or outline behind a strip.
fn backing(c: &Composer<'_>, frame: &mut Frame, shape: Shape) {
    let (width, height, ink) = (frame.width, frame.height, c.look.palette.ink);
    frame.decorate(match (c.look.palette.fill, shape) {
        (Some(fill), Shape::Strip) => panel(width, height, STRIP_RADIUS, fill),
        (Some(fill), Shape::Foot) => lower_panel(width, height, mm(2.6), fill),
        (None, Shape::Strip) => outline(width, height, STRIP_RADIUS, ink, pt(1.0)),
        (None, Shape::Foot) => line((Pt::ZERO, Pt::ZERO), (width, Pt::ZERO), ink, pt(0.75)),
    });
}

/// The cells one under the other in a tinted box: for list rows.
pub(crate) fn tower(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt) -> Frame {
    let inner = width - mm(3.5) * 2.0;
    let mut words = Frame::new(inner, Pt::ZERO);
    for (index, cell) in cells.iter().enumerate() {
        let row = broken(c, &cell.phrase, inner, Align::Start);
        words.stack(if index == 0 { Pt::ZERO } else { pt(11.0) }, row);
    }
    let pad = mm(4.0);
    let mut frame = Frame::new(width, words.height + pad * 2.0);
    backing(c, &mut frame, Shape::Strip);
    frame.place(mm(3.5), pad, words);
    frame
}

/// Icon, *Hold*, number, *seconds* on one baseline. Large print spends the icon's room on words.
fn in_line(c: &mut Composer<'_>, cell: &DoseCell) -> Frame {
    let number = c.look.number();
    let words = inline_phrase(c, &cell.phrase, &number, &c.look.unit());
    if c.look.large() {
        return words.role(Role::Paragraph);
    }
    let side = c.look.sizes.icon * 1.3;
    let hang = side + mm(2.4);
    // As high as a number even without one, so that icons of a strip stand level.
    let height = words.height.max(number.size * CAP);
    let mut frame = Frame::new(words.width + hang, height);
    let icon = c.icons.frame(cell.icon, side, c.look.palette.primary);
    frame.place(Pt::ZERO, (height - side) / 2.0, icon);
    let y = height - words.height;
    frame.place(hang, y, words);
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
    let after = phrase.after.trim();
    if phrase.number.is_empty() || after.is_empty() {
        return broken(c, phrase, width, Align::Center);
    }
    rows(c, phrase, &[&["before", "number"], &["after"]], width, Align::Center)
        .or_else(|| rows(c, phrase, &[&["before"], &["number"], &["after"]], width, Align::Center))
        .unwrap_or_else(|| plain_words(c, phrase, width, Align::Center))
        .role(Role::Paragraph)
}

/// A phrase on one line, or broken around its number.
fn broken(c: &mut Composer<'_>, phrase: &Phrase, width: Pt, align: Align) -> Frame {
    if phrase.number.is_empty() {
        return plain_words(c, phrase, width, align).role(Role::Paragraph);
    }
    rows(c, phrase, &[&["before", "number", "after"]], width, align)
        .or_else(|| rows(c, phrase, &[&["before", "number"], &["after"]], width, align))
        .or_else(|| rows(c, phrase, &[&["before"], &["number"], &["after"]], width, align))
        .unwrap_or_else(|| plain_words(c, phrase, width, align))
        .role(Role::Paragraph)
}

/// Parts of a phrase on lines of their own; nothing when a line with the number is too wide.
fn rows(
    c: &mut Composer<'_>,
    phrase: &Phrase,
    lines: &[&[&str]],
    width: Pt,
    align: Align,
) -> Option<Frame> {
    let (number, unit) = (c.look.number(), c.look.unit());
    let mut frame = Frame::new(width, Pt::ZERO);
    for parts in lines {
        let take = |part: &str, words: &str| {
            if parts.contains(&part) { words.trim().to_owned() } else { String::new() }
        };
        let row = Phrase {
            before: take("before", &phrase.before),
            number: take("number", &phrase.number),
            after: take("after", &phrase.after),
            at: phrase.at.clone(),
        };
        let row = if row.number.is_empty() {
            let words = format!("{}{}", row.before, row.after);
            if words.is_empty() {
                continue;
            }
            let style = Style { balance: true, ..unit.clone() };
            let text = said(&words, phrase);
            c.type_.set(&text, &style, width).frame(width, align).role(Role::Span)
        } else {
            let row = inline_phrase(c, &row, &number, &unit);
            if row.width > width {
                return None;
            }
            let x = if align == Align::Center { (width - row.width) / 2.0 } else { Pt::ZERO };
            let mut line = Frame::new(width, row.height);
            line.place(x, Pt::ZERO, row);
            line
        };
        let gap = if frame.height > Pt::ZERO { unit.size * 0.62 } else { Pt::ZERO };
        frame.stack(gap, row);
    }
    Some(frame)
}

/// A phrase as plain words on as many lines as it needs: for words without a number.
fn plain_words(c: &mut Composer<'_>, phrase: &Phrase, width: Pt, align: Align) -> Frame {
    let unit = Style { balance: true, ..c.look.unit() };
    let words = [phrase.before.trim(), &phrase.number, phrase.after.trim()];
    let words: Vec<&str> = words.into_iter().filter(|s| !s.is_empty()).collect();
    let text = said(&words.join(" "), phrase);
    c.type_.set(&text, &unit, width).frame(width, align).role(Role::Span)
}

/// Words that remember where the dose was written.
fn said(words: &str, phrase: &Phrase) -> Text {
    // A range stays on one line: no break after its dash.
    let words = words.replace('–', "–\u{2060}");
    Text { at: phrase.at.clone(), ..Text::plain(words) }
}
