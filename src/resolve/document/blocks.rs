//! The guide itself, block by block.

use super::{ExerciseGroup, Text};

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

/// A grid of exercises × days to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Diary {
    /// *Your diary*.
    pub heading: Text,
    /// *Your diary, continued*: over weeks on another page.
    pub continued: Text,
    /// How to fill it in.
    pub hint: Text,
    /// A row for each exercise.
    pub rows: Vec<DiaryRow>,
    /// Over the column of names, for screen readers.
    pub exercise_label: Text,
    /// *Week 1*, *Week 2*.
    pub weeks: Vec<Text>,
    /// Seven letters, and seven full names for screen readers.
    pub days: Vec<(Text, String)>,
    /// *Stiffness, 0 to 10*, when asked for.
    pub stiffness: Option<Text>,
}

/// An exercise to tick.
#[derive(Clone, Debug, PartialEq)]
pub struct DiaryRow {
    /// Its number in the guide.
    pub number: u16,
    /// Its name, as over its steps.
    pub name: Text,
    /// Done twice a day: its cells have a half for the morning and one for the evening.
    pub twice_a_day: bool,
}
