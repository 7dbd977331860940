//! `carepress check`: every problem of the project in one run.

use super::args::{CheckArgs, Format};
use super::console::Console;
use super::failure::Failure;
use super::report::Report;
use super::workspace::Workspace;
use carepress::check::{Scope, check};
use carepress::diagnostic::Severity;
use carepress::fonts::Fonts;
use carepress::load;
use std::path::Path;

/// Reports on standard output, which is what the command is run for.
pub(crate) fn run(directory: &Path, args: &CheckArgs, console: &Console) -> Result<(), Failure> {
    let workspace = Workspace::open(directory)?;
    let (project, mut diagnostics) = load::load(&workspace.source);
    diagnostics.extend(check(project, &workspace.source, &Scope::All).1);
    diagnostics.extend(Fonts::load(&workspace.source).1);
    let least = if console.is_quiet() { Severity::Warning } else { Severity::Note };
    let report = Report::new(diagnostics, args.strict).keep(least);
    match args.format {
        Format::Human if report.is_empty() => console.tell("no problems")?,
        Format::Human => console.print(&report.human(&workspace))?,
        Format::Json => console.print(&report.json(&workspace))?,
    }
    if report.has_errors() { Err(Failure::Content) } else { Ok(()) }
}
