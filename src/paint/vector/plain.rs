//! Drawings of plain shapes.

use super::outline::{Trace, outline};
use super::{Pen, clip, ink, placement, similarity};
use crate::picture::plain::{Fill, MITER_LIMIT, Paint, Plain, Shape, Stop, Stroke};
use krilla::graphic::Graphic;
use krilla::paint as page;
use krilla::surface::Surface;

impl Pen {
    /// Draws all shapes, from the back to the front.
    pub(super) fn plain(self, surface: &mut Surface<'_>, drawing: &Plain) {
        let pen = self.within(drawing.view).within(drawing.mirror);
        for shape in &drawing.shapes {
            match &shape.clip {
                None => pen.shape(surface, shape),
                // A stream of its own, as groups that are clipped have.
                Some(limit) => {
                    let mut builder = surface.stream_builder();
                    let mut inner = builder.surface();
                    let mut trace = Trace::default();
                    trace.add(&limit.path, pen.map, pen.grid);
                    clip::push_path(&mut inner, trace.finish(), ink::rule(limit.rule));
                    pen.shape(&mut inner, shape);
                    inner.pop();
                    inner.finish();
                    let stream = builder.finish();
                    surface.draw_graphic(Graphic::new(stream, false));
                }
            }
        }
    }

    fn shape(self, surface: &mut Surface<'_>, shape: &Shape) {
        let pen = self.within(shape.transform);
        let (fill, stroke) = (shape.fill.as_ref(), shape.stroke.as_ref());
        if shape.stroke_first {
            pen.layer(surface, shape, None, stroke);
            pen.layer(surface, shape, fill, None);
        } else {
            pen.layer(surface, shape, fill, stroke);
        }
    }

    fn layer(
        self,
        surface: &mut Surface<'_>,
        shape: &Shape,
        fill: Option<&Fill>,
        stroke: Option<&Stroke>,
    ) {
        // Without either, the library would fill it in black.
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let Some(outline) = outline(&shape.path, self.map, self.grid) else { return };
        surface.set_fill(fill.map(|fill| self.plain_fill(fill)));
        surface.set_stroke(stroke.map(|stroke| self.plain_stroke(stroke)));
        surface.draw_path(&outline);
    }

    fn plain_fill(self, fill: &Fill) -> page::Fill {
        let paint = match &fill.paint {
            Paint::Color(color) => self.inks.color(*color).into(),
            Paint::Radial(stops, place) => page::RadialGradient {
                cx: 0.5,
                cy: 0.5,
                cr: 0.5,
                fx: 0.5,
                fy: 0.5,
                fr: 0.0,
                transform: placement(self.map.pre_concat(*place)),
                spread_method: page::SpreadMethod::Pad,
                stops: stops
                    .iter()
                    .map(|Stop { offset, color, opacity }| {
                        self.inks.stop(*offset, *color, *opacity)
                    })
                    .collect(),
                anti_alias: false,
            }
            .into(),
        };
        page::Fill { paint, opacity: super::normal(fill.opacity), rule: ink::rule(fill.rule) }
    }

    fn plain_stroke(self, stroke: &Stroke) -> page::Stroke {
        // Drawings keep their proportions on a page.
        let scale = similarity(self.map).unwrap_or_else(|| self.map.sx.hypot(self.map.ky));
        page::Stroke {
            paint: self.inks.color(stroke.color).into(),
            width: self.width(stroke.width, scale),
            miter_limit: MITER_LIMIT,
            line_cap: ink::cap(stroke.cap),
            line_join: ink::join(stroke.join),
            opacity: super::normal(usvg::Opacity::ONE),
            dash: ink::dash(&stroke.dashes, 0.0, scale),
        }
    }
}
