//! How problems are shown: with the line at fault for people, as JSON for programs.

use super::workspace::Workspace;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use carepress::diagnostic::{Diagnostic, Place, Severity, locate};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::fmt::Write;
use std::ops::Range;

/// Characters of a line shown from where a problem starts, and again after where it ends: enough
/// for a sentence. What comes before, the renderer cuts to the width of a screen.
const AFTER: usize = 60;

/// A column that nobody wrote by hand: the line is not shown.
const FAR: usize = 10_000;

/// Problems in the order people mend them: by file, then by place, each once.
pub(crate) struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Sorts what the stages found. With `strict`, a warning is an error.
    pub(crate) fn new(mut diagnostics: Vec<Diagnostic>, strict: bool) -> Report {
        if strict {
            for diagnostic in diagnostics.iter_mut().filter(|d| d.severity == Severity::Warning) {
                diagnostic.severity = Severity::Error;
            }
        }
        diagnostics.sort_by(|a, b| {
            let key = |d: &Diagnostic| (std::cmp::Reverse(d.severity), d.code);
            a.at.cmp(&b.at)
                .then_with(|| key(a).cmp(&key(b)))
                .then_with(|| a.message.cmp(&b.message))
        });
        diagnostics.dedup();
        // All that a translation lacks covers what a guide missed of it.
        let lacks = diagnostics.iter().filter(|d| d.code == "missing-translation");
        let listed: HashSet<Place> = lacks.filter_map(|d| d.at.clone()).collect();
        let covered = |at: &Option<Place>| at.as_ref().is_some_and(|at| listed.contains(at));
        diagnostics.retain(|d| d.code != "untranslated" || !covered(&d.at));
        Report { diagnostics }
    }

    /// Leaves out what is less severe.
    pub(crate) fn keep(mut self, least: Severity) -> Report {
        self.diagnostics.retain(|d| d.severity >= least);
        self
    }

    /// Whether anything stops a build.
    pub(crate) fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Whether there is nothing to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Each problem with its line, and how many there are. Empty when there is none.
    pub(crate) fn human(&self, workspace: &Workspace) -> String {
        let mut texts = Texts::new(workspace);
        let renderer = Renderer::styled().hyperlink(false);
        let mut out = String::new();
        for diagnostic in &self.diagnostics {
            let title = level(diagnostic.severity)
                .primary_title(diagnostic.message.as_str())
                .id(diagnostic.code);
            let place = diagnostic.at.as_ref().map(|at| {
                Excerpt::new(texts.of(&at.file), at.range.start, at.range.end)
                    .element(workspace.shown(&at.file))
            });
            let _ = writeln!(out, "{}", renderer.render(&[title.elements(place)]));
            if let Some(help) = &diagnostic.help {
                let help = Group::with_title(Level::HELP.secondary_title(help));
                let _ = writeln!(out, "{}", renderer.render(&[help]));
            }
            out.push('\n');
        }
        if !self.is_empty() {
            let _ = writeln!(out, "{}", self.counts());
        }
        out
    }

    /// "2 errors, 1 warning", leaving out what there is none of.
    pub(crate) fn counts(&self) -> String {
        let kinds =
            [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
        let counted = kinds.map(|(severity, word)| {
            (self.diagnostics.iter().filter(|d| d.severity == severity).count(), word)
        });
        let parts: Vec<String> =
            counted.iter().filter(|(n, _)| *n > 0).map(|&(n, word)| plural(n, word)).collect();
        if parts.is_empty() { "no problems".to_owned() } else { parts.join(", ") }
    }

    /// A JSON array, one problem a line.
    pub(crate) fn json(&self, workspace: &Workspace) -> String {
        let mut texts = Texts::new(workspace);
        let lines: Vec<String> = self
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let place = diagnostic.at.as_ref().map(|at| {
                    let text = texts.of(&at.file);
                    let position = |offset| {
                        let (line, column) = locate(text, offset);
                        Position { line, column }
                    };
                    (&*at.file, position(at.range.start), position(at.range.end))
                });
                let problem = Problem {
                    severity: severity_name(diagnostic.severity),
                    code: diagnostic.code,
                    message: &diagnostic.message,
                    help: diagnostic.help.as_deref(),
                    file: place.as_ref().map(|(file, ..)| *file),
                    line: place.as_ref().map(|(_, start, _)| start.line),
                    column: place.as_ref().map(|(_, start, _)| start.column),
                    end: place.map(|(.., end)| end),
                };
                serde_json::to_string(&problem).unwrap_or_default()
            })
            .collect();
        if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
    }
}

/// A diagnostic as programs read it. Lines and columns count from 1, columns in characters.
#[derive(Serialize)]
struct Problem<'a> {
    severity: &'static str,
    code: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    file: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end: Option<Position>,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

/// "1 page", "2 pages".
pub(crate) fn plural(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

/// Texts of files, each read once.
struct Texts<'a> {
    workspace: &'a Workspace,
    read: HashMap<String, String>,
}

impl<'a> Texts<'a> {
    fn new(workspace: &'a Workspace) -> Texts<'a> {
        Texts { workspace, read: HashMap::new() }
    }

    fn of(&mut self, file: &str) -> &str {
        if !self.read.contains_key(file) {
            self.read.insert(file.to_owned(), self.workspace.text(file));
        }
        self.read.get(file).map_or("", String::as_str)
    }
}

/// The line at fault, as much of it as helps.
struct Excerpt {
    line: usize,
    column: usize,
    shown: String,
    fault: Range<usize>,
}

impl Excerpt {
    /// The first line of a range of bytes. Offsets may be anything.
    fn new(text: &str, start: usize, end: usize) -> Excerpt {
        let (line, column) = locate(text, start);
        let whole = text.lines().nth(line - 1).unwrap_or_default();
        let length = text
            .get(start..end)
            .map_or(0, |fault| fault.lines().next().unwrap_or_default().trim_end().chars().count());
        let mut rest = whole.chars();
        let mut shown: String = rest.by_ref().take(column - 1).collect();
        let from = shown.len();
        shown.extend(rest.by_ref().take(length.min(AFTER)));
        let to = shown.len();
        shown.extend(rest.by_ref().take(AFTER));
        if rest.next().is_some() {
            shown.push('…');
        }
        Excerpt { line, column, shown, fault: from..to }
    }

    /// `file:line:column`, and the line itself where there is one that people would read.
    fn element<'a>(self, path: String) -> Element<'a> {
        if self.shown.trim().is_empty() || self.column > FAR {
            return Origin::path(path).line(self.line).char_column(self.column).into();
        }
        let fault = AnnotationKind::Primary.span(self.fault);
        Snippet::source(self.shown).line_start(self.line).path(path).annotation(fault).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excerpt(text: &str, start: usize, end: usize) -> (usize, usize, String, String) {
        let e = Excerpt::new(text, start, end);
        (e.line, e.column, e.shown.clone(), e.shown[e.fault].to_owned())
    }

    #[test]
    fn an_excerpt_is_the_first_line_at_fault() {
        assert_eq!(excerpt("a: 1\nbé: two\n", 10, 13), (2, 5, "bé: two".into(), "two".into()));
        assert_eq!(excerpt("a: |\n  b\n  c\n", 3, 12), (1, 4, "a: |".into(), "|".into()));
    }

    #[test]
    fn an_excerpt_of_a_huge_line_ends_and_of_a_wild_range_is_sane() {
        let line = format!("ab{}{}", "x".repeat(100_000), "y".repeat(100_000));
        let (at, column, shown, fault) = excerpt(&line, 2, 100_002);
        assert_eq!((at, column, fault), (1, 3, "x".repeat(AFTER)));
        assert_eq!(shown.chars().count(), 2 + 2 * AFTER + 1);
        assert_eq!(excerpt("", 5, 99), (1, 1, String::new(), String::new()));
        // Within a character, and the wrong way round.
        assert_eq!(excerpt("é: x", 1, 0), (1, 1, "é: x".into(), String::new()));
    }
}
