//! What to take care of on a poster of several exercises.

use crate::load::schema::exercise::{Exercise, ExerciseWords};
use crate::resolve::document::{Design, Format, Text};
use crate::resolve::markup::{self, Line, one_line, sentence};
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};
use std::collections::BTreeSet;

/// *Take care.* with the cautions of all exercises, each once and after the numbers of those it is
/// about. Cautions nobody translated stay in their own language, in a line of their own.
///
/// A strip and a card have no room for them: without cues they remind of moves that are known, and
/// say so. One large exercise has its cautions beside its steps.
pub(super) fn lines(
    scene: &Scene<'_>,
    picks: &[Pick<'_>],
    format: Format,
    design: Design,
) -> Vec<Text> {
    match (format, design) {
        (Format::Strip | Format::Card, _) => return vec![scene.words.text("poster.learned", &[])],
        (_, Design::Focus) => return Vec::new(),
        _ => {}
    }
    let mut cautions: Vec<(Said<'_>, Vec<u16>)> = Vec::new();
    for pick in picks {
        for said in said(scene, pick.exercise) {
            let same = |(known, _): &&mut (Said<'_>, _)| {
                known.language == said.language
                    && one_line(&known.text.value) == one_line(&said.text.value)
            };
            match cautions.iter_mut().find(same) {
                Some((_, numbers)) => numbers.push(pick.number),
                None => cautions.push((said, vec![pick.number])),
            }
        }
    }
    let languages: BTreeSet<_> = cautions.iter().map(|(said, _)| said.language).collect();
    let of = |language| {
        let own: Vec<_> = cautions.iter().filter(|(said, _)| said.language == language).collect();
        line(scene, &own, picks.len() > 1)
    };
    languages.into_iter().filter_map(of).collect()
}

/// These cautions one after the other, all of one language.
fn line(scene: &Scene<'_>, cautions: &[&(Said<'_>, Vec<u16>)], numbered: bool) -> Option<Text> {
    let (first, _) = cautions.first()?;
    let mut line = Line::default();
    let mut last: &[u16] = &[];
    for (index, (said, numbers)) in cautions.iter().enumerate() {
        line.push(if index > 0 { " " } else { "" }, false);
        if numbered && numbers != last {
            let numbers: Vec<String> = numbers.iter().map(u16::to_string).collect();
            line.push(&format!("{}\u{a0}", numbers.join(",\u{a0}")), true);
        }
        last = numbers;
        line.push(&sentence(&one_line(&said.text.value)), false);
    }
    let text = Text { inlines: line.finish(), ..markup::plain(first.text, first.language) };
    Some(scene.words.around("card.care", &[], &text))
}

/// The cautions of an exercise: the short ones, where there are as many in the same language.
fn said<'a>(scene: &Scene<'_>, exercise: &'a Exercise) -> Vec<Said<'a>> {
    let mut voice = Voice::new(scene.tag, &exercise.translations);
    let long = voice.list("cautions", &exercise.cautions, |w: &ExerciseWords| &w.cautions);
    let language = long.first().and_then(|said| said.language);
    let translated = voice.own_language().is_some() && language.is_none();
    let short = if translated {
        voice.find(|w| Some(&w.poster_cautions).filter(|short| short.len() == long.len()))
    } else {
        Some(&exercise.poster_cautions).filter(|short| short.len() == long.len())
    };
    short.map_or(long, |short| short.iter().map(|text| Said { text, language }).collect())
}
