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
mod grip;
mod hair;
mod hand;
mod hang;
mod landmark;
mod leg;
mod limits;
mod overlap;
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

use super::pose::{Arrow, Bend, Camera, Highlight, PagePoint, Pose};
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
    let (rig, neck) = settled(pose, bodies);
    let mut problems = limits::check(&rig, pose, &neck);
    if problems.iter().any(Diagnostic::is_error) {
        return Err(problems);
    }
    let skin = rig.skin(&bodies.skin, &rig.body.skin);
    problems.extend(contact::check(&rig, pose, &skin));
    let mut layers = person(&rig, pose, &skin);
    layers.extend(pose.props.iter().flat_map(|prop| props::layers(&rig, prop)));
    let ghost = match &pose.ghost {
        Some(ghost) => {
            let (rig, _) = settled(ghost, bodies);
            person(&rig, ghost, &rig.skin(&bodies.skin, &rig.body.skin))
        }
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
    Ok((scene, problems))
}

/// The body in its position, on what it rests on.
fn settled<'a>(pose: &Pose, bodies: &'a Bodies) -> (Rig<'a>, Bend) {
    let body = bodies.of(&pose.person);
    let settled = rest::settle(bodies, body, pose);
    (posture::posed(bodies, body, pose, &settled.root, &settled.neck), settled.neck)
}

/// Skin, clothes and hair.
fn person(rig: &Rig, pose: &Pose, skin: &[DVec3]) -> Vec<Layer> {
    let mut layers = rig.body.wardrobe.layers(rig, skin);
    layers.extend(hair::layers(rig, pose.person.hair.style, skin));
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
    let found = landmark::find(rig, &highlight.at, &pose.props);
    Glow {
        center: found.at,
        facing: landmark::back(rig, &highlight.at).or(found.facing),
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
