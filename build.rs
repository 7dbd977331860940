//! Lists the files that are embedded in the binary, for `src/source.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Folders of the library, and the kinds of file in them that are its content.
const CONTENT: [(&str, &[&str]); 3] = [
    ("fonts", &["ttf", "otf", "ttc"]),
    ("guides", &["yaml"]),
    ("illustrations", &["svg", "png", "jpg", "jpeg", "webp", "yaml"]),
];

/// Pictures of the page that teaches poses.
const TEACHING: &str = "illustrations/teaching";

fn main() -> io::Result<()> {
    let mut paths = Vec::new();
    for (folder, kinds) in CONTENT {
        println!("cargo::rerun-if-changed={folder}");
        collect(Path::new(folder), kinds, &mut paths)?;
    }
    paths.sort_unstable();
    let mut table = String::from("/// Every file with its path, sorted.\n");
    table += "static FILES: &[(&str, &[u8])] = &[\n";
    for path in paths {
        let bytes = format!("include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{path}\"))");
        let _ = writeln!(table, "    ({path:?}, {bytes}),");
    }
    table += "];\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("library.rs"), table)
}

/// Adds the files of these kinds in a folder and below it, with forward slashes on every system.
fn collect(folder: &Path, kinds: &[&str], paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path != Path::new(TEACHING) {
                collect(&path, kinds, paths)?;
            }
        } else if path.extension().is_some_and(|kind| kinds.iter().any(|k| kind == *k)) {
            let parts = path.iter().map(|part| part.to_string_lossy());
            paths.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    Ok(())
}
