//! What a pose file may say, and how one lies over another.

pub mod limbs;
pub mod marks;
pub mod person;
pub mod props;

pub use limbs::{Arm, Hand, HandWord, Hold, Leg};
pub use marks::{Arrow, Camera, Ground, Highlight, Pelvis, Rest, RestOn};
pub use person::{PersonKind, PersonSpec};
pub use props::{Props, Stood};

use super::values::Degrees;
use crate::diagnostic::Spanned;
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode};
use crate::load::schema::Text;
use crate::load::yaml::{Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// A pose: a person in a position, what is around them, and from where they are seen.
    pub struct PoseFile {
        required {}
        optional {
            /// Another pose that this one starts from: `start`, or a path such as
            /// `../bridge/start.pose.yaml`. What is said here takes the place of what it says.
            extends: Option<Text>,
            /// The position that this pose starts from, with its furniture and its camera.
            base: Option<Spanned<Base>>,
            /// Draws the finished pose with left and right exchanged, as in a mirror.
            mirror: Option<Spanned<bool>>,
            /// Who is drawn; what is not said comes from the library's mix of people.
            person: Option<PersonSpec>,
            /// Where the pelvis is and how it is turned: the whole body goes with it.
            pelvis: Option<Pelvis>,
            /// What carries the weight: moves the body up or down until it touches.
            rest: Option<Rest>,
            /// Bends of the back.
            spine: Option<Spine>,
            /// Bends of the neck and head together.
            neck: Option<Bend>,
            /// Both shoulder girdles.
            shoulders: Option<Shoulder>,
            /// The person's left shoulder girdle.
            shoulder_left as "shoulder.L": Option<Shoulder>,
            /// The person's right shoulder girdle.
            shoulder_right as "shoulder.R": Option<Shoulder>,
            /// Both arms alike, as seen in a mirror; directions are those of the left arm.
            arms: Option<Arm>,
            /// The person's left arm.
            arm_left as "arm.L": Option<Arm>,
            /// The person's right arm.
            arm_right as "arm.R": Option<Arm>,
            /// Both legs alike, as seen in a mirror; directions are those of the left leg.
            legs: Option<Leg>,
            /// The person's left leg.
            leg_left as "leg.L": Option<Leg>,
            /// The person's right leg.
            leg_right as "leg.R": Option<Leg>,
            /// What the hands grip: `{hand.R: elbow.L}`.
            hold: Option<Hold>,
            /// Furniture, mats, pillows, towels, walls.
            props: Option<Props>,
            /// From where it is seen.
            camera: Option<Camera>,
            /// The same person before the movement, drawn faintly: a pose file, or what is different.
            ghost: Option<Ghost>,
            /// Which way to move.
            arrows: Option<Vec<Arrow>>,
            /// Where the stretch or the work is felt.
            highlights: Option<Vec<Highlight>>,
        }
    }
}

choice! {
    /// Positions to start from.
    pub enum Base {
        /// On a dining chair, hands on the thighs.
        Seated = "seated",
        /// On both feet, arms hanging.
        Standing = "standing",
        /// On the back, legs straight.
        Supine = "supine",
        /// On the back, knees bent, feet flat.
        CrookLying = "crook-lying",
        /// On the front, forehead down.
        Prone = "prone",
        /// On the left side, hips and knees bent.
        SideLying = "side-lying",
        /// On hands and knees.
        AllFours = "all-fours",
        /// On the floor, legs straight in front.
        FloorSitting = "floor-sitting",
        /// Upright on both knees.
        Kneeling = "kneeling",
    }
}

record! {
    /// Bends of a part of the spine.
    pub struct Bend {
        required {}
        optional {
            /// Degrees forwards; backwards is negative.
            flex: Option<Degrees>,
            /// Degrees towards the person's right; left is negative.
            side: Option<Degrees>,
            /// Degrees of turning towards the person's left; right is negative.
            twist: Option<Degrees>,
        }
    }
}

record! {
    /// Bends of the back: of the whole, shared out as a back does, or of its parts.
    pub struct Spine {
        required {}
        optional {
            /// Degrees forwards; backwards is negative.
            flex: Option<Degrees>,
            /// Degrees towards the person's right; left is negative.
            side: Option<Degrees>,
            /// Degrees of turning towards the person's left; right is negative.
            twist: Option<Degrees>,
            /// The lower back, on top of its share of the whole.
            lower: Option<Bend>,
            /// The upper back, on top of its share of the whole.
            upper: Option<Bend>,
        }
    }
}

record! {
    /// A shoulder girdle.
    pub struct Shoulder {
        required {}
        optional {
            /// Degrees shrugged up.
            raise: Option<Degrees>,
            /// Degrees rounded forwards; squeezed back is negative.
            forward: Option<Degrees>,
        }
    }
}

/// The position before the movement.
#[derive(Clone, Debug, PartialEq)]
pub enum Ghost {
    /// None, whatever an extended file says.
    None,
    /// That of another file.
    File(Text),
    /// This pose with differences.
    Different(Box<PoseFile>),
}

impl Decode for Ghost {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Ghost> {
        match &node.kind {
            Kind::Mapping(_) => Box::<PoseFile>::decode(node, cx).map(Ghost::Different),
            Kind::Scalar { text, .. } if text == "none" => Some(Ghost::None),
            _ => Text::decode(node, cx).map(Ghost::File),
        }
    }
}

impl JsonSchema for Ghost {
    fn schema_name() -> Cow<'static, str> {
        "Ghost".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "string"}, generator.subschema_for::<PoseFile>()]})
    }
}

/// A value that lies over another of its kind.
pub(in crate::figure::read) trait Over: Sized {
    /// What it says, and what the one below says where it says nothing.
    fn over(self, below: Self) -> Self;
}

/// What is written takes the place of what lies below as a whole.
impl<T: Over> Over for Option<T> {
    fn over(self, below: Option<T>) -> Option<T> {
        match (self, below) {
            (Some(above), Some(below)) => Some(above.over(below)),
            (above, below) => above.or(below),
        }
    }
}

/// Lays each of the named fields over its counterpart: `each` as mappings of their own, `whole` as
/// values.
macro_rules! over {
    ($name:ty, each: [$($each:ident),*], whole: [$($whole:ident),*]) => {
        impl $crate::figure::read::file::Over for $name {
            fn over(self, below: $name) -> $name {
                Self {
                    $( $each: $crate::figure::read::file::Over::over(self.$each, below.$each), )*
                    $( $whole: self.$whole.or(below.$whole), )*
                    at: self.at,
                }
            }
        }
    };
}
use over;

over!(Bend, each: [], whole: [flex, side, twist]);
over!(Spine, each: [lower, upper], whole: [flex, side, twist]);
over!(Shoulder, each: [], whole: [raise, forward]);
over!(
    PoseFile,
    each: [
        person, pelvis, rest, spine, neck, shoulders, shoulder_left, shoulder_right, arms,
        arm_left, arm_right, legs, leg_left, leg_right, hold, props, camera
    ],
    whole: [extends, base, mirror, ghost, arrows, highlights]
);

impl PoseFile {
    /// The same with both sides spoken of one by one and what hands hold written at the arms, so
    /// that it can lie over another file.
    #[must_use]
    pub fn by_sides(mut self) -> PoseFile {
        let hold = self.hold.take().map(Hold::by_sides).unwrap_or_default();
        let arms = self.arms.take();
        let legs = self.legs.take();
        let shoulders = self.shoulders.take();
        self.arm_left = self.arm_left.over(arms.clone()).holding(hold.left);
        self.arm_right = self.arm_right.over(arms.map(Arm::mirrored)).holding(hold.right);
        self.leg_left = self.leg_left.over(legs.clone());
        self.leg_right = self.leg_right.over(legs.map(Leg::mirrored));
        self.shoulder_left = self.shoulder_left.over(shoulders.clone());
        self.shoulder_right = self.shoulder_right.over(shoulders);
        self
    }
}

trait Holding {
    fn holding(self, held: Option<Arm>) -> Self;
}

impl Holding for Option<Arm> {
    /// What is held says where the hand goes; the rest of the arm stays.
    fn holding(self, held: Option<Arm>) -> Option<Arm> {
        match (self, held) {
            (Some(arm), Some(held)) => Some(arm.gripping(held)),
            (arm, held) => arm.or(held),
        }
    }
}
