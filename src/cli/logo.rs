//! A clinic's colours, found in its logo.
//!
//! Every colour of the logo is weighed by the area it covers. The hue that covers most is the
//! primary colour; of the others, the one most unlike it is the accent. Hues are compared in OKLCH,
//! where equal angles look equally different.

use carepress::color::Color;
use carepress::picture::Picture;
use carepress::picture::areas::{Patch, patches};
use std::f64::consts::{PI, TAU};

/// Chroma from which a colour is a colour and not a grey.
const CHROMATIC: f64 = 0.04;
/// Lightness above which a colour is a ground to draw on, if the logo has anything else.
const GROUND: f64 = 0.93;
/// Colours within this angle of hue are shades of one colour: 25 degrees.
const SAME_HUE: f64 = 25.0 / 360.0 * TAU;
/// An accent is at least this far from the primary colour: 40 degrees.
const OTHER_HUE: f64 = 40.0 / 360.0 * TAU;
/// The least share of the coloured area that is part of the design: less is a soft edge.
const LEAST_SHARE: f64 = 0.02;
/// Contrast of text on white, WCAG 2.2 level AA.
const TEXT_CONTRAST: f64 = 4.5;
/// The colours of a brand, dark enough for text on white.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Palette {
    /// The colour that covers most.
    pub(crate) primary: Color,
    /// The colour most unlike it, if the logo has another.
    pub(crate) accent: Option<Color>,
}

/// The colours of a logo; `None` when it shows nothing but white.
pub(crate) fn palette(logo: &Picture) -> Option<Palette> {
    let all = patches(logo);
    let keep = |wanted: &dyn Fn(&Patch) -> bool| -> Vec<Patch> {
        all.iter().copied().filter(wanted).collect()
    };
    let mut colored = keep(&|p| p.look.c >= CHROMATIC && p.look.l <= GROUND);
    if colored.is_empty() {
        colored = keep(&|p| p.look.c >= CHROMATIC);
    }
    let Some(primary) = heaviest(&colored) else {
        // Black or grey: the shade that covers most leads, and there is no accent.
        let greys = keep(&|p| p.look.l <= GROUND);
        let grey = greys.iter().max_by(|a, b| a.area.total_cmp(&b.area))?;
        return Some(Palette { primary: readable(grey.color), accent: None });
    };
    let least = LEAST_SHARE * colored.iter().map(|p| p.area).sum::<f64>();
    let others: Vec<Patch> = colored
        .iter()
        .copied()
        .filter(|p| distance(*p, primary) >= OTHER_HUE && area_of_hue(*p, &colored) >= least)
        .collect();
    let farthest =
        others.iter().max_by(|a, b| distance(**a, primary).total_cmp(&distance(**b, primary)));
    let accent = farthest.and_then(|far| {
        let near: Vec<Patch> =
            others.iter().copied().filter(|p| distance(*p, *far) < SAME_HUE).collect();
        heaviest(&near)
    });
    Some(Palette {
        primary: readable(primary.color),
        accent: accent.map(|accent| readable(accent.color)),
    })
}

fn readable(color: Color) -> Color {
    color.darken_until(TEXT_CONTRAST, &[Color::WHITE])
}

/// Of the hue that covers most, the shade that covers most.
fn heaviest(patches: &[Patch]) -> Option<Patch> {
    let lead = patches
        .iter()
        .max_by(|a, b| area_of_hue(**a, patches).total_cmp(&area_of_hue(**b, patches)))?;
    let shades = patches.iter().filter(|p| distance(**p, *lead) < SAME_HUE);
    shades.max_by(|a, b| a.area.total_cmp(&b.area)).copied()
}

/// How much everything of about the same hue covers.
fn area_of_hue(of: Patch, patches: &[Patch]) -> f64 {
    patches.iter().filter(|p| distance(**p, of) < SAME_HUE).map(|p| p.area).sum()
}

/// The angle between two hues, 0 to π.
fn distance(a: Patch, b: Patch) -> f64 {
    let turn = (a.look.h - b.look.h).rem_euclid(TAU);
    PI - (turn - PI).abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use carepress::picture::{Art, Raster, Vector};
    use std::sync::Arc;

    fn svg(shapes: &str) -> Option<Palette> {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'>{shapes}</svg>"
        );
        let tree = usvg::Tree::from_str(&text, &usvg::Options::default()).expect("an SVG");
        palette(&Picture::Vector(Arc::new(Vector {
            art: Art::Tree(Box::new(tree)),
            grey: false,
            signs: false,
            to_scale: false,
        })))
    }

    fn colors(shapes: &str) -> (String, Option<String>) {
        let palette = svg(shapes).expect("colours");
        (palette.primary.to_string(), palette.accent.map(|accent| accent.to_string()))
    }

    #[test]
    fn the_colour_that_covers_most_leads_and_the_most_unlike_one_follows() {
        let shapes = "<rect width='100' height='100' fill='#fdf3dc'/>\
            <rect width='60' height='60' fill='#4E2A5A'/>\
            <rect x='60' width='20' height='20' fill='#6a3f7a'/>\
            <rect y='60' width='30' height='10' fill='#B4561A'/>\
            <circle cx='80' cy='80' r='9' fill='#222'/>";
        assert_eq!(colors(shapes), ("#4E2A5A".into(), Some("#B4561A".into())));
    }

    #[test]
    fn strokes_count_by_their_length_and_greys_only_when_alone() {
        let stroke = "<path d='M0 50H100' stroke='#0F6E84' stroke-width='4'/>\
            <rect width='50' height='50' fill='black'/>";
        assert_eq!(colors(stroke), ("#0F6E84".into(), None));
        assert_eq!(colors("<rect width='50' height='50' fill='#333'/>"), ("#333333".into(), None));
        assert_eq!(svg("<rect width='50' height='50' fill='white'/>"), None);
    }

    #[test]
    fn light_colours_are_darkened_and_soft_edges_of_photographs_ignored() {
        let (width, height) = (200, 100);
        let rgba = (0..width * height)
            .flat_map(|i| match i % 100 {
                0..30 => [250, 220, 40, 255],
                30 => [90, 200, 60, 255],
                31..60 => [249, 219, 42, 255],
                _ => [255, 255, 255, 255],
            })
            .collect();
        let raster = Raster { width, height, rgba, jpeg: None, lossy: false };
        let palette = palette(&Picture::Raster(Arc::new(raster))).expect("colours");
        assert!(palette.primary.contrast(Color::WHITE) >= TEXT_CONTRAST, "{}", palette.primary);
        assert_eq!(palette.accent, None);
    }
}
