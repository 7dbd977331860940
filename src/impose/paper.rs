//! Sizes in words: *A3, 297 × 420 mm*.

use super::desk::Desk;
use super::shapes::MM;
use crate::load::schema::values::PaperName;
use crate::resolve::document::Paper;
use crate::units::Pt;
use kurbo::Size;

/// Points in an inch.
const INCH: f64 = 72.0;

/// A sheet's size as geometry.
pub(super) fn size(paper: Paper) -> Size {
    Size::new(f64::from(paper.width.0), f64::from(paper.height.0))
}

/// What a sheet is called, whichever way it is turned; its sides when it has no name.
pub(super) fn name(desk: &Desk<'_>, size: Size) -> String {
    named(size).map_or_else(|| sides(desk, size), shown)
}

/// What a sheet is called, if anything, and its sides.
pub(super) fn described(desk: &Desk<'_>, size: Size) -> String {
    let sides = sides(desk, size);
    named(size).map_or_else(|| sides.clone(), |name| format!("{}, {sides}", shown(name)))
}

/// The sides in millimetres, or in inches where the sheet's standard counts in them.
pub(super) fn sides(desk: &Desk<'_>, size: Size) -> String {
    let (unit, per, places) = match named(size) {
        Some(name) if !name.is_iso() => ("in", INCH, 2),
        _ => ("mm", MM, 1),
    };
    let number = |side: f64| desk.number(side / per, places);
    format!("{} × {}\u{a0}{unit}", number(size.width), number(size.height))
}

fn named(size: Size) -> Option<PaperName> {
    PaperName::of(Pt(size.width as f32), Pt(size.height as f32))
}

/// `a4` as *A4*, `arch-c` as *Arch C*.
fn shown(name: PaperName) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| {
            first.to_uppercase().chain(letters).collect::<String>()
        })
    };
    name.id().split('-').map(word).collect::<Vec<_>>().join(" ")
}
