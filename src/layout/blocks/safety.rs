//! The safety box: one frame, never broken, never dropped.

use crate::layout::composer::{Composer, Mark};
use crate::layout::frame::{Frame, line, outline};
use crate::layout::look::{CAP, INSET, Look, RADIUS};
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Icon, Safety, Text};
use crate::units::{Pt, mm, pt};

/// Space between the two columns.
const GUTTER: Pt = mm(7.0);
/// Relative widths of the columns: emergencies are longer phrases.
const SHARES: (f32, f32) = (1.12, 1.0);

/// The box as wide as the column. When it does not fit the `room` left on the first page but its
/// first part does, or when it is higher than a page, that part gets a box of its own, and so does
/// the rest: nothing is dropped, nothing shrinks, and the emergency number stays on the first page.
pub(crate) fn safety(c: &mut Composer<'_>, safety: &Safety, room: Pt) -> Vec<Frame> {
    let width = c.width - INSET * 2.0;
    let large = c.look.large();
    let two_columns = !large && c.width >= mm(150.0);
    let below_title = if large { mm(7.0) } else { mm(5.2) };

    let title = title(c, safety, width, two_columns);
    let lists = lists(c, safety, width, two_columns);
    let closing = closing(c, safety, width);
    let mut whole = title.clone();
    whole.stack(below_title, lists);
    close(c, &mut whole, closing.clone());
    let whole = boxed(c, whole);
    if whole.height <= room {
        return vec![whole];
    }
    let mut call = title;
    let emergencies = list(c, &safety.emergency_label, &safety.emergency, width);
    call.stack(below_title, emergencies);
    let call = boxed(c, call);
    if whole.height <= c.height && call.height > room {
        return vec![whole];
    }
    let stop = list(c, &safety.stop_label_phone, &safety.stop, width);
    let mut rest = stop.clone();
    close(c, &mut rest, closing.clone());
    let rest = boxed(c, rest);
    if rest.height <= c.height {
        return vec![call, rest];
    }
    let apart = [Some(stop), closing].into_iter().flatten().map(|inner| boxed(c, inner));
    std::iter::once(call).chain(apart).collect()
}

/// Puts the closing words under a line at the end of the box.
fn close(c: &Composer<'_>, inner: &mut Frame, closing: Option<Frame>) {
    let Some(closing) = closing else { return };
    let large = c.look.large();
    let y = inner.height + if large { mm(5.4) } else { mm(4.4) };
    inner.decorate(line((Pt::ZERO, y), (inner.width, y), c.look.palette.stop, pt(0.6)));
    inner.height = y;
    inner.stack(if large { mm(6.0) } else { mm(4.0) }, closing);
}

/// Space above and below the words in the box.
fn padding(c: &Composer<'_>) -> (Pt, Pt) {
    (mm(5.0), if c.look.large() { mm(6.0) } else { mm(5.0) })
}

/// Words in an outline of the stop colour.
fn boxed(c: &Composer<'_>, inner: Frame) -> Frame {
    let (top, bottom) = padding(c);
    let mut frame = Frame::new(c.width, inner.height + top + bottom);
    frame.decorate(outline(c.width, frame.height, RADIUS, c.look.palette.stop, pt(1.5)));
    frame.place(INSET, top, inner);
    frame.role(Role::Section)
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

/// Sign and heading, with the clinic's number at the far side where there is room.
fn title(c: &mut Composer<'_>, safety: &Safety, width: Pt, two_columns: bool) -> Frame {
    let stop = c.look.palette.stop;
    let side = c.look.sizes.icon * 1.5;
    let hang = side + mm(2.6);
    let style = Style { color: stop, heading: false, weight: 800.0, ..c.look.name() };
    let body = c.look.body();
    let mut phone = None;
    if let (true, Some(text)) = (two_columns, &safety.phone) {
        let words = c.label(text, &body, Role::Paragraph);
        let side = c.look.sizes.icon;
        let mut frame = Frame::new(side + mm(1.8) + words.width, words.height);
        let icon = c.icons.frame(Icon::Phone, side, stop);
        frame.place(Pt::ZERO, (words.height - side) / 2.0, icon);
        frame.place(side + mm(1.8), Pt::ZERO, words);
        phone = Some(frame);
    }
    let phone_width = phone.as_ref().map_or(Pt::ZERO, |f| f.width + mm(5.0));
    let words = c.heading(&safety.title, &style, width - hang - phone_width, 2);
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
fn lists(c: &mut Composer<'_>, safety: &Safety, width: Pt, two_columns: bool) -> Frame {
    if two_columns {
        let room = width - GUTTER;
        let first = room * (SHARES.0 / (SHARES.0 + SHARES.1));
        let call = list(c, &safety.emergency_label, &safety.emergency, first);
        let stop = list(c, &safety.stop_label, &safety.stop, room - first);
        let mut frame = Frame::new(width, call.height.max(stop.height));
        frame.place(Pt::ZERO, Pt::ZERO, call);
        frame.place(first + GUTTER, Pt::ZERO, stop);
        return frame;
    }
    let mut frame = list(c, &safety.emergency_label, &safety.emergency, width);
    let stop = list(c, &safety.stop_label_phone, &safety.stop, width);
    frame.stack(if c.look.large() { mm(9.0) } else { mm(6.0) }, stop);
    frame
}

/// A bold line over its items.
fn list(c: &mut Composer<'_>, label: &Text, items: &[Text], width: Pt) -> Frame {
    let body = c.look.body();
    let bold = Style { weight: 700.0, ..body.clone() };
    let large = c.look.large();
    let mut frame = c.paragraph(label, &bold, width);
    let gap = Look::between_lines(&body) + if large { Pt::ZERO } else { pt(2.4) };
    let mark = Mark::Dot(c.look.palette.stop, if large { mm(6.0) } else { mm(3.8) });
    let list = c.list(items, &body, width, &mark, gap);
    frame.stack(if large { mm(5.5) } else { mm(3.6) }, list);
    frame
}
