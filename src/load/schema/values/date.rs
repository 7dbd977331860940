//! Days, as YYYY-MM-DD.

use crate::load::declare::inline_schema;
use crate::load::decode::{Context, Decode};
use crate::load::yaml::Node;
use schemars::json_schema;
use std::fmt;
use std::str::FromStr;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// From 1.
    pub year: u16,
    /// From 1 to 12.
    pub month: u8,
    /// From 1 to the month's last.
    pub day: u8,
}

/// The text is no day of the calendar written as YYYY-MM-DD.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day written as YYYY-MM-DD")
    }
}

impl std::error::Error for NotADate {}

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Date, NotADate> {
        let bytes = text.as_bytes();
        let form = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, byte)| match i {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        if !form {
            return Err(NotADate);
        }
        let year = text[..4].parse().map_err(|_| NotADate)?;
        let month = text[5..7].parse().map_err(|_| NotADate)?;
        let day = text[8..].parse().map_err(|_| NotADate)?;
        let valid =
            year > 0 && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        if valid { Ok(Date { year, month, day }) } else { Err(NotADate) }
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Decode for Date {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Date> {
        let text = cx.scalar(node)?;
        let date = text.parse().ok();
        if date.is_none() {
            let why = format!("cannot be `{text}`");
            cx.bad_value(node, &why, "write a day of the calendar as YYYY-MM-DD");
        }
        date
    }
}

inline_schema!(Date, json_schema!({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!("2024-02-29".parse(), Ok(Date { year: 2024, month: 2, day: 29 }));
        for wrong in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-1-01",
            "24-01-01",
            "2024-04-31",
            "0000-01-01",
            "2024/01/01",
            "２０24-01",
            "",
        ] {
            assert_eq!(wrong.parse::<Date>(), Err(NotADate), "{wrong:?}");
        }
    }
}
