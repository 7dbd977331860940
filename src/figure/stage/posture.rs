//! From a pose to a posed body: spine, shoulder girdle, fingers, then legs, then arms.

use super::arm::Nudge;
use super::body::{Bodies, Body};
use super::bone::{Bone, Paired};
use super::rig::Rig;
use super::turn::{self, about_x, about_y, about_z, frame};
use super::{arm, contact, grip, hand, landmark, leg, overlap};
use crate::figure::pose::{ArmReach, Bend, Pose, Root, Side};
use glam::{DMat3, DVec3};

/// How much of a bend of the neck each of its bones and the head take.
const NECK: [f64; 4] = [0.3, 0.2, 0.15, 0.35];
/// How much of a shrug the collar bone and the shoulder blade take.
const SHOULDER: [f64; 2] = [0.6, 0.4];

/// How often a hand is moved until it lies on what it touches.
const PRESSED: usize = 2;
/// How often a shoulder follows a hand that does not reach.
const STRETCHED: usize = 3;
/// How often an arm that hangs within the body is moved away from it.
const ASIDE: usize = 8;

/// How many turns of an elbow are tried, and what one must gain, in metres.
const ELBOW_STEPS: u32 = 3;
const WORTH: f64 = 0.004;

/// A body in the position of a pose, with the root and the bend of the neck given.
pub(super) fn posed<'a>(
    bodies: &'a Bodies,
    body: &'a Body,
    pose: &Pose,
    root: &Root,
    neck: &Bend,
) -> Rig<'a> {
    let mut rig = carrying(bodies, body, pose, root, neck);
    arms(&mut rig, pose);
    rig
}

/// The same with its arms as they hang from the shoulders: all that carries weight but hands.
pub(super) fn carrying<'a>(
    bodies: &'a Bodies,
    body: &'a Body,
    pose: &Pose,
    root: &Root,
    neck: &Bend,
) -> Rig<'a> {
    let mut rig = trunk(bodies, body, pose, root, neck);
    for side in Side::BOTH {
        leg::angles(&mut rig, side, pose.legs.of(side));
        let shoulder = pose.shoulders.of(side);
        let shrug =
            about_z(side.sign() * shoulder.raise) * about_y(-side.sign() * shoulder.forward);
        for (bone, share) in [Paired::CLAVICLE, Paired::SHOULDER].into_iter().zip(SHOULDER) {
            rig.turn(bone.on(side), turn::part(&shrug, share));
        }
        hand::shape(&mut rig, side, &pose.arms.of(side).hand);
    }
    rig.update();
    for side in Side::BOTH {
        leg::reach(&mut rig, side, pose.legs.of(side), &pose.props);
        rig.update();
        leg::lower(&mut rig, side, pose.legs.of(side), &pose.props);
    }
    rig
}

fn arms(rig: &mut Rig, pose: &Pose) {
    // An arm that holds the other one comes last.
    let holds = |side: Side| match &pose.arms.of(side).reach {
        ArmReach::To { target, .. } => landmark::on_arm(target) == Some(side.other()),
        ArmReach::Angles { .. } => false,
    };
    let order = if holds(Side::Left) { [Side::Right, Side::Left] } else { Side::BOTH };
    rig.freeze();
    for (number, side) in order.into_iter().enumerate() {
        let arm = pose.arms.of(side);
        let mut nudge = Nudge::default();
        let rounds = match arm.reach {
            ArmReach::To { .. } => PRESSED,
            ArmReach::Angles { .. } => ASIDE,
        };
        for _ in 0..=rounds {
            arm::reach(rig, side, arm, &pose.props, nudge);
            rig.update();
            for _ in 0..STRETCHED {
                if !arm::stretch(rig, side) {
                    break;
                }
                arm::reach(rig, side, arm, &pose.props, nudge);
                rig.update();
            }
            let Some(moved) = contact::press(rig, side, arm, &pose.props) else { break };
            nudge.by += moved;
        }
        if matches!(arm.reach, ArmReach::To { .. }) {
            spread_elbow(rig, side, pose, nudge);
            grip::close(rig, side, &arm.hand, &pose.props, number > 0);
        }
    }
    rig.stir();
}

/// Turns the elbow of an arm whose hand has its place away from the body, as long as that helps.
fn spread_elbow(rig: &mut Rig, side: Side, pose: &Pose, nudge: Nudge) {
    let mut best = (overlap::depth(rig, side), nudge);
    let clear = best.0 < contact::OVERLAP / 2.0;
    for step in 1..=if clear { 0 } else { ELBOW_STEPS } {
        let tried = Nudge { elbow: 0.4 * f64::from(step), ..nudge };
        arm::reach(rig, side, pose.arms.of(side), &pose.props, tried);
        rig.update();
        let depth = overlap::depth(rig, side);
        // A turn of the elbow is worth more than a hair.
        if depth < best.0 - WORTH {
            best = (depth, tried);
        }
    }
    if !clear {
        arm::reach(rig, side, pose.arms.of(side), &pose.props, best.1);
        rig.update();
    }
}

/// The same with arms and legs at rest: all that the head hangs on.
pub(super) fn trunk<'a>(
    bodies: &'a Bodies,
    body: &'a Body,
    pose: &Pose,
    root: &Root,
    neck: &Bend,
) -> Rig<'a> {
    let turn = about_y(root.yaw) * about_x(root.pitch) * about_z(-root.roll);
    let mut rig = Rig::new(bodies, body, root.at, turn);
    bend(&mut rig, &Bone::LUMBAR, &[1.0 / 2.0; 2], &pose.lumbar);
    bend(&mut rig, &Bone::THORACIC, &[1.0 / 3.0; 3], &pose.thoracic);
    bend(&mut rig, &Bone::NECK, &NECK, neck);
    rig.update();
    rig
}

/// The turn of a bend: forwards, then sideways, then twisted.
fn bent(bend: &Bend, share: f64) -> DMat3 {
    about_y(bend.twist * share) * about_z(bend.side * share) * about_x(bend.flex * share)
}

fn bend(rig: &mut Rig, bones: &[Bone], shares: &[f64], bend: &Bend) {
    for (bone, share) in bones.iter().zip(shares) {
        rig.turn(*bone, bent(bend, *share));
    }
}

/// Where two bones of given lengths meet and end when they go from `from` to `to`, bent towards
/// `pole`. What is too far or too near is reached for as well as can be.
pub(super) fn two_bones(
    from: DVec3,
    to: DVec3,
    lengths: (f64, f64),
    pole: DVec3,
) -> (DVec3, DVec3) {
    let (first, second) = lengths;
    let nearest = (first - second).abs() * 1.001 + 1e-4;
    let distance = (to - from).length().clamp(nearest, (first + second) * STRAIGHT);
    let axes = frame(to - from, pole);
    // The law of cosines.
    let along = (first * first - second * second + distance * distance) / (2.0 * distance);
    let out = (first * first - along * along).max(0.0).sqrt();
    (from + axes.x_axis * along + axes.y_axis * out, from + axes.x_axis * distance)
}

/// How much farther a target is than two bones reach, in metres.
pub(super) fn missing(from: DVec3, to: DVec3, lengths: (f64, f64)) -> f64 {
    from.distance(to) - (lengths.0 + lengths.1) * STRAIGHT
}

/// How far a limb stretches: a whole straight one would have no plane to bend in.
const STRAIGHT: f64 = 0.9985;
