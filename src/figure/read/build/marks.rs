//! Highlights and arrows.

use super::place::Use;
use super::{Builder, number};
use crate::diagnostic::Spanned;
use crate::figure::pose::{Arrow, Highlight, PagePoint};
use crate::figure::read::file;
use crate::figure::read::names::Name;
use crate::figure::read::target::{Anchor, End, Target};
use glam::DVec3;

/// Width of an arrow's shaft, in thousandths of a metre.
const SHAFT: f64 = 13.0;

/// Whether a place is on the front of head or trunk and nothing moves it. Its joint lies deep
/// inside, so that a glow there would be beside the place, or on the back: it goes on the skin.
fn is_deep(target: &Target) -> bool {
    let Anchor::Named(Name::Body(spot, _)) = target.anchor else { return false };
    let moved = target.offset != DVec3::ZERO || target.shift != DVec3::ZERO;
    !spot.paired && spot.outwards(None).z > 0.0 && !moved
}

impl Builder<'_> {
    /// A glow.
    pub(super) fn highlight(&mut self, said: &file::Highlight) -> Option<Spanned<Highlight>> {
        let said = &said.0;
        let touch = said.place.touch.or(is_deep(&said.place).then_some(true));
        let place = Target { touch, ..said.place.clone() };
        let at = self.place(&place, &said.at, None, Use::Mark)?;
        let highlight = Highlight {
            at,
            radius: said.radius.map_or(0.14, |radius| radius.0),
            aspect: said.aspect.map_or(1.0, |aspect| aspect.0),
            angle: number(said.turn),
            depth: said.depth.map_or(0.2, |depth| depth.0),
        };
        Some(Spanned::new(highlight, said.at.clone()))
    }

    /// An arrow.
    pub(super) fn arrow(&mut self, said: &file::Arrow) -> Option<Spanned<Arrow>> {
        let arrow = Arrow {
            from: self.end(&said.from, said)?,
            to: self.end(&said.to, said)?,
            bend: said.curve.map_or(0.0, |curve| curve.0),
            both_ways: said.both_ways.unwrap_or(false),
            width: said.width.map_or(SHAFT, |width| width.0 * 1000.0),
        };
        Some(Spanned::new(arrow, said.at.clone()))
    }

    fn end(&mut self, end: &End, arrow: &file::Arrow) -> Option<PagePoint> {
        let (place, at, [right, up]) = match end {
            // Without a place, `contradictions` has said so.
            End::Beside(offset) => (arrow.place.as_ref()?, &arrow.at, *offset),
            End::At(end) => {
                let offset = [end.right, end.up].map(|metres| metres.map_or(0.0, |m| m.0));
                (&end.place, &end.at, offset)
            }
        };
        let point = self.place(place, at, None, Use::Mark)?;
        Some(PagePoint { point, right, up })
    }
}
