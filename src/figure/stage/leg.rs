//! Legs and feet.

use super::bone::{Bone, Paired};
use super::posture::{missing, two_bones};
use super::rig::Rig;
use super::turn::{about, about_x, about_y, about_z, between, unit};
use super::{contact, landmark};
use crate::diagnostic::Spanned;
use crate::figure::pose::{Foot, FootPart, Leg, LegReach, Prop, Side};
use glam::{DMat3, DVec3};

/// A level sole this near to a floor or a top stands on it, in metres.
const STANDS: f64 = 0.04;

/// A foot this near to a floor or a top lies on it, in metres.
const MEANT: f64 = 0.045;
/// A foot hardly moves up or down when it is this near to straight above the joint, in metres.
const LEVER: f64 = 0.12;
/// How often a foot is lowered until it lies.
const LOWERED: usize = 3;
/// Bones around the knee.
const KNEE: [Paired; 2] = [Paired::SHANK, Paired::THIGH_LOWER];

/// Turns a leg by the angles of its joints.
pub(super) fn angles(rig: &mut Rig, side: Side, leg: &Leg) {
    let sign = side.sign();
    if let LegReach::Angles { hip_flex, hip_abduction, hip_rotation, knee_flex } = leg.reach {
        let hip = about_x(-hip_flex) * about_z(sign * hip_abduction) * about_y(sign * hip_rotation);
        rig.turn(Paired::THIGH.on(side), hip * straight(rig, side));
        rig.turn(Paired::SHANK.on(side), about_x(knee_flex));
    }
    let foot = &leg.foot;
    rig.turn(Paired::FOOT.on(side), about_x(-foot.ankle) * about_y(sign * foot.toe_out));
    for toe in 1..=5 {
        rig.turn(Paired::toe(toe).on(side), about_x(-foot.toes));
    }
}

/// The turn that brings the thigh, which at rest is a little away from the other, straight down.
pub(super) fn straight(rig: &Rig, side: Side) -> DMat3 {
    let thigh = rig.body.paired(Paired::SHANK, side) - rig.body.paired(Paired::THIGH, side);
    between((thigh, DVec3::X), (-DVec3::Y, DVec3::X))
}

/// Brings a foot to its target and level feet level.
pub(super) fn reach(rig: &mut Rig, side: Side, leg: &Leg, props: &[Spanned<Prop>]) {
    let foot = Paired::FOOT.on(side);
    let hinge = match &leg.reach {
        LegReach::Angles { .. } => rig.turn_of(Paired::SHANK.on(side)).x_axis,
        LegReach::To { target, with, knee } => {
            let mut ankle = landmark::find(rig, target, props).at;
            let height = ankle_height(rig, side);
            if *with == FootPart::Sole {
                ankle.y += height;
            }
            // A level foot that is meant to stand on something stands on it.
            let sole = ankle - DVec3::Y * height;
            if leg.foot.flat
                && let Some(level) = contact::level_at(rig, props, sole, STANDS)
            {
                ankle.y = level + height;
            }
            let pelvis = rig.turn_of(Bone::ROOT);
            let pole = match knee {
                Some(knee) => landmark::direction_at(rig, knee, target),
                None => pelvis * DVec3::new(side.sign() * 0.05, 0.2, 1.0),
            };
            let at_rest =
                |from: Paired, to: Paired| rig.body.paired(to, side) - rig.body.paired(from, side);
            let thigh = at_rest(Paired::THIGH, Paired::SHANK);
            let shank = at_rest(Paired::SHANK, Paired::FOOT);
            let hip = rig.side_at(Paired::THIGH, side);
            let lengths = (thigh.length(), shank.length());
            *rig.short.legs.of_mut(side) = missing(hip, ankle, lengths);
            let (joint, end) = two_bones(hip, ankle, lengths, pole);
            // The axis of the knee: to the left when it bends forwards.
            let mut hinge = unit((joint - hip).cross(end - joint));
            if hinge == DVec3::ZERO || (knee.is_none() && hinge.dot(pelvis.x_axis) < 0.0) {
                hinge = if hinge == DVec3::ZERO { pelvis.x_axis } else { -hinge };
            }
            let turn = between((thigh, DVec3::X), (joint - hip, hinge));
            rig.fix(Paired::THIGH.on(side), turn);
            rig.fix(Paired::SHANK.on(side), between((shank, DVec3::X), (end - joint, hinge)));
            hinge
        }
    };
    if leg.foot.flat {
        rig.fix(foot, level(rig, side, &leg.foot, hinge));
    }
}

/// Brings a foot that lies almost on something onto it: the shin swings about a knee that is down,
/// or else the whole leg about the hip.
pub(super) fn lower(rig: &mut Rig, side: Side, leg: &Leg, props: &[Spanned<Prop>]) {
    if leg.foot.flat || matches!(leg.reach, LegReach::To { .. }) {
        return;
    }
    for _ in 0..LOWERED {
        let lowest = |knee: bool| {
            let vertices = rig.bodies.feet.of(side).iter().map(|&vertex| vertex as usize);
            let some = vertices.filter(|&vertex| {
                let bone = rig.bodies.skin.heaviest(vertex).pair();
                bone.is_some_and(|(bone, _)| KNEE.contains(&bone) == knee)
            });
            rig.skin_some(&rig.bodies.skin, &rig.body.skin, some).min_by(|a, b| a.y.total_cmp(&b.y))
        };
        let (Some(foot), Some(knee)) = (lowest(false), lowest(true)) else { return };
        let shoe = super::wear::SOLE * rig.body.scale;
        let Some(level) = contact::level_at(rig, props, foot, MEANT) else { return };
        let up = level + shoe - foot.y;
        let kneels = knee.y < level + MEANT;
        let bone = if kneels { Paired::SHANK } else { Paired::THIGH }.on(side);
        let axis = rig.turn_of(bone).x_axis;
        let lift = axis.cross(foot - rig.at(bone)).y;
        if up.abs() < 5e-4 || lift.abs() < LEVER {
            return;
        }
        let turn = rig.turn_of(bone).transpose();
        rig.turn(bone, about(turn * axis, up / lift));
        rig.update();
    }
}

/// A level foot: it points along the shin's plane or where it is told to.
fn level(rig: &Rig, side: Side, foot: &Foot, hinge: DVec3) -> DMat3 {
    let forwards = match &foot.toe_direction {
        Some(direction) => rig.direction(direction, Bone::CHEST),
        None => hinge.cross(DVec3::Y),
    };
    let forwards = about_y(side.sign() * foot.toe_out) * forwards;
    let forwards = forwards * DVec3::new(1.0, 0.0, 1.0);
    between((DVec3::Z, DVec3::Y), (forwards, DVec3::Y))
}

/// Height of the joint of the ankle over the ground when the sole is level, shoe and all.
pub(super) fn ankle_height(rig: &Rig, side: Side) -> f64 {
    rig.body.paired(Paired::FOOT, side).y - rig.body.floor + super::wear::SOLE * rig.body.scale
}
