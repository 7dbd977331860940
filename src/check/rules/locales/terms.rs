//! Terms: a word for every id there is.

use super::missing_words;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::decode::suggest;
use crate::load::schema::Locale;
use crate::load::schema::exercise::{Level, Position};
use crate::load::schema::locale::Terms;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(
    locale: &Locale,
    full: &Locale,
    english: &Locale,
    at: &Place,
    problems: &mut Vec<Diagnostic>,
) {
    if let Some(terms) = &locale.terms {
        let positions = terms.positions.iter().map(|(id, word)| (id, &word.at));
        let levels = terms.levels.iter().map(|(id, word)| (id, &word.at));
        let known_positions: Vec<&str> = Position::ALL.iter().map(|p| p.id()).collect();
        let known_levels: Vec<&str> = Level::ALL.iter().map(|l| l.id()).collect();
        problems.extend(closed("position", positions, &known_positions));
        problems.extend(closed("level", levels, &known_levels));
    }
    let have = ids(full.terms.as_ref());
    let missing: Vec<&str> =
        ids(english.terms.as_ref()).difference(&have).map(|(_, id)| *id).collect();
    problems.extend(missing_words(&missing, "terms", at));
}

/// Positions and levels decide how a page is drawn: a clinic cannot add to them.
fn closed<'t>(
    what: &str,
    terms: impl Iterator<Item = (&'t String, &'t Place)>,
    known: &[&str],
) -> Vec<Diagnostic> {
    terms
        .filter(|(id, _)| !known.contains(&id.as_str()))
        .map(|(id, at)| {
            Diagnostic::error("unknown-term", format!("there is no {what} `{id}`"), at)
                .help(suggest(id, known.iter().copied()))
        })
        .collect()
}

/// Every id with its kind.
fn ids(terms: Option<&Terms>) -> BTreeSet<(&'static str, &str)> {
    let Some(terms) = terms else { return BTreeSet::new() };
    tagged("regions", &terms.regions)
        .chain(tagged("positions", &terms.positions))
        .chain(tagged("levels", &terms.levels))
        .chain(tagged("equipment", &terms.equipment))
        .chain(tagged("ask_first", &terms.ask_first))
        .collect()
}

fn tagged<'t, T>(
    kind: &'static str,
    terms: &'t BTreeMap<String, T>,
) -> impl Iterator<Item = (&'static str, &'t str)> {
    terms.keys().map(move |id| (kind, id.as_str()))
}
