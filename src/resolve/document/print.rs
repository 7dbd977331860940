//! What is printed around a guide: for the print shop, and for whoever cuts and joins the sheets.

use super::{Inline, Language, Text, Theme};

/// Words around a guide, final but for the numbers that imposition counts.
#[derive(Clone, Debug)]
pub struct PrintNotes {
    /// Of the words.
    pub language: Language,
    /// Colours and typefaces of the clinic.
    pub theme: Theme,
    /// The guide's id, as in file names.
    pub name: String,
    /// The clinic's name.
    pub clinic: String,
    /// The mark between whole and parts of a number.
    pub decimal: String,
    /// Beside the marks of a print shop: `{name}`, `{size}`, `{bleed}`, `{page}`, `{pages}`.
    pub slug: Template,
    /// For a poster on several sheets.
    pub tiles: TileNotes,
    /// For cards side by side.
    pub cards: CardNotes,
}

/// How to put a poster together.
#[derive(Clone, Debug)]
pub struct TileNotes {
    /// *Put your poster together.*
    pub title: Text,
    /// How many sheets make it: `{count}`, `{sheet}`, `{size}`.
    pub made: Template,
    /// What to do, in order: a word and a sentence each (`{sheet}`).
    pub steps: [(Text, Template); 5],
    /// Under the ruler.
    pub ruler: Text,
    /// At the foot of the map: `{title}`, `{clinic}`, `{page}`, `{pages}`.
    pub map_foot: Template,
    /// At the foot of a sheet: `{title}`, `{size}`, `{sheet}`, `{page}`, `{pages}`.
    pub foot: Template,
    /// `{column}`
    pub column: Template,
    /// `{row}` of `{rows}`
    pub row: Template,
    /// Which page is split, where there are several: `{page}` of `{pages}`
    pub part: Template,
    /// Beside the sign for glue.
    pub glue: Text,
    /// Beside the scissors.
    pub cut: Text,
    /// Where the next sheet lies: `{tile}`.
    pub next: Template,
}

/// What stands beside cards: `{title}`, `{count}`, `{size}`.
#[derive(Clone, Debug)]
pub struct CardNotes {
    /// Of cards with one side.
    pub only: Template,
    /// Of the first side.
    pub front: Template,
    /// Of the other side of an upright sheet.
    pub back_long: Template,
    /// Of the other side of a sheet that lies.
    pub back_short: Template,
}

/// A sentence with `{names}` to be filled in.
#[derive(Clone, Debug, Default)]
pub struct Template(pub Text);

impl Template {
    /// The sentence with its names filled in; what is filled in is not read again.
    pub fn fill(&self, values: &[(&str, &str)]) -> Text {
        let mut text = self.0.clone();
        for inline in &mut text.inlines {
            if let Inline::Plain(words) | Inline::Bold(words) = inline {
                *words = filled(words, values);
            }
        }
        text
    }
}

fn filled(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        out.extend(values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value));
        rest = after;
    }
    out.push_str(rest);
    out
}
