//! What a poster is made to be holds the exercises it has, and its settings do something.

use crate::check::view::View;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::schema::Poster;
use crate::load::schema::poster::{Design, Format};

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, poster) in view.posters() {
        problems.extend(crowded(poster));
        problems.extend(mismatched(poster));
        problems.extend(without_effect(poster));
    }
}

fn design(poster: &Poster) -> Design {
    poster.design.as_ref().map_or(Design::Panels, |design| design.value)
}

fn format(poster: &Poster) -> Format {
    poster.format.as_ref().map_or(Format::Wall, |format| format.value)
}

/// Whether it is folded or cut, with an arrangement of its own.
fn is_object(format: Format) -> bool {
    matches!(format, Format::Tent | Format::Strip | Format::Card)
}

/// How many exercises it has room for, and what it then is called.
fn room(poster: &Poster) -> (usize, String) {
    let (design, format) = (design(poster), format(poster));
    match format {
        Format::Tent | Format::Strip => (6, format!("`format: {}`", format.id())),
        Format::Card => (3, "`format: card`".to_owned()),
        _ if design == Design::Focus => (1, "`design: focus`".to_owned()),
        _ => (12, "a poster".to_owned()),
    }
}

fn crowded(poster: &Poster) -> Option<Diagnostic> {
    let (most, what) = room(poster);
    let count = poster.exercises.len();
    let first_over = poster.exercises.get(most)?;
    let message = format!("{count} exercises, and {what} has room for {most}");
    let help = match format(poster) {
        Format::Wall | Format::Desk | Format::Hand if most == 1 => {
            "show one exercise, or use `design: panels`"
        }
        _ => "take some out, or make two posters",
    };
    Some(Diagnostic::error("too-many", message, &first_over.at).help(help))
}

fn mismatched(poster: &Poster) -> Option<Diagnostic> {
    let (design, format) = (design(poster), format(poster));
    let written = poster.design.as_ref()?;
    (is_object(format) && design != Design::Panels).then(|| {
        let message = format!("`design: {}` cannot be a {}", design.id(), format.id());
        let help = format!("leave `design` out, or leave `format: {}` out", format.id());
        Diagnostic::error("bad-combination", message, &written.at).help(help)
    })
}

fn without_effect(poster: &Poster) -> Vec<Diagnostic> {
    let format = format(poster);
    let warn = |key: &str, what: String, at: &Place| {
        let message = format!("`{key}` does nothing with {what}");
        Diagnostic::warning("no-effect", message, at).help("take it out")
    };
    let mut problems = Vec::new();
    let object = is_object(format).then(|| format!("`format: {}`", format.id()));
    let lone = (design(poster) == Design::Focus).then(|| "`design: focus`".to_owned());
    if let (Some(columns), Some(what)) = (&poster.columns, object.clone().or(lone)) {
        problems.push(warn("columns", what, &columns.at));
    }
    if let (Some(orientation), Some(what)) = (&poster.orientation, object) {
        problems.push(warn("orientation", what, &orientation.at));
    }
    if let (Some(paper), Format::Card) = (&poster.paper, format) {
        problems.push(warn("paper", "`format: card`".to_owned(), &paper.at));
    }
    problems
}
