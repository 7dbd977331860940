//! Line art: a drawing whose parts have roles, for a printer with one ink.
//!
//! The source is edited before it is parsed. Areas become white, lines and arrows ink; the shade
//! goes; the glow, which says where the stretch is felt, becomes a halftone whose dots grow towards
//! its centre; the trousers are hatched, so that they stay apart from the shirt. All of it is
//! vector strokes and dots, nothing is left to the printer's own screening.

use super::edit::{Edit, apply, class, classes, declare, is_shape};
use std::fmt::Write;
use usvg::roxmltree::{Document, Node};

const INK: &str = "#1F2328";
/// 80 % black.
const HAIR: &str = "#333333";
/// Distance between neighbouring dots of the glow, in units of the drawing. Figures are drawn at
/// 1000 units a metre and printed at about 30 units a millimetre.
const DOT_PITCH: f32 = 21.0;
/// Radius of a dot at the glow's centre.
const DOT_RADIUS: f32 = 7.4;
/// The smallest dot a laser printer holds.
const DOT_LEAST: f32 = 1.8;
/// Distance between the lines of the hatching, measured across them.
const HATCH_PITCH: f32 = 26.0;
/// Width of those lines: 0.25 pt at the usual print size.
const HATCH_WIDTH: f32 = 2.8;

/// What a part of a figure is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Skin, clothes, furniture: paper white.
    Area,
    /// Hatched.
    Trousers,
    /// Nearly black.
    Hair,
    /// Left out.
    Shade,
    /// Where the stretch is felt.
    Glow,
    /// Outlines, creases, faces, arrows.
    Ink,
}

/// Whether a drawing names the roles of its parts. `skin` is in every figure, even one that shows
/// only a hand.
pub(super) fn has_roles(xml: &Document<'_>) -> bool {
    xml.descendants().any(|node| classes(node).any(|class| class == "skin"))
}

/// Rewrites a drawing as line art.
pub(super) fn redraw(source: &str, xml: &Document<'_>) -> String {
    let mut edits = Vec::new();
    for (number, node) in xml.descendants().filter(|node| is_shape(*node)).enumerate() {
        match role(node) {
            Role::Area => edits.push(restyle(node, "#fff")),
            Role::Hair => edits.push(restyle(node, HAIR)),
            Role::Ink => edits.push(restyle(node, INK)),
            Role::Shade => edits.push((node.range(), String::new())),
            Role::Glow => edits.push(glow(node)),
            Role::Trousers => edits.extend(trousers(node, number)),
        }
    }
    apply(source, edits)
}

/// The role a shape or the nearest group around it names, or else what its paint suggests.
fn role(node: Node<'_, '_>) -> Role {
    if let Some(class) = class(node) {
        return match class {
            "trousers" => Role::Trousers,
            "hair" => Role::Hair,
            "shade" => Role::Shade,
            "glow" => Role::Glow,
            "line" | "hair-line" | "arrow" => Role::Ink,
            _ => Role::Area,
        };
    }
    let fill = property(node, "fill").unwrap_or("black");
    let see_through = property(node, "fill-opacity")
        .and_then(|opacity| opacity.parse::<f32>().ok())
        .is_some_and(|opacity| opacity < 1.0);
    if fill.starts_with("url(") {
        Role::Glow
    } else if see_through && !has_stroke(node) {
        Role::Shade
    } else if fill == "none" || is_dark(fill) {
        Role::Ink
    } else {
        Role::Area
    }
}

/// A presentation property, inherited: the `style` attribute goes before the plain one.
fn property<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.ancestors().find_map(|n| {
        let declared = n.attribute("style").unwrap_or_default().split(';').rev().find_map(|d| {
            let (key, value) = d.split_once(':')?;
            (key.trim() == name).then(|| value.trim())
        });
        declared.or_else(|| n.attribute(name).map(str::trim))
    })
}

fn has_stroke(node: Node<'_, '_>) -> bool {
    property(node, "stroke").is_some_and(|stroke| stroke != "none")
}

/// Whether a colour is nearer to ink than to paper.
fn is_dark(color: &str) -> bool {
    csscolorparser::parse(color).is_ok_and(|color| {
        let [r, g, b, _] = color.to_rgba8();
        super::grey(r, g, b) < 128
    })
}

/// Gives a shape another fill, and ink strokes. A light stroke stays: it is a halo.
fn restyle(node: Node<'_, '_>, fill: &str) -> Edit {
    let mut style = String::new();
    if property(node, "fill") != Some("none") {
        let _ = write!(style, "fill:{fill};fill-opacity:1;");
    }
    if property(node, "stroke").is_some_and(|stroke| stroke != "none" && is_stroke_ink(stroke)) {
        let _ = write!(style, "stroke:{INK};stroke-opacity:1;");
    }
    declare(node, &style)
}

/// Everything but a halo, the ghost's grey outline included.
fn is_stroke_ink(stroke: &str) -> bool {
    !csscolorparser::parse(stroke).is_ok_and(|color| {
        let [r, g, b, _] = color.to_rgba8();
        super::grey(r, g, b) > 230
    })
}

/// White trousers with thin slanting lines.
fn trousers(node: Node<'_, '_>, number: usize) -> Vec<Edit> {
    let mut edits = vec![restyle(node, "#fff")];
    let outline = node.attribute("d").unwrap_or_default();
    let Ok(path) = kurbo::BezPath::from_svg(outline) else {
        return edits;
    };
    let area = kurbo::Shape::bounding_box(&path);
    if !(area.is_finite() && area.area() > 0.0) {
        return edits;
    }
    // Lines x + y = constant, a pitch apart.
    let step = f64::from(HATCH_PITCH) * std::f64::consts::SQRT_2;
    let step = step.max((area.width() + area.height()) / 400.0);
    let mut lines = String::new();
    let mut sum = ((area.x0 + area.y0) / step).ceil() * step;
    while sum < area.x1 + area.y1 {
        let top = (sum - area.y0).min(area.x1);
        let bottom = (sum - area.y1).max(area.x0);
        let _ = write!(lines, "M{top:.1} {:.1}L{bottom:.1} {:.1}", sum - top, sum - bottom);
        sum += step;
    }
    let rule = property(node, "fill-rule").filter(|rule| *rule == "evenodd").unwrap_or("nonzero");
    let transform = node.attribute("transform").map_or(String::new(), attribute("transform"));
    let end = node.range().end;
    edits.push((
        end..end,
        format!(
            "<clipPath id=\"line-art-{number}\"><path clip-rule=\"{rule}\" d=\"{outline}\"/></clipPath>\
             <g{transform}><g clip-path=\"url(#line-art-{number})\"><path d=\"{lines}\" fill=\"none\" \
             stroke=\"{INK}\" stroke-width=\"{HATCH_WIDTH}\" stroke-dasharray=\"none\"/></g></g>"
        ),
    ));
    edits
}

/// Dots on a staggered grid, within the ellipse of the glow and whatever clips it. They shrink
/// towards its edge as the glow fades; a white ground keeps the hatching out.
fn glow(node: Node<'_, '_>) -> Edit {
    let number = |name: &str| node.attribute(name).and_then(|value| value.parse::<f32>().ok());
    let (rx, ry) = match node.tag_name().name() {
        "circle" => (number("r"), number("r")),
        _ => (number("rx"), number("ry")),
    };
    let (cx, cy) = (number("cx").unwrap_or(0.0), number("cy").unwrap_or(0.0));
    let (Some(rx), Some(ry)) = (rx, ry) else {
        // A glow of another shape keeps its place as an outline.
        return restyle(node, "#fff");
    };
    let sound = |v: f32| v.is_finite() && v > 0.0;
    if !(sound(rx) && sound(ry) && cx.is_finite() && cy.is_finite()) {
        return (node.range(), String::new());
    }
    // A drawing in other units gets no more dots than one in the usual units.
    let pitch = DOT_PITCH.max(rx.max(ry) / 30.0);
    let scale = pitch / DOT_PITCH;
    let row_height = pitch * 0.75_f32.sqrt();
    let rows = (ry / row_height) as i32;
    let columns = (rx / pitch) as i32 + 1;
    let mut dots = String::new();
    for row in -rows..=rows {
        let y = row as f32 * row_height;
        let shift = if row.rem_euclid(2) == 1 { 0.5 } else { 0.0 };
        for column in -columns..=columns {
            let x = (column as f32 + shift) * pitch;
            let distance = (x / rx).hypot(y / ry);
            let radius = DOT_RADIUS * scale * (1.0 - distance).max(0.0).sqrt();
            if radius >= DOT_LEAST * scale {
                let (left, across) = (cx + x - radius, 2.0 * radius);
                let _ = write!(
                    dots,
                    "M{left:.1} {:.1}a{radius:.2} {radius:.2} 0 1 0 {across:.2} 0\
                     a{radius:.2} {radius:.2} 0 1 0 {:.2} 0z",
                    cy + y,
                    -across
                );
            }
        }
    }
    let transform = node.attribute("transform").map_or(String::new(), attribute("transform"));
    let (ground_x, ground_y) = (rx * 0.92, ry * 0.92);
    let drawn = format!(
        "<g{transform}><ellipse cx=\"{cx}\" cy=\"{cy}\" rx=\"{ground_x}\" ry=\"{ground_y}\" fill=\"#fff\"/>\
         <path d=\"{dots}\" fill=\"{INK}\"/></g>"
    );
    (node.range(), drawn)
}

/// ` name="value"`, where the value came from an attribute and needs its quotes escaped again.
fn attribute(name: &'static str) -> impl Fn(&str) -> String {
    move |value| {
        let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
        format!(" {name}=\"{value}\"")
    }
}
