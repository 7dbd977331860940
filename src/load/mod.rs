//! From files to typed content.

pub(crate) mod declare;
pub mod decode;
mod reader;
pub mod schema;
pub mod yaml;

pub(crate) use reader::is_id;
pub use schema::{Kind, schema_json};

use crate::diagnostic::Diagnostic;
use crate::source::{Library, Source};
use reader::Reader;
use schema::{Brand, Exercise, Handout, Locale, Poster};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One file of a project, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<T> {
    /// Its path.
    pub file: Arc<str>,
    /// What it says.
    pub value: T,
}

impl<T> std::ops::Deref for Entry<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// All files of a project, by id. An id is the file's name without `.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Exercises.
    pub exercises: BTreeMap<String, Entry<Exercise>>,
    /// Handouts.
    pub handouts: BTreeMap<String, Entry<Handout>>,
    /// Posters.
    pub posters: BTreeMap<String, Entry<Poster>>,
    /// Clinics.
    pub brands: BTreeMap<String, Entry<Brand>>,
    /// Words the tool prints, by tag.
    pub locales: BTreeMap<String, Entry<Locale>>,
    /// The text of every file read, by path: for showing the line of a diagnostic.
    pub texts: BTreeMap<Arc<str>, Arc<str>>,
    /// Files with errors, whether or not something of them could be read: nothing is built from
    /// them, and a use of them is not called unknown.
    pub failed: BTreeSet<(Kind, String)>,
}

/// Reads every file of a project, and says everything that is wrong with them.
pub fn load(source: &dyn Source) -> (Project, Vec<Diagnostic>) {
    let guides = || {
        let mut reader = Reader::new(source);
        let exercises = reader.read_all(Kind::Exercise);
        let handouts = reader.read_all(Kind::Handout);
        let posters = reader.read_all(Kind::Poster);
        (exercises, handouts, posters, reader)
    };
    // As many words again.
    let dress = || {
        let mut reader = Reader::new(source);
        (reader.read_all(Kind::Brand), reader.read_locales(), reader)
    };
    let ((exercises, handouts, posters, mut reader), (brands, locales, second)) =
        rayon::join(guides, dress);
    reader.absorb(second);
    let Reader { texts, failed, problems, .. } = reader;
    (Project { exercises, handouts, posters, brands, locales, texts, failed }, problems)
}

/// The library's own English: every other locale follows it. A project without words of its own has
/// read it already.
pub fn english(project: &Project) -> Option<Cow<'_, Locale>> {
    let path = Kind::Locale.path("en");
    let bytes = Library.read(&path);
    if let (Some(entry), Ok(bytes)) = (project.locales.get("en"), &bytes)
        && project.texts.get(&entry.file).is_some_and(|text| text.as_bytes() == &**bytes)
    {
        return Some(Cow::Borrowed(&entry.value));
    }
    Reader::new(&Library).read(Kind::Locale, "en", &path.into(), bytes).map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Layers, Memory};

    #[test]
    fn the_library_loads_without_a_word() {
        let (project, problems) = load(&Library);
        assert!(problems.is_empty(), "{problems:#?}");
        assert!(project.brands.contains_key("default"));
        assert!(project.locales["en"].messages.len() > 50);
    }

    #[test]
    fn a_locale_of_the_clinic_adds_to_the_librarys() {
        let clinic = Memory::from([(
            "guides/locales/en.yaml",
            "messages: {foot.page: 'P {page} of {pages}'}\nterms: {regions: {jaw: Jaw}}\n",
        )]);
        let (project, problems) = load(&Layers(vec![Box::new(clinic), Box::new(Library)]));
        assert!(problems.is_empty(), "{problems:#?}");
        let en = &project.locales["en"];
        assert_eq!(en.messages["foot.page"].forms().next(), Some("P {page} of {pages}"));
        assert_eq!(en.messages["safety.title"].forms().next(), Some("Stop and get help"));
        let regions = &en.terms.as_ref().expect("terms").regions;
        assert!(regions.contains_key("jaw") && regions.contains_key("neck"));
        let lower = &en.messages["safety.title"].at;
        assert!(project.texts.contains_key(&lower.file), "both texts are kept");
    }
}
