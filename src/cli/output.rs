//! Files written whole or not at all.

use super::failure::Failure;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file to be written.
pub(crate) struct Output {
    /// Where it goes.
    pub(crate) path: PathBuf,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// What to do about a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// Replace it, in one step.
    Replace,
    /// Leave it and fail.
    Keep,
}

/// Writes files, making folders as needed.
///
/// Everything is written beside its target first and only then put in its place, so a full disk
/// or a folder that refuses leaves the files of the last time as they were.
pub(crate) fn write_all(outputs: &[Output], existing: Existing) -> Result<(), Failure> {
    for Output { path, .. } in outputs {
        if path.is_dir() {
            return Err(Failure::command(format!("{} is a folder", path.display()))
                .help("a file of that name is to be written: move or rename the folder"));
        }
        if existing == Existing::Keep && path.symlink_metadata().is_ok() {
            return Err(already_there(path));
        }
    }
    let staged = outputs.iter().map(stage).collect::<Result<Vec<_>, _>>()?;
    for (file, Output { path, .. }) in staged.into_iter().zip(outputs) {
        match existing {
            Existing::Replace => file.persist(path).map(drop),
            Existing::Keep => file.persist_noclobber(path).map(drop),
        }
        .map_err(|failed| match failed.error.kind() {
            io::ErrorKind::AlreadyExists => already_there(path),
            io::ErrorKind::PermissionDenied => Failure::disk("replace", path, &failed.error)
                .help("close the file where it is open, or choose another folder with --out"),
            _ => Failure::disk("write", path, &failed.error),
        })?;
    }
    Ok(())
}

fn already_there(path: &Path) -> Failure {
    Failure::command(format!("{} is there already", path.display()))
        .help("choose another name, or edit the file")
}

/// Says what stands in the way of a folder.
fn cannot_make(folder: &Path, error: &io::Error) -> Failure {
    match folder.ancestors().find(|part| part.exists() && !part.is_dir()) {
        Some(file) => Failure::command(format!("{} is a file, not a folder", file.display()))
            .help("choose another folder with --out, or move or rename the file"),
        None => Failure::disk("make", folder, error),
    }
}

/// Writes a file under another name beside its target.
fn stage(output: &Output) -> Result<NamedTempFile, Failure> {
    let folder = match output.path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder).map_err(|error| cannot_make(folder, &error))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".carepress-").suffix(".tmp");
    // A temporary file is its owner's alone; a handout on a shared drive is not.
    #[cfg(unix)]
    let permissions = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(permissions);
    // The temporary name in tempfile's own messages helps nobody.
    let file = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()));
    file.and_then(|file| file.as_file().write_all(&output.bytes).map(|()| file))
        .map_err(|error| Failure::disk("write", &output.path, &error))
}

/// A number of bytes for people, in steps of 1000: "840 B", "212 kB", "1.3 MB".
pub(crate) fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn output(path: PathBuf, text: &str) -> Output {
        Output { path, bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_others_as_they_were() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let (good, bad) = (dir.path().join("a.pdf"), dir.path().join("b.pdf"));
        fs::write(&good, "old").expect("written");
        fs::create_dir(&bad).expect("created");
        let outputs = [output(good.clone(), "new"), output(bad, "new")];
        assert!(write_all(&outputs, Existing::Replace).is_err());
        assert_eq!(fs::read_to_string(&good).expect("read"), "old");
        assert_eq!(fs::read_dir(dir.path()).expect("listed").count(), 2, "nothing left behind");

        write_all(&outputs[..1], Existing::Replace).expect("written");
        assert_eq!(fs::read_to_string(&good).expect("read"), "new");
        assert!(write_all(&outputs[..1], Existing::Keep).is_err());
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(
            [999, 1_000, 211_001, 1_340_000].map(size),
            ["999 B", "1 kB", "212 kB", "1.3 MB"]
        );
    }
}
