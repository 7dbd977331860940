//! Doses make sense.
//!
//! The bounds are far above every dose of the library's sources: what exceeds them is most likely
//! a slip, such as minutes for seconds.

use crate::check::view::View;
use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::load::Kind;
use crate::load::schema::Dose;
use crate::load::schema::dose::{Count, Hold, Reps, Span};

const MOST_REPS: u16 = 50;
const MOST_HOLD_SECONDS: u32 = 180;
const MOST_BREATHS: u16 = 20;
const MOST_DURATION_SECONDS: u32 = 30 * 60;
const MOST_SETS: u16 = 10;
const MOST_REST_SECONDS: u32 = 10 * 60;
const MOST_PER_DAY: u16 = 12;
const MOST_WEEKS: u16 = 52;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (id, exercise) in view.exercises() {
        let dose = &exercise.dose;
        bounds(dose, problems);
        // A part that could not be read has been reported, and is not missing.
        let whole = !view.project.failed.contains(&(Kind::Exercise, id.to_owned()));
        if whole && dose.reps.is_none() && dose.hold.is_none() && dose.duration.is_none() {
            problems.push(
                Diagnostic::warning(
                    "no-dose",
                    "the dose says neither how often nor how long",
                    &dose.at,
                )
                .help(
                    "add `reps`, `hold` or `duration`; `reps: as-told` leaves it to the clinician",
                ),
            );
        }
    }
    let uses = view.guides().flat_map(|guide| guide.uses);
    for dose in uses.filter_map(|usage| usage.dose.as_ref()) {
        bounds(dose, problems);
    }
}

fn bounds(dose: &Dose, problems: &mut Vec<Diagnostic>) {
    let mut most = |what: &str, value: u32, limit: u32, at: &Place| {
        if value > limit {
            let message = format!("{value} {what} is more than anyone would be asked for");
            problems.push(
                Diagnostic::warning("dose-too-high", message, at)
                    .help(format!("at most {limit} is usual; check the number and its unit")),
            );
        }
    };
    let mut count = |what, value: &Option<Spanned<Count>>, limit: u16| {
        if let Some(value) = value {
            most(what, value.to.into(), limit.into(), &value.at);
        }
    };
    count("sets", &dose.sets, MOST_SETS);
    count("times a day", &dose.per_day, MOST_PER_DAY);
    count("weeks", &dose.weeks, MOST_WEEKS);
    let mut span = |what, value: &Option<Spanned<Span>>, limit| {
        if let Some(value) = value {
            most(what, value.seconds().1, limit, &value.at);
        }
    };
    span("seconds of movement", &dose.duration, MOST_DURATION_SECONDS);
    span("seconds of rest", &dose.rest, MOST_REST_SECONDS);
    match dose.reps.as_ref().map(|reps| (reps.value, &reps.at)) {
        Some((Reps::Times(count), at)) => {
            most("repetitions", count.to.into(), MOST_REPS.into(), at);
        }
        Some((Reps::AsTold, _)) | None => {}
    }
    match dose.hold.as_ref().map(|hold| (hold.value, &hold.at)) {
        Some((Hold::Time(span), at)) => {
            most("seconds of holding", span.seconds().1, MOST_HOLD_SECONDS, at);
        }
        Some((Hold::Breaths(count), at)) => {
            most("breaths", count.to.into(), MOST_BREATHS.into(), at);
        }
        Some((Hold::AsTold, _)) | None => {}
    }
    if let Some(days) = dose.days_per_week.as_ref().filter(|days| days.to > 7) {
        problems.push(
            Diagnostic::error("dose-too-high", "a week has seven days", &days.at)
                .help("write `days_per_week: 7` for every day"),
        );
    }
}
