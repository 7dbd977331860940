//! Hair that hangs: it leaves the head and follows its weight, over shoulders and back.

use super::bone::Bone;
use super::rig::Rig;
use super::subdivide::normals;
use super::turn::{square_to, unit};
use crate::figure::scene::{Layer, Part, Region};
use glam::DVec3;

/// Hair lies this far off the skin of neck, shoulders and back, over the shirt, in metres.
const OFF: f64 = 0.024;
/// Skin farther than this from the pivot of the head is never touched, in metres.
const NEAR: f64 = 0.42;
/// Hair farther than this from the skin does not touch it, in metres.
const DEEP: f64 = 0.05;
/// How much of what hangs follows its weight rather than the head.
const WEIGHT: f64 = 0.85;

/// Long hair: how far it reaches around the head from the back, in degrees, under the scalp and
/// below the ears; the half width and half depth of the head with it; where it leaves the scalp and
/// where it ends at the back and at the sides, over the pivot of the head. Metres on a head of usual
/// size.
const AROUND: [f64; 2] = [90.0, 106.0];
const HEAD: [f64; 2] = [0.090, 0.104];
const FROM: f64 = 0.105;
const TO_BACK: f64 = -0.185;
const TO_SIDE: f64 = -0.125;

/// A tail: where it leaves the head; its length, and its radius along it.
const TAIL_FROM: DVec3 = DVec3::new(0.0, 0.112, -0.088);
const TAIL: f64 = 0.25;
const TAIL_RADII: [f64; 5] = [0.014, 0.024, 0.027, 0.021, 0.004];

/// Hair to the shoulders.
pub(super) fn curtain(rig: &Rig, skin: &[DVec3]) -> Layer {
    let near = Near::of(rig, skin);
    let k = rig.body.scale;
    let pivot = rig.body.joint(Bone::HEAD);
    let place = |row: f64, column: f64| {
        // Tucked under the scalp where it starts, full from the ears on.
        let full = libm::sin((row * 2.4).min(1.0) * std::f64::consts::FRAC_PI_2);
        let around = AROUND[0] + (AROUND[1] - AROUND[0]) * full;
        let (s, c) = libm::sincos((column * 2.0 - 1.0) * around.to_radians());
        let end = TO_SIDE + (TO_BACK - TO_SIDE) * c.max(0.0);
        let full = 0.78 + 0.22 * full;
        let at =
            |height: f64| pivot + DVec3::new(s * HEAD[0] * full, height, -c * HEAD[1] * full) * k;
        let from = rig.carried(Bone::HEAD, at(FROM));
        let to = rig.carried(Bone::HEAD, at(FROM + (end - FROM) * row));
        near.off(sunk(from, to, row), OFF * k)
    };
    sheet(22, 56, Part::Head, place)
}

/// A tail at the back of the head.
pub(super) fn tail(rig: &Rig, skin: &[DVec3]) -> Layer {
    const STEPS: usize = 16;
    let near = Near::of(rig, skin);
    let k = rig.body.scale;
    let back = rig.turn_of(Bone::HEAD) * DVec3::new(0.0, 0.35, -1.0);
    let crown = rig.turn_of(Bone::HEAD).y_axis;
    let mut at = rig.carried(Bone::HEAD, rig.body.joint(Bone::HEAD) + TAIL_FROM * k);
    let mut along = unit(back);
    let mut path = vec![at];
    let length = TAIL * k / STEPS as f64;
    for step in 1..=STEPS {
        let round = radius(step, STEPS) * k;
        along = unit(along + DVec3::NEG_Y * 0.5);
        if at.y + along.y * length < round {
            // On the floor it goes on away from the head.
            along = unit(square_to(along + crown, DVec3::Y));
        }
        at = near.off(at + along * length, OFF * k + 0.6 * round);
        at.y = at.y.max(round);
        path.push(at);
    }
    let across = rig.turn_of(Bone::HEAD).x_axis;
    knot(2 * STEPS as u32, 24, |row, column| {
        let place = row * STEPS as f64;
        let step = (place as usize).min(STEPS - 1);
        let part = place - step as f64;
        let (from, to) = (path[step], path[step + 1]);
        let out = unit(square_to(across, unit(to - from)));
        let thick = radius(step, STEPS) * (1.0 - part) + radius(step + 1, STEPS) * part;
        let (s, c) = libm::sincos(-std::f64::consts::TAU * column);
        let ring = out * c + unit(to - from).cross(out) * s;
        from.lerp(to, part) + ring * (thick * k)
    })
}

fn radius(step: usize, steps: usize) -> f64 {
    let place = step as f64 / steps as f64 * (TAIL_RADII.len() - 1) as f64;
    let before = (place as usize).min(TAIL_RADII.len() - 2);
    let part = place - before as f64;
    TAIL_RADII[before] * (1.0 - part) + TAIL_RADII[before + 1] * part
}

/// A point that hangs from another on a strand, pulled down by its weight, the more the farther
/// down the strand it is (0 to 1).
fn sunk(from: DVec3, to: DVec3, row: f64) -> DVec3 {
    let strand = to - from;
    let length = strand.length();
    let pull = WEIGHT * row;
    from + unit(strand * (1.0 - pull) + DVec3::NEG_Y * (length * pull)) * length
}

/// Skin around the head, to keep hair out of.
struct Near {
    points: Vec<(DVec3, DVec3)>,
}

impl Near {
    fn of(rig: &Rig, skin: &[DVec3]) -> Near {
        let facing = normals(skin, &rig.bodies.skin.quads);
        let head = rig.at(Bone::HEAD);
        let trunk = rig.bodies.trunk.iter().map(|&vertex| vertex as usize);
        let points = trunk
            .filter(|&vertex| {
                let bone = rig.bodies.skin.heaviest(vertex);
                bone != Bone::HEAD && skin[vertex].distance_squared(head) < NEAR * NEAR
            })
            .map(|vertex| (skin[vertex], facing[vertex]))
            .collect();
        Near { points }
    }

    /// A point moved out of the skin until it is some way off.
    fn off(&self, at: DVec3, off: f64) -> DVec3 {
        let nearest = self
            .points
            .iter()
            .min_by(|a, b| a.0.distance_squared(at).total_cmp(&b.0.distance_squared(at)));
        match nearest {
            Some((point, facing)) if at.distance(*point) < DEEP => {
                let over = (at - *point).dot(*facing);
                at + *facing * (off - over).clamp(0.0, 3.0 * off)
            }
            _ => at,
        }
    }
}

/// A closed surface of hair: rows from end to end, columns around, both from 0 to 1.
pub(super) fn knot(rows: u32, columns: u32, place: impl Fn(f64, f64) -> DVec3) -> Layer {
    sheet(rows, columns, Part::Knot, place)
}

fn sheet(rows: u32, columns: u32, part: Part, place: impl Fn(f64, f64) -> DVec3) -> Layer {
    let mut positions = Vec::new();
    let mut triangles = Vec::new();
    for row in 0..=rows {
        for column in 0..=columns {
            let at = |number: u32, of: u32| f64::from(number) / f64::from(of);
            positions.push(place(at(row, rows), at(column, columns)));
            if row > 0 && column > 0 {
                let at = |row: u32, column: u32| row * (columns + 1) + column;
                let (a, b) = (at(row - 1, column - 1), at(row, column - 1));
                let (c, d) = (at(row, column), at(row - 1, column));
                triangles.extend([[a, b, c], [a, c, d]]);
            }
        }
    }
    Layer {
        positions,
        triangles,
        region: Region::Hair,
        parts: vec![part],
        keep: Vec::new(),
        band: None,
    }
}
