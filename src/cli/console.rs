//! What reaches the terminal: results on standard output, everything else on standard error.

use super::args::{ColorChoice, Global};
use super::failure::Failure;
use anstream::AutoStream;
use clap::builder::styling::{AnsiColor, Style};
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const HELP: Style = AnsiColor::Cyan.on_default().bold();

/// The two output streams, and how much to say on them.
///
/// Text may carry colours; they are taken out again unless the stream is a terminal that wants
/// them (`--color` and the variables `NO_COLOR` and `CLICOLOR_FORCE` decide).
pub(crate) struct Console {
    color: anstream::ColorChoice,
    quiet: bool,
    verbose: bool,
}

impl Console {
    /// A console that talks as the arguments ask.
    pub(crate) fn new(global: &Global) -> Console {
        let color = match global.color {
            ColorChoice::Auto => anstream::ColorChoice::Auto,
            ColorChoice::Always => anstream::ColorChoice::Always,
            ColorChoice::Never => anstream::ColorChoice::Never,
        };
        Console { color, quiet: global.quiet, verbose: global.verbose }
    }

    /// Writes what the command was run for to standard output, `--quiet` or not.
    pub(crate) fn print(&self, text: &str) -> Result<(), Failure> {
        self.bytes(text.as_bytes())
    }

    /// The same for bytes.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        let mut out = AutoStream::new(io::stdout().lock(), self.color);
        out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::command(format!("cannot write to standard output: {error}")),
        })
    }

    /// Writes a line of news to standard output, unless `--quiet`.
    pub(crate) fn tell(&self, line: &str) -> Result<(), Failure> {
        if self.quiet { Ok(()) } else { self.print(&format!("{line}\n")) }
    }

    /// Writes to standard error, `--quiet` or not. Nobody is left to hear when that fails.
    pub(crate) fn warn(&self, text: &str) {
        let mut err = AutoStream::new(io::stderr().lock(), self.color);
        let _ = err.write_all(text.as_bytes());
    }

    /// Writes a line of detail to standard error, only with `--verbose`.
    pub(crate) fn detail(&self, line: &str) {
        if self.verbose {
            self.warn(&format!("{line}\n"));
        }
    }

    /// Whether somebody watches, so that a progress bar makes sense.
    pub(crate) fn is_watched(&self) -> bool {
        !self.quiet && io::stderr().is_terminal()
    }

    /// Whether notes are left out.
    pub(crate) fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether notes are wanted where they are not the point.
    pub(crate) fn is_verbose(&self) -> bool {
        self.verbose
    }

    /// Says why the command stopped and gives the exit status.
    pub(crate) fn fail(&self, failure: &Failure) -> ExitCode {
        if let Failure::Command { message, help } = failure {
            let mut text = format!("{ERROR}error{ERROR:#}: {message}\n");
            if let Some(help) = help {
                text.push_str(&format!("{HELP}help{HELP:#}: {help}\n"));
            }
            self.warn(&text);
        }
        failure.status()
    }
}
