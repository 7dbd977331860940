//! A passage of several weights and languages as one string with ranges.

use super::order::{RIGHT_TO_LEFT, hold_numbers};
use crate::resolve::document::{Direction, Inline, Text};
use std::ops::Range;

/// A passage as one string.
pub(super) struct Flat {
    /// All of its words.
    pub(super) string: String,
    /// What is bold.
    pub(super) bold: Vec<Range<usize>>,
    /// What is in another language than the rest.
    pub(super) foreign: Vec<(Range<usize>, String)>,
    /// Where letters of figures stand.
    pub(super) marks: Vec<(usize, char)>,
}

impl Flat {
    /// The passage as it is set on a page of a direction; `None` when there is nothing to print.
    pub(super) fn new(text: &Text, page: Direction) -> Option<Flat> {
        let (mut bold, mut foreign, mut marks) = (Vec::new(), Vec::new(), Vec::new());
        let mut string = String::new();
        for inline in &text.inlines {
            let start = string.len();
            match inline {
                Inline::Plain(words) => string.push_str(&hold_numbers(words, page)),
                Inline::Bold(words) => {
                    string.push_str(&hold_numbers(words, page));
                    bold.push(start..string.len());
                }
                Inline::Foreign { words, language } => {
                    string.push_str(&hold_numbers(words, page));
                    foreign.push((start..string.len(), language.clone()));
                }
                Inline::Mark(letter) => {
                    // A ring never starts a line of its own.
                    if string.ends_with(' ') {
                        string.pop();
                        string.push('\u{a0}');
                    }
                    // A ring takes the direction of the text before it: there must be some.
                    if string.is_empty() && page == Direction::Rtl {
                        string.push(RIGHT_TO_LEFT);
                    }
                    marks.push((string.len(), *letter));
                }
            }
        }
        let empty = string.is_empty() && marks.is_empty();
        (!empty).then_some(Flat { string, bold, foreign, marks })
    }

    /// The language of a range that is all in another than the rest.
    pub(super) fn language(&self, range: &Range<usize>) -> Option<&str> {
        let mut foreign = self.foreign.iter();
        let found = foreign.find(|(own, _)| own.start <= range.start && range.end <= own.end);
        found.map(|(_, language)| language.as_str())
    }
}
