//! How much of a picture each colour covers: what a clinic's colours are taken from.

use super::plain::{Paint, Plain};
use super::{Art, Picture, Raster};
use crate::color::{Color, Oklch};
use kurbo::{BezPath, Shape};
use std::collections::BTreeMap;
use usvg::tiny_skia_path::PathSegment;

/// About how many pixels are looked at: a grid of 256 by 256 shows every colour that matters.
const SAMPLES: usize = 65_536;
/// How many colours are compared with each other, those that cover most.
const PATCHES: usize = 64;

/// A colour and how much of a picture it covers.
#[derive(Clone, Copy, Debug)]
pub struct Patch {
    /// The colour.
    pub color: Color,
    /// The same by lightness, chroma and hue.
    pub look: Oklch,
    /// The area it covers, in units of the picture's own.
    pub area: f64,
}

/// The colours of a picture, those that cover most first; nothing of what is clear.
pub fn patches(picture: &Picture) -> Vec<Patch> {
    let mut areas = Areas::default();
    match picture {
        Picture::Vector(vector) => match &vector.art {
            Art::Plain(drawing) => areas.add_plain(drawing),
            Art::Tree(tree) => areas.add_group(tree.root()),
        },
        Picture::Raster(raster) => areas.add_pixels(raster),
    }
    areas.patches()
}

/// How much each colour covers, in units of its own.
#[derive(Default)]
struct Areas(BTreeMap<[u8; 3], f64>);

impl Areas {
    fn add(&mut self, color: [u8; 3], area: f64) {
        if area.is_finite() && area > 0.0 {
            *self.0.entry(color).or_default() += area;
        }
    }

    /// What is drawn over something else counts as much as what it hides: logos are flat.
    fn add_group(&mut self, group: &usvg::Group) {
        for node in group.children() {
            match node {
                usvg::Node::Group(group) => self.add_group(group),
                usvg::Node::Path(path) if path.is_visible() => self.add_path(path),
                _ => {}
            }
        }
    }

    fn add_path(&mut self, path: &usvg::Path) {
        let map = path.abs_transform();
        let Some(data) = path.data().clone().transform(map) else { return };
        let outline = outline(&data);
        if let Some(fill) = path.fill() {
            self.add_paint(fill.paint(), outline.area().abs() * f64::from(fill.opacity().get()));
        }
        if let Some(stroke) = path.stroke() {
            let area = line(&outline, stroke.width().get(), map);
            self.add_paint(stroke.paint(), area * f64::from(stroke.opacity().get()));
        }
    }

    fn add_plain(&mut self, drawing: &Plain) {
        for shape in &drawing.shapes {
            let map = drawing.map(shape);
            let Some(data) = shape.path.clone().transform(map) else { continue };
            let outline = outline(&data);
            if let Some(fill) = &shape.fill {
                let area = outline.area().abs() * f64::from(fill.opacity.get());
                let colors = match &fill.paint {
                    Paint::Color(color) => vec![*color],
                    Paint::Radial(stops, _) => stops.iter().map(|stop| stop.color).collect(),
                };
                for c in &colors {
                    self.add([c.red, c.green, c.blue], area / colors.len() as f64);
                }
            }
            if let Some(stroke) = &shape.stroke {
                let c = stroke.color;
                self.add([c.red, c.green, c.blue], line(&outline, stroke.width, map));
            }
        }
    }

    /// A gradient covers its area with each of its stops alike.
    fn add_paint(&mut self, paint: &usvg::Paint, area: f64) {
        let stops = match paint {
            usvg::Paint::Color(c) => return self.add([c.red, c.green, c.blue], area),
            usvg::Paint::LinearGradient(gradient) => gradient.stops(),
            usvg::Paint::RadialGradient(gradient) => gradient.stops(),
            usvg::Paint::Pattern(pattern) => return self.add_group(pattern.root()),
        };
        for stop in stops {
            let c = stop.color();
            self.add([c.red, c.green, c.blue], area / stops.len() as f64);
        }
    }

    fn add_pixels(&mut self, raster: &Raster) {
        let pixels = raster.width as usize * raster.height as usize;
        // An odd step does not fall into the rhythm of rows.
        let step = (pixels / SAMPLES) | 1;
        for pixel in raster.rgba.chunks_exact(4).step_by(step) {
            if let &[r, g, b, alpha] = pixel {
                self.add([r, g, b], f64::from(alpha) / 255.0);
            }
        }
    }

    /// Colours that differ by noise put together under the commonest of them.
    fn patches(self) -> Vec<Patch> {
        let mut cells: BTreeMap<[u8; 3], (f64, [u8; 3], f64)> = BTreeMap::new();
        for (color, area) in self.0 {
            let cell = cells.entry(color.map(|channel| channel >> 4)).or_insert((0.0, color, 0.0));
            cell.0 += area;
            if area > cell.2 {
                (cell.1, cell.2) = (color, area);
            }
        }
        let mut patches: Vec<Patch> = cells
            .into_values()
            .map(|(area, [r, g, b], _)| {
                let color = Color::rgb(r, g, b);
                Patch { color, look: color.to_oklch(), area }
            })
            .collect();
        patches.sort_by(|a, b| b.area.total_cmp(&a.area));
        patches.truncate(PATCHES);
        patches
    }
}

/// The area of a line along an outline, whose width is still to be mapped.
fn line(outline: &BezPath, width: f32, map: usvg::Transform) -> f64 {
    let scale = f64::from((map.sx * map.sy - map.kx * map.ky).abs()).sqrt();
    outline.perimeter(0.1) * f64::from(width) * scale
}

pub(super) fn outline(path: &usvg::tiny_skia_path::Path) -> BezPath {
    let point = |p: usvg::tiny_skia_path::Point| (f64::from(p.x), f64::from(p.y));
    let mut outline = BezPath::new();
    for segment in path.segments() {
        match segment {
            PathSegment::MoveTo(p) => outline.move_to(point(p)),
            PathSegment::LineTo(p) => outline.line_to(point(p)),
            PathSegment::QuadTo(p1, p) => outline.quad_to(point(p1), point(p)),
            PathSegment::CubicTo(p1, p2, p) => outline.curve_to(point(p1), point(p2), point(p)),
            PathSegment::Close => outline.close_path(),
        }
    }
    outline
}
