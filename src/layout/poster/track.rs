//! The line of a routine: floor lines, returns, discs and the tick at its end.

use super::draft::Draft;
use super::sheet::Sheet;
use crate::color::Color;
use crate::layout::frame::{Frame, circle};
use crate::layout::page::{PathItem, Role, Stroke};
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Text};
use crate::units::{Pt, pt};
use kurbo::BezPath;

/// Four of these make a circle (the usual constant of cubic curves).
const KAPPA: f64 = 0.552_284_75;

/// Where the line runs. Lengths in points, from the start margin and the top of the first row.
#[derive(Clone, Debug)]
pub(super) struct Track {
    pub(super) columns: usize,
    pub(super) rows: usize,
    count: usize,
    width: Pt,
    /// From disc to disc.
    pub(super) pitch: Pt,
    /// Height of a row above its floor line.
    pub(super) height: Pt,
    /// Diameter of a disc.
    pub(super) disc: Pt,
    /// Width of the floor line.
    pub(super) line: Pt,
    /// How far words end above the floor line.
    pub(super) above_line: Pt,
    /// From the start margin to the middle of the first disc.
    first: Pt,
    /// From the start margin to the lane that leads down.
    lane: Pt,
    /// From a floor line to its return.
    turn: Pt,
    /// Between the return and the next row.
    below: Pt,
    bend: Pt,
}

impl Track {
    /// A line for so many exercises in so many columns, in rows that fill the height, with discs at
    /// least so large.
    pub(super) fn new(sheet: &Sheet, least: Pt, height: Pt, columns: usize, count: usize) -> Track {
        let rows = count.div_ceil(columns).max(1);
        // Discs and lanes shrink with the rows of a crowded sheet.
        let crowded = (height.0 / rows as f32 / (sheet.mm(70.0)).0).min(1.0);
        let k = |length: f32| sheet.mm(length) * crowded;
        let (disc, turn, below) = (k(17.0).max(least), k(10.6), k(9.0) * sheet.air);
        let first = k(13.5);
        let width = sheet.inner();
        // Below the last line there is half a disc.
        let used = (turn + below) * (rows - 1) as f32 + disc / 2.0;
        Track {
            columns,
            rows,
            count,
            width,
            pitch: (width - first) / (columns as f32 - 0.04),
            height: (height - used) / rows as f32,
            disc,
            line: k(2.4),
            above_line: k(6.4) * sheet.air.sqrt(),
            first,
            lane: k(1.5),
            turn,
            below,
            bend: k(6.4),
        }
    }

    /// The middle of a disc; `index` counts from 0.
    pub(super) fn node(&self, index: usize) -> (Pt, Pt) {
        let (row, column) = (index / self.columns, index % self.columns);
        (self.first + self.pitch * column as f32, self.floor(row))
    }

    fn floor(&self, row: usize) -> Pt {
        self.height + (self.height + self.turn + self.below) * row as f32
    }

    /// Where a floor line turns.
    fn end(&self) -> Pt {
        self.width - self.turn / 2.0 - self.line / 2.0
    }

    /// The whole line, without its discs.
    pub(super) fn frame(&self, d: &Draft<'_>) -> Frame {
        let palette = &d.poster.palette;
        let solid = if palette.solids { palette.solid } else { palette.line };
        let mut frame = Frame::new(self.width, self.floor(self.rows - 1) + self.disc / 2.0);
        let stroke = |color, width| Some(Stroke { color, width, dash: Vec::new(), round: true });
        let thin = self.line * 0.58;
        for row in 0..self.rows {
            let y = self.floor(row);
            let last = row + 1 == self.rows;
            let end = if last { self.last_end() } else { self.end() };
            if !last {
                let back = PathItem {
                    path: self.back(d, row),
                    fill: None,
                    stroke: stroke(palette.line, thin),
                };
                frame.decorate(back);
                let signs = PathItem {
                    path: self.chevrons(row),
                    fill: None,
                    stroke: stroke(palette.strong, thin * 0.8),
                };
                frame.decorate(signs);
            }
            let mut path = BezPath::new();
            path.move_to(point(self.first, y));
            path.line_to(point(end, y));
            frame.decorate(PathItem { path, fill: None, stroke: stroke(solid, self.line) });
        }
        self.tick(&mut frame, solid);
        frame
    }

    /// The end of the last floor line: under the last exercise.
    fn last_end(&self) -> Pt {
        let (x, _) = self.node(self.count.max(1) - 1);
        x + self.pitch * 0.96 - self.disc * 0.34
    }

    /// From the end of a row back to the start of the next, with a gap for words.
    fn back(&self, d: &Draft<'_>, row: usize) -> BezPath {
        let (y, next) = (self.floor(row), self.floor(row + 1));
        let lane_y = y + self.turn;
        let (from, to) = self.gap(d);
        let r = self.turn / 2.0;
        let mut path = BezPath::new();
        path.move_to(point(self.end(), y));
        quarter(&mut path, (self.end(), y), (r, r), true);
        quarter(&mut path, (self.end() + r, y + r), (-r, r), false);
        path.line_to(point(to, lane_y));
        path.move_to(point(from, lane_y));
        path.line_to(point(self.lane + self.bend, lane_y));
        quarter(&mut path, (self.lane + self.bend, lane_y), (-self.bend, self.bend), true);
        path.line_to(point(self.lane, next - self.bend));
        quarter(&mut path, (self.lane, next - self.bend), (self.bend, self.bend), false);
        path
    }

    /// Where the return leaves room for words.
    fn gap(&self, d: &Draft<'_>) -> (Pt, Pt) {
        let size = time_size(d);
        let from = self.first + self.disc * 1.1;
        let letters = d.poster.panels.iter().map(|panel| {
            let done = &panel.done;
            done.number.chars().count() + done.words.chars().count() + 1
        });
        (from, from + size * (letters.max().unwrap_or(0) as f32 * 0.6 + 1.6))
    }

    fn chevrons(&self, row: usize) -> BezPath {
        let y = self.floor(row) + self.turn;
        let size = self.turn * 0.19;
        let mut path = BezPath::new();
        for x in [self.first + self.disc * 0.55, self.width * 0.74] {
            path.move_to(point(x + size, y - size));
            path.line_to(point(x, y));
            path.line_to(point(x + size, y + size));
        }
        path
    }

    /// *2 minutes done*, in the gap of a row's return; with its place.
    pub(super) fn time(&self, d: &mut Draft<'_>, panel: &Panel, row: usize) -> (Frame, (Pt, Pt)) {
        let size = time_size(d);
        let style = Style { weight: 500.0, ..d.style.small(size) };
        let (from, to) = self.gap(d);
        let done = &panel.done;
        let words = Text::plain(format!("{} {}", done.number, done.words).trim());
        let label = d.type_.label(&words, &style).role(Role::Paragraph);
        let x = from + (to - from - label.width) / 2.0;
        let y = self.floor(row) + self.turn - label.height / 2.0;
        (label, (x, y))
    }

    /// A ring with a tick at the end.
    fn tick(&self, frame: &mut Frame, color: Color) {
        let (x, y) = (self.last_end(), self.floor(self.rows - 1));
        let radius = self.disc * 0.34;
        let ring = self.line * 0.8;
        frame.decorate(circle((x, y), radius * 1.1, Some(Color::WHITE), None));
        let edge = (color, ring);
        frame.decorate(circle((x, y), radius - ring / 2.0, Some(Color::WHITE), Some(edge)));
        // A tick is a tick in every direction.
        let mut sign = Frame { rigid: true, ..Frame::new(radius * 2.0, radius * 2.0) };
        let mut path = BezPath::new();
        let at = |dx: f32, dy: f32| point(radius * (1.0 + dx), radius * (1.0 + dy));
        path.move_to(at(-0.36, 0.02));
        path.line_to(at(-0.10, 0.28));
        path.line_to(at(0.38, -0.26));
        let stroke = Stroke { color, width: ring, dash: Vec::new(), round: true };
        sign.decorate(PathItem { path, fill: None, stroke: Some(stroke) });
        frame.place(x - radius, y - radius, sign);
    }
}

/// Size of the times along the line: never below what small words need.
fn time_size(d: &Draft<'_>) -> Pt {
    pt(13.5 * d.sheet.scale).max(d.floors.safety)
}

fn point(x: Pt, y: Pt) -> (f64, f64) {
    (f64::from(x.0), f64::from(y.0))
}

/// A quarter of an ellipse to a corner so far away, leaving along x (or y), arriving along the other.
fn quarter(path: &mut BezPath, (x, y): (Pt, Pt), (dx, dy): (Pt, Pt), along_x: bool) {
    let (x0, y0, dx, dy) = (f64::from(x.0), f64::from(y.0), f64::from(dx.0), f64::from(dy.0));
    let (x1, y1) = (x0 + dx, y0 + dy);
    if along_x {
        path.curve_to((x0 + dx * KAPPA, y0), (x1, y1 - dy * KAPPA), (x1, y1));
    } else {
        path.curve_to((x0, y0 + dy * KAPPA), (x1 - dx * KAPPA, y1), (x1, y1));
    }
}
