//! The safety box names a number to call.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, brand) in view.brands() {
        if brand.emergency.is_none() {
            let message = "no emergency number: the safety box says “your local emergency number”";
            problems.push(
                Diagnostic::warning("no-emergency-number", message, &brand.name.at)
                    .help("add `emergency: {call: \"999\"}` with the number of your country"),
            );
        }
    }
}
