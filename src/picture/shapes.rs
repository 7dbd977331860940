//! The shapes of a drawing, whichever way it was read: for all that measures drawings.

use super::plain::{self, Plain};
use super::{Art, Vector};
use kurbo::BezPath;
use usvg::tiny_skia_path::{Path, PathSegment, Point};
use usvg::{Color, Transform};

/// A shape as it is painted.
pub(super) struct Shape<'a> {
    path: &'a Path,
    /// From its own units to the drawing's.
    pub(super) map: Transform,
    /// Its area.
    pub(super) fill: Option<Wash>,
    /// Its line, and how wide that is in units of its own.
    pub(super) stroke: Option<(Wash, f32)>,
}

/// What an area or a line is painted with.
pub(super) struct Wash {
    /// Red, green and blue; more than one in a gradient or a pattern.
    pub(super) colors: Vec<[u8; 3]>,
    /// How much of it hides what lies under it; 0 to 1.
    pub(super) opacity: f32,
    /// Whether it changes from a middle outwards, as a glow does.
    pub(super) radial: bool,
}

impl Shape<'_> {
    /// The outline in the drawing's units, mapped once more.
    pub(super) fn outline(&self, further: Transform) -> BezPath {
        let map = further.pre_concat(self.map);
        let point = |mut point: Point| {
            map.map_point(&mut point);
            (f64::from(point.x), f64::from(point.y))
        };
        let mut outline = BezPath::new();
        for segment in self.path.segments() {
            match segment {
                PathSegment::MoveTo(p) => outline.move_to(point(p)),
                PathSegment::LineTo(p) => outline.line_to(point(p)),
                PathSegment::QuadTo(a, p) => outline.quad_to(point(a), point(p)),
                PathSegment::CubicTo(a, b, p) => outline.curve_to(point(a), point(b), point(p)),
                PathSegment::Close => outline.close_path(),
            }
        }
        outline
    }
}

/// All shapes that are seen, from the back to the front.
pub(super) fn shapes(drawing: &Vector) -> Vec<Shape<'_>> {
    match &drawing.art {
        Art::Plain(plain) => plain.shapes.iter().map(|shape| of_plain(plain, shape)).collect(),
        Art::Tree(tree) => {
            let mut found = Vec::new();
            collect(tree.root(), &mut found);
            found
        }
    }
}

fn of_plain<'a>(drawing: &Plain, shape: &'a plain::Shape) -> Shape<'a> {
    let fill = shape.fill.as_ref().map(|fill| {
        let (colors, radial) = match &fill.paint {
            plain::Paint::Color(color) => (vec![rgb(*color)], false),
            plain::Paint::Radial(stops, _) => {
                (stops.iter().map(|stop| rgb(stop.color)).collect(), true)
            }
        };
        Wash { colors, opacity: fill.opacity.get(), radial }
    });
    let stroke = shape.stroke.as_ref().map(|stroke| {
        (Wash { colors: vec![rgb(stroke.color)], opacity: 1.0, radial: false }, stroke.width)
    });
    Shape { path: &shape.path, map: drawing.map(shape), fill, stroke }
}

fn collect<'a>(group: &'a usvg::Group, found: &mut Vec<Shape<'a>>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect(group, found),
            usvg::Node::Path(path) if path.is_visible() => found.push(of_path(path)),
            _ => {}
        }
    }
}

fn of_path(path: &usvg::Path) -> Shape<'_> {
    let fill = path.fill().map(|fill| wash(fill.paint(), fill.opacity()));
    let stroke = path.stroke();
    let stroke =
        stroke.map(|stroke| (wash(stroke.paint(), stroke.opacity()), stroke.width().get()));
    Shape { path: path.data(), map: path.abs_transform(), fill, stroke }
}

fn wash(paint: &usvg::Paint, opacity: usvg::Opacity) -> Wash {
    let of_stops = |stops: &[usvg::Stop]| stops.iter().map(|stop| rgb(stop.color())).collect();
    let colors = match paint {
        usvg::Paint::Color(color) => vec![rgb(*color)],
        usvg::Paint::LinearGradient(gradient) => of_stops(gradient.stops()),
        usvg::Paint::RadialGradient(gradient) => of_stops(gradient.stops()),
        usvg::Paint::Pattern(pattern) => {
            let mut inner = Vec::new();
            collect(pattern.root(), &mut inner);
            inner.into_iter().filter_map(|shape| shape.fill).flat_map(|fill| fill.colors).collect()
        }
    };
    let radial = matches!(paint, usvg::Paint::RadialGradient(_));
    Wash { colors, opacity: opacity.get(), radial }
}

fn rgb(color: Color) -> [u8; 3] {
    [color.red, color.green, color.blue]
}
