//! One exercise as a patient gets it.

use crate::diagnostic::Diagnostic;
use crate::load::schema::Text as Written;
use crate::load::schema::exercise::{self as schema, ExerciseWords};
use crate::resolve::document::{CardHeadings, Exercise, Fact, Figure, Icon, Text};
use crate::resolve::markup::{self, Line, lower_first, one_line, sentence, step};
use crate::resolve::message::Value;
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};
use crate::resolve::{dose, icons, pictures};

/// The card of an exercise, one of those picked for the guide. The note is the guide's, in the
/// language it could be had in.
pub(crate) fn card<'a>(
    scene: &Scene<'a>,
    picks: &[Pick<'a>],
    pick: &Pick<'a>,
    note: Option<Said<'_>>,
    problems: &mut Vec<Diagnostic>,
) -> Exercise {
    let exercise = pick.exercise;
    let words = scene.words;
    let mut voice = Voice::new(scene.tag, &exercise.translations);
    let name = voice.say("name", &exercise.name, |w| w.name.as_ref()).plain();
    let card = Exercise {
        id: pick.used.exercise.value.clone(),
        number: pick.number,
        continued: words.around("card.continued", &[("name", Value::Line(&name.inlines))], &name),
        facts: facts(scene, exercise),
        level: (
            icons::dots(exercise.level.value),
            words.term(exercise.level.id(), |terms| terms.levels.get(exercise.level.id())),
        ),
        figures: figures(scene, exercise, &mut voice, problems),
        steps: voice
            .list("steps", &exercise.steps, |w| &w.steps)
            .into_iter()
            .map(|said| step(said.text, said.language, exercise.figures.len(), problems))
            .collect(),
        dose: dose::cells(&pick.dose, words),
        feel: voice
            .maybe("feel", exercise.feel.as_ref(), |w| w.feel.as_ref())
            .map(|said| feel(scene, said)),
        cautions: cautions(scene, exercise, &mut voice),
        tips: tips(scene, picks, exercise, &mut voice, problems),
        note: note.map(|said| from_clinician(scene, said)),
        headings: CardHeadings {
            what_to_do: words.text("card.what_to_do", &[]),
            what_to_notice: words.text("card.what_to_notice", &[]),
            notes: words.text("card.notes", &[]),
        },
        at: Some(pick.used.at.clone()),
        name,
    };
    let what = format!("the exercise `{}`", card.id);
    problems.extend(voice.report(&what, scene.tag, &exercise.at));
    card
}

/// The name of an exercise in the language of the page.
pub(crate) fn name(scene: &Scene<'_>, exercise: &schema::Exercise) -> Text {
    let mut voice = Voice::new(scene.tag, &exercise.translations);
    voice.say("name", &exercise.name, |w| w.name.as_ref()).plain()
}

/// The poster's name, where there is one in the language of the card's name.
pub(crate) fn short_name(
    exercise: &schema::Exercise,
    voice: &Voice<'_, ExerciseWords>,
) -> Option<Text> {
    let text = if voice.find(|w| w.name.as_ref()).is_some() {
        voice.find(|w| w.poster_name.as_ref())?
    } else {
        exercise.poster_name.as_ref()?
    };
    let language =
        voice.find(|w| w.name.as_ref()).is_none().then(|| voice.own_language()).flatten();
    Some(Said { text, language }.plain())
}

fn facts(scene: &Scene<'_>, exercise: &schema::Exercise) -> Vec<Fact> {
    let position = exercise.position.value;
    let position = Fact {
        icon: icons::position(position),
        text: scene.words.term(position.id(), |terms| terms.positions.get(position.id())),
    };
    let equipment = exercise.equipment.iter().map(|id| Fact {
        icon: icons::equipment(&id.value).unwrap_or(Icon::Info),
        text: scene.words.term(&id.value, |terms| Some(&terms.equipment.get(&id.value)?.name)),
    });
    std::iter::once(position).chain(equipment).collect()
}

fn figures<'a>(
    scene: &Scene<'a>,
    exercise: &'a schema::Exercise,
    voice: &mut Voice<'a, ExerciseWords>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Figure> {
    let lettered = exercise.figures.len() > 1;
    let mut figures = Vec::new();
    for ((index, figure), letter) in exercise.figures.iter().enumerate().zip('A'..='Z') {
        let key = |field: &str| format!("figures[{index}].{field}");
        let alt =
            voice.say(&key("alt"), &figure.alt, |w| w.figures.get(index).map(|figure| &figure.alt));
        let caption = voice.maybe(&key("caption"), figure.caption.as_ref(), |w| {
            w.figures.get(index)?.caption.as_ref()
        });
        if let Some(picture) = pictures::figure(scene, figure, problems) {
            figures.push(Figure {
                picture,
                alt: alt.plain(),
                caption: caption.map(Said::plain),
                letter: lettered.then_some(letter),
            });
        }
    }
    figures
}

pub(crate) fn feel(scene: &Scene<'_>, said: Said<'_>) -> Text {
    let mut text = said.plain();
    if scene.words.feel_continues(said.language) {
        text.inlines = markup::words(&lower_first(&text.to_plain()));
    }
    scene.words.around("card.feel", &[], &text)
}

/// *Take care.* with all cautions.
pub(crate) fn care<'a>(
    scene: &Scene<'a>,
    exercise: &'a schema::Exercise,
    voice: &mut Voice<'a, ExerciseWords>,
) -> Option<Text> {
    let care = voice.list("cautions", &exercise.cautions, |w| &w.cautions);
    sentences(&care).map(|text| scene.words.around("card.care", &[], &text))
}

/// *Take care.* with all cautions, then *Stop if* with all reasons.
fn cautions<'a>(
    scene: &Scene<'a>,
    exercise: &'a schema::Exercise,
    voice: &mut Voice<'a, ExerciseWords>,
) -> Vec<Text> {
    let care = care(scene, exercise, voice);
    let stop = voice.list("stop_if", &exercise.stop_if, |w| &w.stop_if);
    let stop = any_of(scene, &stop).map(|text| scene.words.around("card.stop_if", &[], &text));
    care.into_iter().chain(stop).collect()
}

/// *Tip.* with all tips, *Easier.*, *Harder.*
fn tips<'a>(
    scene: &Scene<'a>,
    picks: &[Pick<'a>],
    exercise: &'a schema::Exercise,
    voice: &mut Voice<'a, ExerciseWords>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Text> {
    let tips = voice.list("tips", &exercise.tips, |w| &w.tips);
    let tips = sentences(&tips).map(|text| scene.words.around("card.tip", &[], &text));
    let mut form = |key, message, own: &'a Option<_>, of: fn(&ExerciseWords) -> Option<&_>| {
        let own: &Written = own.as_ref()?;
        let text = if let Some(other) = scene.catalogue.exercise(&own.value) {
            other_exercise(scene, picks, other, &own.value)
        } else if is_id(&own.value) {
            let what = format!("`{key}` names `{}`, which cannot be used", own.value);
            let help = "write words, or the id of an exercise that has no errors";
            problems.push(Diagnostic::warning("unknown-exercise", what, &own.at).help(help));
            return None;
        } else {
            sentences(&[voice.say(key, own, of)])?
        };
        Some(scene.words.around(message, &[], &text))
    };
    let easier = form("easier", "card.easier", &exercise.easier, |w| w.easier.as_ref());
    let harder = form("harder", "card.harder", &exercise.harder, |w| w.harder.as_ref());
    tips.into_iter().chain(easier).chain(harder).collect()
}

/// Where to find an easier or harder exercise: its number when the guide has it.
fn other_exercise(
    scene: &Scene<'_>,
    picks: &[Pick<'_>],
    other: &schema::Exercise,
    id: &str,
) -> Text {
    let name = name(scene, other);
    let line = Value::Line(&name.inlines);
    match picks.iter().find(|pick| pick.used.exercise.value == id) {
        Some(pick) => {
            let number = pick.number.to_string();
            let values = [("number", Value::Words(&number)), ("name", line)];
            scene.words.around("card.see", &values, &name)
        }
        None => scene.words.around("card.see_elsewhere", &[("name", line)], &name),
    }
}

/// Whether a text looks like the id of an exercise: two words or more, joined by hyphens.
fn is_id(text: &str) -> bool {
    text.contains('-')
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn from_clinician(scene: &Scene<'_>, said: Said<'_>) -> Text {
    let text = said.plain();
    match &scene.brand.clinician {
        Some(clinician) => {
            let name = [("name", Value::Words(&clinician.name.value))];
            scene.words.around("card.note_from", &name, &text)
        }
        None => scene.words.around("card.note", &[], &text),
    }
}

/// Several sentences as one line.
fn sentences(said: &[Said<'_>]) -> Option<Text> {
    let first = said.first()?;
    let mut line = Line::default();
    for (index, said) in said.iter().enumerate() {
        line.push(if index > 0 { " " } else { "" }, false);
        line.push(&sentence(&one_line(&said.text.value)), false);
    }
    Some(Text { inlines: line.finish(), ..first.plain() })
}

/// Several endings of *Stop if …* as one sentence: *you feel dizzy, or your arm tingles.*
fn any_of(scene: &Scene<'_>, said: &[Said<'_>]) -> Option<Text> {
    let first = said.first()?;
    let endings: Vec<String> = said
        .iter()
        .map(|said| one_line(&said.text.value).trim_end_matches('.').to_owned())
        .collect();
    let joined = sentence(&scene.words.any_of(&endings, first.language));
    Some(Text { inlines: markup::words(&joined), ..first.plain() })
}
