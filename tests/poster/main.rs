//! What must hold of every poster: the checks a printer, a reader two metres away and a screen
//! reader would make, on the shipped posters and on random ones.

mod checks;

use carepress::check::{Catalogue, Scope, check};
use carepress::diagnostic::Diagnostic;
use carepress::figure::read::PeopleChoice;
use carepress::fonts::Fonts;
use carepress::impose::{Imposition, impose};
use carepress::layout::layout_poster;
use carepress::layout::page::{Item, Pages, PathItem, TextRun};
use carepress::load::load;
use carepress::paint::paint;
use carepress::resolve::document::{Design, Format, Panel, Paper, Poster, Quantity, Text, Variant};
use carepress::resolve::{POSTER_VARIANTS, Request, print_notes, resolve_poster};
use carepress::source::{Layers, Library, Memory, Source};
use carepress::units::{PT_PER_MM, Pt, mm};
use checks::{
    Sheet, assert_arrows_stand_out, assert_clear, assert_grid, assert_half_a_gap, assert_joins,
    assert_marks, assert_one_size, assert_seen_from_afar, assert_sound, ink,
};
use kurbo::{ParamCurve, Point, Rect};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::BTreeSet;

const MM: f64 = PT_PER_MM as f64;

fn fonts() -> Fonts {
    Fonts::load(&Library).0
}

fn catalogue(source: &dyn Source) -> Catalogue {
    check(load(source).0, source, &Scope::All).0
}

fn request(guide: &str) -> Request {
    Request {
        guide: guide.to_owned(),
        language: None,
        brand: "default".to_owned(),
        paper: None,
        bleed: Pt::ZERO,
        variant: Variant::Standard,
        date: None,
        people: PeopleChoice::default(),
    }
}

/// One poster as a file says it, over the library.
fn poster(yaml: &str) -> Result<(Poster, Pages), Vec<Diagnostic>> {
    let file = Memory::from([("guides/posters/made.yaml", yaml)]);
    let source = Layers(vec![Box::new(file), Box::new(Library)]);
    let (poster, _) = resolve_poster(&catalogue(&source), &source, &request("made"))?;
    let pages = layout_poster(&poster, &fonts())?;
    Ok((poster, pages))
}

/// A poster made ready for cutting.
fn imposed(poster: &Pages, imposition: &Imposition) -> Pages {
    let notes = print_notes(&catalogue(&Library), &Library, &request("desk-break")).expect("words");
    impose(poster.clone(), imposition, &notes, &fonts()).expect("goes on sheets")
}

/// Whether a poster is an even grid on a sheet of its own.
fn is_grid(poster: &Poster) -> bool {
    matches!(poster.design, Design::Panels { .. })
        && matches!(poster.format, Format::Wall | Format::Desk | Format::Hand)
}

#[test]
fn every_shipped_poster_is_sound_for_every_clinic_language_and_variant() {
    let catalogue = catalogue(&Library);
    let fonts = fonts();
    let ids: Vec<&str> = catalogue.poster_ids().collect();
    assert!(ids.len() >= 5, "{ids:?}");
    for id in ids {
        for brand in catalogue.brand_ids() {
            for language in ["en", "es"] {
                for variant in POSTER_VARIANTS {
                    let request = Request {
                        language: Some(language.to_owned()),
                        brand: brand.to_owned(),
                        variant: *variant,
                        ..request(id)
                    };
                    let (poster, problems) =
                        resolve_poster(&catalogue, &Library, &request).expect("resolves");
                    assert_eq!(problems, [], "{request:?}");
                    let pages = layout_poster(&poster, &fonts)
                        .unwrap_or_else(|errors| panic!("{request:?}: {errors:#?}"));
                    assert_sound(&poster, &pages);
                    // Without tints, figures have no stages to measure by.
                    if is_grid(&poster) && *variant == Variant::Standard {
                        assert_grid(&poster, &pages);
                    }
                    for page in &pages.pages {
                        assert_seen_from_afar(&Sheet { poster: &poster, pages: &pages, page });
                    }
                    // The faces of a tent are pages on a page.
                    for page in pages.distinct() {
                        let sheet = Sheet { poster: &poster, pages: &pages, page };
                        let mut cells = sheet.cells();
                        cells.retain(|cell| !cell.name.is_empty());
                        assert_clear(&sheet, &cells);
                        assert_half_a_gap(&cells);
                        assert_one_size(&cells);
                    }
                }
            }
        }
    }
}

#[test]
fn the_grid_suits_the_sheet_and_the_figures() {
    let all = EXERCISES.join(", ");
    let chairs = "back-of-chair-stretch, chair-twist, butterfly-stretch, desk-lean-back, \
                  sideways-chair-twist, upward-stretch";
    let four = "back-of-chair-stretch, chair-twist, desk-lean-back, sideways-chair-twist";
    for (paper, format, orientation, exercises, columns, rows) in [
        ("a3", "wall", "portrait", chairs, 3, 2),
        ("a4", "desk", "portrait", four, 2, 2),
        ("a2", "wall", "landscape", &*all, 6, 2),
        ("a2", "wall", "portrait", &*all, 4, 3),
    ] {
        let yaml = format!(
            "title: Move\npaper: {paper}\nformat: {format}\norientation: {orientation}\n\
             exercises: [{exercises}]\n"
        );
        let (poster, pages) = poster(&yaml).unwrap_or_else(|e| panic!("{paper}: {e:#?}"));
        let sheet = Sheet { poster: &poster, pages: &pages, page: &pages.pages[0] };
        let stages: Vec<Rect> = sheet.cells().iter().filter_map(|cell| cell.stage).collect();
        let places = |at: fn(&Rect) -> f64| {
            stages.iter().map(|stage| at(stage).round() as i64).collect::<BTreeSet<_>>().len()
        };
        let found = (places(|stage| stage.x0), places(|stage| stage.y0));
        assert_eq!(found, (columns, rows), "{paper} {orientation}");
    }
}

#[test]
fn figures_are_large_where_there_are_many_and_those_who_lie_are_not_low() {
    let all = EXERCISES.join(", ");
    let chairs = "back-of-chair-stretch, chair-twist, butterfly-stretch, desk-lean-back, \
                  sideways-chair-twist, upward-stretch";
    let mats = "bridge, knee-to-chest, press-up-extension, rocking-stretch, \
                supine-shoulder-blade-stretch, seated-floor-rotation";
    let four = "back-of-chair-stretch, chair-twist, desk-lean-back, sideways-chair-twist";
    let mut timid = Vec::new();
    // The least area of a figure, as a share of what the sheet has for each.
    for (design, paper, orientation, exercises, least) in [
        ("routine", "a2", "portrait", &*all, 0.055),
        ("routine", "a2", "landscape", &*all, 0.032),
        ("panels", "a2", "portrait", &*all, 0.088),
        ("panels", "a2", "landscape", &*all, 0.092),
        ("panels", "a3", "portrait", chairs, 0.107),
        ("panels", "a3", "landscape", chairs, 0.12),
        ("panels", "a3", "portrait", mats, 0.113),
        ("panels", "a3", "landscape", mats, 0.097),
        ("panels", "a4", "portrait", four, 0.124),
        ("panels", "a4", "landscape", four, 0.19),
    ] {
        let yaml = format!(
            "title: Move\npaper: {paper}\ndesign: {design}\norientation: {orientation}\n\
             exercises: [{exercises}]\n"
        );
        let (poster, pages) = poster(&yaml).unwrap_or_else(|e| panic!("{design}: {e:#?}"));
        let sheet = Sheet { poster: &poster, pages: &pages, page: &pages.pages[0] };
        let cells = sheet.cells();
        let figures = || cells.iter().filter_map(|cell| cell.figure);
        let count = poster.panels.len();
        assert_eq!(figures().count(), count);
        let share = |figure: Rect| figure.area() * count as f64 / sheet.page.size.area();
        let smallest = figures().map(share).fold(f64::MAX, f64::min);
        if smallest < least {
            timid.push(format!(
                "{count} {design} {paper} {orientation}: a figure has {smallest:.3}"
            ));
        }
        for cell in &cells {
            let (Some(figure), Some(stage)) = (cell.figure, cell.stage) else { continue };
            let down = (figure.center().y - stage.y0) / stage.height();
            let lies = figure.width() > figure.height() * 1.2;
            assert!(!lies || down < 0.72, "{orientation}: a figure {down:.2} down its stage");
        }
    }
    assert_eq!(timid, <[&str; 0]>::default());
}

/// Nor may they for its logo, which is its name drawn wide, nor for its name.
#[test]
fn no_name_or_logo_fails_a_poster_of_the_library() {
    let long = "Centre for Physiotherapy, Osteopathy & Rehabilitation at Charlotte Square";
    let bars = "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='60'>\
                <path d='M0 0h60v60h-60zM120 0h780v60h-780z' fill='#0f6e84'/></svg>";
    let tower = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='120'>\
                 <path d='M0 0h30v120h-30z' fill='#0f6e84'/></svg>";
    let fonts = fonts();
    for (name, logo) in [(long, bars), (long, tower), ("Osteopathiezentrum", tower)] {
        let brand = format!(
            "name: {name:?}\ncolors: {{primary: '#0f6e84'}}\nemergency: {{call: '112'}}\n\
             logo: {{image: logo.svg, alt: Our own logo}}\n"
        );
        let file = Memory::from([
            ("guides/brands/default.yaml", brand.as_str()),
            ("illustrations/logo.svg", logo),
        ]);
        let source = Layers(vec![Box::new(file), Box::new(Library)]);
        let catalogue = catalogue(&source);
        for id in catalogue.poster_ids() {
            for language in ["en", "es"] {
                let request = Request { language: Some(language.to_owned()), ..request(id) };
                let (poster, _) = resolve_poster(&catalogue, &source, &request).expect("resolves");
                let pages = layout_poster(&poster, &fonts)
                    .unwrap_or_else(|e| panic!("{id} for {name}: {e:#?}"));
                assert_sound(&poster, &pages);
            }
        }
    }
}

/// A clinic's own font may be wider than the library's: its guides must not fail for it.
#[test]
fn a_wide_font_fails_no_poster_of_the_library() {
    let catalogue = catalogue(&Library);
    let fonts = fonts();
    for id in catalogue.poster_ids() {
        for language in ["en", "es"] {
            let request = Request { language: Some(language.to_owned()), ..request(id) };
            let (mut poster, _) = resolve_poster(&catalogue, &Library, &request).expect("resolves");
            // The widest family there is here, and text as if it were wider still.
            poster.faces.heading = "Noto Sans".to_owned();
            poster.faces.heading_differs = false;
            for panel in &mut poster.panels {
                panel.name = Text::plain(panel.name.to_plain().to_uppercase());
            }
            let pages = layout_poster(&poster, &fonts).unwrap_or_else(|e| panic!("{id}: {e:#?}"));
            assert_sound(&poster, &pages);
        }
    }
}

#[test]
fn arrows_stand_out_in_greys_from_what_is_behind_them() {
    let catalogue = catalogue(&Library);
    let fonts = fonts();
    let ids = catalogue.poster_ids();
    let brands: Vec<&str> = catalogue.brand_ids().collect();
    for (id, brand) in ids.flat_map(|id| brands.iter().map(move |brand| (id, *brand))) {
        let request = Request { brand: brand.to_owned(), ..request(id) };
        let (poster, _) = resolve_poster(&catalogue, &Library, &request).expect("resolves");
        assert_arrows_stand_out(&layout_poster(&poster, &fonts).expect("pages"));
    }
}

#[test]
fn labels_of_a_large_figure_stand_on_empty_ground_with_a_line_to_their_part() {
    let catalogue = catalogue(&Library);
    for language in ["en", "es"] {
        let request = Request { language: Some(language.to_owned()), ..request("bridge-poster") };
        let (poster, _) = resolve_poster(&catalogue, &Library, &request).expect("resolves");
        let pages = layout_poster(&poster, &fonts()).expect("pages");
        let sheet = Sheet { poster: &poster, pages: &pages, page: &pages.pages[0] };
        let figure = sheet.page.items.iter().find_map(|placed| match &placed.item {
            Item::Picture(picture) if picture.rect.width() > 500.0 => Some(picture.rect),
            _ => None,
        });
        let figure = figure.expect("a large figure");
        // It is as large as its stage lets it be.
        let stage = sheet.filled(poster.palette.stage);
        let stage = stage.into_iter().find(|stage| stage.contains_rect(figure)).expect("a stage");
        let fills = (figure.width() / stage.width()).max(figure.height() / stage.height());
        assert!(fills >= 0.87, "the figure has {fills:.2} of its stage");
        assert!(stage.height() >= sheet.page.size.height * 0.41, "{stage:?}");
        let labels = &poster.panels[0].labels;
        assert_eq!(labels.len(), 4);
        for label in labels {
            let (across, down) = (f64::from(label.spot.0), f64::from(label.spot.1));
            let x = figure.x0 + figure.width() * across;
            let dot = Point::new(x, figure.y0 + figure.height() * down);
            let ends_there = |path: &&PathItem| {
                let end = path.path.segments().last().map(|segment| segment.end());
                path.fill.is_none() && end.is_some_and(|end| end.distance(dot) < 0.1)
            };
            let leader = sheet.artifacts().find(ends_there).expect("a line to its part");
            let start = leader.path.segments().next().expect("a line").start();
            let first = label.text.to_plain();
            let first = first.split_whitespace().next().expect("a word");
            let beside = sheet.page.items.iter().any(|placed| match &placed.item {
                Item::Text(run) if run.text.starts_with(first) => {
                    ink(run).inflate(90.0, 60.0).contains(start)
                }
                _ => false,
            });
            assert!(beside, "no line starts beside {first:?}");
        }
    }
    let crowded = "figures:\n  - image: bridge/lift.svg\n    alt: A person lifts.\n    labels:\n";
    let long = "      - {at: [50, 50], text: Words that go on for longer than any stage is wide}\n";
    let exercise = format!(
        "name: Lift\nregions: [hip]\nposition: supine\nlevel: gentle\nsteps: [Lift.]\n\
         dose: {{reps: 5}}\n{crowded}{}",
        long.repeat(4)
    );
    let yaml = "title: Lift\ndesign: focus\npaper: a4\nformat: desk\nexercises: [lift]\n";
    let file = Memory::from([
        ("guides/posters/made.yaml", yaml),
        ("guides/exercises/lift.yaml", &exercise),
    ]);
    let source = Layers(vec![Box::new(file), Box::new(Library)]);
    let made = check(load(&source).0, &source, &Scope::All).0;
    let (poster, _) = resolve_poster(&made, &source, &request("made")).expect("resolves");
    let errors = layout_poster(&poster, &fonts()).expect_err("no room");
    assert!(errors.iter().any(|error| error.code == "labels-no-room"), "{errors:?}");
}

#[test]
fn every_hold_says_that_it_is_one() {
    let catalogue = catalogue(&Library);
    let fonts = fonts();
    for id in catalogue.poster_ids() {
        for (language, word) in [("en", "hold"), ("es", "aguant")] {
            let request = Request { language: Some(language.to_owned()), ..request(id) };
            let (poster, _) = resolve_poster(&catalogue, &Library, &request).expect("resolves");
            let pages = layout_poster(&poster, &fonts).expect("pages");
            // Slow breaths are counted, and said to be held in the steps: nobody is to hold one.
            let is_hold = |part: &Quantity| part.hold && part.words.contains(word);
            let holds = |panel: &&Panel| panel.dose.iter().any(is_hold);
            let shown = poster.panels.iter().filter(holds).count();
            assert!(shown > 0, "{id} holds nothing");
            let says = |run: &TextRun| run.text.to_lowercase().contains(word);
            let said: usize = pages
                .distinct()
                .iter()
                .map(|page| {
                    let sheet = Sheet { poster: &poster, pages: &pages, page };
                    let mut parts: Vec<Vec<TextRun>> =
                        sheet.cells().into_iter().map(|cell| cell.words.concat()).collect();
                    if poster.design == Design::Focus {
                        let runs = page.items.iter().filter_map(|placed| match &placed.item {
                            Item::Text(run) => Some(run.clone()),
                            _ => None,
                        });
                        parts = vec![runs.collect()];
                    }
                    parts.iter().filter(|runs| runs.iter().any(says)).count()
                })
                .sum();
            assert!(said >= shown, "{said} of {shown} holds of {id} say {word:?} in {language}");
        }
    }
}

#[test]
fn whom_to_call_breaks_at_no_word() {
    let exercises = EXERCISES[..7].join(", ");
    let yaml = format!("title: Move\npaper: a2\nexercises: [{exercises}]\n");
    let file = Memory::from([("guides/posters/made.yaml", yaml.as_str())]);
    let source = Layers(vec![Box::new(file), Box::new(Library)]);
    let spanish = Request { language: Some("es".to_owned()), ..request("made") };
    let (poster, _) = resolve_poster(&catalogue(&source), &source, &spanish).expect("resolves");
    let pages = layout_poster(&poster, &fonts()).expect("pages");
    let runs = pages.pages[0].items.iter().filter_map(|placed| match &placed.item {
        Item::Text(run) => Some(&*run.text),
        _ => None,
    });
    let broken: Vec<&str> = runs.filter(|run| run.starts_with(['?', '.', ','])).collect();
    assert_eq!(broken, <[&str; 0]>::default());
}

#[test]
fn every_poster_says_how_often() {
    let ids = ["chair-twist", "desk-lean-back", "back-of-chair-stretch", "sideways-chair-twist"];
    for (head, count) in [
        ("format: wall\npaper: a3", 4),
        ("format: wall\npaper: a3\norientation: landscape", 4),
        ("format: desk", 4),
        ("format: hand", 3),
        ("format: tent", 4),
        ("format: strip", 4),
        ("format: card", 3),
        ("design: routine\npaper: a2", 4),
        ("design: focus\npaper: a3", 1),
    ] {
        let uses: Vec<String> = ids[..count]
            .iter()
            .map(|id| format!("{{use: {id}, dose: {{per_day: 3, days_per_week: 6}}}}"))
            .collect();
        let yaml = format!("title: Desk break\n{head}\nexercises: [{}]\n", uses.join(", "));
        let (poster, pages) = poster(&yaml).unwrap_or_else(|e| panic!("{head}: {e:#?}"));
        assert_sound(&poster, &pages);
        let runs = pages.distinct().into_iter().flat_map(|page| &page.items);
        let said: String = runs
            .filter_map(|placed| match &placed.item {
                Item::Text(run) => Some(&*run.text),
                _ => None,
            })
            .flat_map(str::split_whitespace)
            .collect();
        for often in ["3timesaday", "6daysaweek"] {
            assert!(said.contains(often), "{head} lacks {often}: {said}");
        }
    }
}

#[test]
fn small_formats_say_everything_and_stay_on_their_sheets() {
    for (format, count, sheets) in [("strip", 4, 1), ("card", 2, 2), ("tent", 3, 1)] {
        let ids = ["bridge", "chair-twist", "desk-lean-back", "back-of-chair-stretch"];
        let yaml =
            format!("title: Move\nformat: {format}\nexercises: [{}]\n", ids[..count].join(", "));
        let (poster, pages) = poster(&yaml).unwrap_or_else(|e| panic!("{format}: {e:#?}"));
        assert_eq!(pages.pages.len(), sheets, "{format}");
        assert_sound(&poster, &pages);
        let words: String = pages
            .distinct()
            .iter()
            .flat_map(|page| &page.items)
            .filter_map(|p| match &p.item {
                Item::Text(run) => Some(&*run.text),
                _ => None,
            })
            .collect();
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        for line in poster.safety_lines() {
            assert!(bare(&words).contains(&bare(&line.to_plain())), "{format} lacks {line:?}");
        }
        paint(&pages).expect("a PDF");
    }
}

#[test]
fn what_does_not_fit_is_an_error_that_says_what_to_cut() {
    let all = "bridge, chair-twist, butterfly-stretch, desk-lean-back, upward-stretch, \
               knee-to-chest, rocking-stretch, press-up-extension";
    let errors = poster(&format!("title: Move\nformat: wall\npaper: a5\nexercises: [{all}]\n"))
        .expect_err("full");
    for error in &errors {
        assert!(["poster-too-full", "title-too-wide"].contains(&error.code), "{error:?}");
        assert!(error.at.is_some() && error.help.is_some(), "{error:?}");
    }
    let wide = poster(
        "title: Extraordinarily uncomfortable\nformat: wall\nexercises: [bridge]\npaper: a4\n",
    );
    assert!(wide.expect_err("wide").iter().any(|error| error.code == "title-too-wide"));
}

#[test]
fn help_with_a_full_poster_names_what_fits() {
    let all = EXERCISES.join(", ");
    let made = |paper: &str, rest: &str, exercises: &str| {
        poster(&format!("title: Move well\npaper: {paper}\n{rest}exercises: [{exercises}]\n"))
    };
    let errors = made("a4", "design: routine\n", &all).expect_err("full");
    let help = errors[0].help.clone().expect("help");
    let word = |after: &str| {
        let rest = help.split(after).nth(1).unwrap_or_else(|| panic!("{after:?} in {help}"));
        rest.split([' ', '`']).next().expect("a word").to_owned()
    };
    let count: usize = word("show the first ").parse().expect("a number");
    let format = "design: routine\nformat: desk\n";
    made("a4", format, &EXERCISES[..count].join(", ")).expect("fewer fit");
    // The foot that was tried holds the cautions of all, so that one more may have room.
    made("a4", format, &EXERCISES[..count + 2].join(", ")).expect_err("two more do not");
    made(&word("use `paper: "), format, &all).expect("a larger sheet holds all");

    // On a wall text may be as small as 1.5 m allows, unless the file says from how far it is read.
    let (_, pages) = made("a3", "", &all).expect("fits from nearer");
    assert_eq!(pages.warnings[0].code, "poster-read-nearer", "{:?}", pages.warnings);
    let (_, pages) = made("a3", "viewing_distance: 1.5 m\n", &all).expect("fits");
    assert_eq!(pages.warnings, []);
    made("a3", "viewing_distance: 2 m\n", &all).expect_err("does not fit from there");
}

const EXERCISES: [&str; 12] = [
    "back-of-chair-stretch",
    "bridge",
    "butterfly-stretch",
    "chair-twist",
    "desk-lean-back",
    "knee-to-chest",
    "press-up-extension",
    "rocking-stretch",
    "seated-floor-rotation",
    "sideways-chair-twist",
    "supine-shoulder-blade-stretch",
    "upward-stretch",
];

/// Sheets, and how many exercises each holds in panels and in a routine, whichever they are. What
/// a sheet is made to be follows from its size.
const SHEETS: [(&str, Format, usize, usize); 12] = [
    ("a5", Format::Hand, 8, 5),
    ("{width: 140mm, height: 216mm}", Format::Hand, 7, 5),
    ("a4", Format::Desk, 5, 4),
    ("letter", Format::Desk, 5, 4),
    ("a3", Format::Wall, 12, 6),
    ("tabloid", Format::Wall, 12, 6),
    ("a2", Format::Wall, 12, 12),
    ("arch-c", Format::Wall, 12, 12),
    ("a1", Format::Wall, 12, 12),
    ("arch-e", Format::Wall, 12, 12),
    ("a0", Format::Wall, 12, 12),
    ("{width: 500mm, height: 500mm}", Format::Wall, 12, 12),
];

/// The same posters on every run, so that a failure is one of the change at hand: those of another
/// seed where `PROPTEST_RNG_SEED` names one, as many as `PROPTEST_CASES` says.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    let rng_seed = match usual.rng_seed {
        RngSeed::Random => RngSeed::Fixed(10),
        named @ RngSeed::Fixed(_) => named,
    };
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { 48 };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..usual }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_exercises_fill_any_sheet_evenly_or_say_why_not(
        chosen in proptest::sample::subsequence(EXERCISES.to_vec(), 3..=12),
        (paper, format, panels, steps) in proptest::sample::select(SHEETS.to_vec()),
        landscape in any::<bool>(),
        routine in proptest::bool::weighted(0.3),
    ) {
        let orientation = if landscape { "landscape" } else { "portrait" };
        let (design, most) = if routine { ("routine", steps) } else { ("panels", panels) };
        let yaml = format!(
            "title: Move well\ndesign: {design}\npaper: {paper}\norientation: {orientation}\n\
             exercises: [{}]\n",
            chosen.join(", ")
        );
        match poster(&yaml) {
            Ok((poster, pages)) => {
                prop_assert_eq!(poster.format, format);
                assert_sound(&poster, &pages);
                assert_seen_from_afar(&Sheet {
                    poster: &poster,
                    pages: &pages,
                    page: &pages.pages[0],
                });
                if is_grid(&poster) {
                    assert_grid(&poster, &pages);
                }
                // Pixels take their time.
                if chosen.len() % 4 == 0 {
                    assert_arrows_stand_out(&pages);
                }
                assert_marks(&pages, &imposed(&pages, &Imposition::Marks));
                if format == Format::Wall {
                    let sheet = Paper { width: mm(210.0), height: mm(297.0) };
                    assert_joins(&pages, &imposed(&pages, &Imposition::Tiles(sheet)));
                }
                for warning in &pages.warnings {
                    let known = ["poster-read-nearer", "low-resolution"].contains(&warning.code);
                    prop_assert!(known && warning.help.is_some(), "{warning:?}");
                }
            }
            Err(errors) => {
                for error in &errors {
                    let known = error.code == "poster-too-full" && error.at.is_some();
                    prop_assert!(known && error.help.is_some(), "{error:?}");
                }
                prop_assert!(chosen.len() > most, "{yaml}: {errors:?}");
            }
        }
    }
}
