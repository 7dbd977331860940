//! What the PDF library takes for granted about pages, made sure of before it draws: it would
//! abort where it can only give up.

use super::problem::internal;
use crate::diagnostic::{Diagnostic, Severity};
use crate::layout::page::{Item, NodeId, Owner, Page, Pages, Placed, Role, Structure};
use kurbo::{Rect, Shape};

/// Points from the origin beyond which nothing belongs on a page: ten times the largest sheet a
/// PDF reader must show (14400 pt).
const FAR: f64 = 144_000.0;

pub(super) fn check(pages: &Pages) -> Result<(), Vec<Diagnostic>> {
    let mut found = Vec::new();
    if pages.pages.is_empty() {
        found.push(Diagnostic::new(Severity::Error, "no-pages", "the guide has no pages", None));
    }
    if pages.info.language.trim().is_empty() {
        found.push(internal("the pages are in no language"));
    }
    let reached = reach(&pages.structure);
    let reached = reached.unwrap_or_else(|problem| {
        found.push(internal(problem));
        vec![true; pages.structure.nodes.len()]
    });
    for (number, page) in (1..).zip(&pages.pages) {
        let (w, h) = (page.size.width, page.size.height);
        if !(w >= 1.0 && h >= 1.0 && w <= 14_400.0 && h <= 14_400.0) {
            found.push(internal(format!("page {number} measures {w} by {h} points")));
        }
        if !(0.0..=720.0).contains(&page.bleed.0) {
            found.push(internal(format!("page {number} bleeds by {} points", page.bleed.0)));
        }
        if !(0.0..=720.0).contains(&page.margin.0) {
            found.push(internal(format!("page {number} has a margin of {} points", page.margin.0)));
        }
        if let Some(stray) = stray(page, &reached) {
            let what = format!("page {number} has an item outside the reading order");
            found.push(Diagnostic { at: super::problem::place_of(&stray.item), ..internal(what) });
        }
    }
    for page in pages.distinct() {
        if let Some(broken) = page.items.iter().find(|placed| !is_sound(&placed.item)) {
            let what = "an item cannot be drawn";
            found.push(Diagnostic { at: super::problem::place_of(&broken.item), ..internal(what) });
        }
    }
    if pages.outline.iter().any(|bookmark| bookmark.page >= pages.pages.len()) {
        found.push(internal("a bookmark leads to a page that does not exist"));
    }
    if found.is_empty() { Ok(()) } else { Err(found) }
}

/// An item that belongs to no node a reader meets. Pages that are passed over are not looked into.
fn stray<'a>(page: &'a Page, reached: &[bool]) -> Option<&'a Placed> {
    page.items.iter().find_map(|placed| match (placed.owner, &placed.item) {
        (Owner::Node(NodeId(id)), _) if reached.get(id) != Some(&true) => Some(placed),
        (Owner::Node(_), Item::Page(inner)) => stray(&inner.page, reached),
        // Something to click must be something to read.
        (Owner::Artifact(_), Item::Link(_)) => Some(placed),
        _ => None,
    })
}

/// Which nodes a walk from the root meets; each may be met once.
fn reach(structure: &Structure) -> Result<Vec<bool>, String> {
    let mut reached = vec![false; structure.nodes.len()];
    let mut open = vec![0];
    while let Some(id) = open.pop() {
        let Some(node) = structure.nodes.get(id) else {
            return Err(format!("the reading order names node {id}, which does not exist"));
        };
        if std::mem::replace(&mut reached[id], true) {
            return Err(format!("the reading order meets node {id} twice"));
        }
        if let Role::Heading(level, _) = node.role
            && !(1..=6).contains(&level)
        {
            return Err(format!("a heading of level {level}"));
        }
        open.extend(node.children.iter().map(|child| child.0));
    }
    Ok(reached)
}

fn is_sound(item: &Item) -> bool {
    match item {
        Item::Text(run) => {
            let near = |v: f32| f64::from(v.abs()) < FAR;
            run.size.0 > 0.0
                && near(run.size.0)
                && run.origin.x.abs() < FAR
                && run.origin.y.abs() < FAR
                && run.glyphs.iter().all(|glyph| {
                    // A PDF font numbers its glyphs with sixteen bits.
                    u16::try_from(glyph.id).is_ok()
                        && near(glyph.advance)
                        && near(glyph.dx)
                        && near(glyph.dy)
                        && run.text.get(glyph.range.clone()).is_some()
                })
        }
        Item::Path(path) => {
            let stroke = path.stroke.as_ref();
            let elements = path.path.elements();
            elements.is_empty()
                || is_near(path.path.control_box())
                    && path.path.bounding_box().is_finite()
                    && stroke.is_none_or(|s| s.width.0 >= 0.0 && f64::from(s.width.0) < FAR)
        }
        Item::Picture(picture) => is_area(picture.rect),
        Item::Link(link) => is_area(link.rect),
        Item::Mark(mark) => {
            mark.path.elements().is_empty()
                || is_near(mark.path.control_box())
                    && mark.line.is_none_or(|line| line.0 >= 0.0 && f64::from(line.0) < FAR)
        }
        Item::Page(page) => {
            page.transform.is_finite()
                && page.transform.determinant().abs() > 1e-9
                && page.transform.as_coeffs().iter().all(|v| v.abs() < FAR)
                && page.clip.is_none_or(is_area)
        }
    }
}

fn is_near(rect: Rect) -> bool {
    [rect.x0, rect.y0, rect.x1, rect.y1].iter().all(|v| v.abs() < FAR)
}

fn is_area(rect: Rect) -> bool {
    is_near(rect) && rect.width() > 0.0 && rect.height() > 0.0
}
