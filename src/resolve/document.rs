//! A guide with everything decided except where things go.
//!
//! A [`Document`] holds final words in final language, final numbers and final colours. No locale
//! key, no id and no reference is left in it: layout reads it without asking anyone.

use crate::color::Color;
use crate::diagnostic::Place;
use crate::picture::Picture;
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
    /// Which side gets room for holes or staples.
    pub binding: Binding,
    /// For whom the page is set.
    pub variant: Variant,
    /// How exercises are arranged.
    pub arrangement: Arrangement,
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

/// Words on the page, with where they came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The words, in reading order.
    pub inlines: Vec<Inline>,
    /// The line of YAML (or locale file) that says so; names the culprit when a glyph is missing.
    pub at: Option<Place>,
    /// Set when the passage is in another language than the document.
    pub language: Option<String>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Words in the weight of their surroundings.
    Plain(String),
    /// Words that stand out.
    Bold(String),
    /// The ringed letter of a figure: (A), (B).
    Mark(char),
}

impl Text {
    /// Plain words from nowhere in particular.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { inlines: vec![Inline::Plain(text.into())], at: None, language: None }
    }

    /// The words without their weights: for titles, bookmarks and alternative texts.
    pub fn to_plain(&self) -> String {
        let mut out = String::new();
        for inline in &self.inlines {
            match inline {
                Inline::Plain(s) | Inline::Bold(s) => out.push_str(s),
                Inline::Mark(letter) => {
                    out.push('(');
                    out.push(*letter);
                    out.push(')');
                }
            }
        }
        out
    }
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

/// Colours and typefaces, final.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Every colour the page may use.
    pub palette: Palette,
    /// Family of body text, doses and feet.
    pub body: String,
    /// Family of the clinic's name, titles, section headings and exercise names.
    pub heading: String,
    /// Whether the heading family is another than the body family: then it is set lighter.
    pub heading_differs: bool,
    /// How the letterhead is drawn.
    pub header: HeaderStyle,
}

/// How the letterhead is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderStyle {
    /// A rule under it.
    #[default]
    Line,
    /// A panel of the brand's colour behind it.
    Band,
    /// Nothing but space.
    Plain,
}

/// Every colour the page may use. Contrast is solved before it gets here.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Headings, badges, icons, numbers: at least 4.5:1 on white and on `fill`.
    pub primary: Color,
    /// Text on a solid area of `primary`; the ink where nothing is solid (ink-saver).
    pub on_primary: Color,
    /// The panel of a band letterhead: the brand's own colour, however light.
    pub band: Color,
    /// Text on `band`.
    pub on_band: Color,
    /// Only the clinician's note.
    pub accent: Color,
    /// Text.
    pub ink: Color,
    /// Labels, captions, feet.
    pub muted: Color,
    /// Safety and cautions only.
    pub stop: Color,
    /// Tint under the glance box, the dose strip and tips; `None` draws an outline instead.
    pub fill: Option<Color>,
    /// Decorative lines: never carry meaning.
    pub rule: Color,
    /// Lines of the diary, at least 3:1.
    pub grid: Color,
}

/// The clinic at the head of the first page.
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// The clinic.
    pub name: Text,
    /// A line under the name.
    pub tagline: Option<Text>,
    /// The logo, in the version that suits the header style.
    pub logo: Option<Logo>,
    /// Phone number, set apart from the other lines.
    pub phone: Option<Text>,
    /// Web, e-mail, address.
    pub lines: Vec<Text>,
}

/// A clinic's logo.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The picture.
    pub picture: Picture,
    /// What it says or shows.
    pub alt: String,
    /// The line of the brand file that names it.
    pub at: Option<Place>,
}

/// A labelled place to write on, or already filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Such as *Prepared for*.
    pub label: Text,
    /// `None` leaves a ruled line.
    pub value: Option<Text>,
}

/// The routine in a few numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Exercises, minutes, how often: each a phrase around a number.
    pub facts: Vec<GlanceFact>,
    /// The words *You need*.
    pub need_label: Text,
    /// What to have ready; never empty (it says so when nothing is needed).
    pub needs: Vec<Need>,
}

/// One number of the glance box.
#[derive(Clone, Debug, PartialEq)]
pub struct GlanceFact {
    /// Icon beside it.
    pub icon: Icon,
    /// The number and its words.
    pub phrase: Phrase,
}

/// Something to have ready.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Its icon; `None` for *no equipment*.
    pub icon: Option<Icon>,
    /// Its words.
    pub text: Text,
}

/// Words around one heavy number: *Hold* **20** *seconds*.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    /// Words before the number.
    pub before: String,
    /// The number or range; empty when the phrase has none.
    pub number: String,
    /// Words after the number.
    pub after: String,
    /// Where the value was written.
    pub at: Option<Place>,
}

/// When to stop and whom to call. Never dropped, never broken over a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Safety {
    /// *Stop and get help*.
    pub title: Text,
    /// *Our number: …*, at the right of the title.
    pub phone: Option<Text>,
    /// *Call 999 now for:*
    pub emergency_label: Text,
    /// Emergencies.
    pub emergency: Vec<Text>,
    /// *Stop and call us if you have:*
    pub stop_label: Text,
    /// The same with the phone number in it, for pages with no room at the right.
    pub stop_label_phone: Text,
    /// Reasons to stop.
    pub stop: Vec<Text>,
    /// *Ask us first if …*; absent when no exercise asks for it.
    pub ask_first: Option<Text>,
    /// What nobody should ever do.
    pub never: Option<Text>,
}

/// A part of the guide.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a guide has a handful of blocks")]
pub enum Block {
    /// Words: teaching, background.
    Prose(Prose),
    /// Words set apart.
    Callout(Callout),
    /// Exercises under a heading.
    Exercises(ExerciseGroup),
    /// A grid to tick.
    Diary(Diary),
    /// What follows starts a page.
    PageBreak,
}

/// Words: teaching, background.
#[derive(Clone, Debug, PartialEq)]
pub struct Prose {
    /// Section heading.
    pub heading: Option<Text>,
    /// Paragraphs and lists.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph or a list.
#[derive(Clone, Debug, PartialEq)]
pub enum Paragraph {
    /// Running words.
    Words(Text),
    /// Items with bullets.
    List(Vec<Text>),
}

/// Words set apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Callout {
    /// What kind of words.
    pub kind: CalloutKind,
    /// Its heading (the locale's word when the guide gives none).
    pub heading: Text,
    /// Paragraphs and lists.
    pub paragraphs: Vec<Paragraph>,
}

/// What a callout is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalloutKind {
    /// Danger: outlined in the stop colour, with a sign.
    Warning,
    /// Advice.
    Tip,
    /// Background.
    Info,
}

/// Exercises under a heading.
#[derive(Clone, Debug)]
pub struct ExerciseGroup {
    /// *Your exercises*, or what the guide says.
    pub heading: Text,
    /// What arrows and colours in the figures mean; only on the first group, and only with figures.
    pub legend: Option<Text>,
    /// In order, numbered through the guide.
    pub exercises: Vec<Exercise>,
}

/// One exercise as a patient gets it.
#[derive(Clone, Debug)]
pub struct Exercise {
    /// Its id, for tests and messages.
    pub id: String,
    /// Its number in the guide, from 1.
    pub number: u16,
    /// Its name.
    pub name: Text,
    /// A short name for the diary (the poster name where there is one).
    pub short_name: Text,
    /// *Anna, continued*-style heading for a card that must break.
    pub continued: Text,
    /// Position, equipment: icon and word.
    pub facts: Vec<Fact>,
    /// 1 to 3 dots and the word.
    pub level: (u8, Text),
    /// Figures in order.
    pub figures: Vec<Figure>,
    /// What to do.
    pub steps: Vec<Text>,
    /// The dose, a cell each.
    pub dose: Vec<DoseCell>,
    /// *You should feel …*
    pub feel: Option<Text>,
    /// *Take care.* and *Stop if*: shown with a sign, never dropped.
    pub cautions: Vec<Text>,
    /// *Tip.*, *Easier.*, *Harder.*
    pub tips: Vec<Text>,
    /// The clinician's own words for this patient or guide.
    pub note: Option<Text>,
    /// Headings of the one-per-page arrangement: what to do, what to notice, notes.
    pub headings: CardHeadings,
    /// Where the guide asks for it.
    pub at: Option<Place>,
}

/// Headings of the one-per-page arrangement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CardHeadings {
    /// Over the steps.
    pub what_to_do: Text,
    /// Over feel, tips and cautions.
    pub what_to_notice: Text,
    /// Over ruled lines to write on.
    pub notes: Text,
}

/// A small fact: icon and word.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Icon.
    pub icon: Icon,
    /// Word.
    pub text: Text,
}

/// One cell of the dose strip.
#[derive(Clone, Debug, PartialEq)]
pub struct DoseCell {
    /// Icon.
    pub icon: Icon,
    /// *Hold* **20** *seconds*.
    pub phrase: Phrase,
}

/// A picture of a person doing the exercise.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The picture.
    pub picture: Picture,
    /// Read aloud in place of the picture.
    pub alt: Text,
    /// Words under it.
    pub caption: Option<Text>,
    /// `A`, `B`, …; `None` when there is only one figure.
    pub letter: Option<char>,
}

/// A grid of exercises × days to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Diary {
    /// *Your diary*.
    pub heading: Text,
    /// How to fill it in.
    pub hint: Text,
    /// Rows: number and short name.
    pub rows: Vec<(u16, Text)>,
    /// Over the column of names, for screen readers.
    pub exercise_label: Text,
    /// *Week 1*, *Week 2*.
    pub weeks: Vec<Text>,
    /// Seven letters, and seven full names for screen readers.
    pub days: Vec<(Text, String)>,
    /// Whether a cell has two halves.
    pub twice_a_day: bool,
    /// *Stiffness, 0 to 10*, when asked for.
    pub stiffness: Option<Text>,
}

/// What closes the guide.
#[derive(Clone, Debug, Default)]
pub struct EndMatter {
    /// QR code and words to book.
    pub booking: Option<Booking>,
    /// Where this comes from.
    pub sources: Option<Text>,
    /// Reviewed by, next review, version; or that nobody has reviewed it yet.
    pub review: Vec<Text>,
    /// Disclaimer, language notice.
    pub notices: Vec<Text>,
}

/// QR code and words to book.
#[derive(Clone, Debug, PartialEq)]
pub struct Booking {
    /// *Book your next visit*.
    pub title: Text,
    /// *Point your phone camera at the square.*
    pub scan: Text,
    /// *Or go to …*
    pub web: Text,
    /// *Or call …*
    pub call: Option<Text>,
    /// What the code says.
    pub url: String,
    /// What a screen reader says of the code.
    pub qr_alt: String,
    /// Where the brand says so.
    pub at: Option<Place>,
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

/// The drawings the tool itself brings. The name is the file in `illustrations/icons/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is the icon of that name")]
pub enum Icon {
    Book,
    Calendar,
    Chair,
    Clock,
    Feel,
    FloorSitting,
    Hold,
    Info,
    Kneeling,
    Mat,
    Moves,
    Pencil,
    Phone,
    Prone,
    Repeat,
    SideLying,
    Sitting,
    Standing,
    StopHand,
    Stop,
    Supine,
    Tip,
    Warning,
    Web,
    Desk,
    OfficeChair,
    Pillow,
    Wall,
    Towel,
    Band,
    Strap,
    Step,
    Table,
    Weight,
}
