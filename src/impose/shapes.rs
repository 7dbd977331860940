//! Lines and areas of marks. Positions are in points, as on pages.

use crate::color::Color;
use crate::layout::page::{Item, MarkItem, PathItem, Plate, Stroke};
use crate::units::{Pt, pt};
use kurbo::{BezPath, Circle, Point, Rect, RoundedRect, Shape, Vec2};

/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;
/// Accuracy of arcs turned into curves, in points: far below what a printer shows.
const ARC: f64 = 0.01;

/// Straight lines, each from a point to another.
pub(super) fn lines(ends: &[(Point, Point)]) -> BezPath {
    let mut path = BezPath::new();
    for (from, to) in ends {
        path.move_to(*from);
        path.line_to(*to);
    }
    path
}

/// Solid lines along an outline.
pub(super) fn stroked(path: BezPath, color: Color, width: Pt) -> Item {
    dashed(path, color, width, &[])
}

/// Lines along an outline, of dashes and gaps in turn.
pub(super) fn dashed(path: BezPath, color: Color, width: Pt, dash: &[f32]) -> Item {
    let stroke = Stroke { color, width, dash: dash.to_vec(), round: false };
    Item::Path(PathItem { path, fill: None, stroke: Some(stroke) })
}

/// An area.
pub(super) fn filled(path: BezPath, color: Color) -> Item {
    Item::Path(PathItem { path, fill: Some(color), stroke: None })
}

/// An area with a line around it.
pub(super) fn boxed(rect: Rect, radius: f64, fill: Color, line: Color, width: Pt) -> Item {
    let path = RoundedRect::from_rect(rect, radius).to_path(ARC);
    let stroke = Stroke { color: line, width, dash: Vec::new(), round: false };
    Item::Path(PathItem { path, fill: Some(fill), stroke: Some(stroke) })
}

/// A rectangle's outline.
pub(super) fn rectangle(rect: Rect) -> BezPath {
    rect.to_path(ARC)
}

/// A line of every plate of a press.
pub(super) fn registration(path: BezPath, width: Pt) -> Item {
    Item::Mark(MarkItem { path, plate: Plate::All, tint: 100, line: Some(width) })
}

/// An area of one plate of a press.
pub(super) fn patch(rect: Rect, plate: Plate, tint: u8) -> Item {
    Item::Mark(MarkItem { path: rectangle(rect), plate, tint, line: None })
}

/// A circle.
pub(super) fn circle(center: Point, radius: f64) -> BezPath {
    Circle::new(center, radius).to_path(ARC)
}

/// A cross of two lines.
pub(super) fn cross(center: Point, length: f64) -> BezPath {
    let half = length / 2.0;
    lines(&[
        (center - Vec2::new(half, 0.0), center + Vec2::new(half, 0.0)),
        (center - Vec2::new(0.0, half), center + Vec2::new(0.0, half)),
    ])
}

/// A quarter of a disc to the right of and under a corner.
pub(super) fn quarter(corner: Point, radius: f64) -> BezPath {
    // The usual cubic for a quarter of a circle, within 0.03 % of its radius.
    const K: f64 = 0.552_284_75;
    let Point { x, y } = corner;
    let r = radius;
    let mut path = BezPath::new();
    path.move_to((x, y));
    path.line_to((x + r, y));
    path.curve_to((x + r, y + K * r), (x + K * r, y + r), (x, y + r));
    path.close_path();
    path
}

/// Open scissors with their point at a place, cutting along a direction: two blades and two rings.
pub(super) fn scissors(point: Point, along: Vec2, color: Color) -> Item {
    /// Overall length and radius of a ring.
    const LENGTH: f64 = 3.6 * MM;
    const RING: f64 = 0.55 * MM;
    let across = Vec2::new(-along.y, along.x);
    let at = |back: f64, side: f64| point - along * (back * LENGTH) + across * (side * LENGTH);
    let mut path = BezPath::new();
    for side in [-1.0, 1.0] {
        path.move_to(at(0.0, side * 0.16));
        path.line_to(at(0.72, side * -0.13));
        path.extend(circle(at(0.84, side * -0.2), RING).iter());
    }
    let stroke = Stroke { color, width: pt(0.7), dash: Vec::new(), round: true };
    Item::Path(PathItem { path, fill: None, stroke: Some(stroke) })
}
