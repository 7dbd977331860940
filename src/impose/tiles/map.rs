//! The first sheet: a map of the others and how to put them together.

use super::Set;
use crate::color::Color;
use crate::impose::desk::Desk;
use crate::impose::paper;
use crate::impose::shapes::{MM, boxed, dashed, lines, rectangle, stroked};
use crate::layout::assemble::Assembler;
use crate::layout::frame::{Frame, Piece, panel};
use crate::layout::page::{Artifact, Item, NodeId, Owner, PageItem, Role};
use crate::resolve::document::{Direction, Text};
use crate::units::{Pt, mm, pt};
use kurbo::{Affine, Point, Rect, Size};

/// The width of A4, for which sizes are given: they grow and shrink with the sheet.
const A4_WIDTH: f64 = 210.0 * MM;
/// The share of the width a map takes beside the steps.
const MAP_SHARE: f32 = 0.64;
/// A poster this much wider than high has the steps under its map.
const WIDE: f64 = 1.15;

/// Draws the map sheet; gives the map from the poster to it.
pub(super) fn draw(desk: &mut Desk<'_>, out: &mut Assembler, set: &Set) -> Affine {
    let upright = Size::new(set.grid.sheet.min_side(), set.grid.sheet.max_side());
    let page = Layout { size: upright, scale: (upright.width / A4_WIDTH) as f32 };
    let mut frame = Frame::new(page.width(), page.height());
    let head = head(desk, set, &page);
    let top = page.margin() + head.height + page.mm(9.0);
    frame.place(page.margin(), page.margin(), head);

    let poster = set.grid.poster;
    let wide = poster.width > poster.height * WIDE;
    let content = page.width() - page.margin() * 2.0;
    let foot = page.height() - page.margin();
    // From the map's end to the foot: the ruler with its words.
    let ruler_room = page.mm(12.0) + mm(12.0) + page.mm(10.0);
    let room = foot - top - ruler_room;
    let (map_width, map_height) =
        if wide { (content, room * 0.5) } else { (content * MAP_SHARE, room) };
    let scale =
        (f64::from(map_width.0) / poster.width).min(f64::from(map_height.0) / poster.height);
    let size = poster * scale;
    let (width, height) = (Pt(size.width as f32), Pt(size.height as f32));

    let mut below = top + height;
    let steps = if wide {
        Steps { columns: 2, width: (content - page.mm(8.0)) / 2.0 }
    } else {
        Steps { columns: 1, width: content - width - page.mm(8.0) }
    };
    let steps_frame = steps.draw(desk, set, &page);
    let mut ruler_top = below + page.mm(12.0);
    if wide {
        frame.place(page.margin(), below + page.mm(10.0), steps_frame.clone());
        below += page.mm(10.0) + steps_frame.height;
        ruler_top = below + page.mm(10.0);
    } else {
        let x = page.margin() + width + page.mm(8.0);
        if page.margin() + RULER > x - mm(2.0) {
            ruler_top = ruler_top.max(top + steps_frame.height + page.mm(6.0));
        }
        frame.place(x, top, steps_frame);
    }
    frame.place(page.margin(), ruler_top, ruler(desk, &page));
    let overlay = overlay(desk, set, &page, scale);

    out.page(upright);
    let left = match desk.notes.language.direction {
        Direction::Ltr => page.margin(),
        Direction::Rtl => page.width() - page.margin() - width,
    };
    let place = Point::new(left.0.into(), top.0.into());
    let transform = Affine::translate(place.to_vec2()) * Affine::scale(scale);
    let clip = Some(Rect::from_origin_size(place, size));
    let small = Item::Page(PageItem { page: set.poster.clone(), transform, clip });
    out.add(small, Owner::Node(NodeId(0)));
    out.put(page.margin(), top, overlay, Some(Artifact::Printer));
    out.put(Pt::ZERO, Pt::ZERO, frame.role(Role::Section), None);
    let words = foot_line(desk, set, &page);
    out.put(page.margin(), foot - words.height, words.role(Role::Paragraph), None);
    transform
}

/// The sheet, and how much larger or smaller than A4 it is set.
struct Layout {
    size: Size,
    scale: f32,
}

impl Layout {
    fn width(&self) -> Pt {
        Pt(self.size.width as f32)
    }

    fn height(&self) -> Pt {
        Pt(self.size.height as f32)
    }

    fn mm(&self, value: f32) -> Pt {
        mm(value * self.scale)
    }

    fn margin(&self) -> Pt {
        self.mm(15.0).max(mm(12.0))
    }

    /// A size of type, in points, but never under what is read in the hand.
    fn type_size(&self, size: f32) -> f32 {
        (size * self.scale).max(9.0)
    }
}

/// A rule, the title, and how many sheets there are.
fn head(desk: &mut Desk<'_>, set: &Set, page: &Layout) -> Frame {
    let palette = desk.palette();
    let width = page.width() - page.margin() * 2.0;
    let mut frame = Frame::new(width, page.mm(1.2));
    frame.decorate(panel(width, page.mm(1.2), Pt::ZERO, palette.primary));
    let title = desk.notes.tiles.title.clone();
    let style = desk.heading(page.type_size(30.0), palette.primary);
    let words = desk.type_.frame(&title, &style, width);
    frame.stack(page.mm(8.5), words.role(Role::Heading(1, title.to_plain())));
    let made = desk.notes.tiles.made.fill(&[
        ("count", &set.grid.count().to_string()),
        ("sheet", &paper::name(desk, set.grid.sheet)),
        ("size", &paper::described(desk, set.grid.poster)),
    ]);
    let style = desk.style(page.type_size(14.0), 400.0, palette.ink);
    frame.stack(page.mm(6.5), desk.type_.frame(&made, &style, width).role(Role::Paragraph));
    if let Some(part) = &set.part {
        frame.stack(page.mm(4.0), desk.type_.frame(part, &style, width).role(Role::Paragraph));
    }
    frame
}

/// Seams and names over the poster, and its outline.
fn overlay(desk: &mut Desk<'_>, set: &Set, page: &Layout, scale: f64) -> Frame {
    let size = set.grid.poster * scale;
    let mut frame = Frame::new(Pt(size.width as f32), Pt(size.height as f32));
    frame.rigid = true;
    let mut decorate = |item: Item| frame.pieces.push(Piece::Decoration(item));
    decorate(stroked(rectangle(size.to_rect()), Color::BLACK, pt(0.5)));
    let past = 2.0 * MM;
    let (xs, ys) = set.grid.seams();
    let vertical = xs.iter().map(|x| x * scale);
    let vertical = vertical.map(|x| (Point::new(x, -past), Point::new(x, size.height + past)));
    let level = ys.iter().map(|y| y * scale);
    let level = level.map(|y| (Point::new(-past, y), Point::new(size.width + past, y)));
    let seams = lines(&vertical.chain(level).collect::<Vec<_>>());
    // White under the dashes, so that they show on a dark ground.
    decorate(stroked(seams.clone(), Color::WHITE, pt(1.75)));
    decorate(dashed(seams, Color::BLACK, pt(0.75), &[4.0, 2.5]));

    let smallest = set.grid.cells().map(|cell| set.grid.seen(cell).size() * scale);
    let smallest = smallest.fold(size, Size::min);
    let type_size = (smallest.width * 0.26).min(smallest.height * 0.3) as f32;
    let style =
        desk.style(type_size.clamp(6.0, page.type_size(15.0)), 800.0, desk.palette().primary);
    let pad = f64::from(style.size.0) * 0.5;
    for cell in set.grid.cells() {
        let name = desk.label(&Text::plain(cell.name()), &style);
        let seen = set.grid.seen(cell);
        let corner = Point::new(seen.x0 * scale + pad * 0.6, seen.y0 * scale + pad * 0.6);
        let (w, h) = (f64::from(name.width.0) + pad * 2.0, f64::from(name.height.0) + pad * 1.6);
        let ground = Rect::from_origin_size(corner, (w, h));
        let line = desk.palette().primary;
        let ground = boxed(ground, pad * 0.5, Color::WHITE, line, pt(0.75));
        frame.pieces.push(Piece::Decoration(ground));
        let (x, y) = (corner.x + pad, corner.y + pad * 0.8);
        frame.place(Pt(x as f32), Pt(y as f32), name);
    }
    frame
}

/// The five steps.
struct Steps {
    /// Side by side.
    columns: usize,
    /// Of one column.
    width: Pt,
}

impl Steps {
    fn draw(&self, desk: &mut Desk<'_>, set: &Set, page: &Layout) -> Frame {
        let sheet = paper::name(desk, set.grid.sheet);
        let notes = desk.notes;
        let steps = notes.tiles.steps.iter().enumerate();
        let steps = steps.map(|(index, (name, how))| {
            let how = how.fill(&[("sheet", &sheet)]);
            step(desk, page, index + 1, name, &how, self.width)
        });
        let steps = steps.collect::<Vec<_>>();
        let mut frame = Frame::new(Pt::ZERO, Pt::ZERO);
        for row in steps.chunks(self.columns) {
            let mut line = Frame::new(Pt::ZERO, Pt::ZERO);
            for (index, step) in row.iter().enumerate() {
                let x = (self.width + page.mm(8.0)) * index as f32;
                line.width = x + self.width;
                line.height = line.height.max(step.height);
                line.place(x, Pt::ZERO, step.clone());
            }
            let gap = if frame.height > Pt::ZERO { page.mm(7.0) } else { Pt::ZERO };
            frame.stack(gap, line);
        }
        frame.role(Role::List { numbered: true })
    }
}

/// A number on a tab, what to do in a word and in a sentence.
fn step(
    desk: &mut Desk<'_>,
    page: &Layout,
    number: usize,
    name: &Text,
    how: &Text,
    width: Pt,
) -> Frame {
    let palette = desk.palette();
    let side = page.mm(9.0).max(mm(6.5));
    let mut tab = Frame::new(side, side);
    let solid = palette.fill.is_some();
    let ink = if solid { palette.on_primary } else { palette.ink };
    let area = Rect::new(0.0, 0.0, side.0.into(), side.0.into());
    let ground = if solid { palette.primary } else { Color::WHITE };
    tab.pieces.push(Piece::Decoration(boxed(
        area.inset(-0.5),
        f64::from(side.0) * 0.2,
        ground,
        if solid { palette.primary } else { palette.ink },
        pt(1.0),
    )));
    let numeral = desk.style(side.0 * 0.62, 800.0, ink);
    let numeral = desk.label(&Text::plain(number.to_string()), &numeral);
    tab.place((side - numeral.width) / 2.0, (side - numeral.height) / 2.0, numeral);

    let hang = side + page.mm(3.5);
    let heading = desk.heading(page.type_size(14.0), palette.ink);
    let body = desk.style(page.type_size(11.5), 400.0, palette.ink);
    let mut words = desk.type_.frame(name, &heading, width - hang).role(Role::Paragraph);
    let how = desk.type_.frame(how, &body, width - hang).role(Role::Paragraph);
    words.stack(page.mm(2.6), how);
    let mut frame = Frame::new(width, words.height.max(side));
    frame.place(Pt::ZERO, Pt::ZERO, tab.role(Role::Label));
    frame.place(hang, page.mm(0.6), words.role(Role::ListBody));
    frame.role(Role::ListItem)
}

/// Length of the ruler.
const RULER: Pt = mm(100.0);

/// A hundred millimetres, to measure whether the printer kept the size.
fn ruler(desk: &mut Desk<'_>, page: &Layout) -> Frame {
    let length = f64::from(RULER.0);
    let mut frame = Frame::new(RULER, mm(6.0));
    let middle = 3.0 * MM;
    let ticks = (0..=10).map(|centimetre| {
        let x = length / 10.0 * f64::from(centimetre);
        let half = if centimetre % 5 == 0 { 3.0 } else { 1.5 } * MM;
        (Point::new(x, middle - half), Point::new(x, middle + half))
    });
    let along = (Point::new(0.0, middle), Point::new(length, middle));
    let marks = lines(&ticks.chain([along]).collect::<Vec<_>>());
    frame.pieces.push(Piece::Decoration(stroked(marks, Color::BLACK, pt(0.75))));
    let style = desk.style(page.type_size(11.5), 600.0, desk.palette().ink);
    let text = desk.notes.tiles.ruler.clone();
    frame.stack(mm(3.5), desk.label(&text, &style).role(Role::Paragraph));
    frame
}

/// Of which poster this is the map.
fn foot_line(desk: &mut Desk<'_>, set: &Set, page: &Layout) -> Frame {
    let text = desk.notes.tiles.map_foot.fill(&[
        ("title", &set.title),
        ("clinic", &desk.notes.clinic),
        ("page", &set.first.to_string()),
        ("pages", &set.total.to_string()),
    ]);
    let style = desk.style(8.0, 400.0, desk.palette().muted);
    desk.type_.frame(&text, &style, page.width() - page.margin() * 2.0)
}
