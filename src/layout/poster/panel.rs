//! One exercise: its figure on a stage, its number, name, cue and dose.

use super::doses::dose_strip;
use super::draft::Draft;
use super::grid::{Grid, Mode};
use super::measure::{Sizes, Words, sentences};
use super::stage::{Stage, backdrop, figure, tab};
use crate::layout::frame::{Frame, Piece};
use crate::layout::look::CAP;
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Text};
use crate::units::{Pt, pt};

/// Size of a number in its square, as a share of the side.
const NUMERAL: f32 = 0.62;
/// The least size of a number in its square, of two digits: as a share of the side.
pub(super) const LEAST_NUMERAL: f32 = 0.58;
/// The widest a number may be in its square.
const NUMERAL_WIDTH: f32 = 0.78;

/// The panel of an exercise in its grid; `index` counts from 0.
pub(super) fn panel(
    d: &mut Draft<'_>,
    panel: &Panel,
    words: &mut Words,
    grid: &Grid,
    index: usize,
) -> Frame {
    let stage = grid.stages[index];
    let row = grid.rows[index / grid.columns];
    let sizes = &grid.sizes;
    let gap = sizes.gap;
    let mut frame = Frame::new(grid.cell, stage.height + row.words);
    frame.pieces.push(Piece::Open(Role::Section, None));
    let (x, y) = match grid.mode {
        Mode::Stack | Mode::Across | Mode::Below => (Pt::ZERO, stage.height + gap),
        Mode::Side => (grid.cell - grid.text, gap * 0.1),
    };
    frame.place(Pt::ZERO, Pt::ZERO, backdrop(d, panel, &stage));
    let heading = heading(d, panel, sizes, &stage, grid.title, (x, y));
    let name_height = heading.height;
    frame.place(Pt::ZERO, Pt::ZERO, heading);
    let figure = figure(d, panel, &stage, grid.scales[index]);
    frame.place(Pt::ZERO, Pt::ZERO, figure);
    if let Some(cue) = &panel.cue {
        let cue = cue_frame(d, cue, words, sizes, grid.text);
        frame.place(x, name_height + gap * 0.85, cue);
    }
    let dose = dose_strip(d, &panel.dose, sizes, grid.doses, (grid.dose, row.dose));
    let (start, y) = match grid.mode {
        Mode::Stack | Mode::Side => (x, frame.height - dose.height),
        Mode::Across => (grid.cell - grid.dose, y),
        Mode::Below => (grid.cell - grid.dose, name_height + gap * 0.85),
    };
    frame.place(start, y, dose);
    frame.pieces.push(Piece::Close);
    frame
}

/// The number in its square and the name: one heading. The frame ends at the name's baseline.
fn heading(
    d: &mut Draft<'_>,
    panel: &Panel,
    sizes: &Sizes,
    stage: &Stage,
    width: Pt,
    (x, y): (Pt, Pt),
) -> Frame {
    let numeral = numeral_size(d, stage);
    let style = d.style.name(sizes.name);
    let name = d.type_.frame(&panel.name, &style, width);
    let words = format!("{}. {}", panel.number, panel.name.to_plain());
    let mut frame = Frame::new(x + width, y + name.height);
    frame.pieces.push(Piece::Bookmark(words.clone(), 2));
    frame.pieces.push(Piece::Open(Role::Heading(2, words), panel.name.language.clone()));
    frame.place(Pt::ZERO, Pt::ZERO, number(d, panel.number, stage, numeral));
    frame.place(x, y, name);
    frame.pieces.push(Piece::Close);
    frame
}

/// Size at which the widest number of the poster has room in its square.
pub(super) fn numeral_size(d: &mut Draft<'_>, stage: &Stage) -> Pt {
    let size = stage.tab * NUMERAL;
    let style = d.style.number(size);
    let widest = d.words(&d.poster.panels.len().to_string(), None, &style).width;
    size * ((stage.tab * NUMERAL_WIDTH) / widest.max(pt(0.1))).min(1.0)
}

/// A number in the square at the corner of a stage.
pub(super) fn number(d: &mut Draft<'_>, number: u16, stage: &Stage, size: Pt) -> Frame {
    let side = stage.tab;
    let mut frame = Frame::new(side, side);
    frame.decorate(tab(d, stage));
    let style = Style { color: d.poster.palette.on_solid, ..d.style.number(size) };
    let words = d.words(&number.to_string(), None, &style);
    let (x, y) = ((side - words.width) / 2.0, (side - words.height) / 2.0);
    frame.place(x, y, words);
    frame
}

/// The cue: a sentence a line where they fit, else lines of about equal length.
pub(super) fn cue_frame(
    d: &mut Draft<'_>,
    cue: &Text,
    words: &mut Words,
    sizes: &Sizes,
    width: Pt,
) -> Frame {
    let style = d.style.cue(sizes.cue);
    if !words.sentence_a_line(sizes.cue, width) {
        return d.paragraph(cue, &style, width);
    }
    let mut frame = Frame::new(width, Pt::ZERO);
    let between = style.leading - style.size * CAP;
    for (index, sentence) in sentences(cue).iter().enumerate() {
        let line = d.type_.frame(sentence, &style, width);
        frame.stack(if index == 0 { Pt::ZERO } else { between }, line);
    }
    frame.role_in(Role::Paragraph, cue.language.clone())
}
