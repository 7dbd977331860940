//! From typed files to a catalogue in which every id resolves.

mod catalogue;
mod rules;
mod view;

pub use catalogue::Catalogue;

use crate::diagnostic::Diagnostic;
use crate::load::{Kind, Project};
use crate::source::Source;
use std::sync::Arc;
use view::View;

/// Which guides are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything in the project.
    All,
    /// These handouts and posters, by id, and the exercises they use. Brands and locales are
    /// always looked at.
    Guides(Vec<String>),
}

/// Checks a project. What has errors is left out of the catalogue, and so is what uses it.
pub fn check(
    mut project: Project,
    source: &dyn Source,
    scope: &Scope,
) -> (Catalogue, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    for rules in [rules::ON_ITEMS, rules::ON_USES] {
        let view = View::new(&project, source, scope);
        let mut found = Vec::new();
        for rule in rules {
            rule(&view, &mut found);
        }
        mark_failed(&mut project, &found);
        problems.append(&mut found);
    }
    problems.extend(spread_failure(&mut project));
    problems.sort_by(|a, b| a.at.cmp(&b.at));
    remove_failed(&mut project);
    (Catalogue::new(project), problems)
}

/// Notes which files have errors.
fn mark_failed(project: &mut Project, problems: &[Diagnostic]) {
    let files: Vec<Arc<str>> = problems
        .iter()
        .filter(|problem| problem.is_error())
        .filter_map(|problem| problem.at.as_ref().map(|at| at.file.clone()))
        .collect();
    let Project { exercises, handouts, posters, brands, locales, failed, .. } = project;
    let mut mark = |kind, id: &String, file| {
        if files.contains(file) {
            failed.insert((kind, id.clone()));
        }
    };
    exercises.iter().for_each(|(id, entry)| mark(Kind::Exercise, id, &entry.file));
    handouts.iter().for_each(|(id, entry)| mark(Kind::Handout, id, &entry.file));
    posters.iter().for_each(|(id, entry)| mark(Kind::Poster, id, &entry.file));
    brands.iter().for_each(|(id, entry)| mark(Kind::Brand, id, &entry.file));
    locales.iter().for_each(|(id, entry)| mark(Kind::Locale, id, &entry.file));
}

/// Fails what uses something that failed, until nothing more does.
fn spread_failure(project: &mut Project) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    loop {
        let found = rules::failed_uses(project);
        let failed = project.failed.len();
        mark_failed(project, &found);
        problems.extend(found);
        if project.failed.len() == failed {
            return problems;
        }
    }
}

fn remove_failed(project: &mut Project) {
    for (kind, id) in &project.failed {
        match kind {
            Kind::Exercise => drop(project.exercises.remove(id)),
            Kind::Handout => drop(project.handouts.remove(id)),
            Kind::Poster => drop(project.posters.remove(id)),
            Kind::Brand => drop(project.brands.remove(id)),
            Kind::Locale => drop(project.locales.remove(id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::load::load;
    use crate::source::Library;

    #[test]
    fn the_library_has_no_errors_and_no_warnings() {
        let (project, problems) = load(&Library);
        assert!(problems.is_empty(), "{problems:#?}");
        let (catalogue, problems) = check(project, &Library, &Scope::All);
        let worse: Vec<_> = problems.iter().filter(|p| p.severity != Severity::Note).collect();
        assert!(worse.is_empty(), "{worse:#?}");
        assert!(catalogue.exercise("chair-twist").is_some());
        assert!(catalogue.speaks("es-MX") && !catalogue.speaks("fr"));
    }
}
