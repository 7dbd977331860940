//! Poses as in a mirror: the person's left is their right.

use super::pose::{
    Arm, ArmReach, Arrow, Bend, Direction, Highlight, Landmark, Leg, LegReach, PagePoint, Places,
    Point, Pose, Prop, PropKind, PropPlace, Root, Side, Sides,
};
use glam::DVec3;

impl Pose {
    /// The same pose with left and right exchanged, seen from the other side. Twice gives the pose
    /// itself.
    #[must_use]
    pub fn mirrored(mut self) -> Pose {
        self.camera.azimuth = 0.0 - self.camera.azimuth;
        self.camera.center = self.camera.center.map(flip);
        Pose {
            root: Root {
                at: flip(self.root.at),
                yaw: 0.0 - self.root.yaw,
                roll: 0.0 - self.root.roll,
                ..self.root
            },
            lumbar: bend(self.lumbar),
            thoracic: bend(self.thoracic),
            neck: bend(self.neck),
            shoulders: swap(self.shoulders),
            arms: swap(self.arms).map(arm),
            legs: swap(self.legs).map(leg),
            props: self.props.into_iter().map(|prop| prop.map(flip_prop)).collect(),
            ghost: self.ghost.map(|ghost| Box::new(ghost.mirrored())),
            highlights: self.highlights.into_iter().map(|mark| mark.map(highlight)).collect(),
            arrows: self.arrows.into_iter().map(|mark| mark.map(arrow)).collect(),
            places: Places {
                shoulders: swap(self.places.shoulders),
                arms: swap(self.places.arms),
                legs: swap(self.places.legs),
                ..self.places
            },
            ..self
        }
    }
}

fn flip(v: DVec3) -> DVec3 {
    // Not `-v.x`: the mirror of 0 is 0, and -0 would be another pose.
    DVec3::new(0.0 - v.x, v.y, v.z)
}

fn swap<T>(sides: Sides<T>) -> Sides<T> {
    Sides { left: sides.right, right: sides.left }
}

impl<T> Sides<T> {
    fn map<U>(self, each: impl Fn(T) -> U) -> Sides<U> {
        Sides { left: each(self.left), right: each(self.right) }
    }
}

fn bend(bend: Bend) -> Bend {
    Bend { flex: bend.flex, side: 0.0 - bend.side, twist: 0.0 - bend.twist }
}

fn direction(direction: Direction) -> Direction {
    match direction {
        Direction::Body(v) => Direction::Body(flip(v)),
        Direction::World(v) => Direction::World(flip(v)),
        Direction::Bone(v) => Direction::Bone(flip(v)),
    }
}

fn landmark(of: Landmark) -> Landmark {
    Landmark { side: of.side.map(Side::other), ..of }
}

fn point(point: Point) -> Point {
    match point {
        Point::World(at) => Point::World(flip(at)),
        Point::Landmark { of, offset, world } => {
            Point::Landmark { of: landmark(of), offset: flip(offset), world: flip(world) }
        }
        Point::Surface { of, offset, towards, gap } => Point::Surface {
            of: landmark(of),
            offset: flip(offset),
            towards: direction(towards),
            gap,
        },
        Point::Prop { of, place, offset } => {
            Point::Prop { of, place: place.mirrored(), offset: flip(offset) }
        }
    }
}

impl PropPlace {
    /// The place with left and right exchanged.
    pub(crate) fn mirrored(self) -> PropPlace {
        match self {
            PropPlace::LeftEdge => PropPlace::RightEdge,
            PropPlace::RightEdge => PropPlace::LeftEdge,
            PropPlace::BackLeft => PropPlace::BackRight,
            PropPlace::BackRight => PropPlace::BackLeft,
            middle => middle,
        }
    }
}

fn arm(arm: Arm) -> Arm {
    Arm {
        reach: match arm.reach {
            ArmReach::To { target, with } => ArmReach::To { target: target.map(point), with },
            ArmReach::Angles { upper, elbow_flex } => {
                ArmReach::Angles { upper: direction(upper), elbow_flex }
            }
        },
        elbow: arm.elbow.map(direction),
        fingers: arm.fingers.map(direction),
        palm: arm.palm.map(direction),
        ..arm
    }
}

fn leg(mut leg: Leg) -> Leg {
    leg.foot.toe_direction = leg.foot.toe_direction.map(direction);
    leg.reach = match leg.reach {
        LegReach::To { target, with, knee } => {
            LegReach::To { target: target.map(point), with, knee: knee.map(direction) }
        }
        angles @ LegReach::Angles { .. } => angles,
    };
    leg
}

fn flip_prop(prop: Prop) -> Prop {
    let kind = match prop.kind {
        PropKind::Strap { round } => PropKind::Strap { round: point(round) },
        other => other,
    };
    Prop { kind, at: flip(prop.at), yaw: 0.0 - prop.yaw, under: prop.under.map(landmark) }
}

fn highlight(mark: Highlight) -> Highlight {
    Highlight { at: point(mark.at), angle: 0.0 - mark.angle, ..mark }
}

fn arrow(arrow: Arrow) -> Arrow {
    Arrow { from: end(arrow.from), to: end(arrow.to), bend: 0.0 - arrow.bend, ..arrow }
}

fn end(end: PagePoint) -> PagePoint {
    PagePoint { point: point(end.point), right: 0.0 - end.right, ..end }
}
