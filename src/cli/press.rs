//! The stages from a request to a PDF.

use carepress::check::Catalogue;
use carepress::diagnostic::Diagnostic;
use carepress::fonts::Fonts;
use carepress::layout::layout;
use carepress::paint::{PdfOptions, paint};
use carepress::resolve::{Request, resolve};
use carepress::source::Source;

/// What is read once and printed from many times.
pub(crate) struct Press<'a> {
    /// Files of the project.
    pub(crate) source: &'a dyn Source,
    /// What they say.
    pub(crate) catalogue: &'a Catalogue,
    /// What they are set in.
    pub(crate) fonts: &'a Fonts,
}

/// A guide as a PDF.
pub(crate) struct Printed {
    /// The file.
    pub(crate) pdf: Vec<u8>,
    /// How many pages it has.
    pub(crate) pages: usize,
    /// What is worth knowing about it.
    pub(crate) notes: Vec<Diagnostic>,
}

impl Press<'_> {
    /// Makes one PDF, or says why not.
    pub(crate) fn print(&self, request: &Request) -> Result<Printed, Vec<Diagnostic>> {
        let (document, notes) = resolve(self.catalogue, self.source, request)?;
        let pages = layout(&document, self.fonts)?;
        let pdf = paint(&pages, &PdfOptions::default())?;
        Ok(Printed { pdf, pages: pages.pages.len(), notes })
    }
}
