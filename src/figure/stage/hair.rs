//! Hair and headscarves: a shell that stands off the head. What hangs from it is in `hang`.

use super::bone::Bone;
use super::hang;
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
/// The opening of a scarf for the face: its middle over the pivot of the head, half its width and
/// height, and how far forwards it starts, in metres.
const FACE: [f64; 4] = [0.020, 0.060, 0.080, 0.012];
/// How far a scarf comes down below the lowest bone of the neck, in metres.
const SCARF_HEM: f64 = 0.07;
/// It ends this far to either side, on the shoulders, in metres.
const SCARF_SIDE: f64 = 0.115;
/// Below the chin it stands off this much more, to lie over the shirt, in metres.
const DRAPE: f64 = 0.026;
/// No relaxing brings a shell nearer to the skin than this part of its volume.
const LEAST: f64 = 0.7;

/// A shell around the head.
struct Shell {
    region: Region,
    /// How far it stands off, in metres.
    volume: f64,
    /// Over which distance from its edge it gets there, in metres.
    rise: f64,
    /// How much more it stands off below the chin, in metres.
    drape: f64,
    /// Height of curls on it, in metres.
    curl: f64,
    /// Times that it is relaxed: hollows and ears go.
    relaxed: usize,
}

/// The layers of hair on a posed head.
pub(super) fn layers(rig: &Rig, style: HairStyle, skin: &[DVec3]) -> Vec<Layer> {
    let hair = |volume, curl| Shell {
        region: Region::Hair,
        volume,
        rise: 0.035,
        drape: 0.0,
        curl,
        relaxed: 6,
    };
    let scalp = |volume, curl| hair(volume, curl).layer(rig, skin, scalp_field);
    match style {
        HairStyle::Bald => Vec::new(),
        HairStyle::Short => vec![scalp(0.016, 0.0)],
        HairStyle::Curly => vec![scalp(0.036, 0.007)],
        HairStyle::Bun => vec![scalp(0.016, 0.0), bun(rig)],
        HairStyle::Ponytail => vec![scalp(0.015, 0.0), hang::tail(rig, skin)],
        HairStyle::Long => vec![scalp(0.018, 0.0), hang::curtain(rig, skin)],
        HairStyle::Headscarf => {
            let scarf = Shell {
                region: Region::Scarf,
                volume: 0.023,
                rise: 0.008,
                drape: DRAPE,
                curl: 0.0,
                relaxed: 30,
            };
            vec![scarf.layer(rig, skin, scarf_field)]
        }
    }
}

impl Shell {
    fn layer(&self, rig: &Rig, skin: &[DVec3], field: fn(&Rig, usize) -> f64) -> Layer {
        let (body, surface) = (rig.body, &rig.bodies.skin);
        let k = body.scale;
        let field: Vec<f64> = (0..skin.len()).map(|vertex| field(rig, vertex)).collect();
        let quads: Vec<[u32; 4]> = surface
            .quads
            .iter()
            .filter(|quad| quad.iter().any(|&vertex| field[vertex as usize] > -0.02))
            .copied()
            .collect();
        let mut points = relax(skin.to_vec(), &neighbours(&quads, skin.len()), self.relaxed);
        let out = normals(&points, &quads);
        for (vertex, point) in points.iter_mut().enumerate() {
            let full = libm::pow((field[vertex] / self.rise).clamp(0.0, 1.0), 0.6);
            let low = ((-0.05 - on_head(rig, vertex).y) / 0.06).clamp(0.0, 1.0) * self.drape;
            let off = (full * (self.volume + low) + 0.001) * k;
            *point += out[vertex] * off;
            // Ears lie flat under cloth; elsewhere relaxing must not sink the shell.
            if !is_ear(body, rig.bodies, vertex) {
                let over = (*point - skin[vertex]).dot(out[vertex]);
                *point += out[vertex] * (LEAST * off - over).max(0.0);
            }
        }
        let fine = catmull_clark(&quads, skin.len());
        let mut positions = fine.stencil.apply(&points);
        let keep = fine.stencil.apply(&field);
        if self.curl > 0.0 {
            let rest = fine.stencil.apply(&body.skin);
            let out = fine.stencil.apply(&out);
            for (at, position) in positions.iter_mut().enumerate() {
                let full = (keep[at] / self.rise).clamp(0.0, 1.0);
                *position += out[at] * (self.curl * full * curls((rest[at]) / k));
            }
        }
        Layer {
            positions,
            triangles: fine.triangles,
            region: self.region,
            parts: vec![Part::Head],
            keep,
            band: None,
        }
    }
}

/// Bumps from -1 to 1, about 3 cm from one to the next.
fn curls(at: DVec3) -> f64 {
    let wave = |along: DVec3| libm::sin(at.dot(along));
    let bumps = wave(DVec3::new(170.0, 90.0, 60.0))
        + wave(DVec3::new(-80.0, 180.0, 75.0))
        + wave(DVec3::new(60.0, -95.0, 185.0));
    bumps / 3.0
}

/// Signed distance into the hair, in metres on a head of usual size.
fn scalp_field(rig: &Rig, vertex: usize) -> f64 {
    if is_ear(rig.body, rig.bodies, vertex) {
        return -0.03;
    }
    if rig.bodies.skin.share(vertex, |bone| Bone::NECK.contains(&bone)) <= 0.5 {
        return -1.0;
    }
    let at = on_head(rig, vertex);
    (interpolate(&HAIRLINE, at.y) - at.z).min(at.y + NAPE)
}

/// The same for a headscarf: all around the face and the neck.
fn scarf_field(rig: &Rig, vertex: usize) -> f64 {
    let body = rig.body;
    let arms = rig.bodies.skin.share(vertex, |bone| super::body::is_arm(bone, None));
    let below = (body.joint(Bone::HEAD).y - body.joint(Bone::NECK[0]).y) / body.scale + SCARF_HEM;
    let at = on_head(rig, vertex);
    // Sideways it ends on the shoulders.
    let hem = (at.y + below).min(SCARF_SIDE - at.x.abs());
    if arms > 0.3 || hem < -0.1 {
        return -1.0;
    }
    let [middle, width, height, front] = FACE;
    let (x, y) = (at.x / width, (at.y - middle) / height);
    let around = ((x * x + y * y).sqrt() - 1.0) * width;
    hem.min(around.max(front - at.z))
}

/// Where a vertex is at rest, from the pivot of the head, in metres on a head of usual size.
fn on_head(rig: &Rig, vertex: usize) -> DVec3 {
    (rig.body.skin[vertex] - rig.body.joint(Bone::HEAD)) / rig.body.scale
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
    hang::knot(24, 40, |row, column| {
        let (ring, height) = libm::sincos(std::f64::consts::PI * row);
        let (x, z) = libm::sincos(std::f64::consts::TAU * column);
        let direction = DVec3::new(ring * x, height, ring * z);
        rig.carried(Bone::HEAD, middle + about_x(-35.0) * (direction * radii))
    })
}
