//! An exercise card: badge, name, facts; figure beside text; dose strip.
//!
//! A card is built from parts so that one higher than a page can break between them, and so that
//! the other arrangements can use the same parts.

use super::column::Column;
use super::dose::{Shape, strip, tower, tower_width};
use super::exercise_head::header;
use super::figures::{Room, figures, lying};
use super::words::{notices, numbers, steps, words};
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::layout::frame::Frame;
use crate::layout::look::Look;
use crate::layout::page::Role;
use crate::resolve::document::Exercise;
use crate::units::{Pt, mm};

/// Figure column of a card on a full-width sheet.
const FIGURE_COLUMN: Pt = mm(70.0);
/// The same where figures get larger with it and words leave them the width.
const WIDER_COLUMN: Pt = mm(79.0);
/// Figures that would get larger by less than this share stay in the usual column.
const WORTH_WIDTH: f32 = 1.04;
/// The same where words need more of the width.
const NARROWER_COLUMNS: [Pt; 2] = [mm(64.0), mm(58.0)];
/// Columns of figures that the cards of a guide may share: at least and at most this share of the
/// mean of those they would have alone, so that neither figures nor words lose much.
const COMMON_COLUMNS: [Pt; 4] =
    [WIDER_COLUMN, FIGURE_COLUMN, NARROWER_COLUMNS[0], NARROWER_COLUMNS[1]];
const LEAST_OF_OWN: f32 = 0.9;
const MOST_OF_OWN: f32 = 1.15;
/// What it costs to break a card amid its steps, and after them (see [`Block::clings`]).
const AMID_STEPS: f64 = 0.9;
const AFTER_STEPS: f64 = 0.1;
/// More figures than this stand in a row across the card.
const MOST_BESIDE: usize = 2;
/// Between figure and text.
const GUTTER: Pt = mm(7.0);
/// A card without a figure has two columns on sheets at least this wide.
const TWO_COLUMNS: Pt = mm(150.0);
/// The least text column beside a figure, in ems of the body: about 30 characters.
const LEAST_COLUMN: f32 = 15.0;
/// Height of a standing figure beside its words.
const LEAST_TALL: Pt = mm(41.0);
const MOST_TALL: Pt = mm(64.0);
/// Height of a lying one.
const MOST_LYING: Pt = mm(43.0);
/// The least width of figures beside a dose, and the least height of a standing one there.
const LEAST_BESIDE_DOSE: Pt = mm(70.0);
const LEAST_BESIDE_TALL: Pt = mm(30.0);
/// How much more of the page figures must fill for the sake of which space gives way.
const WORTH_SPACE: f64 = 1.15;
/// How much lower figures get from try to try.
const SMALLER: f32 = 0.92;
/// What a one-line caption takes below a figure.
const CAPTION_ROOM: Pt = mm(6.5);
/// Height of lying figures over the full width, as a share of standing ones.
const LYING_SHARE: f32 = 0.7;
/// What a heading over a group of cards takes of a page.
const HEADING: Pt = mm(20.0);
/// Between cards, at least.
const BETWEEN_CARDS: Pt = mm(6.5);
/// From the top of a figure to the words beside it.
const WORDS_TOP: Pt = mm(1.2);
/// Figures one under the other may always be this high together, however few the words beside them.
const LEAST_HIGH: Pt = mm(76.0);
/// Height of the words beside the figures of most cards.
const USUAL_HIGH: Pt = mm(84.0);
/// By how much the gaps around figures and dose may grow in a card over the full width.
const GIVE: Pt = mm(3.0);
/// Above and below a card's body.
const AROUND_BODY: Pt = mm(4.0);

/// A card for each exercise; the first has no more than `room`, beside its group's heading.
pub(crate) fn cards(c: &mut Composer<'_>, exercises: &[Exercise], room: Pt) -> Vec<Block> {
    let numbered: Vec<_> = exercises.iter().enumerate().collect();
    let cards = c.each(&numbered, |c, (index, exercise)| {
        let room = if *index == 0 { room } else { c.height };
        card_and_column(c, exercise, BETWEEN_CARDS, room)
    });
    let (cards, columns): (Vec<_>, Vec<_>) = cards.into_iter().unzip();
    c.figure_columns.extend(columns.into_iter().flatten());
    cards.into_iter().flatten().collect()
}

/// Figure columns that all cards of a guide might share, the widest first, given those that each
/// would have alone.
pub(crate) fn common_columns(own: &[Pt]) -> Vec<Pt> {
    if own.len() < 2 {
        return Vec::new();
    }
    let mean = own.iter().copied().sum::<Pt>() / own.len() as f32;
    let near = |column: &Pt| *column >= mean * LEAST_OF_OWN && *column <= mean * MOST_OF_OWN;
    COMMON_COLUMNS.into_iter().filter(near).collect()
}

/// A card as blocks of the flow: one when it fits `room`, if need be with less space and smaller
/// figures; otherwise its parts.
pub(crate) fn card(c: &mut Composer<'_>, exercise: &Exercise, gap: Pt, room: Pt) -> Vec<Block> {
    card_and_column(c, exercise, gap, room).0
}

/// The same, and how wide its column of figures is where it has one.
fn card_and_column(
    c: &mut Composer<'_>,
    exercise: &Exercise,
    gap: Pt,
    room: Pt,
) -> (Vec<Block>, Option<Pt>) {
    if !stands_beside(c, exercise) {
        return (under_figure(c, exercise, gap, room), None);
    }
    let Beside { natural, snug, column } = beside_figure(c, exercise);
    let blocks = if natural.height() <= room {
        vec![Block::of(gap, natural.body(Role::Section)).snug(snug.body(Role::Section))]
    } else if snug.height() <= room {
        vec![Block::of(gap, snug.body(Role::Section))]
    } else {
        return (parts(c, exercise, gap), None);
    };
    (blocks, Some(column))
}

/// The card with its words under its figures.
fn under_figure(c: &mut Composer<'_>, exercise: &Exercise, gap: Pt, room: Pt) -> Vec<Block> {
    let mut tall = tallest(c);
    let (easy, least) = if c.look.large() { (mm(64.0), mm(28.0)) } else { (mm(40.0), mm(23.0)) };
    let outer = c.look.clone();
    loop {
        // Space between lines gives way before a figure gets low.
        c.look = if tall < easy { outer.snug() } else { outer.clone() };
        let column = whole(c, exercise, tall);
        c.look = outer.clone();
        if column.height() <= room {
            return vec![Block::of(gap, column.body(Role::Section))];
        }
        let last = exercise.figures.is_empty() || tall * SMALLER < least;
        let now_low = tall >= easy && tall * SMALLER < easy;
        // Lying figures are larger over the full width.
        if (last || now_low && !lying(&exercise.figures))
            && let Some(column) = beside_dose(c, exercise, room)
        {
            return vec![Block::of(gap, column.body(Role::Section))];
        }
        if last {
            return parts(c, exercise, gap);
        }
        tall = tall * SMALLER;
    }
}

/// The whole card as one column; figures over its full width stand at most `tall`.
fn whole(c: &mut Composer<'_>, exercise: &Exercise, tall: Pt) -> Column {
    let mut column = Column::from(header(c, exercise, c.width));
    let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
    if exercise.figures.is_empty() && !c.look.large() && c.width >= TWO_COLUMNS {
        column.push(AROUND_BODY + mm(0.6), Pt::ZERO, without_figure(c, exercise));
        column.push(AROUND_BODY + mm(0.8), Pt::ZERO, strip);
        return column;
    }
    if let Some(figures) = wide_figures(c, exercise, tall) {
        column.push(AROUND_BODY + mm(1.0), GIVE, figures);
    }
    let words = words(c, exercise, c.width);
    if c.look.large() {
        // Large print tells the dose before the steps: it must not be over the page.
        column.push(mm(6.0), GIVE, strip);
        column.append(mm(7.5), GIVE, words);
    } else {
        column.append(AROUND_BODY + mm(2.0), GIVE, words);
        column.push(AROUND_BODY + mm(0.8), Pt::ZERO, strip);
    }
    column
}

/// The card with figures beside the dose instead of over it: for large print that lacks height.
/// Figures are as large as the room lets them be; nothing when even small ones are too high.
fn beside_dose(c: &mut Composer<'_>, exercise: &Exercise, room: Pt) -> Option<Column> {
    let few = (1..=MOST_BESIDE).contains(&exercise.figures.len());
    if !c.look.large() || !few || exercise.dose.is_empty() {
        return None;
    }
    let easy = largest_beside_dose(c, exercise, room);
    let outer = c.look.clone();
    c.look = outer.snug();
    let snug = largest_beside_dose(c, exercise, room);
    c.look = outer;
    // Space gives way only for figures that get clearly larger.
    match (easy, snug) {
        (Some((easy, size)), Some((_, larger))) if larger <= size * WORTH_SPACE => Some(easy),
        (easy, snug) => snug.or(easy).map(|(column, _)| column),
    }
}

/// The same in the look that is set, and the area of its figures.
fn largest_beside_dose(
    c: &mut Composer<'_>,
    exercise: &Exercise,
    room: Pt,
) -> Option<(Column, f64)> {
    let width = tower_width(c, &exercise.dose, c.look.body().size * LEAST_COLUMN);
    let beside = c.width - width - GUTTER;
    if beside < LEAST_BESIDE_DOSE {
        return None;
    }
    let head = header(c, exercise, c.width);
    let dose = tower(c, &exercise.dose, width);
    let words = words(c, exercise, c.width);
    let left = room - head.height - words.height() - AROUND_BODY - mm(1.0) - mm(7.5);
    let mut tall = tallest(c);
    while tall >= LEAST_BESIDE_TALL && dose.height <= left {
        let high = tall.max(dose.height);
        let room = Room { width: beside, tall, lying: tall * LYING_SHARE, high };
        let figures = figures(c, &exercise.figures, room);
        if figures.height <= left {
            let size = figures.pictured();
            let mut whole = Column::from(head);
            let parts =
                vec![(Pt::ZERO, Column::from(figures)), (beside + GUTTER, Column::from(dose))];
            whole.beside(AROUND_BODY + mm(1.0), GIVE, parts);
            whole.append(mm(7.5), GIVE, words);
            return Some((whole, size));
        }
        tall = tall * SMALLER;
    }
    None
}

/// Whether figures stand beside the words rather than over them.
fn stands_beside(c: &Composer<'_>, exercise: &Exercise) -> bool {
    let column = c.width - FIGURE_COLUMN - GUTTER;
    !c.look.large()
        && (1..=MOST_BESIDE).contains(&exercise.figures.len())
        && column >= c.look.body().size * LEAST_COLUMN
}

/// The room of a card's figures, when nothing else on the page limits it.
pub(crate) fn figure_room(c: &Composer<'_>, exercise: &Exercise) -> Room {
    if stands_beside(c, exercise) {
        Room { width: FIGURE_COLUMN, tall: MOST_TALL, lying: MOST_LYING, high: USUAL_HIGH }
    } else {
        wide_room(c, tallest(c))
    }
}

/// Figures at the start, words at the end, tops aligned.
fn with_figure_column(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Column {
    let mut said = Column::from(Frame::new(c.width - width - GUTTER, WORDS_TOP));
    let words = words(c, exercise, said.width);
    said.append(Pt::ZERO, Pt::ZERO, words);
    // A figure as high as the words beside it, within what still reads well.
    let tall = (said.height() - CAPTION_ROOM).max(LEAST_TALL).min(MOST_TALL);
    let room = Room { width, tall, lying: MOST_LYING, high: said.height().max(LEAST_HIGH) };
    let figures = Column::from(figures(c, &exercise.figures, room));
    let mut column = Column::from(header(c, exercise, c.width));
    column.beside(AROUND_BODY, Pt::ZERO, vec![(Pt::ZERO, figures), (width + GUTTER, said)]);
    let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
    column.push(AROUND_BODY, Pt::ZERO, strip);
    column
}

/// A card with its figure beside the words, the same with less space in it, and the mean width of
/// the columns that figures have in both.
struct Beside {
    natural: Column,
    snug: Column,
    column: Pt,
}

/// The card with its figure in the column that all cards share, or else in its own: when it is a
/// little too high for two to share a page, the words get more width.
fn beside_figure(c: &mut Composer<'_>, exercise: &Exercise) -> Beside {
    let half = (c.height - BETWEEN_CARDS) / 2.0;
    let (natural, column) = match c.figure_column {
        Some(column) => (with_figure_column(c, exercise, column), Some(column)),
        None => own_column(c, exercise, half),
    };
    let outer = c.look.clone();
    c.look = outer.snug();
    let (snug, snug_column) = match c.figure_column {
        Some(column) => (with_figure_column(c, exercise, column), column),
        None => within(c, exercise, half - HEADING / 2.0),
    };
    c.look = outer;
    let column = column.map_or(snug_column, |column| (column + snug_column) / 2.0);
    Beside { natural, snug, column }
}

/// The card with the widest figure of use that keeps it within a height, and the width of that; the
/// usual one when none does.
fn own_column(c: &mut Composer<'_>, exercise: &Exercise, height: Pt) -> (Column, Option<Pt>) {
    if gains_by_width(c, exercise) {
        let wider = with_figure_column(c, exercise, WIDER_COLUMN);
        if wider.height() <= height {
            return (wider, Some(WIDER_COLUMN));
        }
    }
    let (card, column) = within(c, exercise, height);
    if card.height() <= height {
        return (card, Some(column));
    }
    (with_figure_column(c, exercise, FIGURE_COLUMN), None)
}

/// Whether a wider column makes the figures clearly larger. Those that are not to scale fill any.
fn gains_by_width(c: &mut Composer<'_>, exercise: &Exercise) -> bool {
    let usual = figure_room(c, exercise);
    let most = c.most_scale;
    let mut scale = |room| super::figures::scale(c, &exercise.figures, room).map(|s| s.min(most));
    match (scale(usual), scale(Room { width: WIDER_COLUMN, ..usual })) {
        (Some(usual), Some(wider)) => wider > usual * WORTH_WIDTH,
        _ => true,
    }
}

/// The card with the widest figure that keeps it within a height, the narrowest when none does;
/// and the width of that.
fn within(c: &mut Composer<'_>, exercise: &Exercise, height: Pt) -> (Column, Pt) {
    let mut best = (with_figure_column(c, exercise, FIGURE_COLUMN), FIGURE_COLUMN);
    for width in NARROWER_COLUMNS {
        if best.0.height() <= height {
            break;
        }
        best = (with_figure_column(c, exercise, width), width);
    }
    best
}

/// Without a figure: steps at the start, what to notice at the end.
fn without_figure(c: &mut Composer<'_>, exercise: &Exercise) -> Frame {
    let width = (c.width - GUTTER) / 2.0;
    let steps = steps(c, exercise, width).natural();
    let mut noticing = Frame::new(width, Pt::ZERO);
    for (index, (gap, notice)) in notices(c, exercise, width).into_iter().enumerate() {
        noticing.stack(if index == 0 { Pt::ZERO } else { gap }, notice);
    }
    let mut frame = Frame::new(c.width, steps.height.max(noticing.height));
    frame.place(Pt::ZERO, Pt::ZERO, steps);
    frame.place(width + GUTTER, Pt::ZERO, noticing);
    frame
}

/// Figures over the full width, for large print and narrow sheets.
fn wide_figures(c: &mut Composer<'_>, exercise: &Exercise, tall: Pt) -> Option<Frame> {
    if exercise.figures.is_empty() {
        return None;
    }
    let room = wide_room(c, tall);
    Some(figures(c, &exercise.figures, room))
}

fn wide_room(c: &Composer<'_>, tall: Pt) -> Room {
    let tall = tall.min(c.height * 0.36);
    Room { width: c.width, tall, lying: tall * LYING_SHARE, high: tall + CAPTION_ROOM }
}

/// Height of a standing figure over the full width, unless the page lacks room for it.
fn tallest(c: &Composer<'_>) -> Pt {
    if c.look.large() { mm(87.0) } else { mm(56.0) }
}

/// A card too high for a page, in parts that break well: what to do, then what to notice under
/// the exercise's name once more, so that no caution stands on a page without its exercise.
fn parts(c: &mut Composer<'_>, exercise: &Exercise, gap: Pt) -> Vec<Block> {
    let mut top = header(c, exercise, c.width);
    let tall = if c.look.large() { mm(70.0) } else { mm(48.0) };
    if let Some(figures) = wide_figures(c, exercise, tall) {
        top.stack(AROUND_BODY + mm(1.0), figures);
    }
    let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
    top.stack(mm(6.0), strip);
    let body = c.look.body();
    let between = Look::between_lines(&body) + c.look.sizes.between_steps;
    let mark = numbers(c, exercise.steps.len());
    let continued = c.paragraph(&exercise.continued, &c.look.label(), c.width);
    let mut blocks = vec![Block::new(gap, top.role(Role::Section)).keep()];
    let last = exercise.steps.len().saturating_sub(1);
    for (index, step) in exercise.steps.iter().enumerate() {
        let item = c.list_item(index, step, &body, c.width, &mark);
        let gap = if index == 0 { mm(7.0) } else { between };
        let block = Block::new(gap, item.role(Role::List { numbered: true })).tight();
        let block = block.reminder(continued.clone(), mm(5.0)).clings(AMID_STEPS);
        // Neither the first nor the last step stands alone.
        let keep = index == 0 || index + 1 == last;
        blocks.push(if keep && index != last { block.keep() } else { block });
    }
    let mut noticing = Frame::new(c.width, Pt::ZERO);
    for (gap, frame) in notices(c, exercise, c.width) {
        noticing.stack(if noticing.height > Pt::ZERO { gap } else { Pt::ZERO }, frame);
    }
    if noticing.height > Pt::ZERO {
        let block = Block::new(mm(8.0), noticing.role(Role::Section)).tight();
        blocks.push(block.reminder(continued, mm(5.0)).clings(AFTER_STEPS));
    }
    blocks
}
