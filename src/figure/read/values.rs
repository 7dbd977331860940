//! Numbers, vectors and directions as they stand in pose files.

use crate::figure::pose::{Direction, Side};
use crate::load::declare::inline_schema;
use crate::load::decode::{Context, Decode, Fields, suggest};
use crate::load::yaml::{Kind, Node};
use glam::DVec3;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Declares a number with its unit and the range it can sensibly have.
macro_rules! number {
    ($(#[$meta:meta])* $name:ident, $range:literal, $least:literal to $most:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $name(pub f64);

        impl Decode for $name {
            fn decode(node: &Node<'_>, cx: &mut Context) -> Option<$name> {
                let number = cx.scalar(node)?.parse::<f64>().ok();
                let fits = number.filter(|n| ($least..=$most).contains(n));
                if fits.is_none() {
                    let why = concat!("is a number, ", $range);
                    let help = match number {
                        Some(_) => concat!("it goes from ", $range),
                        None => "write it in digits, with nothing after it",
                    };
                    cx.bad_value(node, why, help);
                }
                fits.map($name)
            }
        }

        inline_schema!(
            $name,
            json_schema!({"type": "number", "minimum": $least, "maximum": $most})
        );
    };
}

number!(
    /// An angle in degrees.
    Degrees, "-180 to 180 degrees", -180.0 to 180.0
);
number!(
    /// A place along an axis, in metres: a room.
    Metres, "-5 to 5 metres", -5.0 to 5.0
);
number!(
    /// How long, wide or high something is, in metres.
    Size, "0.01 to 5 metres", 0.01 to 5.0
);
number!(
    /// A share: -1 to 1.
    Share, "-1 to 1", -1.0 to 1.0
);
number!(
    /// How many times as high as wide.
    Aspect, "0.2 to 5", 0.2 to 5.0
);

/// Declares an angle that a word can stand for.
macro_rules! angle_or_word {
    ($(#[$meta:meta])* $name:ident, $(#[$says:meta])* $variant:ident = $word:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum $name {
            /// In degrees.
            Angle(Degrees),
            $(#[$says])*
            $variant,
        }

        impl Decode for $name {
            fn decode(node: &Node<'_>, cx: &mut Context) -> Option<$name> {
                match &node.kind {
                    Kind::Scalar { text, .. } if text == $word => Some($name::$variant),
                    _ => Degrees::decode(node, cx).map($name::Angle),
                }
            }
        }

        inline_schema!($name, json_schema!({"anyOf": [
            {"type": "number", "minimum": -180.0, "maximum": 180.0}, {"const": $word}
        ]}));
    };
}

angle_or_word!(
    /// How far the pelvis leans.
    Lean,
    /// As far as makes the trunk level, however the back is bent.
    Level = "level"
);
angle_or_word!(
    /// How far a thigh is lifted forwards.
    Thigh,
    /// As far as makes it stand upright, however the pelvis leans.
    Upright = "upright"
);

/// Numbers in brackets.
fn numbers<const N: usize>(node: &Node<'_>, cx: &mut Context, example: &str) -> Option<[f64; N]> {
    let Kind::Sequence(items) = &node.kind else {
        cx.wrong_kind(node, &format!("a list of {N} numbers"), format!("write {example}"));
        return None;
    };
    if items.len() != N {
        let why = format!("takes {N} numbers, and here are {}", items.len());
        cx.bad_value(node, &why, format!("write {example}"));
        return None;
    }
    let read: Vec<f64> =
        items.iter().filter_map(|item| Metres::decode(item, cx).map(|n| n.0)).collect();
    read.try_into().ok()
}

/// The JSON Schema of numbers in brackets.
pub(super) fn numbers_schema(count: usize) -> Schema {
    json_schema!({
        "type": "array", "items": {"type": "number"}, "minItems": count, "maxItems": count
    })
}

/// Three numbers: left, up, forwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Vector(pub DVec3);

impl Decode for Vector {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Vector> {
        let xyz = numbers::<3>(node, cx, "[left, up, forwards], such as [0.1, 0, 0.4]")?;
        Some(Vector(DVec3::from_array(xyz)))
    }
}

/// Two numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair(pub [f64; 2]);

impl Decode for Pair {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Pair> {
        numbers::<2>(node, cx, "two numbers of metres, such as [0.1, 0.4]").map(Pair)
    }
}

/// Where something stands: `[left, forwards]` on the floor, or `[left, up, forwards]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Metres to the left.
    pub left: f64,
    /// Metres up, where it is said.
    pub up: Option<f64>,
    /// Metres forwards.
    pub forwards: f64,
}

impl Spot {
    /// In the room; on the floor where no height is said.
    pub fn point(self) -> DVec3 {
        DVec3::new(self.left, self.up.unwrap_or(0.0), self.forwards)
    }
}

impl Decode for Spot {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Spot> {
        match &node.kind {
            Kind::Sequence(items) if items.len() == 2 => Pair::decode(node, cx)
                .map(|Pair([left, forwards])| Spot { left, up: None, forwards }),
            _ => Vector::decode(node, cx).map(|Vector(v)| Spot {
                left: v.x,
                up: Some(v.y),
                forwards: v.z,
            }),
        }
    }
}

/// The bends of a finger's three joints, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bends(pub [f64; 3]);

impl Decode for Bends {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Bends> {
        let three = Vec::<Degrees>::decode(node, cx)?;
        let three: Option<[f64; 3]> = three.iter().map(|d| d.0).collect::<Vec<_>>().try_into().ok();
        if three.is_none() {
            cx.bad_value(
                node,
                "has three numbers",
                "write the knuckle first, such as [60, 25, 15]",
            );
        }
        three.map(Bends)
    }
}

inline_schema!(Vector, numbers_schema(3));
inline_schema!(Pair, numbers_schema(2));
inline_schema!(Bends, numbers_schema(3));
inline_schema!(
    Spot,
    json_schema!({"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 3})
);

/// Whose left, up and forwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The room's.
    Room,
    /// The chest's.
    Body,
    /// Those of the part of the body that is spoken of.
    Part,
}

/// A direction, before it is known of which arm or leg it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aim {
    /// Whose axes.
    pub frame: Frame,
    /// Left, up, forwards; of any length but nought.
    pub vector: DVec3,
    /// Away from the middle of the body.
    pub out: f64,
}

/// Words for directions in the room or of the chest.
const WORDS: [&str; 9] = ["up", "down", "left", "right", "forward", "back", "out", "in", "body"];

/// Words for the sides of a part of the body.
const SIDES: [&str; 8] = ["front", "back", "outside", "inside", "left", "right", "top", "bottom"];

impl Aim {
    /// The direction for one side of the body; `out` needs one.
    pub fn direction(self, side: Option<Side>) -> Direction {
        let outwards = side.map_or(0.0, Side::sign) * self.out;
        let vector = self.vector + DVec3::new(outwards, 0.0, 0.0);
        match self.frame {
            Frame::Room => Direction::World(vector),
            Frame::Body => Direction::Body(vector),
            Frame::Part => Direction::Bone(vector),
        }
    }

    /// Left and right exchanged.
    #[must_use]
    pub fn mirrored(self) -> Aim {
        Aim { vector: flip(self.vector), ..self }
    }

    fn from_words(text: &str, node: &Node<'_>, cx: &mut Context) -> Option<Aim> {
        let (frame, words) = match text.strip_prefix("body") {
            Some(rest) if rest.starts_with(' ') => (Frame::Body, rest),
            _ => (Frame::Room, text),
        };
        let mut aim = Aim { frame, vector: DVec3::ZERO, out: 0.0 };
        for word in words.split_whitespace() {
            match word {
                "up" => aim.vector.y += 1.0,
                "down" => aim.vector.y -= 1.0,
                "left" => aim.vector.x += 1.0,
                "right" => aim.vector.x -= 1.0,
                "forward" => aim.vector.z += 1.0,
                "back" => aim.vector.z -= 1.0,
                "out" => aim.out += 1.0,
                "in" => aim.out -= 1.0,
                _ => {
                    let why = format!("does not know the direction `{word}`");
                    cx.bad_value(node, &why, suggest(word, WORDS));
                    return None;
                }
            }
        }
        aim.checked(node, cx)
    }

    fn checked(self, node: &Node<'_>, cx: &mut Context) -> Option<Aim> {
        if self.vector.length() + self.out.abs() < 1e-6 {
            cx.bad_value(node, "points nowhere", "write `up`, `forward left` or [0, 1, 0.5]");
            return None;
        }
        Some(self)
    }
}

/// The other way along x.
pub(super) fn flip(vector: DVec3) -> DVec3 {
    DVec3::new(-vector.x, vector.y, vector.z)
}

impl Decode for Aim {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Aim> {
        match &node.kind {
            Kind::Sequence(_) => {
                let vector = Vector::decode(node, cx)?.0;
                Aim { frame: Frame::Room, vector, out: 0.0 }.checked(node, cx)
            }
            Kind::Mapping(_) => {
                let inner = Fields::open(node, cx, &["body"])?.required::<Aim>("body", cx)?;
                Some(Aim { frame: Frame::Body, ..inner })
            }
            _ => Aim::from_words(cx.scalar(node)?, node, cx),
        }
    }
}

impl JsonSchema for Aim {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Direction".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = r"^(body )?(up|down|left|right|forward|back|out|in)( (up|down|left|right|forward|back|out|in))*$";
        let vector = numbers_schema(3);
        let string = json_schema!({"type": "string", "pattern": words});
        json_schema!({"anyOf": [string, vector, {
            "type": "object", "additionalProperties": false, "required": ["body"],
            "properties": {"body": {"anyOf": [string, vector]}},
        }]})
    }
}

/// Which side of a part of the body: its front, its outside, or what is on top in the room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SideOf(pub Aim);

impl Decode for SideOf {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<SideOf> {
        let part = |x, y, z, out| Aim { frame: Frame::Part, vector: DVec3::new(x, y, z), out };
        let room = |y| Aim { frame: Frame::Room, vector: DVec3::new(0.0, y, 0.0), out: 0.0 };
        if let Kind::Sequence(_) = node.kind {
            let Vector(vector) = Vector::decode(node, cx)?;
            return Aim { frame: Frame::Part, vector, out: 0.0 }.checked(node, cx).map(SideOf);
        }
        let word = cx.scalar(node)?;
        Some(SideOf(match word {
            "front" => part(0.0, 0.0, 1.0, 0.0),
            "back" => part(0.0, 0.0, -1.0, 0.0),
            "outside" => part(0.0, 0.0, 0.0, 1.0),
            "inside" => part(0.0, 0.0, 0.0, -1.0),
            "left" => part(1.0, 0.0, 0.0, 0.0),
            "right" => part(-1.0, 0.0, 0.0, 0.0),
            "top" => room(1.0),
            "bottom" => room(-1.0),
            _ => {
                cx.bad_value(node, &format!("cannot be `{word}`"), suggest(word, SIDES));
                return None;
            }
        }))
    }
}

inline_schema!(SideOf, json_schema!({"anyOf": [{"enum": SIDES}, numbers_schema(3)]}));
