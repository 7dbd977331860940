//! The head of a poster: title, what it is for, how long it takes, the clinic.

use super::clinic::{clinic, clinic_block, clinic_size, clinic_width, logo_height, tower};
use super::dial::dial;
use super::draft::Draft;
use crate::color::Color;
use crate::layout::frame::{Frame, Piece, line, panel};
use crate::layout::look::CAP;
use crate::layout::page::{Item, Role};
use crate::layout::text::{Align, Shaped, Style, left_bearing};
use crate::resolve::document::{Direction, HeaderStyle, Quantity, Text};
use crate::units::{Pt, mm, pt};

/// The share of its usual diameter that a dial keeps beside words as high.
const LARGER_DIAL: f32 = 0.85;
/// The least diameter of a dial, in millimetres of A3.
const LEAST_DIAL: f32 = 34.0;

/// Steps in which a title gives way, in points.
const STEP: f32 = 2.0;
/// The least a title keeps of its size to have all else beside it on an upright sheet.
const LEAST_BESIDE: f32 = 0.8;

/// The head, in the coordinates of the page but for the margin at its start.
pub(super) struct Head {
    pub(super) frame: Frame,
    /// Where what follows it starts.
    pub(super) bottom: Pt,
}

/// Sizes that fit.
struct Fit {
    title: Pt,
    lines: usize,
    /// Width of the title.
    width: Pt,
    arrangement: Arrangement,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrangement {
    /// Title and clinic, then the sentence and the numbers.
    Rows,
    /// All on the line of the title.
    OneRow,
}

/// Size of the title over several exercises.
pub(super) fn title(d: &Draft<'_>) -> Pt {
    d.size(if d.sheet.landscape { 90.0 } else { 102.0 }, d.floors.title)
}

/// The head as high as it needs to be, its title at most of this size.
pub(super) fn head(d: &mut Draft<'_>, facts: &[Quantity], biggest: Pt) -> Head {
    dressed(d, |d, on| match fit(d, facts, biggest) {
        Some(fit) => match fit.arrangement {
            Arrangement::OneRow => one_row(d, &fit, facts, on),
            Arrangement::Rows => rows(d, &fit, facts, on),
        },
        None => Frame::default(),
    })
}

/// The head of a routine: clinic, title and sentence beside the dial of its minutes, in this share
/// of their usual size. The dial is larger where the words are as high.
pub(super) fn routine_head(d: &mut Draft<'_>, share: f32) -> Head {
    dressed(d, |d, on| {
        let usual = d.sheet.mm(if d.sheet.landscape { 58.0 } else { 72.0 });
        // Crowded sheets have their words in fewer lines.
        if share < LARGER_DIAL && !d.sheet.is_crowded() {
            let diameter = usual * LARGER_DIAL;
            let words = routine_words(d, share, room_beside(d, diameter), on);
            if let Ok(words) = words
                && words.height >= diameter
            {
                return with_dial(d, words, diameter, on);
            }
        }
        let diameter = usual * share;
        let room = room_beside(d, diameter);
        let words = routine_words(d, share, room, on).unwrap_or_else(|mut title| {
            too_wide(d, &mut title, room);
            Frame::default()
        });
        // On a crowded sheet it takes little height of its own.
        let low =
            if d.sheet.is_crowded() { words.height.max(d.sheet.mm(LEAST_DIAL)) } else { diameter };
        with_dial(d, words, diameter.min(low), on)
    })
}

/// The width that a dial leaves beside it.
fn room_beside(d: &Draft<'_>, diameter: Pt) -> Pt {
    d.sheet.inner() - diameter - d.sheet.mm(10.0)
}

/// Words with the dial of the minutes beside them.
fn with_dial(d: &mut Draft<'_>, words: Frame, diameter: Pt, on: Option<Color>) -> Frame {
    let dial = dial(d, diameter, on);
    let inner = d.sheet.inner();
    let mut frame = Frame::new(inner, words.height.max(dial.height));
    frame.place(Pt::ZERO, Pt::ZERO, words);
    frame.place(inner - diameter, Pt::ZERO, dial);
    frame
}

/// Clinic, title and sentence of a routine in this width.
///
/// # Errors
/// A title that is too wide.
fn routine_words(
    d: &mut Draft<'_>,
    share: f32,
    room: Pt,
    on: Option<Color>,
) -> Result<Frame, Box<Shaped>> {
    let poster = d.poster;
    let height = d.sheet.mm(11.6 * share);
    let size = (height * 0.78 / (CAP + 1.1)).max(d.floors.safety);
    let clinic = clinic_block(d, height * tower(d), size, on);
    let (biggest, floor) = (d.size(84.0 * share, d.floors.title), d.floors.title);
    let style = d.style.title(biggest);
    let shaped = d.type_.shaped(&poster.title, &style);
    let mut column = Frame::new(room, Pt::ZERO);
    let mut size = Pt::ZERO;
    let mut title_room = room;
    let mut above = d.sheet.white(9.0);
    if let Some(mut shaped) = shaped {
        // On a crowded sheet the clinic stands beside a title that leaves it the room.
        let left = room - clinic.width - d.sheet.mm(8.0);
        if d.sheet.is_crowded() && shaped.lines(floor, left) == Some(1) {
            (title_room, above) = (left, Pt::ZERO);
            column.place(left + d.sheet.mm(8.0), Pt::ZERO, clinic);
        } else {
            column.stack(Pt::ZERO, clinic);
        }
        let sizes = sizes(biggest, floor);
        let fits = (1..=3).find_map(|lines| {
            let few = |size: &&Pt| shaped.lines(**size, title_room).is_some_and(|n| n <= lines);
            sizes.iter().find(few)
        });
        let Some(fits) = fits else { return Err(Box::new(shaped)) };
        size = *fits;
        let arrangement = Arrangement::Rows;
        let fit = Fit { title: size, lines: 0, width: title_room, arrangement };
        let title = title_frame(d, &fit, on);
        column.stack(above, title);
    } else {
        column.stack(Pt::ZERO, clinic);
    }
    if let Some(purpose) = &poster.purpose {
        let style = tinted(purpose_style(d), on);
        let words = d.paragraph(purpose, &style, title_room);
        let below = d.sheet.white(6.5) + descent(&poster.title, size);
        column.stack(below.max(size * 0.25), words);
    }
    if let Some(often) = d.how_often() {
        let style = tinted(purpose_style(d), on);
        let style = Style { weight: d.style.unit(style.size).weight, ..style };
        let words = d.paragraph(&often, &style, title_room);
        column.stack(style.size * 0.6, words);
    }
    Ok(column)
}

/// Size of the title on a tent: the largest with room for the clinic beside it.
pub(super) fn face_title(d: &mut Draft<'_>) -> Pt {
    let poster = d.poster;
    let biggest = d.size(58.0, d.floors.title);
    let style = d.style.title(biggest);
    let Some(mut shaped) = d.type_.shaped(&poster.title, &style) else { return biggest };
    let between = mm(8.0);
    for title in sizes(biggest, d.floors.title) {
        let room = d.sheet.inner() - clinic_width(d, title) - between;
        if shaped.width(title) <= room {
            return title;
        }
    }
    let room = d.sheet.inner() - clinic_width(d, d.floors.title) - between;
    too_wide(d, &mut shaped, room);
    d.floors.title
}

/// The head of a face of a tent: title, which exercises and how often, clinic.
pub(super) fn tent_head(d: &mut Draft<'_>, size: Pt, label: Option<&Text>) -> Frame {
    let width = d.sheet.inner();
    let fit = Fit { title: size, lines: 1, width, arrangement: Arrangement::OneRow };
    let title = title_frame(d, &fit, None);
    let height = title.height;
    let mut frame = Frame::new(width, height);
    let start = title.width + mm(7.0);
    frame.place(Pt::ZERO, Pt::ZERO, title);
    let clinic = clinic_block(d, logo_height(size), clinic_size(d, size), None);
    let clinic_start = width - clinic.width;
    let room = clinic_start - mm(5.0) - start;
    let style = d.style.purpose(d.floors.cue.max(d.floors.safety));
    let which = label.map(|label| d.label(label, &style));
    let often = d.how_often().map(|often| d.label(&often, &style));
    let apart = style.size * 1.2;
    let both = [&which, &often]
        .into_iter()
        .flatten()
        .map(|words| words.width)
        .fold(-apart, |all, width| all + apart + width);
    // Numbers say which, where there is no room for words; nothing else says how often.
    let below = both > room && often.is_some();
    let (mut x, room) = if below { (Pt::ZERO, width) } else { (start, room) };
    let row = if below { height + style.leading } else { height };
    frame.height = row;
    if both <= room {
        for words in [which, often].into_iter().flatten() {
            let (own, top) = (words.width + apart, row - words.height);
            frame.place(x, top, words);
            x += own;
        }
    }
    frame.place(clinic_start, (height - clinic.height) / 2.0, clinic);
    frame
}

/// What is in a head, under the rule or on the band of the brand.
fn dressed(
    d: &mut Draft<'_>,
    content: impl FnOnce(&mut Draft<'_>, Option<Color>) -> Frame,
) -> Head {
    let style = d.poster.faces.header;
    let top = match style {
        HeaderStyle::Line => d.sheet.margin + d.sheet.white(8.8) + d.sheet.mm(2.2),
        HeaderStyle::Band => d.sheet.margin,
        HeaderStyle::Plain => d.sheet.margin + d.sheet.mm(3.0),
    };
    let on = (style == HeaderStyle::Band).then_some(d.poster.palette.on_band);
    let mut frame = Frame::new(d.sheet.inner(), Pt::ZERO);
    let content = content(d, on);
    let end = top + content.height;
    let after = d.sheet.white(if d.sheet.landscape { 9.0 } else { 10.0 });
    let bottom = match style {
        HeaderStyle::Band => {
            let band = end + d.sheet.white(11.0);
            frame.place(-d.sheet.margin, Pt::ZERO, band_frame(d, band));
            band + d.sheet.white(11.0)
        }
        HeaderStyle::Line => {
            let rule = d.sheet.mm(2.2);
            let color = if d.poster.palette.solids { d.poster.palette.solid } else { d.style.ink };
            let y = d.sheet.margin + rule / 2.0;
            frame.decorate(line((Pt::ZERO, y), (d.sheet.inner(), y), color, rule));
            end + after
        }
        HeaderStyle::Plain => end + after,
    };
    frame.place(Pt::ZERO, top, content);
    Head { frame, bottom }
}

/// The brand's colour from edge to edge.
fn band_frame(d: &Draft<'_>, height: Pt) -> Frame {
    let mut band = Frame::new(d.sheet.width, height);
    band.decorate(panel(band.width, height, Pt::ZERO, d.poster.palette.band));
    band
}

/// The largest title that leaves room for the clinic: on one line, else on two.
fn fit(d: &mut Draft<'_>, facts: &[Quantity], biggest: Pt) -> Option<Fit> {
    let poster = d.poster;
    let style = d.style.title(biggest);
    let mut shaped = d.type_.shaped(&poster.title, &style)?;
    let sizes = sizes(biggest, d.floors.title);
    // On a crowded sheet a short title may leave room beside it on an upright sheet too.
    if d.sheet.landscape || d.sheet.air < 1.0 {
        let least = if d.sheet.landscape { Pt::ZERO } else { biggest * LEAST_BESIDE };
        for &title in sizes.iter().filter(|size| **size >= least) {
            let width = shaped.width(title);
            if fits_one_row(d, facts, title, width) {
                return Some(Fit { title, lines: 1, width, arrangement: Arrangement::OneRow });
            }
        }
    }
    let between = d.sheet.mm(8.0);
    for lines in 1..=2 {
        for &title in &sizes {
            let room = d.sheet.inner() - clinic_width(d, title) - between;
            let width = if lines == 1 { shaped.width(title) } else { room };
            if width <= room && shaped.lines(title, width).is_some_and(|n| n <= lines) {
                return Some(Fit { title, lines, width, arrangement: Arrangement::Rows });
            }
        }
    }
    let room = d.sheet.inner() - clinic_width(d, d.floors.title) - between;
    too_wide(d, &mut shaped, room);
    None
}

/// Sizes to try, from the largest down to the floor.
fn sizes(biggest: Pt, floor: Pt) -> Vec<Pt> {
    let steps = ((biggest - floor).0 / STEP).floor().max(0.0) as usize;
    let mut sizes: Vec<Pt> = (0..=steps).map(|step| biggest - pt(step as f32 * STEP)).collect();
    if sizes.last().is_none_or(|last| *last > floor) {
        sizes.push(floor);
    }
    sizes
}

fn too_wide(d: &mut Draft<'_>, shaped: &mut Shaped, room: Pt) {
    let title = d.floors.title;
    let over = (shaped.width(title) - room * 2.0).max(Pt::ZERO).to_mm().0;
    let message = format!(
        "the title does not fit: at {:.0} pt, the least for where this poster is read, two lines \
         of {:.0} mm do not hold it{}",
        title.0,
        room.to_mm().0.max(0.0),
        if over > 0.0 { format!(" by {over:.0} mm") } else { String::new() },
    );
    let help = "shorten the title or its longest word, or choose a larger sheet or a `format` that \
                is read from nearer";
    let at = d.poster.title.at.clone();
    d.object("title-too-wide", message, at, help.to_owned());
}

/// Between the parts of a row.
fn between(d: &Draft<'_>) -> Pt {
    d.sheet.mm(11.0)
}

fn purpose_style(d: &Draft<'_>) -> Style {
    let base = if d.sheet.landscape { 25.0 } else { 28.0 };
    d.style.purpose(d.size(base * d.sheet.head_share(), d.floors.cue))
}

/// Whether title, sentence in two lines, numbers and clinic stand in one row.
fn fits_one_row(d: &mut Draft<'_>, facts: &[Quantity], title: Pt, width: Pt) -> bool {
    let style = purpose_style(d);
    let poster = d.poster;
    let facts_width = facts_frame(d, facts, None).width;
    let clinic = clinic_width(d, title);
    let mut used = width + clinic + between(d);
    if facts_width > Pt::ZERO {
        used += facts_width + between(d);
    }
    if let Some(purpose) = &poster.purpose {
        let Some(needed) = d.balanced(purpose, &style, 2) else { return true };
        used += needed + between(d);
    }
    used <= d.sheet.inner()
}

/// Title | sentence | numbers | clinic, all on the middle of the title's capitals.
fn one_row(d: &mut Draft<'_>, fit: &Fit, facts: &[Quantity], on: Option<Color>) -> Frame {
    let poster = d.poster;
    let title = title_frame(d, fit, on);
    let clinic = clinic(d, fit.title, on);
    let height = title.height.max(clinic.height);
    let inner = d.sheet.inner();
    let mut frame = Frame::new(inner, height);
    let middle = |part: Pt| (height - part) / 2.0;
    frame.height += descent(&poster.title, fit.title);
    let start = title.width + between(d);
    let y = middle(title.height);
    frame.place(Pt::ZERO, y, title);
    if let Some(purpose) = &poster.purpose {
        let style = tinted(purpose_style(d), on);
        let width = d.balanced(purpose, &style, 2).unwrap_or(Pt::ZERO);
        let words = d.paragraph(purpose, &style, width);
        let y = middle(words.height);
        frame.place(start, y, words);
    }
    let clinic_start = inner - clinic.width;
    let facts = facts_frame(d, facts, on);
    let y = middle(facts.height);
    frame.place(clinic_start - between(d) - facts.width, y, facts);
    let y = middle(clinic.height);
    frame.place(clinic_start, y, clinic);
    frame
}

/// Title and clinic; under them the sentence and the numbers.
fn rows(d: &mut Draft<'_>, fit: &Fit, facts: &[Quantity], on: Option<Color>) -> Frame {
    let poster = d.poster;
    let inner = d.sheet.inner();
    let cap = fit.title * CAP;
    let title = title_frame(d, fit, on);
    let mut frame = Frame::new(inner, title.height);
    let clinic = clinic(d, fit.title, on);
    let top = ((cap - clinic.height) / 2.0).max(Pt::ZERO);
    frame.place(Pt::ZERO, Pt::ZERO, title);
    let clinic_start = inner - clinic.width;
    let clinic_end = top + clinic.height;
    frame.place(clinic_start, top, clinic);
    let facts = facts_frame(d, facts, on);
    let gap = d.sheet.white(12.0).max(fit.title * 0.12 + descent(&poster.title, fit.title));
    let style = tinted(purpose_style(d), on);
    // A clinic taller than the title reaches down beside what follows.
    let end = if clinic_end > frame.height { clinic_start - between(d) } else { inner };
    let room = end - facts.width - d.sheet.mm(8.0);
    let words = poster.purpose.as_ref().map(|purpose| d.paragraph(purpose, &style, room));
    let words = words.unwrap_or_default();
    if words.height > Pt::ZERO || facts.height > Pt::ZERO {
        let baseline = frame.height + gap + (style.size * CAP).max(facts.height * 0.6);
        let y = baseline - style.size * CAP;
        frame.height = baseline.max(y + words.height);
        frame.place(Pt::ZERO, y, words);
        let y = baseline - facts.height + (facts.height - style.size * CAP) / 2.0;
        // Panels are near where white is scarce.
        if d.sheet.is_crowded() {
            frame.height = frame.height.max(y + facts.height);
        }
        frame.place(end - facts.width, y, facts);
    }
    frame.height = frame.height.max(clinic_end);
    frame
}

/// How far the letters of a title reach below its line.
fn descent(title: &Text, size: Pt) -> Pt {
    let flat = |c: char| c.is_ascii() && !"gjpqyQ,;".contains(c);
    if title.to_plain().chars().all(flat) { Pt::ZERO } else { size * 0.2 }
}

pub(super) fn tinted(style: Style, on: Option<Color>) -> Style {
    match on {
        Some(color) => Style { color, ..style },
        None => style,
    }
}

/// The title, its ink flush with the margin.
fn title_frame(d: &mut Draft<'_>, fit: &Fit, on: Option<Color>) -> Frame {
    let poster = d.poster;
    let style = tinted(d.style.title(fit.title), on);
    let width = if fit.lines == 1 { Pt(f32::MAX) } else { fit.width };
    let set = d.type_.set(&poster.title, &style, width);
    let width = set.width();
    let words = set.frame(width, Align::Start);
    // From right to left the first letter's white is at its other side.
    let ltr = poster.language.direction == Direction::Ltr;
    let bearing = first_run(&words).filter(|_| ltr).unwrap_or(Pt::ZERO);
    let role = Role::Heading(1, poster.title.to_plain());
    let mut frame = Frame::new(width - bearing, words.height);
    frame.pieces.push(Piece::Bookmark(poster.title.to_plain(), 1));
    frame.place(-bearing, Pt::ZERO, words.role_in(role, poster.title.language.clone()));
    frame
}

/// The white before the first letter.
fn first_run(frame: &Frame) -> Option<Pt> {
    frame.pieces.iter().find_map(|piece| match piece {
        Piece::Frame(_, _, inner) => first_run(inner),
        Piece::Content(Item::Text(run)) => Some(left_bearing(run)),
        _ => None,
    })
}

/// Numbers with their words: *5 minutes | 2 times a day*.
pub(super) fn facts_frame(d: &mut Draft<'_>, facts: &[Quantity], on: Option<Color>) -> Frame {
    let base = if d.sheet.landscape { 42.0 } else { 44.0 };
    let number = d.size(base * d.sheet.head_share(), d.floors.cue * 1.6);
    let number = tinted(d.style.number(number), on);
    let unit = d.size(20.0 * d.sheet.head_share(), d.floors.safety);
    let unit = Style { leading: unit * 1.1, balance: true, ..tinted(d.style.unit(unit), on) };
    let mut frame = Frame::default();
    for fact in facts {
        let figure = d.words(&fact.number, fact.at.as_ref(), &number);
        let text = Text { at: fact.at.clone(), ..Text::plain(fact.words.clone()) };
        // A long phrase takes two lines beside its number.
        let lines = if fact.words.chars().count() > 9 { 2 } else { 1 };
        let width = d.balanced(&text, &unit, lines).unwrap_or(Pt::ZERO);
        let words = d.type_.frame(&text, &unit, width);
        let height = figure.height.max(words.height);
        if frame.width > Pt::ZERO {
            let x = frame.width + d.sheet.mm(4.5);
            let color = on.unwrap_or(d.rule());
            let (top, bottom) = (-d.sheet.mm(1.0), height + d.sheet.mm(1.0));
            frame.decorate(line((x, top), (x, bottom), color, pt(0.75)));
            frame.width = x + d.sheet.mm(4.5);
        }
        let mut part = Frame::new(figure.width + d.sheet.mm(2.6) + words.width, height);
        part.pieces.push(Piece::Open(Role::Paragraph, None));
        let start = part.width - words.width;
        let y = (height - figure.height) / 2.0;
        part.place(Pt::ZERO, y, figure);
        // On the middle of the number, whether one line or two.
        let y = (height - words.height) / 2.0;
        part.place(start, y, words);
        part.pieces.push(Piece::Close);
        let x = frame.width;
        frame.width = x + part.width;
        frame.height = frame.height.max(height);
        frame.place(x, Pt::ZERO, part);
    }
    frame
}
