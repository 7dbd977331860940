//! What must hold of pages put on sheets: places to a hundredth of a millimetre, and what is read.

use carepress::check::{Catalogue, Scope, check};
use carepress::figure::read::PeopleChoice;
use carepress::fonts::Fonts;
use carepress::impose::{Imposition, impose};
use carepress::layout::page::{Artifact, Item, Owner, Page, Pages, Plate};
use carepress::layout::{layout, layout_poster};
use carepress::load::load;
use carepress::paint::paint;
use carepress::raster::pages_to_png;
use carepress::resolve::document::{Paper, PrintNotes, Variant};
use carepress::resolve::{Request, print_notes, resolve, resolve_poster};
use carepress::source::Library;
use carepress::units::{Pt, mm};
use flate2::read::ZlibDecoder;
use image::RgbImage;
use kurbo::{PathEl, Point, Rect, Shape};
use std::io::Read;

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// What is called exact, in millimetres.
const EXACT: f64 = 0.01;

/// The library, read once.
struct Press {
    catalogue: Catalogue,
    fonts: Fonts,
}

impl Press {
    fn new() -> Press {
        let catalogue = check(load(&Library).0, &Library, &Scope::All).0;
        Press { catalogue, fonts: Fonts::load(&Library).0 }
    }

    fn request(paper: (f32, f32), bleed: f32) -> Request {
        Request {
            guide: "upper-back-relief".to_owned(),
            language: Some("en".to_owned()),
            brand: "larkfield".to_owned(),
            paper: Some(Paper { width: mm(paper.0), height: mm(paper.1) }),
            bleed: mm(bleed),
            variant: Variant::Standard,
            date: None,
            people: PeopleChoice::default(),
        }
    }

    fn notes(&self, request: &Request) -> PrintNotes {
        print_notes(&self.catalogue, &Library, request).expect("the library's own words")
    }

    /// A handout on paper of this size in millimetres, and at most so many pages of it.
    fn handout(&self, paper: (f32, f32), bleed: f32, most: usize) -> Pages {
        let request = Press::request(paper, bleed);
        let (document, _) = resolve(&self.catalogue, &Library, &request).expect("resolves");
        let mut pages = layout(&document, &self.fonts).expect("pages");
        pages.pages.truncate(most);
        pages.outline.retain(|bookmark| bookmark.page < most);
        pages
    }

    /// The routine of the library, on A2.
    fn poster(&self, bleed: f32) -> Pages {
        let guide = "stretch-your-upper-back".to_owned();
        let request = Request { guide, paper: None, ..Press::request((0.0, 0.0), bleed) };
        let (poster, _) = resolve_poster(&self.catalogue, &Library, &request).expect("resolves");
        layout_poster(&poster, &self.fonts).expect("pages")
    }

    fn impose(&self, pages: Pages, imposition: &Imposition) -> Pages {
        let notes = self.notes(&Press::request((210.0, 297.0), 0.0));
        impose(pages, imposition, &notes, &self.fonts).expect("goes on sheets")
    }
}

const A3: Paper = Paper { width: mm(297.0), height: mm(420.0) };
const A4: Paper = Paper { width: mm(210.0), height: mm(297.0) };

/// The straight lines of a page's marks, in millimetres from the trim's corner, and their width.
fn lines(page: &Page) -> Vec<(Point, Point, Pt)> {
    let mut found = Vec::new();
    for placed in &page.items {
        let (path, width) = match &placed.item {
            Item::Path(path) => match &path.stroke {
                Some(stroke) => (&path.path, stroke.width),
                None => continue,
            },
            Item::Mark(mark) => match mark.line {
                Some(width) => (&mark.path, width),
                None => continue,
            },
            _ => continue,
        };
        let mut from = Point::ZERO;
        for element in path.elements() {
            match *element {
                PathEl::MoveTo(to) => from = to,
                PathEl::LineTo(to) => {
                    let in_mm = |p: Point| (p.to_vec2() / MM).to_point();
                    found.push((in_mm(from), in_mm(to), width));
                    from = to;
                }
                _ => {}
            }
        }
    }
    found
}

#[track_caller]
fn assert_line(lines: &[(Point, Point, Pt)], from: (f64, f64), to: (f64, f64), width: f32) {
    let near = |a: Point, b: (f64, f64)| (a - Point::from(b)).hypot() < EXACT;
    let is = |(a, b, w): &(Point, Point, Pt)| {
        *w == Pt(width) && (near(*a, from) && near(*b, to) || near(*a, to) && near(*b, from))
    };
    assert!(lines.iter().any(is), "no line {from:?} to {to:?}, {width} pt");
}

/// The objects of a PDF, out of the streams they are packed in.
fn objects(pdf: &[u8]) -> String {
    let find = |from: usize, mark: &[u8]| {
        let found = pdf[from..].windows(mark.len()).position(|part| part == mark)?;
        Some(from + found + mark.len())
    };
    let (mut text, mut at) = (String::new(), 0);
    while let Some(start) = find(at, b"/Type/ObjStm").and_then(|at| find(at, b"stream\n")) {
        let mut bytes = Vec::new();
        ZlibDecoder::new(&pdf[start..]).read_to_end(&mut bytes).expect("a stream");
        text += &String::from_utf8_lossy(&bytes);
        at = start;
    }
    text
}

/// Boxes of the pages of a PDF, in millimetres: left, bottom, right, top.
fn boxes(pdf: &[u8], name: &str) -> Vec<[f64; 4]> {
    let text = objects(pdf);
    let start = format!("/{name}[");
    let numbers = text.split(&start).skip(1).map(|rest| {
        let (numbers, _) = rest.split_once(']').expect("an array");
        let sides = numbers.split_whitespace().map(|n| n.parse::<f64>().expect("a number") / MM);
        sides.collect::<Vec<_>>().try_into().expect("four sides")
    });
    numbers.collect()
}

#[track_caller]
fn assert_box(found: [f64; 4], expected: [f64; 4]) {
    let near = found.iter().zip(expected).all(|(a, b)| (a - b).abs() < EXACT);
    assert!(near, "{found:?}, not {expected:?}");
}

#[test]
fn a_print_shop_finds_marks_and_boxes_at_their_distances_from_the_trim() {
    let press = Press::new();
    // 3 mm, and 0.125 in on Letter.
    for (pages, width, height, bleed) in [
        (press.handout((210.0, 297.0), 3.0, 9), 210.0, 297.0, 3.0),
        (press.handout((215.9, 279.4), 3.175, 9), 215.9, 279.4, 3.175),
        (press.poster(3.0), 420.0, 594.0, 3.0),
    ] {
        let marked = press.impose(pages, &Imposition::Marks);
        let first = &marked.pages[0];
        let found = lines(first);
        for (x, out) in [(0.0, -1.0), (width, 1.0)] {
            for y in [0.0, height] {
                assert_line(&found, (x + out * 4.0, y), (x + out * 11.0, y), 0.25);
            }
        }
        for (y, out) in [(0.0, -1.0), (height, 1.0)] {
            for x in [0.0, width] {
                assert_line(&found, (x, y + out * 4.0), (x, y + out * 11.0), 0.25);
            }
            // The upright of a registration target, 4 mm out.
            let middle = width / 2.0;
            assert_line(&found, (middle, y + out * 4.0), (middle, y + out * 11.0), 0.25);
        }
        let patches = first.items.iter().filter_map(|placed| match &placed.item {
            Item::Mark(mark) if mark.line.is_none() => {
                Some((mark.plate, mark.tint, mark.path.bounding_box()))
            }
            _ => None,
        });
        let patches = patches.collect::<Vec<_>>();
        let inks = patches.iter().map(|(plate, tint, _)| (*plate, *tint)).collect::<Vec<_>>();
        let black = |tint| (Plate::Black, tint);
        let process = [(Plate::Cyan, 100), (Plate::Magenta, 100), (Plate::Yellow, 100)];
        let expected = [&process[..], &[black(100), black(75), black(50), black(25)]].concat();
        assert_eq!(inks, expected);
        let first_patch = patches[0].2;
        assert!((first_patch.x0 / MM - width / 2.0 - 20.0).abs() < EXACT);
        assert!((first_patch.width() / MM - 5.0).abs() < EXACT);
        assert!((first_patch.y1 / MM + 4.0).abs() < EXACT);

        let pdf = paint(&marked).expect("a PDF");
        let count = marked.pages.len();
        let sheet = |off: f64| [14.0 - off, 14.0 - off, 14.0 + width + off, 14.0 + height + off];
        for (name, off) in [("MediaBox", 14.0), ("BleedBox", bleed), ("TrimBox", 0.0)] {
            let found = boxes(&pdf, name);
            assert_eq!(found.len(), count, "{name}");
            found.into_iter().for_each(|found| assert_box(found, sheet(off)));
        }
    }
}

#[test]
fn the_marks_of_a_tile_stand_where_it_is_cut_and_glued() {
    let press = Press::new();
    let tiled = press.impose(press.handout((420.0, 594.0), 0.0, 1), &Imposition::Tiles(A4));
    assert_eq!(tiled.pages.len(), 9, "a map and eight sheets");
    // A2 is the fourth page: the map, A1, B1, A2. Its part is 220 × 158.5 mm.
    let sheet = &tiled.pages[3];
    let part = sheet.items.iter().find_map(|placed| match &placed.item {
        Item::Page(page) => page.clip,
        _ => None,
    });
    let part = part.expect("a part of the poster");
    let (left, top) = (part.x0 / MM, part.y0 / MM);
    let (right, bottom) = (left + 220.0, top + 158.5);
    assert_box([part.x0, part.y0, part.x1, part.y1].map(|v| v / MM), [left, top, right, bottom]);
    let found = lines(sheet);
    // Cut marks 10 mm long, 2 mm off; where the sheet leaves less room they are shorter.
    assert_line(&found, (left - 2.0, top), (left - 12.0, top), 0.5);
    assert_line(&found, (right + 2.0, bottom), (right + 12.0, bottom), 0.5);
    // Seams run 6 mm past the part, with their edge where the next sheet's edge comes.
    let half = 0.25 / MM;
    let (x, y) = (left + 210.0 + half, top + 148.5 + half);
    assert_line(&found, (x, top - 6.0), (x, bottom + 6.0), 0.5);
    assert_line(&found, (left - 6.0, y), (right + 6.0, y), 0.5);
    // Stripes and all other ink on the part lie in its strips.
    let seen = Rect::new(part.x0, part.y0, part.x0 + 210.0 * MM, part.y0 + 148.5 * MM);
    for placed in &sheet.items {
        let (Item::Path(path), Owner::Artifact(Artifact::Printer)) = (&placed.item, placed.owner)
        else {
            continue;
        };
        let stroke = path.stroke.as_ref().map_or(0.0, |stroke| f64::from(stroke.width.0));
        for segment in path.path.segments() {
            let area = segment.bounding_box().inset(stroke / 2.0).intersect(seen.inset(-EXACT));
            assert!(area.area() < 1e-6, "a mark at {area} would stay on the poster");
        }
    }
}

#[test]
fn every_page_of_several_is_split_with_a_map_of_its_own() {
    let press = Press::new();
    let pages = press.handout((420.0, 594.0), 0.0, 2);
    assert_eq!(pages.pages.len(), 2);
    let bookmarks = pages.outline.iter().map(|bookmark| bookmark.page).collect::<Vec<_>>();
    let tiled = press.impose(pages, &Imposition::Tiles(A4));
    assert_eq!(tiled.pages.len(), 18, "a map and eight sheets, twice");
    for (bookmark, page) in tiled.outline.iter().zip(bookmarks) {
        assert_eq!(bookmark.page, page * 9);
    }
    let words = |page: &Page| {
        let runs = page.items.iter().filter_map(|placed| match &placed.item {
            Item::Text(run) => Some(&*run.text),
            _ => None,
        });
        runs.collect::<String>()
    };
    for (index, sheet) in tiled.pages.iter().enumerate() {
        let said = words(sheet);
        let part = if index < 9 { "Page 1 of 2" } else { "Page 2 of 2" };
        assert!(said.contains(part), "sheet {index} lacks {part:?}: {said}");
        assert!(said.contains(&format!("sheet {} of 18", index + 1)), "{said}");
    }
    paint(&tiled).expect("a PDF");
}

/// A picture of each page at four pixels a millimetre, at which sheets, parts and seams of A2 on
/// A4 all begin at whole pixels.
fn pictures(pages: &Pages) -> Vec<RgbImage> {
    let pdf = paint(pages).expect("a PDF");
    let pngs = pages_to_png(&pdf, 4.0 * 25.4).expect("pixels");
    let decode = |png: &Vec<u8>| image::load_from_memory(png).expect("a PNG").into_rgb8();
    pngs.iter().map(decode).collect()
}

#[test]
fn tiles_cut_and_joined_are_the_poster() {
    let press = Press::new();
    for poster in [press.handout((420.0, 594.0), 0.0, 1), press.poster(0.0)] {
        assert_joins(&press, poster);
    }
}

/// Prints a poster of A2 on sheets of A4, cuts them and lays them over one another.
fn assert_joins(press: &Press, poster: Pages) {
    let whole = pictures(&poster).remove(0);
    let tiled = press.impose(poster, &Imposition::Tiles(A4));
    let mut joined = RgbImage::new(whole.width(), whole.height());
    for (index, (sheet, picture)) in tiled.pages.iter().zip(pictures(&tiled)).skip(1).enumerate() {
        let part = sheet.items.iter().find_map(|placed| match &placed.item {
            Item::Page(page) => page.clip,
            _ => None,
        });
        let part = part.expect("a part of the poster");
        let pixel = |points: f64| (points / MM * 4.0).round() as u32;
        let cut = image::imageops::crop_imm(
            &picture,
            pixel(part.x0),
            pixel(part.y0),
            pixel(part.width()),
            pixel(part.height()),
        );
        // Each sheet is laid over the strips of those before it.
        let (column, row) = (index as i64 % 2, index as i64 / 2);
        image::imageops::replace(&mut joined, &cut.to_image(), column * 840, row * 594);
    }
    // Letters are drawn as words there and as shapes here, which differ within a pixel.
    let blur = |picture: &RgbImage| {
        let (width, height) = picture.dimensions();
        image::imageops::thumbnail(picture, width / 4, height / 4)
    };
    let off = |(a, b): (&image::Rgb<u8>, &image::Rgb<u8>)| {
        a.0.iter().zip(b.0).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0)
    };
    let compare = |joined: &RgbImage| {
        let (whole, joined) = (blur(&whole), blur(joined));
        let off = whole.pixels().zip(joined.pixels()).map(off).collect::<Vec<_>>();
        let mean = off.iter().map(|off| f64::from(*off)).sum::<f64>() / off.len() as f64;
        (off.into_iter().max().unwrap_or(0), mean)
    };
    let (worst, mean) = compare(&joined);
    assert!(worst < 64 && mean < 1.0, "square millimetres differ by {worst}, {mean:.2} on average");
    // So little that a sheet half a millimetre off its place shows.
    let moved = image::imageops::crop_imm(&joined, 840, 594, 838, 594).to_image();
    image::imageops::replace(&mut joined, &moved, 842, 594);
    let (worst, _) = compare(&joined);
    assert!(worst >= 64, "{worst}");
}

#[test]
fn every_page_is_read_once_and_all_else_is_passed_over() {
    let press = Press::new();
    let marks_in =
        |pages: &Pages, mark: &str| objects(&paint(pages).expect("a PDF")).matches(mark).count();
    let handout = press.handout((148.5, 210.0), 0.0, 9);
    let folded = press.impose(handout.clone(), &Imposition::Booklet);
    assert_eq!(folded.pages.len() * 2, handout.pages.len().next_multiple_of(4));
    for mark in ["/S/Figure", "/S/H", "/S/LI", "/Type/OBJR"] {
        assert_eq!(marks_in(&folded, mark), marks_in(&handout, mark), "{mark}");
    }
    let poster = press.handout((420.0, 594.0), 0.0, 1);
    let tiled = press.impose(poster.clone(), &Imposition::Tiles(A4));
    for (mark, more) in [("/S/Figure", 0), ("/Type/OBJR", 0), ("/S/H1", 1)] {
        assert_eq!(marks_in(&tiled, mark), marks_in(&poster, mark) + more, "{mark}");
    }
    // A small page stands for a card: two of it fit, and the copy is passed over.
    let card = press.handout((148.0, 210.0), 0.0, 1);
    let repeated = press.impose(card.clone(), &Imposition::Cards(A3));
    assert_eq!(marks_in(&repeated, "/S/Figure"), marks_in(&card, "/S/Figure"));
}

#[test]
fn the_same_pages_give_the_same_sheets() {
    let press = Press::new();
    let poster = press.handout((420.0, 594.0), 3.0, 1);
    for imposition in [Imposition::Marks, Imposition::Tiles(A4), Imposition::Booklet] {
        let bytes = || paint(&press.impose(poster.clone(), &imposition)).expect("a PDF");
        assert!(bytes() == bytes(), "{imposition:?}");
    }
}
