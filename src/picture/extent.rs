//! Whether every number of a drawing stays where drawings are drawn.
//!
//! Numbers near the end of what thirty-two bits hold become infinite once they are scaled, and the
//! PDF library gives up on what is infinite. No drawing for paper comes near these bounds.

use usvg::{Group, Node, Paint, Path, Rect, Size, Transform, Tree};

/// Coordinates and lengths, in units of the drawing.
const FAR: f32 = 1e6;
/// Sides of the drawing and of repeated parts.
const LEAST: f32 = 1e-3;

/// Whether a drawing, clips, masks and patterns included, has only numbers in bounds.
pub(super) fn is_sound(tree: &Tree) -> bool {
    sides(tree.size())
        && group(tree.root())
        && tree
            .linear_gradients()
            .iter()
            .all(|g| numbers(&[g.x1(), g.y1(), g.x2(), g.y2()]) && transform(g.transform()))
        && tree.radial_gradients().iter().all(|g| {
            numbers(&[g.cx(), g.cy(), g.fx(), g.fy(), g.r().get()]) && transform(g.transform())
        })
        && tree.patterns().iter().all(|pattern| {
            let area = pattern.rect();
            rect(area.to_rect())
                && area.width().min(area.height()) >= LEAST
                && transform(pattern.transform())
                && group(pattern.root())
        })
        && tree.clip_paths().iter().all(|clip| transform(clip.transform()) && group(clip.root()))
        && tree.masks().iter().all(|mask| rect(mask.rect().to_rect()) && group(mask.root()))
}

/// How far an area reaches beyond the sides of a drawing.
pub(crate) fn beyond(area: Rect, size: Size) -> f32 {
    let (x, y) = (area.right() - size.width(), area.bottom() - size.height());
    [-area.left(), -area.top(), x, y].into_iter().fold(0.0, f32::max)
}

/// Whether a drawing is neither too large nor too small.
pub(super) fn sides(size: Size) -> bool {
    [size.width(), size.height()].iter().all(|side| (LEAST..FAR).contains(side))
}

fn group(group: &Group) -> bool {
    group.filters().is_empty()
        && transform(group.transform())
        && transform(group.abs_transform())
        && rect(group.abs_stroke_bounding_box())
        && rect(group.stroke_bounding_box())
        && group.children().iter().all(node)
}

fn node(node: &Node) -> bool {
    match node {
        Node::Group(inner) => group(inner),
        Node::Path(outline) => path(outline),
        Node::Image(image) => transform(image.abs_transform()) && rect(image.abs_bounding_box()),
        Node::Text(_) => false,
    }
}

fn path(path: &Path) -> bool {
    let stroke = path.stroke().is_none_or(|stroke| {
        numbers(&[stroke.width().get(), stroke.dashoffset(), stroke.miterlimit().get()])
            && stroke.dasharray().is_none_or(numbers)
            && paint(stroke.paint())
    });
    stroke
        && rect(path.data().bounds())
        && rect(path.abs_bounding_box())
        && transform(path.abs_transform())
        && path.fill().is_none_or(|fill| paint(fill.paint()))
}

/// Gradients and patterns made for one shape are not in the drawing's lists.
fn paint(paint: &Paint) -> bool {
    match paint {
        Paint::Color(_) => true,
        Paint::LinearGradient(gradient) => transform(gradient.transform()),
        Paint::RadialGradient(gradient) => transform(gradient.transform()),
        Paint::Pattern(pattern) => transform(pattern.transform()),
    }
}

pub(super) fn numbers(numbers: &[f32]) -> bool {
    numbers.iter().all(|number| number.abs() < FAR)
}

pub(super) fn rect(rect: Rect) -> bool {
    numbers(&[rect.left(), rect.top(), rect.right(), rect.bottom()])
}

pub(super) fn transform(t: Transform) -> bool {
    numbers(&[t.sx, t.ky, t.kx, t.sy, t.tx, t.ty])
}
