//! From typed files to a catalogue in which every id resolves.

mod catalogue;
mod families;
mod rules;
mod view;

pub use catalogue::{Catalogue, chain};
pub use families::families;

use crate::diagnostic::Diagnostic;
use crate::load::{Kind, Project};
use crate::source::Source;
use std::collections::BTreeSet;
use std::sync::Arc;
use view::View;

/// Which guides are looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything in the project.
    All,
    /// These handouts and posters, by id, the exercises they use, and those easier and harder.
    /// The catalogue holds no others. Brands and locales are always looked at.
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
    leave_scope(&mut project, source, scope);
    problems.extend(spread_failure(&mut project));
    problems.sort_by(|a, b| a.at.cmp(&b.at));
    remove_failed(&mut project);
    (Catalogue::new(project), problems)
}

/// Takes out what was not looked at.
fn leave_scope(project: &mut Project, source: &dyn Source, scope: &Scope) {
    let view = View::new(project, source, scope);
    let ids = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect::<BTreeSet<_>>();
    let exercises = ids(&mut view.exercises().map(|(id, _)| id));
    let guides = ids(&mut view.guides().map(|guide| guide.id));
    project.exercises.retain(|id, _| exercises.contains(id));
    project.handouts.retain(|id, _| guides.contains(id));
    project.posters.retain(|id, _| guides.contains(id));
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
    use crate::source::{Layers, Library, Memory};

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

    #[test]
    fn a_scope_looks_at_what_is_asked_for_and_leaves_out_the_rest() {
        let files = Memory::from([
            ("guides/handouts/good.yaml", "title: Good\nsections: [{exercises: [chair-twist]}]\n"),
            ("guides/handouts/bad.yaml", "title: Bad\nsections: [{exercises: [nothing]}]\n"),
        ]);
        let source = Layers(vec![Box::new(files), Box::new(Library)]);
        let found = |guide: &str| {
            let scope = Scope::Guides(vec![guide.to_owned()]);
            let (catalogue, problems) = check(load(&source).0, &source, &scope);
            (catalogue, problems.iter().filter(|problem| problem.is_error()).count())
        };
        let (catalogue, errors) = found("good");
        assert_eq!(errors, 0);
        assert_eq!(catalogue.handout_ids().collect::<Vec<_>>(), ["good"]);
        let exercises: Vec<_> = catalogue.exercise_ids().collect();
        assert_eq!(exercises, ["chair-twist", "sideways-chair-twist"], "used, and the harder one");

        let (catalogue, errors) = found("bad");
        assert_eq!(errors, 1);
        assert!(catalogue.handout("bad").is_none(), "what has errors is left out");
    }
}
