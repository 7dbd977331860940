//! What holds for every body and every pose.

use super::*;
use crate::diagnostic::{Place, Severity, Spanned};
use crate::figure::pose::*;
use crate::figure::scene::Region;
use proptest::prelude::*;

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
        hand: HandShape {
            bends: [15.0, 21.0, 14.0],
            index: None,
            spread: 0.0,
            thumb: 0.3,
            furthest: None,
        },
        nearest: false,
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
        let (rig, _) = settled(&pose, bodies);
        let wrist = rig.side_at(bone::Paired::WRIST, Side::Left);
        let ankle = rig.side_at(bone::Paired::FOOT, Side::Right);
        assert!(wrist.distance(hand) < 0.005, "{person:?}: {wrist} is not at {hand}");
        assert!(ankle.distance(foot) < 0.005, "{person:?}: {ankle} is not at {foot}");
    }
}

/// Somebody who sits on a chair, one hand on the other thigh, one arm up.
fn seated() -> Pose {
    let mut pose = standing(PERSON);
    let chair = PropKind::Chair { seat_height: 0.45, back_height: 0.86 };
    pose.props = vec![written(Prop { kind: chair, at: DVec3::ZERO, yaw: 0.0, under: None })];
    pose.root = Root { at: DVec3::new(0.02, 0.55, -0.05), yaw: 8.0, pitch: -3.0, roll: 2.0 };
    pose.rest = Some(written(Rest {
        parts: vec![BodyPart::Seat],
        height: 0.45,
        sink: 0.025,
        head_at: None,
    }));
    pose.thoracic = Bend { flex: 4.0, side: 5.0, twist: 20.0 };
    pose.neck = Bend { flex: -3.0, side: 4.0, twist: 15.0 };
    pose.shoulders.right.raise = 8.0;
    for side in Side::BOTH {
        let foot = DVec3::new(side.sign() * 0.11, 0.0, 0.38);
        pose.legs.of_mut(side).reach =
            LegReach::To { target: written(Point::World(foot)), with: FootPart::Sole, knee: None };
    }
    let thigh = Landmark { name: LandmarkName::Thigh, side: Some(Side::Left) };
    pose.arms.right.reach = ArmReach::To {
        target: written(Point::Surface {
            of: thigh,
            offset: DVec3::ZERO,
            towards: Direction::World(DVec3::Y),
            gap: 0.012,
        }),
        with: HandPart::Palm,
    };
    pose.arms.left.reach =
        ArmReach::Angles { upper: Direction::Body(DVec3::new(0.5, 1.0, 0.2)), elbow_flex: 20.0 };
    pose
}

#[test]
fn a_mirrored_pose_is_the_mirror_image() {
    let bodies = Bodies::embedded().unwrap();
    let (pose, mirrored) = (seated(), seated().mirrored());
    assert_eq!(pose, mirrored.clone().mirrored());
    let (rig, _) = settled(&pose, bodies);
    let (other, _) = settled(&mirrored, bodies);
    let flip = DVec3::new(-1.0, 1.0, 1.0);
    for bone in (0..bone::COUNT).map(Bone) {
        let (here, there) = (rig.at(bone), other.at(bone.mirrored()) * flip);
        assert!(here.distance(there) < 1e-9, "{bone:?}: {here} {there}");
    }
    let (scene, _) = stage(&pose, bodies).unwrap();
    let (image, _) = stage(&mirrored, bodies).unwrap();
    // Furniture has its pieces in the same order, so that the left one's image is the right one.
    let of_person = |scene: &Scene| -> Vec<Layer> {
        scene.layers.iter().filter(|layer| layer.region.is_person()).cloned().collect()
    };
    for (layer, image) in of_person(&scene).iter().zip(&of_person(&image)) {
        let middle =
            |layer: &Layer| layer.positions.iter().sum::<DVec3>() / layer.positions.len() as f64;
        assert_eq!(layer.positions.len(), image.positions.len());
        let (here, there) = (middle(layer), middle(image) * flip);
        assert!(here.distance(there) < 1e-9, "{:?}: {here} {there}", layer.region);
    }
}

#[test]
fn feet_stand_on_the_floor_and_hands_lie_on_what_they_touch() {
    let bodies = Bodies::embedded().unwrap();
    for person in everybody() {
        let pose = Pose { person, ..seated() };
        let (rig, _) = settled(&pose, bodies);
        for side in Side::BOTH {
            let ankle = rig.side_at(bone::Paired::FOOT, side).y;
            let over = ankle - leg::ankle_height(&rig, side);
            assert!(over.abs() < 1e-6, "{person:?}: a sole is {over} m over the floor");
        }
        let more =
            contact::press(&rig, Side::Right, &pose.arms.right, &pose.props).unwrap_or_default();
        assert!(more.length() < 0.003, "{person:?}: the hand is {more} off the thigh");
    }
}

#[test]
fn hips_sink_until_both_feet_of_a_stride_reach_and_a_strap_goes_from_hand_to_hand_round_the_sole() {
    let bodies = Bodies::embedded().unwrap();
    for person in everybody() {
        let mut pose = standing(person);
        for side in Side::BOTH {
            let at = DVec3::new(side.sign() * 0.1, 0.0, side.sign() * 0.4);
            pose.legs.of_mut(side).reach = LegReach::To {
                target: written(Point::World(at)),
                with: FootPart::Sole,
                knee: None,
            };
        }
        let of = Landmark { name: LandmarkName::Ankle, side: Some(Side::Left) };
        let round = Point::Landmark { of, offset: DVec3::ZERO, world: DVec3::ZERO };
        let strap =
            Prop { kind: PropKind::Strap { round }, at: DVec3::ZERO, yaw: 0.0, under: None };
        pose.props = vec![written(strap)];
        let (rig, _) = settled(&pose, bodies);
        assert!(rig.at(Bone::ROOT).y < 0.95, "the hips come down");
        for side in Side::BOTH {
            assert!(*rig.short.legs.of(side) < 1e-3, "{person:?}: {:?}", rig.short.legs);
        }
        let layers = props::layers(&rig, &strap);
        let points = || layers.iter().flat_map(|layer| &layer.positions);
        let near = |place: DVec3| points().map(|p| p.distance(place)).fold(f64::INFINITY, f64::min);
        for side in Side::BOTH {
            let hand =
                landmark::landmark(&rig, &Landmark { name: LandmarkName::Hand, side: Some(side) });
            assert!(near(rig.carried(hand.0, hand.1)) < 0.02, "{person:?}");
        }
        let lowest = points().map(|point| point.y).fold(f64::INFINITY, f64::min);
        assert!(lowest < rig.side_at(bone::Paired::FOOT, Side::Left).y, "round the far side");
    }
}

#[test]
fn what_no_joint_does_is_warned_of() {
    let bodies = Bodies::embedded().unwrap();
    let mut wrong: Vec<(&str, Pose)> = Vec::new();
    let mut add = |says, change: &dyn Fn(&mut Pose)| {
        let mut pose = standing(PERSON);
        change(&mut pose);
        wrong.push((says, pose));
    };
    add("neck's flexion is 70°", &|pose| pose.neck.flex = 70.0);
    add("lower back's extension is 50°", &|pose| pose.lumbar.flex = -50.0);
    add("upper back's side bend is 30°", &|pose| pose.thoracic.side = 30.0);
    add("trunk's rotation is 60°", &|pose| {
        pose.lumbar.twist = 20.0;
        pose.thoracic.twist = 40.0;
    });
    let leg = |hip_flex, hip_abduction, hip_rotation, knee_flex| LegReach::Angles {
        hip_flex,
        hip_abduction,
        hip_rotation,
        knee_flex,
    };
    add("left hip's flexion", &|pose| pose.legs.left.reach = leg(160.0, 0.0, 0.0, 120.0));
    add("left hip's extension", &|pose| pose.legs.left.reach = leg(-45.0, 0.0, 0.0, 10.0));
    add("right hip's abduction", &|pose| pose.legs.right.reach = leg(0.0, 60.0, 0.0, 10.0));
    add("left hip's outward rotation", &|pose| pose.legs.left.reach = leg(0.0, 0.0, 80.0, 10.0));
    add("right hip's inward rotation", &|pose| pose.legs.right.reach = leg(0.0, 0.0, -60.0, 10.0));
    add("right knee's flexion", &|pose| pose.legs.right.reach = leg(60.0, 0.0, 0.0, 175.0));
    add("left knee's extension", &|pose| pose.legs.left.reach = leg(20.0, 0.0, 0.0, -30.0));
    add("left ankle's plantar flexion", &|pose| {
        pose.legs.left.foot = Foot { ankle: -70.0, ..Foot::default() };
    });
    let arm = |x, y, z, elbow_flex| ArmReach::Angles {
        upper: Direction::Body(DVec3::new(x, y, z)),
        elbow_flex,
    };
    add("right elbow's flexion", &|pose| pose.arms.right.reach = arm(-1.0, 0.0, 0.0, 170.0));
    add("left shoulder's extension", &|pose| pose.arms.left.reach = arm(0.2, 0.0, -1.0, 5.0));
    for (says, pose) in wrong {
        let (_, problems) = stage(&pose, bodies).unwrap();
        let said = problems
            .iter()
            .any(|problem| problem.code == "joint-limit" && problem.message.contains(says));
        assert!(said, "not said: {says}: {problems:?}");
    }
}

#[test]
fn what_is_too_far_is_an_error_that_says_how_far() {
    let bodies = Bodies::embedded().unwrap();
    let mut pose = standing(PERSON);
    let far = written(Point::World(DVec3::new(1.5, 1.3, 0.0)));
    pose.arms.left.reach = ArmReach::To { target: far, with: HandPart::Wrist };
    let problems = stage(&pose, bodies).unwrap_err();
    let problem = problems.iter().find(|problem| problem.code == "unreachable").unwrap();
    assert!(problem.message.starts_with("the left hand cannot reach"), "{}", problem.message);
    assert!(problem.at.is_some() && problem.help.is_some());
}

#[test]
fn what_is_nearly_reached_is_drawn_with_a_warning() {
    let bodies = Bodies::embedded().unwrap();
    let severity = |millimetres: u32| {
        let mut pose = standing(PERSON);
        let target = written(Point::World(DVec3::new(f64::from(millimetres) / 1000.0, 1.3, 0.0)));
        pose.arms.left.reach = ArmReach::To { target, with: HandPart::Wrist };
        let problems = match stage(&pose, bodies) {
            Ok((_, problems)) | Err(problems) => problems,
        };
        problems.iter().find(|problem| problem.code == "unreachable").map(|found| found.severity)
    };
    let all: Vec<_> = (500..900).step_by(5).map(severity).collect();
    let kinds: Vec<_> = all.chunk_by(|a, b| a == b).map(|same| same[0]).collect();
    assert_eq!(kinds, [None, Some(Severity::Warning), Some(Severity::Error)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_pose_makes_a_finite_body_of_a_bodys_size(
        angles in prop::collection::vec(-200.0..200.0_f64, 24),
        places in prop::collection::vec(-0.6..0.6_f64, 12),
        kind in 0..7_usize,
    ) {
        let bodies = Bodies::embedded().unwrap();
        let mut pose = seated();
        pose.person.hair.style = [
            HairStyle::Short, HairStyle::Bun, HairStyle::Long, HairStyle::Curly,
            HairStyle::Ponytail, HairStyle::Bald, HairStyle::Headscarf,
        ][kind];
        let bend = |at: usize| Bend { flex: angles[at], side: angles[at + 1], twist: angles[at + 2] };
        (pose.lumbar, pose.thoracic, pose.neck) = (bend(0), bend(3), bend(6));
        pose.root.pitch = angles[9];
        pose.root.roll = angles[10];
        pose.legs.left.reach = LegReach::Angles {
            hip_flex: angles[11], hip_abduction: angles[12], hip_rotation: angles[13], knee_flex: angles[14],
        };
        pose.legs.left.foot = Foot { ankle: angles[15], toe_out: angles[16], toes: angles[17], ..Foot::default() };
        pose.arms.left.reach = ArmReach::Angles {
            upper: Direction::World(DVec3::new(places[0], places[1], places[2])),
            elbow_flex: angles[18],
        };
        pose.arms.left.elbow = Some(Direction::Body(DVec3::new(places[3], places[4], 0.0)));
        pose.arms.right.fingers = Some(Direction::World(DVec3::new(places[5], places[6], places[7])));
        pose.arms.right.wrist_limit = angles[19].abs();
        if kind % 2 == 0 {
            // Whatever a hand grips in the air, or in the body.
            let near = pose.root.at + DVec3::new(places[8], places[9].abs(), places[10]);
            let target = written(Point::World(near));
            pose.arms.right.reach = ArmReach::To { target, with: HandPart::Palm };
            pose.arms.right.hand.furthest = Some([75.0, 90.0, 45.0]);
        }
        pose.shoulders.left.raise = angles[20];
        if let Ok((scene, _)) = stage(&pose, bodies) {
            let points = || scene.layers.iter().flat_map(|layer| &layer.positions);
            prop_assert!(points().all(|point| point.is_finite() && point.length() < 4.0));
            for layer in &scene.layers {
                let count = layer.positions.len();
                prop_assert!(layer.triangles.iter().flatten().all(|&vertex| (vertex as usize) < count));
                prop_assert!(layer.keep.is_empty() || layer.keep.len() == count);
                prop_assert!(layer.parts.len() == 1 || layer.parts.len() == layer.triangles.len());
            }
            prop_assert!(scene.features.iter().flat_map(|feature| &feature.points).all(|p| p.is_finite()));
        }
    }
}
