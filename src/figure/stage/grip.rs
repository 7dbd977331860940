//! Hands that close round what they hold: each finger bends, joint by joint from the knuckle, until
//! it touches. (The order is that of grasp planners: Miller and Allen, "GraspIt!", 2004.)

use super::bone::Paired;
use super::hand::{self, Finger};
use super::props;
use super::rig::Rig;
use super::turn::unit;
use crate::diagnostic::Spanned;
use crate::figure::pose::{HandShape, Prop, Side};
use glam::DVec3;

/// From the middle of a finger to what it touches: half of its thickness, and the cloth or what a
/// coarse mesh hides of a round limb, in metres.
const TOUCHES: f64 = 0.013;
/// Where along a bone of a finger it is looked for.
const PARTS: [f64; 3] = [0.4, 0.7, 1.0];
/// Only what is this near to the hand is looked at, in metres.
const AROUND: f64 = 0.17;
/// What is farther than this from a point is not touched there, whichever way it faces, in metres.
const FAR: f64 = 0.04;
/// A finger starts bent back by so much and closes by so much at a time, in degrees.
const BACK: f64 = 12.0;
const STEP: f64 = 4.0;
/// The thumb closes in so many steps.
const THUMB_STEPS: u32 = 16;
/// The surface of furniture is sampled this finely, in metres.
const SAMPLED: f64 = 0.010;

/// Points of surfaces, and which way each faces.
type Cloud = Vec<(DVec3, DVec3)>;

/// Closes a hand round what it touches. `other_arm` says whether the other arm has its place.
pub(super) fn close(
    rig: &mut Rig,
    side: Side,
    shape: &HandShape,
    all: &[Spanned<Prop>],
    other_arm: bool,
) {
    let Some(furthest) = shape.furthest else { return };
    let around = around(rig, side, all, other_arm);
    let body = rig.body;
    let touches = TOUCHES * body.scale;
    let hand = rig.turn_of(Paired::WRIST.on(side));
    for number in 2..=5 {
        let finger = Finger::of(body, side, number, shape);
        let mut bends = shape.bends_of(number);
        let mut at = rig.side_at(Paired::finger(number, 1), side);
        let mut bent = 0.0;
        for (joint, furthest) in furthest.into_iter().enumerate() {
            let bone = finger.joints[joint + 1] - finger.joints[joint];
            let end = |bend: f64| at + hand * finger.turn(bent + bend) * bone;
            let steps = (furthest / STEP).max(1.0) as u32;
            let open = if joint == 0 { -BACK } else { 0.0 };
            let bend_at = |step: u32| open + (furthest - open) * f64::from(step) / f64::from(steps);
            let gap = |bend: f64| {
                let tip = end(bend);
                let gaps = PARTS.map(|part| clear(&around, at.lerp(tip, part)));
                gaps.into_iter().fold(f64::INFINITY, f64::min)
            };
            let met = (0..=steps).find(|step| gap(bend_at(*step)) < touches);
            let bend =
                match met {
                    // Its root is within what the hand holds: it bends out of it as far as it can.
                    Some(0) => {
                        (0..=steps / 2)
                            .map(|step| (gap(bend_at(step)), bend_at(step)))
                            .fold((f64::NEG_INFINITY, open), |best, next| {
                                if next.0 > best.0 { next } else { best }
                            })
                            .1
                    }
                    Some(step) => bend_at(step - 1),
                    None => furthest,
                };
            // Where nothing is met, a finger that lies on what it holds has closed all the way
            // behind it; any other keeps its shape.
            if met.is_some() || bends[..joint] != shape.bends_of(number)[..joint] {
                bends[joint] = bend;
            }
            at = end(bends[joint]);
            bent += bends[joint];
        }
        finger.bend(rig, side, number, bends);
    }
    let thumb = thumb(rig, side, &around, touches);
    hand::close_thumb(rig, side, thumb.unwrap_or(shape.thumb));
    rig.update();
}

/// How far the thumb closes until it touches; none when it does not.
fn thumb(rig: &Rig, side: Side, around: &Cloud, touches: f64) -> Option<f64> {
    let joints = hand::joints(rig.body, side, 1);
    let mut before = 0.0;
    for step in 0..=THUMB_STEPS {
        let closed = f64::from(step) / f64::from(THUMB_STEPS);
        let mut at = rig.side_at(Paired::finger(1, 1), side);
        let mut turn = rig.turn_of(Paired::WRIST.on(side));
        for (bone, (one, local)) in
            joints.windows(2).zip(hand::thumb(rig.body, side, closed)).enumerate()
        {
            turn *= local;
            let end = at + turn * (one[1] - one[0]);
            // The ball of the thumb lies on what the palm lies on.
            let meets = |part: &f64| clear(around, at.lerp(end, *part)) < touches;
            if bone > 0 && PARTS.iter().any(meets) {
                return Some(before);
            }
            at = end;
        }
        before = closed;
    }
    None
}

/// How far a point is from the nearest surface, in metres; negative within.
fn clear(around: &Cloud, point: DVec3) -> f64 {
    let near = around
        .iter()
        .map(|(at, facing)| (at.distance_squared(point), (point - *at).dot(*facing)))
        .min_by(|a, b| a.0.total_cmp(&b.0));
    match near {
        Some((away, height)) if away < FAR * FAR => height,
        _ => f64::INFINITY,
    }
}

/// What is around a hand: the body without this arm, and furniture.
fn around(rig: &Rig, side: Side, all: &[Spanned<Prop>], other_arm: bool) -> Cloud {
    let middle = rig.side_at(Paired::finger(3, 1), side);
    let near = |at: DVec3| at.distance_squared(middle) < AROUND * AROUND;
    let mut cloud: Cloud = match &rig.still {
        Some(still) => still.solid.iter().filter(|(at, _)| near(*at)).copied().collect(),
        None => Vec::new(),
    };
    if other_arm {
        let (surface, body) = (&rig.bodies.skin, rig.body);
        let arm = || rig.bodies.arms.of(side.other()).iter().map(|&vertex| vertex as usize);
        let facing =
            arm().map(|vertex| rig.turn_of(surface.heaviest(vertex)) * body.facing[vertex]);
        let places = rig.skin_some(surface, &body.skin, arm());
        cloud.extend(places.zip(facing).filter(|(at, _)| near(*at)));
    }
    for layer in all.iter().flat_map(|prop| props::layers(rig, prop)) {
        for triangle in &layer.triangles {
            let [a, b, c] = triangle.map(|corner| layer.positions[corner as usize]);
            let facing = unit((b - a).cross(c - a));
            let longest = a.distance(b).max(b.distance(c)).max(c.distance(a));
            if middle.distance(a) > AROUND + longest {
                continue;
            }
            let steps = (longest / SAMPLED).ceil().clamp(1.0, 100.0) as u32;
            for row in 0..=steps {
                for column in 0..=steps - row {
                    let part = |index: u32| f64::from(index) / f64::from(steps);
                    let at = a + (b - a) * part(row) + (c - a) * part(column);
                    cloud.extend(near(at).then_some((at, facing)));
                }
            }
        }
    }
    cloud
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::read;
    use crate::figure::stage::{Bodies, settled};
    use crate::source::Memory;

    #[test]
    fn fingers_close_round_what_a_hand_holds() {
        let bodies = Bodies::embedded().unwrap();
        for (base, more) in [
            ("standing", "arm.R: {elbow: 90}\nhold: {hand.L: wrist.R}"),
            ("standing", "arm.R: {flex: 85, abduct: -25, elbow: 10}\nhold: {hand.L: elbow.R}"),
            (
                "supine",
                "leg.L: {flex: 100, knee: 120}\nhold: {hand.L: {touch: shin.L, side: front}}",
            ),
            ("seated", "hold: {hand.L: chair.back.left}"),
        ] {
            let path = "illustrations/x/a.pose.yaml";
            let text = format!("base: {base}\n{more}\n");
            let memory: Memory = [(path.to_owned(), text.as_bytes())].into_iter().collect();
            let pose = read::read(&memory, path).pose.expect("a pose");
            let (mut rig, _) = settled(&pose, bodies);
            rig.freeze();
            let around = around(&rig, Side::Left, &pose.props, true);
            let (mut touching, mut within) = (0, 0);
            for finger in 2..=5 {
                let [.., last, tip] = hand::joints(rig.body, Side::Left, finger);
                let bone = Paired::finger(finger, 3).on(Side::Left);
                let away = clear(&around, rig.carried(bone, last.lerp(tip, 0.7)));
                // Flesh and cloth give way so far.
                within += usize::from(away < -0.008);
                touching += usize::from(away < 0.03);
            }
            assert!(touching >= 2, "{more}: {touching} fingers touch");
            // A little finger at the bend of an elbow has no way out.
            assert!(within <= 1, "{more}: {within} fingers are within");
        }
    }
}
