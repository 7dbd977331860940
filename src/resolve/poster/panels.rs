//! The exercises of a poster, each by figure, name, cue and dose.

use crate::diagnostic::{Diagnostic, Spanned};
use crate::load::schema::dose::{Count, Dose, Hold, Reps, Span, TimeUnit};
use crate::load::schema::exercise::{self as schema, ExerciseWords, Position};
use crate::load::schema::values::Spot;
use crate::picture::Picture;
use crate::resolve::document::{
    Figure, Icon, Inline, Label, Panel, Phrase, Quantity, Text, Variant,
};
use crate::resolve::dose::{each_side, poster_lines};
use crate::resolve::exercise::{care, feel, short_name};
use crate::resolve::glance::seconds;
use crate::resolve::markup::step;
use crate::resolve::message::phrase;
use crate::resolve::minutes::{BETWEEN_EXERCISES, whole_minutes};
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};
use crate::resolve::{icons, pictures};

/// The panel of an exercise. `days` says whether it carries its own times a day and days a week;
/// `large` whether it has the poster to itself.
pub(super) fn panel<'a>(
    scene: &Scene<'a>,
    pick: &Pick<'a>,
    days: bool,
    large: bool,
    problems: &mut Vec<Diagnostic>,
) -> Panel {
    let exercise = pick.exercise;
    let mut voice = Voice::new(scene.tag, &exercise.translations);
    let full = voice.say("name", &exercise.name, |w| w.name.as_ref()).plain();
    let short = short_name(exercise, &voice).filter(|_| !large);
    let cue = voice.maybe("cue", exercise.cue.as_ref(), |w| w.cue.as_ref()).map(Said::plain);
    let shown = figure(scene, exercise, &mut voice, problems);
    let (figure, own) = shown.map_or((None, None), |(figure, index)| (Some(figure), Some(index)));
    let labels = own.filter(|_| large).map(|index| labels(exercise, index, &mut voice));
    let (mut steps, mut notices) = (Vec::new(), Vec::new());
    if large {
        let said = voice.list("steps", &exercise.steps, |w| &w.steps).into_iter();
        steps = said
            .map(|said| step(said.text, said.language, exercise.figures.len(), problems))
            .map(without_marks)
            .collect();
        let felt = voice.maybe("feel", exercise.feel.as_ref(), |w| w.feel.as_ref());
        notices.extend(felt.map(|said| (Icon::Feel, feel(scene, said))));
        // Reasons to stop stand at the foot, in the largest letters of its lines.
        notices.extend(care(scene, exercise, &mut voice).map(|text| (Icon::Warning, text)));
    }
    let id = pick.used.exercise.value.clone();
    problems.extend(voice.report(&format!("the exercise `{id}`"), scene.tag, &exercise.at));
    let position = exercise.position.value;
    Panel {
        id,
        number: pick.number,
        name: short.unwrap_or(full),
        cue,
        figure,
        labels: labels.unwrap_or_default(),
        position: icons::position(position),
        on_floor: !matches!(position, Position::Sitting | Position::Standing),
        dose: dose(scene, &pick.dose, days),
        seconds: seconds(pick) + BETWEEN_EXERCISES,
        done: Quantity::default(),
        steps,
        notices,
        at: Some(pick.used.at.clone()),
    }
}

/// The figure that shows the move, and which it is: the last with an arrow or a glow, else the last
/// of all.
fn figure<'a>(
    scene: &Scene<'a>,
    exercise: &'a schema::Exercise,
    voice: &mut Voice<'a, ExerciseWords>,
    problems: &mut Vec<Diagnostic>,
) -> Option<(Figure, usize)> {
    let read = |index: usize, problems: &mut Vec<Diagnostic>| {
        let picture = pictures::figure(scene, exercise.figures.get(index)?, problems)?;
        Some((index, picture))
    };
    let last = exercise.figures.len().checked_sub(1)?;
    let mut shown = read(last, problems)?;
    for index in (0..last).rev() {
        if has_signs(&shown.1) || !matches!(shown.1, Picture::Vector(_)) {
            break;
        }
        match read(index, problems) {
            Some(earlier) if has_signs(&earlier.1) => shown = earlier,
            _ => {}
        }
    }
    let (index, picture) = shown;
    let own = exercise.figures.get(index)?;
    let key = format!("figures[{index}].alt");
    let alt = voice.say(&key, &own.alt, |w| w.figures.get(index).map(|figure| &figure.alt));
    Some((Figure { picture, alt: alt.plain(), caption: None, letter: None }, index))
}

/// Words that point at parts of a figure.
fn labels<'a>(
    exercise: &'a schema::Exercise,
    index: usize,
    voice: &mut Voice<'a, ExerciseWords>,
) -> Vec<Label> {
    let Some(figure) = exercise.figures.get(index) else { return Vec::new() };
    let mirrored = figure.mirror.as_ref().is_some_and(|mirror| mirror.value);
    let label = |(place, label): (usize, &'a schema::Label)| {
        let key = format!("figures[{index}].labels[{place}]");
        let said = voice.say(&key, &label.text, |w| w.figures.get(index)?.labels.get(place));
        let Spot { across, down } = label.spot;
        let across = if mirrored { 1.0 - across } else { across };
        Label { spot: (across, down), text: said.plain() }
    };
    figure.labels.iter().enumerate().map(label).collect()
}

fn has_signs(picture: &Picture) -> bool {
    matches!(picture, Picture::Vector(drawing) if drawing.signs)
}

/// A step without the letters of figures: a poster shows one.
fn without_marks(mut text: Text) -> Text {
    text.inlines.retain(|inline| !matches!(inline, Inline::Mark(_)));
    if let Some(Inline::Plain(words) | Inline::Bold(words)) = text.inlines.last_mut() {
        words.truncate(words.trim_end().len());
    }
    text
}

/// A dose in lines, number first.
fn dose(scene: &Scene<'_>, dose: &Dose, days: bool) -> Vec<Quantity> {
    let words = scene.words;
    let mut own = dose.clone();
    if !days {
        (own.per_day, own.days_per_week) = (None, None);
    }
    let mut lines: Vec<Quantity> = poster_lines(&own, words).into_iter().map(quantity).collect();
    for (full, short, hold) in wordings(scene, dose) {
        let full = quantity(full);
        for line in lines.iter_mut().filter(|line| line.words == full.words) {
            line.hold = hold;
            (line.lead, line.short) = match line.number.is_empty() {
                // Where words stand before the number, the number is one of them.
                true => (String::new(), whole(&short)),
                false => (short.before.clone(), short.after.clone()),
            };
        }
    }
    lines
}

/// Parts of a dose that can be said in fewer words: in full, in short, and whether it is a hold.
fn wordings(scene: &Scene<'_>, dose: &Dose) -> Vec<(Phrase, Phrase, bool)> {
    let words = scene.words;
    let counts = |[full, short]: [&str; 2], n: Count, hold: bool| {
        (words.count(full, n), words.count(short, n), hold)
    };
    let phrases =
        |[full, short]: [&str; 2], hold: bool| (words.phrase(full), words.phrase(short), hold);
    let duration = dose.duration.as_ref().map(|duration| match duration.value {
        Span { count: n, unit: TimeUnit::Seconds } => {
            counts(["poster.seconds", "poster.seconds_short"], n, false)
        }
        Span { count: n, unit: TimeUnit::Minutes } => {
            counts(["poster.minutes", "poster.minutes_short"], n, false)
        }
    });
    let hold = dose.hold.as_ref().map(|hold| match hold.value {
        Hold::Time(Span { count: n, unit: TimeUnit::Seconds }) => {
            counts(["poster.hold_seconds", "poster.hold_seconds_short"], n, true)
        }
        Hold::Time(Span { count: n, unit: TimeUnit::Minutes }) => {
            counts(["poster.hold_minutes", "poster.hold_minutes_short"], n, true)
        }
        Hold::AsTold => phrases(["poster.hold_as_told", "poster.hold_as_told_short"], true),
        Hold::Breaths(n) => counts(["poster.breaths", "poster.breaths_short"], n, true),
    });
    let reps = dose.reps.as_ref().and_then(|reps| match reps.value {
        Reps::Times(n) if each_side(dose) => {
            Some(counts(["dose.reps_each_side", "poster.reps_each_side_short"], n, false))
        }
        Reps::AsTold => Some(phrases(["poster.reps_as_told", "poster.reps_as_told_short"], false)),
        Reps::Times(_) => None,
    });
    hold.into_iter().chain(duration).chain(reps).collect()
}

/// All words of a phrase, its number among them.
fn whole(phrase: &Phrase) -> String {
    let parts = [&phrase.before, &phrase.number, &phrase.after];
    let words: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    words.join(" ")
}

/// A phrase with its number first; one with words before its number is all words.
pub(super) fn quantity(phrase: Phrase) -> Quantity {
    let Phrase { before, number, after, at, .. } = phrase;
    let (number, words) = if before.is_empty() {
        (number, after)
    } else {
        (String::new(), whole(&Phrase { before, number, after, ..Phrase::default() }))
    };
    Quantity { number, at, ..Quantity::words(words) }
}

/// Times a day and days a week, where all exercises agree on both: said once, at the head.
pub(super) fn common_days(scene: &Scene<'_>, picks: &[Pick<'_>]) -> Vec<Quantity> {
    let Some(first) = picks.first() else { return Vec::new() };
    let days = |pick: &Pick<'_>| {
        let value = |count: &Option<Spanned<Count>>| count.as_ref().map(|count| count.value);
        (value(&pick.dose.per_day), value(&pick.dose.days_per_week))
    };
    let (per_day, days_per_week) = days(first);
    if !picks.iter().all(|pick| days(pick) == (per_day, days_per_week)) {
        return Vec::new();
    }
    [("dose.per_day", per_day), ("dose.days_per_week", days_per_week)]
        .into_iter()
        .filter_map(|(key, count)| Some(quantity(scene.words.count(key, count?))))
        .collect()
}

/// Gives each exercise the time that has passed once it is done; returns the seconds of all.
pub(super) fn done(scene: &Scene<'_>, panels: &mut [Panel]) -> f64 {
    // Nobody changes over after the last.
    if let Some(last) = panels.last_mut() {
        last.seconds -= BETWEEN_EXERCISES;
    }
    let total: f64 = panels.iter().map(|panel| panel.seconds).sum();
    let most = f64::from(whole_minutes(total));
    let mut passed = 0.0;
    for panel in panels {
        passed += panel.seconds;
        let halves = (passed / 30.0).round().clamp(1.0, most * 2.0) as u16;
        panel.done = half_minutes(scene, halves);
    }
    total
}

/// *2½ minutes done*.
fn half_minutes(scene: &Scene<'_>, halves: u16) -> Quantity {
    let whole = halves / 2;
    let number = match (whole, halves % 2) {
        (0, _) => "½".to_owned(),
        (whole, 0) => whole.to_string(),
        (whole, _) => format!("{whole}½"),
    };
    // A half is said like one: half a minute, and more than one like several.
    let form = if halves <= 2 { 1 } else { whole + 1 };
    quantity(phrase(scene.words.template("poster.minutes_done", form), &number))
}

/// What arrows and glows mean, where a picture has any.
pub(super) fn legend(scene: &Scene<'_>, panels: &[Panel]) -> Option<Text> {
    let key = match scene.request.variant {
        Variant::InkSaver => "exercises.legend_line_art",
        Variant::Standard | Variant::LargePrint | Variant::HighContrast => "exercises.legend",
    };
    let figures = panels.iter().filter_map(|panel| panel.figure.as_ref());
    figures.into_iter().any(|figure| has_signs(&figure.picture)).then(|| scene.words.text(key, &[]))
}
