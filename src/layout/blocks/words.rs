//! What an exercise says: numbered steps, then what to feel, cautions, tips and the clinician's note.

use super::column::Column;
use crate::color::Color;
use crate::layout::composer::{Composer, Mark};
use crate::layout::frame::{Frame, line};
use crate::layout::look::Look;
use crate::layout::page::Role;
use crate::resolve::document::{Exercise, Icon, Inline, Text};
use crate::units::{Pt, mm, pt};

/// By how much gaps may grow where a page has height to spare, in ems of the body: those between
/// steps, and the wider ones between notices.
const STEP_GIVE: f32 = 0.4;
const NOTICE_GIVE: f32 = 0.7;
/// The least white after a number, in sizes of its text: numbers of two digits push the words.
const AFTER_NUMBER: f32 = 0.4;

/// Steps, then what to feel, cautions, tips and the clinician's note.
pub(crate) fn words(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Column {
    let mut column = steps(c, exercise, width);
    let give = c.look.body().size * NOTICE_GIVE;
    for (gap, notice) in notices(c, exercise, width) {
        column.push(gap, give, notice);
    }
    column
}

/// Numbered steps, each a list of its own that joins its neighbours when it is read.
pub(crate) fn steps(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Column {
    let body = c.look.body();
    let between = Look::between_lines(&body) + c.look.sizes.between_steps;
    let mark = numbers(c, exercise.steps.len());
    let mut column = Column::new(width);
    for (index, step) in exercise.steps.iter().enumerate() {
        let item = c.list_item(index, step, &body, width, &mark);
        column.push(between, body.size * STEP_GIVE, item.role(Role::List { numbered: true }));
    }
    column
}

/// The numbers of so many steps: words start after the widest, and never nearer than those of notices.
pub(crate) fn numbers(c: &mut Composer<'_>, count: usize) -> Mark {
    let style = c.look.step();
    let widest = c.type_.label(&Text::plain(format!("{count}.")), &style).width;
    let hang = c.look.sizes.hang.max(widest + style.size * AFTER_NUMBER);
    Mark::Number(style, hang)
}

/// Feel, cautions, tips and note, each with the space above it.
pub(crate) fn notices(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Vec<(Pt, Frame)> {
    let body = c.look.body();
    let hang = c.look.sizes.hang;
    let palette = c.look.palette.clone();
    let mut out: Vec<(Pt, Frame)> = Vec::new();
    let next = c.look.sizes.between_notices;
    let mut gap = c.look.sizes.before_notices;
    let mut push = |frame: Frame| {
        out.push((gap, frame));
        gap = next;
    };
    if let Some(feel) = &exercise.feel {
        push(c.with_icon(Icon::Feel, palette.primary, feel, &body, width, hang));
    }
    // Where room is short tips run on; when to stop is never hidden in a paragraph.
    let tips = if c.look.sizes.snug { run_on(&exercise.tips) } else { exercise.tips.clone() };
    for (icon, color, texts) in
        [(Icon::Warning, palette.stop, &exercise.cautions), (Icon::Tip, palette.primary, &tips)]
    {
        if !texts.is_empty() {
            push(under_one_sign(c, icon, color, texts, width));
        }
    }
    if let Some(text) = &exercise.note {
        push(note(c, text, width));
    }
    out
}

/// Notices of a kind under one sign, each from a line of its own: *Take care.* …, *Stop if* …
fn under_one_sign(
    c: &mut Composer<'_>,
    icon: Icon,
    color: Color,
    texts: &[Text],
    width: Pt,
) -> Frame {
    let body = c.look.body();
    let hang = c.look.sizes.hang;
    let between = Look::between_lines(&body) + c.look.sizes.between_steps / 2.0;
    let mut words = Frame::new(width - hang, Pt::ZERO);
    for text in texts {
        let text = Text { inlines: bound(text), ..text.clone() };
        let line = c.paragraph(&text, &body, width - hang);
        words.stack(if words.height > Pt::ZERO { between } else { Pt::ZERO }, line);
    }
    c.hung(icon, color, words, &body, hang)
}

/// Sentences of one language as one paragraph.
fn run_on(texts: &[Text]) -> Vec<Text> {
    let mut out: Vec<Text> = Vec::new();
    for text in texts {
        match out.last_mut() {
            Some(last) if last.language == text.language => {
                last.inlines.push(Inline::Plain(" ".to_owned()));
                last.inlines.extend(bound(text));
            }
            _ => out.push(text.clone()),
        }
    }
    out
}

/// The words of a notice with its bold label bound to the word after it: no label hangs at the end
/// of a line or breaks.
fn bound(text: &Text) -> Vec<Inline> {
    let mut inlines = text.inlines.clone();
    if let Some(Inline::Bold(label)) = inlines.first_mut() {
        *label = label.replace(' ', NO_BREAK_SPACE);
        if let Some(Inline::Plain(words)) = inlines.get_mut(1)
            && let Some(rest) = words.strip_prefix(' ')
        {
            *words = format!("{NO_BREAK_SPACE}{rest}");
        }
    }
    inlines
}

/// A space at which no line ends.
const NO_BREAK_SPACE: &str = "\u{a0}";

/// The clinician's own words: a bar of the accent colour before them.
fn note(c: &mut Composer<'_>, text: &Text, width: Pt) -> Frame {
    let body = c.look.body();
    let (hang, accent) = (c.look.sizes.hang, c.look.palette.accent);
    let words = c.with_icon(Icon::Pencil, accent, text, &body, width, hang);
    // It hangs before the column, yet within what every printer prints.
    let out = if c.width < mm(150.0) { mm(1.4) } else { mm(3.0) };
    let over = body.size * 0.42;
    let mut frame = Frame::new(words.width, words.height);
    let height = words.height;
    frame.decorate(line((-out, -over), (-out, height + over), accent, pt(2.5)));
    frame.place(Pt::ZERO, Pt::ZERO, words);
    frame
}
