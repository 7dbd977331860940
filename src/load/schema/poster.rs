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
            exercises: Vec<ExerciseUse>,
        }
        optional {
            /// One sentence under the title.
            purpose: Option<Text>,
            /// Printed at the foot.
            version: Option<Text>,
            /// The sheet (a3).
            paper: Option<Spanned<Paper>>,
            /// Upright or lying (portrait).
            orientation: Option<Spanned<Orientation>>,
            /// Panels side by side (auto).
            columns: Option<Spanned<Columns>>,
            /// For a wall or for a desk (wall).
            design: Option<Spanned<Design>>,
            /// From how far it is read, such as `1.5 m`: decides the size of the text.
            viewing_distance: Option<Spanned<Distance>>,
            /// People in drawings; the brand's where absent.
            figure: Option<People>,
            /// Lines added to the safety box.
            safety: Option<SafetyAdditions>,
            /// Where the content comes from, beside the exercises' own sources.
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
            /// Lines added to the safety box.
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
    /// Where a poster is meant to be seen.
    pub enum Design {
        /// On a wall, from 1.5 to 2 metres.
        Wall = "wall",
        /// On a desk, from 0.6 metres.
        Desk = "desk",
    }
}
