//! What the Unicode rules for order and line breaks cannot know: that digits with spaces between
//! them are one number, that a range is one word, and in which direction a foreign sentence runs.

use crate::resolve::document::Direction;
use parley::BaseDirection;
use std::borrow::Cow;

/// Never a line break here.
const JOINER: char = '\u{2060}';
/// What stands between the two runs left to right, whatever is around it.
const LEFT_TO_RIGHT: char = '\u{2066}';
const END: char = '\u{2069}';
/// Nothing to see, of the direction it is named for.
pub(super) const RIGHT_TO_LEFT: char = '\u{200f}';
/// Fewer digits than this are a count, a year or a short number, which need no help.
const LONG_NUMBER: usize = 6;

/// Whether a character is one of those put in here, which have done their work once lines are set.
pub(super) fn steers(c: char) -> bool {
    matches!(c, JOINER | LEFT_TO_RIGHT | END | RIGHT_TO_LEFT)
}

/// The direction a passage runs in: the page's, unless all its letters run the other way.
pub(super) fn base(string: &str, page: Direction) -> BaseDirection {
    match page {
        Direction::Ltr => BaseDirection::Ltr,
        Direction::Rtl => {
            let mut letters = string.chars().filter(|c| c.is_alphabetic()).peekable();
            if letters.peek().is_some() && !letters.any(runs_right_to_left) {
                BaseDirection::Ltr
            } else {
                BaseDirection::Rtl
            }
        }
    }
}

/// Blocks of scripts written from right to left: Hebrew, Arabic, Syriac, Thaana, N’Ko and the
/// rest, with their presentation forms.
fn runs_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// The words with ranges (`5–10`) held on one line and, on a page from right to left, with phone
/// numbers and dates (`01632 960 123`) in their own order.
pub(super) fn hold_numbers(words: &str, page: Direction) -> Cow<'_, str> {
    let ranges = words.contains('–');
    let numbers = page == Direction::Rtl && words.contains(|c: char| c.is_ascii_digit());
    if !ranges && !numbers {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some(first) = rest.chars().next() {
        let length = if numbers { long_number(rest) } else { 0 };
        if length > 0 && !ends_in_digit(&out) {
            out.push(LEFT_TO_RIGHT);
            out.push_str(&rest[..length]);
            out.push(END);
            rest = &rest[length..];
            continue;
        }
        let after = &rest[first.len_utf8()..];
        let range =
            first == '–' && ends_in_digit(&out) && after.starts_with(|c: char| c.is_ascii_digit());
        out.push(first);
        if range {
            out.push(JOINER);
        }
        rest = after;
    }
    Cow::Owned(out)
}

fn ends_in_digit(words: &str) -> bool {
    words.ends_with(|c: char| c.is_ascii_digit())
}

/// How many bytes a number of several groups of digits takes at the start of the words.
fn long_number(words: &str) -> usize {
    let mut length = 0;
    let (mut digits, mut groups, mut within) = (0, 0, false);
    for (index, c) in words.char_indices() {
        match c {
            '0'..='9' => {
                digits += 1;
                groups += usize::from(!within);
                within = true;
                length = index + 1;
            }
            '+' | '(' if digits == 0 => {}
            ' ' | '\u{a0}' | '-' | '(' | ')' | '/' if digits > 0 => within = false,
            _ => break,
        }
    }
    let signed = words.starts_with('+');
    if digits >= LONG_NUMBER && (groups > 1 || signed) { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_one_word() {
        let held = |words| hold_numbers(words, Direction::Ltr).into_owned();
        assert_eq!(held("5–10 times – go on"), "5–\u{2060}10 times – go on");
        assert_eq!(held("Monday–Friday, 9–17"), "Monday–Friday, 9–\u{2060}17");
        assert_eq!(held("Call 01632 960 123."), "Call 01632 960 123.");
    }

    #[test]
    fn a_phone_number_keeps_its_order_from_right_to_left() {
        let held = |words| {
            hold_numbers(words, Direction::Rtl).replace('\u{2066}', "<").replace('\u{2069}', ">")
        };
        assert_eq!(held("هاتف 01632 960 123."), "هاتف <01632 960 123>.");
        assert_eq!(held("(+966) 11-555-0123"), "<(+966) 11-555-0123>");
        assert_eq!(held("+966115550123"), "<+966115550123>");
        assert_eq!(held("2026-03-02"), "<2026-03-02>");
        for untouched in ["997", "10 20", "3 مرات 5-10", "12, 345, 678", "Abc"] {
            assert_eq!(held(untouched), untouched);
        }
    }

    #[test]
    fn a_foreign_sentence_runs_its_own_way() {
        let ltr = |words, page| matches!(base(words, page), BaseDirection::Ltr);
        assert!(ltr("Lie down.", Direction::Rtl));
        assert!(ltr("تحرك", Direction::Ltr));
        assert!(!ltr("Noor: تحرك.", Direction::Rtl));
        assert!(!ltr("5–10", Direction::Rtl));
    }
}
