//! Cards side by side, with their backs on the other side of the sheet.

use super::desk::Desk;
use super::paper;
use super::problem::Problem;
use super::shapes::{MM, cross, lines, stroked};
use crate::color::Color;
use crate::layout::assemble::Assembler;
use crate::layout::page::{Artifact, Item, NodeId, Owner, Page, PageItem, Pages, Role};
use crate::resolve::document::{Direction, Paper, Template, Text};
use crate::units::{Pt, pt};
use kurbo::{Affine, Point, Rect, Size, Vec2};
use std::sync::Arc;

/// The least margin every office printer can print up to.
const MARGIN: f64 = 10.0 * MM;
/// Length of a cut mark, and how far it stays off the cards.
const CUT: f64 = 5.0 * MM;
const CUT_OFF: f64 = 2.0 * MM;
/// Width of a cut mark's line.
const CUT_LINE: Pt = pt(0.35);
/// Where four cards meet.
const CROSS: f64 = 2.4 * MM;
const CROSS_LINE: Pt = pt(0.25);
const CROSS_GREY: Color = Color::rgb(0x80, 0x80, 0x80);
/// From the cards to the line of words over them, and from their edge to its start.
const NOTE_OFF: f64 = 7.5 * MM;
const NOTE_IN: f64 = 4.0 * MM;
const NOTE_SIZE: f32 = 8.0;

/// Puts copies of each card on sheets: pages in pairs are the front and the back of one.
pub(super) fn repeat(
    desk: &mut Desk<'_>,
    mut pages: Pages,
    sheet: Paper,
) -> Result<Pages, Problem> {
    let card = pages.pages.iter().map(|page| page.size).fold(Size::ZERO, Size::max);
    let grid = Grid::choose(card, paper::size(sheet))
        .ok_or(Problem::NoRoomForTwo { card: (card.width / MM, card.height / MM) })?;
    let mut out = Assembler::resume(Direction::Ltr, std::mem::take(&mut pages.structure));
    let sources = std::mem::take(&mut pages.pages).into_iter().map(Arc::new).collect::<Vec<_>>();
    for pair in sources.chunks(2) {
        for (side, page) in [Side::Front, Side::Back].into_iter().zip(pair) {
            out.page(grid.sheet);
            for (index, place) in grid.places(side).into_iter().enumerate() {
                // The first copy is read.
                let first = Owner::Node(NodeId(0));
                let owner = if index == 0 { first } else { Owner::Artifact(Artifact::Layout) };
                out.add(copy(page, place), owner);
            }
            for item in grid.marks() {
                out.add(item, Owner::Artifact(Artifact::Printer));
            }
            if grid.origin.y >= MARGIN {
                let note = note(desk, &grid, &pages.info.title, side, pair.len() > 1);
                let style = desk.style(NOTE_SIZE, 400.0, desk.palette().muted);
                let frame = desk.label(&note, &style).role(Role::Paragraph);
                let top = Pt((grid.origin.y - NOTE_OFF) as f32) - frame.height;
                let left = Pt((grid.origin.x + NOTE_IN) as f32);
                out.put_left(left, top, frame, None);
            }
        }
    }
    for bookmark in &mut pages.outline {
        let first = grid.places(Side::of(bookmark.page))[0];
        bookmark.y += Pt(first.y0 as f32);
    }
    let (sheets, structure, _) = out.finish();
    Ok(Pages { pages: sheets, structure, ..pages })
}

fn copy(page: &Arc<Page>, place: Rect) -> Item {
    Item::Page(PageItem {
        page: page.clone(),
        transform: Affine::translate(place.origin().to_vec2()),
        clip: Some(place),
    })
}

/// What the sheet is, and how to print it.
fn note(desk: &Desk<'_>, grid: &Grid, title: &str, side: Side, backs: bool) -> Text {
    let notes = &desk.notes.cards;
    let template: &Template = match (side, backs) {
        (Side::Front, false) => &notes.only,
        (Side::Front, true) => &notes.front,
        (Side::Back, _) if grid.sheet.width > grid.sheet.height => &notes.back_short,
        (Side::Back, _) => &notes.back_long,
    };
    let count = (grid.columns * grid.rows).to_string();
    let size = paper::sides(desk, grid.card);
    template.fill(&[("title", title), ("count", &count), ("size", &size)])
}

/// Which side of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Front,
    Back,
}

impl Side {
    fn of(page: usize) -> Side {
        if page.is_multiple_of(2) { Side::Front } else { Side::Back }
    }
}

/// Cards on a sheet, edge to edge, in its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grid {
    sheet: Size,
    card: Size,
    columns: usize,
    rows: usize,
    /// Where the first card's corner is.
    origin: Point,
}

impl Grid {
    /// Cards on the sheet as it is given or, where that holds no two, turned; with margins or,
    /// where cards divide a sheet that has none, without. `None` when no two go on it.
    fn choose(card: Size, sheet: Size) -> Option<Grid> {
        let turned = Size::new(sheet.height, sheet.width);
        [(sheet, MARGIN), (turned, MARGIN), (sheet, 0.0), (turned, 0.0)]
            .into_iter()
            .map(|(sheet, margin)| Grid::of(card, sheet, margin))
            .find(|grid| grid.columns * grid.rows >= 2)
    }

    fn of(card: Size, sheet: Size, margin: f64) -> Grid {
        // A hundredth of a millimetre is the rounding of sizes, not a lack of room.
        let count = |room: f64, side: f64| {
            ((room - 2.0 * margin + 0.01 * MM) / side).floor().max(0.0) as usize
        };
        let columns = count(sheet.width, card.width);
        let rows = count(sheet.height, card.height);
        let origin = Point::new(
            (sheet.width - card.width * columns as f64) / 2.0,
            (sheet.height - card.height * rows as f64) / 2.0,
        );
        Grid { sheet, card, columns, rows, origin }
    }

    /// The places of one side, by rows. A back lies behind its front: its column counts from the
    /// other edge.
    fn places(&self, side: Side) -> Vec<Rect> {
        let cells =
            (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (row, column)));
        cells
            .map(|(row, column)| {
                let column = match side {
                    Side::Front => column,
                    Side::Back => self.columns - 1 - column,
                };
                Rect::from_origin_size(self.corner(column, row), self.card)
            })
            .collect()
    }

    /// A corner of the grid, counted from 0.
    fn corner(&self, column: usize, row: usize) -> Point {
        let step = Vec2::new(self.card.width * column as f64, self.card.height * row as f64);
        self.origin + step
    }

    /// Cut marks outside the cards, and a cross where four meet.
    fn marks(&self) -> Vec<Item> {
        let mut ends = Vec::new();
        let mut crosses = kurbo::BezPath::new();
        for column in 0..=self.columns {
            let x = self.corner(column, 0).x;
            let inner = 0 < column && column < self.columns;
            if let Some((start, stop)) = self.cut(self.origin.y, inner) {
                ends.push((Point::new(x, start), Point::new(x, stop)));
                let (start, stop) = (self.sheet.height - start, self.sheet.height - stop);
                ends.push((Point::new(x, start), Point::new(x, stop)));
            }
            for row in 1..self.rows {
                if inner {
                    crosses.extend(cross(self.corner(column, row), CROSS).iter());
                }
            }
        }
        for row in 0..=self.rows {
            let y = self.corner(0, row).y;
            let inner = 0 < row && row < self.rows;
            if let Some((start, stop)) = self.cut(self.origin.x, inner) {
                ends.push((Point::new(start, y), Point::new(stop, y)));
                let (start, stop) = (self.sheet.width - start, self.sheet.width - stop);
                ends.push((Point::new(start, y), Point::new(stop, y)));
            }
        }
        vec![
            stroked(crosses, CROSS_GREY, CROSS_LINE),
            stroked(lines(&ends), Color::BLACK, CUT_LINE),
        ]
    }

    /// From where to where a cut mark runs, measured from the sheet's edge, with this much margin
    /// beside the cards. Without a margin only cuts between cards are marked, on the cards' edge.
    fn cut(&self, margin: f64, inner: bool) -> Option<(f64, f64)> {
        if margin >= CUT_OFF + CUT {
            Some((margin - CUT_OFF - CUT, margin - CUT_OFF))
        } else {
            inner.then_some((0.0, CUT))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(card: (f64, f64), sheet: (f64, f64)) -> Option<Grid> {
        let size = |(width, height)| Size::new(width, height) * MM;
        Grid::choose(size(card), size(sheet))
    }

    #[test]
    fn bank_cards_go_ten_on_a4_and_eight_on_letter() {
        let a4 = grid((85.6, 54.0), (210.0, 297.0)).expect("holds cards");
        assert_eq!((a4.columns, a4.rows), (2, 5));
        let origin = a4.origin.to_vec2() / MM;
        assert!((origin.x - 19.4).abs() < 0.01 && (origin.y - 13.5).abs() < 0.01, "{origin}");
        let letter = grid((85.6, 54.0), (215.9, 279.4)).expect("holds cards");
        assert_eq!((letter.columns, letter.rows), (2, 4));
    }

    #[test]
    fn strips_divide_a_sheet_and_a_page_does_not_go_twice() {
        let strips = grid((420.0, 74.25), (297.0, 420.0)).expect("holds strips");
        assert_eq!((strips.columns, strips.rows, strips.sheet.width / MM), (1, 4, 420.0));
        assert_eq!(grid((210.0, 297.0), (210.0, 297.0)), None);
        assert_eq!(grid((594.0, 841.0), (210.0, 297.0)), None);
    }

    #[test]
    fn a_back_lies_behind_its_front() {
        let grid = grid((85.6, 54.0), (210.0, 297.0)).expect("holds cards");
        let sides = grid.places(Side::Front).into_iter().zip(grid.places(Side::Back));
        for (front, back) in sides {
            // The sheet is flipped about its long edge: left and right change places.
            let seen =
                Rect::new(grid.sheet.width - back.x1, back.y0, grid.sheet.width - back.x0, back.y1);
            assert!((seen.origin() - front.origin()).hypot() < 0.01 * MM, "{front} {seen}");
        }
        assert_ne!(grid.places(Side::Front)[0], grid.places(Side::Back)[0]);
    }
}
