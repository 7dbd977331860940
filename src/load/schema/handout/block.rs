//! The blocks of a handout: one mapping with exactly one of five shapes.

use crate::diagnostic::{Place, Spanned};
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode, Fields};
use crate::load::schema::dose::{Dose, Sides};
use crate::load::schema::shared::Text;
use crate::load::yaml::{Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A part of a handout.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Block {
    /// Words under a heading.
    Prose(Prose),
    /// Words set apart.
    Callout(Callout),
    /// Exercises under a heading.
    Exercises(Exercises),
    /// A grid to tick.
    Diary(Diary),
    /// What follows starts a page.
    PageBreak(PageBreak),
}

record! {
    /// Words under a heading.
    pub struct Prose {
        required {
            /// Paragraphs apart by a blank line, `- ` lists, **bold**.
            text: Text,
        }
        optional {
            /// Section heading.
            heading: Option<Text>,
        }
    }
}

record! {
    /// Words set apart.
    pub struct Callout {
        required {
            /// What kind of words.
            callout: Spanned<CalloutKind>,
            /// Paragraphs apart by a blank line, `- ` lists, **bold**.
            text: Text,
        }
        optional {
            /// Its heading; the locale's word where absent.
            heading: Option<Text>,
        }
    }
}

choice! {
    /// What a callout is for.
    pub enum CalloutKind {
        /// Danger.
        Warning = "warning",
        /// Advice.
        Tip = "tip",
        /// Background.
        Info = "info",
    }
}

record! {
    /// Exercises under a heading.
    pub struct Exercises {
        required {
            /// In order: an id, or a mapping with `use:` and what is different here.
            exercises: Vec<ExerciseUse>,
        }
        optional {
            /// Its heading; the locale's words where absent.
            heading: Option<Text>,
        }
    }
}

record! {
    /// A grid of exercises and days to tick.
    pub struct Diary {
        required {
            /// How long it runs.
            diary: DiaryPlan,
        }
        optional {}
    }
}

record! {
    /// How long a diary runs and what it asks for.
    pub struct DiaryPlan {
        required {
            /// Weeks.
            weeks: Spanned<u8>,
        }
        optional {
            /// Whether it asks for stiffness from 0 to 10.
            stiffness: bool,
        }
    }
}

record! {
    /// What follows starts a page.
    pub struct PageBreak {
        required {
            /// Always true.
            page_break: bool,
        }
        optional {}
    }
}

impl Decode for Block {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Block> {
        const HELP: &str = "a block is one of: {heading, text}, {callout, heading, text}, \
                            {heading, exercises}, {diary}, {page_break: true}";
        let Kind::Mapping(entries) = &node.kind else {
            cx.wrong_kind(node, "a list of blocks", HELP);
            return None;
        };
        let has = |name: &str| entries.iter().any(|(key, _)| key.text == name);
        if has("exercises") {
            Exercises::decode(node, cx).map(Block::Exercises)
        } else if has("callout") {
            Callout::decode(node, cx).map(Block::Callout)
        } else if has("diary") {
            Diary::decode(node, cx).map(Block::Diary)
        } else if has("page_break") {
            PageBreak::decode(node, cx).map(Block::PageBreak)
        } else if has("text") {
            Prose::decode(node, cx).map(Block::Prose)
        } else {
            cx.error("unknown-block", "this block has none of the five shapes", &node.range, HELP);
            None
        }
    }
}

/// An exercise in a guide, and what is different about it there.
#[derive(Clone, Debug, PartialEq)]
pub struct ExerciseUse {
    /// Its id.
    pub exercise: Text,
    /// Parts of the dose that replace the exercise's own.
    pub dose: Option<Dose>,
    /// The clinician's own words.
    pub note: Option<Text>,
    /// Replaces the sides of the dose.
    pub sides: Option<Spanned<Sides>>,
    /// Where it starts.
    pub at: Place,
}

impl Decode for ExerciseUse {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<ExerciseUse> {
        if !matches!(node.kind, Kind::Mapping(_)) {
            let exercise = Text::decode(node, cx)?;
            let at = exercise.at.clone();
            return Some(ExerciseUse { exercise, dose: None, note: None, sides: None, at });
        }
        let fields = Fields::open(node, cx, &["use", "dose", "note", "sides"])?;
        let exercise = fields.required("use", cx);
        let dose = fields.optional("dose", cx);
        let note = fields.optional("note", cx);
        let sides = fields.optional("sides", cx);
        Some(ExerciseUse { exercise: exercise?, dose, note, sides, at: fields.place() })
    }
}

impl JsonSchema for ExerciseUse {
    fn schema_name() -> Cow<'static, str> {
        "ExerciseUse".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "An exercise: its id, or `use:` with what is different here.",
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {
                        "use": {"type": "string", "description": "Id of the exercise."},
                        "dose": generator.subschema_for::<Option<Dose>>(),
                        "note": {"type": ["string", "null"], "description": "The clinician's own words."},
                        "sides": generator.subschema_for::<Option<Sides>>(),
                    },
                    "required": ["use"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
