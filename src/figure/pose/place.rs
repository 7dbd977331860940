//! Places in the room, on the body and on furniture, and directions.

use super::Side;
use glam::DVec3;

/// A place: in the room, on the body, on the body's surface, or on a prop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// World coordinates in metres.
    World(DVec3),
    /// A landmark of the body.
    Landmark {
        /// Which.
        of: Landmark,
        /// Metres along the axes of the landmark's bone at rest.
        offset: DVec3,
        /// Metres along the world's axes.
        world: DVec3,
    },
    /// Where the skin or the clothes are met, going outwards from a landmark.
    Surface {
        /// Where it starts.
        of: Landmark,
        /// Metres along the axes of the landmark's bone at rest.
        offset: DVec3,
        /// Which way it goes.
        towards: Direction,
        /// Metres between the surface and the point (0.012: half of a palm).
        gap: f64,
    },
    /// A place on a piece of furniture or a mat.
    Prop {
        /// Number of the prop in [`super::Pose::props`].
        of: usize,
        /// Where on it.
        place: PropPlace,
        /// Metres along the prop's own axes: to its left, up, forwards.
        offset: DVec3,
    },
}

/// A place on a prop. Left is that of somebody who sits on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PropPlace {
    /// Middle of the surface on top: seat, desk, mat, pillow; middle of a wall's face.
    Top,
    /// Middle of the left edge of that surface.
    LeftEdge,
    /// Middle of the right edge.
    RightEdge,
    /// Middle of the front edge.
    FrontEdge,
    /// Middle of the rear edge.
    RearEdge,
    /// Middle of the upper edge of a chair's back.
    BackTop,
    /// Left end of the upper edge of a chair's back.
    BackLeft,
    /// Right end of the upper edge of a chair's back.
    BackRight,
}

/// A named place on the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Landmark {
    /// What.
    pub name: LandmarkName,
    /// On which side, for those that come in pairs.
    pub side: Option<Side>,
}

/// What a landmark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LandmarkName {
    /// Joint of the shoulder.
    Shoulder,
    /// Two thirds down the upper arm.
    UpperArm,
    /// Joint of the elbow.
    Elbow,
    /// Two fifths down the forearm.
    Forearm,
    /// Joint of the wrist.
    Wrist,
    /// Middle of the hand.
    Hand,
    /// Joint of the hip.
    Hip,
    /// Three fifths down the thigh.
    Thigh,
    /// The hollow behind the knee, on the thigh's side.
    ThighBack,
    /// Joint of the knee.
    Knee,
    /// Two fifths down the shin.
    Shin,
    /// Joint of the ankle.
    Ankle,
    /// Pivot of the head on the neck.
    Head,
    /// Back of the head.
    Occiput,
    /// Breastbone.
    Chest,
    /// Between the shoulder blades.
    UpperBack,
    /// Below the shoulder blades.
    MidBack,
    /// Above the pelvis.
    LowBack,
    /// Middle of the pelvis.
    Pelvis,
    /// Buttock.
    Buttock,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Direction {
    /// Along the chest's own axes: x left, y up, z forwards. Need not be of length one.
    Body(DVec3),
    /// Along the world's axes.
    World(DVec3),
    /// Along the axes, at rest, of the bone that the point's landmark lies on: z is the front of a
    /// thigh, however it is turned. The chest's where there is no landmark.
    Bone(DVec3),
}
