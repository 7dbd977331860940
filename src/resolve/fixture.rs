//! Small projects for tests, with the library's own words.

use crate::check::{Catalogue, Scope, check};
use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::figure::read::PeopleChoice;
use crate::load::load;
use crate::load::schema::Dose;
use crate::resolve::Request;
use crate::resolve::document::{Document, Inline, Phrase, Text, Variant};
use crate::source::{Layers, Library, Memory, Source};
use crate::units::Pt;

/// The files laid over the library.
pub(crate) fn source(files: &[(&str, &str)]) -> Layers {
    let files: Memory =
        files.iter().map(|(path, text)| (path.to_string(), text.as_bytes())).collect();
    Layers(vec![Box::new(files), Box::new(Library)])
}

/// What can be built from a source; its files must be free of errors.
pub(crate) fn catalogue(source: &dyn Source) -> Catalogue {
    let (project, mut problems) = load(source);
    let (catalogue, more) = check(project, source, &Scope::All);
    problems.extend(more);
    problems.retain(Diagnostic::is_error);
    assert_eq!(problems, []);
    catalogue
}

/// A request for a guide in the library's own brand.
pub(crate) fn request(guide: &str, language: &str) -> Request {
    Request {
        guide: guide.to_owned(),
        language: Some(language.to_owned()),
        brand: "default".to_owned(),
        paper: None,
        bleed: Pt::ZERO,
        variant: Variant::Standard,
        date: None,
        people: PeopleChoice::default(),
    }
}

/// A guide that resolves, and the messages about it.
pub(crate) fn resolve(files: &[(&str, &str)], request: &Request) -> (Document, Vec<String>) {
    let source = source(files);
    let (document, problems) = super::resolve(&catalogue(&source), &source, request)
        .unwrap_or_else(|errors| panic!("{errors:#?}"));
    (document, problems.into_iter().map(|problem| problem.message).collect())
}

/// A dose as a file says it.
pub(crate) fn dose(yaml: &str) -> Dose {
    let text = format!(
        "name: X\nregions: [core]\nposition: sitting\nlevel: gentle\nsteps: [Sit.]\ndose: {yaml}\n"
    );
    let memory = Memory::from([("guides/exercises/x.yaml", text)]);
    let (project, problems) = load(&memory);
    assert_eq!(problems, [], "{yaml}");
    project.exercises["x"].dose.clone()
}

/// A line with bold words in stars, marks in brackets, and foreign words behind their language.
pub(crate) fn shown(text: &Text) -> String {
    let shown = |inline: &Inline| match inline {
        Inline::Plain(words) => words.clone(),
        Inline::Bold(words) => format!("*{words}*"),
        Inline::Foreign { words, language } => format!("<{language}: {words}>"),
        Inline::Mark(letter) => format!("[{letter}]"),
    };
    text.inlines.iter().map(shown).collect()
}

/// A phrase with its number in stars.
pub(crate) fn said(phrase: &Phrase) -> String {
    let number = match phrase.number.as_str() {
        "" if phrase.blank.is_some() => "___".to_owned(),
        "" => String::new(),
        number => format!("*{number}*"),
    };
    let parts = [phrase.before.clone(), number, phrase.after.clone()];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

/// A colour as brands write it: `#0F6E84`.
pub(crate) fn hex(text: &str) -> Color {
    let [r, g, b, _] = csscolorparser::parse(text).unwrap().to_rgba8();
    Color::rgb(r, g, b)
}
