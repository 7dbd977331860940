//! Locales follow the library's English key by key.

mod messages;
mod terms;

use crate::check::catalogue::chain;
use crate::check::view::View;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::schema::{Locale, Text};
use crate::load::{Entry, english};

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    let Some(english) = english(view.project) else { return };
    for (tag, entry) in view.locales() {
        let full = filled(view, tag, entry);
        let at = entry.name.as_ref().map_or(&entry.at, |name| &name.at);
        messages::check(&entry.value, &full, &english, at, problems);
        terms::check(&entry.value, &full, &english, at, problems);
        problems.extend(lists(entry));
        problems.extend(templates(entry));
        problems.extend(missing_settings(&full, at));
    }
}

/// A locale with what it takes from the languages it varies, but not from English.
fn filled(view: &View<'_>, tag: &str, entry: &Entry<Locale>) -> Locale {
    let mut locale = entry.value.clone();
    let mut near: Vec<String> = chain(tag).skip(1).collect();
    near.pop();
    for lower in near.iter().filter_map(|tag| view.project.locales.get(tag)) {
        locale.fill_from(lower);
    }
    locale
}

/// Names of months and days come in full sets.
fn lists(locale: &Locale) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    let mut count = |key: &str, words: &[Text], expected: usize, at: &Place| {
        if words.len() != expected {
            let message = format!("`{key}` has {} of {expected} words", words.len());
            problems.push(
                Diagnostic::error("wrong-count", message, at)
                    .help(format!("give all {expected}, in order")),
            );
        }
    };
    if let Some(first) = locale.months.first() {
        count("months", &locale.months, 12, &first.at);
    }
    if let Some(weekdays) = &locale.weekdays {
        count("short", &weekdays.short, 7, &weekdays.at);
        count("long", &weekdays.long, 7, &weekdays.at);
    }
    problems
}

/// Dates and ranges have their parts.
fn templates(locale: &Locale) -> Vec<Diagnostic> {
    let templates = [
        ("date", &locale.date, &["day", "month", "year"][..]),
        ("month_date", &locale.month_date, &["month", "year"]),
        ("range", &locale.range, &["from", "to"]),
    ];
    let check = |(key, text, names): (&str, &Option<Text>, &[&str])| {
        let text = text.as_ref()?;
        messages::placeholders(key, &[text.as_str()], names, &[], &text.at)
    };
    templates.into_iter().filter_map(check).collect()
}

fn missing_settings(full: &Locale, at: &Place) -> Option<Diagnostic> {
    let missing: Vec<&str> = [
        ("`name`", full.name.is_none()),
        ("`months`", full.months.is_empty()),
        ("`date`", full.date.is_none()),
        ("`month_date`", full.month_date.is_none()),
        ("`list`", full.list.is_none()),
        ("`weekdays`", full.weekdays.is_none()),
        ("`safety`", full.safety.is_none()),
    ]
    .into_iter()
    .filter_map(|(key, missing)| missing.then_some(key))
    .collect();
    missing_words(&missing, "settings", at)
}

/// One diagnostic for everything of a kind that a locale lacks.
fn missing_words(missing: &[&str], what: &str, at: &Place) -> Option<Diagnostic> {
    /// More names than this are not read.
    const SHOWN: usize = 8;
    if missing.is_empty() {
        return None;
    }
    let mut names = missing[..missing.len().min(SHOWN)].join(", ");
    if missing.len() > SHOWN {
        names += &format!(" and {} more", missing.len() - SHOWN);
    }
    let message = format!("this language lacks {what}: {names}");
    Some(Diagnostic::warning("missing-translation", message, at).help("English is printed instead"))
}
