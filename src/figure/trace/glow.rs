//! Where it is felt: a glow that stays on the person.

use super::camera::View;
use super::outline;
use super::path::{Grid, PathData, tenths};
use super::raster::Buffers;
use super::runs::Places;
use crate::figure::scene::{Glow, Part, Region};
use std::fmt::Write;

/// Smoothing of the cut around the glow where no line covers it, in points.
const SIGMA: f64 = 8.0;
/// Furthest that the cut may miss, in units: a line covers most of it.
const TOLERANCE: f64 = 1.5;
/// Surfaces glow at least this near to the middle in depth, in radii: a ball does to 1, and what is
/// felt lies inside the body.
const DEEP: f64 = 1.7;
/// Colour of the glow.
const COLOR: &str = "#e8502f";

/// The gradient and cuts, for `<defs>`, and the glows as shapes of SVG.
pub(super) fn glows(
    glows: &[Glow],
    view: &View,
    buffers: &Buffers,
    places: &Places,
) -> (String, String) {
    let (mut defs, mut shapes) = (String::new(), String::new());
    for (number, glow) in glows.iter().enumerate() {
        let at = view.project(glow.center);
        let rx = glow.radius * view.units_per_metre;
        let ry = rx * glow.aspect;
        let angle = glow.angle;
        let sound = at.is_finite() && rx.is_finite() && ry.is_finite() && angle.is_finite();
        if !sound || rx < 1.0 || ry < 1.0 {
            continue;
        }
        let mask = cut(glow, view, buffers);
        let mut path = PathData::new(Grid::Units);
        outline::write(&mask, buffers.width, Some(places), SIGMA, TOLERANCE, &mut path);
        if path.is_empty() {
            continue;
        }
        if defs.is_empty() {
            let _ = write!(
                defs,
                "<radialGradient id=\"glow\"><stop stop-color=\"{COLOR}\" stop-opacity=\".75\"/>\
                 <stop offset=\".5\" stop-color=\"{COLOR}\" stop-opacity=\".42\"/>\
                 <stop offset=\"1\" stop-color=\"{COLOR}\" stop-opacity=\"0\"/></radialGradient>"
            );
        }
        // Writing to a string cannot fail.
        let _ = write!(
            defs,
            "<clipPath id=\"glow-{number}\"><path d=\"{}\"/></clipPath>",
            path.into_text()
        );
        let _ = writeln!(
            shapes,
            "<g clip-path=\"url(#glow-{number})\"><ellipse class=\"glow\" rx=\"{}\" ry=\"{}\" \
             fill=\"url(#glow)\" transform=\"translate({} {}) rotate({})\"/></g>",
            rx.round(),
            ry.round(),
            at.x.round(),
            at.y.round(),
            tenths(angle)
        );
    }
    (defs, shapes)
}

/// Pixels that glow: within its ellipse, on the person but not on bare arms and hair, which only
/// pass before what is felt, and about as far from the eye.
fn cut(glow: &Glow, view: &View, buffers: &Buffers) -> Vec<bool> {
    let at = view.project(glow.center);
    let radius = glow.radius * view.units_per_metre;
    let depth = glow.depth.max(DEEP * glow.radius);
    let (sin, cos) = libm::sincos(glow.angle.to_radians());
    let glows = |pixel: usize| {
        let x = (pixel % buffers.width) as f64 + 0.5 - at.x;
        let y = (pixel / buffers.width) as f64 + 0.5 - at.y;
        let (u, v) = (x * cos + y * sin, (y * cos - x * sin) / glow.aspect);
        let region = buffers.region[pixel];
        let arm = region == Region::Skin
            && matches!(
                buffers.part[pixel],
                Part::UpperArm(_) | Part::Forearm(_) | Part::Hand(_) | Part::Finger(..)
            );
        u * u + v * v < radius * radius
            && region.is_person()
            && region != Region::Hair
            && !arm
            && (f64::from(buffers.depth[pixel]) - at.z).abs() < depth
    };
    let mut mask = vec![false; buffers.region.len()];
    let reach = radius * glow.aspect.max(1.0);
    let range = |middle: f64, size: usize| {
        let limit = |value: f64| value.clamp(0.0, size as f64) as usize;
        limit(middle - reach)..limit(middle + reach + 1.0)
    };
    for y in range(at.y, buffers.height) {
        for x in range(at.x, buffers.width) {
            let pixel = y * buffers.width + x;
            mask[pixel] = glows(pixel);
        }
    }
    mask
}
