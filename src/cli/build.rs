//! `carepress build`: every stage in turn, then all files at once.

use super::args::BuildArgs;
use super::console::Console;
use super::failure::Failure;
use super::output::{Existing, Output, size, write_all};
use super::plan::{self, Job};
use super::press::{Halt, Press, Printed};
use super::printing::Printing;
use super::report::{Report, plural};
use super::workspace::Workspace;
use super::{printing, progress};
use carepress::check::{Catalogue, Scope, chain};
use carepress::diagnostic::{Diagnostic, Severity};
use carepress::load::schema::{BASE_LANGUAGE, Kind};
use carepress::parallel;
use carepress::raster::pages_to_png;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Makes the PDFs asked for; writes all of them, or none when any has an error.
pub(crate) fn run(directory: &Path, args: &BuildArgs, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let workspace = Workspace::with_brands(directory, &plan::brand_files(&args.brands))?;
    let guides = plan::guides(&workspace, &args.guides)?;
    let printing = Printing::of(args)?;
    let named = !args.guides.is_empty();
    let guides = printing::suited(printing.imposition.as_ref(), &workspace, guides, named)?;
    let brands = plan::brands(&workspace, &args.brands)?;

    let (press, mut diagnostics) = Press::read(&workspace.source, &Scope::Guides(guides.clone()));
    // Problems in files that have no part in what was asked for are left to `check`.
    let files = Files::of(&press.catalogue, &guides, &brands, &args.languages);
    diagnostics.retain(|d| d.at.as_ref().is_none_or(|at| files.concern(&at.file)));
    let report = Report::new(diagnostics.clone(), args.strict);
    if report.has_errors() {
        return stop(report, &workspace, console);
    }
    let languages = plan::languages(&press.catalogue, &args.languages)?;
    let jobs = plan::jobs(&workspace, args, &printing, &guides, &brands, &languages);
    console.detail(&format!("read and checked in {:.1} s", started.elapsed().as_secs_f32()));

    let (sheets, found) = print_all(&press, &jobs, args.png.then_some(args.dpi), console)?;
    diagnostics.extend(found);
    let report = Report::new(diagnostics, args.strict);
    if report.has_errors() {
        let stopped = stop(report, &workspace, console);
        if !named && !sheets.is_empty() {
            let (fine, all) = (sheets.len(), plural(jobs.len(), "PDF"));
            console.warn(&format!(
                "help: {fine} of {all} have no error: name their guides to make them without the \
                 others\n"
            ));
        }
        return stopped;
    }
    let least = if console.is_verbose() { Severity::Note } else { Severity::Warning };
    console.warn(&report.keep(least).human(&workspace));
    let (lines, outputs): (Vec<_>, Vec<_>) = sheets.into_iter().map(Sheet::into_outputs).unzip();
    write_all(&outputs.into_iter().flatten().collect::<Vec<_>>(), Existing::Replace)?;
    for line in lines.iter().flatten() {
        console.tell(line)?;
    }
    if let Some(hint) = printing.hint {
        console.tell(hint)?;
    }
    let seconds = started.elapsed().as_secs_f32();
    console.detail(&format!("made {} in {seconds:.1} s", plural(jobs.len(), "PDF")));
    // The program ends here, and the system takes its memory back in one piece.
    std::mem::forget(press);
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
    let mut failed: Vec<(Diagnostic, Vec<&Job>)> = Vec::new();
    for (job, result) in jobs.iter().zip(results) {
        match result {
            Ok(mut sheet) => {
                diagnostics.append(&mut sheet.printed.notes);
                sheets.push(sheet);
            }
            Err(Halt::Content(errors)) => {
                for error in errors {
                    match failed.iter_mut().find(|(known, _)| *known == error) {
                        Some((_, jobs)) => jobs.push(job),
                        None => failed.push((error, vec![job])),
                    }
                }
            }
            Err(Halt::Command(failure)) => return Err(failure),
        }
    }
    diagnostics.extend(failed.into_iter().map(|(error, jobs)| name_culprits(error, &jobs)));
    Ok((sheets, diagnostics))
}

/// Says which PDFs have an error, since its line may be one that all guides share.
fn name_culprits(mut error: Diagnostic, jobs: &[&Job]) -> Diagnostic {
    let name = |job: &Job| format!("{}.pdf", job.path.file_name().unwrap_or_default().display());
    match jobs {
        [] => {}
        [one] => error.message += &format!(" (in {})", name(one)),
        [one, more @ ..] => {
            error.message += &format!(" (in {} and {} more)", name(one), more.len());
        }
    }
    error
}

fn stop(report: Report, workspace: &Workspace, console: &Console) -> Result<(), Failure> {
    console.warn(&report.keep(Severity::Warning).human(workspace));
    console.warn("nothing was written\n");
    Err(Failure::Content)
}

/// The files under guides/ that have a part in a build.
struct Files {
    named: BTreeSet<String>,
    /// A guide has errors, so that any exercise may be the cause.
    every_exercise: bool,
}

impl Files {
    fn of(
        catalogue: &Catalogue,
        guides: &[String],
        brands: &[String],
        languages: &[String],
    ) -> Files {
        let mut named: BTreeSet<_> = brands.iter().map(|id| Kind::Brand.path(id)).collect();
        let spoken = languages.iter().flat_map(|tag| chain(tag)).chain([BASE_LANGUAGE.to_owned()]);
        named.extend(spoken.map(|tag| Kind::Locale.path(&tag)));
        let mut every_exercise = false;
        for id in guides {
            named.extend([Kind::Handout.path(id), Kind::Poster.path(id)]);
            let uses: Vec<_> = match (catalogue.handout(id), catalogue.poster(id)) {
                (Some(handout), _) => handout.exercises().collect(),
                (None, Some(poster)) => poster.exercises.iter().collect(),
                (None, None) => {
                    every_exercise = true;
                    continue;
                }
            };
            named.extend(uses.iter().map(|exercise| Kind::Exercise.path(&exercise.exercise)));
        }
        Files { named, every_exercise }
    }

    /// Whether a problem in a file concerns the build. Fonts and pictures always do.
    fn concern(&self, file: &str) -> bool {
        match Kind::ALL.into_iter().find(|kind| file.starts_with(kind.folder())) {
            None => true,
            Some(Kind::Exercise) if self.every_exercise => true,
            Some(_) => self.named.contains(file),
        }
    }
}

/// A guide in its finished form.
struct Sheet {
    path: PathBuf,
    printed: Printed,
    pictures: Vec<Vec<u8>>,
}

impl Sheet {
    fn make(press: &Press, job: &Job, dpi: Option<u16>) -> Result<Sheet, Halt> {
        let printed = match &job.imposition {
            Some(imposition) => press.print_on_sheets(&job.request, imposition)?,
            None => press.print(&job.request)?,
        };
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
