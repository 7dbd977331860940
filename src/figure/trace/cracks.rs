//! Where lines run: the cracks between pixels.
//!
//! A crack is the side that two neighbouring pixels share. It carries a line where the region
//! changes, where depth jumps by more than the surface's own slope explains, or where two parts
//! meet that do not belong together on the body, such as an arm before the face.

use super::camera::View;
use super::raster::Buffers;
use crate::figure::scene::{Meeting, Part, Region, Scene, Sphere};
use glam::DVec3;

/// Jump in depth that makes a line, in metres: less is a fold of cloth.
const JUMP: f32 = 0.011;
/// The same on hands: half of a finger.
const JUMP_OF_HANDS: f32 = 0.005;
/// The same on ears.
const JUMP_OF_EARS: f32 = 0.0028;
/// The same where two parts that are joined on the body meet: they overlap, such as a thigh its
/// shank.
const JUMP_BETWEEN_PARTS: f32 = 0.004;
/// A jump is measured beyond this multiple of the slope on either side, so that a surface seen
/// edge-on is no jump.
const SLOPE: f32 = 1.6;
/// The same between two parts.
const SLOPE_BETWEEN_PARTS: f32 = 1.2;
/// Thighs that press on each other part in a valley at least this deep, in metres, over
/// [`VALLEY_REACH`] pixels on either side: less is the cloth between them where they begin.
const VALLEY: f32 = 0.003;
const VALLEY_REACH: usize = 3;
/// Creases fade around the eyes and lips only this near to them in depth, in metres: a hand
/// before the face keeps its lines.
const CALM_DEPTH: f64 = 0.06;

/// What a crack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Crack {
    /// No line.
    None = 0,
    /// Two regions meet.
    Border = 1,
    /// One surface lies before another.
    Contour = 2,
    /// Fingers or toes lie side by side.
    Fine = 3,
}

/// A direction along the lattice of corners between pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    East,
    South,
    West,
    North,
}

impl Heading {
    pub(super) const ALL: [Heading; 4] =
        [Heading::East, Heading::South, Heading::West, Heading::North];

    pub(super) fn back(self) -> Heading {
        Heading::ALL[(self as usize + 2) % 4]
    }
}

/// The corners between the pixels of a buffer. Corner (x, y) is the top left of pixel (x, y).
#[derive(Clone, Copy, Debug)]
pub(super) struct Lattice {
    width: usize,
}

impl Lattice {
    /// The lattice of a buffer so many pixels wide.
    pub(super) fn new(width: usize) -> Lattice {
        Lattice { width }
    }

    fn columns(self) -> usize {
        self.width + 1
    }

    /// The corner at the top left of pixel (x, y).
    pub(super) fn corner(self, x: usize, y: usize) -> usize {
        y * self.columns() + x
    }

    /// Column and row of a corner.
    pub(super) fn place(self, corner: usize) -> (usize, usize) {
        (corner % self.columns(), corner / self.columns())
    }

    /// The next corner that way. The caller stays within the picture.
    pub(super) fn step(self, corner: usize, heading: Heading) -> usize {
        match heading {
            Heading::East => corner + 1,
            Heading::South => corner + self.columns(),
            Heading::West => corner - 1,
            Heading::North => corner - self.columns(),
        }
    }

    /// Pixels on the left and on the right of the crack from a corner. The caller stays off the
    /// rim of the picture.
    pub(super) fn sides(self, corner: usize, heading: Heading) -> [usize; 2] {
        let (x, y) = self.place(corner);
        let pixel = |x: usize, y: usize| y * self.width + x;
        match heading {
            Heading::East => [pixel(x, y - 1), pixel(x, y)],
            Heading::South => [pixel(x, y), pixel(x - 1, y)],
            Heading::West => [pixel(x - 1, y), pixel(x - 1, y - 1)],
            Heading::North => [pixel(x - 1, y - 1), pixel(x, y - 1)],
        }
    }
}

/// All cracks of a picture.
#[derive(Clone, Debug)]
pub(super) struct Cracks {
    pub(super) lattice: Lattice,
    /// For each corner the crack to its east and the one to its south.
    cells: Vec<[Crack; 2]>,
}

impl Cracks {
    /// Finds them. The outermost two rows and columns of the buffers are paper and have none.
    pub(super) fn find(buffers: &Buffers) -> Cracks {
        let (width, height) = (buffers.width, buffers.height);
        let lattice = Lattice::new(width);
        let mut cells = vec![[Crack::None; 2]; (width + 1) * (height + 1)];
        for y in 2..height.saturating_sub(2) {
            for x in 2..width.saturating_sub(2) {
                let pixel = y * width + x;
                let corner = lattice.corner(x, y);
                cells[corner] = [
                    crack(buffers, pixel - width, pixel, width),
                    crack(buffers, pixel - 1, pixel, 1),
                ];
            }
        }
        Cracks { lattice, cells }
    }

    /// Erases the creases of the face around eyes and lips: lines of their own stand for them.
    pub(super) fn calm(&mut self, scene: &Scene, view: &View, buffers: &Buffers) {
        for Sphere { center, radius } in &scene.calm {
            let at = view.project(*center);
            let radius = radius * view.units_per_metre;
            let low = at - DVec3::splat(radius);
            let high = at + DVec3::splat(radius);
            if !(at.is_finite() && radius.is_finite()) {
                continue;
            }
            let limit = |value: f64, size: usize| value.clamp(2.0, size as f64 - 2.0) as usize;
            for y in limit(low.y, buffers.height)..limit(high.y, buffers.height) {
                for x in limit(low.x, buffers.width)..limit(high.x, buffers.width) {
                    let pixel = y * buffers.width + x;
                    let near = (f64::from(buffers.depth[pixel]) - at.z).abs() < CALM_DEPTH;
                    let (dx, dy) = (x as f64 - at.x, y as f64 - at.y);
                    if !near || dx * dx + dy * dy > radius * radius {
                        continue;
                    }
                    let corner = self.lattice.corner(x, y);
                    for (crack, before) in
                        self.cells[corner].iter_mut().zip([pixel - buffers.width, pixel - 1])
                    {
                        let of_head =
                            |pixel: usize| matches!(buffers.part[pixel], Part::Head | Part::None);
                        if *crack != Crack::Border && of_head(pixel) && of_head(before) {
                            *crack = Crack::None;
                        }
                    }
                }
            }
        }
    }

    /// The crack that leaves a corner.
    pub(super) fn at(&self, corner: usize, heading: Heading) -> Crack {
        let (index, side) = self.cell(corner, heading);
        self.cells.get(index).map_or(Crack::None, |cell| cell[side])
    }

    /// How many steps that way stay off the rim of the picture.
    pub(super) fn room(&self, corner: usize, heading: Heading) -> usize {
        let (x, y) = self.lattice.place(corner);
        let (right, bottom) = (self.lattice.width, self.cells.len() / self.lattice.columns() - 1);
        let to_rim = match heading {
            Heading::East => right - x,
            Heading::South => bottom - y,
            Heading::West => x,
            Heading::North => y,
        };
        to_rim.saturating_sub(1)
    }

    pub(super) fn erase(&mut self, corner: usize, heading: Heading) {
        let (index, side) = self.cell(corner, heading);
        self.cells[index][side] = Crack::None;
    }

    fn cell(&self, corner: usize, heading: Heading) -> (usize, usize) {
        match heading {
            Heading::East => (corner, 0),
            Heading::South => (corner, 1),
            Heading::West => (corner.wrapping_sub(1), 0),
            Heading::North => (corner.wrapping_sub(self.lattice.columns()), 1),
        }
    }

    /// Ways that cracks leave a corner.
    pub(super) fn headings(&self, corner: usize) -> impl Iterator<Item = Heading> + '_ {
        Heading::ALL.into_iter().filter(move |heading| self.at(corner, *heading) != Crack::None)
    }

    /// How many cracks meet at a corner.
    pub(super) fn degree(&self, corner: usize) -> usize {
        self.headings(corner).count()
    }

    /// Corners with a crack to the east or south, from the top left.
    pub(super) fn starts(&self) -> impl Iterator<Item = usize> + '_ {
        let some = |cell: &[Crack; 2]| *cell != [Crack::None; 2];
        self.cells.iter().enumerate().filter(move |(_, cell)| some(cell)).map(|(index, _)| index)
    }
}

/// The crack between pixels `a` and `b = a + step`.
fn crack(buffers: &Buffers, a: usize, b: usize, step: usize) -> Crack {
    let region = buffers.region[a];
    if region != buffers.region[b] {
        return Crack::Border;
    }
    if region == Region::Nothing {
        return Crack::None;
    }
    let depth = &buffers.depth;
    let jump = (depth[a] - depth[b]).abs();
    let (part, other) = (buffers.part[a], buffers.part[b]);
    if part == other && jump <= JUMP_OF_EARS {
        return Crack::None;
    }
    let slope = |near: usize, far: usize| {
        if buffers.region[far] == region { (depth[near] - depth[far]).abs() } else { 0.0 }
    };
    let slope = slope(a, a - step).max(slope(b, b + step));
    if jump - SLOPE * slope > threshold(part).min(threshold(other)) {
        return Crack::Contour;
    }
    if part == other {
        return Crack::None;
    }
    if jump - SLOPE_BETWEEN_PARTS * slope > JUMP_BETWEEN_PARTS {
        return Crack::Contour;
    }
    match meeting(part, other) {
        Meeting::Joined if valley(buffers, a, b, step) => Crack::Contour,
        Meeting::Joined => Crack::None,
        Meeting::SideBySide => Crack::Fine,
        Meeting::Touching => Crack::Contour,
    }
}

/// Whether two thighs press on each other between pixels `a` and `b = a + step`.
fn valley(buffers: &Buffers, a: usize, b: usize, step: usize) -> bool {
    if !matches!((buffers.part[a], buffers.part[b]), (Part::Thigh(_), Part::Thigh(_))) {
        return false;
    }
    let reach = VALLEY_REACH * step;
    let depth = |pixel: usize| buffers.depth.get(pixel).copied().unwrap_or(f32::INFINITY);
    let before = depth(a) - depth(a.wrapping_sub(reach));
    let after = depth(b) - depth(b + reach);
    before > 0.0 && after > 0.0 && before + after > VALLEY
}

fn threshold(part: Part) -> f32 {
    match part {
        Part::Ear(_) => JUMP_OF_EARS,
        Part::Hand(_) | Part::Finger(..) => JUMP_OF_HANDS,
        _ => JUMP,
    }
}

/// What is drawn where two different parts of one region meet.
pub(super) fn meeting(a: Part, b: Part) -> Meeting {
    match (a, b) {
        (Part::Finger(s, _), Part::Finger(t, _)) | (Part::Toe(s, _), Part::Toe(t, _)) if s == t => {
            Meeting::SideBySide
        }
        _ if joined(a, b) || joined(b, a) => Meeting::Joined,
        _ => Meeting::Touching,
    }
}

/// Whether `b` comes next after `a`, outwards from the trunk.
fn joined(a: Part, b: Part) -> bool {
    match (a, b) {
        (Part::None | Part::Prop(_), _) => true,
        (Part::Torso, Part::Head | Part::UpperArm(_) | Part::Thigh(_)) => true,
        (Part::Head, Part::Ear(_) | Part::Knot) => true,
        (Part::Thigh(_), Part::Thigh(_)) => true,
        (Part::UpperArm(s), Part::Forearm(t) | Part::Sleeve(t))
        | (Part::Sleeve(s), Part::Forearm(t))
        | (Part::Forearm(s), Part::Hand(t))
        | (Part::Hand(s), Part::Finger(t, _))
        | (Part::Thigh(s), Part::Shank(t))
        | (Part::Shank(s), Part::Foot(t))
        | (Part::Foot(s), Part::Toe(t, _)) => s == t,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::pose::Side;

    #[test]
    fn thighs_that_press_on_each_other_part_where_the_valley_is_deep() {
        for (rise, parts) in [(0.0003, false), (0.001, true)] {
            let mut buffers = Buffers::blank(40, 40);
            for pixel in 0..buffers.region.len() {
                let x = pixel % 40;
                buffers.region[pixel] = Region::Trousers;
                buffers.part[pixel] = Part::Thigh(if x < 20 { Side::Right } else { Side::Left });
                // Both sides are nearer the farther they are from the border between them.
                buffers.depth[pixel] = -rise * (x as f32 - 19.5).abs();
            }
            let cracks = Cracks::find(&buffers);
            let corner = cracks.lattice.corner(20, 20);
            assert_eq!(cracks.at(corner, Heading::South) == Crack::Contour, parts, "{rise}");
        }
    }
}
