//! Polylines of pixels made smooth, with their corners and ends kept.

use glam::DVec2;

/// Standard deviation, in points, of the smoothing that corners are looked for in: it takes the
/// stairs of the pixels away and little else.
const STAIRS: f64 = 2.0;
/// Points on either side over which the turn at a corner is measured.
const SPAN: usize = 9;
/// Points from an end within which no corner is looked for.
const NEAR_END: usize = 5;
/// Lines with fewer points are left as they are.
const LEAST: usize = 4;

/// Smooths a polyline by a Gaussian of standard deviation `sigma` in points, piece by piece
/// between corners sharper than `angle` degrees. Ends stay; a loop, whose first point is also its
/// last, is smooth all around.
pub(super) fn smooth(points: &[DVec2], sigma: f64, angle: f64) -> Vec<DVec2> {
    let count = points.len();
    if count < LEAST {
        return points.to_vec();
    }
    if count < 2 * SPAN || points[0] != points[count - 1] {
        let bounds = corners(&open(points, STAIRS), angle, SPAN);
        let inner = bounds.into_iter().filter(|b| (NEAR_END..count - NEAR_END).contains(b));
        return pieces(points, inner, sigma);
    }
    let ring = &points[..count - 1];
    let period = ring.len();
    // Corners near the seam are found on a ring that overlaps itself.
    let around: Vec<DVec2> =
        (0..period + 2 * SPAN).map(|i| ring[(i + period - SPAN) % period]).collect();
    let around = open(&around, STAIRS);
    let found: Vec<usize> = corners(&around, angle, SPAN)
        .into_iter()
        .filter_map(|b| b.checked_sub(SPAN).filter(|b| *b < period))
        .collect();
    let Some(first) = found.first().copied() else {
        let mut smoothed = closed(ring, sigma);
        smoothed.push(smoothed[0]);
        return smoothed;
    };
    let mut turned = ring.to_vec();
    turned.rotate_left(first);
    turned.push(turned[0]);
    let mut smoothed = pieces(&turned, found[1..].iter().map(|b| b - first), sigma);
    smoothed.pop();
    smoothed.rotate_right(first);
    smoothed.push(smoothed[0]);
    smoothed
}

/// Smooths between bounds, which stay with the ends.
fn pieces(points: &[DVec2], bounds: impl Iterator<Item = usize>, sigma: f64) -> Vec<DVec2> {
    let mut smoothed = Vec::with_capacity(points.len());
    let mut start = 0;
    for end in bounds.chain([points.len() - 1]) {
        let mut piece = open(&points[start..=end], sigma);
        if end + 1 < points.len() {
            piece.pop();
        }
        smoothed.extend(piece);
        start = end;
    }
    smoothed
}

/// Smooths an open line. Beyond its ends it goes on as its point reflection.
pub(super) fn open(points: &[DVec2], sigma: f64) -> Vec<DVec2> {
    let count = points.len();
    if count < LEAST {
        return points.to_vec();
    }
    let (first, last) = (points[0], points[count - 1]);
    let at = |index: isize| {
        let end = count as isize - 1;
        if index < 0 {
            2.0 * first - points[(-index).min(end) as usize]
        } else if index > end {
            2.0 * last - points[(2 * end - index).max(0) as usize]
        } else {
            points[index as usize]
        }
    };
    let mut smoothed = blur(count, sigma.min(count as f64 / 4.0), at);
    smoothed[0] = first;
    smoothed[count - 1] = last;
    smoothed
}

/// Smooths a ring, whose first point is not repeated.
fn closed(ring: &[DVec2], sigma: f64) -> Vec<DVec2> {
    let count = ring.len();
    let at = |index: isize| ring[index.rem_euclid(count as isize) as usize];
    blur(count, sigma.min(count as f64 / 8.0), at)
}

fn blur(count: usize, sigma: f64, at: impl Fn(isize) -> DVec2) -> Vec<DVec2> {
    let kernel = kernel(sigma);
    let reach = kernel.len() as isize - 1;
    let padded: Vec<DVec2> = (-reach..count as isize + reach).map(at).collect();
    let center = kernel.len() - 1;
    (center..center + count)
        .map(|i| {
            kernel.iter().enumerate().skip(1).fold(kernel[0] * padded[i], |sum, (k, weight)| {
                sum + *weight * (padded[i - k] + padded[i + k])
            })
        })
        .collect()
}

/// Half of a Gaussian, from its middle to three standard deviations; the whole sums to 1.
pub(super) fn kernel(sigma: f64) -> Vec<f64> {
    let sigma = sigma.max(0.1);
    let half: Vec<f64> = (0..=(3.0 * sigma).ceil() as usize)
        .map(|i| libm::exp(-((i * i) as f64) / (2.0 * sigma * sigma)))
        .collect();
    let sum = 2.0 * half.iter().sum::<f64>() - half[0];
    half.into_iter().map(|weight| weight / sum).collect()
}

/// Points where an open line turns by more than `angle` degrees, measured over `span` points on
/// either side: of neighbours the sharpest.
pub(super) fn corners(points: &[DVec2], angle: f64, span: usize) -> Vec<usize> {
    let limit = libm::cos(angle.to_radians());
    let mut found: Vec<usize> = Vec::new();
    let mut best: Option<(usize, f64)> = None;
    for middle in span..points.len().saturating_sub(span) {
        let before = (points[middle] - points[middle - span]).normalize_or_zero();
        let after = (points[middle + span] - points[middle]).normalize_or_zero();
        let cosine = before.dot(after);
        if cosine >= limit {
            found.extend(best.take().map(|(index, _)| index));
        } else if best.is_none_or(|(_, least)| cosine < least) {
            best = Some((middle, cosine));
        }
    }
    found.extend(best.map(|(index, _)| index));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stairs of pixels along a slope.
    fn stairs(count: i32) -> Vec<DVec2> {
        (0..count).map(|i| DVec2::new(f64::from((i + 1) / 2), f64::from(i / 2))).collect()
    }

    #[test]
    fn stairs_become_a_slope_between_the_same_ends() {
        let raw = stairs(81);
        let smoothed = smooth(&raw, 4.5, 62.0);
        assert_eq!((smoothed[0], smoothed[80]), (raw[0], raw[80]));
        assert_eq!(smoothed.len(), raw.len());
        let off = |p: &DVec2| (p.x - p.y - 0.5).abs();
        assert!(smoothed[10..70].iter().map(off).fold(0.0, f64::max) < 0.1);
    }

    #[test]
    fn a_ring_stays_closed_and_keeps_its_corners() {
        let side = |from: DVec2, step: DVec2| (0..40).map(move |i| from + step * f64::from(i));
        let square: Vec<DVec2> = side(DVec2::ZERO, DVec2::X)
            .chain(side(DVec2::new(40.0, 0.0), DVec2::Y))
            .chain(side(DVec2::new(40.0, 40.0), DVec2::NEG_X))
            .chain(side(DVec2::new(0.0, 40.0), DVec2::NEG_Y))
            .chain([DVec2::ZERO])
            .collect();
        let smoothed = smooth(&square, 4.5, 62.0);
        assert_eq!(smoothed[0], smoothed[160]);
        for corner in [0, 40, 80, 120] {
            assert!(smoothed[corner].distance(square[corner]) < 0.5, "{:?}", smoothed[corner]);
        }
        let mut turned = square[17..160].to_vec();
        turned.extend(&square[..=17]);
        let again = smooth(&turned, 4.5, 62.0);
        assert!(smoothed.iter().all(|p| again.iter().any(|q| q.distance(*p) < 0.01)));
    }

    #[test]
    fn a_kernel_sums_to_one() {
        for sigma in [0.0, 1.0, 4.5] {
            let half = kernel(sigma);
            assert!((2.0 * half.iter().sum::<f64>() - half[0] - 1.0).abs() < 1e-12);
        }
    }
}
