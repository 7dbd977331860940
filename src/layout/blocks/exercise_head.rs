//! The head of an exercise: badge, name and facts; and the heading over a group of exercises.

use crate::layout::composer::Composer;
use crate::layout::frame::{Frame, Piece, circle, line};
use crate::layout::page::Role;
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Exercise, Text};
use crate::units::{Pt, mm, pt};

/// Between badge and name.
const AFTER_BADGE: Pt = mm(3.0);

/// Badge and name on one centre line, with a bookmark to them.
pub(crate) fn title(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, gap: Pt) -> Frame {
    let badge = badge(c, exercise.number, c.look.sizes.badge);
    let start = badge.width + gap;
    let style = c.look.name();
    let name = c.heading(&exercise.name, &style, width - start, 3);
    let height = badge.height.max(name.height);
    let mut frame = Frame::new(width, height);
    frame.pieces.push(Piece::Bookmark(exercise.name.to_plain(), 2));
    let y = (height - badge.height) / 2.0;
    frame.place(Pt::ZERO, y, badge);
    let y = (height - name.height) / 2.0;
    frame.place(start, y, name);
    frame
}

/// Badge, name and facts; facts move under the name where they do not fit beside it, or beside that
/// of another page for one exercise.
pub(crate) fn header(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    let beside = c.facts_beside && facts_fit_beside(c, exercise, width);
    header_with(c, exercise, width, beside)
}

/// Whether name and facts have room on one line. Large print never has.
pub(crate) fn facts_fit_beside(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> bool {
    let start = c.look.sizes.badge + AFTER_BADGE;
    let style = c.look.name();
    let name = c.type_.label(&exercise.name, &style).width;
    let facts = facts(c, exercise, width).width;
    !c.look.large() && start + name + mm(6.0) + facts <= width
}

/// Badge and name with the facts at the far side or under them.
pub(crate) fn header_with(
    c: &mut Composer<'_>,
    exercise: &Exercise,
    width: Pt,
    beside: bool,
) -> Frame {
    let facts = facts(c, exercise, width);
    let mut frame = title(c, exercise, width, AFTER_BADGE);
    if beside {
        let y = (frame.height - facts.height) / 2.0;
        frame.place(width - facts.width, y, facts);
    } else {
        let under = if c.look.large() { mm(5.5) } else { mm(3.2) };
        frame.stack(under, facts);
    }
    frame
}

/// The exercise's number in a disc; a ring where ink is saved.
pub(crate) fn badge(c: &mut Composer<'_>, number: u16, side: Pt) -> Frame {
    let palette = c.look.palette.clone();
    let saver = palette.fill.is_none();
    let size = c.look.sizes.badge_number * (side / c.look.sizes.badge);
    // Three digits still fit the disc.
    let size = if number > 99 { size * 0.72 } else { size };
    let color = if saver { palette.ink } else { palette.on_primary };
    let style = Style { size: pt(size), weight: 800.0, color, ..c.look.body() };
    let words = c.label(&Text::plain(number.to_string()), &style, Role::Paragraph);
    let mut frame = Frame { rigid: true, ..Frame::new(side, side) };
    let center = (side / 2.0, side / 2.0);
    frame.decorate(if saver {
        circle(center, side / 2.0 - pt(0.75), None, Some((palette.ink, pt(1.5))))
    } else {
        circle(center, side / 2.0, Some(palette.primary), None)
    });
    let y = (side - words.height) / 2.0;
    frame.place((side - words.width) / 2.0, y, words);
    frame
}

/// Position, equipment and level, wrapped within a width.
pub(crate) fn facts(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    let style = c.look.fact();
    let side = c.look.sizes.icon;
    let primary = c.look.palette.primary;
    let mut pieces = Vec::new();
    for fact in &exercise.facts {
        let icon = c.icons.frame(fact.icon, side, primary);
        let words = c.label(&fact.text, &style, Role::Paragraph);
        pieces.push(beside(icon, mm(1.4), words));
    }
    let (level, word) = &exercise.level;
    let words = c.label(word, &style, Role::Paragraph);
    pieces.push(beside(pips(c, *level), mm(1.6), words));
    let gap = if c.look.large() { mm(7.0) } else { mm(4.6) };
    let natural: Pt = pieces.iter().map(|f| f.width).sum::<Pt>() + gap * (pieces.len() - 1) as f32;
    let line_gap = style.size * 0.75;
    super::glance::wrapped(pieces, natural.min(width), gap, line_gap)
}

/// A sign centred on the capitals of the words after it.
fn beside(sign: Frame, gap: Pt, words: Frame) -> Frame {
    let mut frame = Frame::new(sign.width + gap + words.width, words.height);
    let y = (words.height - sign.height) / 2.0;
    let x = sign.width + gap;
    frame.place(Pt::ZERO, y, sign);
    frame.place(x, Pt::ZERO, words);
    frame
}

/// Three dots, filled up to the level. The word beside them says the same.
fn pips(c: &Composer<'_>, level: u8) -> Frame {
    let radius = pt(c.look.sizes.fact * 0.2);
    let pitch = radius * 2.9;
    let mut frame = Frame::new(pitch * 2.0 + radius * 2.0, radius * 2.0);
    let color = c.look.palette.primary;
    for index in 0..3u8 {
        let center = (radius + pitch * f32::from(index), radius);
        let fill = (index < level).then_some(color);
        frame.decorate(circle(center, radius, fill, Some((color, pt(0.9)))));
    }
    frame
}

/// The heading over a group of exercises, with the legend beside it when there is room.
pub(crate) fn group_heading(c: &mut Composer<'_>, heading: &Text, legend: Option<&Text>) -> Frame {
    let style = c.look.section();
    let mut frame = c.heading(heading, &style, c.width, 2);
    frame.pieces.insert(0, Piece::Bookmark(heading.to_plain(), 1));
    if let Some(legend) = legend {
        let used = c.type_.set(heading, &style, c.width).width();
        let hint = c.look.hint();
        let x = used + mm(3.0);
        let set = c.type_.set(legend, &hint, (c.width - x).max(mm(20.0)));
        if set.len() == 1 && frame.height.0 < style.size.0 && x + set.width() <= c.width {
            let words = set.frame(c.width - x, Align::Start);
            let y = frame.height - words.height;
            let words = words.role_in(Role::Paragraph, legend.language.clone());
            frame.place(x, y, words);
        } else {
            let words = c.paragraph(legend, &hint, c.width);
            frame.stack(mm(3.4), words);
        }
    }
    let y = frame.height + mm(3.4);
    let rule = c.look.palette.rule;
    frame.decorate(line((Pt::ZERO, y), (c.width, y), rule, pt(0.75)));
    frame.height = y;
    frame
}
