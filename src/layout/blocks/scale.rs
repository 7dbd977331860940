//! One scale of the body for a whole guide: people look equally large from card to card.

use super::{card, grid, list};
use crate::layout::composer::Composer;
use crate::resolve::document::{Arrangement, Document, Exercise};

/// How much larger than the smallest person of a guide another may be: strictly equal people would
/// leave the room of seated and standing ones half empty. More than the 1.22 of posters, where all
/// stand in one view: beside columns of words, room left free looks lost.
const LEAVE: f32 = 1.35;

/// The most points a unit that figures of a guide are drawn at. Photographs and drawings that are
/// not to scale are free, and so are those of a page of their own or of the only exercise.
pub(crate) fn most_scale(c: &mut Composer<'_>, document: &Document) -> f32 {
    if document.exercises().count() == 1 {
        return f32::INFINITY;
    }
    let scales = document.exercises().filter_map(|exercise| wanted(c, exercise));
    scales.reduce(f32::min).map_or(f32::INFINITY, |least| least * LEAVE)
}

/// The scale an exercise's figures would have if they were alone.
fn wanted(c: &mut Composer<'_>, exercise: &Exercise) -> Option<f32> {
    let room = match c.arrangement {
        Arrangement::OnePerPage => return None,
        Arrangement::Grid { columns, .. } => grid::figure_room(c, columns),
        Arrangement::List { .. } => list::figure_room(c),
        Arrangement::Cards => card::figure_room(c, exercise),
    };
    super::figures::scale(c, &exercise.figures, room)
}
