//! The sheet around the trimmed page: bleed, crop marks and the boxes that say where they are.

use super::PdfOptions;
use crate::color::Color;
use crate::layout::page::{Page, PathItem, Stroke};
use crate::units::{Pt, mm, pt};
use krilla::geom::{Rect, Size, Transform};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use kurbo::BezPath;

/// Length of a crop mark.
const MARK: Pt = mm(5.0);
/// How far a crop mark stays from the trim when there is no bleed, so that none shows on the page.
const GAP: Pt = mm(3.0);

/// Where the trimmed page lies on the sheet, in points from its top left corner.
pub(super) struct Sheet {
    trim: (f32, f32),
    bleed: f32,
    /// Space on every side of the trim.
    margin: f32,
}

impl Sheet {
    pub(super) fn new(page: &Page, options: &PdfOptions) -> Sheet {
        let bleed = page.bleed;
        let margin = if options.crop_marks { bleed.max(GAP) + MARK + pt(1.0) } else { bleed };
        let trim = (page.size.width as f32, page.size.height as f32);
        Sheet { trim, bleed: bleed.0, margin: margin.0 }
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
    pub(super) fn transform(&self) -> Transform {
        Transform::from_translate(self.margin, self.margin)
    }

    /// A point of the page on the sheet.
    pub(super) fn point(&self, x: f32, y: f32) -> (f32, f32) {
        (x + self.margin, y + self.margin)
    }

    /// A rectangle of the page on the sheet; `None` when it has no area.
    pub(super) fn rect(&self, rect: kurbo::Rect) -> Option<Rect> {
        let (left, top) = self.point(rect.x0 as f32, rect.y0 as f32);
        let (right, bottom) = self.point(rect.x1 as f32, rect.y1 as f32);
        Rect::from_ltrb(left, top, right, bottom)
    }

    /// Two short lines at each corner of the trim.
    pub(super) fn draw_marks(&self, surface: &mut Surface<'_>) {
        let near = f64::from(self.bleed.max(GAP.0));
        let far = near + f64::from(MARK.0);
        let margin = f64::from(self.margin);
        let (right, bottom) = (f64::from(self.trim.0), f64::from(self.trim.1));
        let mut marks = BezPath::new();
        for (x, outwards_x) in [(0.0, -1.0), (right, 1.0)] {
            for (y, outwards_y) in [(0.0, -1.0), (bottom, 1.0)] {
                let (x, y) = (x + margin, y + margin);
                marks.move_to((x + outwards_x * near, y));
                marks.line_to((x + outwards_x * far, y));
                marks.move_to((x, y + outwards_y * near));
                marks.line_to((x, y + outwards_y * far));
            }
        }
        let stroke =
            Stroke { color: Color::BLACK, width: pt(0.25), dash: Vec::new(), round: false };
        let marks = PathItem { path: marks, fill: None, stroke: Some(stroke) };
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Page)));
        super::draw::path(surface, &marks);
        surface.end_tagged();
    }
}
