//! The routine at a glance: how many, how long, how often, what you need.

use crate::color::Color;
use crate::layout::composer::Composer;
use crate::layout::flow::Body;
use crate::layout::frame::{Frame, Piece, line, outline, panel};
use crate::layout::look::{CAP, INSET, RADIUS};
use crate::layout::page::Role;
use crate::layout::text::Align;
use crate::resolve::document::{Glance, GlanceFact, Need, Phrase, Text};
use crate::units::{Pt, mm, pt};

/// Above and below the words, at least; and by how much both together may grow.
const PAD: Pt = mm(4.4);
const GIVE: Pt = mm(4.0);
/// Above and below the words on a page that lacks a little.
const SNUG_PAD: Pt = mm(3.1);
/// Between a divider and the words after it.
const DIVIDER: Pt = mm(4.5);

/// The box, which takes up free height above and below its words; and the lowest it may be.
pub(crate) fn glance(c: &mut Composer<'_>, glance: &Glance) -> (Body, Option<Body>) {
    let width = c.width - INSET * 2.0;
    let inner = if c.look.large() || c.width < mm(150.0) {
        compact(c, glance, width)
    } else {
        cells(c, glance, width)
    };
    let (fill, ink) = (c.look.palette.fill, c.look.palette.ink);
    let low = boxed(inner.clone(), inner.height + SNUG_PAD * 2.0, fill, ink);
    let least = inner.height + PAD * 2.0;
    let body = Body::growing(least, least + GIVE, move |height| boxed(inner, height, fill, ink));
    (body, Some(Body::Fixed(low)))
}

/// A tinted box of a height, or an outlined one where ink is saved.
fn boxed(inner: Frame, height: Pt, fill: Option<Color>, ink: Color) -> Frame {
    let mut frame = Frame::new(inner.width + INSET * 2.0, height);
    frame.decorate(match fill {
        Some(fill) => panel(frame.width, height, RADIUS, fill),
        None => outline(frame.width, height, RADIUS, ink, pt(0.75)),
    });
    frame.place(INSET, (height - inner.height) / 2.0, inner);
    frame
}

/// Four cells in a row, dividers between.
fn cells(c: &mut Composer<'_>, glance: &Glance, width: Pt) -> Frame {
    let needs = needs_cell(c, glance, width * 0.3 - DIVIDER);
    let count = glance.facts.len() as f32;
    // The last cell is as wide as its words need; the others share the rest.
    let need_width = (needs.width + DIVIDER).max(width / (count + 1.0) * 0.95);
    let share = (width - need_width) / count;
    let facts: Vec<Frame> = glance.facts.iter().map(|f| fact_cell(c, f, share - mm(9.0))).collect();
    let height = facts.iter().map(|f| f.height).fold(needs.height, Pt::max);
    let mut frame = Frame::new(width, height);
    let rule = c.look.palette.rule;
    let mut x = Pt::ZERO;
    for (index, fact) in facts.into_iter().enumerate() {
        if index > 0 {
            frame.decorate(line((x, Pt::ZERO), (x, height), rule, pt(0.75)));
        }
        let start = if index == 0 { x } else { x + DIVIDER };
        frame.place(start, (height - fact.height) / 2.0, fact);
        x += share;
    }
    frame.decorate(line((x, Pt::ZERO), (x, height), rule, pt(0.75)));
    frame.place(x + DIVIDER, (height - needs.height) / 2.0, needs);
    frame
}

/// An icon, the number over its words.
fn fact_cell(c: &mut Composer<'_>, fact: &GlanceFact, width: Pt) -> Frame {
    let side = c.look.sizes.icon * 1.5;
    let icon = c.icons.frame(fact.icon, side, c.look.palette.primary);
    let (number_style, word_style) = (c.look.glance(), c.look.fact());
    let text_width = width - side - mm(2.6);
    let mut words = Frame::new(text_width, Pt::ZERO);
    words.pieces.push(Piece::Open(Role::Paragraph, None));
    let phrase = &fact.phrase;
    if let Some(spoken) = &phrase.blank {
        words.stack(Pt::ZERO, super::dose::blank(c, spoken, &number_style));
    } else if !phrase.number.is_empty() {
        let number = c.type_.frame(&Text::plain(&phrase.number), &number_style, text_width);
        words.stack(Pt::ZERO, number.role(Role::Span));
    }
    let rest = join(&phrase.before, &phrase.after);
    if !rest.is_empty() {
        let gap = if words.height > Pt::ZERO { pt(6.0) } else { Pt::ZERO };
        let label = c.type_.frame(&Text::plain(rest), &word_style, text_width);
        words.stack(gap, label.role(Role::Span));
    }
    words.pieces.push(Piece::Close);
    if !fact.more.is_empty() {
        let more = super::dose::more(c, &fact.more, &word_style, Some((text_width, Align::Start)));
        words.stack(pt(6.0), more);
    }
    let height = words.height.max(side);
    let mut frame = Frame::new(width, height);
    frame.place(Pt::ZERO, (height - side) / 2.0, icon);
    let y = (height - words.height) / 2.0;
    frame.place(side + mm(2.6), y, words);
    frame
}

/// *You need* over a line for each thing.
fn needs_cell(c: &mut Composer<'_>, glance: &Glance, width: Pt) -> Frame {
    let style = c.look.label();
    let mut frame = c.label(&glance.need_label, &style, Role::Paragraph);
    for need in &glance.needs {
        let row = need_row(c, need, width);
        frame.stack(pt(10.5), row);
    }
    frame
}

fn need_row(c: &mut Composer<'_>, need: &Need, width: Pt) -> Frame {
    let style = c.look.fact();
    let Some(icon) = need.icon else {
        return c.label(&need.text, &style, Role::Paragraph);
    };
    let side = c.look.sizes.icon;
    let hang = side + mm(1.6);
    let set = c.type_.set(&need.text, &style, width - hang);
    let words_width = set.width();
    let words =
        set.frame(words_width, Align::Start).role_in(Role::Paragraph, need.text.language.clone());
    let mut frame = Frame::new(hang + words_width, words.height);
    frame.place(
        Pt::ZERO,
        (style.size * CAP - side) / 2.0,
        c.icons.frame(icon, side, c.look.palette.primary),
    );
    frame.place(hang, Pt::ZERO, words);
    frame
}

/// For large print and narrow sheets: phrases on lines, as many to a line as fit.
fn compact(c: &mut Composer<'_>, glance: &Glance, width: Pt) -> Frame {
    let gap = mm(7.0);
    let mut pieces = Vec::new();
    for phrase in
        glance.facts.iter().flat_map(|fact| std::iter::once(&fact.phrase).chain(&fact.more))
    {
        pieces.push(inline_fact(c, phrase, width));
    }
    let mut frame = wrapped(pieces, width, gap, mm(4.0));
    let label = c.label(&glance.need_label, &c.look.label(), Role::Paragraph);
    let mut needs = vec![label];
    for need in &glance.needs {
        needs.push(need_row(c, need, width));
    }
    frame.stack(mm(5.0), wrapped(needs, width, mm(6.0), mm(4.0)));
    frame
}

/// The number and its words on one baseline.
fn inline_fact(c: &mut Composer<'_>, phrase: &Phrase, width: Pt) -> Frame {
    let cell = super::dose::inline_phrase(c, phrase, &c.look.glance(), &c.look.fact());
    if cell.width <= width {
        return cell.role(Role::Paragraph);
    }
    let words = format!("{}{}{}", phrase.before, phrase.number, phrase.after);
    let style = c.look.fact();
    c.paragraph(&Text::plain(words), &style, width)
}

/// Widths that were added up in another order may differ by this much, in points.
const ROUNDING: f32 = 0.05;

/// Frames side by side, on as many lines as they need, standing on common baselines.
pub(crate) fn wrapped(frames: Vec<Frame>, width: Pt, gap: Pt, line_gap: Pt) -> Frame {
    let mut out = Frame::new(width, Pt::ZERO);
    let mut row: Vec<Frame> = Vec::new();
    let mut used = Pt::ZERO;
    let mut rows = Vec::new();
    for frame in frames {
        let needed = if row.is_empty() { frame.width } else { used + gap + frame.width };
        if needed.0 > width.0 + ROUNDING && !row.is_empty() {
            rows.push(std::mem::take(&mut row));
            used = frame.width;
        } else {
            used = needed;
        }
        row.push(frame);
    }
    rows.push(row);
    for (index, row) in rows.into_iter().enumerate() {
        let height = row.iter().map(|f| f.height).fold(Pt::ZERO, Pt::max);
        let mut line = Frame::new(width, height);
        let mut x = Pt::ZERO;
        for frame in row {
            let (w, h) = (frame.width, frame.height);
            line.place(x, height - h, frame);
            x += w + gap;
        }
        out.stack(if index == 0 { Pt::ZERO } else { line_gap }, line);
    }
    out
}

/// The words around a number as one phrase.
fn join(before: &str, after: &str) -> String {
    [before.trim(), after.trim()]
        .iter()
        .filter(|s| !s.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}
