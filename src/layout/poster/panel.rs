//! One exercise: its figure on a stage, its number, name, cue and dose.

use super::doses::Doses;
use super::draft::Draft;
use super::grid::{Grid, Mode};
use super::measure::{Form, Sizes, Words, sentences};
use super::stage::{Stage, backdrop, figure, tab};
use crate::layout::frame::{Frame, Piece, line, outline, panel as filled};
use crate::layout::look::CAP;
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Quantity, Text};
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
        Mode::Stack => (Pt::ZERO, stage.height + gap),
        Mode::Side => (grid.cell - grid.text, gap * 0.1),
    };
    frame.place(Pt::ZERO, Pt::ZERO, backdrop(d, panel, &stage));
    let heading = heading(d, panel, sizes, &stage, grid.text, (x, y));
    let name_height = heading.height;
    frame.place(Pt::ZERO, Pt::ZERO, heading);
    let figure = figure(d, panel, &stage, grid.scales[index]);
    frame.place(Pt::ZERO, Pt::ZERO, figure);
    if let Some(cue) = &panel.cue {
        let cue = cue_frame(d, cue, words, sizes, grid.text);
        frame.place(x, name_height + gap * 0.85, cue);
    }
    let dose = dose_strip(d, &panel.dose, sizes, grid.doses, (grid.text, row.dose));
    let y = frame.height - dose.height;
    frame.place(x, y, dose);
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

/// A dose in a strip of this width and height: numbers heavy, in one row or one under the other.
pub(super) fn dose_strip(
    d: &mut Draft<'_>,
    dose: &[Quantity],
    sizes: &Sizes,
    doses: Doses,
    (width, height): (Pt, Pt),
) -> Frame {
    let Doses { form, wording, column } = doses;
    if dose.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let mut frame = Frame::new(width, height);
    let radius = sizes.cue * 0.55;
    let palette = &d.poster.palette;
    frame.decorate(if d.outlined() {
        outline(width, height, radius, palette.line, pt(1.0))
    } else {
        filled(width, height, radius, palette.stage)
    });
    let mut x = sizes.pad();
    let step = sizes.dose_line();
    let used = step * dose.len() as f32;
    let first = (height - used) / 2.0 + step / 2.0;
    let mut numbers: Vec<Frame> = Vec::new();
    for quantity in dose {
        let style = d.style.number(sizes.number);
        numbers.push(d.words(&quantity.number, quantity.at.as_ref(), &style));
    }
    let widest = numbers.iter().map(|number| number.width).fold(Pt::ZERO, Pt::max);
    for (index, (quantity, figure)) in dose.iter().zip(numbers).enumerate() {
        let words = quantity.said(wording);
        let words = d.words(words, quantity.at.as_ref(), &d.style.unit(sizes.cue));
        let lone = quantity.number.is_empty();
        // Number and words share a baseline, in the middle of their line.
        let baseline = match form {
            Form::Row => height / 2.0,
            Form::Lines => first + step * index as f32,
        } + sizes.number * (CAP / 2.0);
        let mut part = Frame::new(width, Pt::ZERO);
        part.pieces.push(Piece::Open(Role::Paragraph, None));
        match form {
            Form::Row => {
                if index > 0 {
                    let at = x + sizes.cue * 0.55;
                    let (top, bottom) = (height * 0.24, height * 0.76);
                    frame.decorate(line((at, top), (at, bottom), d.rule(), pt(0.75)));
                    x += sizes.cue * 1.1;
                }
                let (wide, up) = (figure.width, figure.height);
                part.place(x, baseline - up, figure);
                x += if lone { Pt::ZERO } else { wide + sizes.space() };
                let (wide, up) = (words.width, words.height);
                part.place(x, baseline - up, words);
                x += wide;
            }
            Form::Lines => {
                let (wide, up) = (figure.width, figure.height);
                let column = if column { widest } else { wide };
                part.place(x + column - wide, baseline - up, figure);
                // Words without a number start where numbers do.
                let start = if lone { x } else { x + column + sizes.space() };
                let up = words.height;
                part.place(start, baseline - up, words);
            }
        }
        part.pieces.push(Piece::Close);
        frame.place(Pt::ZERO, Pt::ZERO, part);
    }
    frame
}
