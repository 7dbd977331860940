//! What imposition works with: a typesetter for the words beside pages, and the brand's colours.

use super::problem::Problem;
use crate::color::Color;
use crate::fonts::Fonts;
use crate::layout::frame::Frame;
use crate::layout::text::{Style, Typesetter};
use crate::resolve::document::{Palette, PrintNotes, Text};
use crate::units::{Pt, pt};

/// What imposition works with.
pub(super) struct Desk<'a> {
    /// Sets words.
    pub(super) type_: Typesetter<'a>,
    /// The words to set.
    pub(super) notes: &'a PrintNotes,
}

impl<'a> Desk<'a> {
    pub(super) fn new(notes: &'a PrintNotes, fonts: &'a Fonts) -> Desk<'a> {
        let theme = &notes.theme;
        let type_ = Typesetter::new(fonts, &theme.body, &theme.heading, notes.language.clone());
        Desk { type_, notes }
    }

    /// The brand's colours.
    pub(super) fn palette(&self) -> &'a Palette {
        &self.notes.theme.palette
    }

    /// A style of the body face.
    pub(super) fn style(&self, size: f32, weight: f32, color: Color) -> Style {
        Style {
            heading: false,
            size: pt(size),
            leading: pt(size * 1.3),
            weight,
            bold: 700.0,
            color,
            mark: color,
            tracking: Pt::ZERO,
            balance: false,
        }
    }

    /// A style of the heading face.
    pub(super) fn heading(&self, size: f32, color: Color) -> Style {
        let weight = if self.notes.theme.heading_differs { 600.0 } else { 800.0 };
        Style { heading: true, balance: true, ..self.style(size, weight, color) }
    }

    /// Words on one line.
    pub(super) fn label(&mut self, text: &Text, style: &Style) -> Frame {
        self.type_.label(text, style)
    }

    /// A number as the language writes it, with at most so many places and no noughts at its end.
    pub(super) fn number(&self, value: f64, places: usize) -> String {
        let written = format!("{value:.places$}");
        let Some((whole, parts)) = written.split_once('.') else { return written };
        match parts.trim_end_matches('0') {
            "" => whole.to_owned(),
            parts => format!("{whole}{}{parts}", self.notes.decimal),
        }
    }

    /// What could not be set.
    pub(super) fn finish(self) -> Result<(), Problem> {
        let found = self.type_.into_problems();
        if found.is_empty() { Ok(()) } else { Err(Problem::Words(found)) }
    }
}
