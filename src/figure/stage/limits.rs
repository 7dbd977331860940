//! Joints that bend further than joints do, limbs that are too short for what they reach.
//!
//! A limit is what healthy adults have been measured or are taught to reach; a joint that a hand or
//! the weight of the body bends goes further than one that bends by its own strength. A warning is
//! meant for slips of the pen, not for stiff or supple people. Each number below was looked up, and
//! its source is named by the constant beside it; what could not be found in a source that can be
//! read is [`CUSTOM`], with what was found instead.

use super::bone::{Bone, Paired};
use super::rig::Rig;
use super::turn::{swing, unit};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::figure::pose::{ArmReach, Bend, LegReach, Pose, Side};
use glam::{DMat3, DVec3};

/// Rounding of a pose's own numbers, in degrees.
const ROUNDING: f64 = 1.5;
/// A target this much farther than a limb reaches is still taken for reached, and one this much
/// farther is nearly reached: worth a warning, in metres.
const NEAR_ENOUGH: f64 = 0.01;
const NEARLY: f64 = 0.03;

/// American Academy of Orthopaedic Surgeons, as Norkin and White tabulate it for the arm
/// (*Measurement of Joint Motion*, 5th edition, 2016, table A.1) and Kosmahl for neck and hip
/// (*Goniometry*, University of Scranton, 1999).
const AAOS: &str = "AAOS";
/// American Medical Association, in Kosmahl, as above.
const AMA: &str = "AMA";
/// *MSD Manual*, table "Normal Values for Range of Motion of Joints".
const MSD: &str = "MSD Manual";
/// Kapandji, *The Physiology of the Joints*, volume 3, 6th edition, page 39, as Kaminoff and
/// Matthews redraw it (*Yoga Anatomy*, 2nd edition, figure 2.23).
const KAPANDJI: &str = "Kapandji";
/// Muscolino, ranges of motion of the cervical spine of healthy young adults, learnmuscles.com.
const MUSCOLINO: &str = "Muscolino";
/// What counts as hypermobile in Beighton's score is more than people have.
const BEIGHTON: &str = "Beighton score";
/// Nakazoe et al., "Differences in the flexion and extension phases during kneeling",
/// Journal of Orthopaedic Surgery and Research 17 (2022): 161.3° ± 3.2°, kneeling.
const KNEELING: &str = "Nakazoe 2022";
/// Range of motion worksheet of disability examiners in the United States.
const WORKSHEET: &str = "disability examination worksheet";
/// *Podiatry FAQ*: 30° to 38° are taken for normal in the weight-bearing lunge test.
const LUNGE: &str = "weight-bearing lunge test";
/// No source that could be read has this number; the remark beside it says what it rests on.
const CUSTOM: &str = "usual practice";

/// A movement of a joint with how far it goes, in degrees.
struct Movement {
    joint: &'static str,
    movement: &'static str,
    limit: f64,
    source: &'static str,
}

const fn movement(
    joint: &'static str,
    movement: &'static str,
    limit: f64,
    source: &'static str,
) -> Movement {
    Movement { joint, movement, limit, source }
}

/// Two opposite movements: that of positive angles, that of negative ones.
type Pair = [Movement; 2];

const NECK: [Pair; 3] = [
    [
        movement("neck", "flexion", 50.0, MUSCOLINO),
        // 64.5° in those over 50, 75.5° in those under 30.
        movement("neck", "extension", 65.0, AAOS),
    ],
    [
        movement("neck", "side bend", 45.0, MUSCOLINO),
        movement("neck", "side bend", 45.0, MUSCOLINO),
    ],
    [movement("neck", "rotation", 80.0, MUSCOLINO), movement("neck", "rotation", 80.0, MUSCOLINO)],
];
// To the side, 15° to 30° are taught for the lower back, and 20° for the upper.
const LUMBAR: [Pair; 2] = [
    [
        movement("lower back", "flexion", 60.0, KAPANDJI),
        movement("lower back", "extension", 35.0, KAPANDJI),
    ],
    [
        movement("lower back", "side bend", 20.0, CUSTOM),
        movement("lower back", "side bend", 20.0, CUSTOM),
    ],
];
const THORACIC: [Pair; 2] = [
    [
        movement("upper back", "flexion", 45.0, KAPANDJI),
        movement("upper back", "extension", 25.0, KAPANDJI),
    ],
    [
        movement("upper back", "side bend", 20.0, CUSTOM),
        movement("upper back", "side bend", 20.0, CUSTOM),
    ],
];
const TRUNK: Pair =
    [movement("trunk", "rotation", 45.0, AMA), movement("trunk", "rotation", 45.0, AMA)];
/// Behind the plane of the trunk.
const SHOULDER_BACK: Movement = movement("shoulder", "extension", 60.0, AAOS);
/// Across the chest, from straight sideways: 130° to 140° are taught.
const SHOULDER_ACROSS: Movement = movement("shoulder", "horizontal flexion", 140.0, CUSTOM);
const ELBOW: Pair = [
    // With a hand on the shoulder; 150° by its own strength (AAOS).
    movement("elbow", "flexion", 160.0, MSD),
    movement("elbow", "extension", 10.0, BEIGHTON),
];
const WRIST: [Pair; 2] = [
    [
        // 80° in AAOS.
        movement("wrist", "flexion", 90.0, MSD),
        // Under the body's weight: trainers give 85° to 90° for a press-up, and hands on the floor
        // beside the hips need a little more; 70° without weight (AAOS).
        movement("wrist", "extension", 95.0, CUSTOM),
    ],
    [
        movement("wrist", "bend to the thumb's side", 20.0, AAOS),
        movement("wrist", "bend to the little finger's side", 30.0, AAOS),
    ],
];
/// With the knee bent, by a hand or the weight of the body: 125° by its own strength (MSD Manual),
/// and 140.8° when an examiner bends it, in girls of 2 to 8 (Soucie et al., "Range of motion
/// measurements: reference values", Haemophilia 17, 2011, the table that the CDC publishes).
const HIP_BENT: Movement = movement("hip", "flexion", 145.0, CUSTOM);
/// 90° are taught for a leg lifted straight. Supple people fold further, and a knee bent a little
/// lets the hip go as far as a bent one does.
const HIP_STRAIGHT: Movement = movement("hip", "flexion with a straight knee", 120.0, CUSTOM);
const HIP_BACK: Movement = movement("hip", "extension", 30.0, WORKSHEET);
const HIP_SIDE: Pair = [
    movement("hip", "abduction", 45.0, MSD),
    // 27.0° ± 3.6°.
    movement("hip", "adduction", 30.0, AAOS),
];
const HIP_TURN: Pair = [
    movement("hip", "outward rotation", 60.0, WORKSHEET),
    movement("hip", "inward rotation", 45.0, MSD),
];
/// By the weight of the body, as when sitting on the heels.
const KNEE: Pair =
    [movement("knee", "flexion", 161.0, KNEELING), movement("knee", "extension", 10.0, BEIGHTON)];
const ANKLE: Pair = [
    // Under the body's weight; 20° without it (MSD Manual).
    movement("ankle", "dorsiflexion", 38.0, LUNGE),
    movement("ankle", "plantar flexion", 50.0, MSD),
];

/// What is wrong with the joints of a posed body.
pub(super) fn check(rig: &Rig, pose: &Pose, neck: &Bend) -> Vec<Diagnostic> {
    let mut found = Found { problems: Vec::new() };
    let places = &pose.places;
    found.bend(&NECK, [neck.flex, neck.side, neck.twist], places.neck.as_ref());
    let (lumbar, thoracic) = (&pose.lumbar, &pose.thoracic);
    let spine = places.spine.as_ref();
    found.bend(&LUMBAR, [lumbar.flex, lumbar.side], spine);
    found.bend(&THORACIC, [thoracic.flex, thoracic.side], spine);
    found.pair(None, &TRUNK, lumbar.twist + thoracic.twist, spine);
    for side in Side::BOTH {
        found.arm(rig, side, places.arms.of(side).as_ref());
        found.leg(rig, side, places.legs.of(side).as_ref());
        let arm = &pose.arms.of(side).reach;
        if let (ArmReach::To { target, .. }, far) = (arm, *rig.short.arms.of(side)) {
            found.unreachable(side, ["hand", "arm"], far, &target.at);
        }
        let leg = &pose.legs.of(side).reach;
        if let (LegReach::To { target, .. }, far) = (leg, *rig.short.legs.of(side)) {
            found.unreachable(side, ["foot", "leg"], far, &target.at);
        }
    }
    found.problems
}

/// How far a hand is bent against a forearm, in degrees: to the palm, and to the thumb.
pub(super) fn wrist(rig: &Rig, side: Side, fore: DVec3, hand: &DMat3) -> [f64; 2] {
    let (along, palm) = rig.body.hand_axes(side);
    let thumb = along.cross(palm) * -side.sign();
    // Sideways is out of the plane in which it bends to the palm: defined also at a right angle.
    let tilts = |fore: DVec3| {
        let bent = libm::atan2(-fore.dot(palm), fore.dot(along));
        let sideways = libm::asin((-fore.dot(thumb)).clamp(-1.0, 1.0));
        [bent.to_degrees(), sideways.to_degrees()]
    };
    let rest = |bone: Paired| rig.body.paired(bone, side);
    let straight = tilts(unit(rest(Paired::WRIST) - rest(Paired::FOREARM)));
    let bent = tilts(hand.transpose() * fore);
    [bent[0] - straight[0], bent[1] - straight[1]]
}

/// How far a wrist bends to the thumb's side and to the little finger's, in degrees.
pub(super) fn wrist_sideways() -> [f64; 2] {
    let [_, [thumb, little]] = &WRIST;
    [thumb.limit, little.limit]
}

struct Found {
    problems: Vec<Diagnostic>,
}

impl Found {
    fn bend<const N: usize>(&mut self, limits: &[Pair; N], angles: [f64; N], at: Option<&Place>) {
        for (pair, angle) in limits.iter().zip(angles) {
            self.pair(None, pair, angle, at);
        }
    }

    fn pair(&mut self, side: Option<Side>, pair: &Pair, angle: f64, at: Option<&Place>) {
        let [positive, negative] = pair;
        self.one(side, if angle < 0.0 { negative } else { positive }, angle.abs(), at);
    }

    fn one(&mut self, side: Option<Side>, of: &Movement, angle: f64, at: Option<&Place>) {
        if angle <= of.limit + ROUNDING {
            return;
        }
        let side = match side {
            Some(Side::Left) => "left ",
            Some(Side::Right) => "right ",
            None => "",
        };
        let Movement { joint, movement, limit, source } = of;
        self.problems.push(
            Diagnostic::new(
                Severity::Warning,
                "joint-limit",
                format!("the {side}{joint}'s {movement} is {angle:.0}°, more than the {limit:.0}° people have"),
                at.cloned(),
            )
            .help(format!("Write {limit:.0}° or less, or move what it reaches ({source})")),
        );
    }

    fn unreachable(&mut self, side: Side, [end, limb]: [&str; 2], far: f64, at: &Place) {
        if far <= NEAR_ENOUGH {
            return;
        }
        let side = match side {
            Side::Left => "left",
            Side::Right => "right",
        };
        let centimetres = (far * 100.0).max(1.0);
        let problem = if far <= NEARLY {
            let message = format!("the {side} {end} stops {centimetres:.0} cm before its target");
            Diagnostic::warning("unreachable", message, at)
        } else {
            let message = format!(
                "the {side} {end} cannot reach its target: the {limb} is {centimetres:.0} cm too \
                 short"
            );
            Diagnostic::error("unreachable", message, at)
        };
        let help = match end {
            "foot" => {
                "Move the target nearer, or the pelvis towards it; with a place for each foot, the \
                 hips sink as far as a stride needs"
            }
            _ => "Move the target nearer, or the pelvis or the trunk towards it",
        };
        self.problems.push(problem.help(help));
    }

    fn arm(&mut self, rig: &Rig, side: Side, at: Option<&Place>) {
        let joint = |bone: Paired| rig.side_at(bone, side);
        let chest = rig.turn_of(Bone::CHEST).transpose();
        let upper = unit(joint(Paired::FOREARM) - joint(Paired::UPPER_ARM));
        let fore = unit(joint(Paired::WRIST) - joint(Paired::FOREARM));
        let out = chest * upper * DVec3::new(side.sign(), 1.0, 1.0);
        let back = libm::asin((-out.z).clamp(-1.0, 1.0)).to_degrees();
        self.one(Some(side), &SHOULDER_BACK, back, at);
        // Only an arm that is near level goes across the chest.
        if out.y.abs() < 0.7 && out.z > 0.0 {
            let across = libm::atan2(out.z, out.x).to_degrees();
            self.one(Some(side), &SHOULDER_ACROSS, across, at);
        }
        let elbow = super::turn::angle(upper, fore).to_degrees();
        self.pair(Some(side), &ELBOW, elbow, at);
        let bent = wrist(rig, side, fore, &rig.turn_of(Paired::WRIST.on(side)));
        for (pair, bent) in WRIST.iter().zip(bent) {
            self.pair(Some(side), pair, bent, at);
        }
    }

    fn leg(&mut self, rig: &Rig, side: Side, at: Option<&Place>) {
        let joint = |bone: Paired| rig.side_at(bone, side);
        let pelvis = rig.turn_of(Bone::ROOT).transpose();
        let thigh = unit(pelvis * (joint(Paired::SHANK) - joint(Paired::THIGH)));
        let flexion = libm::atan2(thigh.z, -thigh.y).to_degrees();
        let sideways = libm::asin((thigh.x * side.sign()).clamp(-1.0, 1.0)).to_degrees();
        let thigh_turn = rig.turn_of(Paired::THIGH.on(side));
        let shank_turn = rig.turn_of(Paired::SHANK.on(side));
        let shank = unit(pelvis * (joint(Paired::FOOT) - joint(Paired::SHANK)));
        let axis = pelvis * thigh_turn.x_axis;
        let knee = libm::atan2(thigh.cross(shank).dot(axis), thigh.dot(shank)).to_degrees();
        // Bent past half a turn is bent, not stretched the other way.
        let knee = if knee < -120.0 { knee + 360.0 } else { knee };
        // Straight back is 180°: what bends backwards is behind, not all the way round.
        let flexion = if flexion < -120.0 { flexion + 360.0 } else { flexion };
        if flexion >= 0.0 {
            let hip = if knee > 60.0 { &HIP_BENT } else { &HIP_STRAIGHT };
            self.one(Some(side), hip, flexion, at);
        } else {
            self.one(Some(side), &HIP_BACK, -flexion, at);
        }
        self.pair(Some(side), &HIP_SIDE, sideways, at);
        // How far the axis of the knee is turned from where the swing of the thigh brings it.
        let level = swing(-DVec3::Y, thigh) * DVec3::X;
        let turned = libm::atan2(level.cross(axis).dot(-thigh), level.dot(axis)).to_degrees();
        self.pair(Some(side), &HIP_TURN, turned * side.sign(), at);
        self.pair(Some(side), &KNEE, knee, at);
        let foot = shank_turn.transpose() * rig.turn_of(Paired::FOOT.on(side)).z_axis;
        let ankle = libm::atan2(foot.y, foot.z).to_degrees();
        self.pair(Some(side), &ANKLE, ankle, at);
    }
}
