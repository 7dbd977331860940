//! An exercise card: badge, name, facts; figure beside text; dose strip.
//!
//! A card is built from parts so that one higher than a page can break between them, and so that
//! the other arrangements can use the same parts.

use super::dose::{Shape, strip};
use super::figures::{Room, figures};
use crate::color::Color;
use crate::layout::composer::{Composer, Mark};
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, Piece, circle, line};
use crate::layout::look::Look;
use crate::layout::page::Role;
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Exercise, Icon, Inline, Text};
use crate::units::{Pt, mm, pt};

/// Figure column of a card on a full-width sheet.
const FIGURE_COLUMN: Pt = mm(70.0);
/// The same where words need more of the width.
const NARROWER_COLUMNS: [Pt; 2] = [mm(64.0), mm(58.0)];
/// What it costs to break a card amid its steps, and after them (see [`Block::clings`]).
const AMID_STEPS: f64 = 0.9;
const AFTER_STEPS: f64 = 0.1;
/// More figures than this stand in a row across the card.
const MOST_BESIDE: usize = 2;
/// Between figure and text.
const GUTTER: Pt = mm(7.0);
/// A card without a figure has two columns on sheets at least this wide.
const TWO_COLUMNS: Pt = mm(150.0);
/// The least text column beside a figure, in ems of the body: about 30 characters.
const LEAST_COLUMN: f32 = 15.0;
/// Height of a standing figure beside its words.
const LEAST_TALL: Pt = mm(41.0);
const MOST_TALL: Pt = mm(64.0);
/// Height of a lying one.
const MOST_LYING: Pt = mm(43.0);
/// What a one-line caption takes below a figure.
const CAPTION_ROOM: Pt = mm(6.5);
/// Height of lying figures over the full width, as a share of standing ones.
const LYING_SHARE: f32 = 0.7;
/// What a heading over a group of cards takes of a page.
const HEADING: Pt = mm(20.0);
/// Between cards, at least.
pub(crate) const BETWEEN_CARDS: Pt = mm(6.5);
/// Between badge and name.
const AFTER_BADGE: Pt = mm(3.0);
/// Above and below a card's body.
const AROUND_BODY: Pt = mm(4.0);

/// A card as blocks of the flow: one when it fits `room`, if need be with less space and smaller
/// figures; otherwise its parts.
pub(crate) fn card(c: &mut Composer<'_>, exercise: &Exercise, gap: Pt, room: Pt) -> Vec<Block> {
    if stands_beside(c, exercise) {
        let (natural, snug) = beside_figure(c, exercise);
        if natural.height <= room {
            let block = Block::new(gap, natural.role(Role::Section));
            return vec![block.snug(snug.role(Role::Section))];
        }
        if snug.height <= room {
            return vec![Block::new(gap, snug.role(Role::Section))];
        }
        return parts(c, exercise, gap);
    }
    let mut tall = tallest(c);
    let (easy, least) = if c.look.large() { (mm(64.0), mm(36.0)) } else { (mm(40.0), mm(23.0)) };
    let outer = c.look.clone();
    loop {
        // Space between lines gives way before a figure gets low.
        c.look = if tall < easy { outer.snug() } else { outer.clone() };
        let frame = whole(c, exercise, tall);
        c.look = outer.clone();
        if frame.height <= room {
            return vec![Block::new(gap, frame.role(Role::Section))];
        }
        tall = tall * 0.92;
        if exercise.figures.is_empty() || tall < least {
            return parts(c, exercise, gap);
        }
    }
}

/// The whole card in one frame; figures over its full width stand at most `tall`.
fn whole(c: &mut Composer<'_>, exercise: &Exercise, tall: Pt) -> Frame {
    let mut frame = header(c, exercise, c.width);
    if exercise.figures.is_empty() && !c.look.large() && c.width >= TWO_COLUMNS {
        let body = without_figure(c, exercise);
        frame.stack(AROUND_BODY + mm(0.6), body);
        let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
        frame.stack(AROUND_BODY + mm(0.8), strip);
        return frame;
    }
    if let Some(figures) = wide_figures(c, exercise, tall) {
        frame.stack(AROUND_BODY + mm(1.0), figures);
    }
    if c.look.large() {
        // Large print tells the dose before the steps: it must not be over the page.
        let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
        frame.stack(mm(6.0), strip);
        let words = words(c, exercise, c.width);
        frame.stack(mm(7.5), words);
    } else {
        let words = words(c, exercise, c.width);
        frame.stack(AROUND_BODY + mm(2.0), words);
        let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
        frame.stack(AROUND_BODY + mm(0.8), strip);
    }
    frame
}

/// Whether figures stand beside the words rather than over them.
fn stands_beside(c: &Composer<'_>, exercise: &Exercise) -> bool {
    let column = c.width - FIGURE_COLUMN - GUTTER;
    !c.look.large()
        && (1..=MOST_BESIDE).contains(&exercise.figures.len())
        && column >= c.look.body().size * LEAST_COLUMN
}

/// The room of a card's figures, when nothing else on the page limits it.
pub(crate) fn figure_room(c: &Composer<'_>, exercise: &Exercise) -> Room {
    if stands_beside(c, exercise) {
        Room { width: FIGURE_COLUMN, tall: MOST_TALL, lying: MOST_LYING }
    } else {
        wide_room(c, tallest(c))
    }
}

/// The card with its figure beside the words, and the same with less space in it. When it is a
/// little too high for two to share a page, the words get more width.
fn beside_figure(c: &mut Composer<'_>, exercise: &Exercise) -> (Frame, Frame) {
    let half = (c.height - BETWEEN_CARDS) / 2.0;
    let mut natural = within(c, exercise, half);
    if natural.height > half {
        natural = with_figure_column(c, exercise, FIGURE_COLUMN);
    }
    let outer = c.look.clone();
    c.look = outer.snug();
    let snug = within(c, exercise, half - HEADING / 2.0);
    c.look = outer;
    (natural, snug)
}

/// The card with the widest figure that keeps it within a height; the narrowest when none does.
fn within(c: &mut Composer<'_>, exercise: &Exercise, height: Pt) -> Frame {
    let mut frame = with_figure_column(c, exercise, FIGURE_COLUMN);
    for width in NARROWER_COLUMNS {
        if frame.height <= height {
            break;
        }
        frame = with_figure_column(c, exercise, width);
    }
    frame
}

fn with_figure_column(c: &mut Composer<'_>, exercise: &Exercise, figures: Pt) -> Frame {
    let mut frame = header(c, exercise, c.width);
    let body = body_beside(c, exercise, figures);
    frame.stack(AROUND_BODY, body);
    let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
    frame.stack(AROUND_BODY, strip);
    frame
}

/// Figure at the start, words at the end, tops aligned.
fn body_beside(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    let words = words(c, exercise, c.width - width - GUTTER);
    let top = mm(1.2);
    // A figure as high as the words beside it, within what still reads well.
    let tall = (words.height + top - CAPTION_ROOM).max(LEAST_TALL).min(MOST_TALL);
    let room = Room { width, tall, lying: MOST_LYING };
    let figures = figures(c, &exercise.figures, room);
    let height = figures.height.max(words.height + top);
    let mut frame = Frame::new(c.width, height);
    frame.place(Pt::ZERO, Pt::ZERO, figures);
    frame.place(width + GUTTER, top, words);
    frame
}

/// Without a figure: steps at the start, what to notice at the end.
fn without_figure(c: &mut Composer<'_>, exercise: &Exercise) -> Frame {
    let width = (c.width - GUTTER) / 2.0;
    let steps = steps(c, exercise, width);
    let mut noticing = Frame::new(width, Pt::ZERO);
    for (index, (gap, notice)) in notices(c, exercise, width).into_iter().enumerate() {
        noticing.stack(if index == 0 { Pt::ZERO } else { gap }, notice);
    }
    let mut frame = Frame::new(c.width, steps.height.max(noticing.height));
    frame.place(Pt::ZERO, Pt::ZERO, steps);
    frame.place(width + GUTTER, Pt::ZERO, noticing);
    frame
}

/// Figures over the full width, for large print and narrow sheets.
fn wide_figures(c: &mut Composer<'_>, exercise: &Exercise, tall: Pt) -> Option<Frame> {
    if exercise.figures.is_empty() {
        return None;
    }
    let room = wide_room(c, tall);
    Some(figures(c, &exercise.figures, room))
}

fn wide_room(c: &Composer<'_>, tall: Pt) -> Room {
    let tall = tall.min(c.height * 0.36);
    Room { width: c.width, tall, lying: tall * LYING_SHARE }
}

/// Height of a standing figure over the full width, unless the page lacks room for it.
fn tallest(c: &Composer<'_>) -> Pt {
    if c.look.large() { mm(87.0) } else { mm(56.0) }
}

/// A card too high for a page, in parts that break well: what to do, then what to notice under
/// the exercise's name once more, so that no caution stands on a page without its exercise.
fn parts(c: &mut Composer<'_>, exercise: &Exercise, gap: Pt) -> Vec<Block> {
    let mut top = header(c, exercise, c.width);
    let tall = if c.look.large() { mm(70.0) } else { mm(48.0) };
    if let Some(figures) = wide_figures(c, exercise, tall) {
        top.stack(AROUND_BODY + mm(1.0), figures);
    }
    let strip = strip(c, &exercise.dose, c.width, Shape::Strip);
    top.stack(mm(6.0), strip);
    let body = c.look.body();
    let between = Look::between_lines(&body) + c.look.sizes.between_steps;
    let mark = Mark::Number(c.look.step(), c.look.sizes.hang);
    let continued = c.paragraph(&exercise.continued, &c.look.label(), c.width);
    let mut blocks = vec![Block::new(gap, top.role(Role::Section)).keep()];
    let last = exercise.steps.len().saturating_sub(1);
    for (index, step) in exercise.steps.iter().enumerate() {
        let item = c.list_item(index, step, &body, c.width, &mark);
        let gap = if index == 0 { mm(7.0) } else { between };
        let block = Block::new(gap, item.role(Role::List { numbered: true })).tight();
        let block = block.reminder(continued.clone(), mm(5.0)).clings(AMID_STEPS);
        // Neither the first nor the last step stands alone.
        let keep = index == 0 || index + 1 == last;
        blocks.push(if keep && index != last { block.keep() } else { block });
    }
    let mut noticing = Frame::new(c.width, Pt::ZERO);
    for (gap, frame) in notices(c, exercise, c.width) {
        noticing.stack(if noticing.height > Pt::ZERO { gap } else { Pt::ZERO }, frame);
    }
    if noticing.height > Pt::ZERO {
        let block = Block::new(mm(8.0), noticing.role(Role::Section)).tight();
        blocks.push(block.reminder(continued, mm(5.0)).clings(AFTER_STEPS));
    }
    blocks
}

/// Badge and name on one centre line, with a bookmark to them.
pub(crate) fn title(c: &mut Composer<'_>, exercise: &Exercise, width: Pt, gap: Pt) -> Frame {
    let badge = badge(c, exercise.number, c.look.sizes.badge);
    let start = badge.width + gap;
    let style = c.look.name();
    let name = c.heading(&exercise.name, &style, width - start, 3);
    let height = badge.height.max(name.height);
    let mut frame = Frame::new(width, height);
    frame.pieces.push(Piece::Bookmark(exercise.name.to_plain(), 2));
    let y = (height - badge.height) / 2.0;
    frame.place(Pt::ZERO, y, badge);
    let y = (height - name.height) / 2.0;
    frame.place(start, y, name);
    frame
}

/// Badge, name and facts; facts move under the name where they do not fit beside it.
pub(crate) fn header(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    let beside = facts_fit_beside(c, exercise, width);
    header_with(c, exercise, width, beside)
}

/// Whether name and facts have room on one line. Large print never has.
pub(crate) fn facts_fit_beside(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> bool {
    let start = c.look.sizes.badge + AFTER_BADGE;
    let style = c.look.name();
    let name = c.type_.label(&exercise.name, &style).width;
    let facts = facts(c, exercise, width).width;
    !c.look.large() && start + name + mm(6.0) + facts <= width
}

/// Badge and name with the facts at the far side or under them.
pub(crate) fn header_with(
    c: &mut Composer<'_>,
    exercise: &Exercise,
    width: Pt,
    beside: bool,
) -> Frame {
    let facts = facts(c, exercise, width);
    let mut frame = title(c, exercise, width, AFTER_BADGE);
    if beside {
        let y = (frame.height - facts.height) / 2.0;
        frame.place(width - facts.width, y, facts);
    } else {
        let under = if c.look.large() { mm(5.5) } else { mm(3.2) };
        frame.stack(under, facts);
    }
    frame
}

/// The exercise's number in a disc; a ring where ink is saved.
pub(crate) fn badge(c: &mut Composer<'_>, number: u16, side: Pt) -> Frame {
    let palette = c.look.palette.clone();
    let saver = palette.fill.is_none();
    let size = c.look.sizes.badge_number * (side / c.look.sizes.badge);
    // Three digits still fit the disc.
    let size = if number > 99 { size * 0.72 } else { size };
    let color = if saver { palette.ink } else { palette.on_primary };
    let style = Style { size: pt(size), weight: 800.0, color, ..c.look.body() };
    let words = c.label(&Text::plain(number.to_string()), &style, Role::Paragraph);
    let mut frame = Frame { rigid: true, ..Frame::new(side, side) };
    let center = (side / 2.0, side / 2.0);
    frame.decorate(if saver {
        circle(center, side / 2.0 - pt(0.75), None, Some((palette.ink, pt(1.5))))
    } else {
        circle(center, side / 2.0, Some(palette.primary), None)
    });
    let y = (side - words.height) / 2.0;
    frame.place((side - words.width) / 2.0, y, words);
    frame
}

/// Position, equipment and level, wrapped within a width.
pub(crate) fn facts(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    let style = c.look.fact();
    let side = c.look.sizes.icon;
    let primary = c.look.palette.primary;
    let mut pieces = Vec::new();
    for fact in &exercise.facts {
        let icon = c.icons.frame(fact.icon, side, primary);
        let words = c.label(&fact.text, &style, Role::Paragraph);
        pieces.push(beside(icon, mm(1.4), words));
    }
    let (level, word) = &exercise.level;
    let words = c.label(word, &style, Role::Paragraph);
    pieces.push(beside(pips(c, *level), mm(1.6), words));
    let gap = if c.look.large() { mm(7.0) } else { mm(4.6) };
    let natural: Pt = pieces.iter().map(|f| f.width).sum::<Pt>() + gap * (pieces.len() - 1) as f32;
    let line_gap = style.size * 0.75;
    super::glance::wrapped(pieces, natural.min(width), gap, line_gap)
}

/// A sign centred on the capitals of the words after it.
fn beside(sign: Frame, gap: Pt, words: Frame) -> Frame {
    let mut frame = Frame::new(sign.width + gap + words.width, words.height);
    let y = (words.height - sign.height) / 2.0;
    let x = sign.width + gap;
    frame.place(Pt::ZERO, y, sign);
    frame.place(x, Pt::ZERO, words);
    frame
}

/// Three dots, filled up to the level. The word beside them says the same.
fn pips(c: &Composer<'_>, level: u8) -> Frame {
    let radius = pt(c.look.sizes.fact * 0.2);
    let pitch = radius * 2.9;
    let mut frame = Frame::new(pitch * 2.0 + radius * 2.0, radius * 2.0);
    let color = c.look.palette.primary;
    for index in 0..3u8 {
        let center = (radius + pitch * f32::from(index), radius);
        let fill = (index < level).then_some(color);
        frame.decorate(circle(center, radius, fill, Some((color, pt(0.9)))));
    }
    frame
}

/// Steps, then what to feel, cautions, tips and the clinician's note.
pub(crate) fn words(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    let mut frame = steps(c, exercise, width);
    for (gap, notice) in notices(c, exercise, width) {
        let gap = if frame.height > Pt::ZERO { gap } else { Pt::ZERO };
        frame.stack(gap, notice);
    }
    frame
}

/// Numbered steps.
pub(crate) fn steps(c: &mut Composer<'_>, exercise: &Exercise, width: Pt) -> Frame {
    if exercise.steps.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let body = c.look.body();
    let between = Look::between_lines(&body) + c.look.sizes.between_steps;
    let mark = Mark::Number(c.look.step(), c.look.sizes.hang);
    c.list(&exercise.steps, &body, width, &mark, between)
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
    for (icon, color, texts) in [
        (Icon::Warning, palette.stop, &exercise.cautions),
        (Icon::Tip, palette.primary, &exercise.tips),
    ] {
        if !texts.is_empty() {
            push(under_one_sign(c, icon, color, texts, width));
        }
    }
    if let Some(text) = &exercise.note {
        push(note(c, text, width));
    }
    out
}

/// Notices of a kind under one sign, a line each where there is room: *Take care.* …, *Stop if* …
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
    for text in if c.look.sizes.snug { run_on(texts) } else { texts.to_vec() } {
        let text = Text { inlines: bound(&text), ..text };
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

/// The heading over a group of exercises, with the legend beside it when there is room.
pub(crate) fn group_heading(c: &mut Composer<'_>, heading: &Text, legend: Option<&Text>) -> Frame {
    let style = c.look.section();
    let mut frame = c.heading(heading, &style, c.width, 2);
    frame.pieces.insert(0, Piece::Bookmark(heading.to_plain(), 1));
    if let Some(legend) = legend {
        let used = c.type_.set(heading, &style, c.width).width();
        let hint = c.look.hint();
        let x = used + mm(3.0);
        let set = c.type_.set(legend, &hint, (c.width - x).max(mm(20.0)));
        if set.len() == 1 && frame.height.0 < style.size.0 && x + set.width() <= c.width {
            let words = set.frame(c.width - x, Align::Start);
            let y = frame.height - words.height;
            let words = words.role_in(Role::Paragraph, legend.language.clone());
            frame.place(x, y, words);
        } else {
            let words = c.paragraph(legend, &hint, c.width);
            frame.stack(mm(3.4), words);
        }
    }
    let y = frame.height + mm(3.4);
    let rule = c.look.palette.rule;
    frame.decorate(line((Pt::ZERO, y), (c.width, y), rule, pt(0.75)));
    frame.height = y;
    frame
}
