//! From the world to the paper: what is in the picture, and where each point of it falls.

use crate::figure::scene::{Arrow, Layer, Scene};
use glam::{DVec2, DVec3};

/// Drawing units a metre, and pixels of the buffers a metre: one unit is a millimetre of the
/// person. At 30 units a printed millimetre a pixel is well below what a printer resolves.
pub(super) const UNITS_PER_METRE: f64 = 1000.0;
/// The longest side of the buffers in pixels: a person lying with both arms stretched out and
/// some room takes 2700. Larger scenes are drawn at fewer units a metre.
const LONGEST_SIDE: f64 = 3000.0;
/// Units of paper around everything visible, for the filters that look at neighbours.
const MARGIN: f64 = 8.0;
/// The nearest that anything comes to the eye, in metres, so that perspective stays finite.
const NEAREST: f64 = 0.5;
/// Metres from the eye when the camera does not say: about the lens of a portrait.
const USUAL_DISTANCE: f64 = 7.0;

/// A camera that has been pointed and framed.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// Right, up and towards the eye, as rows.
    axes: [DVec3; 3],
    center: DVec3,
    distance: f64,
    pub(super) units_per_metre: f64,
    origin: DVec2,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl View {
    /// Points the scene's camera and frames all that is visible.
    pub(super) fn frame(scene: &Scene) -> View {
        let camera = scene.camera;
        let sound = |value: f64, usual: f64| if value.is_finite() { value } else { usual };
        let (sin_a, cos_a) = libm::sincos(sound(camera.azimuth, 0.0).to_radians());
        let (sin_e, cos_e) = libm::sincos(sound(camera.elevation, 0.0).to_radians());
        let towards = DVec3::new(sin_a * cos_e, sin_e, cos_a * cos_e);
        let right = DVec3::new(cos_a, 0.0, -sin_a);
        let mut view = View {
            axes: [right, towards.cross(right), towards],
            center: DVec3::ZERO,
            distance: sound(camera.distance, USUAL_DISTANCE).max(2.0 * NEAREST),
            units_per_metre: UNITS_PER_METRE,
            origin: DVec2::ZERO,
            width: 1,
            height: 1,
        };
        let points: Vec<DVec3> = view.visible_points(scene);
        let (low, high) = bounds(&points).unwrap_or((DVec3::ZERO, DVec3::ZERO));
        view.center =
            camera.center.filter(|center| center.is_finite()).unwrap_or((low + high) / 2.0);
        let projected: Vec<DVec3> = points.iter().map(|point| view.project(*point)).collect();
        let (low, high) = bounds(&projected).unwrap_or((DVec3::ZERO, DVec3::ZERO));
        let (mut low, mut size) = (low.truncate(), (high - low).truncate());
        let shrink = (LONGEST_SIDE / size.max_element()).min(1.0);
        view.units_per_metre *= shrink;
        low *= shrink;
        size *= shrink;
        view.origin = low - MARGIN;
        view.width = (size.x + 2.0 * MARGIN).ceil() as usize;
        view.height = (size.y + 2.0 * MARGIN).ceil() as usize;
        view
    }

    fn visible_points(&self, scene: &Scene) -> Vec<DVec3> {
        let layers = scene.layers.iter().chain(&scene.ghost).flat_map(visible);
        let ends = scene.arrows.iter().flat_map(|Arrow { from, to, .. }| {
            [self.on_page(from.0, from.1), self.on_page(to.0, to.1)]
        });
        layers.chain(ends).filter(|point| point.is_finite()).collect()
    }

    /// A point of the world moved on the page, by metres to the right and up.
    pub(super) fn on_page(&self, point: DVec3, [right, up]: [f64; 2]) -> DVec3 {
        point + self.axes[0] * right + self.axes[1] * up
    }

    /// Where a point falls: x to the right and y down in units, z its depth in metres, growing
    /// away from the eye.
    pub(super) fn project(&self, point: DVec3) -> DVec3 {
        let point = self.turn(point - self.center);
        let scale = self.distance / (self.distance - point.z).max(NEAREST) * self.units_per_metre;
        DVec3::new(point.x * scale - self.origin.x, -point.y * scale - self.origin.y, -point.z)
    }

    /// A direction of the world along the view's axes: right, up, towards the eye.
    pub(super) fn turn(&self, direction: DVec3) -> DVec3 {
        DVec3::from_array(self.axes.map(|axis| axis.dot(direction)))
    }
}

/// The vertices of a layer that are not cut away.
fn visible(layer: &Layer) -> impl Iterator<Item = DVec3> + '_ {
    layer.positions.iter().enumerate().filter_map(|(index, position)| {
        layer.keep.get(index).is_none_or(|keep| *keep >= 0.0).then_some(*position)
    })
}

fn bounds(points: &[DVec3]) -> Option<(DVec3, DVec3)> {
    let first = *points.first()?;
    Some(points.iter().fold((first, first), |(low, high), p| (low.min(*p), high.max(*p))))
}
