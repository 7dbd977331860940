//! What limits where a drawing is drawn: clips and masks.

use super::outline::{Grid, Trace};
use super::{Pen, ink};
use krilla::geom::{Path, PathBuilder};
use krilla::mask::{Mask, MaskType};
use krilla::paint::FillRule;
use krilla::surface::Surface;
use usvg::{ClipPath, Group, Node, Rect, Size, Transform};

/// Clips to the sheet of the drawing.
pub(super) fn push_size(surface: &mut Surface<'_>, size: Size, map: Transform) {
    let sheet = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
    push_path(surface, sheet.and_then(|sheet| boundary(sheet, map)), FillRule::NonZero);
}

/// Clips to a path of the drawing; says how often to pop.
pub(super) fn push(pen: Pen, surface: &mut Surface<'_>, clip: &ClipPath) -> usize {
    match rule(clip.root()) {
        Some(rule) => {
            let outer = clip.clip_path().map_or(0, |outer| push(pen, surface, outer));
            let mut trace = Trace::default();
            trace_group(&mut trace, clip.root(), pen.within(clip.transform()));
            push_path(surface, trace.finish(), rule);
            outer + 1
        }
        None => push_drawn(pen, surface, clip),
    }
}

/// The rule by which all shapes of a clip together make one path, when they can. PDF cuts one clip
/// out of another but cannot add them, nor keep apart what crosses itself.
fn rule(group: &Group) -> Option<FillRule> {
    let mut rules = Vec::new();
    collect_rules(group, &mut rules).then_some(())?;
    match rules[..] {
        [usvg::FillRule::EvenOdd] => Some(FillRule::EvenOdd),
        _ if rules.contains(&usvg::FillRule::EvenOdd) => None,
        _ => Some(FillRule::NonZero),
    }
}

/// Whether no shape has a clip of its own.
fn collect_rules(group: &Group, rules: &mut Vec<usvg::FillRule>) -> bool {
    group.children().iter().all(|node| match node {
        Node::Group(inner) => inner.clip_path().is_none() && collect_rules(inner, rules),
        Node::Path(path) => {
            rules.extend(path.fill().map(usvg::Fill::rule));
            true
        }
        Node::Image(_) | Node::Text(_) => true,
    })
}

fn trace_group(trace: &mut Trace, group: &Group, pen: Pen) {
    for node in group.children() {
        match node {
            Node::Group(inner) => trace_group(trace, inner, pen.within(inner.transform())),
            Node::Path(path) if path.is_visible() => trace.add(path.data(), pen.map, pen.grid),
            Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
        }
    }
}

/// A clip that is no single path hides what its shapes, drawn, leave bare.
fn push_drawn(pen: Pen, surface: &mut Surface<'_>, clip: &ClipPath) -> usize {
    let mut builder = surface.stream_builder();
    let mut inner = builder.surface();
    let outer = clip.clip_path().map_or(0, |outer| push(pen, &mut inner, outer));
    pen.within(clip.transform()).group(&mut inner, clip.root());
    (0..outer).for_each(|_| inner.pop());
    inner.finish();
    let stream = builder.finish();
    surface.push_mask(Mask::new(stream, MaskType::Alpha));
    1
}

/// Hides what a mask leaves dark; says how often to pop.
pub(super) fn push_mask(pen: Pen, surface: &mut Surface<'_>, mask: &usvg::Mask) -> usize {
    let mut builder = surface.stream_builder();
    let mut inner = builder.surface();
    let outer = mask.mask().map_or(0, |outer| push_mask(pen, &mut inner, outer));
    push_path(&mut inner, boundary(mask.rect().to_rect(), pen.map), FillRule::NonZero);
    pen.group(&mut inner, mask.root());
    (0..=outer).for_each(|_| inner.pop());
    inner.finish();
    let stream = builder.finish();
    surface.push_mask(Mask::new(stream, ink::mask_type(mask.kind())));
    1
}

/// Clips to a path; without one, to nothing at all.
pub(super) fn push_path(surface: &mut Surface<'_>, path: Option<Path>, rule: FillRule) {
    let nothing = || {
        let mut builder = PathBuilder::new();
        builder.move_to(0.0, 0.0);
        builder.line_to(0.0, 0.0);
        builder.finish()
    };
    if let Some(path) = path.or_else(nothing) {
        surface.push_clip_path(&path, &rule);
    }
}

/// The edge of a rectangle under a transform.
fn boundary(rect: Rect, map: Transform) -> Option<Path> {
    let edge = usvg::tiny_skia_path::PathBuilder::from_rect(rect);
    super::outline::outline(&edge, map, Grid::None)
}
