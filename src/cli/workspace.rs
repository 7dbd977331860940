//! A project folder opened: the clinic's files over the library's.

use super::failure::Failure;
use carepress::source::{Folder, Layers, Library, MAX_FILE_BYTES, Memory, Source, SourceError};
use std::path::{Path, PathBuf};

/// The files of a project, and how to speak of them.
pub(crate) struct Workspace {
    /// Brand files named on the command line, over the folder, over the library.
    pub(crate) source: Layers,
    folder: Folder,
    directory: PathBuf,
    /// Files from elsewhere: their path in the project, and the path they were named by.
    elsewhere: Vec<(String, PathBuf)>,
}

impl Workspace {
    /// Opens a project folder.
    pub(crate) fn open(directory: &Path) -> Result<Workspace, Failure> {
        Workspace::with_brands(directory, &[])
    }

    /// Opens a project folder and adds brand files from anywhere on the disk.
    pub(crate) fn with_brands(directory: &Path, files: &[PathBuf]) -> Result<Workspace, Failure> {
        let folder = Folder::open(directory).map_err(|error| {
            let why = match error {
                SourceError::NotFound => "there is no such folder".to_owned(),
                other => other.to_string(),
            };
            Failure::command(format!("cannot open {}: {why}", directory.display()))
                .help("name a project folder with -C, or make one: carepress init my-clinic")
        })?;
        let mut brands = Memory::default();
        let mut elsewhere: Vec<(String, PathBuf)> = Vec::new();
        for file in files {
            let file = &join(directory, file);
            let path = format!("guides/brands/{}.yaml", stem(file));
            if let Some((_, first)) = elsewhere.iter().find(|(taken, _)| *taken == path) {
                let (first, file) = (first.display(), file.display());
                return Err(Failure::command(format!("{first} and {file} have the same name")));
            }
            brands.0.insert(path.clone(), read(file)?);
            elsewhere.push((path, file.clone()));
        }
        let source = Layers(vec![Box::new(brands), Box::new(folder.clone()), Box::new(Library)]);
        Ok(Workspace { source, folder, directory: directory.to_owned(), elsewhere })
    }

    /// Whether a file is the clinic's own rather than the library's.
    pub(crate) fn is_own(&self, path: &str) -> bool {
        self.folder.read(path) != Err(SourceError::NotFound)
    }

    /// A file's path as the user would open it.
    pub(crate) fn shown(&self, path: &str) -> String {
        if let Some((_, named)) = self.elsewhere.iter().find(|(inner, _)| inner == path) {
            named.display().to_string()
        } else if !self.is_own(path) {
            format!("<library>/{path}")
        } else {
            self.at(Path::new(path)).display().to_string()
        }
    }

    /// A path within the project folder, unless it is absolute.
    pub(crate) fn at(&self, path: &Path) -> PathBuf {
        join(&self.directory, path)
    }

    /// The path within the project of a file on the disk that is there; none outside.
    pub(crate) fn inner(&self, file: &Path) -> Option<String> {
        let real = std::fs::canonicalize(file).ok()?;
        let inner = real.strip_prefix(self.folder.root()).ok()?;
        let parts: Option<Vec<&str>> = inner.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// The text of a YAML file, as well as it can be read. The inside of a picture or a font says
    /// nothing to anybody.
    pub(crate) fn text(&self, path: &str) -> String {
        if !path.ends_with(".yaml") {
            return String::new();
        }
        let bytes = self.source.read(path).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A path within a folder, without a `./` in front.
pub(crate) fn join(directory: &Path, path: &Path) -> PathBuf {
    if directory == Path::new(".") { path.to_owned() } else { directory.join(path) }
}

/// A file's name without its folder and ending: its id.
pub(crate) fn stem(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// A file from anywhere, within the limit that holds for the project's files.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let cannot = |error| Failure::disk("read", file, &error);
    let metadata = std::fs::metadata(file).map_err(cannot)?;
    if !metadata.is_file() {
        return Err(Failure::command(format!("{} is not a file", file.display())));
    }
    if metadata.len() > MAX_FILE_BYTES {
        let why = SourceError::TooLarge;
        return Err(Failure::command(format!("cannot read {}: {why}", file.display())));
    }
    std::fs::read(file).map_err(cannot)
}
