//! An original beside its translation.

use crate::diagnostic::{Diagnostic, Place};
use crate::load::decode::suggest;
use crate::load::schema::Text;

/// Gathers what a translation lacks, to say it in one diagnostic.
pub(super) struct Comparison<'a> {
    tag: &'a str,
    at: &'a Place,
    missing: Vec<&'static str>,
    problems: Vec<Diagnostic>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(tag: &'a str, at: &'a Place) -> Comparison<'a> {
        Comparison { tag, at, missing: Vec::new(), problems: Vec::new() }
    }

    /// Compares one text.
    pub(super) fn text(
        &mut self,
        key: &'static str,
        original: Option<&Text>,
        words: Option<&Text>,
    ) {
        match (original, words) {
            (Some(_), None) => self.missing.push(key),
            (None, Some(words)) => {
                let message = format!("`{key}` translates nothing");
                self.problems.push(
                    Diagnostic::warning("extra-translation", message, &words.at)
                        .help("add it to the original, or take it out here"),
                );
            }
            _ => {}
        }
    }

    /// Compares two lists of texts.
    pub(super) fn list(&mut self, key: &'static str, original: &[Text], words: &[Text]) {
        let first = words.first().map(|text| &text.at);
        self.count(key, original.len(), words.len(), first);
    }

    /// Compares the lengths of two lists. A missing list is only missing; one of another length
    /// would set words beside what they do not belong to.
    pub(super) fn count(
        &mut self,
        key: &'static str,
        original: usize,
        words: usize,
        first: Option<&Place>,
    ) {
        if words == 0 && original > 0 {
            self.missing.push(key);
        } else if words != original {
            let message = format!("`{key}` has {words} here and {original} in the original");
            self.problems.push(
                Diagnostic::error("translation-count", message, first.unwrap_or(self.at))
                    .help("the same number, in the same order"),
            );
        }
    }

    /// Compares a part, and reports what it lacks there.
    pub(super) fn within(&mut self, at: &Place, compare: impl FnOnce(&mut Comparison<'_>)) {
        let mut part = Comparison::new(self.tag, at);
        compare(&mut part);
        self.problems.extend(part.finish());
    }

    /// A note on an exercise that has none in the original.
    pub(super) fn unknown_note(&mut self, id: &str, note: &Text, known: &[&str]) {
        let message = format!("a note on `{id}`, which has none in this block of the original");
        let help = match known {
            [] => "no exercise of this block has a note".to_owned(),
            _ => suggest(id, known.iter().copied()),
        };
        self.problems.push(Diagnostic::error("extra-translation", message, &note.at).help(help));
    }

    /// Everything that is wrong.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        self.missing.dedup();
        if !self.missing.is_empty() {
            let keys: Vec<String> = self.missing.iter().map(|key| format!("`{key}`")).collect();
            let message = format!("the `{}` translation lacks {}", self.tag, keys.join(", "));
            self.problems.push(
                Diagnostic::warning("missing-translation", message, self.at)
                    .help("the original's words are printed instead"),
            );
        }
        self.problems
    }
}
