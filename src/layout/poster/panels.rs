//! The design of panels: an even grid.

use super::draft::Draft;
use super::foot::{Parts, foot as foot_frame};
use super::grid::{Grid, Misfit, Room, solve};
use super::head::{head, title};
use super::measure::Words;
use super::panel::panel;
use crate::layout::frame::Frame;
use crate::resolve::document::Panel;
use crate::units::Pt;

/// Title and foot give way in these steps, in shares of their usual size, before panels do; last of
/// all the white between the parts, and the title down to its floor.
const STEPS: [(f32, bool); 7] = [
    (1.0, false),
    (0.9, false),
    (0.8, false),
    (0.7, false),
    (0.7, true),
    (0.5, true),
    (0.35, true),
];

/// The whole sheet, in its own coordinates.
pub(super) fn sheet(d: &mut Draft<'_>, columns: Option<u8>) -> Frame {
    let poster = d.poster;
    let facts: Vec<_> =
        std::iter::once(&poster.minutes).chain(poster.often.first()).cloned().collect();
    let margin = d.sheet.margin;
    let mut words: Vec<Words> = poster.panels.iter().map(|panel| Words::new(d, panel)).collect();
    let mut solved = None;
    for (share, crowded) in STEPS {
        if crowded {
            d.crowd();
        }
        let gap = d.sheet.white(5.0);
        let foot = foot_frame(d, Parts { contact: true }, share);
        let foot_top = d.sheet.height - margin - foot.height;
        let biggest = (title(d) * share).max(d.floors.title);
        let head = head(d, &facts, biggest);
        let room = Room { width: d.sheet.inner(), height: foot_top - gap - head.bottom };
        let grid = solve(d, &poster.panels, &mut words, room, columns);
        let done = grid.is_ok();
        solved = Some((head, (foot, foot_top, share), room, grid));
        if done {
            break;
        }
    }
    let gap = d.sheet.white(5.0);
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    if let Some((head, (mut foot, mut foot_top, share), room, grid)) = solved {
        frame.place(margin, Pt::ZERO, head.frame);
        let lone = foot_frame(d, Parts { contact: false }, share);
        let panels =
            match grid.as_ref().map(|grid| with_contact(d, &mut words, grid, room, &lone, &foot)) {
                Ok(Some((panels, top))) => {
                    foot_top = top + head.bottom + gap;
                    foot = lone;
                    Some(panels)
                }
                _ => drawn(d, &poster.panels, &mut words, room, grid),
            };
        if let Some(panels) = panels {
            frame.place(margin, head.bottom, panels);
        }
        frame.place(margin, foot_top, foot);
    }
    frame
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
        Misfit::Wide(index) => (*index, "is wider than its column".to_owned()),
        Misfit::Hidden(index) => {
            (*index, "leaves its figure too small to be seen from there".to_owned())
        }
        Misfit::Tall(index, over) => {
            let over = over.to_mm().0.ceil().max(1.0);
            (*index, format!("is {over:.0} mm too high for {place}"))
        }
    };
    let Some(panel) = panels.get(index) else { return };
    let help = match misfit {
        Misfit::Wide(_) => "shorten the longest word of its name, cue or dose",
        Misfit::Tall(..) | Misfit::Hidden(_) => "shorten its cue",
    };
    too_full(d, panel, panels.len(), &what, help.to_owned());
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
