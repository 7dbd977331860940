//! Frames one under the other that can take up free height: gaps grow, type keeps its size.

use crate::layout::flow::Body;
use crate::layout::frame::Frame;
use crate::layout::page::Role;
use crate::units::Pt;

/// Frames, and columns side by side, one under the other.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    /// Width of the column.
    pub(crate) width: Pt,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
struct Part {
    gap: Pt,
    /// By how much the gap may grow.
    give: Pt,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Frame(Frame),
    /// Columns with their tops level, each at its distance from the start side.
    Beside(Vec<(Pt, Column)>),
}

impl Content {
    fn height(&self) -> Pt {
        match self {
            Content::Frame(frame) => frame.height,
            Content::Beside(columns) => highest(columns, Column::height),
        }
    }

    fn give(&self) -> Pt {
        match self {
            Content::Frame(_) => Pt::ZERO,
            Content::Beside(columns) => {
                highest(columns, |column| column.height() + column.give()) - self.height()
            }
        }
    }

    fn at(self, width: Pt, share: f32) -> Frame {
        match self {
            Content::Frame(frame) => frame,
            Content::Beside(columns) => {
                let mut row = Frame::new(width, Pt::ZERO);
                for (x, column) in columns {
                    let frame = column.at(share);
                    row.height = row.height.max(frame.height);
                    row.place(x, Pt::ZERO, frame);
                }
                row
            }
        }
    }
}

fn highest(columns: &[(Pt, Column)], height: impl Fn(&Column) -> Pt) -> Pt {
    columns.iter().map(|(_, column)| height(column)).fold(Pt::ZERO, Pt::max)
}

impl Column {
    /// Nothing yet.
    pub(crate) fn new(width: Pt) -> Column {
        Column { width, parts: Vec::new() }
    }

    /// Adds a frame under the others. The gap above it, where it is not the first, may grow by
    /// `give`.
    pub(crate) fn push(&mut self, gap: Pt, give: Pt, frame: Frame) {
        self.add(gap, give, Content::Frame(frame));
    }

    /// Adds columns side by side under what is there, each at its distance from the start side.
    pub(crate) fn beside(&mut self, gap: Pt, give: Pt, columns: Vec<(Pt, Column)>) {
        self.add(gap, give, Content::Beside(columns));
    }

    /// Goes on with the parts of another column, below a gap that may grow by `give`.
    pub(crate) fn append(&mut self, gap: Pt, give: Pt, other: Column) {
        for (index, part) in other.parts.into_iter().enumerate() {
            let (gap, give) = if index == 0 { (gap, give) } else { (part.gap, part.give) };
            self.add(gap, give, part.content);
        }
    }

    fn add(&mut self, gap: Pt, give: Pt, content: Content) {
        let (gap, give) = if self.parts.is_empty() { (Pt::ZERO, Pt::ZERO) } else { (gap, give) };
        self.parts.push(Part { gap, give, content });
    }

    /// The least height.
    pub(crate) fn height(&self) -> Pt {
        self.parts.iter().map(|part| part.gap + part.content.height()).sum()
    }

    /// By how much it can grow.
    pub(crate) fn give(&self) -> Pt {
        self.parts.iter().map(|part| part.give + part.content.give()).sum()
    }

    /// The column with its gaps grown to fill a height, as far as they can.
    pub(crate) fn draw(self, height: Pt) -> Frame {
        let (spare, give) = (height - self.height(), self.give());
        self.at(if give > Pt::ZERO { (spare / give).clamp(0.0, 1.0) } else { 0.0 })
    }

    /// The column with each gap grown by this share of what it gives: columns side by side stay
    /// alike.
    fn at(self, share: f32) -> Frame {
        let width = self.width;
        let mut frame = Frame::new(width, Pt::ZERO);
        for Part { gap, give, content } in self.parts {
            frame.stack(gap + give * share, content.at(width, share));
        }
        frame
    }

    /// The column at its least height.
    pub(crate) fn natural(self) -> Frame {
        self.at(0.0)
    }

    /// The column playing a role, as what a block draws.
    pub(crate) fn body(self, role: Role) -> Body {
        let least = self.height();
        Body::growing(least, least + self.give(), move |height| self.draw(height).role(role))
    }
}

impl From<Frame> for Column {
    fn from(frame: Frame) -> Column {
        let mut column = Column::new(frame.width);
        column.push(Pt::ZERO, Pt::ZERO, frame);
        column
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(heights: &[f32], give: f32) -> Column {
        let mut column = Column::new(Pt(50.0));
        for height in heights {
            column.push(Pt(2.0), Pt(give), Frame::new(Pt(50.0), Pt(*height)));
        }
        column
    }

    #[test]
    fn gaps_share_the_height_there_is_and_no_more() {
        let mut row = column(&[10.0], 0.0);
        row.beside(
            Pt(5.0),
            Pt(4.0),
            vec![(Pt::ZERO, column(&[30.0], 0.0)), (Pt(60.0), column(&[10.0, 10.0, 10.0], 3.0))],
        );
        assert_eq!((row.height(), row.give()), (Pt(49.0), Pt(10.0)));
        for (asked, got) in [(0.0, 49.0), (54.0, 54.0), (500.0, 59.0)] {
            assert_eq!(row.clone().draw(Pt(asked)).height, Pt(got), "asked for {asked}");
        }
        assert_eq!(Column::new(Pt(10.0)).draw(Pt(100.0)).height, Pt::ZERO);
    }
}
