//! A z-buffer: which region and part is seen at each pixel, how far away, and how it is lit.

use super::camera::View;
use crate::figure::scene::{Layer, Part, Region};
use glam::DVec3;

/// Where the light comes from, along the view's axes: from above and the left of the page, a
/// little before it. Not of length one; see [`light`].
const LIGHT: DVec3 = DVec3::new(-0.45, 0.75, 0.55);
/// How far a pixel's centre may lie outside a triangle, in barycentric coordinates, so that
/// rounding opens no gaps between neighbours.
const EDGE: f64 = 1e-6;
/// The same in pixels, when the pixels of a triangle are counted off.
const SLACK: f64 = 1e-3;
/// Lambert value of cloth seen from inside, as in a sleeve: always in the shade.
const INSIDE: f32 = -1.0;
/// Half of the widest hole in a mesh that is seen as closed, in pixels.
const HOLE: usize = 3;
/// Pixels on either side that the slope of a surface is measured over.
const FACING_REACH: usize = 3;

/// One value a pixel, row by row from the top left.
#[derive(Clone, Debug)]
pub(super) struct Buffers {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) region: Vec<Region>,
    pub(super) part: Vec<Part>,
    /// Metres away from the eye, against the centre of the view; infinite where there is nothing.
    pub(super) depth: Vec<f32>,
    /// Cosine between the surface and the light.
    pub(super) lambert: Vec<f32>,
}

/// A corner of a triangle on the page.
#[derive(Clone, Copy)]
struct Vertex {
    at: DVec3,
    lambert: f64,
    facing: f64,
    keep: f64,
    band: f64,
}

impl Buffers {
    /// For what a view sees.
    pub(super) fn new(view: &View) -> Buffers {
        Buffers::blank(view.width, view.height)
    }

    /// Paper alone.
    pub(super) fn blank(width: usize, height: usize) -> Buffers {
        let area = width * height;
        Buffers {
            width,
            height,
            region: vec![Region::Nothing; area],
            part: vec![Part::None; area],
            depth: vec![f32::INFINITY; area],
            lambert: vec![0.0; area],
        }
    }

    /// Draws a layer. Triangles with coordinates that are not finite, or that name vertices the
    /// layer does not have, are left out.
    pub(super) fn draw(&mut self, view: &View, layer: &Layer) {
        let light = LIGHT.normalize();
        let normals = normals(layer);
        let band = layer.band.as_ref();
        let vertices: Vec<Vertex> = layer
            .positions
            .iter()
            .zip(&normals)
            .enumerate()
            .map(|(index, (position, normal))| {
                let normal = view.turn(*normal);
                Vertex {
                    at: view.project(*position),
                    lambert: normal.dot(light),
                    facing: normal.z,
                    keep: layer.keep.get(index).copied().unwrap_or(1.0),
                    band: band.and_then(|(values, _)| values.get(index)).copied().unwrap_or(1.0),
                }
            })
            .collect();
        let other = band.map_or(layer.region, |(_, region)| *region);
        for (index, triangle) in layer.triangles.iter().enumerate() {
            let [Some(a), Some(b), Some(c)] = triangle.map(|i| vertices.get(i as usize)) else {
                continue;
            };
            let part = layer.parts.get(index).or(layer.parts.first()).copied();
            self.triangle([*a, *b, *c], part.unwrap_or(Part::None), [layer.region, other]);
        }
    }

    fn triangle(&mut self, [a, b, c]: [Vertex; 3], part: Part, regions: [Region; 2]) {
        if !(a.keep >= 0.0 || b.keep >= 0.0 || c.keep >= 0.0) {
            return;
        }
        let low = a.at.min(b.at).min(c.at);
        let high = a.at.max(b.at).max(c.at);
        let (ab, ac) = (b.at - a.at, c.at - a.at);
        let area = ab.x * ac.y - ac.x * ab.y;
        let sound = a.at.is_finite() && b.at.is_finite() && c.at.is_finite();
        let outside = high.x < 0.0
            || high.y < 0.0
            || low.x >= self.width as f64
            || low.y >= self.height as f64;
        if !sound || outside || area.abs() < 1e-12 {
            return;
        }
        let inverse = 1.0 / area;
        let cloth = matches!(regions[0], Region::Shirt | Region::Trousers);
        // Pixels whose centres can lie within, a little more for rounding.
        let first = |value: f64| (value + 0.5 - SLACK).max(0.0) as usize;
        let end = |value: f64, size: usize| ((value + 0.5 + SLACK).max(0.0) as usize).min(size);
        for y in first(low.y)..end(high.y, self.height) {
            let dy = y as f64 + 0.5 - a.at.y;
            for x in first(low.x)..end(high.x, self.width) {
                let dx = x as f64 + 0.5 - a.at.x;
                let wb = (dx * ac.y - ac.x * dy) * inverse;
                let wc = (ab.x * dy - dx * ab.y) * inverse;
                let wa = 1.0 - wb - wc;
                if wa < -EDGE || wb < -EDGE || wc < -EDGE {
                    continue;
                }
                let mix = |of: fn(&Vertex) -> f64| wa * of(&a) + wb * of(&b) + wc * of(&c);
                let depth = mix(|v| v.at.z) as f32;
                let pixel = y * self.width + x;
                if depth >= self.depth[pixel] || mix(|v| v.keep) < 0.0 {
                    continue;
                }
                let lambert = mix(|v| v.lambert) as f32;
                self.depth[pixel] = depth;
                self.region[pixel] = regions[usize::from(mix(|v| v.band) < 0.0)];
                self.part[pixel] = part;
                self.lambert[pixel] = match (mix(|v| v.facing) < 0.0, cloth) {
                    (false, _) => lambert,
                    (true, false) => -lambert,
                    (true, true) => INSIDE,
                };
            }
        }
    }

    /// Depth at a pixel, of the nearest within a few: small holes in the mesh, as between lips,
    /// are none.
    pub(super) fn healed(&self, pixel: usize) -> f32 {
        let rows =
            (0..=2 * HOLE).map(|row| (pixel + row * self.width).wrapping_sub(HOLE * self.width));
        rows.flat_map(|middle| {
            let line = middle.wrapping_sub(HOLE)..(middle.wrapping_add(HOLE + 1));
            self.depth.get(line).unwrap_or_default()
        })
        .copied()
        .fold(f32::INFINITY, f32::min)
    }

    /// Cosine between the surface at a pixel and the line of sight, from the slope of the depth
    /// around it.
    pub(super) fn facing(&self, pixel: usize, units_per_metre: f64) -> f64 {
        let slope = |step: usize| {
            let rise = self.healed(pixel + step) - self.healed(pixel.wrapping_sub(step));
            f64::from(if rise.is_finite() { rise } else { 0.0 }) * units_per_metre
                / (2.0 * FACING_REACH as f64)
        };
        let (x, y) = (slope(FACING_REACH), slope(FACING_REACH * self.width));
        1.0 / (1.0 + x * x + y * y).sqrt()
    }

    /// The index of the pixel that holds a point of the page, if it is on the page.
    pub(super) fn pixel(&self, x: f64, y: f64) -> Option<usize> {
        let within = |value: f64, size: usize| value >= 0.0 && value < size as f64;
        (within(x, self.width) && within(y, self.height))
            .then(|| y as usize * self.width + x as usize)
    }
}

/// A normal of length one (or zero) at each vertex: the mean over its triangles, by their areas.
fn normals(layer: &Layer) -> Vec<DVec3> {
    let mut sums = vec![DVec3::ZERO; layer.positions.len()];
    for triangle in &layer.triangles {
        let [a, b, c] = triangle.map(|i| i as usize);
        let at = |i: usize| layer.positions.get(i).copied();
        if let (Some(pa), Some(pb), Some(pc)) = (at(a), at(b), at(c)) {
            let normal = (pb - pa).cross(pc - pa);
            for corner in [a, b, c] {
                sums[corner] += normal;
            }
        }
    }
    sums.into_iter().map(DVec3::normalize_or_zero).collect()
}
