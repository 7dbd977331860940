//! Lines made smooth and fitted with curves, once: areas and strokes then share them, so that no
//! gap can open between them.

use super::edges::{Edge, Style};
use super::fit::{Cubic, fit};
use super::join::Line;
use super::path::PathData;
use super::smooth::{corners, smooth};
use crate::figure::scene::Region;
use glam::DVec2;
use std::collections::BTreeMap;

/// Smoothing along a line: standard deviation in points, a pixel apart. It takes out the facets
/// of the mesh and keeps a knuckle.
const SIGMA: f64 = 4.5;
/// Of that for skin: fingers and faces are fine.
const SKIN: f64 = 0.62;
/// Of that for props, which have no fine shapes.
const PROPS: f64 = 1.6;
/// A line turns a corner, which stays sharp, beyond this many degrees.
const CORNER: f64 = 62.0;
/// The same for props, which have more of them.
const CORNER_OF_PROPS: f64 = 45.0;
/// Points over which an end that was moved onto another line draws its line along.
const BLEND: usize = 12;
/// Corners of a smoothed line, where the curves break: degrees, and points it is measured over.
const BREAK: (f64, usize) = (50.0, 4);
/// Points from an end that give the tangent there.
const TANGENT: usize = 3;
/// Furthest that a curve may miss the smoothed line, in units.
pub(super) const TOLERANCE: f64 = 0.7;

/// Where lattice corners have come to lie.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// For each lattice corner the number of its point, from 1.
    numbers: Vec<u32>,
    points: Vec<DVec2>,
}

impl Places {
    fn new(corners: usize) -> Places {
        Places { numbers: vec![0; corners], points: Vec::new() }
    }

    /// Where a corner of a line lies; none for corners that are on no line.
    pub(super) fn get(&self, corner: usize) -> Option<DVec2> {
        let number = *self.numbers.get(corner)?;
        self.points.get((number as usize).checked_sub(1)?).copied()
    }

    fn set(&mut self, corner: usize, point: DVec2) {
        if self.numbers[corner] == 0 {
            self.points.push(point);
            self.numbers[corner] = self.points.len() as u32;
        }
    }
}

/// A stretch of a line with one style and the same regions on its sides, as curves.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Lattice corners at its ends.
    pub(super) ends: [usize; 2],
    /// Regions on the left and right.
    pub(super) sides: [Region; 2],
    pub(super) style: Style,
    /// Which ends are loose.
    pub(super) loose: [bool; 2],
    /// Smoothed points.
    pub(super) points: Vec<DVec2>,
    pub(super) curves: Vec<Cubic>,
}

/// Smooths lines and fits them. Long lines go first; others end on them.
pub(super) fn runs(
    lines: &[Line],
    edges: &[Edge],
    corners: usize,
    place: impl Fn(usize) -> DVec2,
) -> (Vec<Vec<Run>>, Places) {
    let mut places = Places::new(corners);
    let chained: Vec<Vec<usize>> = lines.iter().map(|line| chain(line, edges)).collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(chained[*index].len()));
    for index in order {
        let chain = &chained[index];
        let edges_of = || lines[index].0.iter().map(|(edge, _)| &edges[*edge]);
        let most = |test: fn(&Edge) -> bool| {
            let of = |edge: &Edge| edge.corners.len();
            2 * edges_of().filter(|e| test(e)).map(of).sum::<usize>()
                > edges_of().map(of).sum::<usize>()
        };
        let prop = most(|edge| edge.style.prop);
        let scale = match (most(|edge| edge.skin), prop) {
            (true, _) => SKIN,
            (false, true) => PROPS,
            (false, false) => 1.0,
        };
        let raw: Vec<DVec2> = chain.iter().map(|corner| place(*corner)).collect();
        let angle = if prop { CORNER_OF_PROPS } else { CORNER };
        let mut points = smooth(&raw, SIGMA * scale, angle);
        snap(&mut points, chain, &places);
        for (corner, point) in chain.iter().zip(&points) {
            places.set(*corner, *point);
        }
    }
    let runs = lines
        .iter()
        .zip(&chained)
        .map(|(line, chain)| fitted(split(line, edges), chain, &places))
        .collect();
    (runs, places)
}

/// Lattice corners of a line.
fn chain(line: &Line, edges: &[Edge]) -> Vec<usize> {
    let mut chain: Vec<usize> = Vec::new();
    for (edge, back) in &line.0 {
        chain.pop();
        let corners = &edges[*edge].corners;
        if *back {
            chain.extend(corners.iter().rev());
        } else {
            chain.extend(corners);
        }
    }
    chain
}

/// Draws a line along to where others have already put its corners.
fn snap(points: &mut [DVec2], chain: &[usize], places: &Places) {
    let count = points.len();
    let blend = BLEND.min(count / 2).max(1);
    let moves: Vec<(usize, DVec2)> = chain
        .iter()
        .enumerate()
        .filter_map(|(index, corner)| Some((index, places.get(*corner)? - points[index])))
        .collect();
    for (index, by) in moves {
        let near = index.saturating_sub(blend)..=(index + blend).min(count - 1);
        for other in near {
            let weight = 1.0 - index.abs_diff(other) as f64 / (blend + 1) as f64;
            // The far end of a short line must not be drawn along.
            let is_end = other == 0 || other == count - 1;
            if other == index || !is_end {
                points[other] += by * weight;
            }
        }
    }
}

/// Joins edges of a line that look the same and have the same regions on their sides. The ranges
/// count points of the line.
fn split(line: &Line, edges: &[Edge]) -> Vec<(std::ops::Range<usize>, Run)> {
    let mut runs: Vec<(std::ops::Range<usize>, Run)> = Vec::new();
    let mut start = 0;
    for (index, back) in &line.0 {
        let edge = &edges[*index];
        let (mut sides, mut loose) = (edge.sides, edge.loose);
        let (Some(first), Some(last)) = (edge.corners.first(), edge.corners.last()) else {
            continue;
        };
        let mut ends = [*first, *last];
        if *back {
            sides.reverse();
            loose.reverse();
            ends.reverse();
        }
        let end = start + edge.corners.len() - 1;
        match runs.last_mut() {
            Some((range, run)) if run.sides == sides && run.style == edge.style => {
                range.end = end;
                run.ends[1] = ends[1];
                run.loose[1] = loose[1];
            }
            _ => {
                let run = Run {
                    ends,
                    sides,
                    style: edge.style,
                    loose,
                    points: Vec::new(),
                    curves: Vec::new(),
                };
                runs.push((start..end, run));
            }
        }
        start = end;
    }
    runs
}

fn fitted(runs: Vec<(std::ops::Range<usize>, Run)>, chain: &[usize], places: &Places) -> Vec<Run> {
    let points: Vec<DVec2> = chain.iter().filter_map(|corner| places.get(*corner)).collect();
    runs.into_iter()
        .map(|(range, mut run)| {
            run.curves = curves(&points, range.clone(), TOLERANCE);
            run.points = points[range.start..=range.end].to_vec();
            run
        })
        .collect()
}

/// Curves through a range of a line's points, its end included. At the ends of the range the
/// tangent is the line's own, so that ranges meet smoothly; at corners the curves break.
pub(super) fn curves(
    points: &[DVec2],
    range: std::ops::Range<usize>,
    tolerance: f64,
) -> Vec<Cubic> {
    let last = points.len() - 1;
    let ring = points.len() > 2 * TANGENT && points[0] == points[last];
    let breaks = corners(points, BREAK.0, BREAK.1);
    let mut bounds = vec![range.start];
    bounds.extend(breaks.iter().copied().filter(|b| *b > range.start && *b < range.end));
    bounds.push(range.end);
    // The direction of a line at one of its points: forwards when it goes on behind it, else
    // that of the side which is asked for.
    let tangent = |at: usize, forwards: bool, section: (usize, usize)| {
        let is_break = breaks.binary_search(&at).is_ok();
        let through = match at {
            0 => ring.then(|| points[TANGENT] - points[last - TANGENT]),
            _ if at == last => ring.then(|| points[TANGENT] - points[last - TANGENT]),
            _ => {
                let reach = TANGENT.min(at).min(last - at);
                Some(points[at + reach] - points[at - reach])
            }
        };
        let own = if forwards {
            points[(at + TANGENT).min(section.1)] - points[at]
        } else {
            points[at] - points[at.saturating_sub(TANGENT).max(section.0)]
        };
        through.filter(|_| !is_break).unwrap_or(own).try_normalize().unwrap_or(DVec2::X)
    };
    let mut curves = Vec::new();
    for bound in bounds.windows(2) {
        let section = (bound[0], bound[1]);
        let start = tangent(bound[0], true, section);
        let end = -tangent(bound[1], false, section);
        curves.extend(fit(&points[bound[0]..=bound[1]], start, end, tolerance));
    }
    curves
}

/// Writes the outlines of a region: closed, the region on their right.
pub(super) fn area(region: Region, lines: &[Vec<Run>], path: &mut PathData) {
    let runs: Vec<(&Run, bool)> = lines
        .iter()
        .flatten()
        .filter(|run| run.sides[0] != run.sides[1])
        .filter_map(|run| match run.sides {
            [_, right] if right == region => Some((run, false)),
            [left, _] if left == region => Some((run, true)),
            _ => None,
        })
        .collect();
    let end = |(run, back): (&Run, bool), last: bool| run.ends[usize::from(last != back)];
    let mut leaving: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, run) in runs.iter().enumerate().rev() {
        leaving.entry(end(*run, false)).or_default().push(index);
    }
    let mut done = vec![false; runs.len()];
    for first in 0..runs.len() {
        let mut next = (!done[first]).then_some(first);
        let mut started = false;
        while let Some(index) = next {
            done[index] = true;
            let (run, back) = runs[index];
            let reversed = || run.curves.iter().rev().map(|[a, b, c, d]| [*d, *c, *b, *a]);
            if !started {
                let start = if back { run.points.last() } else { run.points.first() };
                start.iter().for_each(|start| path.move_to(**start));
                started = true;
            }
            if back {
                path.curves(&reversed().collect::<Vec<_>>());
            } else {
                path.curves(&run.curves);
            }
            let corner = end((run, back), true);
            next = leaving.get_mut(&corner).and_then(|indices| {
                indices.retain(|index| !done[*index]);
                indices.last().copied()
            });
        }
        if started {
            path.close();
        }
    }
}
