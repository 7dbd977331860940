//! What closes a guide: booking, sources, review, notices.

use super::head::linked;
use super::prose::words;
use crate::layout::composer::Composer;
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, Piece, outline};
use crate::layout::look::{INSET, Look, RADIUS};
use crate::layout::page::Role;
use crate::layout::qr;
use crate::resolve::document::{Booking, EndMatter, Icon, Text};
use crate::units::{Pt, mm, pt};

/// Side of the code, without its quiet zone.
const QR: Pt = mm(29.0);

/// Booking, then the small print.
pub(crate) fn end(c: &mut Composer<'_>, end: &EndMatter) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(frame) = end.booking.as_ref().and_then(|b| booking(c, b)) {
        blocks.push(Block::new(mm(8.0), frame));
    }
    let between = Look::between_lines(&c.look.small()) + pt(4.5);
    let texts: Vec<&Text> = end.sources.iter().chain(&end.review).chain(&end.notices).collect();
    let count = texts.len();
    let style = c.look.small();
    for (index, text) in texts.into_iter().enumerate() {
        let gap = if index == 0 { mm(8.0) } else { between };
        let mut lines = words(c, text, &style, c.width, gap);
        if let (0, Some(first)) = (index, lines.first_mut()) {
            first.stretch = 1.0;
        }
        // The closing lines stay together as far as they can.
        if let (true, Some(last)) = (index > 0 && index + 1 < count, lines.last_mut()) {
            last.keep = true;
        }
        blocks.append(&mut lines);
    }
    blocks
}

/// The code beside the address and phone number in words.
fn booking(c: &mut Composer<'_>, booking: &Booking) -> Option<Frame> {
    let code = match c.codes.get(&booking.url, booking.at.as_ref()) {
        Ok(code) => code,
        Err(problem) => {
            c.type_.diagnostics.push(problem);
            return None;
        }
    };
    let large = c.look.large();
    // The box's own inset is part of the quiet zone; only what it lacks is added.
    let quiet = (QR * (qr::QUIET / code.width() as f32) - INSET).max(Pt::ZERO);
    let squares = qr::frame(&code, QR, c.look.palette.ink).inset(quiet, quiet, quiet, quiet);
    let qr = squares.role(Role::Figure(booking.qr_alt.clone()));
    let pad = mm(5.0);
    let start = qr.width + mm(7.0);
    let width = c.width - pad * 2.0 - start;
    let body = c.look.body();
    let name = c.look.name();
    let mut words = c.heading(&booking.title, &name, width, 2);
    words.pieces.insert(0, Piece::Bookmark(booking.title.to_plain(), 1));
    let gap = Look::between_lines(&body) + pt(3.0);
    let scan = c.paragraph(&booking.scan, &body, width);
    words.stack(if large { mm(6.0) } else { mm(5.0) }, scan);
    let hang = c.look.sizes.icon + mm(1.8);
    let color = c.look.palette.primary;
    let mut web = Frame::new(width, Pt::ZERO);
    let line = c.type_.frame(&booking.web, &body, width - hang);
    web.pieces.push(Piece::Open(Role::Paragraph, booking.web.language.clone()));
    let link = linked(line, &booking.url, &booking.title.to_plain());
    let hung = c.hung(booking.icon, color, link, &body, hang);
    web.stack(Pt::ZERO, hung);
    web.pieces.push(Piece::Close);
    words.stack(gap, web);
    if let Some(call) = &booking.call {
        let call = c.with_icon(Icon::Phone, color, call, &body, width, hang);
        words.stack(gap, call);
    }

    let height = qr.height.max(words.height) + pad * 2.0;
    let mut frame = Frame::new(c.width, height);
    let rule = if c.look.palette.fill.is_none() { c.look.palette.ink } else { c.look.palette.rule };
    frame.decorate(outline(c.width, height, RADIUS, rule, pt(0.75)));
    let y = (height - qr.height) / 2.0;
    frame.place(pad, y, qr);
    let y = (height - words.height) / 2.0;
    frame.place(pad + start, y, words);
    Some(frame.role(Role::Section))
}
