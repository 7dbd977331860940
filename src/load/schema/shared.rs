//! What several kinds of files have in common.

use super::values::Date;
use crate::diagnostic::Spanned;
use crate::figure::read::file::person::{Build, PersonKind, SkinTone};
use crate::load::declare::record;
use std::collections::BTreeMap;

/// Words, with the place they were written.
pub type Text = Spanned<String>;

/// The language content is written in; everything else is under `translations:`.
pub const BASE_LANGUAGE: &str = "en";

/// Words in other languages, by BCP 47 tag.
pub type Translations<T> = BTreeMap<String, T>;

record! {
    /// Who read the content and when. Without `by`, it counts as not reviewed.
    pub struct Review {
        required {}
        optional {
            /// Who read it: a name and a profession.
            by: Option<Text>,
            /// When, as YYYY-MM-DD.
            on: Option<Spanned<Date>>,
            /// When it is due to be read again, as YYYY-MM-DD.
            due: Option<Spanned<Date>>,
        }
    }
}

record! {
    /// Where content comes from.
    pub struct Reference {
        required {
            /// Title of the page, leaflet or paper.
            title: Text,
        }
        optional {
            /// Who published it.
            org: Option<Text>,
            /// What was taken from it, or what was corrected.
            note: Option<Text>,
            /// Address.
            url: Option<Text>,
            /// Year of publication.
            year: Option<Spanned<u16>>,
        }
    }
}

record! {
    /// The words of a source in another language. Who published it has the same name in all.
    pub struct ReferenceWords {
        required {
            /// Its title, in words the reader knows.
            title: Text,
        }
        optional {}
    }
}

record! {
    /// Lines added to the safety box, beside those of the locale and of the exercises.
    pub struct SafetyAdditions {
        required {}
        optional {
            /// Emergencies: each completes *Call … now for:*.
            emergency: Vec<Text>,
            /// Reasons to stop: each completes *Stop and call us if you have:*.
            stop: Vec<Text>,
            /// Ids of the locale's `terms: ask_first`.
            ask_first: Vec<Text>,
        }
    }
}

record! {
    /// People in drawings, for drawings made from poses; the library's mix where absent.
    pub struct People {
        required {}
        optional {
            /// Body and age of everybody.
            body: Option<Spanned<PersonKind>>,
            /// How heavy everybody is.
            build: Option<Spanned<Build>>,
            /// Tone of everybody's skin, 1 (very light) to 6 (very dark).
            skin: Option<Spanned<SkinTone>>,
        }
    }
}
