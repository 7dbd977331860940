//! Exercises in compact rows: thumbnail, words, dose.

use super::card::{card, facts_fit_beside, header_with, notices, steps};
use super::dose::{Shape, strip, tower};
use super::figures::{Room, figures};
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, line};
use crate::layout::page::Role;
use crate::resolve::document::Exercise;
use crate::units::{Pt, mm, pt};

/// Width of the thumbnail column, and of a dose in a column of its own.
const THUMBNAIL: Pt = mm(44.0);
/// The same on sheets too narrow for three columns.
const NARROW_THUMBNAIL: Pt = mm(33.6);
/// Columns narrower than this have room for a thumbnail and words alone.
const NARROW: Pt = mm(150.0);
/// Height of a standing thumbnail.
const TALL: Pt = mm(36.0);
/// Height of a lying thumbnail.
const LYING: Pt = mm(24.0);
/// Thumbnails get no smaller than about this share of their size.
const LEAST_SHARE: f32 = 0.75;
/// Between columns.
const GUTTER: Pt = mm(5.0);
/// Between thumbnail and dose, one under the other.
const UNDER: Pt = mm(5.0);
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
    let mut blocks = Vec::new();
    for (index, (row, exercise)) in
        lowest(c, exercises, figures_at_all).into_iter().zip(exercises).enumerate()
    {
        if row.snug.height > room {
            // Too much to say for a row: a card, which may break over pages.
            c.look = page.clone();
            blocks.extend(card(c, exercise, AROUND * 2.0, room));
            c.look = page.list();
            continue;
        }
        let mut block = Block::new(AROUND * 2.0, row.natural.role(Role::Section))
            .snug(row.snug.role(Role::Section));
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
    natural: Frame,
    snug: Frame,
}

/// The room of a row's figures.
pub(crate) fn figure_room(c: &Composer<'_>) -> Room {
    let width = if c.width < NARROW { NARROW_THUMBNAIL } else { THUMBNAIL };
    Room { width, tall: TALL, lying: LYING }
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
        let thumbnail = if figures { figure_room(c).width } else { Pt::ZERO };
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
    let draw = |c: &mut Composer<'_>, dose| -> Vec<Frame> {
        let plan = Plan::new(c, exercises, figures, dose);
        exercises.iter().map(|exercise| row(c, exercise, plan)).collect()
    };
    let (dose, natural) = if c.width < NARROW {
        (Dose::Below, draw(c, Dose::Below))
    } else {
        let beside = draw(c, Dose::Beside);
        let under = if figures { draw(c, Dose::Under) } else { Vec::new() };
        let height = |rows: &[Frame]| rows.iter().map(|row| row.height).sum::<Pt>();
        match figures && height(&under) < height(&beside) {
            true => (Dose::Under, under),
            false => (Dose::Beside, beside),
        }
    };
    // The plan is the one of the natural look, or rows of one guide would differ.
    let plan = Plan::new(c, exercises, figures, dose);
    let outer = c.look.clone();
    c.look = outer.snug();
    let snug = exercises.iter().map(|exercise| row(c, exercise, plan)).collect::<Vec<_>>();
    c.look = outer;
    natural.into_iter().zip(snug).map(|(natural, snug)| Row { natural, snug }).collect()
}

/// Thumbnail, words, dose.
fn row(c: &mut Composer<'_>, exercise: &Exercise, plan: Plan) -> Frame {
    let Plan { thumbnail, dose, .. } = plan;
    let words = words(c, exercise, c.width - plan.start() - plan.end(), plan.facts_beside);
    let mut side = figures(c, &exercise.figures, figure_room(c));
    if dose == Dose::Under {
        let tower = tower(c, &exercise.dose, thumbnail);
        let room = words.height - UNDER - tower.height;
        if c.look.sizes.snug && side.height > room {
            side = lower_figures(c, exercise, room);
        }
        side.stack(if side.height > Pt::ZERO { UNDER } else { Pt::ZERO }, tower);
    }
    let mut frame = Frame::new(c.width, words.height.max(side.height));
    match dose {
        Dose::Beside => {
            let tower = tower(c, &exercise.dose, THUMBNAIL);
            frame.height = frame.height.max(tower.height);
            let middle = |part: &Frame| (frame.height - part.height) / 2.0;
            let (words_y, side_y, tower_y) = (middle(&words), middle(&side), middle(&tower));
            frame.place(plan.start(), words_y, words);
            frame.place(Pt::ZERO, side_y, side);
            frame.place(c.width - THUMBNAIL, tower_y, tower);
        }
        Dose::Under | Dose::Below => {
            frame.place(plan.start(), Pt::ZERO, words);
            frame.place(Pt::ZERO, Pt::ZERO, side);
        }
    }
    if dose == Dose::Below {
        let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
        frame.stack(mm(4.0), strip);
    }
    frame
}

/// Thumbnails that leave the dose under them its room, as far as they can still be read.
fn lower_figures(c: &mut Composer<'_>, exercise: &Exercise, height: Pt) -> Frame {
    let room = figure_room(c);
    let mut share = 1.0;
    loop {
        share *= 0.93;
        let room =
            Room { width: room.width * share, tall: room.tall * share, lying: room.lying * share };
        let set = figures(c, &exercise.figures, room);
        if set.height <= height || share < LEAST_SHARE {
            let mut frame = Frame::new(figure_room(c).width, set.height);
            frame.place((frame.width - set.width) / 2.0, Pt::ZERO, set);
            return frame;
        }
    }
}

/// Name and facts, steps, what to notice.
fn words(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, facts_beside: bool) -> Frame {
    let mut words = header_with(c, exercise, width, facts_beside);
    let steps = steps(c, exercise, width);
    words.stack(if facts_beside { mm(4.2) } else { mm(5.2) }, steps);
    for (gap, notice) in notices(c, exercise, width) {
        words.stack(gap - mm(0.6), notice);
    }
    words
}
