//! Which grid: how many columns, and whether words stand under the figures or beside them.
//!
//! Every number of columns is tried both ways with the text as small as it may be. The grid with
//! the largest figures wins, less what it wastes; then the text grows as far as all panels let it.

use super::attempt::Attempt;
use super::doses::Doses;
use super::draft::Draft;
use super::measure::{Sizes, Words};
use super::stage::Stage;
use crate::resolve::document::Panel;
use crate::units::Pt;

/// The most columns tried.
const MOST_COLUMNS: usize = 8;
/// Scores this near are ties.
const TIE: f32 = 0.02;

/// Where words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Under the figure.
    Stack,
    /// Under the figure, the dose beside name and cue.
    Across,
    /// Under the figure, the dose beside the cue, under a name that has the whole width.
    Below,
    /// Beside the figure.
    Side,
}

/// Ways of arranging a panel: where its words stand, and the share of its width that its stage has,
/// or what the dose is beside.
const WAYS: [(Mode, f32); 14] = [
    (Mode::Stack, 1.0),
    (Mode::Below, 0.41),
    (Mode::Below, 0.47),
    (Mode::Below, 0.54),
    (Mode::Across, 0.45),
    (Mode::Across, 0.5),
    (Mode::Across, 0.57),
    (Mode::Side, 0.72),
    (Mode::Side, 0.66),
    (Mode::Side, 0.6),
    (Mode::Side, 0.55),
    (Mode::Side, 0.5),
    (Mode::Side, 0.47),
    (Mode::Side, 0.44),
];

/// Heights of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Of its stages.
    pub(super) stage: Pt,
    /// Of the words under them, with the gaps between.
    pub(super) words: Pt,
    /// Of the words alone.
    pub(super) bare: Pt,
    /// Of its doses.
    pub(super) dose: Pt,
}

/// A grid that holds every panel.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) mode: Mode,
    pub(super) columns: usize,
    /// As in [`WAYS`].
    pub(super) split: f32,
    pub(super) sizes: Sizes,
    pub(super) doses: Doses,
    /// Width of a panel.
    pub(super) cell: Pt,
    /// Width of names.
    pub(super) title: Pt,
    /// Width of cues.
    pub(super) text: Pt,
    /// Width of doses.
    pub(super) dose: Pt,
    pub(super) gap_between_rows: Pt,
    pub(super) rows: Vec<Row>,
    pub(super) stages: Vec<Stage>,
    pub(super) scales: Vec<f32>,
    /// How large figures are on average, as [`seen`] has it.
    pub(super) size: f32,
    /// How good it is: the size of its figures, less what it wastes.
    pub(super) score: f32,
    pub(super) share: f32,
    /// Lines of the names of all panels, and of their cues.
    pub(super) lines: (usize, usize),
}

/// Why a grid does not hold its panels.
#[derive(Clone, Debug)]
pub(super) enum Misfit {
    /// A word of this panel is wider than its column, or its dose is.
    Wide(usize),
    /// The words of this panel are the tallest of those that leave figures too little height,
    /// by so much.
    Tall(usize, Pt),
    /// The words of this panel leave its figure too little room to be seen from afar.
    Hidden(usize),
}

/// The room for the panels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) width: Pt,
    pub(super) height: Pt,
}

/// Finds the best grid, with its text as large as all panels let it be.
///
/// # Errors
/// What comes nearest to fitting, when nothing does.
pub(super) fn solve(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: Room,
    columns: Option<u8>,
) -> Result<Grid, Misfit> {
    let grid = choose(d, panels, words, room, columns)?;
    Ok(finish(d, panels, words, room, grid))
}

/// Finds the best grid for text that is not lost on its sheet, else for text of the least size.
///
/// # Errors
/// What comes nearest to fitting, when nothing does.
pub(super) fn choose(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: Room,
    columns: Option<u8>,
) -> Result<Grid, Misfit> {
    let mut last = Misfit::Tall(0, Pt::ZERO);
    for (factor, worth) in d.starts() {
        match choose_at(d, panels, words, room, columns, factor) {
            Ok(grid) => return Ok(Grid { score: grid.score * worth, ..grid }),
            Err(misfit) => last = misfit,
        }
    }
    Err(last)
}

/// The best grid for text so many times its least size.
fn choose_at(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: Room,
    columns: Option<u8>,
    factor: f32,
) -> Result<Grid, Misfit> {
    let count = panels.len();
    let wanted = columns.map(|columns| usize::from(columns).clamp(1, count.max(1)));
    let mut best: Option<Grid> = None;
    let mut nearest: Option<Misfit> = None;
    for columns in wanted.map_or(1..=count.min(MOST_COLUMNS), |columns| columns..=columns) {
        for way in WAYS {
            match Attempt::new(d, panels, words, room, columns, way).lay(factor) {
                Ok(grid) => {
                    if best.as_ref().is_none_or(|best| grid.beats(best, count)) {
                        best = Some(grid);
                    }
                }
                Err(misfit) => {
                    if nearest.as_ref().is_none_or(|nearest| misfit.is_nearer(nearest)) {
                        nearest = Some(misfit);
                    }
                }
            }
        }
    }
    best.ok_or(nearest.unwrap_or(Misfit::Tall(0, Pt::ZERO)))
}

/// The grid that was chosen, with its text as large as all panels let it be, and its doses in the
/// most words.
pub(super) fn finish(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: Room,
    grid: Grid,
) -> Grid {
    let way = (grid.mode, grid.split);
    let mut attempt = Attempt::new(d, panels, words, room, grid.columns, way);
    let grown = attempt.grow(grid);
    attempt.telling(grown)
}

/// A grid like another with text so many times its least size.
///
/// # Errors
/// What keeps it from fitting.
pub(super) fn solve_at(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: Room,
    like: &Grid,
    factor: f32,
) -> Result<Grid, Misfit> {
    let way = (like.mode, like.split);
    let grid = Attempt::new(d, panels, words, room, like.columns, way).lay(factor)?;
    Ok(Grid { doses: grid.doses.fuller(words, &grid.sizes, grid.dose), ..grid })
}

impl Grid {
    fn empty(&self, count: usize) -> usize {
        self.columns * self.rows.len() - count
    }

    fn beats(&self, other: &Grid, count: usize) -> bool {
        let near = (self.score - other.score).abs() <= TIE * other.score.max(self.score);
        if near && self.empty(count) != other.empty(count) {
            return self.empty(count) < other.empty(count);
        }
        if near && self.mode != other.mode {
            return self.mode == Mode::Stack;
        }
        self.score > other.score
    }
}

impl Misfit {
    pub(super) fn is_nearer(&self, other: &Misfit) -> bool {
        match (self, other) {
            (Misfit::Tall(_, over), Misfit::Tall(_, known)) => over < known,
            (Misfit::Hidden(_), Misfit::Tall(..) | Misfit::Wide(_))
            | (Misfit::Tall(..), Misfit::Wide(_)) => true,
            (Misfit::Wide(_) | Misfit::Hidden(_), _) | (Misfit::Tall(..), Misfit::Hidden(_)) => {
                false
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Fonts;
    use crate::resolve::document::Poster;
    use crate::resolve::fixture::{catalogue, request, source};
    use crate::resolve::resolve_poster;
    use crate::source::Library;

    fn poster(exercises: &str) -> Poster {
        let yaml = format!("title: Move\npaper: a3\nexercises: [{exercises}]\n");
        let source = source(&[("guides/posters/made.yaml", yaml.as_str())]);
        let resolved = resolve_poster(&catalogue(&source), &source, &request("made", "en"));
        resolved.unwrap_or_else(|problems| panic!("{problems:#?}")).0
    }

    #[test]
    fn a_grid_holds_all_panels_at_lawful_sizes_or_says_what_is_in_the_way() {
        let poster = poster("chair-twist, bridge, desk-lean-back, knee-to-chest, upward-stretch");
        let fonts = Fonts::load(&Library).0;
        let mut d = Draft::new(&poster, &fonts);
        let mut words: Vec<Words> = poster.panels.iter().map(|p| Words::new(&mut d, p)).collect();
        let mut solved = |width: f32, height: f32, columns: Option<u8>| {
            let room = Room { width: Pt(width), height: Pt(height) };
            solve(&d, &poster.panels, &mut words, room, columns)
        };
        let mut least = 0.0;
        for height in [660.0, 810.0, 960.0] {
            let grid = solved(760.0, height, None).expect("room");
            let rows: Pt = grid.rows.iter().map(|row| row.stage + row.words).sum();
            let gaps = grid.gap_between_rows * (grid.rows.len() - 1) as f32;
            assert!((rows + gaps).0 <= height + 0.1, "{rows:?} in {height}");
            assert!(grid.columns * grid.rows.len() >= 5, "{grid:?}");
            assert!(grid.sizes.cue >= d.floors.cue && grid.sizes.name >= d.floors.name);
            // Within what growing text may take from them.
            assert!(grid.size >= least * 0.94, "figures shrink as their room grows");
            least = grid.size;
        }
        let asked = solved(760.0, 960.0, Some(2)).expect("room");
        assert_eq!((asked.columns, asked.rows.len()), (2, 3));
        assert!(matches!(solved(760.0, 200.0, None), Err(Misfit::Tall(..))));
        assert!(matches!(solved(90.0, 960.0, None), Err(Misfit::Wide(_))));
    }

    #[test]
    fn what_lacks_least_is_nearest_to_fitting() {
        let (wide, hidden) = (Misfit::Wide(0), Misfit::Hidden(1));
        let tall = |over: f32| Misfit::Tall(2, Pt(over));
        // From the farthest to the nearest.
        let order = [&wide, &tall(9.0), &tall(2.0), &hidden];
        for (index, far) in order.iter().enumerate() {
            for near in &order[index + 1..] {
                assert!(near.is_nearer(far) && !far.is_nearer(near), "{near:?}, {far:?}");
            }
            assert!(!far.is_nearer(far), "{far:?}");
        }
    }
}
