//! Arms and legs.

use super::place::Use;
use super::{Builder, number};
use crate::diagnostic::Spanned;
use crate::figure::pose::{
    Arm, ArmReach, Direction, Foot, FootPart, HandPart, HandShape, Leg, LegReach, Point, PropPlace,
    Side,
};
use crate::figure::read::file::{self, Hand, HandWord};
use crate::figure::read::names::{Furniture, Name};
use crate::figure::read::target::{Anchor, Target};
use crate::figure::read::values::{Aim, Thigh};
use glam::{DMat3, DVec3};

/// Joint limit of a wrist, in degrees: it has 80 to the palm and 70 to the back of the hand (AAOS, in
/// Norkin and White, *Measurement of Joint Motion*, table A.1); less looks at ease.
const WRIST: f64 = 60.0;
/// A hand that carries weight on a level surface is pressed back as far as the wrist goes.
const WRIST_UNDER_WEIGHT: f64 = 90.0;

/// How far fingers bend to lie on what a hand touches, and to close round what it grips, in degrees
/// from the knuckle: the joints of a closed hand have 90, 100 and 90 (AAOS).
const LAID: [f64; 3] = [40.0, 40.0, 25.0];
const ROUND: [f64; 3] = [75.0, 90.0, 45.0];

impl HandWord {
    /// Bends of knuckle, middle and last joint in degrees, spread, thumb.
    fn shape(self) -> HandShape {
        let shape = fingers;
        match self {
            HandWord::Flat => shape([0.0, 0.0, 0.0], 0.15, 0.1),
            HandWord::Relaxed => {
                HandShape { furthest: Some(LAID), ..shape([14.0, 20.0, 12.0], 0.0, 0.25) }
            }
            HandWord::Fist => shape([82.0, 98.0, 60.0], 0.0, 1.0),
            HandWord::Grip => {
                HandShape { furthest: Some(ROUND), ..shape([40.0, 52.0, 30.0], 0.1, 0.6) }
            }
            HandWord::Cupped => shape([16.0, 18.0, 12.0], 0.0, 0.2),
            HandWord::Spread => shape([0.0, 2.0, 2.0], 1.0, 0.0),
            HandWord::Point => {
                HandShape { index: Some([0.0; 3]), ..shape([80.0, 95.0, 58.0], 0.0, 0.9) }
            }
            HandWord::Laced => shape([45.0, 40.0, 20.0], 0.7, 0.6),
        }
    }
}

/// A hand as files speak of it: `spread` is 0 with the fingers together and 1 wide apart.
fn fingers(bends: [f64; 3], spread: f64, thumb: f64) -> HandShape {
    HandShape {
        bends,
        index: None,
        spread: (1.0 - 2.0 * spread).clamp(-1.0, 1.0),
        thumb,
        furthest: None,
    }
}

fn shape(hand: Option<&Hand>, usual: HandWord) -> HandShape {
    match hand {
        None => usual.shape(),
        Some(Hand::Word(word)) => word.shape(),
        Some(Hand::Bends(bends)) => fingers(
            bends.bends.0,
            bends.spread.map_or(0.3, |spread| spread.0),
            bends.thumb.map_or(0.3, |thumb| thumb.0),
        ),
    }
}

/// Rotation of a limb that hangs down: turned out about itself, lifted out, lifted forwards.
fn swing(flex: f64, abduct: f64, rotate: f64, side: Side) -> DMat3 {
    let radians = |degrees: f64| degrees.to_radians();
    DMat3::from_rotation_x(radians(-flex))
        * DMat3::from_rotation_z(radians(side.sign() * abduct))
        * DMat3::from_rotation_y(radians(side.sign() * rotate))
}

impl Builder<'_> {
    /// An arm; it hangs where the file says nothing.
    pub(super) fn arm(&mut self, said: Option<&file::Arm>, side: Side) -> Arm {
        let aim = |aim: Option<Aim>| aim.map(|aim| aim.direction(Some(side)));
        let Some(said) = said else { return hanging(side) };
        let mut arm = Arm {
            reach: angles(said, side),
            elbow: aim(said.elbow_to).or_else(|| elbow(said, side)).or_else(|| across(said, side)),
            fingers: aim(said.fingers),
            palm: aim(said.palm),
            hand: shape(said.shape.as_ref(), HandWord::Relaxed),
            nearest: false,
            wrist_limit: said.wrist_limit.map_or(WRIST, |limit| limit.0),
        };
        let Some(hand) = &said.hand else { return arm };
        if let Some(point) = self.place(&hand.value, &hand.at, Some(side), Use::Hand) {
            if is_level(&hand.value) {
                arm.hand = shape(said.shape.as_ref(), HandWord::Flat);
                arm.palm = arm.palm.or(Some(Direction::World(DVec3::NEG_Y)));
                arm.wrist_limit = said.wrist_limit.map_or(WRIST_UNDER_WEIGHT, |limit| limit.0);
            }
            arm.nearest = arm.hand.grips() && hand.value.side.is_none() && arm.palm.is_none();
            let with = said.with.as_ref().map_or(HandPart::Palm, |with| with.value.part());
            arm.reach = ArmReach::To { target: Spanned::new(point, hand.at.clone()), with };
        }
        arm
    }

    /// A leg; it is straight where the file says nothing.
    /// `lean` is the lean of the pelvis, in degrees.
    pub(super) fn leg(&mut self, said: Option<&file::Leg>, side: Side, lean: f64) -> Leg {
        let Some(said) = said else {
            let reach = LegReach::Angles {
                hip_flex: 0.0,
                hip_abduction: 4.0,
                hip_rotation: 0.0,
                knee_flex: 2.0,
            };
            return Leg { reach, foot: Foot { flat: true, ..Foot::default() } };
        };
        let on_floor =
            matches!(&said.foot, Some(foot) if matches!(foot.value.anchor, Anchor::Floor(_)));
        let usually_flat = on_floor && said.ankle.is_none();
        let foot = Foot {
            flat: said.flat.as_ref().map_or(usually_flat, |flat| flat.value),
            ankle: number(said.ankle.as_ref().map(|ankle| ankle.value)),
            toe_out: number(said.toe_out),
            toes: number(said.toes),
            toe_direction: said.toes_to.map(|aim| aim.direction(Some(side))),
        };
        let angles = LegReach::Angles {
            hip_flex: match said.flex {
                Some(Thigh::Upright) => lean,
                Some(Thigh::Angle(angle)) => angle.0,
                None => 0.0,
            },
            hip_abduction: number(said.abduct),
            hip_rotation: number(said.rotate),
            knee_flex: number(said.knee),
        };
        let reach = said.foot.as_ref().and_then(|foot| {
            let target = self.place(&foot.value, &foot.at, Some(side), Use::Foot)?;
            let with = match target {
                Point::World(_) if !on_floor => FootPart::Ankle,
                Point::World(_) | Point::Prop { .. } => FootPart::Sole,
                Point::Landmark { .. } | Point::Surface { .. } => FootPart::Ankle,
            };
            let knee = said.knee_to.map(|aim| aim.direction(Some(side)));
            Some(LegReach::To { target: Spanned::new(target, foot.at.clone()), with, knee })
        });
        Leg { reach: reach.unwrap_or(angles), foot }
    }
}

/// Whether a hand lies level there: on the floor, a seat, a desk, a mat.
fn is_level(target: &Target) -> bool {
    match target.anchor {
        Anchor::Floor(_) => true,
        Anchor::Named(Name::Prop(on)) => on.of != Furniture::Chair || on.place == PropPlace::Top,
        _ => false,
    }
}

/// An arm at the side of somebody who stands.
fn hanging(side: Side) -> Arm {
    let turn = swing(2.0, 9.0, 0.0, side);
    Arm {
        reach: ArmReach::Angles { upper: Direction::Body(turn * DVec3::NEG_Y), elbow_flex: 12.0 },
        elbow: Some(Direction::Body(turn * DVec3::NEG_Z)),
        fingers: None,
        palm: None,
        hand: HandWord::Relaxed.shape(),
        nearest: false,
        wrist_limit: WRIST,
    }
}

fn angles(said: &file::Arm, side: Side) -> ArmReach {
    let turn = swing(number(said.flex), number(said.abduct), number(said.rotate), side);
    let upper = said.upper.map(|aim| aim.direction(Some(side)));
    ArmReach::Angles {
        upper: upper.unwrap_or(Direction::Body(turn * DVec3::NEG_Y)),
        elbow_flex: number(said.elbow),
    }
}

/// Where the elbow of an arm with angles points: the forearm bends forwards when the arm hangs,
/// upwards when it is lifted forwards.
fn elbow(said: &file::Arm, side: Side) -> Option<Direction> {
    if said.hand.is_some() || said.upper.is_some() {
        return None;
    }
    let turn = swing(number(said.flex), number(said.abduct), number(said.rotate), side);
    Some(Direction::Body(turn * DVec3::NEG_Z))
}

/// Where the elbow of an arm points that reaches across the front of the body: before it, since
/// there is no way through it.
fn across(said: &file::Arm, side: Side) -> Option<Direction> {
    let hand = said.hand.as_ref()?;
    let Anchor::Named(Name::Body(spot, of)) = hand.value.anchor else { return None };
    let before = match of {
        Some(of) => of == side.other(),
        None => !spot.paired && spot.outwards(None).z > 0.0,
    };
    before.then(|| Direction::Body(DVec3::new(side.sign() * 0.6, -0.8, 0.6)))
}
