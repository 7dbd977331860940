//! The markup of a block of words: paragraphs, `- ` lists and `**bold**`.

use crate::diagnostic::{Diagnostic, Spanned};
use crate::resolve::document::{Paragraph, Text};
use crate::resolve::markup::{Line, bold_pieces, one_line};

/// What Markdown would understand and a patient would read as noise.
const FOREIGN_MARKS: [&str; 5] = ["#", "* ", "+ ", "> ", "```"];

/// A block of words: paragraphs between blank lines, `- ` lists, `**bold**`.
pub(crate) fn prose(
    text: &Spanned<String>,
    language: Option<&str>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Paragraph> {
    let mut reader = Prose { text, language, diagnostics, paragraphs: Vec::new(), open: None };
    for line in text.value.lines() {
        reader.line(line);
    }
    reader.close();
    reader.paragraphs
}

/// What the line before left open.
enum Open {
    Words(String),
    Items(Vec<String>),
}

struct Prose<'a> {
    text: &'a Spanned<String>,
    language: Option<&'a str>,
    diagnostics: &'a mut Vec<Diagnostic>,
    paragraphs: Vec<Paragraph>,
    open: Option<Open>,
}

impl Prose<'_> {
    fn line(&mut self, line: &str) {
        let words = line.trim();
        if words.is_empty() {
            // A blank line between two items leaves one list, not two.
            if let Some(Open::Words(_)) = self.open {
                self.close();
            }
        } else if let Some(item) = words.strip_prefix("- ") {
            if let Some(Open::Items(items)) = &mut self.open {
                items.push(item.to_owned());
            } else {
                self.close();
                self.open = Some(Open::Items(vec![item.to_owned()]));
            }
        } else {
            if FOREIGN_MARKS.iter().any(|mark| words.starts_with(mark)) {
                self.complain(
                    format!("“{words}” would be printed with its marks"),
                    "blank lines part paragraphs, \"- \" starts a list item, **bold** is bold; \
                     nothing else is understood",
                );
            }
            self.words(line, words);
        }
    }

    fn words(&mut self, line: &str, words: &str) {
        match &mut self.open {
            Some(Open::Words(open)) => {
                open.push(' ');
                open.push_str(words);
            }
            Some(Open::Items(items)) if line.starts_with(' ') => {
                if let Some(item) = items.last_mut() {
                    item.push(' ');
                    item.push_str(words);
                }
            }
            _ => {
                self.close();
                self.open = Some(Open::Words(words.to_owned()));
            }
        }
    }

    fn close(&mut self) {
        let paragraph = match self.open.take() {
            None => return,
            Some(Open::Words(words)) => Paragraph::Words(self.bold(&words)),
            Some(Open::Items(items)) => {
                Paragraph::List(items.iter().map(|item| self.bold(item)).collect())
            }
        };
        self.paragraphs.push(paragraph);
    }

    fn bold(&mut self, words: &str) -> Text {
        let words = one_line(words);
        let mut line = Line::default();
        if let Some(pieces) = bold_pieces(&words) {
            for (piece, bold) in pieces {
                line.push(piece, bold);
            }
        } else {
            self.complain(
                format!("a ** is left open in “{words}”"),
                "write ** before and after the bold words, within one paragraph or list item",
            );
            line.push(&words, false);
        }
        Text {
            inlines: line.finish(),
            at: Some(self.text.at.clone()),
            language: self.language.map(str::to_owned),
        }
    }

    fn complain(&mut self, message: String, help: &str) {
        self.diagnostics.push(Diagnostic::error("markup", message, &self.text.at).help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::resolve::fixture::shown;

    /// Paragraphs as one string a paragraph, bold in stars and list items after dashes.
    fn read(text: &str) -> (Vec<String>, usize) {
        let text = Spanned::new(text.to_owned(), Place::start_of("x.yaml"));
        let mut diagnostics = Vec::new();
        let paragraphs = prose(&text, None, &mut diagnostics)
            .iter()
            .map(|paragraph| match paragraph {
                Paragraph::Words(words) => shown(words),
                Paragraph::List(items) => {
                    items.iter().map(|item| format!("- {}", shown(item))).collect()
                }
            })
            .collect();
        (paragraphs, diagnostics.len())
    }

    #[test]
    fn prose_is_paragraphs_lists_and_bold() {
        for (text, expected, problems) in [
            ("One\ntwo.\n\nThree.", vec!["One two.", "Three."], 0),
            (
                "They may:\n- ease\n  stiffness\n- **warm** up\n\nEnd.",
                vec!["They may:", "- ease stiffness- *warm* up", "End."],
                0,
            ),
            ("- one\n\n- two", vec!["- one- two"], 0),
            ("A **pop** is **no** cure.", vec!["A *pop* is *no* cure."], 0),
            ("A **pop.\n\nNo** cure.", vec!["A **pop.", "No** cure."], 2),
            ("# Title", vec!["# Title"], 1),
            ("", vec![], 0),
        ] {
            assert_eq!(read(text), (expected.iter().map(ToString::to_string).collect(), problems));
        }
    }
}
