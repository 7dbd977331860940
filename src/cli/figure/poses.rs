//! Pose files on the disk, each in the project it belongs to.

use crate::cli::failure::Failure;
use crate::cli::workspace::{Workspace, join};
use carepress::figure::read::ENDING;
use carepress::load::decode::did_you_mean;
use carepress::source::Source;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where poses are in a project.
const FOLDER: &str = "illustrations";

/// A pose file.
pub(crate) struct Pose {
    /// The project it is read from.
    pub(crate) workspace: Arc<Workspace>,
    /// Its path there.
    pub(crate) path: String,
}

impl Pose {
    /// Where it and what it extends are read from.
    pub(crate) fn source(&self) -> &dyn Source {
        &self.workspace.source
    }

    /// The file of the same name with another ending.
    pub(crate) fn beside(&self, ending: &str) -> Result<PathBuf, Failure> {
        if !self.workspace.is_own(&self.path) {
            let message = format!("`{}` is the library's own", self.path);
            return Err(Failure::command(message)
                .help("say where to write with --out, or copy the pose into your project"));
        }
        Ok(self.workspace.at(Path::new(&format!("{}.{ending}", stem(&self.path)))))
    }
}

/// The drawing of a pose.
pub(crate) fn drawing(pose: &str) -> String {
    format!("{}.svg", stem(pose))
}

/// A path without its ending.
pub(crate) fn stem(path: &str) -> &str {
    path.strip_suffix(ENDING).or_else(|| path.strip_suffix(".yaml")).unwrap_or(path)
}

/// The poses that are asked for: files, or all in a folder; all of the project where none is named.
pub(crate) fn find(directory: &Path, named: &[PathBuf]) -> Result<Vec<Pose>, Failure> {
    let project = Arc::new(Workspace::open(directory)?);
    if named.is_empty() {
        let own = below(&project, FOLDER);
        let poses: Vec<Pose> = own.filter(|pose| project.is_own(&pose.path)).collect();
        if poses.is_empty() {
            return Err(Failure::command("there are no poses in this project")
                .help(format!("write one: {FOLDER}/heel-raise/start{ENDING}; see --help")));
        }
        return Ok(poses);
    }
    let mut poses = Vec::new();
    for name in named {
        poses.extend(of_name(&project, directory, name)?);
    }
    Ok(poses)
}

/// Every pose in a folder of a project.
fn below(workspace: &Arc<Workspace>, folder: &str) -> impl Iterator<Item = Pose> {
    let paths = workspace.source.list(folder).into_iter().filter(|path| path.ends_with(ENDING));
    paths.map(|path| Pose { workspace: workspace.clone(), path })
}

fn of_name(project: &Arc<Workspace>, directory: &Path, name: &Path) -> Result<Vec<Pose>, Failure> {
    let file = join(directory, name);
    let inner = project.inner(&file).filter(|path| path.starts_with(FOLDER));
    if file.is_dir() {
        let poses: Vec<Pose> = match inner {
            Some(folder) => below(project, &folder).collect(),
            None => below(&Arc::new(Workspace::open(&file)?), "").collect(),
        };
        if poses.is_empty() {
            return Err(Failure::command(format!("{} has no poses in it", name.display()))
                .help(format!("names of poses end in {ENDING}")));
        }
        return Ok(poses);
    }
    if file.is_file() {
        if let Some(path) = inner {
            return Ok(vec![Pose { workspace: project.clone(), path }]);
        }
        // A pose outside a project is read, with what it extends, from its own folder.
        let folder = match file.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let path = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        return Ok(vec![Pose { workspace: Arc::new(Workspace::open(folder)?), path }]);
    }
    // Of the project, as exercises name it, or of the library.
    let plain = name.to_string_lossy().replace('\\', "/");
    for path in [plain.clone(), format!("{FOLDER}/{plain}")] {
        if path.starts_with(FOLDER) && project.source.read(&path).is_ok() {
            return Ok(vec![Pose { workspace: project.clone(), path }]);
        }
    }
    let all: Vec<String> = below(project, FOLDER).map(|pose| pose.path).collect();
    let candidates = all.iter().map(|path| match plain.starts_with(FOLDER) {
        true => path.as_str(),
        false => path.trim_start_matches("illustrations/"),
    });
    let help = did_you_mean(&plain, candidates)
        .unwrap_or_else(|| format!("name a file that ends in {ENDING}, or a folder of them"));
    Err(Failure::command(format!("there is no pose {}", name.display())).help(help))
}
