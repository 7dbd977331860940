//! Chains cut into edges of one style.

use super::chains::Chain;
use super::cracks::{Crack, Cracks};
use super::raster::Buffers;
use crate::figure::scene::{Part, Region};

/// Steps in depth below this at a border are a hem or a sole that lies on what is below, in
/// metres.
const STEP: f32 = 0.020;
/// Fingers and faces are told apart over this many pixels, so that the width of a line does not flicker.
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
    pub(super) detail: Detail,
}

/// How fine what a line runs around is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// Limbs, trunk, hair, furniture.
    Plain,
    /// Skin of the head.
    Face,
    /// A finger.
    Finger,
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

/// Cuts chains into edges of one style.
pub(super) fn edges(chains: &[Chain], cracks: &Cracks, buffers: &Buffers) -> Vec<Edge> {
    chains.iter().flat_map(|chain| cut(chain, cracks, buffers)).collect()
}

fn cut(chain: &Chain, cracks: &Cracks, buffers: &Buffers) -> Vec<Edge> {
    let count = chain.headings.len();
    let sides: Vec<[usize; 2]> = chain.sides(cracks.lattice).collect();
    let [left, right] = match sides.first() {
        Some(sides) => sides.map(|pixel| buffers.region[pixel]),
        None => return Vec::new(),
    };
    let weight = weight(chain, cracks, buffers, &sides, [left, right]);
    let prop = !left.is_person() && !right.is_person();
    let skin = left == Region::Skin || right == Region::Skin;
    let loose = [chain.corners[0], chain.corners[count]].map(|corner| cracks.degree(corner) == 1);

    let mut details = details(&sides, buffers, chain.is_loop());
    let mut corners = chain.corners.clone();
    let changes = |details: &[Detail]| -> Vec<usize> {
        (1..details.len()).filter(|i| details[*i] != details[i - 1]).collect()
    };
    let turns =
        chain.is_loop() && cracks.degree(corners[0]) == 2 && details[0] == details[count - 1];
    if let (true, Some(first)) = (turns, changes(&details).first()) {
        // A loop without junctions starts where its style changes.
        corners.pop();
        corners.rotate_left(*first);
        corners.push(corners[0]);
        details.rotate_left(*first);
    }
    let mut bounds = vec![0];
    bounds.extend(changes(&details));
    bounds.push(count);
    let edge = |bounds: &[usize]| Edge {
        corners: corners[bounds[0]..=bounds[1]].to_vec(),
        sides: [left, right],
        style: Style { weight, prop, detail: details[bounds[0]] },
        loose: [loose[0] && bounds[0] == 0, loose[1] && bounds[1] == count],
        skin,
    };
    bounds.windows(2).map(edge).collect()
}

fn weight(
    chain: &Chain,
    cracks: &Cracks,
    buffers: &Buffers,
    sides: &[[usize; 2]],
    [left, right]: [Region; 2],
) -> Weight {
    if left == right {
        let cracks = chain.corners.iter().zip(&chain.headings).map(|(c, h)| cracks.at(*c, *h));
        let fine = cracks.filter(|crack| *crack == Crack::Fine).count();
        return if fine * 10 > sides.len() * 6 { Weight::Fine } else { Weight::Crease };
    }
    if left == Region::Nothing || right == Region::Nothing {
        return Weight::Outline;
    }
    let step = |[a, b]: &[usize; 2]| (buffers.depth[*a] - buffers.depth[*b]).abs();
    let steps = sides.iter().filter(|sides| step(sides) > STEP).count();
    if steps * 2 > sides.len() { Weight::Overlap } else { Weight::Seam }
}

/// For each crack how fine the nearer of its sides is, by majority of its surroundings.
fn details(sides: &[[usize; 2]], buffers: &Buffers, is_loop: bool) -> Vec<Detail> {
    let near = |[a, b]: [usize; 2]| if buffers.depth[a] < buffers.depth[b] { a } else { b };
    let detail = |sides: &[usize; 2]| {
        let pixel = near(*sides);
        match (buffers.part[pixel], buffers.region[pixel]) {
            (Part::Finger(..), _) => Detail::Finger,
            (Part::Head | Part::Ear(_), Region::Skin) => Detail::Face,
            _ => Detail::Plain,
        }
    };
    let raw: Vec<Detail> = sides.iter().map(detail).collect();
    let finger = settled(&raw, Detail::Finger, is_loop);
    let face = settled(&raw, Detail::Face, is_loop);
    let choose = |(finger, face)| match (finger, face) {
        (true, _) => Detail::Finger,
        (false, true) => Detail::Face,
        (false, false) => Detail::Plain,
    };
    finger.into_iter().zip(face).map(choose).collect()
}

/// Where most of the surroundings are of a kind.
fn settled(raw: &[Detail], kind: Detail, is_loop: bool) -> Vec<bool> {
    let (count, half) = (raw.len() as isize, (SETTLE / 2) as isize);
    let at = |index: isize| {
        let index = if is_loop { index.rem_euclid(count) } else { index.clamp(0, count - 1) };
        isize::from(raw[index as usize] == kind)
    };
    let mut sum: isize = (-half..=half).map(&at).sum();
    let mut settled = Vec::with_capacity(raw.len());
    for index in 0..count {
        settled.push(sum > half);
        sum += at(index + half + 1) - at(index - half);
    }
    settled
}
