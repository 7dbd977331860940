//! Exercises in compact rows: thumbnail, words, dose.

use super::card::cards;
use super::column::Column;
use super::dose::{Shape, strip, tower};
use super::exercise_head::{facts_fit_beside, header_with};
use super::figures::{Room, figures};
use super::words::words;
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, line};
use crate::layout::page::Role;
use crate::resolve::document::Exercise;
use crate::units::{Pt, mm, pt};

/// Widths of the thumbnail column, with the dose under the thumbnails: the first that takes no
/// more pages than the last.
pub(crate) const THUMBNAILS: [Pt; 3] = [mm(62.0), mm(53.0), mm(44.0)];
/// The same beside a dose in a column of its own, and the width of that.
const THUMBNAIL: Pt = mm(44.0);
/// The same on sheets too narrow for three columns.
const NARROW_THUMBNAIL: Pt = mm(33.6);
/// Columns narrower than this have room for a thumbnail and words alone.
const NARROW: Pt = mm(150.0);
/// Height of a standing and of a lying thumbnail, of a column's width.
const TALL_SHARE: f32 = 0.82;
const LYING_SHARE: f32 = 0.55;
/// Height of the thumbnails of most rows, one under the other.
const USUAL_HIGH: Pt = mm(66.0);
/// Thumbnails get no smaller than about this share of their size.
const LEAST_SHARE: f32 = 0.75;
/// Between columns.
const GUTTER: Pt = mm(5.0);
/// Between thumbnail and dose, one under the other.
const UNDER: Pt = mm(5.0);
/// By how much that may grow.
const UNDER_GIVE: Pt = mm(6.0);
/// Between a row and a dose under everything.
const ABOVE_STRIP: Pt = mm(4.0);
/// By how much the gap between facts and steps may grow.
const HEAD_GIVE: Pt = mm(1.5);
/// Above and below a row, to the rules.
const AROUND: Pt = mm(4.6);

/// Where a row has its dose.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Dose {
    /// In a column after the words: best for a few short steps.
    Beside,
    /// Under the thumbnail, so that the words are half as wide again: best for many.
    Under,
    /// A strip under everything, on narrow sheets.
    Below,
}

/// Whether the sheet is too narrow for a column of doses.
pub(crate) fn is_narrow(c: &Composer<'_>) -> bool {
    c.width < NARROW
}

/// A row for each exercise, a rule between each two; cards where one has too much to say.
pub(crate) fn rows(
    c: &mut Composer<'_>,
    exercises: &[Exercise],
    figures_at_all: bool,
    per_page: Option<u8>,
    room: Pt,
) -> Vec<Block> {
    let page = c.look.clone();
    c.look = page.list();
    let mut blocks = Vec::new();
    for (index, row) in lowest(c, exercises, figures_at_all).into_iter().enumerate() {
        if row.snug.height() > if index == 0 { room } else { c.height } {
            // Too much to say for a row: all get cards, which may break over pages and look alike.
            c.look = page;
            return cards(c, exercises, room);
        }
        let mut block = Block::of(AROUND * 2.0, row.natural.body(Role::Section))
            .snug(row.snug.body(Role::Section));
        if index > 0 {
            let mut rule = Frame::new(c.width, Pt::ZERO);
            let color = c.look.palette.rule;
            rule.decorate(line((Pt::ZERO, Pt::ZERO), (c.width, Pt::ZERO), color, pt(0.75)));
            block = block.ruled(rule);
        }
        if per_page.is_some_and(|n| index > 0 && index % usize::from(n.max(1)) == 0) {
            block = block.fresh();
        }
        blocks.push(block);
    }
    c.look = page;
    blocks
}

/// A row as it should be, and with less space in it.
struct Row {
    natural: Column,
    snug: Column,
}

/// The room of a row's figures where the dose stands under them.
pub(crate) fn figure_room(c: &Composer<'_>) -> Room {
    let width = if is_narrow(c) { NARROW_THUMBNAIL } else { c.thumbnail };
    thumbnails(width, USUAL_HIGH)
}

fn thumbnails(width: Pt, high: Pt) -> Room {
    Room { width, tall: width * TALL_SHARE, lying: width * LYING_SHARE, high }
}

/// How all rows are arranged, so that the eye finds the same thing in the same place.
#[derive(Clone, Copy)]
struct Plan {
    /// Width of the thumbnail column; nothing when no exercise of the guide has a figure.
    thumbnail: Pt,
    dose: Dose,
    /// Facts at the far side of the names, rather than under them.
    facts_beside: bool,
}

impl Plan {
    fn new(c: &mut Composer<'_>, exercises: &[Exercise], figures: bool, dose: Dose) -> Plan {
        let thumbnail = match (figures, dose) {
            (false, _) => Pt::ZERO,
            (true, Dose::Beside) => THUMBNAIL,
            (true, Dose::Under | Dose::Below) => figure_room(c).width,
        };
        let mut plan = Plan { thumbnail, dose, facts_beside: false };
        let width = c.width - plan.start() - plan.end();
        plan.facts_beside = exercises.iter().all(|e| facts_fit_beside(c, e, width));
        plan
    }

    /// Where the words start.
    fn start(&self) -> Pt {
        if self.thumbnail > Pt::ZERO { self.thumbnail + GUTTER } else { Pt::ZERO }
    }

    /// What is kept free after the words.
    fn end(&self) -> Pt {
        if self.dose == Dose::Beside { THUMBNAIL + GUTTER } else { Pt::ZERO }
    }
}

/// All rows, the doses where they make the rows lowest.
fn lowest(c: &mut Composer<'_>, exercises: &[Exercise], figures: bool) -> Vec<Row> {
    let draw = |c: &mut Composer<'_>, dose| -> Vec<Column> {
        let plan = Plan::new(c, exercises, figures, dose);
        c.each(exercises, |c, exercise| row(c, exercise, plan))
    };
    let (dose, natural) = if is_narrow(c) {
        (Dose::Below, draw(c, Dose::Below))
    } else {
        let beside = draw(c, Dose::Beside);
        let under = if figures { draw(c, Dose::Under) } else { Vec::new() };
        let height = |rows: &[Column]| rows.iter().map(Column::height).sum::<Pt>();
        match figures && height(&under) < height(&beside) {
            true => (Dose::Under, under),
            false => (Dose::Beside, beside),
        }
    };
    c.thumbnail_counts |= dose == Dose::Under;
    // The plan is the one of the natural look, or rows of one guide would differ.
    let plan = Plan::new(c, exercises, figures, dose);
    let outer = c.look.clone();
    c.look = outer.snug();
    let snug = c.each(exercises, |c, exercise| row(c, exercise, plan));
    c.look = outer;
    natural.into_iter().zip(snug).map(|(natural, snug)| Row { natural, snug }).collect()
}

/// Thumbnail, words, dose.
fn row(c: &mut Composer<'_>, exercise: &Exercise, plan: Plan) -> Column {
    let words = column(c, exercise, c.width - plan.start() - plan.end(), plan.facts_beside);
    let mut row = Column::new(c.width);
    if plan.dose == Dose::Under {
        let side = over_dose(c, exercise, plan.thumbnail, words.height());
        row.beside(Pt::ZERO, Pt::ZERO, vec![(Pt::ZERO, side), (plan.start(), words)]);
        return row;
    }
    let side = figures(c, &exercise.figures, thumbnails(plan.thumbnail, USUAL_HIGH));
    if plan.dose == Dose::Below {
        row.beside(Pt::ZERO, Pt::ZERO, vec![(Pt::ZERO, side.into()), (plan.start(), words)]);
        let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
        row.push(ABOVE_STRIP, Pt::ZERO, strip);
        return row;
    }
    // Three columns share their middle.
    let (words, tower) = (words.natural(), tower(c, &exercise.dose, THUMBNAIL));
    let height = words.height.max(side.height).max(tower.height);
    let mut frame = Frame::new(c.width, height);
    for (x, part) in [(plan.start(), words), (Pt::ZERO, side), (c.width - THUMBNAIL, tower)] {
        frame.place(x, (height - part.height) / 2.0, part);
    }
    row.push(Pt::ZERO, Pt::ZERO, frame);
    row
}

/// Thumbnails with the dose under them, about as high as the words beside them.
fn over_dose(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, words: Pt) -> Column {
    let tower = tower(c, &exercise.dose, width);
    let room = words - UNDER - tower.height;
    let mut side = figures(c, &exercise.figures, thumbnails(width, room.max(USUAL_HIGH)));
    if c.look.sizes.snug && side.height > room {
        side = lower_figures(c, exercise, width, room);
    }
    let mut column = Column::new(width);
    if side.height > Pt::ZERO {
        column.push(Pt::ZERO, Pt::ZERO, side);
    }
    column.push(UNDER, UNDER_GIVE, tower);
    column
}

/// Thumbnails that leave the dose under them its room, as far as they can still be read.
fn lower_figures(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, height: Pt) -> Frame {
    let mut share = 1.0;
    loop {
        share *= 0.93;
        let high = height.max(USUAL_HIGH * share);
        let set = figures(c, &exercise.figures, thumbnails(width * share, high));
        if set.height <= height || share < LEAST_SHARE {
            let mut frame = Frame::new(width, set.height);
            frame.place((width - set.width) / 2.0, Pt::ZERO, set);
            return frame;
        }
    }
}

/// Name and facts, steps, what to notice.
fn column(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, facts_beside: bool) -> Column {
    let mut column = Column::from(header_with(c, exercise, width, facts_beside));
    let words = words(c, exercise, width);
    column.append(if facts_beside { mm(4.2) } else { mm(5.2) }, HEAD_GIVE, words);
    column
}
