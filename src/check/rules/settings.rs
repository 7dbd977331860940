//! Guides have content, and their settings do something.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::load::schema::Handout;
use crate::load::schema::handout::{Block, Layout};

/// A diary of more weeks than a treatment runs: a quarter of a year.
const MOST_WEEKS: u8 = 13;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, exercise) in view.exercises() {
        if exercise.steps.is_empty() {
            problems.push(
                Diagnostic::error("empty-guide", "an exercise without steps", &exercise.name.at)
                    .help("say what to do under `steps:`, one short sentence a step"),
            );
        }
    }
    for (_, handout) in view.handouts() {
        problems.extend(without_effect(handout));
        if handout.sections.is_empty() {
            problems.push(
                Diagnostic::error("empty-guide", "a handout without sections", &handout.title.at)
                    .help("add at least one block under `sections:`"),
            );
        }
        for block in &handout.sections {
            problems.extend(block_problem(block));
        }
    }
    for (_, poster) in view.posters() {
        if poster.exercises.is_empty() {
            problems.push(
                Diagnostic::error("empty-guide", "a poster without exercises", &poster.title.at)
                    .help("add at least one id under `exercises:`"),
            );
        }
    }
}

fn without_effect(handout: &Handout) -> Vec<Diagnostic> {
    let layout = handout.layout.as_ref().map_or(Layout::Cards, |layout| layout.value);
    let warn = |key: &str, at, help: &str| {
        let message = format!("`{key}` does nothing with `layout: {}`", layout.id());
        Diagnostic::warning("no-effect", message, at).help(help)
    };
    let columns = handout.columns.as_ref().filter(|_| layout != Layout::Grid);
    let per_page =
        handout.per_page.as_ref().filter(|_| !matches!(layout, Layout::Grid | Layout::List));
    let columns = columns.map(|c| warn("columns", &c.at, "it belongs to `layout: grid`"));
    let per_page = per_page.map(|p| warn("per_page", &p.at, "it belongs to `grid` and `list`"));
    columns.into_iter().chain(per_page).collect()
}

fn block_problem(block: &Block) -> Option<Diagnostic> {
    match block {
        Block::Exercises(group) if group.exercises.is_empty() => Some(
            Diagnostic::error("empty-guide", "a block without exercises", &group.at)
                .help("add at least one id under `exercises:`, or delete the block"),
        ),
        Block::PageBreak(page_break) if !page_break.page_break => Some(
            Diagnostic::error("no-effect", "a page break that is none", &page_break.at)
                .help("write `page_break: true`, or delete the block"),
        ),
        Block::Diary(diary) if diary.diary.weeks.value > MOST_WEEKS => {
            let message = format!("a diary of {} weeks", diary.diary.weeks.value);
            Some(
                Diagnostic::warning("long-diary", message, &diary.diary.weeks.at)
                    .help(format!("at most {MOST_WEEKS} weeks are usual")),
            )
        }
        _ => None,
    }
}
