//! `carepress build`: every stage in turn, then all files at once.

use super::args::BuildArgs;
use super::console::Console;
use super::failure::Failure;
use super::output::{Existing, Output, size, write_all};
use super::plan::{self, Job};
use super::press::{Press, Printed};
use super::report::{Report, plural};
use super::workspace::Workspace;
use super::{parallel, progress};
use carepress::check::{Catalogue, Scope};
use carepress::diagnostic::{Diagnostic, Severity};
use carepress::load::schema::Kind;
use carepress::raster::pages_to_png;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Makes the PDFs asked for; writes all of them, or none when any has an error.
pub(crate) fn run(directory: &Path, args: &BuildArgs, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let workspace = Workspace::with_brands(directory, &plan::brand_files(&args.brands))?;
    let guides = plan::guides(&workspace, &args.guides)?;
    let brands = plan::brands(&workspace, &args.brands)?;

    let (press, mut diagnostics) = Press::read(&workspace.source, &Scope::Guides(guides.clone()));
    if let Some(files) = files_of(&press.catalogue, &guides, &brands) {
        // Mistakes in files that have no part in what was asked for are the concern of `check`.
        diagnostics.retain(|d| d.at.as_ref().is_none_or(|at| files.has(&at.file)));
    }
    let report = Report::new(diagnostics.clone(), args.strict);
    if report.has_errors() {
        return stop(report, &workspace, console);
    }
    let languages = plan::languages(&press.catalogue, &args.languages)?;
    let jobs = plan::jobs(&workspace, args, &guides, &brands, &languages);
    console.detail(&format!("read and checked in {:.1} s", started.elapsed().as_secs_f32()));

    let (sheets, found) = print_all(&press, &jobs, args.png.then_some(args.dpi), console)?;
    diagnostics.extend(found);
    let report = Report::new(diagnostics, args.strict);
    if report.has_errors() {
        return stop(report, &workspace, console);
    }
    let least = if console.is_verbose() { Severity::Note } else { Severity::Warning };
    console.warn(&report.keep(least).human(&workspace));
    let (lines, outputs): (Vec<_>, Vec<_>) = sheets.into_iter().map(Sheet::into_outputs).unzip();
    write_all(&outputs.into_iter().flatten().collect::<Vec<_>>(), Existing::Replace)?;
    for line in lines.iter().flatten() {
        console.tell(line)?;
    }
    let seconds = started.elapsed().as_secs_f32();
    console.detail(&format!("made {} in {seconds:.1} s", plural(jobs.len(), "PDF")));
    Ok(())
}

/// Makes every sheet, and collects what is wrong with any.
fn print_all(
    press: &Press,
    jobs: &[Job],
    dpi: Option<u16>,
    console: &Console,
) -> Result<(Vec<Sheet>, Vec<Diagnostic>), Failure> {
    let bar = progress::bar(jobs.len(), console);
    let results = parallel::map(jobs, |job| {
        let result = Sheet::make(press, job, dpi);
        bar.inc(1);
        result
    });
    bar.finish_and_clear();
    let (mut sheets, mut diagnostics) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(mut sheet) => {
                diagnostics.append(&mut sheet.printed.notes);
                sheets.push(sheet);
            }
            Err(Halt::Content(errors)) => diagnostics.extend(errors),
            Err(Halt::Command(failure)) => return Err(failure),
        }
    }
    Ok((sheets, diagnostics))
}

fn stop(report: Report, workspace: &Workspace, console: &Console) -> Result<(), Failure> {
    console.warn(&report.keep(Severity::Warning).human(workspace));
    console.warn("nothing was written\n");
    Err(Failure::Content)
}

/// The files under guides/ that a build reads.
struct Files(BTreeSet<String>);

impl Files {
    /// Whether a file has a part in the build. Locales, fonts and pictures always have.
    fn has(&self, file: &str) -> bool {
        let single = [Kind::Exercise, Kind::Handout, Kind::Poster, Kind::Brand];
        self.0.contains(file) || !single.iter().any(|kind| file.starts_with(kind.folder()))
    }
}

/// The files that guides and brands are made from; `None` when any has an error, so that every
/// mistake may be the cause.
fn files_of(catalogue: &Catalogue, guides: &[String], brands: &[String]) -> Option<Files> {
    let mut files = BTreeSet::new();
    for id in brands {
        catalogue.brand(id)?;
        files.insert(Kind::Brand.path(id));
    }
    for id in guides {
        let uses = match catalogue.handout(id) {
            Some(handout) => handout.exercises().collect::<Vec<_>>(),
            None => catalogue.poster(id)?.exercises.iter().collect(),
        };
        files.extend(uses.iter().map(|exercise| Kind::Exercise.path(&exercise.exercise)));
        files.extend([Kind::Handout.path(id), Kind::Poster.path(id)]);
    }
    Some(Files(files))
}

/// Why a guide was not made.
enum Halt {
    Content(Vec<Diagnostic>),
    Command(Failure),
}

/// A guide in its finished form.
struct Sheet {
    path: PathBuf,
    printed: Printed,
    pictures: Vec<Vec<u8>>,
}

impl Sheet {
    fn make(press: &Press, job: &Job, dpi: Option<u16>) -> Result<Sheet, Halt> {
        let printed = press.print(&job.request).map_err(Halt::Content)?;
        let pictures = match dpi {
            None => Vec::new(),
            Some(dpi) => pages_to_png(&printed.pdf, f32::from(dpi)).map_err(|error| {
                let message = format!("no pictures of {}: {error}", job.request.guide);
                Halt::Command(Failure::command(message).help("choose a smaller --dpi"))
            })?,
        };
        Ok(Sheet { path: job.path.clone(), printed, pictures })
    }

    /// Lines that say what is written, and the files.
    fn into_outputs(self) -> (Vec<String>, Vec<Output>) {
        // `with_extension` would take the language away from `guide.es`.
        let named = |ending: &str| {
            let mut path = self.path.clone().into_os_string();
            path.push(ending);
            PathBuf::from(path)
        };
        let mut lines = Vec::new();
        let mut tell = |path: &Path, n: usize, word: &str, bytes: usize| {
            lines.push(format!("{}  {}, {}", path.display(), plural(n, word), size(bytes)));
        };
        let pdf = Output { path: named(".pdf"), bytes: self.printed.pdf };
        tell(&pdf.path, self.printed.pages, "page", pdf.bytes.len());
        let mut outputs = vec![pdf];
        for (index, bytes) in self.pictures.into_iter().enumerate() {
            let picture = Output { path: named(&format!("-{}.png", index + 1)), bytes };
            tell(&picture.path, 1, "picture", picture.bytes.len());
            outputs.push(picture);
        }
        (lines, outputs)
    }
}
