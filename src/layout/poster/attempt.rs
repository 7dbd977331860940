//! One grid: so many columns, words in one place, text of one size.

use super::doses::{Doses, lines};
use super::draft::Draft;
use super::grid::{Grid, Misfit, Mode, Room, Row};
use super::measure::{Form, Sizes, Words};
use super::panel::LEAST_NUMERAL;
use super::sheet::{CUE, MOST_GROWTH};
use super::stage::{LONGEST, SEATED, Stage, lies, natural, raised, scales, seen};
use crate::resolve::document::{Panel, Wording};
use crate::units::{Pt, mm};

/// The least share of figures in the area of figures and words.
const LEAST_SHARE: f32 = 0.5;
/// Text grows until figures have this share.
const WANTED_SHARE: f32 = 0.58;
/// The share of the height of their stages that figures have, where none stands in a void.
const WANTED_FILL: f32 = 0.55;
/// Text smaller than this share of what is usual for its sheet may break and shorten to grow.
const SMALL_TEXT: f32 = 0.9;
/// The least size of a seated person, in sizes of cues: smaller ones are lost on their stages.
const LEAST_FIGURE: f32 = 3.5;
/// What it costs if every name takes two lines, and if the words of doses stand under their
/// numbers: both are slower to read.
pub(super) const BROKEN_NAME: f32 = 0.3;
const UNDER: f32 = 0.8;
/// White over a dose under its cue, in gaps.
const OVER_DOSE: f32 = 0.8;
/// Text grows as long as figures keep this share of their size.
const KEPT: f32 = 0.94;
/// The least share of a row's height where rows of people who lie and who sit differ.
const LEAST_ROW: f32 = 0.5;

/// One way to arrange the panels.
pub(super) struct Attempt<'a, 'd> {
    d: &'a Draft<'d>,
    panels: &'a [Panel],
    words: &'a mut [Words],
    room: Room,
    columns: usize,
    mode: Mode,
    split: f32,
    /// Whether doses have a line for each part, whatever their width.
    lines: bool,
}

impl<'a, 'd> Attempt<'a, 'd> {
    /// So many columns, each panel arranged in a way of [`super::grid::WAYS`].
    pub(super) fn new(
        d: &'a Draft<'d>,
        panels: &'a [Panel],
        words: &'a mut [Words],
        room: Room,
        columns: usize,
        (mode, split): (Mode, f32),
    ) -> Attempt<'a, 'd> {
        Attempt { d, panels, words, room, columns, mode, split, lines: false }
    }

    /// The grid with text so many times its least size.
    ///
    /// # Errors
    /// What keeps it from fitting.
    pub(super) fn lay(&mut self, factor: f32) -> Result<Grid, Misfit> {
        let sheet = &self.d.sheet;
        let sizes = Sizes::grown(&self.d.floors, factor);
        let columns = self.columns as f32;
        let cell = (self.room.width - sheet.gutter * (columns - 1.0)) / columns;
        let side = self.mode == Mode::Side;
        let (stage, title, text, dose) = match self.mode {
            Mode::Stack => (cell, cell, cell, cell),
            Mode::Across | Mode::Below => {
                let text = cell * self.split;
                let title = if self.mode == Mode::Below { cell } else { text };
                (cell, title, text, cell - text - sizes.gap)
            }
            Mode::Side => {
                let stage = cell * self.split;
                let text = cell - stage - sizes.gap * 0.75;
                (stage, text, text, text)
            }
        };
        let doses = self.doses(&sizes, dose)?;
        let strips = doses.heights(self.words, &sizes, dose, self.columns);
        let heights = self.text_heights(&sizes, (title, text), &strips)?;
        let count = self.panels.len().div_ceil(self.columns);
        let gaps = sheet.row_gap * (count - 1) as f32;
        let rows = if side {
            let height = (self.room.height - gaps) / count as f32;
            let top = sizes.gap * 0.1;
            let full: Vec<Pt> = heights.iter().map(|(full, _)| *full - sizes.gap).collect();
            let (tallest, most) = tallest(&full);
            if most + top > height || height <= Pt::ZERO {
                return Err(Misfit::Tall(tallest, most + top - height));
            }
            let words: Pt = heights.iter().map(|(_, bare)| *bare).sum();
            let over = words * (text / stage) - height * heights.len() as f32;
            if over > Pt::ZERO {
                return Err(Misfit::Tall(tallest, over / heights.len() as f32));
            }
            let row = |dose| Row { stage: height, words: Pt::ZERO, bare: Pt::ZERO, dose };
            strips.into_iter().map(row).collect()
        } else {
            self.rows(&heights, &strips, stage, gaps)?
        };
        let names = self.words.iter_mut().map(|words| words.name_lines(&sizes, title)).sum();
        let cues = self.words.iter_mut().map(|words| words.cue_lines(&sizes, text)).sum();
        let widths = (cell, stage, title, text);
        let grid = self.finished(sizes, doses, (names, cues), widths, rows);
        let least = grid.sizes.cue.0 * LEAST_FIGURE / SEATED;
        let hidden = |(panel, scale): (&Panel, &f32)| seen(panel, *scale) < least;
        match self.panels.iter().zip(&grid.scales).position(hidden) {
            Some(index) => Err(Misfit::Hidden(index)),
            None => Ok(Grid { dose, ..grid }),
        }
    }

    /// The same grid with doses in the most words, for which text may be somewhat smaller.
    pub(super) fn telling(&mut self, grown: Grid) -> Grid {
        /// Text gives way in these steps to a dose that says *hold*.
        const STEPS: [f32; 4] = [1.0, 0.96, 0.92, 0.88];
        let factor = grown.sizes.cue / self.d.floors.cue;
        let (size, mut usual) = (grown.size, None);
        // Where one line does not hold it, one for each part may.
        for lines in [false, true] {
            self.lines = lines;
            for step in STEPS {
                let factor = (factor * step).max(1.0);
                let Ok(grid) = self.lay(factor) else { continue };
                let doses = grid.doses.fuller(self.words, &grid.sizes, grid.dose);
                let grid = Grid { doses, ..grid };
                let told = matches!(doses.wording, Wording::Full | Wording::Held);
                let kept = grid.share >= WANTED_SHARE && grid.size >= size * KEPT;
                if told && (!lines || kept) {
                    return grid;
                }
                usual.get_or_insert(grid);
            }
        }
        usual.unwrap_or(grown)
    }

    /// One line for each dose where all have room for that, otherwise a line for each part.
    fn doses(&mut self, sizes: &Sizes, width: Pt) -> Result<Doses, Misfit> {
        let beside = self.mode != Mode::Stack;
        let widest = if beside { Wording::Short } else { Wording::Full };
        let rows = if self.lines { &[][..] } else { &[widest, Wording::Short] };
        for &wording in rows {
            let doses = Doses::row(wording);
            if doses.fit(self.words, sizes, width)
                && self.words.iter().any(|words| words.dose_parts() > 0)
            {
                return Ok(doses);
            }
        }
        lines(self.words, sizes, width, widest)
    }

    /// Heights of the words of each panel, with the gaps between them and without; `strips` are
    /// the heights of doses, row by row.
    fn text_heights(
        &mut self,
        sizes: &Sizes,
        (title, width): (Pt, Pt),
        strips: &[Pt],
    ) -> Result<Vec<(Pt, Pt)>, Misfit> {
        let mut heights = Vec::new();
        for (index, words) in self.words.iter_mut().enumerate() {
            // Cues and doses of a row start on one line.
            if self.mode == Mode::Below && words.name_lines(sizes, title) > 1 {
                return Err(Misfit::Wide(index));
            }
            let (name, cue) = words.heights(sizes, title, width).ok_or(Misfit::Wide(index))?;
            let strip = strips[index / self.columns];
            let dose = if words.dose_parts() > 0 { strip } else { Pt::ZERO };
            let some =
                |part: Pt, share: f32| if part > Pt::ZERO { sizes.gap * share } else { Pt::ZERO };
            let said = name + some(cue, 0.85) + cue;
            heights.push(match self.mode {
                Mode::Across => (sizes.gap + said.max(dose), (name + cue).max(dose)),
                Mode::Below => {
                    let rest = cue.max(dose);
                    (sizes.gap + name + some(rest, 0.85) + rest, name + rest)
                }
                Mode::Stack | Mode::Side => {
                    (sizes.gap + said + some(dose, OVER_DOSE) + dose, name + cue + dose)
                }
            });
        }
        Ok(heights)
    }

    /// Heights of stages and words, row by row: stages share what the words leave.
    fn rows(
        &self,
        heights: &[(Pt, Pt)],
        strips: &[Pt],
        stage: Pt,
        gaps: Pt,
    ) -> Result<Vec<Row>, Misfit> {
        let most = |row: &[(Pt, Pt)]| {
            row.iter().fold((Pt::ZERO, Pt::ZERO), |most, (full, bare)| {
                (most.0.max(*full), most.1.max(*bare))
            })
        };
        let texts: Vec<(Pt, Pt)> = heights.chunks(self.columns).map(most).collect();
        let full: Pt = texts.iter().map(|(full, _)| *full).sum();
        let left = self.room.height - gaps - full;
        let shares = self.row_shares(stage, left);
        // Figures have at least as much as words, over all panels.
        let stages: Pt = heights
            .chunks(self.columns)
            .zip(&shares)
            .map(|(row, s)| left * (*s * row.len() as f32))
            .sum();
        let words: Pt = heights.iter().map(|(_, bare)| *bare).sum();
        let over = (words - stages) / self.panels.len() as f32;
        if over > Pt::ZERO {
            let all: Vec<Pt> = heights.iter().map(|(full, _)| *full).collect();
            return Err(Misfit::Tall(tallest(&all).0, over));
        }
        let shares = shares.into_iter().zip(texts).zip(strips);
        let row = |((share, (words, bare)), dose): ((f32, (Pt, Pt)), &Pt)| Row {
            stage: left * share,
            words,
            bare,
            dose: *dose,
        };
        Ok(shares.map(row).collect())
    }

    /// How rows share the height for figures: evenly, unless whole rows lie and others do not.
    fn row_shares(&self, stage: Pt, left: Pt) -> Vec<f32> {
        let rows: Vec<&[Panel]> = self.panels.chunks(self.columns).collect();
        let even = 1.0 / rows.len() as f32;
        let pure = |lying: bool| move |row: &&[Panel]| row.iter().all(|panel| lies(panel) == lying);
        let lying = rows.iter().filter(|row| pure(true)(row)).count();
        let upright = rows.iter().filter(|row| pure(false)(row)).count();
        if lying == 0 || upright == 0 || lying + upright < rows.len() {
            return vec![even; rows.len()];
        }
        // As high as its tallest figure at the scale that the width allows all of them.
        let widest = self.panels.iter().map(|panel| natural(panel).0).fold(0.0, f32::max);
        let scale = (stage.0 / widest).min(left.0 / LONGEST).max(f32::MIN_POSITIVE);
        let weight =
            |row: &&[Panel]| row.iter().map(|panel| natural(panel).1 * scale).fold(0.0, f32::max);
        let weights: Vec<f32> = rows.iter().map(weight).collect();
        let most = weights.iter().copied().fold(0.0, f32::max);
        let weights: Vec<f32> = weights.iter().map(|w| w.max(most * LEAST_ROW)).collect();
        let sum: f32 = weights.iter().sum();
        weights.iter().map(|weight| weight / sum).collect()
    }

    /// The grid with its figures at their scales, and how good it is.
    fn finished(
        &self,
        sizes: Sizes,
        doses: Doses,
        lines: (usize, usize),
        (cell, stage, title, text): (Pt, Pt, Pt, Pt),
        rows: Vec<Row>,
    ) -> Grid {
        let least = rows.iter().map(|row| row.stage).fold(Pt(f32::MAX), Pt::min);
        let tab =
            Stage::tab_side(stage, least).max(mm(4.5)).max(self.d.floors.seen / LEAST_NUMERAL);
        let stages: Vec<Stage> = (0..self.panels.len())
            .map(|index| Stage::new(stage, rows[index / self.columns].stage, tab))
            .collect();
        let scales = self.scales(&stages);
        let stages = raised(self.panels, &stages, &scales, self.columns);
        let figures: Pt = rows.iter().map(|row| row.stage).sum();
        let words: Pt = rows.iter().map(|row| row.words).sum();
        let bare: Pt = rows.iter().map(|row| row.bare).sum();
        let share = match self.mode {
            Mode::Stack | Mode::Across | Mode::Below => figures / (figures + bare),
            Mode::Side => stage / (stage + text),
        };
        let count = self.panels.len() as f32;
        let empty = (self.columns * rows.len()) as f32 - count;
        let size: f32 =
            self.panels.iter().zip(&scales).map(|(panel, scale)| seen(panel, *scale)).sum();
        let filled: f32 = self
            .panels
            .iter()
            .zip(&scales)
            .zip(&stages)
            .map(|((panel, scale), stage)| natural(panel).1 * scale / stage.height.0.max(1.0))
            .sum();
        let letters = text / (sizes.cue * 0.5);
        let height = (figures + words) / rows.len() as f32;
        let aspect = (height / cell).max(cell / height);
        let score = size / count
            * (1.0 - 0.5 * empty / count)
            * (share / LEAST_SHARE).min(1.0).powi(2)
            * (1.0 + 0.3 * (share - LEAST_SHARE).max(0.0))
            * (filled / count / WANTED_FILL).min(1.0)
            * (letters / 20.0).min(1.0).sqrt()
            * (2.2 / aspect).min(1.0).sqrt()
            * (1.0 - BROKEN_NAME * (lines.0 as f32 / count - 1.0).clamp(0.0, 1.0))
            * if doses.form == Form::Under { UNDER } else { 1.0 };
        Grid {
            mode: self.mode,
            columns: self.columns,
            split: self.split,
            sizes,
            doses,
            cell,
            title,
            text,
            dose: text,
            gap_between_rows: self.d.sheet.row_gap,
            rows,
            stages,
            scales,
            size: size / count,
            score,
            share,
            lines,
        }
    }

    /// Scales of all figures: alike all over, or row by row where rows are whole groups.
    fn scales(&self, stages: &[Stage]) -> Vec<f32> {
        /// How much larger the people of one row may be than those of another.
        const BETWEEN_ROWS: f32 = 1.5;
        let rows: Vec<(&[Panel], &[Stage])> =
            self.panels.chunks(self.columns).zip(stages.chunks(self.columns)).collect();
        let whole = |row: &[Panel]| row.iter().all(lies) || !row.iter().any(lies);
        if !rows.iter().all(|(row, _)| whole(row)) {
            return scales(self.panels, stages);
        }
        let own: Vec<Vec<f32>> = rows.iter().map(|(row, stages)| scales(row, stages)).collect();
        let least = |row: &Vec<f32>| row.iter().copied().fold(f32::MAX, f32::min);
        let smallest = own.iter().map(least).fold(f32::MAX, f32::min);
        own.into_iter()
            .flat_map(|row| {
                let most = smallest * BETWEEN_ROWS;
                let down = (most / least(&row)).min(1.0);
                row.into_iter().map(move |scale| scale * down)
            })
            .collect()
    }

    /// The same grid with its text as large as the tightest panel allows.
    pub(super) fn grow(&mut self, mut best: Grid) -> Grid {
        let usual = self.d.usual(CUE);
        let (mut low, mut high) = (best.sizes.cue / self.d.floors.cue, usual * MOST_GROWTH);
        let size = best.size;
        while high - low > 0.01 {
            let middle = f32::midpoint(low, high);
            match self.lay(middle) {
                // Text that is large enough does not grow at the cost of words or of the column,
                // nor into more lines.
                Ok(grid)
                    if (middle <= usual * SMALL_TEXT
                        || grid.doses == best.doses && grid.lines.1 <= best.lines.1)
                        && grid.lines.0 <= best.lines.0
                        && (self.mode == Mode::Side || grid.share >= WANTED_SHARE)
                        && grid.size >= size * KEPT =>
                {
                    best = grid;
                    low = middle;
                }
                _ => high = middle,
            }
        }
        best
    }
}

/// The tallest of the heights, and which it is.
pub(super) fn tallest(heights: &[Pt]) -> (usize, Pt) {
    let mut tallest = (0, Pt::ZERO);
    for (index, height) in heights.iter().enumerate() {
        if *height > tallest.1 {
            tallest = (index, *height);
        }
    }
    tallest
}
