//! Where files come from: the only door to the disk.
//!
//! Paths are relative to the project folder, with forward slashes, and never leave it: a path with
//! `..`, an absolute path, or a link that leads outside is refused by every source alike.

mod folder;
mod memory;

pub use folder::Folder;
pub use memory::Memory;

use std::borrow::Cow;
use std::fmt;

/// The largest file that is read, in bytes: 32 MiB is a photograph at 100 megapixels.
pub const MAX_FILE_BYTES: u64 = 32 * 1024 * 1024;

/// Something that holds the files of a project.
pub trait Source: Send + Sync {
    /// The bytes of one file.
    ///
    /// # Errors
    /// When there is no such file, it lies outside the project, or it cannot be read.
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, SourceError>;

    /// Paths of all files in a folder and below it, sorted.
    fn list(&self, dir: &str) -> Vec<String>;

    /// Every version of one file, the one that counts first. Only [`Layers`] has more than one:
    /// a locale of the clinic adds to the library's locale instead of replacing it.
    fn versions(&self, path: &str) -> Vec<Result<Cow<'static, [u8]>, SourceError>> {
        vec![self.read(path)]
    }
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// There is no such file.
    NotFound,
    /// The path leads out of the project folder.
    Outside,
    /// The file is larger than [`MAX_FILE_BYTES`].
    TooLarge,
    /// The operating system said no; in its words.
    Io(String),
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SourceError::NotFound => f.write_str("there is no such file"),
            SourceError::Outside => f.write_str("the path leads out of the project folder"),
            SourceError::TooLarge => {
                write!(f, "the file is larger than {} MiB", MAX_FILE_BYTES / (1024 * 1024))
            }
            SourceError::Io(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for SourceError {}

/// The files shipped within the binary.
#[derive(Clone, Copy, Debug, Default)]
pub struct Library;

include!(concat!(env!("OUT_DIR"), "/library.rs"));

impl Source for Library {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, SourceError> {
        within(path)?;
        let found = FILES.binary_search_by_key(&path, |(path, _)| *path);
        found.map(|index| Cow::Borrowed(FILES[index].1)).map_err(|_| SourceError::NotFound)
    }

    fn list(&self, dir: &str) -> Vec<String> {
        let paths = FILES.iter().map(|(path, _)| *path);
        paths.filter(|path| is_below(path, dir)).map(str::to_owned).collect()
    }
}

/// Sources on top of each other: for every path the first that has it wins.
pub struct Layers(pub Vec<Box<dyn Source>>);

impl Source for Layers {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, SourceError> {
        // A file that is there and cannot be read is an error, not a reason to look below.
        let mut found = self.0.iter().map(|layer| layer.read(path));
        found.find(|read| !is_missing(read)).unwrap_or(Err(SourceError::NotFound))
    }

    fn list(&self, dir: &str) -> Vec<String> {
        let mut paths: Vec<String> = self.0.iter().flat_map(|layer| layer.list(dir)).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    }

    fn versions(&self, path: &str) -> Vec<Result<Cow<'static, [u8]>, SourceError>> {
        let all = self.0.iter().flat_map(|layer| layer.versions(path));
        all.filter(|read| !is_missing(read)).collect()
    }
}

fn is_missing<T>(read: &Result<T, SourceError>) -> bool {
    matches!(read, Err(SourceError::NotFound))
}

/// Refuses paths that could name anything but a file below the project folder.
fn within(path: &str) -> Result<(), SourceError> {
    let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
    // A backslash or a colon would be a folder or a drive on Windows; NUL ends a path elsewhere.
    if path.split('/').all(plain) && !path.contains(['\\', ':', '\0']) {
        Ok(())
    } else {
        Err(SourceError::Outside)
    }
}

fn is_below(path: &str, dir: &str) -> bool {
    dir.is_empty() || path.strip_prefix(dir).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_files_are_borrowed_and_listed_by_whole_folder_names() {
        let brand = Library.read("guides/brands/default.yaml").expect("shipped");
        assert!(matches!(brand, Cow::Borrowed(_)), "reading must not copy");
        let brands = Library.list("guides/brands");
        assert!(brands.contains(&"guides/brands/default.yaml".to_owned()), "{brands:?}");
        assert!(Library.list("guides/brand").is_empty(), "half a name is no folder");
        assert!(!Library.list("fonts").is_empty());
    }

    #[test]
    fn no_source_follows_a_path_out_of_the_project() {
        for path in
            ["../x", "guides/../../x", "/etc/passwd", "a//b", "./a", "", "C:/x", "..\\x", "a\0b"]
        {
            assert_eq!(Library.read(path), Err(SourceError::Outside), "{path:?}");
            assert_eq!(Memory::default().read(path), Err(SourceError::Outside), "{path:?}");
        }
    }

    #[test]
    fn upper_layers_win_and_lists_are_joined() {
        let upper = Memory::from([("a/x", "upper")]);
        let lower = Memory::from([("a/x", "lower"), ("a/y", "lower")]);
        let layers = Layers(vec![Box::new(upper), Box::new(lower)]);
        assert_eq!(layers.read("a/x").expect("is there").as_ref(), b"upper");
        assert_eq!(layers.read("a/y").expect("is there").as_ref(), b"lower");
        assert_eq!(layers.read("a/z"), Err(SourceError::NotFound));
        assert_eq!(layers.list("a"), ["a/x", "a/y"]);
        assert_eq!(layers.versions("a/x").len(), 2);
    }
}
