//! What is wrong with the content, and where.
//!
//! Every stage returns diagnostics; only the command line renders them. A diagnostic names a place
//! in a file of the project, so that a clinician can go there and mend it.

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
