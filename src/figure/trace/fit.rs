//! Cubic Béziers through a polyline: the method of Schneider, "An algorithm for automatically
//! fitting digitized curves", Graphics Gems (1990).

use glam::DVec2;

/// Times that the points are assigned again to a curve before it is split.
const ROUNDS: usize = 4;
/// A curve further off than this many tolerances is split at once.
const HOPELESS: f64 = 4.0;
/// Points on either side that give the tangent where a curve is split.
const TANGENT: usize = 4;

/// A cubic Bézier: start, two handles, end.
pub(super) type Cubic = [DVec2; 4];

/// Fits curves to points, no point further than `tolerance` from them. `start` and `end` are the
/// directions of length one in which the line leaves its ends, both inwards.
pub(super) fn fit(points: &[DVec2], start: DVec2, end: DVec2, tolerance: f64) -> Vec<Cubic> {
    let mut curves = Vec::new();
    let mut pending = vec![(points, start, end)];
    while let Some((points, start, end)) = pending.pop() {
        match one(points, start, end, tolerance) {
            Ok(curve) => curves.extend(curve),
            Err(worst) => {
                let last = points.len() - 1;
                let split = worst.clamp(1, last - 1);
                let reach = TANGENT.min(split).min(last - split);
                let tangent = (points[split - reach] - points[split + reach])
                    .try_normalize()
                    .unwrap_or(DVec2::X);
                pending.push((&points[split..], -tangent, end));
                pending.push((&points[..=split], start, tangent));
            }
        }
    }
    curves
}

/// One curve through the points, none for points that are all one, or the index of the point that
/// it misses by most. The latter only for three or more points.
fn one(points: &[DVec2], start: DVec2, end: DVec2, tolerance: f64) -> Result<Option<Cubic>, usize> {
    let [first, .., last] = points else {
        return Ok(None);
    };
    let (first, last) = (*first, *last);
    let third = first.distance(last) / 3.0;
    if points.len() == 2 {
        return Ok((third > 0.0).then_some([
            first,
            first + start * third,
            last + end * third,
            last,
        ]));
    }
    let mut along = vec![0.0; points.len()];
    for index in 1..points.len() {
        along[index] = along[index - 1] + points[index].distance(points[index - 1]);
    }
    let length = along[points.len() - 1];
    if length < 1e-9 {
        return Ok(None);
    }
    for t in &mut along {
        *t /= length;
    }
    let mut worst = (0, 0.0);
    for _ in 0..ROUNDS {
        let handles = handles(points, &along, start, end)
            .filter(|(a, b)| *a >= 1e-3 * third && *b >= 1e-3 * third)
            .filter(|(a, b)| *a <= length && *b <= length);
        let plain = third.min(length / 3.0);
        let (a, b) = handles.unwrap_or((plain, plain));
        let curve = [first, first + start * a, last + end * b, last];
        worst = (0, 0.0);
        for (index, (point, t)) in points.iter().zip(&along).enumerate() {
            let miss = at(&curve, *t).distance_squared(*point);
            if miss > worst.1 {
                worst = (index, miss);
            }
        }
        if worst.1 < tolerance * tolerance {
            return Ok(Some(curve));
        }
        let hopeless = HOPELESS * tolerance;
        if worst.1 > hopeless * hopeless || !assign(points, &curve, &mut along) {
            break;
        }
    }
    Err(worst.0)
}

/// Lengths of the two handles that bring the curve nearest to the points, by least squares.
fn handles(points: &[DVec2], along: &[f64], start: DVec2, end: DVec2) -> Option<(f64, f64)> {
    let (first, last) = (points[0], points[points.len() - 1]);
    let (mut aa, mut ab, mut bb, mut a, mut b) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let cosine = start.dot(end);
    for (point, t) in points.iter().zip(along) {
        let s = 1.0 - t;
        let (b0, b1, b2, b3) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
        let rest = *point - first * (b0 + b1) - last * (b2 + b3);
        aa += b1 * b1;
        ab += b1 * b2 * cosine;
        bb += b2 * b2;
        a += b1 * start.dot(rest);
        b += b2 * end.dot(rest);
    }
    let determinant = aa * bb - ab * ab;
    (determinant.abs() > 1e-12)
        .then(|| ((a * bb - b * ab) / determinant, (aa * b - ab * a) / determinant))
}

/// Moves each point's place along the curve towards the nearest, by one step of Newton's method.
/// False when the places are out of order afterwards.
fn assign(points: &[DVec2], curve: &Cubic, along: &mut [f64]) -> bool {
    let [p0, p1, p2, p3] = *curve;
    let last = along.len() - 1;
    for (point, t) in points[1..last].iter().zip(&mut along[1..last]) {
        let s = 1.0 - *t;
        let miss = at(curve, *t) - *point;
        let velocity = 3.0 * (s * s * (p1 - p0) + 2.0 * s * *t * (p2 - p1) + *t * *t * (p3 - p2));
        let change = 6.0 * (s * (p2 - 2.0 * p1 + p0) + *t * (p3 - 2.0 * p2 + p1));
        let slope = velocity.length_squared() + miss.dot(change);
        if slope.abs() > 1e-12 {
            *t = (*t - miss.dot(velocity) / slope).clamp(0.0, 1.0);
        }
    }
    along.is_sorted()
}

/// The point of a curve at `t` from 0 to 1.
pub(super) fn at([p0, p1, p2, p3]: &Cubic, t: f64) -> DVec2 {
    let s = 1.0 - t;
    s * s * s * *p0 + 3.0 * s * s * t * *p1 + 3.0 * s * t * t * *p2 + t * t * t * *p3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_pass_every_point_within_the_tolerance() {
        // A spiral: its curvature is nowhere the same.
        let points: Vec<DVec2> = (0..600)
            .map(|i| {
                let t = f64::from(i) * 0.02;
                DVec2::new(libm::cos(t), libm::sin(t)) * (20.0 + 10.0 * t)
            })
            .collect();
        let start = (points[1] - points[0]).normalize();
        let end = (points[598] - points[599]).normalize();
        let curves = fit(&points, start, end, 0.7);
        let drawn: Vec<DVec2> = curves
            .iter()
            .flat_map(|curve| (0..=200).map(move |i| at(curve, f64::from(i) / 200.0)))
            .collect();
        let miss =
            |point: &DVec2| drawn.iter().map(|d| d.distance(*point)).fold(f64::INFINITY, f64::min);
        assert!(points.iter().map(miss).fold(0.0, f64::max) < 0.75);
        assert!(curves.len() < 20, "{} curves for two turns", curves.len());
        assert_eq!((curves[0][0], curves[curves.len() - 1][3]), (points[0], points[599]));
        assert!(curves.windows(2).all(|pair| pair[0][3] == pair[1][0]));
    }

    #[test]
    fn points_that_are_one_make_no_curve() {
        assert!(fit(&[DVec2::ONE; 5], DVec2::X, DVec2::X, 0.7).is_empty());
        assert!(fit(&[DVec2::ONE; 2], DVec2::X, DVec2::X, 0.7).is_empty());
        assert!(fit(&[], DVec2::X, DVec2::X, 0.7).is_empty());
    }
}
