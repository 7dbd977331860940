//! Shapes that props are made of: rounded boxes, tubes, lathed bodies.

use super::turn::{any_square_to, square_to, unit};
use glam::{DMat3, DVec3};

/// A closed triangle mesh, anticlockwise from outside.
#[derive(Clone, Debug, Default)]
pub(super) struct Solid {
    pub(super) points: Vec<DVec3>,
    pub(super) triangles: Vec<[u32; 3]>,
}

/// Steps between the flat middle of a box's face and its edge, and steps of the flat middle.
const ROUND_STEPS: usize = 5;
const FLAT_STEPS: usize = 6;
/// Corners of a tube's section.
const SECTION: usize = 14;
/// Longest step along a tube, in metres.
const TUBE_STEP: f64 = 0.03;

impl Solid {
    /// Turned, then moved.
    pub(super) fn placed(mut self, turn: DMat3, at: DVec3) -> Solid {
        for point in &mut self.points {
            *point = turn * *point + at;
        }
        self
    }

    fn grid(&mut self, rows: usize, columns: usize, point: impl Fn(usize, usize) -> DVec3) {
        let first = self.points.len() as u32;
        for row in 0..rows {
            self.points.extend((0..columns).map(|column| point(row, column)));
        }
        let at = |row: usize, column: usize| first + (row * columns + column) as u32;
        for row in 1..rows {
            for column in 1..columns {
                let (a, b) = (at(row - 1, column - 1), at(row, column - 1));
                let (c, d) = (at(row, column), at(row - 1, column));
                self.triangles.extend([[a, b, c], [a, c, d]]);
            }
        }
    }
}

/// A box of a size around the origin, its edges rounded with a radius. Metres.
pub(super) fn rounded_box(size: DVec3, radius: f64) -> Solid {
    let half = size / 2.0;
    let inner = (half - DVec3::splat(radius)).max(DVec3::ZERO);
    let steps = |axis: usize| -> Vec<f64> {
        let flat = inner[axis] / half[axis];
        let edge = (1..=ROUND_STEPS).map(|step| {
            let slope = std::f64::consts::FRAC_PI_4 * step as f64 / ROUND_STEPS as f64;
            flat + (1.0 - flat) * libm::tan(slope)
        });
        let middle =
            (0..=FLAT_STEPS).map(|step| flat * (2.0 * step as f64 / FLAT_STEPS as f64 - 1.0));
        let outer: Vec<f64> = edge.collect();
        outer.iter().rev().map(|&at| -at).chain(middle).chain(outer.iter().copied()).collect()
    };
    let mut solid = Solid::default();
    for axis in 0..3 {
        let (across, up) = ((axis + 1) % 3, (axis + 2) % 3);
        let (us, vs) = (steps(across), steps(up));
        for sign in [-1.0, 1.0] {
            solid.grid(us.len(), vs.len(), |row, column| {
                let mut unit_point = DVec3::ZERO;
                unit_point[axis] = sign;
                unit_point[across] = us[row] * sign;
                unit_point[up] = vs[column];
                let flat = unit_point * half;
                let core = flat.clamp(-inner, inner);
                core + unit(flat - core) * radius
            });
        }
    }
    solid
}

/// A round tube along a path, closed at both ends. Metres.
pub(super) fn tube(path: &[DVec3], radius: f64) -> Solid {
    let mut solid = Solid::default();
    let (Some(&first), Some(&last)) = (path.first(), path.last()) else { return solid };
    let mut out = DVec3::ZERO;
    let mut rings = Vec::with_capacity(path.len());
    for (at, &middle) in path.iter().enumerate() {
        let before = path[at.saturating_sub(1)];
        let after = path[(at + 1).min(path.len() - 1)];
        let along = unit(after - before);
        if at == 0 {
            out = any_square_to(along);
        }
        out = unit(square_to(out, along));
        rings.push((middle, out, along.cross(out)));
    }
    solid.grid(rings.len(), SECTION + 1, |row, column| {
        let (middle, u, v) = rings[row];
        let angle = std::f64::consts::TAU * (SECTION - column) as f64 / SECTION as f64;
        let (s, c) = libm::sincos(angle);
        middle + (u * c + v * s) * radius
    });
    let ring = (SECTION + 1) as u32;
    for (end, start, turned) in [(first, 0, true), (last, ring * (path.len() as u32 - 1), false)] {
        let middle = solid.points.len() as u32;
        solid.points.push(end);
        for corner in start..start + SECTION as u32 {
            let (a, b) = if turned { (corner, corner + 1) } else { (corner + 1, corner) };
            solid.triangles.push([middle, a, b]);
        }
    }
    solid
}

/// A path through points with its inner corners rounded, in short steps. Metres.
pub(super) fn rounded_path(points: &[DVec3], radius: f64) -> Vec<DVec3> {
    let (Some(&first), Some(&last)) = (points.first(), points.last()) else { return Vec::new() };
    let mut bends = vec![first];
    for corner in points.windows(3) {
        let middle = corner[1];
        let (from, to) = (
            middle + unit(corner[0] - middle) * radius,
            middle + unit(corner[2] - middle) * radius,
        );
        bends.extend((0..=5).map(|step| {
            let t = f64::from(step) / 5.0;
            from.lerp(middle, t).lerp(middle.lerp(to, t), t)
        }));
    }
    bends.push(last);
    let mut path = vec![first];
    for pair in bends.windows(2) {
        let steps = ((pair[1] - pair[0]).length() / TUBE_STEP).clamp(1.0, 1000.0) as u32;
        path.extend(
            (1..=steps).map(|step| pair[0].lerp(pair[1], f64::from(step) / f64::from(steps))),
        );
    }
    path
}
