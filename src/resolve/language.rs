//! The tool's own words in the language asked for.

use crate::check::Catalogue;
use crate::diagnostic::Place;
use crate::load::schema;
use crate::load::schema::BASE_LANGUAGE;
use crate::load::schema::dose::Count;
use crate::load::schema::locale::{self, Locale, Message, PluralCategory};
use crate::load::schema::values::Date;
use crate::resolve::document::{Direction, Language, Phrase, Text};
use crate::resolve::markup;
use crate::resolve::message::{Value, fill, phrase};
use crate::resolve::plural::Plurals;
use crate::resolve::translate::primary;

/// The words of the page's language. What its locale lacks is already filled in from the languages
/// it varies and from English; the place of such a word tells which.
#[derive(Debug)]
pub(crate) struct Words<'a> {
    /// The tag asked for, and which way its script runs.
    pub(crate) language: Language,
    locale: &'a Locale,
    plurals: Plurals,
    /// For sentences around content that is not translated.
    base: Option<(&'a Locale, Plurals)>,
}

impl<'a> Words<'a> {
    /// The words of the language `tag`; `None` when nothing is in that language.
    pub(crate) fn new(catalogue: &'a Catalogue, tag: &str) -> Option<Words<'a>> {
        let locale = catalogue.speaks(tag).then(|| catalogue.locale(tag)).flatten()?;
        // A tag that says more than its language (`es-MX`) says it in the PDF as well; a locale that
        // says nothing has been given the tag of English.
        let written = match &locale.language {
            Some(written) if tag == primary(&written.value) => written.value.clone(),
            _ => tag.to_owned(),
        };
        let direction = match &locale.direction {
            Some(direction) if direction.value == locale::Direction::Rtl => Direction::Rtl,
            _ => Direction::Ltr,
        };
        Some(Words {
            language: Language { tag: written, direction },
            locale,
            plurals: Plurals::of(tag),
            base: catalogue.locale(BASE_LANGUAGE).map(|base| (base, Plurals::of(BASE_LANGUAGE))),
        })
    }

    /// A sentence of the tool.
    pub(crate) fn text(&self, key: &str, values: &[(&str, Value<'_>)]) -> Text {
        self.locale.messages.get(key).map_or_else(Text::default, |message| Text {
            inlines: fill(message.text(PluralCategory::Other), values),
            at: Some(message.at.clone()),
            language: self.foreign(&message.at),
        })
    }

    /// A sentence of the tool around words of the content (`{text}`), both in the content's
    /// language: half a sentence in another language could not be read aloud.
    pub(crate) fn around(&self, key: &str, values: &[(&str, Value<'_>)], content: &Text) -> Text {
        let message = self.locale_of(content.language.as_deref()).messages.get(key);
        let template = message.map_or("{text}", |message| message.text(PluralCategory::Other));
        let mut values = values.to_vec();
        values.push(("text", Value::Line(&content.inlines)));
        Text {
            inlines: fill(template, &values),
            at: content.at.clone(),
            language: content.language.clone(),
        }
    }

    /// A phrase around a number or range.
    pub(crate) fn count(&self, key: &str, count: Count) -> Phrase {
        phrase(self.template(key, count.to), &self.range(count))
    }

    /// The form of a phrase for so many, its number not yet filled in.
    pub(crate) fn template(&self, key: &str, count: u16) -> &str {
        let message = self.locale.messages.get(key);
        message.map_or("", |message| message.text(self.plurals_of(message).form(count)))
    }

    /// A phrase whose number is to be written by hand, in the form of most numbers.
    pub(crate) fn left_open(&self, key: &str) -> Phrase {
        let message = self.locale.messages.get(key);
        let template = message.map_or("", |message| message.text(PluralCategory::Other));
        let spoken = self.text("dose.blank", &[]).to_plain();
        Phrase { blank: Some(spoken), ..phrase(template, "") }
    }

    /// A phrase without a number.
    pub(crate) fn phrase(&self, key: &str) -> Phrase {
        Phrase { after: self.text(key, &[]).to_plain(), ..Phrase::default() }
    }

    /// `5` or `5–10`. Digits are 0 to 9 in every language, as on clocks and scales.
    pub(crate) fn range(&self, count: Count) -> String {
        let (from, to) = (count.from.to_string(), count.to.to_string());
        if from == to {
            return from;
        }
        let template = self.locale.range.as_ref().map_or("{from}–{to}", |range| &range.value);
        template.replace("{from}", &from).replace("{to}", &to)
    }

    /// A day: *2 Nov 2026*.
    pub(crate) fn date(&self, date: Date) -> String {
        self.calendar(date, self.locale.date.as_ref(), "{year}-{month}-{day}")
    }

    /// A month: *May 2027*.
    pub(crate) fn month(&self, date: Date) -> String {
        self.calendar(date, self.locale.month_date.as_ref(), "{year}-{month}")
    }

    fn calendar(&self, date: Date, template: Option<&schema::Text>, otherwise: &str) -> String {
        let month = self.locale.months.get(usize::from(date.month).wrapping_sub(1));
        let month = month.map_or_else(|| date.month.to_string(), |name| name.value.clone());
        template
            .map_or(otherwise, |template| &template.value)
            .replace("{day}", &date.day.to_string())
            .replace("{year}", &date.year.to_string())
            .replace("{month}", &month)
    }

    /// The mark between whole and parts of a number.
    pub(crate) fn decimal(&self) -> &str {
        self.locale.decimal.as_ref().map_or(".", |decimal| &decimal.value)
    }

    /// *a*, *a or b*, *a, b, or c*.
    pub(crate) fn any_of(&self, items: &[String], language: Option<&str>) -> String {
        let list = self.locale_of(language).list.as_ref();
        let joiner = |of: fn(&locale::ListWords) -> &locale::Joiner| {
            list.map_or(", ", |list| of(list).0.as_str())
        };
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [one, two] => format!("{one}{}{two}", joiner(|list| &list.two)),
            [most @ .., last] => {
                let most = most.join(joiner(|list| &list.separator));
                format!("{most}{}{last}", joiner(|list| &list.last))
            }
        }
    }

    /// Whether `feel`, in that language, goes on the sentence *You should feel*.
    pub(crate) fn feel_continues(&self, language: Option<&str>) -> bool {
        self.locale_of(language).feel_continues.unwrap_or(false)
    }

    /// Names of the days, Monday first: a letter to print, a name to read aloud.
    pub(crate) fn weekdays(&self) -> Vec<(Text, String)> {
        let Some(days) = &self.locale.weekdays else { return Vec::new() };
        let names = days.long.iter().map(|name| name.value.clone());
        days.short.iter().map(|letter| self.own(letter)).zip(names).collect()
    }

    /// Lines of the safety box.
    pub(crate) fn safety_lines(
        &self,
        of: impl Fn(&locale::SafetyLines) -> &[schema::Text],
    ) -> Vec<Text> {
        let lines = self.locale.safety.as_ref().map_or(&[][..], of);
        lines.iter().map(|line| self.own(line)).collect()
    }

    /// The words for an id.
    pub(crate) fn term(
        &self,
        id: &str,
        of: impl Fn(&locale::Terms) -> Option<&schema::Text>,
    ) -> Text {
        // Checked content has words for every id.
        let term = self.locale.terms.as_ref().and_then(of);
        term.map_or_else(|| Text::plain(id.replace('-', " ")), |term| self.own(term))
    }

    /// Words of the locale as they are.
    fn own(&self, text: &schema::Text) -> Text {
        Text {
            inlines: markup::words(&text.value),
            at: Some(text.at.clone()),
            language: self.foreign(&text.at),
        }
    }

    /// The language of a locale's words, when it is not the page's.
    fn foreign(&self, at: &Place) -> Option<String> {
        let tag = at.file.rsplit('/').next()?.strip_suffix(".yaml")?;
        (primary(tag) != primary(&self.language.tag)).then(|| tag.to_owned())
    }

    fn plurals_of(&self, message: &Message) -> &Plurals {
        match &self.base {
            Some((_, plurals)) if self.foreign(&message.at).is_some() => plurals,
            _ => &self.plurals,
        }
    }

    fn locale_of(&self, language: Option<&str>) -> &'a Locale {
        match &self.base {
            Some((base, _)) if language.is_some() => base,
            _ => self.locale,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::resolve::fixture::{catalogue, shown, source};

    const DAY: Date = Date { year: 2026, month: 11, day: 2 };

    #[test]
    fn words_follow_the_language_and_fall_back() {
        let source =
            source(&[("guides/locales/es-MX.yaml", "messages: {strip.by: Atendido por}\n")]);
        let catalogue = catalogue(&source);
        let words = |tag| Words::new(&catalogue, tag).unwrap();
        assert_eq!(words("en").language.tag, "en-GB");
        assert_eq!(words("en-US").language.tag, "en-US");
        assert_eq!(words("es-MX").language.tag, "es-MX");
        assert_eq!(shown(&words("es-MX").text("strip.by", &[])), "Atendido por");
        assert_eq!(shown(&words("es-MX").text("strip.date", &[])), "Fecha");
        assert_eq!(words("en").date(DAY), "2 Nov 2026");
        assert_eq!(words("es").month(DAY), "nov 2026");
        assert!(Words::new(&catalogue, "xx").is_none());
    }

    #[test]
    fn a_word_that_is_missing_is_english_and_says_so() {
        let source = source(&[("guides/locales/fr.yaml", "messages: {strip.by: Par}\n")]);
        let catalogue = catalogue(&source);
        let words = Words::new(&catalogue, "fr").unwrap();
        assert_eq!(words.text("strip.by", &[]).language, None);
        let date = words.text("strip.date", &[]);
        assert_eq!((shown(&date).as_str(), date.language.as_deref()), ("Date", Some("en")));
        // French counts 0 and 1 as one; English words still take English forms.
        let none = Count { from: 0, to: 0 };
        assert_eq!(words.count("dose.reps", none).after, "times");
    }

    #[test]
    fn a_sentence_around_foreign_words_is_in_their_language() {
        let source = source(&[]);
        let catalogue = catalogue(&source);
        let words = Words::new(&catalogue, "es").unwrap();
        let mut tip = Text::plain("Breathe.");
        assert_eq!(shown(&words.around("card.tip", &[], &tip)), "*Consejo.* Breathe.");
        tip.language = Some("en".to_owned());
        assert_eq!(shown(&words.around("card.tip", &[], &tip)), "*Tip.* Breathe.");
    }

    #[test]
    fn lists_are_joined_as_sentences_are() {
        let source = source(&[]);
        let catalogue = catalogue(&source);
        let items = |n| ["a", "b", "c"][..n].iter().map(ToString::to_string).collect::<Vec<_>>();
        let joined = |tag, n| Words::new(&catalogue, tag).unwrap().any_of(&items(n), None);
        assert_eq!(joined("en", 0), "");
        assert_eq!(joined("en", 1), "a");
        assert_eq!(joined("en", 2), "a or b");
        assert_eq!(joined("en", 3), "a, b, or c");
        assert_eq!(joined("es", 3), "a, b o c");
    }
}
