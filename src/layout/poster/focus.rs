//! One exercise, large, with its steps, its dose and what to take care of.

use super::draft::Draft;
use super::foot::{Contact, Foot, foot};
use super::head::{Head, head};
use super::labels::labels;
use super::panels::too_full;
use super::sheet::MOST_GROWTH;
use super::stage::{Stage, backdrop, figure, natural};
use crate::layout::frame::{Frame, Piece, line, outline, panel as filled};
use crate::layout::look::CAP;
use crate::layout::page::Role;
use crate::layout::text::Style;
use crate::resolve::document::{Panel, Quantity, Text, Wording};
use crate::units::{Pt, pt};

/// The least share of the figure in the height of figure and words.
const LEAST_SHARE: f32 = 0.5;
/// The stage's share of the sheet's height that is wanted, and the figure's of its width.
const STAGE: f32 = 0.52;
const FIGURE: f32 = 0.87;
/// The figure's share of its stage's height.
const FIGURE_HEIGHT: f32 = 0.9;
/// White between the parts of the sheet, as a share of what is usual, where the figure would be
/// smaller than wanted.
const SNUG: f32 = 0.7;
/// The width of a dose beside other words: on one line at most so wide, else just so wide.
const DOSE: (f32, f32) = (0.42, 0.32);
/// Space at each end of a dose, in sizes of its text.
const DOSE_PAD: f32 = 1.1;
/// The least width of a step, in letters' sizes: narrower, its lines hold two words.
const LEAST_STEP: f32 = 9.5;
/// The least width of a step of few words beside others.
const LEAST_SHORT: f32 = 7.0;
/// The most lines of a step beside others.
const MOST_STEP_LINES: usize = 5;
/// The usual size of steps, in points of A3.
const STEP: f32 = 24.0;

/// Titles to try, in points of A3, and the white between parts as a share of what is usual.
const TITLE: f32 = 138.0;
const STEPS: [(f32, f32); 5] =
    [(118.0, 1.0), (118.0, SNUG), (100.0, 1.0), (100.0, SNUG), (80.0, SNUG)];

/// The whole sheet, in its own coordinates.
pub(super) fn sheet(d: &mut Draft<'_>) -> Frame {
    let poster = d.poster;
    let (margin, inner) = (d.sheet.margin, d.sheet.inner());
    let mut frame = Frame::new(d.sheet.width, d.sheet.height);
    let wanted = poster.panels.first().map_or(Pt::ZERO, |panel| wanted(d, panel));
    let (mut factor, mut plan, mut least) = (1.0, Plan::new(d, TITLE), None);
    for (start, _) in d.starts() {
        factor = start;
        least = poster.panels.first().map(|panel| words(d, panel, d.floors.cue * factor));
        let needed = least.as_ref().map_or(Pt::ZERO, |words| words.height);
        // The figure comes before the title, and both before white.
        for (title, air) in STEPS {
            if plan.spare(wanted) >= needed {
                break;
            }
            d.sheet.air = air;
            plan = Plan::new(d, title);
        }
        if needed <= plan.most() {
            break;
        }
    }
    let most = plan.most();
    let Plan { head, foot, between, room } = plan;
    let foot = foot.printed(d);
    if let (Some(panel), Some(least)) = (poster.panels.first(), least) {
        if least.height > most {
            let over = (least.height - most).to_mm().0.ceil();
            let what = format!("is {over:.0} mm too high for its figure to keep half of the sheet");
            let help = "shorten its steps and cautions, or choose a larger sheet".to_owned();
            too_full(d, panel, 1, &what, help);
        }
        // The figure comes before larger words.
        let most = most.min(room - between - wanted);
        let words = grown(d, panel, (least, factor), most);
        let height = room - words.height - between;
        let stage = Stage::new(inner, height.max(pt(1.0)), Pt::ZERO);
        frame.place(margin, Pt::ZERO, head.frame);
        frame.pieces.push(Piece::Open(Role::Section, None));
        frame.place(margin, head.bottom, backdrop(d, panel, &stage));
        let scale = stage.fit(natural(panel));
        let picture = figure(d, panel, &stage, scale);
        frame.place(margin, head.bottom, picture);
        let labels = labels(d, panel, &stage, scale);
        frame.place(margin, head.bottom, labels);
        frame.place(margin, head.bottom + stage.height + between, words);
        frame.pieces.push(Piece::Close);
    }
    frame.place(margin, d.sheet.height - margin - foot.height, foot);
    frame
}

/// Head and foot, and what they leave.
struct Plan {
    head: Head,
    foot: Foot,
    /// White between the stage and the words under it.
    between: Pt,
    /// Height for both.
    room: Pt,
}

impl Plan {
    fn new(d: &mut Draft<'_>, title: f32) -> Plan {
        let foot = foot(d, Contact::Here, 1.0);
        let head = head(d, &[], d.size(title, d.floors.title));
        let between = d.sheet.white(7.0);
        let foot_top = d.sheet.height - d.sheet.margin - foot.height();
        let room = foot_top - between - head.bottom;
        Plan { head, foot, between, room }
    }

    /// What the least stage leaves for words.
    fn most(&self) -> Pt {
        self.room * (1.0 - LEAST_SHARE) - self.between * 0.5
    }

    /// What a stage of this height leaves for words.
    fn spare(&self, stage: Pt) -> Pt {
        self.room - self.between - stage
    }
}

/// The height of stage at which the figure is as large as it should be.
fn wanted(d: &Draft<'_>, panel: &Panel) -> Pt {
    let (width, height) = natural(panel);
    let full = d.sheet.inner() * (FIGURE / FIGURE_HEIGHT * height / width.max(1.0));
    full.min(d.sheet.height * STAGE)
}

/// The words, which are so many times their least size, as large as this height allows.
fn grown(d: &mut Draft<'_>, panel: &Panel, (least, factor): (Frame, f32), most: Pt) -> Frame {
    let (mut low, mut high) = (factor, d.usual(STEP) * MOST_GROWTH);
    let mut best = least;
    while high - low > 0.03 {
        let middle = f32::midpoint(low, high);
        let frame = words(d, panel, d.floors.cue * middle);
        if frame.height <= most {
            best = frame;
            low = middle;
        } else {
            high = middle;
        }
    }
    best
}

/// Steps, dose and notices with text of this size, in the order they are read.
fn words(d: &mut Draft<'_>, panel: &Panel, size: Pt) -> Frame {
    let inner = d.sheet.inner();
    let gap = size * 1.2;
    let mut frame = Frame::new(inner, Pt::ZERO);
    if !d.sheet.landscape {
        let steps = steps(d, panel, size, inner);
        frame.stack(Pt::ZERO, steps);
        let dose = dose(d, &panel.dose, size, inner, None);
        frame.stack(gap, dose);
        let notices = notices(d, panel, size, inner, 1);
        if notices.height > Pt::ZERO {
            frame.stack(gap, notices);
        }
        return frame;
    }
    let right = dose_width(d, panel, size);
    let left = inner - right - gap * 1.4;
    let count = panel.notices.len();
    // The dose stands beside the steps or, where that is lower, beside what to take care of.
    let whole = steps(d, panel, size, inner);
    let some = notices(d, panel, size, left, count);
    let below = beside_dose(d, panel, size, some, right);
    let narrow = steps(d, panel, size, left);
    let above = beside_dose(d, panel, size, narrow, right);
    let all = notices(d, panel, size, inner, count);
    let (first, second) = if count > 0 && whole.height + below.height <= above.height + all.height {
        (whole, below)
    } else {
        (above, all)
    };
    frame.stack(Pt::ZERO, first);
    if second.height > Pt::ZERO {
        frame.stack(gap, second);
    }
    frame
}

/// The width of the dose where something stands beside it.
fn dose_width(d: &mut Draft<'_>, panel: &Panel, size: Pt) -> Pt {
    let inner = d.sheet.inner();
    let (most, usual) = (inner * DOSE.0, inner * DOSE.1);
    let parts = dose_frames(d, &panel.dose, size, most);
    let row = row_width(&parts, size);
    if row <= most { row } else { usual }
}

/// Words with the dose beside them, one as high as the other.
fn beside_dose(d: &mut Draft<'_>, panel: &Panel, size: Pt, words: Frame, right: Pt) -> Frame {
    let inner = d.sheet.inner();
    let dose = dose(d, &panel.dose, size, right, Some(words.height));
    let mut frame = Frame::new(inner, words.height.max(dose.height));
    let y = (frame.height - words.height) / 2.0;
    frame.place(Pt::ZERO, y, words);
    frame.place(inner - right, Pt::ZERO, dose);
    frame
}

/// Numbered steps in as many columns as make them lowest, or in one row whose columns are as wide as
/// their words ask for.
fn steps(d: &mut Draft<'_>, panel: &Panel, size: Pt, width: Pt) -> Frame {
    let gutter = size * 1.1;
    let mut best: Option<Frame> = None;
    for columns in 1..=panel.steps.len().max(1) {
        let cell = (width - gutter * (columns - 1) as f32) / columns as f32;
        if columns > 1 && cell < size * LEAST_STEP {
            break;
        }
        let frame = steps_in(d, &panel.steps, size, (width, gutter), &vec![cell; columns]);
        if best.as_ref().is_none_or(|best| frame.height < best.height - pt(1.0)) {
            best = Some(frame);
        }
    }
    if let Some(cells) = row_of_steps(d, &panel.steps, size, (width, gutter)) {
        let frame = steps_in(d, &panel.steps, size, (width, gutter), &cells);
        if best.as_ref().is_none_or(|best| frame.height < best.height - pt(1.0)) {
            best = Some(frame);
        }
    }
    best.unwrap_or_else(|| Frame::new(width, Pt::ZERO))
}

/// The widths at which all steps stand side by side in the fewest lines; what is left is shared.
fn row_of_steps(
    d: &mut Draft<'_>,
    steps: &[Text],
    size: Pt,
    (width, gutter): (Pt, Pt),
) -> Option<Vec<Pt>> {
    let hang = hang(size);
    let style = d.style.cue(size);
    let room = width - gutter * steps.len().saturating_sub(1) as f32;
    (1..=MOST_STEP_LINES).find_map(|lines| {
        let cell = |step| Some((d.balanced(step, &style, lines)? + hang).max(size * LEAST_SHORT));
        let cells = steps.iter().map(cell).collect::<Option<Vec<Pt>>>()?;
        let left = room - cells.iter().copied().sum::<Pt>();
        let more = left / steps.len().max(1) as f32;
        (left >= Pt::ZERO).then(|| cells.into_iter().map(|cell| cell + more).collect())
    })
}

/// Side of a step's number, and where its words start.
fn side(size: Pt) -> Pt {
    size * 1.9
}

fn hang(size: Pt) -> Pt {
    side(size) + size * 0.55
}

fn steps_in(
    d: &mut Draft<'_>,
    steps: &[Text],
    size: Pt,
    (width, gutter): (Pt, Pt),
    cells: &[Pt],
) -> Frame {
    let (side, hang, columns) = (side(size), hang(size), cells.len().max(1));
    let style = Style { balance: true, ..d.style.cue(size) };
    let mut frame = Frame::new(width, Pt::ZERO);
    for (row, steps) in steps.chunks(columns).enumerate() {
        let mut line = Frame::new(width, Pt::ZERO);
        let mut x = Pt::ZERO;
        for (column, (step, cell)) in steps.iter().zip(cells).enumerate() {
            let cell = *cell;
            let words = d.type_.frame(step, &style, cell - hang);
            let two = size * CAP + style.leading;
            // One line or two stand in the middle of the number's square, more start at its top.
            let y = ((side - words.height.min(two)) / 2.0).max(Pt::ZERO);
            let mut item = Frame::new(cell, side.max(y + words.height));
            item.pieces.push(Piece::Open(Role::ListItem, None));
            let number = square(d, row * columns + column + 1, side);
            item.place(Pt::ZERO, Pt::ZERO, number.role(Role::Label));
            item.place(hang, y, words.role_in(Role::ListBody, step.language.clone()));
            item.pieces.push(Piece::Close);
            line.height = line.height.max(item.height);
            line.place(x, Pt::ZERO, item);
            x += cell + gutter;
        }
        frame.stack(if row == 0 { Pt::ZERO } else { size * 0.95 }, line);
    }
    frame.role(Role::List { numbered: true })
}

/// A number on a small square.
fn square(d: &mut Draft<'_>, number: usize, side: Pt) -> Frame {
    let palette = &d.poster.palette;
    let radius = side * 0.24;
    let mut frame = Frame::new(side, side);
    frame.decorate(if palette.solids {
        filled(side, side, radius, palette.solid)
    } else {
        outline(side, side, radius, palette.line, pt(1.2))
    });
    let style = Style { color: palette.on_solid, ..d.style.number(side * 0.6) };
    let words = d.words(&number.to_string(), None, &style);
    frame.place((side - words.width) / 2.0, (side - words.height) / 2.0, words);
    frame
}

/// *You should feel* and *Take care*, each behind its sign, so many side by side.
fn notices(d: &mut Draft<'_>, panel: &Panel, size: Pt, width: Pt, columns: usize) -> Frame {
    let size = (size * 0.86).max(d.floors.safety);
    let style = d.style.safety(size);
    let (icon, gutter) = (size * 1.5, size * 1.6);
    let hang = icon + size * 0.6;
    let columns = columns.max(1);
    let cell = (width - gutter * (columns - 1) as f32) / columns as f32;
    let mut frame = Frame::new(width, Pt::ZERO);
    for (index, (sign, text)) in panel.notices.iter().enumerate() {
        let words = d.paragraph(text, &style, cell - hang);
        let mut part = Frame::new(cell, words.height);
        let mark = d.icons.frame(*sign, icon, d.style.strong);
        part.place(Pt::ZERO, (size * CAP - icon) / 2.0, mark);
        part.place(hang, Pt::ZERO, words);
        if columns > 1 {
            frame.height = frame.height.max(part.height);
            frame.place((cell + gutter) * index as f32, Pt::ZERO, part);
        } else {
            frame.stack(if index == 0 { Pt::ZERO } else { size }, part);
        }
    }
    frame
}

/// The dose on the only large solid of the sheet: in one row where that fits, else in lines. It
/// stands at least as high as asked for.
fn dose(d: &mut Draft<'_>, dose: &[Quantity], size: Pt, width: Pt, height: Option<Pt>) -> Frame {
    let parts = dose_frames(d, dose, size, width);
    if parts.is_empty() {
        return Frame::default();
    }
    let color = d.poster.palette.on_solid;
    let count = parts.len();
    let between = size * 2.0;
    let row = row_width(&parts, size) - size * (DOSE_PAD * 2.0);
    let tallest = parts.iter().map(|part| part.height).fold(Pt::ZERO, Pt::max);
    // Widths worked out in another order may differ a little.
    let in_row = row + size * (DOSE_PAD * 2.0) <= width + pt(0.1);
    let step = tallest + size * 0.9;
    let own = if in_row { tallest } else { step * count as f32 - size * 0.9 };
    let full = (own + size * 2.0).max(height.unwrap_or(Pt::ZERO));
    let mut frame = Frame::new(width, full);
    let radius = size * 0.7;
    frame.decorate(if d.poster.palette.solids {
        filled(width, full, radius, d.poster.palette.solid)
    } else {
        outline(width, full, radius, d.poster.palette.line, pt(1.2))
    });
    let widest = parts.iter().map(|part| part.width).fold(Pt::ZERO, Pt::max);
    let mut x = (width - if in_row { row } else { widest }) / 2.0;
    let mut y = (full - own) / 2.0;
    for (index, part) in parts.into_iter().enumerate() {
        if in_row {
            if index > 0 {
                let at = x - between / 2.0;
                frame.decorate(line((at, y), (at, y + tallest), color, pt(1.0)));
            }
            let wide = part.width;
            frame.place(x, y + (tallest - part.height) / 2.0, part);
            x += wide + between;
        } else {
            frame.place(x, y, part);
            y += step;
        }
    }
    frame
}

/// A number and its words for each part of a dose, each at most as wide as the dose.
fn dose_frames(d: &mut Draft<'_>, dose: &[Quantity], size: Pt, width: Pt) -> Vec<Frame> {
    let share = if d.sheet.landscape { DOSE.0 } else { 1.0 };
    let most = d.sheet.inner() * share;
    let full = parts_in(d, dose, size, width, Wording::Full);
    let short = parts_in(d, dose, size, width, Wording::Short);
    // Fewer words, where one line holds them but not all words.
    let fewer = row_width(&full, size) > most && row_width(&short, size) <= most;
    if fewer { short } else { full }
}

fn parts_in(
    d: &mut Draft<'_>,
    dose: &[Quantity],
    size: Pt,
    width: Pt,
    wording: Wording,
) -> Vec<Frame> {
    let color = d.poster.palette.on_solid;
    let number = Style { color, ..d.style.number(size * 2.3) };
    let unit = Style { color, balance: true, ..d.style.unit(size * 1.12) };
    let (pad, space) = (size * DOSE_PAD, size * 0.6);
    let part = |quantity: &Quantity| {
        let lead = d.words(quantity.led(wording), quantity.at.as_ref(), &unit);
        let figure = d.words(&quantity.number, quantity.at.as_ref(), &number);
        let text = Text { at: quantity.at.clone(), ..Text::plain(quantity.said(wording)) };
        let after = |width: Pt| if width > Pt::ZERO { width + space } else { Pt::ZERO };
        let led = after(lead.width);
        let start = led + after(figure.width);
        let natural = d.type_.label(&text, &unit).width;
        let words = d.type_.frame(&text, &unit, natural.min(width - pad * 2.0 - start));
        let height = figure.height.max(words.height);
        let mut part = Frame::new(start + words.width, height);
        part.pieces.push(Piece::Open(Role::Paragraph, None));
        let y = (height - lead.height) / 2.0;
        part.place(Pt::ZERO, y, lead);
        let y = (height - figure.height) / 2.0;
        part.place(led, y, figure);
        let y = (height - words.height) / 2.0;
        part.place(start, y, words);
        part.pieces.push(Piece::Close);
        part
    };
    dose.iter().map(part).collect()
}

/// The width of these parts of a dose on one line, with the space at its ends.
fn row_width(parts: &[Frame], size: Pt) -> Pt {
    let between = size * (2.0 * parts.len().saturating_sub(1) as f32 + DOSE_PAD * 2.0);
    parts.iter().map(|part| part.width).sum::<Pt>() + between
}
