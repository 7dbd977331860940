//! A dose in words: *Hold* **20** *seconds*, **3** *times each side*, **2** *times a day*.

use crate::diagnostic::{Place, Spanned};
use crate::load::schema::dose::{Count, Dose, Hold, Reps, Sides, Span, TimeUnit};
use crate::resolve::document::{DoseCell, Icon, Phrase};
use crate::resolve::language::Words;
use crate::resolve::message::Value;

/// More cells than this and a strip no longer reads in one glance.
const MOST_CELLS: usize = 4;

/// What a phrase speaks of. Phrases that speak of the same may share a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    /// How long, and at what pace.
    Time,
    /// How often, in one go.
    Amount,
    /// On which days.
    Days,
}

/// A dose with the guide's own values in place of the exercise's, field by field.
pub(crate) fn overridden(own: &Dose, by: Option<&Dose>, sides: Option<&Spanned<Sides>>) -> Dose {
    let mut dose = own.clone();
    if let Some(by) = by {
        replace(&mut dose.reps, by.reps.as_ref());
        replace(&mut dose.hold, by.hold.as_ref());
        replace(&mut dose.duration, by.duration.as_ref());
        replace(&mut dose.sets, by.sets.as_ref());
        replace(&mut dose.rest, by.rest.as_ref());
        replace(&mut dose.sides, by.sides.as_ref());
        replace(&mut dose.per_day, by.per_day.as_ref());
        replace(&mut dose.days_per_week, by.days_per_week.as_ref());
        replace(&mut dose.weeks, by.weeks.as_ref());
        replace(&mut dose.tempo, by.tempo.as_ref());
    }
    replace(&mut dose.sides, sides);
    dose
}

fn replace<T: Clone>(own: &mut Option<T>, by: Option<&T>) {
    if by.is_some() {
        *own = by.cloned();
    }
}

/// Whether one side follows the other.
pub(crate) fn each_side(dose: &Dose) -> bool {
    dose.sides.as_ref().is_some_and(|sides| sides.value == Sides::Each)
}

/// The messages that differ between a card, which has whole phrases, and a poster.
struct Keys {
    hold_seconds: &'static str,
    hold_minutes: &'static str,
    hold_breaths: &'static str,
    for_seconds: &'static str,
    for_minutes: &'static str,
    /// What stands where the clinician decides; nothing where a line is left to write on: on paper
    /// for one patient.
    as_told: Option<AsTold>,
}

/// The messages of a number that the clinician decides.
struct AsTold {
    hold: &'static str,
    reps: &'static str,
}

const CARD: Keys = Keys {
    hold_seconds: "dose.hold_seconds",
    hold_minutes: "dose.hold_minutes",
    hold_breaths: "dose.hold_breaths",
    for_seconds: "dose.for_seconds",
    for_minutes: "dose.for_minutes",
    as_told: None,
};

const POSTER: Keys = Keys {
    hold_seconds: "poster.hold_seconds",
    hold_minutes: "poster.hold_minutes",
    hold_breaths: "poster.breaths",
    for_seconds: "poster.seconds",
    for_minutes: "poster.minutes",
    as_told: Some(AsTold { hold: "poster.hold_as_told", reps: "poster.reps_as_told" }),
};

/// The cells of a dose strip: at most four, nothing left out.
pub(crate) fn cells(dose: &Dose, words: &Words<'_>) -> Vec<DoseCell> {
    strip(dose, words, &CARD)
}

/// The lines of a dose on a poster, number first: nothing left out.
pub(crate) fn poster_lines(dose: &Dose, words: &Words<'_>) -> Vec<Phrase> {
    let cells = strip(dose, words, &POSTER).into_iter();
    cells.flat_map(|cell| std::iter::once(cell.phrase).chain(cell.more)).collect()
}

fn strip(dose: &Dose, words: &Words<'_>, keys: &Keys) -> Vec<DoseCell> {
    let mut strip = Strip { words, keys, cells: Vec::new() };
    strip.time(dose);
    strip.amount(dose);
    strip.days(dose);
    strip.merged()
}

struct Strip<'a> {
    words: &'a Words<'a>,
    keys: &'a Keys,
    cells: Vec<(Topic, DoseCell)>,
}

impl Strip<'_> {
    fn push(&mut self, topic: Topic, icon: Icon, phrase: Phrase, at: &Place) {
        let phrase = Phrase { at: Some(at.clone()), ..phrase };
        self.cells.push((topic, DoseCell { icon, phrase, more: Vec::new() }));
    }

    fn count(&mut self, topic: Topic, icon: Icon, key: &str, count: Option<&Spanned<Count>>) {
        if let Some(count) = count {
            self.push(topic, icon, self.words.count(key, count.value), &count.at);
        }
    }

    fn span(&self, seconds: &str, minutes: &str, span: Span) -> Phrase {
        let key = match span.unit {
            TimeUnit::Seconds => seconds,
            TimeUnit::Minutes => minutes,
        };
        self.words.count(key, span.count)
    }

    fn time(&mut self, dose: &Dose) {
        if let Some(hold) = &dose.hold {
            let phrase = match hold.value {
                Hold::Time(span) => self.span(self.keys.hold_seconds, self.keys.hold_minutes, span),
                Hold::Breaths(count) => self.words.count(self.keys.hold_breaths, count),
                Hold::AsTold => match &self.keys.as_told {
                    Some(told) => self.words.phrase(told.hold),
                    None => self.words.left_open(self.keys.hold_seconds),
                },
            };
            self.push(Topic::Time, Icon::Hold, phrase, &hold.at);
        }
        if let Some(duration) = &dose.duration {
            let phrase = self.span(self.keys.for_seconds, self.keys.for_minutes, duration.value);
            self.push(Topic::Time, Icon::Clock, phrase, &duration.at);
        }
        if let Some(tempo) = &dose.tempo {
            let text = [("text", Value::Words(&tempo.value))];
            let after = self.words.text("dose.tempo", &text).to_plain();
            self.push(Topic::Time, Icon::Clock, Phrase { after, ..Phrase::default() }, &tempo.at);
        }
    }

    fn amount(&mut self, dose: &Dose) {
        let mut sides = dose.sides.as_ref().filter(|_| each_side(dose));
        if let Some(reps) = &dose.reps {
            let phrase = match reps.value {
                Reps::Times(count) if sides.take().is_some() => {
                    self.words.count("dose.reps_each_side", count)
                }
                Reps::Times(count) => self.words.count("dose.reps", count),
                Reps::AsTold => match &self.keys.as_told {
                    Some(told) => self.words.phrase(told.reps),
                    None if sides.take().is_some() => self.words.left_open("dose.reps_each_side"),
                    None => self.words.left_open("dose.reps"),
                },
            };
            self.push(Topic::Amount, Icon::Repeat, phrase, &reps.at);
        }
        if let Some(sides) = sides {
            self.push(Topic::Amount, Icon::Repeat, self.words.phrase("dose.each_side"), &sides.at);
        }
        self.count(Topic::Amount, Icon::Repeat, "dose.sets", dose.sets.as_ref());
        if let Some(rest) = &dose.rest {
            let phrase = self.span("dose.rest_seconds", "dose.rest_minutes", rest.value);
            self.push(Topic::Amount, Icon::Clock, phrase, &rest.at);
        }
    }

    fn days(&mut self, dose: &Dose) {
        for (key, count) in [
            ("dose.per_day", &dose.per_day),
            ("dose.days_per_week", &dose.days_per_week),
            ("dose.weeks", &dose.weeks),
        ] {
            self.count(Topic::Days, Icon::Calendar, key, count.as_ref());
        }
        if self.keys.as_told.is_none() {
            self.left_to_write(dose);
        }
    }

    /// *___ times a day*, where nobody says how often: a ruled line for the clinician rather than
    /// a number that no source gives.
    fn left_to_write(&mut self, dose: &Dose) {
        let said = dose.per_day.is_some() || dose.days_per_week.is_some();
        if !said && (1..MOST_CELLS).contains(&self.cells.len()) {
            let phrase = self.words.left_open("dose.per_day");
            let cell = DoseCell { icon: Icon::Calendar, phrase, more: Vec::new() };
            self.cells.push((Topic::Days, cell));
        }
    }

    /// Joins neighbours of one topic, from the end, until they fit. There are three topics, so
    /// they always do in the end.
    fn merged(mut self) -> Vec<DoseCell> {
        while self.cells.len() > MOST_CELLS {
            let pair = self.cells.windows(2).rposition(|pair| pair[0].0 == pair[1].0);
            let Some(first) = pair else { break };
            let (_, next) = self.cells.remove(first + 1);
            let more = &mut self.cells[first].1.more;
            more.push(next.phrase);
            more.extend(next.more);
        }
        self.cells.into_iter().map(|(_, cell)| cell).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::{catalogue, dose, said, source};

    fn strip(yaml: &str, tag: &str) -> String {
        let source = source(&[]);
        let catalogue = catalogue(&source);
        let words = Words::new(&catalogue, tag).unwrap();
        let cells = cells(&dose(yaml), &words);
        let lines = |cell: &DoseCell| -> String {
            let more = cell.more.iter().map(|phrase| format!(" / {}", said(phrase)));
            said(&cell.phrase) + &more.collect::<String>()
        };
        cells.iter().map(lines).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn doses_read_as_people_say_them() {
        for (yaml, expected) in [
            (
                "{reps: 3, hold: 20 s, sides: each, per_day: 2}",
                "Hold *20* seconds | *3* times each side | *2* times a day",
            ),
            ("{reps: 1, hold: 1 min, per_day: 1}", "Hold *1* minute | *1* time | *1* time a day"),
            (
                "{reps: 5-10, hold: 1-2 breaths}",
                "Hold *1–2* breaths | *5–10* times | ___ times a day",
            ),
            (
                "{reps: as-told, hold: as-told, sides: each}",
                "Hold ___ seconds | ___ times each side | ___ times a day",
            ),
            (
                "{duration: 20-30 s, sides: each}",
                "For *20–30* seconds | Each side | ___ times a day",
            ),
            (
                "{reps: 10, sets: 3, rest: 30 s, days_per_week: 1}",
                "*10* times | *3* sets | Rest *30* seconds | *1* day a week",
            ),
            (
                "{reps: 10, tempo: slow and even}",
                "Pace slow and even | *10* times | ___ times a day",
            ),
        ] {
            assert_eq!(strip(yaml, "en"), expected, "{yaml}");
        }
        assert_eq!(
            strip("{reps: 1, hold: 10-20 s, sides: each, per_day: 2}", "es-MX"),
            "Aguante *10–20* segundos | *1* vez por lado | *2* veces al día"
        );
    }

    #[test]
    fn a_long_dose_shares_cells_and_loses_nothing() {
        assert_eq!(
            strip("{reps: 10, hold: 5 s, sets: 2, per_day: 2, days_per_week: 5}", "en"),
            "Hold *5* seconds | *10* times | *2* sets | *2* times a day / *5* days a week"
        );
        assert_eq!(
            strip(
                "{reps: 10, hold: 5 s, duration: 1 min, tempo: slow, sets: 2-3, rest: 1 min, \
                 sides: each, per_day: 2, days_per_week: 5, weeks: 6}",
                "en"
            ),
            "Hold *5* seconds | For *1* minute / Pace slow | \
             *10* times each side / *2–3* sets / Rest *1* minute | \
             *2* times a day / *5* days a week / For *6* weeks"
        );
    }

    #[test]
    fn a_poster_leaves_nothing_to_write_and_nothing_out() {
        let source = source(&[]);
        let catalogue = catalogue(&source);
        let words = Words::new(&catalogue, "en").unwrap();
        let lines = |yaml| {
            let lines = poster_lines(&dose(yaml), &words);
            lines.iter().map(said).collect::<Vec<_>>().join(" | ")
        };
        assert_eq!(lines("{reps: 3, hold: 20 s}"), "*20* second hold | *3* times");
        assert_eq!(
            lines("{reps: as-told, hold: 1 min}"),
            "*1* minute hold | Ask us how many times"
        );
        assert_eq!(
            lines("{reps: 10, hold: 5 s, sets: 2, per_day: 2, days_per_week: 5}"),
            "*5* second hold | *10* times | *2* sets | *2* times a day | *5* days a week"
        );
    }

    #[test]
    fn a_guide_replaces_a_dose_field_by_field() {
        let own = dose("{reps: 3, hold: 20 s, sides: each}");
        let dose = overridden(&own, Some(&dose("{reps: 5, per_day: 2}")), None);
        assert_eq!(dose.hold, own.hold);
        assert_eq!(dose.reps.unwrap().value, Reps::Times(Count { from: 5, to: 5 }));
        assert_eq!(dose.per_day.unwrap().value, Count { from: 2, to: 2 });
    }
}
