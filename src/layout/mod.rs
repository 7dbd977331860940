//! From a document to finished pages.
//!
//! Blocks are drawn into frames (`blocks`), frames flow into pages (`flow`), and pages are
//! assembled with their reading order (`assemble`).

pub(crate) mod assemble;
mod bleed;
mod blocks;
mod composer;
pub mod contact;
pub mod dump;
mod flow;
pub(crate) mod frame;
mod icon;
mod logo;
mod look;
pub mod page;
mod poster;
mod qr;
mod resolution;
pub(crate) mod text;

pub use poster::layout_poster;

use crate::diagnostic::Diagnostic;
use crate::fonts::Fonts;
use crate::resolve::document::{
    Arrangement, Binding, Block, Document, ExerciseGroup, Language, Metadata, Text,
};
use crate::units::{Pt, mm, pt};
use assemble::Assembler;
use composer::Composer;
use frame::{Frame, line};
use icon::Icons;
use kurbo::Size;
use look::{CAP, Look};
use page::{Artifact, Info, Pages};
use std::ops::Range;
use text::{Align, Typesetter};

/// Lays a document out.
///
/// # Errors
/// Every character that no font has, and everything that fits no page, each at its line of YAML.
pub fn layout(document: &Document, fonts: &Fonts) -> Result<Pages, Vec<Diagnostic>> {
    let theme = &document.theme;
    let (inner, outer) = side_margins(document);
    let mut composer = Composer {
        type_: Typesetter::new(fonts, &theme.body, &theme.heading, document.language.clone()),
        icons: Icons::default(),
        codes: qr::Codes::default(),
        width: document.paper.width - inner - outer,
        height: Pt::ZERO,
        arrangement: document.arrangement,
        thumbnail: Pt::ZERO,
        thumbnail_counts: false,
        facts_beside: true,
        figure_column: None,
        figure_columns: Vec::new(),
        most_scale: f32::INFINITY,
        warnings: Vec::new(),
        helpers: Vec::new(),
        look: Look::new(theme, document.variant, is_small(document)),
    };
    // The foot's own height, with page numbers as wide as they get, decides the lower margin.
    let foot_height = foot(&mut composer, document, WIDEST_PAGE, WIDEST_PAGE).height;
    let bottom = ABOVE_FOOT + foot_height + LEAST_MARGIN;
    composer.height = document.paper.height - TOP - bottom;
    composer.arrangement = blocks::fitting(&composer, document);
    let narrowed = blocks::grid::narrowed(&composer, document);
    let blocks = compose(&mut composer, document);
    check_heights(&mut composer, &blocks, document);
    let pages = flow::paginate(blocks, composer.height);

    let size = Size::new(document.paper.width.0.into(), document.paper.height.0.into());
    let mut assembler = Assembler::new(document.language.direction);
    let count = pages.len();
    for (index, frames) in pages.into_iter().enumerate() {
        assembler.page(size);
        let start =
            if document.binding == Binding::Duplex && index % 2 == 1 { outer } else { inner };
        for (y, frame) in frames {
            assembler.put(start, TOP + y, frame, None);
        }
        let foot = foot(&mut composer, document, index + 1, count);
        let y = document.paper.height - bottom + ABOVE_FOOT;
        assembler.put(start, y, foot, Some(Artifact::Foot));
    }
    let warnings = std::mem::take(&mut composer.warnings);
    let info = info(&document.title, &document.language, &document.metadata);
    let mut pages = finish(assembler, composer.type_, info, document.bleed)?;
    pages.warnings.extend(narrowed.into_iter().chain(warnings));
    Ok(pages)
}

/// Pages with their reading order, or everything that keeps them from being printed.
fn finish(
    assembler: Assembler,
    type_: Typesetter<'_>,
    info: Info,
    bleed: Pt,
) -> Result<Pages, Vec<Diagnostic>> {
    let problems = type_.into_problems();
    if !problems.is_empty() {
        return Err(problems);
    }
    let (mut pages, structure, outline) = assembler.finish();
    pages.iter_mut().for_each(|page| bleed::extend(page, bleed));
    let (errors, warnings) =
        resolution::judge(&pages).into_iter().partition::<Vec<_>, _>(Diagnostic::is_error);
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(Pages { pages, structure, outline, warnings, info })
}

/// What a file manager shows of a guide.
fn info(title: &Text, language: &Language, meta: &Metadata) -> Info {
    Info {
        title: title.to_plain(),
        language: language.tag.clone(),
        author: meta.author.clone(),
        subject: meta.subject.clone(),
        keywords: meta.keywords.clone(),
        date: meta.date,
    }
}

/// Space above the content.
const TOP: Pt = mm(13.0);
/// Between the content and the rule of the foot.
const ABOVE_FOOT: Pt = mm(5.0);
/// Sheets narrower than this have narrower margins and smaller headings.
const NARROW_SHEET: Pt = mm(170.0);
/// The least margin every office printer can print up to.
const LEAST_MARGIN: Pt = mm(10.0);
/// The least margin on the side of holes or staples.
const LEAST_BINDING: Pt = mm(15.0);
/// How far content moves away from holes or staples.
const BINDING_SHIFT: Pt = mm(4.0);
/// The share of free height above the numbers and the safety box: the parts of the head stay
/// together, and what is left goes to the foot.
const HEAD_STRETCH: f32 = 0.5;
/// A page number as wide as any.
const WIDEST_PAGE: usize = 88;

fn is_small(document: &Document) -> bool {
    document.paper.width < NARROW_SHEET
}

/// Margins on the side where lines start and where they end, on a first page.
fn side_margins(document: &Document) -> (Pt, Pt) {
    let side = if is_small(document) { mm(12.0) } else { mm(16.0) };
    match document.binding {
        Binding::None => (side, side),
        Binding::Left | Binding::Duplex => {
            ((side + BINDING_SHIFT).max(LEAST_BINDING), (side - BINDING_SHIFT).max(LEAST_MARGIN))
        }
    }
}

/// The guide as blocks, with the largest thumbnails that take no more pages than the smallest.
fn compose(c: &mut Composer<'_>, document: &Document) -> Vec<flow::Block> {
    let [larger @ .., smallest] = blocks::list::THUMBNAILS;
    let small = compose_with(c, document, smallest);
    if !c.thumbnail_counts {
        return small;
    }
    let least = flow::count(&small, c.height);
    // What is wrong with the guide has been said once.
    let told = c.type_.diagnostics.len();
    let best = larger.into_iter().find_map(|thumbnail| {
        let large = compose_with(c, document, thumbnail);
        (flow::count(&large, c.height) <= least).then_some(large)
    });
    c.type_.diagnostics.truncate(told);
    best.unwrap_or(small)
}

fn compose_with(c: &mut Composer<'_>, document: &Document, thumbnail: Pt) -> Vec<flow::Block> {
    c.thumbnail = thumbnail;
    let usual = c.look.clone();
    c.look = blocks::dose::look(c, document);
    c.most_scale = blocks::scale::most_scale(c, document);
    c.facts_beside =
        c.arrangement != Arrangement::OnePerPage || blocks::page_card::facts_beside(c, document);
    let blocks = parts(c, document);
    c.look = usual;
    blocks
}

/// Every part of the guide as blocks, in reading order.
fn parts(c: &mut Composer<'_>, document: &Document) -> Vec<flow::Block> {
    let around = |c: &mut Composer<'_>| (head(c, document), blocks::end::end(c, &document.end));
    c.figure_columns.clear();
    let (body, (mut blocks, mut end)) = c.both(|c| body(c, document), around);
    let opening = blocks.len();
    blocks.extend(body);
    let closing = blocks.len();
    blocks.append(&mut end);
    align(c, document, &mut blocks, opening..closing);
    if document.end.booking.is_some() && c.arrangement == Arrangement::OnePerPage {
        book_early(c, &mut blocks, closing);
    }
    blocks
}

/// Lets the words of all cards start at one place, so that the eye finds them, where that takes no
/// more pages and breaks no card over two.
fn align(
    c: &mut Composer<'_>,
    document: &Document,
    blocks: &mut Vec<flow::Block>,
    body: Range<usize>,
) {
    let pages = flow::count(blocks, c.height);
    // What is wrong with the guide has been said once.
    let (told, warned) = (c.type_.diagnostics.len(), c.warnings.len());
    for column in blocks::card::common_columns(&c.figure_columns) {
        c.figure_column = Some(column);
        let aligned = self::body(c, document);
        if aligned.len() != body.len() {
            continue;
        }
        let own: Vec<flow::Block> = blocks.splice(body.clone(), aligned).collect();
        if flow::count(blocks, c.height) <= pages {
            break;
        }
        blocks.splice(body.clone(), own);
    }
    c.figure_column = None;
    c.type_.diagnostics.truncate(told);
    c.warnings.truncate(warned);
}

/// What the guide is about: teaching, exercises, diary.
fn body(c: &mut Composer<'_>, document: &Document) -> Vec<flow::Block> {
    let mut blocks = Vec::new();
    let figures_at_all = document.exercises().any(|exercise| !exercise.figures.is_empty());
    let lone = document.exercises().count() == 1;
    let mut fresh = false;
    let mut rest = document.blocks.iter().peekable();
    while let Some(block) = rest.next() {
        let mut added = match block {
            Block::PageBreak => {
                fresh = true;
                continue;
            }
            Block::Prose(prose) => {
                let together = match rest.peek() {
                    Some(Block::Callout(callout)) => blocks::prose::beside(c, prose, callout),
                    _ => None,
                };
                match together {
                    Some(block) => {
                        rest.next();
                        vec![block]
                    }
                    None => blocks::prose::prose(c, prose),
                }
            }
            Block::Callout(callout) => vec![blocks::prose::callout(c, callout)],
            Block::Exercises(group) => exercises(c, group, figures_at_all, lone),
            Block::Diary(diary) => blocks::diary::diary(c, diary),
        };
        if let (true, Some(first)) = (fresh, added.first_mut()) {
            first.fresh = true;
            fresh = false;
        }
        blocks.append(&mut added);
    }
    blocks
}

/// Puts the box for booking to the foot of the page before the exercises, where it follows whom to
/// call, if that saves a page.
fn book_early(c: &Composer<'_>, blocks: &mut [flow::Block], booking: usize) {
    let Some(first) = blocks.iter().take(booking).position(|block| block.fresh) else { return };
    let pages = flow::count(blocks, c.height);
    blocks[first..=booking].rotate_right(1);
    if flow::count(blocks, c.height) >= pages {
        blocks[first..=booking].rotate_left(1);
    }
}

/// Letterhead to safety box.
fn head(c: &mut Composer<'_>, document: &Document) -> Vec<flow::Block> {
    let letterhead = blocks::head::letterhead(c, document);
    let below = blocks::head::below_letterhead(c, document);
    let title = blocks::head::title(c, document);
    let mut parts = vec![(Pt::ZERO, letterhead), (below, title)];
    if !document.strip.is_empty() {
        parts.push((mm(4.0), blocks::head::strip(c, &document.strip)));
    }
    let height: Pt = parts.iter().map(|(gap, frame)| *gap + frame.height).sum();
    // One block, so that it stays as it is; on a sheet too small for that, its parts.
    let mut out: Vec<flow::Block> = if height <= c.height {
        let mut top = Frame::new(c.width, Pt::ZERO);
        parts.into_iter().for_each(|(gap, frame)| top.stack(gap, frame));
        vec![flow::Block::new(Pt::ZERO, top)]
    } else {
        parts.into_iter().map(|(gap, frame)| flow::Block::new(gap, frame)).collect()
    };
    let gap = c.look.sizes.between_boxes;
    let used: Pt = out.iter().map(|block| block.gap + block.height()).sum();
    let room = c.height - used - gap;
    let glance = document.glance.as_ref().map(|glance| blocks::glance::glance(c, glance));
    let glance_height = glance.as_ref().map_or(Pt::ZERO, |(body, _)| body.height() + gap);
    let mut safety = blocks::safety::safety(c, &document.safety, room - glance_height);
    // Where the first page has no room for both, the numbers give way: what to do in an
    // emergency comes first.
    let mut fits = first_height(&safety) <= room - glance_height;
    let mut after = 0;
    if !fits {
        let alone = blocks::safety::safety(c, &document.safety, room);
        fits = first_height(&alone) <= room;
        if fits {
            after = alone.len();
            safety = alone;
        }
    }
    let first = out.len();
    let part = |(body, snug): blocks::safety::Fit| {
        let block = flow::Block { stretch: HEAD_STRETCH, ..flow::Block::of(gap, body) };
        match snug {
            Some(snug) => block.snug(snug),
            None => block,
        }
    };
    out.extend(safety.into_iter().map(part));
    if let Some(glance) = glance {
        out.insert(first + after, part(glance));
    }
    if fits {
        let emergencies = first + usize::from(after == 0 && document.glance.is_some());
        out.iter_mut().take(emergencies).for_each(|block| block.keep = true);
    }
    out
}

fn first_height(boxes: &[blocks::safety::Fit]) -> Pt {
    boxes.first().map_or(Pt::ZERO, |(body, _)| body.height())
}

/// A heading and its exercises in the guide's arrangement; a `lone` exercise, the only one of its
/// guide, is larger where its page has the height.
fn exercises(
    c: &mut Composer<'_>,
    group: &ExerciseGroup,
    figures_at_all: bool,
    lone: bool,
) -> Vec<flow::Block> {
    let heading = blocks::exercise_head::group_heading(c, &group.heading, group.legend.as_ref());
    let after_heading = mm(4.6);
    // The first exercise shares its page with the heading.
    let below = c.height - heading.height - after_heading;
    let heading = flow::Block { stretch: 1.5, ..flow::Block::new(mm(6.5), heading) };
    let mut out = vec![heading.keep().opens()];
    let mut added = Vec::new();
    match c.arrangement {
        Arrangement::Cards => added = blocks::card::cards(c, &group.exercises, below),
        Arrangement::Grid { columns, per_page } => {
            added = blocks::grid::rows(c, &group.exercises, columns, per_page, below);
        }
        Arrangement::List { per_page } => {
            added = blocks::list::rows(c, &group.exercises, figures_at_all, per_page, below);
        }
        Arrangement::OnePerPage => {
            for (index, exercise) in group.exercises.iter().enumerate() {
                let room = if index == 0 { below } else { c.height };
                let last = index + 1 == group.exercises.len();
                let mut page = blocks::page_card::page(c, exercise, room, last);
                if let (true, Some(first)) = (index > 0, page.first_mut()) {
                    first.fresh = true;
                }
                added.append(&mut page);
            }
            if let Some(first) = out.first_mut() {
                first.fresh = true;
            }
        }
    }
    let lone = lone && !c.look.large() && c.arrangement != Arrangement::OnePerPage;
    if let (true, [exercise], 1) = (lone, &*group.exercises, added.len()) {
        added = added
            .into_iter()
            .map(|b| b.map(|b| blocks::page_card::enlarged(c, exercise, b, below)))
            .collect();
    }
    if let Some(first) = added.first_mut() {
        first.gap = after_heading;
        first.stretch = 0.0;
    }
    out.append(&mut added);
    out
}

/// The rule and the line at the foot of a page.
fn foot(c: &mut Composer<'_>, document: &Document, page: usize, pages: usize) -> Frame {
    let style = c.look.foot();
    let mut frame = Frame::new(c.width, mm(2.6) + style.size * CAP);
    let rule = if c.look.palette.fill.is_none() { c.look.palette.ink } else { c.look.palette.rule };
    frame.decorate(line((Pt::ZERO, Pt::ZERO), (c.width, Pt::ZERO), rule, pt(0.6)));
    let y = mm(2.6);
    let text = Text::plain(document.foot.page.fill(page, pages));
    let number = c.type_.label(&text, &style);
    let number_width = number.width;
    frame.place(c.width - number_width, y, number);

    let clinic = c.type_.set(&document.foot.clinic, &style, c.width - number_width - mm(6.0));
    let (clinic_width, clinic_height) = (clinic.width(), clinic.height());
    frame.place(Pt::ZERO, y, clinic.frame(clinic_width, Align::Start));
    let about = joined(&document.foot.about);
    let one_line = c.type_.label(&about, &style);
    let (first, last) = (clinic_width + mm(6.0), c.width - number_width - mm(6.0) - one_line.width);
    if !c.look.large() && first <= last {
        // In the middle of the sheet, or as near to it as its neighbours let it.
        let x = ((c.width - one_line.width) / 2.0).max(first).min(last);
        frame.place(x, y, one_line);
    } else {
        // No room between clinic and page: lines of their own.
        let about = c.type_.set(&about, &style, c.width).frame(c.width, Align::Start);
        let y = y + clinic_height + style.size * 0.62;
        frame.height = y + about.height;
        frame.place(Pt::ZERO, y, about);
    }
    frame
}

/// Parts with middle dots between, said to come from where the first does.
fn joined(parts: &[Text]) -> Text {
    let words: Vec<String> = parts.iter().map(Text::to_plain).collect();
    Text { at: parts.first().and_then(|text| text.at.clone()), ..Text::plain(words.join(" · ")) }
}

/// Where the tool's own words are written: not what a clinic can shorten.
const LOCALES: &str = "guides/locales/";

/// A block higher than a page would be cut: that is an error, never a clipped page.
fn check_heights(c: &mut Composer<'_>, blocks: &[flow::Block], document: &Document) {
    for block in blocks {
        if block.height().0 <= c.height.0 + 0.5 {
            continue;
        }
        let over = (block.height() - c.height).to_mm().0;
        let place = match &block.body {
            flow::Body::Fixed(frame) => frame.first_place(&|place| !place.file.contains(LOCALES)),
            flow::Body::Growing { .. } => None,
        };
        let diagnostic = Diagnostic::new(
            crate::diagnostic::Severity::Error,
            "too-high",
            format!("a part of this guide is {over:.0} mm higher than the page"),
            place.or_else(|| document.title.at.clone()),
        );
        c.type_.diagnostics.push(
            diagnostic.help(
                "shorten it, choose larger paper, or another layout (cards break over pages)",
            ),
        );
    }
}
