//! How to reach the clinic, in a place of the grid that no exercise takes.

use super::draft::Draft;
use super::foot::code_frame;
use super::grid::{Grid, Mode};
use crate::layout::frame::{Frame, Piece, outline};
use crate::layout::page::Role;
use crate::layout::text::{Align, Style};
use crate::units::{Pt, pt};

/// The code's side, as a share of the shorter side of its place.
const CODE: f32 = 0.7;

/// The code where a figure would stand, whom to call where words would; `None` where they do not
/// fit, or where there is no code.
pub(super) fn cell(d: &mut Draft<'_>, grid: &Grid) -> Option<Frame> {
    let row = grid.rows.last()?;
    let stage = grid.stages.last()?;
    let side = stage.width.min(stage.height) * CODE;
    let (code, quiet) = code_frame(d, side)?;
    let beside = grid.mode == Mode::Side;
    let (x, mut y) = match grid.mode {
        Mode::Stack | Mode::Across | Mode::Below => (Pt::ZERO, stage.height + grid.sizes.gap),
        Mode::Side => (grid.cell - grid.text, grid.sizes.gap * 0.1),
    };
    let bottom = if beside { stage.height } else { stage.height + row.words };
    let contact = &d.poster.contact;
    let mut frame = Frame::new(grid.cell, bottom);
    frame.pieces.push(Piece::Open(Role::Section, None));
    frame.decorate(outline(stage.width, stage.height, stage.radius(), d.rule(), pt(0.8)));
    let at = ((stage.width - side) / 2.0, (stage.height - side) / 2.0);
    if at.0.min(at.1) < quiet {
        return None;
    }
    frame.place(at.0, at.1, code);
    if let Some(call) = &contact.call {
        let style = d.style.name(grid.sizes.cue);
        // Lines made equally long may break a word.
        let style = Style { heading: false, balance: false, ..style };
        // A word wider than its place has none.
        d.type_.shaped(call, &style)?.lines(style.size, grid.text)?;
        let words = d.paragraph(call, &style, grid.text);
        let height = words.height;
        frame.place(x, y, words);
        y += height + grid.sizes.gap * 0.85;
    }
    if let Some(phone) = &contact.phone {
        let style = d.style.unit(grid.sizes.cue);
        let words = d.contact(phone, &style, None);
        if words.width > grid.text {
            return None;
        }
        let height = words.height;
        frame.place(x, y, words);
        y += height + grid.sizes.gap * 0.85;
    }
    if let Some(web) = &contact.web {
        let style = d.style.small(d.size(11.0, d.floors.small));
        // A word wider than its place has none.
        d.type_.shaped(&web.text, &style)?.lines(style.size, grid.text)?;
        let words = d.contact(web, &style, Some((grid.text, Align::Start)));
        let height = words.height;
        frame.place(x, y, words);
        y += height;
    }
    frame.pieces.push(Piece::Close);
    (y <= bottom + pt(0.5)).then_some(frame)
}
