//! `guides/exercises/<id>.yaml`

use super::dose::Dose;
use super::shared::{Reference, ReferenceWords, Review, Text, Translations};
use super::values::Spot;
use crate::diagnostic::Spanned;
use crate::load::declare::{choice, record};

record! {
    /// One exercise.
    pub struct Exercise {
        required {
            /// What it is called.
            name: Text,
            /// Parts of the body: ids of the locale's `terms: regions`.
            regions: Vec<Text>,
            /// How the person starts.
            position: Spanned<Position>,
            /// How hard it is.
            level: Spanned<Level>,
            /// What to do, one short sentence a step. Figures are cited as (A), (B).
            steps: Vec<Text>,
            /// How often and how long.
            dose: Dose,
        }
        optional {
            /// Other names people know it by.
            also: Vec<Text>,
            /// One sentence on what it is for.
            summary: Option<Text>,
            /// What is needed: ids of the locale's `terms: equipment`.
            equipment: Vec<Text>,
            /// How long it takes; worked out from the dose when absent.
            minutes: Option<Spanned<u16>>,
            /// Drawings or photographs, in order.
            figures: Vec<Figure>,
            /// Completes *You should feel …*.
            feel: Option<Text>,
            /// What helps to do it well.
            tips: Vec<Text>,
            /// What to take care of; always shown.
            cautions: Vec<Text>,
            /// Each completes *Stop if …*.
            stop_if: Vec<Text>,
            /// Who should ask first: ids of the locale's `terms: ask_first`.
            ask_first: Vec<Text>,
            /// A gentler form: words, or the id of another exercise.
            easier: Option<Text>,
            /// A harder form: words, or the id of another exercise.
            harder: Option<Text>,
            /// The one line of a poster: at most 12 words and 50 letters.
            cue: Option<Text>,
            /// A name of at most 16 letters, where the name is longer.
            poster_name: Option<Text>,
            /// The cautions again, each in at most 60 letters, for posters of several exercises. As
            /// many as the exercise has; where absent, such posters print the cautions themselves.
            poster_cautions: Vec<Text>,
            /// Where the content comes from.
            sources: Vec<Reference>,
            /// Who read it.
            review: Option<Review>,
            /// The same words in other languages, by tag.
            translations: Translations<ExerciseWords>,
        }
    }
}

record! {
    /// A drawing or a photograph.
    pub struct Figure {
        required {
            /// Path within `illustrations/`; a pose (`turn.pose.yaml`) is drawn when it is printed.
            image: Text,
            /// What the picture shows, for people who do not see it.
            alt: Text,
        }
        optional {
            /// Words under it.
            caption: Option<Text>,
            /// Shows it with left and right exchanged: the exercise for the other side. The
            /// alternative text says what is then seen.
            mirror: Option<Spanned<bool>>,
            /// Words that point at parts of it, on a poster of one exercise: at most four.
            labels: Vec<Label>,
        }
    }
}

record! {
    /// Words that point at a part of a figure.
    pub struct Label {
        required {
            /// Where: `[across, down]`, in hundredths of the picture from its upper left.
            spot as "at": Spot,
            /// What to see or do there, in a few words.
            text: Text,
        }
        optional {}
    }
}

record! {
    /// The words of an exercise in another language.
    pub struct ExerciseWords {
        required {}
        optional {
            /// See the exercise's own `name`.
            name: Option<Text>,
            /// Other names people know it by in this language.
            also: Vec<Text>,
            /// See the exercise's own `summary`.
            summary: Option<Text>,
            /// As many as the exercise has.
            steps: Vec<Text>,
            /// See the exercise's own `feel`.
            feel: Option<Text>,
            /// As many as the exercise has.
            tips: Vec<Text>,
            /// As many as the exercise has.
            cautions: Vec<Text>,
            /// As many as the exercise has.
            stop_if: Vec<Text>,
            /// Only where the exercise's own is words.
            easier: Option<Text>,
            /// Only where the exercise's own is words.
            harder: Option<Text>,
            /// At most 12 words and 50 letters.
            cue: Option<Text>,
            /// At most 16 letters.
            poster_name: Option<Text>,
            /// As many as the exercise has cautions, each of at most 60 letters.
            poster_cautions: Vec<Text>,
            /// As many as the exercise has, in the same order.
            figures: Vec<FigureWords>,
            /// As many as the exercise has, in the same order; titles of their own language if absent.
            sources: Vec<ReferenceWords>,
            /// Who read the translation.
            review: Option<Review>,
        }
    }
}

record! {
    /// The words of a figure in another language.
    pub struct FigureWords {
        required {
            /// What the picture shows.
            alt: Text,
        }
        optional {
            /// Words under it.
            caption: Option<Text>,
            /// The words of its labels: as many as the figure has, in the same order.
            labels: Vec<Text>,
        }
    }
}

choice! {
    /// How the person starts.
    pub enum Position {
        /// On a chair or stool.
        Sitting = "sitting",
        /// On both feet or one.
        Standing = "standing",
        /// On the back.
        Supine = "supine",
        /// On the front.
        Prone = "prone",
        /// On one side.
        SideLying = "side-lying",
        /// On one knee, both, or on hands and knees.
        Kneeling = "kneeling",
        /// On the floor.
        FloorSitting = "floor-sitting",
    }
}

choice! {
    /// How hard it is.
    pub enum Level {
        /// For nearly everyone.
        Gentle = "gentle",
        /// For people who have done the gentle form.
        Moderate = "moderate",
        /// For people whose clinician has shown it to them.
        Advanced = "advanced",
    }
}
