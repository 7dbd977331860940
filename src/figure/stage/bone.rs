//! The bones, by their numbers in the packed bodies: the middle ones, then those of the left side,
//! then those of the right. A parent always has a smaller number than its children.

use crate::figure::pose::Side;

/// Number of bones in the middle of the body.
pub(super) const MIDDLE: usize = 10;
/// Number of bones on either side.
pub(super) const PAIRED: usize = 37;
/// Number of all bones.
pub(super) const COUNT: usize = MIDDLE + 2 * PAIRED;

/// A bone of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bone(pub(super) usize);

/// A bone that comes in pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Paired(usize);

impl Bone {
    pub(super) const ROOT: Bone = Bone(0);
    /// Lower back, from the pelvis up.
    pub(super) const LUMBAR: [Bone; 2] = [Bone(1), Bone(2)];
    /// Upper back, from below up.
    pub(super) const THORACIC: [Bone; 3] = [Bone(3), Bone(4), Bone(5)];
    /// The topmost bone of the back, which carries neck and shoulder girdle: the chest's own axes.
    pub(super) const CHEST: Bone = Bone(5);
    /// Neck, from below up, and head.
    pub(super) const NECK: [Bone; 4] = [Bone(6), Bone(7), Bone(8), Bone(9)];
    pub(super) const HEAD: Bone = Bone(9);

    /// The side it is on, and which of the pair; none for the middle.
    pub(super) fn pair(self) -> Option<(Paired, Side)> {
        let number = self.0.checked_sub(MIDDLE)?;
        let side = if number < PAIRED { Side::Left } else { Side::Right };
        Some((Paired(number % PAIRED), side))
    }

    /// The one at the same place on the other side.
    pub(super) fn mirrored(self) -> Bone {
        self.pair().map_or(self, |(paired, side)| paired.on(side.other()))
    }
}

impl Paired {
    pub(super) const PELVIS: Paired = Paired(0);
    /// Upper half of the thigh: the hip.
    pub(super) const THIGH: Paired = Paired(1);
    pub(super) const THIGH_LOWER: Paired = Paired(2);
    /// Upper half of the shin: the knee.
    pub(super) const SHANK: Paired = Paired(3);
    pub(super) const SHANK_LOWER: Paired = Paired(4);
    /// The ankle.
    pub(super) const FOOT: Paired = Paired(5);
    pub(super) const CLAVICLE: Paired = Paired(11);
    pub(super) const SHOULDER: Paired = Paired(12);
    /// Upper half of the upper arm: the joint of the shoulder.
    pub(super) const UPPER_ARM: Paired = Paired(13);
    pub(super) const UPPER_ARM_LOWER: Paired = Paired(14);
    /// Upper half of the forearm: the elbow.
    pub(super) const FOREARM: Paired = Paired(15);
    pub(super) const FOREARM_LOWER: Paired = Paired(16);
    pub(super) const WRIST: Paired = Paired(17);

    /// A toe, 1 the big one, to 5.
    pub(super) fn toe(toe: usize) -> Paired {
        Paired(5 + toe)
    }

    /// A joint of a finger: 1 the thumb to 5, and from the knuckle 1 to 3.
    pub(super) fn finger(finger: usize, joint: usize) -> Paired {
        Paired(22 + 3 * (finger - 1) + (joint - 1))
    }

    /// The bone of one side.
    pub(super) fn on(self, side: Side) -> Bone {
        match side {
            Side::Left => Bone(MIDDLE + self.0),
            Side::Right => Bone(MIDDLE + PAIRED + self.0),
        }
    }

    /// Whether it is a palm bone, the thumb's root or a finger; which finger, from 1.
    pub(super) fn hand(self) -> Option<u8> {
        match self.0 {
            17..=21 => Some(0),
            22 => Some(0),
            23..=24 => Some(1),
            25..=36 => Some(2 + ((self.0 - 25) / 3) as u8),
            _ => None,
        }
    }

    /// Which toe it is, from 1.
    pub(super) fn toe_number(self) -> Option<u8> {
        matches!(self.0, 6..=10).then(|| (self.0 - 5) as u8)
    }
}

/// Points of the left side that are stored after the bones and are no bones. (The tips of the
/// outer toes follow them and are of no use here.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extra {
    /// Middle of the eyeball.
    Eye,
    /// Tip of a finger, 1 the thumb to 5.
    FingerTip(usize),
}

/// Number of extra points on either side.
pub(super) const EXTRAS: usize = 8;

impl Extra {
    pub(super) fn number(self) -> usize {
        match self {
            Extra::Eye => 0,
            Extra::FingerTip(finger) => finger,
        }
    }
}
