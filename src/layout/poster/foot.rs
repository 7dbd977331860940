//! The foot of a poster: when to stop, whom to ask first, how to reach the clinic, who read it.
//!
//! It is as high as its words need: the panels give way, the safety lines never do.

use super::draft::Draft;
use crate::color::Color;
use crate::layout::frame::{Frame, Piece, line};
use crate::layout::look::CAP;
use crate::layout::page::{PathItem, Role, Stroke};
use crate::layout::qr;
use crate::layout::text::{Align, Style};
use crate::resolve::document::{Format, Inline, Text};
use crate::units::{Pt, mm, pt};
use kurbo::BezPath;

/// Size of reasons to stop and to ask first, in points of A3; and of all lines where there is also
/// much to take care of: lines of two sizes look like a mistake.
const SAFETY: f32 = 16.0;
const WITH_CARE: f32 = 13.0;
/// The most that small print has of the size of safety lines.
const SMALLER: f32 = 0.85;
/// Larger codes to try, in usual sizes.
const LARGER_CODES: [f32; 3] = [1.5, 1.35, 1.2];
/// The code on what is read from near.
const NEAR_CODE: Pt = mm(22.0);
/// From line to line of safety lines on a crowded sheet, in sizes of their text.
pub(super) const CROWDED_LEADING: f32 = 1.16;
/// White that lines which say different things have between them, beside the leading, in sizes of
/// their text.
const APART: f32 = 0.3;
/// Lines follow one another where that makes the foot lower by more lines than this.
const MUCH_LOWER: f32 = 3.0;
/// The least width of safety lines, in letters.
const LEAST_LETTERS: f32 = 24.0;
/// The widest an address may be on one line, as a share of the foot.
const ADDRESS: f32 = 0.45;

/// Height of the warning sign, in its widths: that of a triangle with equal sides and round corners.
const SIGN: f32 = 0.92;

/// Where the code and the ways to reach the clinic stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Contact {
    /// In the foot.
    Here,
    /// In a place of the grid that no exercise takes.
    Elsewhere,
}

/// A foot with its code in the usual size.
pub(super) struct Foot {
    frame: Frame,
    shape: Shape,
}

impl Foot {
    pub(super) fn height(&self) -> Pt {
        self.frame.height
    }

    /// The foot as it is printed: its code grows where the words leave it the height.
    pub(super) fn printed(self, d: &mut Draft<'_>) -> Frame {
        if self.shape.at == Contact::Here {
            for code in LARGER_CODES {
                let frame = foot_with(d, Shape { code, ..self.shape });
                if frame.height <= self.frame.height + pt(0.5) {
                    return frame;
                }
            }
        }
        self.frame
    }
}

/// The foot, from its rule to its last line, as wide as the sheet between its margins. Its words
/// have this share of their usual size, and never less than their floor.
pub(super) fn foot(d: &mut Draft<'_>, at: Contact, share: f32) -> Foot {
    let usual = Shape { at, share, code: 1.0, lead: 0, run_on: false };
    let mut best = Foot { frame: foot_with(d, usual), shape: usual };
    // On a crowded sheet lines of one size follow one another where that makes the foot much lower.
    let ways: &[bool] = if d.sheet.is_crowded() { &[false, true] } else { &[false] };
    let leading = d.style.safety(d.size(usual_size(d) * share, d.floors.safety)).leading;
    for &run_on in ways {
        let mut gained = if run_on { leading * MUCH_LOWER } else { pt(0.5) };
        // The first lines take the whole width where that makes it lower.
        for lead in usize::from(!run_on)..=lines(d, share, run_on).len() {
            let shape = Shape { lead, run_on, ..usual };
            let frame = foot_with(d, shape);
            if frame.height < best.height() - gained {
                (best, gained) = (Foot { frame, shape }, pt(0.5));
            }
        }
    }
    best
}

/// How a foot is laid out.
#[derive(Clone, Copy)]
struct Shape {
    at: Contact,
    /// Size of its words, against what is usual.
    share: f32,
    /// Side of the code, against what is usual.
    code: f32,
    /// How many of the first lines stand over all that follows, the contact too.
    lead: usize,
    /// Whether lines of one size follow one another.
    run_on: bool,
}

fn foot_with(d: &mut Draft<'_>, shape: Shape) -> Frame {
    let Shape { at, share, code, lead, run_on } = shape;
    let inner = d.sheet.inner();
    let gap = d.sheet.white(5.0).max(mm(3.2));
    let safety = d.style.safety(d.size(usual_size(d) * share, d.floors.safety));
    let contact = match at {
        Contact::Here => contact(d, &safety, code),
        Contact::Elsewhere => Frame::default(),
    };
    let sign = sign_side(&safety);
    let hang = sign + d.sheet.mm(4.0).max(mm(2.0));
    let apart = if contact.width > Pt::ZERO { d.sheet.mm(8.0) } else { Pt::ZERO };
    let beside = inner - contact.width - apart;
    let roomy = beside - hang >= safety.size * (0.55 * LEAST_LETTERS);
    // On a narrow sheet the contact stands under the words.
    let width = if roomy { beside } else { inner } - hang;
    let lines = lines(d, share, run_on);
    let (first, rest) = lines.split_at(if roomy { lead } else { 0 });
    let between = between(d, &safety);
    let first = set(d, first, inner - hang);
    let top = if first.height > Pt::ZERO { first.height + between } else { Pt::ZERO };
    let words = set(d, rest, width);
    let print = small_print(d, &safety, width);
    let column = words.height + safety.size * 0.9 + print.height;
    let height = top + if roomy { column.max(contact.height) } else { column };
    let mut frame = Frame::new(inner, gap + height);
    // A tent is folded there: a line beside the fold would be taken for another.
    if !is_tent(d) {
        frame.decorate(line((Pt::ZERO, Pt::ZERO), (inner, Pt::ZERO), d.rule(), pt(0.8)));
    }
    frame.pieces.push(Piece::Open(Role::Section, None));
    frame.place(
        Pt::ZERO,
        gap - (sign_height(sign) - safety.size * CAP) * 0.25,
        sign_frame(d, sign),
    );
    frame.place(hang, gap, first);
    frame.place(hang, gap + top, words);
    frame.place(hang, gap + height - print.height, print);
    if contact.width > Pt::ZERO {
        let mut y = gap + height - contact.height;
        if !roomy {
            frame.height += gap + contact.height;
            y = frame.height - contact.height;
        }
        frame.place(inner - contact.width, y, contact);
    }
    frame.pieces.push(Piece::Close);
    frame
}

/// The usual size of the foot's words, in points of A3.
fn usual_size(d: &Draft<'_>) -> f32 {
    if d.poster.care.is_empty() { SAFETY } else { WITH_CARE }
}

/// Reasons to stop, what to take care of, whom to ask first, in the order they are read. Where they
/// run on, those of one size follow one another on a line.
pub(super) fn lines(d: &Draft<'_>, share: f32, run_on: bool) -> Vec<(Text, Style)> {
    let poster = d.poster;
    let crowded = d.sheet.is_crowded();
    let style = |floor: Pt| {
        let style = d.style.safety(d.size(usual_size(d) * share, floor));
        let leading = if crowded { style.size * CROWDED_LEADING } else { style.leading };
        Style { leading, ..style }
    };
    let (safety, care) = (style(d.floors.safety), style(d.floors.care));
    let (stop, rest) = poster.safety.split_at(1.min(poster.safety.len()));
    let mut lines: Vec<(Text, Style)> = Vec::new();
    for (texts, style) in [(stop, &safety), (&poster.care[..], &care), (rest, &safety)] {
        for text in texts {
            match lines.last_mut() {
                Some((last, known))
                    if run_on && known.size == style.size && last.language == text.language =>
                {
                    last.inlines.push(Inline::Plain(" ".to_owned()));
                    last.inlines.extend(text.inlines.iter().cloned());
                }
                _ => lines.push((text.clone(), style.clone())),
            }
        }
    }
    lines
}

/// Lines one under the other.
pub(super) fn set(d: &mut Draft<'_>, lines: &[(Text, Style)], width: Pt) -> Frame {
    let mut frame = Frame::new(width, Pt::ZERO);
    for (index, (text, style)) in lines.iter().enumerate() {
        let gap = between(d, style);
        let words = d.paragraph(text, style, width);
        frame.stack(if index == 0 { Pt::ZERO } else { gap }, words);
    }
    frame
}

/// White between lines that say different things: somewhat more than between lines of one text,
/// where there is room.
fn between(d: &Draft<'_>, style: &Style) -> Pt {
    let usual = style.leading - style.size * CAP;
    if d.sheet.is_crowded() || is_tent(d) { usual } else { usual + style.size * APART }
}

/// Whether the foot is the base of a tent, whose faces need the height.
fn is_tent(d: &Draft<'_>) -> bool {
    d.poster.format == Format::Tent
}

/// Small print: never as large as the safety lines over it.
fn small(d: &Draft<'_>, safety: &Style) -> Style {
    let size = d.size(11.0, Pt::ZERO).min(safety.size * SMALLER);
    d.style.small(size.max(d.floors.small))
}

/// What arrows mean, who read it, version.
fn small_print(d: &mut Draft<'_>, safety: &Style, width: Pt) -> Frame {
    let poster = d.poster;
    let style = small(d, safety);
    let review = beside(&poster.review);
    let mut frame = Frame::new(width, Pt::ZERO);
    if let Some(legend) = &poster.legend {
        let key = d.label(legend, &style);
        let lone = d.label(&review, &style);
        let apart = style.size * 1.6;
        if key.width + apart + lone.width <= width {
            frame.height = lone.height.max(key.height);
            let start = key.width + apart;
            frame.place(Pt::ZERO, Pt::ZERO, key);
            frame.place(start, Pt::ZERO, lone);
            return frame;
        }
        if !is_tent(d) {
            let key = d.paragraph(legend, &style, width);
            frame.stack(Pt::ZERO, key);
        }
    }
    let review = d.paragraph(&review, &style, width);
    let gap = if frame.height > Pt::ZERO { style.size * 0.55 } else { Pt::ZERO };
    frame.stack(gap, review);
    frame
}

/// Sentences one after the other, in plain weight.
fn beside(texts: &[Text]) -> Text {
    let words: Vec<String> = texts.iter().map(Text::to_plain).collect();
    let first = texts.first().cloned().unwrap_or_default();
    Text { inlines: vec![Inline::Plain(words.join("  "))], ..first }
}

/// Whom to call and the code, flush with the end margin.
fn contact(d: &mut Draft<'_>, safety: &Style, larger: f32) -> Frame {
    let poster = d.poster;
    let contact = &poster.contact;
    let side = code_side(d) * larger;
    let code = code_frame(d, side);
    let quiet = code.as_ref().map_or(Pt::ZERO, |(_, quiet)| d.sheet.mm(4.5 * larger).max(*quiet));
    let small = small(d, safety);
    let call =
        contact.call.as_ref().map(|text| d.label(text, &Style { weight: 700.0, ..safety.clone() }));
    let phone = contact
        .phone
        .as_ref()
        .map(|line| d.contact(line, &Style { weight: 500.0, ..safety.clone() }, None));
    // A long address breaks after its slash rather than take the width of the safety lines.
    let spoken = [&call, &phone].into_iter().flatten().map(|f| f.width).fold(Pt::ZERO, Pt::max);
    let mut web = contact.web.as_ref().map(|line| d.contact(line, &small, None));
    if let (Some(line), Some(frame)) = (&contact.web, &mut web)
        && frame.width > spoken.max(d.sheet.inner() * ADDRESS)
        && let Some(least) = d.balanced(&line.text, &small, 2)
    {
        *frame = d.contact(line, &small, Some((least.max(spoken), Align::End)));
    }
    let parts = [&call, &phone, &web];
    let width = parts.into_iter().flatten().map(|f| f.width).fold(Pt::ZERO, Pt::max);
    let gap = safety.leading - safety.size * CAP;
    let words: Pt = [&call, &phone, &web].into_iter().flatten().map(|f| f.height + gap).sum();
    let code_width = if code.is_some() { side + quiet } else { Pt::ZERO };
    let height = words.max(if code.is_some() { side } else { Pt::ZERO });
    let mut frame = Frame::new(width + code_width, height);
    let mut y = Pt::ZERO;
    for words in [call, phone].into_iter().flatten() {
        let (own, down) = (words.width, words.height + gap);
        frame.place(width - own, y, words);
        y += down;
    }
    if let Some(words) = web {
        let (own, up) = (words.width, words.height);
        frame.place(width - own, height - up, words);
    }
    if let Some((code, _)) = code {
        frame.place(width + code_width - side, height - side, code);
    }
    frame
}

/// Side of the code on this sheet.
fn code_side(d: &Draft<'_>) -> Pt {
    match d.poster.format {
        Format::Wall => d.sheet.mm(if d.sheet.landscape { 25.0 } else { 27.0 }).max(mm(25.0)),
        Format::Desk | Format::Tent | Format::Hand | Format::Strip => NEAR_CODE,
        Format::Card => mm(19.0),
    }
}

/// The code, and how much white it needs around it.
pub(super) fn code_frame(d: &mut Draft<'_>, side: Pt) -> Option<(Frame, Pt)> {
    let code = d.poster.contact.code.as_ref()?;
    match d.codes.get(&code.url, code.at.as_ref()) {
        Ok(squares) => {
            let quiet = side * (qr::QUIET / squares.width() as f32);
            let ink = if d.outlined() { Color::BLACK } else { d.style.ink };
            let frame = qr::frame(&squares, side, ink).role(Role::Figure(code.alt.clone()));
            Some((frame, quiet))
        }
        Err(problem) => {
            d.type_.diagnostics.push(problem);
            None
        }
    }
}

/// Height of a warning sign of this width.
pub(super) fn sign_height(side: Pt) -> Pt {
    side * SIGN
}

/// Width of the warning sign beside words.
pub(super) fn sign_side(safety: &Style) -> Pt {
    safety.size * 1.9
}

/// A triangle with an exclamation mark: solid, or an outline where nothing is.
pub(super) fn sign_frame(d: &Draft<'_>, side: Pt) -> Frame {
    let s = f64::from(side.0);
    let height = f64::from(sign_height(side).0);
    let mut frame = Frame { rigid: true, ..Frame::new(side, Pt(height as f32)) };
    let round = s * 0.11;
    let mut triangle = BezPath::new();
    triangle.move_to((s / 2.0, round));
    triangle.line_to((s - round, height - round));
    triangle.line_to((round, height - round));
    triangle.close_path();
    let solid = d.poster.palette.solids;
    let (warn, mark) =
        if solid { (d.poster.palette.warn, Color::WHITE) } else { (Color::BLACK, Color::BLACK) };
    // The line rounds the corners.
    let width = if solid { Pt((round * 2.0) as f32) } else { Pt((s * 0.09) as f32) };
    frame.decorate(PathItem {
        path: triangle,
        fill: solid.then_some(warn),
        stroke: Some(Stroke { color: warn, width, dash: Vec::new(), round: true }),
    });
    let mut bar = BezPath::new();
    bar.move_to((s / 2.0, height * 0.38));
    bar.line_to((s / 2.0, height * 0.62));
    bar.move_to((s / 2.0, height * 0.79));
    bar.line_to((s / 2.0, height * 0.7901));
    let stroke = Stroke { color: mark, width: side * 0.1, dash: Vec::new(), round: true };
    frame.decorate(PathItem { path: bar, fill: None, stroke: Some(stroke) });
    frame
}
