//! A clinic's logo: no larger than it is sharp, and higher than others where it is a tower.

use super::frame::{Frame, Piece, panel};
use super::look::STRIP_RADIUS;
use super::page::{Item, PictureItem, Role};
use crate::picture::Picture;
use crate::resolve::document::Logo;
use crate::units::{Pt, mm};
use kurbo::Rect;

/// Pixels in an inch below which a logo of pixels is printed smaller instead of blurred.
const LEAST_PPI: f32 = 151.0;
/// A logo of few pixels has at least this width, sharp or not.
const LEAST_WIDTH: Pt = mm(8.0);
/// A logo narrower than this, as a share of its height, is a tower: it is given more height.
const TOWER: f32 = 0.5;

/// In how many heights of other logos one is shown that would else be a sliver, up to `most`.
pub(crate) fn tower(logo: &Logo, most: f32) -> f32 {
    (TOWER / logo.picture.aspect()).clamp(1.0, most)
}

/// A logo at its own proportions within a height and a width, on its plate where it has one, which
/// reaches `over` beyond it.
pub(crate) fn logo(logo: &Logo, height: Pt, widest: Pt, over: Pt) -> Frame {
    let aspect = logo.picture.aspect();
    let width = (height * aspect).min(widest).min(sharp_width(&logo.picture));
    let height = width / aspect;
    let mut frame = Frame { rigid: true, ..Frame::new(width, height) };
    frame.pieces.push(Piece::Content(Item::Picture(PictureItem {
        picture: logo.picture.clone(),
        rect: Rect::new(0.0, 0.0, width.0.into(), height.0.into()),
        least_ppi: 0.0,
        at: logo.at.clone(),
    })));
    let frame = frame.role(Role::Figure(logo.alt.clone()));
    let Some(color) = logo.plate else { return frame };
    let (width, height) = (frame.width + over * 2.0, frame.height + over * 2.0);
    let mut plate = Frame { rigid: true, ..Frame::new(width, height) };
    plate.decorate(panel(width, height, STRIP_RADIUS.min(height / 4.0), color));
    plate.place(over, over, frame);
    plate
}

/// The widest a logo of pixels may be before it blurs; a drawing never does.
fn sharp_width(picture: &Picture) -> Pt {
    match picture {
        Picture::Vector(_) => Pt(f32::MAX),
        Picture::Raster(raster) => Pt(raster.width as f32 / LEAST_PPI * 72.0).max(LEAST_WIDTH),
    }
}
