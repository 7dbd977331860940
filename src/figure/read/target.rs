//! Places that hands, feet, arrows and highlights go to.

use super::names::{Name, SPOTS};
use super::values::{Aim, Metres, Pair, SideOf, Vector, flip, numbers_schema};
use crate::load::declare::record;
use crate::load::decode::{Context, Decode, did_you_mean};
use crate::load::yaml::{Kind, Node};
use glam::DVec3;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A place, before it is known of which arm or leg it is and what furniture there is.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// What it is measured from.
    pub anchor: Anchor,
    /// Whether it is the surface there (`touch`) or the joint within (`at`); as usual when absent.
    pub touch: Option<bool>,
    /// Which side of the body part is touched.
    pub side: Option<Aim>,
    /// Metres along the axes of the body part.
    pub offset: DVec3,
    /// Metres in the room.
    pub shift: DVec3,
    /// Metres between the surface and the place.
    pub gap: Option<f64>,
}

/// What a place is measured from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    /// The middle of the room's floor.
    Room(DVec3),
    /// The floor: left and forwards.
    Floor([f64; 2]),
    /// The wall: left and up.
    Wall([f64; 2]),
    /// The body or furniture.
    Named(Name),
}

impl Target {
    fn at(anchor: Anchor) -> Target {
        Target {
            anchor,
            touch: None,
            side: None,
            offset: DVec3::ZERO,
            shift: DVec3::ZERO,
            gap: None,
        }
    }

    /// Left and right exchanged. A name stays: `knee` is that of the own side already, and `knee.R`
    /// is the right knee for either hand.
    #[must_use]
    pub fn mirrored(self) -> Target {
        let anchor = match self.anchor {
            Anchor::Room(at) => Anchor::Room(flip(at)),
            Anchor::Floor([x, z]) => Anchor::Floor([-x, z]),
            Anchor::Wall([x, y]) => Anchor::Wall([-x, y]),
            named @ Anchor::Named(_) => named,
        };
        Target {
            anchor,
            side: self.side.map(Aim::mirrored),
            offset: flip(self.offset),
            shift: flip(self.shift),
            ..self
        }
    }
}

record! {
    /// A place, at length. Exactly one of `touch`, `at`, `floor` and `wall` says where it starts.
    pub struct TargetFile {
        required {}
        optional {
            /// On the skin or the clothes, at a place of the body: `thigh.L`.
            touch: Option<Name>,
            /// The joint itself, a place on furniture, or `[left, up, forwards]` in the room.
            place as "at": Option<At>,
            /// On the floor: `[left, forwards]`.
            floor: Option<Pair>,
            /// On the wall: `[left, up]`; on one at a side `[forwards, up]`.
            wall: Option<Pair>,
            /// Which side is touched: front, back, outside, inside, left, right, top, bottom.
            side: Option<SideOf>,
            /// Metres along the axes of the body part: left, towards the head, to its front.
            offset: Option<Vector>,
            /// Metres in the room: left, up, forwards.
            shift as "move": Option<Vector>,
            /// Metres between the surface and the place.
            gap: Option<Metres>,
        }
    }
}

/// A name or a point in the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct At(pub Anchor);

impl Decode for At {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<At> {
        match &node.kind {
            Kind::Sequence(items) if items.len() == 2 => {
                Pair::decode(node, cx).map(|pair| At(Anchor::Floor(pair.0)))
            }
            Kind::Sequence(_) => Vector::decode(node, cx).map(|v| At(Anchor::Room(v.0))),
            _ => Name::decode(node, cx).map(|name| At(Anchor::Named(name))),
        }
    }
}

impl Decode for Name {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Name> {
        let text = cx.scalar(node)?;
        let name = Name::parse(text);
        if name.is_none() {
            cx.error("unknown-place", unknown(text), &node.range, help(text));
        }
        name
    }
}

fn unknown(text: &str) -> String {
    match text {
        "floor" | "wall" => format!("`{text}` is large: say where on it"),
        _ => format!("there is no place `{text}` on the body or on furniture"),
    }
}

fn help(text: &str) -> String {
    match text {
        "floor" => return "write [left, forwards] in metres, such as [0.2, 0.4]".to_owned(),
        "wall" => return "write {wall: [left, up]} in metres".to_owned(),
        _ => {}
    }
    let (word, side) = text.rsplit_once('.').unwrap_or((text, ""));
    if SPOTS.iter().any(|spot| spot.word == word && !spot.paired) {
        return format!("there is one `{word}`: write it without `.{side}`");
    }
    if SPOTS.iter().any(|spot| spot.word == word) {
        return format!("sides are L and R, the person's own: `{word}.L`");
    }
    let all = Name::all();
    did_you_mean(text, all.iter().map(String::as_str)).unwrap_or_else(|| {
        let words: Vec<&str> = SPOTS.iter().map(|spot| spot.word).collect();
        format!("one of {}; or on furniture: chair.seat, chair.back.left, desk", words.join(", "))
    })
}

impl Decode for Target {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Target> {
        if !matches!(node.kind, Kind::Mapping(_)) {
            return At::decode(node, cx).map(|at| Target::at(at.0));
        }
        let file = TargetFile::decode(node, cx)?;
        let given = [
            file.touch.map(Anchor::Named),
            file.place.map(|at| at.0),
            file.floor.map(|pair| Anchor::Floor(pair.0)),
            file.wall.map(|pair| Anchor::Wall(pair.0)),
        ];
        let mut anchors = given.into_iter().flatten();
        let (Some(anchor), None) = (anchors.next(), anchors.next()) else {
            cx.error(
                "no-single-place",
                "this should start from exactly one place",
                &node.range,
                "write one of touch, at, floor and wall, such as {touch: knee.L, move: [0, 0, 0.1]}",
            );
            return None;
        };
        Some(Target {
            touch: file.touch.map(|_| true).or(file.place.map(|_| false)),
            side: file.side.map(|side| side.0),
            offset: file.offset.map_or(DVec3::ZERO, |v| v.0),
            shift: file.shift.map_or(DVec3::ZERO, |v| v.0),
            gap: file.gap.map(|gap| gap.0),
            ..Target::at(anchor)
        })
    }
}

fn name_schema() -> Schema {
    let mut names = Name::all();
    names.extend(SPOTS.iter().filter(|spot| spot.paired).map(|spot| spot.word.to_owned()));
    json_schema!({"enum": names})
}

/// Declares the schema of a place in one of its forms.
macro_rules! place_schema {
    ($name:ident, $title:literal, |$generator:ident| $schema:expr) => {
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                $title.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    };
}
place_schema!(Name, "PlaceName", |_generator| name_schema());
place_schema!(At, "PlaceOrPoint", |generator| json_schema!({
    "anyOf": [generator.subschema_for::<Name>(), numbers_schema(2), numbers_schema(3)]
}));
place_schema!(Target, "Place", |generator| json_schema!({
    "anyOf": [generator.subschema_for::<At>(), generator.subschema_for::<TargetFile>()]
}));

record! {
    /// A place on the page: a place in the scene, and metres to the right of it and above it.
    pub struct EndFile {
        required {
            /// In the scene.
            place as "at": Target,
        }
        optional {
            /// Metres to the right on the page.
            right: Option<Metres>,
            /// Metres up on the page.
            up: Option<Metres>,
        }
    }
}

/// An end of an arrow.
#[derive(Clone, Debug, PartialEq)]
pub enum End {
    /// `[right, up]` in metres from the place that the arrow names.
    Beside([f64; 2]),
    /// A place of its own.
    At(Box<EndFile>),
}

impl Decode for End {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<End> {
        match node.kind {
            Kind::Sequence(_) => Pair::decode(node, cx).map(|pair| End::Beside(pair.0)),
            Kind::Mapping(_) => EndFile::decode(node, cx).map(|end| End::At(Box::new(end))),
            _ => {
                let place = Target::decode(node, cx)?;
                let at = cx.place(&node.range);
                Some(End::At(Box::new(EndFile { place, right: None, up: None, at })))
            }
        }
    }
}
place_schema!(End, "ArrowEnd", |generator| json_schema!({
    "anyOf": [
        numbers_schema(2),
        generator.subschema_for::<EndFile>(),
        generator.subschema_for::<Name>(),
    ]
}));
