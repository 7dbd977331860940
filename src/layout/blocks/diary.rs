//! The diary: exercises × days, cells large enough to tick.

use super::card::badge;
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, Piece, line};
use crate::layout::look::CAP;
use crate::layout::page::{HeaderScope, PathItem, Role, Stroke};
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Diary, Icon, Text};
use crate::units::{Pt, mm, pt};

/// Column of exercise names on a full-width sheet.
const NAMES: Pt = mm(45.0);
/// The narrowest day.
const LEAST_DAY: Pt = mm(8.0);
/// Row height.
const ROW: Pt = mm(13.5);
/// Height of the stiffness row.
const STIFFNESS: Pt = mm(11.0);
/// Days of a week.
const WEEK: usize = 7;

/// Heading and table; weeks that do not fit side by side get tables of their own.
pub(crate) fn diary(c: &mut Composer<'_>, diary: &Diary) -> Vec<Block> {
    let heading = heading(c, diary);
    let mut blocks = vec![Block::new(super::prose::SECTION_GAP, heading).keep().opens()];
    let names = if c.look.large() { mm(52.0) } else { NAMES.min(c.width * 0.3) };
    let side_by_side = (((c.width - names) / LEAST_DAY) / WEEK as f32).floor().clamp(1.0, 2.0);
    let mut first = true;
    for weeks in diary.weeks.chunks(side_by_side as usize) {
        let mut rest = &diary.rows[..];
        // A long routine gets several tables, each no higher than a page.
        loop {
            let room = c.height * 0.8 - mm(16.0);
            let most = ((room / ROW).floor() as usize).max(1);
            let (rows, more) = rest.split_at(rest.len().min(most));
            let last = more.is_empty();
            let table = table(c, diary, weeks, rows, names, last);
            let gap = if first { mm(5.0) } else { mm(8.0) };
            let block = Block::new(gap, table);
            blocks.push(if first { block.tight() } else { block });
            first = false;
            rest = more;
            if last {
                break;
            }
        }
    }
    blocks
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

/// A table for the rows and weeks given.
fn table(
    c: &mut Composer<'_>,
    diary: &Diary,
    weeks: &[Text],
    rows: &[(u16, Text)],
    names: Pt,
    last: bool,
) -> Frame {
    let days = weeks.len() * WEEK;
    // One week alone keeps days of a hand's size rather than stretching over the page.
    let day = ((c.width - names) / days as f32).min(mm(16.0));
    let width = names + day * days as f32;
    let mut frame = Frame::new(width, Pt::ZERO);
    let label = c.look.label();

    let week_height = label.size * CAP + mm(3.0);
    let day_height = label.size * CAP + mm(2.6);
    let mut head = Frame::new(width, week_height);
    for (index, week) in weeks.iter().enumerate() {
        let x = names + day * (index * WEEK) as f32 + if index > 0 { mm(0.8) } else { Pt::ZERO };
        let cell = c.label(week, &label, Role::TableHeader(HeaderScope::Column, WEEK as u16));
        head.place(x, Pt::ZERO, cell);
    }
    head.pieces.insert(0, Piece::Open(Role::TableHeader(HeaderScope::Column, 1), None));
    head.pieces.insert(1, Piece::Close);
    frame.stack(Pt::ZERO, head.role(Role::TableRow));

    let mut letters = Frame::new(width, day_height);
    letters.pieces.push(Piece::Open(Role::TableHeader(HeaderScope::Column, 1), None));
    letters.pieces.push(Piece::Close);
    for index in 0..days {
        let Some((letter, _)) = diary.days.get(index % WEEK) else { continue };
        let role = Role::TableHeader(HeaderScope::Column, 1);
        let cell = c.centered(letter, &label, day, role);
        letters.place(names + day * index as f32, Pt::ZERO, cell);
    }
    frame.stack(mm(0.6), letters.role(Role::TableRow));

    let top = frame.height;
    let mut dotted = Vec::new();
    let mut rules = vec![top];
    for (number, name) in rows {
        let (row, height) = row(c, *number, name, names, width, days);
        if diary.twice_a_day {
            dotted.push(frame.height + height / 2.0);
        }
        frame.stack(Pt::ZERO, row);
        rules.push(frame.height);
    }
    if let (Some(stiffness), true) = (&diary.stiffness, last) {
        let row = stiffness_row(c, stiffness, names, width, days);
        frame.stack(Pt::ZERO, row);
        rules.push(frame.height);
    }
    lines(c, &mut frame, &rules, &dotted, names, day, days);
    frame.role(Role::Table(diary.heading.to_plain()))
}

/// Badge and name, then empty cells.
fn row(
    c: &mut Composer<'_>,
    number: u16,
    name: &Text,
    names: Pt,
    width: Pt,
    days: usize,
) -> (Frame, Pt) {
    let side = if c.look.large() { mm(9.0) } else { mm(6.0) };
    let badge = badge(c, number, side);
    let style = Style { weight: 500.0, ..c.look.fact() };
    let start = side + mm(2.2);
    let words = c.type_.frame(name, &style, names - start - mm(2.0));
    let height = ROW.max(words.height + mm(6.0));
    let mut frame = Frame::new(width, height);
    frame.pieces.push(Piece::Open(Role::TableHeader(HeaderScope::Row, 1), name.language.clone()));
    frame.place(Pt::ZERO, (height - side) / 2.0, badge);
    let y = (height - words.height) / 2.0;
    frame.place(start, y, words.role(Role::Paragraph));
    frame.pieces.push(Piece::Close);
    empty_cells(&mut frame, days);
    (frame.role(Role::TableRow), height)
}

fn stiffness_row(c: &mut Composer<'_>, text: &Text, names: Pt, width: Pt, days: usize) -> Frame {
    let side = c.look.sizes.icon;
    let style = Style { weight: 500.0, ..c.look.fact() };
    let start = if c.look.large() { mm(11.2) } else { mm(8.2) };
    let words = c.type_.frame(text, &style, names - start - mm(2.0));
    let height = STIFFNESS.max(words.height + mm(5.0));
    let mut frame = Frame::new(width, height);
    frame.pieces.push(Piece::Open(Role::TableHeader(HeaderScope::Row, 1), text.language.clone()));
    let icon = c.icons.frame(Icon::Feel, side, c.look.palette.primary);
    frame.place(mm(0.5), (height - side) / 2.0, icon);
    let y = (height - words.height) / 2.0;
    frame.place(start, y, words.role(Role::Paragraph));
    frame.pieces.push(Piece::Close);
    empty_cells(&mut frame, days);
    frame.role(Role::TableRow)
}

/// Cells to write in: nothing to read out, yet part of the table.
fn empty_cells(frame: &mut Frame, days: usize) {
    for _ in 0..days {
        frame.pieces.push(Piece::Open(Role::TableCell(1), None));
        frame.pieces.push(Piece::Close);
    }
}

/// The grid itself: decoration.
fn lines(
    c: &Composer<'_>,
    frame: &mut Frame,
    rules: &[Pt],
    dotted: &[Pt],
    names: Pt,
    day: Pt,
    days: usize,
) {
    let palette = &c.look.palette;
    let (Some(top), Some(bottom)) = (rules.first().copied(), rules.last().copied()) else { return };
    let right = names + day * days as f32;
    for y in rules {
        frame.decorate(line((Pt::ZERO, *y), (right, *y), palette.grid, pt(0.6)));
    }
    for y in dotted {
        let PathItem { path, .. } = line((names, *y), (right, *y), palette.grid, pt(0.5));
        frame.decorate(PathItem {
            path,
            fill: None,
            stroke: Some(Stroke {
                color: palette.grid,
                width: pt(0.5),
                dash: vec![1.5, 2.0],
                round: false,
            }),
        });
    }
    for index in 0..=days {
        let x = names + day * index as f32;
        let week = index > 0 && index < days && index % WEEK == 0;
        let (color, width) =
            if week { (palette.primary, pt(1.6)) } else { (palette.grid, pt(0.6)) };
        frame.decorate(line((x, top), (x, bottom), color, width));
    }
}
