//! Furniture with its usual sizes.

use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::figure::pose::{Landmark, Point, Prop, PropKind};
use crate::figure::read::file::{Props, Stood};
use crate::figure::read::names::Name;
use crate::figure::read::values::{Degrees, Size, Spot};
use glam::DVec3;

/// Every prop of a pose, in the order of the documentation.
pub(super) fn props(said: &Props, problems: &mut Vec<Diagnostic>) -> Vec<Spanned<Prop>> {
    let mut props = Vec::new();
    for chair in all(&said.chair) {
        let kind = PropKind::Chair {
            seat_height: size(chair.seat, 0.45),
            back_height: size(chair.back, 0.86),
        };
        props.push(stand(kind, chair.spot, chair.turn, None, &chair.at));
    }
    for chair in all(&said.office_chair) {
        let kind = PropKind::OfficeChair { seat_height: size(chair.seat, 0.47) };
        props.push(stand(kind, chair.spot, chair.turn, None, &chair.at));
    }
    for desk in all(&said.desk) {
        let kind =
            PropKind::Desk { height: size(desk.height, 0.73), screen: desk.screen.unwrap_or(true) };
        let spot = desk.spot.unwrap_or(Spot { left: 0.0, up: None, forwards: 0.65 });
        props.push(stand(kind, Some(spot), desk.turn, None, &desk.at));
    }
    for mat in all(&said.mat) {
        let kind = PropKind::Mat { length: size(mat.length, 1.85), width: size(mat.width, 0.62) };
        props.push(stand(kind, mat.spot, mat.turn, None, &mat.at));
    }
    for pillow in all(&said.pillow) {
        let size = pillow.size.map_or(DVec3::new(0.42, 0.06, 0.28), |size| size.0.abs());
        let kind = PropKind::Pillow { size: size.max(DVec3::splat(0.01)) };
        let under = under(pillow.under, &pillow.at, problems);
        props.push(stand(kind, pillow.spot, pillow.turn, under, &pillow.at));
    }
    for towel in all(&said.towel) {
        let kind = PropKind::TowelRoll {
            length: size(towel.length, 0.45),
            diameter: size(towel.diameter, 0.1),
        };
        let under = under(towel.under, &towel.at, problems);
        props.push(stand(kind, towel.spot, towel.turn, under, &towel.at));
    }
    for wall in all(&said.wall) {
        let kind = PropKind::Wall { width: size(wall.width, 1.2), height: size(wall.height, 2.0) };
        props.push(stand(kind, wall.spot, wall.turn, None, &wall.at));
    }
    for strap in all(&said.strap) {
        if let Some((of, offset)) = on_body(strap.round, &strap.at, problems) {
            let round = Point::Landmark { of, offset, world: DVec3::ZERO };
            props.push(stand(PropKind::Strap { round }, None, None, None, &strap.at));
        }
    }
    props
}

fn all<T>(stood: &Option<Stood<T>>) -> impl Iterator<Item = &T> {
    stood.iter().flat_map(|stood| &stood.0)
}

fn size(value: Option<Size>, usual: f64) -> f64 {
    value.map_or(usual, |size| size.0)
}

fn stand(
    kind: PropKind,
    spot: Option<Spot>,
    turn: Option<Degrees>,
    under: Option<Landmark>,
    at: &Place,
) -> Spanned<Prop> {
    let prop = Prop {
        kind,
        at: spot.map_or(DVec3::ZERO, Spot::point),
        yaw: turn.map_or(0.0, |turn| turn.0),
        under,
    };
    Spanned::new(prop, at.clone())
}

/// The landmark that a prop lies under.
fn under(name: Option<Name>, at: &Place, problems: &mut Vec<Diagnostic>) -> Option<Landmark> {
    on_body(name?, at, problems).map(|(landmark, _)| landmark)
}

/// A place of the body that a prop keeps to: its landmark, and metres from there.
fn on_body(name: Name, at: &Place, problems: &mut Vec<Diagnostic>) -> Option<(Landmark, DVec3)> {
    let mut error = |code, message: String, help: &str| {
        problems.push(Diagnostic::error(code, message, at).help(help));
        None
    };
    match name {
        Name::Body(spot, side) if spot.paired && side.is_none() => {
            let word = spot.word;
            error("missing-side", format!("`{word}` needs a side here"), "write .L or .R behind it")
        }
        Name::Body(spot, side) => {
            Some((Landmark { name: spot.landmark(), side }, spot.offset(side)))
        }
        Name::Prop(_) => error(
            "no-landmark",
            "this keeps to a part of the body, not to furniture".to_owned(),
            "name one, such as `head-back`, `knee.L` or `foot.R`",
        ),
    }
}
