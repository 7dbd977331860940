//! Cracks linked into chains, without ticks.

use super::cracks::{Crack, Cracks, Heading, Lattice};
use super::raster::Buffers;
use crate::figure::scene::{Part, Region};

/// Contours with a loose end shorter than this are ticks, in pixels.
const LOOSE: usize = 34;
/// The same on cloth for those that float: both ends are loose. A fold of cloth that starts nowhere and
/// goes nowhere says nothing about the body.
const FLOATING: usize = 110;
/// Contours between two other lines are ticks below this, in pixels.
const BETWEEN: usize = 16;
/// The same for the fine lines between fingers.
const FINE: usize = 14;
/// On hands and ears everything is smaller: the part of the lengths above that counts there.
const SMALL_PARTS: f64 = 0.5;
/// A contour within this many pixels of a border is one line with it.
const HUGGING: usize = 8;
/// The same on hands and ears.
const HUGGING_SMALL: usize = 4;

/// Cracks from one junction or loose end to the next.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Lattice corners; the first is also the last of a loop.
    pub(super) corners: Vec<usize>,
    pub(super) headings: Vec<Heading>,
}

impl Chain {
    /// Whether it ends where it starts.
    pub(super) fn is_loop(&self) -> bool {
        self.corners.first() == self.corners.last()
    }

    /// Pixels to the left and right of each crack.
    pub(super) fn sides(&self, lattice: Lattice) -> impl Iterator<Item = [usize; 2]> + '_ {
        self.corners.iter().zip(&self.headings).map(move |(c, h)| lattice.sides(*c, *h))
    }
}

/// Links cracks into chains, in an order that depends on the picture alone.
pub(super) fn link(cracks: &Cracks) -> Vec<Chain> {
    let mut left = cracks.clone();
    let mut chains = Vec::new();
    let starts: Vec<usize> = cracks.starts().collect();
    let is_node = |corner: usize| cracks.degree(corner) != 2;
    // Chains between nodes first; whatever is left are loops. A node need not have a crack to
    // its east or south, so that its neighbours are asked too.
    for start in &starts {
        for heading in [Heading::East, Heading::South] {
            let ends = [(*start, heading), (cracks.lattice.step(*start, heading), heading.back())];
            for (corner, heading) in ends {
                if is_node(corner) && left.at(corner, heading) != Crack::None {
                    chains.push(walk(&mut left, corner, heading, &is_node));
                }
            }
        }
    }
    for start in &starts {
        for heading in [Heading::East, Heading::South] {
            if left.at(*start, heading) != Crack::None {
                chains.push(walk(&mut left, *start, heading, &is_node));
            }
        }
    }
    chains
}

fn walk(
    left: &mut Cracks,
    start: usize,
    heading: Heading,
    is_node: &impl Fn(usize) -> bool,
) -> Chain {
    let mut chain = Chain { corners: vec![start], headings: Vec::new() };
    let (mut corner, mut next) = (start, Some(heading));
    while let Some(heading) = next {
        left.erase(corner, heading);
        corner = left.lattice.step(corner, heading);
        chain.corners.push(corner);
        chain.headings.push(heading);
        next = if is_node(corner) { None } else { left.headings(corner).next() };
    }
    chain
}

/// Erases ticks: contours and fine lines too short to mean anything. Other chains may join up
/// where one has gone, so that it is done until nothing goes, at most three times.
pub(super) fn prune(cracks: &mut Cracks, buffers: &Buffers) -> Vec<Chain> {
    let mut chains = link(cracks);
    for _ in 0..3 {
        let before = chains.len();
        let ticks: Vec<Chain> =
            chains.iter().filter(|chain| is_tick(chain, cracks, buffers)).cloned().collect();
        for (corner, heading) in
            ticks.iter().flat_map(|tick| tick.corners.iter().zip(&tick.headings))
        {
            cracks.erase(*corner, *heading);
        }
        chains = link(cracks);
        if chains.len() == before {
            break;
        }
    }
    chains
}

fn is_tick(chain: &Chain, cracks: &Cracks, buffers: &Buffers) -> bool {
    let kinds = || chain.corners.iter().zip(&chain.headings).map(|(c, h)| cracks.at(*c, *h));
    if kinds().any(|crack| crack == Crack::Border) {
        return false;
    }
    let count = chain.headings.len();
    let fine = kinds().filter(|crack| *crack == Crack::Fine).count();
    let ends = [chain.corners.first(), chain.corners.last()];
    let loose = ends.into_iter().flatten().filter(|corner| cracks.degree(**corner) == 1).count();
    let limit = match (fine * 10 > count * 6, loose) {
        (true, _) => FINE,
        (false, 0) => BETWEEN,
        (false, 2) if on_cloth(chain, cracks.lattice, buffers) => FLOATING,
        (false, _) => LOOSE,
    };
    let small = chain
        .sides(cracks.lattice)
        .filter(|sides| {
            let small = |pixel: &usize| {
                matches!(buffers.part[*pixel], Part::Hand(_) | Part::Finger(..) | Part::Ear(_))
            };
            sides.iter().all(small)
        })
        .count();
    let (scale, hugging) =
        if small * 2 > count { (SMALL_PARTS, HUGGING_SMALL) } else { (1.0, HUGGING) };
    let beside = chain.corners.iter().filter(|corner| hugs(**corner, cracks, hugging)).count();
    if beside * 10 > chain.corners.len() * 7 {
        return true;
    }
    (count as f64) < limit as f64 * scale
}

/// Whether a chain starts on a shirt or on trousers.
fn on_cloth(chain: &Chain, lattice: Lattice, buffers: &Buffers) -> bool {
    let is_cloth = |pixel: usize| matches!(buffers.region[pixel], Region::Shirt | Region::Trousers);
    chain.sides(lattice).next().is_some_and(|sides| sides.into_iter().all(is_cloth))
}

/// Whether a border runs along beside a corner, so many pixels away.
fn hugs(corner: usize, cracks: &Cracks, reach: usize) -> bool {
    Heading::ALL.into_iter().any(|heading| {
        let mut at = corner;
        (0..reach.min(cracks.room(corner, heading))).any(|_| {
            at = cracks.lattice.step(at, heading);
            cracks.headings(at).any(|heading| cracks.at(at, heading) == Crack::Border)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::edges::{Edge, Weight, edges};
    use super::*;
    use crate::figure::scene::Region;

    /// A picture from letters: s skin, t trousers, h hair, anything else paper. Each letter is
    /// four pixels a side; a rim of paper is added.
    fn picture(rows: &[&str]) -> Buffers {
        let (width, height) = (rows[0].len() * 4 + 8, rows.len() * 4 + 8);
        let mut buffers = Buffers::blank(width, height);
        for (pixel, region) in buffers.region.iter_mut().enumerate() {
            let (x, y) = ((pixel % width) / 4, pixel / width / 4);
            let letter =
                y.checked_sub(1).and_then(|y| rows.get(y)?.as_bytes().get(x.wrapping_sub(1)));
            *region = match letter {
                Some(b's') => Region::Skin,
                Some(b't') => Region::Trousers,
                Some(b'h') => Region::Hair,
                _ => Region::Nothing,
            };
        }
        buffers
    }

    #[test]
    fn an_area_alone_is_one_loop() {
        let cracks = Cracks::find(&picture(&["sss", "sss"]));
        let chains = link(&cracks);
        assert_eq!(chains.len(), 1);
        assert!(chains[0].is_loop());
        assert_eq!(chains[0].headings.len(), 2 * (12 + 8));
    }

    #[test]
    fn areas_that_meet_share_a_chain_between_two_junctions() {
        let buffers = picture(&["sst", "sst"]);
        let cracks = Cracks::find(&buffers);
        let edges = edges(&link(&cracks), &cracks, &buffers);
        assert_eq!(edges.len(), 3);
        let shared: Vec<&Edge> =
            edges.iter().filter(|edge| !edge.sides.contains(&Region::Nothing)).collect();
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].corners.len(), 9);
        assert_eq!(shared[0].style.weight, Weight::Seam);
        assert!(edges.iter().all(|edge| edge.loose == [false; 2]));
    }

    #[test]
    fn a_loose_tick_goes_and_a_long_contour_stays() {
        for (reach, stays) in [(14, false), (36, true)] {
            let mut buffers = picture(&["ssssssssssssssssssss"; 8]);
            // The lower half dips behind the upper one around its middle. The dip is a jump where
            // it is deeper than 11 mm: from the eighth pixel of its reach.
            for (pixel, depth) in buffers.depth.iter_mut().enumerate() {
                let (x, y) = (pixel % buffers.width, pixel / buffers.width);
                let dip = 0.0015 * (reach as f32 - x.abs_diff(44) as f32).max(0.0);
                *depth = if y < 20 { 0.0 } else { dip };
            }
            let mut cracks = Cracks::find(&buffers);
            assert!(link(&cracks).iter().any(|chain| !chain.is_loop()));
            let chains = prune(&mut cracks, &buffers);
            assert_eq!(chains.iter().any(|chain| !chain.is_loop()), stays, "{reach} pixels");
        }
    }
}
