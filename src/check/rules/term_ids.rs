//! Regions, equipment and reasons to ask first are terms of a locale.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::load::decode::suggest;
use crate::load::schema::Text;
use std::collections::BTreeSet;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    let regions = view.terms(|terms| terms.regions.keys().collect());
    let equipment = view.terms(|terms| terms.equipment.keys().collect());
    let ask_first = view.terms(|terms| terms.ask_first.keys().collect());
    let mut check = |what, ids: &[Text], known: &BTreeSet<&str>| {
        for id in ids.iter().filter(|id| !known.contains(id.as_str())) {
            let message = format!("there is no {what} `{}`", id.value);
            problems.push(
                Diagnostic::error("unknown-term", message, &id.at)
                    .help(suggest(id, known.iter().copied())),
            );
        }
    };
    for (_, exercise) in view.exercises() {
        check("region", &exercise.regions, &regions);
        check("equipment", &exercise.equipment, &equipment);
        check("reason to ask first", &exercise.ask_first, &ask_first);
    }
    let handouts = view.handouts().filter_map(|(_, handout)| handout.safety.as_ref());
    let posters = view.posters().filter_map(|(_, poster)| poster.safety.as_ref());
    for safety in handouts.chain(posters) {
        check("reason to ask first", &safety.ask_first, &ask_first);
    }
}
