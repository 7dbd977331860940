//! Hair: a scalp that stands off the head, and what hangs from it.

use super::bone::Bone;
use super::rig::Rig;
use super::subdivide::{catmull_clark, neighbours, normals, relax};
use super::turn::about_x;
use super::wear::is_ear;
use crate::figure::pose::HairStyle;
use crate::figure::scene::{Layer, Part, Region};
use glam::DVec3;

/// The hairline seen from the side: how far forwards the hair reaches at some height over the
/// pivot of the head, in metres on a head of usual size.
const HAIRLINE: [(f64, f64); 13] = [
    (-0.06, -0.045),
    (-0.03, -0.034),
    (0.00, -0.030),
    (0.02, -0.024),
    (0.036, -0.004),
    (0.044, 0.014),
    (0.054, 0.026),
    (0.068, 0.032),
    (0.085, 0.040),
    (0.100, 0.056),
    (0.113, 0.088),
    (0.125, 0.12),
    (0.20, 0.2),
];

/// Lowest hair at the back of the neck, below the pivot of the head, in metres.
const NAPE: f64 = 0.045;
/// How far hair stands off, and over which distance from the hairline it gets there, in metres.
const VOLUME: f64 = 0.016;
const RISE: f64 = 0.035;

/// The layers of hair on a posed head.
pub(super) fn layers(rig: &Rig, style: HairStyle, skin: &[DVec3]) -> Vec<Layer> {
    let (body, surface) = (rig.body, &rig.bodies.skin);
    let pivot = body.joint(Bone::HEAD);
    let field: Vec<f64> = body
        .skin
        .iter()
        .enumerate()
        .map(|(vertex, &at)| {
            if is_ear(body, rig.bodies, vertex) {
                return -0.03;
            }
            if surface.share(vertex, |bone| Bone::NECK.contains(&bone)) <= 0.5 {
                return -1.0;
            }
            let at = (at - pivot) / body.scale;
            (interpolate(&HAIRLINE, at.y) - at.z).min(at.y + NAPE)
        })
        .collect();
    let quads: Vec<[u32; 4]> = surface
        .quads
        .iter()
        .filter(|quad| quad.iter().any(|&vertex| field[vertex as usize] > -0.02))
        .copied()
        .collect();
    let mut points = relax(skin.to_vec(), &neighbours(&quads, skin.len()), 6);
    let out = normals(&points, &quads);
    for ((point, out), field) in points.iter_mut().zip(&out).zip(&field) {
        let off = libm::pow((field / RISE).clamp(0.0, 1.0), 0.6) * VOLUME * body.scale + 0.001;
        *point += *out * off;
    }
    let fine = catmull_clark(&quads, skin.len());
    let mut layers = vec![Layer {
        positions: fine.stencil.apply(&points),
        triangles: fine.triangles,
        region: Region::Hair,
        parts: vec![Part::None],
        keep: fine.stencil.apply(&field),
        band: None,
    }];
    if style == HairStyle::Bun {
        layers.push(bun(rig));
    }
    layers
}

/// A value between the two nearest of a rising table; the ends beyond it.
fn interpolate(table: &[(f64, f64)], x: f64) -> f64 {
    let after = table.partition_point(|entry| entry.0 <= x);
    match (after.checked_sub(1).map(|before| table[before]), table.get(after)) {
        (Some((x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some((_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => 0.0,
    }
}

fn bun(rig: &Rig) -> Layer {
    let k = rig.body.scale;
    let radii = DVec3::new(0.042, 0.036, 0.042) * k;
    let middle = rig.body.joint(Bone::HEAD) + DVec3::new(0.0, 0.158, -0.062) * k;
    let ball = ball(|direction| middle + about_x(-35.0) * (direction * radii));
    let positions = ball.0.into_iter().map(|at| rig.carried(Bone::HEAD, at)).collect();
    Layer {
        positions,
        triangles: ball.1,
        region: Region::Hair,
        parts: vec![Part::Knot],
        keep: Vec::new(),
        band: None,
    }
}

/// A ball of points that are given by their direction from its middle.
fn ball(place: impl Fn(DVec3) -> DVec3) -> (Vec<DVec3>, Vec<[u32; 3]>) {
    const ROWS: u32 = 24;
    const COLUMNS: u32 = 40;
    let mut points = Vec::new();
    let mut triangles = Vec::new();
    for row in 0..ROWS {
        let (ring, height) =
            libm::sincos(std::f64::consts::PI * f64::from(row) / f64::from(ROWS - 1));
        for column in 0..COLUMNS {
            let (x, z) =
                libm::sincos(std::f64::consts::TAU * f64::from(column) / f64::from(COLUMNS));
            points.push(place(DVec3::new(ring * x, height, ring * z)));
            let next = (column + 1) % COLUMNS;
            if row > 0 {
                let at = |row: u32, column: u32| row * COLUMNS + column;
                let (a, b) = (at(row - 1, column), at(row, column));
                let (c, d) = (at(row, next), at(row - 1, next));
                triangles.extend([[a, b, c], [a, c, d]]);
            }
        }
    }
    (points, triangles)
}
