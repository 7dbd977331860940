//! From a pose to a scene: a body is posed, put down, dressed, and set among its props.
//!
//! ```text
//! asset --> body (one of twelve kinds) --posture, arm, leg, rest--> rig --wear, hair, face--> layers
//! ```

mod arm;
mod asset;
mod body;
mod bone;
mod contact;
mod face;
mod hair;
mod landmark;
mod leg;
mod posture;
mod props;
mod rest;
mod rig;
mod solids;
mod subdivide;
mod turn;
mod wear;

#[cfg(test)]
mod tests;

pub use asset::BadAsset;
pub use body::Bodies;

use super::pose::{Arrow, Camera, Highlight, PagePoint, Pose};
use super::scene::{self, Glow, Layer, Scene};
use crate::diagnostic::Diagnostic;
use bone::Bone;
use glam::DVec3;
use rig::Rig;

/// The posed and dressed body with its props, and what is doubtful about the pose.
///
/// # Errors
/// What makes the pose impossible.
pub fn stage(pose: &Pose, bodies: &Bodies) -> Result<(Scene, Vec<Diagnostic>), Vec<Diagnostic>> {
    let rig = settled(pose, bodies);
    let mut layers = person(&rig, pose);
    layers.extend(pose.props.iter().flat_map(|prop| props::layers(&rig, prop)));
    let ghost = match &pose.ghost {
        Some(ghost) => person(&settled(ghost, bodies), ghost),
        None => Vec::new(),
    };
    let head = rig.turn_of(Bone::HEAD);
    let scene = Scene {
        person: pose.person,
        layers,
        ghost,
        camera: pose.camera,
        features: face::features(&rig, to_camera(&pose.camera)),
        head: [head.x_axis, head.y_axis, head.z_axis],
        calm: face::calm(&rig),
        glows: pose.highlights.iter().map(|highlight| glow(&rig, highlight, pose)).collect(),
        arrows: pose.arrows.iter().map(|arrow| moved(&rig, arrow, pose)).collect(),
    };
    Ok((scene, Vec::new()))
}

/// The body in its position, on what it rests on.
fn settled<'a>(pose: &Pose, bodies: &'a Bodies) -> Rig<'a> {
    let body = bodies.of(&pose.person);
    let settled = rest::settle(bodies, body, pose);
    posture::posed(bodies, body, pose, &settled.root, &settled.neck)
}

/// Skin, clothes and hair.
fn person(rig: &Rig, pose: &Pose) -> Vec<Layer> {
    let skin = rig.skin(&rig.bodies.skin, &rig.body.skin);
    let mut layers = rig.body.wardrobe.layers(rig, &skin);
    layers.extend(hair::layers(rig, pose.person.hair.style, &skin));
    contact::keep_out(rig, &pose.props, &mut layers);
    layers
}

/// The direction from the scene to the camera.
fn to_camera(camera: &Camera) -> DVec3 {
    let (up, level) = libm::sincos(camera.elevation.to_radians());
    let (left, front) = libm::sincos(camera.azimuth.to_radians());
    DVec3::new(left * level, up, front * level)
}

fn glow(rig: &Rig, highlight: &Highlight, pose: &Pose) -> Glow {
    Glow {
        center: landmark::find(rig, &highlight.at, &pose.props).at,
        radius: highlight.radius,
        aspect: highlight.aspect,
        angle: highlight.angle,
        depth: highlight.depth,
    }
}

fn moved(rig: &Rig, arrow: &Arrow, pose: &Pose) -> scene::Arrow {
    let end =
        |end: &PagePoint| (landmark::find(rig, &end.point, &pose.props).at, [end.right, end.up]);
    scene::Arrow {
        from: end(&arrow.from),
        to: end(&arrow.to),
        bend: arrow.bend,
        both_ways: arrow.both_ways,
        width: arrow.width,
    }
}
