use super::file::Base;
use super::*;
use crate::figure::pose::{ArmReach, Direction, LegReach, Point, PropKind, Side};
use crate::source::{Library, Memory};
use glam::DVec3;

/// The pose of one file, and the codes of its problems.
fn read_text(text: &str) -> (Option<Pose>, Vec<&'static str>) {
    read_files(&[("a", text)])
}

/// The pose of the first file, with others beside it.
fn read_files(files: &[(&str, &str)]) -> (Option<Pose>, Vec<&'static str>) {
    let path = |name: &str| format!("illustrations/x/{name}.pose.yaml");
    let memory: Memory = files.iter().map(|(name, text)| (path(name), text.as_bytes())).collect();
    let reading = read(&memory, &path(files[0].0));
    (reading.pose, reading.problems.iter().map(|problem| problem.code).collect())
}

fn sound(text: &str) -> Pose {
    let (pose, problems) = read_text(text);
    assert_eq!(problems, [""; 0], "{text}");
    pose.expect("a pose")
}

#[test]
fn every_base_is_a_sound_pose_and_the_schema_knows_its_keys() {
    for base in Base::ALL {
        let pose = sound(&format!("base: {}\n", base.id()));
        assert!(pose.rest.is_some(), "{} rests on something", base.id());
    }
    let schema = schema_json();
    let keys = schema["properties"].as_object().expect("properties");
    assert_eq!(keys.len(), file::PoseFile::KEYS.len());
    assert!(file::PoseFile::KEYS.iter().all(|key| keys.contains_key(*key)), "{keys:?}");
}

#[test]
fn every_pose_of_the_library_is_sound() {
    for path in Library.list("illustrations").iter().filter(|path| path.ends_with(ENDING)) {
        assert_eq!(read(&Library, path).problems, [], "{path}");
    }
}

#[test]
fn what_is_said_of_both_sides_is_mirrored_for_the_right() {
    let pose = sound("base: seated\narms: {hand: knee, elbow_to: out, fingers: [0.2, 0, 1]}\n");
    for (side, x) in [(Side::Left, 1.0), (Side::Right, -1.0)] {
        let arm = pose.arms.of(side);
        assert_eq!(arm.elbow, Some(Direction::World(DVec3::new(x, 0.0, 0.0))));
        assert_eq!(arm.fingers, Some(Direction::World(DVec3::new(0.2 * x, 0.0, 1.0))));
        let ArmReach::To { target, .. } = &arm.reach else { panic!("reaches") };
        let Point::Surface { of, .. } = &target.value else { panic!("touches") };
        assert_eq!(of.side, Some(side));
    }
}

#[test]
fn a_name_with_a_side_is_that_side_for_both_hands() {
    let pose = sound("base: supine\nhold: {hands: {touch: knee.R, offset: [0.03, 0, 0]}}\n");
    let targets = Side::BOTH.map(|side| {
        let ArmReach::To { target, .. } = &pose.arms.of(side).reach else { panic!("reaches") };
        let Point::Surface { of, offset, .. } = &target.value else { panic!("touches") };
        (of.side, offset.x)
    });
    assert_eq!(targets, [(Some(Side::Right), 0.03), (Some(Side::Right), -0.03)]);
}

#[test]
fn a_side_of_its_own_wins_over_both_and_angles_lie_over_angles() {
    let pose = sound("legs: {flex: 40, knee: 60}\nleg.R: {knee: 10}\n");
    let knees = Side::BOTH.map(|side| match pose.legs.of(side).reach {
        LegReach::Angles { hip_flex, knee_flex, .. } => (hip_flex, knee_flex),
        LegReach::To { .. } => panic!("angles"),
    });
    assert_eq!(knees, [(40.0, 60.0), (40.0, 10.0)]);
}

#[test]
fn on_hands_and_knees_the_pelvis_gives_way_to_the_back_and_the_thighs_stay_upright() {
    let read = |text: &str| {
        let pose = sound(&format!("base: all-fours\n{text}\n"));
        let LegReach::Angles { hip_flex, .. } = pose.legs.left.reach else { panic!("angles") };
        assert_eq!(hip_flex, pose.root.pitch, "{text}");
        pose.root.pitch
    };
    let hump = read("spine: {flex: 60}");
    let hollow = read("spine: {flex: -40}");
    assert!(hump < 50.0 && hollow > 95.0, "{hump} {hollow}");
    assert_eq!(read("pelvis: {lean: 20}"), 20.0, "a number wins");
    assert_eq!(read_text("pelvis: {lean: levl}\n").1, ["bad-value"]);
}

#[test]
fn a_glow_on_the_front_of_the_trunk_is_on_the_skin_and_others_are_at_the_joint() {
    for (text, on_skin) in [("chest", true), ("{at: chest, offset: [0, 0.1, 0]}", false)] {
        let pose = sound(&format!("highlights: [{{at: {text}}}]\n"));
        assert_eq!(matches!(pose.highlights[0].value.at, Point::Surface { .. }), on_skin, "{text}");
    }
}

#[test]
fn an_arm_with_a_new_target_forgets_the_old_palm_and_one_without_keeps_it() {
    let start = ("start", "base: seated\narm.L: {hand: knee.L, palm: up, elbow_to: left}\n");
    let arm = |text: &str| {
        let (pose, problems) = read_files(&[("a", text), start]);
        assert_eq!(problems, [""; 0], "{text}");
        pose.expect("a pose").arms.left
    };
    assert_eq!(arm("extends: start\narm.L: {hand: chest}\n").palm, None);
    assert_eq!(arm("extends: start\nhold: {hand.L: elbow.R}\n").palm, None);
    let turned = arm("extends: start\narm.L: {elbow_to: back}\n");
    assert_eq!(turned.palm, Some(Direction::World(DVec3::Y)));
    assert_eq!(turned.elbow, Some(Direction::World(DVec3::NEG_Z)));
}

#[test]
fn joint_angles_of_an_arm_mean_what_a_therapist_means() {
    let direction = |text: &str| {
        let ArmReach::Angles { upper: Direction::Body(v), .. } = sound(text).arms.left.reach else {
            panic!("angles of the chest")
        };
        v
    };
    let close = |a: DVec3, b: DVec3| assert!(a.distance(b) < 1e-9, "{a} is not {b}");
    close(direction("arms: {flex: 90}"), DVec3::Z);
    close(direction("arms: {abduct: 90}"), DVec3::X);
    close(direction("arms: {flex: 180}"), DVec3::Y);
    let turned = sound("arms: {abduct: 90, rotate: 90, elbow: 90}").arms.left.elbow;
    // Arm out to the side and turned out: the forearm points up, so the elbow points down.
    let Some(Direction::Body(elbow)) = turned else { panic!("an elbow") };
    close(elbow, DVec3::NEG_Y);
}

#[test]
fn props_add_up_and_can_be_taken_away() {
    let names = |text: &str| {
        let kinds = sound(text).props.into_iter().map(|prop| match prop.kind {
            PropKind::Chair { .. } => "chair",
            PropKind::Mat { .. } => "mat",
            PropKind::Pillow { .. } => "pillow",
            _ => "other",
        });
        kinds.collect::<Vec<_>>()
    };
    assert_eq!(names("base: supine\nprops: {pillow: {under: head-back}}\n"), ["mat", "pillow"]);
    assert_eq!(names("base: supine\nprops: {mat: none}\n"), [""; 0]);
    assert_eq!(names("props: [chair, mat]\n"), ["chair", "mat"]);
    assert_eq!(names("props: {pillow: [{at: [0, 0]}, {at: [0, 1]}]}\n"), ["pillow", "pillow"]);
}

#[test]
fn left_on_a_wall_is_the_left_of_the_room_and_forwards_on_one_at_a_side() {
    for (turn, along) in [(0, 0.2), (180, -0.2), (-90, 0.2), (90, -0.2), (150, -0.2)] {
        let wall =
            format!("props: {{wall: {{turn: {turn}}}}}\narm.L: {{hand: {{wall: [0.2, 1.3]}}}}\n");
        let pose = sound(&format!("base: standing\n{wall}"));
        let ArmReach::To { target, .. } = &pose.arms.left.reach else { panic!("reaches") };
        let Point::Prop { offset, .. } = &target.value else { panic!("on the wall") };
        assert!((offset.x - along).abs() < 1e-9, "turned {turn}: {offset}");
    }
}

#[test]
fn the_ghost_is_the_same_person_without_marks() {
    let start = ("start", "base: supine\nperson: older-man\nhighlights: [low-back]\n");
    let (pose, _) = read_files(&[("a", "extends: start\nperson: woman\nghost: start\n"), start]);
    let pose = pose.expect("a pose");
    let ghost = pose.ghost.expect("a ghost");
    assert_eq!(ghost.person, pose.person);
    assert!(ghost.highlights.is_empty() && ghost.ghost.is_none());
    assert_eq!(pose.highlights.len(), 1, "marks are taken over");

    let (pose, _) = read_text("base: supine\nspine: {flex: 9}\nghost: {spine: {flex: 0}}\n");
    let ghost = pose.and_then(|pose| pose.ghost).expect("a ghost");
    assert_eq!((ghost.lumbar.flex, ghost.root.pitch), (0.0, -91.0));
}

#[test]
fn a_mirror_twice_changes_nothing() {
    for base in Base::ALL {
        let text = format!(
            "base: {}\nmirror: true\nspine: {{twist: 20, side: 5}}\nhold: {{hand.R: elbow.L}}\n\
             arrows: [{{at: chest, from: [0.1, 0], to: [0.3, 0.1], curve: 0.2}}]\n\
             highlights: [{{at: thigh.R, turn: 20}}]\nghost: {{neck: {{side: 4}}}}\n",
            base.id()
        );
        let pose = sound(&text);
        assert_ne!(pose.clone().mirrored(), pose, "{}", base.id());
        assert_eq!(pose.clone().mirrored().mirrored(), pose, "{}", base.id());
    }
    assert_eq!(sound("base: standing\nspine: {twist: 10}\nmirror: true\n").thoracic.twist, -9.0);
}

#[test]
fn references_come_to_an_end_and_stay_in_the_folder() {
    let loop_ = [("a", "extends: b\n"), ("b", "extends: a\n")];
    assert_eq!(read_files(&loop_).1, ["extends-loop"]);
    let names: Vec<String> = (0..12).map(|n| format!("p{n}")).collect();
    let texts: Vec<String> = (1..13).map(|n| format!("extends: p{n}\n")).collect();
    let row: Vec<_> =
        names.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    assert_eq!(read_files(&row).1, ["extends-deep"]);
    for path in ["../../guides/x.yaml", "/etc/x.yaml", "../../../x"] {
        assert_eq!(read_text(&format!("extends: {path}\n")).1, ["pose-outside"], "{path}");
    }
    assert_eq!(read_text("extends: ../y/start\n").1, ["pose-missing"]);
    assert_eq!(read_text("ghost: strat\n").1, ["pose-missing"]);
}

#[test]
fn one_folder_shows_one_person_and_the_folders_different_ones() {
    let person = |folder: &str| {
        let path = format!("illustrations/{folder}/a.pose.yaml");
        let memory: Memory = [(path.clone(), &b"base: standing"[..])].into_iter().collect();
        read(&memory, &path).pose.expect("a pose").person
    };
    let people: std::collections::HashSet<_> =
        ["bridge", "chair-twist", "cat-camel", "side-bend", "plank"].map(person).into();
    assert!(people.len() >= 3, "{people:?}");
    assert_eq!(person("bridge"), person("bridge"));
}
