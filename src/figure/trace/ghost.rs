//! The position before the movement, drawn faintly where the figure does not cover it.

use super::camera::View;
use super::components::Components;
use super::morphology::{grow, shrink};
use super::outline::{self, loops, places_of};
use super::path::{Grid, PathData, tenths};
use super::raster::Buffers;
use super::runs::{Places, TOLERANCE, curves};
use super::smooth::smooth;
use crate::figure::scene::{Layer, Region};
use std::fmt::Write;

/// Strips of the ghost that stick out beside the figure by less than twice this, in pixels, are
/// left out: they would only blur its outline.
const SLIVER: u8 = 14;
/// Gaps in the ghost narrower than twice this, in pixels, are filled, as between an arm and the
/// head: what was there before is one quiet shape.
const GAP: u8 = 24;
/// Areas of the ghost beside the figure below this many pixels are left out: a head that moved by
/// a centimetre says nothing.
const LEAST_AREA: usize = 3000;
/// The dashed line stays this far from the figure, in pixels.
const AWAY: u8 = 7;
/// Stretches of dashed line with fewer points than this are left out: four dashes.
const LEAST: usize = 90;
/// Smoothing in points.
const SIGMA: f64 = 8.0;
/// Corners sharper than this stay, in degrees.
const CORNER: f64 = 62.0;
/// Width of the dashed line, in units.
const WIDTH: f64 = 3.4;
/// Length of a dash and of a gap, in units.
const DASH: [f64; 2] = [14.0, 10.0];
/// Colour of area and line, and how much of what lies behind the area hides: the mat and the floor
/// are seen through it.
const COLORS: [&str; 2] = ["#7d8ba0", "#8c96a5"];
const OPACITY: &str = ".13";

/// The ghost as shapes of SVG, and the box around it in units; none when nothing of it is seen
/// beside the figure.
pub(super) fn ghost(
    layers: &[Layer],
    view: &View,
    figure: &Buffers,
    places: &Places,
    scale: f64,
) -> (String, PathData) {
    let mut area = PathData::new(Grid::Units);
    let mut svg = String::new();
    if layers.is_empty() {
        return (svg, area);
    }
    let mut buffers = Buffers::new(view);
    for layer in layers {
        buffers.draw(view, layer);
    }
    let width = buffers.width;
    // Beside the figure and over the furniture behind it: over the figure it would look like a stain.
    let beside: Vec<bool> = (0..buffers.region.len())
        .map(|pixel| {
            buffers.region[pixel] != Region::Nothing
                && !figure.region[pixel].is_person()
                && buffers.depth[pixel] < figure.depth[pixel]
        })
        .collect();
    let body: Vec<bool> = figure.region.iter().map(|region| region.is_person()).collect();
    let mut whole = shrink(&grow(&beside, width, GAP), width, GAP);
    for (whole, body) in whole.iter_mut().zip(&body) {
        *whole &= !body;
    }
    let mut shown = grow(&shrink(&whole, width, SLIVER), width, SLIVER);
    let areas = Components::of(&shown, width);
    for (run, _) in areas.runs().filter(|(_, area)| *area < LEAST_AREA) {
        shown[run.pixels(width)].fill(false);
    }
    let near = grow(&body, width, AWAY);
    outline::write(&shown, width, Some(places), SIGMA, TOLERANCE, &mut area);
    if area.is_empty() {
        return (svg, area);
    }
    let mut line = PathData::new(Grid::Units);
    for outline in loops(&shown, width) {
        let smoothed = smooth(&places_of(&outline, width), SIGMA, CORNER);
        // Corner and pixel at its lower right are one place but for the last column.
        let is_free = |corner: &usize| {
            let pixel = corner / (width + 1) * width + corner % (width + 1);
            !near.get(pixel).copied().unwrap_or(false)
        };
        let mut start = 0;
        for piece in outline.chunk_by(|a, b| is_free(a) == is_free(b)) {
            if is_free(&piece[0]) && piece.len() >= LEAST {
                line.move_to(smoothed[start]);
                line.curves(&curves(&smoothed, start..start + piece.len() - 1, TOLERANCE));
            }
            start += piece.len();
        }
    }
    // Writing to a string cannot fail.
    let _ = writeln!(
        svg,
        "<g class=\"ghost\"><path fill=\"{}\" fill-opacity=\"{OPACITY}\" d=\"{}\"/><path fill=\"none\" stroke=\"{}\" \
         stroke-width=\"{}\" stroke-dasharray=\"{} {}\" d=\"{}\"/></g>",
        COLORS[0],
        area.clone().into_text(),
        COLORS[1],
        tenths(WIDTH * scale),
        tenths(DASH[0] * scale),
        tenths(DASH[1] * scale),
        line.into_text()
    );
    (svg, area)
}
