//! What must hold of a poster, measured on the items of its sheet.

use crate::MM;
use carepress::color::Color;
use carepress::layout::page::{
    Item, NodeId, Owner, Page, Pages, PathItem, PictureItem, Role, TextRun,
};
use carepress::paint::paint;
use carepress::picture::Picture;
use carepress::raster::pages_to_png;
use carepress::resolve::document::{Format, Poster};
use kurbo::{Rect, Shape};
use std::collections::BTreeSet;

/// A page with its structure, for looking things up.
pub(crate) struct Sheet<'a> {
    pub(crate) poster: &'a Poster,
    pub(crate) pages: &'a Pages,
    pub(crate) page: &'a Page,
}

/// An exercise on the page.
pub(crate) struct Cell {
    pub(crate) figure: Option<Rect>,
    pub(crate) stage: Option<Rect>,
    pub(crate) name: Vec<TextRun>,
    pub(crate) words: Vec<Vec<TextRun>>,
}

pub(crate) fn runs(page: &Page, node: NodeId) -> Vec<TextRun> {
    let own = |placed: &&carepress::layout::page::Placed| placed.owner == Owner::Node(node);
    let text = page.items.iter().filter(own).filter_map(|placed| match &placed.item {
        Item::Text(run) => Some(run.clone()),
        _ => None,
    });
    text.collect()
}

pub(crate) fn ink(run: &TextRun) -> Rect {
    let (x, y, size) = (run.origin.x, run.origin.y, f64::from(run.size.0));
    // A space at the end of a line is part of its run, and nobody sees it.
    let end = run.text.trim_end().len();
    let seen = run.glyphs.iter().filter(|glyph| glyph.range.start < end);
    let width: f32 = seen.map(|glyph| glyph.advance).sum();
    Rect::new(x, y - size * 0.7, x + f64::from(width), y)
}

impl Sheet<'_> {
    pub(crate) fn artifacts(&self) -> impl Iterator<Item = &PathItem> {
        self.page.items.iter().filter_map(|placed| match (&placed.item, placed.owner) {
            (Item::Path(path), Owner::Artifact(_)) => Some(path),
            _ => None,
        })
    }

    /// Areas filled with a colour.
    pub(crate) fn filled(&self, color: Color) -> Vec<Rect> {
        let filled = self.artifacts().filter(|path| path.fill == Some(color));
        filled.map(|path| path.path.bounding_box()).collect()
    }

    pub(crate) fn cells(&self) -> Vec<Cell> {
        let nodes = &self.pages.structure.nodes;
        let role = |id: &NodeId| &nodes[id.0].role;
        let sections = nodes.iter().filter(|node| {
            node.role == Role::Section
                && node.children.iter().any(|id| matches!(role(id), Role::Heading(2, _)))
        });
        let stages = self.filled(self.poster.palette.stage);
        let cell = |section: &carepress::layout::page::Node| {
            let (mut name, mut words, mut figure) = (Vec::new(), Vec::new(), None);
            for id in &section.children {
                match role(id) {
                    Role::Heading(..) => name = runs(self.page, *id),
                    Role::Figure(_) => {
                        let own = self.page.items.iter().find_map(|placed| match &placed.item {
                            Item::Picture(p) if placed.owner == Owner::Node(*id) => Some(p.rect),
                            _ => None,
                        });
                        figure = own;
                    }
                    _ => words.push(runs(self.page, *id)),
                }
            }
            let stage = figure.and_then(|figure: Rect| {
                stages.iter().copied().find(|stage| stage.contains(figure.center()))
            });
            Cell { figure, stage, name, words }
        };
        sections.map(cell).collect()
    }

    /// What a run is painted on: the last area under its start, else paper.
    pub(crate) fn ground(&self, run: &TextRun) -> Color {
        let middle = ink(run).center();
        let under =
            self.artifacts().filter(|path| path.fill.is_some() && path.path.contains(middle));
        under.filter_map(|path| path.fill).last().unwrap_or(Color::WHITE)
    }
}

/// Everything that must hold of any poster.
pub(crate) fn assert_sound(poster: &Poster, pages: &Pages) {
    for page in &pages.pages {
        let sheet = Sheet { poster, pages, page };
        assert_inside(&sheet);
        assert_legible(&sheet);
        assert_apart(&sheet);
        assert_whole_words(&sheet);
        for path in sheet.artifacts() {
            let width = path.stroke.as_ref().map_or(1.0, |stroke| stroke.width.0);
            assert!(width >= 0.25, "a line of {width} pt");
        }
    }
}

/// On a picture of the sheet 200 pixels high, letters of the title and of names still show: capitals
/// of six pixels, and of somewhat more than two.
pub(crate) fn assert_seen_from_afar(sheet: &Sheet<'_>) {
    if !matches!(sheet.poster.format, Format::Wall | Format::Desk) {
        return;
    }
    let capitals = |run: &TextRun| f64::from(run.size.0) * 0.7 * 200.0 / sheet.page.size.height;
    let nodes = sheet.pages.structure.nodes.iter().enumerate();
    let headings = |level: u8, least: f64| {
        for (id, node) in nodes.clone() {
            if !matches!(node.role, Role::Heading(own, _) if own == level) {
                continue;
            }
            for run in runs(sheet.page, NodeId(id)) {
                let pixels = capitals(&run);
                assert!(pixels >= least, "{:?}: {pixels:.1} of {least} pixels", run.text);
            }
        }
    };
    headings(1, 6.0);
    headings(2, 2.2);
}

/// Nothing but bands comes near the edge of the sheet.
pub(crate) fn assert_inside(sheet: &Sheet<'_>) {
    let size = sheet.page.size;
    let edge = if sheet.poster.format == Format::Card { 3.4 } else { 9.9 } * MM;
    let live = Rect::new(edge, edge, size.width - edge, size.height - edge);
    for placed in &sheet.page.items {
        let area = match &placed.item {
            Item::Text(run) => ink(run),
            Item::Picture(picture) => picture.rect,
            Item::Path(path) => {
                let area = path.path.bounding_box();
                if area.width() > size.width - 1.0 {
                    continue;
                }
                area
            }
            _ => continue,
        };
        // The white before a large letter of the title is not ink.
        let inside = area.x0 >= live.x0 - 0.12 * area.height()
            && area.x1 <= live.x1 + 1.0
            && area.y0 >= live.y0 - 1.0
            && area.y1 <= live.y1 + 1.0;
        assert!(inside, "{area:?} leaves {live:?}");
    }
}

/// No text is smaller than its distance asks for, and all of it has its contrast.
pub(crate) fn assert_legible(sheet: &Sheet<'_>) {
    let least = match sheet.poster.format {
        Format::Wall => 11.0,
        Format::Desk | Format::Tent | Format::Strip => 8.0,
        Format::Hand | Format::Card => 6.0,
    };
    for placed in &sheet.page.items {
        let Item::Text(run) = &placed.item else { continue };
        assert!(run.size.0 >= least - 0.01, "{:?} at {} pt", run.text, run.size.0);
        let ground = sheet.ground(run);
        let contrast = run.color.contrast(ground);
        assert!(contrast >= 4.5, "{:?}: {} on {ground} is {contrast:.1}", run.text, run.color);
    }
}

/// No word goes on on another line.
pub(crate) fn assert_whole_words(sheet: &Sheet<'_>) {
    let ends = |text: &str| {
        text.ends_with([' ', '-', '/', '\u{a0}', '–', '.', '?', '!', ','])
            || text.ends_with(char::is_whitespace)
    };
    let runs: Vec<(Owner, &TextRun)> = sheet
        .page
        .items
        .iter()
        .filter_map(|placed| match &placed.item {
            Item::Text(run) => Some((placed.owner, run)),
            _ => None,
        })
        .collect();
    for pair in runs.windows(2) {
        let ((owner, run), (next_owner, next)) = (pair[0], pair[1]);
        // Below, and back at the start: the next line of the same words.
        let turns = owner == next_owner
            && run.size == next.size
            && next.origin.y > run.origin.y + 1.0
            && next.origin.x < ink(run).x1;
        let apart = ends(&run.text)
            || next.text.starts_with('/')
            || next.text.starts_with(char::is_uppercase)
            || next.text.starts_with(|c: char| c.is_ascii_digit());
        assert!(!turns || apart, "{:?} goes on as {:?}", run.text, next.text);
    }
}

/// No words touch other words.
pub(crate) fn assert_apart(sheet: &Sheet<'_>) {
    let runs: Vec<(Owner, &TextRun)> = sheet
        .page
        .items
        .iter()
        .filter_map(|placed| match &placed.item {
            Item::Text(run) => Some((placed.owner, run)),
            _ => None,
        })
        .collect();
    for (index, (owner, run)) in runs.iter().enumerate() {
        for (other, next) in &runs[index + 1..] {
            let (a, b) = (ink(run), ink(next));
            let touch = a.intersect(b);
            let apart = owner == other || touch.width() <= 0.5 || touch.height() <= 0.5;
            assert!(apart, "{:?} lies on {:?}", run.text, next.text);
        }
    }
}

/// All numbers of one sheet have one size, and all names; words have at most three: of the cues, of a
/// dose's number and of its words.
pub(crate) fn assert_one_size(cells: &[Cell]) {
    let sizes = |runs: &mut dyn Iterator<Item = &TextRun>| {
        runs.map(|run| format!("{:.2}", run.size.0)).collect::<BTreeSet<_>>()
    };
    let numbers = sizes(&mut cells.iter().filter_map(|cell| cell.name.first()));
    let names = sizes(&mut cells.iter().filter_map(|cell| cell.name.last()));
    let words = sizes(&mut cells.iter().flat_map(|cell| cell.words.iter().flatten()));
    assert!(numbers.len() <= 1, "numbers of {numbers:?}");
    assert!(names.len() <= 1, "names of {names:?}");
    assert!(words.len() <= 3, "words of {words:?}");
}

/// Figures stand on their stages, clear of their edges and of the number.
pub(crate) fn assert_clear(sheet: &Sheet<'_>, cells: &[Cell]) {
    let clear = match sheet.poster.format {
        Format::Wall => 2.0,
        Format::Desk | Format::Hand | Format::Tent => 1.0,
        Format::Strip | Format::Card => 0.5,
    };
    let tabs = sheet.filled(sheet.poster.palette.solid);
    for cell in cells {
        let (Some(figure), Some(stage)) = (cell.figure, cell.stage) else { continue };
        let inner = stage.inset(0.1 - clear * MM);
        assert!(inner.contains_rect(figure), "{figure:?} leaves its stage {stage:?}");
        for tab in tabs.iter().filter(|tab| tab.width() < stage.width() * 0.5) {
            let over = tab.intersect(figure);
            assert!(over.width() <= 0.1 || over.height() <= 0.1, "a figure under its number");
        }
    }
}

/// Words under one figure keep half a gap from those under the next.
pub(crate) fn assert_half_a_gap(cells: &[Cell]) {
    let under =
        |cell: &Cell| cell.stage.is_some_and(|s| cell.name.iter().any(|n| n.origin.y > s.y1));
    if !cells.iter().all(under) {
        return;
    }
    let stages = || cells.iter().filter_map(|cell| cell.stage);
    let beside = |a: &Rect, b: &Rect| a.x1 < b.x0 && a.y0 < b.y1 && b.y0 < a.y1;
    let gaps =
        stages().flat_map(|a| stages().filter(move |b| beside(&a, b)).map(move |b| b.x0 - a.x1));
    let half = gaps.fold(f64::MAX, f64::min) / 2.0;
    let words = |cell: &Cell| -> Vec<Rect> {
        cell.name.iter().chain(cell.words.iter().flatten()).map(ink).collect()
    };
    for (index, cell) in cells.iter().enumerate() {
        let own = words(cell);
        for other in cells[index + 1..].iter().flat_map(words) {
            for area in own.iter().filter(|area| area.y0 < other.y1 && other.y0 < area.y1) {
                let apart = (other.x0 - area.x1).max(area.x0 - other.x1);
                assert!(
                    apart >= half - 0.1,
                    "{area:?} is {apart:.1} pt from {other:?}, not {half:.1}"
                );
            }
        }
    }
}

/// What holds of a grid: figures on their stages, one size of text, shared edges and baselines.
pub(crate) fn assert_grid(poster: &Poster, pages: &Pages) {
    let sheet = Sheet { poster, pages, page: &pages.pages[0] };
    let cells = sheet.cells();
    assert_eq!(cells.len(), poster.panels.len());
    assert_clear(&sheet, &cells);
    assert_one_size(&cells);
    assert_half_a_gap(&cells);
    let (mut figures, mut words) = (0.0, 0.0);
    let mut rows: Vec<(f64, Vec<&Cell>)> = Vec::new();
    for cell in &cells {
        let Some(stage) = cell.stage else { panic!("a figure without a stage: {:?}", cell.name) };
        let name = cell.name.last().expect("a name");
        if name.origin.y > stage.y1 {
            let rects = |runs: &[TextRun]| runs.iter().map(ink).reduce(|a, b| a.union(b));
            let strip = cell.words.last().and_then(|last| rects(last));
            let cue = cell.words.first().and_then(|first| rects(first));
            figures += stage.height();
            words += f64::from(name.size.0) * 0.7;
            words += cue.map_or(0.0, |cue| cue.height());
            words += strip.map_or(0.0, |strip| strip.height() * cell.words.len() as f64);
        }
        match rows.iter_mut().find(|(top, _)| (*top - stage.y0).abs() < 0.1) {
            Some((_, row)) => row.push(cell),
            None => rows.push((stage.y0, vec![cell])),
        }
    }
    assert!(figures >= words, "figures of {figures:.0} pt, words of {words:.0} pt");
    assert_edges(&sheet, &cells);
    let margin = cells.iter().filter_map(|cell| cell.stage).map(|s| s.x0).fold(f64::MAX, f64::min);
    for (_, row) in &rows {
        let first = row[0];
        assert!((first.stage.expect("a stage").x0 - margin).abs() < 0.3 * MM);
        for cell in row {
            let base = |cell: &Cell| {
                cell.name.iter().skip(1).map(|run| run.origin.y).fold(f64::MAX, f64::min)
            };
            assert!((base(cell) - base(first)).abs() < 0.1, "names on one line");
            // The first part of a dose follows the cue.
            let dose = |cell: &Cell| cell.words.get(1).and_then(|w| w.first()).map(|r| r.origin.y);
            let alike = cell.words.len() == first.words.len();
            if let (true, Some(a), Some(b)) = (alike, dose(cell), dose(first)) {
                assert!((a - b).abs() < 0.1, "doses on one line");
            }
        }
    }
}

/// Rules, panels, words and the warning sign begin and end on the same lines.
pub(crate) fn assert_edges(sheet: &Sheet<'_>, cells: &[Cell]) {
    let page = sheet.page.size;
    let rules: Vec<Rect> = sheet
        .artifacts()
        .filter(|path| path.stroke.is_some())
        .map(|path| path.path.bounding_box())
        .filter(|area| area.height() < 0.01 && area.width() > page.width * 0.8)
        .collect();
    let foot = rules.iter().copied().reduce(|a, b| if b.y0 > a.y0 { b } else { a });
    let foot = foot.expect("a rule over the foot");
    let on = |a: f64, b: f64| (a - b).abs() < 0.3 * MM;
    for rule in &rules {
        assert!(on(rule.x0, foot.x0) && on(rule.x1, foot.x1), "{rule:?} beside {foot:?}");
    }
    let stages = || cells.iter().filter_map(|cell| cell.stage);
    let start = stages().map(|stage| stage.x0).fold(f64::MAX, f64::min);
    assert!(on(start, foot.x0), "panels start at {start}, the foot at {}", foot.x0);
    let sign = sheet.artifacts().find(|path| path.fill == Some(sheet.poster.palette.warn));
    let sign = sign.expect("a warning sign");
    let round = sign.stroke.as_ref().map_or(0.0, |stroke| f64::from(stroke.width.0) / 2.0);
    assert!(on(sign.path.bounding_box().x0 - round, foot.x0), "the sign stands aside");
    // Doses end the panels: with them, or under their figures.
    let strips = sheet.filled(sheet.poster.palette.stage);
    let end = strips.iter().map(|strip| strip.x1).fold(0.0, f64::max);
    assert!(on(end, foot.x1), "panels end at {end}, the foot at {}", foot.x1);
}

/// How light a pixel is printed in greys, as a colour.
fn grey(pixel: image::Rgb<u8>) -> Color {
    let [r, g, b] = pixel.0.map(u32::from);
    let grey = ((299 * r + 587 * g + 114 * b + 500) / 1000) as u8;
    Color::rgb(grey, grey, grey)
}

/// In greys, arrows stand out from what is behind them.
pub(crate) fn assert_arrows_stand_out(pages: &Pages) {
    /// The red of every arrow, and how far rounding may take a pixel from it.
    const ARROW: [u8; 3] = [0xC8, 0x45, 0x2D];
    const OFF: u8 = 10;
    /// From the middle of an arrow's head to beyond its white edge, in sizes of a drawing; and the
    /// least that is in pixels.
    const REACH: f64 = 16.0;
    const LEAST_REACH: i64 = 9;
    const DPI: f32 = 100.0;
    // Figures are to have as many pixels on any sheet as on A3.
    let dpi = DPI / (pages.pages[0].size.height / (420.0 * MM)) as f32;
    let png = pages_to_png(&paint(pages).expect("a PDF"), dpi).expect("pixels").remove(0);
    let picture = image::load_from_memory(&png).expect("a PNG").into_rgb8();
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    let at = |x: i64, y: i64| {
        let (x, y) = (x.clamp(0, width - 1), y.clamp(0, height - 1));
        *picture.get_pixel(x as u32, y as u32)
    };
    let is_arrow =
        |pixel: image::Rgb<u8>| pixel.0.iter().zip(ARROW).all(|(a, b)| a.abs_diff(b) <= OFF);
    let scale = f64::from(dpi) / 72.0;
    let (mut found, mut faint) = (0, 0);
    for placed in &pages.pages[0].items {
        let Item::Picture(PictureItem { picture: Picture::Vector(drawing), rect, .. }) =
            &placed.item
        else {
            continue;
        };
        // A logo may have the same red.
        if !drawing.signs {
            continue;
        }
        let pixels = |from: f64, to: f64| (from * scale) as i64..(to * scale) as i64;
        let unit = rect.width() / f64::from(drawing.size().width()) * scale;
        let reach = ((REACH * unit) as i64).max(LEAST_REACH);
        for y in pixels(rect.y0, rect.y1) {
            for x in pixels(rect.x0, rect.x1) {
                if !is_arrow(at(x, y)) {
                    continue;
                }
                let arrow = grey(at(x, y));
                let stands_out = (-reach..=reach).any(|dy| {
                    (-reach..=reach).any(|dx| arrow.contrast(grey(at(x + dx, y + dy))) >= 3.0)
                });
                found += 1;
                faint += i32::from(!stands_out);
            }
        }
    }
    // Few have the whole red where figures are small and arrows are thin.
    assert!(found > 5, "{found} pixels of arrows");
    assert!(faint * 50 <= found, "{faint} of {found} pixels are faint");
}

/// The parts of a poster on its tiles lie side by side without gaps, to a hundredth of a
/// millimetre, and end where it ends.
pub(crate) fn assert_joins(poster: &Pages, tiled: &Pages) {
    let size = poster.pages[0].size;
    // The first sheet is the map.
    let parts = tiled.pages[1..].iter().map(|sheet| {
        let part = sheet.items.iter().find_map(|placed| match &placed.item {
            Item::Page(page) => Some(page.transform.inverse().transform_rect_bbox(page.clip?)),
            _ => None,
        });
        part.expect("a part of the poster")
    });
    let parts: Vec<Rect> = parts.collect();
    let exact = 0.01 * MM;
    for (length, span) in [
        (size.width, (|part| (part.x0, part.x1)) as fn(&Rect) -> (f64, f64)),
        (size.height, |part| (part.y0, part.y1)),
    ] {
        let mut spans: Vec<(f64, f64)> = parts.iter().map(span).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut end = 0.0;
        for (from, to) in spans {
            assert!(from <= end + exact, "nothing between {end} and {from}");
            end = f64::max(end, to);
        }
        assert!((end - length).abs() < exact, "parts end at {end}, the poster at {length}");
    }
    let places = |span: fn(&Rect) -> f64| {
        parts.iter().map(|part| span(part).round() as i64).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(parts.len(), places(|part| part.x0) * places(|part| part.y0), "a part is missing");
}

/// The marks a print shop cuts by stand at every corner, to a hundredth of a millimetre: from 4 mm
/// to 11 mm beyond it.
pub(crate) fn assert_marks(poster: &Pages, marked: &Pages) {
    let size = poster.pages[0].size;
    assert_eq!(marked.pages[0].size, size, "the trim is the poster");
    let lines = marked.pages[0].items.iter().filter_map(|placed| match &placed.item {
        Item::Mark(mark) if mark.line.is_some() => Some(mark.path.segments()),
        _ => None,
    });
    let lines: Vec<Rect> = lines.flatten().map(|line| line.bounding_box()).collect();
    let exact = 0.01 * MM;
    let stands = |wanted: Rect| {
        lines.iter().any(|line| {
            let off = [
                line.x0 - wanted.x0,
                line.x1 - wanted.x1,
                line.y0 - wanted.y0,
                line.y1 - wanted.y1,
            ];
            off.iter().all(|off| off.abs() < exact)
        })
    };
    let beyond = |from: f64, out: f64| (from + out * 4.0 * MM, from + out * 11.0 * MM);
    for (x, across) in [(0.0, -1.0), (size.width, 1.0)] {
        for (y, down) in [(0.0, -1.0), (size.height, 1.0)] {
            let ((a, b), (c, d)) = (beyond(x, across), beyond(y, down));
            assert!(stands(Rect::new(a, y, b, y).abs()), "no mark beside {x}, {y}");
            assert!(stands(Rect::new(x, c, x, d).abs()), "no mark above or below {x}, {y}");
        }
    }
}
