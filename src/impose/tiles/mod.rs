//! A poster on several sheets of an office printer, to be cut and glued.
//!
//! The map comes first and holds the poster small, which is where it is read; the sheets that
//! follow repeat it in parts.

mod grid;
mod map;
mod sheet;

use super::desk::Desk;
use super::paper;
use super::problem::Problem;
use crate::layout::assemble::Assembler;
use crate::layout::page::{Item, Page, Pages};
use crate::resolve::document::{Paper, Text};
use crate::units::Pt;
use grid::Grid;
use kurbo::Rect;
use std::sync::Arc;

/// More sheets than anyone would join.
const MOST_SHEETS: usize = 1000;

/// Splits each page over sheets of its own.
pub(super) fn tile(desk: &mut Desk<'_>, mut pages: Pages, paper: Paper) -> Result<Pages, Problem> {
    let mut sets = Vec::new();
    let (count, mut total) = (pages.pages.len(), 0);
    for (index, poster) in std::mem::take(&mut pages.pages).into_iter().enumerate() {
        let grid = Grid::choose(poster.size, paper::size(paper), &lines_of_text(&poster))?;
        let numbers = [("page", &*(index + 1).to_string()), ("pages", &*count.to_string())];
        let part = (count > 1).then(|| desk.notes.tiles.part.fill(&numbers));
        let title = match &part {
            Some(part) => format!("{} · {}", pages.info.title, part.to_plain()),
            None => pages.info.title.clone(),
        };
        let first = total + 1;
        total += grid.count() + 1;
        sets.push(Set { poster: Arc::new(poster), grid, title, part, first, total: 0 });
    }
    if total > MOST_SHEETS {
        return Err(Problem::ManySheets { sheets: total, most: MOST_SHEETS });
    }
    let direction = desk.notes.language.direction;
    let mut out = Assembler::resume(direction, std::mem::take(&mut pages.structure));
    let own = out.top_level();
    let mut with_map = own;
    let mut maps = Vec::new();
    for set in &mut sets {
        set.total = total;
        maps.push((set.first - 1, map::draw(desk, &mut out, set)));
        if maps.len() == 1 {
            with_map = out.top_level();
        }
        for (number, cell) in (set.first + 1..).zip(set.grid.cells()) {
            sheet::draw(desk, &mut out, set, cell, number);
        }
    }
    let (sheets, mut structure, _) = out.finish();
    // How to put it together is read before the poster, as it stands before it.
    if let Some(root) = structure.nodes.first_mut() {
        root.children[..with_map].rotate_left(own);
    }
    for bookmark in &mut pages.outline {
        let Some((sheet, on_map)) = maps.get(bookmark.page) else { continue };
        bookmark.page = *sheet;
        let point = *on_map * kurbo::Point::new(0.0, f64::from(bookmark.y.0));
        bookmark.y = Pt(point.y as f32);
    }
    Ok(Pages { pages: sheets, structure, ..pages })
}

/// What all sheets of a page share.
struct Set {
    poster: Arc<Page>,
    grid: Grid,
    title: String,
    /// *Page 2 of 4*, where there are several.
    part: Option<Text>,
    /// Number of its map among all sheets, from 1.
    first: usize,
    /// How many sheets there are, maps included.
    total: usize,
}

/// The areas of a page's words.
fn lines_of_text(page: &Page) -> Vec<Rect> {
    let runs = page.items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => Some(run),
        _ => None,
    });
    runs.map(|run| {
        let (size, width) = (f64::from(run.size.0), f64::from(run.width().0));
        Rect::new(run.origin.x, run.origin.y - size, run.origin.x + width, run.origin.y)
    })
    .collect()
}
