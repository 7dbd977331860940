//! Drawings of plain shapes: what the library's figures are.
//!
//! They are read straight from their XML, with the colours of a dress and left and right exchanged
//! on the way. usvg would do the same in several times the time: it needs a second text for every
//! change, builds a tree of its own of what the XML says, and measures every line. Whatever is more
//! than plain is left to it.

mod look;
mod read;

use super::extent;
use std::sync::Arc;
use usvg::tiny_skia_path::{Path, Rect};
use usvg::{Color, FillRule, LineCap, LineJoin, Opacity, Size, Transform};

pub(super) use read::read;

/// The limit of mitred corners where a drawing names none (SVG 2, 13.5.7).
pub(crate) const MITER_LIMIT: f32 = 4.0;

/// Shapes, one over the other.
#[derive(Debug)]
pub struct Plain {
    /// Width and height of the drawing.
    pub size: Size,
    /// From the drawing's view box to its size.
    pub view: Transform,
    /// Left and right exchanged within the view box, or nothing changed.
    pub mirror: Transform,
    /// From the back to the front.
    pub shapes: Vec<Shape>,
    /// How far it reaches beyond its size, the handles of its curves included.
    pub beyond: f32,
}

/// An outline and how it is painted.
#[derive(Debug)]
pub struct Shape {
    /// In units of its own.
    pub path: Path,
    /// From there to the drawing's.
    pub transform: Transform,
    /// What limits it, in the drawing's units.
    pub clip: Option<Arc<Clip>>,
    /// Its area.
    pub fill: Option<Fill>,
    /// Its line.
    pub stroke: Option<Stroke>,
    /// Whether the line lies under the area.
    pub stroke_first: bool,
}

/// The outline of what is seen.
#[derive(Debug)]
pub struct Clip {
    /// In the drawing's units.
    pub path: Path,
    /// What is inside.
    pub rule: FillRule,
}

/// How an area is painted.
#[derive(Clone, Debug)]
pub struct Fill {
    /// With what.
    pub paint: Paint,
    /// How much of it hides what lies under it.
    pub opacity: Opacity,
    /// What is inside.
    pub rule: FillRule,
}

/// What an area is painted with.
#[derive(Clone, Debug)]
pub enum Paint {
    /// One colour.
    Color(Color),
    /// Colours from the middle of a circle with a radius of a half around (½, ½) outwards, and from
    /// there to the shape's own units.
    Radial(Arc<[Stop]>, Transform),
}

/// A colour of a gradient.
#[derive(Clone, Copy, Debug)]
pub struct Stop {
    /// Where, 0 in the middle and 1 at the edge.
    pub offset: Opacity,
    /// The colour.
    pub color: Color,
    /// How much of it hides what lies under it.
    pub opacity: Opacity,
}

/// How a line is painted.
#[derive(Clone, Debug)]
pub struct Stroke {
    /// The colour.
    pub color: Color,
    /// In the shape's own units.
    pub width: f32,
    /// Lengths of dashes and gaps; none is a whole line.
    pub dashes: Vec<f32>,
    /// Its ends.
    pub cap: LineCap,
    /// Its corners.
    pub join: LineJoin,
}

impl Plain {
    /// From a shape's own units to the drawing's size.
    pub fn map(&self, shape: &Shape) -> Transform {
        self.view.pre_concat(self.mirror).pre_concat(shape.transform)
    }

    /// Whether all its numbers are in bounds.
    fn is_sound(&self) -> bool {
        extent::sides(self.size)
            && extent::transform(self.view)
            && extent::transform(self.mirror)
            && self.shapes.iter().all(|shape| {
                let clip = shape.clip.as_ref().is_none_or(|clip| extent::rect(clip.path.bounds()));
                let stroke = shape
                    .stroke
                    .as_ref()
                    .is_none_or(|s| extent::numbers(&[s.width]) && extent::numbers(&s.dashes));
                clip && stroke
                    && extent::rect(shape.path.bounds())
                    && extent::transform(shape.transform)
                    && self.reach(shape).is_some_and(extent::rect)
            })
    }

    /// How far any shape reaches beyond the drawing's size.
    fn furthest(&self) -> f32 {
        let areas = self.shapes.iter().filter_map(|shape| self.reach(shape));
        areas.map(|area| extent::beyond(area, self.size)).fold(0.0, f32::max)
    }

    /// A box that holds a shape and its line.
    fn reach(&self, shape: &Shape) -> Option<Rect> {
        let line = shape.stroke.as_ref().map_or(0.0, Stroke::reach);
        shape.path.bounds().outset(line, line)?.transform(self.map(shape))
    }
}

impl Stroke {
    /// How far it is from its path at most.
    fn reach(&self) -> f32 {
        let corner = match self.join {
            LineJoin::Miter | LineJoin::MiterClip => MITER_LIMIT,
            LineJoin::Round | LineJoin::Bevel => 1.0,
        };
        let end = if self.cap == LineCap::Square { std::f32::consts::SQRT_2 } else { 1.0 };
        self.width / 2.0 * corner.max(end)
    }
}

#[cfg(test)]
mod tests;
