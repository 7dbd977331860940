//! What people in figures wear: the clinic's colours, as far as they suit.

use crate::color::{Color, Oklch};
use crate::picture::Dress;

/// Below this chroma a hue is the rounding of eight-bit channels: the brand is grey, and so are
/// its clothes.
const GREY: f64 = 0.008;
/// Hue of skin in radians (60 degrees; the lighter tones lie between 57 and 63).
const SKIN: f64 = 1.05;
/// A pale shirt nearer to the hue of skin than this, in radians, looks like none.
const NEAR_SKIN: f64 = 0.75;
/// Least contrast of the trousers to what is behind them (WCAG 2.2, 1.4.11).
const CONTRAST: f64 = 3.0;

/// Shirt, trousers and mat of a brand's hue. Shirts are pale and trousers dark whatever the brand,
/// so that limbs stand out from the body and the body from the paper; lightness and chroma were
/// measured on finished pages.
pub(crate) fn dress(primary: Color) -> Dress {
    let brand = primary.to_oklch();
    let tone = |l: f64, least: f64, most: f64| {
        let share = (brand.c * 0.5).clamp(least, most);
        let c = if brand.c < GREY { 0.0 } else { share };
        Oklch { l, c, h: brand.h }.to_color()
    };
    let mat = tone(0.84, 0.03, 0.03);
    let trousers = tone(0.56, 0.03, 0.07).darken_until(CONTRAST, &[Color::WHITE]);
    let away = (brand.h - SKIN).rem_euclid(std::f64::consts::TAU);
    let away = away.min(std::f64::consts::TAU - away);
    let linen = brand.c >= GREY && away < NEAR_SKIN;
    let (shirt, collar) = if linen {
        (tone(0.955, 0.012, 0.012), tone(0.86, 0.02, 0.02))
    } else {
        (tone(0.885, 0.04, 0.06), tone(0.81, 0.05, 0.07))
    };
    Dress { shirt, collar, trousers, mat, skin: None, wider_arrows: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clothes_of_any_brand_stand_out_from_paper_and_from_each_other() {
        for hue in 0..36 {
            for (l, c) in [(0.3, 0.05), (0.5, 0.15), (0.7, 0.2), (0.9, 0.1), (0.5, 0.0)] {
                let brand = Oklch { l, c, h: f64::from(hue).to_radians() * 10.0 }.to_color();
                let dress = dress(brand);
                let ratio = |a: Color, b: Color| a.contrast(b);
                assert!(ratio(dress.trousers, Color::WHITE) >= CONTRAST, "{brand}");
                assert!(ratio(dress.trousers, dress.shirt) >= 2.5, "{brand}");
                assert!(ratio(dress.trousers, dress.mat) >= 2.0, "{brand}");
                // A pale shirt of the hue of skin would look like none.
                let shirt = dress.shirt.to_oklch();
                let skin = Color::rgb(0xF3, 0xCF, 0xB0).to_oklch();
                let apart = (shirt.l - skin.l).hypot(
                    (shirt.c * shirt.h.cos() - skin.c * skin.h.cos())
                        .hypot(shirt.c * shirt.h.sin() - skin.c * skin.h.sin()),
                );
                assert!(apart > 0.035, "{brand}: {} is {apart} from skin", dress.shirt);
            }
        }
    }
}
