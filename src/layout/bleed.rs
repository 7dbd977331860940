//! Backgrounds that run beyond the trim, so that no white edge shows where the knife is a little off.

use super::page::{Item, Owner, Page, Placed};
use crate::units::Pt;
use kurbo::{BezPath, PathEl, Point, Size};

/// What is this near to the trim touches it, in points: rounding, far below what is seen.
const TOUCH: f64 = 0.05;

/// Lets backgrounds that touch the trim run beyond it. Content stays where it is.
pub(crate) fn extend(page: &mut Page, bleed: Pt) {
    page.bleed = bleed;
    page.margin = page.margin.max(bleed);
    let (size, bleed) = (page.size, f64::from(bleed.0));
    for placed in &mut page.items {
        if let Placed { item: Item::Path(path), owner: Owner::Artifact(_) } = placed
            && path.fill.is_some()
        {
            stretch(&mut path.path, size, bleed);
        }
    }
}

/// Moves what lies on an edge of the page, or beyond it, outwards.
fn stretch(path: &mut BezPath, size: Size, by: f64) {
    let side = |v: f64, end: f64| {
        if v <= TOUCH {
            v.min(-by)
        } else if v >= end - TOUCH {
            v.max(end + by)
        } else {
            v
        }
    };
    let moved = |p: Point| Point::new(side(p.x, size.width), side(p.y, size.height));
    for element in path.elements_mut() {
        *element = match *element {
            PathEl::MoveTo(p) => PathEl::MoveTo(moved(p)),
            PathEl::LineTo(p) => PathEl::LineTo(moved(p)),
            PathEl::QuadTo(a, p) => PathEl::QuadTo(moved(a), moved(p)),
            PathEl::CurveTo(a, b, p) => PathEl::CurveTo(moved(a), moved(b), moved(p)),
            PathEl::ClosePath => PathEl::ClosePath,
        };
    }
}
