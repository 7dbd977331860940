//! Words in the language asked for, field by field, and a record of what is missing.

use crate::diagnostic::{Diagnostic, Place};
use crate::load::schema::{BASE_LANGUAGE, Text, Translations};
use crate::resolve::document;
use crate::resolve::markup;
use icu_locale_core::LanguageIdentifier;

/// Words chosen for the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Said<'a> {
    /// The words, with their place.
    pub(crate) text: &'a Text,
    /// Set when they are not in the language of the page.
    pub(crate) language: Option<&'static str>,
}

impl Said<'_> {
    /// As plain words.
    pub(crate) fn plain(self) -> document::Text {
        markup::plain(self.text, self.language)
    }
}

/// The first part of a language tag: `es` of `es-MX`.
pub(crate) fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// A tag in its usual spelling: `es-MX` for `ES-mx`. What is no tag stays as it is.
pub(crate) fn canonical(tag: &str) -> String {
    LanguageIdentifier::try_from_str(tag).map_or_else(|_| tag.to_owned(), |id| id.to_string())
}

/// A tag and its wider forms, narrowest first: `zh-Hant-TW`, `zh-Hant`, `zh`.
pub(crate) fn widening(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |tag| tag.rfind(['-', '_']).map(|end| &tag[..end]))
}

/// Chooses the words of one file: from its translations where they have them, else the file's own.
#[derive(Debug)]
pub(crate) struct Voice<'a, W> {
    /// Narrowest first.
    translations: Vec<&'a W>,
    /// Whether the file's own words are in another language than the page.
    foreign: bool,
    missing: Vec<String>,
}

impl<'a, W> Voice<'a, W> {
    /// The words of a file for a page in the language `tag`.
    pub(crate) fn new(tag: &str, translations: &'a Translations<W>) -> Voice<'a, W> {
        Voice {
            translations: widening(tag).filter_map(|tag| translations.get(tag)).collect(),
            foreign: primary(tag) != BASE_LANGUAGE,
            missing: Vec::new(),
        }
    }

    /// The words of a field.
    pub(crate) fn say(
        &mut self,
        key: &str,
        own: &'a Text,
        of: impl Fn(&'a W) -> Option<&'a Text>,
    ) -> Said<'a> {
        match self.translations.iter().find_map(|words| of(words)) {
            Some(text) => Said { text, language: None },
            None => Said { text: own, language: self.fall_back(key) },
        }
    }

    /// The words of a field the file may lack.
    pub(crate) fn maybe(
        &mut self,
        key: &str,
        own: Option<&'a Text>,
        of: impl Fn(&'a W) -> Option<&'a Text>,
    ) -> Option<Said<'a>> {
        own.map(|own| self.say(key, own, of))
    }

    /// The words of a list. A list is translated whole or not at all: half of it would mix
    /// languages from one line to the next.
    pub(crate) fn list(
        &mut self,
        key: &str,
        own: &'a [Text],
        of: impl Fn(&'a W) -> &'a [Text],
    ) -> Vec<Said<'a>> {
        if own.is_empty() {
            return Vec::new();
        }
        let translated =
            self.translations.iter().map(|words| of(words)).find(|list| list.len() == own.len());
        let (list, language) = match translated {
            Some(list) => (list, None),
            None => (own, self.fall_back(key)),
        };
        list.iter().map(|text| Said { text, language }).collect()
    }

    /// Looks something up that is not a field of its own.
    pub(crate) fn find<T>(&self, of: impl Fn(&'a W) -> Option<T>) -> Option<T> {
        self.translations.iter().find_map(|words| of(words))
    }

    /// The language of the file's own words, when it is not the page's.
    pub(crate) fn own_language(&self) -> Option<&'static str> {
        self.foreign.then_some(BASE_LANGUAGE)
    }

    /// Whether there is a translation at all, and the page needs one.
    pub(crate) fn is_translated(&self) -> bool {
        self.foreign && !self.translations.is_empty()
    }

    fn fall_back(&mut self, key: &str) -> Option<&'static str> {
        if self.foreign {
            self.missing.push(key.to_owned());
        }
        self.own_language()
    }

    /// One warning that lists what had to be left in the file's own language.
    pub(crate) fn report(&self, what: &str, tag: &str, at: &Place) -> Option<Diagnostic> {
        (!self.missing.is_empty()).then(|| {
            Diagnostic::warning(
                "untranslated",
                format!("{what} is not fully in `{tag}`: missing {}", self.missing.join(", ")),
                at,
            )
            .help(format!("add the words under `translations: {}:`", primary(tag)))
        })
    }
}
