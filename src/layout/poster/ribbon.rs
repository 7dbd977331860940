//! The strip under a screen: title at its start, exercises side by side, safety lines below.

use super::clinic::clinic_within;
use super::draft::Draft;
use super::foot::{CROWDED_LEADING, sign_frame, sign_height, sign_side};
use super::panel::{number, numeral_size};
use super::panels::{too_full, too_wide};
use super::stage::{Stage, backdrop, figure, scales};
use crate::layout::frame::{Frame, Piece, line};
use crate::layout::look::CAP;
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Quantity, Text, Wording};
use crate::units::{Pt, mm, pt};

/// Widths to try for the rail with the title, each with the figure's share of a cell: words get the
/// width they need from both, but never more than half of a cell.
const SHAPES: [(Pt, f32); 5] =
    [(mm(62.0), 0.54), (mm(62.0), 0.5), (mm(54.0), 0.54), (mm(54.0), 0.5), (mm(48.0), 0.5)];
/// The largest title, in points, and the steps in which it gives way to what stands under it.
const TITLE: f32 = 46.0;
const STEP: f32 = 2.0;
/// The least white over and under the line that says how much it is.
const APART: (Pt, Pt) = (mm(2.0), mm(1.5));
/// Between the parts of a cell, and between cells.
const GAP: Pt = mm(3.0);
const BETWEEN: Pt = mm(5.0);

/// How a strip shares its width, and in how many words it says doses.
#[derive(Clone, Copy)]
struct Shape {
    rail: Pt,
    figure: f32,
    wording: Wording,
}

/// The whole strip, in its own coordinates: in the first shape that holds all its words.
pub(super) fn strip(d: &mut Draft<'_>) -> Frame {
    let before = d.type_.diagnostics.len();
    let mut last = Frame::default();
    for crowded in [false, true] {
        if crowded {
            d.crowd();
        }
        for (rail, figure) in SHAPES {
            for wording in [Wording::Full, Wording::Held, Wording::Short] {
                d.type_.diagnostics.truncate(before);
                last = strip_of(d, Shape { rail, figure, wording });
                if d.type_.diagnostics.len() == before {
                    return last;
                }
            }
        }
    }
    last
}

fn strip_of(d: &mut Draft<'_>, shape: Shape) -> Frame {
    let poster = d.poster;
    let (margin, inner) = (d.sheet.margin, d.sheet.inner());
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    let rule = mm(1.4);
    let color = if poster.palette.solids { poster.palette.solid } else { d.style.ink };
    let y = margin + rule / 2.0;
    frame.decorate(line((margin, y), (margin + inner, y), color, rule));
    let top = margin + rule + mm(2.6);
    let clinic = clinic_within(d, mm(8.0), d.floors.safety, None, shape.rail);
    let rail_width = shape.rail.max(clinic.width);
    let start = rail_width + BETWEEN;
    let foot = safety(d, inner - start);
    let foot_top = d.sheet.height - margin - foot.height;
    let rail = rail(d, clinic, (rail_width, d.sheet.height - margin - top));
    frame.place(margin, top, rail);
    let room = (inner - start, foot_top - mm(3.0) - top);
    let cells = cells(d, &poster.panels, shape, room);
    frame.place(margin + start, top, cells);
    frame.place(margin + start, foot_top, foot);
    frame
}

/// Title, what there is of it, and the clinic.
fn rail(d: &mut Draft<'_>, clinic: Frame, (width, height): (Pt, Pt)) -> Frame {
    let poster = d.poster;
    let mut frame = Frame::new(width, height);
    let count = d.how_much();
    let size = d.floors.cue.min(pt(15.0) * d.floors.far);
    // How often it is done takes more lines.
    let size = if poster.often.is_empty() { size } else { size.min(d.floors.safety) };
    let style = d.style.unit(size);
    let count = d.paragraph(&count, &style, width);
    let clinic_top = height - clinic.height;
    let (above, below) = APART;
    let room = clinic_top - below - count.height - above;
    let mut most = TITLE;
    let mut title = d.rail_title(width, most);
    while title.height > room && pt(most) > d.floors.title {
        most -= STEP;
        title = d.rail_title(width, most);
    }
    if title.height > room {
        let message = "the title is too high for the strip".to_owned();
        let help = "shorten the title: two lines of about ten letters have room".to_owned();
        d.object("title-too-wide", message, poster.title.at.clone(), help);
    }
    let y = title.height + (clinic_top - title.height - count.height) * 0.5;
    let y = y.max(title.height + above);
    frame.place(Pt::ZERO, Pt::ZERO, title);
    frame.place(Pt::ZERO, y, count);
    frame.place(Pt::ZERO, clinic_top, clinic);
    frame
}

/// All safety lines one after the other, and the number to call.
fn safety(d: &mut Draft<'_>, width: Pt) -> Frame {
    let poster = d.poster;
    let style = d.style.safety(d.floors.safety);
    let crowded = d.sheet.is_crowded();
    let leading = if crowded { style.size * CROWDED_LEADING } else { style.leading };
    let style = Style { leading, ..style };
    let side = sign_side(&style);
    let hang = side * 1.35;
    let mut inlines = Vec::new();
    for text in poster.safety_lines() {
        if !inlines.is_empty() {
            inlines.push(crate::resolve::document::Inline::Plain(" ".to_owned()));
        }
        inlines.extend(text.inlines.iter().cloned());
    }
    if let Some(phone) = &poster.contact.phone {
        let number = phone.text.to_plain().replace(' ', "\u{a0}");
        inlines.push(crate::resolve::document::Inline::Bold(format!(" {number}")));
    }
    let first = poster.safety.first().cloned().unwrap_or_default();
    let words = d.paragraph(&Text { inlines, ..first }, &style, width - hang);
    let small = d.style.small(d.floors.small);
    let review: Vec<String> = poster.review.iter().map(Text::to_plain).collect();
    let at = poster.review.first().and_then(|text| text.at.clone());
    let review = d.paragraph(&Text { at, ..Text::plain(review.join("  ")) }, &small, width - hang);
    let mut frame = Frame::new(width, words.height);
    frame.pieces.push(Piece::Open(Role::Section, None));
    let sign = sign_frame(d, side);
    frame.place(Pt::ZERO, (style.size * CAP - sign_height(side)) / 2.0, sign);
    let below = words.height + small.size * 0.75;
    frame.place(hang, Pt::ZERO, words);
    frame.height = below + review.height;
    frame.place(hang, below, review);
    frame.pieces.push(Piece::Close);
    frame
}

/// Figures with name and dose beside them, all of one size.
fn cells(d: &mut Draft<'_>, panels: &[Panel], shape: Shape, (width, height): (Pt, Pt)) -> Frame {
    let mut frame = Frame::new(width, height);
    let count = panels.len().max(1) as f32;
    let cell = (width - BETWEEN * (count - 1.0)) / count;
    let stage_width = cell * shape.figure;
    let text = cell - stage_width - GAP;
    let tab = Stage::tab_side(stage_width, height).min(mm(9.0));
    let stages = vec![Stage::new(stage_width, height, tab); panels.len()];
    let scales = scales(panels, &stages);
    let mut x = Pt::ZERO;
    for ((panel, stage), scale) in panels.iter().zip(&stages).zip(scales) {
        let one = one(d, panel, (stage, scale), shape.wording, (cell, text));
        let over = one.height - height;
        if over > pt(0.5) {
            let what = format!("is {:.0} mm too high beside its figure", over.to_mm().0.ceil());
            let help = "shorten its name or dose".to_owned();
            too_full(d, panel, panels.len(), &what, help);
        }
        frame.place(x, Pt::ZERO, one);
        x += cell + BETWEEN;
    }
    frame
}

/// One exercise.
fn one(
    d: &mut Draft<'_>,
    panel: &Panel,
    (stage, scale): (&Stage, f32),
    wording: Wording,
    (cell, text): (Pt, Pt),
) -> Frame {
    let x = cell - text;
    let style = d.style.name(d.floors.name);
    let title = format!("{}. {}", panel.number, panel.name.to_plain());
    let mut frame = Frame::new(cell, stage.height);
    frame.pieces.push(Piece::Open(Role::Section, None));
    frame.place(Pt::ZERO, Pt::ZERO, backdrop(d, panel, stage));
    frame.pieces.push(Piece::Bookmark(title.clone(), 2));
    frame.pieces.push(Piece::Open(Role::Heading(2, title), panel.name.language.clone()));
    let size = numeral_size(d, stage);
    let tab = number(d, panel.number, stage, size);
    frame.place(Pt::ZERO, Pt::ZERO, tab);
    if !d.words_fit(&panel.name, &style, text) {
        too_wide(d, panel, &panel.name, d.poster.panels.len());
    }
    let name = d.type_.frame(&panel.name, &style, text);
    let mut used = name.height;
    frame.place(x, Pt::ZERO, name);
    frame.pieces.push(Piece::Close);
    let picture = figure(d, panel, stage, scale);
    frame.place(Pt::ZERO, Pt::ZERO, picture);
    let mut dose = Frame::new(text, Pt::ZERO);
    for quantity in &panel.dose {
        let line = quantity_lines(d, panel, quantity, wording, text);
        dose.stack(if dose.height > Pt::ZERO { d.floors.cue * 0.46 } else { Pt::ZERO }, line);
    }
    used += dose.height + d.floors.cue * 0.5;
    // The dose stands at the foot of the stage.
    frame.place(x, (stage.height - dose.height).max(used - dose.height), dose);
    frame.height = used.max(stage.height);
    frame.pieces.push(Piece::Close);
    frame
}

/// A number over its words.
fn quantity_lines(
    d: &mut Draft<'_>,
    panel: &Panel,
    quantity: &Quantity,
    wording: Wording,
    width: Pt,
) -> Frame {
    let cue = d.floors.cue;
    let (number, unit) = (d.style.number(cue * 1.24), d.style.unit(cue));
    let at = quantity.at.as_ref();
    let mut frame = Frame::new(width, Pt::ZERO);
    let figure = d.words(&quantity.number, at, &number);
    let lead = quantity.led(wording);
    let below = cue * 0.32;
    if !lead.is_empty() {
        let lead = d.words(lead, at, &unit);
        let words = d.words(quantity.said(wording), at, &unit);
        let (start, up) = (figure.width + cue * 0.38, words.height);
        let mut line = Frame::new(start + words.width, figure.height);
        if line.width.max(lead.width) > width {
            too_wide(d, panel, &Text::plain(quantity.short.clone()), d.poster.panels.len());
        }
        line.place(Pt::ZERO, Pt::ZERO, figure);
        line.place(start, line.height - up, words);
        frame.stack(Pt::ZERO, lead);
        frame.stack(below, line);
        return frame.role(Role::Paragraph);
    }
    if !quantity.number.is_empty() {
        frame.stack(Pt::ZERO, figure);
    }
    let text = Text { at: at.cloned(), ..Text::plain(quantity.said(wording)) };
    if !d.words_fit(&text, &unit, width) {
        too_wide(d, panel, &text, d.poster.panels.len());
    }
    let words = d.type_.frame(&text, &unit, width);
    frame.stack(if frame.height > Pt::ZERO { below } else { Pt::ZERO }, words);
    frame.role(Role::Paragraph)
}
