//! Furniture and mats.

use super::landmark;
use super::rig::Rig;
use super::solids::{Solid, rounded_box, rounded_path, tube};
use super::turn::{about_x, about_y};
use crate::diagnostic::Spanned;
use crate::figure::pose::{Prop, PropKind, PropPlace, Side};
use crate::figure::scene::{Layer, Part, Region};
use glam::{DMat3, DVec3};

/// A dining chair: width and depth of its seat, thickness of the seat, height of the back rest.
const CHAIR: [f64; 2] = [0.42, 0.42];
const CHAIR_SEAT: f64 = 0.04;
const CHAIR_REST: f64 = 0.16;
const CHAIR_TUBE: f64 = 0.012;
/// Degrees that the back rest leans back.
const CHAIR_LEAN: f64 = 8.0;
/// Thickness of a mat; its upper side is the floor.
const MAT: f64 = 0.02;

/// Where a prop stands and how it is turned.
pub(super) fn stand(rig: &Rig, prop: &Prop) -> (DMat3, DVec3) {
    let under = prop.under.as_ref().map_or(DVec3::ZERO, |under| {
        let (bone, rest) = landmark::landmark(rig, under);
        rig.carried(bone, rest) * DVec3::new(1.0, 0.0, 1.0)
    });
    (about_y(prop.yaw), prop.at + under)
}

/// A place on a prop and which way the surface there faces.
pub(super) fn place(
    rig: &Rig,
    prop: &Spanned<Prop>,
    place: PropPlace,
    offset: DVec3,
) -> (DVec3, DVec3) {
    let (turn, at) = stand(rig, prop);
    let top = top(&prop.kind);
    let half = DVec3::new(top.size.x / 2.0, 0.0, top.size.y / 2.0);
    let middle = DVec3::Y * top.height;
    let back = |x: f64| match prop.kind {
        PropKind::Chair { back_height, .. } => {
            DVec3::new(x * (CHAIR[0] / 2.0 - 0.01), back_height, -CHAIR[1] / 2.0 - 0.047)
        }
        _ => middle - DVec3::Z * half.z,
    };
    let local = match (place, &prop.kind) {
        (PropPlace::Top, PropKind::Wall { height, .. }) => DVec3::Y * (height / 2.0),
        (PropPlace::Top, _) => middle,
        (PropPlace::LeftEdge, _) => middle + DVec3::X * half.x,
        (PropPlace::RightEdge, _) => middle - DVec3::X * half.x,
        (PropPlace::FrontEdge, _) => middle + DVec3::Z * half.z,
        (PropPlace::RearEdge, _) => middle - DVec3::Z * half.z,
        (PropPlace::BackTop, _) => back(0.0),
        (PropPlace::BackLeft, _) => back(1.0),
        (PropPlace::BackRight, _) => back(-1.0),
    };
    let facing =
        if matches!(prop.kind, PropKind::Wall { .. }) { turn * DVec3::Z } else { DVec3::Y };
    (turn * (local + offset) + at, facing)
}

/// The level surface that a prop offers, around its middle. Metres.
pub(super) struct Top {
    pub(super) height: f64,
    /// Along x and z.
    pub(super) size: glam::DVec2,
    /// How thick what is below it is.
    pub(super) thick: f64,
}

/// The level surface of a prop.
pub(super) fn top(kind: &PropKind) -> Top {
    let (height, x, z, thick) = match *kind {
        PropKind::Chair { seat_height, .. } => (seat_height, CHAIR[0], CHAIR[1], CHAIR_SEAT),
        PropKind::OfficeChair { seat_height } => (seat_height, 0.48, 0.46, 0.07),
        PropKind::Desk { height, .. } => (height, 1.1, 0.6, 0.03),
        PropKind::Mat { length, width } => (0.0, width, length, MAT),
        PropKind::Pillow { size } => (size.y, size.x, size.z, size.y),
        PropKind::TowelRoll { length, diameter } => (diameter, length, diameter, diameter),
        PropKind::Wall { width, height } => (height, width, 0.1, height),
    };
    Top { height, size: glam::DVec2::new(x, z), thick }
}

/// The layers of a prop.
pub(super) fn layers(rig: &Rig, prop: &Prop) -> Vec<Layer> {
    let (turn, at) = stand(rig, prop);
    let pieces = match prop.kind {
        PropKind::Chair { seat_height, back_height } => chair(seat_height, back_height),
        PropKind::Mat { length, width } => {
            let mat = rounded_box(DVec3::new(width, MAT, length), 0.009);
            vec![(mat.placed(DMat3::IDENTITY, -DVec3::Y * MAT / 2.0), Region::Mat)]
        }
        PropKind::Pillow { size } => {
            let pillow = rounded_box(size, (size.min_element() * 0.48).min(0.028));
            vec![(pillow.placed(DMat3::IDENTITY, DVec3::Y * size.y / 2.0), Region::Pillow)]
        }
        _ => Vec::new(),
    };
    (0..)
        .zip(pieces)
        .map(|(number, (solid, region))| {
            let solid = solid.placed(turn, at);
            Layer {
                positions: solid.points,
                triangles: solid.triangles,
                region,
                parts: vec![Part::Prop(number)],
                keep: Vec::new(),
                band: None,
            }
        })
        .collect()
}

type Pieces = Vec<(Solid, Region)>;

fn chair(seat: f64, back: f64) -> Pieces {
    let [w, d] = CHAIR;
    let still = DMat3::IDENTITY;
    let cushion = rounded_box(DVec3::new(w, CHAIR_SEAT, d), 0.018)
        .placed(still, DVec3::Y * (seat - CHAIR_SEAT / 2.0));
    let rest = rounded_box(DVec3::new(w - 0.02, CHAIR_REST, 0.025), 0.012)
        .placed(about_x(-CHAIR_LEAN), DVec3::new(0.0, back - CHAIR_REST / 2.0, -d / 2.0 - 0.035));
    let mut pieces = vec![(cushion, Region::Seat), (rest, Region::Seat)];
    for side in Side::BOTH {
        let x = side.sign() * (w / 2.0 - 0.025);
        let at = |y: f64, z: f64| DVec3::new(x, y, z);
        let rear = [
            at(0.0, -d / 2.0 - 0.05),
            at(seat - 0.05, -d / 2.0 + 0.03),
            at(seat + 0.06, -d / 2.0 - 0.005),
            at(back - 0.02, -d / 2.0 - 0.058),
        ];
        let front = [at(0.0, d / 2.0 - 0.01), at(seat - 0.05, d / 2.0 - 0.04)];
        let rail = [at(seat - 0.06, -d / 2.0 + 0.03), at(seat - 0.06, d / 2.0 - 0.04)];
        for (path, radius) in
            [(&rear[..], CHAIR_TUBE), (&front[..], CHAIR_TUBE), (&rail[..], CHAIR_TUBE - 0.002)]
        {
            pieces.push((tube(&rounded_path(path, 0.04), radius), Region::Frame));
        }
    }
    pieces
}
