//! A body in a position: the place and the turn of every bone, and what follows them.

use super::body::{Bodies, Body, Surface};
use super::bone::{self, Bone, Paired};
use super::overlap;
use super::turn::unit;
use crate::figure::pose::{Direction, Side, Sides};
use glam::{DMat3, DVec3};

/// A body being posed. All turns are about the axes of the body at rest: bones have no axes of
/// their own.
pub(super) struct Rig<'a> {
    pub(super) bodies: &'a Bodies,
    pub(super) body: &'a Body,
    /// Where the root is and how it is turned.
    root: (DVec3, DMat3),
    /// Turn of each bone against its parent.
    local: Vec<DMat3>,
    /// Turn of a bone in the world, whatever its parent does.
    fixed: Vec<Option<DMat3>>,
    turns: Vec<DMat3>,
    places: Vec<DVec3>,
    /// By how much limbs are too short for what they reach, in metres; negative for slack.
    pub(super) short: Short,
    /// Where the trunk is while arms are brought to their places.
    pub(super) still: Option<Still>,
}

/// Places of a trunk that does not move.
pub(super) struct Still {
    /// Of [`Bodies::trunk`].
    pub(super) trunk: Vec<DVec3>,
    /// What an arm can be within, by x: where it is and which way it faces.
    pub(super) solid: Vec<(DVec3, DVec3)>,
}

/// By how much limbs are too short.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Short {
    pub(super) arms: Sides<f64>,
    pub(super) legs: Sides<f64>,
}

impl<'a> Rig<'a> {
    /// A body at rest with its root at a place.
    pub(super) fn new(bodies: &'a Bodies, body: &'a Body, at: DVec3, turn: DMat3) -> Rig<'a> {
        let mut rig = Rig {
            bodies,
            body,
            root: (at, turn),
            local: vec![DMat3::IDENTITY; bone::COUNT],
            fixed: vec![None; bone::COUNT],
            turns: vec![DMat3::IDENTITY; bone::COUNT],
            places: vec![DVec3::ZERO; bone::COUNT],
            short: Short::default(),
            still: None,
        };
        rig.update();
        rig
    }

    /// Turns a bone against its parent, within what it was turned before.
    pub(super) fn turn(&mut self, bone: Bone, turn: DMat3) {
        self.local[bone.0] *= turn;
    }

    /// Gives a bone its turn against its parent, whatever it was.
    pub(super) fn set(&mut self, bone: Bone, turn: DMat3) {
        self.local[bone.0] = turn;
    }

    /// Gives a bone its turn in the world.
    pub(super) fn fix(&mut self, bone: Bone, turn: DMat3) {
        self.fixed[bone.0] = Some(turn);
    }

    /// Works out all places after turns.
    pub(super) fn update(&mut self) {
        let body = self.body;
        for bone in 0..bone::COUNT {
            let parent = self.bodies.parents[bone];
            if bone == 0 {
                self.turns[0] = self.root.1 * self.local[0];
                self.places[0] = self.root.0;
                continue;
            }
            let reach = body.joints[bone] - body.joints[parent];
            self.places[bone] = self.places[parent] + self.turns[parent] * reach;
            self.turns[bone] =
                self.fixed[bone].unwrap_or_else(|| self.turns[parent] * self.local[bone]);
        }
    }

    /// Where a bone starts.
    pub(super) fn at(&self, bone: Bone) -> DVec3 {
        self.places[bone.0]
    }

    /// Where a bone of one side starts.
    pub(super) fn side_at(&self, bone: Paired, side: Side) -> DVec3 {
        self.at(bone.on(side))
    }

    /// How a bone is turned in the world.
    pub(super) fn turn_of(&self, bone: Bone) -> DMat3 {
        self.turns[bone.0]
    }

    /// How a bone's parent is turned in the world.
    pub(super) fn parent_turn(&self, bone: Bone) -> DMat3 {
        self.turns[self.bodies.parents[bone.0]]
    }

    /// Where a point that moves with one bone is; it is given at rest.
    pub(super) fn carried(&self, bone: Bone, rest: DVec3) -> DVec3 {
        self.at(bone) + self.turn_of(bone) * (rest - self.body.joint(bone))
    }

    /// A direction of length one in the world.
    pub(super) fn direction(&self, direction: &Direction, bone: Bone) -> DVec3 {
        match *direction {
            Direction::World(v) => unit(v),
            Direction::Body(v) => unit(self.turn_of(Bone::CHEST) * v),
            Direction::Bone(v) => unit(self.turn_of(bone) * v),
        }
    }

    /// Where some vertices of a surface are (linear blend skinning).
    pub(super) fn skin_some<'b>(
        &'b self,
        surface: &'b Surface,
        rest: &'b [DVec3],
        vertices: impl IntoIterator<Item = usize> + 'b,
    ) -> impl Iterator<Item = DVec3> + 'b {
        let shifts: Vec<DVec3> = (0..bone::COUNT)
            .map(|bone| self.places[bone] - self.turns[bone] * self.body.joints[bone])
            .collect();
        vertices.into_iter().map(move |vertex| {
            let place = rest[vertex];
            surface.weights[vertex].iter().fold(DVec3::ZERO, |sum, &(bone, weight)| {
                let bone = usize::from(bone);
                sum + (self.turns[bone] * place + shifts[bone]) * weight
            })
        })
    }

    /// Remembers where the trunk is, which takes long to work out, until [`Rig::stir`].
    pub(super) fn freeze(&mut self) {
        let trunk = self.bodies.trunk.iter().map(|&vertex| vertex as usize);
        let trunk = self.skin_some(&self.bodies.skin, &self.body.skin, trunk).collect();
        let solid = overlap::solid(self);
        self.still = Some(Still { trunk, solid });
    }

    /// Forgets where the trunk was.
    pub(super) fn stir(&mut self) {
        self.still = None;
    }

    /// Where all vertices of a surface are.
    pub(super) fn skin(&self, surface: &Surface, rest: &[DVec3]) -> Vec<DVec3> {
        self.skin_some(surface, rest, 0..rest.len()).collect()
    }
}
