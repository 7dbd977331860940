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
