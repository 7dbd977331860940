//! `carepress figure`: people drawn from poses.

mod picture;
mod poses;
mod sheet;
mod watch;

use super::args::FigureArgs;
use super::console::Console;
use super::failure::Failure;
use super::output::{Existing, Output, size, write_all};
use super::report::{Report, plural};
use super::workspace::join;
use carepress::diagnostic::{Diagnostic, Severity};
use carepress::figure::read::{PeopleChoice, read};
use carepress::figure::{Drawn, draw, stamp_of};
use carepress::parallel;
use poses::Pose;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Draws what is asked for.
pub(crate) fn run(directory: &Path, args: &FigureArgs, console: &Console) -> Result<(), Failure> {
    let poses = poses::find(directory, &args.poses)?;
    if args.sheet {
        return sheet::run(directory, &poses, args, console);
    }
    if args.check {
        return check(&poses, console);
    }
    let wanted = Wanted {
        out: args.out.as_deref().map(|out| join(directory, out)),
        png: args.png,
        size: args.size,
    };
    if let Some(out) = &wanted.out {
        picture::check_ending(out)?;
        if poses.len() != 1 {
            return Err(Failure::command("--out names one file, and there are several poses")
                .help("name one pose, or leave --out away: drawings go beside their poses"));
        }
    }
    if args.watch {
        return watch::run(&poses, &wanted, console);
    }
    make(&poses, &wanted, console)
}

/// The files wanted of a drawing.
struct Wanted {
    /// One file, wherever it is.
    out: Option<PathBuf>,
    /// A PNG beside each SVG.
    png: bool,
    /// Pixels on the longer side of a PNG.
    size: u16,
}

/// Draws poses and writes those without an error.
fn make(poses: &[Pose], wanted: &Wanted, console: &Console) -> Result<(), Failure> {
    let started = Instant::now();
    let drawn = parallel::map(poses, |pose| draw(pose.source(), &pose.path, &people()));
    let (mut failed, mut good) = (false, 0);
    let mut outputs = Vec::new();
    for (pose, drawn) in poses.iter().zip(drawn) {
        failed |= tell_problems(pose, &drawn.problems, console);
        if let Drawn { svg: Some(svg), .. } = drawn {
            good += 1;
            outputs.extend(files(pose, &svg, wanted)?);
        }
    }
    if outputs.is_empty() {
        console.warn("nothing was written\n");
    }
    write_all(&outputs, Existing::Replace)?;
    for Output { path, bytes } in &outputs {
        console.tell(&format!("{}  {}", path.display(), size(bytes.len())))?;
    }
    let seconds = started.elapsed().as_secs_f32();
    console.detail(&format!("drew {} in {seconds:.2} s", plural(good, "pose")));
    if failed { Err(Failure::Content) } else { Ok(()) }
}

/// The mix of the library.
fn people() -> PeopleChoice {
    PeopleChoice::default()
}

/// The files of one drawing.
fn files(pose: &Pose, svg: &str, wanted: &Wanted) -> Result<Vec<Output>, Failure> {
    let png = |path: PathBuf| {
        let bytes = picture::png(svg, &pose.path, wanted.size)?;
        Ok(Output { path, bytes })
    };
    let vector = |path: PathBuf| Output { path, bytes: svg.as_bytes().to_vec() };
    match &wanted.out {
        Some(out) if picture::is_png(out) => Ok(vec![png(out.clone())?]),
        Some(out) => Ok(vec![vector(out.clone())]),
        None => {
            let mut outputs = vec![vector(pose.beside("svg")?)];
            if wanted.png {
                outputs.push(png(pose.beside("png")?)?);
            }
            Ok(outputs)
        }
    }
}

/// Shows what is wrong with a pose; whether it is an error.
fn tell_problems(pose: &Pose, problems: &[Diagnostic], console: &Console) -> bool {
    let report = Report::new(problems.to_vec(), false);
    let failed = report.has_errors();
    let least = if console.is_quiet() { Severity::Error } else { Severity::Warning };
    console.warn(&report.keep(least).human(&pose.workspace));
    failed
}

/// Says which drawings are missing or made from other poses.
fn check(poses: &[Pose], console: &Console) -> Result<(), Failure> {
    let mut stale = 0;
    let mut failed = false;
    for pose in poses {
        let reading = read(pose.source(), &pose.path);
        if tell_problems(pose, &reading.problems, console) {
            failed = true;
            continue;
        }
        let drawing = pose.source().read(&poses::drawing(&pose.path));
        let (stamp, shown) = (reading.stamp(), pose.workspace.shown(&pose.path));
        match drawing {
            Ok(svg) if stamp_of(&svg) == Some(&stamp) => continue,
            Ok(_) => console.print(&format!("{shown}  its drawing is out of date\n"))?,
            Err(_) => console.print(&format!("{shown}  has no drawing\n"))?,
        }
        stale += 1;
    }
    if failed || stale > 0 {
        if stale > 0 {
            console.warn(&format!("{} to draw: carepress figure\n", plural(stale, "pose")));
        }
        return Err(Failure::Content);
    }
    console.tell(&format!("{}, all drawn as they are", plural(poses.len(), "pose")))
}
