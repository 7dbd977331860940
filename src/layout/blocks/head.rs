//! The head of the first page: letterhead, title, purpose, fill-in strip.

use super::glance::wrapped;
use crate::color::Color;
use crate::layout::composer::Composer;
use crate::layout::frame::{Frame, Piece, line, panel};
use crate::layout::logo::{logo, tower};
use crate::layout::look::{CAP, INSET, Look, RADIUS};
use crate::layout::page::{Item, LinkItem, Role};
use crate::layout::text::Style;
use crate::layout::{TOP, side_margins};
use crate::resolve::document::{Document, Field, HeaderStyle, Letterhead, Logo, Text};
use crate::units::{Pt, mm, pt};
use kurbo::Rect;

/// The widest a logo may be, as a share of the column: a wide word mark still leaves room.
const LOGO_SHARE: f32 = 0.36;
/// The most height a logo like a tower is given, in heights of other logos.
const TALLEST_LOGO: f32 = 1.8;
/// The most lines of the clinic's name beside its logo.
const MOST_LINES: usize = 3;
/// Of a plate, around its logo.
const PLATE: Pt = mm(2.0);
/// Between logo, name and contact.
const GUTTER: Pt = mm(4.0);

/// The clinic at the head of the page.
pub(crate) fn letterhead(c: &mut Composer<'_>, document: &Document) -> Frame {
    let head = &document.letterhead;
    match document.theme.header {
        HeaderStyle::Line => {
            let row = row(c, head, c.width, None);
            let mut frame = Frame::new(c.width, row.height);
            let height = row.height;
            frame.place(Pt::ZERO, Pt::ZERO, row);
            let y = height + if c.look.large() { mm(4.6) } else { mm(3.2) };
            let rule = line((Pt::ZERO, y), (c.width, y), c.look.palette.primary, pt(1.5));
            frame.decorate(rule);
            frame.height = y;
            frame
        }
        HeaderStyle::Plain => row(c, head, c.width, None),
        HeaderStyle::Band if document.bleed > Pt::ZERO && c.look.palette.fill.is_some() => {
            edge_band(c, document)
        }
        HeaderStyle::Band => {
            let paper = c.look.palette.fill.is_none();
            let on = if paper { c.look.palette.ink } else { c.look.palette.on_band };
            let inner = row(c, head, c.width - INSET * 2.0, Some(on));
            let mut frame = Frame::new(c.width, inner.height + mm(8.0));
            frame.decorate(if paper {
                crate::layout::frame::outline(c.width, frame.height, RADIUS, on, pt(1.5))
            } else {
                panel(c.width, frame.height, RADIUS, c.look.palette.band)
            });
            frame.place(INSET, mm(4.0), inner);
            frame
        }
    }
}

/// A band to the edges of a sheet that is trimmed: its words stand over the rest of the page.
fn edge_band(c: &mut Composer<'_>, document: &Document) -> Frame {
    let row = row(c, &document.letterhead, c.width, Some(c.look.palette.on_band));
    // As high as the panel on a sheet that is not trimmed, so that pages break in the same places.
    let height = row.height + mm(8.0);
    let (start, end) = side_margins(document);
    let mut frame = Frame::new(c.width, height);
    let mut band = Frame::new(c.width + start + end, TOP + height);
    band.decorate(panel(band.width, band.height, Pt::ZERO, c.look.palette.band));
    frame.place(-start, -TOP, band);
    frame.place(Pt::ZERO, Pt::ZERO, row);
    frame
}

/// Space between the letterhead and the title.
pub(crate) fn below_letterhead(c: &Composer<'_>, document: &Document) -> Pt {
    let space = c.look.sizes.before_title;
    match document.theme.header {
        HeaderStyle::Line | HeaderStyle::Band => space,
        HeaderStyle::Plain => space + mm(1.0),
    }
}

/// Logo, name and tagline, contact: centred on one line. Contact lines that leave the name no room
/// stand under it, side by side.
fn row(c: &mut Composer<'_>, head: &Letterhead, width: Pt, on: Option<Color>) -> Frame {
    let narrow = c.look.large() || width < mm(130.0);
    let lift = head.logo.as_ref().map_or(1.0, |logo| tower(logo, TALLEST_LOGO));
    let tall = c.look.sizes.logo * lift;
    let set = |own: &Logo| logo(own, tall, width * LOGO_SHARE, PLATE);
    let logo = head.logo.as_ref().map(set);
    if let Some(logo) = &logo {
        let beside = width - logo.width - GUTTER;
        let bare = Letterhead { logo: None, ..head.clone() };
        if is_cramped(c, head, beside) {
            // No room for the name beside the logo: the logo above it.
            let mut frame = Frame::new(width, Pt::ZERO);
            frame.stack(Pt::ZERO, logo.clone());
            let rest = row(c, &bare, width, on);
            frame.stack(mm(4.0), rest);
            return frame;
        }
        if lift > 1.0 {
            // A tower stands beside all that there is to say.
            let rest = row(c, &bare, beside, on);
            let mut frame = Frame::new(width, rest.height.max(logo.height));
            let middle = |part: &Frame| (frame.height - part.height) / 2.0;
            let (logo_y, rest_y) = (middle(logo), middle(&rest));
            frame.place(Pt::ZERO, logo_y, logo.clone());
            frame.place(width - beside, rest_y, rest);
            return frame;
        }
    }
    let start = logo.as_ref().map_or(Pt::ZERO, |f| f.width + GUTTER);
    let lines = contact_lines(c, head, on);

    // All lines at the far side, else the first (the phone number), else none.
    let counts = if narrow { [1, 0, 0] } else { [lines.len(), 1, 0] };
    let (beside, room) = counts
        .into_iter()
        .map(|count| count.min(lines.len()))
        .map(|count| (count, name_room(&lines[..count], width - start)))
        .find(|(_, room)| name_fits(c, head, *room, on))
        .unwrap_or((0, width - start));
    let (aside, below) = lines.split_at(beside);
    let aside = column(c, aside);

    let words = name(c, head, room, on);
    let heights = [Some(words.height), Some(aside.height), logo.as_ref().map(|f| f.height)];
    let height = heights.into_iter().flatten().fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(width, height);
    if let Some(logo) = logo {
        let y = (height - logo.height) / 2.0;
        frame.place(Pt::ZERO, y, logo);
    }
    let y = (height - words.height) / 2.0;
    frame.place(start, y, words);
    let y = (height - aside.height) / 2.0;
    frame.place(width - aside.width, y, aside);
    if !below.is_empty() {
        let below = below
            .iter()
            .map(|line| {
                let room = line.frame.width.min(width);
                if line.frame.width > width {
                    c.paragraph(&line.text, &line.style, room)
                } else {
                    line.frame.clone()
                }
            })
            .collect();
        let gap = Look::between_lines(&c.look.small());
        frame.stack(mm(4.0), wrapped(below, width, mm(5.0), gap));
    }
    frame
}

/// Whether a word of the clinic's name is wider than the room, or its lines are a tower there.
fn is_cramped(c: &mut Composer<'_>, head: &Letterhead, room: Pt) -> bool {
    let style = c.look.clinic();
    widest_word(c, head) > room || c.type_.set(&head.name, &style, room).len() > MOST_LINES
}

/// Width of the longest word of the clinic's name.
fn widest_word(c: &mut Composer<'_>, head: &Letterhead) -> Pt {
    let style = c.look.clinic();
    let name = head.name.to_plain();
    name.split_whitespace()
        .map(|word| c.type_.label(&Text::plain(word), &style).width)
        .fold(Pt::ZERO, Pt::max)
}

/// Room for the name when these lines stand beside it.
fn name_room(lines: &[SetLine], width: Pt) -> Pt {
    let aside = lines.iter().map(|line| line.frame.width).fold(Pt::ZERO, Pt::max);
    if aside > Pt::ZERO { width - aside - GUTTER } else { width }
}

/// Whether the clinic's name takes two lines at most, none of them cramped.
fn name_fits(c: &mut Composer<'_>, head: &Letterhead, room: Pt, on: Option<Color>) -> bool {
    room >= mm(35.0) && c.type_.set(&head.name, &tinted(c.look.clinic(), on), room).len() <= 2
}

/// The clinic's name over its tagline.
fn name(c: &mut Composer<'_>, head: &Letterhead, width: Pt, on: Option<Color>) -> Frame {
    let style = tinted(c.look.clinic(), on);
    let mut words = c.paragraph(&head.name, &style, width);
    if let Some(tagline) = head.tagline.as_ref().filter(|_| !c.look.large()) {
        let small = tinted(c.look.small(), on);
        words.stack(pt(6.5), c.paragraph(tagline, &small, width));
    }
    words
}

/// A style in the colour of words on a band.
fn tinted(style: Style, on: Option<Color>) -> Style {
    match on {
        Some(color) => Style { color, ..style },
        None => style,
    }
}

/// A way to reach the clinic, set on one line.
struct SetLine {
    text: Text,
    style: Style,
    frame: Frame,
}

/// Phone number, then the other lines.
fn contact_lines(c: &mut Composer<'_>, head: &Letterhead, on: Option<Color>) -> Vec<SetLine> {
    let small = tinted(c.look.small(), on);
    let color = on.unwrap_or(c.look.palette.primary);
    let phone = Style { weight: 700.0, color, ..small.clone() };
    let phones = head.phone.iter().map(|line| (line, phone.clone()));
    let lines = phones.chain(head.lines.iter().map(|line| (line, small.clone())));
    lines
        .map(|(line, style)| {
            let words = c.type_.label(&line.text, &style);
            let words = match &line.url {
                Some(url) => linked(words, url, &line.text.to_plain().replace('\u{2060}', "")),
                None => words,
            };
            let frame = words.role_in(Role::Paragraph, line.text.language.clone());
            SetLine { text: line.text.clone(), style, frame }
        })
        .collect()
}

/// Words that open an address on a screen; the area reaches a little over and under them.
pub(crate) fn linked(words: Frame, url: &str, description: &str) -> Frame {
    let (width, height) = (f64::from(words.width.0), f64::from(words.height.0));
    let mut frame = Frame::new(words.width, words.height);
    frame.place(Pt::ZERO, Pt::ZERO, words);
    frame.pieces.push(Piece::Content(Item::Link(LinkItem {
        rect: Rect::new(0.0, -3.0, width, height + 3.0),
        url: url.to_owned(),
        description: description.to_owned(),
    })));
    frame.role(Role::Link)
}

/// Lines one under the other, flush with the far margin.
fn column(c: &Composer<'_>, lines: &[SetLine]) -> Frame {
    let gap = Look::between_lines(&c.look.small());
    let width = lines.iter().map(|line| line.frame.width).fold(Pt::ZERO, Pt::max);
    let mut frame = Frame::new(width, Pt::ZERO);
    for (index, line) in lines.iter().enumerate() {
        let y = if index == 0 { Pt::ZERO } else { frame.height + gap };
        frame.height = y + line.frame.height;
        frame.place(width - line.frame.width, y, line.frame.clone());
    }
    frame
}

/// The title and the sentence under it.
pub(crate) fn title(c: &mut Composer<'_>, document: &Document) -> Frame {
    let style = c.look.title();
    let mut frame = c.heading(&document.title, &style, c.width, 1);
    frame.pieces.insert(0, Piece::Bookmark(document.title.to_plain(), 1));
    if let Some(purpose) = &document.purpose {
        let style = c.look.purpose();
        let gap = if c.look.large() { mm(6.0) } else { mm(5.0) };
        let words = c.paragraph(purpose, &style, c.width);
        frame.stack(gap, words);
    }
    frame
}

/// Prepared for, date, by: filled in, or ruled to be written on. Where room is short, and where a
/// value needs more than its share, on more rows than one.
pub(crate) fn strip(c: &mut Composer<'_>, fields: &[Field]) -> Frame {
    let narrow = c.look.large() || c.width < mm(130.0);
    let usual = if narrow { split_rows(fields, 1) } else { vec![fields] };
    let more = if narrow { fields.chunks(1).collect() } else { split_rows(fields, 2) };
    let fit = |c: &mut Composer<'_>, rows: &[&[Field]]| rows.iter().all(|row| fits_row(c, row));
    let rows = if !fit(c, &usual) && fit(c, &more) { more } else { usual };
    // Labels over their values stand clear of the line above them.
    let between = if fit(c, &rows) { mm(2.0) } else { mm(4.0) };
    let mut frame = Frame::new(c.width, Pt::ZERO);
    for (index, row) in rows.into_iter().enumerate() {
        let cells = strip_row(c, row);
        frame.stack(if index == 0 { Pt::ZERO } else { between }, cells);
    }
    frame
}

/// So many fields on the first row, the others on the second.
fn split_rows(fields: &[Field], first: usize) -> Vec<&[Field]> {
    let (first, rest) = fields.split_at(fields.len().min(first));
    [first, rest].into_iter().filter(|row| !row.is_empty()).collect()
}

/// Whether each value of a row stands beside its label.
fn fits_row(c: &mut Composer<'_>, fields: &[Field]) -> bool {
    let widths = field_widths(c, fields);
    fields.iter().zip(widths).all(|(field, width)| beside_label(c, field, width))
}

/// Relative widths of three cells: a name, a date, a clinician.
const SHARES: [f32; 3] = [1.15, 0.85, 1.3];

/// Between fields.
const BETWEEN_FIELDS: Pt = mm(6.0);

fn strip_row(c: &mut Composer<'_>, fields: &[Field]) -> Frame {
    let height = if c.look.large() { mm(12.0) } else { mm(8.0) };
    let widths = field_widths(c, fields);
    // One value too long to stand beside its label puts all labels over their values.
    let over = fields.iter().zip(&widths).any(|(field, width)| !beside_label(c, field, *width));
    let label = c.look.hint().size * CAP + mm(3.2);
    let height = if over { height + label } else { height };
    let mut frame = Frame::new(c.width, height);
    let mut x = Pt::ZERO;
    for (field, width) in fields.iter().zip(widths) {
        let cell = cell(c, field, width, height, over);
        frame.height = frame.height.max(cell.height);
        frame.place(x, Pt::ZERO, cell);
        x += width + BETWEEN_FIELDS;
    }
    frame
}

/// Widths added up in another order may differ by this much, in points.
const ROUNDING: f32 = 0.05;

/// Widths by share, except that what is filled in gets the width it needs while the others keep
/// enough to write on.
fn field_widths(c: &mut Composer<'_>, fields: &[Field]) -> Vec<Pt> {
    let shares: Vec<f32> =
        if fields.len() == 3 { SHARES.to_vec() } else { vec![1.0; fields.len()] };
    let room = c.width - BETWEEN_FIELDS * (fields.len() - 1) as f32;
    let total: f32 = shares.iter().sum();
    let mut widths: Vec<Pt> = shares.iter().map(|share| room * (share / total)).collect();
    let needs: Vec<Pt> = fields.iter().map(|field| natural_width(c, field)).collect();
    for index in 0..widths.len() {
        let lack = needs[index] - widths[index];
        let others: Pt =
            (0..widths.len()).filter(|i| *i != index).map(|i| widths[i] - needs[i]).sum();
        if lack > Pt::ZERO && others >= lack {
            for other in (0..widths.len()).filter(|i| *i != index) {
                let spare = widths[other] - needs[other];
                widths[other] -= lack * (spare / others);
            }
            widths[index] = needs[index];
        }
    }
    widths
}

/// What a field needs: label and value on one line, or label and room to write on.
fn natural_width(c: &mut Composer<'_>, field: &Field) -> Pt {
    let (hint, value) = (c.look.hint(), value_style(c));
    let label = c.type_.label(&field.label, &hint).width + mm(2.0);
    match &field.value {
        Some(text) => label + c.type_.label(text, &value).width,
        None => label + mm(18.0),
    }
}

/// Whether a field's value has room beside its label.
fn beside_label(c: &mut Composer<'_>, field: &Field, width: Pt) -> bool {
    natural_width(c, field).0 <= width.0 + ROUNDING
}

/// What is filled in stands out from its label.
fn value_style(c: &Composer<'_>) -> Style {
    Style { weight: 700.0, ..c.look.body() }
}

/// A label, its value or room for one, and the line under both.
fn cell(c: &mut Composer<'_>, field: &Field, width: Pt, height: Pt, over: bool) -> Frame {
    let mut frame = Frame::new(width, height);
    let hint = c.look.hint();
    let baseline = height - mm(1.9);
    let label = c.type_.label(&field.label, &hint);
    let x = if over { Pt::ZERO } else { label.width + mm(2.0) };
    let top = if over { Pt::ZERO } else { baseline - label.height };
    frame.pieces.push(Piece::Open(Role::Paragraph, None));
    frame.place(Pt::ZERO, top, label.role(Role::Span));
    if let Some(value) = &field.value {
        let style = value_style(c);
        // A cell just as wide as its value holds it on one line.
        let words = c.type_.frame(value, &style, width - x + pt(ROUNDING));
        // More than one line grows downwards.
        frame.height += words.height - style.size * CAP;
        frame.place(x, baseline - style.size * CAP, words.role(Role::Span));
    }
    frame.pieces.push(Piece::Close);
    let color = if field.value.is_some() { c.look.palette.rule } else { c.look.palette.muted };
    let y = frame.height;
    frame.decorate(line((Pt::ZERO, y), (width, y), color, pt(0.75)));
    frame
}
