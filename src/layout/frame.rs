//! Boxes of page items, built from the inside out.
//!
//! A [`Frame`] is laid out as if every language ran left to right: x counts from the *start* side.
//! When a frame is placed on a page of a right-to-left document, positions are mirrored; what is
//! inside a rigid frame (a line of text, an icon, a picture) keeps its own direction.
//!
//! Vertical distances follow type, not boxes: a text frame's top is the cap height of its first
//! line and its bottom the baseline of its last, so that gaps are what the eye measures.

use super::page::{Item, Role, Stroke};
use crate::color::Color;
use crate::diagnostic::Place;
use crate::layout::page::PathItem;
use crate::units::Pt;
use kurbo::{BezPath, Rect, RoundedRect, RoundedRectRadii, Shape};

/// Accuracy of arcs turned into curves, in points: far below what a printer shows.
const ARC_TOLERANCE: f64 = 0.01;

/// A box of items and other boxes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    /// Width.
    pub(crate) width: Pt,
    /// Height.
    pub(crate) height: Pt,
    /// Contents in reading order, which is also painting order.
    pub(crate) pieces: Vec<Piece>,
    /// Keeps its inner positions in a right-to-left document.
    pub(crate) rigid: bool,
}

/// Something in a frame.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// A frame with its top start corner at this place.
    Frame(Pt, Pt, Frame),
    /// An item positioned within the frame; content of the innermost open role.
    Content(Item),
    /// An item positioned within the frame; decoration.
    Decoration(Item),
    /// What follows plays this role, in this language when it is foreign.
    Open(Role, Option<String>),
    /// What follows goes on with the last thing that was ended within the innermost role.
    Resume,
    /// Ends the innermost role.
    Close,
    /// A bookmark to this height: its words and level.
    Bookmark(String, u8),
}

impl Frame {
    /// An empty box.
    pub(crate) fn new(width: Pt, height: Pt) -> Frame {
        Frame { width, height, pieces: Vec::new(), rigid: false }
    }

    /// Puts a frame at a place; the box keeps its size.
    pub(crate) fn place(&mut self, x: Pt, y: Pt, frame: Frame) {
        self.pieces.push(Piece::Frame(x, y, frame));
    }

    /// Puts a frame under everything so far and grows to hold it.
    pub(crate) fn stack(&mut self, gap: Pt, frame: Frame) {
        let y = self.height + gap;
        self.height = y + frame.height;
        self.width = self.width.max(frame.width);
        self.place(Pt::ZERO, y, frame);
    }

    /// The first place in the box where words or a picture were written that the test accepts.
    pub(crate) fn first_place(&self, accept: &impl Fn(&Place) -> bool) -> Option<Place> {
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Frame(_, _, frame) => frame.first_place(accept),
            Piece::Content(Item::Text(run)) => run.at.clone().filter(|place| accept(place)),
            Piece::Content(Item::Picture(picture)) => {
                picture.at.clone().filter(|place| accept(place))
            }
            _ => None,
        })
    }

    /// What all pictures in the box cover, in square points.
    pub(crate) fn pictured(&self) -> f64 {
        let areas = self.pieces.iter().map(|piece| match piece {
            Piece::Frame(_, _, frame) => frame.pictured(),
            Piece::Content(Item::Picture(picture)) => picture.rect.area(),
            _ => 0.0,
        });
        areas.sum()
    }

    /// Draws a decoration.
    pub(crate) fn decorate(&mut self, item: PathItem) {
        self.pieces.push(Piece::Decoration(Item::Path(item)));
    }

    /// The same box with everything in it playing a role.
    pub(crate) fn role(mut self, role: Role) -> Frame {
        self.pieces.insert(0, Piece::Open(role, None));
        self.pieces.push(Piece::Close);
        self
    }

    /// The same box read out as a role in a foreign language.
    pub(crate) fn role_in(mut self, role: Role, language: Option<String>) -> Frame {
        self.pieces.insert(0, Piece::Open(role, language));
        self.pieces.push(Piece::Close);
        self
    }

    /// The same box read out as more of what stands before it: a paragraph's next line.
    pub(crate) fn resumed(mut self) -> Frame {
        self.pieces.insert(0, Piece::Resume);
        self.pieces.push(Piece::Close);
        self
    }

    /// The same box with a margin on each side: start, top, end, bottom.
    pub(crate) fn inset(self, start: Pt, top: Pt, end: Pt, bottom: Pt) -> Frame {
        let mut out = Frame::new(self.width + start + end, self.height + top + bottom);
        out.place(start, top, self);
        out
    }
}

/// A filled rectangle with rounded corners.
pub(crate) fn panel(width: Pt, height: Pt, radius: Pt, fill: Color) -> PathItem {
    PathItem { path: rounded(width, height, radius), fill: Some(fill), stroke: None }
}

/// An outlined rectangle with rounded corners; the line runs inside the box.
pub(crate) fn outline(width: Pt, height: Pt, radius: Pt, color: Color, line: Pt) -> PathItem {
    let half = line / 2.0;
    let rect =
        Rect::new(half.0.into(), half.0.into(), (width - half).0.into(), (height - half).0.into());
    PathItem {
        path: RoundedRect::from_rect(rect, f64::from(radius.0)).to_path(ARC_TOLERANCE),
        fill: None,
        stroke: Some(Stroke { color, width: line, dash: Vec::new(), round: false }),
    }
}

/// A filled rectangle rounded only at its lower corners.
pub(crate) fn lower_panel(width: Pt, height: Pt, radius: Pt, fill: Color) -> PathItem {
    let rect = Rect::new(0.0, 0.0, width.0.into(), height.0.into());
    let r = f64::from(radius.0);
    let radii = RoundedRectRadii::new(0.0, 0.0, r, r);
    PathItem {
        path: RoundedRect::from_rect(rect, radii).to_path(ARC_TOLERANCE),
        fill: Some(fill),
        stroke: None,
    }
}

/// A straight line.
pub(crate) fn line(from: (Pt, Pt), to: (Pt, Pt), color: Color, width: Pt) -> PathItem {
    let mut path = BezPath::new();
    path.move_to((f64::from(from.0.0), f64::from(from.1.0)));
    path.line_to((f64::from(to.0.0), f64::from(to.1.0)));
    PathItem {
        path,
        fill: None,
        stroke: Some(Stroke { color, width, dash: Vec::new(), round: false }),
    }
}

/// A circle around a centre.
pub(crate) fn circle(
    center: (Pt, Pt),
    radius: Pt,
    fill: Option<Color>,
    stroke: Option<(Color, Pt)>,
) -> PathItem {
    let circle =
        kurbo::Circle::new((f64::from(center.0.0), f64::from(center.1.0)), f64::from(radius.0));
    PathItem {
        path: circle.to_path(ARC_TOLERANCE),
        fill,
        stroke: stroke.map(|(color, width)| Stroke { color, width, dash: Vec::new(), round: true }),
    }
}

/// The outline of a rounded rectangle from the origin.
fn rounded(width: Pt, height: Pt, radius: Pt) -> BezPath {
    let rect = Rect::new(0.0, 0.0, width.0.into(), height.0.into());
    RoundedRect::from_rect(rect, f64::from(radius.0)).to_path(ARC_TOLERANCE)
}
