//! The packed bodies: `illustrations/body/bodies.bin`, written by `pack.py` beside it.
//!
//! A 32-bit length, then zlib data of that length when unpacked. Numbers are little-endian.
//!
//! ```text
//! u32 × 5           bones in the middle, bones a side, extra points a side, shapes, meshes
//! u8 …              parent of every bone in the middle and on the left
//! for every mesh    (skin, cloth, eyeballs)
//!   u32 × 4         vertices in the middle, on the left; quads kept, quads across the middle
//!   coded × 4 …     corners of the quads (a triangle repeats its first corner)
//!   coded × 4 …     corners of the quads across the middle
//!   7 × (u8 …, u8 …) bone and weight in 255ths of each vertex, heaviest first
//!   u8 …            for the skin: whether a vertex is of an ear
//! for every shape   coded × 3: points of all meshes and of all bones and extras, in 1/20 mm, as
//!                   the difference to the shape it is like
//! ```
//!
//! Coded columns are differences from one row to the next as zigzag 16-bit numbers, column by
//! column, all low bytes before all high bytes. What is on the right is the mirror image of what is
//! on the left and is not stored.

use super::bone;
use glam::DVec3;
use std::io::Read as _;

/// The packed bodies within the binary.
pub(super) const PACKED: &[u8] = include_bytes!("../../../illustrations/body/bodies.bin");

/// Metres in one step of a stored coordinate.
const UNIT: f64 = 5e-5;
/// Bones a vertex.
const WEIGHTS: usize = 7;
/// Average, slim and large, of adults and older people, of both sexes.
const SHAPES: usize = 12;
/// More than any asset of ours unpacks to, in bytes.
const MOST: u32 = 8 << 20;

/// Why the packed bodies could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadAsset(&'static str);

impl BadAsset {
    /// Some mesh is not there.
    pub(super) fn meshes() -> BadAsset {
        BadAsset("it has too few meshes")
    }
}

impl std::fmt::Display for BadAsset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the packed bodies are damaged: {}", self.0)
    }
}

impl std::error::Error for BadAsset {}

/// Everything in the file, both sides of it.
#[derive(Debug)]
pub(super) struct Asset {
    /// Parent of each bone; the root is its own.
    pub(super) parents: Vec<usize>,
    /// Skin, cloth, eyeballs.
    pub(super) meshes: Vec<RawMesh>,
    /// Woman, then man; of each adult, then older; of each average, slim, large.
    pub(super) shapes: Vec<Shape>,
}

/// A mesh without places. Vertices are the middle, then the left, then the right in the same order.
#[derive(Debug)]
pub(super) struct RawMesh {
    /// Vertices in the middle.
    pub(super) middle: usize,
    /// Vertices a side.
    pub(super) side: usize,
    /// Four corners, anticlockwise from outside; a triangle repeats its first corner.
    pub(super) quads: Vec<[u32; 4]>,
    /// Bones and weights of each vertex.
    pub(super) weights: Vec<Vec<(u8, f64)>>,
    /// Whether a vertex is of an ear; empty for all but the skin.
    pub(super) ears: Vec<bool>,
}

/// Where everything is for one kind of body at rest, in metres.
#[derive(Debug)]
pub(super) struct Shape {
    /// Vertices of each mesh.
    pub(super) vertices: Vec<Vec<DVec3>>,
    /// Where each bone starts.
    pub(super) joints: Vec<DVec3>,
    /// Extra points of the left side.
    pub(super) extras: Vec<DVec3>,
}

impl Asset {
    /// Unpacks a file.
    pub(super) fn unpack(packed: &[u8]) -> Result<Asset, BadAsset> {
        let (length, data) = packed.split_first_chunk::<4>().ok_or(BadAsset("it is empty"))?;
        let length = u32::from_le_bytes(*length);
        if length > MOST {
            return Err(BadAsset("it says to be larger than any of ours"));
        }
        let mut raw = Vec::with_capacity(length as usize);
        flate2::read::ZlibDecoder::new(data)
            .take(u64::from(MOST))
            .read_to_end(&mut raw)
            .map_err(|_| BadAsset("it does not unpack"))?;
        Reader { rest: &raw }.asset()
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Result<&'a [u8], BadAsset> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(BadAsset("it is too short"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn numbers<const N: usize>(&mut self) -> Result<[usize; N], BadAsset> {
        let bytes = self.bytes(4 * N)?;
        let mut numbers = [0; N];
        for (number, bytes) in numbers.iter_mut().zip(bytes.as_chunks::<4>().0) {
            *number = u32::from_le_bytes(*bytes) as usize;
        }
        if numbers.iter().any(|&number| number > MOST as usize) {
            return Err(BadAsset("a count is too large"));
        }
        Ok(numbers)
    }

    /// Rows of coded columns.
    fn rows<const N: usize>(&mut self, rows: usize) -> Result<Vec<[i32; N]>, BadAsset> {
        let low = self.bytes(N * rows)?;
        let high = self.bytes(N * rows)?;
        let mut table = vec![[0; N]; rows];
        for column in 0..N {
            let mut value = 0_i32;
            for (row, cells) in table.iter_mut().enumerate() {
                let at = column * rows + row;
                let zigzag = i32::from(u16::from_le_bytes([low[at], high[at]]));
                value += (zigzag >> 1) ^ -(zigzag & 1);
                cells[column] = value;
            }
        }
        Ok(table)
    }

    fn asset(mut self) -> Result<Asset, BadAsset> {
        let counts: [usize; 5] = self.numbers()?;
        if counts != [bone::MIDDLE, bone::PAIRED, bone::EXTRAS, SHAPES, 3] {
            return Err(BadAsset("its counts are not those of this program"));
        }
        let mut parents: Vec<usize> =
            self.bytes(bone::MIDDLE + bone::PAIRED)?.iter().map(|&parent| parent.into()).collect();
        for paired in 0..bone::PAIRED {
            let parent = parents[bone::MIDDLE + paired];
            parents.push(if parent < bone::MIDDLE { parent } else { parent + bone::PAIRED });
        }
        if parents.iter().enumerate().any(|(bone, &parent)| parent >= bone.max(1)) {
            return Err(BadAsset("a bone comes before its parent"));
        }
        let meshes = (0..3).map(|mesh| self.mesh(mesh == 0)).collect::<Result<Vec<_>, _>>()?;
        let mut tables: Vec<Vec<[i32; 3]>> = Vec::with_capacity(SHAPES);
        for shape in 0..SHAPES {
            let rows = meshes.iter().map(|mesh| mesh.middle + mesh.side).sum::<usize>()
                + (bone::MIDDLE + bone::PAIRED + bone::EXTRAS);
            let mut table = self.rows::<3>(rows)?;
            if let Some(like) = alike(shape) {
                for (row, like) in table.iter_mut().zip(&tables[like]) {
                    *row = std::array::from_fn(|axis| row[axis].wrapping_add(like[axis]));
                }
            }
            tables.push(table);
        }
        let shapes = tables.iter().map(|table| Shape::of(table, &meshes)).collect();
        Ok(Asset { parents, meshes, shapes })
    }

    fn mesh(&mut self, skin: bool) -> Result<RawMesh, BadAsset> {
        let [middle, side, quads, across] = self.numbers()?;
        let stored = middle + side;
        let whole = (stored + side) as u32;
        let mirror = |vertex: u32| {
            let vertex = vertex as usize;
            (if vertex < middle {
                vertex
            } else if vertex < stored {
                vertex + side
            } else {
                vertex - side
            }) as u32
        };
        let mut corners = Vec::with_capacity(2 * quads + across);
        for quad in self.rows::<4>(quads)? {
            let [a, b, c, d] = quad.map(i32::cast_unsigned);
            corners.push([a, b, c, d]);
            // Backwards, for the mirror turns it over; from the same corner, for the same diagonal.
            corners.push(if d == a { [a, c, b, a] } else { [a, d, c, b] }.map(mirror));
        }
        corners
            .extend(self.rows::<4>(across)?.into_iter().map(|quad| quad.map(i32::cast_unsigned)));
        if corners.iter().flatten().any(|&vertex| vertex >= whole) {
            return Err(BadAsset("a quad has a corner that is not there"));
        }
        let mut weights = vec![Vec::with_capacity(WEIGHTS); stored];
        for _ in 0..WEIGHTS {
            let (bones, amounts) = (self.bytes(stored)?, self.bytes(stored)?);
            for ((list, &bone), &amount) in weights.iter_mut().zip(bones).zip(amounts) {
                if usize::from(bone) >= bone::COUNT {
                    return Err(BadAsset("a weight names a bone that is not there"));
                }
                if amount > 0 {
                    list.push((bone, f64::from(amount) / 255.0));
                }
            }
        }
        for list in &mut weights[..middle] {
            *list = balanced(list);
        }
        for vertex in middle..stored {
            let mirrored = weights[vertex]
                .iter()
                .map(|&(bone, weight)| (bone::Bone(bone.into()).mirrored().0 as u8, weight))
                .collect();
            weights.push(mirrored);
        }
        let mut ears = Vec::new();
        if skin {
            ears.extend(self.bytes(stored)?.iter().map(|&flag| flag > 0));
            ears.extend_from_within(middle..);
        }
        Ok(RawMesh { middle, side, quads: corners, weights, ears })
    }
}

/// The weights of a vertex in the middle, as much to the left as to the right: leaving out the least
/// of them may have tipped it.
fn balanced(list: &[(u8, f64)]) -> Vec<(u8, f64)> {
    let mut even: Vec<(u8, f64)> = Vec::with_capacity(2 * list.len());
    for &(bone, weight) in list {
        for bone in [bone, bone::Bone(bone.into()).mirrored().0 as u8] {
            match even.iter_mut().find(|entry| entry.0 == bone) {
                Some(entry) => entry.1 += weight / 2.0,
                None => even.push((bone, weight / 2.0)),
            }
        }
    }
    even
}

/// The shape that a shape is stored as the difference to.
fn alike(shape: usize) -> Option<usize> {
    match shape {
        0 => None,
        6 => Some(0),
        3 | 9 => Some(shape - 3),
        _ => Some(shape - shape % 3),
    }
}

impl Shape {
    fn of(table: &[[i32; 3]], meshes: &[RawMesh]) -> Shape {
        let mut rest = table.iter().map(|&row| DVec3::from_array(row.map(f64::from)) * UNIT);
        let mut half = |middle: usize, side: usize| {
            let mut points: Vec<DVec3> = rest.by_ref().take(middle + side).collect();
            points.extend_from_within(middle.min(points.len())..);
            for point in points.iter_mut().skip(middle + side) {
                point.x = -point.x;
            }
            points
        };
        let vertices = meshes.iter().map(|mesh| half(mesh.middle, mesh.side)).collect();
        let joints = half(bone::MIDDLE, bone::PAIRED);
        let mut extras = half(0, bone::EXTRAS);
        extras.truncate(bone::EXTRAS);
        Shape { vertices, joints, extras }
    }
}
