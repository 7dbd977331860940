//! From a pose file to its drawing.

use super::pose::Pose;
use super::read::{self, PeopleChoice, Reading};
use super::stage::{Bodies, stage};
use super::trace::{TraceOptions, trace};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::Source;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The attribute that holds the stamp of a drawing.
const STAMP: &str = "data-pose";

/// A pose file, drawn.
#[derive(Debug)]
pub struct Drawn {
    /// The drawing as SVG, unless something essential is wrong.
    pub svg: Option<Arc<str>>,
    /// Everything that is wrong or doubtful.
    pub problems: Vec<Diagnostic>,
    /// Path and text of every file that was read, the pose's own first; bases as well.
    pub texts: Vec<(Arc<str>, Arc<str>)>,
}

/// Draws a pose file of a project, with other people where they are asked for.
pub fn draw(source: &dyn Source, path: &str, people: &PeopleChoice) -> Drawn {
    let reading = read::read(source, path);
    let stamp = reading.stamp();
    let Reading { pose, mut problems, texts } = reading;
    let Some(mut pose) = pose else { return Drawn { svg: None, problems, texts } };
    people.put_on(&mut pose);
    let key = (path.to_owned(), format!("{stamp} {people:?}"));
    let known = done().get(&key).cloned();
    let (svg, found) = match known {
        Some(known) => known,
        None => {
            let made = make(&pose, &stamp, path);
            done().insert(key, made.clone());
            made
        }
    };
    problems.extend(found);
    let svg = svg.filter(|_| !problems.iter().any(Diagnostic::is_error));
    Drawn { svg, problems, texts }
}

/// A drawing and what was found while it was made.
type Made = (Option<Arc<str>>, Vec<Diagnostic>);

/// Drawings made before: a guide in three languages draws each of its poses once.
fn done() -> std::sync::MutexGuard<'static, BTreeMap<(String, String), Made>> {
    static DONE: Mutex<BTreeMap<(String, String), Made>> = Mutex::new(BTreeMap::new());
    DONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn make(pose: &Pose, stamp: &str, path: &str) -> Made {
    let bodies = match Bodies::embedded() {
        Ok(bodies) => bodies,
        Err(bad) => {
            let at = Some(Place::start_of(path));
            let message = format!("no person can be drawn: {bad}");
            let help = "this is a fault of the program: install it again";
            let problem = Diagnostic::new(Severity::Error, "bodies", message, at).help(help);
            return (None, vec![problem]);
        }
    };
    match stage(pose, bodies) {
        Err(problems) => (None, problems),
        Ok((scene, problems)) => {
            let drawing = trace(&scene, &TraceOptions::default());
            (Some(stamped(&drawing.svg, stamp).into()), problems)
        }
    }
}

/// Writes a stamp into the root of a drawing.
fn stamped(svg: &str, stamp: &str) -> String {
    svg.replacen('>', &format!(" {STAMP}=\"{stamp}\">"), 1)
}

/// The stamp of a drawing, if the engine made it.
pub fn stamp_of(svg: &[u8]) -> Option<&str> {
    // The root is within the first lines.
    let head = svg.get(..svg.len().min(1024))?;
    let head = std::str::from_utf8(head).unwrap_or_else(|error| {
        std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
    });
    let (_, rest) = head.split_once(&format!("{STAMP}=\""))?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::read::file::Base;
    use crate::source::{Folder, Memory};

    #[test]
    fn a_drawing_carries_the_stamp_of_its_pose_and_is_the_same_twice() {
        let path = "illustrations/x/start.pose.yaml";
        let memory = Memory::from([(path, "base: standing\ncamera: front\n")]);
        let drawn = draw(&memory, path, &PeopleChoice::default());
        let svg = drawn.svg.expect("a drawing");
        assert_eq!(stamp_of(svg.as_bytes()), Some(&*read::read(&memory, path).stamp()));
        let people = PeopleChoice { skin: None, ..PeopleChoice::default() };
        assert_eq!(draw(&memory, path, &people).svg.as_ref(), Some(&svg));

        let changed = Memory::from([(path, "base: standing\ncamera: back\n")]);
        assert_ne!(Some(&*read::read(&changed, path).stamp()), stamp_of(svg.as_bytes()));
        assert_eq!(stamp_of(b"<svg></svg>"), None);
    }

    #[test]
    fn every_base_stands_as_people_can() {
        for base in Base::ALL {
            let path = format!("illustrations/x/{}.pose.yaml", base.id());
            let text = format!("base: {}\n", base.id());
            let memory: Memory = [(path.clone(), text.as_bytes())].into_iter().collect();
            let drawn = draw(&memory, &path, &PeopleChoice::default());
            assert_eq!(drawn.problems, [], "{}", base.id());
        }
    }

    /// Drawings are kept in the repository: nobody should need to draw before printing.
    #[test]
    fn every_drawing_of_the_repository_is_what_its_pose_draws_now() {
        let folder = Folder::open(env!("CARGO_MANIFEST_DIR")).expect("the repository");
        let poses = folder.list("illustrations");
        let old = poses.iter().filter(|path| path.ends_with(read::ENDING)).filter(|pose| {
            let kept = folder.read(&pose.replace(read::ENDING, ".svg"));
            let drawn = draw(&folder, pose, &PeopleChoice::default()).svg;
            drawn.is_none() || kept.ok().as_deref() != drawn.as_deref().map(str::as_bytes)
        });
        let old: Vec<&String> = old.collect();
        assert!(old.is_empty(), "draw them again with `carepress figure`: {old:#?}");
    }
}
