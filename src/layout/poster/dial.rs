//! The dial: how the minutes of a routine are shared by its exercises.

use super::draft::Draft;
use crate::color::Color;
use crate::layout::frame::{Frame, Piece};
use crate::layout::page::{Item, PathItem, Role, Stroke};
use crate::layout::text::Style;
use crate::units::{Pt, pt};
use kurbo::{CircleSegment, Shape};
use std::f64::consts::{FRAC_PI_2, TAU};

/// Width of the ring, as a share of the diameter.
const RING: f32 = 0.127;
/// White between two parts of the ring, in radians: 3.2° at each side.
const GAP: f64 = 6.4 * TAU / 360.0;
/// A part shorter than this has its number outside the ring, in radians.
const SHORT: f64 = 14.0 * TAU / 360.0;
/// The height of numbers outside the ring with the white round them, in widths of the ring.
const OUTSIDE: f32 = 0.85;
/// Accuracy of arcs turned into curves, in points.
const ARC: f64 = 0.01;

/// White between the ring and the words in its middle, as a share of the diameter.
const INNER: f32 = 0.02;

/// A ring of this diameter, a part for each exercise, with the minutes in its middle; the minutes
/// alone where the ring would be too small for their words. On a band it has the colour of the
/// words there.
pub(super) fn dial(d: &mut Draft<'_>, diameter: Pt, on: Option<Color>) -> Frame {
    let poster = d.poster;
    let palette = &poster.palette;
    let solid = on.unwrap_or(palette.solid);
    let on_solid = if on.is_some() { palette.band } else { palette.on_solid };
    let (strong, ink) = (on.unwrap_or(palette.strong), on.unwrap_or(palette.ink));
    let total: f64 = poster.panels.iter().map(|panel| panel.seconds).sum();
    let sweeps: Vec<f64> =
        poster.panels.iter().map(|panel| panel.seconds / total.max(1.0) * TAU).collect();
    let gap = if sweeps.len() > 1 { GAP } else { 0.0 };
    let ring = diameter * RING;
    let middle = diameter / 2.0;
    // Numbers outside the ring have their place within the diameter.
    let crowded = sweeps.iter().any(|sweep| sweep - gap < SHORT);
    let radius = if crowded { middle - ring * OUTSIDE } else { middle };
    let minutes = &poster.minutes;
    let inside = (radius - ring) * 2.0;
    let number = Style { color: strong, ..d.style.number(inside * 0.48) };
    let figure = d.words(&minutes.number, None, &number);
    let unit = Style { color: ink, ..d.style.unit((inside * 0.125).max(d.floors.small)) };
    let words = d.words(&minutes.words, None, &unit);
    let apart = inside * 0.09;
    let top = (diameter - figure.height - apart - words.height) / 2.0;
    let below = top + figure.height + apart;
    // The words are lower than the ring's middle, where it is narrower.
    let low = below + words.height - middle;
    let corner = (words.width / 2.0).0.hypot(low.0);
    if corner > (inside / 2.0 - diameter * INNER).0 {
        return minutes_alone(d, diameter, strong, ink);
    }
    let mut frame = Frame::new(diameter, diameter);
    let mut angle = -FRAC_PI_2;
    for (sweep, panel) in sweeps.into_iter().zip(&poster.panels) {
        let center = (f64::from(middle.0), f64::from(middle.0));
        let (outer, inner) = (f64::from(radius.0), f64::from((radius - ring).0));
        let drawn = (sweep - gap).max(0.01);
        let part = CircleSegment::new(center, outer, inner, angle + gap / 2.0, drawn);
        frame.decorate(PathItem {
            path: part.to_path(ARC),
            fill: palette.solids.then_some(solid),
            stroke: (!palette.solids).then_some(Stroke {
                color: palette.line,
                width: pt(1.2),
                dash: Vec::new(),
                round: false,
            }),
        });
        let short = sweep - gap < SHORT;
        let (at, color) = if short {
            (radius + ring * OUTSIDE / 2.0, strong)
        } else {
            (radius - ring / 2.0, on_solid)
        };
        let style = Style { color, ..d.style.number((ring * 0.62).max(d.floors.small)) };
        let number = d.words(&panel.number.to_string(), None, &style);
        let turn = angle + sweep / 2.0;
        let x = middle + at * turn.cos() as f32 - number.width / 2.0;
        let y = middle + at * turn.sin() as f32 - number.height / 2.0;
        frame.place(x, y, silent(number));
        angle += sweep;
    }
    frame.pieces.push(Piece::Open(Role::Paragraph, None));
    frame.place(middle - figure.width / 2.0, top, figure);
    frame.place(middle - words.width / 2.0, below, words);
    frame.pieces.push(Piece::Close);
    frame
}

/// The minutes without a ring, at the far side of this width.
fn minutes_alone(d: &mut Draft<'_>, width: Pt, strong: Color, ink: Color) -> Frame {
    let minutes = &d.poster.minutes;
    let number = Style { color: strong, ..d.style.number(width * 0.44) };
    let figure = d.words(&minutes.number, None, &number);
    let unit = Style { color: ink, ..d.style.unit((width * 0.16).max(d.floors.small)) };
    let words = d.words(&minutes.words, None, &unit);
    let mut frame = Frame::new(width, Pt::ZERO);
    frame.pieces.push(Piece::Open(Role::Paragraph, None));
    let below = figure.height + width * 0.09;
    frame.height = below + words.height;
    frame.place(width - figure.width, Pt::ZERO, figure);
    frame.place(width - words.width, below, words);
    frame.pieces.push(Piece::Close);
    frame
}

/// The same words as decoration: what is read elsewhere.
fn silent(mut frame: Frame) -> Frame {
    for piece in &mut frame.pieces {
        let taken = std::mem::replace(piece, Piece::Close);
        *piece = match taken {
            Piece::Content(Item::Text(run)) => Piece::Decoration(Item::Text(run)),
            Piece::Frame(x, y, inner) => Piece::Frame(x, y, silent(inner)),
            other => other,
        };
    }
    frame
}
