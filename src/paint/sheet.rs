//! The sheet around the trimmed page, and the boxes that say what is where on it.

use crate::layout::page::Page;
use crate::units::Pt;
use krilla::geom::{Rect, Size};
use krilla::page::PageSettings;
use kurbo::Affine;

/// Where the trimmed page lies on the sheet, in points from its top left corner.
pub(super) struct Sheet {
    trim: (f32, f32),
    bleed: f32,
    /// Space on every side of the trim.
    margin: f32,
}

impl Sheet {
    pub(super) fn new(page: &Page) -> Sheet {
        let trim = (page.size.width as f32, page.size.height as f32);
        Sheet { trim, bleed: page.bleed.0, margin: page.margin.max(page.bleed).0 }
    }

    pub(super) fn settings(&self) -> PageSettings {
        let (width, height) = self.trim;
        let around = |by: f32| {
            let start = self.margin - by;
            Rect::from_xywh(start, start, width + 2.0 * by, height + 2.0 * by)
        };
        let (whole_width, whole_height) = (width + 2.0 * self.margin, height + 2.0 * self.margin);
        let settings = Size::from_wh(whole_width, whole_height)
            .map_or_else(PageSettings::default, PageSettings::new);
        settings.with_trim_box(around(0.0)).with_bleed_box(around(self.bleed))
    }

    /// From page coordinates to the sheet's.
    pub(super) fn transform(&self) -> Affine {
        Affine::translate((f64::from(self.margin), f64::from(self.margin)))
    }

    /// The left end of a height of the page, on the sheet.
    pub(super) fn point(&self, y: Pt) -> (f32, f32) {
        (self.margin, y.0 + self.margin)
    }
}
