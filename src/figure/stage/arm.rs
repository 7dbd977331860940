//! Arms and hands.

use super::bone::{Bone, Paired};
use super::landmark::{self, Found};
use super::posture::{missing, two_bones};
use super::rig::Rig;
use super::turn::{about, angle, axis_angle, between, frame, part, square_to, swing, unit};
use super::{hand, limits};
use crate::diagnostic::Spanned;
use crate::figure::pose::{Arm, ArmReach, Direction, HandPart, Point, Prop, Side};
use glam::{DMat3, DVec3};

/// How much of the twist of the upper arm its upper half takes, and how much of the twist of the
/// hand the lower half of the forearm takes: skin wrings less where the twist is spread.
const UPPER_TWIST: f64 = 0.55;
const FOREARM_TWIST: f64 = 0.6;
/// The wrist hangs on the palm and the palm on the forearm: this many rounds settle them.
const ROUNDS: usize = 4;
const FINGERTIP_ROUNDS: usize = 14;
/// How often a hand is turned to spare its wrist.
const SPARED: usize = 16;
/// A wrist stays this far from its limits sideways, in degrees.
const SPARE: f64 = 3.0;
/// How far the collar bone turns at a time to help a hand reach, in degrees.
const GIRDLE: f64 = 8.0;
/// An arm that grips comes from so far below its shoulder, in metres: its elbow hangs.
const BELOW: f64 = 0.2;
/// Half the thickness of a palm and of a fingertip, in metres.
const PALM: f64 = 0.016;
const FINGERTIP: f64 = 0.006;

/// Bones of an arm at rest and where it hangs.
struct Limb {
    side: Side,
    upper: DVec3,
    fore: DVec3,
    /// Axis of the elbow at rest.
    hinge: DVec3,
    shoulder: DVec3,
    pole: DVec3,
}

/// Where elbow and wrist are, and how the hand is turned if it was told.
struct Reached {
    elbow: DVec3,
    wrist: DVec3,
    hand: Option<DMat3>,
    /// How much the arm is too short for it, in metres.
    short: f64,
}

/// What is changed about an arm so that it touches and clears what it should.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Nudge {
    /// Moves the target, in metres, or the direction of the upper arm, as a part of its length.
    pub(super) by: DVec3,
    /// Turns the elbow away from the body: added to the direction it points in.
    pub(super) elbow: f64,
}

/// Brings an arm to where it goes.
pub(super) fn reach(rig: &mut Rig, side: Side, arm: &Arm, props: &[Spanned<Prop>], nudge: Nudge) {
    let rest = |bone: Paired| rig.body.paired(bone, side);
    let upper = rest(Paired::FOREARM) - rest(Paired::UPPER_ARM);
    let fore = rest(Paired::WRIST) - rest(Paired::FOREARM);
    let sign = side.sign();
    let natural = match arm.reach {
        ArmReach::To { .. } => DVec3::new(sign * 0.5, -0.6, -0.5),
        ArmReach::Angles { .. } => DVec3::new(sign * 0.3, 0.0, -1.0),
    };
    let pole = rig.direction(arm.elbow.as_ref().unwrap_or(&Direction::Body(natural)), Bone::CHEST)
        + rig.turn_of(Bone::CHEST).x_axis * (sign * nudge.elbow);
    let shoulder = rig.side_at(Paired::UPPER_ARM, side);
    let limb = Limb { side, upper, fore, hinge: unit(upper.cross(fore)), shoulder, pole };
    let reached = match &arm.reach {
        ArmReach::To { target, with } => {
            let target = &goal(rig, side, arm, &target.value);
            let mut found = landmark::find(rig, target, props);
            found.at += nudge.by;
            to_point(rig, &limb, arm, target, *with, &found)
        }
        ArmReach::Angles { upper, elbow_flex } => {
            let along = unit(rig.direction(upper, Bone::CHEST) + nudge.by);
            let elbow = shoulder + along * limb.upper.length();
            // Away from the pole, square to the upper arm.
            let axes = frame(along, -pole);
            let (s, c) = libm::sincos(elbow_flex.to_radians());
            let wrist = elbow + (axes.x_axis * c + axes.y_axis * s) * limb.fore.length();
            Reached { elbow, wrist, hand: None, short: 0.0 }
        }
    };
    *rig.short.arms.of_mut(side) = reached.short;
    turn_bones(rig, &limb, arm, &reached);
}

/// What the hand goes to: where it grips the other arm from the nearest side, that side.
pub(super) fn goal(rig: &Rig, side: Side, arm: &Arm, target: &Point) -> Point {
    let (Point::Surface { of, offset, gap, .. }, true) = (target, arm.nearest) else {
        return *target;
    };
    let (Some(_), Some(axis)) = (landmark::on_arm(target), landmark::limb(rig, target)) else {
        return *target;
    };
    let (bone, rest) = landmark::landmark(rig, of);
    let own = rig.side_at(Paired::UPPER_ARM, side) + DVec3::NEG_Y * BELOW * rig.body.scale;
    let towards = unit(square_to(own - rig.carried(bone, rest), axis));
    Point::Surface { of: *of, offset: *offset, towards: Direction::World(towards), gap: *gap }
}

/// Brings the shoulder of an arm that is too short nearer to the hand, as people do: the collar bone
/// turns towards it. Whether it moved.
pub(super) fn stretch(rig: &mut Rig, side: Side) -> bool {
    let short = *rig.short.arms.of(side);
    let collar = Paired::CLAVICLE.on(side);
    let joint = rig.side_at(Paired::UPPER_ARM, side);
    let lever = joint - rig.at(collar);
    let towards = unit(rig.side_at(Paired::WRIST, side) - joint);
    let gain = square_to(towards, unit(lever)).length() * lever.length();
    if short <= 0.0 || gain < 0.3 * lever.length() {
        return false;
    }
    let angle = (1.2 * short / gain).min(GIRDLE.to_radians());
    let back = rig.turn_of(collar).transpose();
    rig.turn(collar, about(back * lever.cross(towards), angle));
    rig.update();
    true
}

/// The hand goes to a point: the wrist is where palm or fingertips need it.
fn to_point(
    rig: &Rig,
    limb: &Limb,
    arm: &Arm,
    target: &Point,
    with: HandPart,
    found: &Found,
) -> Reached {
    let side = limb.side;
    let lengths = (limb.upper.length(), limb.fore.length());
    let bend = |to: DVec3| two_bones(limb.shoulder, to, lengths, limb.pole);
    let (mut elbow, mut wrist) = bend(found.at);
    if with == HandPart::Wrist {
        return Reached {
            elbow,
            wrist,
            hand: None,
            short: missing(limb.shoulder, found.at, lengths),
        };
    }
    let (along, palm) = rig.body.hand_axes(side);
    let origin = rig.body.paired(Paired::WRIST, side);
    let (contact, rounds) = match with {
        HandPart::Fingertips => {
            let tips = hand::fingertips(rig.body, side, &arm.hand) - origin;
            (tips + palm * (FINGERTIP * rig.body.scale), FINGERTIP_ROUNDS)
        }
        _ => {
            let knuckle = rig.body.paired(Paired::finger(3, 1), side) - origin;
            (knuckle * 0.65 + palm * (PALM * rig.body.scale), ROUNDS)
        }
    };
    let told = |direction: &Option<Direction>| {
        direction.as_ref().map(|direction| landmark::direction_at(rig, direction, target))
    };
    let (told_fingers, told_palm) = (told(&arm.fingers), told(&arm.palm));
    // A hand that grips a limb lies across it.
    let around = landmark::limb(rig, target).filter(|_| arm.hand.grips());
    let mut turned = DMat3::IDENTITY;
    for _ in 0..rounds {
        let fore = unit(wrist - elbow);
        let mut fingers = told_fingers.or(around.map(|limb| square_to(fore, limb))).unwrap_or(fore);
        let limit = arm.wrist_limit.to_radians();
        if angle(fore, fingers) > limit {
            fingers = about(fore.cross(fingers), limit) * fore;
        }
        let facing = told_palm.or(found.facing.map(|facing| -facing)).unwrap_or_else(|| {
            between((limb.fore, limb.hinge), (fore, elbow_axis(limb, elbow, wrist))) * palm
        });
        turned = spared(rig, side, fore, between((along, palm), (fingers, facing)));
        (elbow, wrist) = bend(found.at - turned * contact);
    }
    let short = missing(limb.shoulder, found.at - turned * contact, lengths);
    Reached { elbow, wrist, hand: Some(turned), short }
}

/// A hand turned about its palm until the wrist is bent sideways no further than wrists bend.
fn spared(rig: &Rig, side: Side, fore: DVec3, mut hand: DMat3) -> DMat3 {
    let [thumb, little] = limits::wrist_sideways().map(|limit| limit - SPARE);
    // Bent towards the palm as well, a hand needs more than one turn.
    for _ in 0..SPARED {
        let [_, sideways] = limits::wrist(rig, side, fore, &hand);
        let over = sideways - sideways.clamp(-little, thumb);
        let palm = hand * rig.body.hand_axes(side).1;
        hand = about(palm, (-over * side.sign()).to_radians()) * hand;
    }
    hand
}

/// Axis of the elbow, also where the arm is straight.
fn elbow_axis(limb: &Limb, elbow: DVec3, wrist: DVec3) -> DVec3 {
    let axis = (elbow - limb.shoulder).cross(wrist - elbow);
    if axis.length() < 1e-3 * limb.upper.length() * limb.fore.length() {
        limb.pole.cross(elbow - limb.shoulder)
    } else {
        axis
    }
}

/// Turns the bones so that they pass through shoulder, elbow and wrist, twists spread.
fn turn_bones(rig: &mut Rig, limb: &Limb, arm: &Arm, reached: &Reached) {
    let side = limb.side;
    let (elbow, wrist) = (reached.elbow, reached.wrist);
    let axis = elbow_axis(limb, elbow, wrist);
    let upper = between((limb.upper, limb.hinge), (elbow - limb.shoulder, axis));
    let fore = between((limb.fore, limb.hinge), (wrist - elbow, axis));
    // What the shoulder blade does to the arm, swung to where the arm points: the rest is twist.
    let blade = rig.parent_turn(Paired::UPPER_ARM.on(side));
    let swung = swing(blade * unit(limb.upper), unit(elbow - limb.shoulder)) * blade;
    let twist = upper * swung.transpose();
    rig.fix(Paired::UPPER_ARM.on(side), part(&twist, UPPER_TWIST) * swung);
    rig.fix(Paired::UPPER_ARM_LOWER.on(side), upper);
    rig.fix(Paired::FOREARM.on(side), fore);
    let along = unit(wrist - elbow);
    let hand = reached.hand.unwrap_or_else(|| {
        let (fingers, palm) = rig.body.hand_axes(side);
        let told = |direction: &Option<Direction>| {
            direction.as_ref().map(|direction| rig.direction(direction, Bone::CHEST))
        };
        match (told(&arm.fingers), told(&arm.palm)) {
            (None, None) => fore,
            (to_fingers, to_palm) => between(
                (fingers, palm),
                (to_fingers.unwrap_or(along), to_palm.unwrap_or(fore * palm)),
            ),
        }
    });
    let hand = spared(rig, side, along, hand);
    rig.fix(Paired::WRIST.on(side), hand);
    let turned = axis_angle(&(hand * fore.transpose())).dot(along);
    rig.fix(Paired::FOREARM_LOWER.on(side), about(along, turned * FOREARM_TWIST) * fore);
}
