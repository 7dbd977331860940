//! The clinic on a poster: its logo and its name.

use super::draft::Draft;
use super::head::tinted;
use crate::color::Color;
use crate::layout::frame::Frame;
use crate::layout::logo::{self, logo};
use crate::layout::look::CAP;
use crate::units::Pt;

/// A logo this much wider than tall has the clinic's name in it.
const WORD_MARK: f32 = 2.5;
/// The most height a logo like a tower is given, in heights of other logos.
const TALLEST: f32 = 2.4;
/// Of a plate, around its logo, as a share of the height both have.
const PLATE: f32 = 0.1;

/// Height of the logo beside a title.
pub(super) fn logo_height(title: Pt) -> Pt {
    title * CAP * 0.72
}

/// In how many heights of other logos one is shown that would else be a sliver.
pub(super) fn tower(d: &Draft<'_>) -> f32 {
    d.poster.clinic.1.as_ref().map_or(1.0, |own| logo::tower(own, TALLEST))
}

/// Size of the clinic's name beside a title: two lines as high as most of the logo.
pub(super) fn clinic_size(d: &Draft<'_>, title: Pt) -> Pt {
    (logo_height(title) * 0.78 / (CAP + 1.1)).max(d.floors.safety)
}

/// How wide logo and name beside a title are.
pub(super) fn clinic_width(d: &mut Draft<'_>, title: Pt) -> Pt {
    clinic(d, title, None).width
}

/// Logo and name, or a logo that is the name.
pub(super) fn clinic(d: &mut Draft<'_>, title: Pt, on: Option<Color>) -> Frame {
    let size = clinic_size(d, title);
    clinic_block(d, logo_height(title) * tower(d), size, on)
}

/// Logo of this height with the name beside it, in two lines where it has two words.
pub(super) fn clinic_block(d: &mut Draft<'_>, height: Pt, size: Pt, on: Option<Color>) -> Frame {
    let poster = d.poster;
    let (name, own) = &poster.clinic;
    let mut frame = Frame::new(Pt::ZERO, height);
    if let Some(own) = own {
        // A plate takes its margin from the logo's height.
        let over = if own.plate.is_some() { height * PLATE } else { Pt::ZERO };
        let picture = logo(own, height - over * 2.0, d.sheet.inner() * 0.4, over);
        frame.width = picture.width;
        frame.place(Pt::ZERO, (height - picture.height) / 2.0, picture);
        if own.picture.aspect() > WORD_MARK {
            return frame;
        }
        frame.width += height * 0.24;
    }
    let style = tinted(d.style.clinic(size), on);
    let Some(width) = d.balanced(name, &style, 2) else { return frame };
    let words = d.paragraph(name, &style, width);
    let (x, y) = (frame.width, (height - words.height) / 2.0);
    frame.width += words.width;
    frame.place(x, y, words);
    frame
}
