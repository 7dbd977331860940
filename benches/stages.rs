//! Each stage by itself, on the four-page handout that compare.py times, and a poster of twelve
//! exercises. Run with `cargo bench`.

#![expect(clippy::unwrap_used, reason = "the content is known, and a panic is the right report")]

use carepress::check::{Catalogue, Scope};
use carepress::figure::read::PeopleChoice;
use carepress::fonts::Fonts;
use carepress::impose::Imposition;
use carepress::resolve::Request;
use carepress::resolve::document::{Document, Paper, Variant};
use carepress::source::{Folder, Layers, Library, Memory};
use carepress::units::{Pt, mm};
use divan::Bencher;

fn main() {
    divan::main();
}

/// The benchmark's clinic, over the library.
fn source() -> Layers {
    let clinic = Folder::open(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/content")).unwrap();
    Layers(vec![Box::new(clinic), Box::new(Library)])
}

fn scope() -> Scope {
    Scope::Guides(vec!["twelve".to_owned()])
}

fn catalogue(source: &Layers) -> Catalogue {
    carepress::check::check(carepress::load::load(source).0, source, &scope()).0
}

fn request() -> Request {
    Request {
        guide: "twelve".to_owned(),
        language: None,
        brand: "default".to_owned(),
        paper: None,
        bleed: Pt::ZERO,
        variant: Variant::Standard,
        date: None,
        people: PeopleChoice::default(),
    }
}

fn document(source: &Layers) -> Document {
    carepress::resolve::resolve(&catalogue(source), source, &request()).unwrap().0
}

#[divan::bench]
fn load(bencher: Bencher) {
    let source = source();
    bencher.bench(|| carepress::load::load(&source));
}

#[divan::bench]
fn check(bencher: Bencher) {
    let source = source();
    bencher
        .with_inputs(|| carepress::load::load(&source).0)
        .bench_values(|project| carepress::check::check(project, &source, &scope()));
}

#[divan::bench]
fn fonts(bencher: Bencher) {
    let source = source();
    bencher.bench(|| Fonts::load(&source));
}

#[divan::bench]
fn resolve(bencher: Bencher) {
    let source = source();
    let catalogue = catalogue(&source);
    bencher.bench(|| carepress::resolve::resolve(&catalogue, &source, &request()));
}

#[divan::bench]
fn layout(bencher: Bencher) {
    let source = source();
    let (document, (fonts, _)) = (document(&source), Fonts::load(&source));
    bencher.bench(|| carepress::layout::layout(&document, &fonts));
}

#[divan::bench]
fn paint(bencher: Bencher) {
    let source = source();
    let pages = carepress::layout::layout(&document(&source), &Fonts::load(&source).0).unwrap();
    bencher.bench(|| carepress::paint::paint(&pages));
}

/// A page of 700 × 1000 mm on sixteen sheets of A4, from layout's pages to the PDF.
#[divan::bench]
fn tile(bencher: Bencher) {
    let source = source();
    let (fonts, catalogue) = (Fonts::load(&source).0, catalogue(&source));
    let paper = Paper { width: mm(700.0), height: mm(1000.0) };
    let request = Request { paper: Some(paper), ..request() };
    let (document, _) = carepress::resolve::resolve(&catalogue, &source, &request).unwrap();
    let mut pages = carepress::layout::layout(&document, &fonts).unwrap();
    pages.pages.truncate(1);
    pages.outline.retain(|bookmark| bookmark.page == 0);
    let notes = carepress::resolve::print_notes(&catalogue, &source, &request).unwrap();
    let sheets = Imposition::Tiles(Paper { width: mm(210.0), height: mm(297.0) });
    bencher.with_inputs(|| pages.clone()).bench_values(|pages| {
        let tiled = carepress::impose::impose(pages, &sheets, &notes, &fonts).unwrap();
        assert_eq!(tiled.pages.len(), 17);
        carepress::paint::paint(&tiled)
    });
}

/// Twelve exercises of the library on A2: the most a poster holds.
const POSTER: &str = "\
title: Move well
purpose: Twelve moves for a strong back
paper: a2
orientation: landscape
exercises: [back-of-chair-stretch, chair-twist, desk-lean-back, sideways-chair-twist,
  upward-stretch, butterfly-stretch, bridge, knee-to-chest, press-up-extension, rocking-stretch,
  supine-shoulder-blade-stretch, seated-floor-rotation]
";

/// The grid of a poster found, its pages laid out and painted.
#[divan::bench]
fn poster(bencher: Bencher) {
    let file = Memory::from([("guides/posters/twelve-moves.yaml", POSTER)]);
    let source = Layers(vec![Box::new(file), Box::new(Library)]);
    let fonts = Fonts::load(&source).0;
    let scope = Scope::Guides(vec!["twelve-moves".to_owned()]);
    let catalogue = carepress::check::check(carepress::load::load(&source).0, &source, &scope).0;
    let request = Request { guide: "twelve-moves".to_owned(), ..request() };
    let (poster, _) = carepress::resolve::resolve_poster(&catalogue, &source, &request).unwrap();
    bencher.bench(|| {
        carepress::paint::paint(&carepress::layout::layout_poster(&poster, &fonts).unwrap())
    });
}
