//! A page for one exercise: the figure across the page, then dose, steps and what to notice.

use super::dose::{Shape, strip};
use super::exercise_head::{facts_fit_beside, header};
use super::figures::{Room, figures};
use super::words::{notices, steps};
use crate::layout::composer::Composer;
use crate::layout::flow::{Block, Body};
use crate::layout::frame::{Frame, line};
use crate::layout::look::Look;
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Document, Exercise, Icon, Text};
use crate::units::{Pt, mm, pt};

/// Height of the figure when there is room.
const FIGURE: Pt = mm(106.0);
/// The least figure worth a page of its own.
const LEAST_FIGURE: Pt = mm(36.0);
/// Width of the side column.
const SIDE: Pt = mm(71.0);
/// Between the columns.
const GUTTER: Pt = mm(9.0);
/// Between ruled lines to write on.
const RULED: Pt = mm(10.0);

/// Ruled lines below an exercise, and the same where it has no figure to fill its page.
const MOST_LINES: f32 = 3.0;
const MOST_LINES_ALONE: f32 = 10.0;
/// Gaps where room is short, and at their tightest.
const TIGHTER: f32 = 0.7;
const TIGHTEST: f32 = 0.5;
/// Shares of its room that an exercise may take where what follows has none otherwise.
const LOWER: [f32; 4] = [0.9, 0.8, 0.7, 0.62];
/// The same for the only exercise of a guide.
const HIGHER: [f32; 9] = [1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6];

/// Whether every exercise of a guide has room for its facts beside its name, on a page of its own.
pub(crate) fn facts_beside(c: &mut Composer<'_>, document: &Document) -> bool {
    let outer = c.look.clone();
    c.look = outer.roomy();
    let width = c.width;
    let beside = document.exercises().all(|exercise| facts_fit_beside(c, exercise, width));
    c.look = outer;
    beside
}

/// An exercise as one block; broken as a card when it cannot fit `room`. The last of its group
/// makes room for what closes the guide.
pub(crate) fn page(c: &mut Composer<'_>, exercise: &Exercise, room: Pt, last: bool) -> Vec<Block> {
    let outer = c.look.clone();
    c.look = outer.roomy();
    // Tighter gaps before a smaller arrangement.
    let mut tries = [1.0, TIGHTER, TIGHTEST].into_iter();
    let page = tries.find_map(|ease| whole(c, exercise, room, ease)).map(|mut frame| {
        notes(c, exercise, &mut frame, room);
        Block::new(mm(8.0), frame.role(Role::Section))
    });
    let blocks = match page {
        Some(page) if last => {
            let lower = lower(c, exercise, room, &outer);
            vec![lower.into_iter().fold(page, Block::snug)]
        }
        Some(page) => vec![page],
        None => super::card::card(c, exercise, mm(8.0), room),
    };
    c.look = outer;
    blocks
}

/// The exercise without lines to write on, its figure as large as the height lets it be: tighter
/// gaps first, then smaller figures, then type of the usual size.
fn lower(c: &mut Composer<'_>, exercise: &Exercise, room: Pt, usual: &Look) -> Option<Body> {
    let frames = sizes(c, exercise, room, usual, (&LOWER, TIGHTEST));
    let least = frames.last()?.height;
    let most = frames.first()?.height;
    Some(Body::growing(least, most, move |height| {
        let fits = frames.iter().position(|frame| frame.height <= height + pt(0.01));
        let mut frames = frames;
        frames.swap_remove(fits.unwrap_or(frames.len() - 1))
    }))
}

/// The only exercise of a guide: as it is, or as a page of its own shows it where its page has the
/// height for that.
pub(crate) fn enlarged(c: &mut Composer<'_>, exercise: &Exercise, own: Body, room: Pt) -> Body {
    let usual = c.look.clone();
    let beside = super::card::figure_room(c, exercise);
    let pictured = figures(c, &exercise.figures, beside).pictured();
    c.look = usual.roomy();
    let mut frames = sizes(c, exercise, room, &usual, (&HIGHER, TIGHTER));
    c.look = usual;
    let (least, own_most) = (own.height(), own.height() + own.growth());
    frames.retain(|frame| frame.height > own_most && frame.pictured() > pictured);
    let most = frames.first().map_or(own_most, |frame| frame.height);
    Body::growing(least, most, move |height| {
        match frames.into_iter().find(|frame| frame.height <= height + pt(0.01)) {
            Some(frame) => frame,
            None => own.draw(height),
        }
    })
}

/// The exercise at these shares of its room, in the usual type where its own is too large.
fn sizes(
    c: &mut Composer<'_>,
    exercise: &Exercise,
    room: Pt,
    usual: &Look,
    (shares, ease): (&[f32], f32),
) -> Vec<Frame> {
    let roomy = c.look.clone();
    let mut frames: Vec<Frame> = Vec::new();
    for share in shares {
        for look in [&roomy, usual] {
            c.look = look.clone();
            if let Some(frame) = whole(c, exercise, room * *share, ease) {
                frames.push(frame.role(Role::Section));
                break;
            }
        }
    }
    c.look = roomy;
    frames
}

fn whole(c: &mut Composer<'_>, exercise: &Exercise, room: Pt, ease: f32) -> Option<Frame> {
    let (near, far) = (mm(9.0) * ease, mm(13.0) * ease);
    let mut frame = header(c, exercise, c.width);
    let dose = strip(c, &exercise.dose, c.width, Shape::Strip);
    let columns = columns(c, exercise);
    let below = near + dose.height + far + columns.height;
    if !exercise.figures.is_empty() {
        let free = room - frame.height - near - below;
        if free < LEAST_FIGURE {
            return None;
        }
        // Captions and gaps come out of the room as well: measure, then give what is left.
        let mut tall = FIGURE.min(free);
        let mut set = figures(c, &exercise.figures, wide(c.width, tall));
        if set.height > free {
            tall -= set.height - free;
            set = figures(c, &exercise.figures, wide(c.width, tall));
        }
        if set.height > free {
            return None;
        }
        frame.stack(near, set);
    }
    frame.stack(near, dose);
    frame.stack(far, columns);
    (frame.height <= room).then_some(frame)
}

fn wide(width: Pt, tall: Pt) -> Room {
    Room { width, tall, lying: tall, high: tall }
}

/// What to do beside what to notice; one under the other where the sheet is narrow.
fn columns(c: &mut Composer<'_>, exercise: &Exercise) -> Frame {
    let width = c.width;
    let side_by_side = !c.look.large() && width >= mm(150.0);
    let (first, second) = if side_by_side { (width - SIDE - GUTTER, SIDE) } else { (width, width) };
    let style = c.look.section();
    let mut doing = c.heading(&exercise.headings.what_to_do, &style, first, 4);
    let steps = steps(c, exercise, first).natural();
    doing.stack(mm(5.6), steps);
    let notices = notices(c, exercise, second);
    if notices.is_empty() {
        return doing;
    }
    let mut noticing = c.heading(&exercise.headings.what_to_notice, &style, second, 4);
    for (index, (gap, notice)) in notices.into_iter().enumerate() {
        noticing.stack(if index == 0 { mm(5.6) } else { gap + mm(1.0) }, notice);
    }
    if !side_by_side {
        doing.stack(mm(9.0), noticing);
        return doing;
    }
    let mut frame = Frame::new(width, doing.height.max(noticing.height));
    frame.place(Pt::ZERO, Pt::ZERO, doing);
    frame.place(first + GUTTER, Pt::ZERO, noticing);
    frame
}

/// Lines to write on, as many as there is room for, up to a few; none below two.
fn notes(c: &mut Composer<'_>, exercise: &Exercise, frame: &mut Frame, room: Pt) {
    let body = c.look.body();
    let style = Style { weight: 700.0, ..body };
    let hang = c.look.sizes.hang;
    let accent = c.look.palette.accent;
    let label: &Text = &exercise.headings.notes;
    let heading = c.with_icon(Icon::Pencil, accent, label, &style, c.width, hang);
    let free = room - frame.height - mm(12.0) - heading.height;
    let most = if exercise.figures.is_empty() { MOST_LINES_ALONE } else { MOST_LINES };
    let lines = (free / RULED).floor().min(most);
    if lines < 2.0 {
        return;
    }
    // The lines stand at the foot of the page.
    let gap = room - frame.height - heading.height - RULED * lines;
    frame.stack(gap.min(mm(22.0)), heading);
    for _ in 0..lines as usize {
        let y = frame.height + RULED;
        let color = c.look.palette.muted;
        frame.decorate(line((Pt::ZERO, y), (c.width, y), color, pt(0.75)));
        frame.height = y;
    }
}
