//! The kinds of body, ready to be posed.

use super::asset::{Asset, BadAsset, PACKED, RawMesh, Shape};
use super::bone::{Bone, Extra, Paired};
use super::subdivide::{self, Fine, Stencil};
use super::wear::{Wardrobe, bone_part};
use crate::figure::pose::{Age, Build, Person, Sex, Side, Sides};
use crate::figure::scene::Part;
use glam::DVec3;
use std::sync::OnceLock;

/// One of so many vertices of the face, which are many, stands for it in contacts.
const FACE: u32 = 3;
/// Height that offsets of a pose are written for, in metres: on a taller person they are longer.
const USUAL_HEIGHT: f64 = 1.65;

/// All kinds of body, each made ready when first asked for.
#[derive(Debug)]
pub struct Bodies {
    shapes: Vec<Shape>,
    pub(super) parents: Vec<usize>,
    /// Skin, cloth, eyeballs.
    pub(super) skin: Surface,
    pub(super) cloth: Surface,
    pub(super) eyes: Surface,
    /// Whether a vertex of the skin is near an ear.
    pub(super) ears: Vec<bool>,
    /// Vertices of the skin that do not move with an arm.
    pub(super) trunk: Vec<u32>,
    /// Vertices of the skin of a foot and around the knee.
    pub(super) feet: Sides<Vec<u32>>,
    /// Vertices that stand for all that an arm can be within: fewer of the face, none of the toes.
    pub(super) solid: Vec<u32>,
    /// Vertices of the skin that move with an arm.
    pub(super) arms: Sides<Vec<u32>>,
    ready: [OnceLock<Body>; 12],
}

/// A mesh that all kinds of body share.
#[derive(Debug)]
pub(super) struct Surface {
    pub(super) quads: Vec<[u32; 4]>,
    /// Bones and weights of each vertex, heaviest first.
    pub(super) weights: Vec<Vec<(u8, f64)>>,
    /// The same mesh, smoother.
    pub(super) fine: Fine,
    /// Each vertex's neighbours.
    pub(super) around: Stencil,
}

impl Surface {
    fn of(mesh: RawMesh) -> Surface {
        let vertices = mesh.middle + 2 * mesh.side;
        Surface {
            fine: subdivide::catmull_clark(&mesh.quads, vertices),
            around: subdivide::neighbours(&mesh.quads, vertices),
            quads: mesh.quads,
            weights: mesh.weights,
        }
    }

    /// How much of a vertex moves with bones that pass a test, from 0 to 1.
    pub(super) fn share(&self, vertex: usize, mut test: impl FnMut(Bone) -> bool) -> f64 {
        let bones = self.weights[vertex].iter();
        bones.filter(|(bone, _)| test(Bone((*bone).into()))).map(|(_, weight)| weight).sum()
    }

    /// The bone that moves a vertex most.
    pub(super) fn heaviest(&self, vertex: usize) -> Bone {
        Bone(self.weights[vertex].first().map_or(0, |(bone, _)| usize::from(*bone)))
    }
}

/// One kind of body at rest: standing, arms hanging a little away, in metres.
#[derive(Debug)]
pub(super) struct Body {
    pub(super) skin: Vec<DVec3>,
    pub(super) cloth: Vec<DVec3>,
    pub(super) eyes: Vec<DVec3>,
    /// Which way the skin faces at each vertex.
    pub(super) facing: Vec<DVec3>,
    /// Where each bone starts.
    pub(super) joints: Vec<DVec3>,
    /// Extra points of the left side.
    extras: Vec<DVec3>,
    /// Height over the usual one.
    pub(super) scale: f64,
    /// Height of the bare soles.
    pub(super) floor: f64,
    /// What it wears.
    pub(super) wardrobe: Wardrobe,
}

impl Bodies {
    /// The bodies within the binary, unpacked when first asked for.
    ///
    /// # Errors
    /// When the packed file does not fit the program.
    pub fn embedded() -> Result<&'static Bodies, BadAsset> {
        static BODIES: OnceLock<Result<Bodies, BadAsset>> = OnceLock::new();
        BODIES.get_or_init(|| Bodies::unpack(PACKED)).as_ref().map_err(|bad| *bad)
    }

    /// Unpacks a file that `illustrations/body/pack.py` wrote.
    ///
    /// # Errors
    /// When the file is damaged or made for another program.
    pub fn unpack(packed: &[u8]) -> Result<Bodies, BadAsset> {
        let Asset { parents, mut meshes, shapes } = Asset::unpack(packed)?;
        let ears =
            meshes.first_mut().map(|skin| std::mem::take(&mut skin.ears)).unwrap_or_default();
        let mut surfaces = meshes.into_iter().map(Surface::of);
        let (Some(skin), Some(cloth), Some(eyes)) =
            (surfaces.next(), surfaces.next(), surfaces.next())
        else {
            return Err(BadAsset::meshes());
        };
        let some = |test: &dyn Fn(f64, f64) -> bool| {
            let all = 0..skin.weights.len();
            let arm = |vertex, side| skin.share(vertex, |bone| is_arm(bone, Some(side)));
            all.filter(|&v| test(arm(v, Side::Left), arm(v, Side::Right)))
                .map(|v| v as u32)
                .collect()
        };
        let trunk: Vec<u32> = some(&|left, right| left + right < 0.3);
        let arms =
            Sides { left: some(&|left, _| left > 0.7), right: some(&|_, right| right > 0.7) };
        let ready = Default::default();
        let solid = trunk.iter().copied().filter(|&vertex| {
            match bone_part(skin.heaviest(vertex as usize)) {
                Part::Head => vertex % FACE == 0,
                Part::Toe(..) => false,
                _ => true,
            }
        });
        let solid = solid.collect();
        let foot = |side| {
            let bones = [Paired::FOOT, Paired::SHANK, Paired::THIGH_LOWER];
            let all = 0..skin.weights.len();
            let some = all.filter(|&vertex| {
                skin.heaviest(vertex).pair().is_some_and(|(bone, of)| {
                    of == side && (bones.contains(&bone) || bone.toe_number().is_some())
                })
            });
            some.map(|vertex| vertex as u32).collect()
        };
        let feet = Sides { left: foot(Side::Left), right: foot(Side::Right) };
        Ok(Bodies { shapes, parents, skin, cloth, eyes, ears, trunk, feet, solid, arms, ready })
    }

    /// The body of a person.
    pub(super) fn of(&self, person: &Person) -> &Body {
        let sex = match person.sex {
            Sex::Woman => 0,
            Sex::Man => 6,
        };
        let age = match person.age {
            Age::Adult => 0,
            Age::Older => 3,
        };
        let build = match person.build {
            Build::Average => 0,
            Build::Slim => 1,
            Build::Large => 2,
        };
        let kind = sex + age + build;
        self.ready[kind].get_or_init(|| Body::of(&self.shapes[kind], self))
    }
}

/// Whether a bone belongs to an arm, from the shoulder's joint outwards.
pub(super) fn is_arm(bone: Bone, of: Option<Side>) -> bool {
    bone.pair()
        .is_some_and(|(paired, side)| paired >= Paired::UPPER_ARM && of.is_none_or(|of| of == side))
}

impl Body {
    fn of(shape: &Shape, bodies: &Bodies) -> Body {
        let skin = shape.vertices[0].clone();
        let heights = skin.iter().map(|vertex| vertex.y);
        let floor = heights.clone().fold(f64::INFINITY, f64::min);
        let height = heights.fold(f64::NEG_INFINITY, f64::max) - floor;
        let mut body = Body {
            facing: subdivide::normals(&skin, &bodies.skin.quads),
            skin,
            cloth: shape.vertices[1].clone(),
            eyes: shape.vertices[2].clone(),
            joints: shape.joints.clone(),
            extras: shape.extras.clone(),
            scale: height / USUAL_HEIGHT,
            floor,
            wardrobe: Wardrobe::default(),
        };
        body.wardrobe = Wardrobe::of(&body, bodies);
        body
    }

    /// Where a bone starts at rest.
    pub(super) fn joint(&self, bone: Bone) -> DVec3 {
        self.joints[bone.0]
    }

    /// Where a bone of one side starts at rest.
    pub(super) fn paired(&self, bone: Paired, side: Side) -> DVec3 {
        self.joint(bone.on(side))
    }

    /// An extra point of one side at rest.
    pub(super) fn extra(&self, extra: Extra, side: Side) -> DVec3 {
        self.extras[extra.number()] * DVec3::new(side.sign(), 1.0, 1.0)
    }

    /// Which way the fingers point and the palm faces at rest.
    pub(super) fn hand_axes(&self, side: Side) -> (DVec3, DVec3) {
        let knuckle = |finger| self.paired(Paired::finger(finger, 1), side);
        let fingers = super::turn::unit(knuckle(3) - self.paired(Paired::WRIST, side));
        let across = super::turn::unit(knuckle(2) - knuckle(5));
        let palm = super::turn::unit(fingers.cross(across)) * side.sign();
        // Fingers at rest are a little bent: their tips are on the palm's side.
        let tip = self.extra(Extra::FingerTip(3), side) - knuckle(3);
        (fingers, if tip.dot(palm) < 0.0 { -palm } else { palm })
    }
}
