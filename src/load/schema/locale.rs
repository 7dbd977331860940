//! `guides/locales/<tag>.yaml`: every word the tool itself prints.

mod fill;

use super::shared::Text;
use crate::diagnostic::{Place, Spanned};
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode, suggest};
use crate::load::yaml::{Kind, Node};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;
use std::collections::BTreeMap;

record! {
    /// The words of one language. What a file leaves out comes from the language it varies
    /// (`es-MX` from `es`), and in the end from English.
    pub struct Locale {
        required {}
        optional {
            /// What the language calls itself.
            name: Option<Text>,
            /// Which way lines are read.
            direction: Option<Spanned<Direction>>,
            /// The tag written into PDFs.
            language: Option<Text>,
            /// Twelve short names.
            months: Vec<Text>,
            /// A day, with {day}, {month}, {year}.
            date: Option<Text>,
            /// A month, with {month}, {year}.
            month_date: Option<Text>,
            /// A range of numbers, with {from}, {to}.
            range: Option<Text>,
            /// The mark between whole and parts of a number.
            decimal: Option<Text>,
            /// How several things are joined.
            list: Option<ListWords>,
            /// Days of the week, Monday first.
            weekdays: Option<Weekdays>,
            /// Whether `feel` goes on within a sentence: its first letter is lowered.
            feel_continues: Option<bool>,
            /// Messages by key.
            messages: BTreeMap<String, Message>,
            /// The safety box.
            safety: Option<SafetyLines>,
            /// Words for ids.
            terms: Option<Terms>,
        }
    }
}

choice! {
    /// Which way lines are read.
    pub enum Direction {
        /// Left to right.
        Ltr = "ltr",
        /// Right to left.
        Rtl = "rtl",
    }
}

record! {
    /// How several things are joined.
    pub struct ListWords {
        required {
            /// Between items.
            separator: Joiner,
            /// Before the last of three or more.
            last: Joiner,
            /// Between two.
            two: Joiner,
        }
        optional {}
    }
}

/// Text between other text: spaces at its ends count, and it may be nothing but a space.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
pub struct Joiner(pub String);

impl Decode for Joiner {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Joiner> {
        cx.scalar(node).map(|text| Joiner(text.to_owned()))
    }
}

record! {
    /// Days of the week, Monday first.
    pub struct Weekdays {
        required {
            /// Seven letters.
            short: Vec<Text>,
            /// Seven names.
            long: Vec<Text>,
        }
        optional {}
    }
}

record! {
    /// The safety box.
    pub struct SafetyLines {
        required {}
        optional {
            /// Emergencies.
            emergency: Vec<Text>,
            /// Reasons to stop.
            stop: Vec<Text>,
        }
    }
}

record! {
    /// Words for the ids of other files. A clinic adds its own.
    pub struct Terms {
        required {}
        optional {
            /// Parts of the body.
            regions: BTreeMap<String, Text>,
            /// How a person starts.
            positions: BTreeMap<String, Text>,
            /// How hard it is.
            levels: BTreeMap<String, Text>,
            /// What is needed.
            equipment: BTreeMap<String, EquipmentTerm>,
            /// Who should ask first; completes *Ask us first if …*.
            ask_first: BTreeMap<String, Text>,
        }
    }
}

record! {
    /// A thing to have ready.
    pub struct EquipmentTerm {
        required {
            /// Beside the exercise.
            name: Text,
            /// In *You need*.
            need: Text,
        }
        optional {}
    }
}

choice! {
    /// Unicode's plural categories.
    pub enum PluralCategory {
        /// Zero.
        Zero = "zero",
        /// Singular.
        One = "one",
        /// Dual.
        Two = "two",
        /// Paucal.
        Few = "few",
        /// Many, and sometimes fractions.
        Many = "many",
        /// Everything else: always there.
        Other = "other",
    }
}

/// One message.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its words.
    pub form: Form,
    /// Where it is.
    pub at: Place,
}

/// The words of a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    /// The same for every number.
    Plain(String),
    /// One for each plural category the language has; `Other` is always there.
    Plural(BTreeMap<PluralCategory, String>),
}

impl Message {
    /// Its words for a plural category.
    pub fn text(&self, category: PluralCategory) -> &str {
        match &self.form {
            Form::Plain(text) => text,
            Form::Plural(forms) => {
                let form = forms.get(&category).or_else(|| forms.get(&PluralCategory::Other));
                form.map_or("", String::as_str)
            }
        }
    }

    /// Every form it has.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let (plain, plural) = match &self.form {
            Form::Plain(text) => (Some(text), None),
            Form::Plural(forms) => (None, Some(forms.values())),
        };
        plain.into_iter().chain(plural.into_iter().flatten()).map(String::as_str)
    }
}

impl Decode for Message {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Message> {
        let at = cx.place(&node.range);
        let Kind::Mapping(entries) = &node.kind else {
            return Some(Message { form: Form::Plain(String::decode(node, cx)?), at });
        };
        let mut forms = BTreeMap::new();
        for (key, value) in entries {
            match PluralCategory::from_id(&key.text) {
                Some(category) => {
                    forms.extend(String::decode(value, cx).map(|text| (category, text)));
                }
                None => {
                    let help = suggest(&key.text, PluralCategory::ALL.iter().map(|c| c.id()));
                    let message = format!("unknown plural form `{}`", key.text);
                    cx.error("unknown-key", message, &key.range, help);
                }
            }
        }
        if !entries.iter().any(|(key, _)| key.text == PluralCategory::Other.id()) {
            let help = "add `other: …`, the form for every other number";
            cx.error("missing-key", "`other` is missing", &node.range, help);
        }
        Some(Message { form: Form::Plural(forms), at })
    }
}

impl JsonSchema for Message {
    fn schema_name() -> Cow<'static, str> {
        "Message".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = serde_json::json!({"type": "string"});
        json_schema!({
            "description": "Words, or a form for each plural category.",
            "anyOf": [
                text,
                {
                    "type": "object",
                    "properties": {
                        "zero": text, "one": text, "two": text,
                        "few": text, "many": text, "other": text,
                    },
                    "required": ["other"],
                    "additionalProperties": false,
                },
            ],
        })
    }
}
