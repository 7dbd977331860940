//! Where the body is, from where it is seen, and what is marked.

use super::Over;
use crate::diagnostic::Spanned;
use crate::figure::pose::BodyPart;
use crate::figure::read::target::{End, Target};
use crate::figure::read::values::{Aspect, Degrees, Lean, Metres, Share, Size, Spot, Vector};
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode};
use crate::load::yaml::{Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

record! {
    /// Where the pelvis is and how it is turned.
    pub struct Pelvis {
        required {}
        optional {
            /// `[left, forwards]` on the floor, or `[left, up, forwards]`; `rest` finds the height.
            spot as "at": Option<Spot>,
            /// Degrees turned to the person's left, seen from above.
            turn: Option<Degrees>,
            /// Degrees leaning forwards: 90 lies on the front, -90 on the back; or `level`, with
            /// hips and shoulders at one height however the back is bent.
            lean: Option<Lean>,
            /// Degrees rolled to the person's left: 90 lies on the left side, -90 on the right.
            roll: Option<Degrees>,
        }
    }
}
/// A place on the floor keeps the height that it lies over.
impl Over for Pelvis {
    fn over(self, below: Pelvis) -> Pelvis {
        let height = below.spot.and_then(|spot| spot.up);
        let spot = self.spot.map(|spot| Spot { up: spot.up.or(height), ..spot });
        Pelvis {
            spot: spot.or(below.spot),
            turn: self.turn.or(below.turn),
            lean: self.lean.or(below.lean),
            roll: self.roll.or(below.roll),
            at: self.at,
        }
    }
}

choice! {
    /// A part that carries weight.
    pub enum Part {
        /// Buttocks and the backs of the thighs.
        Seat = "seat",
        /// Both feet.
        Feet = "feet",
        /// Back, shoulders and head.
        Back = "back",
        /// Shoulders and upper back alone, as in a bridge.
        Shoulders = "shoulders",
        /// The pelvis.
        Pelvis = "pelvis",
        /// Both hands.
        Hands = "hands",
        /// The head.
        Head = "head",
        /// Both knees and shins.
        Knees = "knees",
        /// Whatever is lowest.
        All = "all",
    }
}

impl Part {
    /// The same for the engine.
    pub fn part(self) -> BodyPart {
        match self {
            Part::Seat => BodyPart::Seat,
            Part::Feet => BodyPart::Feet,
            Part::Back => BodyPart::Back,
            Part::Shoulders => BodyPart::Shoulders,
            Part::Pelvis => BodyPart::Pelvis,
            Part::Hands => BodyPart::Hands,
            Part::Head => BodyPart::Head,
            Part::Knees => BodyPart::Knees,
            Part::All => BodyPart::All,
        }
    }
}

choice! {
    /// What something rests on.
    pub enum Ground {
        /// The floor, or the mat on it.
        Floor = "floor",
        /// The seat of the chair or the office chair.
        Chair = "chair",
        /// The pillow.
        Pillow = "pillow",
        /// Nothing: takes back what a base says.
        Free = "free",
    }
}

/// What something rests on: a name, or a height in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RestOn {
    /// By name.
    Ground(Ground),
    /// Metres above the floor.
    Height(f64),
}

impl Decode for RestOn {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<RestOn> {
        let is_number = |text: &str| text.parse::<f64>().is_ok();
        match &node.kind {
            Kind::Scalar { text, .. } if is_number(text) => {
                Metres::decode(node, cx).map(|height| RestOn::Height(height.0))
            }
            _ => Ground::decode(node, cx).map(RestOn::Ground),
        }
    }
}

impl JsonSchema for RestOn {
    fn schema_name() -> Cow<'static, str> {
        "RestOn".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [{"type": "number"}, generator.subschema_for::<Ground>()]})
    }
}

/// Parts of the body: one, or a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Parts(pub Vec<Spanned<Part>>);

impl Decode for Parts {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Parts> {
        Some(Parts(match node.kind {
            Kind::Sequence(_) => Vec::decode(node, cx)?,
            _ => vec![Spanned::<Part>::decode(node, cx)?],
        }))
    }
}

impl JsonSchema for Parts {
    fn schema_name() -> Cow<'static, str> {
        "Parts".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let part = generator.subschema_for::<Part>();
        json_schema!({"anyOf": [part, {"type": "array", "items": part}]})
    }
}

record! {
    /// What carries the weight, at length.
    pub struct RestFile {
        required {}
        optional {
            /// The parts that touch: one, or a list.
            parts: Option<Parts>,
            /// What they touch: floor, chair, pillow, or a height in metres (floor).
            ground as "on": Option<Spanned<RestOn>>,
            /// Metres that flesh sinks in (0.008).
            sink: Option<Metres>,
            /// Bends the neck until the head rests on this: floor, pillow, or a height in metres;
            /// `free` for a head that rests on nothing.
            head: Option<Spanned<RestOn>>,
        }
    }
}
/// Other parts rest on the floor, as usual, unless it is said what they rest on and how.
impl Over for RestFile {
    fn over(self, below: RestFile) -> RestFile {
        let (ground, sink) =
            if self.parts.is_some() { (None, None) } else { (below.ground, below.sink) };
        RestFile {
            parts: self.parts.or(below.parts),
            ground: self.ground.or(ground),
            sink: self.sink.or(sink),
            head: self.head.or(below.head),
            at: self.at,
        }
    }
}

/// What carries the weight: parts that touch the floor, or more said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest(pub RestFile);

impl Decode for Rest {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Rest> {
        let at = cx.place(&node.range);
        if matches!(node.kind, Kind::Mapping(_)) {
            return RestFile::decode(node, cx).map(Rest);
        }
        let parts = Some(Parts::decode(node, cx)?);
        Some(Rest(RestFile { parts, ground: None, sink: None, head: None, at }))
    }
}

impl Over for Rest {
    fn over(self, below: Rest) -> Rest {
        Rest(self.0.over(below.0))
    }
}

impl JsonSchema for Rest {
    fn schema_name() -> Cow<'static, str> {
        "Rest".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let parts = generator.subschema_for::<Parts>();
        let file = generator.subschema_for::<RestFile>();
        json_schema!({"anyOf": [parts, file]})
    }
}

choice! {
    /// Where the camera stands. Left and right are those of a person who faces forwards.
    pub enum View {
        /// Before the person.
        Front = "front",
        /// Between front and left.
        ThreeQuarterLeft = "three-quarter-left",
        /// At the person's left.
        SideLeft = "side-left",
        /// Between left and back.
        ThreeQuarterBackLeft = "three-quarter-back-left",
        /// Behind the person.
        Back = "back",
        /// Between right and back.
        ThreeQuarterBackRight = "three-quarter-back-right",
        /// At the person's right.
        SideRight = "side-right",
        /// Between front and right.
        ThreeQuarterRight = "three-quarter-right",
    }
}

impl View {
    /// Degrees around the scene; see [`Camera`](crate::figure::pose::Camera).
    pub fn azimuth(self) -> f64 {
        match self {
            View::Front => 0.0,
            View::ThreeQuarterLeft => 35.0,
            View::SideLeft => 90.0,
            View::ThreeQuarterBackLeft => 145.0,
            View::Back => 180.0,
            View::ThreeQuarterBackRight => -145.0,
            View::SideRight => -90.0,
            View::ThreeQuarterRight => -35.0,
        }
    }
}

record! {
    /// From where it is seen, at length.
    pub struct CameraFile {
        required {}
        optional {
            /// Where the camera stands.
            from: Option<Spanned<View>>,
            /// Degrees around the person instead: 0 is the front, 90 the person's left.
            azimuth: Option<Degrees>,
            /// Degrees above the horizon (6).
            elevation: Option<Degrees>,
            /// Metres away (7): nearer gives stronger perspective.
            distance: Option<Size>,
            /// Point that it looks at; the middle of what is drawn when absent.
            center: Option<Vector>,
        }
    }
}

/// From where it is seen: a word, or more said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Camera(pub CameraFile);

impl Decode for Camera {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Camera> {
        if let Kind::Mapping(_) = node.kind {
            return CameraFile::decode(node, cx).map(Camera);
        }
        let from = Some(Spanned::<View>::decode(node, cx)?);
        let at = cx.place(&node.range);
        Some(Camera(CameraFile {
            from,
            azimuth: None,
            elevation: None,
            distance: None,
            center: None,
            at,
        }))
    }
}

/// Another place to stand takes the old angle away.
impl Over for Camera {
    fn over(self, below: Camera) -> Camera {
        let (above, below) = (self.0, below.0);
        let moved = above.from.is_some() || above.azimuth.is_some();
        Camera(CameraFile {
            from: if moved { above.from } else { below.from },
            azimuth: if moved { above.azimuth } else { below.azimuth },
            elevation: above.elevation.or(below.elevation),
            distance: above.distance.or(below.distance),
            center: above.center.or(below.center),
            at: above.at,
        })
    }
}

impl JsonSchema for Camera {
    fn schema_name() -> Cow<'static, str> {
        "Camera".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            generator.subschema_for::<View>(), generator.subschema_for::<CameraFile>()
        ]})
    }
}

record! {
    /// An arrow for a movement.
    pub struct Arrow {
        required {
            /// Where it starts: `[right, up]` in metres on the page from `at`, or a place.
            from: End,
            /// Where its head is, likewise.
            to: End,
        }
        optional {
            /// The place that `from` and `to` are measured from.
            place as "at": Option<Target>,
            /// How far it bows to its left, as a part of its length; negative to its right, 0 is
            /// straight (0).
            curve: Option<Share>,
            /// Whether there is a head at either end.
            both_ways: Option<bool>,
            /// Width of the shaft in metres (0.013).
            width: Option<Size>,
        }
    }
}

record! {
    /// Where it is felt, at length.
    pub struct HighlightFile {
        required {
            /// Its middle.
            place as "at": Target,
        }
        optional {
            /// Metres (0.14).
            radius: Option<Size>,
            /// How many times as high as wide (1).
            aspect: Option<Aspect>,
            /// Degrees turned on the page.
            turn: Option<Degrees>,
            /// Only what is this near in depth glows, in metres (0.2).
            depth: Option<Size>,
        }
    }
}

/// Where it is felt: a place, or more said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Highlight(pub HighlightFile);

impl Decode for Highlight {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Highlight> {
        if let Kind::Mapping(_) = node.kind {
            return HighlightFile::decode(node, cx).map(Highlight);
        }
        let place = Target::decode(node, cx)?;
        let at = cx.place(&node.range);
        let file = HighlightFile { place, radius: None, aspect: None, turn: None, depth: None, at };
        Some(Highlight(file))
    }
}

impl JsonSchema for Highlight {
    fn schema_name() -> Cow<'static, str> {
        "Highlight".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            generator.subschema_for::<Target>(), generator.subschema_for::<HighlightFile>()
        ]})
    }
}
