//! How a poster is split over sheets.

use crate::impose::problem::Problem;
use crate::impose::shapes::MM;
use kurbo::{Point, Rect, Size};

/// The least margin every office printer can print up to.
pub(super) const MARGIN: f64 = 10.0 * MM;
/// How far a sheet lies under the next.
pub(super) const OVERLAP: f64 = 10.0 * MM;
/// The least sheet: A5.
const LEAST: (f64, f64) = (148.0, 210.0);
/// More than this nobody joins; columns are letters.
const MOST_SHEETS: usize = 144;
const MOST_COLUMNS: usize = 26;
/// Rounding of sizes, in points.
const ROUNDING: f64 = 0.02;

/// A poster split over sheets, turned the way that takes fewest.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// The poster.
    pub(super) poster: Size,
    /// The sheets, turned.
    pub(super) sheet: Size,
    /// Where the poster is cut, from its left edge to its right.
    columns: Vec<f64>,
    /// Where the poster is cut, from its top to its bottom.
    rows: Vec<f64>,
}

/// A sheet of the grid, by column and row from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) column: usize,
    pub(super) row: usize,
}

impl Cell {
    /// A letter for the column and a number for the row: *A1* is top left.
    pub(super) fn name(self) -> String {
        let letter = char::from(b'A' + (self.column % MOST_COLUMNS) as u8);
        format!("{letter}{}", self.row + 1)
    }
}

impl Grid {
    /// The way of turning the sheets that takes fewest, and of two alike the one whose seams cross
    /// fewer of these areas (lines of text).
    pub(super) fn choose(poster: Size, sheet: Size, text: &[Rect]) -> Result<Grid, Problem> {
        let (short, long) = (sheet.min_side(), sheet.max_side());
        if short < LEAST.0 * MM - ROUNDING || long < LEAST.1 * MM - ROUNDING {
            return Err(Problem::SmallSheet { least: LEAST });
        }
        if poster.min_side() <= short + ROUNDING && poster.max_side() <= long + ROUNDING {
            return Err(Problem::FitsOneSheet);
        }
        let upright = Grid::of(poster, Size::new(short, long));
        let lying = Grid::of(poster, Size::new(long, short));
        let rank = |grid: &Grid| (grid.count(), grid.crossings(text));
        let grid = if rank(&lying) < rank(&upright) { lying } else { upright };
        match grid.count() {
            sheets if sheets > MOST_SHEETS || grid.columns() > MOST_COLUMNS => {
                Err(Problem::ManySheets { sheets, most: MOST_SHEETS })
            }
            _ => Ok(grid),
        }
    }

    fn of(poster: Size, sheet: Size) -> Grid {
        Grid {
            poster,
            sheet,
            columns: cuts(poster.width, sheet.width - 2.0 * MARGIN),
            rows: cuts(poster.height, sheet.height - 2.0 * MARGIN),
        }
    }

    pub(super) fn columns(&self) -> usize {
        self.columns.len() - 1
    }

    pub(super) fn rows(&self) -> usize {
        self.rows.len() - 1
    }

    /// How many sheets.
    pub(super) fn count(&self) -> usize {
        self.columns() * self.rows()
    }

    /// Every sheet, by rows.
    pub(super) fn cells(&self) -> impl Iterator<Item = Cell> {
        let columns = self.columns();
        (0..self.count()).map(move |index| Cell { column: index % columns, row: index / columns })
    }

    /// The part of the poster that is seen of a sheet.
    pub(super) fn seen(&self, cell: Cell) -> Rect {
        Rect::new(
            self.columns[cell.column],
            self.rows[cell.row],
            self.columns[cell.column + 1],
            self.rows[cell.row + 1],
        )
    }

    /// The part of the poster that is printed on a sheet: what is seen, and on the right and at
    /// the bottom what lies under the next.
    pub(super) fn printed(&self, cell: Cell) -> Rect {
        let seen = self.seen(cell);
        Rect {
            x1: (seen.x1 + OVERLAP).min(self.poster.width),
            y1: (seen.y1 + OVERLAP).min(self.poster.height),
            ..seen
        }
    }

    /// The largest part printed on any sheet.
    pub(super) fn largest(&self) -> Size {
        let parts = self.cells().map(|cell| self.printed(cell).size());
        parts.fold(Size::ZERO, Size::max)
    }

    /// The seams: on the left of each column but the first, on top of each row but the first.
    pub(super) fn seams(&self) -> (&[f64], &[f64]) {
        (&self.columns[1..self.columns()], &self.rows[1..self.rows()])
    }

    /// The neighbours that lie on a sheet: on its right, under it, and on its lower right corner.
    pub(super) fn neighbours(&self, cell: Cell) -> [Option<Cell>; 3] {
        let right = (cell.column + 1 < self.columns()).then_some(cell.column + 1);
        let below = (cell.row + 1 < self.rows()).then_some(cell.row + 1);
        [
            right.map(|column| Cell { column, ..cell }),
            below.map(|row| Cell { row, ..cell }),
            right.zip(below).map(|(column, row)| Cell { column, row }),
        ]
    }

    /// How many times seams go through areas.
    fn crossings(&self, areas: &[Rect]) -> usize {
        let (xs, ys) = self.seams();
        let through = |area: &Rect| {
            let across = xs.iter().filter(|x| area.x0 < **x && **x < area.x1).count();
            let along = ys.iter().filter(|y| area.y0 < **y && **y < area.y1).count();
            across + along
        };
        areas.iter().map(through).sum()
    }
}

/// Where one side of a poster is cut for sheets that print `room` of it: equal parts where they
/// fit, else full ones and a rest. All but the last also hold the overlap.
fn cuts(side: f64, room: f64) -> Vec<f64> {
    let step = room - OVERLAP;
    let parts = ((side - OVERLAP - ROUNDING) / step).ceil().max(1.0);
    let part = (side / parts).min(step);
    let count = parts as usize;
    let mut cuts = (0..count).map(|index| part * index as f64).collect::<Vec<_>>();
    cuts.push(side);
    cuts
}

/// The upper left corner of a part on its sheet, and where words beside it go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Position {
    pub(super) origin: Point,
    pub(super) label: Label,
}

/// Where the words beside a part go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// A column on its right.
    Right,
    /// A row under it.
    Below,
    /// On the line at the foot alone.
    Foot,
}

/// Room that words beside a part take, with the cut marks before them.
const LABEL: f64 = 37.0 * MM;
/// From the margin to the part where there is room: for cut marks and scissors.
const LEAD: f64 = 20.0 * MM;

impl Grid {
    /// Where parts stand on their sheets: the same on all, so that a stack can be cut at once.
    pub(super) fn position(&self) -> Position {
        let free = (self.sheet - Size::new(2.0 * MARGIN, 2.0 * MARGIN)) - self.largest();
        let label = match free {
            free if free.width >= LABEL => Label::Right,
            free if free.height >= LABEL => Label::Below,
            _ => Label::Foot,
        };
        let lead = |free: f64, labelled: bool| {
            let before = if labelled { (free - LABEL).min(LEAD) } else { free / 2.0 };
            MARGIN + before.max(0.0)
        };
        let origin = Point::new(
            lead(free.width, label == Label::Right),
            lead(free.height, label == Label::Below),
        );
        Position { origin, label }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mm(width: f64, height: f64) -> Size {
        Size::new(width, height) * MM
    }

    const A4: (f64, f64) = (210.0, 297.0);

    #[test]
    fn posters_take_no_more_sheets_than_they_must() {
        // Poster, columns, rows, and whether the sheets lie: A2, A3, A1, A0 on A4; A2 on A3.
        for (poster, sheet, columns, rows, lying) in [
            ((420.0, 594.0), A4, 2, 4, true),
            ((297.0, 420.0), A4, 2, 2, false),
            ((594.0, 841.0), A4, 3, 5, true),
            ((841.0, 1189.0), A4, 5, 5, false),
            ((594.0, 420.0), A4, 4, 2, false),
            ((420.0, 594.0), (297.0, 420.0), 2, 2, false),
        ] {
            let grid = Grid::choose(mm(poster.0, poster.1), mm(sheet.0, sheet.1), &[]);
            let grid = grid.expect("can be split");
            assert_eq!((grid.columns(), grid.rows()), (columns, rows), "{poster:?}");
            assert_eq!(grid.sheet.width > grid.sheet.height, lying, "{poster:?}");
        }
        let a2 = Grid::choose(mm(420.0, 594.0), mm(A4.0, A4.1), &[]).expect("can be split");
        let first = a2.printed(Cell { column: 0, row: 0 }).size() / MM;
        assert!((first - Size::new(220.0, 158.5)).width.abs() < 0.01, "{first}");
        assert!((first - Size::new(220.0, 158.5)).height.abs() < 0.01, "{first}");
    }

    #[test]
    fn seams_keep_out_of_text_when_the_sheets_are_as_many() {
        // A square poster takes as many sheets either way.
        let poster = mm(400.0, 400.0);
        let upright = Grid::of(poster, mm(A4.0, A4.1));
        let lying = Grid::of(poster, mm(A4.1, A4.0));
        assert_eq!(upright.count(), lying.count());
        let line = |x: f64, y: f64| Rect::new(x - 1.0, y - 1.0, x + 1.0, y + 1.0);
        let on_seam = line(upright.seams().0[0], 3.0);
        let chosen = Grid::choose(poster, mm(A4.0, A4.1), &[on_seam]).expect("can be split");
        assert_eq!(chosen, lying);
    }

    #[test]
    fn what_cannot_be_joined_is_refused() {
        let tile = |poster, sheet| Grid::choose(poster, sheet, &[]).expect_err("is refused");
        assert_eq!(tile(mm(190.0, 277.0), mm(A4.0, A4.1)), Problem::FitsOneSheet);
        assert_eq!(tile(mm(A4.1, A4.0), mm(A4.0, A4.1)), Problem::FitsOneSheet);
        assert_eq!(tile(mm(420.0, 594.0), mm(105.0, 148.0)), Problem::SmallSheet { least: LEAST });
        let sheets = tile(mm(5000.0, 5000.0), mm(A4.0, A4.1));
        assert!(matches!(sheets, Problem::ManySheets { sheets: 532, .. }), "{sheets:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn parts_without_overlap_are_the_poster_and_every_part_can_be_printed(
            width in 100.0..1300.0f64, height in 100.0..1300.0f64, sheet in 0usize..4,
        ) {
            let sheet = [A4, (148.0, 210.0), (215.9, 279.4), (297.0, 420.0)][sheet];
            let Ok(grid) = Grid::choose(mm(width, height), mm(sheet.0, sheet.1), &[]) else {
                return Ok(());
            };
            let position = grid.position();
            let near = |a: f64, b: f64| (a - b).abs() < 0.01 * MM;
            let mut area = 0.0;
            for cell in grid.cells() {
                let (seen, printed) = (grid.seen(cell), grid.printed(cell));
                area += seen.area();
                prop_assert!(seen.width() > 0.0 && seen.height() > 0.0);
                // Neighbours begin where this one ends to be seen, and it reaches under them.
                let [right, below, _] = grid.neighbours(cell);
                let right = right.map_or(grid.poster.width, |cell| grid.seen(cell).x0);
                let below = below.map_or(grid.poster.height, |cell| grid.seen(cell).y0);
                prop_assert!(near(seen.x1, right) && near(seen.y1, below));
                prop_assert!(near(printed.x1, (right + OVERLAP).min(grid.poster.width)));
                prop_assert!(near(printed.y1, (below + OVERLAP).min(grid.poster.height)));
                let on_sheet = printed - printed.origin().to_vec2() + position.origin.to_vec2();
                let printable = grid.sheet.to_rect().inset(-MARGIN + 0.02);
                prop_assert_eq!(on_sheet.union(printable), printable);
            }
            prop_assert!((area / grid.poster.area() - 1.0).abs() < 1e-9);
        }
    }
}
