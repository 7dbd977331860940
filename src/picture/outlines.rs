//! Whether a logo can be seen on a ground: how much of its outlines has a contrast there.
//!
//! Outlines and not areas, because a logo that brings its own ground loses nothing on another:
//! dark letters on a white card are read on white paper, white letters on nothing are not.

use super::shapes::{Shape, shapes};
use super::{Picture, Raster};
use crate::color::Color;
use kurbo::{Rect, Shape as _};
use std::collections::BTreeMap;
use usvg::Transform;

/// Contrast of graphics, WCAG 2.2 level AA.
const SEEN: f64 = 3.0;
/// The same on white paper, which logos are made for: a pastel one is the clinic's own choice, a
/// yellow or white one is lost.
const SEEN_ON_PAPER: f64 = 2.0;
/// The share of a logo's outlines that is seen where the logo is.
pub const MOSTLY: f64 = 0.75;
/// About how many pixels are compared with their neighbours.
const SAMPLES: f64 = 4_096.0;
/// Opacity from which a pixel is part of the logo and not its soft edge.
const SOLID: u8 = 128;

/// The outlines of a picture: how long each colour borders on another, or on what lies below.
#[derive(Debug, Default)]
pub struct Outlines {
    edges: BTreeMap<Edge, f64>,
    blank: bool,
}

/// A colour, and the one it lies on where that is the picture's own.
type Edge = ([u8; 3], Option<[u8; 3]>);

impl Outlines {
    /// The outlines of a picture.
    pub fn of(picture: &Picture) -> Outlines {
        let mut outlines = Outlines::default();
        match picture {
            Picture::Vector(vector) => {
                let shapes: Vec<Outline> = shapes(vector).into_iter().map(Outline::new).collect();
                outlines.add_shapes(&shapes);
            }
            Picture::Raster(raster) => outlines.add_pixels(raster),
        }
        outlines
    }

    /// Whether there is nothing to see on any ground: pixels of one colour all over. A drawing without
    /// shapes is no picture to begin with.
    pub fn is_blank(&self) -> bool {
        self.blank
    }

    /// The share of the outlines that has the contrast of graphics on a ground; 0 to 1, and 1
    /// where nothing borders on the ground.
    pub fn share_seen(&self, ground: Color) -> f64 {
        let least = if ground == Color::WHITE { SEEN_ON_PAPER } else { SEEN };
        let color = |[r, g, b]: [u8; 3]| Color::rgb(r, g, b);
        let (mut seen, mut whole) = (0.0, 0.0);
        for ((over, below), length) in &self.edges {
            whole += length;
            if color(*over).contrast(below.map_or(ground, color)) >= least {
                seen += length;
            }
        }
        if whole > 0.0 { seen / whole } else { 1.0 }
    }

    fn add(&mut self, edge: Edge, length: f64) {
        if length.is_finite() && length > 0.0 {
            *self.edges.entry(edge).or_default() += length;
        }
    }

    /// A shape lies on the last one before it that holds it, else on the ground. One that others
    /// lie on counts for its colour and not for its outline: what is on it is seen without that.
    fn add_shapes(&mut self, shapes: &[Outline]) {
        let below = |index: usize| {
            let shape = shapes.get(index)?;
            let earlier = shapes.iter().take(index).enumerate();
            earlier
                .rev()
                .find(|(_, other)| other.fill.is_some() && holds(other.bounds, shape.bounds))
        };
        let grounds: Vec<_> = (0..shapes.len()).map(below).collect();
        for (index, (shape, ground)) in shapes.iter().zip(&grounds).enumerate() {
            if grounds.iter().flatten().any(|(ground, _)| *ground == index) {
                continue;
            }
            let below = ground.and_then(|(_, ground)| ground.fill);
            for color in &shape.colors {
                self.add((*color, below), shape.length / shape.colors.len() as f64);
            }
        }
    }

    /// Pixels that differ from their neighbours on the right and below. Where two colours of the
    /// picture meet softly, they are no outline.
    fn add_pixels(&mut self, raster: &Raster) {
        let (width, height) = (raster.width as usize, raster.height as usize);
        // A step of two pixels at least leaps over soft edges.
        let step = ((width as f64 * height as f64 / SAMPLES).sqrt() as usize).max(2);
        let pixel = |x: usize, y: usize| -> Option<[u8; 3]> {
            let start = (y * width + x) * 4;
            match raster.rgba.get(start..start + 4) {
                // Noise is left out, black and white stay themselves.
                Some(&[r, g, b, alpha]) if x < width && alpha >= SOLID => {
                    Some([r, g, b].map(|c| c & 0xF8 | c >> 5))
                }
                _ => None,
            }
        };
        let within = |x: usize, y: usize| x < width && y < height;
        let mut blank = true;
        for y in (0..height).step_by(step) {
            for x in (0..width).step_by(step) {
                blank &= pixel(x, y) == pixel(0, 0);
                for (near_x, near_y) in [(x + step, y), (x, y + step)] {
                    if !within(near_x, near_y) {
                        continue;
                    }
                    match (pixel(x, y), pixel(near_x, near_y)) {
                        (Some(over), None) | (None, Some(over)) => self.add((over, None), 1.0),
                        (Some(one), Some(other)) if is_edge(one, other) => {
                            self.add((one, Some(other)), 1.0);
                        }
                        _ => {}
                    }
                }
            }
        }
        self.blank = blank;
    }
}

/// Whether two colours side by side make an outline of their own.
fn is_edge(a: [u8; 3], b: [u8; 3]) -> bool {
    let color = |[r, g, b]: [u8; 3]| Color::rgb(r, g, b);
    a != b && color(a).contrast(color(b)) >= SEEN
}

/// A shape of a drawing.
struct Outline {
    bounds: Rect,
    length: f64,
    /// Colours of its edge: more than one of a gradient.
    colors: Vec<[u8; 3]>,
    /// What others on it lie on.
    fill: Option<[u8; 3]>,
}

impl Outline {
    fn new(shape: Shape<'_>) -> Outline {
        let path = shape.outline(Transform::identity());
        let fill = shape.fill.map(|fill| fill.colors).unwrap_or_default();
        Outline {
            bounds: path.bounding_box(),
            length: path.perimeter(0.1),
            fill: fill.first().copied(),
            colors: shape.stroke.map_or(fill, |(stroke, _)| stroke.colors),
        }
    }
}

/// A share of a shape's size by which what lies on it may reach over its edge.
const OVER: f64 = 0.01;

fn holds(outer: Rect, inner: Rect) -> bool {
    let outer = outer.inflate(outer.width() * OVER, outer.height() * OVER);
    outer.contains_rect(inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Style, decode};
    use std::sync::Arc;

    /// Bars, as letters are, in a colour on a ground of their own or on none.
    fn pixels(letters: [u8; 4], ground: [u8; 4]) -> Picture {
        let (width, height) = (120, 40);
        let bar = |i: u32| (i % width) % 12 < 6 && (4..36).contains(&(i / width));
        let rgba = (0..width * height).flat_map(|i| if bar(i) { letters } else { ground });
        let rgba = rgba.collect();
        Picture::Raster(Arc::new(Raster { width, height, rgba, jpeg: None, lossy: false }))
    }

    fn drawing(shapes: &str) -> Picture {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{shapes}</svg>"
        );
        decode(text.as_bytes(), "logo.svg", Style::Colour).expect("an SVG")
    }

    #[test]
    fn a_logo_is_seen_on_the_grounds_it_was_made_for() {
        let (white, navy, clear) = ([255; 4], [20, 20, 60, 255], [0; 4]);
        let yellow = Color::rgb(255, 230, 0);
        let dark = Color::rgb(20, 20, 60);
        let mark = "<path d='M30 30h40v40h-40z' fill='#14143C'/>";
        for (name, logo, on_paper, on_yellow, on_navy) in [
            ("white letters", pixels(white, clear), false, false, true),
            ("navy letters", pixels(navy, clear), true, true, false),
            ("navy letters on a white card", pixels(navy, white), true, true, true),
            ("white letters on a navy card", pixels(white, navy), true, true, true),
            ("a navy mark", drawing(mark), true, true, false),
            (
                "a navy mark on a white card",
                drawing(&format!("<rect width='100' height='100' fill='#fff'/>{mark}")),
                true,
                true,
                true,
            ),
            ("a white mark", drawing(&mark.replace("14143C", "FFF")), false, false, true),
            (
                "a white mark in a navy ring",
                drawing(&mark.replace("/>", " stroke='#14143C'/>").replacen("14143C", "FFF", 1)),
                true,
                true,
                false,
            ),
            ("a pastel mark", drawing(&mark.replace("14143C", "5BC0BE")), true, false, true),
        ] {
            let outlines = Outlines::of(&logo);
            for (ground, seen) in [(Color::WHITE, on_paper), (yellow, on_yellow), (dark, on_navy)] {
                let share = outlines.share_seen(ground);
                assert_eq!(share >= MOSTLY, seen, "{name} on {ground}: {share:.2}");
            }
        }
    }

    #[test]
    fn pixels_of_one_colour_show_nothing() {
        let (white, navy, clear) = ([255; 4], [20, 20, 60, 255], [0; 4]);
        for (name, logo, blank) in [
            ("white paper", pixels(white, white), true),
            ("nothing", pixels(clear, clear), true),
            ("letters on nothing", pixels(white, clear), false),
            ("letters on a card", pixels(navy, white), false),
        ] {
            assert_eq!(Outlines::of(&logo).is_blank(), blank, "{name}");
        }
    }
}
