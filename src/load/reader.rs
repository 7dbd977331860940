//! Reads files one by one and keeps what they say.

use super::decode::{Context, Decode};
use super::schema::{Kind, Locale};
use super::{Entry, yaml};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::parallel;
use crate::source::{Source, SourceError};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Goes through the files of a source.
pub(super) struct Reader<'s> {
    source: &'s dyn Source,
    pub(super) texts: BTreeMap<Arc<str>, Arc<str>>,
    pub(super) failed: BTreeSet<(Kind, String)>,
    pub(super) problems: Vec<Diagnostic>,
}

/// The bytes of a file, or why there are none.
type Bytes = Result<Cow<'static, [u8]>, SourceError>;

impl<'s> Reader<'s> {
    pub(super) fn new(source: &'s dyn Source) -> Reader<'s> {
        Reader { source, texts: BTreeMap::new(), failed: BTreeSet::new(), problems: Vec::new() }
    }

    /// Every file of a kind. A file of a clinic takes the place of the library's.
    pub(super) fn read_all<T: Decode + Send>(&mut self, kind: Kind) -> BTreeMap<String, Entry<T>> {
        let ids: Vec<(String, String)> = self.ids(kind).into_iter().collect();
        let read = parallel::map(&ids, |(id, path)| {
            let mut reader = Reader::new(self.source);
            let file: Arc<str> = path.as_str().into();
            let value = reader.read(kind, id, &file, self.source.read(path));
            (value.map(|value| Entry { file, value }), reader)
        });
        let mut entries = BTreeMap::new();
        for ((id, _), (entry, reader)) in ids.into_iter().zip(read) {
            self.absorb(reader);
            entries.extend(entry.map(|entry| (id, entry)));
        }
        entries
    }

    /// Takes over what another has read, and what is wrong with it.
    pub(super) fn absorb(&mut self, other: Reader<'_>) {
        self.texts.extend(other.texts);
        self.failed.extend(other.failed);
        self.problems.extend(other.problems);
    }

    /// Every locale. A file of a clinic adds to the library's of the same tag.
    pub(super) fn read_locales(&mut self) -> BTreeMap<String, Entry<Locale>> {
        let mut entries = BTreeMap::new();
        for (tag, path) in self.ids(Kind::Locale) {
            let mut locale: Option<Entry<Locale>> = None;
            for (depth, bytes) in self.source.versions(&path).into_iter().enumerate() {
                // The lower file has the same path and other text: it needs a name of its own.
                let name = if depth == 0 { path.clone() } else { format!("library/{path}") };
                let file: Arc<str> = name.into();
                if let Some(value) = self.read(Kind::Locale, &tag, &file, bytes) {
                    match &mut locale {
                        None => locale = Some(Entry { file, value }),
                        Some(upper) => upper.value.fill_from(&value),
                    }
                }
            }
            entries.extend(locale.map(|locale| (tag, locale)));
        }
        entries
    }

    /// Ids and paths of the files of a kind.
    fn ids(&mut self, kind: Kind) -> BTreeMap<String, String> {
        let mut ids: BTreeMap<String, String> = BTreeMap::new();
        for path in self.source.list(kind.folder()) {
            let name = path.rsplit('/').next().unwrap_or(&path);
            let Some(id) = name.strip_suffix(".yaml") else {
                let message = format!("`{name}` is not read");
                let help = "names of guides end in .yaml".to_owned();
                self.file_problem(Severity::Warning, "file-name", message, &path, help);
                continue;
            };
            let well_formed = match kind {
                Kind::Locale => is_tag(id),
                _ => is_id(id),
            };
            if !well_formed {
                let message = format!("`{id}` cannot be an id");
                let help = match kind {
                    Kind::Locale => "name the file after a language tag: es.yaml, pt-BR.yaml",
                    _ => "use small letters, digits and hyphens: chair-twist.yaml",
                };
                self.file_problem(Severity::Error, "file-name", message, &path, help.to_owned());
                continue;
            }
            if let Some(first) = ids.get(id) {
                let message = format!("there are two files for the {} `{id}`", kind.name());
                let help = format!("rename one of the two; the other is {first}");
                self.file_problem(Severity::Error, "duplicate-id", message, &path, help);
                continue;
            }
            ids.insert(id.to_owned(), path);
        }
        ids
    }

    fn file_problem(
        &mut self,
        severity: Severity,
        code: &'static str,
        message: String,
        path: &str,
        help: String,
    ) {
        let at = Some(Place::start_of(path));
        self.problems.push(Diagnostic::new(severity, code, message, at).help(help));
    }

    /// Reads one file. Its text is kept, whatever else is wrong with it.
    pub(super) fn read<T: Decode>(
        &mut self,
        kind: Kind,
        id: &str,
        file: &Arc<str>,
        bytes: Bytes,
    ) -> Option<T> {
        let before = self.problems.len();
        let value = self.decode(file, bytes);
        if self.problems[before..].iter().any(Diagnostic::is_error) {
            self.failed.insert((kind, id.to_owned()));
        }
        value
    }

    fn decode<T: Decode>(&mut self, file: &Arc<str>, bytes: Bytes) -> Option<T> {
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(error) => {
                let (message, help) = match &error {
                    SourceError::Io(reason) => (
                        format!("the file cannot be read: {reason}"),
                        "see that you may read the file and its folder",
                    ),
                    SourceError::Outside => {
                        (error.to_string(), "put the file itself there rather than a link to it")
                    }
                    SourceError::TooLarge => (error.to_string(), "split it into several guides"),
                    SourceError::NotFound => (error.to_string(), "put the file there"),
                };
                let problem =
                    Diagnostic::error("unreadable", message, &Place::start_of(file.clone()))
                        .help(help);
                self.problems.push(problem);
                return None;
            }
        };
        let text = match yaml::text(file, &bytes) {
            Ok(text) => text,
            Err(problem) => {
                // As far as it is text, it can be shown, up to the byte that is none.
                if problem.code == yaml::NOT_UTF8 {
                    self.texts.insert(file.clone(), String::from_utf8_lossy(&bytes).into());
                }
                self.problems.push(problem);
                return None;
            }
        };
        self.texts.insert(file.clone(), text.into());
        let node = yaml::parse(file, text, &mut self.problems)?;
        let mut cx = Context::new(file.clone());
        let value = T::decode(&node, &mut cx);
        self.problems.append(&mut cx.problems);
        value
    }
}

/// Small letters, digits and single hyphens between them.
pub(crate) fn is_id(name: &str) -> bool {
    let word = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    name.split('-').all(word)
}

/// A BCP 47 tag.
fn is_tag(name: &str) -> bool {
    name.parse::<icu_locale_core::LanguageIdentifier>().is_ok()
}
