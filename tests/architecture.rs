//! The invariants of ARCHITECTURE.md that the sources themselves can show.

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file under a folder of `src`, with its text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut out = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a folder");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = fs::read_to_string(&path).expect("text");
            out.push((path, text));
        }
    }
    assert!(!out.is_empty(), "no sources under {folder}");
    out
}

/// No file under the folder mentions any of the words outside comments.
fn assert_free_of(folder: &str, words: &[&str], except: &[&str]) {
    for (path, text) in sources(folder) {
        if except.iter().any(|end| path.to_string_lossy().contains(end)) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            for word in words {
                assert!(!code.contains(word), "{}:{}: {word}", path.display(), number + 1);
            }
        }
    }
}

#[test]
fn layout_never_imports_the_pdf_library() {
    for stage in ["load", "check", "resolve", "layout", "picture"] {
        assert_free_of(stage, &["krilla", "hayro"], &[]);
    }
}

#[test]
fn paint_never_shapes_or_measures_text() {
    assert_free_of("paint", &["parley", "Typesetter"], &["tests.rs"]);
}

#[test]
fn only_sources_and_the_binary_touch_disk_or_clock() {
    let doors = ["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant::now"];
    for stage in ["load", "check", "resolve", "layout", "paint", "picture"] {
        assert_free_of(stage, &doors, &["tests.rs"]);
    }
}

#[test]
fn the_library_never_prints() {
    let printing = ["println!", "eprintln!", "print!(", "dbg!"];
    for stage in ["load", "check", "resolve", "layout", "paint", "picture", "source"] {
        assert_free_of(stage, &printing, &["tests.rs"]);
    }
}
