//! The tent: one folded sheet, with a face at each side and a base under both.
//!
//! From the top of the sheet: the second face upside down, the fold at the ridge, the first face,
//! a fold, the base with the safety lines in full, a fold, and a flap to tape.

use super::draft::Draft;
use super::foot::{Contact, foot, sign_frame, sign_height, sign_side};
use super::grid::{Room, solve, solve_at};
use super::head::{face_title, tent_head};
use super::measure::Words;
use super::panels::{HALF, lay, object};
use crate::layout::frame::{Frame, line};
use crate::layout::look::CAP;
use crate::layout::page::PathItem;
use crate::layout::text::Align;
use crate::resolve::document::{Panel, Text};
use crate::units::{Pt, mm, pt};

/// Height of a face, as a share of the sheet.
const FACE: f32 = 0.41;
/// White at the upper and lower edge of a face.
const EDGE: (Pt, Pt) = (mm(8.0), mm(8.5));
/// The least size of safety lines on the base of a full tent.
const BASE: Pt = pt(9.5);
/// Height of the flap.
const FLAP: Pt = mm(11.0);

/// A folded sheet: what stands upright, and what stands upside down above it.
pub(super) struct Tent {
    /// Everything but the second face, in the coordinates of the sheet.
    pub(super) upright: Frame,
    /// The second face as one reads it; it goes to the top of the sheet, turned by half.
    pub(super) turned: Frame,
}

/// The whole sheet, with less white between its lines where it is too full otherwise.
pub(super) fn tent(d: &mut Draft<'_>) -> Tent {
    let before = d.type_.diagnostics.len();
    let tent = folded(d);
    if d.type_.diagnostics.len() == before {
        return tent;
    }
    d.type_.diagnostics.truncate(before);
    d.crowd();
    folded(d)
}

fn folded(d: &mut Draft<'_>) -> Tent {
    let poster = d.poster;
    let (width, margin) = (d.sheet.width, d.sheet.margin);
    // The base takes the height its safety lines need; the faces share the rest.
    // A stop line stands on both faces; the base is read in the hand, before it is folded away.
    let floors = d.floors;
    let crowded = d.sheet.is_crowded();
    if crowded {
        (d.floors.safety, d.floors.care) = (BASE, BASE);
    }
    let foot = foot(d, Contact::Here, if crowded { 0.0 } else { 1.0 }).printed(d);
    d.floors = floors;
    let base = mm(4.5) + foot.height + mm(3.0) + FLAP + margin;
    let height = (d.sheet.height * FACE).min((d.sheet.height - base) / 2.0);
    let split = if poster.faces_of_tent.is_empty() {
        poster.panels.len()
    } else {
        poster.panels.len().div_ceil(2)
    };
    let (first, second) = poster.panels.split_at(split);
    // A tent of few exercises shows them at both sides.
    let second = if second.is_empty() { first } else { second };
    let labels = poster.faces_of_tent.clone();
    let faces = [(first, labels.first()), (second, labels.get(1))];
    let mut frames = faces_of(d, faces, height);
    let turned = frames.pop().unwrap_or_default();
    let face = frames.pop().unwrap_or_default();

    let mut upright = Frame::new(width, d.sheet.height);
    upright.place(Pt::ZERO, height, face);
    let flap_top = d.sheet.height - margin - FLAP;
    for y in [height, height * 2.0, flap_top] {
        upright.decorate(fold(d, y));
    }
    upright.place(margin, flap_top - mm(3.0) - foot.height, foot);
    upright.place(margin, flap_top, flap(d));
    Tent { upright, turned }
}

/// Both faces, with text of one size.
fn faces_of(d: &mut Draft<'_>, faces: [(&[Panel], Option<&Text>); 2], height: Pt) -> Vec<Frame> {
    let inner = d.sheet.inner();
    let style = d.style.safety(d.floors.safety);
    let stop = d.type_.set(&d.poster.stop, &style, inner - sign_side(&style) * 1.4);
    let stop_height = stop.height();
    let title = face_title(d);
    let mut solved = Vec::new();
    for (panels, label) in faces {
        let head = tent_head(d, title, label);
        let top = EDGE.0 + head.height + mm(4.0);
        let bottom = height - EDGE.1 - stop_height - mm(3.6);
        let mut words: Vec<Words> = panels.iter().map(|panel| Words::new(d, panel)).collect();
        let room = Room { width: inner, height: bottom - top };
        let columns = u8::try_from(panels.len()).ok();
        let grid = solve(d, panels, &mut words, room, columns);
        solved.push((panels, head, top, words, room, grid));
    }
    let factor = |grid: &super::grid::Grid, d: &Draft<'_>| grid.sizes.cue / d.floors.cue;
    let least = solved
        .iter()
        .filter_map(|(_, _, _, _, _, grid)| grid.as_ref().ok().map(|grid| factor(grid, d)))
        .fold(f32::MAX, f32::min);
    let mut frames = Vec::new();
    for (panels, head, top, mut words, room, grid) in solved {
        let mut frame = Frame::new(d.sheet.width, height);
        let margin = d.sheet.margin;
        frame.place(margin, EDGE.0, head);
        let grid = grid.and_then(|grid| solve_at(d, panels, &mut words, room, &grid, least));
        match grid {
            Ok(grid) => {
                let grid = lay(d, panels, &mut words, &grid, room.width);
                frame.place(margin, top, grid);
            }
            Err(misfit) => object(d, panels, &misfit, HALF),
        }
        let side = sign_side(&style);
        let hang = side * 1.4;
        let stop =
            d.type_.set(&d.poster.stop, &style, inner - hang).frame(inner - hang, Align::Start);
        let y = height - EDGE.1 - stop.height;
        let sign = sign_frame(d, side);
        frame.place(margin, y - (sign_height(side) - style.size * CAP) / 2.0, sign);
        let role = crate::layout::page::Role::Paragraph;
        let language = d.poster.stop.language.clone();
        frame.place(margin + hang, y, stop.role_in(role, language));
        frames.push(frame);
    }
    frames
}

/// A dashed line from margin to margin.
fn fold(d: &Draft<'_>, y: Pt) -> PathItem {
    let (from, to) = (d.sheet.margin, d.sheet.width - d.sheet.margin);
    let mut fold = line((from, y), (to, y), d.style.soft, pt(0.5));
    if let Some(stroke) = &mut fold.stroke {
        stroke.dash = vec![4.0, 3.0];
    }
    fold
}

/// Where to tape, and how to fold.
fn flap(d: &mut Draft<'_>) -> Frame {
    let poster = d.poster;
    let inner = d.sheet.inner();
    let style = d.style.small(d.floors.small.max(pt(9.0)));
    let set = d.type_.set(&poster.flap, &style, inner - mm(8.0));
    let mut frame = Frame::new(inner, FLAP);
    let words = set.frame(inner, Align::Center);
    let language = poster.flap.language.clone();
    let y = (FLAP - words.height) / 2.0;
    frame.place(Pt::ZERO, y, words.role_in(crate::layout::page::Role::Paragraph, language));
    frame
}
