//! One tone of shade, where surfaces turn away from the light.

use super::components::Components;
use super::raster::Buffers;
use super::smooth::kernel;
use crate::figure::scene::Region;

/// Light is averaged over cells of this many pixels a side before it is blurred: the edge of a
/// shade is soft on the body, so that the person who draws it rounds it off.
const CELL: usize = 4;
/// A patch of shade below this many pixels is left out: 9 cm².
const LEAST: usize = 900;
/// A hole in the shade below this many pixels is filled.
const LEAST_HOLE: usize = 200;

/// Materials that are shaded alike.
#[derive(Clone, Copy)]
struct Material {
    of: fn(Region) -> bool,
    /// Standard deviation of the blur, in pixels.
    sigma: f64,
    /// Shaded where the blurred cosine between surface and light is below.
    limit: f32,
}

/// Skin bears the least shade: a face must not look dirty.
const MATERIALS: [Material; 6] = [
    Material { of: |r| r == Region::Skin, sigma: 9.0, limit: -0.03 },
    Material {
        of: |r| matches!(r, Region::Shirt | Region::Collar | Region::Scarf),
        sigma: 9.0,
        limit: 0.16,
    },
    Material { of: |r| r == Region::Trousers, sigma: 9.0, limit: 0.12 },
    Material { of: |r| matches!(r, Region::Shoe | Region::Sole), sigma: 5.0, limit: 0.10 },
    Material { of: |r| r == Region::Hair, sigma: 6.0, limit: 0.10 },
    Material {
        of: |r| !r.is_person() && !matches!(r, Region::Nothing | Region::Wall),
        sigma: 4.0,
        limit: 0.10,
    },
];

/// Pixels in the shade.
pub(super) fn shade(buffers: &Buffers) -> Vec<bool> {
    // 0 on paper; else twice the number of the material, and 1 more in the shade.
    let mut tones = vec![0u8; buffers.region.len()];
    for (number, material) in (1u8..).zip(&MATERIALS) {
        if let Some(cells) = Cells::blurred(buffers, material) {
            let pixels = buffers.region.iter().enumerate();
            for (pixel, _) in pixels.filter(|(_, region)| (material.of)(**region)) {
                let (x, y) = (pixel % buffers.width, pixel / buffers.width);
                tones[pixel] = 2 * number + u8::from(cells.at(x, y) < material.limit);
            }
        }
    }
    let flip = |tones: &mut Vec<u8>, shaded: u8, least: usize| {
        let components = Components::of(tones, buffers.width);
        for (run, _) in components.runs().filter(|(_, area)| *area < least) {
            for tone in &mut tones[run.pixels(buffers.width)] {
                if *tone > 0 && *tone & 1 == shaded {
                    *tone ^= 1;
                }
            }
        }
    };
    flip(&mut tones, 1, LEAST);
    flip(&mut tones, 0, LEAST_HOLE);
    tones.into_iter().map(|tone| tone & 1 == 1).collect()
}

/// Blurred light, a value for each cell.
struct Cells {
    columns: usize,
    rows: usize,
    light: Vec<f32>,
}

impl Cells {
    /// None when nothing of the material is seen.
    fn blurred(buffers: &Buffers, material: &Material) -> Option<Cells> {
        let columns = buffers.width.div_ceil(CELL);
        let rows = buffers.height.div_ceil(CELL);
        let mut light = vec![0.0f32; columns * rows];
        let mut weight = vec![0.0f32; columns * rows];
        let mut any = false;
        for (pixel, region) in buffers.region.iter().enumerate() {
            if (material.of)(*region) {
                let cell = pixel / buffers.width / CELL * columns + pixel % buffers.width / CELL;
                light[cell] += buffers.lambert[pixel];
                weight[cell] += 1.0;
                any = true;
            }
        }
        if !any {
            return None;
        }
        let kernel: Vec<f32> =
            kernel(material.sigma / CELL as f64).into_iter().map(|w| w as f32).collect();
        blur(&mut light, columns, rows, &kernel);
        blur(&mut weight, columns, rows, &kernel);
        for (light, weight) in light.iter_mut().zip(weight) {
            *light /= weight.max(1e-3);
        }
        Some(Cells { columns, rows, light })
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

/// Blurs along rows, then along columns. Beyond the rim there is nothing.
fn blur(values: &mut [f32], columns: usize, rows: usize, kernel: &[f32]) {
    let mut lines = |count: usize, length: usize, first: usize, step: usize| {
        let mut line = vec![0.0; length];
        for number in 0..count {
            let at = |index: usize| number * first + index * step;
            for (index, value) in line.iter_mut().enumerate() {
                *value = values[at(index)];
            }
            for index in 0..length {
                let sum = kernel.iter().enumerate().fold(0.0, |sum, (offset, weight)| {
                    let before = index.checked_sub(offset).map_or(0.0, |i| line[i]);
                    let after = if offset == 0 {
                        0.0
                    } else {
                        line.get(index + offset).copied().unwrap_or(0.0)
                    };
                    sum + weight * (before + after)
                });
                values[at(index)] = sum;
            }
        }
    };
    lines(rows, columns, columns, 1);
    lines(columns, rows, 1, columns);
}
