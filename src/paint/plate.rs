//! Printer's marks: ink for single plates.

use super::draw::{ink, outline};
use crate::color::Color;
use crate::layout::page::{MarkItem, Plate};
use krilla::color::separation::{self, SeparationColorant, SeparationSpace};
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;

/// Draws a printer's mark with the ink of its plate.
pub(super) fn draw(surface: &mut Surface<'_>, item: &MarkItem) {
    let Some(path) = outline(&item.path) else { return };
    let ink = plate(item.plate, item.tint);
    match item.line {
        None => {
            surface.set_fill(Some(Fill { paint: ink.into(), ..Fill::default() }));
            surface.set_stroke(None);
        }
        Some(width) => {
            surface.set_fill(None);
            let stroke = Stroke { paint: ink.into(), width: width.0, ..Stroke::default() };
            surface.set_stroke(Some(stroke));
        }
    }
    surface.draw_path(&path);
}

/// Ink for one plate. PDF/A allows no CMYK beside the screen colours of the rest, but it allows
/// single plates by name (ISO 32000-1, 8.6.6.4), with a colour that stands for each on a screen:
/// that of the process inks on coated paper (ISO 12647-2).
fn plate(plate: Plate, percent: u8) -> krilla::color::Color {
    let named = |name: &str| SeparationColorant::Custom(name.to_owned());
    let (colorant, shown) = match plate {
        Plate::All => (SeparationColorant::AllColorants, Color::BLACK),
        Plate::Cyan => (named("Cyan"), Color::rgb(0, 158, 224)),
        Plate::Magenta => (named("Magenta"), Color::rgb(226, 0, 122)),
        Plate::Yellow => (named("Yellow"), Color::rgb(255, 237, 0)),
        Plate::Black => (named("Black"), Color::rgb(29, 29, 27)),
    };
    let tint = (u16::from(percent.min(100)) * 255 / 100) as u8;
    separation::Color::new(tint, SeparationSpace::new(colorant, ink(shown).into())).into()
}
