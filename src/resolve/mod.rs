//! From checked content to one guide with everything decided.

mod blocks;
mod clinic;
pub mod document;
mod dose;
mod end;
mod exercise;
mod glance;
mod handout;
mod icons;
mod language;
mod markup;
mod message;
mod minutes;
pub mod palette;
mod pictures;
mod plural;
mod printing;
mod prose;
mod safety;
mod scene;
mod translate;
mod typography;
mod wardrobe;

use crate::check::Catalogue;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::units::Pt;
use document::{Document, Paper, Variant};
use language::Words;
pub use printing::print_notes;
use scene::Scene;
use translate::{BASE_LANGUAGE, canonical};

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
    /// How far backgrounds run beyond the trim. Zero for office printers, which print up to a
    /// margin and no farther.
    pub bleed: Pt,
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
    let fail = |code, message: String, help: String| {
        Err(vec![Diagnostic::new(Severity::Error, code, message, None).help(help)])
    };
    if catalogue.poster(&request.guide).is_some() {
        return fail(
            "poster",
            format!("`{}` is a poster, and posters cannot be made yet", request.guide),
            "make a handout with the same exercises".to_owned(),
        );
    }
    let Some(handout) = catalogue.handout(&request.guide) else {
        let known = catalogue.handout_ids().collect::<Vec<_>>().join(", ");
        return fail(
            "unknown-guide",
            format!("there is no handout `{}`", request.guide),
            format!("there are: {known}"),
        );
    };
    let Some(brand) = catalogue.brand(&request.brand) else {
        let known = catalogue.brand_ids().collect::<Vec<_>>().join(", ");
        return fail(
            "unknown-brand",
            format!("there is no brand `{}`", request.brand),
            format!("there are: {known}"),
        );
    };
    let asked = request.language.as_deref().unwrap_or(BASE_LANGUAGE);
    let tag = canonical(asked);
    let Some(words) = Words::new(catalogue, &tag) else {
        let known = catalogue.languages().collect::<Vec<_>>().join(", ");
        return fail(
            "unknown-language",
            format!("there are no words in the language `{asked}`"),
            format!("there are: {known}; add guides/locales/{tag}.yaml for another"),
        );
    };
    let scene = Scene { catalogue, source, request, tag: &tag, words: &words, brand };
    let mut problems = Vec::new();
    let document = handout::document(&scene, handout, &mut problems);
    let problems = without_repeats(problems);
    if problems.iter().any(Diagnostic::is_error) { Err(problems) } else { Ok((document, problems)) }
}

/// An exercise that is used twice reports its problems twice; a reader needs them once.
fn without_repeats(problems: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut once: Vec<Diagnostic> = Vec::new();
    for problem in problems {
        if !once.contains(&problem) {
            once.push(problem);
        }
    }
    once
}

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod tests;
