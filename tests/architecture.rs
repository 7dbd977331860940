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

/// Every folder and file of the library: all of `src` but the command.
fn library() -> Vec<String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let entries = fs::read_dir(src).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().into_string());
    let names = names.map(|name| name.expect("a name of letters"));
    names.filter(|name| !["cli", "main.rs"].contains(&name.as_str())).collect()
}

/// No part of the library but these mentions any of the words.
fn assert_only(parts: &[&str], words: &[&str]) {
    for part in library().iter().filter(|part| !parts.contains(&part.as_str())) {
        assert_free_of(part, words, &["tests.rs"]);
    }
}

#[test]
fn only_paint_and_raster_import_the_pdf_libraries() {
    assert_only(&["paint", "raster.rs"], &["krilla", "hayro"]);
}

#[test]
fn paint_never_shapes_or_measures_text() {
    assert_free_of("paint", &["parley", "Typesetter"], &["tests.rs"]);
}

#[test]
fn only_sources_and_the_binary_touch_disk_or_clock() {
    let doors = ["std::fs", "std::env", "std::net", "std::process", "SystemTime", "Instant::now"];
    assert_only(&["source", "source.rs"], &doors);
}

#[test]
fn the_library_never_prints() {
    assert_only(&[], &["println!", "eprintln!", "print!(", "dbg!"]);
}

#[test]
fn no_stage_knows_a_later_one() {
    let stages = ["source", "load", "check", "resolve", "layout", "impose", "paint"];
    for (index, stage) in stages.iter().enumerate() {
        let later = stages[index + 1..].iter().map(|later| format!("crate::{later}"));
        let later = later.collect::<Vec<_>>();
        let later = later.iter().map(String::as_str).collect::<Vec<_>>();
        assert_free_of(stage, &later, &["tests.rs"]);
    }
}

#[test]
fn figures_stand_beside_the_press() {
    let press =
        ["crate::check", "crate::resolve", "crate::layout", "crate::impose", "crate::paint"];
    assert_free_of("figure", &press, &[]);
}
