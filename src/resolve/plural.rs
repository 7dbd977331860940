//! Which form of a word a number asks for: *1 time*, *2 times*, *5 раз*.

use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules, PluralRulesOptions};

/// The plural rules of one language (CLDR, compiled in).
#[derive(Debug)]
pub(crate) struct Plurals {
    /// `None` for a tag CLDR cannot read: every number is then `other`.
    rules: Option<PluralRules>,
}

impl Plurals {
    /// The rules of a BCP 47 tag.
    pub(crate) fn of(tag: &str) -> Plurals {
        let rules = Locale::try_from_str(tag).ok().and_then(|locale| {
            PluralRules::try_new(locale.into(), PluralRulesOptions::default()).ok()
        });
        Plurals { rules }
    }

    /// CLDR's name of the form for a number. A range (*5–10 times*) asks for the form of its end:
    /// CLDR's own range rules differ from that in a few languages only, and ICU4X does not offer
    /// them as stable yet.
    pub(crate) fn form(&self, number: u32) -> &'static str {
        match self.rules.as_ref().map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => "zero",
            Some(PluralCategory::One) => "one",
            Some(PluralCategory::Two) => "two",
            Some(PluralCategory::Few) => "few",
            Some(PluralCategory::Many) => "many",
            Some(PluralCategory::Other) | None => "other",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_cldr() {
        for (tag, number, form) in [
            ("en", 1, "one"),
            ("en-GB", 0, "other"),
            ("es-MX", 1, "one"),
            ("es", 1_000_000, "many"),
            ("fr", 0, "one"),
            ("pl", 3, "few"),
            ("pl", 5, "many"),
            ("ar", 2, "two"),
            ("ar", 0, "zero"),
            ("ja", 1, "other"),
            ("?", 1, "other"),
        ] {
            assert_eq!(Plurals::of(tag).form(number), form, "{tag} {number}");
        }
    }
}
