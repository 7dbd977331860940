//! Words on the page.

use crate::diagnostic::Place;

/// Words on the page, with where they came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// The words, in reading order.
    pub inlines: Vec<Inline>,
    /// The line of YAML (or locale file) that says so; names the culprit when a glyph is missing.
    pub at: Option<Place>,
    /// Set when the passage is in another language than the document.
    pub language: Option<String>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words in the weight of their surroundings.
    Plain(String),
    /// Words that stand out.
    Bold(String),
    /// Words in another language than those around them, in the weight of these.
    Foreign {
        /// The words.
        words: String,
        /// A language tag: `en`.
        language: String,
    },
    /// The ringed letter of a figure: (A), (B).
    Mark(char),
}

impl Text {
    /// Plain words from nowhere in particular.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { inlines: vec![Inline::Plain(text.into())], at: None, language: None }
    }

    /// The words without their weights: for titles, bookmarks and alternative texts.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for inline in &self.inlines {
            match inline {
                Inline::Plain(words) | Inline::Bold(words) | Inline::Foreign { words, .. } => {
                    out.push_str(words);
                }
                Inline::Mark(letter) => {
                    out.push('(');
                    out.push(*letter);
                    out.push(')');
                }
            }
        }
        out
    }
}

/// Words around one heavy number: *Hold* **20** *seconds*.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// Words before the number.
    pub before: String,
    /// The number or range; empty when the phrase has none.
    pub number: String,
    /// The number is for the clinician to write: a ruled line stands in its place, and a screen
    /// reader says this of it.
    pub blank: Option<String>,
    /// Words after the number.
    pub after: String,
    /// Where the value was written.
    pub at: Option<Place>,
}

impl Phrase {
    /// Whether there is a number, printed or to be written.
    pub fn has_number(&self) -> bool {
        self.blank.is_some() || !self.number.is_empty()
    }
}
