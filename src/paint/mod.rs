//! From finished pages to PDF bytes: PDF/UA-1 and PDF/A-2a in one file.
//!
//! Painting walks the items in order, draws them and tags them. It measures no text, breaks no
//! line, and reads neither disk nor clock: the same pages give the same bytes.

mod check;
mod draw;
mod pack;
mod plate;
mod problem;
mod raster;
mod shapes;
mod sheet;
mod shrink;
mod tags;
mod text;
mod vector;

use crate::diagnostic::Diagnostic;
use crate::layout::page::{Bookmark, Info, Item, NodeId, Owner, Page, PageItem, Pages, Placed};
use draw::Drawings;
use krilla::annotation::Annotation;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::graphic::Graphic;
use krilla::metadata::{DateTime, Metadata, TextDirection};
use krilla::outline::{Outline, OutlineNode};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};
use kurbo::{Affine, Rect};
use problem::Places;
use sheet::Sheet;
use std::collections::HashMap;
use std::sync::Arc;
use tags::Tags;
use text::Fonts;

/// The date of a PDF made without one. PDF/A asks for a date, and a clock would make every build
/// different; this is the day ZIP archives count from, which reproducible builds customarily use.
const UNDATED: (u16, u8, u8) = (1980, 1, 1);

/// Draws and tags pages: the bytes of one PDF.
///
/// # Errors
/// What PDF/UA-1 or PDF/A-2a forbids and what cannot be drawn, each at the line of the file that
/// caused it.
pub fn paint(pages: &Pages) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let pdf = write(pages)?;
    pack::pack(&pdf).ok_or_else(|| vec![problem::internal("the PDF cannot be packed")])
}

/// The PDF with nothing compressed but what krilla always compresses.
fn write(pages: &Pages) -> Result<Vec<u8>, Vec<Diagnostic>> {
    check::check(pages)?;
    let mut painter = Painter {
        fonts: Fonts::load(pages)?,
        drawings: Drawings::new(pages),
        repeats: HashMap::new(),
        repeating: false,
        tags: Tags::new(&pages.structure),
        places: Places::default(),
    };
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .with_archival_validator(Archival::A2_A)
        .finish()
        .map_err(|e| vec![problem::internal(format!("{e:?}"))])?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        compress_content_streams: false,
        ..SerializeSettings::default()
    });
    for (index, page) in pages.pages.iter().enumerate() {
        painter.page(&mut document, index, page)?;
    }
    let sheets = pages.pages.iter().map(Sheet::new).collect::<Vec<_>>();
    document.set_outline(outline(&pages.outline, &sheets));
    document.set_metadata(metadata(&pages.info));
    let Painter { tags, mut places, .. } = painter;
    document.set_tag_tree(tags.into_tree(&pages.structure, &pages.info.language, &mut places));
    document.finish().map_err(|error| problem::explain(error, &places))
}

struct Painter {
    fonts: Fonts,
    drawings: Drawings,
    /// Pages that are passed over, by address.
    repeats: HashMap<*const Page, Graphic>,
    /// Whether what is being drawn is one of them.
    repeating: bool,
    tags: Tags,
    places: Places,
}

impl Painter {
    fn page(
        &mut self,
        document: &mut Document,
        index: usize,
        page: &Page,
    ) -> Result<(), Vec<Diagnostic>> {
        let sheet = Sheet::new(page);
        let mut krilla_page = document.start_page_with(sheet.settings());
        let mut surface = krilla_page.surface();
        surface.push_transform(&draw::transform(sheet.transform()));
        let mut view =
            View { page: index, transform: sheet.transform(), clip: None, links: vec![] };
        let outcome = self.items(&mut surface, &page.items, &mut view);
        surface.pop();
        surface.finish();
        for (node, annotation) in view.links {
            let identifier = krilla_page.add_tagged_annotation(annotation);
            self.tags.add_link(node, identifier);
        }
        krilla_page.finish();
        outcome
    }

    /// Draws items, each run of one owner in a mark of its own.
    fn items(
        &mut self,
        surface: &mut Surface<'_>,
        items: &[Placed],
        view: &mut View,
    ) -> Result<(), Vec<Diagnostic>> {
        let drawn = items.iter().filter(|placed| !matches!(placed.item, Item::Link(_)));
        let drawn = drawn.collect::<Vec<_>>();
        for run in drawn.chunk_by(|a, b| a.owner == b.owner && !is_read(a) && !is_read(b)) {
            match (&run[0].item, run[0].owner) {
                (Item::Page(page), Owner::Node(_)) => self.read(surface, page, view)?,
                _ => self.run(surface, run, view)?,
            }
        }
        for placed in items {
            if let (Item::Link(link), Owner::Node(node)) = (&placed.item, placed.owner)
                && let Some(annotation) = draw::annotation(link, view.rect(link.rect))
            {
                view.links.push((node, annotation));
            }
        }
        Ok(())
    }

    /// Draws a page within a page; its items belong to their own nodes.
    fn read(
        &mut self,
        surface: &mut Surface<'_>,
        page: &PageItem,
        view: &mut View,
    ) -> Result<(), Vec<Diagnostic>> {
        let mut inner = View {
            page: view.page,
            transform: view.transform * page.transform,
            clip: view.clip_to(page.clip),
            links: std::mem::take(&mut view.links),
        };
        let outcome = draw::within(surface, page, |surface| {
            self.items(surface, &page.page.items, &mut inner)
        });
        view.links = inner.links;
        outcome
    }

    /// Draws items of one owner.
    fn run(
        &mut self,
        surface: &mut Surface<'_>,
        run: &[&Placed],
        view: &View,
    ) -> Result<(), Vec<Diagnostic>> {
        let identifier = surface.start_tagged(self.tags.open(run[0].owner));
        let outcome = run.iter().try_for_each(|placed| self.item(surface, placed));
        surface.end_tagged();
        if let Owner::Node(node) = run[0].owner {
            let areas = run.iter().filter_map(|placed| draw::bounds(&placed.item));
            self.tags.add(node, view.page, identifier, areas.map(|area| view.rect(area)));
            let at = run.iter().find_map(|placed| problem::place_of(&placed.item));
            self.tags.locate(node, at);
        }
        outcome
    }

    fn item(&mut self, surface: &mut Surface<'_>, placed: &Placed) -> Result<(), Vec<Diagnostic>> {
        let at = self.places.locate(problem::place_of(&placed.item));
        match at {
            Some(location) => surface.set_location(location),
            None => surface.reset_location(),
        }
        match &placed.item {
            Item::Text(run) => self.fonts.draw(surface, run, at, self.repeating),
            Item::Path(path) => draw::path(surface, path),
            Item::Picture(picture) => self.drawings.draw(surface, picture)?,
            Item::Mark(mark) => plate::draw(surface, mark),
            Item::Page(page) => self.repeat(surface, page)?,
            Item::Link(_) => {}
        }
        Ok(())
    }

    /// Draws a page that is passed over, however often it appears from one copy in the file. Its
    /// words are shapes there: who searches or copies text finds each word where it is read.
    fn repeat(
        &mut self,
        surface: &mut Surface<'_>,
        item: &PageItem,
    ) -> Result<(), Vec<Diagnostic>> {
        let key = Arc::as_ptr(&item.page);
        let graphic = match self.repeats.get(&key) {
            Some(graphic) => graphic.clone(),
            None => {
                let mut builder = surface.stream_builder();
                let mut inner = builder.surface();
                let before = std::mem::replace(&mut self.repeating, true);
                let outcome =
                    item.page.items.iter().try_for_each(|placed| self.item(&mut inner, placed));
                self.repeating = before;
                inner.finish();
                let graphic = Graphic::new(builder.finish(), false);
                outcome?;
                self.repeats.insert(key, graphic.clone());
                graphic
            }
        };
        draw::within(surface, item, |surface| surface.draw_graphic(graphic));
        Ok(())
    }
}

/// Whether it is a page whose items speak for themselves.
fn is_read(placed: &Placed) -> bool {
    matches!((&placed.item, placed.owner), (Item::Page(_), Owner::Node(_)))
}

/// Where the items being drawn end up, for what a PDF asks to know of places on the sheet.
struct View {
    /// Page, from 0.
    page: usize,
    /// From the items' coordinates to the sheet's.
    transform: Affine,
    /// The part of the sheet they may cover.
    clip: Option<Rect>,
    /// Areas that open addresses, which a PDF takes once the page is drawn.
    links: Vec<(NodeId, Annotation)>,
}

impl View {
    /// A rectangle of the items on the sheet.
    fn rect(&self, rect: Rect) -> Rect {
        let on_sheet = self.transform.transform_rect_bbox(rect);
        self.clip.map_or(on_sheet, |clip| on_sheet.intersect(clip))
    }

    /// The part of the sheet left by another clip, in the items' coordinates.
    fn clip_to(&self, clip: Option<Rect>) -> Option<Rect> {
        clip.map(|clip| self.rect(clip)).or(self.clip)
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
    let top = sheets.get(first.page).map_or((0.0, 0.0), |sheet| sheet.point(first.y));
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
