//! Whether photographs are sharp enough at the size they are printed.

use super::page::{Item, Page, PictureItem};
use crate::diagnostic::{Diagnostic, Severity};
use crate::picture::Picture;
use std::collections::BTreeSet;

/// Pixels in an inch that print sharp.
const SHARP: f64 = 300.0;
/// Points in an inch.
const INCH: f64 = 72.0;

/// Every photograph that prints with fewer pixels than it should, once each.
pub(super) fn judge(pages: &[Page]) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let items = pages.iter().flat_map(|page| &page.items);
    items
        .filter_map(|placed| match &placed.item {
            Item::Picture(picture) => judge_one(picture),
            _ => None,
        })
        .filter(|diagnostic| seen.insert((diagnostic.at.clone(), diagnostic.message.clone())))
        .collect()
}

fn judge_one(item: &PictureItem) -> Option<Diagnostic> {
    let Picture::Raster(raster) = &item.picture else { return None };
    let inches = item.rect.width() / INCH;
    let ppi = f64::from(raster.width) / inches;
    // A pixel more or less is the rounding of the page, not of the picture.
    if ppi >= SHARP - 1.0 {
        return None;
    }
    let severity =
        if ppi < f64::from(item.least_ppi) { Severity::Error } else { Severity::Warning };
    let message = format!(
        "this picture has {ppi:.0} pixels an inch where it is printed, {:.0} mm wide",
        inches * 25.4
    );
    let wanted = (inches * SHARP).ceil();
    let help = format!("use one at least {wanted:.0} pixels wide, or a drawing (.svg)");
    Some(Diagnostic::new(severity, "low-resolution", message, item.at.clone()).help(help))
}
