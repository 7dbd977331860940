//! Every colour of a poster from the clinic's one or two.
//!
//! A poster is seen from far away: its tints are lighter than a handout's and cover more, and what
//! stands on them is held to its contrast against paper, stage and floor alike.

use crate::color::{Color, Oklch};
use crate::resolve::document::{PosterPalette, Variant};

/// Least contrast of text (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Least contrast of signs and large text.
const SIGN: f64 = 3.0;
/// Hues of browns and oranges, in degrees: their tints drift towards salmon.
const BROWNS: std::ops::RangeInclusive<f64> = 25.0..=75.0;
/// How far the tints of browns turn, in degrees: to cream.
const TO_CREAM: f64 = 28.0;
/// Hues a warning may have, in degrees: red to amber.
const WARM: std::ops::RangeInclusive<f64> = 0.0..=75.0;
/// The warning of a brand whose accent is no warning.
const WARNING: Color = Color::rgb(0xB3, 0x26, 0x1E);

/// The colours of a poster for a brand's primary and accent colour. Any colour will do, white and
/// yellow included.
pub(crate) fn palette(primary: Color, accent: Option<Color>, variant: Variant) -> PosterPalette {
    match variant {
        Variant::InkSaver => one_ink(),
        Variant::HighContrast => black_on_white(),
        Variant::Standard | Variant::LargePrint => brand(primary, accent),
    }
}

fn brand(primary: Color, accent: Option<Color>) -> PosterPalette {
    let Oklch { l: _, c, h } = primary.to_oklch();
    let turned = if BROWNS.contains(&degrees(h)) { h + TO_CREAM.to_radians() } else { h };
    let tint = |l, c, h| Oklch { l, c, h }.to_color();
    let stage = tint(0.970, (0.16 * c).min(0.016), turned);
    let floor = tint(0.925, (0.30 * c).min(0.032), turned);
    let grounds = [Color::WHITE, stage, floor];
    let ink = tint(0.24, (0.35 * c).min(0.03), h);
    let band = if Color::WHITE.contrast(primary) >= TEXT || ink.contrast(primary) >= TEXT {
        primary
    } else {
        primary.darken_until(TEXT, &[Color::WHITE])
    };
    let on_band = if Color::WHITE.contrast(band) >= TEXT { Color::WHITE } else { ink };
    let solid = band.darken_until(SIGN, &[Color::WHITE]);
    PosterPalette {
        stage,
        floor,
        line: tint(0.80, (0.45 * c).min(0.05), turned),
        ink,
        soft: tint(0.45, (0.35 * c).min(0.03), h).darken_until(TEXT, &grounds),
        strong: primary.darken_until(TEXT, &grounds),
        solid,
        on_solid: if Color::WHITE.contrast(solid) >= TEXT { Color::WHITE } else { ink },
        band,
        on_band,
        warn: accent
            .filter(|accent| WARM.contains(&degrees(accent.to_oklch().h)))
            .unwrap_or(WARNING)
            .darken_until(TEXT, &[Color::WHITE]),
        outlined: false,
        solids: true,
    }
}

fn degrees(radians: f64) -> f64 {
    radians.to_degrees().rem_euclid(360.0)
}

/// Nothing is filled, and small grey text would cost halftone.
fn one_ink() -> PosterPalette {
    PosterPalette { solids: false, solid: Color::WHITE, on_solid: Color::BLACK, ..black_on_white() }
}

/// 21:1 all over; only the figures keep their colours.
fn black_on_white() -> PosterPalette {
    let (black, white) = (Color::BLACK, Color::WHITE);
    PosterPalette {
        stage: white,
        floor: white,
        line: black,
        ink: black,
        soft: black,
        strong: black,
        solid: black,
        on_solid: white,
        band: white,
        on_band: black,
        warn: black,
        outlined: true,
        solids: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::hex;

    #[test]
    fn tints_are_those_of_the_design() {
        // Measured on the mock-ups; a step of one channel is rounding.
        let near = |a: Color, b: Color| {
            [(a.r, b.r), (a.g, b.g), (a.b, b.b)].iter().all(|(a, b)| a.abs_diff(*b) <= 1)
        };
        for (primary, stage, floor, line, ink) in [
            ("#0F6E84", "#ECF8FB", "#D4EBF2", "#A3C4CF", "#0D2329"),
            ("#6A2A5B", "#FDF1F9", "#F5DFEE", "#D4B2C9", "#291A24"),
            ("#9A4F22", "#FBF4EA", "#F3E4CF", "#D0BA9A", "#2B1B12"),
        ] {
            let p = palette(hex(primary), None, Variant::Standard);
            let got = [(p.stage, stage), (p.floor, floor), (p.line, line), (p.ink, ink)];
            for (color, wanted) in got {
                assert!(near(color, hex(wanted)), "{primary}: {color} for {wanted}");
            }
        }
    }

    #[test]
    fn any_brand_colour_can_be_read() {
        for name in [
            "#FFFF00", "#FFFFFF", "#000000", "#808080", "#FF0000", "#00FF00", "#00FFFF", "#7A7A7A",
            "#0000FF", "#0F6E84",
        ] {
            for variant in [Variant::Standard, Variant::InkSaver, Variant::HighContrast] {
                let p = palette(hex(name), Some(hex(name)), variant);
                for color in [p.ink, p.soft, p.strong] {
                    let least = color.least_contrast(&[Color::WHITE, p.stage, p.floor]);
                    assert!(least >= TEXT, "{name} {color}: {least}");
                }
                assert!(p.warn.contrast(Color::WHITE) >= TEXT, "{name} {}", p.warn);
                assert!(p.on_solid.contrast(p.solid) >= TEXT, "{name} {}", p.solid);
                assert!(p.on_band.contrast(p.band) >= TEXT, "{name} {}", p.band);
                assert!(p.solid.contrast(Color::WHITE) >= SIGN || !p.solids, "{name} {}", p.solid);
            }
        }
    }

    #[test]
    fn a_warning_is_never_green_or_blue() {
        for accent in ["#4C6B57", "#0F6E84", "#00FF00", "#2222CC"] {
            let p = palette(hex("#9A4F22"), Some(hex(accent)), Variant::Standard);
            assert_eq!(p.warn, WARNING, "{accent}");
        }
        let kept = palette(hex("#0F6E84"), Some(hex("#C8452D")), Variant::Standard);
        assert_eq!(kept.warn, hex("#C8452D"));
    }
}
