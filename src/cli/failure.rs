//! Why a command stopped, and the exit status that says so.

use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

/// Why a command stopped.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The content has errors; they have been reported already. Exit status 1.
    Content,
    /// The command cannot be carried out as given, or the disk refuses. Exit status 2.
    Command {
        /// What went wrong, in one phrase.
        message: String,
        /// What to do instead.
        help: Option<String>,
    },
    /// Whoever read our output has gone, as in `carepress list exercises | head`: no failure.
    ReaderGone,
}

impl Failure {
    /// The command cannot be carried out as given.
    pub(crate) fn command(message: impl Into<String>) -> Failure {
        Failure::Command { message: message.into(), help: None }
    }

    /// The disk refuses: "cannot write dist/a.pdf: permission denied".
    pub(crate) fn disk(verb: &str, path: &Path, error: &std::io::Error) -> Failure {
        let failure =
            Failure::command(format!("cannot {verb} {}: {}", path.display(), error.kind()));
        if verb == "read" {
            return failure;
        }
        match error.kind() {
            ErrorKind::PermissionDenied => failure
                .help("choose another folder with --out, or ask for the right to write there"),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                failure.help("make room on the disk, or choose another folder with --out")
            }
            ErrorKind::ReadOnlyFilesystem => failure.help("choose another folder with --out"),
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                failure.help("there is a file in its place: choose another folder with --out")
            }
            _ => failure,
        }
    }

    /// Adds what to do instead.
    pub(crate) fn help(self, help: impl Into<String>) -> Failure {
        match self {
            Failure::Command { message, .. } => {
                Failure::Command { message, help: Some(help.into()) }
            }
            other => other,
        }
    }

    /// The exit status of the process.
    pub(crate) fn status(&self) -> ExitCode {
        match self {
            Failure::ReaderGone => ExitCode::SUCCESS,
            Failure::Content => ExitCode::from(1),
            Failure::Command { .. } => ExitCode::from(2),
        }
    }
}
