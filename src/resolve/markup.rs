//! The markup of a line: `**bold**` and `(A)`.

use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::resolve::document::{Inline, Text};
use crate::resolve::typography::typeset;

/// A space at which no line ends.
const NO_BREAK_SPACE: char = '\u{a0}';

/// Collects inlines, joining neighbours of the same weight.
#[derive(Debug, Default)]
pub(crate) struct Line {
    inlines: Vec<Inline>,
}

impl Line {
    /// Adds words, typeset.
    pub(crate) fn push(&mut self, words: &str, bold: bool) {
        if words.is_empty() {
            return;
        }
        let words = &typeset(words);
        match (self.inlines.last_mut(), bold) {
            (Some(Inline::Plain(last)), false) | (Some(Inline::Bold(last)), true) => {
                last.push_str(words);
            }
            (_, true) => self.inlines.push(Inline::Bold(words.clone())),
            (_, false) => self.inlines.push(Inline::Plain(words.clone())),
        }
    }

    /// Adds words, typeset, that are in another language than the line where one is named.
    pub(crate) fn push_in(&mut self, words: &str, language: Option<&str>) {
        match language {
            Some(language) if !words.is_empty() => self
                .inlines
                .push(Inline::Foreign { words: typeset(words), language: language.to_owned() }),
            _ => self.push(words, false),
        }
    }

    /// Adds the ringed letter of a figure.
    pub(crate) fn mark(&mut self, letter: char) {
        self.inlines.push(Inline::Mark(letter));
    }

    /// Adds pieces of another line; inside bold words all of it is bold.
    pub(crate) fn extend(&mut self, inlines: &[Inline], bold: bool) {
        for inline in inlines {
            match inline {
                Inline::Plain(words) => self.push(words, bold),
                Inline::Bold(words) => self.push(words, true),
                Inline::Foreign { words, language } => self.push_in(words, Some(language)),
                Inline::Mark(letter) => self.mark(*letter),
            }
        }
    }

    /// The finished pieces.
    pub(crate) fn finish(self) -> Vec<Inline> {
        self.inlines
    }
}

/// Splits at `**`: every second piece is bold. `None` when a `**` is left open.
pub(crate) fn bold_pieces(text: &str) -> Option<Vec<(&str, bool)>> {
    let pieces: Vec<_> =
        text.split("**").enumerate().map(|(i, piece)| (piece, i % 2 == 1)).collect();
    (pieces.len() % 2 == 1).then_some(pieces)
}

/// Plain words as a line of their own.
pub(crate) fn words(words: &str) -> Vec<Inline> {
    let mut line = Line::default();
    line.push(words, false);
    line.finish()
}

/// A heading, a caption, a name: plain words, taken as they are but for line breaks.
pub(crate) fn plain(text: &Spanned<String>, language: Option<&str>) -> Text {
    Text {
        inlines: words(&one_line(&text.value)),
        at: Some(text.at.clone()),
        language: language.map(str::to_owned),
    }
}

/// The words on one line, single spaces between them. A no-break space stays one.
pub(crate) fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() && c != NO_BREAK_SPACE);
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A step: plain words that may cite figures as `(A)`, `(B)`.
///
/// The letter is printed behind the stop that ends its sentence, on the line of the last word. A
/// lone figure carries no letter on the page, so a citation of it is left out.
pub(crate) fn step(
    text: &Spanned<String>,
    language: Option<&str>,
    figures: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text {
    let words = one_line(&text.value);
    let mut line = Line::default();
    let mut rest = words.as_str();
    while let Some((before, letter, after)) = next_citation(rest) {
        let index = letter as usize - 'A' as usize;
        if index >= figures {
            line.push(before, false);
            line.push(&format!("({letter})"), false);
            diagnostics.push(missing_figure(letter, figures, &text.at));
        } else if figures == 1 {
            line.push(before.trim_end(), false);
        } else {
            let (stop, following) = closing_stop(after);
            line.push(&format!("{}{stop}", before.trim_end()), false);
            if !before.trim_end().is_empty() {
                line.push(&NO_BREAK_SPACE.to_string(), false);
            }
            line.mark(letter);
            rest = following;
            continue;
        }
        rest = after;
    }
    line.push(rest, false);
    Text {
        inlines: line.finish(),
        at: Some(text.at.clone()),
        language: language.map(str::to_owned),
    }
}

/// Splits at the first `(A)`: the words before, the letter, the words after.
fn next_citation(text: &str) -> Option<(&str, char, &str)> {
    text.match_indices('(').find_map(|(open, _)| {
        let mut inside = text[open + 1..].chars();
        let letter = inside.next().filter(char::is_ascii_uppercase)?;
        let after = inside.as_str().strip_prefix(')')?;
        Some((&text[..open], letter, after))
    })
}

/// The stop that ends a sentence at the start of the words, and the words behind it.
fn closing_stop(words: &str) -> (&str, &str) {
    let behind = words.trim_start_matches(['.', '!', '?', '…', '。', '！', '？', '؟', '।']);
    words.split_at(words.len() - behind.len())
}

fn missing_figure(letter: char, figures: usize, at: &Place) -> Diagnostic {
    let there = match figures {
        0 => "this exercise has no figures".to_owned(),
        1 => "this exercise has one figure, (A)".to_owned(),
        n => {
            let last = char::from(b'A' + u8::try_from(n - 1).unwrap_or(25).min(25));
            format!("this exercise has figures (A) to ({last})")
        }
    };
    Diagnostic::error("unknown-figure", format!("the step cites figure ({letter})"), at)
        .help(format!("{there}: add the figure or take ({letter}) out"))
}

/// The words with their first letter lowered, to go on a sentence. A word in capitals stays: *CPR*.
pub(crate) fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => words.to_owned(),
    }
}

/// The words with the full stop they need.
pub(crate) fn sentence(words: &str) -> String {
    format!("{words}{}", full_stop(words))
}

/// The stop that a sentence still needs: one where it ends in a letter, a digit or brackets around
/// such.
pub(crate) fn full_stop(sentence: &str) -> &'static str {
    let open = sentence.trim_end_matches(')').ends_with(char::is_alphanumeric);
    if open { "." } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanned(text: &str) -> Spanned<String> {
        Spanned::new(text.to_owned(), Place::start_of("x.yaml"))
    }

    #[test]
    fn steps_cite_the_figures_there_are() {
        let read = |text: &str, figures| {
            let mut diagnostics = Vec::new();
            (step(&spanned(text), None, figures, &mut diagnostics).inlines, diagnostics.len())
        };
        let plain = |s: &str| Inline::Plain(s.to_owned());
        let turn_b = vec![plain("Turn.\u{a0}"), Inline::Mark('B')];
        assert_eq!(read("Turn (B).", 2), (turn_b.clone(), 0), "behind the stop, on the same line");
        assert_eq!(read("Turn. (B)", 2), (turn_b, 0));
        let amid = vec![plain("Turn!\u{a0}"), Inline::Mark('A'), plain(" Look.")];
        assert_eq!(read("Turn (A)! Look.", 2).0, amid);
        let within = vec![plain("Turn\u{a0}"), Inline::Mark('A'), plain(", then look.")];
        assert_eq!(read("Turn (A), then look.", 2).0, within);
        assert_eq!(read("(A) Turn.", 2).0, [Inline::Mark('A'), plain(" Turn.")]);
        assert_eq!(read("Turn (A).", 1), (vec![plain("Turn.")], 0), "a lone figure has no letter");
        assert_eq!(read("Turn (C).", 2).1, 1);
        assert_eq!(read("Turn (A).", 0).1, 1);
        assert_eq!(read("Turn (a bit) (é)", 2), (vec![plain("Turn (a bit) (é)")], 0));
    }
}
