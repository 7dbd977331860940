//! Where a picture has ink, coarsely: for words that stand beside what it shows.

use super::Picture;
use super::shapes::shapes;
use kurbo::{BezPath, PathEl, Point, Shape as _};
use usvg::Transform;

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
                let cell = columns as f32 / drawing.size().width();
                let cells = Transform::from_scale(cell, cell);
                let inked = vec![false; columns * rows];
                let mut silhouette = Silhouette { columns, rows, inked };
                for shape in shapes(drawing) {
                    if shape.fill.as_ref().is_some_and(|fill| fill.radial) {
                        continue;
                    }
                    let outline = shape.outline(cells);
                    silhouette.edge(&outline);
                    if shape.fill.is_some() {
                        silhouette.area(&outline);
                    }
                }
                silhouette
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
