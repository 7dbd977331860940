//! Arms and hands, legs and feet.

use super::{Direction, Point};
use crate::diagnostic::Spanned;

/// An arm: it reaches a point, or its joints have angles.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Where the elbow and the hand go.
    pub reach: ArmReach,
    /// Which way the elbow points; a natural one when absent.
    pub elbow: Option<Direction>,
    /// Which way the fingers point.
    pub fingers: Option<Direction>,
    /// Which way the palm faces; when absent, a hand on a surface faces it, and any other hand
    /// faces as the forearm turns it.
    pub palm: Option<Direction>,
    /// How the fingers are held.
    pub hand: HandShape,
    /// The hand comes to the other arm from where its own shoulder is, whichever side of the arm
    /// its target names.
    pub nearest: bool,
    /// The joint limit of the wrist against the forearm, in degrees (60).
    pub wrist_limit: f64,
}

/// Where an arm goes.
#[derive(Clone, Debug, PartialEq)]
pub enum ArmReach {
    /// The hand goes to a point.
    To {
        /// The point.
        target: Spanned<Point>,
        /// What of the hand lies there.
        with: HandPart,
    },
    /// The upper arm points somewhere and the elbow is bent.
    Angles {
        /// Where the upper arm points, relative to the chest.
        upper: Direction,
        /// Degrees; 0 is straight.
        elbow_flex: f64,
    },
}

/// What of a hand lies on its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandPart {
    /// The middle of the palm.
    Palm,
    /// The finger tips.
    Fingertips,
    /// The wrist: the hand may be anywhere about it.
    Wrist,
}

/// How fingers are held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HandShape {
    /// Bend of the three joints of the fingers, from the knuckle, in degrees.
    pub bends: [f64; 3],
    /// The index finger's own bends, where it points; as the others where absent.
    pub index: Option<[f64; 3]>,
    /// How close the fingers are: 1 together, 0 as in a hand at rest, -1 wide apart.
    pub spread: f64,
    /// The thumb: 0 straight, 1 across the palm.
    pub thumb: f64,
    /// How far the joints of the fingers close round what the hand reaches, in degrees; none for
    /// fingers that keep their bends.
    pub furthest: Option<[f64; 3]>,
}

impl HandShape {
    /// Whether the fingers close round what the hand reaches, rather than lie on it.
    pub fn grips(&self) -> bool {
        self.furthest.is_some_and(|furthest| furthest[0] > 60.0)
    }

    /// Bends of a finger, 2 the index to 5, in degrees from the knuckle.
    pub fn bends_of(&self, finger: usize) -> [f64; 3] {
        self.index.filter(|_| finger == 2).unwrap_or(self.bends)
    }
}

/// A leg: its foot reaches a point, or its joints have angles.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Where the knee and the foot go.
    pub reach: LegReach,
    /// The foot.
    pub foot: Foot,
}

/// Where a leg goes.
#[derive(Clone, Debug, PartialEq)]
pub enum LegReach {
    /// The foot goes to a point.
    To {
        /// The point.
        target: Spanned<Point>,
        /// What of the foot lies there.
        with: FootPart,
        /// Which way the knee points; forwards of the pelvis when absent.
        knee: Option<Direction>,
    },
    /// Joint angles in degrees.
    Angles {
        /// Thigh forwards.
        hip_flex: f64,
        /// Thigh outwards.
        hip_abduction: f64,
        /// Turned out.
        hip_rotation: f64,
        /// Bent.
        knee_flex: f64,
    },
}

/// What of a foot lies on its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FootPart {
    /// The joint of the ankle.
    Ankle,
    /// The middle of the sole, shoe and all.
    Sole,
}

/// A foot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Foot {
    /// The sole lies level, whatever the shin does.
    pub flat: bool,
    /// Toes up positive (dorsiflexion), in degrees, when the sole is not level.
    pub ankle: f64,
    /// Toes turned out, in degrees.
    pub toe_out: f64,
    /// Toes bent back, in degrees, as when kneeling on them.
    pub toes: f64,
    /// Which way a level foot points; along the shin's plane when absent.
    pub toe_direction: Option<Direction>,
}
