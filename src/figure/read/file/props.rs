//! Furniture and what lies about.

use super::Over;
use crate::figure::read::names::Name;
use crate::figure::read::values::{Degrees, Size, Spot, Vector};
use crate::load::declare::record;
use crate::load::decode::{Context, Decode, suggest};
use crate::load::yaml::{Key, Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Declares a prop: where it stands and its sizes.
macro_rules! prop {
    ($(#[$meta:meta])* $name:ident { $( $(#[$field_meta:meta])* $field:ident: $type:ty, )* }) => {
        record! {
            $(#[$meta])*
            pub struct $name {
                required {}
                optional {
                    /// Where its middle stands: `[left, forwards]` on the floor.
                    spot as "at": Option<Spot>,
                    /// Degrees it is turned to the left, seen from above it.
                    turn: Option<Degrees>,
                    $( $(#[$field_meta])* $field: Option<$type>, )*
                }
            }
        }
    };
}

prop! {
    /// A dining chair. Who sits on it faces forwards.
    Chair {
        /// Height of the seat (0.45).
        seat: Size,
        /// Height of the top of its back (0.86).
        back: Size,
    }
}
prop! {
    /// An office chair on castors. Who sits on it faces forwards.
    OfficeChair {
        /// Height of the seat (0.47).
        seat: Size,
    }
}
prop! {
    /// A desk. Who sits at it faces forwards.
    Desk {
        /// Height of its top (0.73).
        height: Size,
        /// Whether a screen stands on it (true).
        screen: bool,
    }
}
prop! {
    /// A mat, long from back to front.
    Mat {
        /// From back to front (1.85).
        length: Size,
        /// From left to right (0.62).
        width: Size,
    }
}
prop! {
    /// A pillow or a folded towel.
    Pillow {
        /// A place of the body that it lies under.
        under: Name,
        /// Left to right, height, back to front ([0.42, 0.06, 0.28]).
        size: Vector,
    }
}
prop! {
    /// A rolled towel.
    Towel {
        /// A place of the body that it lies under.
        under: Name,
        /// From end to end (0.45).
        length: Size,
        /// Across (0.1).
        diameter: Size,
    }
}
prop! {
    /// A wall. Its face looks forwards.
    Wall {
        /// From left to right (1.2).
        width: Size,
        /// From the floor up (2).
        height: Size,
    }
}

record! {
    /// A strap, a band or a long towel that both hands hold.
    pub struct Strap {
        required {
            /// A place of the body that it goes round: `foot.R`.
            round: Name,
        }
        optional {}
    }
}

/// One kind of prop: not there, or one or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Stood<T>(pub Vec<T>);

impl<T: Decode> Decode for Stood<T> {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Stood<T>> {
        match &node.kind {
            Kind::Scalar { text, .. } if text == "none" || text == "false" => {
                Some(Stood(Vec::new()))
            }
            Kind::Scalar { text, .. } if text == "true" => usual(node, cx),
            Kind::Sequence(_) => Vec::decode(node, cx).map(Stood),
            _ => T::decode(node, cx).map(|one| Stood(vec![one])),
        }
    }
}

/// The prop as it usually is.
fn usual<T: Decode>(node: &Node<'_>, cx: &mut Context) -> Option<Stood<T>> {
    let empty = Node { kind: Kind::Mapping(Vec::new()), range: node.range.clone() };
    T::decode(&empty, cx).map(|one| Stood(vec![one]))
}

impl<T: JsonSchema> JsonSchema for Stood<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({"anyOf": [{"enum": ["none", true]}, one, {"type": "array", "items": one}]})
    }
}

record! {
    /// Props by kind, each with where it stands and its sizes; `none` takes one away.
    pub struct PropsFile {
        required {}
        optional {
            /// A dining chair.
            chair: Option<Stood<Chair>>,
            /// An office chair on castors.
            office_chair as "office-chair": Option<Stood<OfficeChair>>,
            /// A desk.
            desk: Option<Stood<Desk>>,
            /// A mat.
            mat: Option<Stood<Mat>>,
            /// A pillow or folded towel, or several.
            pillow: Option<Stood<Pillow>>,
            /// A rolled towel, or several.
            towel: Option<Stood<Towel>>,
            /// A wall.
            wall: Option<Stood<Wall>>,
            /// A strap, a band or a long towel in both hands.
            strap: Option<Stood<Strap>>,
        }
    }
}

/// Props: with sizes and places, or a list of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Props(pub PropsFile);

impl std::ops::Deref for Props {
    type Target = PropsFile;
    fn deref(&self) -> &PropsFile {
        &self.0
    }
}

impl Decode for Props {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Props> {
        let Kind::Sequence(items) = &node.kind else {
            return PropsFile::decode(node, cx).map(Props);
        };
        // Words of a list stand for `word: true`.
        let mut entries = Vec::new();
        for item in items {
            let word = cx.scalar(item)?;
            if !PropsFile::KEYS.contains(&word) {
                let help = suggest(word, PropsFile::KEYS.iter().copied());
                cx.bad_value(item, &format!("does not know `{word}`"), help);
                continue;
            }
            let usual = Kind::Scalar { text: "true".into(), quoted: false };
            let key = Key { text: word.to_owned().into(), range: item.range.clone() };
            entries.push((key, Node { kind: usual, range: item.range.clone() }));
        }
        let node = Node { kind: Kind::Mapping(entries), range: node.range.clone() };
        PropsFile::decode(&node, cx).map(Props)
    }
}

/// Props of different kinds add up; a prop of the same kind takes the other's place.
impl Over for Props {
    fn over(self, below: Props) -> Props {
        let (above, below) = (self.0, below.0);
        Props(PropsFile {
            chair: above.chair.or(below.chair),
            office_chair: above.office_chair.or(below.office_chair),
            desk: above.desk.or(below.desk),
            mat: above.mat.or(below.mat),
            pillow: above.pillow.or(below.pillow),
            towel: above.towel.or(below.towel),
            wall: above.wall.or(below.wall),
            strap: above.strap.or(below.strap),
            at: above.at,
        })
    }
}

impl JsonSchema for Props {
    fn schema_name() -> Cow<'static, str> {
        "Props".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            generator.subschema_for::<PropsFile>(),
            {"type": "array", "items": {"enum": PropsFile::KEYS}},
        ]})
    }
}
