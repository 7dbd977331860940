//! How the doses of a poster are set: all in one form, in words as full as all have room for.

use super::grid::Misfit;
use super::measure::{Form, Sizes, Words};
use crate::resolve::document::Wording;
use crate::units::Pt;

/// How all doses of a poster are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Doses {
    pub(super) form: Form,
    pub(super) wording: Wording,
    /// Whether the numbers of a panel share a column; each stands just before its words where
    /// there is no room for that.
    pub(super) column: bool,
}

/// Doses with a line for each part: in full words where they fit, and the numbers in a column where
/// that fits.
pub(super) fn lines(
    words: &mut [Words],
    sizes: &Sizes,
    width: Pt,
    widest: Wording,
) -> Result<Doses, Misfit> {
    let form = Form::Lines;
    let mut wide = 0;
    for (wording, column) in [(widest, true), (Wording::Short, true), (Wording::Short, false)] {
        let doses = Doses { form, wording, column };
        match words.iter_mut().position(|words| doses.width(words, sizes) > width) {
            Some(index) => wide = index,
            None => return Ok(doses),
        }
    }
    Err(Misfit::Wide(wide))
}

impl Doses {
    fn width(self, words: &mut Words, sizes: &Sizes) -> Pt {
        match self.form {
            Form::Row => words.row_width(sizes, self.wording),
            Form::Lines => words.line_width(sizes, self.column, self.wording),
        }
    }

    pub(super) fn fit(self, words: &mut [Words], sizes: &Sizes, width: Pt) -> bool {
        words.iter_mut().all(|words| self.width(words, sizes) <= width)
    }

    /// The same doses in the most words that all of them have room for at this size.
    pub(super) fn fuller(self, words: &mut [Words], sizes: &Sizes, width: Pt) -> Doses {
        let wordings = [Wording::Full, Wording::Held, Wording::Usual];
        let fuller = wordings.map(|wording| Doses { wording, ..self });
        fuller.into_iter().find(|doses| doses.fit(words, sizes, width)).unwrap_or(self)
    }
}
