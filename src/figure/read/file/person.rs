//! Who is drawn.

use super::{Over, over};
use crate::diagnostic::Spanned;
use crate::figure::pose::{self, HairStyle};
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode};
use crate::load::yaml::{Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

choice! {
    /// Body and age.
    pub enum PersonKind {
        /// A woman of about thirty.
        Woman = "woman",
        /// A man of about thirty.
        Man = "man",
        /// A woman of about seventy.
        OlderWoman = "older-woman",
        /// A man of about seventy.
        OlderMan = "older-man",
    }
}

choice! {
    /// How heavy the body is.
    pub enum Build {
        /// Slimmer than average.
        Slim = "slim",
        /// Average.
        Average = "average",
        /// Larger than average.
        Large = "large",
    }
}

impl Build {
    /// The same for the engine.
    pub fn build(self) -> pose::Build {
        match self {
            Build::Slim => pose::Build::Slim,
            Build::Average => pose::Build::Average,
            Build::Large => pose::Build::Large,
        }
    }
}

choice! {
    /// Tone of the skin, from very light to very dark.
    pub enum SkinTone {
        /// Lightest.
        Tone1 = "1",
        /// Light.
        Tone2 = "2",
        /// Light brown.
        Tone3 = "3",
        /// Brown.
        Tone4 = "4",
        /// Dark brown.
        Tone5 = "5",
        /// Darkest.
        Tone6 = "6",
    }
}

impl SkinTone {
    /// The same for the engine.
    pub fn tone(self) -> pose::Skin {
        match self {
            SkinTone::Tone1 => pose::Skin::Tone1,
            SkinTone::Tone2 => pose::Skin::Tone2,
            SkinTone::Tone3 => pose::Skin::Tone3,
            SkinTone::Tone4 => pose::Skin::Tone4,
            SkinTone::Tone5 => pose::Skin::Tone5,
            SkinTone::Tone6 => pose::Skin::Tone6,
        }
    }
}

choice! {
    /// Shape of the hair.
    pub enum Hair {
        /// Close to the head.
        Short = "short",
        /// Tied in a bun.
        Bun = "bun",
        /// To the shoulders.
        Long = "long",
        /// Wide and curly.
        Curly = "curly",
        /// Tied in a tail.
        Ponytail = "ponytail",
        /// Shaved or bald.
        Bald = "bald",
        /// Covered by a headscarf.
        Headscarf = "headscarf",
    }
}

impl Hair {
    /// The same for the engine.
    pub fn style(self) -> HairStyle {
        match self {
            Hair::Short => HairStyle::Short,
            Hair::Bun => HairStyle::Bun,
            Hair::Long => HairStyle::Long,
            Hair::Curly => HairStyle::Curly,
            Hair::Ponytail => HairStyle::Ponytail,
            Hair::Bald => HairStyle::Bald,
            Hair::Headscarf => HairStyle::Headscarf,
        }
    }
}

choice! {
    /// Colour of the hair.
    pub enum HairColor {
        /// Black.
        Black = "black",
        /// Dark brown.
        Brown = "brown",
        /// Fair.
        Fair = "fair",
        /// Red.
        Red = "red",
        /// Grey.
        Grey = "grey",
        /// White.
        White = "white",
    }
}

impl HairColor {
    /// The same for the engine.
    pub fn color(self) -> pose::HairColor {
        match self {
            HairColor::Black => pose::HairColor::Black,
            HairColor::Brown => pose::HairColor::Brown,
            HairColor::Fair => pose::HairColor::Fair,
            HairColor::Red => pose::HairColor::Red,
            HairColor::Grey => pose::HairColor::Grey,
            HairColor::White => pose::HairColor::White,
        }
    }
}

record! {
    /// Who is drawn. What is not said comes from the library's mix of people, the same for all
    /// poses of a folder.
    pub struct PersonFile {
        required {}
        optional {
            /// Body and age.
            kind: Option<Spanned<PersonKind>>,
            /// How heavy the body is.
            build: Option<Spanned<Build>>,
            /// Tone of the skin, 1 (very light) to 6 (very dark).
            skin: Option<Spanned<SkinTone>>,
            /// Shape of the hair.
            hair: Option<Spanned<Hair>>,
            /// Colour of the hair.
            hair_color: Option<Spanned<HairColor>>,
        }
    }
}
over!(PersonFile, each: [], whole: [kind, build, skin, hair, hair_color]);

/// A person: `woman`, or with more said of her.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonSpec(pub PersonFile);

impl Decode for PersonSpec {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<PersonSpec> {
        if let Kind::Mapping(_) = node.kind {
            return PersonFile::decode(node, cx).map(PersonSpec);
        }
        let kind = Some(Spanned::<PersonKind>::decode(node, cx)?);
        let at = cx.place(&node.range);
        Some(PersonSpec(PersonFile {
            kind,
            build: None,
            skin: None,
            hair: None,
            hair_color: None,
            at,
        }))
    }
}

impl Over for PersonSpec {
    fn over(self, below: PersonSpec) -> PersonSpec {
        PersonSpec(self.0.over(below.0))
    }
}

impl JsonSchema for PersonSpec {
    fn schema_name() -> Cow<'static, str> {
        "Person".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({"anyOf": [
            generator.subschema_for::<PersonKind>(), generator.subschema_for::<PersonFile>()
        ]})
    }
}
