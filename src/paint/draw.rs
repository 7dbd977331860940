//! Outlines, pictures and links.

use super::problem::internal;
use super::raster;
use super::vector;
use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::layout::page::{Item, LinkItem, PageItem, Pages, PathItem, PictureItem, Stroke};
use crate::picture::{Picture, Vector};
use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Rect, Size, Transform};
use krilla::graphic::Graphic;
use krilla::paint::{Fill, FillRule, LineCap, LineJoin, StrokeDash};
use krilla::surface::Surface;
use kurbo::{Affine, BezPath, PathEl, Shape};
use std::collections::HashMap;
use std::sync::Arc;

/// Pictures already in the document, so that each is in it once.
pub(super) struct Drawings {
    uses: HashMap<*const Vector, usize>,
    vectors: HashMap<*const Vector, (Graphic, Size)>,
    rasters: raster::Rasters,
}

impl Drawings {
    pub(super) fn new(pages: &Pages) -> Drawings {
        let mut uses = HashMap::new();
        for (index, page) in pages.distinct().into_iter().enumerate() {
            // A page on a page may be read in one place and repeated in others.
            let times = if index < pages.pages.len() { 1 } else { 2 };
            for placed in &page.items {
                if let Item::Picture(PictureItem { picture: Picture::Vector(vector), .. }) =
                    &placed.item
                {
                    *uses.entry(Arc::as_ptr(vector)).or_default() += times;
                }
            }
        }
        Drawings { uses, vectors: HashMap::new(), rasters: raster::Rasters::default() }
    }

    pub(super) fn draw(
        &mut self,
        surface: &mut Surface<'_>,
        item: &PictureItem,
    ) -> Result<(), Vec<Diagnostic>> {
        let (width, height) = (item.rect.width() as f32, item.rect.height() as f32);
        let size = Size::from_wh(width, height)
            .ok_or_else(|| vec![internal("a picture without an area")])?;
        surface
            .push_transform(&Transform::from_translate(item.rect.x0 as f32, item.rect.y0 as f32));
        let outcome = match &item.picture {
            Picture::Vector(vector) => {
                self.vector(surface, vector, size);
                Ok(())
            }
            Picture::Raster(raster) => self.rasters.get(raster, size).map(|image| {
                surface.draw_image(image, size);
            }),
        };
        surface.pop();
        outcome.map_err(|what| {
            let at = item.at.clone();
            vec![Diagnostic { at, ..internal(what) }]
        })
    }

    /// A drawing that appears once is part of the page. One that appears again is kept apart, at
    /// the size it has first.
    fn vector(&mut self, surface: &mut Surface<'_>, vector: &Arc<Vector>, size: Size) {
        let uses = self.uses.get(&Arc::as_ptr(vector)).copied().unwrap_or_default();
        if uses <= 1 {
            return vector::draw(surface, vector, size);
        }
        let (graphic, own) = self.vectors.entry(Arc::as_ptr(vector)).or_insert_with(|| {
            let mut builder = surface.stream_builder();
            let mut inner = builder.surface();
            vector::draw(&mut inner, vector, size);
            inner.finish();
            (Graphic::new(builder.finish(), false), size)
        });
        let scale = Transform::from_scale(size.width() / own.width(), size.height() / own.height());
        surface.push_transform(&scale);
        surface.draw_graphic(graphic.clone());
        surface.pop();
    }
}

/// Fills and strokes an outline.
pub(super) fn path(surface: &mut Surface<'_>, item: &PathItem) {
    // Without either, the library would fill it in black.
    if item.fill.is_none() && item.stroke.is_none() {
        return;
    }
    let Some(path) = outline(&item.path) else { return };
    surface.set_fill(item.fill.map(fill));
    surface.set_stroke(item.stroke.as_ref().map(stroke));
    surface.draw_path(&path);
}

/// Draws within a page that is on another: in its coordinates, and no farther than it may cover.
pub(super) fn within<'s, T>(
    surface: &mut Surface<'s>,
    item: &PageItem,
    draw: impl FnOnce(&mut Surface<'s>) -> T,
) -> T {
    let clip = item.clip.and_then(rectangle);
    if let Some(clip) = &clip {
        surface.push_clip_path(clip, &FillRule::NonZero);
    }
    surface.push_transform(&transform(item.transform));
    let outcome = draw(surface);
    surface.pop();
    if clip.is_some() {
        surface.pop();
    }
    outcome
}

/// A map between coordinates as the PDF library takes it.
pub(super) fn transform(affine: Affine) -> Transform {
    let [a, b, c, d, e, f] = affine.as_coeffs().map(|v| v as f32);
    Transform::from_row(a, b, c, d, e, f)
}

fn rectangle(rect: kurbo::Rect) -> Option<Path> {
    let mut builder = PathBuilder::new();
    builder.push_rect(sound_rect(rect)?);
    builder.finish()
}

/// A rectangle as the PDF library takes it; `None` without an area.
pub(super) fn sound_rect(rect: kurbo::Rect) -> Option<Rect> {
    Rect::from_ltrb(rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32)
}

/// A colour as a fill.
pub(super) fn fill(color: Color) -> Fill {
    Fill { paint: ink(color).into(), ..Fill::default() }
}

/// A colour as the PDF library takes it.
pub(super) fn ink(color: Color) -> rgb::Color {
    rgb::Color::new(color.r, color.g, color.b)
}

fn stroke(stroke: &Stroke) -> krilla::paint::Stroke {
    let sound = stroke.dash.iter().all(|length| length.is_finite() && *length >= 0.0)
        && stroke.dash.iter().sum::<f32>() > 0.0;
    let (line_cap, line_join) = match stroke.round {
        true => (LineCap::Round, LineJoin::Round),
        false => (LineCap::Butt, LineJoin::Miter),
    };
    krilla::paint::Stroke {
        paint: ink(stroke.color).into(),
        width: stroke.width.0,
        line_cap,
        line_join,
        dash: sound.then(|| StrokeDash { array: stroke.dash.clone(), offset: 0.0 }),
        ..krilla::paint::Stroke::default()
    }
}

pub(super) fn outline(path: &BezPath) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(p) => builder.move_to(p.x as f32, p.y as f32),
            PathEl::LineTo(p) => builder.line_to(p.x as f32, p.y as f32),
            PathEl::QuadTo(a, p) => {
                builder.quad_to(a.x as f32, a.y as f32, p.x as f32, p.y as f32);
            }
            PathEl::CurveTo(a, b, p) => builder
                .cubic_to(a.x as f32, a.y as f32, b.x as f32, b.y as f32, p.x as f32, p.y as f32),
            PathEl::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

/// The area of something drawn, for the box of a figure. Text has none of its own.
pub(super) fn bounds(item: &Item) -> Option<kurbo::Rect> {
    match item {
        Item::Path(path) if !path.path.elements().is_empty() => Some(path.path.bounding_box()),
        Item::Picture(picture) => Some(picture.rect),
        Item::Text(run) => {
            let (left, base) = (run.origin.x, run.origin.y);
            let right = left + f64::from(run.width().0);
            Some(kurbo::Rect::new(left, base - f64::from(run.size.0), right, base))
        }
        Item::Path(_) | Item::Link(_) | Item::Mark(_) | Item::Page(_) => None,
    }
}

/// The area of the sheet that opens an address; `None` without an area.
pub(super) fn annotation(link: &LinkItem, area: kurbo::Rect) -> Option<Annotation> {
    let action = Target::Action(Action::Link(LinkAction::new(link.url.clone())));
    let area = LinkAnnotation::new(sound_rect(area)?, action);
    Some(Annotation::new_link(area, Some(link.description.clone())))
}
