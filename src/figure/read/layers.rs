//! From one file to the layers below it: what it extends, and the base.

use super::build::build;
use super::contradictions::contradictions;
use super::file::{Base, Ghost, Over, PoseFile};
use super::{ENDING, mix};
use crate::diagnostic::{Diagnostic, Place, Spanned};
use crate::figure::pose::Pose;
use crate::load::decode::{Context, Decode, did_you_mean};
use crate::load::schema::Text;
use crate::load::yaml::{self, Kind, Node};
use crate::source::{Source, SourceError};
use std::sync::Arc;

/// How many files may extend one another.
const MAX_LAYERS: usize = 8;

/// Reads files and what they refer to.
pub(super) struct Reader<'s> {
    source: &'s dyn Source,
    /// The folder that references may not leave.
    top: String,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) texts: Vec<(Arc<str>, Arc<str>)>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s dyn Source, path: &str) -> Reader<'s> {
        let top = match path.split_once('/') {
            Some((top, _)) => format!("{top}/"),
            None => String::new(),
        };
        Reader { source, top, problems: Vec::new(), texts: Vec::new() }
    }

    /// The pose of a file, with its ghost.
    pub(super) fn pose(&mut self, path: &str) -> Option<Pose> {
        let layers = self.layers(path, None, &mut Vec::new())?;
        let file = flatten(layers.clone())?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mix = mix::of_folder(folder);
        let mut pose = build(&file, &mix, &mut self.problems);
        pose.ghost = self.ghost(&file, layers, path).map(|file| {
            let mut ghost = build(&file, &mix, &mut self.problems);
            ghost.person = pose.person;
            Box::new(ghost)
        });
        if file.mirror.as_ref().is_some_and(|mirror| mirror.value) {
            pose = pose.mirrored();
        }
        Some(pose)
    }

    /// The position before the movement.
    fn ghost(&mut self, file: &PoseFile, layers: Vec<PoseFile>, path: &str) -> Option<PoseFile> {
        let ghost = match file.ghost.clone()? {
            Ghost::None => return None,
            Ghost::File(text) => {
                let path = self.reference(&text, path)?;
                flatten(self.layers(&path, Some(&text), &mut Vec::new())?)?
            }
            Ghost::Different(different) => {
                contradictions(&different, &mut self.problems);
                flatten(std::iter::once(different.by_sides()).chain(layers).collect())?
            }
        };
        Some(PoseFile { ghost: None, arrows: None, highlights: None, ..ghost })
    }

    /// A file and everything below it, the file itself first. `above` holds the files on the way
    /// here, so that circles come to an end.
    fn layers(
        &mut self,
        path: &str,
        named: Option<&Text>,
        above: &mut Vec<String>,
    ) -> Option<Vec<PoseFile>> {
        if let Some(named) = named {
            if above.iter().any(|file| file == path) {
                let message = format!("`{}` leads back to this pose", named.value);
                let help = "let one of the poses say everything itself";
                self.error("extends-loop", message, &named.at, help.to_owned());
                return None;
            }
            if above.len() >= MAX_LAYERS {
                let message = format!("more than {MAX_LAYERS} poses extend one another");
                let help = "extend an earlier pose of the row";
                self.error("extends-deep", message, &named.at, help.to_owned());
                return None;
            }
        }
        above.push(path.to_owned());
        let file = self.file(path, named)?;
        contradictions(&file, &mut self.problems);
        let (extends, base) = (file.extends.clone(), file.base.clone());
        let mut layers = vec![file.by_sides()];
        if let Some(extends) = extends {
            let below = self.reference(&extends, path)?;
            layers.extend(self.layers(&below, Some(&extends), above)?);
        } else if let Some(base) = base {
            layers.extend(self.base(&base).map(PoseFile::by_sides));
        }
        Some(layers)
    }

    /// One file as it is written.
    fn file(&mut self, path: &str, named: Option<&Text>) -> Option<PoseFile> {
        let file: Arc<str> = path.into();
        let bytes = match self.source.read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let at = named.map_or_else(|| Place::start_of(file), |named| named.at.clone());
                let (message, help) = self.missing(path, &error);
                self.error("pose-missing", message, &at, help);
                return None;
            }
        };
        let text = match yaml::text(&file, &bytes) {
            Ok(text) => text,
            Err(problem) => {
                self.problems.push(problem);
                return None;
            }
        };
        self.texts.push((file.clone(), text.into()));
        let node = yaml::parse(&file, text, &mut self.problems)?;
        let mut cx = Context::new(file);
        let read = PoseFile::decode(&node, &mut cx);
        self.problems.append(&mut cx.problems);
        read
    }

    fn missing(&self, path: &str, error: &SourceError) -> (String, String) {
        let message = match error {
            SourceError::NotFound => format!("there is no pose `{path}`"),
            error => format!("`{path}`: {error}"),
        };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let all = self.source.list(folder);
        let poses = all.iter().map(String::as_str).filter(|other| other.ends_with(ENDING));
        let help = did_you_mean(path, poses.clone()).unwrap_or_else(|| {
            let names: Vec<&str> =
                poses.filter_map(|other| other.rsplit('/').next()).take(8).collect();
            match names.is_empty() {
                true => format!("names of poses end in {ENDING}"),
                false => format!("in that folder there are {}", names.join(", ")),
            }
        });
        (message, help)
    }

    /// The file that a file names: `start` is `start.pose.yaml` beside it.
    fn reference(&mut self, named: &Text, from: &str) -> Option<String> {
        let ending = if named.ends_with(".yaml") { "" } else { ENDING };
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let mut outside = named.starts_with('/');
        for part in named.split('/') {
            match part {
                ".." => outside |= parts.pop().is_none(),
                "." => {}
                part => parts.push(part),
            }
        }
        let path = format!("{}{ending}", parts.join("/"));
        if outside || !path.starts_with(&self.top) {
            let top = if self.top.is_empty() { "the folder" } else { &self.top };
            let message = format!("`{}` leads out of {top}", named.value);
            let help = format!("copy the pose into {top} and name it from there");
            self.error("pose-outside", message, &named.at, help);
            return None;
        }
        Some(path)
    }

    /// A base, whose every place is where the file names it.
    fn base(&mut self, base: &Spanned<Base>) -> Option<PoseFile> {
        let (file, text) = (base.at.file.clone(), base.value.text());
        self.texts.push((format!("base: {}", base.value.id()).into(), text.into()));
        let mut node = yaml::parse(&file, text, &mut self.problems)?;
        place_at(&mut node, &base.at);
        let mut cx = Context::new(file);
        let read = PoseFile::decode(&node, &mut cx);
        self.problems.append(&mut cx.problems);
        read
    }

    fn error(&mut self, code: &'static str, message: String, at: &Place, help: String) {
        self.problems.push(Diagnostic::error(code, message, at).help(help));
    }
}

/// Lays every file over those below it.
fn flatten(layers: Vec<PoseFile>) -> Option<PoseFile> {
    layers.into_iter().reduce(Over::over)
}

/// Gives every node one place.
fn place_at(node: &mut Node<'_>, at: &Place) {
    node.range = at.range.clone();
    match &mut node.kind {
        Kind::Sequence(items) => items.iter_mut().for_each(|item| place_at(item, at)),
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                key.range = at.range.clone();
                place_at(value, at);
            }
        }
        Kind::Scalar { .. } | Kind::Null => {}
    }
}

impl Base {
    /// The pose file of a base.
    pub(super) fn text(self) -> &'static str {
        match self {
            Base::Seated => include_str!("bases/seated.yaml"),
            Base::Standing => include_str!("bases/standing.yaml"),
            Base::Supine => include_str!("bases/supine.yaml"),
            Base::CrookLying => include_str!("bases/crook-lying.yaml"),
            Base::Prone => include_str!("bases/prone.yaml"),
            Base::SideLying => include_str!("bases/side-lying.yaml"),
            Base::AllFours => include_str!("bases/all-fours.yaml"),
            Base::FloorSitting => include_str!("bases/floor-sitting.yaml"),
            Base::Kneeling => include_str!("bases/kneeling.yaml"),
        }
    }
}
