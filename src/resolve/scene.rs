//! What every part of a guide is resolved from.

use crate::check::Catalogue;
use crate::diagnostic::{Diagnostic, Place};
use crate::load::schema::dose::Dose;
use crate::load::schema::handout::ExerciseUse;
use crate::load::schema::{Brand, Exercise};
use crate::resolve::Request;
use crate::resolve::dose::overridden;
use crate::resolve::language::Words;
use crate::resolve::pictures::Ready;
use crate::resolve::translate::widening;
use crate::source::Source;

/// What every part of a guide is resolved from.
pub(crate) struct Scene<'a> {
    /// All content.
    pub(crate) catalogue: &'a Catalogue,
    /// Where pictures are read from.
    pub(crate) source: &'a dyn Source,
    /// What was asked for.
    pub(crate) request: &'a Request,
    /// The language asked for.
    pub(crate) tag: &'a str,
    /// The tool's own words in it.
    pub(crate) words: &'a Words<'a>,
    /// The clinic.
    pub(crate) brand: &'a Brand,
    /// Pictures made beforehand.
    pub(crate) pictures: Ready,
}

/// An exercise of the guide, in its place there.
#[derive(Debug)]
pub(crate) struct Pick<'a> {
    /// What the guide says of it.
    pub(crate) used: &'a ExerciseUse,
    /// The exercise.
    pub(crate) exercise: &'a Exercise,
    /// Its number in the guide, from 1.
    pub(crate) number: u16,
    /// Its dose, with the guide's own values in place.
    pub(crate) dose: Dose,
}

impl<'a> Scene<'a> {
    /// Where the clinic says things in the language of the page; its file where it does not.
    pub(crate) fn clinic_words_at(&self) -> &Place {
        let mut translations = widening(self.tag).map(|tag| self.brand.translations.get(tag));
        translations.find_map(|words| Some(&words?.at)).unwrap_or(&self.brand.at)
    }

    /// The exercises of a guide, numbered.
    pub(crate) fn pick(
        &self,
        uses: impl Iterator<Item = &'a ExerciseUse>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Pick<'a>> {
        let mut picks = Vec::new();
        for (number, used) in (1..).zip(uses) {
            let id = &used.exercise;
            if let Some(exercise) = self.catalogue.exercise(&id.value) {
                let dose = overridden(&exercise.dose, used.dose.as_ref(), used.sides.as_ref());
                picks.push(Pick { used, exercise, number, dose });
            } else {
                let message = format!("the exercise `{}` cannot be used", id.value);
                let help = "write the id of an exercise that has no errors";
                problems.push(Diagnostic::error("unknown-exercise", message, &id.at).help(help));
            }
        }
        picks
    }
}
