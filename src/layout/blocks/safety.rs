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

/// The box as wide as the column.
pub(crate) fn safety(c: &mut Composer<'_>, safety: &Safety) -> Frame {
    let stop = c.look.palette.stop;
    let width = c.width - INSET * 2.0;
    let large = c.look.large();
    let two_columns = !large && c.width >= mm(150.0);

    let mut inner = title(c, safety, width, two_columns);
    inner.stack(if large { mm(7.0) } else { mm(5.2) }, lists(c, safety, width, two_columns));

    let body = c.look.body();
    let closing: Vec<&Text> = safety.ask_first.iter().chain(&safety.never).collect();
    for (index, text) in closing.into_iter().enumerate() {
        if index == 0 {
            let y = inner.height + if large { mm(5.4) } else { mm(4.4) };
            inner.decorate(line((Pt::ZERO, y), (width, y), stop, pt(0.6)));
            inner.height = y;
        }
        let gap = match (index, large) {
            (0, true) => mm(6.0),
            (0, false) => mm(4.0),
            _ => Look::between_lines(&body) + pt(3.0),
        };
        let words = c.paragraph(text, &body, width);
        inner.stack(gap, words);
    }

    let bottom = if large { mm(6.0) } else { mm(5.0) };
    let mut frame = Frame::new(c.width, inner.height + mm(5.0) + bottom);
    frame.decorate(outline(c.width, frame.height, RADIUS, stop, pt(1.5)));
    frame.place(INSET, mm(5.0), inner);
    frame.role(Role::Section)
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
