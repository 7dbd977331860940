//! Which form of a word a number asks for: *1 time*, *2 times*, *5 раз*.

use crate::load::schema::locale::PluralCategory as Form;
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

    /// The form for a number. A range (*5–10 times*) asks for the form of its end: CLDR's own range
    /// rules differ from that in a few languages only, and ICU4X does not offer them as stable yet.
    pub(crate) fn form(&self, number: u16) -> Form {
        match self.rules.as_ref().map(|rules| rules.category_for(number)) {
            Some(PluralCategory::Zero) => Form::Zero,
            Some(PluralCategory::One) => Form::One,
            Some(PluralCategory::Two) => Form::Two,
            Some(PluralCategory::Few) => Form::Few,
            Some(PluralCategory::Many) => Form::Many,
            Some(PluralCategory::Other) | None => Form::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_those_of_cldr() {
        for (tag, number, form) in [
            ("en", 1, Form::One),
            ("en-GB", 0, Form::Other),
            ("es-MX", 1, Form::One),
            ("fr", 0, Form::One),
            ("pl", 3, Form::Few),
            ("pl", 5, Form::Many),
            ("ar", 2, Form::Two),
            ("ar", 0, Form::Zero),
            ("ja", 1, Form::Other),
            ("?", 1, Form::Other),
        ] {
            assert_eq!(Plurals::of(tag).form(number), form, "{tag} {number}");
        }
    }
}
