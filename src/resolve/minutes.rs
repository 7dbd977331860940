//! How long a routine takes.
//!
//! An estimate, for the box at the head of a guide: a person who has to fit exercises into a day
//! needs to know whether they take five minutes or twenty.

use crate::load::schema::dose::{Count, Dose, Hold, Reps, Span};
use crate::resolve::dose::each_side;

/// Seconds to get into a held position and out of it, once for each repetition.
const CHANGE_OVER: f64 = 3.0;
/// Seconds of one repetition that is not held: two up and two down, the pace commonly taught for
/// controlled movement.
const MOVE: f64 = 4.0;
/// Seconds of one breath: twelve breaths a minute, the slow end of an adult's resting rate.
const BREATH: f64 = 5.0;
/// Seconds between one exercise and the next: to read the card and take up the position.
pub(crate) const BETWEEN_EXERCISES: f64 = 20.0;
/// Seconds of a hold, and number of repetitions, where the clinician says how many: the middle of
/// those in the library. Only the estimate knows them; the card has a line to write on.
const HOLD_AS_TOLD: f64 = 10.0;
const REPS_AS_TOLD: f64 = 3.0;

/// Past this many minutes an estimate is rounded to five.
const COARSE_FROM: u16 = 20;

/// Seconds of one exercise: sets × repetitions × sides × (hold + change-over), and the rests
/// between sets. A range counts as its mean.
pub(crate) fn exercise_seconds(dose: &Dose) -> f64 {
    let sides = if each_side(dose) { 2.0 } else { 1.0 };
    let sets = dose.sets.as_ref().map_or(1.0, |sets| mean(sets.value));
    let rest = dose.rest.as_ref().map_or(0.0, |rest| seconds(rest.value));
    let once = match (&dose.hold, &dose.duration) {
        (None, None) => MOVE,
        (Some(hold), None) => held(hold.value) + CHANGE_OVER,
        (None, Some(duration)) => seconds(duration.value) + CHANGE_OVER,
        (Some(hold), Some(duration)) => held(hold.value) + seconds(duration.value) + CHANGE_OVER,
    };
    let reps = match dose.reps.as_ref().map(|reps| reps.value) {
        Some(Reps::Times(count)) => mean(count),
        Some(Reps::AsTold) => REPS_AS_TOLD,
        None => 1.0,
    };
    sets * reps * sides * once + (sets - 1.0) * rest
}

/// Seconds of a whole routine, with the time between its exercises.
pub(crate) fn routine_seconds(exercises: &[f64]) -> f64 {
    let gaps = exercises.len().saturating_sub(1) as f64;
    exercises.iter().sum::<f64>() + gaps * BETWEEN_EXERCISES
}

/// Whole minutes, rounded up, and to five above twenty: nobody is served by *23 minutes*.
pub(crate) fn whole_minutes(seconds: f64) -> u16 {
    let minutes = (seconds / 60.0).ceil().clamp(1.0, 1000.0) as u16;
    if minutes > COARSE_FROM { minutes.next_multiple_of(5) } else { minutes }
}

fn held(hold: Hold) -> f64 {
    match hold {
        Hold::Time(span) => seconds(span),
        Hold::Breaths(count) => mean(count) * BREATH,
        Hold::AsTold => HOLD_AS_TOLD,
    }
}

fn seconds(span: Span) -> f64 {
    let (from, to) = span.seconds();
    f64::midpoint(f64::from(from), f64::from(to))
}

fn mean(count: Count) -> f64 {
    f64::midpoint(f64::from(count.from), f64::from(count.to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::dose;

    #[test]
    fn seconds_of_an_exercise_are_those_worked_out_by_hand() {
        for (yaml, seconds) in [
            // 3 × 2 sides × (20 + 3)
            ("{reps: 3, hold: 20 s, sides: each}", 138.0),
            // 2.5 × 2 sides × (15 + 3)
            ("{reps: 2-3, hold: 10-20 s, sides: each}", 90.0),
            // 10 × 4, nothing held
            ("{reps: 10}", 40.0),
            // 3 sets × 10 × 4, and two rests of 30
            ("{reps: 10, sets: 3, rest: 30 s}", 180.0),
            // 7.5 × (1.5 breaths × 5 + 3)
            ("{reps: 5-10, hold: 1-2 breaths}", 78.75),
            // 25 + 3, once
            ("{duration: 20-30 s}", 28.0),
            // 3 × (10 + 3), as told
            ("{reps: as-told, hold: as-told}", 39.0),
            ("{reps: 1, hold: 1 min}", 63.0),
        ] {
            assert_eq!(exercise_seconds(&dose(yaml)), seconds, "{yaml}");
        }
    }

    #[test]
    fn a_routine_has_gaps_and_is_rounded_up() {
        assert_eq!(routine_seconds(&[60.0, 60.0, 60.0]), 220.0);
        assert_eq!(routine_seconds(&[]), 0.0);
        for (seconds, minutes) in
            [(1.0, 1), (60.0, 1), (61.0, 2), (1200.0, 20), (1201.0, 25), (1500.0, 25), (1e9, 1000)]
        {
            assert_eq!(whole_minutes(seconds), minutes, "{seconds}");
        }
    }
}
