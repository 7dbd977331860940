//! Teaching sections and callouts.

use crate::layout::composer::{Composer, Mark};
use crate::layout::flow::Block;
use crate::layout::frame::{Frame, Piece, outline, panel};
use crate::layout::look::{CAP, INSET, Look, RADIUS};
use crate::layout::page::Role;
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Callout, CalloutKind, Icon, Paragraph, Prose, Text};
use crate::units::{Pt, mm, pt};

/// Width of a callout beside a text.
const ASIDE: Pt = mm(62.0);
/// Between a text and the callout beside it.
const GUTTER: Pt = mm(9.0);
/// Space above a section.
pub(crate) const SECTION_GAP: Pt = mm(8.0);
/// Paragraphs of more lines than this may break over a page.
const BREAKABLE: usize = 5;
/// A section no higher than this share of a page stays whole.
const WHOLE: f32 = 0.35;
/// The longest line, in ems of the body: about 75 characters.
const LONGEST_LINE: f32 = 37.0;

/// A section's heading and paragraphs as blocks that break between and within paragraphs.
pub(crate) fn prose(c: &mut Composer<'_>, prose: &Prose) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(heading) = &prose.heading {
        let style = c.look.section();
        let mut frame = c.heading(heading, &style, c.width, 2);
        frame.pieces.insert(0, Piece::Bookmark(heading.to_plain(), 1));
        blocks.push(Block::new(SECTION_GAP, frame).keep().opens());
    }
    let body = c.look.body();
    let width = c.width.min(body.size * LONGEST_LINE);
    let after_heading = if c.look.large() { mm(7.0) } else { mm(5.0) };
    let between = Look::between_lines(&body) + pt(6.0);
    for paragraph in &prose.paragraphs {
        let gap = match blocks.len() {
            0 => SECTION_GAP,
            1 if prose.heading.is_some() => after_heading,
            _ => between,
        };
        blocks.extend(paragraph_blocks(c, paragraph, &body, width, gap));
    }
    let height: Pt = blocks.iter().map(|block| block.gap + block.height()).sum();
    if height <= c.height * WHOLE {
        let last = blocks.len().saturating_sub(1);
        blocks.iter_mut().take(last).for_each(|block| block.keep = true);
    }
    blocks
}

/// A paragraph as one block, or as lines when it is long; a list as its items.
fn paragraph_blocks(
    c: &mut Composer<'_>,
    paragraph: &Paragraph,
    body: &Style,
    width: Pt,
    gap: Pt,
) -> Vec<Block> {
    match paragraph {
        Paragraph::List(items) => {
            let mark = Mark::Dot(c.look.palette.primary, bullet(c));
            let between = Look::between_lines(body) + pt(3.0);
            let mut blocks = Vec::new();
            for (index, item) in items.iter().enumerate() {
                let row = c.list_item(index, item, body, width, &mark);
                let row = row.role(Role::List { numbered: false });
                let gap = if index == 0 { gap } else { between };
                blocks.push(Block::new(gap, row).tight());
            }
            keep_ends(&mut blocks, 1);
            blocks
        }
        Paragraph::Words(text) => words(c, text, body, width, gap),
    }
}

/// A paragraph as one block, or line by line when it is long.
pub(crate) fn words(
    c: &mut Composer<'_>,
    text: &Text,
    style: &Style,
    width: Pt,
    gap: Pt,
) -> Vec<Block> {
    let set = c.type_.set(text, style, width);
    if set.len() <= BREAKABLE {
        let frame = set.frame(width, Align::Start);
        let frame = frame.role_in(Role::Paragraph, text.language.clone());
        return vec![Block::new(gap, frame).tight()];
    }
    let between = Look::between_lines(style);
    let lines = set.lines(width).into_iter().enumerate();
    let mut blocks: Vec<Block> = lines
        .map(|(index, line)| {
            if index > 0 {
                return Block::new(between, line.resumed()).tight();
            }
            Block::new(gap, line.role_in(Role::Paragraph, text.language.clone())).tight()
        })
        .collect();
    keep_ends(&mut blocks, 1);
    blocks
}

/// Keeps the first and the last `n + 1` pieces together: no widows, no orphans.
fn keep_ends(blocks: &mut [Block], n: usize) {
    let len = blocks.len();
    for (index, block) in blocks.iter_mut().enumerate() {
        if index + 1 < len && (index < n || index + 1 + n >= len) {
            block.keep = true;
        }
    }
}

/// A text with a callout beside it, when both are short enough to stay whole; otherwise nothing.
pub(crate) fn beside(c: &mut Composer<'_>, prose: &Prose, callout: &Callout) -> Option<Block> {
    let room = c.width - ASIDE - GUTTER;
    if c.look.large() || c.width < mm(170.0) || callout.kind == CalloutKind::Warning {
        return None;
    }
    let heading = prose.heading.as_ref()?;
    let style = c.look.section();
    let mut text = c.heading(heading, &style, c.width, 2);
    text.pieces.insert(0, Piece::Bookmark(heading.to_plain(), 1));
    let top = text.height + mm(5.0);
    let words = paragraphs(c, &prose.paragraphs, room);
    text.stack(mm(5.0), words);
    let aside = boxed(c, callout, ASIDE);
    if text.height > c.height * 0.45 || aside.height > text.height - top + mm(18.0) {
        return None;
    }
    // The box's own words start level with the text's first line.
    let y = top - mm(1.0);
    let mut frame = Frame::new(c.width, text.height.max(y + aside.height));
    frame.place(Pt::ZERO, Pt::ZERO, text);
    frame.place(c.width - ASIDE, y, aside);
    Some(Block::new(SECTION_GAP, frame.role(Role::Section)).opens())
}

/// A callout across the column.
pub(crate) fn callout(c: &mut Composer<'_>, callout: &Callout) -> Block {
    let width = c.width;
    let frame = boxed(c, callout, width);
    Block::new(mm(7.0), frame)
}

/// Icon and heading over paragraphs, in a box that tells what kind of words they are.
fn boxed(c: &mut Composer<'_>, callout: &Callout, width: Pt) -> Frame {
    let palette = c.look.palette.clone();
    let (icon, color) = match callout.kind {
        CalloutKind::Warning => (Icon::Warning, palette.stop),
        CalloutKind::Tip => (Icon::Tip, palette.primary),
        CalloutKind::Info => (Icon::Info, palette.primary),
    };
    let inner_width = width - INSET * 2.0;
    let large = c.look.large();
    let size = if large { 20.0 } else { 14.0 };
    let style = Style {
        heading: false,
        size: pt(size),
        leading: pt(size * 1.25),
        weight: 800.0,
        color,
        ..c.look.name()
    };
    let side = c.look.sizes.icon * 1.15;
    let hang = side + mm(2.0);
    let heading = c.heading(&callout.heading, &style, inner_width - hang, 3);
    let mut inner = Frame::new(inner_width, heading.height);
    let sign = c.icons.frame(icon, side, color);
    inner.place(Pt::ZERO, (style.size * CAP - side) / 2.0, sign);
    inner.place(hang, Pt::ZERO, heading);
    let words = paragraphs(c, &callout.paragraphs, inner_width);
    inner.stack(if large { mm(6.0) } else { mm(4.6) }, words);
    let pad = mm(5.2);
    let mut frame = Frame::new(width, inner.height + pad * 2.0);
    frame.decorate(match (callout.kind, palette.fill) {
        (CalloutKind::Warning, _) => outline(width, frame.height, RADIUS, color, pt(1.5)),
        (_, Some(fill)) => panel(width, frame.height, RADIUS, fill),
        (_, None) => outline(width, frame.height, RADIUS, palette.ink, pt(0.75)),
    });
    frame.place(INSET, pad, inner);
    frame.role(Role::Aside)
}

/// Paragraphs and lists in one frame.
fn paragraphs(c: &mut Composer<'_>, paragraphs: &[Paragraph], width: Pt) -> Frame {
    let body = c.look.body();
    let between = Look::between_lines(&body) + pt(6.0);
    let items = Look::between_lines(&body) + pt(3.0);
    let mut frame = Frame::new(width, Pt::ZERO);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let words = match paragraph {
            Paragraph::Words(text) => c.paragraph(text, &body, width),
            Paragraph::List(list) => {
                let mark = Mark::Dot(c.look.palette.primary, bullet(c));
                c.list(list, &body, width, &mark, items)
            }
        };
        frame.stack(if index == 0 { Pt::ZERO } else { between }, words);
    }
    frame
}

/// Room for a bullet.
fn bullet(c: &Composer<'_>) -> Pt {
    if c.look.large() { mm(6.0) } else { mm(4.4) }
}
