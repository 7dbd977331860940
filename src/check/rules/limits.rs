//! What a poster prints fits its panel.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::load::schema::Text;
use crate::load::schema::exercise::Figure;

/// Words and letters a cue may have, spaces included: what reads at arm's length in two lines.
const CUE_WORDS: usize = 12;
const CUE_LETTERS: usize = 50;
/// Words that point at parts of one figure.
const LABELS: usize = 4;
/// Letters of a name in a poster's panel, spaces included.
const NAME_LETTERS: usize = 16;
/// Letters of a caution at the foot of a poster, spaces included.
const CAUTION_LETTERS: usize = 60;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, exercise) in view.exercises() {
        problems.extend(cue(exercise.cue.as_ref()));
        problems.extend(name(&exercise.name, exercise.poster_name.as_ref()));
        problems.extend(exercise.figures.iter().filter_map(labels));
        problems.extend(cautions(&exercise.cautions, &exercise.poster_cautions));
        for words in exercise.translations.values() {
            problems.extend(cue(words.cue.as_ref()));
            // Without a translated name, the name that is printed is the one above.
            let named = words.name.as_ref().unwrap_or(&exercise.name);
            problems.extend(name(named, words.poster_name.as_ref()));
            problems.extend(words.poster_cautions.iter().filter_map(caution));
        }
    }
    let uses = view.posters().flat_map(|(_, poster)| &poster.exercises);
    for usage in uses {
        let exercise = view.project.exercises.get(usage.exercise.as_str());
        if exercise.is_some_and(|exercise| exercise.cue.is_none()) {
            let message = format!("`{}` has no cue to print on a poster", usage.exercise.value);
            problems.push(
                Diagnostic::warning("no-cue", message, &usage.exercise.at)
                    .help("add `cue:` to the exercise: one line, at most 12 words"),
            );
        }
    }
}

fn cue(cue: Option<&Text>) -> Option<Diagnostic> {
    let cue = cue?;
    let (words, letters) = (cue.split_whitespace().count(), cue.chars().count());
    (words > CUE_WORDS || letters > CUE_LETTERS).then(|| {
        let message = format!("the cue has {words} words and {letters} letters");
        Diagnostic::error("too-long", message, &cue.at)
            .help(format!("at most {CUE_WORDS} words and {CUE_LETTERS} letters fit a poster"))
    })
}

fn labels(figure: &Figure) -> Option<Diagnostic> {
    let over = figure.labels.get(LABELS)?;
    let message = format!("a figure with {} labels", figure.labels.len());
    Some(
        Diagnostic::error("too-many", message, &over.at)
            .help(format!("keep the {LABELS} that matter most")),
    )
}

/// A caution left out of the short ones would be missing from posters.
fn cautions(all: &[Text], short: &[Text]) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = short.iter().filter_map(caution).collect();
    if let Some(first) = short.first()
        && short.len() != all.len()
    {
        let (few, many) = (short.len(), all.len());
        let message = format!("{few} `poster_cautions` for {many} `cautions`");
        let help = "write one for each, in the same order, so that posters leave none out";
        problems.push(Diagnostic::error("count-differs", message, &first.at).help(help));
    }
    problems
}

fn caution(caution: &Text) -> Option<Diagnostic> {
    let letters = caution.chars().count();
    (letters > CAUTION_LETTERS).then(|| {
        let message = format!("the poster caution has {letters} letters");
        Diagnostic::error("too-long", message, &caution.at)
            .help(format!("at most {CAUTION_LETTERS} letters fit a poster"))
    })
}

fn name(name: &Text, poster_name: Option<&Text>) -> Option<Diagnostic> {
    let printed = poster_name.unwrap_or(name);
    let letters = printed.chars().count();
    if letters <= NAME_LETTERS {
        return None;
    }
    let help = format!("at most {NAME_LETTERS} letters fit a poster");
    Some(match poster_name {
        Some(_) => {
            let message = format!("the poster name has {letters} letters");
            Diagnostic::error("too-long", message, &printed.at).help(help)
        }
        None => {
            let message = format!("the name has {letters} letters, and there is no poster name");
            Diagnostic::warning("no-poster-name", message, &printed.at)
                .help(format!("add `poster_name:`; {help}"))
        }
    })
}
