//! Brows, eyes, nose and mouth, as lines on the head.

use super::bone::{Bone, Extra};
use super::rig::Rig;
use super::wear::bone_part;
use crate::figure::pose::Side;
use crate::figure::scene::{Feature, FeatureKind, Part, Sphere};
use glam::{DVec2, DVec3};

/// Radius of the ball that lids and pupils lie on, in metres: a little larger than the eye.
const EYE: f64 = 0.0172;
/// No creases within this of eyes and lips, in metres.
const CALM: f64 = 0.026;
/// Radians between the middle of an eye and the view beyond which an eye is drawn from the side.
const PROFILE: f64 = 0.96;

/// The features of a posed face seen from a direction (towards the camera, of length one).
pub(super) fn features(rig: &Rig, to_camera: DVec3) -> Vec<Feature> {
    let face = Face::of(rig);
    let view = rig.turn_of(Bone::HEAD).transpose() * to_camera;
    let mut features = Vec::new();
    for side in Side::BOTH {
        let turned = libm::atan2(view.x * side.sign(), view.z);
        face.eye(side, turned, &mut features);
        face.brow(side, &mut features);
    }
    face.mouth(&mut features);
    for side in Side::BOTH {
        face.nose(side, &mut features);
    }
    features
}

/// Where no creases are drawn.
pub(super) fn calm(rig: &Rig) -> Vec<Sphere> {
    let k = rig.body.scale;
    let eyes =
        Side::BOTH.map(|side| rig.body.extra(Extra::Eye, side) + DVec3::new(0.0, 0.004, 0.012) * k);
    let mouth = rig.body.joint(Bone::HEAD) + DVec3::new(0.0, -0.03, 0.10) * k;
    eyes.into_iter()
        .chain([mouth])
        .map(|rest| Sphere { center: rig.carried(Bone::HEAD, rest), radius: CALM })
        .collect()
}

struct Face<'a, 'b> {
    rig: &'a Rig<'b>,
    /// Triangles of the face at rest, relative to the pivot of the head.
    triangles: Vec<[DVec3; 3]>,
}

impl<'a, 'b> Face<'a, 'b> {
    fn of(rig: &'a Rig<'b>) -> Face<'a, 'b> {
        let (body, surface) = (rig.body, &rig.bodies.skin);
        let pivot = body.joint(Bone::HEAD);
        let k = body.scale;
        let triangles = surface
            .quads
            .iter()
            .filter(|quad| bone_part(surface.heaviest(quad[0] as usize)) == Part::Head)
            .map(|quad| quad.map(|vertex| (body.skin[vertex as usize] - pivot) / k))
            .filter(|quad| quad.iter().all(|at| at.z > 0.03))
            .flat_map(|[a, b, c, d]| [[a, b, c], [a, c, d]])
            .collect();
        Face { rig, triangles }
    }

    /// How far forwards the face is at a place seen from the front.
    fn depth(&self, at: DVec2) -> Option<f64> {
        self.triangles.iter().filter_map(|triangle| pierced(triangle, at)).reduce(f64::max)
    }

    /// A line given as places seen from the front, laid on the skin.
    fn on_skin(&self, places: impl Iterator<Item = DVec2>) -> Vec<DVec3> {
        places.filter_map(|at| self.depth(at).map(|z| self.world(at.extend(z + 0.001)))).collect()
    }

    /// From metres on a head of usual size, relative to its pivot, to the world.
    fn world(&self, at: DVec3) -> DVec3 {
        let body = self.rig.body;
        self.rig.carried(Bone::HEAD, body.joint(Bone::HEAD) + at * body.scale)
    }

    /// Middle of an eye, as the other places are given.
    fn eye_at(&self, side: Side) -> DVec3 {
        let body = self.rig.body;
        (body.extra(Extra::Eye, side) - body.joint(Bone::HEAD)) / body.scale
    }

    /// Lids and pupil. `turned` is how far the eye is turned outwards from the view, in radians.
    fn eye(&self, side: Side, turned: f64, features: &mut Vec<Feature>) {
        let eye = self.eye_at(side);
        let ball = |x: f64, y: f64| {
            let z = (EYE * EYE - x * x - y * y).max(1e-6).sqrt();
            self.world(eye + DVec3::new(x * side.sign(), y, z))
        };
        let mut add = |kind, width, points: Vec<DVec3>| {
            let eye = Some(self.world(eye));
            features.push(Feature { kind, side: Some(side), points, eye, width });
        };
        if turned > PROFILE {
            // From the side: a wedge of two lids, open to the front, the iris at its edge.
            let lid = |lid: &dyn Fn(f64) -> f64| {
                (0..13)
                    .map(|step| {
                        let u = f64::from(step) / 12.0;
                        let angle = (2.0 + 64.0 * u).to_radians();
                        ball(EYE * libm::sin(angle), lid(u))
                    })
                    .collect()
            };
            add(FeatureKind::Lid, 3.2, lid(&|u| -0.0012 + 0.0085 * (1.0 - libm::pow(u, 1.6))));
            add(FeatureKind::Lid, 1.8, lid(&|u| -0.0012 - 0.0042 * (1.0 - libm::pow(u, 1.3))));
            let iris = ball(EYE * libm::sin(20_f64.to_radians()), 0.0012);
            add(FeatureKind::Pupil, 4.6, vec![iris]);
        } else {
            let lid = steps(15)
                .map(|t| ball(0.0145 * t, 0.0045 - 0.0050 * t * t + 0.0006 * t * side.sign()));
            add(FeatureKind::Lid, 3.4, lid.collect());
            add(FeatureKind::Pupil, 4.4, vec![ball(0.0, 0.0005)]);
        }
    }

    fn brow(&self, side: Side, features: &mut Vec<Feature>) {
        let eye = self.eye_at(side);
        let places: Vec<(f64, DVec2)> = steps(15)
            .map(|t| {
                let x = eye.x + side.sign() * (0.001 + 0.0195 * t);
                (t, DVec2::new(x, eye.y + 0.0196 - 0.0042 * (t + 0.08) * (t + 0.08)))
            })
            .collect();
        let known: Vec<(f64, f64)> =
            places.iter().filter_map(|&(t, at)| Some((t, self.depth(at)?))).collect();
        // A parabola through the depths: the socket of the eye must not dent the brow.
        let Some(bow) = parabola(&known) else { return };
        let points = places
            .iter()
            .map(|&(t, at)| self.world(at.extend(bow[0] + t * (bow[1] + t * bow[2]) + 0.001)))
            .collect();
        features.push(Feature {
            kind: FeatureKind::Brow,
            side: Some(side),
            points,
            eye: None,
            width: 4.2,
        });
    }

    fn mouth(&self, features: &mut Vec<Feature>) {
        let lips =
            self.on_skin(steps(15).map(|t| DVec2::new(0.0225 * t, -0.0292 + 0.0034 * t * t)));
        let below = self
            .on_skin(steps(15).map(|t| DVec2::new(0.008 * t, -0.0395 - 0.0008 * (1.0 - t * t))));
        for (points, width) in [(lips, 2.8), (below, 1.8)] {
            features.push(Feature {
                kind: FeatureKind::Mouth,
                side: None,
                points,
                eye: None,
                width,
            });
        }
    }

    fn nose(&self, side: Side, features: &mut Vec<Feature>) {
        let places = (0..9).map(|step| {
            let t = f64::from(step) / 8.0;
            let bow = libm::sin(t * std::f64::consts::PI);
            DVec2::new(side.sign() * (0.003 + 0.0095 * t), -0.0065 - 0.0035 * bow + 0.002 * t)
        });
        let points = self.on_skin(places);
        features.push(Feature {
            kind: FeatureKind::Nose,
            side: Some(side),
            points,
            eye: None,
            width: 2.0,
        });
    }
}

/// Numbers from -1 to 1 in equal steps.
fn steps(count: u32) -> impl Iterator<Item = f64> {
    (0..count).map(move |step| 2.0 * f64::from(step) / f64::from(count - 1) - 1.0)
}

/// Where a line along z goes through a triangle.
fn pierced(triangle: &[DVec3; 3], at: DVec2) -> Option<f64> {
    let [a, b, c] = triangle.map(DVec3::truncate);
    let whole = (b - a).perp_dot(c - a);
    if whole.abs() < 1e-12 {
        return None;
    }
    let of_b = (at - a).perp_dot(c - a) / whole;
    let of_c = (b - a).perp_dot(at - a) / whole;
    let of_a = 1.0 - of_b - of_c;
    let within = of_a >= 0.0 && of_b >= 0.0 && of_c >= 0.0;
    within.then(|| of_a * triangle[0].z + of_b * triangle[1].z + of_c * triangle[2].z)
}

/// The parabola `c0 + c1 t + c2 t²` nearest to some points (least squares).
fn parabola(points: &[(f64, f64)]) -> Option<[f64; 3]> {
    if points.len() < 5 {
        return None;
    }
    let mut powers = [0.0; 5];
    let mut sums = DVec3::ZERO;
    for &(t, z) in points {
        let mut power = 1.0;
        for (n, sum) in powers.iter_mut().enumerate() {
            *sum += power;
            if n < 3 {
                sums[n] += power * z;
            }
            power *= t;
        }
    }
    let row = |n: usize| DVec3::new(powers[n], powers[n + 1], powers[n + 2]);
    let matrix = glam::DMat3::from_cols(row(0), row(1), row(2));
    (matrix.determinant().abs() > 1e-12).then(|| (matrix.inverse() * sums).to_array())
}
