//! One sheet of a poster: its part, and the marks to cut and join it by.
//!
//! Marks on the part itself stand where the next sheet will lie, so that none is seen in the end.

use super::Set;
use super::grid::{Cell, Label, OVERLAP, Position};
use crate::color::Color;
use crate::impose::desk::Desk;
use crate::impose::paper;
use crate::impose::shapes::{
    MM, boxed, dashed, filled, lines, quarter, rectangle, scissors, stroked,
};
use crate::layout::assemble::Assembler;
use crate::layout::frame::{Frame, Piece};
use crate::layout::page::{Artifact, Item, Owner, Page, PageItem, Placed, Role};
use crate::units::{Pt, mm, pt};
use kurbo::{Affine, BezPath, Point, Rect, Size, Vec2};
use std::sync::Arc;

const MARKS: Owner = Owner::Artifact(Artifact::Printer);
/// Between stripes, measured across them, and the width of their lines.
const PITCH: f64 = 2.4 * MM;
const STRIPE: Pt = pt(0.4);
const STRIPE_GREY: Color = Color::rgb(0x55, 0x55, 0x55);
/// Width of lines to cut and to join by.
const LINE: Pt = pt(0.5);
/// How far seams run past the part.
const PAST: f64 = 6.0 * MM;
/// Radius of the quarter disc in a corner.
const CORNER: f64 = 6.0 * MM;
/// Length of a cut mark, how far it stays off the part, the edge it keeps from, and the least that
/// leaves room for scissors.
const CUT: f64 = 10.0 * MM;
const CUT_OFF: f64 = 2.0 * MM;
const CUT_EDGE: f64 = 4.0 * MM;
const LEAST_CUT: f64 = 4.0 * MM;
const DASH: [f32; 2] = [4.0, 3.0];
/// Room for scissors behind a cut mark.
const SCISSORS: f64 = 4.0 * MM;
/// From the end of a cut mark to the words.
const LABEL_GAP: f64 = 1.5 * MM;
/// The most room of the small map of the sheets, and its least height.
const MAP: Size = Size::new(22.0 * MM, 26.0 * MM);
const LEAST_MAP: f64 = 9.0 * MM;
/// Room for the line at the foot of a sheet, with white above it.
const FOOT: f64 = 15.0 * MM;
/// Size of small words.
const SMALL: f32 = 9.0;

/// Draws a sheet.
pub(super) fn draw(desk: &mut Desk<'_>, out: &mut Assembler, set: &Set, cell: Cell, number: usize) {
    let grid = &set.grid;
    let position = grid.position();
    let printed = grid.printed(cell);
    let shift = position.origin - printed.origin();
    let art = printed + shift;
    out.page(grid.sheet);
    let part = Item::Page(PageItem {
        page: set.poster.clone(),
        transform: Affine::translate(shift),
        clip: Some(art),
    });
    out.add(part, Owner::Artifact(Artifact::Layout));
    let seam = (grid.seen(cell) + shift).max_corner();
    for item in strip(desk, set, cell, art, seam) {
        out.add(item, MARKS);
    }
    for item in cuts(art, grid.sheet) {
        out.add(item, MARKS);
    }
    label(desk, out, set, cell, position);
    foot(desk, out, set, cell, (position, number));
}

/// The lower right corner of a rectangle.
trait MaxCorner {
    fn max_corner(self) -> Point;
}

impl MaxCorner for Rect {
    fn max_corner(self) -> Point {
        Point::new(self.x1, self.y1)
    }
}

/// What the next sheets will cover: stripes for the glue, a line and corners to lay them by, and
/// which sheet goes where.
fn strip(desk: &mut Desk<'_>, set: &Set, cell: Cell, art: Rect, seam: Point) -> Vec<Item> {
    let [right, below, across] = set.grid.neighbours(cell);
    let mut stripes = BezPath::new();
    let mut seams = Vec::new();
    let mut corners = BezPath::new();
    let mut names = Vec::new();
    // Lines lie wholly under the next sheet, with their edge where its edge comes.
    let half = f64::from(LINE.0) / 2.0;
    if let Some(next) = right {
        stripes.extend(diagonals(Rect { x0: seam.x, ..art }).iter());
        let x = seam.x + half;
        seams.push((Point::new(x, art.y0 - PAST), Point::new(x, art.y1 + PAST)));
        corners.extend(quarter(Point::new(seam.x, art.y0), CORNER).iter());
        let middle = Point::new(seam.x + OVERLAP / 2.0, art.y0 + (seam.y - art.y0) / 2.0);
        names.push((next, middle, true));
    }
    if let Some(next) = below {
        let x1 = if right.is_some() { seam.x } else { art.x1 };
        stripes.extend(diagonals(Rect { y0: seam.y, x1, ..art }).iter());
        let y = seam.y + half;
        seams.push((Point::new(art.x0 - PAST, y), Point::new(art.x1 + PAST, y)));
        corners.extend(quarter(Point::new(art.x0, seam.y), CORNER).iter());
        let middle = Point::new(art.x0 + (seam.x - art.x0) / 2.0, seam.y + OVERLAP / 2.0);
        names.push((next, middle, false));
    }
    if across.is_some() {
        corners.extend(quarter(seam, CORNER).iter());
    }
    let mut items = vec![
        stroked(stripes, STRIPE_GREY, STRIPE),
        stroked(lines(&seams), Color::BLACK, LINE),
        filled(corners, Color::BLACK),
    ];
    items
        .extend(names.into_iter().map(|(next, middle, upright)| pill(desk, next, middle, upright)));
    items
}

/// Stripes that rise to the right, within a rectangle.
fn diagonals(area: Rect) -> BezPath {
    // The ends of a line are as wide as it is.
    let area = area.inset(-f64::from(STRIPE.0) / 2.0);
    let step = PITCH * std::f64::consts::SQRT_2;
    let (least, most) = (area.x0 + area.y0, area.x1 + area.y1);
    let mut ends = Vec::new();
    // Each stripe is x + y = sum; sums are multiples of the step, so that stripes of strips meet.
    let mut sum = (least / step).ceil() * step;
    while sum < most {
        let x0 = area.x0.max(sum - area.y1);
        let x1 = area.x1.min(sum - area.y0);
        ends.push((Point::new(x0, sum - x0), Point::new(x1, sum - x1)));
        sum += step;
    }
    lines(&ends)
}

/// *B2 goes here* on a white ground, along its strip.
fn pill(desk: &mut Desk<'_>, next: Cell, middle: Point, upright: bool) -> Item {
    let style = desk.style(8.0, 700.0, Color::BLACK);
    let words = desk.notes.tiles.next.fill(&[("tile", &next.name())]);
    let words = desk.label(&words, &style);
    let size = Size::new(f64::from(words.width.0) + 4.5 * MM, 4.8 * MM);
    let mut inner = Assembler::new(desk.notes.language.direction);
    inner.page(size);
    let ground = size.to_rect().inset(-0.25);
    inner.add(boxed(ground, 1.6 * MM, Color::WHITE, Color::BLACK, pt(0.5)), MARKS);
    let (x, y) = (mm(2.25), (Pt(size.height as f32) - words.height) / 2.0);
    inner.put_left(x, y, words, Some(Artifact::Printer));
    let items = inner.finish().0.into_iter().flat_map(|page| page.items).collect::<Vec<Placed>>();
    let page = Page { size, bleed: Pt::ZERO, margin: Pt::ZERO, items };
    let turn =
        if upright { Affine::rotate(-std::f64::consts::FRAC_PI_2) } else { Affine::IDENTITY };
    let centered = Affine::translate(-size.to_vec2() / 2.0);
    let transform = Affine::translate(middle.to_vec2()) * turn * centered;
    Item::Page(PageItem { page: Arc::new(page), transform, clip: None })
}

/// Dashed lines at the corners of the part, with scissors before those that are cut along.
fn cuts(art: Rect, sheet: Size) -> Vec<Item> {
    let mut ends = Vec::new();
    let mut items = Vec::new();
    let mut mark = |corner: Point, outwards: Vec2, room: f64, cut_along: bool| {
        let free = room - CUT_OFF - CUT_EDGE;
        let snips = cut_along && free >= LEAST_CUT + SCISSORS;
        let length = CUT.min(if snips { free - SCISSORS } else { free });
        let far = corner + outwards * (CUT_OFF + length);
        ends.push((corner + outwards * CUT_OFF, far));
        if snips {
            items.push(scissors(far, -outwards, Color::BLACK));
        }
    };
    for (x, out, room) in [(art.x0, -1.0, art.x0), (art.x1, 1.0, sheet.width - art.x1)] {
        for y in [art.y0, art.y1] {
            mark(Point::new(x, y), Vec2::new(out, 0.0), room, out < 0.0);
        }
    }
    for (y, out, room) in [(art.y0, -1.0, art.y0), (art.y1, 1.0, sheet.height - art.y1)] {
        for x in [art.x0, art.x1] {
            mark(Point::new(x, y), Vec2::new(0.0, out), room, out < 0.0);
        }
    }
    items.push(dashed(lines(&ends), Color::BLACK, LINE, &DASH));
    items
}

/// The sheet's name large, its column and row, a small map and the meaning of the marks.
fn label(desk: &mut Desk<'_>, out: &mut Assembler, set: &Set, cell: Cell, position: Position) {
    let name = name(desk, cell, 44.0);
    let place = place(desk, set, cell);
    let legend = legend(desk);
    let after = position.origin + set.grid.largest().to_vec2();
    let gap = Vec2::new(CUT_OFF + CUT, CUT_OFF + CUT) + Vec2::new(LABEL_GAP, LABEL_GAP);
    let room = match position.label {
        Label::Below => set.grid.sheet.height - after.y - gap.y - FOOT,
        Label::Right | Label::Foot => MAP.height,
    };
    let map = small_map(set, cell, Size::new(MAP.width, room.clamp(LEAST_MAP, MAP.height)));
    let frame = match position.label {
        Label::Right => {
            let mut frame = Frame::new(mm(25.0), Pt::ZERO);
            for (gap, part) in [(0.0, name), (5.0, place), (7.0, map), (7.0, legend)] {
                frame.stack(mm(gap), part);
            }
            frame
        }
        Label::Below => {
            let mut frame = Frame::new(Pt::ZERO, Pt::ZERO);
            for (gap, part) in [(0.0, name), (8.0, place), (10.0, map), (10.0, legend)] {
                let x = frame.width + mm(gap);
                frame.width = x + part.width;
                frame.height = frame.height.max(part.height);
                frame.place(x, Pt::ZERO, part);
            }
            frame
        }
        Label::Foot => return,
    };
    let corner = match position.label {
        Label::Right => Point::new(after.x + gap.x, position.origin.y),
        Label::Below | Label::Foot => Point::new(position.origin.x, after.y + gap.y),
    };
    out.put_left(Pt(corner.x as f32), Pt(corner.y as f32), frame, None);
}

fn name(desk: &mut Desk<'_>, cell: Cell, size: f32) -> Frame {
    let style = desk.style(size, 800.0, Color::BLACK);
    let text = crate::resolve::document::Text::plain(cell.name());
    desk.label(&text, &style).role(Role::Paragraph)
}

/// *Column A, row 2 of 4.*
fn place(desk: &mut Desk<'_>, set: &Set, cell: Cell) -> Frame {
    let style = desk.style(SMALL, 400.0, desk.palette().ink);
    let notes = &desk.notes.tiles;
    let letter = cell.name().chars().take(1).collect::<String>();
    let (row, rows) = ((cell.row + 1).to_string(), set.grid.rows().to_string());
    let column = notes.column.fill(&[("column", &letter)]);
    let row = notes.row.fill(&[("row", &row), ("rows", &rows)]);
    let mut frame = Frame::new(Pt::ZERO, Pt::ZERO);
    for text in [Some(column), Some(row), set.part.clone()].into_iter().flatten() {
        let gap = if frame.height > Pt::ZERO { pt(5.0) } else { Pt::ZERO };
        frame.stack(gap, desk.label(&text, &style).role(Role::Paragraph));
    }
    frame
}

/// The sheets as they will lie, this one black, in this room.
fn small_map(set: &Set, cell: Cell, room: Size) -> Frame {
    let poster = set.grid.poster;
    let scale = (room.width / poster.width).min(room.height / poster.height);
    let size = poster * scale;
    let mut frame = Frame::new(Pt(size.width as f32), Pt(size.height as f32));
    frame.rigid = true;
    let mut outlines = BezPath::new();
    for other in set.grid.cells() {
        let area = rectangle(Affine::scale(scale).transform_rect_bbox(set.grid.seen(other)));
        if other == cell {
            frame.pieces.push(Piece::Decoration(filled(area.clone(), Color::BLACK)));
        }
        outlines.extend(area.iter());
    }
    frame.pieces.push(Piece::Decoration(stroked(outlines, Color::BLACK, pt(0.5))));
    frame
}

/// What stripes and scissors mean. The same on every sheet, so passed over.
fn legend(desk: &mut Desk<'_>) -> Frame {
    let style = desk.style(SMALL, 400.0, desk.palette().ink);
    let notes = &desk.notes.tiles;
    let sign = Rect::new(0.0, 0.0, 4.0 * MM, 3.0 * MM);
    let glue = [
        stroked(diagonals(sign), STRIPE_GREY, STRIPE),
        stroked(rectangle(sign), Color::BLACK, pt(0.4)),
    ];
    let cut = [scissors(Point::new(4.0 * MM, 1.5 * MM), Vec2::new(1.0, 0.0), Color::BLACK)];
    let mut frame = Frame::new(Pt::ZERO, Pt::ZERO);
    let rows = [(&notes.glue, glue.to_vec()), (&notes.cut, cut.to_vec())];
    for (gap, (text, signs)) in [Pt::ZERO, mm(3.0)].into_iter().zip(rows) {
        let words = desk.label(text, &style);
        let mut row = Frame::new(mm(5.5) + words.width, mm(3.0));
        let mut sign = Frame { rigid: true, ..Frame::new(mm(4.0), mm(3.0)) };
        sign.pieces.extend(signs.into_iter().map(Piece::Decoration));
        row.place(Pt::ZERO, Pt::ZERO, sign);
        row.place(mm(5.5), (mm(3.0) - words.height) / 2.0, words);
        frame.stack(gap, row);
    }
    frame
}

/// The line at the foot: of which poster it is. Where nothing else has room it names the sheet too.
fn foot(
    desk: &mut Desk<'_>,
    out: &mut Assembler,
    set: &Set,
    cell: Cell,
    (position, number): (Position, usize),
) {
    let grid = &set.grid;
    let style = desk.style(8.0, 400.0, desk.palette().muted);
    let text = desk.notes.tiles.foot.fill(&[
        ("title", &set.title),
        ("size", &paper::name(desk, grid.poster)),
        ("sheet", &paper::name(desk, grid.sheet)),
        ("page", &number.to_string()),
        ("pages", &set.total.to_string()),
    ]);
    let words = desk.label(&text, &style);
    let end = position.origin.y + grid.largest().height;
    let free = grid.sheet.height - end;
    // On the margin's edge where there is room, else within the margin.
    let up = if free >= 16.0 * MM { 10.0 * MM } else { 4.5 * MM };
    let baseline = Pt((grid.sheet.height - up) as f32);
    let mut x = Pt((position.origin.x + 4.0 * MM) as f32);
    if position.label == Label::Foot {
        let name = name(desk, cell, 12.0);
        let width = name.width;
        out.put_left(x, baseline - name.height, name, None);
        x += width + mm(4.0);
    }
    out.put_left(x, baseline - words.height, words, Some(Artifact::Foot));
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Shape;

    #[test]
    fn stripes_stay_in_their_strip() {
        let area = Rect::new(100.0, 20.0, 128.0, 400.0);
        let bounds = diagonals(area).bounding_box();
        assert_eq!(bounds.union(area), area);
        assert!(bounds.height() > area.height() - PITCH * 2.0);
    }
}
