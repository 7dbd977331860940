//! The design of panels: an even grid.

use super::draft::Draft;
use super::foot::{Contact, Foot, foot as foot_of};
use super::grid::{Grid, Misfit, Room, choose, finish, solve};
use super::head::{Head, head, title};
use super::measure::{Sizes, Words};
use super::panel::panel;
use super::routine::head_worth;
use super::sheet::{Floors, Sheet};
use super::stage::SEATED;
use crate::layout::frame::Frame;
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Text};
use crate::units::Pt;

/// Title and foot give way in these steps, in shares of their usual size, before panels do; last of
/// all the white between the parts, and the title down to its floor.
const STEPS: [(f32, bool); 6] =
    [(1.0, false), (0.85, false), (0.7, false), (0.7, true), (0.5, true), (0.35, true)];

/// Head and foot give way to larger figures down to this share, and below it only to room.
pub(super) const LEAST_SHARE: f32 = 0.7;

/// The least size of a seated person, in sizes of cues, at which head and foot keep that share.
const TIMID: f32 = 9.0;

/// The whole sheet, in its own coordinates.
pub(super) fn sheet(d: &mut Draft<'_>, columns: Option<u8>) -> Frame {
    let poster = d.poster;
    let facts: Vec<_> = std::iter::once(&poster.minutes).chain(&poster.often).cloned().collect();
    let margin = d.sheet.margin;
    let mut words: Vec<Words> = poster.panels.iter().map(|panel| Words::new(d, panel)).collect();
    let mut attempt = |d: &mut Draft<'_>, (share, crowded): (f32, bool)| {
        if crowded {
            d.crowd();
        }
        let foot = foot_of(d, Contact::Here, share);
        let biggest = (title(d) * share).max(d.floors.title);
        let head = head(d, &facts, biggest);
        let foot_top = d.sheet.height - margin - foot.height();
        let height = foot_top - d.sheet.white(5.0) - head.bottom;
        let room = Room { width: d.sheet.inner(), height };
        let grid = choose(d, &poster.panels, &mut words, room, columns);
        Tried { head, foot, share, room, grid, sheet: d.sheet.clone(), floors: d.floors }
    };
    let mut best = attempt(d, STEPS[0]);
    let mut value = worth(&best.grid, STEPS[0]);
    for step in &STEPS[1..] {
        if step.0 < LEAST_SHARE
            && best.grid.as_ref().is_ok_and(|grid| !is_timid(grid.size, &grid.sizes))
        {
            break;
        }
        let other = attempt(d, *step);
        let gained = worth(&other.grid, *step);
        if gained > value || best.grid.is_err() {
            (best, value) = (other, gained);
        }
    }
    (d.sheet, d.floors) = (best.sheet, best.floors);
    let Tried { head, foot, share, room, grid, .. } = best;
    let mut foot = foot.printed(d);
    let grid = grid.map(|grid| finish(d, &poster.panels, &mut words, room, grid));
    let mut foot_top = d.sheet.height - margin - foot.height;
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    frame.place(margin, Pt::ZERO, head.frame);
    let lone = foot_of(d, Contact::Elsewhere, share).printed(d);
    let panels =
        match grid.as_ref().map(|grid| with_contact(d, &mut words, grid, room, &lone, &foot)) {
            Ok(Some((panels, top))) => {
                foot_top = top + head.bottom + d.sheet.white(5.0);
                foot = lone;
                Some(panels)
            }
            _ => drawn(d, &poster.panels, &mut words, room, grid),
        };
    if let Some(panels) = panels {
        frame.place(margin, head.bottom, panels);
    }
    frame.place(margin, foot_top, foot);
    frame
}

/// A sheet with a head and a foot of one size.
struct Tried {
    head: Head,
    foot: Foot,
    share: f32,
    room: Room,
    grid: Result<Grid, Misfit>,
    sheet: Sheet,
    floors: Floors,
}

/// Whether figures are small next to the words about them.
pub(super) fn is_timid(size: f32, sizes: &Sizes) -> bool {
    size * SEATED < sizes.cue.0 * TIMID
}

/// How good a grid is under a head of that step: figures may grow at the cost of the head, within
/// measure.
fn worth(grid: &Result<Grid, Misfit>, (share, crowded): (f32, bool)) -> f32 {
    let of = |grid: &Grid| grid.score * head_worth(grid.scales.len(), share, crowded);
    grid.as_ref().map_or(0.0, of)
}

/// The panels with the clinic in a place that no exercise takes, and their height: the foot is
/// then lower, and has the safety lines alone. `None` where every place is taken.
fn with_contact(
    d: &mut Draft<'_>,
    words: &mut [Words],
    grid: &Grid,
    room: Room,
    lone: &Frame,
    full: &Frame,
) -> Option<(Frame, Pt)> {
    let panels = &d.poster.panels;
    if grid.columns * grid.rows.len() == panels.len() {
        return None;
    }
    let gained = (full.height - lone.height).max(Pt::ZERO);
    let room = Room { height: room.height + gained, ..room };
    let columns = u8::try_from(grid.columns).ok();
    let grid = solve(d, panels, words, room, columns).ok()?;
    let contact = super::reach::cell(d, &grid)?;
    let mut frame = lay(d, panels, words, &grid, room.width);
    let column = panels.len() % grid.columns;
    let row = grid.rows.last()?;
    let x = (grid.cell + d.sheet.gutter) * column as f32;
    let y = frame.height - row.stage - row.words;
    frame.place(x, y, contact);
    Some((frame, room.height))
}

/// The panels in the grid that was found; says what to cut when there is none.
pub(super) fn drawn(
    d: &mut Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    room: Room,
    grid: Result<Grid, Misfit>,
) -> Option<Frame> {
    match grid {
        Ok(grid) => Some(lay(d, panels, words, &grid, room.width)),
        Err(misfit) => {
            object(d, panels, &misfit, HALF);
            None
        }
    }
}

/// The panels of a grid.
pub(super) fn lay(
    d: &mut Draft<'_>,
    panels: &[Panel],
    words: &mut [Words],
    grid: &Grid,
    width: Pt,
) -> Frame {
    let mut frame = Frame::new(width, Pt::ZERO);
    let mut y = Pt::ZERO;
    let rows = panels.chunks(grid.columns).zip(words.chunks_mut(grid.columns));
    for (row, (panels, words)) in rows.enumerate() {
        let mut x = Pt::ZERO;
        for (column, (one, words)) in panels.iter().zip(words).enumerate() {
            let cell = panel(d, one, words, grid, row * grid.columns + column);
            frame.place(x, y, cell);
            x += grid.cell + d.sheet.gutter;
        }
        frame.height = y + grid.rows[row].stage + grid.rows[row].words;
        y = frame.height + grid.gap_between_rows;
    }
    frame
}

/// What words that are too high take from a panel.
pub(super) const HALF: &str = "its figure to keep half of the panel";

/// Says which panel stands in the way, for what its words are too high and by how much.
pub(super) fn object(d: &mut Draft<'_>, panels: &[Panel], misfit: &Misfit, place: &str) {
    let (index, what) = match misfit {
        Misfit::Wide(index) => {
            if let Some(panel) = panels.get(*index) {
                let widest = widest_text(d, panel);
                too_wide(d, panel, &widest, panels.len());
            }
            return;
        }
        Misfit::Hidden(index) => {
            (*index, "leaves its figure too small to be seen from there".to_owned())
        }
        Misfit::Tall(index, over) => {
            let over = over.to_mm().0.ceil().max(1.0);
            (*index, format!("is {over:.0} mm too high for {place}"))
        }
    };
    let Some(panel) = panels.get(index) else { return };
    too_full(d, panel, panels.len(), &what, "shorten its cue".to_owned());
}

/// The text of a panel with the widest word: its name, its cue or a part of its dose.
fn widest_text(d: &mut Draft<'_>, panel: &Panel) -> Text {
    let (name, cue) = (d.style.name(d.floors.name), d.style.cue(d.floors.cue));
    let dose = panel.dose.iter().map(|part| (Text::plain(part.short.clone()), cue.clone()));
    let said = panel.cue.iter().map(|text| (text.clone(), cue.clone()));
    let texts: Vec<(Text, Style)> =
        std::iter::once((panel.name.clone(), name)).chain(said).chain(dose).collect();
    let mut widest = (Pt::ZERO, panel.name.clone());
    for (text, style) in texts {
        let (width, _) = d.widest_word(&text, &style);
        if width > widest.0 {
            widest = (width, text);
        }
    }
    widest.1
}

/// Says which word of a panel is wider than its column.
pub(super) fn too_wide(d: &mut Draft<'_>, panel: &Panel, text: &Text, count: usize) {
    let style = d.style.name(d.floors.name);
    let (_, word) = d.widest_word(text, &style);
    let what = format!("has a word wider than its column, “{word}”");
    let help = format!("write a shorter word than “{word}”, or show fewer exercises");
    too_full(d, panel, count, &what, help);
}

/// Says that the text of a panel is in the way.
pub(super) fn too_full(d: &mut Draft<'_>, panel: &Panel, count: usize, what: &str, help: String) {
    let exercises = if count == 1 { "one exercise does" } else { "exercises do" };
    let number = if count == 1 { String::new() } else { format!("{count} ") };
    let message = format!(
        "{number}{exercises} not fit this sheet: at the least size that can be read from {} m, the \
         text of `{}` {what}",
        d.poster.distance, panel.id,
    );
    d.object("poster-too-full", message, panel.at.clone(), help);
}
