//! The rules, one a file.

mod addresses;
mod alt_text;
mod colors;
mod doses;
mod drawings;
mod emergency;
mod exercise_ids;
mod images;
mod ladders;
mod limits;
mod locales;
mod posters;
mod reading;
mod reviews;
mod settings;
mod term_ids;
mod translations;

pub(super) use exercise_ids::failed_uses;

use super::view::View;
use crate::diagnostic::Diagnostic;

/// Looks at a project and adds what it objects to.
pub(super) type Rule = fn(&View<'_>, &mut Vec<Diagnostic>);

/// Rules on files one by one.
pub(super) const ON_ITEMS: &[Rule] = &[
    addresses::check,
    alt_text::check,
    colors::check,
    doses::check,
    drawings::check,
    emergency::check,
    images::check,
    limits::check,
    locales::check,
    posters::check,
    reading::check,
    reviews::check,
    settings::check,
    term_ids::check,
    translations::check,
];

/// Rules on what files say of each other.
pub(super) const ON_USES: &[Rule] = &[exercise_ids::check, ladders::check];
