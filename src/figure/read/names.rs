//! Names of places on the body and on furniture.

use crate::figure::pose::{LandmarkName, PropPlace, Side};
use glam::DVec3;

/// A named place on the body.
#[derive(Debug, PartialEq)]
pub struct Spot {
    /// Its name in files, without its side.
    pub word: &'static str,
    /// Whether there is one on each side.
    pub paired: bool,
    /// The landmark it is measured from.
    of: LandmarkName,
    /// Metres from the landmark along the axes of its bone at rest, on the left side.
    offset: [f64; 3],
    /// Where its skin is, along the same axes, on the left side: the side a hand lies on when the
    /// file does not say.
    outwards: [f64; 3],
}

impl Spot {
    /// The landmark.
    pub fn landmark(&self) -> LandmarkName {
        self.of
    }

    /// Metres from the landmark, for one side of the body.
    pub fn offset(&self, side: Option<Side>) -> DVec3 {
        on_side(self.offset, side)
    }

    /// Where the skin is.
    pub fn outwards(&self, side: Option<Side>) -> DVec3 {
        on_side(self.outwards, side)
    }
}

fn on_side([x, y, z]: [f64; 3], side: Option<Side>) -> DVec3 {
    DVec3::new(x * side.map_or(1.0, Side::sign), y, z)
}

const fn pair(word: &'static str, of: LandmarkName, offset: [f64; 3], outwards: [f64; 3]) -> Spot {
    Spot { word, paired: true, of, offset, outwards }
}

const fn one(word: &'static str, of: LandmarkName, offset: [f64; 3], outwards: [f64; 3]) -> Spot {
    Spot { word, paired: false, of, offset, outwards }
}

const HERE: [f64; 3] = [0.0; 3];
const FRONT: [f64; 3] = [0.0, 0.0, 1.0];
const BACK: [f64; 3] = [0.0, 0.0, -1.0];
const OUT: [f64; 3] = [1.0, 0.0, 0.0];

/// Every place on the body that a file can name, from head to toe. Offsets were measured on the
/// woman of average build, 1.65 m tall; the stage scales them with the body.
pub static SPOTS: &[Spot] = &[
    one("head", LandmarkName::Head, [0.0, 0.09, 0.01], [0.0, 1.0, 0.0]),
    one("head-back", LandmarkName::Occiput, HERE, BACK),
    one("forehead", LandmarkName::Head, [0.0, 0.12, 0.07], FRONT),
    one("chin", LandmarkName::Head, [0.0, -0.03, 0.08], FRONT),
    pair("ear", LandmarkName::Head, [0.06, 0.05, 0.0], OUT),
    pair("temple", LandmarkName::Head, [0.05, 0.09, 0.04], OUT),
    one("neck", LandmarkName::Head, [0.0, -0.06, -0.02], BACK),
    pair("shoulder", LandmarkName::Shoulder, HERE, [0.3, 1.0, 0.0]),
    pair("shoulder-blade", LandmarkName::UpperBack, [0.08, -0.02, 0.02], BACK),
    pair("upper-arm", LandmarkName::UpperArm, HERE, OUT),
    pair("elbow", LandmarkName::Elbow, HERE, [1.0, 0.0, -0.6]),
    pair("forearm", LandmarkName::Forearm, HERE, OUT),
    pair("wrist", LandmarkName::Wrist, HERE, OUT),
    pair("hand", LandmarkName::Hand, HERE, OUT),
    one("chest", LandmarkName::Chest, HERE, FRONT),
    pair("ribs", LandmarkName::Chest, [0.11, -0.12, 0.0], OUT),
    one("belly", LandmarkName::LowBack, [0.0, 0.0, 0.14], FRONT),
    pair("waist", LandmarkName::LowBack, [0.10, 0.0, 0.08], OUT),
    one("upper-back", LandmarkName::UpperBack, HERE, BACK),
    one("mid-back", LandmarkName::MidBack, HERE, BACK),
    one("low-back", LandmarkName::LowBack, HERE, BACK),
    one("pelvis", LandmarkName::Pelvis, HERE, FRONT),
    pair("buttock", LandmarkName::Buttock, HERE, BACK),
    pair("hip", LandmarkName::Hip, HERE, OUT),
    pair("thigh", LandmarkName::Thigh, HERE, FRONT),
    pair("thigh-back", LandmarkName::ThighBack, HERE, BACK),
    pair("knee", LandmarkName::Knee, HERE, [0.0, 0.3, 1.0]),
    pair("shin", LandmarkName::Shin, HERE, FRONT),
    pair("calf", LandmarkName::Shin, [0.0, 0.06, -0.03], BACK),
    pair("ankle", LandmarkName::Ankle, HERE, OUT),
    pair("heel", LandmarkName::Ankle, [0.0, -0.05, -0.04], BACK),
    pair("foot", LandmarkName::Ankle, [0.0, -0.03, 0.08], [0.0, 1.0, 0.4]),
    pair("toes", LandmarkName::Ankle, [0.0, -0.06, 0.15], [0.0, 1.0, 0.6]),
];

/// A kind of furniture that has named places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Furniture {
    /// Chair or office chair.
    Chair,
    /// Desk.
    Desk,
    /// Mat.
    Mat,
    /// Pillow.
    Pillow,
}

impl Furniture {
    /// Its word in files.
    pub fn word(self) -> &'static str {
        match self {
            Furniture::Chair => "chair",
            Furniture::Desk => "desk",
            Furniture::Mat => "mat",
            Furniture::Pillow => "pillow",
        }
    }
}

/// A named place on furniture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnProp {
    /// What it is on.
    pub of: Furniture,
    /// Where on it.
    pub place: PropPlace,
    /// Metres from there along the furniture's own axes.
    pub offset: [f64; 3],
}

const fn on(of: Furniture, place: PropPlace, offset: [f64; 3]) -> OnProp {
    OnProp { of, place, offset }
}

/// Places on furniture, by name. Left is that of the person who sits there. Hands lie 15 cm in
/// from the edge of a desk.
pub const ON_PROPS: [(&str, OnProp); 13] = [
    ("chair.seat", on(Furniture::Chair, PropPlace::Top, HERE)),
    ("chair.seat.left", on(Furniture::Chair, PropPlace::LeftEdge, HERE)),
    ("chair.seat.right", on(Furniture::Chair, PropPlace::RightEdge, HERE)),
    ("chair.seat.front", on(Furniture::Chair, PropPlace::FrontEdge, HERE)),
    ("chair.back", on(Furniture::Chair, PropPlace::BackTop, HERE)),
    ("chair.back.left", on(Furniture::Chair, PropPlace::BackLeft, HERE)),
    ("chair.back.right", on(Furniture::Chair, PropPlace::BackRight, HERE)),
    // The sitter is at the rear edge of a desk that faces the same way as the sitter.
    ("desk", on(Furniture::Desk, PropPlace::RearEdge, [0.0, 0.0, 0.15])),
    ("desk.left", on(Furniture::Desk, PropPlace::RearEdge, [0.22, 0.0, 0.15])),
    ("desk.right", on(Furniture::Desk, PropPlace::RearEdge, [-0.22, 0.0, 0.15])),
    ("desk.edge", on(Furniture::Desk, PropPlace::RearEdge, HERE)),
    ("mat", on(Furniture::Mat, PropPlace::Top, HERE)),
    ("pillow", on(Furniture::Pillow, PropPlace::Top, HERE)),
];

/// A place by its name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Name {
    /// On the body; the side may still be open.
    Body(&'static Spot, Option<Side>),
    /// On furniture.
    Prop(OnProp),
}

impl Name {
    /// The place a name stands for: `chest`, `knee.L`, `knee` (of the side that is spoken of),
    /// `chair.back.left`.
    pub fn parse(text: &str) -> Option<Name> {
        if let Some((_, place)) = ON_PROPS.iter().find(|(word, _)| *word == text) {
            return Some(Name::Prop(*place));
        }
        let (word, side) = match text.rsplit_once('.') {
            Some((word, "L")) => (word, Some(Side::Left)),
            Some((word, "R")) => (word, Some(Side::Right)),
            _ => (text, None),
        };
        let spot = SPOTS.iter().find(|spot| spot.word == word)?;
        (spot.paired || side.is_none()).then_some(Name::Body(spot, side))
    }

    /// Every name.
    pub fn all() -> Vec<String> {
        let body = SPOTS.iter().flat_map(|spot| {
            let sides: &[&str] = if spot.paired { &[".L", ".R"] } else { &[""] };
            sides.iter().map(|side| format!("{}{side}", spot.word))
        });
        body.chain(ON_PROPS.iter().map(|(word, _)| (*word).to_owned())).collect()
    }
}
