//! Arrows of movement, with a halo that parts them from what lies behind.

use super::camera::View;
use super::path::PathData;
use super::runs::curves;
use crate::figure::scene::Arrow;
use glam::DVec2;

/// Length of a head, in widths of the shaft.
const HEAD: f64 = 3.2;
/// Half of the width of a head, in widths of the shaft.
const BARB: f64 = 1.5;
/// Width of the shaft at the tail, as a part of its width at the head.
const TAIL: f64 = 0.55;
/// Width in the middle of an arrow with two heads, the same way.
const WAIST: f64 = 0.6;
/// Points that the middle of an arrow is sampled at.
const POINTS: usize = 80;
/// Least clear space between an arrow and the features of a face, in units.
const CLEAR: f64 = 28.0;
/// Furthest that a curve may miss the arrow, in units.
const TOLERANCE: f64 = 0.5;

/// Writes an arrow, `scale` times its width; moved aside where it would cover the circle of a
/// face. Arrows without a length or with coordinates that are not finite are left out.
pub(super) fn write(
    arrow: &Arrow,
    view: &View,
    scale: f64,
    face: Option<(DVec2, f64)>,
    path: &mut PathData,
) {
    let end = |(point, offset)| view.project(view.on_page(point, offset)).truncate();
    let (from, to) = (end(arrow.from), end(arrow.to));
    let width = arrow.width * scale;
    let chord = to - from;
    let bow = (from + to) / 2.0 + chord.perp() * arrow.bend;
    let sound = from.is_finite() && bow.is_finite() && to.is_finite() && width.is_finite();
    if !sound || chord.length() < 1.0 || width <= 0.0 {
        return;
    }
    let mut middle: Vec<DVec2> = (0..=POINTS)
        .map(|index| {
            let t = index as f64 / POINTS as f64;
            let s = 1.0 - t;
            s * s * from + 2.0 * s * t * bow + t * t * to
        })
        .collect();
    if let Some((center, radius)) = face {
        step_aside(&mut middle, center, radius + CLEAR + width * BARB);
    }
    let length: f64 = middle.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let heads = if arrow.both_ways { 2.0 } else { 1.0 };
    let head = (HEAD * width).min(length * 0.6 / heads);
    let shaft = cut(&middle, if arrow.both_ways { head } else { 0.0 }, length - head);
    let Some((first, last)) = shaft.first().copied().zip(shaft.last().copied()) else {
        return;
    };
    let count = shaft.len();
    let side = |index: usize, sign: f64| {
        let along = index as f64 / (count - 1).max(1) as f64;
        let part = if arrow.both_ways {
            WAIST + (1.0 - WAIST) * (2.0 * along - 1.0).abs()
        } else {
            TAIL + (1.0 - TAIL) * along
        };
        let (before, after) = (index.saturating_sub(1), (index + 1).min(count - 1));
        let normal = (shaft[after] - shaft[before]).normalize_or_zero().perp();
        shaft[index] + normal * (sign * part * width / 2.0)
    };
    let there: Vec<DVec2> = (0..count).map(|index| side(index, 1.0)).collect();
    let back: Vec<DVec2> = (0..count).rev().map(|index| side(index, -1.0)).collect();
    path.move_to(there[0]);
    path.curves(&curves(&there, 0..count - 1, TOLERANCE));
    let mut point_at = |base: DVec2, tip: DVec2| {
        let across = (tip - base).normalize_or_zero().perp() * width * BARB;
        path.line_to(base + across);
        path.line_to(tip);
        path.line_to(base - across);
    };
    point_at(last, middle[POINTS]);
    path.line_to(back[0]);
    path.curves(&curves(&back, 0..count - 1, TOLERANCE));
    if arrow.both_ways {
        let (base, tip) = (first, middle[0]);
        let across = (tip - base).normalize_or_zero().perp() * width * BARB;
        path.line_to(base + across);
        path.line_to(tip);
        path.line_to(base - across);
    }
    path.close();
}

/// Moves a line as little as keeps it a distance from a point.
fn step_aside(line: &mut [DVec2], center: DVec2, distance: f64) {
    let nearest = line
        .iter()
        .copied()
        .min_by(|a, b| a.distance(center).total_cmp(&b.distance(center)))
        .unwrap_or(center);
    let gap = nearest.distance(center);
    if gap < distance {
        let across = line[line.len() - 1] - line[0];
        let away = (nearest - center)
            .try_normalize()
            .or(across.perp().try_normalize())
            .unwrap_or(DVec2::NEG_Y);
        for point in line {
            *point += away * (distance - gap);
        }
    }
}

/// The points of a line between two distances from its start.
fn cut(line: &[DVec2], from: f64, to: f64) -> Vec<DVec2> {
    let mut points: Vec<DVec2> = Vec::new();
    let mut along = 0.0;
    for pair in line.windows(2) {
        let step = pair[0].distance(pair[1]);
        let at = |distance: f64| pair[0].lerp(pair[1], ((distance - along) / step).clamp(0.0, 1.0));
        if along + step > from && along < to && step > 0.0 {
            if points.is_empty() {
                points.push(at(from));
            }
            points.push(at(to));
        }
        along += step;
    }
    points
}
