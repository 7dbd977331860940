//! How much of a picture each colour covers: what a clinic's colours are taken from.

use super::shapes::{Shape, Wash, shapes};
use super::{Picture, Raster};
use crate::color::{Color, Oklch};
use kurbo::Shape as _;
use std::collections::BTreeMap;
use usvg::Transform;

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
        Picture::Vector(vector) => {
            for shape in &shapes(vector) {
                areas.add_shape(shape);
            }
        }
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
    fn add_shape(&mut self, shape: &Shape<'_>) {
        let outline = shape.outline(Transform::identity());
        if let Some(fill) = &shape.fill {
            self.add_wash(fill, outline.area().abs());
        }
        if let Some((wash, width)) = &shape.stroke {
            let map = shape.map;
            let scale = f64::from((map.sx * map.sy - map.kx * map.ky).abs()).sqrt();
            self.add_wash(wash, outline.perimeter(0.1) * f64::from(*width) * scale);
        }
    }

    /// Each colour of a gradient covers its area alike.
    fn add_wash(&mut self, wash: &Wash, area: f64) {
        let area = area * f64::from(wash.opacity) / wash.colors.len() as f64;
        for color in &wash.colors {
            self.add(*color, area);
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
