//! Nodes to typed values, reporting everything that is wrong on the way.
//!
//! `record!` and `choice!` declare a type once; its decoder and
//! its JSON Schema follow from the declaration.

use super::yaml::{Key, Kind, Node};
use crate::diagnostic::{Diagnostic, Place, Spanned};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A type that can be read from a node.
pub trait Decode: Sized {
    /// Reads the node. What is wrong goes to the context; `None` when nothing useful remains.
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Self>;
}

/// What a decoder needs to report problems.
#[derive(Debug)]
pub struct Context {
    /// The file being read.
    pub file: Arc<str>,
    /// Everything wrong so far.
    pub problems: Vec<Diagnostic>,
    /// The innermost key of the schema, for messages; none at the top of the file.
    key: &'static str,
}

impl Context {
    /// A context for one file.
    pub fn new(file: Arc<str>) -> Context {
        Context { file, problems: Vec::new(), key: "" }
    }

    /// A place in the file.
    pub fn place(&self, range: &Range<usize>) -> Place {
        Place { file: self.file.clone(), range: range.clone() }
    }

    /// Reports an error at a node.
    pub fn error(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        range: &Range<usize>,
        help: impl Into<String>,
    ) {
        let problem = Diagnostic::error(code, message, &self.place(range)).help(help);
        self.problems.push(problem);
    }

    /// Reports a value that its key cannot have.
    pub fn bad_value(&mut self, node: &Node<'_>, why: &str, help: impl Into<String>) {
        let message = format!("`{}` {why}", self.key);
        self.error("bad-value", message, &node.range, help);
    }

    /// Reports a node of the wrong kind: text where a list belongs, and so on.
    pub fn wrong_kind(&mut self, node: &Node<'_>, expected: &str, help: impl Into<String>) {
        let what = match self.key {
            "" => "the file".to_owned(),
            key => format!("`{key}`"),
        };
        let message = format!("{what} should be {expected}, and this is {}", node.kind.name());
        self.error("wrong-kind", message, &node.range, help);
    }

    /// The text of a scalar node, quoted or not; anything else is reported.
    pub fn scalar<'n>(&mut self, node: &'n Node<'_>) -> Option<&'n str> {
        let help = match &node.kind {
            Kind::Scalar { text, .. } => return Some(text),
            // `- Breathe: in and out` is the mistake everyone makes once.
            Kind::Mapping(_) => "text with a colon and a space in it needs quotes: \"like: this\"",
            Kind::Sequence(_) => {
                "write one value, not a list; text that starts with [ needs quotes"
            }
            Kind::Null => "write it after the colon, or leave the key out",
        };
        self.wrong_kind(node, "text", help);
        None
    }
}

/// `did you mean …`, when one of the candidates is close enough to be meant.
pub fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<String> {
    // 0.75 takes one slip in a word of four letters; below it suggestions become guesses.
    const CLOSE: f64 = 0.75;
    let lower = word.to_lowercase().replace(['_', ' '], "-");
    candidates
        .into_iter()
        .map(|candidate| {
            let plain = candidate.to_lowercase().replace(['_', ' '], "-");
            (
                strsim::normalized_damerau_levenshtein(&lower, &plain)
                    .max(strsim::jaro_winkler(&lower, &plain) - 0.1),
                candidate,
            )
        })
        .filter(|(score, _)| *score >= CLOSE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| format!("did you mean `{candidate}`?"))
}

/// `did you mean …`, or the whole list.
pub fn suggest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> String {
    did_you_mean(word, candidates.clone()).unwrap_or_else(|| {
        let all: Vec<_> = candidates.into_iter().collect();
        format!("one of {}", all.join(", "))
    })
}

/// The entries of a mapping, taken out by the keys of a record.
pub struct Fields<'n, 't> {
    entries: &'n [(Key<'t>, Node<'t>)],
    at: Place,
}

impl<'n, 't> Fields<'n, 't> {
    /// Opens a mapping; unknown keys are errors.
    pub fn open(node: &'n Node<'t>, cx: &mut Context, known: &[&'static str]) -> Option<Self> {
        let Kind::Mapping(entries) = &node.kind else {
            let help = format!("write `key: value` pairs; the keys are {}", known.join(", "));
            cx.wrong_kind(node, "a mapping", help);
            return None;
        };
        for (key, _) in entries {
            if !known.contains(&&*key.text) {
                let help = suggest(&key.text, known.iter().copied());
                cx.error("unknown-key", format!("unknown key `{}`", key.text), &key.range, help);
            }
        }
        Some(Fields { entries, at: cx.place(&node.range) })
    }

    /// Where the mapping starts.
    pub fn place(&self) -> Place {
        self.at.clone()
    }

    /// The node of a key, unless it is absent or empty.
    fn get(&self, name: &str) -> Option<&'n Node<'t>> {
        let (_, node) = self.entries.iter().find(|(key, _)| key.text == name)?;
        (!matches!(node.kind, Kind::Null)).then_some(node)
    }

    /// A value that must be there.
    pub fn required<T: Decode>(&self, name: &'static str, cx: &mut Context) -> Option<T> {
        let Some(node) = self.get(name) else {
            match self.entries.iter().find(|(key, _)| key.text == name) {
                Some((key, _)) => {
                    let help = "write it after the colon; a value that starts with # needs quotes";
                    cx.error("missing-value", format!("`{name}` is empty"), &key.range, help);
                }
                None => {
                    let message = format!("`{name}` is missing");
                    cx.error("missing-key", message, &self.at.range, format!("add `{name}: …`"));
                }
            }
            return None;
        };
        within(name, node, cx)
    }

    /// A value that may be absent, empty or `~`. When it is wrong it counts as absent, so that
    /// the rest of the file can still be looked at.
    pub fn optional<T: Decode + Default>(&self, name: &'static str, cx: &mut Context) -> T {
        self.get(name).and_then(|node| within(name, node, cx)).unwrap_or_default()
    }
}

/// Decodes the value of a key, naming the key in messages.
fn within<T: Decode>(name: &'static str, node: &Node<'_>, cx: &mut Context) -> Option<T> {
    let outer = std::mem::replace(&mut cx.key, name);
    let value = T::decode(node, cx);
    cx.key = outer;
    value
}

impl Decode for String {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<String> {
        let text = cx.scalar(node)?;
        if text.trim().is_empty() {
            cx.bad_value(node, "is empty", "write something, or leave the key out");
            return None;
        }
        if let Some(c) = text.chars().find(|&c| c.is_control() && c != '\n' && c != '\t') {
            let why = format!("has a character that cannot be printed (U+{:04X})", u32::from(c));
            cx.bad_value(node, &why, "delete it");
            return None;
        }
        Some(text.to_owned())
    }
}

impl Decode for bool {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<bool> {
        match cx.scalar(node)? {
            "true" => Some(true),
            "false" => Some(false),
            _ => {
                cx.bad_value(node, "is either true or false", "write `true` or `false`");
                None
            }
        }
    }
}

/// Whole numbers in the range of their type.
macro_rules! decode_number {
    ($($number:ty),*) => {$(
        impl Decode for $number {
            fn decode(node: &Node<'_>, cx: &mut Context) -> Option<$number> {
                let number = cx.scalar(node)?.parse::<$number>().ok().filter(|&n| n > 0);
                if number.is_none() {
                    let why = format!("is a whole number from 1 to {}", <$number>::MAX);
                    cx.bad_value(node, &why, "write it in digits, with nothing after it");
                }
                number
            }
        }
    )*};
}
decode_number!(u8, u16);

impl<T: Decode> Decode for Spanned<T> {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Spanned<T>> {
        let value = T::decode(node, cx)?;
        Some(Spanned::new(value, cx.place(&node.range)))
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Option<T>> {
        T::decode(node, cx).map(Some)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Box<T>> {
        T::decode(node, cx).map(Box::new)
    }
}

/// Items that are wrong are left out; they have been reported.
impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Vec<T>> {
        let Kind::Sequence(items) = &node.kind else {
            cx.wrong_kind(
                node,
                "a list",
                "write it as a list: [one, two], or a line each after `- `",
            );
            return None;
        };
        Some(items.iter().filter_map(|item| T::decode(item, cx)).collect())
    }
}

impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<BTreeMap<String, T>> {
        let Kind::Mapping(entries) = &node.kind else {
            cx.wrong_kind(node, "a mapping", "write `key: value` pairs");
            return None;
        };
        let entry = |(key, node): &(Key<'_>, Node<'_>)| {
            Some((key.text.clone().into_owned(), T::decode(node, cx)?))
        };
        Some(entries.iter().filter_map(entry).collect())
    }
}
