//! Lines of words, and where they stand in their box.

use super::Style;
use crate::layout::frame::{Frame, Piece};
use crate::layout::page::Item;
use crate::units::Pt;

/// Where lines stand in their box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Center,
    End,
}

/// Words broken into lines, not yet placed.
pub(crate) struct Set {
    pub(super) lines: Vec<Line>,
    pub(super) style: Style,
    pub(super) cap_height: Pt,
}

/// One line: its pieces from x = 0, and how wide it is without hanging space.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    pub(super) width: Pt,
}

impl Set {
    /// How many lines.
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Width of the widest line.
    pub(crate) fn width(&self) -> Pt {
        self.lines.iter().map(|l| l.width).fold(Pt::ZERO, Pt::max)
    }

    /// From the first line's cap height to the last line's baseline.
    pub(crate) fn height(&self) -> Pt {
        if self.lines.is_empty() {
            return Pt::ZERO;
        }
        self.cap_height + self.style.leading * (self.lines.len() - 1) as f32
    }

    /// All lines in one frame of the given width.
    pub(crate) fn frame(self, width: Pt, align: Align) -> Frame {
        let mut frame = Frame::new(width, self.height());
        let mut baseline = self.cap_height;
        for line in self.lines {
            frame.place(aligned(width, line.width, align), Pt::ZERO, line.at(baseline));
            baseline += self.style.leading;
        }
        frame
    }

    /// Each line in a frame of its own: for text that may break over pages.
    pub(crate) fn lines(self, width: Pt) -> Vec<Frame> {
        let cap_height = self.cap_height;
        self.lines
            .into_iter()
            .map(|line| {
                let mut frame = Frame::new(width, cap_height);
                frame.place(Pt::ZERO, Pt::ZERO, line.at(cap_height));
                frame
            })
            .collect()
    }
}

impl Line {
    /// The line as a rigid frame with its baseline at this height.
    fn at(self, baseline: Pt) -> Frame {
        let mut frame = Frame { width: self.width, rigid: true, ..Frame::default() };
        for piece in self.pieces {
            frame.pieces.push(shifted(piece, baseline));
        }
        frame
    }
}

/// Moves a line's piece down to its baseline.
fn shifted(piece: Piece, dy: Pt) -> Piece {
    match piece {
        Piece::Content(Item::Text(mut run)) => {
            run.origin.y += f64::from(dy.0);
            Piece::Content(Item::Text(run))
        }
        Piece::Frame(x, y, frame) => Piece::Frame(x, y + dy, frame),
        other => other,
    }
}

/// Where a line of this width starts.
fn aligned(width: Pt, line: Pt, align: Align) -> Pt {
    match align {
        Align::Start => Pt::ZERO,
        Align::Center => (width - line) / 2.0,
        Align::End => width - line,
    }
}
