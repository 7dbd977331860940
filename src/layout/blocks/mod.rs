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
use crate::resolve::document::{Arrangement, Document, Exercise, Text};

/// The most letters of an exercise, on average, that rows of a narrow sheet are for.
const MOST_LETTERS: usize = 200;

/// The arrangement that the sheet has room for. Exercises get cards where rows with thumbnails
/// would be too small for large print, where a narrow sheet has long words beside small thumbnails,
/// and where cells would stand alone in their row.
pub(crate) fn fitting(c: &Composer<'_>, document: &Document) -> Arrangement {
    match document.arrangement {
        Arrangement::List { .. }
            if c.look.large() || (list::is_narrow(c) && letters(document) > MOST_LETTERS) =>
        {
            Arrangement::Cards
        }
        Arrangement::Grid { columns, .. } if grid::columns(c, columns) == 1 => Arrangement::Cards,
        other => other,
    }
}

/// How many letters steps and notices of an exercise have, on average.
fn letters(document: &Document) -> usize {
    let (mut count, mut letters) = (0, 0);
    for exercise in document.exercises() {
        let Exercise { steps, feel, cautions, tips, note, .. } = exercise;
        let texts = steps.iter().chain(feel).chain(cautions).chain(tips).chain(note);
        letters += texts.map(|text: &Text| text.to_plain().chars().count()).sum::<usize>();
        count += 1;
    }
    letters / count.max(1)
}
