//! Eyes, brows, mouth and nose: lines in space, drawn where they are seen.

use super::camera::View;
use super::path::{Grid, PathData, tenths};
use super::raster::Buffers;
use super::runs::curves;
use crate::figure::pose::Side;
use crate::figure::scene::{Feature, FeatureKind, Region, Scene};
use glam::{DVec2, DVec3};
use std::fmt::Write;

/// Features lie a little above or below the skin: they are seen down to this depth in metres.
const BURIED_BROW: f64 = 0.006;
/// The same for the mouth.
const BURIED_MOUTH: f64 = 0.012;
/// The same for eyes, which lie in sockets.
const BURIED_EYE: f64 = 0.014;
/// Skin turned from the eye beyond this cosine shows no brow or mouth.
const FACING: f64 = 0.10;
/// The same for the nose.
const FACING_NOSE: f64 = 0.15;
/// A head turned from the eye beyond this cosine hides the nostril on its far side.
const TURNED: f64 = 0.93;
/// An iris is seen down to this cosine between its middle and the line of sight.
const IRIS: f64 = 0.12;
/// The same for the eye on the near side of a head in profile, which is drawn open.
const IRIS_NEAR: f64 = -0.35;
/// The narrowest iris: its width over its height's share.
const NARROWEST: f64 = 0.62;
/// Height of an iris over its width, seen from the front.
const TALL: f64 = 1.15;
/// Features keep this far from where the skin ends, in units, so that lines do not run together.
const CLEAR: f64 = 5.0;
/// Heads whose forward axis has less than this cosine with the line of sight are in profile.
const PROFILE: f64 = 0.45;
/// A step in depth, in metres, that is such an end: the far cheek behind the nose.
const STEP: f32 = 0.012;
/// Points of a feature that may be hidden between others.
const GAP: usize = 4;
/// Lines with fewer points are not drawn.
const LEAST: usize = 3;
/// Furthest that a curve may miss the feature, in units.
const TOLERANCE: f64 = 0.4;

/// The face as shapes of SVG, its lines `scale` times their width.
pub(super) fn face(
    scene: &Scene,
    view: &View,
    buffers: &Buffers,
    scale: f64,
    inks: [&str; 2],
) -> String {
    let mut svg = String::new();
    let mut lines = String::new();
    let mut brows = String::new();
    let head = scene.head.map(|axis| view.turn(axis));
    for feature in &scene.features {
        let seen = Seen { feature, view, buffers, head };
        if feature.kind == FeatureKind::Pupil {
            svg.extend(seen.iris(scale, inks[0]));
            continue;
        }
        let Some(points) = seen.stretch() else {
            continue;
        };
        let mut path = PathData::new(Grid::Tenths);
        path.move_to(points[0]);
        path.curves(&curves(&points, 0..points.len() - 1, TOLERANCE));
        let group = if feature.kind == FeatureKind::Brow { &mut brows } else { &mut lines };
        // Writing to a string cannot fail.
        let _ = write!(
            group,
            "<path stroke-width=\"{}\" d=\"{}\"/>",
            tenths(feature.width * scale),
            path.into_text()
        );
    }
    for (class, group, ink) in [("line", lines, inks[0]), ("hair-line", brows, inks[1])] {
        if !group.is_empty() {
            let _ = writeln!(
                svg,
                "<g class=\"{class}\" fill=\"none\" stroke=\"{ink}\" stroke-linecap=\"round\">{group}</g>"
            );
        }
    }
    svg
}

/// A circle on the page around the features that are seen: its middle and radius. Nothing may
/// cover it.
pub(super) fn circle(scene: &Scene, view: &View, buffers: &Buffers) -> Option<(DVec2, f64)> {
    let head = scene.head.map(|axis| view.turn(axis));
    let points: Vec<DVec2> = scene
        .features
        .iter()
        .filter(|feature| feature.kind != FeatureKind::Pupil)
        .filter_map(|feature| Seen { feature, view, buffers, head }.stretch())
        .flatten()
        .collect();
    let first = *points.first()?;
    let (low, high) = points.iter().fold((first, first), |(l, h), p| (l.min(*p), h.max(*p)));
    Some(((low + high) / 2.0, low.distance(high) / 2.0))
}

struct Seen<'a> {
    feature: &'a Feature,
    view: &'a View,
    buffers: &'a Buffers,
    /// To the head's left, up and forwards, along the view's axes.
    head: [DVec3; 3],
}

impl Seen<'_> {
    /// The longest stretch of the feature that is seen, on the page.
    fn stretch(&self) -> Option<Vec<DVec2>> {
        let points: Vec<DVec3> =
            self.feature.points.iter().map(|point| self.view.project(*point)).collect();
        let mut seen: Vec<bool> = points
            .iter()
            .zip(&self.feature.points)
            .map(|(at, point)| self.is_seen(*at, *point))
            .collect();
        // The lips of the mesh do not quite close: a short gap between points that are seen is none.
        for index in 1..seen.len() {
            let next = (index..seen.len().min(index + GAP + 1)).find(|other| seen[*other]);
            if let (true, Some(next)) = (seen[index - 1], next) {
                seen[index..next].fill(true);
            }
        }
        let mut best = 0..0;
        let mut start = 0;
        for piece in seen.chunk_by(|a, b| a == b) {
            let end = start + piece.len();
            if piece[0] && piece.len() > best.len() {
                best = start..end;
            }
            start = end;
        }
        (best.len() >= LEAST).then(|| points[best].iter().map(|at| at.truncate()).collect())
    }

    fn is_seen(&self, at: DVec3, point: DVec3) -> bool {
        let Some(pixel) = self.buffers.pixel(at.x, at.y) else {
            return false;
        };
        let (buried, facing) = match self.feature.kind {
            FeatureKind::Lid | FeatureKind::Pupil => (BURIED_EYE, -1.0),
            FeatureKind::Mouth => (BURIED_MOUTH, FACING),
            FeatureKind::Brow => (BURIED_BROW, FACING),
            FeatureKind::Nose => (BURIED_BROW, FACING_NOSE),
        };
        // The skin to all sides, and no step in it. Eyes are seen wherever
        // there is room, and in profile the mouth starts at the outline.
        let depth = self.buffers.healed(pixel);
        let is_eye = matches!(self.feature.kind, FeatureKind::Lid | FeatureKind::Pupil);
        let profile = self.feature.kind == FeatureKind::Mouth && self.head[2].z.abs() < PROFILE;
        let clear = is_eye
            || profile
            || [(1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)].iter().all(|(x, y)| {
                self.buffers.pixel(at.x + x * CLEAR, at.y + y * CLEAR).is_some_and(|near| {
                    self.buffers.region[near] == Region::Skin
                        && self.buffers.healed(near) - depth < STEP
                })
            });
        let on_skin = clear
            && self.buffers.region[pixel] == Region::Skin
            && at.z < f64::from(depth) + buried
            && self.buffers.facing(pixel, self.view.units_per_metre) > facing;
        let turned_to_us = match (self.feature.kind, self.feature.eye) {
            (FeatureKind::Lid, Some(eye)) => self.view.turn(point - eye).z > -0.001,
            (FeatureKind::Nose, _) => {
                let forwards = self.head[2];
                let side = self.feature.side.map_or(0.0, Side::sign);
                forwards.z >= TURNED || side * forwards.x <= 0.0
            }
            _ => true,
        };
        on_skin && turned_to_us
    }

    fn iris(&self, scale: f64, ink: &str) -> Option<String> {
        let (point, eye) = (*self.feature.points.first()?, self.feature.eye?);
        let at = self.view.project(point);
        let facing = self.view.turn(point - eye).try_normalize()?.z;
        let side = self.feature.side.map_or(0.0, Side::sign);
        let near = side * self.head[0].z > 0.0;
        if !(self.is_seen(at, point) && (facing > IRIS || (near && facing > IRIS_NEAR))) {
            return None;
        }
        let [_, up, _] = self.head;
        let turned = libm::atan2(up.x, up.y).to_degrees();
        let (rx, ry) = (facing.max(NARROWEST), TALL);
        Some(format!(
            "<ellipse class=\"line\" rx=\"{}\" ry=\"{}\" fill=\"{ink}\" transform=\"translate({} {}) rotate({})\"/>\n",
            tenths(rx * self.feature.width * scale),
            tenths(ry * self.feature.width * scale),
            tenths(at.x),
            tenths(at.y),
            turned.round()
        ))
    }
}
