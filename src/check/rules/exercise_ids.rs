//! Every exercise that is named has a file.

use crate::check::view::{View, means_exercise};
use crate::diagnostic::{Diagnostic, Place};
use crate::load::decode::did_you_mean;
use crate::load::schema::Text;
use crate::load::schema::handout::ExerciseUse;
use crate::load::{Kind, Project};

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for guide in view.guides() {
        for usage in guide.uses {
            if !view.knows_exercise(&usage.exercise) {
                problems.push(unknown(
                    view,
                    &usage.exercise,
                    "`carepress list exercises` shows them all",
                ));
            }
        }
        if view.project.handouts.contains_key(guide.id)
            && view.project.posters.contains_key(guide.id)
        {
            let message = format!("`{}` is a handout and a poster", guide.id);
            let at = Place::start_of(guide.file.clone());
            problems.push(
                Diagnostic::error("duplicate-id", message, &at).help("rename one of the two files"),
            );
        }
    }
    for (_, exercise) in view.exercises() {
        for link in [&exercise.easier, &exercise.harder].into_iter().flatten() {
            if means_exercise(view.project, link) && !view.knows_exercise(link) {
                problems.push(unknown(
                    view,
                    link,
                    "write a sentence if you do not mean an exercise",
                ));
            }
        }
    }
}

fn unknown(view: &View<'_>, id: &Text, otherwise: &str) -> Diagnostic {
    let help = did_you_mean(id, view.project.exercises.keys().map(String::as_str));
    Diagnostic::error("unknown-exercise", format!("there is no exercise `{}`", id.value), &id.at)
        .help(help.unwrap_or_else(|| otherwise.to_owned()))
}

/// Uses of exercises whose own files have errors, in files that have none so far.
pub(in crate::check) fn failed_uses(project: &Project) -> Vec<Diagnostic> {
    let failed = |kind, id: &String| project.failed.contains(&(kind, id.clone()));
    let handouts = project.handouts.iter().filter(|(id, _)| !failed(Kind::Handout, id));
    let posters = project.posters.iter().filter(|(id, _)| !failed(Kind::Poster, id));
    let exercises = project.exercises.iter().filter(|(id, _)| !failed(Kind::Exercise, id));
    let ids = |usage: &'_ ExerciseUse| usage.exercise.clone();
    let used = handouts
        .flat_map(|(_, handout)| handout.exercises().map(ids))
        .chain(posters.flat_map(|(_, poster)| poster.exercises.iter().map(ids)))
        .chain(exercises.flat_map(|(_, exercise)| {
            [&exercise.easier, &exercise.harder].into_iter().flatten().cloned()
        }));
    used.filter(|id| failed(Kind::Exercise, &id.value))
        .map(|id| {
            let message = format!("`{}` cannot be used: its own file has errors", id.value);
            Diagnostic::error("failed-exercise", message, &id.at)
                .help(format!("mend {} first", Kind::Exercise.path(&id)))
        })
        .collect()
}
