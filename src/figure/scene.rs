//! The posed and dressed body with its props: what `stage` makes and `trace` draws.

use super::pose::{Camera, Person, Side};
use glam::DVec3;

/// Everything that is drawn, at its place in the world.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Who is drawn: decides colours of skin and hair.
    pub person: Person,
    /// Body, clothes, hair and props. The order does not matter: depth decides.
    pub layers: Vec<Layer>,
    /// The body before the movement, in layers of its own; empty when there is no ghost.
    pub ghost: Vec<Layer>,
    /// From where it is seen.
    pub camera: Camera,
    /// Eyes, brows, mouth and nose.
    pub features: Vec<Feature>,
    /// Axes of the head in the world: to its left, up, forwards.
    pub head: [DVec3; 3],
    /// No creases are drawn here: eyes and lips have lines of their own.
    pub calm: Vec<Sphere>,
    /// Where it is felt.
    pub glows: Vec<Glow>,
    /// Movements.
    pub arrows: Vec<Arrow>,
}

/// A triangle mesh of one material.
#[derive(Clone, Debug)]
pub struct Layer {
    /// World coordinates of the vertices, in metres.
    pub positions: Vec<DVec3>,
    /// Three vertices each, anticlockwise from outside.
    pub triangles: Vec<[u32; 3]>,
    /// What it is.
    pub region: Region,
    /// Which part of the body each triangle belongs to; one value stands for all.
    pub parts: Vec<Part>,
    /// Where a vertex value interpolates below zero, the layer is not there: hems, necklines, skin
    /// under cloth. Empty when all of it is there.
    pub keep: Vec<f64>,
    /// Where a vertex value interpolates below zero, the region is `band.1` instead: collars, soles.
    pub band: Option<(Vec<f64>, Region)>,
}

/// What a surface is: one area of the drawing with one colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Region {
    /// Nothing: the paper.
    Nothing = 0,
    /// Skin.
    Skin = 1,
    /// Shirt.
    Shirt = 2,
    /// Trousers.
    Trousers = 3,
    /// Shoe.
    Shoe = 4,
    /// Hair.
    Hair = 5,
    /// Sole of a shoe.
    Sole = 6,
    /// Band at the neck of the shirt.
    Collar = 7,
    /// Headscarf.
    Scarf = 8,
    /// Seat and back of a chair, top of a desk.
    Seat = 10,
    /// Legs of furniture.
    Frame = 11,
    /// Mat.
    Mat = 12,
    /// Pillow or towel.
    Pillow = 13,
    /// Screen.
    Screen = 14,
    /// Wall.
    Wall = 15,
}

impl Region {
    /// All that are drawn, in the order in which their areas are.
    pub const ALL: [Region; 14] = [
        Region::Wall,
        Region::Screen,
        Region::Pillow,
        Region::Mat,
        Region::Frame,
        Region::Seat,
        Region::Scarf,
        Region::Collar,
        Region::Sole,
        Region::Hair,
        Region::Shoe,
        Region::Trousers,
        Region::Shirt,
        Region::Skin,
    ];

    /// Whether it belongs to the person rather than to the room.
    pub fn is_person(self) -> bool {
        (1..10).contains(&(self as u8))
    }

    /// Its role in the SVG: the `class` of its area.
    pub fn role(self) -> &'static str {
        match self {
            Region::Nothing => "",
            Region::Skin => "skin",
            Region::Shirt => "shirt",
            Region::Trousers => "trousers",
            Region::Shoe => "shoe",
            Region::Hair => "hair",
            Region::Sole => "sole",
            Region::Collar => "collar",
            Region::Scarf => "scarf",
            Region::Seat => "chair",
            Region::Frame => "frame",
            Region::Mat => "mat",
            Region::Pillow => "pillow",
            Region::Screen => "screen",
            Region::Wall => "wall",
        }
    }
}

/// A part of the body, or a piece of a prop, for lines within one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// No part: meets everything without a line.
    None,
    /// Head and neck.
    Head,
    /// An ear.
    Ear(Side),
    /// Chest, belly, pelvis.
    Torso,
    /// Shoulder to elbow.
    UpperArm(Side),
    /// The end of a shirt's sleeve: it hangs free of the trunk.
    Sleeve(Side),
    /// Elbow to wrist.
    Forearm(Side),
    /// Palm, back of the hand, root of the thumb.
    Hand(Side),
    /// A finger, 1 the thumb.
    Finger(Side, u8),
    /// Hip to knee.
    Thigh(Side),
    /// Knee to ankle.
    Shank(Side),
    /// Foot without its toes.
    Foot(Side),
    /// A toe, 1 the big one.
    Toe(Side, u8),
    /// A bun or a tail of hair.
    Knot,
    /// A piece of a prop: two pieces have a line between them where depth jumps.
    Prop(u8),
}

/// What is drawn where two parts of one region meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// They are joined on the body: a line only where depth jumps.
    Joined,
    /// Fingers or toes side by side: a fine line.
    SideBySide,
    /// They only touch: always a contour, such as an arm before the face.
    Touching,
}

/// A polyline of the face.
#[derive(Clone, Debug)]
pub struct Feature {
    /// What it is.
    pub kind: FeatureKind,
    /// Of which side, for what comes in pairs.
    pub side: Option<Side>,
    /// World coordinates. A pupil is one point.
    pub points: Vec<DVec3>,
    /// Centre of the eye that a lid or pupil lies on.
    pub eye: Option<DVec3>,
    /// Width of the line in drawing units (thousandths of a metre).
    pub width: f64,
}

/// Which feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeatureKind {
    /// Eyelid.
    Lid,
    /// Pupil and iris.
    Pupil,
    /// Brow.
    Brow,
    /// Mouth.
    Mouth,
    /// Nose.
    Nose,
}

/// A ball.
#[derive(Clone, Copy, Debug)]
pub struct Sphere {
    /// Metres.
    pub center: DVec3,
    /// Metres.
    pub radius: f64,
}

/// Where it is felt.
#[derive(Clone, Copy, Debug)]
pub struct Glow {
    /// World coordinates.
    pub center: DVec3,
    /// Which way the skin there faces, for what is felt on one side of the body only.
    pub facing: Option<DVec3>,
    /// Metres.
    pub radius: f64,
    /// Height over width.
    pub aspect: f64,
    /// Turned on the page, in degrees.
    pub angle: f64,
    /// Only surfaces this near in depth glow, in metres.
    pub depth: f64,
}

/// A movement.
#[derive(Clone, Copy, Debug)]
pub struct Arrow {
    /// World coordinates, and metres to the right and up on the page.
    pub from: (DVec3, [f64; 2]),
    /// World coordinates, and metres to the right and up on the page.
    pub to: (DVec3, [f64; 2]),
    /// How far it bows to its left, as a part of its length.
    pub bend: f64,
    /// A head at either end.
    pub both_ways: bool,
    /// Width of the shaft in drawing units.
    pub width: f64,
}
