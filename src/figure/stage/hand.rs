//! Fingers and thumb.

use super::body::Body;
use super::bone::{Extra, Paired};
use super::rig::Rig;
use super::turn::{about, unit};
use crate::figure::pose::{HandShape, Side};
use glam::{DMat3, DVec3};

/// What a thumb across the palm has done, in degrees, each in proportion to how far it is closed:
/// its root turns before the palm, towards the fingers and about itself (opposition); its knuckle
/// and its last joint bend. Chosen so that the thumb of a fist lies over the index and the middle
/// finger, within the 50° and 80° that the two joints have (AAOS).
const OPPOSED: [f64; 3] = [42.0, 12.0, 15.0];
const THUMB: [f64; 2] = [42.0, 45.0];
/// Which way the pad of a thumb at rest faces: of the palm's direction, and of that to the fingers.
const PAD: [f64; 2] = [0.5, 0.8];
/// Degrees between neighbouring fingers that are spread wide, more than at rest.
const SPREAD: f64 = 9.0;
/// Fingers spread about a line between the middle and the ring finger.
const MIDDLE: f64 = 3.3;

/// A finger at rest: its joints and its tip, and how it bends.
pub(super) struct Finger {
    /// Knuckle, middle joint, last joint, tip.
    pub(super) joints: [DVec3; 4],
    /// Square to the finger, so that it curls towards the root of the thumb and not past its
    /// neighbours.
    hinge: DVec3,
    spread: (DVec3, f64),
}

impl Finger {
    /// A finger, 2 the index to 5, of a hand with a shape.
    pub(super) fn of(body: &Body, side: Side, finger: usize, hand: &HandShape) -> Finger {
        let (_, palm) = body.hand_axes(side);
        let joints = joints(body, side, finger);
        let degrees = side.sign() * hand.spread * (finger as f64 - MIDDLE) * SPREAD;
        Finger {
            hinge: unit((joints[2] - joints[0]).cross(palm)),
            joints,
            spread: (palm, degrees.to_radians()),
        }
    }

    /// How the finger is turned in the hand behind joints that are bent by so many degrees in all.
    pub(super) fn turn(&self, bent: f64) -> DMat3 {
        about(self.spread.0, self.spread.1) * about(self.hinge, bent.to_radians())
    }

    /// Bends the finger, in degrees from the knuckle out.
    pub(super) fn bend(&self, rig: &mut Rig, side: Side, finger: usize, bends: [f64; 3]) {
        for (joint, bend) in (1..).zip(bends) {
            let turn = match joint {
                1 => self.turn(bend),
                _ => about(self.hinge, bend.to_radians()),
            };
            rig.set(Paired::finger(finger, joint).on(side), turn);
        }
    }
}

/// The joints of a finger, 1 the thumb to 5, and its tip at rest.
pub(super) fn joints(body: &Body, side: Side, finger: usize) -> [DVec3; 4] {
    let joint = |joint| body.paired(Paired::finger(finger, joint), side);
    [joint(1), joint(2), joint(3), body.extra(Extra::FingerTip(finger), side)]
}

/// How the three bones of a thumb are turned, each against the one before: 0 is a thumb at rest,
/// 1 one that lies across the palm.
pub(super) fn thumb(body: &Body, side: Side, closed: f64) -> [DMat3; 3] {
    let (along, palm) = body.hand_axes(side);
    let out = along.cross(palm) * -side.sign();
    let [root, _, _, tip] = joints(body, side, 1);
    let thumb = unit(tip - root);
    let hinge = thumb.cross(palm * PAD[0] - out * PAD[1]);
    let by = |axis: DVec3, degrees: f64| about(axis, (degrees * closed).to_radians());
    let [before, towards, round] = OPPOSED;
    let opposed = by(out.cross(palm), before)
        * by(out.cross(along), towards)
        * by(thumb * side.sign(), round);
    [opposed, by(hinge, THUMB[0]), by(hinge, THUMB[1])]
}

/// Bends the fingers and the thumb, and spreads them.
pub(super) fn shape(rig: &mut Rig, side: Side, hand: &HandShape) {
    let body = rig.body;
    close_thumb(rig, side, hand.thumb);
    for finger in 2..=5 {
        Finger::of(body, side, finger, hand).bend(rig, side, finger, hand.bends_of(finger));
    }
}

/// Closes the thumb so far.
pub(super) fn close_thumb(rig: &mut Rig, side: Side, closed: f64) {
    for (joint, turn) in (1..).zip(thumb(rig.body, side, closed)) {
        rig.set(Paired::finger(1, joint).on(side), turn);
    }
}

/// Middle of the tips of the three middle fingers of the body at rest, bent as the hand is held.
pub(super) fn fingertips(body: &Body, side: Side, hand: &HandShape) -> DVec3 {
    let tip = |number: usize| {
        let finger = Finger::of(body, side, number, hand);
        let mut bent = 0.0;
        let bones = finger.joints.windows(2).zip(hand.bends_of(number));
        bones.fold(finger.joints[0], |at, (bone, bend)| {
            bent += bend;
            at + finger.turn(bent) * (bone[1] - bone[0])
        })
    };
    (tip(2) + tip(3) + tip(4)) / 3.0
}
