//! What bodies touch: nothing sinks into the floor, a seat or another part of the body, and hands
//! and feet that stand on something neither sink nor hover.

use super::arm;
use super::bone::{Bone, Paired};
use super::landmark::{self, Found};
use super::overlap;
use super::props;
use super::rig::Rig;
use crate::diagnostic::{Diagnostic, Severity, Spanned};
use crate::figure::pose::{Arm, ArmReach, HandPart, Point, Pose, Prop, Side};
use crate::figure::scene::Layer;
use glam::DVec3;

/// What touches stays this far off, in metres: nearer, pixels of both would mix.
const CLEAR: f64 = 0.002;
/// Sunk deeper than this below a top, a vertex belongs to something beside or below it, in metres.
const DEEPEST: f64 = 0.06;
/// A hand or a foot meant for a surface is this near to it as written, in metres.
const MEANT: f64 = 0.05;
/// A hand is moved no further than this to touch, in metres.
const MOST: f64 = 0.03;
/// A hand lies on a surface when its palm faces it at least by this cosine.
const FACES: f64 = 0.4;
/// Skin is looked for this near the line through a vertex of a palm, in metres.
const BESIDE: f64 = 0.015;
/// And this near the target of the hand, in metres.
const AROUND: f64 = 0.12;
/// One part of the body within another by more than this is worth a warning, in metres: clothes
/// and flesh give way so far.
pub(super) const OVERLAP: f64 = 0.040;

/// An arm that hangs within the body by more than this gives way, in metres; so much at a time, as a
/// part of the length of the upper arm.
const GIVES: f64 = 0.004;
const ASIDE: f64 = 0.05;
/// A part that carries the weight and hangs this high does not, in metres.
const HANGS: f64 = 0.05;
/// A head that lies this deep in the floor does not lie on it, in metres.
const SUNK: f64 = 0.02;

/// Height of the floor or of the top of a prop, if a point is this near to it.
pub(super) fn level_at(rig: &Rig, all: &[Spanned<Prop>], at: DVec3, within: f64) -> Option<f64> {
    let tops = all.iter().filter_map(|prop| {
        let (turn, stand) = props::stand(rig, prop);
        let top = props::top(&prop.kind);
        let local = turn.transpose() * (at - stand);
        let over = local.x.abs() < top.size.x / 2.0 && local.z.abs() < top.size.y / 2.0;
        over.then_some(stand.y + top.height)
    });
    let away = |level: &f64| (at.y - level).abs();
    tops.chain([0.0])
        .filter(|level| away(level) < within)
        .min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// How a hand must move so that it lies on what its target is on; for an arm that is posed by its
/// angles, how the direction of the upper arm must change so that it clears the body.
pub(super) fn press(rig: &Rig, side: Side, arm: &Arm, all: &[Spanned<Prop>]) -> Option<DVec3> {
    let (target, with) = match &arm.reach {
        ArmReach::To { target, with } => (arm::goal(rig, side, arm, &target.value), with),
        ArmReach::Angles { .. } => {
            let outwards = rig.turn_of(Bone::CHEST).x_axis * side.sign();
            return (overlap::depth(rig, side) > GIVES).then_some(outwards * ASIDE);
        }
    };
    let wrist = Paired::WRIST.on(side);
    let found = landmark::find(rig, &target, all);
    let palm = rig.turn_of(wrist) * rig.body.hand_axes(side).1;
    let moved = match (target, with) {
        (_, HandPart::Wrist) => return None,
        (Point::Surface { of, gap, .. }, HandPart::Palm) => {
            let Found { at, facing: Some(facing) } = found else { return None };
            if palm.dot(-facing) < FACES {
                return None;
            }
            let skin = landmark::skin_near(rig, &of);
            let off = clearance(rig, side, &skin, at, facing)?;
            facing * (gap - CLEAR - off)
        }
        (Point::World(_) | Point::Prop { .. }, _) => {
            if *with == HandPart::Palm && palm.dot(DVec3::NEG_Y) < FACES {
                return None;
            }
            let level = level_at(rig, all, found.at, MEANT)?;
            let hand = hand_vertices(rig, side, |_| true);
            let lowest = skinned(rig, &hand).fold(f64::INFINITY, |low, at| low.min(at.y));
            DVec3::Y * (level + CLEAR - lowest)
        }
        _ => return None,
    };
    (moved.length() < MOST).then_some(moved)
}

/// Vertices of a hand whose bones pass a test.
fn hand_vertices(rig: &Rig, side: Side, test: impl Fn(Paired) -> bool) -> Vec<usize> {
    let arm = rig.bodies.arms.of(side).iter().map(|&vertex| vertex as usize);
    arm.filter(|&vertex| {
        let bone = rig.bodies.skin.heaviest(vertex).pair();
        bone.is_some_and(|(bone, _)| bone.hand().is_some() && test(bone))
    })
    .collect()
}

fn skinned<'b>(rig: &'b Rig, vertices: &'b [usize]) -> impl Iterator<Item = DVec3> + 'b {
    rig.skin_some(&rig.bodies.skin, &rig.body.skin, vertices.iter().copied())
}

/// How far a palm is off the skin around a place, along the direction that the skin faces.
fn clearance(rig: &Rig, side: Side, skin: &[DVec3], at: DVec3, facing: DVec3) -> Option<f64> {
    let near: Vec<DVec3> =
        skin.iter().copied().filter(|point| point.distance(at) < AROUND).collect();
    let palm = hand_vertices(rig, side, |bone| bone.hand() == Some(0));
    skinned(rig, &palm)
        .filter_map(|vertex| {
            let over = |point: &DVec3| {
                let away = *point - vertex;
                let along = away.dot(facing);
                (away.length_squared() - along * along < BESIDE * BESIDE).then_some(-along)
            };
            near.iter().filter_map(over).reduce(f64::min)
        })
        .reduce(f64::min)
}

/// Lifts vertices out of the floor and out of the tops of props.
pub(super) fn keep_out(rig: &Rig, all: &[Spanned<Prop>], layers: &mut [Layer]) {
    let tops: Vec<_> = all
        .iter()
        .map(|prop| (props::stand(rig, prop), props::top(&prop.kind)))
        .filter(|(_, top)| top.height > 0.0)
        .collect();
    for position in layers.iter_mut().flat_map(|layer| &mut layer.positions) {
        position.y = position.y.max(CLEAR);
        for ((turn, at), top) in &tops {
            let local = turn.transpose() * (*position - *at);
            let over = local.x.abs() < top.size.x / 2.0 && local.z.abs() < top.size.y / 2.0;
            let height = top.height + CLEAR;
            if over && local.y < height && local.y > top.height - DEEPEST.min(top.thick) {
                position.y = at.y + height;
            }
        }
    }
}

/// Warns of parts that should carry the weight and hang in the air, of parts below what they rest
/// on, and of forearms and hands within the body.
pub(super) fn check(rig: &Rig, pose: &Pose, skin: &[DVec3]) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    if let Some(rest) = &pose.rest {
        for &part in &rest.parts {
            let vertices =
                super::rest::vertices(rig.bodies, |bone| super::rest::carries(part, bone));
            let lowest = vertices.iter().fold(f64::INFINITY, |low, &v| low.min(skin[v].y));
            let hangs = lowest - rest.height;
            if vertices.is_empty() || hangs < HANGS {
                continue;
            }
            let name = super::rest::name(part);
            problems.push(
                Diagnostic::warning(
                    "hovers",
                    format!(
                        "the {name} should carry the weight and hang {:.0} cm high",
                        hangs * 100.0
                    ),
                    &rest.at,
                )
                .help("Turn the `pelvis`, bend a joint, or leave the part out"),
            );
        }
    }
    if let Some(rest) = pose.rest.as_ref().filter(|rest| rest.head_at.is_some()) {
        let head = super::rest::vertices(rig.bodies, |bone| bone == Bone::HEAD);
        let lowest = head.iter().fold(f64::INFINITY, |low, &v| low.min(skin[v].y));
        if lowest < -SUNK {
            problems.push(
                Diagnostic::warning(
                    "sinks",
                    format!("the head is {:.0} cm within the floor", -lowest * 100.0),
                    &rest.at,
                )
                .help("The neck bends no further: round the back less, or lift the trunk"),
            );
        }
    }
    for side in Side::BOTH {
        let depth = overlap::depth(rig, side);
        if depth > OVERLAP {
            let name = if side == Side::Left { "left" } else { "right" };
            problems.push(
                Diagnostic::new(
                    Severity::Warning,
                    "overlap",
                    format!("the {name} arm is {:.0} mm within the body", depth * 1000.0),
                    pose.places.arms.of(side).clone(),
                )
                .help("Move the hand's target outwards, or point the elbow away from the body"),
            );
        }
    }
    problems
}
