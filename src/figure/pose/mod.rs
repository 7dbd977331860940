//! What one drawing shows. Macros, hand shapes and mirrors have been worked out: nothing is left
//! to look up.

mod limbs;
mod marks;
mod person;
mod place;
mod props;
mod trunk;

use crate::diagnostic::{Place, Spanned};
use glam::DVec3;

pub use limbs::{Arm, ArmReach, Foot, FootPart, HandPart, HandShape, Leg, LegReach};
pub use marks::{Arrow, Highlight, PagePoint};
pub use person::{Age, Build, Hair, HairColor, HairStyle, Person, Sex, Skin};
pub use place::{Direction, Landmark, LandmarkName, Point, PropPlace};
pub use props::{Prop, PropKind};
pub use trunk::{Bend, BodyPart, Rest, Root, Shoulder};

/// A person in a position, what is around them, and from where they are seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Pose {
    /// Who is drawn.
    pub person: Person,
    /// From where.
    pub camera: Camera,
    /// Where the pelvis is and how it is turned.
    pub root: Root,
    /// What the body lies, sits or stands on.
    pub rest: Option<Spanned<Rest>>,
    /// Lower back, spread over its bones.
    pub lumbar: Bend,
    /// Upper back, spread over its bones.
    pub thoracic: Bend,
    /// Neck and head together.
    pub neck: Bend,
    /// Left, then right.
    pub shoulders: Sides<Shoulder>,
    /// Left, then right.
    pub arms: Sides<Arm>,
    /// Left, then right.
    pub legs: Sides<Leg>,
    /// Furniture and mats.
    pub props: Vec<Spanned<Prop>>,
    /// The same person before the movement, drawn faintly behind.
    pub ghost: Option<Box<Pose>>,
    /// Where the stretch or the work is felt.
    pub highlights: Vec<Spanned<Highlight>>,
    /// Which way to move.
    pub arrows: Vec<Spanned<Arrow>>,
    /// Where the file speaks of the parts that know no place of their own.
    pub places: Places,
}

/// Where a file speaks of each part of a pose; none where it does not. For messages only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Lower and upper back.
    pub spine: Option<Place>,
    /// Neck and head.
    pub neck: Option<Place>,
    /// Shoulder girdles.
    pub shoulders: Sides<Option<Place>>,
    /// Arms.
    pub arms: Sides<Option<Place>>,
    /// Legs.
    pub legs: Sides<Option<Place>>,
}

/// One value for each side of the body. Left is the person's own left.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sides<T> {
    /// The person's left.
    pub left: T,
    /// The person's right.
    pub right: T,
}

/// A side of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The person's left, +x.
    Left,
    /// The person's right, -x.
    Right,
}

impl Side {
    /// Both, the left first.
    pub const BOTH: [Side; 2] = [Side::Left, Side::Right];

    /// +1 for the left, -1 for the right: the sign of x.
    pub fn sign(self) -> f64 {
        match self {
            Side::Left => 1.0,
            Side::Right => -1.0,
        }
    }

    /// The other one.
    pub fn other(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

impl<T> Sides<T> {
    /// The value of one side.
    pub fn of(&self, side: Side) -> &T {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
        }
    }

    /// The value of one side, to change.
    pub fn of_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Left => &mut self.left,
            Side::Right => &mut self.right,
        }
    }
}

/// From where the scene is seen. The picture is framed around everything in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Degrees around the scene: 0 looks at the front of an unturned figure, 90 at its left side.
    pub azimuth: f64,
    /// Degrees above the horizon.
    pub elevation: f64,
    /// Metres from the centre of the scene (7): nearer gives stronger perspective.
    pub distance: f64,
    /// Point that the camera looks at; the middle of what is drawn when absent. The same point in
    /// two frames of an exercise keeps them in register.
    pub center: Option<DVec3>,
}
