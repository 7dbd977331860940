//! A folder on disk.

use super::{MAX_FILE_BYTES, Source, SourceError, within};
use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A project folder on disk. Nothing outside it is read, links included.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    /// Folders within it whose links have been followed: following asks the system about every
    /// part of a path.
    followed: Arc<Mutex<HashMap<PathBuf, PathBuf>>>,
}

impl Folder {
    /// Opens a folder.
    ///
    /// # Errors
    /// When there is no such folder, or it is a file.
    pub fn open(path: impl AsRef<Path>) -> Result<Folder, SourceError> {
        let root = fs::canonicalize(path).map_err(|e| error(&e))?;
        if root.is_dir() {
            Ok(Folder { root, followed: Arc::default() })
        } else {
            Err(SourceError::Io("it is a file, not a folder".to_owned()))
        }
    }

    /// The folder, without links in its path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Where a path leads once links are followed, if that is within the folder.
    fn resolve(&self, path: &Path) -> Result<PathBuf, SourceError> {
        if let (Some(folder), Some(name)) = (path.parent(), path.file_name()) {
            let real = self.follow_folder(folder)?.join(name);
            // Nothing is left to follow, unless the file is a link itself.
            match fs::symlink_metadata(&real) {
                Ok(metadata) if !metadata.is_symlink() => return Ok(real),
                Err(problem) if problem.kind() == io::ErrorKind::NotFound => {
                    return Err(SourceError::NotFound);
                }
                _ => {}
            }
        }
        self.follow(path)
    }

    fn follow_folder(&self, folder: &Path) -> Result<PathBuf, SourceError> {
        let mut followed = self.followed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(real) = followed.get(folder) {
            return Ok(real.clone());
        }
        let real = self.follow(folder)?;
        followed.insert(folder.to_owned(), real.clone());
        Ok(real)
    }

    fn follow(&self, path: &Path) -> Result<PathBuf, SourceError> {
        let real = fs::canonicalize(self.root.join(path)).map_err(|problem| {
            if self.is_link_out(path) { SourceError::Outside } else { error(&problem) }
        })?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(SourceError::Outside) }
    }

    /// Whether a path that cannot be followed is a link to somewhere outside: then that is what is
    /// wrong with it, rather than that there is nothing.
    fn is_link_out(&self, path: &Path) -> bool {
        let link = self.root.join(path);
        let Ok(target) = fs::read_link(&link) else { return false };
        let target = link.parent().map_or(target.clone(), |folder| folder.join(&target));
        // The target is not there, but a folder above it is.
        let above = target.ancestors().skip(1).find_map(|folder| fs::canonicalize(folder).ok());
        above.is_some_and(|folder| !folder.starts_with(&self.root))
    }

    /// Adds the files below `dir`. `above` holds the real folders on the way there, so that links
    /// in a circle come to an end.
    fn collect(&self, dir: &str, above: &mut Vec<PathBuf>, paths: &mut Vec<String>) {
        let Ok(real) = self.resolve(Path::new(dir)) else { return };
        if above.contains(&real) {
            return;
        }
        let Ok(entries) = fs::read_dir(&real) else { return };
        above.push(real);
        for entry in entries.flatten() {
            // A name that is not Unicode cannot be written in YAML either.
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            let path = if dir.is_empty() { name } else { format!("{dir}/{name}") };
            match self.resolve(Path::new(&path)) {
                Ok(real) if real.is_dir() => self.collect(&path, above, paths),
                Ok(real) if real.is_file() => paths.push(path),
                // Listed, so that reading it says why it is refused.
                Err(SourceError::Outside) => paths.push(path),
                _ => {}
            }
        }
        above.pop();
    }
}

impl Source for Folder {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, SourceError> {
        within(path)?;
        let real = self.resolve(Path::new(path))?;
        let metadata = fs::metadata(&real).map_err(|e| error(&e))?;
        // Even opening a pipe might never end.
        if !metadata.is_file() {
            return Err(SourceError::NotFound);
        }
        if metadata.len() > MAX_FILE_BYTES {
            return Err(SourceError::TooLarge);
        }
        let file = File::open(&real).map_err(|e| error(&e))?;
        let mut bytes = Vec::with_capacity(metadata.len() as usize);
        // The file may grow while it is read: the limit holds all the same.
        file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|e| error(&e))?;
        if bytes.len() as u64 > MAX_FILE_BYTES {
            return Err(SourceError::TooLarge);
        }
        Ok(Cow::Owned(bytes))
    }

    fn list(&self, dir: &str) -> Vec<String> {
        let mut paths = Vec::new();
        if dir.is_empty() || within(dir).is_ok() {
            self.collect(dir, &mut Vec::new(), &mut paths);
        }
        paths.sort_unstable();
        paths
    }
}

fn error(error: &io::Error) -> SourceError {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SourceError::NotFound,
        _ => SourceError::Io(error.kind().to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> (tempfile::TempDir, Folder) {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let root = dir.path().join("project");
        fs::create_dir_all(root.join("guides/exercises")).expect("created");
        fs::write(root.join("guides/exercises/a.yaml"), "name: A").expect("written");
        fs::write(root.join("guides/.hidden"), "x").expect("written");
        fs::write(dir.path().join("secret.txt"), "secret").expect("written");
        let folder = Folder::open(root).expect("opened");
        (dir, folder)
    }

    #[test]
    fn reads_and_lists_below_the_root() {
        let (_dir, folder) = project();
        assert_eq!(folder.read("guides/exercises/a.yaml").expect("read").as_ref(), b"name: A");
        assert_eq!(folder.list("guides"), ["guides/exercises/a.yaml"]);
        assert_eq!(folder.list(".."), Vec::<String>::new());
        assert_eq!(folder.read("guides"), Err(SourceError::NotFound), "a folder is no file");
        assert_eq!(folder.read("guides/b.yaml"), Err(SourceError::NotFound));
        assert_eq!(folder.read("../secret.txt"), Err(SourceError::Outside));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_refused_and_one_within_is_not() {
        use std::os::unix::fs::symlink;
        let (dir, folder) = project();
        let guides = folder.root().join("guides");
        symlink(dir.path().join("secret.txt"), guides.join("out.yaml")).expect("linked");
        symlink(dir.path(), guides.join("up")).expect("linked");
        symlink(dir.path().join("nothing"), guides.join("nowhere.yaml")).expect("linked");
        symlink(guides.join("nothing"), guides.join("lost.yaml")).expect("linked");
        symlink(guides.join("exercises/a.yaml"), guides.join("b.yaml")).expect("linked");
        symlink(&guides, guides.join("exercises/circle")).expect("linked");
        assert_eq!(folder.read("guides/out.yaml"), Err(SourceError::Outside));
        assert_eq!(folder.read("guides/up/secret.txt"), Err(SourceError::Outside));
        assert_eq!(folder.read("guides/nowhere.yaml"), Err(SourceError::Outside));
        assert_eq!(folder.read("guides/lost.yaml"), Err(SourceError::NotFound));
        assert!(folder.read("guides/b.yaml").is_ok());
        assert!(folder.list("guides").len() < 100, "a circle of links ends");
    }

    #[test]
    fn a_file_past_the_limit_is_not_read() {
        let (_dir, folder) = project();
        let file = File::create(folder.root().join("guides/big.yaml")).expect("created");
        file.set_len(MAX_FILE_BYTES + 1).expect("grown");
        assert_eq!(folder.read("guides/big.yaml"), Err(SourceError::TooLarge));
    }
}
