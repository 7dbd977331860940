//! The dose strip: read in one glance, numbers heavy, units in words.

use crate::layout::composer::Composer;
use crate::layout::frame::{Frame, Piece, line, lower_panel, outline, panel};
use crate::layout::look::{CAP, Look, STRIP_RADIUS};
use crate::layout::page::{Item, Role};
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Arrangement, Document, DoseCell, Inline, Phrase, Text};
use crate::units::{Pt, mm, pt};

/// How a strip sits on the page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A tinted strip with rounded corners.
    Strip,
    /// The foot of a framed cell.
    Foot,
}

/// Space kept free at each side of a cell's words, and in large print.
const CELL_INSET: Pt = mm(2.0);
const LARGE_CELL_INSET: Pt = mm(5.0);
/// The same in the foot of a grid cell, where room is short.
const FOOT_INSET: Pt = mm(2.6);
/// The same in its second row, on one line.
const ROW_INSET: Pt = mm(3.4);
/// Beside the words of cells one under the other.
const TOWER_INSET: Pt = mm(3.5);
/// Between a cell's own phrase and the smaller ones under it.
const BEFORE_MORE: Pt = mm(2.8);
/// Between the rows of a foot of two.
const BETWEEN_ROWS: Pt = mm(4.4);
/// Width of a line to write a number on, as a share of the number's size.
const BLANK: f32 = 1.5;
/// Between *Hold*, the number and the unit.
const WORD_GAP: Pt = mm(1.6);

/// From an icon to its words.
const ICON_GAP: Pt = mm(2.4);

/// The least width of a cell of two lines, as a share of an even one.
const LEAST_CELL: f32 = 0.45;

/// Cells side by side: one line each when all fit so, otherwise words under the number.
pub(crate) fn strip(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt, shape: Shape) -> Frame {
    strip_of(c, cells, width, shape, Pt::ZERO)
}

/// The look in which every strip of a guide has its icons, or none has: they all look one way.
pub(crate) fn look(c: &mut Composer<'_>, document: &Document) -> Look {
    let usual = c.look.clone();
    let looks = [usual.clone(), usual.close_doses()];
    let fitting = looks.into_iter().find(|look| {
        c.look = match c.arrangement {
            Arrangement::OnePerPage => look.roomy(),
            Arrangement::List { .. } => look.list(),
            Arrangement::Cards | Arrangement::Grid { .. } => look.clone(),
        };
        let icon = c.look.sizes.dose_icon;
        document.exercises().all(|exercise| {
            let natural = exercise.dose.iter().map(|cell| in_line(c, cell, icon).width);
            let natural: Vec<Pt> = natural.collect();
            natural.is_empty() || shares(&natural, c.width, CELL_INSET).is_some()
        })
    });
    c.look = usual;
    fitting.unwrap_or_else(|| c.look.bare_doses())
}

/// The feet of cells side by side: of two rows each where one must be, and as high as each other.
pub(crate) fn feet(c: &mut Composer<'_>, doses: &[&[DoseCell]], width: Pt) -> Vec<Frame> {
    let two = doses.iter().any(|cells| lacks_width(c, cells, width));
    let one_line = doses.iter().all(|cells| match cells {
        [] | [_] => true,
        [_, others @ ..] => row_shares(c, others, width).is_some(),
    });
    let mut set = |cells: &[DoseCell], least: Pt| {
        let rows = if two { two_rows(c, cells, width, least, one_line) } else { None };
        rows.unwrap_or_else(|| strip_of(c, cells, width, Shape::Foot, least))
    };
    let mut feet: Vec<Frame> = doses.iter().map(|cells| set(cells, Pt::ZERO)).collect();
    let highest = feet.iter().map(|foot| foot.height).fold(Pt::ZERO, Pt::max);
    for (foot, cells) in feet.iter_mut().zip(doses) {
        if foot.height < highest {
            *foot = set(cells, highest);
        }
    }
    feet
}

/// Whether a foot is too narrow for each number over its unit, side by side.
fn lacks_width(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt) -> bool {
    let least = two_line_widths(c, cells, width);
    shares(&least, width, FOOT_INSET).is_none()
}

/// As wide as two lines need, where that keeps *Hold* beside its number.
fn two_line_widths(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt) -> Vec<Pt> {
    let least = width / cells.len().max(1) as f32 * LEAST_CELL;
    cells.iter().map(|cell| two_line_width(c, &cell.phrase).max(least)).collect()
}

/// The same, at least `least` high: for strips side by side.
fn strip_of(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt, shape: Shape, least: Pt) -> Frame {
    if cells.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let unit = c.look.unit();
    let mut frames: Vec<Frame> = Vec::new();
    let mut extras: Vec<Frame> =
        cells.iter().map(|cell| more(c, &cell.more, &unit, None)).collect();
    let mut widths = None;
    let cell_inset = if c.look.large() { LARGE_CELL_INSET } else { CELL_INSET };
    // Icons are the first to give way, then the one line.
    let icon = c.look.sizes.dose_icon;
    let tries: &[Option<Pt>] = match (shape, icon) {
        (Shape::Foot, _) => &[],
        (Shape::Strip, Some(_)) => &[icon, None],
        (Shape::Strip, None) => &[None],
    };
    for icon in tries {
        frames = cells.iter().map(|cell| in_line(c, cell, *icon)).collect();
        let natural = frames.iter().zip(&extras).map(|(frame, more)| frame.width.max(more.width));
        widths = shares(&natural.collect::<Vec<Pt>>(), width, cell_inset);
        if widths.is_some() {
            break;
        }
    }
    let one_line = widths.is_some();
    if !one_line {
        let even = width / cells.len() as f32;
        let inset = if shape == Shape::Foot { FOOT_INSET } else { cell_inset };
        let two_lines = two_line_widths(c, cells, width);
        // Smaller phrases on one line each too, where there is the width.
        let with_more = two_lines.iter().zip(&extras).map(|(own, more)| own.max(more.width));
        let with_more: Vec<Pt> = with_more.collect();
        let own = shares(&with_more, width, inset).or_else(|| shares(&two_lines, width, inset));
        if let (None, Shape::Foot) = (&own, shape)
            && let Some(frame) = two_rows(c, cells, width, least, true)
        {
            return frame;
        }
        let own = own.unwrap_or_else(|| vec![even; cells.len()]);
        let rooms = own.iter().map(|width| *width - inset * 2.0);
        let (mut set, mut wrapped) = (Vec::new(), Vec::new());
        for (cell, room) in cells.iter().zip(rooms) {
            set.push(stacked(c, &cell.phrase, room));
            wrapped.push(more(c, &cell.more, &unit, Some((room, Align::Center))));
        }
        (frames, extras, widths) = (set, wrapped, Some(own));
    }
    let pad = match (one_line, c.look.large()) {
        (true, false) => mm(3.9),
        (true, true) => mm(4.8),
        (false, true) => mm(6.0),
        (false, false) => mm(3.8),
    };
    let highest = |frames: &[Frame]| frames.iter().map(|f| f.height).fold(Pt::ZERO, Pt::max);
    let (height, below) = (highest(&frames), highest(&extras));
    let below = if below > Pt::ZERO { below + BEFORE_MORE } else { below };
    let pad = pad.max((least - height - below) / 2.0);
    let mut frame = Frame::new(width, height + below + pad * 2.0);
    let full = frame.height;
    backing(c, &mut frame, shape);
    let rule = c.look.palette.rule;
    let mut x = Pt::ZERO;
    let parts = frames.into_iter().zip(extras).zip(widths.unwrap_or_default()).zip(cells);
    for (((cell, more), cell_width), dose) in parts {
        if x > Pt::ZERO {
            let inset = if one_line { mm(3.2) } else { mm(3.4) };
            frame.decorate(line((x, inset), (x, full - inset), rule, pt(0.75)));
        }
        // On one line all stand on one baseline; stacked ones start at one height, words alone
        // in the middle.
        let y = match (one_line, dose.phrase.has_number()) {
            (true, _) => pad + height - cell.height,
            (false, false) => pad + (height - cell.height) / 2.0,
            (false, true) => pad,
        };
        frame.place(x + (cell_width - cell.width) / 2.0, y, cell);
        let y = pad + height + BEFORE_MORE;
        frame.place(x + (cell_width - more.width) / 2.0, y, more);
        x += cell_width;
    }
    frame
}

/// The foot of a cell too narrow for *Hold* beside its number: that phrase on a row of its own over
/// the others, on one line each where asked for and those fit, else their words under their
/// numbers. Nothing where there is but one phrase or smaller ones belong under it, or where the
/// first is too wide.
fn two_rows(
    c: &mut Composer<'_>,
    cells: &[DoseCell],
    width: Pt,
    least: Pt,
    one_line: bool,
) -> Option<Frame> {
    let (first, others) = cells.split_first()?;
    let over = in_line(c, first, None);
    let with_more = cells.iter().any(|cell| !cell.more.is_empty());
    if others.is_empty() || with_more || over.width + FOOT_INSET * 2.0 > width {
        return None;
    }
    let own = if one_line { row_shares(c, others, width) } else { None };
    let one_line = own.is_some();
    let widths = own.unwrap_or_else(|| vec![width / others.len() as f32; others.len()]);
    let under: Vec<Frame> = if one_line {
        others.iter().map(|cell| in_line(c, cell, None)).collect()
    } else {
        let rooms = widths.iter().map(|width| *width - FOOT_INSET * 2.0);
        others.iter().zip(rooms).map(|(cell, room)| stacked(c, &cell.phrase, room)).collect()
    };
    let low = under.iter().map(|frame| frame.height).fold(Pt::ZERO, Pt::max);
    let height = over.height + BETWEEN_ROWS + low;
    let pad = mm(3.8).max((least - height) / 2.0);
    let mut frame = Frame::new(width, height + pad * 2.0);
    backing(c, &mut frame, Shape::Foot);
    let (y, rule) = (pad + over.height + BETWEEN_ROWS, c.look.palette.rule);
    frame.place((width - over.width) / 2.0, pad, over);
    let mut x = Pt::ZERO;
    for (cell, cell_width) in under.into_iter().zip(widths) {
        if x > Pt::ZERO {
            frame.decorate(line((x, y), (x, y + low), rule, pt(0.75)));
        }
        let top = if one_line { low - cell.height } else { Pt::ZERO };
        frame.place(x + (cell_width - cell.width) / 2.0, y + top, cell);
        x += cell_width;
    }
    Some(frame)
}

/// Widths of the cells of a foot's second row, where each has room for one line.
fn row_shares(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt) -> Option<Vec<Pt>> {
    let lines = cells.iter().map(|cell| in_line(c, cell, None).width);
    shares(&lines.collect::<Vec<Pt>>(), width, ROW_INSET)
}

/// Widths of cells that each hold their words on one line: even ones when those do, otherwise as
/// wide as their words with the spare room shared; none when even that is too little.
fn shares(cells: &[Pt], width: Pt, inset: Pt) -> Option<Vec<Pt>> {
    if cells.is_empty() {
        return None;
    }
    let even = width / cells.len() as f32;
    if cells.iter().all(|cell| *cell + inset * 2.0 <= even) {
        return Some(vec![even; cells.len()]);
    }
    let spare = (width - cells.iter().copied().sum::<Pt>()) / cells.len() as f32;
    (spare >= inset * 2.0).then(|| cells.iter().map(|cell| *cell + spare).collect())
}

/// Smaller phrases under a cell's own, a line each; wrapped and aligned in a width, or each as wide
/// as it is, in the middle.
pub(crate) fn more(
    c: &mut Composer<'_>,
    phrases: &[Phrase],
    style: &Style,
    within: Option<(Pt, Align)>,
) -> Frame {
    let texts: Vec<Text> = phrases.iter().map(in_words).collect();
    let natural = texts.iter().map(|text| c.type_.label(text, style).width);
    let natural = natural.fold(Pt::ZERO, Pt::max);
    let (width, align) = within.unwrap_or((natural, Align::Center));
    let mut frame = Frame::new(width, Pt::ZERO);
    for text in texts {
        let gap = if frame.height > Pt::ZERO { style.size * 0.55 } else { Pt::ZERO };
        let line = c.type_.set(&text, style, width).frame(width, align);
        frame.stack(gap, line.role(Role::Paragraph));
    }
    frame
}

/// A phrase in one size, its number in bold.
fn in_words(phrase: &Phrase) -> Text {
    let mut inlines = Vec::new();
    let parts = [(&phrase.before, false), (&phrase.number, true), (&phrase.after, false)];
    for (words, bold) in parts {
        if words.is_empty() {
            continue;
        }
        if !inlines.is_empty() {
            inlines.push(Inline::Plain(" ".to_owned()));
        }
        let words = bound(words.trim());
        inlines.push(if bold { Inline::Bold(words) } else { Inline::Plain(words) });
    }
    Text { inlines, at: phrase.at.clone(), language: None }
}

/// The tint or outline behind a strip.
fn backing(c: &Composer<'_>, frame: &mut Frame, shape: Shape) {
    let (width, height, ink) = (frame.width, frame.height, c.look.palette.ink);
    frame.decorate(match (c.look.palette.fill, shape) {
        (Some(fill), Shape::Strip) => panel(width, height, STRIP_RADIUS, fill),
        (Some(fill), Shape::Foot) => lower_panel(width, height, mm(2.6), fill),
        (None, Shape::Strip) => outline(width, height, STRIP_RADIUS, ink, pt(1.0)),
        (None, Shape::Foot) => line((Pt::ZERO, Pt::ZERO), (width, Pt::ZERO), ink, pt(0.75)),
    });
}

/// How wide a tower is that ends where its lines do, when they break as in one of a width.
pub(crate) fn tower_width(c: &mut Composer<'_>, cells: &[DoseCell], most: Pt) -> Pt {
    let (unit, inner) = (c.look.unit(), most - TOWER_INSET * 2.0);
    let mut widest = Pt::ZERO;
    for cell in cells {
        let one_line = in_line(c, cell, None).width;
        let two_lines = two_line_width(c, &cell.phrase);
        let own = if one_line > inner && two_lines > Pt::ZERO { two_lines } else { one_line };
        widest = widest.max(own).max(more(c, &cell.more, &unit, None).width);
    }
    // A little more, so that no rounding breaks a line.
    most.min(widest + TOWER_INSET * 2.0 + pt(0.1))
}

/// The cells one under the other in a tinted box: for list rows.
pub(crate) fn tower(c: &mut Composer<'_>, cells: &[DoseCell], width: Pt) -> Frame {
    let inner = width - TOWER_INSET * 2.0;
    let between = if c.look.large() { mm(5.0) } else { pt(7.0) + c.look.sizes.between_steps };
    let mut words = Frame::new(inner, Pt::ZERO);
    for (index, cell) in cells.iter().enumerate() {
        let row = broken(c, &cell.phrase, inner, Align::Start);
        words.stack(if index == 0 { Pt::ZERO } else { between }, row);
        if !cell.more.is_empty() {
            let unit = c.look.unit();
            let more = more(c, &cell.more, &unit, Some((inner, Align::Start)));
            words.stack(BEFORE_MORE, more);
        }
    }
    let pad = mm(3.6);
    let mut frame = Frame::new(width, words.height + pad * 2.0);
    backing(c, &mut frame, Shape::Strip);
    frame.place(TOWER_INSET, pad, words);
    frame
}

/// Icon of a size, *Hold*, number, *seconds* on one baseline.
fn in_line(c: &mut Composer<'_>, cell: &DoseCell, icon: Option<Pt>) -> Frame {
    let number = c.look.number();
    let words = inline_phrase(c, &cell.phrase, &number, &c.look.unit());
    let Some(side) = icon else { return words.role(Role::Paragraph) };
    let hang = side + ICON_GAP;
    // As high as a number even without one, so that icons of a strip stand level.
    let height = words.height.max(number.size * CAP);
    let mut frame = Frame::new(words.width + hang, height);
    let icon = c.icons.frame(cell.icon, side, c.look.palette.primary);
    frame.place(Pt::ZERO, (height - side) / 2.0, icon);
    let y = height - words.height;
    frame.place(hang, y, words);
    frame.role(Role::Paragraph)
}

/// Words around a heavy number, on one line and one baseline.
pub(crate) fn inline_phrase(
    c: &mut Composer<'_>,
    phrase: &Phrase,
    number: &Style,
    unit: &Style,
) -> Frame {
    let mut parts = Vec::new();
    if !phrase.before.trim().is_empty() {
        parts.push(c.type_.label(&said(phrase.before.trim(), phrase), unit).role(Role::Span));
    }
    if let Some(spoken) = &phrase.blank {
        parts.push(blank(c, spoken, number));
    } else if !phrase.number.is_empty() {
        parts.push(c.type_.label(&said(&phrase.number, phrase), number).role(Role::Span));
    }
    if !phrase.after.trim().is_empty() {
        parts.push(c.type_.label(&said(phrase.after.trim(), phrase), unit).role(Role::Span));
    }
    let height = parts.iter().map(|f| f.height).fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(Pt::ZERO, height);
    for part in parts {
        if frame.width > Pt::ZERO {
            frame.width += WORD_GAP;
        }
        let (x, h) = (frame.width, part.height);
        frame.width += part.width;
        frame.place(x, height - h, part);
    }
    frame
}

/// A line to write a number on, as high as the number would be.
pub(crate) fn blank(c: &Composer<'_>, spoken: &str, number: &Style) -> Frame {
    let (width, height) = (number.size * BLANK, number.size * CAP);
    let mut frame = Frame::new(width, height);
    let color = c.look.palette.muted;
    let rule = line((Pt::ZERO, height), (width, height), color, pt(0.75));
    frame.pieces.push(Piece::Content(Item::Path(rule)));
    frame.role(Role::Blank(spoken.to_owned()))
}

/// How wide *Hold* **20** over *seconds* is; nothing for words that may break anywhere.
fn two_line_width(c: &mut Composer<'_>, phrase: &Phrase) -> Pt {
    if !phrase.has_number() {
        return Pt::ZERO;
    }
    let (number, unit) = (c.look.number(), c.look.unit());
    let over = Phrase { after: String::new(), ..phrase.clone() };
    let over = inline_phrase(c, &over, &number, &unit).width;
    over.max(c.type_.label(&said(phrase.after.trim(), phrase), &unit).width)
}

/// *Hold* **20** over *seconds*, centred.
fn stacked(c: &mut Composer<'_>, phrase: &Phrase, width: Pt) -> Frame {
    let after = phrase.after.trim();
    if !phrase.has_number() || after.is_empty() {
        return broken(c, phrase, width, Align::Center);
    }
    rows(c, phrase, &[&["before", "number"], &["after"]], width, Align::Center)
        .or_else(|| rows(c, phrase, &[&["before"], &["number"], &["after"]], width, Align::Center))
        .unwrap_or_else(|| plain_words(c, phrase, width, Align::Center))
        .role(Role::Paragraph)
}

/// A phrase on one line, or broken around its number.
fn broken(c: &mut Composer<'_>, phrase: &Phrase, width: Pt, align: Align) -> Frame {
    if !phrase.has_number() {
        return plain_words(c, phrase, width, align).role(Role::Paragraph);
    }
    rows(c, phrase, &[&["before", "number", "after"]], width, align)
        .or_else(|| rows(c, phrase, &[&["before", "number"], &["after"]], width, align))
        .or_else(|| rows(c, phrase, &[&["before"], &["number"], &["after"]], width, align))
        .unwrap_or_else(|| plain_words(c, phrase, width, align))
        .role(Role::Paragraph)
}

/// Parts of a phrase on lines of their own; nothing when a line with the number is too wide.
fn rows(
    c: &mut Composer<'_>,
    phrase: &Phrase,
    lines: &[&[&str]],
    width: Pt,
    align: Align,
) -> Option<Frame> {
    let (number, unit) = (c.look.number(), c.look.unit());
    let mut frame = Frame::new(width, Pt::ZERO);
    for parts in lines {
        let take = |part: &str, words: &str| {
            if parts.contains(&part) { words.trim().to_owned() } else { String::new() }
        };
        let row = Phrase {
            before: take("before", &phrase.before),
            number: take("number", &phrase.number),
            blank: phrase.blank.clone().filter(|_| parts.contains(&"number")),
            after: take("after", &phrase.after),
            at: phrase.at.clone(),
        };
        let row = if !row.has_number() {
            let words = format!("{}{}", row.before, row.after);
            if words.is_empty() {
                continue;
            }
            let style = Style { balance: true, ..unit.clone() };
            let text = said(&words, phrase);
            c.type_.set(&text, &style, width).frame(width, align).role(Role::Span)
        } else {
            let row = inline_phrase(c, &row, &number, &unit);
            if row.width > width {
                return None;
            }
            let x = if align == Align::Center { (width - row.width) / 2.0 } else { Pt::ZERO };
            let mut line = Frame::new(width, row.height);
            line.place(x, Pt::ZERO, row);
            line
        };
        let gap = if frame.height > Pt::ZERO { unit.size * 0.62 } else { Pt::ZERO };
        frame.stack(gap, row);
    }
    Some(frame)
}

/// A phrase as plain words on as many lines as it needs: for words without a number.
fn plain_words(c: &mut Composer<'_>, phrase: &Phrase, width: Pt, align: Align) -> Frame {
    let unit = Style { balance: true, ..c.look.unit() };
    let words = [phrase.before.trim(), &phrase.number, phrase.after.trim()];
    let words: Vec<&str> = words.into_iter().filter(|s| !s.is_empty()).collect();
    let text = said(&words.join(" "), phrase);
    c.type_.set(&text, &unit, width).frame(width, align).role(Role::Span)
}

/// Words that remember where the dose was written.
fn said(words: &str, phrase: &Phrase) -> Text {
    Text { at: phrase.at.clone(), ..Text::plain(bound(words)) }
}

/// A range stays on one line: no break after its dash.
fn bound(words: &str) -> String {
    words.replace('–', "–\u{2060}")
}
