//! Outlines of a mask of pixels: shade, glow and ghost.

use super::cracks::{Heading, Lattice};
use super::path::PathData;
use super::runs::{Places, curves};
use super::smooth::smooth;
use glam::DVec2;

/// Outlines with fewer corners than this are left out.
const LEAST: usize = 12;
/// Outlines of a mask turn a corner beyond this many degrees.
const CORNER: f64 = 75.0;

/// The closed outlines of a mask, the mask on their right. Each is a ring of lattice corners
/// whose first is also its last. Pixels that touch at a corner only are kept apart.
pub(super) fn loops(mask: &[bool], width: usize) -> Vec<Vec<usize>> {
    let lattice = Lattice::new(width);
    let height = mask.len() / width.max(1);
    let bit = |heading: Heading| 1u8 << heading as u8;
    let mut leaving = vec![0u8; (width + 1) * (height + 1)];
    let inside = |x: usize, y: usize| x < width && y < height && mask[y * width + x];
    for y in 0..height {
        for x in 0..width {
            if !inside(x, y) {
                continue;
            }
            let corner = lattice.corner(x, y);
            if y == 0 || !inside(x, y - 1) {
                leaving[corner] |= bit(Heading::East);
            }
            if !inside(x + 1, y) {
                leaving[corner + 1] |= bit(Heading::South);
            }
            if !inside(x, y + 1) {
                leaving[lattice.step(corner, Heading::South) + 1] |= bit(Heading::West);
            }
            if x == 0 || !inside(x - 1, y) {
                leaving[lattice.step(corner, Heading::South)] |= bit(Heading::North);
            }
        }
    }
    let mut outlines = Vec::new();
    for start in 0..leaving.len() {
        while leaving[start] != 0 {
            let mut outline = vec![start];
            let (mut corner, mut last) = (start, Heading::North);
            loop {
                // To the right first: it stays with the pixel it runs along.
                let turns = [1, 0, 3, 2].map(|turn| Heading::ALL[(last as usize + turn) % 4]);
                let Some(heading) = turns.into_iter().find(|h| leaving[corner] & bit(*h) != 0)
                else {
                    break;
                };
                leaving[corner] &= !bit(heading);
                corner = lattice.step(corner, heading);
                last = heading;
                outline.push(corner);
                if corner == start {
                    break;
                }
            }
            outlines.push(outline);
        }
    }
    outlines
}

/// Writes the outlines of a mask, smoothed by a Gaussian of `sigma` points; where they run along
/// lines of the drawing they lie on those.
pub(super) fn write(
    mask: &[bool],
    width: usize,
    places: Option<&Places>,
    sigma: f64,
    tolerance: f64,
    path: &mut PathData,
) {
    for outline in loops(mask, width) {
        if outline.len() < LEAST {
            continue;
        }
        let raw = places_of(&outline, width);
        let mut points = smooth(&raw, sigma, CORNER);
        for (point, corner) in points.iter_mut().zip(&outline) {
            *point = places.and_then(|places| places.get(*corner)).unwrap_or(*point);
        }
        path.move_to(points[0]);
        path.curves(&curves(&points, 0..points.len() - 1, tolerance));
        path.close();
    }
}

/// Where lattice corners are before any smoothing.
pub(super) fn places_of(corners: &[usize], width: usize) -> Vec<DVec2> {
    let lattice = Lattice::new(width);
    let place = |corner: &usize| {
        let (x, y) = lattice.place(*corner);
        DVec2::new(x as f64, y as f64)
    };
    corners.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_that_touch_at_a_corner_have_outlines_of_their_own() {
        let mask = [false, true, true, false, true, false, false, false, true];
        let outlines = loops(&mask, 3);
        assert!(outlines.iter().all(|outline| outline.first() == outline.last()));
        let lengths: Vec<usize> = outlines.iter().map(|outline| outline.len() - 1).collect();
        assert_eq!(lengths, [8, 4]);
    }

    #[test]
    fn a_hole_has_an_outline() {
        let mut mask = vec![true; 25];
        mask[12] = false;
        assert_eq!(loops(&mask, 5).len(), 2);
    }
}
