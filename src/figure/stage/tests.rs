//! What holds for every body and every pose.

use super::*;
use crate::diagnostic::{Place, Spanned};
use crate::figure::pose::*;
use crate::figure::scene::Region;

const PERSON: Person = Person {
    sex: Sex::Woman,
    age: Age::Adult,
    build: Build::Average,
    skin: Skin::Tone3,
    hair: Hair { style: HairStyle::Short, color: HairColor::Brown },
};

fn written<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Place::start_of("a.pose.yaml"))
}

/// Somebody who stands with hanging arms.
fn standing(person: Person) -> Pose {
    let leg = Leg {
        reach: LegReach::Angles {
            hip_flex: 0.0,
            hip_abduction: 3.0,
            hip_rotation: 0.0,
            knee_flex: 0.0,
        },
        foot: Foot { flat: true, ..Foot::default() },
    };
    let arm = |side: Side| Arm {
        reach: ArmReach::Angles {
            upper: Direction::Body(DVec3::new(side.sign() * 0.15, -1.0, 0.02)),
            elbow_flex: 12.0,
        },
        elbow: None,
        fingers: None,
        palm: None,
        hand: HandShape { bends: [15.0, 21.0, 14.0], index: None, spread: 0.0, thumb: 0.3 },
        wrist_limit: 60.0,
    };
    Pose {
        person,
        camera: Camera { azimuth: 0.0, elevation: 5.0, distance: 7.0, center: None },
        root: Root { at: DVec3::Y, ..Root::default() },
        rest: Some(written(Rest {
            parts: vec![BodyPart::Feet],
            height: 0.0,
            sink: 0.0,
            head_at: None,
        })),
        lumbar: Bend::default(),
        thoracic: Bend::default(),
        neck: Bend::default(),
        shoulders: Sides::default(),
        arms: Sides { left: arm(Side::Left), right: arm(Side::Right) },
        legs: Sides { left: leg.clone(), right: leg },
        props: Vec::new(),
        ghost: None,
        highlights: Vec::new(),
        arrows: Vec::new(),
        places: Places::default(),
    }
}

fn everybody() -> impl Iterator<Item = Person> {
    [Sex::Woman, Sex::Man].into_iter().flat_map(|sex| {
        [Age::Adult, Age::Older].into_iter().flat_map(move |age| {
            [Build::Slim, Build::Average, Build::Large].into_iter().map(move |build| Person {
                sex,
                age,
                build,
                ..PERSON
            })
        })
    })
}

#[test]
fn the_packed_bodies_are_small() {
    assert!(asset::PACKED.len() < 600 * 1024, "{} bytes", asset::PACKED.len());
}

#[test]
fn damaged_bodies_are_refused() {
    assert!(Bodies::unpack(&[]).is_err());
    assert!(Bodies::unpack(&asset::PACKED[..asset::PACKED.len() / 2]).is_err());
    assert!(Bodies::unpack(&[0xff; 64]).is_err());
}

#[test]
fn every_kind_of_body_stands_on_the_floor_at_a_persons_height() {
    let bodies = Bodies::embedded().unwrap();
    for person in everybody() {
        let (scene, problems) = stage(&standing(person), bodies).unwrap();
        assert!(problems.is_empty(), "{person:?} {problems:?}");
        let skin = &scene.layers[0];
        assert_eq!(skin.region, Region::Skin);
        let points = || scene.layers.iter().flat_map(|layer| &layer.positions);
        assert!(points().all(|point| point.is_finite()));
        let top = skin.positions.iter().fold(0.0, |top: f64, point| top.max(point.y));
        assert!((1.5..1.9).contains(&top), "{person:?} is {top} m tall");
        let low = points().fold(1.0, |low: f64, point| low.min(point.y));
        assert!(low.abs() < 0.004, "{person:?} stands {low} m over the floor");
    }
}

#[test]
fn hands_and_feet_are_where_they_should_be() {
    let bodies = Bodies::embedded().unwrap();
    for person in everybody() {
        let mut pose = standing(person);
        let hand = DVec3::new(0.35, 1.1, 0.25);
        pose.arms.left.reach =
            ArmReach::To { target: written(Point::World(hand)), with: HandPart::Wrist };
        let foot = DVec3::new(-0.2, 0.3, 0.3);
        pose.legs.right.reach =
            LegReach::To { target: written(Point::World(foot)), with: FootPart::Ankle, knee: None };
        let rig = settled(&pose, bodies);
        let wrist = rig.side_at(bone::Paired::WRIST, Side::Left);
        let ankle = rig.side_at(bone::Paired::FOOT, Side::Right);
        assert!(wrist.distance(hand) < 0.005, "{person:?}: {wrist} is not at {hand}");
        assert!(ankle.distance(foot) < 0.005, "{person:?}: {ankle} is not at {foot}");
    }
}
