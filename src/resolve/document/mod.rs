//! A guide with everything decided except where things go.
//!
//! A [`Document`] holds final words in final language, final numbers and final colours. No locale
//! key, no id and no reference is left in it: layout reads it without asking anyone.

mod blocks;
mod card;
mod end;
mod head;
mod poster;
mod print;
mod text;
mod theme;

pub use blocks::{Block, Callout, CalloutKind, Diary, DiaryRow, Paragraph, Prose};
pub use card::{CardHeadings, DoseCell, Exercise, ExerciseGroup, Fact, Figure, Icon};
pub use end::{Booking, EndMatter};
pub use head::{ContactLine, Field, Glance, GlanceFact, Letterhead, Logo, Need, Safety};
pub use poster::{
    Code, Design, Faces, Format, Label, Panel, Poster, PosterContact, PosterPalette, Quantity,
    Wording,
};
pub use print::{CardNotes, PrintNotes, Template, TileNotes};
pub use text::{Inline, Phrase, Text};
pub use theme::{HeaderStyle, Palette, Theme};

use crate::diagnostic::Place;
use crate::units::Pt;

/// One guide, ready to be laid out.
#[derive(Clone, Debug)]
pub struct Document {
    /// What the guide is called; also the PDF's title.
    pub title: Text,
    /// One sentence under the title.
    pub purpose: Option<Text>,
    /// The language of everything not marked otherwise.
    pub language: Language,
    /// The sheet, after trimming.
    pub paper: Paper,
    /// How far backgrounds run beyond the trim; zero when nothing is trimmed.
    pub bleed: Pt,
    /// Which side gets room for holes or staples.
    pub binding: Binding,
    /// For whom the page is set.
    pub variant: Variant,
    /// How exercises are arranged.
    pub arrangement: Arrangement,
    /// Where the guide asks for a number of columns.
    pub columns_at: Option<Place>,
    /// Colours and typefaces.
    pub theme: Theme,
    /// The clinic at the head of the first page.
    pub letterhead: Letterhead,
    /// Prepared for, date, by.
    pub strip: Vec<Field>,
    /// The routine in four numbers; absent when the guide has no exercises.
    pub glance: Option<Glance>,
    /// When to stop and whom to call.
    pub safety: Safety,
    /// The guide itself, in order.
    pub blocks: Vec<Block>,
    /// What closes the guide.
    pub end: EndMatter,
    /// The line at the foot of every page.
    pub foot: Foot,
    /// What a file manager shows.
    pub metadata: Metadata,
}

impl Document {
    /// All exercises of the guide, in order.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        let groups = self.blocks.iter().filter_map(|block| match block {
            Block::Exercises(group) => Some(&group.exercises),
            _ => None,
        });
        groups.flatten()
    }
}

/// A BCP 47 tag and the way its script runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Such as `en-GB` or `ar`.
    pub tag: String,
    /// Which way lines are read.
    pub direction: Direction,
}

/// Which way lines are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    #[default]
    Ltr,
    /// Right to left: the page is mirrored as well.
    Rtl,
}

/// The sheet's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    /// Width.
    pub width: Pt,
    /// Height.
    pub height: Pt,
}

/// Where holes or staples go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Binding {
    /// Nowhere: both side margins alike.
    #[default]
    None,
    /// The side where lines start, on every page.
    Left,
    /// The inner side: start on odd pages, end on even ones.
    Duplex,
}

/// For whom the page is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variant {
    /// Body 12 pt, colour.
    #[default]
    Standard,
    /// Body 18 pt, reflowed.
    LargePrint,
    /// One ink, line art, no fills.
    InkSaver,
    /// Posters only: black on white, figures in colour.
    HighContrast,
}

/// How exercises are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrangement {
    /// One column: figure beside text.
    Cards,
    /// Cells with the figure above the text.
    Grid {
        /// Cells side by side; `None` lets the sheet decide.
        columns: Option<u8>,
        /// Cells on a page; `None` lets the sheet decide.
        per_page: Option<u8>,
    },
    /// Compact rows with thumbnails.
    List {
        /// Rows on a page; `None` takes as many as fit.
        per_page: Option<u8>,
    },
    /// A page for each exercise.
    OnePerPage,
}

/// The line at the foot of every page.
#[derive(Clone, Debug, PartialEq)]
pub struct Foot {
    /// The clinic.
    pub clinic: Text,
    /// Title, version, review: joined with middle dots when there is room.
    pub about: Vec<Text>,
    /// *Page {page} of {pages}*: the one template that only layout can fill in.
    pub page: PageLabel,
}

/// Words around the page number and the number of pages.
#[derive(Clone, Debug, PartialEq)]
pub struct PageLabel {
    /// Template with `{page}` and `{pages}`.
    pub template: String,
}

impl PageLabel {
    /// The label of one page, counted from 1.
    pub fn fill(&self, page: usize, pages: usize) -> String {
        self.template.replace("{pages}", &pages.to_string()).replace("{page}", &page.to_string())
    }
}

/// What a file manager shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// The clinic.
    pub author: String,
    /// The guide's purpose.
    pub subject: Option<String>,
    /// Regions and names, for searching.
    pub keywords: Vec<String>,
    /// Year, month, day; only when asked for.
    pub date: Option<(u16, u8, u8)>,
}
