//! Furniture and mats.

use super::landmark;
use super::rig::Rig;
use super::solids::{Solid, rounded_box, rounded_path, tube};
use super::turn::{about_x, about_y, square_to, unit};
use crate::diagnostic::Spanned;
use crate::figure::pose::{
    Direction, Landmark, LandmarkName, Point, Prop, PropKind, PropPlace, Side,
};
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

/// An office chair's seat: along x, y, z.
const OFFICE_SEAT: [f64; 3] = [0.48, 0.07, 0.45];
/// Its back rest: width, height, thickness; and how high its middle is over the seat.
const OFFICE_REST: [f64; 3] = [0.42, 0.44, 0.05];
const OFFICE_REST_AT: f64 = 0.36;
/// Its star of five feet: length of each, radius of the castors.
const STAR: f64 = 0.29;
const CASTOR: f64 = 0.028;
/// A desk's top: along x, y, z.
const DESK: [f64; 3] = [1.2, 0.03, 0.6];
/// A screen on it: along x, y, z; and its lower edge over the desk.
const SCREEN: [f64; 3] = [0.54, 0.32, 0.025];
const SCREEN_AT: f64 = 0.12;
/// A strap: half its thickness, and half of the breadth over which it goes round a foot.
const STRAP: f64 = 0.009;
const STRAP_ROUND: f64 = 0.05;
/// A wall, which is thin: only its face is seen.
const WALL: f64 = 0.02;

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
        PropKind::OfficeChair { seat_height } => {
            (seat_height, OFFICE_SEAT[0], OFFICE_SEAT[2], OFFICE_SEAT[1])
        }
        PropKind::Desk { height, .. } => (height, DESK[0], DESK[2], DESK[1]),
        PropKind::Mat { length, width } => (0.0, width, length, MAT),
        PropKind::Pillow { size } => (size.y, size.x, size.z, size.y),
        PropKind::TowelRoll { length, diameter } => (diameter, length, diameter, diameter),
        PropKind::Wall { width, height } => (height, width, WALL, height),
        PropKind::Strap { .. } => (0.0, 0.0, 0.0, 0.0),
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
        PropKind::OfficeChair { seat_height } => office_chair(seat_height),
        PropKind::Desk { height, screen } => desk(height, screen),
        PropKind::TowelRoll { length, diameter } => vec![(towel(length, diameter), Region::Pillow)],
        PropKind::Wall { width, height } => {
            let wall = rounded_box(DVec3::new(width, height, WALL), 0.002);
            let at = DVec3::new(0.0, height / 2.0, -WALL / 2.0);
            vec![(wall.placed(DMat3::IDENTITY, at), Region::Wall)]
        }
        PropKind::Strap { round } => vec![(strap(rig, &round), Region::Pillow)],
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

fn office_chair(seat: f64) -> Pieces {
    let still = DMat3::IDENTITY;
    let [w, thick, d] = OFFICE_SEAT;
    let cushion =
        rounded_box(DVec3::new(w, thick, d), 0.03).placed(still, DVec3::Y * (seat - thick / 2.0));
    let rest_at = DVec3::new(0.0, seat + OFFICE_REST_AT, -d / 2.0 - 0.03);
    let rest = rounded_box(DVec3::from_array(OFFICE_REST), 0.024).placed(about_x(-6.0), rest_at);
    let hub = 2.0 * CASTOR + 0.03;
    let at = |y: f64, z: f64| DVec3::new(0.0, y, z);
    let spine = [
        at(seat - thick - 0.02, 0.0),
        at(seat - thick - 0.02, -d / 2.0 - 0.04),
        at(seat + OFFICE_REST_AT, -d / 2.0 - 0.065),
    ];
    let mut pieces = vec![
        (cushion, Region::Seat),
        (rest, Region::Seat),
        (tube(&rounded_path(&spine, 0.06), 0.016), Region::Frame),
        (tube(&[at(hub - 0.02, 0.0), at(seat - thick, 0.0)], 0.026), Region::Frame),
    ];
    for foot in 0..5 {
        let turn = about_y(f64::from(foot) * 72.0 + 180.0);
        let leg = tube(&[at(hub, 0.0), at(2.0 * CASTOR + 0.012, STAR)], 0.017);
        let wheel = [at(CASTOR, STAR) - DVec3::X * 0.02, at(CASTOR, STAR) + DVec3::X * 0.02];
        pieces.push((leg.placed(turn, DVec3::ZERO), Region::Frame));
        pieces.push((tube(&wheel, CASTOR).placed(turn, DVec3::ZERO), Region::Frame));
    }
    pieces
}

fn desk(height: f64, screen: bool) -> Pieces {
    let still = DMat3::IDENTITY;
    let [w, thick, d] = DESK;
    let top = rounded_box(DVec3::from_array(DESK), 0.012);
    let mut pieces = vec![(top.placed(still, DVec3::Y * (height - thick / 2.0)), Region::Seat)];
    for x in [-1.0, 1.0] {
        for z in [-1.0, 1.0] {
            let foot = DVec3::new(x * (w / 2.0 - 0.05), 0.0, z * (d / 2.0 - 0.05));
            let leg = tube(&[foot, foot + DVec3::Y * (height - thick)], 0.02);
            pieces.push((leg, Region::Frame));
        }
    }
    if screen {
        // Towards the far edge: the sitter looks along +z.
        let z = d / 2.0 - 0.14;
        let middle = DVec3::new(0.0, height + SCREEN_AT + SCREEN[1] / 2.0, z);
        let stand = [DVec3::new(0.0, height, z + 0.03), middle + DVec3::Z * 0.03];
        let base = rounded_box(DVec3::new(0.24, 0.012, 0.16), 0.005);
        let panel = rounded_box(DVec3::from_array(SCREEN), 0.008);
        pieces.push((panel.placed(still, middle), Region::Screen));
        pieces.push((tube(&stand, 0.016), Region::Frame));
        pieces.push((base.placed(still, DVec3::new(0.0, height + 0.006, z + 0.03)), Region::Frame));
    }
    pieces
}

/// A strap from hand to hand, round the far side of a place of the body, as a shoe's sole.
fn strap(rig: &Rig, round: &Point) -> Solid {
    let hand = |side| {
        let of = Landmark { name: LandmarkName::Hand, side: Some(side) };
        let (bone, rest) = landmark::landmark(rig, &of);
        rig.carried(bone, rest)
    };
    let (left, right) = (hand(Side::Left), hand(Side::Right));
    let middle = landmark::find(rig, round, &[]).at;
    let away = unit(middle - left.midpoint(right));
    let far = match *round {
        Point::Landmark { of, offset, .. } => {
            let gap = super::wear::SOLE * rig.body.scale + STRAP;
            let skin = Point::Surface { of, offset, towards: Direction::World(away), gap };
            landmark::find(rig, &skin, &[]).at
        }
        _ => middle,
    };
    let across = unit(square_to(left - right, away)) * STRAP_ROUND;
    tube(&rounded_path(&[left, far + across, far - across, right], 0.02), STRAP)
}

/// A rolled towel along x: its end shows how it is rolled.
fn towel(length: f64, diameter: f64) -> Solid {
    let half = DVec3::X * (length / 2.0);
    let path = rounded_path(&[-half, half], 0.01);
    tube(&path, diameter / 2.0).placed(DMat3::IDENTITY, DVec3::Y * (diameter / 2.0))
}
