//! Marks for a print shop: where to cut, what to register, which inks to judge.
//!
//! All of it stands outside the trim, in a margin of its own.

use super::desk::Desk;
use super::paper;
use super::shapes::{MM, circle, cross, filled, lines, patch, rectangle, registration};
use crate::layout::assemble::Assembler;
use crate::layout::page::{Artifact, Item, Owner, Page, Pages, Plate};
use crate::resolve::document::{Direction, Text};
use crate::units::{Pt, pt};
use kurbo::{Point, Rect};

/// How far marks stay off the trim, and off the bleed when it reaches farther.
const OFF: f64 = 4.0 * MM;
const OFF_BLEED: f64 = 0.8 * MM;
/// Length of a crop mark.
const CROP: f64 = 7.0 * MM;
/// From the end of a crop mark to the edge of the sheet.
const EDGE: f64 = 3.0 * MM;
/// Width of the lines of marks.
const LINE: Pt = pt(0.25);
/// Diameter of a registration target's circle, and length of its cross.
const TARGET: f64 = 4.8 * MM;
const TARGET_CROSS: f64 = 7.0 * MM;
/// Side of a patch of the colour bar, and the least that can still be measured.
const PATCH: f64 = 5.0 * MM;
const LEAST_PATCH: f64 = 2.0 * MM;
/// From the middle of the sheet to the colour bar.
const BAR: f64 = 20.0 * MM;
/// From the corner of the trim to the slug line, and from the slug line to the middle's target.
const SLUG: f64 = 10.0 * MM;
const SLUG_GAP: f64 = 8.0 * MM;
/// From the start of the marks to the slug line.
const SLUG_UP: f64 = 1.5 * MM;
/// Sizes of the slug line: the first that fits.
const SLUG_SIZES: [f32; 3] = [7.0, 6.0, 5.0];

/// Puts marks around every page.
pub(super) fn mark(desk: &mut Desk<'_>, mut pages: Pages) -> Pages {
    let count = pages.pages.len();
    let mut out = Assembler::resume(Direction::Ltr, std::mem::take(&mut pages.structure));
    for (number, page) in (1..).zip(std::mem::take(&mut pages.pages)) {
        let marks = Marks::of(&page);
        let slug = slug(desk, &page, number, count);
        out.adopt(Page { margin: Pt((marks.off + CROP + EDGE) as f32), ..page });
        for item in marks.items(desk) {
            out.add(item, Owner::Artifact(Artifact::Printer));
        }
        let room = Pt((marks.trim.x1 / 2.0 - SLUG - SLUG_GAP) as f32);
        for size in SLUG_SIZES {
            let style = desk.style(size, 400.0, desk.palette().ink);
            let set = desk.type_.set(&slug, &style, room);
            // Two lines at most stand between the trim and the end of the crop marks.
            if set.len() <= 2 || size == SLUG_SIZES[SLUG_SIZES.len() - 1] {
                let frame = desk.type_.frame(&slug, &style, room);
                let top = Pt(-((marks.off + SLUG_UP) as f32)) - frame.height;
                out.put_left(Pt(SLUG as f32), top, frame, Some(Artifact::Printer));
                break;
            }
        }
    }
    let (finished, structure, _) = out.finish();
    Pages { pages: finished, structure, ..pages }
}

/// What a sheet is, for whoever finds it on a desk.
fn slug(desk: &Desk<'_>, page: &Page, number: usize, count: usize) -> Text {
    let bleed = format!("{}\u{a0}mm", desk.number(f64::from(page.bleed.0) / MM, 3));
    desk.notes.slug.fill(&[
        ("name", &desk.notes.name),
        ("size", &paper::described(desk, page.size)),
        ("bleed", &bleed),
        ("page", &number.to_string()),
        ("pages", &count.to_string()),
    ])
}

/// Where marks stand around one page.
struct Marks {
    trim: Rect,
    /// From the trim to the marks.
    off: f64,
}

impl Marks {
    fn of(page: &Page) -> Marks {
        let off = OFF.max(f64::from(page.bleed.0) + OFF_BLEED);
        Marks { trim: page.size.to_rect(), off }
    }

    fn items(&self, desk: &Desk<'_>) -> Vec<Item> {
        let mut items = vec![self.crop()];
        items.extend(self.targets());
        items.extend(self.bar(desk));
        items
    }

    /// Two lines at each corner.
    fn crop(&self) -> Item {
        let Rect { x0, y0, x1, y1 } = self.trim;
        let (near, far) = (self.off, self.off + CROP);
        let mut ends = Vec::new();
        for (x, out_x) in [(x0, -1.0), (x1, 1.0)] {
            for (y, out_y) in [(y0, -1.0), (y1, 1.0)] {
                let point = Point::new;
                ends.push((point(x + out_x * near, y), point(x + out_x * far, y)));
                ends.push((point(x, y + out_y * near), point(x, y + out_y * far)));
            }
        }
        registration(lines(&ends), LINE)
    }

    /// A circle on a cross in the middle of each side.
    fn targets(&self) -> Vec<Item> {
        let Rect { x0, y0, x1, y1 } = self.trim;
        let (middle, away) = (self.trim.center(), self.off + TARGET_CROSS / 2.0);
        let centers = [
            Point::new(middle.x, y0 - away),
            Point::new(middle.x, y1 + away),
            Point::new(x0 - away, middle.y),
            Point::new(x1 + away, middle.y),
        ];
        let target = |center: Point| {
            let mut path = cross(center, TARGET_CROSS);
            path.extend(circle(center, TARGET / 2.0).iter());
            registration(path, LINE)
        };
        centers.into_iter().map(target).collect()
    }

    /// Patches of each ink, and of the brand's colours as they are printed.
    fn bar(&self, desk: &Desk<'_>) -> Vec<Item> {
        let palette = desk.palette();
        let inks = [
            (Plate::Cyan, 100),
            (Plate::Magenta, 100),
            (Plate::Yellow, 100),
            (Plate::Black, 100),
            (Plate::Black, 75),
            (Plate::Black, 50),
            (Plate::Black, 25),
        ];
        let colors = [palette.band, palette.stop];
        let start = self.trim.center().x + BAR;
        let room = self.trim.x1 - start - 2.0 * MM;
        let side = PATCH.min(room / (inks.len() + colors.len()) as f64);
        if side < LEAST_PATCH {
            return Vec::new();
        }
        let top = self.trim.y0 - self.off - side;
        let place = |index: usize| {
            let x = start + side * index as f64;
            Rect::new(x, top, x + side, top + side)
        };
        let inks = inks.into_iter().enumerate();
        let inks = inks.map(|(index, (plate, tint))| patch(place(index), plate, tint));
        let colors = (inks.len()..).zip(colors);
        let colors = colors.map(|(index, color)| filled(rectangle(place(index)), color));
        inks.chain(colors).collect()
    }
}
