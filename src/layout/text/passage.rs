//! Passages met before.
//!
//! To find where its words fit best, a block is set in several ways, and most of its passages come
//! out the same. Shaping them anew would be half the time of a handout's layout.

use super::flat::Flat;
use super::set::Line;
use super::{Brush, Style};
use crate::color::Color;
use crate::resolve::document::Text;
use crate::units::Pt;
use parley::Layout;

/// What a passage's shapes depend on. The place in the file is part of it, since the shapes carry
/// it to the page.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Key {
    text: Text,
    heading: bool,
    /// Size, weights and tracking, by their bits.
    numbers: [u32; 4],
    /// Of the words, and of the rings within them.
    colors: [Color; 2],
}

impl Key {
    pub(super) fn new(text: &Text, style: &Style) -> Key {
        let Style { heading, size, leading: _, weight, bold, color, mark, tracking, balance: _ } =
            style;
        Key {
            text: text.clone(),
            heading: *heading,
            numbers: [size.0, *weight, *bold, tracking.0].map(f32::to_bits),
            colors: [*color, *mark],
        }
    }
}

/// What the ends of a passage's lines depend on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Breaks {
    width: u32,
    balance: bool,
}

impl Breaks {
    pub(super) fn new(width: Pt, balance: bool) -> Breaks {
        Breaks { width: width.0.to_bits(), balance }
    }
}

/// The lines of a passage.
#[derive(Clone, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Of the tallest capital; nothing without lines.
    pub(super) cap_height: Pt,
}

/// A passage once shaped, with the lines it has been broken into.
pub(super) struct Passage {
    pub(super) flat: Flat,
    pub(super) layout: Layout<Brush>,
    broken: Vec<(Breaks, Lines)>,
}

impl Passage {
    pub(super) fn new(flat: Flat, layout: Layout<Brush>) -> Passage {
        Passage { flat, layout, broken: Vec::new() }
    }

    /// The lines it has, broken in this way before or now.
    pub(super) fn lines(
        &mut self,
        breaks: Breaks,
        broken: impl FnOnce(&mut Passage) -> Lines,
    ) -> Lines {
        if let Some((_, lines)) = self.broken.iter().find(|(known, _)| *known == breaks) {
            return lines.clone();
        }
        let lines = broken(self);
        self.broken.push((breaks, lines.clone()));
        lines
    }
}
