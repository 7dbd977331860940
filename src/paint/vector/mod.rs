//! Drawings, as paths of the page: plain shapes, and what usvg made of any other SVG.
//!
//! Every path is mapped to the space it is printed in before it is written, so that its numbers
//! can be rounded to what paper shows whatever units its file uses.

mod clip;
mod ink;
mod outline;
mod plain;

use crate::picture::{Art, Vector, beyond};
use ink::Inks;
use krilla::geom::{Size, Transform as Placement};
use krilla::graphic::Graphic;
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::surface::Surface;
use outline::{Grid, outline};
use usvg::{BlendMode, Fill, Group, ImageKind, Node, Opacity, PaintOrder, Path, Stroke, Transform};

/// Steps of the grid that drawings are rounded to, a point: 18 µm, less than the dot of a printer
/// with 1200 dots an inch.
const STEPS: f32 = 20.0;

/// How far figures may reach beyond their size without being cut, in units of that size: arrows
/// that a dress makes wider do. It is 2 cm of the person.
const SPILL: f32 = 10.0;

/// Draws a drawing `size` large, its top left corner at the origin.
pub(super) fn draw(surface: &mut Surface<'_>, vector: &Vector, size: Size) {
    let own = vector.size();
    let (x, y) = (size.width() / own.width(), size.height() / own.height());
    let map = Transform::from_scale(x * STEPS, y * STEPS);
    let inks = Inks { grey: vector.grey };
    surface.push_transform(&Placement::from_scale(STEPS.recip(), STEPS.recip()));
    let beyond = match &vector.art {
        Art::Plain(drawing) => drawing.beyond,
        Art::Tree(tree) => beyond(tree.root().abs_layer_bounding_box().to_rect(), own),
    };
    let within = beyond <= if vector.to_scale { SPILL } else { 0.0 };
    if !within {
        clip::push_size(surface, own, map);
    }
    let pen = Pen { map, grid: Grid::Whole, inks, apart: false };
    match &vector.art {
        Art::Plain(drawing) => pen.plain(surface, drawing),
        Art::Tree(tree) => pen.group(surface, tree.root()),
    }
    if !within {
        surface.pop();
    }
    surface.pop();
}

/// Where and how parts of a drawing are drawn.
#[derive(Clone, Copy)]
struct Pen {
    /// From the part's own space to that of the surface.
    map: Transform,
    grid: Grid,
    inks: Inks,
    /// Drawing into a stream of its own.
    apart: bool,
}

impl Pen {
    /// The pen for what stands under a further transform.
    fn within(self, transform: Transform) -> Pen {
        Pen { map: self.map.pre_concat(transform), ..self }
    }

    fn group(self, surface: &mut Surface<'_>, group: &Group) {
        if group.clip_path().is_some() && !self.apart {
            return self.group_apart(surface, group);
        }
        let pen = self.within(group.transform());
        let mut pushed = group.clip_path().map_or(0, |path| clip::push(pen, surface, path));
        if let Some(mask) = group.mask() {
            pushed += clip::push_mask(pen, surface, mask);
        }
        if group.blend_mode() != BlendMode::Normal {
            surface.push_blend_mode(ink::blend_mode(group.blend_mode()));
            pushed += 1;
        }
        if group.opacity() != Opacity::ONE {
            // A group of its own, too.
            surface.push_opacity(normal(group.opacity()));
            pushed += 1;
        } else if group.isolate()
            || group.mask().is_some()
            || group.blend_mode() != BlendMode::Normal
        {
            surface.push_isolated();
            pushed += 1;
        }
        for child in group.children() {
            pen.node(surface, child);
        }
        for _ in 0..pushed {
            surface.pop();
        }
    }

    /// What is clipped gets a stream of its own: there an outline that clips keeps the whole
    /// numbers of the grid, while on a page it is written in the page's coordinates, at twice the
    /// length.
    fn group_apart(self, surface: &mut Surface<'_>, group: &Group) {
        let mut builder = surface.stream_builder();
        let mut inner = builder.surface();
        Pen { apart: true, ..self }.group(&mut inner, group);
        inner.finish();
        let stream = builder.finish();
        surface.draw_graphic(Graphic::new(stream, false));
    }

    fn node(self, surface: &mut Surface<'_>, node: &Node) {
        match node {
            Node::Group(group) => self.group(surface, group),
            Node::Path(path) if path.is_visible() => self.path(surface, path),
            Node::Image(image) if image.is_visible() => self.image(surface, image),
            // Pictures with text are refused when they are read.
            Node::Path(_) | Node::Image(_) | Node::Text(_) => {}
        }
    }

    fn path(self, surface: &mut Surface<'_>, path: &Path) {
        match path.paint_order() {
            PaintOrder::FillAndStroke => self.painted(surface, path, true, true),
            PaintOrder::StrokeAndFill => {
                self.painted(surface, path, false, true);
                self.painted(surface, path, true, false);
            }
        }
    }

    fn painted(self, surface: &mut Surface<'_>, path: &Path, fill: bool, stroke: bool) {
        let fill = path.fill().filter(|_| fill);
        let stroke = path.stroke().filter(|_| stroke);
        match stroke.map_or(Some(1.0), |_| similarity(self.map)) {
            Some(scale) => self.drawn(surface, path, fill, stroke, scale),
            None => {
                // A line that is wider in one direction is drawn in its own space.
                surface.push_transform(&placement(self.map));
                let pen = Pen { map: Transform::identity(), grid: Grid::None, ..self };
                pen.drawn(surface, path, fill, stroke, 1.0);
                surface.pop();
            }
        }
    }

    fn drawn(
        self,
        surface: &mut Surface<'_>,
        path: &Path,
        fill: Option<&Fill>,
        stroke: Option<&Stroke>,
        scale: f32,
    ) {
        // Without either, the library would fill it in black.
        if fill.is_none() && stroke.is_none() {
            return;
        }
        let Some(outline) = outline(path.data(), self.map, self.grid) else { return };
        let fill = fill.map(|fill| self.fill(surface, fill));
        let stroke = stroke.map(|stroke| self.stroke(surface, stroke, scale));
        surface.set_fill(fill);
        surface.set_stroke(stroke);
        surface.draw_path(&outline);
    }

    fn image(self, surface: &mut Surface<'_>, image: &usvg::Image) {
        let size = image.size();
        let Some(size) = Size::from_wh(size.width(), size.height()) else { return };
        // Pictures within drawings were decoded, and written again, when the drawing was read.
        let decoded = match image.kind() {
            ImageKind::JPEG(bytes) => Image::from_jpeg(bytes.clone().into(), false),
            ImageKind::PNG(bytes) => Image::from_png(bytes.clone().into(), false),
            ImageKind::GIF(_) | ImageKind::WEBP(_) | ImageKind::SVG(_) => return,
        };
        let Ok(decoded) = decoded else { return };
        surface.push_transform(&placement(self.map));
        surface.draw_image(decoded, size);
        surface.pop();
    }
}

/// The factor of a transform that scales all directions alike.
fn similarity(t: Transform) -> Option<f32> {
    let (x, y) = (t.sx.hypot(t.ky), t.kx.hypot(t.sy));
    let skew = t.sx * t.kx + t.ky * t.sy;
    let tolerance = 1e-3 * x.max(y);
    ((x - y).abs() <= tolerance && skew.abs() <= tolerance * x.max(y)).then_some(x)
}

fn placement(t: Transform) -> Placement {
    Placement::from_row(t.sx, t.ky, t.kx, t.sy, t.tx, t.ty)
}

fn normal(opacity: Opacity) -> NormalizedF32 {
    NormalizedF32::new(opacity.get()).unwrap_or(NormalizedF32::ONE)
}

#[cfg(test)]
mod tests;
