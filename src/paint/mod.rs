//! From finished pages to PDF bytes.

use crate::diagnostic::{Diagnostic, Severity};
use crate::layout::page::Pages;

/// How the PDF is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// Lines outside the trim where the sheet is to be cut; for printers' proofs.
    pub crop_marks: bool,
}

/// Draws and tags pages. Measures nothing, breaks nothing.
pub fn paint(pages: &Pages, options: &PdfOptions) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let _ = (pages, options);
    Err(vec![Diagnostic::new(Severity::Error, "no-pages", "the guide has no pages", None)])
}
