//! What is wrong with the content, and where.
//!
//! Every stage returns diagnostics; only the command line renders them. A diagnostic names a place
//! in a file of the project, so that a clinician can go there and mend it.

use std::cmp::Ordering;
use std::ops::Range;
use std::sync::Arc;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing needs to change.
    Note,
    /// Works, and should be looked at. `--strict` turns it into an error.
    Warning,
    /// No page is made from this.
    Error,
}

/// A range of bytes in a file of the project.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Path relative to the project folder, with forward slashes.
    pub file: Arc<str>,
    /// Byte offsets into the file's text.
    pub range: Range<usize>,
}

impl Place {
    /// The very start of a file: for problems with the file as a whole.
    pub fn start_of(file: impl Into<Arc<str>>) -> Place {
        Place { file: file.into(), range: 0..0 }
    }

    fn key(&self) -> (&str, usize, usize) {
        (&self.file, self.range.start, self.range.end)
    }
}

/// By file, then by position: the order in which people read diagnostics.
impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Line and column of a byte offset, both from 1, the column counted in characters.
///
/// An offset past the end, or within a character, counts as the last position before it.
pub fn locate(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line = before.bytes().filter(|&byte| byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before[start..].chars().count() + 1)
}

/// A value together with the place it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where the file says so.
    pub at: Place,
}

impl<T> Spanned<T> {
    /// Pairs a value with its place.
    pub fn new(value: T, at: Place) -> Spanned<T> {
        Spanned { value, at }
    }

    /// The same place with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: f(self.value), at: self.at }
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// One problem, in words a clinician can act on.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// A stable kebab-case name of the kind of problem, such as `unknown-key`.
    pub code: &'static str,
    /// What is wrong, in one phrase.
    pub message: String,
    /// Where, if it has a place.
    pub at: Option<Place>,
    /// What to write instead.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at a place.
    pub fn error(code: &'static str, message: impl Into<String>, at: &Place) -> Diagnostic {
        Diagnostic::new(Severity::Error, code, message, Some(at.clone()))
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, message: impl Into<String>, at: &Place) -> Diagnostic {
        Diagnostic::new(Severity::Warning, code, message, Some(at.clone()))
    }

    /// A note at a place.
    pub fn note(code: &'static str, message: impl Into<String>, at: &Place) -> Diagnostic {
        Diagnostic::new(Severity::Note, code, message, Some(at.clone()))
    }

    /// A diagnostic of any severity, with or without a place.
    pub fn new(
        severity: Severity,
        code: &'static str,
        message: impl Into<String>,
        at: Option<Place>,
    ) -> Diagnostic {
        Diagnostic { severity, code, message: message.into(), at, help: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Whether this stops a build.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_start_at_one() {
        let text = "a: é\r\nb: x";
        assert_eq!(locate(text, 0), (1, 1));
        assert_eq!(locate(text, 5), (1, 5), "é is two bytes and one column");
        assert_eq!(locate(text, 4), (1, 4), "within é is at é");
        assert_eq!(locate(text, 7), (2, 1));
        assert_eq!(locate(text, 99), (2, 5), "past the end is the end");
    }

    #[test]
    fn places_sort_by_file_then_position() {
        let place = |file: &str, start| Place { file: file.into(), range: start..start + 1 };
        let mut places = [place("b", 0), place("a", 9), place("a", 2)];
        places.sort();
        assert_eq!(places, [place("a", 2), place("a", 9), place("b", 0)]);
    }
}
