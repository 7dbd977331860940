//! Plain shapes from XML.

use super::look::{Gradients, Look, number, opacity, opaque, rule};
use super::{Clip, Plain, Shape, Stop, Stroke};
use crate::picture::Dress;
use kurbo::{Arc as KurboArc, Point, SvgArc, Vec2};
use std::collections::HashMap;
use std::str::FromStr;
use std::sync::Arc;
use svgtypes::{Paint, SimplePathSegment, SimplifyingPathParser, ViewBox};
use usvg::roxmltree::{Document, Node};
use usvg::tiny_skia_path::{Path, PathBuilder, Rect};
use usvg::{Color, FillRule, LineJoin, NonZeroRect, Size, Transform};

const SVG: &str = "http://www.w3.org/2000/svg";
/// Offsets of a gradient that are nearer than this are not plain.
const APART: f32 = 1e-3;

/// Reads a drawing, in a dress and as in a mirror when asked for; `None` when anything in it is not
/// plain.
pub(in crate::picture) fn read(
    xml: &Document<'_>,
    dress: Option<&Dress>,
    mirror: bool,
) -> Option<Plain> {
    let root = xml.root_element();
    let (view_box, size) = sheet(root)?;
    let mut reader = Reader { sheet: view_box, dress, defs: Defs::default(), shapes: Vec::new() };
    for defs in elements(root).filter(|node| node.tag_name().name() == "defs") {
        reader.defs.read(defs)?;
    }
    for node in elements(root) {
        match node.tag_name().name() {
            "defs" => {}
            "g" => reader.group(node)?,
            _ => reader.shape(node, Look::default(), None)?,
        }
    }
    let sum = if mirror { 2.0 * view_box.left() + view_box.width() } else { 0.0 };
    let mirrored = Transform::from_row(-1.0, 0.0, 0.0, 1.0, sum, 0.0);
    let mirror = if mirror { mirrored } else { Transform::identity() };
    let view = view(view_box, size);
    let mut plain = Plain { size, view, mirror, shapes: reader.shapes, beyond: 0.0 };
    plain.beyond = plain.furthest();
    (!plain.shapes.is_empty() && plain.is_sound()).then_some(plain)
}

/// View box and size, by numbers and nothing else.
fn sheet(root: Node<'_, '_>) -> Option<(NonZeroRect, Size)> {
    let (mut view_box, mut width, mut height) = (None, None, None);
    if !is_plain(root) || root.tag_name().name() != "svg" {
        return None;
    }
    for attribute in root.attributes() {
        let value = attribute.value();
        match attribute.name() {
            "viewBox" => view_box = ViewBox::from_str(value).ok(),
            "width" => width = number(value),
            "height" => height = number(value),
            name if name.starts_with("data-") => {}
            _ => return None,
        }
    }
    let ViewBox { x, y, w, h } = view_box?;
    let view_box = NonZeroRect::from_xywh(x as f32, y as f32, w as f32, h as f32)?;
    Some((view_box, Size::from_wh(width?, height?)?))
}

/// A view box as large as it fits, in the middle (SVG 2, 8.2: `xMidYMid meet`).
fn view(view_box: NonZeroRect, size: Size) -> Transform {
    let scale = (size.width() / view_box.width()).min(size.height() / view_box.height());
    let (free_x, free_y) =
        (size.width() - view_box.width() * scale, size.height() - view_box.height() * scale);
    let (x, y) = (-view_box.x() * scale + free_x / 2.0, -view_box.y() * scale + free_y / 2.0);
    Transform::from_row(scale, 0.0, 0.0, scale, x, y)
}

/// Whether an element is one of SVG, and its attributes are without a namespace.
fn is_plain(node: Node<'_, '_>) -> bool {
    node.tag_name().namespace() == Some(SVG)
        && node.attributes().all(|attribute| attribute.namespace().is_none())
}

fn elements<'a, 'input>(node: Node<'a, 'input>) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(Node::is_element)
}

/// What shapes refer to.
#[derive(Default)]
struct Defs<'a> {
    gradients: Gradients<'a>,
    clips: HashMap<&'a str, Arc<Clip>>,
}

impl<'a> Defs<'a> {
    fn read(&mut self, defs: Node<'a, '_>) -> Option<()> {
        if defs.attributes().len() > 0 || !is_plain(defs) {
            return None;
        }
        for node in elements(defs) {
            let [id] = attributes(node, ["id"])?;
            let id = id?;
            // Which of two it would be is not for a plain drawing to say.
            if !is_plain(node) || self.gradients.contains_key(id) || self.clips.contains_key(id) {
                return None;
            }
            match node.tag_name().name() {
                "radialGradient" => drop(self.gradients.insert(id, stops(node)?)),
                "clipPath" => drop(self.clips.insert(id, Arc::new(clip(node)?))),
                _ => return None,
            }
        }
        Some(())
    }
}

/// The values of the attributes an element may have; `None` when it has another.
fn attributes<'a, const N: usize>(
    node: Node<'a, '_>,
    names: [&str; N],
) -> Option<[Option<&'a str>; N]> {
    let mut values = [None; N];
    for attribute in node.attributes() {
        let index = names.iter().position(|name| *name == attribute.name())?;
        values[index] = Some(attribute.value());
    }
    Some(values)
}

/// The colours of a gradient, from the middle outwards.
fn stops(gradient: Node<'_, '_>) -> Option<Arc<[Stop]>> {
    let mut stops: Vec<Stop> = Vec::new();
    for node in elements(gradient) {
        let [offset, color, see_through] =
            attributes(node, ["offset", "stop-color", "stop-opacity"])?;
        let color = opaque(svgtypes::Color::from_str(color?).ok()?)?;
        let stop = Stop {
            offset: opacity(offset?)?,
            color,
            opacity: see_through.map_or(Some(usvg::Opacity::ONE), opacity)?,
        };
        let ordered = stops.last().is_none_or(|last| stop.offset.get() > last.offset.get() + APART);
        if !ordered || !is_plain(node) || node.tag_name().name() != "stop" {
            return None;
        }
        stops.push(stop);
    }
    (stops.len() >= 2).then(|| stops.into())
}

/// A clip of one path.
fn clip(node: Node<'_, '_>) -> Option<Clip> {
    let mut inner = elements(node);
    let (path, None) = (inner.next()?, inner.next()) else { return None };
    let [data, clip_rule] = attributes(path, ["d", "clip-rule"])?;
    if !is_plain(path) || path.tag_name().name() != "path" {
        return None;
    }
    let rule = clip_rule.map_or(Some(FillRule::NonZero), rule)?;
    Some(Clip { path: outline(data?)?, rule })
}

struct Reader<'a> {
    sheet: NonZeroRect,
    dress: Option<&'a Dress>,
    defs: Defs<'a>,
    shapes: Vec<Shape>,
}

impl<'a> Reader<'a> {
    /// Shapes with a common look, or one shape that is clipped.
    fn group(&mut self, group: Node<'a, '_>) -> Option<()> {
        let (mut look, mut clip) = (Look::default(), None);
        for attribute in group.attributes() {
            match attribute.name() {
                "clip-path" => {
                    let Ok(Paint::FuncIRI(id, None)) = Paint::from_str(attribute.value()) else {
                        return None;
                    };
                    clip = Some(Arc::clone(self.defs.clips.get(id)?));
                }
                name => look.set(name, attribute.value())?,
            }
        }
        if !is_plain(group) || (clip.is_some() && elements(group).count() != 1) {
            return None;
        }
        for node in elements(group) {
            self.shape(node, look.clone(), clip.clone())?;
        }
        Some(())
    }

    fn shape(
        &mut self,
        node: Node<'a, '_>,
        mut look: Look<'a>,
        clip: Option<Arc<Clip>>,
    ) -> Option<()> {
        let (mut geometry, mut transform) = (HashMap::new(), Transform::identity());
        for attribute in node.attributes() {
            let value = attribute.value();
            match attribute.name() {
                name @ ("d" | "cx" | "cy" | "rx" | "ry" | "width" | "height") => {
                    geometry.insert(name, value);
                }
                "transform" => transform = placement(value)?,
                name => look.set(name, value)?,
            }
        }
        let mut take = |name: &str| geometry.remove(name);
        let path = match node.tag_name().name() {
            "path" => outline(take("d")?)?,
            "ellipse" => {
                let center = |value: Option<&str>| value.map_or(Some(0.0), number);
                let (cx, cy) = (center(take("cx"))?, center(take("cy"))?);
                ellipse(cx, cy, number(take("rx")?)?, number(take("ry")?)?)?
            }
            // A ground for the whole sheet.
            "rect" if take("width")? == "100%" && take("height")? == "100%" => {
                let (width, height) = (self.sheet.width(), self.sheet.height());
                PathBuilder::from_rect(Rect::from_xywh(0.0, 0.0, width, height)?)
            }
            _ => return None,
        };
        if !geometry.is_empty() || !is_plain(node) || node.has_children() {
            return None;
        }
        let fill = look.fill(&path, &self.defs.gradients, self.dress)?;
        let mut stroke = look.stroke()?;
        if let Some((color, (line, halo))) = look.wider(fill.as_ref(), self.dress) {
            let wide = |color, width| {
                let (dashes, cap, join) = (Vec::new(), look.cap, LineJoin::Round);
                Some(Stroke { color, width, dashes, cap, join })
            };
            let (path, clip, stroke_first) = (path.clone(), clip.clone(), false);
            let edge = wide(Color::white(), halo);
            self.shapes.push(Shape {
                path,
                transform,
                clip,
                fill: None,
                stroke: edge,
                stroke_first,
            });
            stroke = wide(color, line);
        }
        if fill.is_some() || stroke.is_some() {
            let stroke_first = look.stroke_first;
            self.shapes.push(Shape { path, transform, clip, fill, stroke, stroke_first });
        }
        Some(())
    }
}

fn placement(value: &str) -> Option<Transform> {
    let t = svgtypes::Transform::from_str(value).ok()?;
    let [a, b, c, d, e, f] = [t.a, t.b, t.c, t.d, t.e, t.f].map(|number| number as f32);
    let transform = Transform::from_row(a, b, c, d, e, f);
    transform.is_valid().then_some(transform)
}

/// Path data, whole and sound.
fn outline(data: &str) -> Option<Path> {
    let mut builder = PathBuilder::new();
    for segment in SimplifyingPathParser::from(data) {
        match segment.ok()? {
            SimplePathSegment::MoveTo { x, y } => builder.move_to(x as f32, y as f32),
            SimplePathSegment::LineTo { x, y } => builder.line_to(x as f32, y as f32),
            SimplePathSegment::Quadratic { x1, y1, x, y } => {
                builder.quad_to(x1 as f32, y1 as f32, x as f32, y as f32);
            }
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                let [x1, y1, x2, y2, x, y] = [x1, y1, x2, y2, x, y].map(|number| number as f32);
                builder.cubic_to(x1, y1, x2, y2, x, y);
            }
            SimplePathSegment::ClosePath => builder.close(),
        }
    }
    builder.finish()
}

/// Four quarters, clockwise from the right.
fn ellipse(cx: f32, cy: f32, rx: f32, ry: f32) -> Option<Path> {
    if !(rx > 0.0 && ry > 0.0) {
        return None;
    }
    let corners = [(cx + rx, cy), (cx, cy + ry), (cx - rx, cy), (cx, cy - ry), (cx + rx, cy)];
    let mut builder = PathBuilder::new();
    builder.move_to(cx + rx, cy);
    for pair in corners.windows(2) {
        let &[from, to] = pair else { continue };
        let point = |(x, y): (f32, f32)| Point::new(x.into(), y.into());
        let arc = SvgArc {
            from: point(from),
            to: point(to),
            radii: Vec2::new(rx.into(), ry.into()),
            x_rotation: 0.0,
            large_arc: false,
            sweep: true,
        };
        KurboArc::from_svg_arc(&arc)?.to_cubic_beziers(0.1, |a, b, to| {
            let [ax, ay, bx, by, x, y] = [a.x, a.y, b.x, b.y, to.x, to.y].map(|n| n as f32);
            builder.cubic_to(ax, ay, bx, by, x, y);
        });
    }
    builder.close();
    builder.finish()
}
