//! Everything that can be built: holding an id's value means that every id within it resolves.

use crate::load::schema::{BASE_LANGUAGE, Brand, Exercise, Handout, Locale, Poster};
use crate::load::{Entry, Project};
use icu_locale_core::LanguageIdentifier;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A checked project, without what has errors.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    exercises: BTreeMap<String, Entry<Exercise>>,
    handouts: BTreeMap<String, Entry<Handout>>,
    posters: BTreeMap<String, Entry<Poster>>,
    brands: BTreeMap<String, Entry<Brand>>,
    /// Filled in from the languages they vary, and from English.
    locales: BTreeMap<String, Locale>,
    texts: BTreeMap<Arc<str>, Arc<str>>,
}

impl Catalogue {
    /// Takes over a project whose errors have been taken out.
    pub(super) fn new(project: Project) -> Catalogue {
        let locales = fill_locales(&project.locales);
        let Project { exercises, handouts, posters, brands, texts, .. } = project;
        Catalogue { exercises, handouts, posters, brands, locales, texts }
    }

    /// An exercise by id.
    pub fn exercise(&self, id: &str) -> Option<&Exercise> {
        self.exercises.get(id).map(|entry| &entry.value)
    }

    /// A handout by id.
    pub fn handout(&self, id: &str) -> Option<&Handout> {
        self.handouts.get(id).map(|entry| &entry.value)
    }

    /// A poster by id.
    pub fn poster(&self, id: &str) -> Option<&Poster> {
        self.posters.get(id).map(|entry| &entry.value)
    }

    /// A clinic by id.
    pub fn brand(&self, id: &str) -> Option<&Brand> {
        self.brands.get(id).map(|entry| &entry.value)
    }

    /// The words of a language, its fallbacks filled in: `es-MX` over `es` over `en`. A language
    /// without a file gives the nearest that has one.
    pub fn locale(&self, tag: &str) -> Option<&Locale> {
        chain(tag).find_map(|tag| self.locales.get(&tag))
    }

    /// Whether there is a file for a language or for the language it varies.
    pub fn speaks(&self, tag: &str) -> bool {
        let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        chain(tag).any(|near| self.locales.contains_key(&near) && language(&near) == language(tag))
    }

    /// Ids of all exercises, sorted.
    pub fn exercise_ids(&self) -> impl Iterator<Item = &str> {
        self.exercises.keys().map(String::as_str)
    }

    /// Ids of all handouts, sorted.
    pub fn handout_ids(&self) -> impl Iterator<Item = &str> {
        self.handouts.keys().map(String::as_str)
    }

    /// Ids of all posters, sorted.
    pub fn poster_ids(&self) -> impl Iterator<Item = &str> {
        self.posters.keys().map(String::as_str)
    }

    /// Ids of all clinics, sorted.
    pub fn brand_ids(&self) -> impl Iterator<Item = &str> {
        self.brands.keys().map(String::as_str)
    }

    /// Tags of all languages with a file, sorted.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.locales.keys().map(String::as_str)
    }

    /// The texts of all files, by path: for showing the line of a diagnostic.
    pub fn texts(&self) -> &BTreeMap<Arc<str>, Arc<str>> {
        &self.texts
    }
}

/// A tag and what it falls back to: `es-MX`, `es`, `en`.
pub fn chain(tag: &str) -> impl Iterator<Item = String> + use<> {
    // Tags are compared in their canonical spelling; what is no tag is looked up as it is.
    let tag =
        tag.parse::<LanguageIdentifier>().map_or_else(|_| tag.to_owned(), |id| id.to_string());
    let shorter = |tag: &String| tag.rfind('-').map(|hyphen| tag[..hyphen].to_owned());
    std::iter::successors(Some(tag), shorter).chain(std::iter::once(BASE_LANGUAGE.to_owned()))
}

fn fill_locales(locales: &BTreeMap<String, Entry<Locale>>) -> BTreeMap<String, Locale> {
    let fill = |(tag, entry): (&String, &Entry<Locale>)| {
        let mut locale = entry.value.clone();
        for lower in chain(tag).skip(1).filter_map(|tag| locales.get(&tag)) {
            locale.fill_from(lower);
        }
        (tag.clone(), locale)
    };
    locales.iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_fall_back_step_by_step_and_end_in_english() {
        assert_eq!(chain("es-MX").collect::<Vec<_>>(), ["es-MX", "es", "en"]);
        assert_eq!(chain("ES-mx").collect::<Vec<_>>(), ["es-MX", "es", "en"]);
        assert_eq!(chain("zh-Hant-TW").collect::<Vec<_>>(), ["zh-Hant-TW", "zh-Hant", "zh", "en"]);
        assert_eq!(chain("é é").collect::<Vec<_>>(), ["é é", "en"]);
    }
}
