//! What the PDF library objects to, in words, at the line of the file that caused it.

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::layout::page::Item;
use krilla::configure::ValidationError;
use krilla::error::KrillaError;
use krilla::surface::Location;

/// Places the PDF library knows by number.
#[derive(Default)]
pub(super) struct Places(Vec<Place>);

impl Places {
    /// The number of a place.
    pub(super) fn locate(&mut self, at: Option<Place>) -> Option<Location> {
        let at = at?;
        if self.0.last() != Some(&at) {
            self.0.push(at);
        }
        Location::new(self.0.len() as u64)
    }

    fn get(&self, location: Option<Location>) -> Option<Place> {
        let index = usize::try_from(location?.get()).ok()?.checked_sub(1)?;
        self.0.get(index).cloned()
    }
}

/// The line an item came from.
pub(super) fn place_of(item: &Item) -> Option<Place> {
    match item {
        Item::Text(run) => run.at.clone(),
        Item::Picture(picture) => picture.at.clone(),
        Item::Path(_) | Item::Link(_) | Item::Mark(_) | Item::Page(_) => None,
    }
}

/// A fault of this program rather than of the content.
pub(super) fn internal(what: impl Into<String>) -> Diagnostic {
    Diagnostic::new(Severity::Error, "paint", what, None)
        .help("this is a fault of carepress: please report it with the guide")
}

/// Diagnostics for a PDF that could not be finished.
pub(super) fn explain(error: KrillaError, places: &Places) -> Vec<Diagnostic> {
    match error {
        KrillaError::Validation(errors) => {
            let mut found = Vec::new();
            for (error, _) in errors {
                let diagnostic = validation(&error, places);
                if !found.contains(&diagnostic) {
                    found.push(diagnostic);
                }
            }
            found
        }
        KrillaError::Font(_, why) => {
            vec![problem("font", format!("a font cannot be embedded: {why}"), None)]
        }
        KrillaError::Image(_, at, why) => {
            vec![problem("picture", format!("a picture cannot be embedded: {why}"), places.get(at))]
        }
        other => vec![internal(format!("the PDF cannot be written: {other:?}"))],
    }
}

fn validation(error: &ValidationError, places: &Places) -> Diagnostic {
    match error {
        ValidationError::ContainsNotDefGlyph(_, at, text) => {
            problem("missing-glyph", format!("no font has a glyph for `{text}`"), places.get(*at))
                .help("use another character, or add a font that has it to fonts/")
        }
        ValidationError::NoCodepointMapping(_, _, at) => {
            problem("unmapped-glyph", "a glyph stands for no character", places.get(*at))
        }
        ValidationError::InvalidCodepointMapping(_, _, c, at)
        | ValidationError::UnicodePrivateArea(_, _, c, at) => {
            let what = format!("U+{:04X} means nothing outside its font", u32::from(*c));
            problem("private-character", what, places.get(*at)).help("write it in words")
        }
        ValidationError::RestrictedLicense(_) => {
            problem("font-licence", "a font's licence forbids embedding it", None)
                .help("choose a font that may be embedded, such as one under the Open Font License")
        }
        ValidationError::MissingAltText(at) => {
            problem("missing-alt", "a figure has no alternative text", places.get(*at))
                .help("say in a sentence what the figure shows: alt: \"...\"")
        }
        ValidationError::NoDocumentTitle => {
            problem("missing-title", "the guide has no title", None)
        }
        ValidationError::MissingHeadingTitle => {
            problem("empty-heading", "a heading has no words", None)
        }
        ValidationError::ContainsPostScript(at) => {
            problem("picture", "a drawing has a gradient that repeats", places.get(*at))
                .help("use a gradient that ends, or export the drawing as a PNG")
        }
        ValidationError::TooHighQNestingLevel => {
            problem("picture", "a drawing has groups nested too deeply", None)
                .help("ungroup it, or export it as a PNG")
        }
        ValidationError::TooLongString => {
            problem("too-long", "a title or description has more than 32767 bytes", None)
        }
        other => internal(format!("the PDF would not be accessible: {other:?}")),
    }
}

fn problem(code: &'static str, what: impl Into<String>, at: Option<Place>) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, what, at)
}
