//! The library's own guides, page by page: as text that a review can read, and as small pictures.
//!
//! `CAREPRESS_BLESS=1 cargo test --release --test golden` writes what the pages are now. Look at
//! every changed file before committing it. In CI nothing is ever written.

use carepress::check::{Scope, check};
use carepress::diagnostic::Diagnostic;
use carepress::figure::draw;
use carepress::figure::read::PeopleChoice;
use carepress::fonts::Fonts;
use carepress::layout::contact::{Shown, contact_sheet};
use carepress::layout::dump::dump;
use carepress::layout::page::{Item, Pages, PictureItem};
use carepress::layout::{layout, layout_poster};
use carepress::load::load;
use carepress::paint::paint;
use carepress::picture::{self, Picture, Style};
use carepress::raster::pages_to_png;
use carepress::resolve::document::Variant;
use carepress::resolve::{Request, resolve, resolve_poster};
use carepress::source::{Folder, Library, Source};
use carepress::units::Pt;
use std::path::{Path, PathBuf};

/// Dots an inch of the pictures: enough to see a line move, small enough to keep.
const DPI: f32 = 60.0;
/// Of posters, whose letters and lines are larger.
const POSTER_DPI: f32 = 30.0;
/// How far a channel may be off: rounding differs between processors.
const CHANNEL: u8 = 24;
/// The share of pixels that may be further off.
const SHARE: f64 = 0.001;

/// A guide in one setting, and the pages of it that are kept as pictures.
struct Case {
    guide: &'static str,
    language: &'static str,
    brand: &'static str,
    variant: Variant,
    name: &'static str,
    pictures: &'static [usize],
}

const CASES: [Case; 13] = [
    Case {
        guide: "upper-back-relief",
        language: "en",
        brand: "default",
        variant: Variant::Standard,
        name: "upper-back-relief",
        pictures: &[1, 4],
    },
    Case {
        guide: "upper-back-relief",
        language: "es",
        brand: "oldmill",
        variant: Variant::Standard,
        name: "upper-back-relief.es",
        pictures: &[1],
    },
    Case {
        guide: "upper-back-relief",
        language: "en",
        brand: "default",
        variant: Variant::LargePrint,
        name: "upper-back-relief.large-print",
        pictures: &[2],
    },
    Case {
        guide: "five-minutes-at-your-desk",
        language: "en",
        brand: "larkfield",
        variant: Variant::Standard,
        name: "five-minutes-at-your-desk",
        pictures: &[1, 2],
    },
    Case {
        guide: "five-minutes-at-your-desk",
        language: "en",
        brand: "default",
        variant: Variant::InkSaver,
        name: "five-minutes-at-your-desk.ink-saver",
        pictures: &[2],
    },
    Case {
        guide: "floor-routine-for-a-stiff-back",
        language: "en",
        brand: "oldmill",
        variant: Variant::Standard,
        name: "floor-routine-for-a-stiff-back",
        pictures: &[2],
    },
    Case {
        guide: "desk-break",
        language: "en",
        brand: "larkfield",
        variant: Variant::Standard,
        name: "desk-break",
        pictures: &[1],
    },
    Case {
        guide: "desk-break-a4",
        language: "en",
        brand: "default",
        variant: Variant::InkSaver,
        name: "desk-break-a4.ink-saver",
        pictures: &[1],
    },
    Case {
        guide: "stretch-your-upper-back",
        language: "es",
        brand: "oldmill",
        variant: Variant::Standard,
        name: "stretch-your-upper-back.es",
        pictures: &[1],
    },
    Case {
        guide: "bridge-poster",
        language: "en",
        brand: "default",
        variant: Variant::Standard,
        name: "bridge-poster",
        pictures: &[1],
    },
    Case {
        guide: "desk-break-tent",
        language: "es",
        brand: "default",
        variant: Variant::HighContrast,
        name: "desk-break-tent.es.high-contrast",
        pictures: &[1],
    },
    Case {
        guide: "desk-break-strip",
        language: "en",
        brand: "oldmill",
        variant: Variant::Standard,
        name: "desk-break-strip",
        pictures: &[1],
    },
    Case {
        guide: "desk-break-card",
        language: "es",
        brand: "larkfield",
        variant: Variant::Standard,
        name: "desk-break-card.es",
        pictures: &[1, 2],
    },
];

fn pages(case: &Case) -> Pages {
    let (project, found) = load(&Library);
    assert!(!found.iter().any(Diagnostic::is_error), "{found:?}");
    let (catalogue, found) = check(project, &Library, &Scope::All);
    assert!(!found.iter().any(Diagnostic::is_error), "{found:?}");
    let (fonts, _) = Fonts::load(&Library);
    let request = Request {
        guide: case.guide.to_owned(),
        language: Some(case.language.to_owned()),
        brand: case.brand.to_owned(),
        paper: None,
        bleed: Pt::ZERO,
        variant: case.variant,
        date: None,
        people: PeopleChoice::default(),
    };
    if catalogue.poster(case.guide).is_some() {
        let (poster, _) = resolve_poster(&catalogue, &Library, &request).expect("a poster");
        return layout_poster(&poster, &fonts).expect("pages");
    }
    let (document, _) = resolve(&catalogue, &Library, &request).expect("a document");
    layout(&document, &fonts).expect("pages")
}

fn blessing() -> bool {
    std::env::var_os("CAREPRESS_BLESS").is_some() && std::env::var_os("CI").is_none()
}

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

#[test]
fn every_guide_is_laid_out_as_its_dump_says() {
    let mut changed = Vec::new();
    for case in &CASES {
        let now = dump(&pages(case));
        let path = at(&format!("golden/{}.txt", case.name));
        if blessing() {
            std::fs::write(&path, &now).expect("a writable folder");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        if let Some((line, (kept, now))) =
            kept.lines().zip(now.lines()).enumerate().find(|(_, (kept, now))| kept != now)
        {
            changed.push(format!("{}:{}\n  kept {kept}\n  now  {now}", case.name, line + 1));
        } else if kept.lines().count() != now.lines().count() {
            changed.push(format!("{}: another number of lines", case.name));
        }
    }
    assert!(changed.is_empty(), "first differences:\n{}", changed.join("\n"));
}

#[test]
fn chosen_pages_look_as_their_pictures_do() {
    let mut changed = Vec::new();
    for case in &CASES {
        let pages = pages(case);
        let pdf = paint(&pages).expect("a PDF");
        let large = pages.pages[0].size.max_side() > 1000.0;
        let pngs = pages_to_png(&pdf, if large { POSTER_DPI } else { DPI }).expect("pixels");
        for page in case.pictures {
            let path = at(&format!("pictures/{}-{page}.png", case.name));
            let now = &pngs[page - 1];
            if blessing() {
                std::fs::write(&path, now).expect("a writable folder");
            }
            let kept = std::fs::read(&path).unwrap_or_default();
            if let Some(difference) = difference(&kept, now) {
                changed.push(format!("{}: {difference}", path.display()));
            }
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// Every figure of the library, drawn from its pose, as on a sheet for those who review them.
#[test]
fn figures_look_as_their_pictures_do() {
    let folder = Folder::open(env!("CARGO_MANIFEST_DIR")).expect("the repository");
    let library = |path: &String| Library.read(path).is_ok() && path.ends_with(".pose.yaml");
    let poses = folder.list("illustrations").into_iter().filter(library);
    let shown = poses.map(|path| {
        let drawn = draw(&folder, &path, &PeopleChoice::default());
        let svg = drawn.svg.unwrap_or_else(|| panic!("{path}: {:#?}", drawn.problems));
        let picture = picture::decode(svg.as_bytes(), &path, Style::Colour).expect("a drawing");
        Shown { picture, name: path, detail: String::new() }
    });
    let shown = shown.collect::<Vec<_>>();
    assert!(shown.len() >= 24, "two frames of each exercise at least: {}", shown.len());
    let pages = contact_sheet(&shown, &Fonts::load(&Library).0).expect("pages");
    let pngs = pages_to_png(&paint(&pages).expect("a PDF"), DPI).expect("pixels");
    let mut changed = Vec::new();
    for (page, now) in (1..).zip(&pngs) {
        let path = at(&format!("pictures/figures-{page}.png"));
        if blessing() {
            std::fs::write(&path, now).expect("a writable folder");
        }
        let kept = std::fs::read(&path).unwrap_or_default();
        if let Some(difference) = difference(&kept, now) {
            changed.push(format!("{}: {difference}", path.display()));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// Points per unit of every drawing of a person.
fn body_scales(pages: &Pages) -> impl Iterator<Item = f64> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    items.filter_map(|placed| match &placed.item {
        Item::Picture(PictureItem { picture: Picture::Vector(drawing), rect, .. })
            if drawing.to_scale =>
        {
            Some(rect.width() / f64::from(drawing.size().width()))
        }
        _ => None,
    })
}

#[test]
fn people_are_about_equally_large_from_card_to_card() {
    for case in CASES.iter().filter(|case| case.variant == Variant::Standard) {
        let pages = pages(case);
        let (least, most) = body_scales(&pages)
            .fold((f64::MAX, 0.0), |(least, most), scale| (scale.min(least), scale.max(most)));
        assert!(most > 0.0 && most < least * 1.5, "{}: {}", case.name, most / least);
    }
}

/// How two pictures differ, unless they are as good as the same.
fn difference(kept: &[u8], now: &[u8]) -> Option<String> {
    let Ok(kept) = image::load_from_memory(kept) else {
        return Some("there is no picture yet".to_owned());
    };
    let (kept, now) = (kept.to_rgb8(), image::load_from_memory(now).expect("a PNG").to_rgb8());
    if kept.dimensions() != now.dimensions() {
        return Some(format!("{:?} became {:?}", kept.dimensions(), now.dimensions()));
    }
    let off = kept
        .pixels()
        .zip(now.pixels())
        .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > CHANNEL))
        .count();
    let share = off as f64 / f64::from(kept.width() * kept.height());
    (share > SHARE).then(|| format!("{:.2} % of the pixels changed", share * 100.0))
}
