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
mod poster;
mod printing;
mod prose;
mod safety;
mod scene;
mod translate;
mod typography;
mod wardrobe;

use crate::check::Catalogue;
use crate::diagnostic::{Diagnostic, Severity};
use crate::figure::read::PeopleChoice;
use crate::load::schema::BASE_LANGUAGE;
use crate::load::schema::exercise::Figure;
use crate::source::Source;
use crate::units::Pt;
use document::{Document, Paper, Poster, Variant};
use language::Words;
use pictures::Ready;
pub use printing::print_notes;
use scene::Scene;
use translate::canonical;

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
    /// Who is in drawings made from poses, over what the guide and the clinic say.
    pub people: PeopleChoice,
}

/// Decides everything about one handout but where things go.
///
/// # Errors
/// When the request names what is not in the catalogue, or the content cannot be printed as it is.
/// Warnings come along, so that all problems are seen in one run.
pub fn resolve(
    catalogue: &Catalogue,
    source: &dyn Source,
    request: &Request,
) -> Result<(Document, Vec<Diagnostic>), Vec<Diagnostic>> {
    within(catalogue, source, request, |scene, problems| {
        let Some(handout) = scene.catalogue.handout(&request.guide) else {
            return Err(unknown_guide("handout", request, catalogue.handout_ids()));
        };
        problems.extend(no_variant(request, HANDOUT_VARIANTS, "a handout", NO_HIGH_CONTRAST));
        Ok(handout::document(scene, handout, problems))
    })
}

/// Decides everything about one poster but where things go.
///
/// # Errors
/// As for [`resolve`].
pub fn resolve_poster(
    catalogue: &Catalogue,
    source: &dyn Source,
    request: &Request,
) -> Result<(Poster, Vec<Diagnostic>), Vec<Diagnostic>> {
    within(catalogue, source, request, |scene, problems| {
        let Some(poster) = scene.catalogue.poster(&request.guide) else {
            return Err(unknown_guide("poster", request, catalogue.poster_ids()));
        };
        problems.extend(no_variant(request, POSTER_VARIANTS, "a poster", NO_LARGE_PRINT));
        Ok(poster::poster(scene, poster, problems))
    })
}

/// The variants a handout can be set in.
pub const HANDOUT_VARIANTS: &[Variant] =
    &[Variant::Standard, Variant::LargePrint, Variant::InkSaver];
/// The variants a poster can be set in. Its text is sized for the distance it is read from, so a
/// large print of it would be the same poster for a longer distance.
pub const POSTER_VARIANTS: &[Variant] =
    &[Variant::Standard, Variant::InkSaver, Variant::HighContrast];

const NO_LARGE_PRINT: &str = "for larger text write the distance it is read from, such as \
                              `viewing_distance: 3 m`; its variants are standard, ink-saver and \
                              high-contrast";
const NO_HIGH_CONTRAST: &str = "its variants are standard, large-print and ink-saver";

/// A variant that this kind of guide does not have.
fn no_variant(
    request: &Request,
    has: &[Variant],
    kind: &str,
    help: &'static str,
) -> Option<Diagnostic> {
    if has.contains(&request.variant) {
        return None;
    }
    let name = match request.variant {
        Variant::Standard => "standard form",
        Variant::LargePrint => "large print",
        Variant::InkSaver => "ink saver",
        Variant::HighContrast => "high contrast",
    };
    let message = format!("`{}` is {kind}, which has no {name}", request.guide);
    Some(Diagnostic::new(Severity::Error, "variant", message, None).help(help))
}

/// Resolves with the clinic and the words that the request names.
fn within<T>(
    catalogue: &Catalogue,
    source: &dyn Source,
    request: &Request,
    make: impl FnOnce(&Scene<'_>, &mut Vec<Diagnostic>) -> Result<T, Diagnostic>,
) -> Result<(T, Vec<Diagnostic>), Vec<Diagnostic>> {
    let Some(brand) = catalogue.brand(&request.brand) else {
        let known = catalogue.brand_ids().collect::<Vec<_>>().join(", ");
        return Err(vec![unknown(
            "unknown-brand",
            format!("there is no brand `{}`", request.brand),
            format!("there are: {known}"),
        )]);
    };
    let asked = request.language.as_deref().unwrap_or(BASE_LANGUAGE);
    let tag = canonical(asked);
    let Some(words) = Words::new(catalogue, &tag) else {
        let known = catalogue.languages().collect::<Vec<_>>().join(", ");
        return Err(vec![unknown(
            "unknown-language",
            format!("there are no words in the language `{asked}`"),
            format!("there are: {known}; add guides/locales/{tag}.yaml for another"),
        )]);
    };
    let pictures = Ready::default();
    let mut scene = Scene { catalogue, source, request, tag: &tag, words: &words, brand, pictures };
    scene.pictures = pictures::ready(&scene, figures_of(catalogue, &request.guide).into_iter());
    let mut problems = Vec::new();
    let made = make(&scene, &mut problems).map_err(|problem| vec![problem])?;
    let problems = without_repeats(problems);
    if problems.iter().any(Diagnostic::is_error) { Err(problems) } else { Ok((made, problems)) }
}

/// The figures that a guide will ask for: all of a handout's exercises, the last of a poster's.
fn figures_of<'a>(catalogue: &'a Catalogue, guide: &str) -> Vec<&'a Figure> {
    if let Some(handout) = catalogue.handout(guide) {
        let exercises = handout.exercises().filter_map(|used| catalogue.exercise(&used.exercise));
        return exercises.flat_map(|exercise| &exercise.figures).collect();
    }
    let uses = catalogue.poster(guide).map_or(&[][..], |poster| &poster.exercises);
    let exercises = uses.iter().filter_map(|used| catalogue.exercise(&used.exercise));
    exercises.filter_map(|exercise| exercise.figures.last()).collect()
}

fn unknown_guide<'i>(
    kind: &str,
    request: &Request,
    known: impl Iterator<Item = &'i str>,
) -> Diagnostic {
    let known = known.collect::<Vec<_>>().join(", ");
    let message = format!("there is no {kind} `{}`", request.guide);
    unknown("unknown-guide", message, format!("there are: {known}"))
}

/// An error of the request itself.
fn unknown(code: &'static str, message: String, help: String) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, message, None).help(help)
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
pub(crate) mod fixture;

#[cfg(test)]
mod tests;
