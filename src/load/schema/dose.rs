//! How often and how long.

use super::shared::Text;
use crate::diagnostic::Spanned;
use crate::load::declare::{choice, inline_schema, record};
use crate::load::decode::{Context, Decode};
use crate::load::yaml::Node;
use schemars::json_schema;

record! {
    /// How often and how long. What is absent is not printed.
    pub struct Dose {
        required {}
        optional {
            /// Repetitions: `3`, `5-10`, or `as-told`.
            reps: Option<Spanned<Reps>>,
            /// How long to hold: `20 s`, `10-20 s`, `1 min`, `2 breaths`, or `as-told`.
            hold: Option<Spanned<Hold>>,
            /// How long one continuous movement goes on: `20-30 s`.
            duration: Option<Spanned<Span>>,
            /// Sets: `2`, `2-3`.
            sets: Option<Spanned<Count>>,
            /// Rest between sets: `30 s`.
            rest: Option<Spanned<Span>>,
            /// One side after the other, or both at once (both).
            sides: Option<Spanned<Sides>>,
            /// Times a day.
            per_day: Option<Spanned<Count>>,
            /// Days a week.
            days_per_week: Option<Spanned<Count>>,
            /// Weeks.
            weeks: Option<Spanned<Count>>,
            /// Pace, in words.
            tempo: Option<Text>,
        }
    }
}

choice! {
    /// One side after the other, or both at once.
    pub enum Sides {
        /// One after the other.
        Each = "each",
        /// Both at once.
        Both = "both",
    }
}

/// A number or a range of numbers, from 1. `from` is never more than `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The least.
    pub from: u16,
    /// The most; the same as the least when one number was given.
    pub to: u16,
}

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeUnit {
    /// `s`
    Seconds,
    /// `min`
    Minutes,
}

/// A span of time, or a range of spans, in the unit it was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many units.
    pub count: Count,
    /// The unit.
    pub unit: TimeUnit,
}

impl Span {
    /// The same in seconds.
    pub fn seconds(self) -> (u32, u32) {
        let factor = match self.unit {
            TimeUnit::Seconds => 1,
            TimeUnit::Minutes => 60,
        };
        (u32::from(self.count.from) * factor, u32::from(self.count.to) * factor)
    }
}

/// Repetitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reps {
    /// So many.
    Times(Count),
    /// A line for the clinician to write on.
    AsTold,
}

/// How long to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// A span of time.
    Time(Span),
    /// So many breaths.
    Breaths(Count),
    /// A line for the clinician to write on.
    AsTold,
}

const AS_TOLD: &str = "as-told";
const COUNT_HELP: &str = "write `3` or `5-10`";
const REPS_HELP: &str = "write `3`, `5-10` or `as-told`";
const SPAN_HELP: &str = "write `20 s`, `10-20 s` or `1 min`";
const HOLD_HELP: &str = "write `20 s`, `10-20 s`, `1 min`, `2 breaths` or `as-told`";

/// Why a value was not understood.
enum Problem {
    /// It has another form.
    Form,
    /// The range runs backwards; this way it would not.
    Reversed(String),
}

impl Count {
    fn parse(text: &str) -> Result<Count, Problem> {
        let number = |part: &str| {
            let digits = part.trim();
            let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|&n| plain && n > 0).ok_or(Problem::Form)
        };
        // People type the dash of books as well as the one on the keyboard.
        let (from, to) = match text.split_once(['-', '–']) {
            Some((from, to)) => (number(from)?, number(to)?),
            None => (number(text)?, number(text)?),
        };
        if from > to {
            return Err(Problem::Reversed(format!("{to}-{from}")));
        }
        Ok(Count { from, to })
    }
}

/// A count and the word after it.
fn parse_with_unit(text: &str) -> Result<(Count, &str), Problem> {
    let digits_end = text.rfind(|c: char| c.is_ascii_digit()).ok_or(Problem::Form)? + 1;
    let (count, unit) = text.split_at(digits_end);
    let unit = unit.trim();
    match Count::parse(count) {
        Ok(count) => Ok((count, unit)),
        Err(Problem::Reversed(count)) => Err(Problem::Reversed(format!("{count} {unit}"))),
        Err(problem) => Err(problem),
    }
}

impl Span {
    fn parse(text: &str) -> Result<Span, Problem> {
        let (count, unit) = parse_with_unit(text)?;
        let unit = match unit {
            "s" => TimeUnit::Seconds,
            "min" => TimeUnit::Minutes,
            _ => return Err(Problem::Form),
        };
        Ok(Span { count, unit })
    }
}

impl Reps {
    fn parse(text: &str) -> Result<Reps, Problem> {
        if text == AS_TOLD { Ok(Reps::AsTold) } else { Count::parse(text).map(Reps::Times) }
    }
}

impl Hold {
    fn parse(text: &str) -> Result<Hold, Problem> {
        if text == AS_TOLD {
            return Ok(Hold::AsTold);
        }
        match parse_with_unit(text)? {
            (count, "breath" | "breaths") => Ok(Hold::Breaths(count)),
            _ => Span::parse(text).map(Hold::Time),
        }
    }
}

/// Reads a scalar with a parser of ours, and reports what it objects to.
fn decode<T>(
    node: &Node<'_>,
    cx: &mut Context,
    parse: impl Fn(&str) -> Result<T, Problem>,
    help: &str,
) -> Option<T> {
    let text = cx.scalar(node)?;
    match parse(text) {
        Ok(value) => Some(value),
        Err(Problem::Form) => {
            cx.bad_value(node, &format!("cannot be `{text}`"), help);
            None
        }
        Err(Problem::Reversed(range)) => {
            cx.bad_value(node, "runs backwards", format!("write `{range}`"));
            None
        }
    }
}

/// The decoder and the JSON Schema of a value with a written form.
macro_rules! written {
    ($name:ident, $help:ident, $($schema:tt)*) => {
        impl Decode for $name {
            fn decode(node: &Node<'_>, cx: &mut Context) -> Option<$name> {
                decode(node, cx, $name::parse, $help)
            }
        }

        inline_schema!($name, json_schema!($($schema)*));
    };
}

written!(Count, COUNT_HELP, {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 65535},
        {"type": "string", "pattern": r"^\d+( ?[-–] ?\d+)?$"},
    ],
});
written!(Reps, REPS_HELP, {
    "anyOf": [
        {"type": "integer", "minimum": 1, "maximum": 65535},
        {"type": "string", "pattern": r"^(\d+( ?[-–] ?\d+)?|as-told)$"},
    ],
});
written!(Span, SPAN_HELP, {
    "type": "string", "pattern": r"^\d+( ?[-–] ?\d+)? ?(s|min)$",
});
written!(Hold, HOLD_HELP, {
    "type": "string", "pattern": r"^(\d+( ?[-–] ?\d+)? ?(s|min|breaths?)|as-told)$",
});

#[cfg(test)]
mod tests {
    use super::*;

    fn hold(text: &str) -> Option<Hold> {
        Hold::parse(text).ok()
    }

    #[test]
    fn holds_are_read_in_every_form() {
        let seconds =
            |from, to| Hold::Time(Span { count: Count { from, to }, unit: TimeUnit::Seconds });
        assert_eq!(hold("20 s"), Some(seconds(20, 20)));
        assert_eq!(hold("20s"), Some(seconds(20, 20)));
        assert_eq!(hold("10-20 s"), Some(seconds(10, 20)));
        assert_eq!(hold("10 – 20 s"), Some(seconds(10, 20)));
        assert_eq!(hold("1-2 breaths"), Some(Hold::Breaths(Count { from: 1, to: 2 })));
        assert_eq!(hold("as-told"), Some(Hold::AsTold));
        for wrong in
            ["", "20", "s", "0 s", "20 sec", "-20 s", "1-2-3 s", "99999 s", "1e3 s", "+1 s", "é"]
        {
            assert_eq!(hold(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn minutes_are_sixty_seconds() {
        let span = Span::parse("1-2 min").ok().expect("reads");
        assert_eq!(span.seconds(), (60, 120));
    }

    #[test]
    fn a_range_that_runs_backwards_is_turned_round_in_the_help() {
        assert!(
            matches!(Span::parse("20-10 s"), Err(Problem::Reversed(help)) if help == "10-20 s")
        );
    }
}
