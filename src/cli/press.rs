//! The stages from files to a PDF.

use super::failure::Failure;
use carepress::check::{Catalogue, Scope, check, families};
use carepress::diagnostic::Diagnostic;
use carepress::fonts::Fonts;
use carepress::impose::{Imposition, Problem, impose};
use carepress::layout::page::Pages;
use carepress::layout::{layout, layout_poster};
use carepress::load::load;
use carepress::paint::paint;
use carepress::parallel::drop_elsewhere;
use carepress::resolve::{Request, print_notes, resolve, resolve_poster};
use carepress::source::Source;

/// What is read once and printed from many times.
pub(crate) struct Press<'a> {
    source: &'a dyn Source,
    /// What the files of the project say.
    pub(crate) catalogue: Catalogue,
    fonts: Fonts,
}

/// Why a guide was not made.
pub(crate) enum Halt {
    /// What it says.
    Content(Vec<Diagnostic>),
    /// What was asked.
    Command(Failure),
}

impl From<Vec<Diagnostic>> for Halt {
    fn from(diagnostics: Vec<Diagnostic>) -> Halt {
        Halt::Content(diagnostics)
    }
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
        let ((catalogue, found), (fonts, unreadable)) =
            rayon::join(|| check(project, source, scope), || Fonts::load(source));
        diagnostics.extend(found);
        diagnostics.extend(unreadable);
        diagnostics.extend(families(&catalogue, &fonts));
        (Press { source, catalogue, fonts }, diagnostics)
    }

    /// Makes one PDF, or says why not.
    pub(crate) fn print(&self, request: &Request) -> Result<Printed, Vec<Diagnostic>> {
        let (pages, notes) = self.pages(request)?;
        printed(pages, notes)
    }

    /// Makes one PDF of pages put on sheets, or says why not.
    pub(crate) fn print_on_sheets(
        &self,
        request: &Request,
        imposition: &Imposition,
    ) -> Result<Printed, Halt> {
        let (pages, notes) = self.pages(request)?;
        let pages = self.impose(pages, request, imposition)?;
        Ok(printed(pages, notes)?)
    }

    /// Lays a guide out.
    fn pages(&self, request: &Request) -> Result<(Pages, Vec<Diagnostic>), Vec<Diagnostic>> {
        let (pages, mut notes) = if self.catalogue.poster(&request.guide).is_some() {
            let (poster, notes) = resolve_poster(&self.catalogue, self.source, request)?;
            let pages = layout_poster(&poster, &self.fonts)?;
            drop_elsewhere(poster);
            (pages, notes)
        } else {
            let (document, notes) = resolve(&self.catalogue, self.source, request)?;
            let pages = layout(&document, &self.fonts)?;
            drop_elsewhere(document);
            (pages, notes)
        };
        notes.extend(pages.warnings.iter().cloned());
        Ok((pages, notes))
    }

    /// Puts finished pages on sheets.
    fn impose(
        &self,
        pages: Pages,
        request: &Request,
        imposition: &Imposition,
    ) -> Result<Pages, Halt> {
        let Some(notes) = print_notes(&self.catalogue, self.source, request) else {
            return Ok(pages);
        };
        impose(pages, imposition, &notes, &self.fonts).map_err(|problem| match problem {
            Problem::Words(diagnostics) => Halt::Content(diagnostics),
            other => {
                let message = format!("{} cannot be put on sheets: {other}", request.guide);
                Halt::Command(Failure::command(message).help(other.help()))
            }
        })
    }
}

fn printed(pages: Pages, notes: Vec<Diagnostic>) -> Result<Printed, Vec<Diagnostic>> {
    let printed = Printed { pdf: paint(&pages)?, pages: pages.pages.len(), notes };
    drop_elsewhere(pages);
    Ok(printed)
}
