//! Exercises in compact rows: thumbnail, words, dose.

use super::card::{card, notices, steps, title};
use super::dose::{Shape, TOWER_WIDTH, strip, tower};
use super::figures::{Room, figures};
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, line};
use crate::layout::page::Role;
use crate::resolve::document::Exercise;
use crate::units::{Pt, mm, pt};

/// Width of the thumbnail column.
const THUMBNAIL: Pt = mm(42.0);
/// Height of a standing thumbnail.
const TALL: Pt = mm(34.0);
/// Height of a lying thumbnail.
const LYING: Pt = mm(24.0);
/// Between columns.
const GUTTER: Pt = mm(5.0);
/// Above and below a row, to the rules.
const AROUND: Pt = mm(4.6);

/// A row for each exercise, a rule between each two.
pub(crate) fn rows(
    c: &mut Composer<'_>,
    exercises: &[Exercise],
    figures_at_all: bool,
    per_page: Option<u8>,
    room: Pt,
) -> Vec<Block> {
    let page = c.look.clone();
    c.look = page.list();
    let half = (c.height - AROUND * 2.0) / 2.0;
    let mut blocks = Vec::new();
    for (index, exercise) in exercises.iter().enumerate() {
        let mut row = row(c, exercise, figures_at_all);
        if row.height > half {
            // Only just too high for two to share a page: less space before less company.
            c.look = c.look.snug();
            let snug = self::row(c, exercise, figures_at_all);
            c.look = page.list();
            if snug.height <= half {
                row = snug;
            }
        }
        if row.height + AROUND > room {
            // Too much to say for a row: a card, which may break over pages.
            c.look = page.clone();
            blocks.extend(card(c, exercise, AROUND, room));
            c.look = page.list();
            continue;
        }
        let last = index + 1 == exercises.len();
        let mut row = Block::new(AROUND, row.role(Role::Section));
        if per_page.is_some_and(|n| index > 0 && index % usize::from(n.max(1)) == 0) {
            row = row.fresh();
        }
        if last {
            blocks.push(row);
            continue;
        }
        // The rule stays with the row above it: no page begins with one.
        blocks.push(row.keep());
        let mut rule = Frame::new(c.width, Pt::ZERO);
        let color = c.look.palette.rule;
        rule.decorate(line((Pt::ZERO, Pt::ZERO), (c.width, Pt::ZERO), color, pt(0.75)));
        blocks.push(Block::new(AROUND, rule));
    }
    c.look = page;
    blocks
}

/// Thumbnail, words, dose; the thumbnail column is kept when any exercise of the guide has one.
fn row(c: &mut Composer<'_>, exercise: &Exercise, figures_at_all: bool) -> Frame {
    let narrow = c.width < mm(150.0);
    let thumbnail =
        if figures_at_all { if narrow { THUMBNAIL * 0.8 } else { THUMBNAIL } } else { Pt::ZERO };
    let start = if thumbnail > Pt::ZERO { thumbnail + GUTTER } else { Pt::ZERO };
    let dose_width = if narrow { Pt::ZERO } else { TOWER_WIDTH };
    let end = if narrow { Pt::ZERO } else { dose_width + GUTTER };
    let width = c.width - start - end;

    let mut words = title(c, exercise, width, mm(2.6));
    let steps = steps(c, exercise, width);
    words.stack(mm(4.2), steps);
    for (index, (_, notice)) in notices(c, exercise, width).into_iter().enumerate() {
        let gap =
            if index == 0 { c.look.sizes.before_notices } else { c.look.sizes.between_notices };
        words.stack(gap - mm(0.6), notice);
    }

    let figure = (thumbnail > Pt::ZERO && !exercise.figures.is_empty()).then(|| {
        let room = Room { width: thumbnail, tall: TALL, lying: LYING };
        figures(c, &exercise.figures, room)
    });
    let dose = (!narrow).then(|| tower(c, &exercise.dose, dose_width));

    let height =
        [Some(words.height), figure.as_ref().map(|f| f.height), dose.as_ref().map(|f| f.height)]
            .into_iter()
            .flatten()
            .fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(c.width, height);
    let y = (height - words.height) / 2.0;
    frame.place(start, y, words);
    if let Some(figure) = figure {
        let y = (height - figure.height) / 2.0;
        frame.place(Pt::ZERO, y, figure);
    }
    if let Some(dose) = dose {
        let y = (height - dose.height) / 2.0;
        frame.place(c.width - dose_width, y, dose);
    } else {
        let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
        frame.stack(mm(4.0), strip);
    }
    frame
}
