//! `guides/posters/<id>.yaml`

use super::handout::ExerciseUse;
use super::shared::{People, Reference, Review, SafetyAdditions, Text, Translations};
use super::values::{Columns, Distance, Paper};
use crate::diagnostic::Spanned;
use crate::load::declare::{choice, record};

record! {
    /// A poster: each exercise by figure, name, cue and dose.
    pub struct Poster {
        required {
            /// What stands at its head.
            title: Text,
            /// Exercises in order: an id, or a mapping with `use:` and what is different here.
            /// A poster has room for up to twelve, a card for three, a strip for six.
            exercises: Vec<ExerciseUse>,
        }
        optional {
            /// One sentence under the title.
            purpose: Option<Text>,
            /// Printed at the foot.
            version: Option<Text>,
            /// Panels in a grid, a routine along a line, or one exercise large (panels).
            design: Option<Spanned<Design>>,
            /// What it is and from how far it is read: the size of its text follows. Left out, the
            /// sheet decides: up to a5 in the hand, a4 and letter on a desk, larger on a wall.
            format: Option<Spanned<Format>>,
            /// The sheet: a3 on a wall, a4 on a desk and for a tent, a5 in the hand. A strip is
            /// a quarter of it. A card has a size of its own.
            paper: Option<Spanned<Paper>>,
            /// Upright or lying; as the sheet is given, or as the figure lies for `focus`.
            orientation: Option<Spanned<Orientation>>,
            /// Panels side by side; with `auto` the figures decide (auto).
            columns: Option<Spanned<Columns>>,
            /// From how far it is read, such as `3 m`, where that is farther or nearer than is
            /// usual: 2 m for a wall, 60 cm for a desk, 35 cm in the hand.
            viewing_distance: Option<Spanned<Distance>>,
            /// People in drawings; the brand's where absent.
            figure: Option<People>,
            /// Lines added to the safety lines at its foot.
            safety: Option<SafetyAdditions>,
            /// Where the content comes from, beside the exercises' own sources. Not printed.
            sources: Vec<Reference>,
            /// Who read it.
            review: Option<Review>,
            /// The same words in other languages, by tag.
            translations: Translations<PosterWords>,
        }
    }
}

record! {
    /// The words of a poster in another language.
    pub struct PosterWords {
        required {}
        optional {
            /// What stands at its head.
            title: Option<Text>,
            /// One sentence under the title.
            purpose: Option<Text>,
            /// Lines added to the safety lines at its foot.
            safety: Option<SafetyAdditions>,
            /// Who read the translation.
            review: Option<Review>,
        }
    }
}

choice! {
    /// Upright or lying.
    pub enum Orientation {
        /// Taller than wide.
        Portrait = "portrait",
        /// Wider than tall.
        Landscape = "landscape",
    }
}

choice! {
    /// How a poster shows its exercises.
    pub enum Design {
        /// An even grid, a panel for each exercise.
        Panels = "panels",
        /// A routine along a line, from the first exercise to the last, with the time it takes.
        Routine = "routine",
        /// One exercise, large, with its steps.
        Focus = "focus",
    }
}

choice! {
    /// What a poster is made to be, and from how far it is read.
    pub enum Format {
        /// On a wall, from up to 2 metres.
        Wall = "wall",
        /// On a desk or beside a screen, from 60 centimetres.
        Desk = "desk",
        /// In the hand, such as a card of A5, from 35 centimetres.
        Hand = "hand",
        /// Folded to stand on a desk, with two faces.
        Tent = "tent",
        /// A strip to stick under a screen.
        Strip = "strip",
        /// A card of the size of a bank card, with two sides.
        Card = "card",
    }
}
