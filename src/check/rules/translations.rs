//! Translations have the words their originals have.

mod comparison;

use crate::check::catalogue::chain;
use crate::check::view::{View, means_exercise};
use crate::diagnostic::{Diagnostic, Place};
use crate::load::schema::brand::BrandWords;
use crate::load::schema::exercise::ExerciseWords;
use crate::load::schema::handout::{Block, BlockWords, ExerciseUse, HandoutWords};
use crate::load::schema::poster::PosterWords;
use crate::load::schema::shared::{Reference, ReferenceWords};
use crate::load::schema::{Brand, Exercise, Handout, Poster, SafetyAdditions, Text};
use comparison::Comparison;
use icu_locale_core::LanguageIdentifier;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, original) in view.exercises() {
        for (tag, words) in &original.translations {
            problems.extend(language(view, tag, &words.at));
            problems.extend(exercise(view, tag, original, words));
        }
    }
    for (_, original) in view.handouts() {
        for (tag, words) in &original.translations {
            problems.extend(language(view, tag, &words.at));
            problems.extend(handout(tag, original, words));
            problems.extend(untranslated_exercises(view, tag, original.exercises()));
        }
    }
    for (_, original) in view.posters() {
        for (tag, words) in &original.translations {
            problems.extend(language(view, tag, &words.at));
            problems.extend(poster(tag, original, words));
            problems.extend(untranslated_exercises(view, tag, original.exercises.iter()));
        }
    }
    for (_, original) in view.brands() {
        for (tag, words) in &original.translations {
            problems.extend(language(view, tag, &words.at));
            problems.extend(brand(tag, original, words));
        }
    }
}

/// A translation is into a language, and the tool speaks it too.
fn language(view: &View<'_>, tag: &str, at: &Place) -> Option<Diagnostic> {
    if tag.parse::<LanguageIdentifier>().is_err() {
        let message = format!("`{tag}` is no language tag");
        return Some(Diagnostic::error("bad-language", message, at).help("write es, fr or pt-BR"));
    }
    // The last of the chain is English, which stands in for any language.
    let mut near: Vec<String> = chain(tag).collect();
    near.pop();
    let spoken = near.iter().any(|tag| view.project.locales.contains_key(tag));
    (!spoken).then(|| {
        let message = format!("there is no locale `{tag}`: labels are printed in English");
        Diagnostic::warning("no-locale", message, at)
            .help(format!("add guides/locales/{tag}.yaml, with the keys of en.yaml"))
    })
}

fn exercise(
    view: &View<'_>,
    tag: &str,
    original: &Exercise,
    words: &ExerciseWords,
) -> Vec<Diagnostic> {
    // The name of another exercise is translated where that exercise is.
    let sentence = |link: &'_ Option<Text>| -> Option<Text> {
        link.clone().filter(|text| !means_exercise(view.project, text))
    };
    let mut compare = Comparison::new(tag, &words.at);
    compare.text("name", Some(&original.name), words.name.as_ref());
    compare.text("summary", original.summary.as_ref(), words.summary.as_ref());
    compare.list("steps", &original.steps, &words.steps);
    compare.text("feel", original.feel.as_ref(), words.feel.as_ref());
    compare.list("tips", &original.tips, &words.tips);
    compare.list("cautions", &original.cautions, &words.cautions);
    compare.list("stop_if", &original.stop_if, &words.stop_if);
    compare.text("easier", sentence(&original.easier).as_ref(), words.easier.as_ref());
    compare.text("harder", sentence(&original.harder).as_ref(), words.harder.as_ref());
    compare.text("cue", original.cue.as_ref(), words.cue.as_ref());
    compare.list("poster_cautions", &original.poster_cautions, &words.poster_cautions);
    let first = words.figures.first().map(|figure| &figure.at);
    compare.count("figures", original.figures.len(), words.figures.len(), first);
    for (figure, words) in original.figures.iter().zip(&words.figures) {
        compare.text("caption", figure.caption.as_ref(), words.caption.as_ref());
        let first = words.labels.first().map(|text| &text.at);
        compare.count("labels", figure.labels.len(), words.labels.len(), first);
    }
    sources(&mut compare, &original.sources, &words.sources);
    compare.finish()
}

/// The title of a published page may stay in its own language: no translation is not a fault.
fn sources(compare: &mut Comparison<'_>, original: &[Reference], words: &[ReferenceWords]) {
    if let Some(first) = words.first() {
        compare.count("sources", original.len(), words.len(), Some(&first.title.at));
    }
}

fn handout(tag: &str, original: &Handout, words: &HandoutWords) -> Vec<Diagnostic> {
    let mut compare = Comparison::new(tag, &words.at);
    compare.text("title", Some(&original.title), words.title.as_ref());
    compare.text("purpose", original.purpose.as_ref(), words.purpose.as_ref());
    safety(&mut compare, original.safety.as_ref(), words.safety.as_ref());
    sources(&mut compare, &original.sources, &words.sources);
    let first = words.sections.first().map(|block| &block.at);
    compare.count("sections", original.sections.len(), words.sections.len(), first);
    if original.sections.len() == words.sections.len() {
        for (block, words) in original.sections.iter().zip(&words.sections) {
            compare.within(&words.at, |compare| section(compare, block, words));
        }
    }
    compare.finish()
}

fn section(compare: &mut Comparison<'_>, original: &Block, words: &BlockWords) {
    let (heading, text) = match original {
        Block::Prose(prose) => (prose.heading.as_ref(), Some(&prose.text)),
        Block::Callout(callout) => (callout.heading.as_ref(), Some(&callout.text)),
        Block::Exercises(group) => (group.heading.as_ref(), None),
        Block::Diary(_) | Block::PageBreak(_) => (None, None),
    };
    compare.text("heading", heading, words.heading.as_ref());
    compare.text("text", text, words.text.as_ref());
    let uses = match original {
        Block::Exercises(group) => group.exercises.as_slice(),
        _ => &[],
    };
    let mut known = Vec::new();
    for usage in uses.iter().filter(|usage| usage.note.is_some()) {
        let id = usage.exercise.as_str();
        known.push(id);
        compare.text("notes", usage.note.as_ref(), words.notes.get(id));
    }
    for (id, note) in words.notes.iter().filter(|(id, _)| !known.contains(&id.as_str())) {
        compare.unknown_note(id, note, &known);
    }
}

fn poster(tag: &str, original: &Poster, words: &PosterWords) -> Vec<Diagnostic> {
    let mut compare = Comparison::new(tag, &words.at);
    compare.text("title", Some(&original.title), words.title.as_ref());
    compare.text("purpose", original.purpose.as_ref(), words.purpose.as_ref());
    safety(&mut compare, original.safety.as_ref(), words.safety.as_ref());
    compare.finish()
}

fn safety(
    compare: &mut Comparison<'_>,
    original: Option<&SafetyAdditions>,
    words: Option<&SafetyAdditions>,
) {
    let lines = |safety: Option<&SafetyAdditions>, part: fn(&SafetyAdditions) -> &Vec<Text>| {
        safety.map(part).cloned().unwrap_or_default()
    };
    for (key, part) in [
        ("emergency", (|safety| &safety.emergency) as fn(&SafetyAdditions) -> &Vec<Text>),
        ("stop", |safety| &safety.stop),
    ] {
        compare.list(key, &lines(original, part), &lines(words, part));
    }
}

fn brand(tag: &str, original: &Brand, words: &BrandWords) -> Vec<Diagnostic> {
    let contact = original.contact.as_ref();
    let notices = original.notices.as_ref();
    let mut compare = Comparison::new(tag, &words.at);
    compare.text("tagline", original.tagline.as_ref(), words.tagline.as_ref());
    compare.text("hours", contact.and_then(|c| c.hours.as_ref()), words.hours.as_ref());
    let label = original.booking.as_ref().and_then(|booking| booking.label.as_ref());
    compare.text("booking_label", label, words.booking_label.as_ref());
    let role = original.clinician.as_ref().and_then(|clinician| clinician.role.as_ref());
    compare.text("clinician_role", role, words.clinician_role.as_ref());
    let disclaimer = notices.and_then(|notices| notices.disclaimer.as_ref());
    compare.text("disclaimer", disclaimer, words.disclaimer.as_ref());
    let access = notices.and_then(|notices| notices.language_access.as_ref());
    compare.text("language_access", access, words.language_access.as_ref());
    let large_print = notices.and_then(|notices| notices.large_print.as_ref());
    compare.text("large_print", large_print, words.large_print.as_ref());
    compare.finish()
}

/// Exercises of a translated guide that are not.
fn untranslated_exercises<'u>(
    view: &View<'_>,
    tag: &str,
    uses: impl Iterator<Item = &'u ExerciseUse>,
) -> Vec<Diagnostic> {
    let untranslated = uses.filter(|usage| {
        let exercise = view.project.exercises.get(usage.exercise.as_str());
        exercise.is_some_and(|exercise| {
            !chain(tag).any(|near| exercise.translations.contains_key(&near))
        })
    });
    untranslated
        .map(|usage| {
            let id = &usage.exercise.value;
            let message = format!("this guide speaks `{tag}`, and `{id}` does not");
            Diagnostic::warning("missing-translation", message, &usage.exercise.at)
                .help(format!("add `translations: {{{tag}: …}}` to the exercise"))
        })
        .collect()
}
