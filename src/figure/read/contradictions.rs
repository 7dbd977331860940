//! What one file cannot say at once.

use super::file::{Arm, Leg, PoseFile};
use super::target::End;
use crate::diagnostic::{Diagnostic, Place};

/// Looks at a file on its own, before it is laid over others.
pub(super) fn contradictions(file: &PoseFile, problems: &mut Vec<Diagnostic>) {
    let mut error = |message: String, at: &Place, help: &str| {
        problems.push(Diagnostic::error("pose-contradiction", message, at).help(help));
    };
    if let (Some(extends), Some(_)) = (&file.extends, &file.base) {
        let message = "a pose either extends another or starts from a base".to_owned();
        error(message, &extends.at, "keep one of `extends` and `base`");
    }
    let arms = [("arms", &file.arms), ("arm.L", &file.arm_left), ("arm.R", &file.arm_right)];
    for (name, arm) in arms {
        if let Some(arm) = arm {
            arm_alone(name, arm, &mut error);
        }
    }
    if let Some(hold) = &file.hold {
        let held = [
            ("arm.L", hold.left.as_ref().or(hold.hands.as_ref()), &file.arm_left),
            ("arm.R", hold.right.as_ref().or(hold.hands.as_ref()), &file.arm_right),
            ("arms", hold.hands.as_ref(), &file.arms),
        ];
        for (name, held, arm) in held {
            let placed = arm.as_ref().is_some_and(|arm| arm.hand.is_some() || arm.has_angles());
            if let (Some(held), true) = (held, placed) {
                let message = format!("`hold` and `{name}` both say where this hand is");
                error(message, &held.at, "keep one of them; elbow_to, fingers and palm may stay");
            }
        }
    }
    let legs = [("legs", &file.legs), ("leg.L", &file.leg_left), ("leg.R", &file.leg_right)];
    for (name, leg) in legs {
        if let Some(leg) = leg {
            leg_alone(name, leg, &mut error);
        }
    }
    if let Some(camera) = &file.camera
        && let (Some(from), Some(_)) = (&camera.0.from, &camera.0.azimuth)
    {
        let message = "the camera stands at `from` or at `azimuth`".to_owned();
        error(message, &from.at, "keep one of them");
    }
    for arrow in file.arrows.iter().flatten() {
        let beside = [&arrow.from, &arrow.to].iter().any(|end| matches!(end, End::Beside(_)));
        if beside && arrow.place.is_none() {
            problems.push(
                Diagnostic::error("missing-key", "`at` is missing", &arrow.at)
                    .help("say what the arrow is beside: at: knee.R"),
            );
        }
    }
}

fn arm_alone(name: &str, arm: &Arm, error: &mut impl FnMut(String, &Place, &str)) {
    if let (Some(hand), true) = (&arm.hand, arm.has_angles()) {
        let message = format!("`{name}` says where the hand goes and how the joints bend");
        let help = "keep `hand`, or keep flex, abduct, rotate, upper and elbow; `elbow_to` says \
                    which way the elbow of a reaching arm points";
        error(message, &hand.at, help);
    }
    if arm.upper.is_some() && (arm.flex.is_some() || arm.abduct.is_some() || arm.rotate.is_some()) {
        let message = format!("`{name}` says twice where the upper arm points");
        error(message, &arm.at, "keep `upper`, or keep flex, abduct and rotate");
    }
}

fn leg_alone(name: &str, leg: &Leg, error: &mut impl FnMut(String, &Place, &str)) {
    if let (Some(foot), true) = (&leg.foot, leg.has_angles()) {
        let message = format!("`{name}` says where the foot goes and how the joints bend");
        let help = "keep `foot`, or keep flex, abduct, rotate and knee; `knee_to` says which way \
                    the knee of a reaching leg points";
        error(message, &foot.at, help);
    }
    if let (Some(flat), Some(ankle)) = (&leg.flat, &leg.ankle)
        && flat.value
    {
        let message = format!("`{name}` has a flat foot and an angle of its ankle");
        error(message, &ankle.at, "keep `flat: true`, or keep `ankle`");
    }
}
