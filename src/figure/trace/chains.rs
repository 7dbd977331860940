//! Cracks linked into chains, and chains into edges of one kind.

use super::cracks::{Crack, Cracks, Heading, Lattice};
use super::raster::Buffers;
use crate::figure::scene::{Part, Region};

/// Contours with a loose end shorter than this are ticks, in pixels.
const LOOSE: usize = 34;
/// Contours between two other lines are ticks below this, in pixels.
const BETWEEN: usize = 16;
/// The same for the fine lines between fingers.
const FINE: usize = 14;
/// On hands and ears everything is smaller: the part of the lengths above that counts there.
const SMALL_PARTS: f64 = 0.5;
/// Steps in depth below this at a border are a hem or a sole that lies on what is below, in
/// metres.
const STEP: f32 = 0.020;
/// Fingers are told apart over this many pixels, so that the width of a line does not flicker.
const SETTLE: usize = 25;

/// How heavy a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// Between fingers.
    Fine,
    /// A hem: one region ends on another.
    Seam,
    /// A fold, or a part of the body before another of the same region.
    Crease,
    /// One region before another.
    Overlap,
    /// Against the paper.
    Outline,
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Style {
    pub(super) weight: Weight,
    /// Belongs to a prop.
    pub(super) prop: bool,
    /// Runs around a finger.
    pub(super) finger: bool,
}

/// Cracks from one junction or loose end to the next.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    /// Lattice corners; the first is also the last of a loop.
    pub(super) corners: Vec<usize>,
    headings: Vec<Heading>,
}

/// A piece of a chain with one look.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    /// Lattice corners; the first is also the last of a loop.
    pub(super) corners: Vec<usize>,
    /// Regions on the left and on the right; the same for a contour.
    pub(super) sides: [Region; 2],
    pub(super) style: Style,
    /// Which of its ends are loose.
    pub(super) loose: [bool; 2],
    /// Lies mostly along skin, whose shapes are finer than those of cloth.
    pub(super) skin: bool,
}

impl Chain {
    fn is_loop(&self) -> bool {
        self.corners.first() == self.corners.last()
    }

    /// Pixels to the left and right of each crack.
    fn sides(&self, lattice: Lattice) -> impl Iterator<Item = [usize; 2]> + '_ {
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
    let loose = ends.into_iter().flatten().any(|corner| cracks.degree(*corner) == 1);
    let limit = match (fine * 10 > count * 6, loose) {
        (true, _) => FINE,
        (false, true) => LOOSE,
        (false, false) => BETWEEN,
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
    let scale = if small * 2 > count { SMALL_PARTS } else { 1.0 };
    (count as f64) < limit as f64 * scale
}

/// Cuts chains into edges of one style.
pub(super) fn edges(chains: &[Chain], cracks: &Cracks, buffers: &Buffers) -> Vec<Edge> {
    chains.iter().flat_map(|chain| cut(chain, cracks, buffers)).collect()
}

fn cut(chain: &Chain, cracks: &Cracks, buffers: &Buffers) -> Vec<Edge> {
    let count = chain.headings.len();
    let sides: Vec<[usize; 2]> = chain.sides(cracks.lattice).collect();
    let share = |test: &dyn Fn(&[usize; 2]) -> bool| {
        sides.iter().filter(|sides| test(sides)).count() as f64 / count.max(1) as f64
    };
    let region = |pixel: usize| buffers.region[pixel];
    let [left, right] = sides.first().map_or([Region::Nothing; 2], |sides| sides.map(region));
    let fine = chain
        .corners
        .iter()
        .zip(&chain.headings)
        .filter(|(c, h)| cracks.at(**c, **h) == Crack::Fine);
    let weight = if left == right {
        if fine.count() * 10 > count * 6 { Weight::Fine } else { Weight::Crease }
    } else if left == Region::Nothing || right == Region::Nothing {
        Weight::Outline
    } else {
        let step = |sides: &[usize; 2]| (buffers.depth[sides[0]] - buffers.depth[sides[1]]).abs();
        if share(&|sides| step(sides) > STEP) > 0.5 { Weight::Overlap } else { Weight::Seam }
    };
    let prop = !left.is_person() && !right.is_person();
    let skin = left == Region::Skin || right == Region::Skin;
    let loose = |corner: Option<&usize>| corner.is_some_and(|c| cracks.degree(*c) == 1);
    let loose = [loose(chain.corners.first()), loose(chain.corners.last())];

    let finger = around_fingers(&sides, buffers, chain.is_loop());
    let mut starts: Vec<usize> = (1..count).filter(|i| finger[*i] != finger[i - 1]).collect();
    let mut corners = chain.corners.clone();
    let mut flags = finger;
    let turns = chain.is_loop() && cracks.degree(corners[0]) == 2 && flags[0] == flags[count - 1];
    if let (true, Some(first)) = (turns, starts.first().copied()) {
        // A loop without junctions starts where its style changes.
        corners.pop();
        corners.rotate_left(first);
        corners.push(corners[0]);
        flags.rotate_left(first);
        starts = starts.iter().skip(1).map(|start| start - first).collect();
    }
    let mut bounds = vec![0];
    bounds.extend(starts);
    bounds.push(count);
    let edge = |bounds: &[usize]| Edge {
        corners: corners[bounds[0]..=bounds[1]].to_vec(),
        sides: [left, right],
        style: Style { weight, prop, finger: flags[bounds[0]] },
        loose: [loose[0] && bounds[0] == 0, loose[1] && bounds[1] == count],
        skin,
    };
    bounds.windows(2).map(edge).collect()
}

/// For each crack whether the nearer of its sides is a finger, by majority of its surroundings.
fn around_fingers(sides: &[[usize; 2]], buffers: &Buffers, is_loop: bool) -> Vec<bool> {
    let near = |[a, b]: [usize; 2]| if buffers.depth[a] < buffers.depth[b] { a } else { b };
    let is_finger = |pixel: usize| matches!(buffers.part[pixel], Part::Finger(..));
    let raw: Vec<bool> = sides.iter().map(|sides| is_finger(near(*sides))).collect();
    let (count, half) = (raw.len() as isize, (SETTLE / 2) as isize);
    let at = |index: isize| {
        let index = if is_loop { index.rem_euclid(count) } else { index.clamp(0, count - 1) };
        isize::from(raw[index as usize])
    };
    let mut sum: isize = (-half..=half).map(&at).sum();
    let mut settled = Vec::with_capacity(raw.len());
    for index in 0..count {
        settled.push(sum > half);
        sum += at(index + half + 1) - at(index - half);
    }
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let mut buffers = picture(&["ssssssssssssssssssss"; 4]);
            // The lower half dips behind the upper one around its middle. The dip is a jump where
            // it is deeper than 11 mm: from the eighth pixel of its reach.
            for (pixel, depth) in buffers.depth.iter_mut().enumerate() {
                let (x, y) = (pixel % buffers.width, pixel / buffers.width);
                let dip = 0.0015 * (reach as f32 - x.abs_diff(44) as f32).max(0.0);
                *depth = if y < 12 { 0.0 } else { dip };
            }
            let mut cracks = Cracks::find(&buffers);
            assert!(link(&cracks).iter().any(|chain| !chain.is_loop()));
            let chains = prune(&mut cracks, &buffers);
            assert_eq!(chains.iter().any(|chain| !chain.is_loop()), stays, "{reach} pixels");
        }
    }
}
