//! What carepress says of broken content, case by case.
//!
//! Each file of `tests/diagnostics/` holds cases: a title after `##`, files after `===`, and after
//! `==>` what is said of them, a line each. `CAREPRESS_BLESS=1 cargo test --test diagnostics`
//! rewrites the last part; read the difference before you commit it.

use carepress::check::{Scope, check};
use carepress::diagnostic::{Diagnostic, Severity, locate};
use carepress::figure::read::PeopleChoice;
use carepress::load::load;
use carepress::resolve::document::Variant;
use carepress::resolve::{Request, resolve};
use carepress::source::{Layers, Library, Memory};
use carepress::units::Pt;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Keys every exercise needs. A file marked `(exercise)` gets those it does not give itself, so
/// that a case shows nothing but its point.
const EXERCISE: [(&str, &str); 6] = [
    ("name", "Turn"),
    ("regions", "[neck]"),
    ("position", "sitting"),
    ("level", "gentle"),
    ("steps", "[Sit tall.]"),
    ("dose", "{reps: 3}"),
];

struct Case {
    title: String,
    /// Header lines and bodies, as written.
    files: Vec<(String, String)>,
    expected: String,
}

impl Case {
    fn parse_all(text: &str) -> Vec<Case> {
        text.split("## ").skip(1).map(Case::parse).collect()
    }

    fn parse(text: &str) -> Case {
        let (title, rest) = text.split_once('\n').expect("a title");
        let (files, expected) = rest.split_once("==>\n").expect("`==>` after the files");
        let files = files.split("=== ").skip(1).map(|file| {
            let (header, body) = file.split_once('\n').expect("a path");
            (header.to_owned(), body.to_owned())
        });
        Case {
            title: title.to_owned(),
            files: files.collect(),
            expected: expected.trim_end().to_owned(),
        }
    }

    fn write(&self, outcome: &str) -> String {
        let files: String =
            self.files.iter().map(|(header, body)| format!("=== {header}\n{body}")).collect();
        format!("## {}\n{files}==>\n{outcome}\n", self.title)
    }

    /// Path and content of each file, defaults filled in.
    fn contents(&self) -> Vec<(String, String)> {
        let content = |(header, body): &(String, String)| match header.strip_suffix(" (exercise)") {
            None => (header.clone(), body.clone()),
            Some(path) => {
                let given = |key: &str| body.lines().any(|l| l.starts_with(&format!("{key}:")));
                let defaults = EXERCISE.iter().filter(|(key, _)| !given(key));
                let defaults = defaults.map(|(key, value)| format!("{key}: {value}\n"));
                (path.to_owned(), body.clone() + &defaults.collect::<String>())
            }
        };
        self.files.iter().map(content).collect()
    }

    /// What is said of the case's own files once `change` has been made to their bytes.
    fn outcome(&self, change: impl Fn(String) -> Vec<u8>) -> String {
        let files: Memory =
            self.contents().into_iter().map(|(path, body)| (path, change(body))).collect();
        let own: Vec<String> = files.0.keys().cloned().collect();
        let source = Layers(vec![Box::new(files), Box::new(Library)]);
        let (project, mut problems) = load(&source);
        let mut texts = project.texts.clone();
        // Poses are no guides: they are read where they are named.
        for (path, body) in self.contents().into_iter().filter(|(path, _)| path.contains(".pose."))
        {
            let body = String::from_utf8_lossy(&change(body)).into_owned();
            let body = body.trim_start_matches('\u{feff}').to_owned();
            texts.insert(path.into(), body.into());
        }
        let (catalogue, found) = check(project, &source, &Scope::All);
        problems.extend(found);
        let ids = |folder: &str| {
            let own =
                own.iter().filter_map(|path| path.strip_prefix(folder)?.strip_suffix(".yaml"));
            own.map(str::to_owned).collect::<Vec<_>>()
        };
        // What is only found when a page is made of it.
        for guide in
            ids("guides/handouts/").into_iter().filter(|id| catalogue.handout(id).is_some())
        {
            for brand in
                ids("guides/brands/").into_iter().filter(|id| catalogue.brand(id).is_some())
            {
                let request = request(&guide, &brand);
                problems.extend(match resolve(&catalogue, &source, &request) {
                    Ok((_, warnings)) => warnings,
                    Err(errors) => errors,
                });
            }
        }
        problems.sort_by(|a, b| a.at.cmp(&b.at));
        let about = |d: &&Diagnostic| {
            d.at.as_ref().is_some_and(|at| own.iter().any(|path| **path == *at.file))
        };
        let lines: Vec<String> = problems.iter().filter(about).map(|d| line(d, &texts)).collect();
        if lines.is_empty() { "fine".to_owned() } else { lines.join("\n") }
    }
}

/// A guide in English, as a clinic prints it.
fn request(guide: &str, brand: &str) -> Request {
    Request {
        guide: guide.to_owned(),
        language: None,
        brand: brand.to_owned(),
        paper: None,
        bleed: Pt::ZERO,
        variant: Variant::Standard,
        date: None,
        people: PeopleChoice::default(),
    }
}

fn line(diagnostic: &Diagnostic, texts: &BTreeMap<Arc<str>, Arc<str>>) -> String {
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let at = diagnostic.at.as_ref().expect("diagnostics without a place are left out");
    let text = texts.get(&at.file).map_or("", |text| text);
    let (line, column) = locate(text, at.range.start);
    let help = diagnostic.help.as_deref().unwrap_or("(no help)");
    let Diagnostic { code, message, .. } = diagnostic;
    // Which words a locale lacks changes whenever English gains one: the kind of word will do.
    let message = match message.split_once(": ") {
        Some((what, _)) if what.starts_with("this language lacks") => what,
        _ => message,
    };
    format!("{severity}[{code}] {}:{line}:{column} {message} | {help}", at.file)
}

fn all_cases() -> Vec<(std::path::PathBuf, Vec<Case>)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    let mut paths: Vec<_> = fs::read_dir(dir)
        .expect("the folder of cases")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    let read = |path: &Path| Case::parse_all(&fs::read_to_string(path).expect("readable"));
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

#[test]
fn every_case_says_what_is_expected() {
    let bless = std::env::var_os("CAREPRESS_BLESS").is_some();
    assert!(!(bless && std::env::var_os("CI").is_some()), "CAREPRESS_BLESS is not for CI");
    let mut wrong = Vec::new();
    for (path, cases) in all_cases() {
        assert!(!cases.is_empty(), "{} has no cases", path.display());
        let outcomes: Vec<String> =
            cases.iter().map(|case| case.outcome(String::into_bytes)).collect();
        if bless {
            let texts = cases.iter().zip(&outcomes).map(|(case, outcome)| case.write(outcome));
            fs::write(&path, texts.collect::<Vec<_>>().join("\n")).expect("written");
            continue;
        }
        for (case, outcome) in cases.iter().zip(outcomes) {
            if case.expected != outcome {
                let title = &case.title;
                wrong.push(format!("## {title}\nexpected:\n{}\nsaid:\n{outcome}\n", case.expected));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Editors on Windows add a byte-order mark and end lines with CRLF: neither may change a word.
#[test]
fn byte_order_marks_and_crlf_change_nothing() {
    for case in all_cases().into_iter().flat_map(|(_, cases)| cases) {
        let plain = case.outcome(String::into_bytes);
        let crlf = case.outcome(|text| text.replace('\n', "\r\n").into_bytes());
        assert_eq!(plain, crlf, "CRLF: {}", case.title);
        let marked = case.outcome(|text| format!("\u{feff}{text}").into_bytes());
        assert_eq!(plain, marked, "byte-order mark: {}", case.title);
    }
}
