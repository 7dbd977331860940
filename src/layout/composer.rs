//! What every block needs at hand: the look, a typesetter, icons, and the width of the column.

use super::frame::Frame;
use super::icon::Icons;
use super::look::{CAP, Look};
use super::page::Role;
use super::qr::Codes;
use super::text::{Align, Style, Typesetter};
use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::resolve::document::{Arrangement, Icon, Text};
use crate::units::Pt;

/// What every block needs at hand.
pub(crate) struct Composer<'a> {
    /// Colours, faces, sizes.
    pub(crate) look: Look,
    /// Sets words.
    pub(crate) type_: Typesetter<'a>,
    /// Draws icons.
    pub(crate) icons: Icons,
    /// Draws QR codes.
    pub(crate) codes: Codes,
    /// Width of the column of content.
    pub(crate) width: Pt,
    /// Height of a page's content.
    pub(crate) height: Pt,
    /// How exercises are arranged on this sheet.
    pub(crate) arrangement: Arrangement,
    /// Width of a list's thumbnails.
    pub(crate) thumbnail: Pt,
    /// Whether it has made a difference to a list.
    pub(crate) thumbnail_counts: bool,
    /// Whether facts may stand beside the names of exercises.
    pub(crate) facts_beside: bool,
    /// Width of the column of figures that all cards share; nothing where each has its own.
    pub(crate) figure_column: Option<Pt>,
    /// The widths that they had.
    pub(crate) figure_columns: Vec<Pt>,
    /// The most points a unit that a figure drawn to scale is printed at.
    pub(crate) most_scale: f32,
    /// What the guide asks for and does not get.
    pub(crate) warnings: Vec<Diagnostic>,
    /// Composers for the other cores, once there was work for them.
    pub(crate) helpers: Vec<Composer<'a>>,
}

/// Exercises worth a thread of their own.
const LEAST_SHARE: usize = 3;

impl<'a> Composer<'a> {
    /// Sets every item, spread over the processor's cores. What comes out is the same whichever
    /// core it was set on.
    pub(crate) fn each<T: Sync, R: Send>(
        &mut self,
        items: &[T],
        set: impl Fn(&mut Composer<'_>, &T) -> R + Sync,
    ) -> Vec<R> {
        let share = items.len().div_ceil(rayon::current_num_threads()).max(LEAST_SHARE);
        let (own, others) = items.split_at(share.min(items.len()));
        let others: Vec<&[T]> = others.chunks(share).collect();
        // They are kept, for what they know of words that come again.
        let mut helpers = std::mem::take(&mut self.helpers);
        while helpers.len() < others.len() {
            helpers.push(self.helper());
        }
        let mut parts: Vec<Vec<R>> = others.iter().map(|_| Vec::new()).collect();
        let mut all: Vec<R> = rayon::in_place_scope(|scope| {
            for ((helper, items), part) in helpers.iter_mut().zip(others).zip(&mut parts) {
                helper.follow(self);
                let set = &set;
                scope.spawn(move |_| part.extend(items.iter().map(|item| set(helper, item))));
            }
            own.iter().map(|item| set(self, item)).collect()
        });
        all.extend(parts.into_iter().flatten());
        for helper in &mut helpers {
            self.type_.absorb(&mut helper.type_);
        }
        self.helpers = helpers;
        all
    }

    /// Sets two parts at once that know nothing of each other. The second has a composer of its own
    /// and may say no more than what is wrong with its words.
    pub(crate) fn both<A: Send, B: Send>(
        &mut self,
        own: impl FnOnce(&mut Composer<'a>) -> A + Send,
        other: impl FnOnce(&mut Composer<'a>) -> B + Send,
    ) -> (A, B) {
        let mut helper = self.helpers.pop().unwrap_or_else(|| self.helper());
        helper.follow(self);
        let outcomes = rayon::join(|| own(self), || other(&mut helper));
        self.type_.absorb(&mut helper.type_);
        self.helpers.push(helper);
        outcomes
    }

    /// A composer that sets as this one does, with caches of its own.
    fn helper(&self) -> Composer<'a> {
        Composer {
            look: self.look.clone(),
            type_: self.type_.another(),
            icons: Icons::default(),
            codes: Codes::default(),
            figure_columns: Vec::new(),
            warnings: Vec::new(),
            helpers: Vec::new(),
            ..*self
        }
    }

    /// Takes over how another composer sets at the moment.
    fn follow(&mut self, other: &Composer<'_>) {
        self.look.clone_from(&other.look);
        (self.width, self.height) = (other.width, other.height);
        (self.arrangement, self.thumbnail) = (other.arrangement, other.thumbnail);
        self.facts_beside = other.facts_beside;
        (self.most_scale, self.figure_column) = (other.most_scale, other.figure_column);
    }
}

impl Composer<'_> {
    /// A paragraph as wide as the column it is given.
    pub(crate) fn paragraph(&mut self, text: &Text, style: &Style, width: Pt) -> Frame {
        self.spoken(text, style, width, Role::Paragraph)
    }

    /// Words that play a role.
    pub(crate) fn spoken(&mut self, text: &Text, style: &Style, width: Pt, role: Role) -> Frame {
        self.type_.frame(text, style, width).role_in(role, text.language.clone())
    }

    /// A heading of a level, with its words as its name.
    pub(crate) fn heading(&mut self, text: &Text, style: &Style, width: Pt, level: u8) -> Frame {
        self.spoken(text, style, width, Role::Heading(level, text.to_plain()))
    }

    /// One line of words that play a role, just as wide as they are.
    pub(crate) fn label(&mut self, text: &Text, style: &Style, role: Role) -> Frame {
        self.type_.label(text, style).role_in(role, text.language.clone())
    }

    /// Lines centred in a width.
    pub(crate) fn centered(&mut self, text: &Text, style: &Style, width: Pt, role: Role) -> Frame {
        let set = self.type_.set(text, style, width);
        set.frame(width, Align::Center).role_in(role, text.language.clone())
    }

    /// A paragraph with an icon hanging before it; `hang` is where the words start.
    pub(crate) fn with_icon(
        &mut self,
        icon: Icon,
        color: Color,
        text: &Text,
        style: &Style,
        width: Pt,
        hang: Pt,
    ) -> Frame {
        let words = self.paragraph(text, style, width - hang);
        self.hung(icon, color, words, style, hang)
    }

    /// Words with an icon hanging before them, centred on the capitals of the first line.
    pub(crate) fn hung(
        &mut self,
        icon: Icon,
        color: Color,
        words: Frame,
        style: &Style,
        hang: Pt,
    ) -> Frame {
        let side = self.look.sizes.icon;
        let mut frame = Frame::new(words.width + hang, words.height);
        let top = (style.size * CAP - side) / 2.0;
        frame.place(Pt::ZERO, top, self.icons.frame(icon, side, color));
        frame.place(hang, Pt::ZERO, words);
        frame
    }

    /// Items with a mark before each; numbers when `numbered`, dots otherwise.
    pub(crate) fn list(
        &mut self,
        items: &[Text],
        style: &Style,
        width: Pt,
        mark: &Mark,
        gap: Pt,
    ) -> Frame {
        let mut list = Frame::new(width, Pt::ZERO);
        for (index, item) in items.iter().enumerate() {
            let row = self.list_item(index, item, style, width, mark);
            list.stack(if index == 0 { Pt::ZERO } else { gap }, row);
        }
        list.role(Role::List { numbered: matches!(mark, Mark::Number(..)) })
    }

    /// One item of a list.
    pub(crate) fn list_item(
        &mut self,
        index: usize,
        item: &Text,
        style: &Style,
        width: Pt,
        mark: &Mark,
    ) -> Frame {
        let (hang, sign, sign_style) = match mark {
            Mark::Dot(color, hang) => {
                // A bullet a little larger than the body's own, so that it survives copying.
                let dot = Style { color: *color, weight: 800.0, ..style.clone() };
                (*hang, "•".to_owned(), dot)
            }
            Mark::Number(number, hang) => (*hang, format!("{}.", index + 1), number.clone()),
        };
        let words = self.spoken(item, style, width - hang, Role::ListBody);
        let sign = self.label(&Text::plain(sign), &sign_style, Role::Label);
        let mut row = Frame::new(width, words.height.max(sign.height));
        row.place(Pt::ZERO, Pt::ZERO, sign);
        row.place(hang, Pt::ZERO, words);
        row.role(Role::ListItem)
    }
}

/// What stands before the items of a list.
pub(crate) enum Mark {
    /// A dot of a colour; the words start after the width.
    Dot(Color, Pt),
    /// A number in a style; the words start after the width.
    Number(Style, Pt),
}
