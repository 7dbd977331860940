//! `carepress check`: every problem of the project in one run.

use super::args::{CheckArgs, Format};
use super::console::Console;
use super::failure::Failure;
use super::press::Press;
use super::report::Report;
use super::workspace::Workspace;
use super::{plan, progress};
use carepress::check::{Catalogue, Scope, chain};
use carepress::diagnostic::{Diagnostic, Severity};
use carepress::figure::read::PeopleChoice;
use carepress::load::schema::Kind;
use carepress::parallel;
use carepress::resolve::Request;
use carepress::resolve::document::Variant;
use carepress::source::{Library, Source};
use carepress::units::Pt;
use std::path::Path;

/// Reports on standard output, which is what the command is run for.
pub(crate) fn run(directory: &Path, args: &CheckArgs, console: &Console) -> Result<(), Failure> {
    let workspace = Workspace::open(directory)?;
    let (press, mut diagnostics) = Press::read(&workspace.source, &Scope::All);
    if !diagnostics.iter().any(Diagnostic::is_error) {
        diagnostics.extend(rehearse(&press, console));
    }
    let least = if console.is_quiet() { Severity::Warning } else { Severity::Note };
    let report = Report::new(diagnostics, args.strict).keep(least);
    match args.format {
        Format::Human if report.is_empty() => console.tell("no problems")?,
        Format::Human => console.print(&report.human(&workspace))?,
        Format::Json => console.print(&report.json(&workspace))?,
    }
    if report.has_errors() { Err(Failure::Content) } else { Ok(()) }
}

/// Makes every guide in every language it is written in, and keeps none: what fits on no page or
/// is in no font shows only then.
fn rehearse(press: &Press, console: &Console) -> Vec<Diagnostic> {
    let requests = requests(&press.catalogue);
    let bar = progress::bar(requests.len(), console);
    let found = parallel::map(&requests, |request| {
        let found = press.print(request).map_or_else(|errors| errors, |printed| printed.notes);
        bar.inc(1);
        found
    });
    bar.finish_and_clear();
    found.into_iter().flatten().collect()
}

fn requests(catalogue: &Catalogue) -> Vec<Request> {
    let request = |guide: &str, language: Option<&String>| Request {
        guide: guide.to_owned(),
        language: language.cloned(),
        brand: plan::DEFAULT_BRAND.to_owned(),
        paper: None,
        bleed: Pt::ZERO,
        variant: Variant::Standard,
        date: None,
        people: PeopleChoice::default(),
    };
    let mut requests = Vec::new();
    for id in catalogue.handout_ids() {
        let tags = catalogue.handout(id).map(|handout| handout.translations.keys());
        let tags = tags.into_iter().flatten();
        let tags = tags.filter(|tag| is_printed(catalogue, &Kind::Handout.path(id), tag));
        requests.push(request(id, None));
        requests.extend(tags.map(|tag| request(id, Some(tag))));
    }
    for id in catalogue.poster_ids() {
        let tags = catalogue.poster(id).map(|poster| poster.translations.keys());
        let tags = tags.into_iter().flatten();
        let tags = tags.filter(|tag| is_printed(catalogue, &Kind::Poster.path(id), tag));
        requests.push(request(id, None));
        requests.extend(tags.map(|tag| request(id, Some(tag))));
    }
    requests
}

/// Whether a guide is ever made in a language: there is a locale for it, and either the clinic
/// speaks it or the guide is the clinic's own. The library's guides speak more than a clinic may.
fn is_printed(catalogue: &Catalogue, file: &str, tag: &str) -> bool {
    let clinic = catalogue.brand(plan::DEFAULT_BRAND);
    let spoken =
        clinic.is_some_and(|brand| chain(tag).any(|near| brand.translations.contains_key(&near)));
    catalogue.speaks(tag) && (spoken || Library.read(file).is_err())
}
