//! The fonts a project brings, and nothing else.
//!
//! System fonts are never used: the same project gives the same page on every machine.

use crate::diagnostic::{Diagnostic, Place};
use crate::source::Source;
use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The family every page falls back to, and the default for body text.
pub const DEFAULT_FAMILY: &str = "Lexend";

/// The family for Greek, Cyrillic and whatever else the default lacks.
pub const WIDE_FAMILY: &str = "Noto Sans";

/// Every font under `fonts/`, registered by family. Cloning shares the font files.
#[derive(Clone)]
pub struct Fonts {
    collection: Collection,
    families: Vec<String>,
    /// File names by the identity of their bytes, for dumps and messages.
    names: BTreeMap<u64, String>,
}

impl Fonts {
    /// Registers every font file of the project. A file that is no font is an error at that file.
    pub fn load(source: &dyn Source) -> (Fonts, Vec<Diagnostic>) {
        let mut collection =
            Collection::new(CollectionOptions { shared: false, system_fonts: false });
        let mut families = BTreeSet::new();
        let mut names = BTreeMap::new();
        let mut diagnostics = Vec::new();
        for path in source.list("fonts") {
            if !is_font_path(&path) {
                continue;
            }
            let place = Place::start_of(path.as_str());
            let bytes = match source.read(&path) {
                Ok(bytes) => bytes,
                Err(error) => {
                    diagnostics.push(Diagnostic::error(
                        "unreadable-font",
                        format!("the font cannot be read: {error}"),
                        &place,
                    ));
                    continue;
                }
            };
            if ends_early(&bytes) {
                diagnostics.push(
                    Diagnostic::error(
                        "damaged-font",
                        "the font file ends before its tables do",
                        &place,
                    )
                    .help("copy or download the font again"),
                );
                continue;
            }
            let blob = Blob::new(Arc::new(bytes));
            let file = path.rsplit('/').next().unwrap_or(&path);
            names.insert(blob.id(), file.split('.').next().unwrap_or(file).to_owned());
            let added = collection.register_fonts(blob, None);
            if added.is_empty() {
                diagnostics.push(
                    Diagnostic::error("not-a-font", "this file is not a font", &place).help(
                        "put TrueType or OpenType files (.ttf, .otf, .ttc) in fonts/; \
                         a web font (.woff2) has to be converted first",
                    ),
                );
            }
            for (id, _) in added {
                families.extend(collection.family_name(id).map(str::to_owned));
            }
        }
        (Fonts { collection, families: families.into_iter().collect(), names }, diagnostics)
    }

    /// The names of all families, in alphabetical order.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// The family of that name, whatever the case of its letters.
    pub fn family(&self, name: &str) -> Option<&str> {
        self.families.iter().find(|f| f.eq_ignore_ascii_case(name)).map(String::as_str)
    }

    /// Families to try for each character in turn: the one asked for, the default, the wide one,
    /// then every other the project brings.
    pub(crate) fn stack(&self, first: &str) -> Vec<String> {
        let mut stack = vec![first.to_owned()];
        let rest = [DEFAULT_FAMILY, WIDE_FAMILY].into_iter().map(str::to_owned);
        for family in rest.chain(self.families.iter().cloned()) {
            if !stack.contains(&family) {
                stack.push(family);
            }
        }
        stack
    }

    /// The name of the file with this identity.
    pub(crate) fn file_name(&self, blob: u64) -> &str {
        self.names.get(&blob).map_or("?", String::as_str)
    }

    /// A context for shaping with exactly these fonts.
    pub(crate) fn context(&self) -> FontContext {
        FontContext { collection: self.collection.clone(), source_cache: SourceCache::default() }
    }
}

/// Whether a path ends like a font file.
fn is_font_path(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "ttf" | "otf" | "ttc" | "otc" | "woff" | "woff2")
}

/// Whether a font, or one of a collection, has a table that lies beyond the end of the file, as
/// after a copy that was cut short: shaping would find no glyphs, or the wrong ones. Offsets as in
/// the OpenType specification, "Organization of an OpenType Font".
fn ends_early(bytes: &[u8]) -> bool {
    let u32_at = |at: usize| {
        let four = bytes.get(at..at.checked_add(4)?)?;
        usize::try_from(u32::from_be_bytes(four.try_into().ok()?)).ok()
    };
    let u16_at = |at: usize| {
        let two = bytes.get(at..at.checked_add(2)?)?;
        Some(usize::from(u16::from_be_bytes(two.try_into().ok()?)))
    };
    let complete = |start: usize| {
        let tables = u16_at(start.checked_add(4)?)?;
        let whole = (0..tables).all(|table| {
            let record = start + 12 + table * 16;
            let end = u32_at(record + 8).zip(u32_at(record + 12));
            end.is_some_and(|(offset, length)| offset.saturating_add(length) <= bytes.len())
        });
        Some(whole)
    };
    let fonts: Option<Vec<usize>> = match bytes.get(..4) {
        Some(b"ttcf") => u32_at(8)
            .filter(|count| *count <= bytes.len() / 4)
            .and_then(|count| (0..count).map(|font| u32_at(12 + font * 4)).collect()),
        Some(b"\0\x01\0\0" | b"OTTO" | b"true") => Some(vec![0]),
        // Not a font at all, which is said elsewhere.
        _ => return false,
    };
    !fonts.is_some_and(|fonts| fonts.into_iter().all(|font| complete(font) == Some(true)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Library, Memory};

    #[test]
    fn a_font_cut_short_is_an_error() {
        let whole = Library.read("fonts/lexend/Lexend-Regular.ttf").unwrap().into_owned();
        let codes = |bytes: &[u8]| -> Vec<String> {
            let source = Memory::from_iter([("fonts/x.ttf".to_owned(), bytes.to_vec())]);
            Fonts::load(&source).1.iter().map(|d| d.code.to_string()).collect()
        };
        assert_eq!(codes(&whole), [""; 0]);
        assert_eq!(codes(&whole[..whole.len() / 2]), ["damaged-font"]);
        assert_eq!(codes(&whole[..40]), ["damaged-font"]);
        assert_eq!(codes(b"hello"), ["not-a-font"]);
        assert_eq!(codes(b"ttcf\0\x01\0\0\xff\xff\xff\xff"), ["damaged-font"]);
    }
}
