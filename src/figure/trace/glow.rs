//! Where it is felt: a glow that stays on the person, or shines out behind them where it is felt on
//! the side that is not seen.

use super::camera::View;
use super::components::Components;
use super::morphology::grow;
use super::outline;
use super::path::{Grid, PathData, tenths};
use super::raster::Buffers;
use super::runs::Places;
use crate::figure::scene::{Glow, Part, Region};
use glam::DVec3;
use std::fmt::Write;

/// Smoothing of the cut around the glow where no line covers it, in points.
const SIGMA: f64 = 8.0;
/// Furthest that the cut may miss, in units: a line covers most of it.
const TOLERANCE: f64 = 1.5;
/// Surfaces glow at least this near to the middle in depth, in radii: a ball does to 1, and what is
/// felt lies inside the body.
const DEEP: f64 = 1.7;
/// A step in depth between neighbouring pixels that ends a glow, in metres: what lies behind is
/// another limb.
const STEP: f32 = 0.03;
/// What is felt is behind the body when it lies this much farther off than what is seen there, as a
/// part of the depth that glows.
const BEHIND: f64 = 0.8;
/// Skin is not seen when the cosine between where it faces and the eye is below this.
const AWAY: f64 = -0.3;
/// Bands around the body for a glow behind it, in units, and how much larger than the glow they
/// reach: shoulders are wider than what is felt between them.
const BANDS: [u8; 3] = [42, 28, 14];
const WIDER: f64 = 1.7;
/// Pieces of a band below this many pixels, as between two elbows, are left out.
const LEAST: usize = 1500;
/// Colour of the glow.
const COLOR: &str = "#e8502f";

/// What is written for glows.
#[derive(Debug, Default)]
pub(super) struct Glows {
    /// Gradients and cuts, for `<defs>`.
    pub(super) defs: String,
    /// The glows as shapes.
    pub(super) shapes: String,
}

/// Draws the glows of a scene.
pub(super) fn glows(glows: &[Glow], view: &View, buffers: &Buffers, places: &Places) -> Glows {
    let mut svg = Glows::default();
    for glow in glows {
        let Some(spot) = Spot::of(glow, view) else { continue };
        if spot.is_behind(buffers) {
            let spot = Spot { rx: spot.rx * WIDER, ry: spot.ry * WIDER, ..spot };
            for band in BANDS {
                svg.write(&spot, "glow-behind", &spot.around(band, buffers), buffers.width, None);
            }
        } else {
            svg.write(&spot, "glow", &spot.on_body(buffers), buffers.width, Some(places));
        }
    }
    svg
}

impl Glows {
    /// One glow in a mask.
    fn write(
        &mut self,
        spot: &Spot,
        gradient: &str,
        mask: &[bool],
        width: usize,
        places: Option<&Places>,
    ) {
        let mut path = PathData::new(Grid::Units);
        outline::write(mask, width, places, SIGMA, TOLERANCE, &mut path);
        if path.is_empty() {
            return;
        }
        if !self.defs.contains(&format!("id=\"{gradient}\"")) {
            // Fades like warmth, without a core or a rim; behind the body only its rim is seen.
            let stops = if gradient == "glow" {
                [(".68", 0.0), (".52", 0.3), (".25", 0.6), ("0", 1.0)]
            } else {
                [(".36", 0.0), (".34", 0.4), (".28", 0.7), ("0", 1.0)]
            };
            let _ = write!(self.defs, "<radialGradient id=\"{gradient}\">");
            for (opacity, offset) in stops {
                let _ = write!(
                    self.defs,
                    "<stop offset=\"{}\" stop-color=\"{COLOR}\" stop-opacity=\"{opacity}\"/>",
                    tenths(offset)
                );
            }
            self.defs.push_str("</radialGradient>");
        }
        let number = self.shapes.lines().count();
        // Writing to a string cannot fail.
        let _ = write!(
            self.defs,
            "<clipPath id=\"glow-{number}\"><path d=\"{}\"/></clipPath>",
            path.into_text()
        );
        let _ = writeln!(
            self.shapes,
            "<g clip-path=\"url(#glow-{number})\"><ellipse class=\"glow\" rx=\"{}\" ry=\"{}\" \
             fill=\"url(#{gradient})\" transform=\"translate({} {}) rotate({})\"/></g>",
            spot.rx.round(),
            spot.ry.round(),
            spot.at.x.round(),
            spot.at.y.round(),
            tenths(spot.angle)
        );
    }
}

/// A glow on the page: an ellipse in units, and how deep it lies, in metres.
struct Spot {
    at: DVec3,
    rx: f64,
    ry: f64,
    angle: f64,
    depth: f64,
    /// Cosine between where the skin there faces and the eye, if it is felt on one side only.
    facing: Option<f64>,
}

impl Spot {
    /// None for what has no size or no place.
    fn of(glow: &Glow, view: &View) -> Option<Spot> {
        let at = view.project(glow.center);
        let rx = glow.radius * view.units_per_metre;
        let spot = Spot {
            at,
            rx,
            ry: rx * glow.aspect,
            angle: glow.angle,
            depth: glow.depth.max(DEEP * glow.radius),
            facing: glow.facing.map(|facing| view.turn(facing).z),
        };
        let sound =
            at.is_finite() && rx.is_finite() && spot.ry.is_finite() && glow.angle.is_finite();
        (sound && rx >= 1.0 && spot.ry >= 1.0).then_some(spot)
    }

    /// Pixels within so many times the ellipse.
    fn pixels(&self, times: f64, buffers: &Buffers) -> Vec<usize> {
        let (sin, cos) = libm::sincos(self.angle.to_radians());
        let reach = self.rx.max(self.ry) * times;
        let range = |middle: f64, size: usize| {
            let limit = |value: f64| value.clamp(0.0, size as f64) as usize;
            limit(middle - reach)..limit(middle + reach + 1.0)
        };
        let mut pixels = Vec::new();
        for y in range(self.at.y, buffers.height) {
            for x in range(self.at.x, buffers.width) {
                let (dx, dy) = (x as f64 + 0.5 - self.at.x, y as f64 + 0.5 - self.at.y);
                let u = (dx * cos + dy * sin) / self.rx;
                let v = (dy * cos - dx * sin) / self.ry;
                if u * u + v * v < times * times {
                    pixels.push(y * buffers.width + x);
                }
            }
        }
        pixels
    }

    /// Whether what is felt is on the side of the body that is not seen.
    fn is_behind(&self, buffers: &Buffers) -> bool {
        if let Some(facing) = self.facing {
            return facing < AWAY;
        }
        let seen = self.pixels(0.5, buffers).into_iter().filter(|&pixel| can_glow(pixel, buffers));
        let gap = seen.map(|pixel| self.at.z - f64::from(buffers.depth[pixel])).reduce(f64::min);
        gap.is_some_and(|gap| gap > BEHIND * self.depth)
    }

    /// Pixels of the body that glow: joined without a step to what is about as far from the eye as
    /// the middle.
    fn on_body(&self, buffers: &Buffers) -> Vec<bool> {
        let mut open = vec![false; buffers.region.len()];
        for pixel in self.pixels(1.0, buffers) {
            open[pixel] = can_glow(pixel, buffers);
        }
        let mut mask = vec![false; open.len()];
        let near =
            |pixel: &usize| (f64::from(buffers.depth[*pixel]) - self.at.z).abs() < self.depth;
        let mut pending: Vec<usize> = self
            .pixels(0.6, buffers)
            .into_iter()
            .filter(|pixel| open[*pixel])
            .filter(near)
            .collect();
        while let Some(pixel) = pending.pop() {
            if std::mem::replace(&mut mask[pixel], true) {
                continue;
            }
            let width = buffers.width;
            let neighbours =
                [pixel.wrapping_sub(width), pixel.wrapping_sub(1), pixel + 1, pixel + width];
            pending.extend(neighbours.into_iter().filter(|&other| {
                other < open.len()
                    && open[other]
                    && !mask[other]
                    && (buffers.depth[other] - buffers.depth[pixel]).abs() < STEP
            }));
        }
        mask
    }

    /// Pixels beside the body, within a band so wide in units: where a glow behind it shines out.
    fn around(&self, band: u8, buffers: &Buffers) -> Vec<bool> {
        let near = |depth: f32| (f64::from(depth) - self.at.z).abs() < self.depth;
        let mut trunk = vec![false; buffers.region.len()];
        for (pixel, trunk) in trunk.iter_mut().enumerate() {
            *trunk = can_glow(pixel, buffers) && near(buffers.depth[pixel]);
        }
        let wide = grow(&trunk, buffers.width, band);
        let mut mask = vec![false; wide.len()];
        for pixel in self.pixels(1.0, buffers) {
            let hides = f64::from(buffers.depth[pixel]) < self.at.z - self.depth;
            mask[pixel] = wide[pixel] && !buffers.region[pixel].is_person() && !hides;
        }
        let areas = Components::of(&mask, buffers.width);
        for (run, _) in areas.runs().filter(|(_, area)| *area < LEAST) {
            mask[run.pixels(buffers.width)].fill(false);
        }
        mask
    }
}

/// Whether a pixel is of the person, but not of bare arms or hair, which only pass before what is
/// felt.
fn can_glow(pixel: usize, buffers: &Buffers) -> bool {
    let region = buffers.region[pixel];
    let arm = region == Region::Skin
        && matches!(
            buffers.part[pixel],
            Part::UpperArm(_)
                | Part::Sleeve(_)
                | Part::Forearm(_)
                | Part::Hand(_)
                | Part::Finger(..)
        );
    region.is_person() && region != Region::Hair && !arm
}
