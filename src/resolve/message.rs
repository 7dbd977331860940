//! Filling in the tool's own sentences: `**Stop if** {text}`.

use crate::resolve::document::{Inline, Phrase};
use crate::resolve::markup::{Line, bold_pieces};
use crate::resolve::typography::typeset;

/// What goes into a placeholder.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Value<'a> {
    /// Words, in the weight of the place they land in.
    Words(&'a str),
    /// A line with weights and marks of its own.
    Line(&'a [Inline]),
}

/// The sentence with its placeholders filled in and its `**bold**` read. Values are taken as they
/// are: a name with stars or braces in it stays a name.
pub(crate) fn fill(template: &str, values: &[(&str, Value<'_>)]) -> Vec<Inline> {
    let mut line = Line::default();
    let pieces = bold_pieces(template).unwrap_or_else(|| vec![(template, false)]);
    for (piece, bold) in pieces {
        for part in parts(piece) {
            match part {
                Part::Words(words) => line.push(words, bold),
                Part::Placeholder(name) => match values.iter().find(|(key, _)| *key == name) {
                    Some((_, Value::Words(words))) => line.push(words, bold),
                    Some((_, Value::Line(inlines))) => line.extend(inlines, bold),
                    None => {}
                },
            }
        }
    }
    line.finish()
}

/// The sentence around its number, `{n}`: *Hold* **20** *seconds*.
pub(crate) fn phrase(template: &str, number: &str) -> Phrase {
    let template = typeset(template);
    match template.split_once("{n}") {
        Some((before, after)) => Phrase {
            before: before.trim().to_owned(),
            number: number.to_owned(),
            after: after.trim().to_owned(),
            ..Phrase::default()
        },
        None => Phrase { after: template.trim().to_owned(), ..Phrase::default() },
    }
}

enum Part<'a> {
    Words(&'a str),
    Placeholder(&'a str),
}

fn parts(piece: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = piece;
    while let Some((before, name, after)) = next_placeholder(rest) {
        parts.push(Part::Words(before));
        parts.push(Part::Placeholder(name));
        rest = after;
    }
    parts.push(Part::Words(rest));
    parts
}

fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_take_the_weight_of_their_place_and_values_are_not_read() {
        let plain = |s: &str| Inline::Plain(s.to_owned());
        let bold = |s: &str| Inline::Bold(s.to_owned());
        assert_eq!(
            fill(
                "**From {name}:** {text}",
                &[("name", Value::Words("A {text} **B**")), ("text", Value::Words("Go slowly.")),]
            ),
            [bold("From A {text} **B**:"), plain(" Go slowly.")]
        );
        let step = [plain("Turn "), Inline::Mark('A'), plain(".")];
        assert_eq!(fill("{text}", &[("text", Value::Line(&step))]), step);
    }

    #[test]
    fn a_phrase_is_split_around_its_number() {
        let hold = phrase("Hold {n} seconds", "10–20");
        assert_eq!(
            (hold.before.as_str(), hold.number.as_str(), hold.after.as_str()),
            ("Hold", "10–20", "seconds")
        );
        let words = phrase("Each side", "3");
        assert_eq!((words.number.as_str(), words.after.as_str()), ("", "Each side"));
    }
}
