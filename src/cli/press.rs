//! The stages from files to a PDF.

use carepress::check::{Catalogue, Scope, check, families};
use carepress::diagnostic::Diagnostic;
use carepress::fonts::Fonts;
use carepress::layout::layout;
use carepress::load::load;
use carepress::paint::paint;
use carepress::resolve::{Request, resolve};
use carepress::source::Source;

/// What is read once and printed from many times.
pub(crate) struct Press<'a> {
    source: &'a dyn Source,
    /// What the files of the project say.
    pub(crate) catalogue: Catalogue,
    fonts: Fonts,
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

impl<'a> Press<'a> {
    /// Reads and checks the files of a project, and says what is wrong with them.
    pub(crate) fn read(source: &'a dyn Source, scope: &Scope) -> (Press<'a>, Vec<Diagnostic>) {
        let (project, mut diagnostics) = load(source);
        let (catalogue, found) = check(project, source, scope);
        diagnostics.extend(found);
        let (fonts, found) = Fonts::load(source);
        diagnostics.extend(found);
        diagnostics.extend(families(&catalogue, &fonts));
        (Press { source, catalogue, fonts }, diagnostics)
    }

    /// Makes one PDF, or says why not.
    pub(crate) fn print(&self, request: &Request) -> Result<Printed, Vec<Diagnostic>> {
        let (document, mut notes) = resolve(&self.catalogue, self.source, request)?;
        let pages = layout(&document, &self.fonts)?;
        notes.extend(pages.warnings.iter().cloned());
        let pdf = paint(&pages)?;
        Ok(Printed { pdf, pages: pages.pages.len(), notes })
    }
}
