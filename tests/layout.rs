//! What must hold of every page, whatever the guide.

mod fixture;

use carepress::diagnostic::Place;
use carepress::fonts::Fonts;
use carepress::layout::layout;
use carepress::layout::page::{Item, NodeId, Owner, Pages, Role};
use carepress::resolve::document::{
    Arrangement, Block, Direction, Document, HeaderStyle, Inline, Text, Variant,
};
use carepress::source::Library;
use fixture::{Plan, document};
use proptest::prelude::*;

fn fonts() -> Fonts {
    let (fonts, diagnostics) = Fonts::load(&Library);
    assert_eq!(diagnostics, vec![]);
    fonts
}

fn lay_out(plan: &Plan) -> Pages {
    layout(&document(plan), &fonts()).expect("pages")
}

/// Names of exercises in reading order.
fn names(pages: &Pages) -> Vec<String> {
    let headings = pages.structure.nodes.iter().filter_map(|node| match &node.role {
        Role::Heading(3, words) if words.starts_with("Exercise ") => Some(words.clone()),
        _ => None,
    });
    headings.collect()
}

/// Everything painted lies on the sheet, at least 10 mm from its edge.
fn assert_inside(pages: &Pages) {
    let edge = 9.9 * 72.0 / 25.4;
    for (number, page) in pages.pages.iter().enumerate() {
        for placed in &page.items {
            let (x0, y0, x1, y1) = match &placed.item {
                Item::Text(run) => {
                    let (x, y) = (run.origin.x, run.origin.y);
                    (x, y - f64::from(run.size.0) * 0.7, x + f64::from(run.width().0), y)
                }
                Item::Path(path) => {
                    let b = kurbo::Shape::bounding_box(&path.path);
                    (b.x0, b.y0, b.x1, b.y1)
                }
                Item::Picture(picture) => {
                    let r = picture.rect;
                    (r.x0, r.y0, r.x1, r.y1)
                }
                Item::Link(link) => (link.rect.x0, link.rect.y0, link.rect.x1, link.rect.y1),
                Item::Mark(_) | Item::Page(_) => panic!("{placed:?} on a page nobody imposed"),
            };
            let inside = x0 >= edge
                && y0 >= edge
                && x1 <= page.size.width - edge + 6.0
                && y1 <= page.size.height - edge;
            assert!(inside, "page {}: {:?} at {x0:.0},{y0:.0}–{x1:.0},{y1:.0}", number + 1, placed);
        }
    }
}

/// All words of the pages in painting order, without spaces.
fn words(pages: &Pages) -> String {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let runs = items.filter_map(|placed| match &placed.item {
        Item::Text(run) => Some(&*run.text),
        _ => None,
    });
    bare(&runs.collect::<String>())
}

/// Letters without what layout may change: spaces, and the brackets that become a ring.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !"()".contains(*c)).collect()
}

/// Every sentence that a patient must get.
fn sentences(document: &Document) -> Vec<String> {
    let safety = &document.safety;
    let mut all = vec![&document.title, &safety.title];
    all.extend(safety.emergency.iter().chain(&safety.stop).chain(&safety.ask_first));
    all.extend(&safety.never);
    for block in &document.blocks {
        let Block::Exercises(group) = block else { continue };
        for exercise in &group.exercises {
            all.push(&exercise.name);
            all.extend(exercise.steps.iter().chain(&exercise.cautions).chain(&exercise.tips));
            all.extend(exercise.feel.iter().chain(&exercise.note));
            all.extend(exercise.figures.iter().filter_map(|f| f.caption.as_ref()));
        }
    }
    all.extend(
        document.end.sources.iter().chain(&document.end.review).chain(&document.end.notices),
    );
    all.iter().map(|text| bare(&text.to_plain())).collect()
}

fn arrangements() -> impl Strategy<Value = Arrangement> {
    prop_oneof![
        Just(Arrangement::Cards),
        Just(Arrangement::Grid { columns: None, per_page: None }),
        Just(Arrangement::Grid { columns: Some(3), per_page: Some(6) }),
        Just(Arrangement::List { per_page: None }),
        Just(Arrangement::OnePerPage),
    ]
}

fn plans() -> impl Strategy<Value = Plan> {
    let paper = prop_oneof![
        Just((210.0, 297.0)),
        Just((148.0, 210.0)),
        Just((215.9, 279.4)),
        Just((215.9, 355.6)),
    ];
    let variant =
        prop_oneof![Just(Variant::Standard), Just(Variant::LargePrint), Just(Variant::InkSaver)];
    let header =
        prop_oneof![Just(HeaderStyle::Line), Just(HeaderStyle::Band), Just(HeaderStyle::Plain)];
    (0usize..9, 0usize..5, 1usize..9, 2usize..20, arrangements(), variant, paper, header).prop_map(
        |(exercises, figures, steps, words, arrangement, variant, paper, header)| Plan {
            exercises,
            figures,
            steps,
            words,
            arrangement,
            variant,
            paper,
            bleed: 0.0,
            header,
            direction: if words % 2 == 0 { Direction::Ltr } else { Direction::Rtl },
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_exercise_stands_once_in_order_and_nothing_is_dropped_or_leaves_the_page(plan in plans()) {
        // A safety box may honestly not fit a small sheet or large print: then it is an error.
        if let Ok(pages) = layout(&document(&plan), &fonts()) {
            let expected: Vec<String> =
                (1..=plan.exercises).map(|n| format!("Exercise {n}")).collect();
            prop_assert_eq!(names(&pages), expected);
            let words = words(&pages);
            for sentence in sentences(&document(&plan)) {
                prop_assert!(words.contains(&sentence), "dropped: {}", sentence);
            }
            assert_inside(&pages);
        } else {
            let small = plan.paper.0 < 200.0 || plan.variant == Variant::LargePrint;
            prop_assert!(small, "a full-size sheet holds every guide");
        }
    }
}

#[test]
fn cards_are_shared_out_over_the_pages() {
    let pages = lay_out(&Plan { exercises: 6, ..Plan::default() });
    let per_page: Vec<usize> = pages
        .pages
        .iter()
        .map(|page| page.items.iter().filter(|p| matches!(p.item, Item::Picture(_))).count())
        .collect();
    assert!(per_page.iter().filter(|n| **n > 0).all(|n| *n >= 2), "{per_page:?}");
}

/// Height of the first picture of the guide.
fn first_picture(pages: &Pages) -> f64 {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let mut heights = items.filter_map(|placed| match &placed.item {
        Item::Picture(picture) => Some(picture.rect.height()),
        _ => None,
    });
    heights.next().expect("a picture")
}

#[test]
fn the_only_exercise_of_a_guide_is_larger_where_its_page_has_the_height() {
    let grid = Arrangement::Grid { columns: None, per_page: None };
    for arrangement in [Arrangement::Cards, grid] {
        let plan = |exercises| Plan { exercises, figures: 4, arrangement, ..Plan::default() };
        let (one, many) = (lay_out(&plan(1)), lay_out(&plan(3)));
        assert_eq!(names(&one).len(), 1);
        let (one, many) = (first_picture(&one), first_picture(&many));
        assert!(one > many * 1.1, "{arrangement:?}: {one:.0} and {many:.0}");
    }
}

#[test]
fn columns_that_the_sheet_has_no_room_for_are_warned_of_at_their_line() {
    let at = Place { file: "guides/handouts/a.yaml".into(), range: 10..11 };
    for (columns, paper, variant, warned) in [
        (3, (210.0, 297.0), Variant::Standard, true),
        (2, (210.0, 297.0), Variant::Standard, false),
        (3, (420.0, 297.0), Variant::Standard, false),
        (3, (210.0, 297.0), Variant::LargePrint, false),
    ] {
        let arrangement = Arrangement::Grid { columns: Some(columns), per_page: None };
        let plan = Plan { arrangement, paper, variant, ..Plan::default() };
        let document = Document { columns_at: Some(at.clone()), ..document(&plan) };
        let pages = layout(&document, &fonts()).expect("pages");
        let found =
            pages.warnings.iter().any(|w| w.code == "columns" && w.at.as_ref() == Some(&at));
        assert_eq!(found, warned, "{columns} columns, {paper:?}, {variant:?}");
    }
}

#[test]
fn an_exercise_too_long_for_a_grid_is_named_where_the_guide_asks_for_it() {
    let at = Place { file: "guides/handouts/a.yaml".into(), range: 10..11 };
    let arrangement = Arrangement::Grid { columns: Some(2), per_page: None };
    let mut document = document(&Plan { arrangement, ..Plan::default() });
    for block in &mut document.blocks {
        let Block::Exercises(group) = block else { continue };
        let long = &mut group.exercises[1];
        long.steps = long.steps.iter().cycle().take(40).cloned().collect();
        long.at = Some(at.clone());
    }
    let pages = layout(&document, &fonts()).expect("pages");
    let told = pages.warnings.iter().filter(|warning| warning.code == "grid-as-cards");
    assert_eq!(told.map(|warning| warning.at.clone()).collect::<Vec<_>>(), [Some(at)]);
}

#[test]
fn a_band_runs_into_the_bleed_and_everything_else_stays_inside() {
    for direction in [Direction::Ltr, Direction::Rtl] {
        let plan = Plan { header: HeaderStyle::Band, bleed: 3.0, direction, ..Plan::default() };
        let mut pages = lay_out(&plan);
        let first = &mut pages.pages[0];
        let bleed = f64::from(first.bleed.0);
        assert!((bleed - 3.0 * 72.0 / 25.4).abs() < 0.001);
        let mut bands = Vec::new();
        first.items.retain(|placed| {
            let Item::Path(path) = &placed.item else { return true };
            let area = kurbo::Shape::bounding_box(&path.path);
            let beyond = area.y0 < 0.0;
            bands.extend(beyond.then_some(area));
            !beyond
        });
        let [band] = *bands else { panic!("{bands:?}") };
        assert_eq!((band.x0, band.y0), (-bleed, -bleed), "{direction:?}");
        assert!((band.x1 - first.size.width - bleed).abs() < 0.001, "{direction:?}");
        assert_inside(&pages);
    }
}

#[test]
fn a_missing_glyph_is_an_error_that_names_the_character() {
    let mut guide = document(&Plan::default());
    guide.title = Text::plain("Back 😀");
    let errors = layout(&guide, &fonts()).expect_err("no font has it");
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert!(errors[0].message.contains('😀'), "{}", errors[0].message);
}

#[test]
fn a_word_of_two_hundred_letters_breaks_rather_than_leaving_the_page() {
    let mut guide = document(&Plan::default());
    guide.title = Text::plain("a".repeat(200));
    assert_inside(&layout(&guide, &fonts()).expect("pages"));
}

#[test]
fn the_same_document_gives_the_same_pages() {
    let plan = Plan::default();
    let dump = |pages: &Pages| carepress::layout::dump::dump(pages);
    assert_eq!(dump(&lay_out(&plan)), dump(&lay_out(&plan)));
}

#[test]
fn words_in_another_language_are_a_span_of_that_language() {
    let mut document = document(&Plan::default());
    document.end.sources = Some(Text {
        inlines: vec![
            Inline::Plain("De dónde viene: ".to_owned()),
            Inline::Foreign { words: "A clinic".to_owned(), language: "en".to_owned() },
            Inline::Plain(".".to_owned()),
        ],
        ..Text::default()
    });
    let pages = layout(&document, &fonts()).expect("pages");
    let nodes = &pages.structure.nodes;
    let foreign = |id: &NodeId| nodes[id.0].language.as_deref() == Some("en");
    let paragraph = nodes.iter().find(|node| node.children.iter().any(foreign)).expect("a span");
    let read = |id: &NodeId| -> String {
        let items = pages.pages.iter().flat_map(|page| &page.items);
        let own = items.filter(|placed| placed.owner == Owner::Node(*id));
        let words = own.filter_map(|placed| match &placed.item {
            Item::Text(run) => Some(&*run.text),
            _ => None,
        });
        words.collect()
    };
    let parts: Vec<_> = paragraph.children.iter().map(|id| (read(id), foreign(id))).collect();
    let expected = [("De dónde viene: ", false), ("A clinic", true), (".", false)];
    assert_eq!(parts, expected.map(|(words, foreign)| (words.to_owned(), foreign)));
}

#[test]
fn a_paragraph_set_line_by_line_is_read_as_one() {
    let mut document = document(&Plan::default());
    let words = "Where this comes from and how we know. ".repeat(20);
    document.end.sources = Some(Text::plain(words.trim()));
    let pages = layout(&document, &fonts()).expect("pages");
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let mut owners: Vec<Owner> = items
        .filter(|placed| matches!(&placed.item, Item::Text(run) if run.text.contains("know")))
        .map(|placed| placed.owner)
        .collect();
    assert!(owners.len() > 5, "several lines");
    owners.dedup();
    assert_eq!(owners.len(), 1);
}
