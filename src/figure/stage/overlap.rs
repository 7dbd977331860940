//! How deep an arm is within the rest of the body.

use super::bone::Paired;
use super::rig::Rig;
use crate::figure::pose::Side;
use glam::DVec3;

/// Deeper than this, what is nearest is on the other side of the limb, in metres.
const WITHIN: f64 = 0.05;
/// One of so many vertices of an arm is looked at.
const EVERY: usize = 6;
/// So many of these within the body only graze it.
const GRAZING: usize = 4;

/// What an arm can be within, by x: where it is and, roughly, which way it faces: as the bone that
/// moves it most turns it.
pub(super) fn solid(rig: &Rig) -> Vec<(DVec3, DVec3)> {
    let (surface, body) = (&rig.bodies.skin, rig.body);
    let solid = rig.bodies.solid.iter().map(|&vertex| vertex as usize);
    let places = rig.skin_some(surface, &body.skin, solid.clone());
    let mut skin: Vec<(DVec3, DVec3)> = places
        .zip(solid)
        .map(|(at, vertex)| (at, rig.turn_of(surface.heaviest(vertex)) * body.facing[vertex]))
        .collect();
    skin.sort_by(|a, b| a.0.x.total_cmp(&b.0.x));
    skin
}

/// How deep the forearm or the hand of one side is within trunk, head or legs, in metres.
pub(super) fn depth(rig: &Rig, side: Side) -> f64 {
    match &rig.still {
        Some(still) => depth_in(rig, side, &still.solid),
        None => depth_in(rig, side, &solid(rig)),
    }
}

fn depth_in(rig: &Rig, side: Side, skin: &[(DVec3, DVec3)]) -> f64 {
    let (surface, body) = (&rig.bodies.skin, rig.body);
    let outer = rig.bodies.arms.of(side).iter().map(|&vertex| vertex as usize).filter(|&vertex| {
        surface.heaviest(vertex).pair().is_some_and(|(bone, _)| bone > Paired::FOREARM)
    });
    let arm: Vec<DVec3> = rig.skin_some(surface, &body.skin, outer.step_by(EVERY)).collect();
    let low = arm.iter().fold(DVec3::INFINITY, |low, at| low.min(*at)) - WITHIN;
    let high = arm.iter().fold(DVec3::NEG_INFINITY, |high, at| high.max(*at)) + WITHIN;
    let around = |at: &DVec3| at.cmpge(low).all() && at.cmple(high).all();
    let near: Vec<(DVec3, DVec3)> = skin.iter().copied().filter(|(at, _)| around(at)).collect();
    let mut depths: Vec<f64> = arm
        .iter()
        .filter_map(|&at| {
            let first = near.partition_point(|(other, _)| other.x < at.x - WITHIN);
            let (away, depth) = near[first..]
                .iter()
                .take_while(|(other, _)| other.x < at.x + WITHIN)
                .filter(|(other, _)| (other.y - at.y).abs() < WITHIN)
                .map(|&(other, facing)| (other.distance_squared(at), (other - at).dot(facing)))
                .min_by(|a, b| a.0.total_cmp(&b.0))?;
            (away < WITHIN * WITHIN).then_some(depth)
        })
        .collect();
    depths.sort_by(|a, b| b.total_cmp(a));
    depths.get(GRAZING).map_or(0.0, |depth| depth.max(0.0))
}
