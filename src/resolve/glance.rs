//! The routine in a few numbers.

use crate::load::schema::dose::{Count, Dose};
use crate::resolve::document::{Glance, GlanceFact, Icon, Need, Phrase};
use crate::resolve::icons;
use crate::resolve::minutes::{exercise_seconds, routine_seconds, whole_minutes};
use crate::resolve::scene::{Pick, Scene};

/// The routine in a few numbers; nothing for a guide without exercises.
pub(crate) fn glance(scene: &Scene<'_>, picks: &[Pick<'_>]) -> Option<Glance> {
    if picks.is_empty() {
        return None;
    }
    let words = scene.words;
    let one = |n: u16| Count { from: n, to: n };
    let exercises = u16::try_from(picks.len()).unwrap_or(u16::MAX);
    let seconds: Vec<f64> = picks.iter().map(seconds).collect();
    let minutes = whole_minutes(routine_seconds(&seconds));
    let facts = [
        (Icon::Moves, vec![words.count("glance.exercises", one(exercises))]),
        (Icon::Clock, vec![words.count("glance.minutes", one(minutes))]),
        (Icon::Calendar, how_often(scene, picks)),
    ];
    let fact = |(icon, phrases): (Icon, Vec<Phrase>)| {
        let mut phrases = phrases.into_iter();
        Some(GlanceFact { icon, phrase: phrases.next()?, more: phrases.collect() })
    };
    Some(Glance {
        facts: facts.into_iter().filter_map(fact).collect(),
        need_label: words.text("glance.need", &[]),
        needs: needs(scene, picks),
    })
}

/// The exercise's own minutes, unless the guide changes its dose.
pub(crate) fn seconds(pick: &Pick<'_>) -> f64 {
    match &pick.exercise.minutes {
        Some(minutes) if pick.used.dose.is_none() && pick.used.sides.is_none() => {
            f64::from(minutes.value) * 60.0
        }
        _ => exercise_seconds(&pick.dose),
    }
}

/// Times a day and days a week, as far as every exercise says so: a number that only some of them
/// have would be a dose nobody gave for the others. Otherwise a line for the clinician to write on,
/// as in the doses.
fn how_often(scene: &Scene<'_>, picks: &[Pick<'_>]) -> Vec<Phrase> {
    let per_day = span(picks, |dose| dose.per_day.as_ref().map(|count| count.value));
    let days = span(picks, |dose| dose.days_per_week.as_ref().map(|count| count.value));
    let phrases = [("glance.per_day", per_day), ("glance.days_per_week", days)]
        .into_iter()
        .filter_map(|(key, count)| Some(scene.words.count(key, count?)));
    let phrases: Vec<Phrase> = phrases.collect();
    if phrases.is_empty() { vec![scene.words.left_open("glance.per_day")] } else { phrases }
}

/// From the least to the most of all doses, when every one has a value.
fn span(picks: &[Pick<'_>], of: impl Fn(&Dose) -> Option<Count>) -> Option<Count> {
    let counts: Option<Vec<Count>> = picks.iter().map(|pick| of(&pick.dose)).collect();
    let counts = counts?;
    Some(Count {
        from: counts.iter().map(|count| count.from).min()?,
        to: counts.iter().map(|count| count.to).max()?,
    })
}

/// What to have ready, each thing once, in the order it is first used.
fn needs(scene: &Scene<'_>, picks: &[Pick<'_>]) -> Vec<Need> {
    let mut ids: Vec<&str> = Vec::new();
    for id in picks.iter().flat_map(|pick| &pick.exercise.equipment) {
        if !ids.contains(&id.value.as_str()) {
            ids.push(&id.value);
        }
    }
    if ids.is_empty() {
        return vec![Need { icon: None, text: scene.words.text("glance.need_nothing", &[]) }];
    }
    let need = |id: &str| Need {
        icon: icons::equipment(id),
        text: scene.words.term(id, |terms| Some(&terms.equipment.get(id)?.need)),
    };
    ids.into_iter().map(need).collect()
}
