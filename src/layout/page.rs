//! Finished pages: everything at a fixed place, nothing left to decide.
//!
//! Positions are in points from the top left corner of the trimmed sheet, y pointing down.

use crate::color::Color;
use crate::diagnostic::{Diagnostic, Place};
use crate::picture::Picture;
use crate::units::Pt;
use kurbo::{Affine, BezPath, Point, Rect, Size};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// A finished document.
#[derive(Clone, Debug)]
pub struct Pages {
    /// In order.
    pub pages: Vec<Page>,
    /// What a screen reader hears, in order.
    pub structure: Structure,
    /// Bookmarks, in order.
    pub outline: Vec<Bookmark>,
    /// Language, title and what a file manager shows.
    pub info: Info,
    /// What is worth knowing about how it will print.
    pub warnings: Vec<Diagnostic>,
}

/// Facts about the document as a whole.
#[derive(Clone, Debug, Default)]
pub struct Info {
    /// Title.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// The clinic.
    pub author: String,
    /// The purpose.
    pub subject: Option<String>,
    /// For searching.
    pub keywords: Vec<String>,
    /// Year, month, day; only when asked for, never from the clock.
    pub date: Option<(u16, u8, u8)>,
}

/// One sheet side.
#[derive(Clone, Debug)]
pub struct Page {
    /// The trimmed size, in points.
    pub size: Size,
    /// How far backgrounds run beyond the trim on each side.
    pub bleed: Pt,
    /// How far the sheet runs beyond the trim on each side, at least as far as the bleed. Printer's
    /// marks stand there.
    pub margin: Pt,
    /// In painting order, which is also the reading order of items that share a node.
    pub items: Vec<Placed>,
}

impl Pages {
    /// Every page once: those of the document, and those that lie on them.
    pub fn distinct(&self) -> Vec<&Page> {
        let mut found: Vec<&Page> = self.pages.iter().collect();
        let mut seen = HashSet::new();
        let mut next = 0;
        while let Some(page) = found.get(next) {
            let inner = page.items.iter().filter_map(|placed| match &placed.item {
                Item::Page(item) if seen.insert(Arc::as_ptr(&item.page)) => Some(&*item.page),
                _ => None,
            });
            let inner = inner.collect::<Vec<_>>();
            found.extend(inner);
            next += 1;
        }
        found
    }
}

/// An item and its place in the reading order.
#[derive(Clone, Debug)]
pub struct Placed {
    /// What is painted.
    pub item: Item,
    /// Whom it belongs to.
    pub owner: Owner,
}

/// Whether an item is content or decoration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Content of a node of the structure.
    Node(NodeId),
    /// Decoration, passed over by screen readers.
    Artifact(Artifact),
}

/// Kinds of decoration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Artifact {
    /// Rules, tints, outlines, icons beside words.
    Layout,
    /// The running foot.
    Foot,
    /// Marks for printing, cutting and joining.
    Printer,
}

/// Everything a page can show.
#[derive(Clone, Debug)]
pub enum Item {
    /// Glyphs of one face on one baseline.
    Text(TextRun),
    /// A filled or stroked outline.
    Path(PathItem),
    /// A drawing or a photograph.
    Picture(PictureItem),
    /// An area that opens an address.
    Link(LinkItem),
    /// A printer's mark.
    Mark(MarkItem),
    /// A whole page, in part, turned or at another size. Of an artifact it is passed over; of a
    /// node its items belong to their own nodes.
    Page(PageItem),
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Clone, Debug)]
pub struct TextRun {
    /// The face.
    pub face: Arc<Face>,
    /// Size of the em.
    pub size: Pt,
    /// Colour.
    pub color: Color,
    /// Start of the baseline: its left end, whatever the direction.
    pub origin: Point,
    /// In visual order, left to right.
    pub glyphs: Arc<[Glyph]>,
    /// The words, in logical order.
    pub text: Arc<str>,
    /// The family has no face this heavy: outlines are also stroked, by a thirtieth of the size.
    pub embolden: bool,
    /// The file line the words came from.
    pub at: Option<Place>,
}

impl TextRun {
    /// How far the baseline runs.
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|g| Pt(g.advance)).sum()
    }
}

/// One glyph.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// Index in the face.
    pub id: u32,
    /// How far the next glyph is, in points.
    pub advance: f32,
    /// Offset to the right, in points.
    pub dx: f32,
    /// Offset downwards, in points.
    pub dy: f32,
    /// Bytes of [`TextRun::text`] it stands for.
    pub range: Range<usize>,
}

/// One face of a font file, at one setting of its axes.
#[derive(Clone)]
pub struct Face {
    /// Unique for the file's bytes within a process.
    pub blob_id: u64,
    /// The file.
    pub data: Arc<dyn AsRef<[u8]> + Send + Sync>,
    /// Which face of a collection.
    pub index: u32,
    /// Axis tag and value, for variable fonts.
    pub variations: Vec<([u8; 4], f32)>,
    /// Family and weight, for dumps and messages.
    pub name: String,
}

impl std::fmt::Debug for Face {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.name)
    }
}

/// A filled or stroked outline.
#[derive(Clone, Debug)]
pub struct PathItem {
    /// The outline, in page coordinates.
    pub path: BezPath,
    /// Inside (non-zero winding).
    pub fill: Option<Color>,
    /// Along the outline.
    pub stroke: Option<Stroke>,
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub color: Color,
    /// Width, at least 0.25 pt.
    pub width: Pt,
    /// Lengths of dashes and gaps in turn; empty for a solid line.
    pub dash: Vec<f32>,
    /// Round ends and joins (icons) or butt ends and mitred joins (rules).
    pub round: bool,
}

/// A drawing or a photograph, scaled into a rectangle.
#[derive(Clone, Debug)]
pub struct PictureItem {
    /// The picture.
    pub picture: Picture,
    /// Where it goes; its proportions are the picture's own.
    pub rect: Rect,
    /// Pixels an inch below which it is not printed at all: 0 for a logo, which is only warned of.
    pub least_ppi: f32,
    /// The file line that names it.
    pub at: Option<Place>,
}

/// An area that opens an address.
#[derive(Clone, Debug)]
pub struct LinkItem {
    /// The area.
    pub rect: Rect,
    /// The address.
    pub url: String,
    /// What a screen reader says.
    pub description: String,
}

/// A printer's mark: ink for one plate of a press rather than a colour for the eye.
#[derive(Clone, Debug)]
pub struct MarkItem {
    /// The outline, in page coordinates.
    pub path: BezPath,
    /// Which plates print it.
    pub plate: Plate,
    /// How much ink, in percent.
    pub tint: u8,
    /// Width of a line along the outline; without it the outline is filled.
    pub line: Option<Pt>,
}

/// Plates of a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plate {
    /// Every plate: what all of them must agree on.
    All,
    /// Cyan alone.
    Cyan,
    /// Magenta alone.
    Magenta,
    /// Yellow alone.
    Yellow,
    /// Black alone.
    Black,
}

/// A page on another.
#[derive(Clone, Debug)]
pub struct PageItem {
    /// The page on it. Shared, so that one that appears often is in the file once.
    pub page: Arc<Page>,
    /// From its coordinates to those of the page it is on.
    pub transform: Affine,
    /// The part of the page it is on that it may cover; all of it when absent.
    pub clip: Option<Rect>,
}

/// The reading order: a tree of nodes in one list, the root first.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Nodes; [`NodeId`] is the index.
    pub nodes: Vec<Node>,
}

/// Index of a node in [`Structure::nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub usize);

/// A node of the reading order. Its items come before its children.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub role: Role,
    /// Set when it is in another language than its parent.
    pub language: Option<String>,
    /// In reading order.
    pub children: Vec<NodeId>,
}

/// What a part of the document is, in PDF's terms.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// The root.
    Document,
    /// A part with a heading of its own.
    Section,
    /// A part beside the main thread.
    Aside,
    /// A heading, level 1 to 6, with its words.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A run within a paragraph.
    Span,
    /// A line within a paragraph to write on, and what is said of it.
    Blank(String),
    /// A list.
    List {
        /// Numbers rather than bullets.
        numbered: bool,
    },
    /// An item of a list.
    ListItem,
    /// The number or bullet of an item.
    Label,
    /// The words of an item.
    ListBody,
    /// A picture with its alternative text.
    Figure(String),
    /// Words under a figure.
    Caption,
    /// A table.
    Table(String),
    /// A row.
    TableRow,
    /// A cell that names a row or a column.
    TableHeader(HeaderScope, u16),
    /// Any other cell, and how many columns it spans.
    TableCell(u16),
    /// Words that open an address.
    Link,
}

/// What a header cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderScope {
    /// Its column.
    Column,
    /// Its row.
    Row,
}

/// A bookmark.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// Words.
    pub title: String,
    /// 1 for the outermost.
    pub level: u8,
    /// Page, from 0.
    pub page: usize,
    /// Distance from the top of the page.
    pub y: Pt,
}
