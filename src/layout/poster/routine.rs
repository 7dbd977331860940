//! The routine: exercises along one line, from the first to the last, with the time it takes.
//!
//! Each row stands on a floor line, which is also the line of time: it runs on to the end of the
//! row, turns, and comes back to the start of the next. Every row is read the same way.

use super::attempt::{BROKEN_NAME, tallest};
use super::doses::{Doses, dose_strip, lines};
use super::draft::Draft;
use super::foot::{Contact, foot};
use super::grid::Misfit;
use super::head::routine_head;
use super::measure::{Sizes, Words};
use super::panel::cue_frame;
use super::panels::{LEAST_SHARE, is_timid, object};
use super::sheet::{CUE, MOST_GROWTH};
use super::stage::{SEATED, figure_picture, fitted, natural, seen};
use super::track::Track;
use crate::color::Color;
use crate::layout::frame::{Frame, Piece, circle};
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Wording};
use crate::units::{Pt, pt};
use std::ops::Range;

/// The most columns tried.
const MOST_COLUMNS: usize = 4;
/// Where words and doses end in a cell, as a share of its width.
const TEXT_END: f32 = 0.96;
/// White between words and the dose beside them, as a share of the cell's width.
const BETWEEN: f32 = 0.025;
/// The share of the width they have that figures fill, where none stands in a void.
const WANTED_FILL: f32 = 0.55;
/// More lines of name and cue than these, on average, look broken.
const FEW_LINES: f32 = 3.0;
/// Text grows as long as figures keep this share of their size.
const KEPT: f32 = 0.9;
/// Head and foot give way in these steps, in shares of their usual size, before rows do; then the
/// white between the parts; and last of all figures, whose least size is that of a seated person in
/// sizes of cues.
const STEPS: [(f32, bool, f32); 7] = [
    (1.0, false, 5.0),
    (0.85, false, 5.0),
    (0.7, false, 5.0),
    (0.7, true, 5.0),
    (0.55, true, 5.0),
    (0.55, true, 3.5),
    (0.4, true, 3.5),
];
/// What the size of the head is worth next to that of figures: a head of seven tenths must make
/// figures a twelfth larger.
const HEAD_WORTH: f32 = 0.22;
/// What a crowded sheet is worth, next to one with its usual white: more where there are so many
/// exercises that figures would be small.
const CROWDED_WORTH: f32 = 0.88;
const MANY: usize = 9;
const CROWDED_WORTH_OF_MANY: f32 = 0.92;
/// Numbers in their discs, as a share of the diameter.
const NUMERAL: f32 = 0.58;
/// Diameter of the white ring around discs, in diameters of theirs.
const RING: f32 = 1.16;
/// The size of numbers where some have two digits, as a share of it where none has.
const TWO_DIGITS: f32 = 0.86;

/// The whole sheet, in its own coordinates.
pub(super) fn sheet(d: &mut Draft<'_>, columns: Option<u8>) -> Frame {
    let poster = d.poster;
    let margin = d.sheet.margin;
    let mut words: Vec<Words> = poster.panels.iter().map(|panel| Words::new(d, panel)).collect();
    let mut attempt = |d: &mut Draft<'_>, (share, crowded, figure): (f32, bool, f32)| {
        if crowded {
            d.crowd();
        }
        let head = routine_head(d, share);
        let foot = foot(d, Contact::Here, share);
        let foot_top = d.sheet.height - margin - foot.height();
        // The last row's discs reach below its line.
        let height = foot_top - head.bottom - d.sheet.mm(4.0);
        let rows = solve(d, &poster.panels, &mut words, (height, figure), columns);
        (head, foot, rows, (d.sheet.clone(), d.floors))
    };
    let mut tried = attempt(d, STEPS[0]);
    let mut value = worth(&tried.2, STEPS[0]);
    for step in &STEPS[1..] {
        let enough = tried.2.as_ref().is_ok_and(|rows| !is_timid(rows.size, &rows.sizes));
        if tried.2.is_ok() && (step.2 < STEPS[0].2 || step.0 < LEAST_SHARE && enough) {
            break;
        }
        let other = attempt(d, *step);
        let gained = worth(&other.2, *step);
        if gained > value || tried.2.is_err() {
            (tried, value) = (other, gained);
        }
    }
    let (head, foot, rows, (sheet, floors)) = tried;
    (d.sheet, d.floors) = (sheet, floors);
    let foot = foot.printed(d);
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    frame.place(margin, Pt::ZERO, head.frame);
    match rows {
        Ok(rows) => {
            let path = lay(d, &mut words, &rows);
            frame.place(margin, head.bottom, path);
        }
        Err(misfit) => {
            object(d, &poster.panels, &misfit, "its row");
        }
    }
    frame.place(margin, d.sheet.height - margin - foot.height, foot);
    frame
}

/// What a head in that share of its usual size is worth over so many exercises, and a crowded sheet.
pub(super) fn head_worth(count: usize, share: f32, crowded: bool) -> f32 {
    let white = match crowded {
        true if count >= MANY => CROWDED_WORTH_OF_MANY,
        true => CROWDED_WORTH,
        false => 1.0,
    };
    share.powf(HEAD_WORTH) * white
}

/// How good rows are under a head of that step: figures may grow at the cost of the head, within
/// measure.
fn worth(rows: &Result<Rows, Misfit>, (share, crowded, _): (f32, bool, f32)) -> f32 {
    let of = |rows: &Rows| rows.score * head_worth(rows.scales.len(), share, crowded);
    rows.as_ref().map_or(0.0, of)
}

/// How the exercises stand along the line.
struct Rows {
    track: Track,
    way: Way,
    sizes: Sizes,
    doses: Doses,
    /// Lines of all names.
    names: usize,
    /// How large figures are on average, as [`seen`] has it.
    size: f32,
    /// Height of name and cue, for each row that of its tallest.
    used: Vec<Pt>,
    /// Height of doses, row by row.
    strips: Vec<Pt>,
    scales: Vec<f32>,
    /// Height of the tallest figure of each row.
    tallest: Vec<Pt>,
    score: f32,
}

/// How the words of a cell stand to its figure.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// All of them beside it, from this share of the cell's width.
    Beside(f32),
    /// Name and cue over it, the dose beside it from this share of the cell's width.
    Over(f32),
    /// Name and cue beside it from the first share of the cell's width, the dose beside them from
    /// the second: rows are low, so figures are large where there are many rows.
    Across(f32, f32),
}

/// Ways to try: figures give way to words that need the width.
const WAYS: [Way; 17] = [
    Way::Beside(0.5),
    Way::Beside(0.46),
    Way::Beside(0.42),
    Way::Beside(0.38),
    Way::Over(0.54),
    Way::Over(0.48),
    Way::Over(0.45),
    Way::Over(0.42),
    Way::Over(0.40),
    Way::Over(0.38),
    Way::Across(0.44, 0.71),
    Way::Across(0.42, 0.68),
    Way::Across(0.39, 0.68),
    Way::Across(0.36, 0.68),
    Way::Across(0.36, 0.66),
    Way::Across(0.34, 0.66),
    Way::Across(0.32, 0.64),
];

impl Way {
    /// Where what stands beside the figure starts, as a share of the cell's width.
    fn start(self) -> f32 {
        match self {
            Way::Beside(start) | Way::Over(start) | Way::Across(start, _) => start,
        }
    }

    /// Where the dose starts, as a share of the cell's width.
    fn dose_start(self) -> f32 {
        match self {
            Way::Beside(start) | Way::Over(start) | Way::Across(_, start) => start,
        }
    }

    /// Width of the dose.
    fn dose(self, track: &Track) -> Pt {
        track.pitch * (TEXT_END - self.dose_start())
    }

    /// Width of name and cue.
    fn words(self, track: &Track) -> Pt {
        match self {
            Way::Beside(_) => self.dose(track),
            Way::Over(_) => track.pitch * TEXT_END,
            Way::Across(start, dose) => track.pitch * (dose - start - BETWEEN),
        }
    }

    /// Where figures stand: start, counted from the middle of the disc, and width.
    fn figures(self, track: &Track) -> (Pt, Pt) {
        let start = track.disc * 0.62;
        (start, track.pitch * self.start() - start - track.disc * 0.12)
    }
}

/// The number of columns with the largest figures, and the largest text in it.
fn solve(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: (Pt, f32),
    columns: Option<u8>,
) -> Result<Rows, Misfit> {
    let mut last = Misfit::Tall(0, room.0);
    for (factor, worth) in d.starts() {
        match solve_from(d, panels, words, room, columns, factor) {
            Ok(rows) => return Ok(Rows { score: rows.score * worth, ..rows }),
            Err(misfit) => last = misfit,
        }
    }
    Err(last)
}

/// The same with text at least so many times its least size.
fn solve_from(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    (height, figure): (Pt, f32),
    columns: Option<u8>,
    factor: f32,
) -> Result<Rows, Misfit> {
    let count = panels.len();
    let wanted = columns.map(|columns| usize::from(columns).clamp(1, count.max(1)));
    let range: Range<usize> = match wanted {
        Some(columns) => columns..columns + 1,
        None => 1..count.min(MOST_COLUMNS) + 1,
    };
    let mut best: Option<Rows> = None;
    let mut misfit = Misfit::Tall(0, height);
    for columns in range {
        let least = d.floors.seen / (NUMERAL * TWO_DIGITS);
        let track = Track::new(&d.sheet, least, height, columns, count);
        for way in WAYS {
            match rows(d, panels, words, (track.clone(), way, figure), factor) {
                Ok(rows) if best.as_ref().is_none_or(|best| rows.score > best.score) => {
                    best = Some(rows);
                }
                Ok(_) => {}
                Err(other) if other.is_nearer(&misfit) => misfit = other,
                Err(_) => {}
            }
        }
    }
    let mut best = best.ok_or(misfit)?;
    let (mut low, mut high) = (factor, d.usual(CUE) * MOST_GROWTH);
    while high - low > 0.01 {
        let middle = f32::midpoint(low, high);
        match rows(d, panels, words, (best.track.clone(), best.way, figure), middle) {
            Ok(grown)
                if grown.doses == best.doses
                    && grown.names <= best.names
                    && grown.score >= best.score * KEPT =>
            {
                best = grown;
                low = middle;
            }
            _ => high = middle,
        }
    }
    let width = best.way.dose(&best.track);
    best.doses = best.doses.fuller(words, &best.sizes, width);
    Ok(best)
}

/// The exercises on a track, their text so many times its least size.
fn rows(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    (track, way, figure): (Track, Way, f32),
    factor: f32,
) -> Result<Rows, Misfit> {
    let sizes = Sizes::grown(&d.floors, factor);
    let doses = lines(words, &sizes, way.dose(&track), Wording::Short)?;
    let strips = doses.heights(words, &sizes, way.dose(&track), track.columns);
    let (mut heights, mut used) = (Vec::new(), vec![Pt::ZERO; track.rows]);
    for (index, words) in words.iter_mut().enumerate() {
        let text = way.words(&track);
        let (name, cue) = words.heights(&sizes, text, text).ok_or(Misfit::Wide(index))?;
        let words = name + cue + sizes.gap * 0.85;
        let row = index / track.columns;
        used[row] = used[row].max(words);
        heights.push(match way {
            Way::Across(..) => words.max(strips[row]),
            Way::Beside(_) | Way::Over(_) => words + sizes.gap + strips[row],
        });
    }
    let (index, most) = tallest(&heights);
    let over = most + track.above_line - track.height;
    if over > Pt::ZERO {
        return Err(Misfit::Tall(index, over));
    }
    let (_, width) = way.figures(&track);
    let height = |index: usize| match way {
        Way::Beside(_) | Way::Across(..) => track.height * 0.98,
        Way::Over(_) => track.height - used[index / track.columns] - sizes.gap,
    };
    let fit = |(index, panel): (usize, &Panel)| {
        let (wide, high) = natural(panel);
        (width.0 / wide).min(height(index).0 / high)
    };
    let fits: Vec<f32> = panels.iter().enumerate().map(fit).collect();
    let scales = fitted(panels, &fits);
    let size: f32 = panels.iter().zip(&scales).map(|(panel, scale)| seen(panel, *scale)).sum();
    let high = |(panel, scale): (&Panel, &f32)| Pt(natural(panel).1 * scale);
    let highs: Vec<Pt> = panels.iter().zip(&scales).map(high).collect();
    let highest = |row: &[Pt]| row.iter().copied().fold(Pt::ZERO, Pt::max);
    let tallest = highs.chunks(track.columns).map(highest).collect();
    let least = sizes.cue * figure / SEATED;
    let hidden = |(panel, scale): (&Panel, &f32)| seen(panel, *scale) < least.0;
    if let Some(index) = panels.iter().zip(&scales).position(hidden) {
        return Err(Misfit::Hidden(index));
    }
    let count = panels.len() as f32;
    let empty = (track.columns * track.rows) as f32 - count;
    let filled: f32 = panels
        .iter()
        .zip(&scales)
        .map(|(panel, scale)| natural(panel).0 * scale / width.0.max(1.0))
        .sum();
    let text = way.words(&track);
    let names: usize = words.iter_mut().map(|words| words.name_lines(&sizes, text)).sum();
    let cues: usize = words.iter_mut().map(|words| words.cue_lines(&sizes, text)).sum();
    let lines = names + cues;
    let score = size / count
        * (1.0 - 0.5 * empty / count)
        * (filled / count / WANTED_FILL).min(1.0).sqrt()
        * (FEW_LINES * count / lines.max(1) as f32).min(1.0).sqrt()
        * (1.0 - BROKEN_NAME * (names as f32 / count - 1.0).clamp(0.0, 1.0));
    let size = size / count;
    Ok(Rows { track, way, sizes, doses, names, size, used, strips, scales, tallest, score })
}

fn lay(d: &mut Draft<'_>, words: &mut [Words], rows: &Rows) -> Frame {
    let poster = d.poster;
    let track = &rows.track;
    let mut frame = track.frame(d);
    for (index, (panel, words)) in poster.panels.iter().zip(words).enumerate() {
        let (x, y) = track.node(index);
        let cell = cell(d, panel, words, rows, index);
        frame.place(x - track.disc / 2.0, y - track.height, cell);
        let ends_row = (index + 1) % track.columns == 0 && index + 1 < poster.panels.len();
        if ends_row {
            let (words, at) = track.time(d, panel, index / track.columns);
            frame.place(at.0, at.1, words);
        }
    }
    frame
}

/// One exercise: the frame starts at the edge of its disc and ends at its floor line.
fn cell(d: &mut Draft<'_>, panel: &Panel, words: &mut Words, rows: &Rows, index: usize) -> Frame {
    let (track, scale) = (&rows.track, rows.scales[index]);
    let (sizes, height, radius) = (&rows.sizes, track.height, track.disc / 2.0);
    let text = rows.way.words(track);
    let from = |share: f32| radius + track.pitch * share;
    let x = match rows.way {
        Way::Beside(start) | Way::Across(start, _) => from(start),
        Way::Over(_) => Pt::ZERO,
    };
    let mut frame = Frame::new(x + text, height);
    frame.pieces.push(Piece::Open(Role::Section, None));

    let title = format!("{}. {}", panel.number, panel.name.to_plain());
    frame.pieces.push(Piece::Bookmark(title.clone(), 2));
    frame.pieces.push(Piece::Open(Role::Heading(2, title), panel.name.language.clone()));
    let disc = disc(d, panel.number, track.disc);
    frame.place(Pt::ZERO, height - radius, disc);
    let style = d.style.name(sizes.name);
    let name = d.type_.frame(&panel.name, &style, text);
    let cue = panel.cue.as_ref().map(|cue| cue_frame(d, cue, words, sizes, text));
    let row = index / track.columns;
    let size = (rows.way.dose(track), rows.strips[row]);
    let dose = dose_strip(d, &panel.dose, sizes, rows.doses, size);
    // Doses stand clear of the next disc where the row has the height.
    let below = track.above_line + lift(rows, row);
    let dose_top = height - below - dose.height;
    // Words start at the top of the row, but no farther from their dose than the longest need.
    let used = rows.used[row];
    let under = match rows.way {
        Way::Beside(_) => dose_top - sizes.gap * 1.4,
        Way::Over(_) => dose_top.min(height - rows.tallest[row]),
        Way::Across(..) => height - below + sizes.gap,
    };
    let top = (under - sizes.gap - used).max(Pt::ZERO);
    let below_name = top + name.height + sizes.gap * 0.85;
    frame.place(x, top, name);
    frame.pieces.push(Piece::Close);

    let (width, tall) = natural(panel);
    let (width, tall) = (Pt(width * scale), Pt(tall * scale));
    let (start, room) = rows.way.figures(track);
    let picture = figure_picture(d, panel, width, tall);
    let stands = height - track.line / 2.0 - tall;
    frame.place(radius + start + (room - width) / 2.0, stands, picture);
    if let Some(cue) = cue {
        frame.place(x, below_name, cue);
    }
    frame.place(from(rows.way.dose_start()), dose_top, dose);
    frame.pieces.push(Piece::Close);
    frame
}

/// How much higher than usual the doses of a row stand, to be clear of its discs: as far as its
/// words leave white.
fn lift(rows: &Rows, row: usize) -> Pt {
    let (track, gap) = (&rows.track, rows.sizes.gap);
    let (used, strip) = (rows.used[row], rows.strips[row]);
    let needed = match rows.way {
        Way::Across(..) => used.max(strip),
        Way::Beside(_) | Way::Over(_) => used + gap + strip,
    };
    let spare = track.height - track.above_line - needed;
    let wanted = track.disc * (RING / 2.0) + gap * 0.4 - track.above_line;
    wanted.min(spare).max(Pt::ZERO)
}

/// A number on a disc with a white ring.
fn disc(d: &mut Draft<'_>, number: u16, diameter: Pt) -> Frame {
    let radius = diameter / 2.0;
    let palette = &d.poster.palette;
    let (solid, white) = (palette.solid, Color::WHITE);
    let mut frame = Frame::new(diameter, diameter);
    frame.decorate(circle((radius, radius), radius * RING, Some(white), None));
    let edge = (!palette.solids).then_some((palette.line, pt(1.4)));
    frame.decorate(circle((radius, radius), radius, Some(solid), edge));
    let mut size = diameter * NUMERAL;
    if d.poster.panels.len() > 9 {
        size = size * TWO_DIGITS;
    }
    let style = Style { color: d.poster.palette.on_solid, ..d.style.number(size) };
    let words = d.words(&number.to_string(), None, &style);
    let (x, y) = ((diameter - words.width) / 2.0, (diameter - words.height) / 2.0);
    frame.place(x, y, words);
    frame
}
