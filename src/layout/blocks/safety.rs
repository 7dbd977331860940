//! The safety box: one frame, never broken, never dropped.

use super::column::Column;
use crate::layout::composer::{Composer, Mark};
use crate::layout::flow::Body;
use crate::layout::frame::{Frame, line, outline};
use crate::layout::look::{CAP, INSET, Look, RADIUS};
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Icon, Safety, Text};
use crate::units::{Pt, mm, pt};

/// Space between the two columns.
const GUTTER: Pt = mm(7.0);
/// By how much the gaps between the parts may grow, and those between items, in ems of the body.
const GIVE: Pt = mm(2.5);
const ITEM_GIVE: f32 = 0.35;
/// Relative widths of the columns: emergencies are longer phrases.
const SHARES: (f32, f32) = (1.12, 1.0);

/// What of a gap stays where room is short.
const SNUG: f32 = 0.7;

/// A box, and the same with less space in it, for a page that lacks a little.
pub(crate) type Fit = (Body, Option<Body>);

/// The box as wide as the column. When it does not fit the `room` left on the first page but its
/// first part does, or when it is higher than a page, that part gets a box of its own, and so does
/// the rest: nothing is dropped, nothing shrinks, and the emergency number stays on the first page.
pub(crate) fn safety(c: &mut Composer<'_>, safety: &Safety, room: Pt) -> Vec<Fit> {
    let natural = Boxes::set(c, safety);
    let outer = c.look.clone();
    c.look = outer.snug();
    let snug = Boxes::set(c, safety);
    c.look = outer;
    if natural.whole.height() <= room {
        return vec![(natural.whole, Some(snug.whole))];
    }
    if snug.whole.height() <= room {
        return vec![(snug.whole, None)];
    }
    let call = if natural.call.height() > room && snug.call.height() <= room {
        (snug.call, None)
    } else {
        (natural.call, Some(snug.call))
    };
    if natural.whole.height() <= c.height && call.0.height() > room {
        return vec![(natural.whole, Some(snug.whole))];
    }
    if natural.rest.height() <= c.height {
        return vec![call, (natural.rest, Some(snug.rest))];
    }
    let apart = natural.apart.into_iter().zip(snug.apart.into_iter().map(Some));
    std::iter::once(call).chain(apart).collect()
}

/// The box and its parts, each in a box of its own.
struct Boxes {
    whole: Body,
    /// When to call for help.
    call: Body,
    /// All but that.
    rest: Body,
    /// The parts of the rest.
    apart: Vec<Body>,
}

impl Boxes {
    fn set(c: &mut Composer<'_>, safety: &Safety) -> Boxes {
        let width = c.width - INSET * 2.0;
        let large = c.look.large();
        let two_columns = !large && c.width >= mm(150.0);
        let below_title = space(c, if large { mm(7.0) } else { mm(5.2) });
        let phone = safety.phone.as_ref().filter(|_| two_columns);
        let title = title(c, &safety.title, phone, width);
        let continued = self::title(c, &safety.continued, None, width);
        let closing = closing(c, safety, width);
        let mut whole = Column::from(title.clone());
        lists(c, safety, &mut whole, below_title, two_columns);
        close(c, &mut whole, closing.clone());
        let mut call = Column::from(title);
        call.append(below_title, GIVE, list(c, &safety.emergency_label, &safety.emergency, width));
        let stop = list(c, &safety.stop_label_phone, &safety.stop, width);
        let mut rest = Column::from(continued);
        rest.append(below_title, GIVE, stop);
        let stop = rest.clone();
        close(c, &mut rest, closing.clone());
        let apart = [Some(stop), closing.map(Column::from)].into_iter().flatten();
        Boxes {
            whole: boxed(c, whole),
            call: boxed(c, call),
            rest: boxed(c, rest),
            apart: apart.map(|inner| boxed(c, inner)).collect(),
        }
    }
}

/// A gap, smaller where room is short.
fn space(c: &Composer<'_>, natural: Pt) -> Pt {
    if c.look.sizes.snug { natural * SNUG } else { natural }
}

/// Puts the closing words under a line at the end of the box.
fn close(c: &Composer<'_>, inner: &mut Column, closing: Option<Frame>) {
    let Some(closing) = closing else { return };
    let large = c.look.large();
    let mut under = Frame::new(inner.width, Pt::ZERO);
    under.decorate(line(
        (Pt::ZERO, Pt::ZERO),
        (inner.width, Pt::ZERO),
        c.look.palette.stop,
        pt(0.6),
    ));
    under.stack(space(c, if large { mm(6.0) } else { mm(4.0) }), closing);
    inner.push(space(c, if large { mm(5.4) } else { mm(4.4) }), GIVE, under);
}

/// Words in an outline of the stop colour.
fn boxed(c: &Composer<'_>, inner: Column) -> Body {
    let (top, bottom) = (mm(5.0), if c.look.large() { mm(6.0) } else { mm(5.0) });
    let (top, bottom) = (space(c, top), space(c, bottom));
    let (width, stop) = (c.width, c.look.palette.stop);
    let least = inner.height() + top + bottom;
    let most = least + inner.give();
    let draw = move |height: Pt| {
        let inner = inner.draw(height - top - bottom);
        let mut frame = Frame::new(width, inner.height + top + bottom);
        frame.decorate(outline(width, frame.height, RADIUS, stop, pt(1.5)));
        frame.place(INSET, top, inner);
        frame.role(Role::Section)
    };
    // What no page can hold is shown as it is, so that the message can say where it was written.
    if least > c.height { Body::Fixed(draw(least)) } else { Body::growing(least, most, draw) }
}

/// *Ask us first* and *Never*, when there are any.
fn closing(c: &mut Composer<'_>, safety: &Safety, width: Pt) -> Option<Frame> {
    let body = c.look.body();
    let gap = Look::between_lines(&body) + pt(3.0);
    let mut out: Option<Frame> = None;
    for text in safety.ask_first.iter().chain(&safety.never) {
        let words = c.paragraph(text, &body, width);
        match &mut out {
            Some(frame) => frame.stack(gap, words),
            None => out = Some(words),
        }
    }
    out
}

/// Sign and heading, with the clinic's number at the far side.
fn title(c: &mut Composer<'_>, words: &Text, number: Option<&Text>, width: Pt) -> Frame {
    let stop = c.look.palette.stop;
    let side = c.look.sizes.icon * 1.5;
    let hang = side + mm(2.6);
    let style = Style { color: stop, heading: false, weight: 800.0, ..c.look.name() };
    let body = c.look.body();
    let mut phone = None;
    if let Some(text) = number {
        let words = c.label(text, &body, Role::Paragraph);
        let side = c.look.sizes.icon;
        let mut frame = Frame::new(side + mm(1.8) + words.width, words.height);
        let icon = c.icons.frame(Icon::Phone, side, stop);
        frame.place(Pt::ZERO, (words.height - side) / 2.0, icon);
        frame.place(side + mm(1.8), Pt::ZERO, words);
        phone = Some(frame);
    }
    let phone_width = phone.as_ref().map_or(Pt::ZERO, |f| f.width + mm(5.0));
    let words = c.heading(words, &style, width - hang - phone_width, 2);
    let mut frame = Frame::new(width, words.height);
    let icon = c.icons.frame(Icon::Stop, side, stop);
    frame.place(Pt::ZERO, (style.size * CAP - side) / 2.0, icon);
    let height = words.height;
    frame.place(hang, Pt::ZERO, words);
    if let Some(phone) = phone {
        let y = (height - phone.height) / 2.0;
        frame.place(width - phone.width, y, phone);
    }
    frame
}

/// Both lists, side by side or one under the other.
fn lists(c: &mut Composer<'_>, safety: &Safety, column: &mut Column, gap: Pt, two_columns: bool) {
    let width = column.width;
    if two_columns {
        let room = width - GUTTER;
        let first = room * (SHARES.0 / (SHARES.0 + SHARES.1));
        let call = list(c, &safety.emergency_label, &safety.emergency, first);
        let stop = list(c, &safety.stop_label, &safety.stop, room - first);
        column.beside(gap, GIVE, vec![(Pt::ZERO, call), (first + GUTTER, stop)]);
        return;
    }
    let call = list(c, &safety.emergency_label, &safety.emergency, width);
    column.append(gap, GIVE, call);
    let stop = list(c, &safety.stop_label_phone, &safety.stop, width);
    column.append(if c.look.large() { mm(9.0) } else { mm(6.0) }, GIVE, stop);
}

/// A bold line over its items.
fn list(c: &mut Composer<'_>, label: &Text, items: &[Text], width: Pt) -> Column {
    let body = c.look.body();
    let bold = Style { weight: 700.0, ..body.clone() };
    let large = c.look.large();
    let mut column = Column::from(c.paragraph(label, &bold, width));
    let gap = Look::between_lines(&body) + if large { Pt::ZERO } else { pt(2.4) };
    let mark = Mark::Dot(c.look.palette.stop, if large { mm(6.0) } else { mm(3.8) });
    for (index, item) in items.iter().enumerate() {
        let item = c.list_item(index, item, &body, width, &mark);
        let gap = match (index, large) {
            (0, true) => space(c, mm(5.5)),
            (0, false) => space(c, mm(3.6)),
            _ => gap,
        };
        column.push(gap, body.size * ITEM_GIVE, item.role(Role::List { numbered: false }));
    }
    column
}
