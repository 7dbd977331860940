//! What the rules look at: the part of a project that is asked for.

use super::Scope;
use crate::load::schema::handout::ExerciseUse;
use crate::load::schema::locale::Terms;
use crate::load::schema::{Brand, Exercise, Handout, Locale, Poster};
use crate::load::{Entry, Kind, Project, is_id};
use crate::source::Source;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A project, seen through a scope.
pub(super) struct View<'p> {
    pub(super) project: &'p Project,
    pub(super) source: &'p dyn Source,
    scope: &'p Scope,
    /// Exercises in scope; `None` for all.
    exercises: Option<BTreeSet<&'p str>>,
}

/// A handout or a poster, as far as they are alike.
pub(super) struct Guide<'p> {
    pub(super) id: &'p str,
    pub(super) file: &'p Arc<str>,
    pub(super) uses: Vec<&'p ExerciseUse>,
}

impl<'p> View<'p> {
    pub(super) fn new(project: &'p Project, source: &'p dyn Source, scope: &'p Scope) -> View<'p> {
        let mut view = View { project, source, scope, exercises: None };
        if let Scope::Guides(_) = scope {
            view.exercises = Some(view.reachable());
        }
        view
    }

    /// Exercises that the guides in scope use, those easier and harder than these, and so on.
    fn reachable(&self) -> BTreeSet<&'p str> {
        let mut found = BTreeSet::new();
        let mut open: Vec<&str> =
            self.guides().flat_map(|guide| guide.uses).map(|usage| &**usage.exercise).collect();
        while let Some(id) = open.pop() {
            if let Some(exercise) = self.project.exercises.get(id)
                && found.insert(id)
            {
                let links = [&exercise.easier, &exercise.harder];
                open.extend(links.into_iter().flatten().map(|link| link.as_str()));
            }
        }
        found
    }

    /// Whether the whole project is looked at.
    pub(super) fn is_everything(&self) -> bool {
        matches!(self.scope, Scope::All)
    }

    fn asked_for(&self, guide: &str) -> bool {
        match self.scope {
            Scope::All => true,
            Scope::Guides(ids) => ids.iter().any(|id| id == guide),
        }
    }

    /// Exercises in scope.
    pub(super) fn exercises(&self) -> impl Iterator<Item = (&'p str, &'p Entry<Exercise>)> {
        let all = self.project.exercises.iter().map(|(id, entry)| (id.as_str(), entry));
        all.filter(|(id, _)| self.exercises.as_ref().is_none_or(|ids| ids.contains(id)))
    }

    /// Handouts in scope.
    pub(super) fn handouts(&self) -> impl Iterator<Item = (&'p str, &'p Entry<Handout>)> {
        let all = self.project.handouts.iter().map(|(id, entry)| (id.as_str(), entry));
        all.filter(|(id, _)| self.asked_for(id))
    }

    /// Posters in scope.
    pub(super) fn posters(&self) -> impl Iterator<Item = (&'p str, &'p Entry<Poster>)> {
        let all = self.project.posters.iter().map(|(id, entry)| (id.as_str(), entry));
        all.filter(|(id, _)| self.asked_for(id))
    }

    /// Handouts and posters in scope.
    pub(super) fn guides(&self) -> impl Iterator<Item = Guide<'p>> {
        let handouts = self.handouts().map(|(id, entry)| Guide {
            id,
            file: &entry.file,
            uses: entry.exercises().collect(),
        });
        let posters = self.posters().map(|(id, entry)| Guide {
            id,
            file: &entry.file,
            uses: entry.exercises.iter().collect(),
        });
        handouts.chain(posters)
    }

    /// All brands.
    pub(super) fn brands(&self) -> impl Iterator<Item = (&'p str, &'p Entry<Brand>)> {
        self.project.brands.iter().map(|(id, entry)| (id.as_str(), entry))
    }

    /// All locales.
    pub(super) fn locales(&self) -> impl Iterator<Item = (&'p str, &'p Entry<Locale>)> {
        self.project.locales.iter().map(|(tag, entry)| (tag.as_str(), entry))
    }

    /// Ids of one kind of term, those of every locale together.
    pub(super) fn terms<'t>(
        &self,
        ids: impl Fn(&'p Terms) -> Vec<&'t String>,
    ) -> BTreeSet<&'t str> {
        let terms = self.project.locales.values().filter_map(|entry| entry.terms.as_ref());
        terms.flat_map(ids).map(String::as_str).collect()
    }

    /// Whether there is a file for an exercise, mended or not.
    pub(super) fn knows_exercise(&self, id: &str) -> bool {
        self.project.exercises.contains_key(id)
            || self.project.failed.contains(&(Kind::Exercise, id.to_owned()))
    }
}

/// Whether the text of `easier` or `harder` means an exercise: it is written like an id of several
/// words, or it is the id of an exercise there is.
pub(super) fn means_exercise(project: &Project, text: &str) -> bool {
    (is_id(text) && text.contains('-'))
        || project.exercises.contains_key(text)
        || project.failed.contains(&(Kind::Exercise, text.to_owned()))
}
