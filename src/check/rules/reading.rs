//! Steps are easy to read.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::load::schema::Text;

/// Words in a sentence that can be followed while moving.
const SENTENCE_WORDS: usize = 15;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, exercise) in view.exercises() {
        let translated = exercise.translations.values().flat_map(|words| &words.steps);
        problems.extend(exercise.steps.iter().chain(translated).filter_map(step));
    }
}

fn step(step: &Text) -> Option<Diagnostic> {
    let sentences = step.split(['.', '!', '?', '。', '؟', '।']);
    let words = sentences.map(|sentence| sentence.split_whitespace().count()).max()?;
    (words > SENTENCE_WORDS).then(|| {
        let message = format!("a sentence of {words} words is hard to follow while moving");
        Diagnostic::note("long-step", message, &step.at)
            .help(format!("make it two steps, or at most {SENTENCE_WORDS} words"))
    })
}
