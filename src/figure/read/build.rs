//! From what files say to what is drawn.

mod limbs;
mod marks;
mod place;
mod props;

use super::file::{self, PoseFile, RestOn};
use super::mix::{self, Who};
use super::values::{Degrees, Lean, Spot};
use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::figure::pose::{
    Bend, Camera, Hair, Person, Places, Pose, Prop, Rest, Root, Shoulder, Side, Sides,
};
use glam::DVec3;

/// Of a bend of the whole back, the share of the lower back: flexion and bending to the side are
/// shared, turning is almost all thoracic (sums of the representative values of White and Panjabi,
/// *Clinical Biomechanics of the Spine*, 2nd edition: lumbar 74 of 150 degrees, 29 of 105, 9 of 80).
const LOWER: Bend = Bend { flex: 0.5, side: 0.3, twist: 0.1 };

/// Builds a pose without its ghost. `of_mix` is who is drawn where the file does not say.
pub(super) fn build(file: &PoseFile, of_mix: &Person, problems: &mut Vec<Diagnostic>) -> Pose {
    let props = file.props.as_ref().map(|props| props::props(props, problems)).unwrap_or_default();
    let mut builder = Builder { props: &props, problems };
    let (lumbar, thoracic) = spine(file);
    let root = root(file, &lumbar, &thoracic);
    Pose {
        person: person(file, of_mix),
        camera: camera(file),
        root,
        rest: builder.rest(file),
        lumbar,
        thoracic,
        neck: file.neck.as_ref().map_or(Bend::default(), bend),
        shoulders: Sides {
            left: shoulder(file.shoulder_left.as_ref()),
            right: shoulder(file.shoulder_right.as_ref()),
        },
        arms: Sides {
            left: builder.arm(file.arm_left.as_ref(), Side::Left),
            right: builder.arm(file.arm_right.as_ref(), Side::Right),
        },
        legs: Sides {
            left: builder.leg(file.leg_left.as_ref(), Side::Left, root.pitch),
            right: builder.leg(file.leg_right.as_ref(), Side::Right, root.pitch),
        },
        ghost: None,
        highlights: file.highlights.iter().flatten().filter_map(|h| builder.highlight(h)).collect(),
        arrows: file.arrows.iter().flatten().filter_map(|a| builder.arrow(a)).collect(),
        places: places(file),
        props,
    }
}

/// Builds what refers to furniture, and reports what does not fit together.
struct Builder<'a> {
    props: &'a [Spanned<Prop>],
    problems: &'a mut Vec<Diagnostic>,
}

impl Builder<'_> {
    fn error(
        &mut self,
        code: &'static str,
        message: impl Into<String>,
        at: &Place,
        help: impl Into<String>,
    ) {
        self.problems.push(Diagnostic::error(code, message, at).help(help));
    }

    fn rest(&mut self, file: &PoseFile) -> Option<Spanned<Rest>> {
        let rest = &file.rest.as_ref()?.0;
        let mut height = |on: &Option<Spanned<RestOn>>| {
            on.as_ref().and_then(|on| match on.value {
                RestOn::Height(height) => Some(height),
                RestOn::Ground(ground) => self.ground(ground, &on.at),
            })
        };
        let (on, head_at) = (height(&rest.ground), height(&rest.head));
        let named = rest.parts.iter().flat_map(|parts| &parts.0);
        let parts: Vec<_> = named.map(|part| part.value.part()).collect();
        if parts.is_empty() {
            let help = "write the parts that touch: {parts: [seat], on: chair}";
            self.error("missing-key", "`rest` names no part of the body", &rest.at, help);
            return None;
        }
        /// How far flesh sinks in where nothing else is said, in metres.
        const SINK: f64 = 0.008;
        let sink = rest.sink.map_or(SINK, |sink| sink.0);
        let rest_value = Rest { parts, height: on.unwrap_or(0.0), sink, head_at };
        Some(Spanned::new(rest_value, rest.at.clone()))
    }
}

fn number(degrees: Option<Degrees>) -> f64 {
    degrees.map_or(0.0, |degrees| degrees.0)
}

fn bend(bend: &file::Bend) -> Bend {
    Bend { flex: number(bend.flex), side: number(bend.side), twist: number(bend.twist) }
}

/// Lower and upper back.
fn spine(file: &PoseFile) -> (Bend, Bend) {
    let Some(spine) = &file.spine else { return Default::default() };
    let whole =
        Bend { flex: number(spine.flex), side: number(spine.side), twist: number(spine.twist) };
    let part = |own: &Option<file::Bend>, share: Bend| {
        let own = own.as_ref().map(bend).unwrap_or_default();
        Bend {
            flex: own.flex + whole.flex * share.flex,
            side: own.side + whole.side * share.side,
            twist: own.twist + whole.twist * share.twist,
        }
    };
    let upper = Bend { flex: 1.0 - LOWER.flex, side: 1.0 - LOWER.side, twist: 1.0 - LOWER.twist };
    (part(&spine.lower, LOWER), part(&spine.upper, upper))
}

fn shoulder(shoulder: Option<&file::Shoulder>) -> Shoulder {
    shoulder.map_or(Shoulder::default(), |s| Shoulder {
        raise: number(s.raise),
        forward: number(s.forward),
    })
}

/// Lean of a straight back that is level, in degrees: on hands and knees the hips are a little
/// lower than the shoulders.
const LEVEL: f64 = 79.0;
/// How much of a bend of the lower and of the upper back turns the line from the hips to the
/// shoulders: what of that line lies above the joints that bend.
const TURNED: [f64; 2] = [0.85, 0.5];

fn root(file: &PoseFile, lumbar: &Bend, thoracic: &Bend) -> Root {
    let Some(pelvis) = &file.pelvis else { return Root { at: STANDING, ..Root::default() } };
    Root {
        at: pelvis.spot.map_or(STANDING, Spot::point),
        yaw: number(pelvis.turn),
        pitch: match pelvis.lean {
            Some(Lean::Level) => LEVEL - lumbar.flex * TURNED[0] - thoracic.flex * TURNED[1],
            Some(Lean::Angle(angle)) => angle.0,
            None => 0.0,
        },
        roll: number(pelvis.roll),
    }
}

/// Where the pelvis of somebody who stands is, in metres.
const STANDING: DVec3 = DVec3::new(0.0, 0.95, 0.0);

fn camera(file: &PoseFile) -> Camera {
    /// Three quarters from the left shows most of most positions.
    const AZIMUTH: f64 = 35.0;
    /// High enough to see the top of a seat or mat.
    const ELEVATION: f64 = 6.0;
    /// Far enough for hands near the camera not to look large.
    const DISTANCE: f64 = 7.0;
    let camera = file.camera.as_ref().map(|camera| &camera.0);
    let azimuth = camera.and_then(|camera| {
        let from = camera.from.as_ref().map(|from| from.value.azimuth());
        from.or(camera.azimuth.map(|azimuth| azimuth.0))
    });
    let distance = camera.and_then(|camera| camera.distance);
    Camera {
        azimuth: azimuth.unwrap_or(AZIMUTH),
        elevation: camera.and_then(|camera| camera.elevation).map_or(ELEVATION, |e| e.0),
        distance: distance.map_or(DISTANCE, |distance| distance.0.max(2.0)),
        center: camera.and_then(|camera| camera.center).map(|center| center.0),
    }
}

fn person(file: &PoseFile, of_mix: &Person) -> Person {
    let Some(said) = file.person.as_ref().map(|person| &person.0) else { return *of_mix };
    let who = said
        .kind
        .as_ref()
        .map_or(Who { sex: of_mix.sex, age: of_mix.age }, |kind| Who::of(kind.value));
    let hair = mix::hair(who, of_mix);
    Person {
        sex: who.sex,
        age: who.age,
        build: said.build.as_ref().map_or(of_mix.build, |build| build.value.build()),
        skin: said.skin.as_ref().map_or(of_mix.skin, |skin| skin.value.tone()),
        hair: Hair {
            style: said.hair.as_ref().map_or(hair.style, |hair| hair.value.style()),
            color: said.hair_color.as_ref().map_or(hair.color, |color| color.value.color()),
        },
    }
}

fn places(file: &PoseFile) -> Places {
    Places {
        spine: file.spine.as_ref().map(|spine| spine.at.clone()),
        neck: file.neck.as_ref().map(|neck| neck.at.clone()),
        shoulders: Sides {
            left: file.shoulder_left.as_ref().map(|shoulder| shoulder.at.clone()),
            right: file.shoulder_right.as_ref().map(|shoulder| shoulder.at.clone()),
        },
        arms: Sides {
            left: file.arm_left.as_ref().map(|arm| arm.at.clone()),
            right: file.arm_right.as_ref().map(|arm| arm.at.clone()),
        },
        legs: Sides {
            left: file.leg_left.as_ref().map(|leg| leg.at.clone()),
            right: file.leg_right.as_ref().map(|leg| leg.at.clone()),
        },
    }
}
