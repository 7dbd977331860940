//! From finished pages to PDF bytes: PDF/UA-1 and PDF/A-2a in one file.
//!
//! Painting walks the items in order, draws them and tags them. It measures no text, breaks no
//! line, and reads neither disk nor clock: the same pages give the same bytes.

mod check;
mod draw;
mod problem;
mod raster;
mod sheet;
mod tags;
mod text;

use crate::diagnostic::Diagnostic;
use crate::layout::page::{Bookmark, Info, Item, Owner, Page, Pages, Placed};
use draw::Drawings;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};
use problem::Places;
use sheet::Sheet;
use tags::Tags;
use text::Fonts;

/// How the PDF is made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// Short lines outside the trim where the sheet is to be cut.
    pub crop_marks: bool,
}

/// The date of a PDF made without one. PDF/A asks for a date, and a clock would make every build
/// different; this is the day ZIP archives count from, which reproducible builds customarily use.
const UNDATED: (u16, u8, u8) = (1980, 1, 1);

/// Draws and tags pages.
pub fn paint(pages: &Pages, options: &PdfOptions) -> Result<Vec<u8>, Vec<Diagnostic>> {
    check::check(pages)?;
    let mut painter = Painter {
        fonts: Fonts::load(pages)?,
        drawings: Drawings::default(),
        tags: Tags::new(&pages.structure),
        places: Places::default(),
    };
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .with_archival_validator(Archival::A2_A)
        .finish()
        .map_err(|e| vec![problem::internal(format!("{e:?}"))])?;
    let mut document =
        Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    for (index, page) in pages.pages.iter().enumerate() {
        painter.page(&mut document, index, page, options)?;
    }
    let sheets = pages.pages.iter().map(|page| Sheet::new(page, options)).collect::<Vec<_>>();
    document.set_outline(outline(&pages.outline, &sheets));
    document.set_metadata(metadata(&pages.info));
    let Painter { tags, mut places, .. } = painter;
    document.set_tag_tree(tags.into_tree(&pages.structure, &pages.info.language, &mut places));
    document.finish().map_err(|error| problem::explain(error, &places))
}

struct Painter {
    fonts: Fonts,
    drawings: Drawings,
    tags: Tags,
    places: Places,
}

impl Painter {
    fn page(
        &mut self,
        document: &mut Document,
        index: usize,
        page: &Page,
        options: &PdfOptions,
    ) -> Result<(), Vec<Diagnostic>> {
        let sheet = Sheet::new(page, options);
        let mut krilla_page = document.start_page_with(sheet.settings());
        let mut surface = krilla_page.surface();
        if options.crop_marks {
            sheet.draw_marks(&mut surface);
        }
        surface.push_transform(&sheet.transform());
        let drawn = page.items.iter().filter(|placed| !matches!(placed.item, Item::Link(_)));
        let drawn = drawn.collect::<Vec<_>>();
        let mut outcome = Ok(());
        for run in drawn.chunk_by(|a, b| a.owner == b.owner) {
            let tag = self.tags.open(run[0].owner);
            let identifier = surface.start_tagged(tag);
            for placed in run {
                if outcome.is_ok() {
                    outcome = self.item(&mut surface, placed);
                }
            }
            surface.end_tagged();
            if let Owner::Node(node) = run[0].owner {
                let area = run.iter().filter_map(|placed| draw::bounds(&placed.item));
                self.tags.add(node, index, identifier, area, &sheet);
                let at = run.iter().find_map(|placed| problem::place_of(&placed.item));
                self.tags.locate(node, at);
            }
        }
        surface.pop();
        surface.finish();
        for placed in &page.items {
            if let (Item::Link(link), Owner::Node(node)) = (&placed.item, placed.owner)
                && let Some(annotation) = draw::annotation(link, &sheet)
            {
                let identifier = krilla_page.add_tagged_annotation(annotation);
                self.tags.add_link(node, identifier);
            }
        }
        krilla_page.finish();
        outcome
    }

    fn item(&mut self, surface: &mut Surface<'_>, placed: &Placed) -> Result<(), Vec<Diagnostic>> {
        let at = self.places.locate(problem::place_of(&placed.item));
        match at {
            Some(location) => surface.set_location(location),
            None => surface.reset_location(),
        }
        match &placed.item {
            Item::Text(run) => self.fonts.draw(surface, run, at),
            Item::Path(path) => draw::path(surface, path),
            Item::Picture(picture) => self.drawings.draw(surface, picture)?,
            Item::Link(_) => {}
        }
        Ok(())
    }
}

/// Bookmarks by level. A level that is skipped counts as the next one.
fn outline(bookmarks: &[Bookmark], sheets: &[Sheet]) -> Outline {
    let mut outline = Outline::new();
    let mut rest = bookmarks;
    while let Some((node, after)) = outline_node(rest, sheets) {
        outline.push_child(node);
        rest = after;
    }
    outline
}

/// The first bookmark with everything below it, and the bookmarks after those.
fn outline_node<'a>(
    bookmarks: &'a [Bookmark],
    sheets: &[Sheet],
) -> Option<(OutlineNode, &'a [Bookmark])> {
    let (first, mut rest) = bookmarks.split_first()?;
    let top = sheets.get(first.page).map_or((0.0, 0.0), |sheet| sheet.point(0.0, first.y.0));
    let destination = XyzDestination::new(first.page, Point::from_xy(top.0, top.1));
    let mut node = OutlineNode::new(first.title.clone(), destination);
    while rest.first().is_some_and(|next| next.level > first.level) {
        let (child, after) = outline_node(rest, sheets)?;
        node.push_child(child);
        rest = after;
    }
    Some((node, rest))
}

fn metadata(info: &Info) -> Metadata {
    let (year, month, day) = info.date.unwrap_or(UNDATED);
    let date = DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0);
    let program = concat!("carepress ", env!("CARGO_PKG_VERSION"));
    let metadata = Metadata::new()
        .title(info.title.clone())
        .authors(vec![info.author.clone()].into_iter().filter(|a| !a.is_empty()).collect())
        .description(info.subject.clone().unwrap_or_default())
        .keywords(info.keywords.clone())
        .language(info.language.clone())
        .creation_date(date.utc_offset_hour(0).utc_offset_minute(0))
        .creator(program.to_owned())
        .producer(program.to_owned());
    // Scripts that run from right to left, by language, so that a spread opens at the right side.
    let language = info.language.split('-').next().unwrap_or_default();
    match language {
        "ar" | "ckb" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => {
            metadata.text_direction(TextDirection::RightToLeft)
        }
        _ => metadata,
    }
}

#[cfg(test)]
mod tests;
