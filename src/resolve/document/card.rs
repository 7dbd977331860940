//! Exercises, as patients get them.

use super::{Phrase, Text};
use crate::diagnostic::Place;
use crate::picture::Picture;

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
    /// Smaller, a line each under it: **2** *sets*, *Rest* **30** *seconds*.
    pub more: Vec<Phrase>,
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
