//! Edges joined through junctions, so that a line runs on behind what crosses it.

use super::edges::Edge;
use glam::DVec2;
use std::collections::BTreeMap;

/// Corners at an end of an edge that say nothing about its direction: pixels are square there.
const SKIP: usize = 2;
/// Corners that its direction is measured over.
const REACH: usize = 14;
/// The least merit of a pair that is joined: about a cosine.
const LEAST: f64 = 0.55;
/// Merit of two edges of the same weight, on top of the cosine between them.
const SAME_WEIGHT: f64 = 0.15;
/// Merit of each corner of the two edges, up to a number: long lines run on.
const OF_LENGTH: f64 = 0.0002;
/// That number.
const LONG: usize = 600;

/// Edges that make one line, each with whether it is walked backwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line(pub(super) Vec<(usize, bool)>);

/// An end of an edge: its last corner, or its first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct End {
    edge: usize,
    last: bool,
}

impl End {
    fn other(self) -> End {
        End { last: !self.last, ..self }
    }
}

/// Joins the straightest pairs of edges at each junction. Every edge is in exactly one line.
pub(super) fn join(edges: &[Edge], place: impl Fn(usize) -> DVec2) -> Vec<Line> {
    let mut junctions: BTreeMap<usize, Vec<End>> = BTreeMap::new();
    for (edge, Edge { corners, .. }) in edges.iter().enumerate() {
        for (corner, last) in [(corners.first(), false), (corners.last(), true)] {
            if let Some(corner) = corner {
                junctions.entry(*corner).or_default().push(End { edge, last });
            }
        }
    }
    let mut links: BTreeMap<End, End> = BTreeMap::new();
    for mut ends in junctions.into_values() {
        // Two ends alone are one line whose style changes.
        let least = if ends.len() == 2 { f64::NEG_INFINITY } else { LEAST };
        while let Some((a, b)) = best(&ends, edges, &place, least) {
            links.insert(a, b);
            links.insert(b, a);
            ends.retain(|end| *end != a && *end != b);
        }
    }
    let mut done = vec![false; edges.len()];
    let mut lines = Vec::new();
    for edge in 0..edges.len() {
        if done[edge] {
            continue;
        }
        done[edge] = true;
        let mut follow = |mut end: End| {
            let mut line = Vec::new();
            while let Some(next) = links.get(&end).filter(|next| !done[next.edge]) {
                done[next.edge] = true;
                line.push((next.edge, next.last));
                end = next.other();
            }
            line
        };
        let forwards = follow(End { edge, last: true });
        let backwards = follow(End { edge, last: false });
        let mut line: Vec<(usize, bool)> =
            backwards.into_iter().rev().map(|(edge, back)| (edge, !back)).collect();
        line.push((edge, false));
        line.extend(forwards);
        lines.push(Line(line));
    }
    lines
}

fn best(
    ends: &[End],
    edges: &[Edge],
    place: &impl Fn(usize) -> DVec2,
    least: f64,
) -> Option<(End, End)> {
    let mut found: Option<(f64, End, End)> = None;
    for (index, a) in ends.iter().enumerate() {
        for b in ends.iter().take(index).filter(|b| b.edge != a.edge) {
            let (first, second) = (&edges[a.edge], &edges[b.edge]);
            let cosine = -direction(*a, first, place).dot(direction(*b, second, place));
            let length = (first.corners.len() + second.corners.len()).min(LONG);
            let same = first.style.weight == second.style.weight;
            let merit = cosine + OF_LENGTH * length as f64 + if same { SAME_WEIGHT } else { 0.0 };
            if merit > least && found.is_none_or(|(most, ..)| merit > most) {
                found = Some((merit, *a, *b));
            }
        }
    }
    found.map(|(_, a, b)| (a, b))
}

/// Which way an edge leaves its end.
fn direction(end: End, edge: &Edge, place: &impl Fn(usize) -> DVec2) -> DVec2 {
    let count = edge.corners.len();
    let at = |index: usize| {
        let index = if end.last { count - 1 - index } else { index };
        place(edge.corners[index])
    };
    let from = at(SKIP.min(count.saturating_sub(2)));
    (at(REACH.min(count - 1)) - from).normalize_or_zero()
}
