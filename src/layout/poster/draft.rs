//! What every part of a poster needs at hand.

use super::sheet::{CUE, Floors, SMALLER_TEXT, START, Sheet, Type};
use crate::color::Color;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::fonts::Fonts;
use crate::layout::blocks::head::linked;
use crate::layout::frame::{Frame, Piece};
use crate::layout::icon::Icons;
use crate::layout::page::Role;
use crate::layout::qr::Codes;
use crate::layout::text::{Align, Style, Typesetter};
use crate::resolve::document::{ContactLine, Poster, Quantity, Text};
use crate::units::{Pt, pt};

/// What every part of a poster needs at hand.
pub(super) struct Draft<'a> {
    pub(super) poster: &'a Poster,
    pub(super) type_: Typesetter<'a>,
    pub(super) icons: Icons,
    pub(super) codes: Codes,
    pub(super) sheet: Sheet,
    pub(super) floors: Floors,
    pub(super) style: Type,
}

impl<'a> Draft<'a> {
    /// For one poster.
    pub(super) fn new(poster: &'a Poster, fonts: &'a Fonts) -> Draft<'a> {
        let faces = &poster.faces;
        let language = poster.language.clone();
        Draft {
            poster,
            type_: Typesetter::new(fonts, &faces.body, &faces.heading, language),
            icons: Icons::default(),
            codes: Codes::default(),
            sheet: Sheet::new(poster.paper.width, poster.paper.height, poster.format),
            floors: Floors::of(poster),
            style: Type::new(poster),
        }
    }

    /// The size that text of this size on A3 has on the sheet, and never less than its floor.
    pub(super) fn size(&self, base: f32, floor: Pt) -> Pt {
        pt(base * self.sheet.scale * self.floors.far.min(2.0)).max(floor)
    }

    /// How many times the least size of cues a size of A3 is on this sheet: on a small one it may be
    /// below what its distance asks for.
    pub(super) fn usual(&self, base: f32) -> f32 {
        (base * self.sheet.scale / self.floors.cue.0).max(1.0)
    }

    /// With how many times the least size of cues a solver starts, and what an arrangement that holds
    /// it is worth: most of what is usual for the sheet, else the least.
    pub(super) fn starts(&self) -> impl Iterator<Item = (f32, f32)> + use<> {
        let most = self.usual(CUE) * START;
        let usual = (most > 1.0).then_some((most, 1.0));
        usual.into_iter().chain([(1.0, SMALLER_TEXT)])
    }

    /// Leaves less white, for a sheet that is too full otherwise.
    pub(super) fn crowd(&mut self) {
        self.sheet = self.sheet.crowded();
        self.floors = self.floors.crowded();
    }

    /// Notes what keeps the poster from being printed.
    pub(super) fn object(
        &mut self,
        code: &'static str,
        message: String,
        at: Option<Place>,
        help: String,
    ) {
        let problem = Diagnostic::new(Severity::Error, code, message, at).help(help);
        if !self.type_.diagnostics.contains(&problem) {
            self.type_.diagnostics.push(problem);
        }
    }

    /// A paragraph as wide as it is given.
    pub(super) fn paragraph(&mut self, text: &Text, style: &Style, width: Pt) -> Frame {
        self.aligned(text, style, width, Align::Start)
    }

    /// A paragraph at a side of the width it is given.
    pub(super) fn aligned(&mut self, text: &Text, style: &Style, width: Pt, align: Align) -> Frame {
        let frame = self.type_.set(text, style, width).frame(width, align);
        frame.role_in(Role::Paragraph, text.language.clone())
    }

    /// One line, just as wide as it is.
    pub(super) fn label(&mut self, text: &Text, style: &Style) -> Frame {
        self.type_.label(text, style).role_in(Role::Paragraph, text.language.clone())
    }

    /// Words with no place of their own, on one line.
    pub(super) fn words(&mut self, words: &str, at: Option<&Place>, style: &Style) -> Frame {
        let text = Text { at: at.cloned(), ..Text::plain(words) };
        self.type_.label(&text, style)
    }

    /// A way to reach the clinic, at a side of a width: as wide as it is where none is given.
    pub(super) fn contact(
        &mut self,
        line: &ContactLine,
        style: &Style,
        place: Option<(Pt, Align)>,
    ) -> Frame {
        let words = match place {
            Some((width, align)) => self.type_.set(&line.text, style, width).frame(width, align),
            None => self.type_.label(&line.text, style),
        };
        let words = match &line.url {
            Some(url) => linked(words, url, &line.text.to_plain().replace('\u{2060}', "")),
            None => words,
        };
        words.role_in(Role::Paragraph, line.text.language.clone())
    }

    /// Whether no word is wider than this width.
    pub(super) fn words_fit(&mut self, text: &Text, style: &Style, width: Pt) -> bool {
        let shaped = self.type_.shaped(text, style);
        shaped.is_none_or(|mut shaped| shaped.lines(style.size, width).is_some())
    }

    /// The widest word of a text.
    pub(super) fn widest_word(&mut self, text: &Text, style: &Style) -> (Pt, String) {
        let words = text.to_plain();
        let mut widest = (Pt::ZERO, String::new());
        for word in words.split_whitespace() {
            let shaped = self.type_.shaped(&Text::plain(word), style);
            let width = shaped.map_or(Pt::ZERO, |mut shaped| shaped.width(style.size));
            if width > widest.0 {
                widest = (width, word.to_owned());
            }
        }
        widest
    }

    /// *6 moves, 5 minutes*, and how often as far as all moves have that in common.
    pub(super) fn how_much(&self) -> Text {
        let Poster { moves, minutes, often, .. } = self.poster;
        Text::plain(listed([moves, minutes].into_iter().chain(often)))
    }

    /// *2 times a day*, where all moves have that in common.
    pub(super) fn how_often(&self) -> Option<Text> {
        let often = &self.poster.often;
        let at = often.first()?.at.clone();
        Some(Text { at, ..Text::plain(listed(often)) })
    }

    /// The title in a narrow place, in one line or two: as large as fits, at most of this size.
    pub(super) fn rail_title(&mut self, width: Pt, most: f32) -> Frame {
        let poster = self.poster;
        let floor = self.floors.title;
        let mut size = pt(most).max(floor);
        let mut shaped = self.type_.shaped(&poster.title, &self.style.title(size));
        let mut fits = |size: Pt| {
            let lines = shaped.as_mut().map(|title| title.lines(size, width));
            lines.is_none_or(|lines| lines.is_some_and(|lines| lines <= 2))
        };
        while size > floor && !fits(size) {
            size = (size - pt(1.0)).max(floor);
        }
        if !fits(size) {
            let message = format!(
                "the title does not fit: two lines of {:.0} mm do not hold it at {:.0} pt",
                width.to_mm().0,
                size.0
            );
            let help = "shorten the title or its longest word".to_owned();
            self.object("title-too-wide", message, poster.title.at.clone(), help);
        }
        let style = self.style.title(size);
        let mut frame = self.type_.frame(&poster.title, &style, width);
        frame.pieces.insert(0, Piece::Bookmark(poster.title.to_plain(), 1));
        let role = Role::Heading(1, poster.title.to_plain());
        frame.role_in(role, poster.title.language.clone())
    }

    /// The narrowest width in which the words take at most so many lines; `None` when there are no
    /// words.
    pub(super) fn balanced(&mut self, text: &Text, style: &Style, most: usize) -> Option<Pt> {
        let mut shaped = self.type_.shaped(text, style)?;
        let whole = shaped.width(style.size);
        let (mut low, mut high) = (Pt::ZERO, whole + pt(0.5));
        while (high - low).0 > 0.5 {
            let middle = (low + high) / 2.0;
            match shaped.lines(style.size, middle) {
                Some(lines) if lines <= most => high = middle,
                _ => low = middle,
            }
        }
        // Lines are broken once more to be drawn: a little room for rounding.
        Some(high + pt(0.1))
    }

    /// Whether areas are drawn as outlines.
    pub(super) fn outlined(&self) -> bool {
        self.poster.palette.outlined
    }

    /// The colour of lines that only divide.
    pub(super) fn rule(&self) -> Color {
        self.poster.palette.line
    }
}

/// Quantities in words, one after the other.
fn listed<'a>(quantities: impl IntoIterator<Item = &'a Quantity>) -> String {
    // A number does not end a line.
    let said = |quantity: &Quantity| format!("{}\u{a0}{}", quantity.number, quantity.words);
    let said: Vec<String> =
        quantities.into_iter().map(|quantity| said(quantity).trim().to_owned()).collect();
    said.join(", ")
}
