//! From finished pages to the sheets a printer takes: marks for a print shop, a poster on several
//! sheets, a booklet, cards side by side.
//!
//! Imposition places whole pages and adds marks and a few words; it changes nothing on a page.
//! Each page is read once, wherever it first appears; what repeats it is passed over.

mod booklet;
mod cards;
mod desk;
mod paper;
mod problem;
mod shapes;
mod shop;
mod tiles;

pub use problem::Problem;

use crate::fonts::Fonts;
use crate::layout::page::Pages;
use crate::resolve::document::{Paper, PrintNotes};
use desk::Desk;

/// How pages go on sheets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Imposition {
    /// One page a sheet with a margin around it, and in it the marks a print shop cuts by.
    Marks,
    /// Each page on as many of these sheets as it takes, with a map of them.
    Tiles(Paper),
    /// Two pages a side of a sheet twice as wide, to be folded and stapled in the fold.
    Booklet,
    /// As many copies of a card as these sheets hold, with its back on the other side.
    Cards(Paper),
}

/// Puts pages on sheets.
///
/// # Errors
/// When the pages do not go on such sheets, or the words beside them have letters no font has.
pub fn impose(
    pages: Pages,
    imposition: &Imposition,
    notes: &PrintNotes,
    fonts: &Fonts,
) -> Result<Pages, Problem> {
    let mut desk = Desk::new(notes, fonts);
    let imposed = match imposition {
        Imposition::Marks => shop::mark(&mut desk, pages),
        Imposition::Tiles(sheet) => tiles::tile(&mut desk, pages, *sheet)?,
        Imposition::Booklet => booklet::fold(pages, notes.language.direction),
        Imposition::Cards(sheet) => cards::repeat(&mut desk, pages, *sheet)?,
    };
    desk.finish().map(|()| imposed)
}
