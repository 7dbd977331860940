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

/// The cells of a dose strip: at most four, nothing left out.
pub(crate) fn cells(dose: &Dose, words: &Words<'_>) -> Vec<DoseCell> {
    let mut strip = Strip { words, cells: Vec::new() };
    strip.time(dose);
    strip.amount(dose);
    strip.days(dose);
    strip.merged()
}

/// How often a day, on which days, for how long, as one phrase: *2 times a day · 5 days a week*.
pub(crate) fn joined(phrases: impl IntoIterator<Item = Phrase>) -> Option<Phrase> {
    phrases.into_iter().reduce(|mut first, next| {
        absorb(&mut first, &next);
        first
    })
}

struct Strip<'a> {
    words: &'a Words<'a>,
    cells: Vec<(Topic, DoseCell)>,
}

impl Strip<'_> {
    fn push(&mut self, topic: Topic, icon: Icon, phrase: Phrase, at: &Place) {
        let phrase = Phrase { at: Some(at.clone()), ..phrase };
        self.cells.push((topic, DoseCell { icon, phrase }));
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
                Hold::Time(span) => self.span("dose.hold_seconds", "dose.hold_minutes", span),
                Hold::Breaths(count) => self.words.count("dose.hold_breaths", count),
                Hold::AsTold => self.words.phrase("dose.hold_as_told"),
            };
            self.push(Topic::Time, Icon::Hold, phrase, &hold.at);
        }
        if let Some(duration) = &dose.duration {
            let phrase = self.span("dose.for_seconds", "dose.for_minutes", duration.value);
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
                Reps::AsTold => self.words.phrase("dose.reps_as_told"),
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
    }

    /// Joins neighbours of one topic, from the end, until they fit. There are three topics, so
    /// they always do in the end.
    fn merged(mut self) -> Vec<DoseCell> {
        while self.cells.len() > MOST_CELLS {
            let pair = self.cells.windows(2).rposition(|pair| pair[0].0 == pair[1].0);
            let Some(first) = pair else { break };
            let (_, next) = self.cells.remove(first + 1);
            absorb(&mut self.cells[first].1.phrase, &next.phrase);
        }
        self.cells.into_iter().map(|(_, cell)| cell).collect()
    }
}

/// Puts a phrase behind another. A middle dot joins them in every language.
fn absorb(phrase: &mut Phrase, next: &Phrase) {
    for word in ["·", &next.before, &next.number, &next.after] {
        if !word.is_empty() {
            if !phrase.after.is_empty() {
                phrase.after.push(' ');
            }
            phrase.after.push_str(word);
        }
    }
}
