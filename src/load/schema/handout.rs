//! `guides/handouts/<id>.yaml`

mod block;

pub use block::{
    Block, Callout, CalloutKind, Diary, DiaryPlan, ExerciseUse, Exercises, PageBreak, Prose,
};

use super::shared::{
    People, Reference, ReferenceWords, Review, SafetyAdditions, Text, Translations,
};
use super::values::{Binding, Paper};
use crate::diagnostic::Spanned;
use crate::load::declare::{choice, record};
use std::collections::BTreeMap;

record! {
    /// A handout for a patient.
    pub struct Handout {
        required {
            /// What it is called.
            title: Text,
            /// Its blocks, in order.
            sections: Vec<Block>,
        }
        optional {
            /// One sentence under the title.
            purpose: Option<Text>,
            /// Printed at the foot.
            version: Option<Text>,
            /// The sheet; the brand's where absent.
            paper: Option<Spanned<Paper>>,
            /// How exercises are arranged (cards).
            layout: Option<Spanned<Layout>>,
            /// Cells side by side, in a grid.
            columns: Option<Spanned<u8>>,
            /// Exercises on a page, in a grid or list.
            per_page: Option<Spanned<u8>>,
            /// Where holes or staples go; the brand's where absent.
            binding: Option<Spanned<Binding>>,
            /// People in drawings; the brand's where absent.
            figure: Option<People>,
            /// Lines added to the safety box.
            safety: Option<SafetyAdditions>,
            /// Where the content comes from, beside the exercises' own sources.
            sources: Vec<Reference>,
            /// Who read it.
            review: Option<Review>,
            /// The same words in other languages, by tag.
            translations: Translations<HandoutWords>,
        }
    }
}

impl Handout {
    /// Every exercise it asks for, in order.
    pub fn exercises(&self) -> impl Iterator<Item = &ExerciseUse> {
        self.sections.iter().flat_map(|block| match block {
            Block::Exercises(group) => group.exercises.as_slice(),
            _ => &[],
        })
    }
}

choice! {
    /// How exercises are arranged.
    pub enum Layout {
        /// One column: figure beside text.
        Cards = "cards",
        /// Cells with the figure above the text.
        Grid = "grid",
        /// Compact rows.
        List = "list",
        /// A page for each exercise.
        OnePerPage = "one-per-page",
    }
}

record! {
    /// The words of a handout in another language.
    pub struct HandoutWords {
        required {}
        optional {
            /// What it is called.
            title: Option<Text>,
            /// One sentence under the title.
            purpose: Option<Text>,
            /// As many blocks as the handout has, in the same order.
            sections: Vec<BlockWords>,
            /// Lines added to the safety box.
            safety: Option<SafetyAdditions>,
            /// As many as the handout has, in the same order; titles of their own language if absent.
            sources: Vec<ReferenceWords>,
            /// Who read the translation.
            review: Option<Review>,
        }
    }
}

record! {
    /// The words of one block; `{}` for a block without words.
    pub struct BlockWords {
        required {}
        optional {
            /// Its heading.
            heading: Option<Text>,
            /// Its text.
            text: Option<Text>,
            /// Its notes, by exercise id.
            notes: BTreeMap<String, Text>,
        }
    }
}
