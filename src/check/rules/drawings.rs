//! Drawings are what their poses draw now.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::figure::read::{ENDING, read};
use crate::figure::stamp_of;

/// Only when everything is looked at: a build has no time to read poses it does not draw.
pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    if !view.is_everything() {
        return;
    }
    for (_, exercise) in view.exercises() {
        for figure in &exercise.figures {
            let Some(stem) = figure.image.strip_suffix(".svg") else { continue };
            let pose = format!("illustrations/{stem}{ENDING}");
            let (Ok(_), Ok(svg)) =
                (view.source.read(&pose), view.source.read(&format!("illustrations/{stem}.svg")))
            else {
                continue;
            };
            let stamp = read(view.source, &pose).stamp();
            if stamp_of(&svg) != Some(&stamp) {
                let message = format!("`{stem}.svg` is not what its pose draws now");
                let help = format!("draw it again: carepress figure {pose}");
                problems.push(
                    Diagnostic::warning("drawing-stale", message, &figure.image.at).help(help),
                );
            }
        }
    }
}
