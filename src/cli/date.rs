//! The date printed on a sheet. Only asked for, never assumed: the same input gives the same PDF.

use jiff::Zoned;

/// Year, month, day.
pub(crate) type Date = (u16, u8, u8);

/// Reads `YYYY-MM-DD` or `today`, which is the date where the computer stands.
pub(crate) fn parse(text: &str) -> Result<Date, String> {
    let date = if text == "today" {
        Zoned::now().date()
    } else {
        text.parse::<jiff::civil::Date>()
            .ok()
            .filter(|date| date.to_string() == text)
            .ok_or_else(|| wrong(text))?
    };
    match (u16::try_from(date.year()), u8::try_from(date.month()), u8::try_from(date.day())) {
        (Ok(year), Ok(month), Ok(day)) if year > 0 => Ok((year, month, day)),
        _ => Err("a date in our era, please".to_owned()),
    }
}

fn wrong(text: &str) -> &'static str {
    let digits = |c: char| if c.is_ascii_digit() { '0' } else { c };
    match text.chars().map(digits).eq("0000-00-00".chars()) {
        true => "the calendar has no such day",
        false => "write a date as YYYY-MM-DD, such as 2026-03-31, or today",
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates_are_real_and_written_in_full() {
        assert_eq!(parse("2028-02-29"), Ok((2028, 2, 29)));
        for wrong in ["2027-02-29", "31-12-2026", "2026-1-2", "tomorrow", "", "-000001-01-01"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(parse("today").is_ok());
        let told = parse("2027-02-29").expect_err("no leap year");
        assert_eq!(told, "the calendar has no such day");
    }
}
