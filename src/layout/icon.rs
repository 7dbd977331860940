//! The tool's own icons as outlines. 24 × 24 units, one stroke style.

use super::frame::Frame;
use super::page::{PathItem, Stroke};
use crate::color::Color;
use crate::resolve::document::Icon;
use crate::units::Pt;
use kurbo::{Affine, BezPath};
use std::collections::HashMap;
use usvg::tiny_skia_path::PathSegment;

/// Side of the square an icon is drawn in, in its own units.
const SIDE: f32 = 24.0;
/// Width of its lines, in its own units.
const LINE: f32 = 1.75;

/// Outlines of icons, parsed when first used.
#[derive(Default)]
pub(crate) struct Icons {
    outlines: HashMap<Icon, BezPath>,
}

impl Icons {
    /// An icon in a rigid frame of `side` × `side`: decoration beside words.
    pub(crate) fn frame(&mut self, icon: Icon, side: Pt, color: Color) -> Frame {
        let outline = self.outlines.entry(icon).or_insert_with(|| parse(source(icon)));
        let scale = side.0 / SIDE;
        let mut path = outline.clone();
        path.apply_affine(Affine::scale(f64::from(scale)));
        let mut frame = Frame { rigid: true, ..Frame::new(side, side) };
        frame.decorate(PathItem {
            path,
            fill: None,
            stroke: Some(Stroke { color, width: Pt(LINE * scale), dash: Vec::new(), round: true }),
        });
        frame
    }
}

/// All paths of an icon as one outline.
fn parse(svg: &str) -> BezPath {
    let mut out = BezPath::new();
    if let Ok(tree) = usvg::Tree::from_str(svg, &usvg::Options::default()) {
        collect(tree.root(), &mut out);
    }
    out
}

fn collect(group: &usvg::Group, out: &mut BezPath) {
    for node in group.children() {
        match node {
            usvg::Node::Group(group) => collect(group, out),
            usvg::Node::Path(path) => {
                for segment in path.data().segments() {
                    let p = |p: usvg::tiny_skia_path::Point| (f64::from(p.x), f64::from(p.y));
                    match segment {
                        PathSegment::MoveTo(a) => out.move_to(p(a)),
                        PathSegment::LineTo(a) => out.line_to(p(a)),
                        PathSegment::QuadTo(a, b) => out.quad_to(p(a), p(b)),
                        PathSegment::CubicTo(a, b, c) => out.curve_to(p(a), p(b), p(c)),
                        PathSegment::Close => out.close_path(),
                    }
                }
            }
            usvg::Node::Image(_) | usvg::Node::Text(_) => {}
        }
    }
}

/// Names each icon's file once.
macro_rules! sources {
    ($($icon:ident => $file:literal),* $(,)?) => {
        fn source(icon: Icon) -> &'static str {
            match icon {
                $(Icon::$icon => include_str!(concat!("../../illustrations/icons/", $file, ".svg")),)*
            }
        }
    };
}

sources! {
    Book => "book", Calendar => "calendar", Chair => "chair", Clock => "clock", Feel => "feel",
    FloorSitting => "floor-sitting", Hold => "hold", Info => "info", Kneeling => "kneeling",
    Mat => "mat", Moves => "moves", Pencil => "pencil", Phone => "phone", Prone => "prone",
    Repeat => "repeat", SideLying => "side-lying", Sitting => "sitting", Standing => "standing",
    StopHand => "stop-hand", Stop => "stop", Supine => "supine", Tip => "tip",
    Warning => "warning", Web => "web", Desk => "desk", OfficeChair => "office-chair",
    Pillow => "pillow", Wall => "wall", Towel => "towel", Band => "band", Strap => "strap",
    Step => "step", Table => "table", Weight => "weight",
}
