//! Connected areas of equal values in a buffer, and the removal of those too small to draw.

use super::raster::Buffers;
use crate::figure::scene::Region;

/// Regions below this many pixels are noise of the meshes: 0.7 cm².
const SPECK: usize = 70;
/// The same for a shirt, which shows between thighs and under arms where nobody would look for it.
const SCRAP: usize = 900;

/// What is thinner than this many pixels is no thicker than the lines around it.
const SLIVER: usize = 5;

/// A stretch of equal values in one row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    row: usize,
    start: usize,
    end: usize,
    root: usize,
}

impl Run {
    /// Its pixels, in a buffer of this width.
    pub(super) fn pixels(self, width: usize) -> std::ops::Range<usize> {
        self.row * width + self.start..self.row * width + self.end
    }

    /// The number of the area that it belongs to: the same for all its runs, less than the number
    /// of runs.
    pub(super) fn area(self) -> usize {
        self.root
    }
}

/// All runs of a buffer, and the area that each belongs to. Areas connect over edges, not corners.
pub(super) struct Components {
    runs: Vec<Run>,
    areas: Vec<usize>,
}

impl Components {
    /// Finds them.
    pub(super) fn of<T: PartialEq>(values: &[T], width: usize) -> Components {
        let mut runs: Vec<Run> = Vec::new();
        let mut above = 0..0;
        for (row, line) in values.chunks_exact(width.max(1)).enumerate() {
            let begin = runs.len();
            let mut start = 0;
            for piece in line.chunk_by(|a, b| a == b) {
                let root = runs.len();
                runs.push(Run { row, start, end: start + piece.len(), root });
                start += piece.len();
            }
            let mut upper = above.start;
            for index in begin..runs.len() {
                let run = runs[index];
                while upper < above.end && runs[upper].end <= run.start {
                    upper += 1;
                }
                let mut other = upper;
                while other < above.end && runs[other].start < run.end {
                    let same = values[runs[other].pixels(width).start] == line[run.start];
                    if same {
                        unite(&mut runs, index, other);
                    }
                    other += 1;
                }
            }
            above = begin..runs.len();
        }
        let mut areas = vec![0; runs.len()];
        for index in 0..runs.len() {
            let root = find(&mut runs, index);
            areas[root] += runs[index].end - runs[index].start;
        }
        Components { runs, areas }
    }

    /// Runs with the size of the area that they belong to, in pixels.
    pub(super) fn runs(&self) -> impl Iterator<Item = (Run, usize)> + '_ {
        self.runs.iter().map(|run| (*run, self.areas[run.root]))
    }
}

/// The root of a run's tree; the path to it is made shorter. Afterwards the run points at it.
fn find(runs: &mut [Run], index: usize) -> usize {
    let mut root = index;
    while runs[root].root != root {
        root = runs[root].root;
    }
    let mut at = index;
    while at != root {
        at = std::mem::replace(&mut runs[at].root, root);
    }
    root
}

fn unite(runs: &mut [Run], a: usize, b: usize) {
    let (a, b) = (find(runs, a), find(runs, b));
    runs[a.max(b)].root = a.min(b);
}

/// Gives every speck to the region around it.
pub(super) fn despeckle(buffers: &mut Buffers) {
    // A second time for specks that lay in specks.
    for _ in 0..2 {
        let components = Components::of(&buffers.region, buffers.width);
        let specks = components.runs().filter(|(run, area)| {
            let region = buffers.region[run.pixels(buffers.width).start];
            *area < if region == Region::Shirt { SCRAP } else { SPECK }
        });
        let pending: Vec<usize> = specks.flat_map(|(run, _)| run.pixels(buffers.width)).collect();
        if pending.is_empty() {
            return;
        }
        flood(buffers, pending);
    }
}

/// Gives what is thinner than [`SLIVER`] to the regions around it: the lines on its two sides
/// would run into one.
pub(super) fn thicken(buffers: &mut Buffers) {
    let width = buffers.width;
    let region = &buffers.region;
    // How long the stretch of equal pixels is that ends at each pixel, and then how many rows of
    // long ones end there: a square of them is thick.
    let most = SLIVER as u8;
    let mut lengths = vec![0u8; region.len()];
    for (line, lengths) in region.chunks_exact(width).zip(lengths.chunks_exact_mut(width)) {
        for x in 0..width {
            let goes_on = x > 0 && line[x] == line[x - 1];
            lengths[x] = if goes_on { (lengths[x - 1] + 1).min(most) } else { 1 };
        }
    }
    let mut rows = vec![0u8; width];
    let mut thick = vec![false; region.len()];
    for pixel in 0..region.len() {
        let rows = &mut rows[pixel % width];
        let goes_on = pixel >= width && region[pixel] == region[pixel - width];
        *rows = match (lengths[pixel] == most, goes_on) {
            (true, true) => (*rows + 1).min(most),
            (true, false) => 1,
            (false, _) => 0,
        };
        if *rows == most {
            for above in 0..SLIVER {
                let end = pixel - above * width;
                thick[end + 1 - SLIVER..=end].fill(true);
            }
        }
    }
    let thin = (0..region.len()).filter(|pixel| !thick[*pixel]).collect();
    flood(buffers, thin);
}

/// Fills pixels from their neighbours, from the outside inwards.
fn flood(buffers: &mut Buffers, mut pending: Vec<usize>) {
    let (width, area) = (buffers.width, buffers.region.len());
    let mut open = vec![false; area];
    for pixel in &pending {
        open[*pixel] = true;
    }
    while !pending.is_empty() {
        let (mut filled, mut rest) = (Vec::new(), Vec::new());
        for pixel in pending {
            let neighbours =
                [pixel.wrapping_sub(width), pixel.wrapping_sub(1), pixel + 1, pixel + width];
            match neighbours.into_iter().find(|n| *n < area && !open[*n]) {
                Some(neighbour) => filled.push((pixel, neighbour)),
                None => rest.push(pixel),
            }
        }
        if filled.is_empty() {
            return; // The whole picture is one speck.
        }
        for (pixel, from) in filled {
            open[pixel] = false;
            buffers.region[pixel] = buffers.region[from];
            buffers.part[pixel] = buffers.part[from];
            buffers.depth[pixel] = buffers.depth[from];
            buffers.lambert[pixel] = buffers.lambert[from];
        }
        pending = rest;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Skin on paper, with a rectangle of trousers in it: left, top, width and height.
    fn picture([left, top, width, height]: [usize; 4]) -> Buffers {
        let mut buffers = Buffers::blank(60, 60);
        for (pixel, region) in buffers.region.iter_mut().enumerate() {
            let (x, y) = (pixel % 60, pixel / 60);
            if (10..50).contains(&x) && (10..50).contains(&y) {
                let inner = (left..left + width).contains(&x) && (top..top + height).contains(&y);
                *region = if inner { Region::Trousers } else { Region::Skin };
            }
        }
        buffers
    }

    fn area(buffers: &Buffers, region: Region) -> usize {
        buffers.region.iter().filter(|other| **other == region).count()
    }

    #[test]
    fn specks_go_and_areas_stay() {
        for (rectangle, left) in [([20, 20, 8, 8], 0), ([20, 20, 9, 8], 72)] {
            let mut buffers = picture(rectangle);
            despeckle(&mut buffers);
            assert_eq!(area(&buffers, Region::Trousers), left);
            assert_eq!(area(&buffers, Region::Skin), 1600 - left);
        }
    }

    #[test]
    fn slivers_go_and_what_is_thicker_keeps_its_shape() {
        for (rectangle, left) in [([20, 15, 4, 30], 0), ([20, 15, 5, 30], 150)] {
            let mut buffers = picture(rectangle);
            thicken(&mut buffers);
            assert_eq!(area(&buffers, Region::Trousers), left);
            assert_eq!(area(&buffers, Region::Nothing), 2000);
        }
    }
}
