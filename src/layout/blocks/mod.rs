//! The parts of a handout, each drawn into a frame.

pub(crate) mod card;
pub(crate) mod column;
pub(crate) mod diary;
pub(crate) mod dose;
pub(crate) mod end;
pub(crate) mod exercise_head;
pub(crate) mod figures;
pub(crate) mod glance;
pub(crate) mod grid;
pub(crate) mod head;
pub(crate) mod list;
pub(crate) mod page_card;
pub(crate) mod prose;
pub(crate) mod safety;
pub(crate) mod scale;
pub(crate) mod words;

use super::composer::Composer;
use crate::resolve::document::Arrangement;

/// The arrangement that the sheet has room for: where rows with thumbnails would be too small for
/// large print, or cells would stand alone in their row, exercises get cards.
pub(crate) fn fitting(c: &Composer<'_>, wanted: Arrangement) -> Arrangement {
    match wanted {
        Arrangement::List { .. } if c.look.large() => Arrangement::Cards,
        Arrangement::Grid { columns, .. } if grid::columns(c, columns) == 1 => Arrangement::Cards,
        other => other,
    }
}
