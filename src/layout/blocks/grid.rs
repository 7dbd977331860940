//! Exercises in cells: figure above text, dose at the foot. Cells of a row share their height.

use super::card::{card, cards};
use super::column::Column;
use super::dose::feet;
use super::exercise_head::{facts, title};
use super::figures::{Room, figures};
use super::words::words;
use crate::color::Color;
use crate::diagnostic::{Diagnostic, Severity};
use crate::layout::composer::Composer;
use crate::layout::flow::{Block, Body};
use crate::layout::frame::{Frame, outline};
use crate::layout::look::{INSET, RADIUS};
use crate::layout::page::{PathItem, Role};
use crate::resolve::document::{Arrangement, Document, Exercise};
use crate::units::{Pt, mm, pt};

/// Between cells, both ways.
const GUTTER: Pt = mm(6.0);
/// Height of a standing figure.
const FIGURE: Pt = mm(47.5);
/// The same where words leave less room.
const LOWER_FIGURE: Pt = mm(34.0);
/// The same where words before the exercises would have a page to themselves otherwise.
const LOWEST_FIGURE: Pt = mm(29.0);
/// Height of a lying figure.
const LYING: Pt = mm(32.0);
/// The most free height above the figures of a row, as a share of its least height.
const MOST_ABOVE: f32 = 0.06;
/// What the captions of figures in two rows take.
const CAPTIONS: Pt = mm(22.0);
/// By how much gaps around the facts may grow.
const HEAD_GIVE: Pt = mm(1.5);
/// The least cell, in ems of the body: about 30 characters between the insets.
const LEAST_CELL: f32 = 17.0;

/// A cell whose words are set and whose height is still open.
struct Cell {
    figure: Option<Frame>,
    words: Column,
    dose: Frame,
    width: Pt,
}

impl Cell {
    fn figure_height(&self) -> Pt {
        self.figure.as_ref().map_or(Pt::ZERO, |f| f.height + INSET)
    }

    /// The least height when the figures of the row take `figures`.
    fn least_height(&self, figures: Pt) -> Pt {
        INSET + figures + self.words.height() + INSET + self.dose.height
    }

    /// The cell in its frame: the figure stands in the middle of its room, so that the words of a
    /// row begin at one height; the dose goes to the foot.
    fn at(self, height: Pt, figures: Pt, border: PathItem) -> Frame {
        let mut frame = Frame::new(self.width, height);
        let has_figure = self.figure.is_some();
        if let Some(figure) = self.figure {
            // Ground lines of a row agree: figures stand at the foot of their room.
            let y = INSET + figures - INSET - figure.height;
            frame.place(INSET, y, figure);
        }
        // A cell without a figure begins at its top; the words of the others at one height.
        let y = if has_figure { INSET + figures } else { INSET };
        let top = height - self.dose.height;
        frame.place(INSET, y, self.words.draw(top - INSET - y));
        frame.place(Pt::ZERO, top, self.dose);
        frame.decorate(border);
        frame.role(Role::Section)
    }
}

/// Warns where the sheet has room for fewer than the guide asks for. Large print is set anew and
/// owes nobody its columns.
pub(crate) fn narrowed(c: &Composer<'_>, document: &Document) -> Option<Diagnostic> {
    let Arrangement::Grid { columns: Some(wanted), .. } = document.arrangement else { return None };
    let most = columns(c, Some(wanted));
    let at = document.columns_at.as_ref().filter(|_| !c.look.large())?;
    (most < usize::from(wanted)).then(|| {
        let message =
            format!("{wanted} columns have no room for lines of 30 letters on this sheet");
        Diagnostic::warning("columns", message, at)
            .help(format!("write `columns: {most}`, which is what is printed, or use wider paper"))
    })
}

/// How many cells stand side by side.
pub(crate) fn columns(c: &Composer<'_>, wanted: Option<u8>) -> usize {
    let least = c.look.body().size * LEAST_CELL + INSET * 2.0;
    let most = ((c.width + GUTTER) / (least + GUTTER)).floor().max(1.0) as usize;
    wanted.map_or(2, usize::from).clamp(1, most.max(1))
}

fn cell_width(c: &Composer<'_>, columns: usize) -> Pt {
    (c.width - GUTTER * (columns - 1) as f32) / columns as f32
}

/// The room of a cell's figures where a row has a page for itself.
pub(crate) fn figure_room(c: &Composer<'_>, wanted: Option<u8>) -> Room {
    let width = cell_width(c, columns(c, wanted)) - INSET * 2.0;
    Room { width, tall: FIGURE * 2.0, lying: LYING, high: FIGURE + CAPTIONS }
}

/// Rows of cells as blocks that grow to fill the page.
pub(crate) fn rows(
    c: &mut Composer<'_>,
    exercises: &[Exercise],
    wanted: Option<u8>,
    per_page: Option<u8>,
    room: Pt,
) -> Vec<Block> {
    let page = c.look.clone();
    c.look = page.grid();
    // No column stays empty.
    let columns = columns(c, wanted).min(exercises.len());
    if columns < 2 {
        c.look = page;
        return cards(c, exercises, room);
    }
    let full = c.width;
    // Asked for four or six a page, a row is as high as its share of the page.
    let share = per_page.map(|n| {
        let rows = usize::from(n).div_ceil(columns).max(1) as f32;
        (c.height - GUTTER * (rows - 1.0)) / rows
    });
    let mut blocks = Vec::new();
    for (index, row) in exercises.chunks(columns).enumerate() {
        if let [alone] = row {
            // The last of an odd number goes over the full width.
            c.look = page.clone();
            blocks.extend(card(c, alone, GUTTER, c.height));
            continue;
        }
        let width = cell_width(c, row.len());
        // The first shares its page with the heading.
        let below = if index == 0 { room } else { c.height };
        let mut cells = Vec::new();
        let mut natural = Pt::ZERO;
        // Space gives way before figures do.
        for (look, tall) in [
            (page.grid(), FIGURE),
            (page.grid().snug(), FIGURE),
            (page.grid().snug(), LOWER_FIGURE),
        ] {
            c.look = look;
            cells = self::cells(c, row, width, tall);
            natural = least(&cells).1;
            if natural <= below {
                break;
            }
        }
        let alone = natural * 2.0 + GUTTER > below;
        if alone && row.iter().any(|e| !e.figures.is_empty()) && natural < below {
            // Only one such row fits a page: larger figures rather than an empty half page.
            let spare = (below - natural).min(FIGURE);
            cells = self::cells(c, row, width, FIGURE + spare);
            natural = least(&cells).1;
        }
        if natural > below {
            // Too much to say for a cell: all get cards, which may break over pages and look alike.
            let told = too_high(exercises, &cells, index * columns, below);
            c.warnings.extend(told.filter(|_| !page.large()));
            c.look = page;
            return cards(c, exercises, room);
        }
        let most_share = share.map_or(natural, |share| share.min(natural * 1.45));
        let border = c.look.palette.fill.is_none().then_some(c.look.palette.ink);
        let border = border.unwrap_or(c.look.palette.rule);
        let mut block = Block::of(GUTTER, drawn(cells, full, most_share, border)).tight();
        if index == 0 && alone {
            // Lower where what stands before the exercises had a page to itself otherwise.
            c.look = page.grid().snug();
            let [low, lowest] = [LOWER_FIGURE, LOWEST_FIGURE].map(|tall| {
                let cells = self::cells(c, row, width, tall);
                drawn(cells, full, Pt::ZERO, border)
            });
            block = block.snug(either(lowest, low));
        }
        blocks.push(block);
    }
    c.look = page;
    blocks
}

/// Names the exercise whose cell is too high by most: for its sake there is no grid.
fn too_high(exercises: &[Exercise], cells: &[Cell], first: usize, room: Pt) -> Option<Diagnostic> {
    let (figures, _) = least(cells);
    let heights = cells.iter().map(|cell| cell.least_height(figures));
    let row = exercises.get(first..)?.iter().zip(heights);
    let (exercise, height) = row.max_by(|a, b| a.1.0.total_cmp(&b.1.0))?;
    let over = (height - room).to_mm().0.ceil().max(1.0);
    let message = format!(
        "`{}` is {over:.0} mm too high for a cell: the exercises are printed as cards, not in a grid",
        exercise.id
    );
    let help = "shorten its steps and notices, or take it out; or use larger paper; or write \
                `layout: cards`, which is what is printed";
    Some(
        Diagnostic::new(Severity::Warning, "grid-as-cards", message, exercise.at.clone())
            .help(help),
    )
}

/// A row of cells that takes up free height; it is at least `share` high.
fn drawn(cells: Vec<Cell>, full: Pt, share: Pt, border: Color) -> Body {
    let (figures, natural) = least(&cells);
    let least = natural.max(share);
    let give = cells.iter().map(|cell| cell.words.give()).fold(Pt::ZERO, Pt::max);
    let draw = move |height: Pt| {
        // Free height goes between the words, then above the figures.
        let spare = (height - natural - give).max(Pt::ZERO);
        let figures = if figures > Pt::ZERO { figures + spare } else { figures };
        let mut frame = Frame::new(full, height);
        let mut x = Pt::ZERO;
        for cell in cells {
            let width = cell.width;
            let border = outline(width, height, RADIUS, border, pt(0.75));
            frame.place(x, Pt::ZERO, cell.at(height, figures, border));
            x += width + GUTTER;
        }
        frame
    };
    Body::growing(least, least + give + least * MOST_ABOVE, draw)
}

/// The lower of two rows, or the higher where there is the height for it.
fn either(lower: Body, higher: Body) -> Body {
    match (lower, higher) {
        (
            Body::Growing { least, most: lower_most, draw: lower },
            Body::Growing { least: enough, most, draw: higher },
        ) => Body::growing(least, most, move |height| {
            if height >= enough { higher(height) } else { lower(height.min(lower_most)) }
        }),
        (lower, _) => lower,
    }
}

/// Height of the figures' room, and of a row of cells.
fn least(cells: &[Cell]) -> (Pt, Pt) {
    let figures = cells.iter().map(Cell::figure_height).fold(Pt::ZERO, Pt::max);
    let natural = cells.iter().map(|c| c.least_height(figures)).fold(Pt::ZERO, Pt::max);
    (figures, natural)
}

/// The cells of a row.
fn cells(c: &mut Composer<'_>, row: &[Exercise], width: Pt, tall: Pt) -> Vec<Cell> {
    let doses: Vec<_> = row.iter().map(|exercise| exercise.dose.as_slice()).collect();
    let feet = feet(c, &doses, width);
    row.iter().zip(feet).map(|(exercise, dose)| cell(c, exercise, width, tall, dose)).collect()
}

/// Sets the words of a cell over its dose.
fn cell(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, tall: Pt, dose: Frame) -> Cell {
    let inner = width - INSET * 2.0;
    let figure = (!exercise.figures.is_empty()).then(|| {
        let room = Room { width: inner, tall, lying: LYING, high: tall + CAPTIONS };
        figures(c, &exercise.figures, room)
    });
    let mut column = Column::from(title(c, exercise, inner, mm(2.6)));
    column.push(mm(3.4), HEAD_GIVE, facts(c, exercise, inner));
    let said = words(c, exercise, inner);
    column.append(mm(4.6), HEAD_GIVE, said);
    Cell { figure, words: column, dose, width }
}
