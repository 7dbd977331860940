//! Furniture and mats.

use super::{Landmark, Point};
use glam::DVec3;

/// Furniture and mats.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prop {
    /// What it is, with its sizes.
    pub kind: PropKind,
    /// Middle of its foot on the floor (of its underside for a pillow), in metres.
    pub at: DVec3,
    /// Turned about the vertical, in degrees.
    pub yaw: f64,
    /// It follows a landmark over the floor instead of standing at `at`, which is added.
    pub under: Option<Landmark>,
}

/// What a prop is. Lengths in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PropKind {
    /// A dining chair facing +z.
    Chair {
        /// Top of the seat (0.45).
        seat_height: f64,
        /// Top of the back (0.86).
        back_height: f64,
    },
    /// An office chair on castors facing +z.
    OfficeChair {
        /// Top of the seat (0.47).
        seat_height: f64,
    },
    /// A desk whose sitter faces +z, with a screen on it or not.
    Desk {
        /// Top (0.73).
        height: f64,
        /// Whether a screen stands on it.
        screen: bool,
    },
    /// A mat along z.
    Mat {
        /// Along z (1.85).
        length: f64,
        /// Along x (0.62).
        width: f64,
    },
    /// A pillow or a folded towel.
    Pillow {
        /// x, y, z.
        size: DVec3,
    },
    /// A towel, rolled along x.
    TowelRoll {
        /// Along x.
        length: f64,
        /// Across.
        diameter: f64,
    },
    /// A wall whose face is the plane z = 0 of the prop, seen from +z.
    Wall {
        /// Along x.
        width: f64,
        /// Along y.
        height: f64,
    },
    /// A strap or a band from the left hand round a place of the body to the right hand.
    Strap {
        /// What it goes round, on the side away from the hands.
        round: Point,
    },
}
