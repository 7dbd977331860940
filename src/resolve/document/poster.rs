//! A poster with everything decided except where things go.

use super::{
    ContactLine, Figure, HeaderStyle, Icon, Language, Logo, Metadata, Paper, Text, Variant,
};
use crate::color::Color;
use crate::diagnostic::Place;
use crate::units::Pt;

/// A poster, ready to be laid out.
#[derive(Clone, Debug)]
pub struct Poster {
    /// What stands at its head; also the PDF's title.
    pub title: Text,
    /// One sentence under the title.
    pub purpose: Option<Text>,
    /// The language of everything not marked otherwise.
    pub language: Language,
    /// The sheet after trimming, turned the way it hangs or stands.
    pub paper: Paper,
    /// How far backgrounds run beyond the trim.
    pub bleed: Pt,
    /// How the exercises are shown.
    pub design: Design,
    /// What it is made to be.
    pub format: Format,
    /// From how far it is read, in metres.
    pub distance: f32,
    /// From how far it may be read where it does not fit otherwise: at most `distance`.
    pub nearest: f32,
    /// In what inks.
    pub variant: Variant,
    /// Typefaces and the style of the head.
    pub faces: Faces,
    /// Every colour.
    pub palette: PosterPalette,
    /// The clinic's name, and its logo in the version that suits the head.
    pub clinic: (Text, Option<Logo>),
    /// How many exercises: *6 moves*.
    pub moves: Quantity,
    /// How long all of it takes: *5 minutes*.
    pub minutes: Quantity,
    /// How often, as far as all exercises have that in common: *2 times a day*.
    pub often: Vec<Quantity>,
    /// The exercises in order.
    pub panels: Vec<Panel>,
    /// When to stop, whom to ask first. Never dropped, never cut.
    pub safety: Vec<Text>,
    /// The one line of it that every face of a tent carries: *Stop if …*
    pub stop: Text,
    /// What to take care of, each caution after the numbers of its exercises. Never dropped, never
    /// cut; empty where one large exercise has it beside its steps.
    pub care: Vec<Text>,
    /// How to reach the clinic.
    pub contact: PosterContact,
    /// What arrows and glows mean; absent where no picture has any.
    pub legend: Option<Text>,
    /// Whether a clinician read it, version, next review.
    pub review: Vec<Text>,
    /// *Moves 1 to 3* for the faces of a tent: as many as there are faces with exercises.
    pub faces_of_tent: Vec<Text>,
    /// How to fold a tent.
    pub flap: Text,
    /// What a file manager shows.
    pub metadata: Metadata,
}

impl Poster {
    /// When to stop, what to take care of, whom to ask first: in the order they are read.
    pub fn safety_lines(&self) -> impl Iterator<Item = &Text> {
        let (stop, rest) = self.safety.split_at(1.min(self.safety.len()));
        stop.iter().chain(&self.care).chain(rest)
    }
}

/// How a poster shows its exercises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Design {
    /// An even grid.
    Panels {
        /// Panels side by side; `None` lets the figures decide.
        columns: Option<u8>,
    },
    /// Along a line from the first to the last.
    Routine {
        /// Exercises side by side; `None` lets their number decide.
        columns: Option<u8>,
    },
    /// One exercise, large.
    Focus,
}

/// What a poster is made to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Seen on a wall.
    Wall,
    /// Seen on a desk.
    Desk,
    /// Held in a hand.
    Hand,
    /// Folded to stand, with two faces.
    Tent,
    /// A strip under a screen.
    Strip,
    /// A card with two sides.
    Card,
}

impl Format {
    /// The word for it in guides.
    pub fn id(self) -> &'static str {
        match self {
            Format::Wall => "wall",
            Format::Desk => "desk",
            Format::Hand => "hand",
            Format::Tent => "tent",
            Format::Strip => "strip",
            Format::Card => "card",
        }
    }

    /// From how far it is usually read, in metres.
    pub fn distance(self) -> f32 {
        match self {
            Format::Wall => 2.0,
            Format::Desk | Format::Tent | Format::Strip => 0.6,
            Format::Hand | Format::Card => 0.35,
        }
    }

    /// From how far it may be read at the nearest, in metres: a wall is read from 1.5 to 2.
    pub fn nearest(self) -> f32 {
        if self == Format::Wall { 1.5 } else { self.distance() }
    }
}

/// Typefaces, and how the head is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Faces {
    /// Family of cues, doses and the foot.
    pub body: String,
    /// Family of the title, names and the clinic's name.
    pub heading: String,
    /// Whether the two differ: then headings are set lighter.
    pub heading_differs: bool,
    /// How the head is drawn.
    pub header: HeaderStyle,
}

/// Every colour of a poster. Contrast is solved before it gets here.
#[derive(Clone, Debug, PartialEq)]
pub struct PosterPalette {
    /// Behind figures and doses.
    pub stage: Color,
    /// The ground figures stand on.
    pub floor: Color,
    /// Lines that carry no meaning.
    pub line: Color,
    /// Text.
    pub ink: Color,
    /// Small print: at least 4.5:1 on paper, stage and floor.
    pub soft: Color,
    /// The brand as text: at least 4.5:1 on paper, stage and floor.
    pub strong: Color,
    /// The brand as an area under numbers, at least 3:1 on paper.
    pub solid: Color,
    /// Numbers on `solid`, at least 4.5:1; lines of their outlines where nothing is solid.
    pub on_solid: Color,
    /// Behind the head of a `band`.
    pub band: Color,
    /// Text on `band`.
    pub on_band: Color,
    /// The warning sign: red to amber in every brand.
    pub warn: Color,
    /// Whether areas are outlined: nothing is filled, or paper and stage are the same white.
    pub outlined: bool,
    /// Whether numbers stand on solid areas.
    pub solids: bool,
}

/// In how many words a dose is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// With everything: *10 second hold*, *2 times each side*.
    Full,
    /// Holds with everything, the rest in short: *10 second hold*, *2 each side*.
    Held,
    /// *Hold 10 s*, *2 each side*.
    Short,
}

/// A number and its words: **2** *times each side*.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quantity {
    /// The number or range; empty where the words do without.
    pub number: String,
    /// What is counted.
    pub words: String,
    /// The same in fewer words, for narrow places.
    pub short: String,
    /// What stands before the number where it is said in fewer words: *Hold* **10** *s*.
    pub lead: String,
    /// Whether it says how long to hold.
    pub hold: bool,
    /// Where the value was written.
    pub at: Option<Place>,
}

impl Quantity {
    /// Words without a number.
    pub(crate) fn words(words: String) -> Quantity {
        Quantity { short: words.clone(), words, ..Quantity::default() }
    }

    /// What stands before the number, in so many words.
    #[must_use]
    pub fn led(&self, wording: Wording) -> &str {
        match wording {
            Wording::Short => &self.lead,
            Wording::Held if !self.hold => &self.lead,
            Wording::Full | Wording::Held => "",
        }
    }

    /// What is counted, in so many words.
    #[must_use]
    pub fn said(&self, wording: Wording) -> &str {
        match wording {
            Wording::Full => &self.words,
            Wording::Held if self.hold => &self.words,
            Wording::Held | Wording::Short => &self.short,
        }
    }
}

/// One exercise.
#[derive(Clone, Debug)]
pub struct Panel {
    /// Id of the exercise: for messages.
    pub id: String,
    /// Its number on the poster, from 1.
    pub number: u16,
    /// What it is called, short.
    pub name: Text,
    /// What to do in one line.
    pub cue: Option<Text>,
    /// The figure that shows the move.
    pub figure: Option<Figure>,
    /// Words that point at parts of the figure: for one large exercise.
    pub labels: Vec<Label>,
    /// What stands in for a figure.
    pub position: Icon,
    /// Whether the person is on the floor.
    pub on_floor: bool,
    /// How long, how often.
    pub dose: Vec<Quantity>,
    /// Seconds it takes, with the time to change over to the next.
    pub seconds: f64,
    /// *2 minutes done*, once it is done.
    pub done: Quantity,
    /// What to do, step by step: for one large exercise.
    pub steps: Vec<Text>,
    /// *You should feel …* and what to take care of: for one large exercise.
    pub notices: Vec<(Icon, Text)>,
    /// Where the poster asks for it.
    pub at: Option<Place>,
}

/// Words that point at a part of a figure.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where on the picture: shares of its width from the left and of its height from the top.
    pub spot: (f32, f32),
    /// What to see or do there.
    pub text: Text,
}

/// How to reach the clinic.
#[derive(Clone, Debug, Default)]
pub struct PosterContact {
    /// *Questions? Call us*, or what the code is for.
    pub call: Option<Text>,
    /// Phone number.
    pub phone: Option<ContactLine>,
    /// Where the code leads, in words.
    pub web: Option<ContactLine>,
    /// The code.
    pub code: Option<Code>,
}

/// A QR code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// What it says.
    pub url: String,
    /// What a screen reader says of it.
    pub alt: String,
    /// Where the brand says so.
    pub at: Option<Place>,
}
