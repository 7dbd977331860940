//! Arms, hands and legs.

use super::{Over, over};
use crate::diagnostic::{Place, Spanned};
use crate::figure::pose::{HandPart, Sides};
use crate::figure::read::target::Target;
use crate::figure::read::values::{Aim, Bends, Degrees, Share, Thigh};
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode};
use crate::load::yaml::{Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// An arm: its hand goes somewhere, or its joints have angles.
    pub struct Arm {
        required {}
        optional {
            /// Where the hand goes.
            hand: Option<Spanned<Target>>,
            /// What of the hand lies there (palm).
            with: Option<Spanned<Contact>>,
            /// Degrees the upper arm is lifted forwards.
            flex: Option<Degrees>,
            /// Degrees the upper arm is lifted out to its side.
            abduct: Option<Degrees>,
            /// Degrees the upper arm is turned out about itself.
            rotate: Option<Degrees>,
            /// Where the upper arm points, instead of its angles.
            upper: Option<Aim>,
            /// Degrees the elbow is bent.
            elbow: Option<Degrees>,
            /// Which way the elbow points.
            elbow_to: Option<Aim>,
            /// Which way the fingers point.
            fingers: Option<Aim>,
            /// Which way the palm faces.
            palm: Option<Aim>,
            /// How the fingers are held.
            shape: Option<Hand>,
            /// Degrees the wrist may bend against the forearm (60, 90 for a hand on the floor).
            wrist_limit: Option<Degrees>,
        }
    }
}

choice! {
    /// What of a hand lies on its target.
    pub enum Contact {
        /// The middle of the palm.
        Palm = "palm",
        /// The finger tips.
        Fingertips = "fingertips",
        /// The wrist: the hand may be anywhere about it.
        Wrist = "wrist",
    }
}

impl Contact {
    /// The same for the engine.
    pub fn part(self) -> HandPart {
        match self {
            Contact::Palm => HandPart::Palm,
            Contact::Fingertips => HandPart::Fingertips,
            Contact::Wrist => HandPart::Wrist,
        }
    }
}

choice! {
    /// How fingers are held.
    pub enum HandWord {
        /// Straight and together.
        Flat = "flat",
        /// A little bent, as in a hand that does nothing.
        Relaxed = "relaxed",
        /// Closed.
        Fist = "fist",
        /// Round something: an arm, a shin, the back of a chair.
        Grip = "grip",
        /// Hollow, as behind the head.
        Cupped = "cupped",
        /// Straight and wide apart.
        Spread = "spread",
        /// The index finger straight, the others closed.
        Point = "point",
        /// Folded between the fingers of the other hand.
        Laced = "laced",
    }
}

record! {
    /// Fingers, joint by joint.
    pub struct ShapeFile {
        required {
            /// Degrees at the knuckle, the middle and the last joint.
            bends: Bends,
        }
        optional {
            /// How far the fingers are spread: 0 together, 1 wide apart (0.3).
            spread: Option<Share>,
            /// The thumb: 0 straight, 1 across the palm.
            thumb: Option<Share>,
        }
    }
}

/// How fingers are held: by name, or joint by joint.
#[derive(Clone, Debug, PartialEq)]
pub enum Hand {
    /// By name.
    Word(HandWord),
    /// Joint by joint.
    Bends(ShapeFile),
}

impl Decode for Hand {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Hand> {
        match node.kind {
            Kind::Mapping(_) => ShapeFile::decode(node, cx).map(Hand::Bends),
            _ => HandWord::decode(node, cx).map(Hand::Word),
        }
    }
}

impl JsonSchema for Hand {
    fn schema_name() -> Cow<'static, str> {
        "Hand".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            generator.subschema_for::<HandWord>(), generator.subschema_for::<ShapeFile>()
        ]})
    }
}

impl Arm {
    /// Whether it says where the arm is, by a target or by angles.
    fn is_placed(&self) -> bool {
        self.hand.is_some() || self.has_angles()
    }

    /// Whether joints have angles.
    pub fn has_angles(&self) -> bool {
        self.flex.is_some()
            || self.abduct.is_some()
            || self.rotate.is_some()
            || self.upper.is_some()
            || self.elbow.is_some()
    }

    /// As in a mirror.
    #[must_use]
    pub fn mirrored(self) -> Arm {
        Arm {
            hand: self.hand.map(|hand| hand.map(Target::mirrored)),
            upper: self.upper.map(Aim::mirrored),
            elbow_to: self.elbow_to.map(Aim::mirrored),
            fingers: self.fingers.map(Aim::mirrored),
            palm: self.palm.map(Aim::mirrored),
            ..self
        }
    }

    /// The same arm with its hand where another says.
    #[must_use]
    pub(super) fn gripping(self, held: Arm) -> Arm {
        Arm { hand: held.hand.or(self.hand), shape: self.shape.or(held.shape), ..self }
    }

    fn nothing(at: Place) -> Arm {
        Arm {
            hand: None,
            with: None,
            flex: None,
            abduct: None,
            rotate: None,
            upper: None,
            elbow: None,
            elbow_to: None,
            fingers: None,
            palm: None,
            shape: None,
            wrist_limit: None,
            at,
        }
    }
}

/// An arm that goes to another place starts afresh: elbow and palm were meant for the old one.
/// Angles go over angles one by one; angles of the upper arm and where it points exclude each
/// other, and the later word counts.
impl Over for Arm {
    fn over(self, below: Arm) -> Arm {
        if self.is_placed() && (self.hand.is_some() || below.hand.is_some()) {
            return self;
        }
        let turned = self.flex.is_some() || self.abduct.is_some() || self.rotate.is_some();
        let below = match (turned, self.upper) {
            (true, _) => Arm { upper: None, ..below },
            (_, Some(_)) => Arm { flex: None, abduct: None, rotate: None, ..below },
            _ => below,
        };
        Arm {
            hand: self.hand.or(below.hand),
            with: self.with.or(below.with),
            flex: self.flex.or(below.flex),
            abduct: self.abduct.or(below.abduct),
            rotate: self.rotate.or(below.rotate),
            upper: self.upper.or(below.upper),
            elbow: self.elbow.or(below.elbow),
            elbow_to: self.elbow_to.or(below.elbow_to),
            fingers: self.fingers.or(below.fingers),
            palm: self.palm.or(below.palm),
            shape: self.shape.or(below.shape),
            wrist_limit: self.wrist_limit.or(below.wrist_limit),
            at: self.at,
        }
    }
}

record! {
    /// What the hands grip.
    pub struct Hold {
        required {}
        optional {
            /// Both hands alike, as seen in a mirror: `knee` is the knee of the hand's own side.
            hands: Option<Spanned<Target>>,
            /// The person's left hand.
            left as "hand.L": Option<Spanned<Target>>,
            /// The person's right hand.
            right as "hand.R": Option<Spanned<Target>>,
        }
    }
}
over!(Hold, each: [], whole: [hands, left, right]);

impl Hold {
    /// As arms that reach and grip.
    pub(super) fn by_sides(self) -> Sides<Option<Arm>> {
        let both = self.hands.clone().map(|hand| hand.map(Target::mirrored));
        let arm = |hand: Option<Spanned<Target>>| {
            let hand = hand?;
            let shape = Some(Hand::Word(HandWord::Grip));
            Some(Arm { shape, hand: Some(hand.clone()), ..Arm::nothing(hand.at) })
        };
        Sides { left: arm(self.left.or(self.hands)), right: arm(self.right.or(both)) }
    }
}

record! {
    /// A leg: its foot goes somewhere, or its joints have angles.
    pub struct Leg {
        required {}
        optional {
            /// Where the foot goes: `[left, forwards]` stands it flat on the floor; otherwise
            /// where the ankle is.
            foot: Option<Spanned<Target>>,
            /// Which way the knee points, where the foot goes somewhere.
            knee_to: Option<Aim>,
            /// Degrees the thigh is lifted forwards; or `upright`, however the pelvis leans.
            flex: Option<Thigh>,
            /// Degrees the thigh is moved out to its side.
            abduct: Option<Degrees>,
            /// Degrees the thigh is turned out about itself.
            rotate: Option<Degrees>,
            /// Degrees the knee is bent.
            knee: Option<Degrees>,
            /// Degrees the foot is pulled up; pointed is negative.
            ankle: Option<Spanned<Degrees>>,
            /// Whether the sole lies level, whatever the shin does.
            flat: Option<Spanned<bool>>,
            /// Degrees the toes point out.
            toe_out: Option<Degrees>,
            /// Degrees the toes are bent up, as when kneeling on them.
            toes: Option<Degrees>,
            /// Which way a level foot points.
            toes_to: Option<Aim>,
        }
    }
}

impl Leg {
    /// Whether joints have angles.
    pub fn has_angles(&self) -> bool {
        self.flex.is_some() || self.abduct.is_some() || self.rotate.is_some() || self.knee.is_some()
    }

    /// As in a mirror.
    #[must_use]
    pub fn mirrored(self) -> Leg {
        Leg {
            foot: self.foot.map(|foot| foot.map(Target::mirrored)),
            knee_to: self.knee_to.map(Aim::mirrored),
            toes_to: self.toes_to.map(Aim::mirrored),
            ..self
        }
    }
}

/// A leg that goes to another place starts afresh; angles go over angles one by one.
impl Over for Leg {
    fn over(self, below: Leg) -> Leg {
        let is_placed = self.foot.is_some() || self.has_angles();
        if is_placed && (self.foot.is_some() || below.foot.is_some()) {
            return self;
        }
        // A level sole and an angle of the ankle exclude each other: the later word counts.
        let ankle = if self.flat.is_some() { None } else { below.ankle };
        let flat = if self.ankle.is_some() { None } else { below.flat };
        Leg {
            foot: self.foot.or(below.foot),
            knee_to: self.knee_to.or(below.knee_to),
            flex: self.flex.or(below.flex),
            abduct: self.abduct.or(below.abduct),
            rotate: self.rotate.or(below.rotate),
            knee: self.knee.or(below.knee),
            ankle: self.ankle.or(ankle),
            flat: self.flat.or(flat),
            toe_out: self.toe_out.or(below.toe_out),
            toes: self.toes.or(below.toes),
            toes_to: self.toes_to.or(below.toes_to),
            at: self.at,
        }
    }
}
