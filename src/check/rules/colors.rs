//! A clinic is told when its colour is too light to be read.

use crate::check::view::View;
use crate::color::Color;
use crate::diagnostic::Diagnostic;

/// Least contrast of text (WCAG 2.2, 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, brand) in view.brands() {
        let colors = [Some(&brand.colors.primary), brand.colors.accent.as_ref()];
        for color in colors.into_iter().flatten() {
            let contrast = color.contrast(Color::WHITE);
            if contrast < TEXT_CONTRAST {
                let Color { r, g, b } = color.darken_until(TEXT_CONTRAST, &[Color::WHITE]);
                let message = format!(
                    "too light for text on white ({contrast:.1}:1): headings are set darker, \
                     near #{r:02X}{g:02X}{b:02X}"
                );
                problems.push(
                    Diagnostic::warning("light-color", message, &color.at)
                        .help("choose a colour with a contrast of at least 4.5:1 on white"),
                );
            }
        }
    }
}
