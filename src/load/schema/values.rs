//! Values with a written form of their own: sheets, lengths, colours, dates.

mod date;
mod length;
mod paper;
mod spot;

pub use date::Date;
pub use length::{Distance, Length};
pub use paper::{Paper, PaperName};
pub use spot::Spot;

use crate::color::Color;
use crate::load::declare::{choice, inline_schema};
use crate::load::decode::{Context, Decode};
use crate::load::yaml::Node;
use schemars::json_schema;

choice! {
    /// Where holes or staples go.
    pub enum Binding {
        /// Nowhere.
        None = "none",
        /// At the side where lines start, on every page.
        Left = "left",
        /// At the inner side of sheets printed on both sides.
        Duplex = "duplex",
    }
}

/// How many panels stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// As the sheet and the figures decide.
    Auto,
    /// So many.
    Count(u8),
}

impl Decode for Columns {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Columns> {
        match cx.scalar(node)? {
            "auto" => Some(Columns::Auto),
            _ => u8::decode(node, cx).map(Columns::Count),
        }
    }
}

inline_schema!(
    Columns,
    json_schema!({"anyOf": [{"const": "auto"}, {"type": "integer", "minimum": 1, "maximum": 255}]})
);

impl Decode for Color {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Color> {
        const HELP: &str = "write \"#0F6E84\", with quotes: # starts a comment otherwise";
        let text = cx.scalar(node)?;
        let Ok(color) = csscolorparser::parse(text) else {
            cx.bad_value(node, &format!("cannot be `{text}`"), HELP);
            return None;
        };
        let [r, g, b, alpha] = color.to_rgba8();
        if alpha != u8::MAX {
            let help = "paper shows through nothing: give the colour as it should look on white";
            cx.bad_value(node, "is see-through", help);
            return None;
        }
        Some(Color::rgb(r, g, b))
    }
}

inline_schema!(
    Color,
    json_schema!({"type": "string", "description": "A colour, such as \"#0F6E84\"."})
);
