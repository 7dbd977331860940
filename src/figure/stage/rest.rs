//! Puts a body down: the root goes up or down until what carries the weight touches, and the neck
//! bends until the head does.

use super::body::{Bodies, Body};
use super::bone::{Bone, Paired};
use super::posture;
use super::rig::Rig;
use super::turn::unit;
use crate::figure::pose::{Bend, BodyPart, LegReach, Pose, Root, Side};
use glam::DVec3;

/// Between skin and what it rests on, when nothing sinks in, in metres: the thickness of clothes.
const CLOTHES: f64 = 0.008;
/// The root moves, legs follow, and it moves again: rounds until that settles to a hair.
const ROUNDS: usize = 3;
/// Legs flatter than this (the cosine of their angle with the vertical) do not sink farther into
/// a stride: people cannot.
const FLATTEST: f64 = 0.6;
/// The neck is looked for between these bends, in degrees, in so many halvings.
const NECK: f64 = 45.0;
const HALVINGS: usize = 14;

/// Where the root is and how the neck is bent when the body lies, sits or stands.
pub(super) struct Settled {
    pub(super) root: Root,
    pub(super) neck: Bend,
}

/// Settles a pose on what it rests on.
pub(super) fn settle(bodies: &Bodies, body: &Body, pose: &Pose) -> Settled {
    let mut settled = Settled { root: pose.root, neck: pose.neck };
    let Some(rest) = &pose.rest else { return settled };
    let carrying = vertices(bodies, |bone| rest.parts.iter().any(|&part| carries(part, bone)));
    let pose_of = if rest.parts.iter().any(|part| matches!(part, BodyPart::Hands | BodyPart::All)) {
        posture::posed
    } else {
        posture::carrying
    };
    if !carrying.is_empty() {
        for _ in 0..ROUNDS {
            let rig = pose_of(bodies, body, pose, &settled.root, &settled.neck);
            settled.root.at.y += rest.height - rest.sink + CLOTHES - lowest(&rig, &carrying);
        }
    }
    let is_placed = |side| matches!(pose.legs.of(side).reach, LegReach::To { .. });
    if rest.parts.contains(&BodyPart::Feet) && Side::BOTH.into_iter().all(is_placed) {
        for _ in 0..ROUNDS {
            let rig = pose_of(bodies, body, pose, &settled.root, &settled.neck);
            settled.root.at.y -= stride(&rig);
        }
    }
    if let Some(height) = rest.head_at {
        let head = vertices(bodies, |bone| bone == Bone::HEAD);
        let (mut low, mut high) = (-NECK, NECK);
        for _ in 0..HALVINGS {
            settled.neck.flex = low.midpoint(high);
            let rig = posture::trunk(bodies, body, pose, &settled.root, &settled.neck);
            // Face up, a bent neck lifts the head; face down, it lowers it.
            let face_up = (rig.turn_of(Bone::CHEST) * DVec3::Z).y > 0.0;
            if (lowest(&rig, &head) > height) == face_up {
                high = settled.neck.flex;
            } else {
                low = settled.neck.flex;
            }
        }
    }
    settled
}

/// How far hips must come down for both feet to reach their places: a step of Newton's method,
/// which never goes too far, since a leg grows shorter the slower the flatter it lies.
fn stride(rig: &Rig) -> f64 {
    let drop = |side| {
        let leg = rig.side_at(Paired::THIGH, side) - rig.side_at(Paired::FOOT, side);
        let steep = unit(leg).y;
        if steep < FLATTEST { 0.0 } else { rig.short.legs.of(side).max(0.0) / steep }
    };
    drop(Side::Left).max(drop(Side::Right))
}

/// Vertices of the skin that move most with some bones.
pub(super) fn vertices(bodies: &Bodies, test: impl Fn(Bone) -> bool) -> Vec<usize> {
    (0..bodies.skin.weights.len()).filter(|&vertex| test(bodies.skin.heaviest(vertex))).collect()
}

fn lowest(rig: &Rig, vertices: &[usize]) -> f64 {
    rig.skin_some(&rig.bodies.skin, &rig.body.skin, vertices.iter().copied())
        .fold(f64::INFINITY, |low, vertex| low.min(vertex.y))
}

/// Whether a part of the body moves with a bone.
pub(super) fn carries(part: BodyPart, bone: Bone) -> bool {
    let paired = bone.pair().map(|(paired, _)| paired);
    let one_of = |bones: &[Paired]| paired.is_some_and(|paired| bones.contains(&paired));
    let girdle = [Paired::CLAVICLE, Paired::SHOULDER];
    let neck = Bone::NECK.contains(&bone) && bone != Bone::HEAD;
    match part {
        BodyPart::Seat | BodyPart::Pelvis => {
            bone <= Bone::LUMBAR[0] || one_of(&[Paired::PELVIS, Paired::THIGH])
        }
        BodyPart::Feet => {
            paired.is_some_and(|paired| paired == Paired::FOOT || paired.toe_number().is_some())
        }
        BodyPart::Back => (bone > Bone::ROOT && paired.is_none()) || one_of(&girdle),
        BodyPart::Shoulders => {
            bone >= Bone::THORACIC[1] && paired.is_none() && bone < Bone::HEAD
                || neck
                || one_of(&girdle)
        }
        BodyPart::Hands => paired.is_some_and(|paired| paired.hand().is_some()),
        BodyPart::Head => bone == Bone::HEAD,
        BodyPart::Knees => one_of(&[Paired::SHANK, Paired::THIGH_LOWER]),
        BodyPart::All => true,
    }
}

/// A part in a sentence, in the plural.
pub(super) fn name(part: BodyPart) -> &'static str {
    match part {
        BodyPart::Seat => "buttocks",
        BodyPart::Feet => "feet",
        BodyPart::Back => "back and head",
        BodyPart::Shoulders => "shoulders",
        BodyPart::Pelvis => "hips",
        BodyPart::Hands => "hands",
        BodyPart::Head => "forehead and face",
        BodyPart::Knees => "knees",
        BodyPart::All => "lowest parts",
    }
}
