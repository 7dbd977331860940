//! Draws a scene as SVG: flat areas, ink lines that follow its shapes, one tone of shade.
//!
//! ```text
//! Scene --camera--> View --raster--> Buffers --components--> without specks
//!   --cracks--> where lines run --chains--> Edges --join--> Lines --runs--> curves
//!   --> areas, shade, glow, strokes, face, arrows --> SVG
//! ```
//!
//! Areas and strokes share their curves, so that no gap opens between them. Every shape has the
//! class of its role: that of its region ([`Region::role`]), or `shade`, `glow`, `line`,
//! `hair-line` (brows), `arrow` or `ghost`.

mod arrow;
mod camera;
mod chains;
mod components;
mod cracks;
mod edges;
mod face;
mod fit;
mod ghost;
mod glow;
mod ink;
mod join;
mod morphology;
mod outline;
mod palette;
mod path;
mod raster;
mod runs;
mod shade;
mod smooth;
#[cfg(test)]
mod tests;

pub use palette::skin;

use super::scene::{Region, Scene};
use camera::View;
use cracks::Cracks;
use glam::DVec2;
use palette::{ARROW, INK, SHADE, SHADE_OPACITY};
use path::{Grid, PathData};
use raster::Buffers;
use runs::{Places, Run};
use std::fmt::Write;

/// Units of a drawing on a printed millimetre at which lines have their plain widths.
const UNITS_PER_MM: f64 = 30.0;
/// Lines grow at most this much on drawings that are printed smaller: beyond it hands clot.
const HEAVIEST: f64 = 1.5;
/// Units of clear space around the ink.
const CLEAR: f64 = 6.0;
/// Smoothing of the edge of the shade, in points.
const SHADE_SIGMA: f64 = 6.0;
/// Furthest that the edge of the shade may miss, in units: there is no line on it.
const SHADE_TOLERANCE: f64 = 1.5;
/// Width of an arrow's halo, in units, half of it outside.
const HALO: f64 = 10.0;

/// How a scene is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraceOptions {
    /// Width in millimetres that the drawing is printed at, by which lines grow on wide drawings
    /// so that they print alike (50, a narrow column of a handout).
    pub print_width: f64,
}

impl Default for TraceOptions {
    fn default() -> Self {
        TraceOptions { print_width: 50.0 }
    }
}

/// A rectangle in units of a drawing, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// A drawn scene.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The SVG. Its root says `data-units-per-metre` and, when a person is seen, `data-person`:
    /// x, y, width and height of the box around them.
    pub svg: String,
    /// The `viewBox`: all ink and a little room.
    pub frame: Frame,
    /// The box around the person without props, arrows and ghost; none when nobody is seen.
    pub person: Option<Frame>,
    /// Units a metre in the middle of the scene.
    pub units_per_metre: f64,
}

/// Draws a scene. It never fails: what has no place on the page is left out. Time and size are
/// bounded by the page, which is at most 3000 pixels a side.
pub fn trace(scene: &Scene, options: &TraceOptions) -> Drawing {
    let view = View::frame(scene);
    let mut buffers = Buffers::new(&view);
    for layer in &scene.layers {
        buffers.draw(&view, layer);
    }
    components::thicken(&mut buffers);
    components::despeckle(&mut buffers);
    let (lines, places) = lines(scene, &view, &buffers);
    compose(scene, options, &view, &buffers, &lines, &places)
}

/// From buffers to lines as curves.
fn lines(scene: &Scene, view: &View, buffers: &Buffers) -> (Vec<Vec<Run>>, Places) {
    let mut cracks = Cracks::find(buffers);
    cracks.calm(scene, view, buffers);
    let chains = chains::prune(&mut cracks, buffers);
    let edges = edges::edges(&chains, &cracks, buffers);
    let lattice = cracks.lattice;
    let place = |corner: usize| {
        let (x, y) = lattice.place(corner);
        DVec2::new(x as f64, y as f64)
    };
    let lines = join::join(&edges, place);
    runs::runs(&lines, &edges, (buffers.width + 1) * (buffers.height + 1), place)
}

fn compose(
    scene: &Scene,
    options: &TraceOptions,
    view: &View,
    buffers: &Buffers,
    lines: &[Vec<Run>],
    places: &Places,
) -> Drawing {
    let mut frame = Bounds::default();
    let mut person = Bounds::default();
    let mut areas = String::new();
    for region in Region::ALL {
        let mut path = PathData::new(Grid::Tenths);
        runs::area(region, lines, &mut path);
        frame.add(&path, ink::OUTLINE * HEAVIEST / 2.0);
        if region.is_person() {
            person.add(&path, 0.0);
        }
        if !path.is_empty() {
            // Writing to a string cannot fail.
            let _ = writeln!(
                areas,
                "<path class=\"{}\" fill=\"{}\" d=\"{}\"/>",
                region.role(),
                palette::fill(region, &scene.person),
                path.into_text()
            );
        }
    }
    let units_per_mm = frame.size().x / options.print_width.max(1.0);
    let scale = (units_per_mm / UNITS_PER_MM).clamp(1.0, HEAVIEST);
    // Features of a face are small: their lines grow half as much.
    let fine = scale.sqrt();

    let (ghost, ghost_area) = ghost::ghost(&scene.ghost, view, buffers, places, scale);
    frame.add(&ghost_area, ink::OUTLINE);
    let glows = glow::glows(&scene.glows, view, buffers, places);
    let mut shade = PathData::new(Grid::Units);
    let shaded = shade::shade(buffers);
    outline::write(&shaded, buffers.width, Some(places), SHADE_SIGMA, SHADE_TOLERANCE, &mut shade);
    let face = face::circle(scene, view, buffers);
    let mut arrows = PathData::new(Grid::Tenths);
    for arrow in &scene.arrows {
        arrow::write(arrow, view, scale, face, &mut arrows);
    }
    frame.add(&arrows, HALO / 2.0);

    let whole = frame.frame(CLEAR);
    let Frame { x, y, width, height } = whole;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {width} {height}\" \
         width=\"{}\" height=\"{}\" data-units-per-metre=\"{}\"",
        width / 2.0,
        height / 2.0,
        view.units_per_metre.round(),
    );
    let person = person.is_some().then(|| person.frame(0.0));
    if let Some(Frame { x, y, width, height }) = person {
        let _ = write!(svg, " data-person=\"{x} {y} {width} {height}\"");
    }
    svg.push_str(">\n");
    if !glows.defs.is_empty() {
        let _ = writeln!(svg, "<defs>{}</defs>", glows.defs);
    }
    svg.push_str(&areas);
    if !shade.is_empty() {
        let _ = writeln!(
            svg,
            "<path class=\"shade\" fill=\"{SHADE}\" fill-opacity=\"{SHADE_OPACITY}\" d=\"{}\"/>",
            shade.into_text()
        );
    }
    svg.push_str(&glows.shapes);
    svg.push_str(&ghost);
    svg.push_str(&ink::strokes(lines, scale, INK));
    let inks = [palette::face_ink(&scene.person), palette::brow(&scene.person)];
    svg.push_str(&face::face(scene, view, buffers, fine, inks));
    if !arrows.is_empty() {
        let _ = writeln!(
            svg,
            "<path class=\"arrow\" fill=\"{ARROW}\" stroke=\"#fff\" stroke-width=\"{HALO}\" \
             stroke-linejoin=\"round\" paint-order=\"stroke\" d=\"{}\"/>",
            arrows.into_text()
        );
    }
    svg.push_str("</svg>\n");
    Drawing { svg, frame: whole, person, units_per_metre: view.units_per_metre }
}

/// A growing box.
#[derive(Clone, Copy, Debug, Default)]
struct Bounds(Option<(DVec2, DVec2)>);

impl Bounds {
    fn add(&mut self, path: &PathData, room: f64) {
        if let Some((low, high)) = path.bounds() {
            let (low, high) = (low - room, high + room);
            self.0 = Some(self.0.map_or((low, high), |(l, h)| (l.min(low), h.max(high))));
        }
    }

    fn is_some(&self) -> bool {
        self.0.is_some()
    }

    fn size(&self) -> DVec2 {
        self.0.map_or(DVec2::ZERO, |(low, high)| high - low)
    }

    /// In whole units, with room around it; one unit by one when empty.
    fn frame(&self, room: f64) -> Frame {
        let (low, high) = self.0.unwrap_or_default();
        let (low, high) = ((low - room).floor(), (high + room).ceil());
        let size = (high - low).max(DVec2::ONE);
        Frame { x: low.x, y: low.y, width: size.x, height: size.y }
    }
}
