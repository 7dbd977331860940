//! Words as shapes: for pages that are passed over again, where words are read elsewhere.
//!
//! Each letter is in the file once, in the units of its font, and is put where it is wanted. Written
//! as outlines of the page, the letters of a poster would be most of a file of its tiles.

use super::draw;
use crate::color::Color;
use crate::layout::page::{Face, TextRun};
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::graphic::Graphic;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use skrifa::instance::{Location, Size};
use skrifa::metrics::Metrics;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use std::collections::HashMap;

/// Face, glyph, colour, and whether a bold is made of it.
type Key = (usize, u32, Color, bool);

/// Letters already in the document.
#[derive(Default)]
pub(super) struct Shapes {
    faces: Vec<super::text::Key>,
    /// `None` for glyphs that show nothing, such as spaces.
    letters: HashMap<Key, Option<Graphic>>,
}

impl Shapes {
    /// Draws the glyphs of a run. Gives `false`, with nothing drawn, for a font without outlines.
    pub(super) fn draw(&mut self, surface: &mut Surface<'_>, run: &TextRun) -> bool {
        let Ok(font) = FontRef::from_index((*run.face.data).as_ref(), run.face.index) else {
            return false;
        };
        let outlines = font.outline_glyphs();
        if run.glyphs.iter().any(|glyph| outlines.get(GlyphId::new(glyph.id)).is_none()) {
            return false;
        }
        let location = location(&font, &run.face);
        let units = Metrics::new(&font, Size::unscaled(), &location).units_per_em;
        let scale = run.size.0 / f32::from(units);
        let face = self.face(&run.face);
        let (mut x, y) = (run.origin.x as f32, run.origin.y as f32);
        for glyph in run.glyphs.iter() {
            let letter = self
                .letters
                .entry((face, glyph.id, run.color, run.embolden))
                .or_insert_with(|| {
                    let glyph = outlines.get(GlyphId::new(glyph.id))?;
                    let mut pen = Pen::default();
                    let settings = DrawSettings::unhinted(Size::unscaled(), &location);
                    glyph.draw(settings, &mut pen).ok()?;
                    let bold = run.embolden.then(|| f32::from(units) / super::text::EMBOLDEN);
                    Some(letter(surface, &pen.0.finish()?, run.color, bold))
                });
            if let Some(letter) = letter {
                let (left, base) = (x + glyph.dx, y + glyph.dy);
                surface.push_transform(&Transform::from_row(scale, 0.0, 0.0, scale, left, base));
                surface.draw_graphic(letter.clone());
                surface.pop();
            }
            x += glyph.advance;
        }
        true
    }

    /// A number for a face.
    fn face(&mut self, face: &Face) -> usize {
        let key = super::text::key(face);
        let known = self.faces.iter().position(|known| *known == key);
        known.unwrap_or_else(|| {
            self.faces.push(key);
            self.faces.len() - 1
        })
    }
}

fn location(font: &FontRef<'_>, face: &Face) -> Location {
    font.axes().location(face.variations.iter().map(|(tag, value)| (skrifa::Tag::new(tag), *value)))
}

/// One letter as a drawing of its own.
fn letter(surface: &mut Surface<'_>, outline: &Path, color: Color, bold: Option<f32>) -> Graphic {
    let mut builder = surface.stream_builder();
    let mut inner = builder.surface();
    inner.set_fill(Some(draw::fill(color)));
    inner.set_stroke(bold.map(|width| Stroke {
        paint: draw::ink(color).into(),
        width,
        ..Stroke::default()
    }));
    inner.draw_path(outline);
    inner.finish();
    Graphic::new(builder.finish(), false)
}

/// Follows an outline in whole units of its font, upside down: pages count downwards.
#[derive(Default)]
struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x.round(), -y.round());
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x.round(), -y.round());
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx.round(), -cy.round(), x.round(), -y.round());
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.0.cubic_to(ax.round(), -ay.round(), bx.round(), -by.round(), x.round(), -y.round());
    }

    fn close(&mut self) {
        self.0.close();
    }
}
