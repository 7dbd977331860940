//! Smooth meshes: one step of Catmull and Clark's subdivision, worked out once as weighted sums of
//! the coarse vertices, and averages over neighbours.

use glam::DVec3;
use std::ops::{Add, Mul};

/// Rows of weighted sums: what turns coarse vertices into fine ones.
#[derive(Clone, Debug, Default)]
pub(super) struct Stencil {
    /// Where each row starts in `terms`, and where the last ends.
    starts: Vec<u32>,
    /// Coarse vertex and weight.
    terms: Vec<(u32, f64)>,
}

impl Stencil {
    fn new() -> Stencil {
        Stencil { starts: vec![0], terms: Vec::new() }
    }

    fn push(&mut self, row: impl IntoIterator<Item = (u32, f64)>) {
        let start = self.terms.len();
        for (vertex, weight) in row {
            match self.terms[start..].iter_mut().find(|term| term.0 == vertex) {
                Some(term) => term.1 += weight,
                None => self.terms.push((vertex, weight)),
            }
        }
        self.starts.push(self.terms.len() as u32);
    }

    fn row(&self, row: usize) -> &[(u32, f64)] {
        &self.terms[self.starts[row] as usize..self.starts[row + 1] as usize]
    }

    /// Number of fine vertices.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Only some rows, in the order given.
    pub(super) fn rows(&self, rows: &[u32]) -> Stencil {
        let mut some = Stencil::new();
        for &row in rows {
            some.terms.extend_from_slice(self.row(row as usize));
            some.starts.push(some.terms.len() as u32);
        }
        some
    }

    /// The sums over values of the coarse vertices.
    pub(super) fn apply<T>(&self, values: &[T]) -> Vec<T>
    where
        T: Copy + Default + Add<Output = T> + Mul<f64, Output = T>,
    {
        (0..self.len())
            .map(|row| {
                let terms = self.row(row).iter();
                terms.fold(T::default(), |sum, &(vertex, weight)| {
                    sum + values[vertex as usize] * weight
                })
            })
            .collect()
    }
}

/// A subdivided mesh.
#[derive(Clone, Debug, Default)]
pub(super) struct Fine {
    /// Fine vertices from coarse ones: first the moved coarse vertices, then edges, then faces.
    pub(super) stencil: Stencil,
    /// Triangles of the fine mesh, anticlockwise from outside.
    pub(super) triangles: Vec<[u32; 3]>,
    /// The coarse quad that each triangle comes from.
    pub(super) quads: Vec<u32>,
}

/// The corners of a quad; a triangle repeats its first corner.
pub(super) fn corners(quad: &[u32; 4]) -> &[u32] {
    if quad[3] == quad[0] { &quad[..3] } else { quad }
}

/// One step of Catmull and Clark ("Recursively generated B-spline surfaces on arbitrary topological
/// meshes", 1978), with smooth curves along open edges.
pub(super) fn catmull_clark(quads: &[[u32; 4]], vertices: usize) -> Fine {
    let edges = Edges::of(quads);
    let mut stencil = Stencil::new();
    let face = |face: u32| {
        let corners = corners(&quads[face as usize]);
        let share = 1.0 / corners.len() as f64;
        corners.iter().map(move |&vertex| (vertex, share))
    };
    let scaled = |row: Vec<(u32, f64)>, by: f64| row.into_iter().map(move |(v, w)| (v, w * by));
    let mut faces_at = vec![Vec::new(); vertices];
    for (number, quad) in quads.iter().enumerate() {
        for &vertex in corners(quad) {
            faces_at[vertex as usize].push(number as u32);
        }
    }
    let mut edges_at = vec![Vec::new(); vertices];
    for edge in &edges.list {
        for vertex in edge.ends {
            edges_at[vertex as usize].push(edge);
        }
    }
    for vertex in 0..vertices as u32 {
        let (faces, around) = (&faces_at[vertex as usize], &edges_at[vertex as usize]);
        let open: Vec<u32> = around
            .iter()
            .filter(|edge| edge.faces.len() != 2)
            .map(|edge| edge.other(vertex))
            .collect();
        let valence = around.len() as f64;
        if around.is_empty() || !(open.is_empty() || open.len() == 2) {
            stencil.push([(vertex, 1.0)]);
        } else if open.is_empty() {
            let of_faces = faces
                .iter()
                .flat_map(|&f| scaled(face(f).collect(), 1.0 / (valence * faces.len() as f64)));
            let of_edges = around
                .iter()
                .flat_map(|edge| edge.ends.map(|end| (end, 1.0 / (valence * valence))));
            stencil.push(
                [(vertex, (valence - 3.0) / valence)].into_iter().chain(of_faces).chain(of_edges),
            );
        } else {
            stencil.push([(vertex, 0.75)].into_iter().chain(open.iter().map(|&v| (v, 0.125))));
        }
    }
    for edge in &edges.list {
        if let [one, other] = edge.faces[..] {
            let of_faces = [one, other].into_iter().flat_map(|f| scaled(face(f).collect(), 0.25));
            stencil.push(edge.ends.map(|end| (end, 0.25)).into_iter().chain(of_faces));
        } else {
            stencil.push(edge.ends.map(|end| (end, 0.5)));
        }
    }
    let first_edge = vertices as u32;
    let first_face = first_edge + edges.list.len() as u32;
    let (mut triangles, mut parents) = (Vec::new(), Vec::new());
    for (number, quad) in quads.iter().enumerate() {
        stencil.push(face(number as u32));
        let corners = corners(quad);
        let sides = &edges.of_quad[number];
        for (at, &corner) in corners.iter().enumerate() {
            let after = first_edge + sides[at];
            let before = first_edge + sides[(at + corners.len() - 1) % corners.len()];
            let middle = first_face + number as u32;
            triangles.extend([[corner, after, middle], [corner, middle, before]]);
            parents.extend([number as u32; 2]);
        }
    }
    Fine { stencil, triangles, quads: parents }
}

struct Edge {
    ends: [u32; 2],
    faces: Vec<u32>,
}

impl Edge {
    fn other(&self, end: u32) -> u32 {
        if self.ends[0] == end { self.ends[1] } else { self.ends[0] }
    }
}

struct Edges {
    list: Vec<Edge>,
    /// Edges of each quad: the first leads from its first corner to its second.
    of_quad: Vec<[u32; 4]>,
}

impl Edges {
    fn of(quads: &[[u32; 4]]) -> Edges {
        let mut sides: Vec<([u32; 2], u32, usize)> = Vec::with_capacity(4 * quads.len());
        for (number, quad) in quads.iter().enumerate() {
            let corners = corners(quad);
            for (at, &from) in corners.iter().enumerate() {
                let to = corners[(at + 1) % corners.len()];
                sides.push(([from.min(to), from.max(to)], number as u32, at));
            }
        }
        sides.sort_unstable();
        let mut edges = Edges { list: Vec::new(), of_quad: vec![[0; 4]; quads.len()] };
        for (ends, face, at) in sides {
            match edges.list.last_mut() {
                Some(edge) if edge.ends == ends => edge.faces.push(face),
                _ => edges.list.push(Edge { ends, faces: vec![face] }),
            }
            edges.of_quad[face as usize][at] = edges.list.len() as u32 - 1;
        }
        edges
    }
}

/// Each vertex's average of its neighbours; itself where it has none.
pub(super) fn neighbours(quads: &[[u32; 4]], vertices: usize) -> Stencil {
    let mut around = vec![Vec::new(); vertices];
    for edge in Edges::of(quads).list {
        let [a, b] = edge.ends;
        around[a as usize].push(b);
        around[b as usize].push(a);
    }
    let mut stencil = Stencil::new();
    for (vertex, around) in around.iter().enumerate() {
        let share = 1.0 / around.len() as f64;
        if around.is_empty() {
            stencil.push([(vertex as u32, 1.0)]);
        } else {
            stencil.push(around.iter().map(|&other| (other, share)));
        }
    }
    stencil
}

/// Moves every vertex half of the way to the average of its neighbours, some times over.
pub(super) fn relax(mut points: Vec<DVec3>, neighbours: &Stencil, times: usize) -> Vec<DVec3> {
    for _ in 0..times {
        let average = neighbours.apply(&points);
        for (point, average) in points.iter_mut().zip(average) {
            *point = (*point + average) * 0.5;
        }
    }
    points
}

/// Which way the surface faces at each vertex, weighted by the area of the quads around it.
pub(super) fn normals(points: &[DVec3], quads: &[[u32; 4]]) -> Vec<DVec3> {
    let mut normals = vec![DVec3::ZERO; points.len()];
    for quad in quads {
        let [a, b, c, d] = quad.map(|vertex| points[vertex as usize]);
        // Both of its triangles at once, whichever way it is cut.
        let area = (c - a).cross(d - b);
        for &vertex in corners(quad) {
            normals[vertex as usize] += area;
        }
    }
    normals.into_iter().map(super::turn::unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cube_becomes_rounder_and_stays_closed() {
        let corner = |n: u32| {
            let bit = |b: u32| f64::from((n >> b) & 1) * 2.0 - 1.0;
            DVec3::new(bit(0), bit(1), bit(2))
        };
        let cube: Vec<DVec3> = (0..8).map(corner).collect();
        let quads =
            [[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]];
        let fine = catmull_clark(&quads, 8);
        assert_eq!((fine.stencil.len(), fine.triangles.len()), (8 + 12 + 6, 48));
        let points = fine.stencil.apply(&cube);
        // Catmull and Clark's rule for a corner of a cube: (F + 2E + (3 - 3)V) / 3 = 5/9.
        assert!((points[7] - DVec3::splat(5.0 / 9.0)).length() < 1e-12);
        let mut edges: Vec<(u32, u32)> = Vec::new();
        for [a, b, c] in fine.triangles {
            edges.extend([(a, b), (b, c), (c, a)]);
        }
        edges.sort_unstable();
        assert!(edges.iter().all(|&(a, b)| edges.binary_search(&(b, a)).is_ok()));
    }
}
