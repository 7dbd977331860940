//! Whatever a file holds, loading and checking it ends with words, not with a crash.

use carepress::check::{Scope, check};
use carepress::diagnostic::Diagnostic;
use carepress::load::{Kind, load};
use carepress::source::{Folder, Layers, Library, Memory, Source};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same inputs in every run; enough to pass through every part of the decoder.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        rng_seed: RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Loads and checks a file over the library, and holds every diagnostic to naming a piece of text.
fn examine(path: &str, bytes: Vec<u8>) -> Vec<Diagnostic> {
    let source = Layers(vec![Box::new(Memory::from([(path, bytes)])), Box::new(Library)]);
    examine_source(&source)
}

fn examine_source(source: &dyn Source) -> Vec<Diagnostic> {
    let (project, mut problems) = load(source);
    let texts = project.texts.clone();
    problems.extend(check(project, source, &Scope::All).1);
    for at in problems.iter().filter_map(|problem| problem.at.as_ref()) {
        let text = texts.get(&at.file).map_or("", |text| text);
        assert!(text.get(at.range.clone()).is_some(), "{at:?} is no part of its file");
    }
    problems
}

fn codes(problems: &[Diagnostic], path: &str) -> Vec<&'static str> {
    let about = |d: &&Diagnostic| d.at.as_ref().is_some_and(|at| &*at.file == path);
    problems.iter().filter(about).map(|problem| problem.code).collect()
}

/// Pieces of YAML and of our schema, to be thrown together.
const PIECES: &[&str] = &[
    "name: ",
    "steps:\n",
    "  - ",
    "dose: ",
    "{",
    "}",
    "[",
    "]",
    "reps: ",
    "hold: ",
    "20 s",
    "5-10",
    "\n",
    "\n  ",
    "\t",
    ": ",
    "- ",
    "&a ",
    "*a",
    "|\n",
    ">-\n",
    "\"",
    "'",
    "#",
    "---\n",
    "...\n",
    "!tag ",
    "? ",
    "~",
    "é",
    "\u{2028}",
    "\u{feff}",
    "translations: ",
    "es: ",
    "sections: ",
    "exercises: ",
    "use: ",
    "messages: ",
    "foot.page: ",
    "{page}",
    "colors: ",
    "primary: ",
    "\"#0F6E84\"",
    "figures: ",
    "image: ",
    "alt: ",
    "../",
    "%YAML 1.2\n",
    "\\x00",
    "\r",
    "\r\n",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

/// A file of the library, with a piece of it taken out and something else put there.
fn damaged() -> impl Strategy<Value = (String, Vec<u8>)> {
    let paths = Library.list("guides");
    (prop::sample::select(paths), any::<prop::sample::Index>(), 0..40_usize, soup()).prop_map(
        |(path, at, length, with)| {
            let mut bytes = Library.read(&path).expect("shipped").into_owned();
            let start = at.index(bytes.len());
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, with.into_bytes());
            (path, bytes)
        },
    )
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes(kind in prop::sample::select(Kind::ALL.to_vec()), bytes: Vec<u8>) {
        examine(&kind.path("en"), bytes);
    }

    #[test]
    fn any_yaml(kind in prop::sample::select(Kind::ALL.to_vec()), text in soup()) {
        examine(&kind.path("en"), text.into_bytes());
    }

    #[test]
    fn any_damage_to_the_library((path, bytes) in damaged()) {
        examine(&path, bytes);
    }
}

const FILE: &str = "guides/exercises/a.yaml";

#[test]
fn files_that_are_no_text() {
    let latin1 = b"name: Turn\nsummary: caf\xe9\n".to_vec();
    let problems = examine(FILE, latin1);
    assert_eq!(codes(&problems, FILE), ["not-utf8"]);
    assert_eq!(problems[0].message, "the file is not UTF-8 text: byte 24 on line 2");
    let utf16: Vec<u8> = "name: Turn".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(!codes(&examine(FILE, utf16), FILE).is_empty());
}

#[test]
fn ten_megabytes() {
    let huge = "- turn the head\n".repeat(10 * 1024 * 1024 / 16).into_bytes();
    assert_eq!(codes(&examine(FILE, huge), FILE), ["too-large"]);
    let many = format!("steps: [{}]", "x, ".repeat(600_000)).into_bytes();
    assert_eq!(codes(&examine(FILE, many), FILE), ["too-many-values"]);
    let keys: String = (0..100_000).map(|key| format!("k{key}: 1\n")).collect();
    assert_eq!(codes(&examine(FILE, keys.into_bytes()), FILE), ["too-many-values"]);
    let long = format!("name: {}", "x".repeat(1024 * 1024)).into_bytes();
    assert!(!codes(&examine(FILE, long), FILE).is_empty());
}

#[test]
fn deep_nesting() {
    for open in ["[", "{a: ", "- ", "? "] {
        let problems = examine(FILE, open.repeat(100_000).into_bytes());
        assert!(codes(&problems, FILE).iter().any(|code| *code != "empty-file"), "{open:?}");
    }
}

#[test]
fn a_long_ladder_of_exercises() {
    let exercise = |n: u32| {
        let body =
            "regions: [neck]\nposition: sitting\nlevel: gentle\nsteps: [Sit.]\ndose: {reps: 3}\n";
        let text = format!("name: Turn\n{body}harder: step-{}\n", n + 1);
        (format!("guides/exercises/step-{n}.yaml"), text.into_bytes())
    };
    let files: Memory = (0..2000).map(exercise).collect();
    let problems = examine_source(&Layers(vec![Box::new(files), Box::new(Library)]));
    let unknown = problems.iter().filter(|problem| problem.code == "unknown-exercise").count();
    assert_eq!(unknown, 1, "the last step leads nowhere");
}

#[cfg(unix)]
#[test]
fn pictures_and_guides_linked_from_outside() {
    use std::fs;
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().expect("a temporary folder");
    let project = dir.path().join("project");
    fs::create_dir_all(project.join("illustrations")).expect("created");
    fs::create_dir_all(project.join("guides/brands")).expect("created");
    fs::write(dir.path().join("secret.png"), "secret").expect("written");
    fs::write(dir.path().join("secret.yaml"), "name: secret").expect("written");
    symlink(dir.path().join("secret.png"), project.join("illustrations/logo.png")).expect("linked");
    symlink(dir.path().join("secret.yaml"), project.join("guides/brands/x.yaml")).expect("linked");
    let brand = "name: B\ncolors: {primary: \"#0F6E84\"}\nemergency: {call: '9'}\n\
                 logo: {image: logo.png, alt: B logo}\n";
    fs::write(project.join("guides/brands/b.yaml"), brand).expect("written");
    let folder = Folder::open(&project).expect("opened");
    let problems = examine_source(&Layers(vec![Box::new(folder), Box::new(Library)]));
    assert_eq!(codes(&problems, "guides/brands/b.yaml"), ["image-outside"]);
    assert_eq!(codes(&problems, "guides/brands/x.yaml"), ["unreadable"]);
    assert!(problems.iter().all(|problem| !problem.message.contains("secret.")));
}
