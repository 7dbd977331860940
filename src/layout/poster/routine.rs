//! The routine: exercises along one line, from the first to the last, with the time it takes.
//!
//! Each row stands on a floor line, which is also the line of time: it runs on to the end of the
//! row, turns, and comes back to the start of the next. Every row is read the same way.

use super::draft::Draft;
use super::foot::{Parts, foot};
use super::grid::{Doses, Misfit, lines, tallest};
use super::head::routine_head;
use super::measure::{Sizes, Words, dose_parts};
use super::panel::{cue_frame, dose_strip};
use super::panels::object;
use super::stage::{figure_picture, fitted, natural, seen};
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
/// Where words start in a cell, and how wide they are: shares of its width.
const TEXT_START: f32 = 0.46;
const TEXT_WIDTH: f32 = 0.50;
/// How much larger than usual for its sheet text may grow.
const MOST_GROWTH: f32 = 1.35;
/// Head and foot give way in these steps, in shares of their usual size, before rows do.
const SHARES: [f32; 3] = [1.0, 0.85, 0.7];
/// Numbers in their discs, as a share of the diameter.
const NUMERAL: f32 = 0.58;

/// The whole sheet, in its own coordinates.
pub(super) fn sheet(d: &mut Draft<'_>, columns: Option<u8>) -> Frame {
    let poster = d.poster;
    let margin = d.sheet.margin;
    let mut words: Vec<Words> = poster.panels.iter().map(|panel| Words::new(d, panel)).collect();
    let mut attempt = |d: &mut Draft<'_>, share: f32| {
        let head = routine_head(d, share);
        let foot = foot(d, Parts { contact: true }, share);
        let foot_top = d.sheet.height - margin - foot.height;
        // The last row's discs reach below its line.
        let height = foot_top - head.bottom - d.sheet.mm(4.0);
        let rows = solve(d, &poster.panels, &mut words, height, columns);
        (head, foot, foot_top, height, rows)
    };
    let mut tried = attempt(d, SHARES[0]);
    for share in &SHARES[1..] {
        if tried.4.is_ok() {
            break;
        }
        tried = attempt(d, *share);
    }
    let (head, foot, foot_top, height, rows) = tried;
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    frame.place(margin, Pt::ZERO, head.frame);
    match rows {
        Ok(rows) => {
            let path = lay(d, &mut words, &rows);
            frame.place(margin, head.bottom, path);
        }
        Err(misfit) => {
            let panels = &poster.panels;
            let fewer = (1..panels.len())
                .rev()
                .find(|n| solve(d, &panels[..*n], &mut words[..*n], height, columns).is_ok());
            object(d, panels, &misfit, "its row", fewer);
        }
    }
    frame.place(margin, foot_top, foot);
    frame
}

/// How the exercises stand along the line.
struct Rows {
    track: Track,
    sizes: Sizes,
    doses: Doses,
    /// Height of name and cue, for each row that of its tallest.
    used: Vec<Pt>,
    /// Height of doses, row by row.
    strips: Vec<Pt>,
    scales: Vec<f32>,
    score: f32,
}

/// The number of columns with the largest figures, and the largest text in it.
fn solve(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    height: Pt,
    columns: Option<u8>,
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
        let track = Track::new(&d.sheet, height, columns, count);
        match rows(d, panels, words, track, 1.0) {
            Ok(rows) if best.as_ref().is_none_or(|best| rows.score > best.score) => {
                best = Some(rows);
            }
            Ok(_) => {}
            Err(other) if other.is_nearer(&misfit) => misfit = other,
            Err(_) => {}
        }
    }
    let mut best = best.ok_or(misfit)?;
    let usual = (20.5 * d.sheet.scale / d.floors.cue.0).max(1.0);
    let (mut low, mut high) = (1.0, usual * MOST_GROWTH);
    while high - low > 0.01 {
        let middle = f32::midpoint(low, high);
        match rows(d, panels, words, best.track.clone(), middle) {
            Ok(grown) if grown.doses == best.doses => {
                best = grown;
                low = middle;
            }
            _ => high = middle,
        }
    }
    let text = best.track.pitch * TEXT_WIDTH;
    best.doses = best.doses.fuller(words, &best.sizes, text);
    Ok(best)
}

/// The exercises on a track, their text so many times its least size.
fn rows(
    d: &Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    track: Track,
    factor: f32,
) -> Result<Rows, Misfit> {
    let sizes = Sizes::grown(&d.floors, factor);
    let text = track.pitch * TEXT_WIDTH;
    let doses = lines(words, &sizes, text, Wording::Short)?;
    let parts = dose_parts(words, track.columns);
    let strips: Vec<Pt> = parts.iter().map(|n| doses.form.height(&sizes, *n)).collect();
    let (mut heights, mut used) = (Vec::new(), vec![Pt::ZERO; track.rows]);
    for (index, words) in words.iter_mut().enumerate() {
        let (name, cue) = words.heights(&sizes, text).ok_or(Misfit::Wide(index))?;
        let words = name + cue + sizes.gap * 0.85;
        let row = index / track.columns;
        used[row] = used[row].max(words);
        heights.push(words + sizes.gap + strips[row]);
    }
    let (index, most) = tallest(&heights);
    let over = most + track.above_line - track.height;
    if over > Pt::ZERO {
        return Err(Misfit::Tall(index, over));
    }
    let zone = figure_zone(&track);
    let fits: Vec<f32> = panels
        .iter()
        .map(|panel| {
            let (width, height) = natural(panel);
            (zone.1.0 / width).min(track.height.0 * 0.98 / height)
        })
        .collect();
    let scales = fitted(panels, &fits);
    let size: f32 = panels.iter().zip(&scales).map(|(panel, scale)| seen(panel, *scale)).sum();
    let count = panels.len() as f32;
    let empty = (track.columns * track.rows) as f32 - count;
    let score = size / count * (1.0 - 0.5 * empty / count);
    Ok(Rows { track, sizes, doses, used, strips, scales, score })
}

/// Where figures stand in a cell: start, counted from its disc's middle, and width.
fn figure_zone(track: &Track) -> (Pt, Pt) {
    let start = track.disc * 0.62;
    (start, track.pitch * TEXT_START - start - track.disc * 0.12)
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
    let text = track.pitch * TEXT_WIDTH;
    let x = radius + track.pitch * TEXT_START;
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
    let dose = dose_strip(d, &panel.dose, sizes, rows.doses, (text, rows.strips[row]));
    let dose_top = height - track.above_line - dose.height;
    // Words start at the top of the row, but no farther from their dose than the longest need.
    let used = rows.used[row];
    let top = (dose_top - sizes.gap * 2.4 - used).max(Pt::ZERO);
    let below_name = top + name.height + sizes.gap * 0.85;
    frame.place(x, top, name);
    frame.pieces.push(Piece::Close);

    let (width, tall) = natural(panel);
    let (width, tall) = (Pt(width * scale), Pt(tall * scale));
    let (start, room) = figure_zone(track);
    let picture = figure_picture(d, panel, width, tall);
    let stands = height - track.line / 2.0 - tall;
    frame.place(radius + start + (room - width) / 2.0, stands, picture);
    if let Some(cue) = cue {
        frame.place(x, below_name, cue);
    }
    frame.place(x, dose_top, dose);
    frame.pieces.push(Piece::Close);
    frame
}

/// A number on a disc with a white ring.
fn disc(d: &mut Draft<'_>, number: u16, diameter: Pt) -> Frame {
    let radius = diameter / 2.0;
    let palette = &d.poster.palette;
    let (solid, white) = (palette.solid, Color::WHITE);
    let mut frame = Frame::new(diameter, diameter);
    frame.decorate(circle((radius, radius), radius * 1.16, Some(white), None));
    let edge = (!palette.solids).then_some((palette.line, pt(1.4)));
    frame.decorate(circle((radius, radius), radius, Some(solid), edge));
    let mut size = diameter * NUMERAL;
    if d.poster.panels.len() > 9 {
        size = size * 0.86;
    }
    let style = Style { color: d.poster.palette.on_solid, ..d.style.number(size) };
    let words = d.words(&number.to_string(), None, &style);
    let (x, y) = ((diameter - words.width) / 2.0, (diameter - words.height) / 2.0);
    frame.place(x, y, words);
    frame
}
