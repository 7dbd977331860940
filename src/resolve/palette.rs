//! Every colour of a page from the clinic's one or two.
//!
//! The formulas were measured on finished pages: tints keep the hue of the brand and a clamped
//! chroma, so that a dark brand does not turn grey and a vivid one does not turn pastel.

use crate::color::{Color, Oklch};
use crate::resolve::document::{Palette, Variant};

/// Text: 15.8:1 on white.
pub const INK: Color = Color::rgb(0x1F, 0x23, 0x28);
/// Labels, captions and feet: 8.0:1 on white.
pub const MUTED: Color = Color::rgb(0x4A, 0x51, 0x58);
/// Safety and cautions: 7.5:1 on white. Never follows the brand.
pub const STOP: Color = Color::rgb(0xA6, 0x1B, 0x1B);

/// Least contrast of text (WCAG 2.2, 1.4.3).
const TEXT_CONTRAST: f64 = 4.5;
/// Below this chroma a hue is the rounding of eight-bit channels: the brand is grey, and so are
/// its tints.
const GREY: f64 = 0.008;

/// A derived tint: its lightness, its share of the brand's chroma, and the bounds of its chroma.
struct Tint {
    l: f64,
    share: f64,
    least: f64,
    most: f64,
}

const FILL: Tint = Tint { l: 0.958, share: 0.13, least: 0.010, most: 0.018 };
const RULE: Tint = Tint { l: 0.80, share: 0.40, least: 0.015, most: 0.040 };
const GRID: Tint = Tint { l: 0.60, share: 0.60, least: 0.020, most: 0.060 };

impl Tint {
    fn of(&self, brand: Oklch) -> Color {
        let c =
            if brand.c < GREY { 0.0 } else { (self.share * brand.c).clamp(self.least, self.most) };
        Oklch { l: self.l, c, h: brand.h }.to_color()
    }
}

/// The colours of a page for a brand's primary and accent colour. Any colour will do, white and
/// yellow included: what is too light for text is darkened until it can be read.
pub fn palette(primary: Color, accent: Option<Color>, variant: Variant) -> Palette {
    if variant == Variant::InkSaver {
        return ink_saver();
    }
    let brand = primary.to_oklch();
    let fill = FILL.of(brand);
    let text = primary.darken_until(TEXT_CONTRAST, &[Color::WHITE, fill]);
    let (band, on_band) = band(primary);
    Palette {
        primary: text,
        on_primary: Color::WHITE,
        band,
        on_band,
        accent: accent
            .unwrap_or_else(|| complement(brand))
            .darken_until(TEXT_CONTRAST, &[Color::WHITE]),
        ink: INK,
        muted: MUTED,
        stop: STOP,
        fill: Some(fill),
        rule: RULE.of(brand),
        grid: GRID.of(brand),
    }
}

/// A letterhead's panel keeps the brand's colour and takes white or ink on it; a colour halfway
/// between, on which neither can be read, is darkened for white.
fn band(primary: Color) -> (Color, Color) {
    if Color::WHITE.contrast(primary) >= TEXT_CONTRAST {
        (primary, Color::WHITE)
    } else if INK.contrast(primary) >= TEXT_CONTRAST {
        (primary, INK)
    } else {
        (primary.darken_until(TEXT_CONTRAST, &[Color::WHITE]), Color::WHITE)
    }
}

/// The accent of a brand that names none: across the colour circle, as dark as rust (#B4561A),
/// as strong as the brand; grey for a grey brand.
fn complement(brand: Oklch) -> Color {
    let c = if brand.c < GREY { 0.0 } else { brand.c.clamp(0.08, 0.15) };
    Oklch { l: 0.55, c, h: brand.h + std::f64::consts::PI }.to_color()
}

/// One ink on white: nothing is filled, and even small grey text would cost halftone.
fn ink_saver() -> Palette {
    Palette {
        primary: INK,
        on_primary: INK,
        band: Color::WHITE,
        on_band: INK,
        accent: INK,
        ink: INK,
        muted: INK,
        stop: INK,
        fill: None,
        rule: INK,
        grid: INK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::hex;

    #[test]
    fn tints_are_those_of_the_design() {
        for (primary, fill, rule, grid) in [
            ("#0F6E84", "#E9F3F6", "#A6C4CD", "#5C8895"),
            ("#4E2A5A", "#F4EFF6", "#C8B7CD", "#8E7696"),
            ("#7A3E1D", "#F9EFEA", "#D3B7A9", "#9D7663"),
        ] {
            let palette = palette(hex(primary), None, Variant::Standard);
            assert_eq!(palette.primary, hex(primary), "a brand that passes stays as it is");
            assert_eq!(palette.fill, Some(hex(fill)));
            assert_eq!(palette.rule, hex(rule));
            assert_eq!(palette.grid, hex(grid));
        }
    }

    #[test]
    fn any_brand_colour_can_be_read() {
        for name in [
            "#FFFF00", "#FFFFFF", "#000000", "#808080", "#FF0000", "#00FF00", "#00FFFF", "#7A7A7A",
            "#FFD400", "#0000FF",
        ] {
            for variant in [Variant::Standard, Variant::LargePrint, Variant::InkSaver] {
                let p = palette(hex(name), Some(hex(name)), variant);
                let fill = p.fill.unwrap_or(Color::WHITE);
                let text = [p.primary, p.ink, p.muted, p.stop];
                for color in text {
                    assert!(color.least_contrast(&[Color::WHITE, fill]) >= 4.5, "{name} {color}");
                }
                assert!(p.accent.contrast(Color::WHITE) >= 4.5, "{name} accent {}", p.accent);
                assert!(p.on_band.contrast(p.band) >= 4.5, "{name} band {}", p.band);
                assert!(p.grid.contrast(Color::WHITE) >= 3.0, "{name} grid {}", p.grid);
                if variant != Variant::InkSaver {
                    assert!(p.on_primary.contrast(p.primary) >= 4.5, "{name} {}", p.primary);
                }
            }
        }
    }

    #[test]
    fn a_grey_brand_has_grey_tints() {
        let p = palette(hex("#808080"), None, Variant::Standard);
        for color in [p.fill.unwrap(), p.rule, p.grid, p.accent] {
            assert!(color.to_oklch().c < 0.002, "{color} is tinted");
        }
    }
}
