//! Screen colours, OKLCH, and contrast.
//!
//! Sources: OKLab and its matrices are Björn Ottosson's ("A perceptual color space for image
//! processing", 2020); relative luminance and contrast are WCAG 2.2's definitions.

use std::fmt;

/// An opaque sRGB colour, eight bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

/// A colour by how light, how strong and which hue it looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Oklch {
    /// Lightness, 0 black to 1 white.
    pub l: f64,
    /// Chroma: 0 is grey; sRGB reaches about 0.32.
    pub c: f64,
    /// Hue in radians; means nothing when the chroma is near 0.
    pub h: f64,
}

/// How far a linear channel may lie outside 0..1 and still count as inside: the rounding of the
/// published matrices, far below the smallest step of an eight-bit channel (3e-4).
const GAMUT_TOLERANCE: f64 = 1e-6;

/// One step of [`Color::darken_until`], in OKLCH lightness.
const DARKEN_STEP: f64 = 0.02;

impl Color {
    /// Paper.
    pub const WHITE: Color = Color::rgb(255, 255, 255);
    /// One ink.
    pub const BLACK: Color = Color::rgb(0, 0, 0);

    /// A colour from its channels.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Color {
        Color { r, g, b }
    }

    /// Relative luminance, 0 black to 1 white (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Contrast ratio, from 1 (the same) to 21 (black on white), whichever way round (WCAG 2.2).
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance() + 0.05, other.luminance() + 0.05);
        a.max(b) / a.min(b)
    }

    /// The lowest contrast against any of several grounds.
    pub fn least_contrast(self, grounds: &[Color]) -> f64 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(f64::INFINITY, f64::min)
    }

    /// This colour, darkened in steps of 2 % lightness until its contrast against every one of the
    /// (light) grounds is at least `ratio`; black when nothing lighter reaches it.
    #[must_use]
    pub fn darken_until(self, ratio: f64, grounds: &[Color]) -> Color {
        let start = self.to_oklch();
        let mut color = self;
        let mut l = start.l;
        while color.least_contrast(grounds) < ratio && l > 0.0 {
            l = (l - DARKEN_STEP).max(0.0);
            color = Oklch { l, ..start }.to_color();
        }
        color
    }

    /// The same colour in OKLCH.
    pub fn to_oklch(self) -> Oklch {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let a = 1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s;
        Oklch {
            l: 0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
            c: a.hypot(b),
            h: b.atan2(a),
        }
    }

    fn linear(self) -> [f64; 3] {
        [self.r, self.g, self.b].map(|channel| {
            let v = f64::from(channel) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        })
    }
}

/// `#RRGGBB`.
impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

impl Oklch {
    /// The nearest screen colour of the same lightness and hue: chroma is lowered until sRGB can
    /// show it, so that a tint never changes hue.
    pub fn to_color(self) -> Color {
        let chroma = if self.in_gamut() { self.c } else { self.greatest_chroma() };
        let [r, g, b] = Oklch { c: chroma, ..self }.linear().map(|v| {
            let v = v.clamp(0.0, 1.0);
            let v = if v <= 0.003_130_8 { 12.92 * v } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 };
            (v * 255.0).round() as u8
        });
        Color { r, g, b }
    }

    /// The greatest chroma sRGB can show at this lightness and hue, by bisection.
    fn greatest_chroma(self) -> f64 {
        let (mut low, mut high) = (0.0, self.c);
        for _ in 0..24 {
            let middle = f64::midpoint(low, high);
            if (Oklch { c: middle, ..self }).in_gamut() {
                low = middle;
            } else {
                high = middle;
            }
        }
        low
    }

    fn in_gamut(self) -> bool {
        self.linear().iter().all(|v| (-GAMUT_TOLERANCE..=1.0 + GAMUT_TOLERANCE).contains(v))
    }

    fn linear(self) -> [f64; 3] {
        let (a, b) = (self.c * self.h.cos(), self.c * self.h.sin());
        let l = (self.l + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (self.l - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (self.l - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
        [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Color::BLACK.contrast(Color::WHITE) - 21.0).abs() < 1e-9);
        // The first grey that passes AA on white, known from every contrast checker.
        let grey = Color::rgb(0x76, 0x76, 0x76);
        assert!((grey.contrast(Color::WHITE) - 4.54).abs() < 0.01);
    }

    #[test]
    fn oklch_goes_there_and_back() {
        for (r, g, b) in [(0, 0, 0), (255, 255, 255), (255, 212, 0), (15, 110, 132), (255, 0, 255)]
        {
            let color = Color::rgb(r, g, b);
            assert_eq!(color.to_oklch().to_color(), color);
        }
        // Ottosson's own example: pure red.
        let red = Color::rgb(255, 0, 0).to_oklch();
        assert!((red.l - 0.628).abs() < 1e-3 && (red.c - 0.2577).abs() < 1e-3);
    }

    #[test]
    fn a_colour_no_screen_shows_loses_chroma_and_keeps_its_hue() {
        let wished = Oklch { l: 0.6, c: 0.4, h: 2.5 };
        let shown = wished.to_color().to_oklch();
        assert!(shown.c < 0.3);
        assert!((shown.l - wished.l).abs() < 0.01 && (shown.h - wished.h).abs() < 0.03);
    }

    #[test]
    fn darkening_stops_at_the_ratio_and_leaves_what_passes_alone() {
        let yellow = Color::rgb(255, 212, 0).darken_until(4.5, &[Color::WHITE]);
        let ratio = yellow.contrast(Color::WHITE);
        assert!((4.5..5.2).contains(&ratio), "{yellow} has {ratio}");
        let teal = Color::rgb(0x0F, 0x6E, 0x84);
        assert_eq!(teal.darken_until(4.5, &[Color::WHITE]), teal);
        assert_eq!(teal.darken_until(30.0, &[Color::WHITE]), Color::BLACK);
    }
}
