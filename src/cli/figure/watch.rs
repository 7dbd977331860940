//! Draws again whenever a file changes.

use super::poses::Pose;
use super::{Wanted, files, people, tell_problems};
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::output::{Existing, write_all};
use carepress::figure::draw;
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

/// Between two looks at the files: sooner than an eye waits, seldom enough to cost nothing.
const PAUSE: Duration = Duration::from_millis(150);

/// A pose, and the files it was made from with the times they were written.
struct Watched<'p> {
    pose: &'p Pose,
    files: Vec<(String, Option<SystemTime>)>,
}

/// Draws, and draws again, until the program is stopped or cannot write.
pub(super) fn run(poses: &[Pose], wanted: &Wanted, console: &Console) -> Result<(), Failure> {
    let mut watched: Vec<Watched> =
        poses.iter().map(|pose| Watched { pose, files: Vec::new() }).collect();
    console.detail("watching; stop with Ctrl-C");
    loop {
        for one in &mut watched {
            let is_new = one.files.is_empty();
            let changed = one.files.iter().any(|(path, time)| written(one.pose, path) != *time);
            if is_new || changed {
                one.files = make(one.pose, wanted, console)?;
            }
        }
        sleep(PAUSE);
    }
}

/// Draws one pose; what it was made from.
fn make(
    pose: &Pose,
    wanted: &Wanted,
    console: &Console,
) -> Result<Vec<(String, Option<SystemTime>)>, Failure> {
    let started = Instant::now();
    // Times are read first: a file that changes meanwhile is drawn again.
    let own = (pose.path.clone(), written(pose, &pose.path));
    let drawn = draw(pose.source(), &pose.path, &people());
    tell_problems(pose, &drawn.problems, console);
    if let Some(svg) = drawn.svg {
        let outputs = files(pose, &svg, wanted)?;
        write_all(&outputs, Existing::Replace)?;
        let seconds = started.elapsed().as_secs_f32();
        for output in &outputs {
            console.tell(&format!("{}  drawn in {seconds:.2} s", output.path.display()))?;
        }
    }
    let others = drawn.texts.iter().map(|(path, _)| path.to_string());
    let others = others.filter(|path| *path != pose.path).map(|path| {
        let time = written(pose, &path);
        (path, time)
    });
    Ok(std::iter::once(own).chain(others).collect())
}

/// When a file was written last; bases and the library's own files never are.
fn written(pose: &Pose, path: &str) -> Option<SystemTime> {
    std::fs::metadata(pose.workspace.at(Path::new(path))).and_then(|data| data.modified()).ok()
}
