use super::*;
use crate::color::Color;
use crate::diagnostic::Place;
use crate::layout::page::{
    Artifact, Face, Glyph, HeaderScope, LinkItem, MarkItem, Node, NodeId, PathItem, PictureItem,
    Plate, Role, Structure, TextRun,
};
use crate::picture::{self, Picture, Style};
use crate::units::{Pt, pt};
use kurbo::{Rect, Shape};
use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontFamily, LayoutContext, StyleProperty};
use std::sync::Arc;

/// Shapes one line of Lexend. Parley stands in for the layout stage.
fn line(words: &str, x: f64, y: f64, size: f32) -> Item {
    let bytes: &[u8] = include_bytes!("../../fonts/lexend/Lexend-Regular.ttf");
    let file: Arc<Vec<u8>> = Arc::new(bytes.to_vec());
    let options = CollectionOptions { shared: false, system_fonts: false };
    let mut fonts =
        FontContext { collection: Collection::new(options), source_cache: SourceCache::default() };
    fonts.collection.register_fonts(Blob::new(file.clone()), None);
    let mut shaper = LayoutContext::<()>::new();
    let mut builder = shaper.ranged_builder(&mut fonts, words, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(FontFamily::named("Lexend")));
    builder.push_default(StyleProperty::FontSize(size));
    let mut layout = builder.build(words);
    layout.break_all_lines(None);
    let mut glyphs = Vec::new();
    for run in layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()) {
        for cluster in run.clusters() {
            let range = cluster.text_range();
            glyphs.extend(cluster.glyphs().map(|glyph| Glyph {
                id: glyph.id,
                advance: glyph.advance,
                dx: glyph.x,
                dy: glyph.y,
                range: range.clone(),
            }));
        }
    }
    let face =
        Face { blob_id: 1, data: file, index: 0, variations: vec![], name: "Lexend".to_owned() };
    Item::Text(TextRun {
        face: Arc::new(face),
        size: pt(size),
        color: Color::BLACK,
        origin: (x, y).into(),
        glyphs: glyphs.into(),
        text: words.into(),
        embolden: false,
        at: Some(Place { file: "guides/handouts/a.yaml".into(), range: 7..9 }),
    })
}

fn rule(y: f64) -> Item {
    let path = Rect::new(40.0, y, 300.0, y + 1.0).to_path(0.1);
    Item::Path(PathItem { path, fill: Some(Color::rgb(15, 110, 132)), stroke: None })
}

fn drawing() -> Picture {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>\
        <rect width='40' height='20' fill='#c8452d'/></svg>";
    picture::decode(svg.as_bytes(), "a.svg", Style::Colour).expect("a sound drawing")
}

/// A page with one of everything.
fn sample() -> Pages {
    let mut nodes = vec![Node { role: Role::Document, language: None, children: vec![] }];
    let mut add = |parent: usize, role: Role| {
        let id = nodes.len();
        nodes.push(Node { role, language: None, children: vec![] });
        nodes[parent].children.push(NodeId(id));
        id
    };
    let mut items = Vec::new();
    let mut put = |node: usize, item: Item| {
        items.push(Placed { item, owner: Owner::Node(NodeId(node)) });
    };
    let title = add(0, Role::Heading(1, "Office stretches".to_owned()));
    put(title, line("Office stretches", 40.0, 60.0, 24.0));
    let section = add(0, Role::Section);
    let list = add(section, Role::List { numbered: true });
    let step = add(list, Role::ListItem);
    let label = add(step, Role::Label);
    put(label, line("1", 40.0, 100.0, 12.0));
    let body = add(step, Role::ListBody);
    put(body, line("Sit tall.", 60.0, 100.0, 12.0));
    let figure = add(section, Role::Figure("A person sits tall".to_owned()));
    let picture = drawing();
    for x in [40.0, 160.0] {
        let (picture, rect) = (picture.clone(), Rect::new(x, 120.0, x + 100.0, 170.0));
        put(figure, Item::Picture(PictureItem { picture, rect, least_ppi: 0.0, at: None }));
    }
    let table = add(0, Role::Table("Days".to_owned()));
    let row = add(table, Role::TableRow);
    let head = add(row, Role::TableHeader(HeaderScope::Column, 2));
    put(head, line("Week 1", 40.0, 200.0, 12.0));
    let row = add(table, Role::TableRow);
    let head = add(row, Role::TableHeader(HeaderScope::Row, 1));
    put(head, line("Bridge", 40.0, 220.0, 12.0));
    add(row, Role::TableCell(1));
    let paragraph = add(0, Role::Paragraph);
    let link = add(paragraph, Role::Link);
    put(link, line("riverside.example", 40.0, 260.0, 12.0));
    let area = LinkItem {
        rect: Rect::new(40.0, 248.0, 140.0, 264.0),
        url: "https://riverside.example/".to_owned(),
        description: "Riverside's website".to_owned(),
    };
    put(link, Item::Link(area));
    nodes[paragraph].language = Some("cy".to_owned());
    items.push(Placed { item: rule(70.0), owner: Owner::Artifact(Artifact::Layout) });
    items.push(Placed {
        item: line("Page 1 of 1", 40.0, 800.0, 9.0),
        owner: Owner::Artifact(Artifact::Foot),
    });
    Pages {
        pages: vec![Page { size: (595.0, 842.0).into(), bleed: Pt::ZERO, margin: Pt::ZERO, items }],
        structure: Structure { nodes },
        warnings: Vec::new(),
        outline: vec![Bookmark { title: "Stretches".to_owned(), level: 1, page: 0, y: pt(40.0) }],
        info: Info {
            title: "Office stretches".to_owned(),
            language: "en-GB".to_owned(),
            ..Info::default()
        },
    }
}

fn paint_plainly(pages: &Pages) -> Vec<u8> {
    paint(pages).expect("sound pages")
}

/// The PDF as text, before it is packed.
fn source(pages: &Pages) -> String {
    String::from_utf8_lossy(&write(pages).expect("sound pages"))
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

fn codes(result: Result<Vec<u8>, Vec<Diagnostic>>) -> Vec<&'static str> {
    result.expect_err("is refused").iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    assert_eq!(paint_plainly(&sample()), paint_plainly(&sample()));
}

#[test]
fn every_role_is_in_the_structure() {
    let pdf = source(&sample());
    for part in [
        "/S/Document",
        "/S/H1",
        "/S/Sect",
        "/ListNumbering/Decimal",
        "/S/LI",
        "/S/Lbl",
        "/S/LBody",
        "/S/Figure",
        "/Alt(A person sits tall)",
        // Both pictures, measured from the bottom.
        "/BBox[40 672 260 722]",
        "/Summary(Days)",
        "/S/TH",
        "/Scope/Column",
        "/ColSpan 2",
        "/Scope/Row",
        "/S/TD",
        "/S/Link",
        "/Type/OBJR",
        "/Contents(Riverside's website)",
        "/Lang(cy)",
        "/Lang(en-GB)",
        "/Title(Office stretches)",
        "/CreationDate(D:19800101000000Z)",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ] {
        assert!(pdf.contains(part), "{part} is missing in {pdf}");
    }
    assert_eq!(pdf.matches("/S/H1").count(), 1);
    assert_eq!(pdf.matches("/Subtype/Form").count(), 1, "a drawing shown twice is there once");
}

#[test]
fn the_boxes_tell_trim_from_bleed() {
    let mut pages = sample();
    assert!(source(&pages).contains("/TrimBox[0 0 595 842]"));
    pages.pages[0].bleed = pt(9.0);
    let pdf = source(&pages);
    assert!(pdf.contains("/MediaBox[0 0 613 860]"), "{pdf}");
    assert!(pdf.contains("/BleedBox[0 0 613 860]"));
    assert!(pdf.contains("/TrimBox[9 9 604 851]"));
    assert!(pdf.contains("/Rect[49 587 149 603]"), "links move with the page");
    assert!(pdf.contains("/BBox[49 681 269 731]"), "so do figures");
    pages.pages[0].margin = pt(40.0);
    let pdf = source(&pages);
    assert!(pdf.contains("/MediaBox[0 0 675 922]"), "marks have room: {pdf}");
    assert!(pdf.contains("/BleedBox[31 31 644 891]"));
    assert!(pdf.contains("/TrimBox[40 40 635 882]"));
}

#[test]
fn a_page_on_a_page_is_read_once_and_repeated_from_one_copy() {
    let plain = sample();
    let inner = Arc::new(plain.pages[0].clone());
    let place = |owner: Owner, x: f64| Placed {
        item: Item::Page(PageItem {
            page: inner.clone(),
            transform: Affine::translate((x, 10.0)) * Affine::scale(0.5),
            clip: Some(Rect::new(x, 10.0, x + 297.5, 431.0)),
        }),
        owner,
    };
    let mark = |plate: Plate| Placed {
        item: Item::Mark(MarkItem {
            path: Rect::new(2.0, 2.0, 8.0, 8.0).to_path(0.1),
            plate,
            tint: 75,
            line: None,
        }),
        owner: Owner::Artifact(Artifact::Printer),
    };
    let repeat = Owner::Artifact(Artifact::Layout);
    let printed = |repeats: &[f64]| {
        let mut items = vec![place(Owner::Node(NodeId(0)), 20.0)];
        items.extend(repeats.iter().map(|x| place(repeat, *x)));
        items.extend([mark(Plate::All), mark(Plate::Cyan)]);
        let page = Page { size: (1000.0, 442.0).into(), bleed: Pt::ZERO, margin: Pt::ZERO, items };
        source(&Pages { pages: vec![page], ..plain.clone() })
    };
    let pdf = printed(&[320.0, 620.0]);
    assert_eq!(pdf.matches("/S/H1").count(), 1);
    assert_eq!(pdf.matches("/Type/OBJR").count(), 1);
    // Half as large, 20 to the right and 10 down, measured from the bottom.
    assert!(pdf.contains("/BBox[40 347 150 372]"), "{pdf}");
    assert!(pdf.contains("/Rect[40 300 90 308]"));
    let forms = |pdf: &str| pdf.matches("/Subtype/Form").count();
    assert_eq!(forms(&printed(&[])), 1, "the drawing");
    assert!(forms(&pdf) > 10, "the page, and each of its letters");
    assert_eq!(forms(&pdf), forms(&printed(&[320.0])), "all of them once");
    assert!(pdf.contains("[/Separation/All ") && pdf.contains("[/Separation/Cyan "));
}

#[test]
fn a_missing_glyph_names_its_line() {
    let mut pages = sample();
    pages.pages[0].items[0].item = line("Tall \u{4F38}", 40.0, 60.0, 24.0);
    let found = paint(&pages).expect_err("Lexend has no Han");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].code, "missing-glyph");
    assert!(found[0].message.contains('\u{4F38}'));
    assert_eq!(found[0].at.as_ref().map(|at| &*at.file), Some("guides/handouts/a.yaml"));
}

#[test]
fn what_cannot_be_accessible_is_an_error() {
    let mut blank_alt = sample();
    blank_alt.structure.nodes[7].role = Role::Figure(" ".to_owned());
    assert_eq!(codes(paint(&blank_alt)), ["missing-alt"]);

    let mut untitled = sample();
    untitled.info.title.clear();
    assert_eq!(codes(paint(&untitled)), ["missing-title"]);
}

#[test]
fn unsound_pages_are_refused_before_they_can_panic() {
    let nan = f64::NAN;
    let breakages: [fn(&mut Pages); 9] = [
        |pages| pages.pages.clear(),
        |pages| pages.info.language.clear(),
        |pages| pages.pages[0].items[0].owner = Owner::Node(NodeId(99)),
        |pages| pages.structure.nodes[1].children.push(NodeId(0)),
        |pages| pages.structure.nodes[0].children.clear(),
        |pages| pages.outline[0].page = 5,
        |pages| pages.pages[0].size.width = f64::NAN,
        |pages| pages.structure.nodes[1].role = Role::Heading(0, "Zero".to_owned()),
        |pages| {
            if let Item::Text(run) = &mut pages.pages[0].items[0].item {
                let mut glyphs = run.glyphs.to_vec();
                glyphs[0].range = 3..900;
                run.glyphs = glyphs.into();
            }
        },
    ];
    for (number, breaks) in breakages.into_iter().enumerate() {
        let mut pages = sample();
        breaks(&mut pages);
        assert!(paint(&pages).is_err(), "{number}");
    }
    let mut pages = sample();
    pages.pages[0].items.push(Placed { item: rule(nan), owner: Owner::Artifact(Artifact::Layout) });
    assert_eq!(codes(paint(&pages)), ["paint"]);
}

#[test]
fn pictures_have_no_more_pixels_than_the_page_can_show() {
    let pixels = (0..600 * 300_u32).flat_map(|i| [(i % 251) as u8, 90, 0, 255]).collect();
    let raster =
        picture::Raster { width: 600, height: 300, rgba: pixels, jpeg: None, lossy: false };
    let mut pages = sample();
    let placed = |picture: Arc<picture::Raster>, width: f64| Placed {
        item: Item::Picture(PictureItem {
            picture: Picture::Raster(picture),
            rect: Rect::new(40.0, 300.0, 40.0 + width, 300.0 + width / 2.0),
            least_ppi: 0.0,
            at: None,
        }),
        owner: Owner::Artifact(Artifact::Layout),
    };
    let raster = Arc::new(raster);
    // An inch shows 300 pixels; two inches show all 600.
    pages.pages[0].items.push(placed(raster.clone(), 72.0));
    pages.pages[0].items.push(placed(raster, 144.0));
    let pdf = source(&pages);
    assert!(pdf.contains("/Width 300/Height 150"), "{pdf}");
    assert!(pdf.contains("/Width 600/Height 300"));
    assert!(!pdf.contains("/SMask"), "opaque pictures have no mask");
}

#[test]
fn a_page_can_be_seen() {
    let pngs = crate::raster::pages_to_png(&paint_plainly(&sample()), 36.0).expect("renders");
    let [png] = &*pngs else { panic!("{} pages", pngs.len()) };
    let page = image::load_from_memory(png).expect("a PNG").into_rgb8();
    assert_eq!(page.dimensions(), (297, 421));
    // Half a point a pixel: the drawing's red at (90, 145), paper at the corner.
    assert_eq!(page.get_pixel(45, 72).0, [0xC8, 0x45, 0x2D]);
    assert_eq!(page.get_pixel(2, 2).0, [255, 255, 255]);
    assert!(crate::raster::pages_to_png(b"%PDF-1.7", 36.0).is_err());
    assert!(crate::raster::pages_to_png(&paint_plainly(&sample()), 1e6).is_err());
}

#[test]
fn a_drawing_that_is_accepted_can_be_painted() {
    let mut accepted = 0;
    for depth in 1..40 {
        let clip = "clip-path='url(#c)'";
        for group in ["<g transform='scale(0.9)'>".to_owned(), format!("<g {clip}>")] {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>\
                 <clipPath id='c'><path d='M0 0h30v20h-30z'/></clipPath>{}\
                 <rect width='40' height='20' stroke='red' fill-opacity='0.5'/>{}</svg>",
                group.repeat(depth),
                "</g>".repeat(depth)
            );
            let Ok(picture) = picture::decode(svg.as_bytes(), "a.svg", Style::Colour) else {
                continue;
            };
            accepted += 1;
            // Once on the page, and twice.
            for uses in [1, 2] {
                let mut pages = sample();
                let items = pages.pages[0].items.iter_mut();
                let pictures = items.filter_map(|placed| match &mut placed.item {
                    Item::Picture(item) => Some(item),
                    _ => None,
                });
                pictures.take(uses).for_each(|item| item.picture = picture.clone());
                paint_plainly(&pages);
            }
        }
    }
    assert!(accepted > 12, "{accepted}");
}

#[test]
fn a_gradient_that_repeats_is_an_error_at_its_line() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>\
        <linearGradient id='g' x2='0.1' spreadMethod='repeat'><stop stop-color='red'/>\
        <stop offset='1'/></linearGradient><rect width='40' height='20' fill='url(#g)'/></svg>";
    let picture = picture::decode(svg.as_bytes(), "a.svg", Style::Colour).expect("decodes");
    let at = Place { file: "guides/exercises/a.yaml".into(), range: 3..5 };
    let mut pages = sample();
    for placed in &mut pages.pages[0].items {
        if let Item::Picture(item) = &mut placed.item {
            item.picture = picture.clone();
            item.at = Some(at.clone());
        }
    }
    let found = paint(&pages).expect_err("PDF/A has no such gradient");
    assert_eq!(
        found.iter().map(|d| (d.code, d.at.clone())).collect::<Vec<_>>(),
        [("picture", Some(at))]
    );
}

#[test]
fn the_thinnest_line_of_a_drawing_is_one_that_printers_print() {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'>\
        <path d='M0 10H40' stroke='#123456' stroke-width='0.001'/></svg>";
    let picture = picture::decode(svg.as_bytes(), "a.svg", Style::Colour).expect("decodes");
    let mut pages = sample();
    for placed in &mut pages.pages[0].items {
        if let Item::Picture(item) = &mut placed.item {
            item.picture = picture.clone();
        }
    }
    // A quarter of a point, on the grid of drawings: twenty steps a point.
    assert!(source(&pages).contains(" 5 w "), "{}", source(&pages));
}
