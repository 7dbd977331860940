//! The guide itself, block by block.

use crate::diagnostic::Diagnostic;
use crate::load::schema::Text as Written;
use crate::load::schema::handout::{
    Block as FileBlock, BlockWords, CalloutKind as FileCallout, DiaryPlan, Handout, HandoutWords,
};
use crate::picture::Picture;
use crate::resolve::document::{
    Block, Callout, CalloutKind, Diary, DiaryRow, Exercise, ExerciseGroup, Inline, Paragraph,
    Prose, Text, Variant,
};
use crate::resolve::exercise::card;
use crate::resolve::markup::Line;
use crate::resolve::message::Value;
use crate::resolve::prose::prose;
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};

/// The blocks of a guide.
pub(crate) fn blocks<'a>(
    scene: &Scene<'a>,
    handout: &'a Handout,
    picks: &[Pick<'a>],
    voice: &mut Voice<'a, HandoutWords>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Block> {
    let cards = cards(scene, handout, picks, voice, problems);
    let diary = |plan| diary(scene, plan, picks, &cards);
    let mut legend = legend(scene, &cards);
    let mut rest = cards.iter().cloned();
    let mut blocks = Vec::new();
    for (index, block) in handout.sections.iter().enumerate() {
        let mut words = Section { index, voice };
        blocks.push(match block {
            FileBlock::Prose(block) => Block::Prose(Prose {
                heading: words.heading(block.heading.as_ref()),
                paragraphs: words.text(&block.text, problems),
            }),
            FileBlock::Callout(block) => {
                let (kind, key) = match block.callout.value {
                    FileCallout::Warning => (CalloutKind::Warning, "callout.warning"),
                    FileCallout::Tip => (CalloutKind::Tip, "callout.tip"),
                    FileCallout::Info => (CalloutKind::Info, "callout.info"),
                };
                let heading = words.heading(block.heading.as_ref());
                Block::Callout(Callout {
                    kind,
                    heading: heading.unwrap_or_else(|| scene.words.text(key, &[])),
                    paragraphs: words.text(&block.text, problems),
                })
            }
            FileBlock::Exercises(block) => {
                let heading = words.heading(block.heading.as_ref());
                Block::Exercises(ExerciseGroup {
                    heading: heading.unwrap_or_else(|| scene.words.text("exercises.title", &[])),
                    legend: legend.take(),
                    exercises: rest.by_ref().take(block.exercises.len()).collect(),
                })
            }
            FileBlock::Diary(block) => Block::Diary(diary(&block.diary)),
            FileBlock::PageBreak(_) => Block::PageBreak,
        });
    }
    blocks
}

/// All cards, in the order of the guide.
fn cards<'a>(
    scene: &Scene<'a>,
    handout: &'a Handout,
    picks: &[Pick<'a>],
    voice: &mut Voice<'a, HandoutWords>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Exercise> {
    let mut rest = picks.iter();
    let mut cards = Vec::new();
    for (index, block) in handout.sections.iter().enumerate() {
        let FileBlock::Exercises(group) = block else { continue };
        for pick in rest.by_ref().take(group.exercises.len()) {
            let id = &pick.used.exercise.value;
            let mut words = Section { index, voice };
            let note = pick.used.note.as_ref().map(|note| words.note(id, note));
            cards.push(card(scene, picks, pick, note, problems));
        }
    }
    cards
}

/// The words of one block of a guide.
struct Section<'v, 'a> {
    index: usize,
    voice: &'v mut Voice<'a, HandoutWords>,
}

impl<'a> Section<'_, 'a> {
    fn say(
        &mut self,
        field: &str,
        own: &'a Written,
        of: impl Fn(&'a BlockWords) -> Option<&'a Written>,
    ) -> Said<'a> {
        let index = self.index;
        let key = format!("sections[{index}].{field}");
        self.voice.say(&key, own, |words| of(words.sections.get(index)?))
    }

    fn heading(&mut self, own: Option<&'a Written>) -> Option<Text> {
        own.map(|own| self.say("heading", own, |words| words.heading.as_ref()).plain())
    }

    fn text(&mut self, own: &'a Written, problems: &mut Vec<Diagnostic>) -> Vec<Paragraph> {
        let said = self.say("text", own, |words| words.text.as_ref());
        prose(said.text, said.language, problems)
    }

    fn note(&mut self, exercise: &str, own: &'a Written) -> Said<'a> {
        self.say(&format!("notes.{exercise}"), own, |words| words.notes.get(exercise))
    }
}

/// What arrows and glow mean, for drawings that have them, and what an empty line in a dose is for.
fn legend(scene: &Scene<'_>, cards: &[Exercise]) -> Option<Text> {
    let drawn = |card: &Exercise| {
        card.figures
            .iter()
            .any(|figure| matches!(&figure.picture, Picture::Vector(drawing) if drawing.signs))
    };
    let key = match scene.request.variant {
        Variant::InkSaver => "exercises.legend_line_art",
        Variant::Standard | Variant::LargePrint | Variant::HighContrast => "exercises.legend",
    };
    let to_write = |card: &Exercise| card.dose.iter().any(|cell| cell.phrase.blank.is_some());
    let signs = cards.iter().any(drawn).then(|| scene.words.text(key, &[]));
    let blank = cards.iter().any(to_write).then(|| scene.words.text("exercises.legend_blank", &[]));
    signs.into_iter().chain(blank).reduce(|mut legend, mut more| {
        legend.inlines.push(Inline::Plain(" ".to_owned()));
        legend.inlines.append(&mut more.inlines);
        legend
    })
}

fn diary(scene: &Scene<'_>, plan: &DiaryPlan, picks: &[Pick<'_>], cards: &[Exercise]) -> Diary {
    let words = scene.words;
    let row = |(pick, card): (&Pick<'_>, &Exercise)| DiaryRow {
        number: card.number,
        name: card.name.clone(),
        twice_a_day: pick.dose.per_day.as_ref().is_some_and(|count| count.to == 2),
    };
    let rows: Vec<DiaryRow> = picks.iter().zip(cards).map(row).collect();
    let twice_a_day = rows.iter().any(|row| row.twice_a_day);
    let mut hints = vec![words.text("diary.hint", &[])];
    hints.extend(twice_a_day.then(|| words.text("diary.hint_twice", &[])));
    hints.extend(plan.stiffness.then(|| words.text("diary.stiffness_hint", &[])));
    let heading = words.text("diary.title", &[]);
    let name = [("name", Value::Line(&heading.inlines))];
    Diary {
        continued: words.around("card.continued", &name, &heading),
        heading,
        hint: one_after_the_other(hints),
        rows,
        exercise_label: words.text("diary.exercise", &[]),
        weeks: (1..=plan.weeks.value)
            .map(|week| words.text("diary.week", &[("week", Value::Words(&week.to_string()))]))
            .collect(),
        days: words.weekdays(),
        stiffness: plan.stiffness.then(|| words.text("diary.stiffness", &[])),
    }
}

fn one_after_the_other(texts: Vec<Text>) -> Text {
    let mut line = Line::default();
    for (index, text) in texts.iter().enumerate() {
        line.push(if index > 0 { " " } else { "" }, false);
        line.extend(&text.inlines, false);
    }
    let first = texts.into_iter().next().unwrap_or_default();
    Text { inlines: line.finish(), ..first }
}
