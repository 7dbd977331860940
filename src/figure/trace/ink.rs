//! Strokes: how wide lines are, and how they thin out where they end in the open.

use super::edges::{Detail, Style, Weight};
use super::path::{Grid, PathData, tenths};
use super::runs::{Run, curves};
use super::smooth;
use glam::DVec2;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Width against the paper, in units. At 30 units a printed millimetre 0.57 pt.
pub(super) const OUTLINE: f64 = 6.0;
/// Width where one region lies before another, in units.
const OVERLAP: f64 = 5.0;
/// Width of folds and of limbs before the body, in units.
const CREASE: f64 = 3.8;
/// Width of hems, in units.
const SEAM: f64 = 3.6;
/// Width between fingers, in units.
const FINE: f64 = 2.6;
/// Lines of props are thinner by this: the person comes first.
const PROP: f64 = 0.8;
/// Lines around fingers are thinner by this: they are 15 units thick themselves.
const FINGER: f64 = 0.66;
/// Lines around the face are thinner by this, so that nose and lips stay crisp.
const FACE: f64 = 0.8;
/// Units over which a loose end thins out.
const TAPER: f64 = 60.0;
/// The part of a line that thins out at one loose end, at most; at two, half each.
const TAPER_SHARE: f64 = 0.8;
/// Width at the very end, as a part of the line's.
const TIP: f64 = 0.12;
/// How fast it grows from there: below 1 it is thin only at the very end.
const SWELL: f64 = 0.7;
/// A line that becomes narrower by less than this does so at once.
const STEP: f64 = 0.82;
/// Points over which a line passes from one width to another: half of a finger's length.
const TRANSITION: usize = 32;
/// Smoothing of a tapered line's middle in points, which its two sides would amplify.
const EVEN: f64 = 2.0;
/// How far the sides of a tapered line may lie off, in units.
const TOLERANCE: f64 = 0.4;

impl Style {
    fn width(self) -> f64 {
        let width = match self.weight {
            Weight::Fine => FINE,
            Weight::Seam => SEAM,
            Weight::Crease => CREASE,
            Weight::Overlap => OVERLAP,
            Weight::Outline => OUTLINE,
        };
        let part = match (self.prop, self.weight, self.detail) {
            (true, ..) => PROP,
            (_, Weight::Fine, _) | (.., Detail::Plain) => 1.0,
            (.., Detail::Face) => FACE,
            (.., Detail::Finger) => FINGER,
        };
        width * part
    }
}

/// Draws all lines, `scale` times their width, as shapes of SVG in ink: one path for each width,
/// and one for everything that thins out.
pub(super) fn strokes(lines: &[Vec<Run>], scale: f64, ink: &str) -> String {
    let mut widths: BTreeMap<u32, PathData> = BTreeMap::new();
    let mut tapered = PathData::new(Grid::Tenths);
    for line in lines {
        let mut before: Option<(u32, DVec2)> = None;
        for run in line {
            let width = run.style.width() * scale;
            let (Some(first), Some(last)) = (run.points.first(), run.points.last()) else {
                continue;
            };
            if run.loose[0] || run.loose[1] {
                taper(run, width, &mut tapered);
                before = None;
                continue;
            }
            let key = (width * 10.0).round() as u32;
            let path = widths.entry(key).or_insert_with(|| PathData::new(Grid::Tenths));
            // Runs of one width that follow each other are one stroke.
            if before != Some((key, *first)) {
                path.move_to(*first);
            }
            path.curves(&run.curves);
            let is_loop = line.len() == 1 && first == last;
            if is_loop {
                path.close();
            }
            before = (!is_loop).then_some((key, *last));
        }
        let next = line.iter().skip(1).chain(line.first());
        for (run, next) in line.iter().zip(next) {
            let meet = run.points.last() == next.points.first();
            let [from, to] = [run, next].map(|run| run.style.width() * scale);
            // A line that thins out anyway has its own way of doing so.
            let plain = |run: &Run| run.loose == [false; 2];
            if meet && plain(next) && to < from * STEP {
                transition(next.points.iter().copied(), from, to, &mut tapered);
            } else if meet && plain(run) && from < to * STEP {
                transition(run.points.iter().rev().copied(), to, from, &mut tapered);
            }
        }
    }
    let mut svg = format!(
        "<g class=\"line\" fill=\"none\" stroke=\"{ink}\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\">"
    );
    // Writing to a string cannot fail.
    for (width, path) in widths {
        let _ = write!(
            svg,
            "<path stroke-width=\"{}\" d=\"{}\"/>",
            tenths(f64::from(width) / 10.0),
            path.into_text()
        );
    }
    svg.push_str("</g>\n");
    if !tapered.is_empty() {
        let _ =
            writeln!(svg, "<path class=\"line\" fill=\"{ink}\" d=\"{}\"/>", tapered.into_text());
    }
    svg
}

/// The outline of a line that thins out at its loose ends.
fn taper(run: &Run, width: f64, path: &mut PathData) {
    let points = smooth::open(&run.points, EVEN);
    let along = distances(&points);
    let Some(length) = along.last().copied() else { return };
    let share = if run.loose == [true; 2] { 0.5 } else { TAPER_SHARE };
    let reach = (length * share).clamp(1e-6, TAPER);
    let swell =
        |distance: f64| TIP + (1.0 - TIP) * libm::pow((distance / reach).clamp(0.0, 1.0), SWELL);
    let widths: Vec<f64> = along
        .iter()
        .map(|distance| {
            let first = if run.loose[0] { swell(*distance) } else { 1.0 };
            let last = if run.loose[1] { swell(length - distance) } else { 1.0 };
            first.min(last) * width
        })
        .collect();
    brush(&points, &widths, path);
}

/// The outline of a line's start where it thins from the width of the line before to its own.
fn transition(points: impl Iterator<Item = DVec2>, from: f64, to: f64, path: &mut PathData) {
    let mut points: Vec<DVec2> = points.take(TRANSITION).collect();
    points = smooth::open(&points, EVEN);
    let last = points.len().saturating_sub(1).max(1) as f64;
    // Level at both ends.
    let ease = |t: f64| t * t * (3.0 - 2.0 * t);
    let widths: Vec<f64> =
        (0..points.len()).map(|i| from + (to - from) * ease(i as f64 / last)).collect();
    brush(&points, &widths, path);
}

/// Distance of each point from the first along the line.
fn distances(points: &[DVec2]) -> Vec<f64> {
    let mut along = vec![0.0; points.len()];
    for index in 1..points.len() {
        along[index] = along[index - 1] + points[index].distance(points[index - 1]);
    }
    along
}

/// The outline of a line with a width at each of its points.
fn brush(points: &[DVec2], widths: &[f64], path: &mut PathData) {
    let count = points.len();
    if count < 2 {
        return;
    }
    let side = |index: usize, sign: f64| {
        let (before, after) = (index.saturating_sub(1), (index + 1).min(count - 1));
        let normal = (points[after] - points[before]).normalize_or_zero().perp();
        points[index] + normal * (sign * widths[index] / 2.0)
    };
    let there: Vec<DVec2> = (0..count).map(|index| side(index, 1.0)).collect();
    let back: Vec<DVec2> = (0..count).rev().map(|index| side(index, -1.0)).collect();
    path.move_to(there[0]);
    path.curves(&curves(&there, 0..count - 1, TOLERANCE));
    path.line_to(back[0]);
    path.curves(&curves(&back, 0..count - 1, TOLERANCE));
    path.close();
}
