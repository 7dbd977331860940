//! Pose files to poses.
//!
//! A file is read into [`file::PoseFile`], which says only what is written. The files it extends
//! and the base it starts from lie below it, layer by layer; what remains is built into a
//! [`Pose`], with every name looked up and every side known.

mod build;
mod contradictions;
pub mod file;
mod layers;
mod mix;
pub mod names;
pub mod target;
pub mod values;

use crate::diagnostic::Diagnostic;
use crate::figure::pose::Pose;
use crate::source::Source;
use serde_json::Value;
use std::sync::Arc;

pub use mix::{PeopleChoice, Who};

/// How the names of pose files end.
pub const ENDING: &str = ".pose.yaml";

/// A pose file read, with everything it refers to.
#[derive(Debug)]
pub struct Reading {
    /// The pose, unless something essential is wrong.
    pub pose: Option<Pose>,
    /// Everything that is wrong.
    pub problems: Vec<Diagnostic>,
    /// Path and text of every file that was read, the pose's own first; bases as well.
    pub texts: Vec<(Arc<str>, Arc<str>)>,
}

impl Reading {
    /// What a drawing of this pose carries, so that it can be told when it is out of date.
    pub fn stamp(&self) -> String {
        super::stamp::stamp(self.texts.iter().map(|(_, text)| &**text))
    }
}

/// Reads a pose file of a project. What it extends lies within the same top folder.
pub fn read(source: &dyn Source, path: &str) -> Reading {
    let mut reader = layers::Reader::new(source, path);
    let pose = reader.pose(path);
    let layers::Reader { problems, texts, .. } = reader;
    let pose = pose.filter(|_| !problems.iter().any(Diagnostic::is_error));
    Reading { pose, problems, texts }
}

/// The JSON Schema of pose files.
pub fn schema_json() -> Value {
    crate::load::schema::schema_of::<file::PoseFile>()
}

#[cfg(test)]
mod tests;
