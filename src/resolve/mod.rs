//! From checked content to one guide with everything decided.

pub mod document;
mod dose;
mod language;
mod markup;
mod message;
mod minutes;
pub mod palette;
mod plural;
mod translate;

use crate::check::Catalogue;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use document::{Document, Paper, Variant};

/// What is to be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// Id of the guide.
    pub guide: String,
    /// BCP 47 tag; English when absent.
    pub language: Option<String>,
    /// Id of the clinic.
    pub brand: String,
    /// The sheet, over what the guide and the clinic say.
    pub paper: Option<Paper>,
    /// For whom the page is set.
    pub variant: Variant,
    /// Year, month, day: printed on the guide and written into the file.
    pub date: Option<(u16, u8, u8)>,
}

/// Decides everything about one guide but where things go.
///
/// # Errors
/// When the request names what is not in the catalogue, or the content cannot be printed as it is.
/// Warnings come along, so that all problems are seen in one run.
pub fn resolve(
    catalogue: &Catalogue,
    source: &dyn Source,
    request: &Request,
) -> Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>> {
    let _ = (catalogue, source);
    let message = format!("there is no guide `{}`", request.guide);
    Err(vec![Diagnostic::new(Severity::Error, "unknown-guide", message, None)])
}
