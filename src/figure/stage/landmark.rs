//! Places on the body, on its surface and on props.

use super::bone::{Bone, Paired};
use super::props;
use super::rig::Rig;
use super::turn::unit;
use crate::diagnostic::Spanned;
use crate::figure::pose::{Direction, Landmark, LandmarkName, Point, Prop, Side};
use glam::DVec3;

/// The surface is looked for this near the line that leaves a landmark, in metres.
const NEAR_LINE: f64 = 0.035;
/// And this far behind and before the landmark, in metres.
const BEHIND: f64 = 0.02;
const BEFORE: f64 = 0.20;

/// The bone that carries a landmark, and where on the body at rest it is.
pub(super) fn landmark(rig: &Rig, landmark: &Landmark) -> (Bone, DVec3) {
    let body = rig.body;
    let side = landmark.side.unwrap_or(Side::Left);
    let joint = |bone: Paired| (bone.on(side), body.paired(bone, side));
    let along = |from: Paired, to: Paired, part: f64| {
        (from.on(side), body.paired(from, side).lerp(body.paired(to, side), part))
    };
    let near = |bone: Bone, at: DVec3, x: f64, y: f64, z: f64| {
        (bone, at + DVec3::new(x, y, z) * body.scale)
    };
    let [_, _, chest] = Bone::THORACIC;
    match landmark.name {
        LandmarkName::Shoulder => joint(Paired::UPPER_ARM),
        LandmarkName::UpperArm => along(Paired::UPPER_ARM, Paired::FOREARM, 0.65),
        LandmarkName::Elbow => joint(Paired::FOREARM),
        LandmarkName::Forearm => along(Paired::FOREARM, Paired::WRIST, 0.4),
        LandmarkName::Wrist => joint(Paired::WRIST),
        LandmarkName::Hand => along(Paired::WRIST, Paired::finger(3, 1), 0.6),
        LandmarkName::Hip => joint(Paired::THIGH),
        LandmarkName::Thigh => along(Paired::THIGH, Paired::SHANK, 0.6),
        LandmarkName::ThighBack => along(Paired::THIGH, Paired::SHANK, 0.7),
        LandmarkName::Knee => joint(Paired::SHANK),
        LandmarkName::Shin => along(Paired::SHANK, Paired::FOOT, 0.4),
        LandmarkName::Ankle => joint(Paired::FOOT),
        LandmarkName::Head => (Bone::HEAD, body.joint(Bone::HEAD)),
        LandmarkName::Occiput => near(Bone::HEAD, body.joint(Bone::HEAD), 0.0, 0.05, -0.09),
        LandmarkName::Chest => (Bone::THORACIC[1], body.joint(chest)),
        LandmarkName::UpperBack => {
            let middle = body.joint(chest).midpoint(body.joint(Bone::THORACIC[1]));
            near(chest, middle, 0.0, 0.02, -0.10)
        }
        LandmarkName::MidBack => {
            near(Bone::THORACIC[1], body.joint(Bone::THORACIC[1]), 0.0, -0.06, -0.10)
        }
        LandmarkName::LowBack => {
            near(Bone::LUMBAR[0], body.joint(Bone::LUMBAR[1]), 0.0, 0.0, -0.09)
        }
        LandmarkName::Pelvis => (Bone::ROOT, body.joint(Bone::ROOT)),
        LandmarkName::Buttock => {
            near(Paired::PELVIS.on(side), body.paired(Paired::THIGH, side), 0.0, -0.02, -0.10)
        }
    }
}

/// Where a point is, and which way the surface there faces, if it is on one.
pub(super) struct Found {
    pub(super) at: DVec3,
    pub(super) facing: Option<DVec3>,
}

/// Where a point is.
pub(super) fn find(rig: &Rig, point: &Point, props: &[Spanned<Prop>]) -> Found {
    let scale = rig.body.scale;
    match point {
        Point::World(at) => Found { at: *at, facing: None },
        Point::Landmark { of, offset, world } => {
            let (bone, rest) = landmark(rig, of);
            let at = rig.carried(bone, rest + *offset * scale) + *world * scale;
            Found { at, facing: None }
        }
        Point::Surface { of, offset, towards, gap } => {
            let (bone, rest) = landmark(rig, of);
            let from = rig.carried(bone, rest + *offset * scale);
            let towards = rig.direction(towards, bone);
            Found {
                at: from + towards * (height_over(rig, of, from, towards) + gap),
                facing: Some(towards),
            }
        }
        Point::Prop { of, place, offset } => match props.get(*of) {
            Some(prop) => {
                let (at, facing) = props::place(rig, prop, *place, *offset);
                Found { at, facing: Some(facing) }
            }
            None => Found { at: *offset, facing: None },
        },
    }
}

/// How far the skin lies from a point in some direction, in metres.
fn height_over(rig: &Rig, of: &Landmark, from: DVec3, towards: DVec3) -> f64 {
    let scale = rig.body.scale;
    skin_near(rig, of)
        .into_iter()
        .map(|vertex| vertex - from)
        .filter_map(|away| {
            let height = away.dot(towards);
            let near = (away - towards * height).length() < NEAR_LINE * scale;
            (near && height > -BEHIND && height < BEFORE * scale).then_some(height)
        })
        .fold(None, |most: Option<f64>, height| Some(most.map_or(height, |most| most.max(height))))
        .unwrap_or(0.0)
}

/// The skin that a landmark's surface is looked for among: that of an arm for one on an arm, all
/// but the arms for others.
pub(super) fn skin_near(rig: &Rig, of: &Landmark) -> Vec<DVec3> {
    let vertices = match (of.name, of.side, &rig.still) {
        (
            LandmarkName::UpperArm
            | LandmarkName::Elbow
            | LandmarkName::Forearm
            | LandmarkName::Wrist
            | LandmarkName::Hand,
            Some(side),
            _,
        ) => rig.bodies.arms.of(side),
        (_, _, Some(still)) => return still.trunk.clone(),
        _ => &rig.bodies.trunk,
    };
    let vertices = vertices.iter().map(|&vertex| vertex as usize);
    rig.skin_some(&rig.bodies.skin, &rig.body.skin, vertices).collect()
}

/// The side of the arm that a point is on, if it is on an arm.
pub(super) fn on_arm(point: &Point) -> Option<Side> {
    let (Point::Landmark { of, .. } | Point::Surface { of, .. }) = point else { return None };
    match of.name {
        LandmarkName::UpperArm
        | LandmarkName::Elbow
        | LandmarkName::Forearm
        | LandmarkName::Wrist
        | LandmarkName::Hand => of.side,
        _ => None,
    }
}

/// The axis of the limb that a point is on, if it is on one.
pub(super) fn limb(rig: &Rig, point: &Point) -> Option<DVec3> {
    let (Point::Landmark { of, .. } | Point::Surface { of, .. }) = point else { return None };
    let (from, to) = match of.name {
        LandmarkName::UpperArm => (Paired::UPPER_ARM, Paired::FOREARM),
        LandmarkName::Elbow | LandmarkName::Forearm | LandmarkName::Wrist => {
            (Paired::FOREARM, Paired::WRIST)
        }
        LandmarkName::Thigh | LandmarkName::ThighBack => (Paired::THIGH, Paired::SHANK),
        LandmarkName::Knee | LandmarkName::Shin | LandmarkName::Ankle => {
            (Paired::SHANK, Paired::FOOT)
        }
        _ => return None,
    };
    let at = |bone: Paired| rig.side_at(bone, of.side.unwrap_or(Side::Left));
    Some(unit(at(to) - at(from)))
}

/// Which way the skin faces at a landmark of the back of the body.
pub(super) fn back(rig: &Rig, point: &Point) -> Option<DVec3> {
    let Point::Landmark { of, .. } = point else { return None };
    let backs = [
        LandmarkName::Occiput,
        LandmarkName::UpperBack,
        LandmarkName::MidBack,
        LandmarkName::LowBack,
        LandmarkName::Buttock,
    ];
    backs.contains(&of.name).then(|| rig.turn_of(landmark(rig, of).0) * DVec3::NEG_Z)
}

/// A direction at a point: along the axes of the bone that its landmark is on.
pub(super) fn direction_at(rig: &Rig, direction: &Direction, point: &Point) -> DVec3 {
    let bone = match point {
        Point::Landmark { of, .. } | Point::Surface { of, .. } => landmark(rig, of).0,
        Point::World(_) | Point::Prop { .. } => Bone::CHEST,
    };
    rig.direction(direction, bone)
}
