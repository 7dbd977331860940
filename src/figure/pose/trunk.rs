//! The pelvis, what the body rests on, the spine and the shoulder girdle.

use glam::DVec3;

/// Where the pelvis is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Root {
    /// Metres; its height is found by [`Rest`] when there is one.
    pub at: DVec3,
    /// Degrees about the vertical: 90 faces the figure's own left (+x).
    pub yaw: f64,
    /// Degrees about the left-right axis, applied after `roll`: 90 lies prone, -90 supine.
    pub pitch: f64,
    /// Degrees about the front-back axis: 90 lies on the left side, -90 on the right.
    pub roll: f64,
}

/// What the body rests on: the root is moved up or down until the lowest of these parts touches.
#[derive(Clone, Debug, PartialEq)]
pub struct Rest {
    /// The parts that carry the weight.
    pub parts: Vec<BodyPart>,
    /// Height of what they rest on, in metres.
    pub height: f64,
    /// How far flesh sinks in, in metres (0.008).
    pub sink: f64,
    /// Bends the neck until the head rests at this height, in metres.
    pub head_at: Option<f64>,
}

/// Parts a figure can rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyPart {
    /// Buttocks and the backs of the thighs.
    Seat,
    /// Both feet.
    Feet,
    /// Back, shoulders and head.
    Back,
    /// Shoulders and upper back alone, as in a bridge.
    Shoulders,
    /// The pelvis alone.
    Pelvis,
    /// Both hands.
    Hands,
    /// The head.
    Head,
    /// Both knees and shins.
    Knees,
    /// Whatever is lowest.
    All,
}

/// A bend of a part of the spine, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bend {
    /// Forwards positive.
    pub flex: f64,
    /// Towards the person's right positive.
    pub side: f64,
    /// Towards the person's left positive.
    pub twist: f64,
}

/// The shoulder girdle, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shoulder {
    /// Shrugged up positive.
    pub raise: f64,
    /// Rounded forwards positive, squeezed back negative.
    pub forward: f64,
}
