//! One tone of shade: where surfaces turn away from the light, and on cloth under what lies before it.

use super::components::Components;
use super::raster::Buffers;
use super::smooth::kernel;
use crate::figure::scene::Region;

/// Light is averaged over cells of this many pixels a side before it is blurred: the edge of a
/// shade is soft on the body, so that the person who draws it rounds it off.
const CELL: usize = 4;
/// A patch of shade below this many pixels is left out: 18 cm² of a limb; and on a shirt, where the
/// hollows of the back would look like stains.
const LEAST: usize = 1800;
const LEAST_ON_SHIRT: usize = 3000;
/// A hole in the shade below this many pixels is filled: a lit patch in the shade of a buttock looks
/// like a stain.
const LEAST_HOLE: usize = 1800;
const LEAST_HOLE_ON_SHIRT: usize = 12000;
/// A patch of shade is left out where less than this share of its edge runs along the edge of what
/// it lies on: in the middle of a chest it looks like a stain.
const LEAST_MOORED: f64 = 0.3;
/// A step in depth that is the edge of a limb or a fold, in metres.
const STEP: f32 = 0.011;

/// What lies before cloth shades it this far, in pixels, away from the light and downwards: enough
/// to part an arm from the trunk, too little to look like a second arm.
const CAST: [usize; 2] = [13, 23];
/// It lies before it by this much, in metres: a hem does not, an arm does.
const BEFORE: f32 = 0.03;
/// A cast shade below this many pixels is left out.
const LEAST_CAST: usize = 350;

/// How a material is shaded.
#[derive(Clone, Copy)]
struct Material {
    /// Standard deviation of the blur, in pixels.
    sigma: f64,
    /// Shaded where the blurred cosine between surface and light is below.
    limit: f32,
    /// How far the limit falls with each pixel away from the edges of what is shaded. Along an edge
    /// shade tells a form; in the middle of a chest it looks like a stain unless it is deep.
    fade: f32,
}

/// Paper, skin, shirt, trousers, shoes, hair, props. Skin bears the least shade: a face must not
/// look dirty.
const MATERIALS: [Material; 7] = [
    Material { sigma: 0.0, limit: -1.0, fade: 0.0 },
    Material { sigma: 9.0, limit: -0.03, fade: 0.0 },
    Material { sigma: 13.0, limit: 0.38, fade: 0.007 },
    Material { sigma: 9.0, limit: 0.12, fade: 0.0 },
    Material { sigma: 5.0, limit: 0.10, fade: 0.0 },
    Material { sigma: 6.0, limit: 0.10, fade: 0.0 },
    Material { sigma: 4.0, limit: 0.10, fade: 0.0 },
];

/// The number of a region's material; 0 is never shaded.
fn material(region: Region) -> u8 {
    match region {
        Region::Nothing | Region::Wall => 0,
        Region::Skin => 1,
        Region::Shirt | Region::Collar | Region::Scarf => 2,
        Region::Trousers => 3,
        Region::Shoe | Region::Sole => 4,
        Region::Hair => 5,
        Region::Seat | Region::Frame | Region::Mat | Region::Pillow | Region::Screen => 6,
    }
}

/// Pixels in the shade.
pub(super) fn shade(buffers: &Buffers) -> Vec<bool> {
    let cells = Cells::blurred(buffers);
    // Twice the number of the material, and 1 more in the shade.
    let mut tones = vec![0u8; buffers.region.len()];
    for (pixel, (tone, region)) in tones.iter_mut().zip(&buffers.region).enumerate() {
        let number = material(*region);
        if let Some(Some(cells)) = cells.get(usize::from(number)) {
            let light = cells.at(pixel % buffers.width, pixel / buffers.width);
            let shaded = light < MATERIALS[usize::from(number)].limit;
            *tone = 2 * number + u8::from(shaded);
        }
    }
    let shirt = 2 * material(Region::Shirt) + 1;
    let flip = |tones: &mut Vec<u8>, shaded: u8, least: &dyn Fn(u8) -> usize| {
        let components = Components::of(tones, buffers.width);
        for (run, area) in components.runs() {
            for tone in &mut tones[run.pixels(buffers.width)] {
                if *tone > 0 && *tone & 1 == shaded && area < least(*tone) {
                    *tone ^= 1;
                }
            }
        }
    };
    flip(&mut tones, 1, &|tone| if tone == shirt { LEAST_ON_SHIRT } else { LEAST });
    flip(&mut tones, 0, &|tone| if tone == shirt - 1 { LEAST_HOLE_ON_SHIRT } else { LEAST_HOLE });
    drop_islands(&mut tones, buffers);
    let mut shaded: Vec<bool> = tones.into_iter().map(|tone| tone & 1 == 1).collect();
    for (shaded, cast) in shaded.iter_mut().zip(cast(buffers)) {
        *shaded |= cast;
    }
    shaded
}

/// Lights patches of shade that lie like islands in the light, see [`LEAST_MOORED`].
fn drop_islands(tones: &mut [u8], buffers: &Buffers) {
    let width = buffers.width;
    let components = Components::of(tones, width);
    // Of each area, the sides of pixels along an edge of the body, and along light.
    let mut sides = vec![(0usize, 0usize); components.runs().count()];
    for (run, _) in components.runs() {
        let (moored, open) = &mut sides[run.area()];
        for pixel in run.pixels(width).filter(|pixel| tones[*pixel] & 1 == 1) {
            let around =
                [pixel.wrapping_sub(width), pixel.wrapping_sub(1), pixel + 1, pixel + width];
            for other in around {
                let Some(tone) = tones.get(other) else { continue };
                let step = (buffers.depth[other] - buffers.depth[pixel]).abs() > STEP;
                *moored += usize::from(step || tone >> 1 != tones[pixel] >> 1);
                *open += usize::from(!step && tone ^ 1 == tones[pixel]);
            }
        }
    }
    for (run, _) in components.runs() {
        let (moored, open) = sides[run.area()];
        if (moored as f64) < LEAST_MOORED * (moored + open) as f64 {
            for tone in &mut tones[run.pixels(width)] {
                *tone &= !1;
            }
        }
    }
}

/// Pixels of cloth that something before them shades.
fn cast(buffers: &Buffers) -> Vec<bool> {
    let width = buffers.width;
    let mut mask = vec![false; buffers.region.len()];
    // Steps towards the light, from above and the left of the page.
    let steps: Vec<usize> = (1..=CAST[1]).map(|y| y * width + y * CAST[0] / CAST[1]).collect();
    for (pixel, mask) in mask.iter_mut().enumerate() {
        if !matches!(buffers.region[pixel], Region::Shirt | Region::Trousers) {
            continue;
        }
        *mask = steps.iter().any(|step| {
            pixel.checked_sub(*step).is_some_and(|light| {
                buffers.region[light].is_person()
                    && buffers.part[light] != buffers.part[pixel]
                    && buffers.depth[pixel] - buffers.depth[light] > BEFORE
            })
        });
    }
    let areas = Components::of(&mask, width);
    for (run, _) in areas.runs().filter(|(_, area)| *area < LEAST_CAST) {
        mask[run.pixels(width)].fill(false);
    }
    mask
}

/// Blurred light of one material, a value for each cell.
struct Cells {
    columns: usize,
    rows: usize,
    light: Vec<f32>,
}

impl Cells {
    /// For each material its light; none when it is not seen or never shaded.
    fn blurred(buffers: &Buffers) -> Vec<Option<Cells>> {
        let columns = buffers.width.div_ceil(CELL);
        let rows = buffers.height.div_ceil(CELL);
        // Sums of light, and of pixels, in each cell.
        let mut sums = vec![(Vec::new(), Vec::new()); MATERIALS.len()];
        for (y, line) in buffers.region.chunks_exact(buffers.width).enumerate() {
            for (x, region) in line.iter().enumerate() {
                let number = material(*region);
                if number > 0 {
                    let (light, weight) = &mut sums[usize::from(number)];
                    if light.is_empty() {
                        light.resize(columns * rows, 0.0);
                        weight.resize(columns * rows, 0.0);
                    }
                    let cell = y / CELL * columns + x / CELL;
                    light[cell] += buffers.lambert[y * buffers.width + x];
                    weight[cell] += 1.0;
                }
            }
        }
        let from_edge = distances(edges(buffers, columns, rows), columns);
        let blurred = |((mut light, mut weight), material): ((Vec<f32>, Vec<f32>), &Material)| {
            if light.is_empty() {
                return None;
            }
            let kernel: Vec<f32> =
                kernel(material.sigma / CELL as f64).into_iter().map(|w| w as f32).collect();
            blur(&mut light, columns, rows, &kernel);
            blur(&mut weight, columns, rows, &kernel);
            for ((light, weight), distance) in light.iter_mut().zip(weight).zip(&from_edge) {
                *light = *light / weight.max(1e-3) + material.fade * CELL as f32 * distance;
            }
            Some(Cells { columns, rows, light })
        };
        sums.into_iter().zip(&MATERIALS).map(blurred).collect()
    }

    /// The light at a pixel, between the centres of four cells.
    fn at(&self, x: usize, y: usize) -> f32 {
        let split = |pixel: usize, count: usize| {
            let place = (pixel as f32 + 0.5) / CELL as f32 - 0.5;
            let place = place.clamp(0.0, (count - 1) as f32);
            (place as usize, (place as usize + 1).min(count - 1), place.fract())
        };
        let (x0, x1, fx) = split(x, self.columns);
        let (y0, y1, fy) = split(y, self.rows);
        let at = |x: usize, y: usize| self.light[y * self.columns + x];
        let upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * fx;
        let lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * fx;
        upper + (lower - upper) * fy
    }
}

/// Which cells an edge runs through: where the material changes, or the depth steps.
fn edges(buffers: &Buffers, columns: usize, rows: usize) -> Vec<bool> {
    let width = buffers.width;
    let mut edges = vec![false; columns * rows];
    for pixel in 0..buffers.region.len() {
        let (x, y) = (pixel % width, pixel / width);
        let right = (x + 1 < width).then_some(pixel + 1);
        let below = (y + 1 < buffers.height).then_some(pixel + width);
        let edge = right.into_iter().chain(below).any(|other| {
            material(buffers.region[pixel]) != material(buffers.region[other])
                || (buffers.depth[pixel] - buffers.depth[other]).abs() > STEP
        });
        edges[y / CELL * columns + x / CELL] |= edge;
    }
    edges
}

/// How far each cell is from the nearest of a mask, in cells: the chamfer distance of two sweeps
/// (Borgefors 1986), with steps of 3 and 4 thirds.
fn distances(mask: Vec<bool>, columns: usize) -> Vec<f32> {
    const FAR: u32 = u32::MAX / 2;
    let mut thirds: Vec<u32> = mask.into_iter().map(|cell| if cell { 0 } else { FAR }).collect();
    let sweep = |thirds: &mut Vec<u32>| {
        for cell in 0..thirds.len() {
            let x = cell % columns;
            let at = |back: usize, cost: u32| {
                cell.checked_sub(back).map_or(FAR, |other| thirds[other] + cost)
            };
            let mut least = thirds[cell].min(at(columns, 3));
            if x > 0 {
                least = least.min(at(1, 3)).min(at(columns + 1, 4));
            }
            if x + 1 < columns {
                least = least.min(at(columns - 1, 4));
            }
            thirds[cell] = least;
        }
        // The way back is the way there on the picture turned round.
        thirds.reverse();
    };
    sweep(&mut thirds);
    sweep(&mut thirds);
    thirds.into_iter().map(|thirds| thirds as f32 / 3.0).collect()
}

/// Blurs along rows, then along columns. Beyond the rim there is nothing.
fn blur(values: &mut [f32], columns: usize, rows: usize, kernel: &[f32]) {
    let reach = kernel.len() - 1;
    let mut lines = |count: usize, length: usize, first: usize, step: usize| {
        let mut line = vec![0.0; length + 2 * reach];
        for number in 0..count {
            let at = |index: usize| number * first + index * step;
            let middle = &mut line[reach..reach + length];
            let mut any = false;
            for (index, value) in middle.iter_mut().enumerate() {
                *value = values[at(index)];
                any |= *value != 0.0;
            }
            if !any {
                continue;
            }
            for index in 0..length {
                let around = &line[index..index + 2 * reach + 1];
                let sides = kernel.iter().enumerate().skip(1);
                values[at(index)] = sides.fold(kernel[0] * around[reach], |sum, (k, weight)| {
                    sum + weight * (around[reach - k] + around[reach + k])
                });
            }
        }
    };
    lines(rows, columns, columns, 1);
    lines(columns, rows, 1, columns);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shade_stays_at_the_edges_of_a_shirt_and_goes_from_its_middle() {
        for (columns, stays) in [(75..175, false), (25..225, true)] {
            let mut buffers = Buffers::blank(250, 250);
            for pixel in 0..buffers.region.len() {
                let (x, y) = (pixel % 250, pixel / 250);
                if (25..225).contains(&x) && (25..225).contains(&y) {
                    let dark = columns.contains(&x) && (75..175).contains(&y);
                    buffers.region[pixel] = Region::Shirt;
                    buffers.depth[pixel] = 0.0;
                    buffers.lambert[pixel] = if dark { -1.0 } else { 1.0 };
                }
            }
            assert_eq!(shade(&buffers)[125 * 250 + 125], stays, "{columns:?}");
        }
    }
}
