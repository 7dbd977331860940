//! Messages: the keys of English, with its placeholders.

use super::missing_words;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::decode::did_you_mean;
use crate::load::schema::Locale;
use crate::load::schema::locale::{Form, Message, PluralCategory};
use std::collections::BTreeSet;

pub(super) fn check(
    locale: &Locale,
    full: &Locale,
    english: &Locale,
    at: &Place,
    problems: &mut Vec<Diagnostic>,
) {
    for (key, message) in &locale.messages {
        let Some(model) = english.messages.get(key) else {
            let help = did_you_mean(key, english.messages.keys().map(String::as_str));
            let help = help.unwrap_or_else(|| "take it out: nothing prints it".to_owned());
            problems.push(
                Diagnostic::error(
                    "unknown-key",
                    format!("there is no message `{key}`"),
                    &message.at,
                )
                .help(help),
            );
            continue;
        };
        problems.extend(compare(key, message, model));
    }
    let missing: Vec<&str> = english
        .messages
        .keys()
        .filter(|key| !full.messages.contains_key(*key))
        .map(String::as_str)
        .collect();
    problems.extend(missing_words(&missing, "messages", at));
}

fn compare(key: &str, message: &Message, model: &Message) -> Option<Diagnostic> {
    let names: Vec<&str> = names(model.text(PluralCategory::Other)).into_iter().collect();
    // *One exercise* needs no number.
    let may_lack: &[&str] = match message.form {
        Form::Plain(_) => &[],
        Form::Plural(_) => &["n"],
    };
    let forms: Vec<&str> = message.forms().collect();
    placeholders(key, &forms, &names, may_lack, &message.at)
}

/// Compares the placeholders of each form with those there are.
pub(super) fn placeholders(
    key: &str,
    forms: &[&str],
    expected: &[&str],
    may_lack: &[&str],
    at: &Place,
) -> Option<Diagnostic> {
    let list = |names: &[&str]| match names {
        [] => "no placeholder".to_owned(),
        _ => names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", "),
    };
    for form in forms {
        let used = names(form);
        if let Some(unknown) = used.iter().find(|name| !expected.contains(name)) {
            let message = format!("`{key}` has nothing to put into {{{unknown}}}");
            return Some(
                Diagnostic::error("placeholder", message, at)
                    .help(format!("it takes {}", list(expected))),
            );
        }
        let lacks = |name: &&&str| !used.contains(*name) && !may_lack.contains(*name);
        if let Some(lacking) = expected.iter().find(lacks) {
            let message = format!("`{key}` says nothing of {{{lacking}}}");
            return Some(
                Diagnostic::error("placeholder", message, at)
                    .help(format!("it takes {}", list(expected))),
            );
        }
    }
    None
}

/// Names in braces.
fn names(text: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        names.insert(name);
        rest = after;
    }
    names
}
