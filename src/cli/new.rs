//! `carepress new`: one more file, from a template.

use super::args::{NewArgs, NewKind};
use super::console::Console;
use super::failure::Failure;
use super::output::{Existing, Output, write_all};
use super::template::{fill, quote, shorten, slug, title};
use super::workspace::Workspace;
use carepress::load::schema::Kind;
use carepress::source::{Library, Source};
use std::path::Path;

/// The longest name a poster has room for, in letters.
const POSTER_NAME: usize = 16;

/// Writes a file from the template of its kind; never over one that is there.
pub(crate) fn run(directory: &Path, args: &NewArgs, console: &Console) -> Result<(), Failure> {
    let workspace = Workspace::open(directory)?;
    let id = args.id.clone().unwrap_or_else(|| slug(&args.name));
    if id.is_empty() || id != slug(&id) {
        let wrong = args.id.as_ref().unwrap_or(&args.name);
        return Err(Failure::command(format!("cannot make a file name from `{wrong}`"))
            .help("add --id with small letters, digits and dashes, such as --id wall-slide"));
    }
    let kind = match args.kind {
        NewKind::Exercise => Kind::Exercise,
        NewKind::Handout => Kind::Handout,
        NewKind::Poster => Kind::Poster,
        NewKind::Brand => Kind::Brand,
    };
    let path = kind.path(&id);
    let twin = match kind {
        Kind::Handout => Some(Kind::Poster.path(&id)),
        Kind::Poster => Some(Kind::Handout.path(&id)),
        _ => None,
    };
    if let Some(twin) = twin.filter(|twin| workspace.source.read(twin).is_ok()) {
        let twin = workspace.shown(&twin);
        return Err(Failure::command(format!("{twin} has the same id, and `build` goes by ids"))
            .help("choose another name, or another --id"));
    }
    let target = workspace.at(Path::new(&path));
    let bytes = text(args.kind, &title(&args.name), &id).into_bytes();
    write_all(&[Output { path: target.clone(), bytes }], Existing::Keep)?;

    console.tell(&format!("wrote {}", target.display()))?;
    if Library.read(&path).is_ok() {
        console.tell("It takes the place of the library's file of the same name.")?;
    }
    let next = match args.kind {
        NewKind::Exercise => format!("name it in a handout: `- {id}` under `exercises:`"),
        NewKind::Handout | NewKind::Poster => format!("carepress build {id}"),
        NewKind::Brand => format!("carepress build --brand {id}"),
    };
    console.tell(&format!("next: edit it, then {next}"))
}

fn text(kind: NewKind, name: &str, id: &str) -> String {
    let short = shorten(name, POSTER_NAME);
    let values = [("name", &*quote(name)), ("id", id), ("poster_name", &*quote(&short))];
    match kind {
        NewKind::Exercise => fill(include_str!("templates/exercise.yaml"), &values),
        NewKind::Handout => fill(include_str!("templates/handout.yaml"), &values),
        NewKind::Poster => fill(include_str!("templates/poster.yaml"), &values),
        NewKind::Brand => super::init::brand(&super::init::Brand::named(name)),
    }
}
