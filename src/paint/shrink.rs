//! Pictures with fewer pixels.

/// Bytes of a pixel.
const RGBA: usize = 4;

/// Scales RGBA pixels down. Every new pixel is the mean of the area it covers, parts of pixels
/// included; colours count by their opacity, so that what is transparent leaves no halo.
pub(super) fn shrink(rgba: &[u8], from: (u32, u32), to: (u32, u32)) -> Vec<u8> {
    let columns = covers(from.0, to.0);
    let rows = covers(from.1, to.1);
    let width = from.0 as usize * RGBA;
    // Sums of opacity and of colour times opacity down a column, in which white is 255 × 255 and no
    // more than 20 000 pixels are added up: 32 bits are enough.
    let mut band = vec![0_u32; width];
    let mut out = Vec::with_capacity(to.0 as usize * to.1 as usize * RGBA);
    let area = u64::from(from.0) * u64::from(from.1);
    for row in &rows {
        band.fill(0);
        for (y, weight) in row.pixels() {
            let Some(line) = rgba.get(y * width..(y + 1) * width) else { continue };
            for (sum, pixel) in band.chunks_exact_mut(RGBA).zip(line.chunks_exact(RGBA)) {
                // Most of a logo's ground.
                if pixel[3] == 0 {
                    continue;
                }
                let alpha = u32::from(pixel[3]) * weight;
                sum[0] += u32::from(pixel[0]) * alpha;
                sum[1] += u32::from(pixel[1]) * alpha;
                sum[2] += u32::from(pixel[2]) * alpha;
                sum[3] += 255 * alpha;
            }
        }
        for column in &columns {
            let mut sum = [0_u64; RGBA];
            for (x, weight) in column.pixels() {
                let Some(pixel) = band.get(x * RGBA..(x + 1) * RGBA) else { continue };
                for (sum, part) in sum.iter_mut().zip(pixel) {
                    *sum += u64::from(*part) * u64::from(weight);
                }
            }
            out.extend(mean(sum, area));
        }
    }
    out
}

/// The pixel that sums over an `area` stand for. The sums are below 2⁵³, so nothing is lost in
/// floating point, where a division costs a fraction of one in whole numbers.
fn mean([red, green, blue, alpha]: [u64; RGBA], area: u64) -> [u8; RGBA] {
    if alpha == 0 {
        return [0; RGBA];
    }
    let rounded = |sum: u64, scale: f64| (sum as f64 * scale + 0.5).min(255.0) as u8;
    let color = 255.0 / alpha as f64;
    let opacity = 1.0 / (area as f64 * 255.0);
    [rounded(red, color), rounded(green, color), rounded(blue, color), rounded(alpha, opacity)]
}

/// What one new pixel covers along a side.
struct Cover {
    start: usize,
    /// How much of each old pixel, in parts of one; the sum is the old length.
    weights: Vec<u32>,
}

impl Cover {
    fn pixels(&self) -> impl Iterator<Item = (usize, u32)> {
        (self.start..).zip(self.weights.iter().copied())
    }
}

/// Both sides are divided into `from` × `to` parts: an old pixel has `to` of them, a new one `from`.
fn covers(from: u32, to: u32) -> Vec<Cover> {
    let (old, new) = (u64::from(to), u64::from(from));
    let cover = |index: u64| {
        let (start, end) = (index * new, (index + 1) * new);
        let part = |pixel: u64| end.min((pixel + 1) * old) - start.max(pixel * old);
        let weights = (start / old..end.div_ceil(old)).map(|pixel| part(pixel) as u32);
        Cover { start: (start / old) as usize, weights: weights.collect() }
    };
    (0..u64::from(to)).map(cover).collect()
}

#[cfg(test)]
mod tests {
    use super::shrink;

    #[test]
    fn pixels_are_the_mean_of_what_they_cover() {
        let row = |values: &[u8]| values.iter().flat_map(|v| [*v, *v, *v, 255]).collect::<Vec<_>>();
        let reds = |rgba: &[u8]| rgba.chunks(4).map(|p| p[0]).collect::<Vec<_>>();
        assert_eq!(reds(&shrink(&row(&[0, 100, 50, 150]), (4, 1), (2, 1))), [50, 100]);
        // One and a half old pixels each.
        assert_eq!(reds(&shrink(&row(&[0, 90, 180]), (3, 1), (2, 1))), [30, 150]);
        let white = vec![255; 20_000 * 4];
        assert_eq!(shrink(&white, (20_000, 1), (3, 1)), [255; 12]);
        assert_eq!(shrink(&white, (1, 20_000), (1, 3)), [255; 12]);
    }

    #[test]
    fn what_is_transparent_has_no_colour() {
        let rgba = [200, 10, 0, 255, 0, 0, 0, 0];
        assert_eq!(shrink(&rgba, (2, 1), (1, 1)), [200, 10, 0, 128]);
        assert_eq!(shrink(&[9, 9, 9, 0].repeat(4), (2, 2), (1, 1)), [0; 4]);
    }
}
