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
use crate::resolve::document::Paper;
use crate::units::Pt;
use grid::Grid;
use kurbo::Rect;
use std::sync::Arc;

/// Splits a page over sheets.
pub(super) fn tile(desk: &mut Desk<'_>, mut pages: Pages, paper: Paper) -> Result<Pages, Problem> {
    let [poster] = &*pages.pages else {
        return Err(Problem::ManyPages { pages: pages.pages.len() });
    };
    let grid = Grid::choose(poster.size, paper::size(paper), &lines_of_text(poster))?;
    let poster = Arc::new(poster.clone());
    let direction = desk.notes.language.direction;
    let mut out = Assembler::resume(direction, std::mem::take(&mut pages.structure));
    let own = out.top_level();
    let set = Set { poster, grid, title: pages.info.title.clone() };
    let on_map = map::draw(desk, &mut out, &set);
    let with_map = out.top_level();
    for (number, cell) in (2..).zip(set.grid.cells()) {
        sheet::draw(desk, &mut out, &set, cell, number);
    }
    let (sheets, mut structure, _) = out.finish();
    // How to put it together is read before the poster, as it stands before it.
    if let Some(root) = structure.nodes.first_mut() {
        root.children[..with_map].rotate_left(own);
    }
    for bookmark in &mut pages.outline {
        let point = on_map * kurbo::Point::new(0.0, f64::from(bookmark.y.0));
        bookmark.y = Pt(point.y as f32);
    }
    Ok(Pages { pages: sheets, structure, ..pages })
}

/// What all sheets of a poster share.
struct Set {
    poster: Arc<Page>,
    grid: Grid,
    title: String,
}

impl Set {
    /// The map and the sheets.
    fn sheets(&self) -> usize {
        self.grid.count() + 1
    }
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
