//! Screen colours, OKLCH, and contrast.
//!
//! Sources: OKLab and its matrices are Björn Ottosson's ("A perceptual color space for image
//! processing", 2020); relative luminance and contrast are WCAG 2.2's definitions.

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

impl Color {
    /// Paper.
    pub const WHITE: Color = Color::rgb(255, 255, 255);
    /// One ink.
    pub const BLACK: Color = Color::rgb(0, 0, 0);

    /// A colour from its channels.
    pub const fn rgb(r: u8, g: u8, b: u8) -> Color {
        Color { r, g, b }
    }
}
