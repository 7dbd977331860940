//! The pocket card: exercises on its front, the clinic and the safety lines on its back.

use super::clinic::clinic_block;
use super::draft::Draft;
use super::foot::{code_frame, lines, set, sign_frame, sign_height, sign_side};
use super::panel::{number, numeral_size};
use super::panels::{too_full, too_wide};
use super::stage::{Stage, backdrop, figure, scales};
use crate::layout::frame::{Frame, Piece, line};
use crate::layout::look::CAP;
use crate::layout::page::Role;
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Panel, Text};
use crate::units::{Pt, mm, pt};

/// Between columns.
const GUTTER: Pt = mm(2.2);
/// Side of the code, and the least that it gives way to safety lines that need the height.
const CODE: (Pt, Pt) = (mm(19.0), mm(16.8));
/// From the code to the safety lines: its quiet zone.
const UNDER: Pt = mm(2.4);

/// Front and back, in their own coordinates.
pub(super) fn card(d: &mut Draft<'_>) -> [Frame; 2] {
    [front(d), back(d)]
}

fn front(d: &mut Draft<'_>) -> Frame {
    let poster = d.poster;
    let (margin, inner) = (d.sheet.margin, d.sheet.inner());
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    let count = d.how_much();
    let small = Style { weight: 500.0, ..d.style.small(d.floors.cue) };
    // How often it is done needs a second line.
    let lines = if poster.often.is_empty() { 1 } else { 2 };
    let width = d.balanced(&count, &small, lines).unwrap_or(Pt::ZERO);
    let count = d.aligned(&count, &small, width, Align::End);
    let title = d.rail_title(inner - count.width - mm(3.0), 17.0);
    let title_height = title.height;
    let baseline = margin + title_height.max(count.height);
    frame.place(margin, baseline - title_height, title);
    frame.place(margin + inner - count.width, baseline - count.height, count);
    let panels = &poster.panels;
    let columns = panels.len().max(1) as f32;
    let cell = (inner - GUTTER * (columns - 1.0)) / columns;
    let top = baseline + mm(2.6);
    let texts: Vec<Frame> = panels.iter().map(|panel| words(d, panel, cell)).collect();
    let text = texts.iter().map(|frame| frame.height).fold(Pt::ZERO, Pt::max);
    let height = d.sheet.height - margin - top - text - mm(2.2);
    if height < text
        && let Some(panel) = panels.first()
    {
        let over = ((text - height) / 2.0).to_mm().0.ceil();
        let what = format!("is {over:.0} mm too high for its figure to keep half of the card");
        let help = "show fewer exercises, or shorten their names and doses".to_owned();
        too_full(d, panel, panels.len(), &what, help);
        return frame;
    }
    let tab = Stage::tab_side(cell, height).min(mm(4.8));
    let stages = vec![Stage::new(cell, height, tab); panels.len()];
    let scales = scales(panels, &stages);
    let mut x = margin;
    for (((panel, stage), scale), text) in panels.iter().zip(&stages).zip(scales).zip(texts) {
        frame.pieces.push(Piece::Open(Role::Section, None));
        frame.place(x, top, backdrop(d, panel, stage));
        let size = numeral_size(d, stage);
        let tab = number(d, panel.number, stage, size).role(Role::Span);
        frame.place(x, top, tab);
        let picture = figure(d, panel, stage, scale);
        frame.place(x, top, picture);
        frame.place(x, top + height + mm(2.2), text);
        frame.pieces.push(Piece::Close);
        x += cell + GUTTER;
    }
    frame
}

/// Name and dose under a figure.
fn words(d: &mut Draft<'_>, panel: &Panel, width: Pt) -> Frame {
    let name = d.style.name(d.floors.name);
    if !d.words_fit(&panel.name, &name, width) {
        too_wide(d, panel, &panel.name, d.poster.panels.len());
    }
    let title = panel.name.to_plain();
    let role = Role::Heading(2, title.clone());
    let mut frame = d.type_.frame(&panel.name, &name, width);
    frame = frame.role_in(role, panel.name.language.clone());
    frame.pieces.insert(0, Piece::Bookmark(title, 2));
    let unit =
        Style { weight: 700.0, color: d.style.strong, ..d.style.unit(pt(8.5).max(d.floors.cue)) };
    for quantity in &panel.dose {
        let words = format!("{} {} {}", quantity.lead, quantity.number, quantity.short);
        let text = Text { at: quantity.at.clone(), ..Text::plain(words.trim()) };
        if !d.words_fit(&text, &unit, width) {
            too_wide(d, panel, &text, d.poster.panels.len());
        }
        let line = d.paragraph(&text, &unit, width);
        frame.stack(unit.size * 0.55, line);
    }
    frame
}

fn back(d: &mut Draft<'_>) -> Frame {
    let poster = d.poster;
    let (margin, inner) = (d.sheet.margin, d.sheet.inner());
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    let clinic = clinic_block(d, mm(9.0), pt(10.0) * d.floors.far, None);
    frame.place(margin, margin, clinic);
    let unit = d.style.unit(d.floors.cue * 1.1);
    if let Some(phone) = &poster.contact.phone {
        let line = d.contact(phone, &unit, None);
        frame.place(margin, margin + mm(12.0), line);
    }
    let small = d.style.small(d.floors.small);
    let safety = d.style.safety(d.floors.safety);
    let side = sign_side(&safety);
    let hang = side + mm(1.4);
    d.crowd();
    let review: Vec<String> = poster.review.iter().map(Text::to_plain).collect();
    let at = poster.review.first().and_then(|text| text.at.clone());
    let review = d.paragraph(&Text { at, ..Text::plain(review.join("  ")) }, &small, inner);
    let review_top = d.sheet.height - margin - review.height;
    // The code is as large as the words under it allow, its quiet zone is kept all around. Where
    // the safety lines have no room one under the other, they follow one another.
    let (most, least) = CODE;
    let room = review_top - mm(1.1) - UNDER - margin;
    let apart = lines(d, 0.0, false);
    let mut words = set(d, &apart, inner - hang);
    if room - words.height < least {
        let run_on = lines(d, 0.0, true);
        words = set(d, &run_on, inner - hang);
    }
    let left = room - words.height;
    let (mut top, mut rule) = (margin + mm(15.5), inner);
    if let Some((code, quiet)) = code_frame(d, left.min(most).max(least)) {
        top = margin + code.width;
        rule = inner - code.width - quiet;
        let x = margin + inner - code.width;
        frame.place(x, margin, code);
    }
    if let Some(web) = &poster.contact.web {
        let line = d.contact(web, &small, None);
        frame.place(margin, top - line.height, line);
    }
    let y = top + mm(1.1);
    frame.decorate(line((margin, y), (margin + rule, y), d.rule(), pt(0.5)));
    let start = top + UNDER;
    let over = start + words.height + mm(1.1) - review_top;
    if over > pt(0.01) {
        let message = format!(
            "the safety lines are {:.0} mm too high for the back of the card",
            over.to_mm().0.ceil()
        );
        let help = "show exercises with fewer reasons to ask first, or use `format: hand`";
        d.object("poster-too-full", message, poster.title.at.clone(), help.to_owned());
    }
    let sign = sign_frame(d, side);
    frame.pieces.push(Piece::Open(Role::Section, None));
    frame.place(margin, start - (sign_height(side) - safety.size * CAP) * 0.25, sign);
    frame.place(margin + hang, start, words);
    frame.place(margin, review_top, review);
    frame.pieces.push(Piece::Close);
    frame
}
