//! Manual pages.

use super::args::Args;
use super::console::Console;
use super::failure::Failure;
use super::output::{Existing, Output, write_all};
use super::workspace::join;
use clap::CommandFactory;
use clap_mangen::Man;
use std::path::Path;

/// Prints the main page, or writes one page a command into a folder.
pub(crate) fn run(directory: &Path, out: Option<&Path>, console: &Console) -> Result<(), Failure> {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    let Some(out) = out else {
        return console.bytes(&render(&Man::new(command))?);
    };
    let out = join(directory, out);
    let pages = std::iter::once(&command)
        .chain(command.get_subcommands())
        .map(|command| {
            let man = Man::new(command.clone());
            Ok(Output { path: out.join(man.get_filename()), bytes: render(&man)? })
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    write_all(&pages, Existing::Replace)?;
    pages.iter().try_for_each(|page| console.tell(&page.path.display().to_string()))
}

fn render(man: &Man) -> Result<Vec<u8>, Failure> {
    let mut page = Vec::new();
    man.render(&mut page)
        .map_err(|error| Failure::command(format!("cannot make the manual page: {error}")))?;
    Ok(page)
}
