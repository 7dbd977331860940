//! The command line: reads arguments, runs the stages, writes files, says what happened.
//!
//! Only here do messages reach a terminal and files reach the disk.

mod args;
mod build;
mod check;
mod console;
mod date;
mod failure;
mod figure;
mod init;
mod list;
mod logo;
mod manual;
mod new;
mod output;
mod people;
mod plan;
mod press;
mod printing;
mod progress;
mod report;
mod schema;
mod sheet;
mod template;
mod workspace;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use console::Console;
use failure::Failure;
use std::process::ExitCode;

/// Runs the command the arguments ask for; see [`Failure`] for what each exit status means.
pub(crate) fn run() -> ExitCode {
    let args = Args::parse();
    let console = Console::new(&args.global);
    match dispatch(args, &console) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => console.fail(&failure),
    }
}

fn dispatch(args: Args, console: &Console) -> Result<(), Failure> {
    let directory = args.global.directory.as_path();
    match args.command {
        Command::Build(options) => build::run(directory, &options, console),
        Command::Check(options) => check::run(directory, &options, console),
        Command::Init(options) => init::run(directory, &options, console),
        Command::New(options) => new::run(directory, &options, console),
        Command::List(options) => list::run(directory, &options, console),
        Command::Figure(options) => figure::run(directory, &options, console),
        Command::Schema { kind } => schema::run(kind, console),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Args::command(), "carepress", &mut script);
            console.bytes(&script)
        }
        Command::Man { out } => manual::run(directory, out.as_deref(), console),
    }
}
