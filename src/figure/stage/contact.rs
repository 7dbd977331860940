//! Keeps flesh and cloth out of the floor and of what carries the body.

use super::props;
use super::rig::Rig;
use crate::diagnostic::Spanned;
use crate::figure::pose::Prop;
use crate::figure::scene::Layer;

/// What touches stays this far off, in metres: nearer, pixels of both would mix.
const CLEAR: f64 = 0.002;
/// Sunk deeper than this below a top, a vertex belongs to something beside or below it, in metres.
const DEEPEST: f64 = 0.06;

/// Lifts vertices out of the floor and out of the tops of props.
pub(super) fn keep_out(rig: &Rig, all: &[Spanned<Prop>], layers: &mut [Layer]) {
    let tops: Vec<_> = all
        .iter()
        .map(|prop| (props::stand(rig, prop), props::top(&prop.kind)))
        .filter(|(_, top)| top.height > 0.0)
        .collect();
    for position in layers.iter_mut().flat_map(|layer| &mut layer.positions) {
        position.y = position.y.max(CLEAR);
        for ((turn, at), top) in &tops {
            let local = turn.transpose() * (*position - *at);
            let over = local.x.abs() < top.size.x / 2.0 && local.z.abs() < top.size.y / 2.0;
            let height = top.height + CLEAR;
            if over && local.y < height && local.y > top.height - DEEPEST.min(top.thick) {
                position.y = at.y + height;
            }
        }
    }
}
