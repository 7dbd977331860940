//! Where a picture has ink, coarsely: for words that stand beside what it shows.

use super::plain::{self, Plain};
use super::{Art, Picture};
use kurbo::{BezPath, PathEl, Point, Shape};
use usvg::tiny_skia_path::PathSegment;
use usvg::{Group, Node, Paint, Transform};

/// How far a curve may be from the lines that stand for it, in cells.
const TOLERANCE: f64 = 0.2;

/// A grid of cells over a picture, each with ink or without.
#[derive(Debug)]
pub(crate) struct Silhouette {
    columns: usize,
    rows: usize,
    inked: Vec<bool>,
}

impl Silhouette {
    /// Of a picture, so many cells wide. Pixels are ink all over; a glow, whose edge fades, is
    /// none.
    pub(crate) fn of(picture: &Picture, columns: usize) -> Silhouette {
        let columns = columns.max(1);
        let rows = (columns as f32 / picture.aspect()).ceil().max(1.0) as usize;
        match picture {
            Picture::Raster(_) => Silhouette { columns, rows, inked: vec![true; columns * rows] },
            Picture::Vector(drawing) => {
                let size = drawing.size();
                let cell = columns as f32 / size.width();
                let mut shape = Silhouette { columns, rows, inked: vec![false; columns * rows] };
                let cells = Transform::from_scale(cell, cell);
                match &drawing.art {
                    Art::Plain(drawing) => shape.plain(drawing, cells),
                    Art::Tree(tree) => shape.group(tree.root(), cells),
                }
                shape
            }
        }
    }

    /// Whether there is ink at a place, in shares of width and height. Beside the picture is none.
    pub(crate) fn at(&self, x: f64, y: f64) -> bool {
        let (column, row) = (x * self.columns as f64, y * self.rows as f64);
        self.index(column, row).is_some_and(|index| self.inked[index])
    }

    fn index(&self, column: f64, row: f64) -> Option<usize> {
        let inside =
            column >= 0.0 && row >= 0.0 && column < self.columns as f64 && row < self.rows as f64;
        inside.then(|| row as usize * self.columns + column as usize)
    }

    fn group(&mut self, group: &Group, cells: Transform) {
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, cells),
                Node::Path(path) if path.is_visible() => {
                    let fill = path.fill().map(usvg::Fill::paint);
                    if matches!(fill, Some(Paint::RadialGradient(_))) {
                        continue;
                    }
                    let map = cells.pre_concat(path.abs_transform());
                    self.shape(&outline(path.data().segments(), map), fill.is_some());
                }
                Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
            }
        }
    }

    fn plain(&mut self, drawing: &Plain, cells: Transform) {
        for shape in &drawing.shapes {
            let fill = shape.fill.as_ref().map(|fill| &fill.paint);
            if !matches!(fill, Some(plain::Paint::Radial(..))) {
                let map = cells.pre_concat(drawing.map(shape));
                self.shape(&outline(shape.path.segments(), map), fill.is_some());
            }
        }
    }

    fn shape(&mut self, outline: &BezPath, filled: bool) {
        self.edge(outline);
        if filled {
            self.area(outline);
        }
    }

    /// The cells that a line runs through.
    fn edge(&mut self, outline: &BezPath) {
        let mut last = Point::ZERO;
        kurbo::flatten(outline, TOLERANCE, |element| match element {
            PathEl::MoveTo(point) => last = point,
            PathEl::LineTo(point) => {
                // Longer lines than a picture is wide are cut off: nothing of them is seen.
                let steps = (last.distance(point) * 2.0).min(1e4) as usize + 1;
                for step in 0..=steps {
                    let at = last.lerp(point, step as f64 / steps as f64);
                    if let Some(index) = self.index(at.x, at.y) {
                        self.inked[index] = true;
                    }
                }
                last = point;
            }
            _ => {}
        });
    }

    /// The cells whose middle is within an outline.
    fn area(&mut self, outline: &BezPath) {
        let bounds = outline.bounding_box();
        let range = |from: f64, to: f64, most: usize| {
            (from.floor().max(0.0) as usize)..(to.ceil().clamp(0.0, most as f64) as usize)
        };
        for row in range(bounds.y0, bounds.y1, self.rows) {
            for column in range(bounds.x0, bounds.x1, self.columns) {
                let middle = Point::new(column as f64 + 0.5, row as f64 + 0.5);
                let index = row * self.columns + column;
                self.inked[index] = self.inked[index] || outline.winding(middle) != 0;
            }
        }
    }
}

/// A path of a drawing, mapped.
fn outline(segments: impl Iterator<Item = PathSegment>, map: Transform) -> BezPath {
    let point = |p: usvg::tiny_skia_path::Point| {
        let mut p = p;
        map.map_point(&mut p);
        Point::new(p.x.into(), p.y.into())
    };
    let mut path = BezPath::new();
    for segment in segments {
        match segment {
            PathSegment::MoveTo(p) => path.move_to(point(p)),
            PathSegment::LineTo(p) => path.line_to(point(p)),
            PathSegment::QuadTo(a, p) => path.quad_to(point(a), point(p)),
            PathSegment::CubicTo(a, b, p) => path.curve_to(point(a), point(b), point(p)),
            PathSegment::Close => path.close_path(),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Style, decode};

    #[test]
    fn ink_is_where_shapes_and_lines_are() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">
            <rect x="10" y="10" width="20" height="20"/>
            <path d="M 60 5 L 60 45" stroke="#000" fill="none"/></svg>"##;
        let picture = decode(svg.as_bytes(), "a.svg", Style::Colour).expect("a drawing");
        let shape = Silhouette::of(&picture, 50);
        for (x, y, inked) in [
            (0.2, 0.4, true),
            (0.6, 0.5, true),
            (0.45, 0.5, false),
            (0.2, 0.8, false),
            (-0.1, 0.5, false),
            (1.0, 0.5, false),
        ] {
            assert_eq!(shape.at(x, y), inked, "{x} {y}");
        }
    }
}
