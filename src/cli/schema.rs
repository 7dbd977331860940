//! `carepress schema`: what a kind of file may say, for editors.

use super::console::Console;
use super::failure::Failure;
use carepress::figure::read;
use carepress::load::schema::{Kind, schema_json};

/// The word for pose files, which are no guides.
const POSE: &str = "pose";

/// A kind of file that has a schema.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject {
    /// A guide or what guides are made of.
    Guide(Kind),
    /// A pose.
    Pose,
}

impl Subject {
    /// Every word for a kind of file.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Kind::ALL.into_iter().map(Kind::name).chain([POSE])
    }

    /// The kind a word stands for.
    pub(crate) fn named(name: &str) -> Option<Subject> {
        if name == POSE {
            return Some(Subject::Pose);
        }
        Kind::ALL.into_iter().find(|kind| kind.name() == name).map(Subject::Guide)
    }
}

/// Prints the JSON Schema.
pub(crate) fn run(subject: Subject, console: &Console) -> Result<(), Failure> {
    let schema = match subject {
        Subject::Guide(kind) => schema_json(kind),
        Subject::Pose => read::schema_json(),
    };
    console.print(&format!("{schema:#}\n"))
}
