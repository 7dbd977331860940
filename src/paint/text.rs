//! Text: glyphs that are already in their places.

use super::problem::internal;
use super::shapes::Shapes;
use crate::diagnostic::Diagnostic;
use crate::layout::page::{Face, Item, Pages, Placed, TextRun};
use krilla::geom::Point;
use krilla::paint::Stroke;
use krilla::surface::{Location, Surface};
use krilla::text::{Font, GlyphId, KrillaGlyph, Tag};
use std::collections::HashMap;

/// A synthesised bold is stroked by this part of its size.
pub(super) const EMBOLDEN: f32 = 30.0;

/// File, face within it, and axis settings bit by bit.
pub(super) type Key = (u64, u32, Vec<([u8; 4], u32)>);

/// Every face the pages use, read once.
pub(super) struct Fonts {
    fonts: HashMap<Key, Font>,
    shapes: Shapes,
}

impl Fonts {
    pub(super) fn load(pages: &Pages) -> Result<Fonts, Vec<Diagnostic>> {
        let mut fonts = HashMap::new();
        for run in pages.distinct().into_iter().flat_map(|page| &page.items).filter_map(text) {
            let face = &*run.face;
            let key = key(face);
            if fonts.contains_key(&key) {
                continue;
            }
            let axes = face.variations.iter().map(|(tag, value)| (Tag::new(tag), *value));
            let axes = axes.collect::<Vec<_>>();
            let font = Font::new_variable(face.data.clone().into(), face.index, &axes)
                .ok_or_else(|| vec![internal(format!("the font {} cannot be read", face.name))])?;
            fonts.insert(key, font);
        }
        Ok(Fonts { fonts, shapes: Shapes::default() })
    }

    /// Draws a run as words or, where they are words elsewhere, as shapes alone. Its glyphs are in
    /// visual order and say which bytes of the text they stand for, so the words can be searched and
    /// read aloud whatever their direction.
    pub(super) fn draw(
        &mut self,
        surface: &mut Surface<'_>,
        run: &TextRun,
        at: Option<Location>,
        shapes: bool,
    ) {
        if shapes && self.shapes.draw(surface, run) {
            return;
        }
        let Some(font) = self.fonts.get(&key(&run.face)) else { return };
        let size = run.size.0;
        let glyphs = run.glyphs.iter().map(|glyph| {
            KrillaGlyph::new(
                GlyphId::new(glyph.id),
                glyph.advance / size,
                glyph.dx / size,
                // Pages count downwards, glyphs upwards.
                -glyph.dy / size,
                0.0,
                glyph.range.clone(),
                at,
            )
        });
        let glyphs = glyphs.collect::<Vec<_>>();
        if glyphs.is_empty() {
            return;
        }
        surface.set_fill(Some(super::draw::fill(run.color)));
        surface.set_stroke(run.embolden.then(|| Stroke {
            paint: super::draw::ink(run.color).into(),
            width: size / EMBOLDEN,
            ..Stroke::default()
        }));
        let start = Point::from_xy(run.origin.x as f32, run.origin.y as f32);
        surface.draw_glyphs(start, &glyphs, font.clone(), &run.text, size, shapes);
    }
}

fn text(placed: &Placed) -> Option<&TextRun> {
    match &placed.item {
        Item::Text(run) => Some(run),
        _ => None,
    }
}

pub(super) fn key(face: &Face) -> Key {
    let axes = face.variations.iter().map(|(tag, value)| (*tag, value.to_bits()));
    (face.blob_id, face.index, axes.collect())
}
