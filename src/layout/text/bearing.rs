//! The white at the left of a letter, which large type must lose to stand flush.

use crate::layout::page::{Face, TextRun};
use crate::units::Pt;

/// How far the ink of a run's first glyph starts from the run's own start: its left side bearing
/// (OpenType, table `hmtx`). Zero where the font does not say.
pub(crate) fn left_bearing(run: &TextRun) -> Pt {
    let share = run.glyphs.first().and_then(|glyph| of(&run.face, glyph.id)).unwrap_or(0.0);
    run.size * share
}

/// The left side bearing of a glyph as a share of the em.
fn of(face: &Face, glyph: u32) -> Option<f32> {
    let bytes = (*face.data).as_ref();
    let u32_at = |at: usize| -> Option<usize> {
        let four = bytes.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_be_bytes(four.try_into().ok()?)).ok()
    };
    let u16_at = |at: usize| -> Option<u16> {
        Some(u16::from_be_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
    };
    let start = match bytes.get(..4)? {
        b"ttcf" => u32_at(12 + 4 * usize::try_from(face.index).ok()?)?,
        _ => 0,
    };
    let table = |tag: &[u8; 4]| {
        let count = usize::from(u16_at(start.checked_add(4)?)?);
        (0..count).map(|table| start + 12 + table * 16).find_map(|record| {
            (bytes.get(record..record + 4)? == tag).then(|| u32_at(record + 8))?
        })
    };
    let (head, hhea, hmtx) = (table(b"head")?, table(b"hhea")?, table(b"hmtx")?);
    let units = f32::from(u16_at(head + 18)?);
    // The last full entries are followed by bearings alone.
    let full = usize::from(u16_at(hhea + 34)?);
    let glyph = usize::try_from(glyph).ok()?;
    let at = if glyph < full { hmtx + glyph * 4 + 2 } else { hmtx + full * 4 + (glyph - full) * 2 };
    let bearing = f32::from(u16_at(at)?.cast_signed());
    (units > 0.0).then_some(bearing / units)
}
