//! The diary: exercises × days, cells large enough to tick.

use super::exercise_head::badge;
use crate::color::Color;
use crate::layout::composer::Composer;
use crate::layout::flow::{Block, Body};
use crate::layout::frame::{Frame, Piece, line};
use crate::layout::look::CAP;
use crate::layout::page::{HeaderScope, PathItem, Role, Stroke};
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Diary, Icon, Text};
use crate::units::{Pt, mm, pt};

/// Column of exercise names on a full-width sheet, and in large print: as much as two weeks beside
/// it leave, where names are that long.
const NAMES: Pt = mm(45.0);
const LARGE_NAMES: Pt = mm(52.0);
/// The most it takes of a narrow sheet.
const MOST_NAMES: f32 = 0.52;
/// Between a name and the first day.
const AFTER_NAME: Pt = mm(2.0);
/// The narrowest day.
const LEAST_DAY: Pt = mm(8.0);
/// Least row height.
const ROW: Pt = mm(11.0);
/// The same where cells have two halves to tick.
const HALVED_ROW: Pt = mm(13.5);
/// The same when the table would otherwise not fit one page.
const TIGHT_ROW: Pt = mm(10.0);
/// By how much a row may grow where its page has room, and in large print.
const MOST_TALLER: Pt = mm(6.5);
const LARGE_MOST_TALLER: Pt = mm(10.0);
/// Height of the stiffness row.
const STIFFNESS: Pt = mm(11.0);
/// What it costs to break a diary between its weeks (see [`Block::clings`]).
const AMID_DIARY: f64 = 0.9;
/// Days of a week.
const WEEK: usize = 7;

/// Heading and table; weeks that do not fit side by side get tables of their own.
pub(crate) fn diary(c: &mut Composer<'_>, diary: &Diary) -> Vec<Block> {
    let heading = heading(c, diary);
    let mut blocks = vec![Block::new(super::prose::SECTION_GAP, heading).keep().opens()];
    let names = if c.look.large() { LARGE_NAMES } else { NAMES.min(c.width * 0.3) };
    let side_by_side = (((c.width - names) / LEAST_DAY) / WEEK as f32).floor().clamp(1.0, 2.0);
    let names = names_width(c, diary, names, side_by_side);
    let mut first = true;
    for weeks in diary.weeks.chunks(side_by_side as usize) {
        let plan = Plan::new(c, names, weeks.len() * WEEK);
        let room = c.height - HEAD_ROOM;
        let mut rows = rows(c, diary, &plan, ROW);
        if rows.iter().map(|row| row.height).sum::<Pt>() > room {
            rows = self::rows(c, diary, &plan, TIGHT_ROW);
        }
        // A long routine gets several tables, each no higher than a page with its heading.
        for (index, part) in split(rows, room).into_iter().enumerate() {
            let halved = diary.rows.iter().skip(part.start).map(|row| row.twice_a_day).collect();
            let table = table(c, diary, weeks, part.rows, plan, halved);
            let gap = if first { mm(5.0) } else { mm(8.0) };
            let block = Block::of(gap, table);
            blocks.push(if first {
                block.tight()
            } else {
                let style = c.look.section();
                let heading = c.paragraph(&diary.continued, &style, c.width);
                let block = block.clings(AMID_DIARY).reminder(heading, mm(5.0));
                if index > 0 { block.fresh() } else { block }
            });
            first = false;
        }
    }
    blocks
}

/// As wide as the longest name, where that leaves room for days of so many weeks.
fn names_width(c: &mut Composer<'_>, diary: &Diary, least: Pt, weeks: f32) -> Pt {
    let style = name_style(c);
    let (start, most) = (after_sign(c), c.width - LEAST_DAY * (weeks * WEEK as f32));
    let natural = diary.rows.iter().map(|row| c.type_.label(&row.name, &style).width);
    let natural = natural.fold(Pt::ZERO, Pt::max) + start + AFTER_NAME + pt(0.1);
    natural.min(most).min(c.width * MOST_NAMES).max(least)
}

/// The names of rows.
fn name_style(c: &Composer<'_>) -> Style {
    Style { weight: 500.0, ..c.look.fact() }
}

/// Where the name of a row begins, after its number.
fn after_sign(c: &Composer<'_>) -> Pt {
    if c.look.large() { mm(11.2) } else { mm(8.2) }
}

/// Room for the diary's heading, hint and days above the first row.
const HEAD_ROOM: Pt = mm(48.0);

/// Widths that all rows of a table share.
#[derive(Clone, Copy)]
struct Plan {
    names: Pt,
    day: Pt,
    days: usize,
    width: Pt,
}

impl Plan {
    fn new(c: &Composer<'_>, names: Pt, days: usize) -> Plan {
        // One week alone keeps days of a hand's size rather than stretching over the page.
        let day = ((c.width - names) / days as f32).min(mm(16.0));
        Plan { names, day, days, width: names + day * days as f32 }
    }
}

/// Rows of one table, and the index of the first of them.
struct Part {
    start: usize,
    rows: Vec<Frame>,
}

/// Rows in as few parts no higher than `room` as will do, all about as high as each other: no row
/// is left alone on a page.
fn split(rows: Vec<Frame>, room: Pt) -> Vec<Part> {
    let total: Pt = rows.iter().map(|row| row.height).sum();
    let parts = (total / room).ceil().max(1.0);
    let even = (total / parts + ROW).min(room);
    let mut out: Vec<Part> = Vec::new();
    let mut used = Pt::ZERO;
    for (index, row) in rows.into_iter().enumerate() {
        let limit = if parts > 1.0 { even } else { room };
        match out.last_mut() {
            Some(part) if used + row.height <= limit => {
                used += row.height;
                part.rows.push(row);
            }
            _ => {
                used = row.height;
                out.push(Part { start: index, rows: vec![row] });
            }
        }
    }
    out
}

/// *Your diary* with the hint beside it.
fn heading(c: &mut Composer<'_>, diary: &Diary) -> Frame {
    let style = c.look.section();
    let mut frame = c.heading(&diary.heading, &style, c.width, 2);
    frame.pieces.insert(0, Piece::Bookmark(diary.heading.to_plain(), 1));
    let used = c.type_.set(&diary.heading, &style, c.width).width() + mm(3.0);
    let hint = c.look.hint();
    let set = c.type_.set(&diary.hint, &hint, (c.width - used).max(mm(20.0)));
    if set.len() == 1 && frame.height.0 < style.size.0 {
        let words = set.frame(c.width - used, Align::Start).role(Role::Paragraph);
        let y = frame.height - words.height;
        frame.place(used, y, words);
    } else {
        let words = c.paragraph(&diary.hint, &hint, c.width);
        frame.stack(mm(3.6), words);
    }
    frame
}

/// A table of these rows, which take up free height; cells of those `halved` have an upper and a
/// lower half.
fn table(
    c: &mut Composer<'_>,
    diary: &Diary,
    weeks: &[Text],
    rows: Vec<Frame>,
    plan: Plan,
    halved: Vec<bool>,
) -> Body {
    let Plan { names, day, days, width } = plan;
    let mut top = Frame::new(width, Pt::ZERO);
    let label = c.look.label();

    let mut head = Frame::new(width, label.size * CAP + mm(3.0));
    empty_cell(&mut head, Role::TableHeader(HeaderScope::Column, 1));
    for (index, week) in weeks.iter().enumerate() {
        let x = names + day * (index * WEEK) as f32 + if index > 0 { mm(0.8) } else { Pt::ZERO };
        let cell = c.label(week, &label, Role::TableHeader(HeaderScope::Column, WEEK as u16));
        head.place(x, Pt::ZERO, cell);
    }
    top.stack(Pt::ZERO, head.role(Role::TableRow));

    let mut letters = Frame::new(width, label.size * CAP + mm(2.6));
    empty_cell(&mut letters, Role::TableHeader(HeaderScope::Column, 1));
    for index in 0..days {
        let Some((letter, _)) = diary.days.get(index % WEEK) else { continue };
        let role = Role::TableHeader(HeaderScope::Column, 1);
        let cell = c.centered(letter, &label, day, role);
        letters.place(names + day * index as f32, Pt::ZERO, cell);
    }
    top.stack(mm(0.6), letters.role(Role::TableRow));

    let least = top.height + rows.iter().map(|row| row.height).sum::<Pt>();
    let taller = if c.look.large() { LARGE_MOST_TALLER } else { MOST_TALLER };
    let most = least + taller * rows.len() as f32;
    let (title, grid, week) =
        (diary.heading.to_plain(), c.look.palette.grid, c.look.palette.primary);
    Body::growing(least, most, move |height| {
        let taller = (height - least) / rows.len().max(1) as f32;
        let mut frame = top;
        let mut dotted = Vec::new();
        let mut rules = vec![frame.height];
        let halved = halved.into_iter().chain(std::iter::repeat(false));
        for (row, halved) in rows.into_iter().zip(halved) {
            let row_height = row.height + taller;
            if halved {
                dotted.push(frame.height + row_height / 2.0);
            }
            frame.stack(taller / 2.0, row);
            frame.height += taller / 2.0;
            rules.push(frame.height);
        }
        lines(&mut frame, &rules, &dotted, plan, (grid, week));
        frame.role(Role::Table(title))
    })
}

/// A row for each exercise, at least `least` high, and one for stiffness when it is asked for.
fn rows(c: &mut Composer<'_>, diary: &Diary, plan: &Plan, least: Pt) -> Vec<Frame> {
    let side = if c.look.large() { mm(9.0) } else { mm(6.0) };
    let mut rows = Vec::new();
    for row in &diary.rows {
        let badge = badge(c, row.number, side);
        // Rows that had to be tight stay so.
        let own = if row.twice_a_day && least >= ROW { HALVED_ROW } else { least };
        rows.push(named_row(c, badge, &row.name, plan, own));
    }
    rows.extend(diary.stiffness.as_ref().map(|text| stiffness_row(c, text, plan)));
    rows
}

/// The row in which stiffness is written.
fn stiffness_row(c: &mut Composer<'_>, text: &Text, plan: &Plan) -> Frame {
    let icon = c.icons.frame(Icon::Feel, c.look.sizes.icon, c.look.palette.primary);
    named_row(c, icon, text, plan, STIFFNESS)
}

/// A sign and words, then cells to write in; at least `least` high.
fn named_row(c: &mut Composer<'_>, sign: Frame, name: &Text, plan: &Plan, least: Pt) -> Frame {
    let (style, start) = (name_style(c), after_sign(c));
    let words = c.type_.frame(name, &style, plan.names - start - AFTER_NAME);
    let height = least.max(words.height + mm(5.0));
    let mut frame = Frame::new(plan.width, height);
    frame.pieces.push(Piece::Open(Role::TableHeader(HeaderScope::Row, 1), name.language.clone()));
    let y = (height - sign.height) / 2.0;
    frame.place(Pt::ZERO, y, sign);
    let y = (height - words.height) / 2.0;
    frame.place(start, y, words.role(Role::Paragraph));
    frame.pieces.push(Piece::Close);
    for _ in 0..plan.days {
        empty_cell(&mut frame, Role::TableCell(1));
    }
    frame.role(Role::TableRow)
}

/// A cell with nothing to read out, yet part of the table.
fn empty_cell(frame: &mut Frame, role: Role) {
    frame.pieces.push(Piece::Open(role, None));
    frame.pieces.push(Piece::Close);
}

/// The grid itself: decoration.
fn lines(
    frame: &mut Frame,
    rules: &[Pt],
    dotted: &[Pt],
    plan: Plan,
    (grid, between_weeks): (Color, Color),
) {
    let Plan { names, day, days, .. } = plan;
    let (Some(top), Some(bottom)) = (rules.first().copied(), rules.last().copied()) else { return };
    let right = names + day * days as f32;
    for y in rules {
        frame.decorate(line((Pt::ZERO, *y), (right, *y), grid, pt(0.6)));
    }
    for y in dotted {
        let PathItem { path, .. } = line((names, *y), (right, *y), grid, pt(0.5));
        frame.decorate(PathItem {
            path,
            fill: None,
            stroke: Some(Stroke {
                color: grid,
                width: pt(0.5),
                dash: vec![1.5, 2.0],
                round: false,
            }),
        });
    }
    for index in 0..=days {
        let x = names + day * index as f32;
        let week = index > 0 && index < days && index % WEEK == 0;
        let (color, width) = if week { (between_weeks, pt(1.6)) } else { (grid, pt(0.6)) };
        frame.decorate(line((x, top), (x, bottom), color, width));
    }
}
