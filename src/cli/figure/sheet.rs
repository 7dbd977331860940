//! Contact sheets: all figures on pages, to be looked at side by side.

use super::picture::is_png;
use super::poses::{self, Pose};
use super::{people, tell_problems};
use crate::cli::args::FigureArgs;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::output::{Existing, Output, size, write_all};
use crate::cli::report::plural;
use crate::cli::workspace::Workspace;
use carepress::figure::draw;
use carepress::fonts::Fonts;
use carepress::layout::contact::{Shown, contact_sheet};
use carepress::paint::paint;
use carepress::parallel;
use carepress::picture::{self, Style};
use carepress::raster::pages_to_png;
use std::path::{Path, PathBuf};

/// The file where nothing else is said.
const DEFAULT: &str = "dist/figures.pdf";

/// Draws every pose and lays the drawings on pages.
pub(super) fn run(
    directory: &Path,
    poses: &[Pose],
    args: &FigureArgs,
    console: &Console,
) -> Result<(), Failure> {
    let workspace = Workspace::open(directory)?;
    let out = workspace.at(args.out.as_deref().unwrap_or(Path::new(DEFAULT)));
    let is_pdf = out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    if !is_pdf && !is_png(&out) {
        return Err(Failure::command(format!("cannot write a sheet into {}", out.display()))
            .help("sheets are written as .pdf or .png"));
    }
    let drawn = parallel::map(poses, |pose| draw(pose.source(), &pose.path, &people()));
    let mut failed = false;
    let mut shown = Vec::new();
    for (pose, drawn) in poses.iter().zip(drawn) {
        failed |= tell_problems(pose, &drawn.problems, console);
        let Some(svg) = drawn.svg else { continue };
        let picture = picture::decode(svg.as_bytes(), &pose.path, Style::Colour)
            .map_err(|error| Failure::command(format!("{}: {error}", pose.path)))?;
        let name = poses::stem(&pose.path).trim_start_matches("illustrations/").to_owned();
        shown.push(Shown { picture, name, detail: size(svg.len()) });
    }
    if failed {
        console.warn("nothing was written\n");
        return Err(Failure::Content);
    }
    let (fonts, _) = Fonts::load(&workspace.source);
    let told = |problems: Vec<carepress::diagnostic::Diagnostic>| {
        let message = problems.first().map_or("", |problem| &problem.message);
        Failure::command(format!("no sheet can be made: {message}"))
    };
    let pages = contact_sheet(&shown, &fonts).map_err(told)?;
    let pdf = paint(&pages).map_err(told)?;
    let outputs = if is_pdf {
        vec![Output { path: out, bytes: pdf }]
    } else {
        pixels(&out, &pdf, args.size)?
    };
    write_all(&outputs, Existing::Replace)?;
    for Output { path, bytes } in &outputs {
        let what = plural(shown.len(), "figure");
        console.tell(&format!("{}  {what}, {}", path.display(), size(bytes.len())))?;
    }
    Ok(())
}

/// A picture of each page; numbered where there are several.
fn pixels(out: &Path, pdf: &[u8], size: u16) -> Result<Vec<Output>, Failure> {
    /// The longer side of the sheet, in inches.
    const LONGER: f32 = 297.0 / 25.4;
    let pngs = pages_to_png(pdf, f32::from(size) / LONGER)
        .map_err(|error| Failure::command(format!("no pixels of the sheet: {error}")))?;
    let count = pngs.len();
    let name = |page: usize| -> PathBuf {
        if count == 1 {
            return out.to_owned();
        }
        let stem = out.file_stem().unwrap_or_default().to_string_lossy();
        out.with_file_name(format!("{stem}-{page}.png"))
    };
    let numbered = (1..).zip(pngs);
    Ok(numbered.map(|(page, bytes)| Output { path: name(page), bytes }).collect())
}
