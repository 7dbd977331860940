//! Places, with every side known and every prop found.

use super::Builder;
use crate::diagnostic::Place;
use crate::figure::pose::{Direction, Landmark, Point, PropKind, PropPlace, Side};
use crate::figure::read::file::Ground;
use crate::figure::read::names::{Furniture, Name, OnProp, Spot};
use crate::figure::read::target::{Anchor, Target};
use glam::DVec3;

/// Metres between a surface and the middle of a palm that lies on it: half of a palm.
pub(super) const PALM: f64 = 0.012;

/// A wall whose face turns nearer to a side than this (a cosine) is at that side.
const SIDEWAYS: f64 = 0.1;

/// What a place is for: decides what a bare name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A hand lies on the skin or the clothes there.
    Hand,
    /// A foot stands there; on the body, the middle of a joint.
    Foot,
    /// The middle of a joint: arrows, highlights.
    Mark,
}

impl Builder<'_> {
    /// A place for one side of the body, or for neither.
    pub(super) fn place(
        &mut self,
        target: &Target,
        at: &Place,
        side: Option<Side>,
        use_: Use,
    ) -> Option<Point> {
        let moved = target.offset + target.shift;
        let lift = target.gap.unwrap_or(if use_ == Use::Hand { PALM } else { 0.0 });
        match target.anchor {
            Anchor::Room(point) => Some(Point::World(point + moved)),
            Anchor::Floor([x, z]) => Some(Point::World(DVec3::new(x, lift, z) + moved)),
            Anchor::Wall(pair) => self.on_wall(pair, moved + DVec3::Z * lift, at),
            Anchor::Named(Name::Prop(on)) => self.on_prop(on, moved, at),
            Anchor::Named(Name::Body(spot, own)) => {
                let side = self.side(spot, own.or(side), at)?;
                self.on_body(target, spot, side, use_, at)
            }
        }
    }

    /// The side of a place on the body; none for those there is only one of.
    fn side(&mut self, spot: &Spot, side: Option<Side>, at: &Place) -> Option<Option<Side>> {
        if !spot.paired {
            return Some(None);
        }
        if side.is_none() {
            let word = spot.word;
            let message = format!("`{word}` needs a side here");
            let help = format!("write `{word}.L` or `{word}.R`: the person's own left or right");
            self.error("missing-side", message, at, help);
        }
        side.map(Some)
    }

    fn on_wall(&mut self, [x, y]: [f64; 2], moved: DVec3, at: &Place) -> Option<Point> {
        let wall = self.props.iter().enumerate().find_map(|(of, prop)| match prop.kind {
            PropKind::Wall { height, .. } => Some((of, height, prop.yaw)),
            _ => None,
        });
        let Some((of, height, yaw)) = wall else {
            self.error("no-prop", "there is no wall in this pose", at, "add `props: [wall]`");
            return None;
        };
        // Files measure from the foot of the wall to the left of the room, and forwards on a wall at
        // a side; poses measure from its middle along its own axes.
        let (forwards, left) = libm::sincos(-yaw.to_radians());
        let along = if left.abs() > SIDEWAYS { left } else { forwards };
        let offset = DVec3::new(x * along.signum(), y - height / 2.0, 0.0) + moved;
        Some(Point::Prop { of, place: PropPlace::Top, offset })
    }

    fn on_prop(&mut self, on: OnProp, moved: DVec3, at: &Place) -> Option<Point> {
        let is_it = |kind: &PropKind| match on.of {
            Furniture::Chair => match kind {
                PropKind::Chair { .. } => true,
                // An office chair has no place on its back that a hand would go to.
                PropKind::OfficeChair { .. } => !on.place.is_on_back(),
                _ => false,
            },
            Furniture::Desk => matches!(kind, PropKind::Desk { .. }),
            Furniture::Mat => matches!(kind, PropKind::Mat { .. }),
            Furniture::Pillow => matches!(kind, PropKind::Pillow { .. }),
        };
        let Some(of) = self.props.iter().position(|prop| is_it(&prop.kind)) else {
            let word = on.of.word();
            let message = format!("there is no {word} in this pose");
            self.error("no-prop", message, at, format!("add `props: [{word}]`"));
            return None;
        };
        Some(Point::Prop { of, place: on.place, offset: DVec3::from_array(on.offset) + moved })
    }

    /// A place on the body.
    fn on_body(
        &mut self,
        target: &Target,
        spot: &Spot,
        side: Option<Side>,
        use_: Use,
        at: &Place,
    ) -> Option<Point> {
        let of = Landmark { name: spot.landmark(), side };
        let offset = spot.offset(side) + target.offset;
        if !target.touch.unwrap_or(use_ == Use::Hand) {
            return Some(Point::Landmark { of, offset, world: target.shift });
        }
        if target.shift != DVec3::ZERO {
            let message = "`move` would take the hand off the body it touches";
            let help =
                "write `offset`, along the axes of the body part, or `at` instead of `touch`";
            self.error("pose-contradiction", message, at, help);
            return None;
        }
        let usual = Direction::Bone(spot.outwards(side));
        let towards = target.side.map_or(usual, |aim| aim.direction(side));
        Some(Point::Surface { of, offset, towards, gap: target.gap.unwrap_or(PALM) })
    }

    /// The height of what something rests on, in metres.
    pub(super) fn ground(&mut self, ground: Ground, at: &Place) -> Option<f64> {
        let height = |kind: PropKind| match (ground, kind) {
            (Ground::Chair, PropKind::Chair { seat_height, .. })
            | (Ground::Chair, PropKind::OfficeChair { seat_height }) => Some(seat_height),
            (Ground::Pillow, PropKind::Pillow { size }) => Some(size.y),
            _ => None,
        };
        match ground {
            Ground::Floor => return Some(0.0),
            Ground::Free => return None,
            Ground::Chair | Ground::Pillow => {}
        }
        let found = self.props.iter().find_map(|prop| height(prop.kind));
        if found.is_none() {
            let word = ground.id();
            let message = format!("there is no {word} in this pose");
            self.error("no-prop", message, at, format!("add `props: [{word}]`"));
        }
        found
    }
}

impl PropPlace {
    fn is_on_back(self) -> bool {
        matches!(self, PropPlace::BackTop | PropPlace::BackLeft | PropPlace::BackRight)
    }
}
