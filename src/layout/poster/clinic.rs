//! The clinic on a poster: its logo and its name.

use super::draft::Draft;
use super::head::tinted;
use crate::color::Color;
use crate::layout::frame::Frame;
use crate::layout::logo::{self, logo};
use crate::layout::look::CAP;
use crate::units::{Pt, pt};

/// A logo this much wider than tall has the clinic's name in it.
const WORD_MARK: f32 = 2.5;
/// The most height a logo like a tower is given, in heights of other logos.
const TALLEST: f32 = 2.4;
/// Of a plate, around its logo, as a share of the height both have.
const PLATE: f32 = 0.1;
/// The most lines of a name in a narrow place, and the steps in which it gives way there.
const MOST_LINES: usize = 3;
const STEP: Pt = pt(0.5);

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
    clinic_within(d, height, size, on, d.sheet.inner())
}

/// The same in a place as wide as this: a wide logo is lower there, and a long name takes more
/// lines, then smaller ones. Only a name with a word too wide for the place at the size of small
/// print is wider.
pub(super) fn clinic_within(
    d: &mut Draft<'_>,
    height: Pt,
    size: Pt,
    on: Option<Color>,
    widest: Pt,
) -> Frame {
    let poster = d.poster;
    let (name, own) = &poster.clinic;
    let mut frame = Frame::new(Pt::ZERO, height);
    if let Some(own) = own {
        // A plate takes its margin from the logo's height.
        let over = if own.plate.is_some() { height * PLATE } else { Pt::ZERO };
        let most = (d.sheet.inner() * 0.4).min(widest);
        let picture = logo(own, height - over * 2.0, most - over * 2.0, over);
        frame.width = picture.width;
        frame.place(Pt::ZERO, (height - picture.height) / 2.0, picture);
        if own.picture.aspect() > WORD_MARK {
            return frame;
        }
        frame.width += height * 0.24;
    }
    let room = widest - frame.width;
    let mut style = tinted(d.style.clinic(size), on);
    let Some(mut width) = d.balanced(name, &style, 2) else { return frame };
    while width > room {
        if let Some(more) = d.balanced(name, &style, MOST_LINES).filter(|more| *more <= room) {
            width = more;
        } else if style.size > d.floors.small {
            style = tinted(d.style.clinic((style.size - STEP).max(d.floors.small)), on);
        } else {
            break;
        }
    }
    let words = d.paragraph(name, &style, width);
    let start = frame.width;
    let tall = height.max(words.height);
    let mut block = Frame::new(start + words.width, tall);
    block.place(Pt::ZERO, (tall - height) / 2.0, frame);
    block.place(start, (tall - words.height) / 2.0, words);
    block
}
