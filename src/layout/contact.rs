//! Contact sheets: pictures in rows with their names, for people who review them.

use super::assemble::Assembler;
use super::frame::{Frame, Piece};
use super::page::{Info, Item, Pages, PictureItem, Role};
use super::text::{Align, Style, Typesetter};
use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::fonts::Fonts;
use crate::picture::Picture;
use crate::resolve::document::{Direction, Language, Text};
use crate::resolve::palette::{INK, MUTED};
use crate::units::{Pt, mm, pt};
use kurbo::{Rect, Size};

/// A picture on the sheet.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The picture.
    pub picture: Picture,
    /// Its name.
    pub name: String,
    /// What else there is to know: its size in bytes.
    pub detail: String,
}

/// A4, lying.
const SHEET: (Pt, Pt) = (mm(297.0), mm(210.0));
const MARGIN: Pt = mm(12.0);
const GAP: Pt = mm(5.0);
const COLUMNS: usize = 4;
const ROWS: usize = 3;
/// Room for the name under a picture.
const NAME: Pt = mm(11.0);
/// Millimetres a unit of a drawing takes at most: figures have 1000 units a metre, so that people
/// on the sheet are as large as in a card, and equally large.
const LARGEST: f32 = 1.0 / 30.0;
/// The family of the names.
const FAMILY: &str = "Lexend";

/// Lays pictures on pages, twelve a page, named.
///
/// # Errors
/// Characters of a name that no font has.
pub fn contact_sheet(shown: &[Shown], fonts: &Fonts) -> Result<Pages, Vec<Diagnostic>> {
    let language = Language { tag: "en".to_owned(), direction: Direction::Ltr };
    let mut type_ = Typesetter::new(fonts, FAMILY, FAMILY, language);
    let mut assembler = Assembler::new(Direction::Ltr);
    let cell = (
        (SHEET.0 - MARGIN * 2.0 - GAP * (COLUMNS - 1) as f32) / COLUMNS as f32,
        (SHEET.1 - MARGIN * 2.0 - GAP * (ROWS - 1) as f32) / ROWS as f32,
    );
    for page in shown.chunks(COLUMNS * ROWS) {
        assembler.page(Size::new(SHEET.0.0.into(), SHEET.1.0.into()));
        for (index, shown) in page.iter().enumerate() {
            let (column, row) = ((index % COLUMNS) as f32, (index / COLUMNS) as f32);
            let x = MARGIN + (cell.0 + GAP) * column;
            let y = MARGIN + (cell.1 + GAP) * row;
            assembler.put(x, y, entry(&mut type_, shown, cell), None);
        }
    }
    let problems = type_.into_problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let (pages, structure, outline) = assembler.finish();
    let info = Info { title: "Figures".to_owned(), language: "en".to_owned(), ..Info::default() };
    Ok(Pages { pages, structure, outline, info, warnings: Vec::new() })
}

/// A picture standing on its name.
fn entry(type_: &mut Typesetter<'_>, shown: &Shown, (width, height): (Pt, Pt)) -> Frame {
    let room = height - NAME;
    let aspect = shown.picture.aspect();
    let largest = match &shown.picture {
        Picture::Vector(vector) => mm(vector.size().width() * 2.0 * LARGEST),
        Picture::Raster(_) => width,
    };
    let wide = width.min(room * aspect).min(largest);
    let tall = wide / aspect;
    let mut picture = Frame { rigid: true, ..Frame::new(wide, tall) };
    picture.pieces.push(Piece::Content(Item::Picture(PictureItem {
        picture: shown.picture.clone(),
        rect: Rect::new(0.0, 0.0, wide.0.into(), tall.0.into()),
        least_ppi: 0.0,
        at: None,
    })));
    let mut frame = Frame::new(width, height);
    frame.place((width - wide) / 2.0, room - tall, picture.role(Role::Figure(shown.name.clone())));
    let mut line = |text: &str, size: Pt, color: Color| {
        let set = type_.set(&Text::plain(text.to_owned()), &style(size, color), width);
        set.frame(width, Align::Center).role(Role::Paragraph)
    };
    let name = line(&shown.name, pt(8.0), INK);
    let detail = line(&shown.detail, pt(7.0), MUTED);
    let below = room + mm(2.0);
    let next = below + name.height + mm(1.6);
    frame.place(Pt::ZERO, below, name);
    frame.place(Pt::ZERO, next, detail);
    frame
}

fn style(size: Pt, color: Color) -> Style {
    Style {
        heading: false,
        size,
        leading: size * 1.3,
        weight: 400.0,
        bold: 600.0,
        color,
        mark: color,
        tracking: Pt::ZERO,
        balance: true,
    }
}
