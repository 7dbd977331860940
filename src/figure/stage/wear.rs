//! What covers the body: skin, trousers, shirt and shoes, each where its field is not negative.
//!
//! A field is a signed distance to a hem, in metres, on the body at rest, so hems move with the
//! body. Garments are the cloth mesh, moved out of the skin after posing.

use super::body::{Bodies, Body, Surface, is_arm};
use super::bone::{Bone, Paired};
use super::rig::Rig;
use super::subdivide::{Stencil, normals, relax};
use super::turn::unit;
use crate::figure::pose::Side;
use crate::figure::scene::{Layer, Part, Region};
use glam::DVec3;

/// Thickness of the sole of a shoe, in metres.
pub(super) const SOLE: f64 = 0.007;
/// Skin this far under cloth is left out, in metres: it could only poke through.
const COVERED: f64 = 0.03;

/// How far down the upper arm a sleeve reaches.
const SLEEVE: f64 = 0.62;
/// From here on down the upper arm a sleeve is free of the trunk: a line parts it from the chest
/// however flat it lies there.
const SLEEVE_FREE: f64 = 0.32;
/// How a sleeve's field falls down the upper arm, in metres for its whole length.
const SLEEVE_FALL: f64 = 0.25;
/// Shirt's hem over the joint of the hip, in metres.
const SHIRT_HEM: f64 = 0.03;
/// How far down the shin a trouser leg reaches.
const TROUSER_LEG: f64 = 0.9;
/// Top of the shoe over the joint of the ankle, in metres.
const SHOE_TOP: f64 = 0.015;

/// How far down a shoe is pressed flat and how far up that fades, over the ground, in metres: the
/// arch of a foot does not show through a sole.
const FLAT: (f64, f64) = (0.010, 0.030);
/// How far the edge of a sole stands out beyond the foot, in metres: seen from above it is a rim
/// all round, which says that the heel is down.
const WELT: f64 = 0.006;
/// Height of a sole's edge over the ground, in metres; how much higher it is at the heel, and over
/// how far it rises.
const SOLE_EDGE: f64 = 0.021;
const HEEL: (f64, f64) = (0.006, 0.03);

/// How a garment is made out of the cloth mesh. Lengths in metres.
struct Cut {
    region: Region,
    /// Times that the mesh is relaxed after posing: looser cloth bridges hollows.
    relaxed: usize,
    /// How far it stands off.
    off: f64,
}

const TROUSERS: Cut = Cut { region: Region::Trousers, relaxed: 3, off: 0.006 };
const SHIRT: Cut = Cut { region: Region::Shirt, relaxed: 8, off: 0.010 };
/// Times that the cloth mesh is relaxed for a shoe.
const SHOE_RELAXED: usize = 3;
/// The shirt hangs this far outside the trousers, but is pushed out no further than the second.
const OVER_TROUSERS: (f64, f64) = (0.007, 0.04);
/// A hem stands this much further off, fading over a length above it.
const FLARE: (f64, f64) = (0.008, 0.10);

/// The layers of one kind of body before posing.
#[derive(Debug, Default)]
pub(super) struct Wardrobe {
    skin: Piece,
    trousers: Piece,
    shirt: Piece,
    shoe: Piece,
    /// The cloth mesh at rest, shaped into shoes.
    last: Vec<DVec3>,
    /// How much further off each vertex of shirt and trousers stands.
    flare: Vec<f64>,
    taper: Vec<f64>,
}

/// What of a surface's fine mesh a layer shows.
#[derive(Debug, Default)]
pub(super) struct Piece {
    rows: Stencil,
    triangles: Vec<[u32; 3]>,
    parts: Vec<Part>,
    keep: Vec<f64>,
    band: Option<Vec<f64>>,
}

impl Piece {
    /// What of a surface has a field that is not negative. `part` names the part of each quad.
    pub(super) fn cut(
        surface: &Surface,
        field: &[f64],
        band: Option<&[f64]>,
        part: impl Fn(usize) -> Part,
    ) -> Piece {
        let fine = &surface.fine;
        let keep = fine.stencil.apply(field);
        let mut number = vec![u32::MAX; keep.len()];
        let mut piece = Piece::default();
        let mut rows = Vec::new();
        for (triangle, &quad) in fine.triangles.iter().zip(&fine.quads) {
            if triangle.iter().all(|&vertex| keep[vertex as usize] < 0.0) {
                continue;
            }
            piece.parts.push(part(quad as usize));
            piece.triangles.push(triangle.map(|vertex| {
                let number = &mut number[vertex as usize];
                if *number == u32::MAX {
                    *number = rows.len() as u32;
                    rows.push(vertex);
                }
                *number
            }));
        }
        piece.rows = fine.stencil.rows(&rows);
        piece.keep = rows.iter().map(|&row| keep[row as usize]).collect();
        piece.band = band.map(|band| piece.rows.apply(band));
        piece
    }

    /// The layer, its surface's vertices being where they are.
    pub(super) fn layer(&self, vertices: &[DVec3], region: Region, band: Region) -> Layer {
        Layer {
            positions: self.rows.apply(vertices),
            triangles: self.triangles.clone(),
            region,
            parts: self.parts.clone(),
            keep: self.keep.clone(),
            band: self.band.clone().map(|field| (field, band)),
        }
    }
}

/// Fields of the garments at one place of the body at rest.
struct Fields {
    shirt: f64,
    /// Negative where the shirt's collar is.
    collar: f64,
    trousers: f64,
    shoe: f64,
}

impl Fields {
    fn at(body: &Body, surface: &Surface, vertex: usize, place: DVec3) -> Fields {
        let k = body.scale;
        let arm = |side| surface.share(vertex, |bone| is_arm(bone, side));
        // How far down the upper arm, 0 at the shoulder and 1 at the elbow.
        let down = Side::BOTH.into_iter().rfind(|&side| arm(Some(side)) > 0.04).map(|side| {
            let shoulder = body.paired(Paired::UPPER_ARM, side);
            let upper = body.paired(Paired::FOREARM, side) - shoulder;
            (place - shoulder).dot(unit(upper)) / upper.length()
        });
        let hip = body.paired(Paired::THIGH, Side::Left);
        let ankle = body.paired(Paired::FOOT, Side::Left);
        let knee = body.paired(Paired::SHANK, Side::Left).y;
        let nape = body.joint(Bone::NECK[0]);
        let sleeve = down.map_or(9.0, |down| (SLEEVE - down) * SLEEVE_FALL);
        let hem = place.y - (hip.y + SHIRT_HEM * k);
        let neck = nape.y - 0.018 * k + (nape.z - place.z) * 0.42 - place.y
            + (place.x.abs() - 0.03 * k).clamp(0.0, 1.0) * 0.5;
        let waist =
            if arm(None) > 0.5 { -1.0 } else { body.joint(Bone::LUMBAR[0]).y + 0.07 * k - place.y };
        let cut = ankle.y * TROUSER_LEG + knee * (1.0 - TROUSER_LEG);
        Fields {
            shirt: sleeve.min(hem).min(neck),
            collar: neck - 0.013 * k,
            trousers: waist.min(place.y - cut),
            shoe: ankle.y + SHOE_TOP * k - place.y,
        }
    }
}

impl Wardrobe {
    /// Cuts the clothes for one kind of body.
    pub(super) fn of(body: &Body, bodies: &Bodies) -> Wardrobe {
        let k = body.scale;
        let fields = |surface: &Surface, rest: &[DVec3]| -> Vec<Fields> {
            rest.iter().enumerate().map(|(v, &at)| Fields::at(body, surface, v, at)).collect()
        };
        let cloth = fields(&bodies.cloth, &body.cloth);
        let field = |of: fn(&Fields) -> f64| -> Vec<f64> { cloth.iter().map(of).collect() };
        let bare: Vec<f64> = fields(&bodies.skin, &body.skin)
            .iter()
            .map(|f| COVERED * k - f.shirt.max(f.trousers).max(f.shoe))
            .collect();
        let skin_part = |quad: usize| {
            let quad = &bodies.skin.quads[quad];
            let ears = quad.iter().filter(|&&v| is_ear(body, bodies, v as usize)).count();
            let x: f64 = quad.iter().map(|&vertex| body.skin[vertex as usize].x).sum();
            match ears {
                0 | 1 => part_of(&bodies.skin, quad),
                _ => Part::Ear(if x > 0.0 { Side::Left } else { Side::Right }),
            }
        };
        let cloth_part = |quad: usize| part_of(&bodies.cloth, &bodies.cloth.quads[quad]);
        let shirt_part = |quad: usize| {
            let free = |&v: &u32| cloth[v as usize].shirt < (SLEEVE - SLEEVE_FREE) * SLEEVE_FALL;
            match cloth_part(quad) {
                Part::UpperArm(side) if bodies.cloth.quads[quad].iter().all(free) => {
                    Part::Sleeve(side)
                }
                part => part,
            }
        };
        let shoe_part = |quad: usize| {
            let at = bodies.cloth.quads[quad][0];
            let left = body.cloth[at as usize].x > 0.0;
            Part::Foot(if left { Side::Left } else { Side::Right })
        };
        let surface = &bodies.cloth;
        let last = last(body, surface);
        let ankle = body.paired(Paired::FOOT, Side::Left);
        let sole: Vec<f64> = last
            .iter()
            .map(|at| {
                let heel = ((ankle.z + 0.02 * k - at.z) / (HEEL.1 * k)).clamp(0.0, 1.0) * HEEL.0;
                at.y - (body.floor - SOLE * k) - (SOLE_EDGE + heel) * k
            })
            .collect();
        Wardrobe {
            skin: Piece::cut(&bodies.skin, &bare, None, skin_part),
            trousers: Piece::cut(surface, &field(|f| f.trousers), None, cloth_part),
            shirt: Piece::cut(surface, &field(|f| f.shirt), Some(&field(|f| f.collar)), shirt_part),
            shoe: Piece::cut(surface, &field(|f| f.shoe), Some(&sole), shoe_part),
            last,
            flare: field(|f| (1.0 - f.shirt / FLARE.1).clamp(0.0, 1.0) * FLARE.0),
            // The ends of the trouser legs stand off a little more; not the waist under the shirt.
            taper: field(|f| {
                let end = f.trousers < 0.05 && f.shirt < -0.1;
                if end { (0.05 - f.trousers).clamp(0.0, 0.05) * 0.05 } else { 0.0 }
            }),
        }
    }

    /// The layers of a posed body: skin, eyes, trousers, shirt, shoes.
    pub(super) fn layers(&self, rig: &Rig, skin: &[DVec3]) -> Vec<Layer> {
        let (bodies, body) = (rig.bodies, rig.body);
        let k = body.scale;
        let cloth = rig.skin(&bodies.cloth, &body.cloth);
        let make = |cut: &Cut, more: &[f64]| {
            let mut points = relax(cloth.clone(), &bodies.cloth.around, cut.relaxed);
            let out = normals(&points, &bodies.cloth.quads);
            for (number, (point, out)) in points.iter_mut().zip(&out).enumerate() {
                *point += *out * ((cut.off + more.get(number).unwrap_or(&0.0)) * k);
            }
            (points, out)
        };
        let (trousers, _) = make(&TROUSERS, &self.taper);
        let facing = normals(&trousers, &bodies.cloth.quads);
        let (mut shirt, out) = make(&SHIRT, &self.flare);
        for (at, point) in shirt.iter_mut().enumerate() {
            let over = (*point - trousers[at]).dot(facing[at]);
            *point += out[at] * (OVER_TROUSERS.0 * k - over).clamp(0.0, OVER_TROUSERS.1);
        }
        let shoe = rig.skin(&bodies.cloth, &self.last);
        let eyes = Layer {
            positions: rig.skin(&bodies.eyes, &body.eyes),
            triangles: halves(&bodies.eyes.quads),
            region: Region::Skin,
            parts: vec![Part::Head],
            keep: Vec::new(),
            band: None,
        };
        vec![
            self.skin.layer(skin, Region::Skin, Region::Skin),
            eyes,
            self.trousers.layer(&trousers, TROUSERS.region, TROUSERS.region),
            self.shirt.layer(&shirt, SHIRT.region, Region::Collar),
            self.shoe.layer(&shoe, Region::Shoe, Region::Sole),
        ]
    }
}

/// The cloth mesh of a body at rest with shoes round its feet: flat below, a rim round the sole.
fn last(body: &Body, surface: &Surface) -> Vec<DVec3> {
    let k = body.scale;
    let ground = body.floor - SOLE * k;
    let mut points = relax(body.cloth.clone(), &surface.around, SHOE_RELAXED);
    let out = normals(&points, &surface.quads);
    for (point, out) in points.iter_mut().zip(out) {
        *point += out * (SOLE * k);
        let height = (point.y - ground) / k;
        let (flat, whole) = FLAT;
        if height >= whole {
            continue;
        }
        point.y = ground + (height - flat).max(0.0) * whole / (whole - flat) * k;
        // What faces the ground belongs under the foot, all else to the rim.
        let level = DVec3::new(out.x, 0.0, out.z);
        let rim =
            (level.length() / 0.5).min(1.0) * ((whole - height) / (whole - SOLE_EDGE)).min(1.0);
        *point += unit(level) * (WELT * rim * k);
    }
    points
}

/// Two triangles of each quad.
fn halves(quads: &[[u32; 4]]) -> Vec<[u32; 3]> {
    quads
        .iter()
        .flat_map(|&[a, b, c, d]| [[a, b, c], [a, c, d]])
        .filter(|[a, b, c]| a != b && b != c && c != a)
        .collect()
}

/// Whether a vertex is of an ear's flap, not only near it.
pub(super) fn is_ear(body: &Body, bodies: &Bodies, vertex: usize) -> bool {
    let at = (body.skin[vertex] - body.joint(Bone::HEAD)) / body.scale;
    bodies.ears[vertex] && at.x.abs() > 0.0685 && at.y < 0.05 && at.z < 0.02 && at.z > -0.04
}

/// The part that the bones of a quad's corners mostly belong to.
fn part_of(surface: &Surface, quad: &[u32; 4]) -> Part {
    let mut shares: Vec<(Part, f64)> = Vec::new();
    for &vertex in quad {
        for &(bone, weight) in &surface.weights[vertex as usize] {
            let part = bone_part(Bone(bone.into()));
            match shares.iter_mut().find(|share| share.0 == part) {
                Some(share) => share.1 += weight,
                None => shares.push((part, weight)),
            }
        }
    }
    shares
        .into_iter()
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map_or(Part::None, |share| share.0)
}

/// The part that a bone belongs to.
pub(super) fn bone_part(bone: Bone) -> Part {
    let Some((paired, side)) = bone.pair() else {
        return if bone > Bone::NECK[0] { Part::Head } else { Part::Torso };
    };
    if let Some(finger) = paired.hand() {
        return if finger == 0 { Part::Hand(side) } else { Part::Finger(side, finger) };
    }
    if let Some(toe) = paired.toe_number() {
        return Part::Toe(side, toe);
    }
    match paired {
        Paired::THIGH | Paired::THIGH_LOWER => Part::Thigh(side),
        Paired::SHANK | Paired::SHANK_LOWER => Part::Shank(side),
        Paired::FOOT => Part::Foot(side),
        Paired::UPPER_ARM | Paired::UPPER_ARM_LOWER => Part::UpperArm(side),
        Paired::FOREARM | Paired::FOREARM_LOWER => Part::Forearm(side),
        _ => Part::Torso,
    }
}
