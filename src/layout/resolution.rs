//! Whether photographs are sharp enough at the size they are printed.

use super::page::{Item, Page, PageItem, PictureItem};
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
    let mut found = Vec::new();
    pages.iter().for_each(|page| judge_page(page, 1.0, &mut found));
    found.retain(|diagnostic| seen.insert((diagnostic.at.clone(), diagnostic.message.clone())));
    found
}

/// The photographs of a page printed at this scale, and of the pages that stand on it.
fn judge_page(page: &Page, scale: f64, found: &mut Vec<Diagnostic>) {
    for placed in &page.items {
        match &placed.item {
            Item::Picture(picture) => found.extend(judge_one(picture, scale)),
            Item::Page(PageItem { page, transform, .. }) => {
                judge_page(page, scale * transform.determinant().abs().sqrt(), found);
            }
            _ => {}
        }
    }
}

fn judge_one(item: &PictureItem, scale: f64) -> Option<Diagnostic> {
    let Picture::Raster(raster) = &item.picture else { return None };
    let inches = item.rect.width() * scale / INCH;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::page::{Artifact, Owner, Placed};
    use crate::picture::Raster;
    use crate::units::Pt;
    use kurbo::{Affine, Rect, Size};
    use std::sync::Arc;

    fn page(item: Item) -> Page {
        Page {
            size: Size::new(600.0, 600.0),
            bleed: Pt::ZERO,
            margin: Pt::ZERO,
            items: vec![Placed { item, owner: Owner::Artifact(Artifact::Layout) }],
        }
    }

    #[test]
    fn a_photograph_is_judged_as_large_as_it_is_printed() {
        let raster = Raster { width: 200, height: 200, rgba: Vec::new(), jpeg: None, lossy: false };
        let photograph = Item::Picture(PictureItem {
            picture: Picture::Raster(Arc::new(raster)),
            rect: Rect::new(0.0, 0.0, 72.0, 72.0),
            least_ppi: 150.0,
            at: None,
        });
        let own = page(photograph.clone());
        let on_a_sheet = |transform: Affine| {
            let inner =
                PageItem { page: Arc::new(page(photograph.clone())), transform, clip: None };
            judge(&[page(Item::Page(inner))])
        };
        let turned = Affine::new([-1.0, 0.0, 0.0, -1.0, 600.0, 600.0]);
        for (found, severity, ppi) in [
            (judge(&[own]), Severity::Warning, "200 pixels"),
            (on_a_sheet(turned), Severity::Warning, "200 pixels"),
            (on_a_sheet(Affine::scale(2.0)), Severity::Error, "100 pixels"),
        ] {
            let [problem] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!(problem.severity, severity);
            assert!(problem.message.contains(ppi), "{}", problem.message);
        }
        assert!(on_a_sheet(Affine::scale(0.5)).is_empty());
    }
}
