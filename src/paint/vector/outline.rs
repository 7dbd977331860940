//! Paths of a drawing, mapped and rounded.

use krilla::geom::{Path, PathBuilder};
use usvg::Transform;
use usvg::tiny_skia_path::{self, PathSegment, Point};

/// What coordinates are rounded to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Grid {
    /// Whole numbers.
    Whole,
    /// Nothing.
    None,
}

/// A path under a transform, rounded; `None` when there is nothing of it.
pub(super) fn outline(path: &tiny_skia_path::Path, map: Transform, grid: Grid) -> Option<Path> {
    let mut trace = Trace::default();
    trace.add(path, map, grid);
    trace.finish()
}

/// Follows paths and leaves out what rounding has shrunk to nothing.
#[derive(Default)]
pub(super) struct Trace {
    builder: PathBuilder,
    at: Point,
    /// The current part has a line: another without length adds nothing.
    started: bool,
}

impl Trace {
    pub(super) fn add(&mut self, path: &tiny_skia_path::Path, map: Transform, grid: Grid) {
        // A dot smaller than the grid is still a dot.
        let grid = if is_dot(path, map) { Grid::None } else { grid };
        let place = |mut point: Point| {
            map.map_point(&mut point);
            match grid {
                Grid::Whole => Point::from_xy(point.x.round(), point.y.round()),
                Grid::None => point,
            }
        };
        for segment in path.segments() {
            match segment {
                PathSegment::MoveTo(p) => {
                    self.at = place(p);
                    self.started = false;
                    self.builder.move_to(self.at.x, self.at.y);
                }
                PathSegment::LineTo(p) => self.line(place(p)),
                PathSegment::QuadTo(a, p) => self.quad(place(a), place(p)),
                PathSegment::CubicTo(a, b, p) => self.cubic(place(a), place(b), place(p)),
                PathSegment::Close => {
                    self.builder.close();
                    self.started = false;
                }
            }
        }
    }

    pub(super) fn finish(self) -> Option<Path> {
        self.builder.finish()
    }

    fn line(&mut self, to: Point) {
        if self.started && to == self.at {
            return;
        }
        self.builder.line_to(to.x, to.y);
        self.reach(to);
    }

    fn quad(&mut self, a: Point, to: Point) {
        if a == self.at || a == to {
            return self.line(to);
        }
        self.builder.quad_to(a.x, a.y, to.x, to.y);
        self.reach(to);
    }

    fn cubic(&mut self, a: Point, b: Point, to: Point) {
        if a == self.at && b == to {
            return self.line(to);
        }
        self.builder.cubic_to(a.x, a.y, b.x, b.y, to.x, to.y);
        self.reach(to);
    }

    fn reach(&mut self, to: Point) {
        self.at = to;
        self.started = true;
    }
}

/// Whether a path is so small that rounding would leave nothing of it.
fn is_dot(path: &tiny_skia_path::Path, map: Transform) -> bool {
    path.bounds().transform(map).is_none_or(|area| area.width().max(area.height()) < 4.0)
}
