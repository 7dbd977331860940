//! What is drawn over a figure: glow and arrows.

use super::Point;

/// A glow where the stretch or the work is felt.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Highlight {
    /// Its middle.
    pub at: Point,
    /// Metres (0.14).
    pub radius: f64,
    /// Height over width (1).
    pub aspect: f64,
    /// Turned on the page, in degrees.
    pub angle: f64,
    /// Only surfaces this near the middle, in metres along the view, glow (0.2).
    pub depth: f64,
}

/// An arrow for a movement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    /// Where it starts.
    pub from: PagePoint,
    /// Where its head is.
    pub to: PagePoint,
    /// How far it bows to its left, as a part of its length; 0 is straight.
    pub bend: f64,
    /// A head at either end.
    pub both_ways: bool,
    /// Width of the shaft in drawing units, thousandths of a metre (13).
    pub width: f64,
}

/// A place in the scene, moved on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PagePoint {
    /// In the scene.
    pub point: Point,
    /// Metres to the right on the page.
    pub right: f64,
    /// Metres up on the page.
    pub up: f64,
}
