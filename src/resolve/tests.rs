//! Whole guides, from files to a document.

use super::fixture::{catalogue, request, resolve, said, shown, source};
use super::*;
use crate::resolve::document::{Block, Callout, Exercise, HeaderStyle, Icon};

const TWIST: &str = "\
name: Twist
regions: [core]
position: sitting
equipment: [chair]
level: gentle
figures:
  - {image: chair-twist/turn.svg, alt: One}
  - {image: bridge/lift.svg, alt: Two}
steps: [Sit tall., Turn (B).]
dose: {reps: 3, hold: 20 s, sides: each, per_day: 2}
feel: A stretch.
cautions: [Go slowly., Breathe.]
stop_if: [you feel dizzy., it hurts.]
ask_first: [osteoporosis]
harder: bridge
sources: [{title: Leaflet, org: A clinic (Leeds)}, {title: usual practice}]
translations:
  es: {name: Giro, steps: [Siéntese., Gire (B).], feel: Un tirón., cautions: [Despacio., Respire.]}
";

const GUIDE: &str = "\
title: Guide
sections:
  - heading: Words
    text: |
      One **two**.

      - three
  - exercises: [{use: twist, note: Turn less., dose: {per_day: 3}}]
  - callout: tip
    text: Move.
  - diary: {weeks: 1}
sources: [{title: Leaflet, org: A clinic (Leeds)}]
version: \"2\"
";

const FILES: [(&str, &str); 2] =
    [("guides/exercises/twist.yaml", TWIST), ("guides/handouts/guide.yaml", GUIDE)];

fn first_card(document: &Document) -> &Exercise {
    let cards = document.blocks.iter().find_map(|block| match block {
        Block::Exercises(group) => group.exercises.first(),
        _ => None,
    });
    cards.expect("the guide has an exercise")
}

#[test]
fn every_shipped_guide_resolves_for_every_clinic_language_and_variant() {
    let source = source(&[]);
    let catalogue = catalogue(&source);
    assert!(catalogue.handout_ids().count() >= 3);
    for guide in catalogue.handout_ids() {
        for brand in catalogue.brand_ids() {
            for language in ["en", "es"] {
                for variant in [Variant::Standard, Variant::LargePrint, Variant::InkSaver] {
                    let brand = brand.to_owned();
                    let request = Request { brand, variant, ..request(guide, language) };
                    let (_, problems) = super::resolve(&catalogue, &source, &request)
                        .unwrap_or_else(|errors| panic!("{request:?}: {errors:#?}"));
                    assert_eq!(problems, [], "{request:?}");
                }
            }
        }
    }
}

#[test]
fn a_card_says_everything_the_files_say() {
    let (document, problems) = resolve(&FILES, &request("guide", "en"));
    assert_eq!(problems, [""; 0]);
    let card = first_card(&document);
    assert_eq!(shown(&card.steps[1]), "Turn.\u{a0}[B]");
    let letters: Vec<_> = card.figures.iter().map(|figure| figure.letter).collect();
    assert_eq!(letters, [Some('A'), Some('B')]);
    let dose: Vec<_> = card.dose.iter().map(|cell| said(&cell.phrase)).collect();
    assert_eq!(dose, ["Hold *20* seconds", "*3* times each side", "*3* times a day"]);
    assert_eq!(card.feel.as_ref().map(shown).unwrap(), "*You should feel* a stretch.");
    let cautions: Vec<_> = card.cautions.iter().map(shown).collect();
    assert_eq!(
        cautions,
        ["*Take care.* Go slowly. Breathe.", "*Stop\u{a0}if* you feel dizzy or it hurts."]
    );
    assert_eq!(
        card.tips.iter().map(shown).collect::<Vec<_>>(),
        ["*Harder:* Try “Bridge”; ask us for the sheet."]
    );
    assert_eq!(card.note.as_ref().map(shown).unwrap(), "*From Maya Osei:* Turn less.");
}

#[test]
fn an_easier_or_harder_exercise_of_the_same_guide_is_given_by_its_number() {
    let guide = GUIDE.replace("{use: twist,", "bridge, {use: twist,");
    let files = [FILES[0], ("guides/handouts/guide.yaml", guide.as_str())];
    for (language, expected) in [
        ("en", "*Harder:* Do number\u{a0}1, Bridge."),
        ("es", "*Más\u{a0}difícil:* Haga el número\u{a0}1, Puente."),
    ] {
        let (document, _) = resolve(&files, &request("guide", language));
        let Some(Block::Exercises(group)) = document.blocks.get(1) else { panic!("no group") };
        assert_eq!(group.exercises[1].tips.iter().map(shown).collect::<Vec<_>>(), [expected]);
    }
}

#[test]
fn sources_are_in_the_language_of_the_page_where_they_can_be_and_say_where_not() {
    let words = "  es: {sources: [{title: Folleto}, {title: práctica habitual}], name";
    let twist = TWIST.replace("  es: {name", words);
    let files = [("guides/exercises/twist.yaml", twist.as_str()), FILES[1]];
    let sources = |language| {
        let (document, _) = resolve(&files, &request("guide", language));
        shown(&document.end.sources.unwrap())
    };
    assert!(sources("en").ends_with("Twist: usual practice."));
    assert!(sources("es").ends_with("Giro: práctica habitual."));
    assert!(sources("es").contains("<en: Leaflet>, Giro: <en: A clinic (Leeds)>. "));
}

#[test]
fn opening_hours_stand_beside_the_number_to_call_or_in_the_letterhead() {
    let lines = |booking: &str| {
        let brand = format!(
            "name: B\ncolors: {{primary: \"#0F6E84\"}}\n{booking}\
             contact: {{phone: \"1\", web: a-b.example, hours: 9 to 5}}\n"
        );
        let files = [FILES[0], FILES[1], ("guides/brands/b.yaml", brand.as_str())];
        let asked = Request { brand: "b".to_owned(), ..request("guide", "en") };
        let (document, _) = resolve(&files, &asked);
        let booking = document.end.booking.map(|booking| (booking.icon, shown(&booking.web)));
        (
            document.letterhead.lines.iter().map(|line| shown(&line.text)).collect::<Vec<_>>(),
            booking,
        )
    };
    let web = "a-\u{2060}b.example";
    assert_eq!(lines(""), (vec![web.to_owned(), "9 to 5".to_owned()], None));
    assert_eq!(
        lines("booking: {url: \"https://a-b.example/c-d/\"}\n"),
        (vec![web.to_owned()], Some((Icon::Web, format!("Or go to *{web}/c-\u{2060}d*"))))
    );
    let (_, call) = lines("booking: {url: \"tel:123\"}\n");
    assert_eq!(call, Some((Icon::Phone, "Or call *123*".to_owned())));
}

#[test]
fn the_frame_of_a_guide_is_filled_in() {
    let asked = Request { date: Some((2026, 11, 2)), ..request("guide", "en") };
    let (document, _) = resolve(&FILES, &asked);
    let glance = document.glance.unwrap();
    // 3 × 2 × (20 + 3) seconds
    let facts: Vec<_> = glance.facts.iter().map(|fact| said(&fact.phrase)).collect();
    assert_eq!(facts, ["*1* exercise", "*3* minutes or\u{a0}so", "*3* times a day"]);
    assert_eq!(shown(&glance.needs[0].text), "a sturdy chair");
    let ask = document.safety.ask_first.as_ref().map(shown).unwrap();
    assert_eq!(ask, "*Ask us first* if you have weak bones.");
    assert_eq!(shown(&document.safety.emergency_label), "Call 999 now for:");
    let values: Vec<_> =
        document.strip.iter().map(|field| field.value.as_ref().map(shown)).collect();
    assert_eq!(
        values,
        [None, Some("2 Nov 2026".to_owned()), Some("Maya Osei, Physiotherapist".to_owned())]
    );
    let Some(Block::Diary(diary)) = document.blocks.last() else { panic!("no diary") };
    assert!(!diary.rows[0].twice_a_day, "three times a day has no morning and evening");
    assert_eq!(shown(&diary.hint), "Tick a box each time you do it.");
    assert_eq!(
        shown(&document.end.sources.unwrap()),
        "*Where this comes from.* Leaflet, Twist: A clinic (Leeds). Twist: usual practice."
    );
    let review: Vec<_> = document.end.review.iter().map(shown).collect();
    assert_eq!(review, ["*Content not yet reviewed by a clinician.*", "*Version* 2."]);
    assert_eq!(document.foot.page.fill(1, 3), "Page 1 of 3");
}

#[test]
fn what_is_not_translated_stays_english_is_marked_and_is_listed_once() {
    let (document, problems) = resolve(&FILES, &request("guide", "es"));
    assert_eq!(
        problems,
        [
            "the exercise `twist` is not fully in `es`: missing figures[0].alt, figures[1].alt, stop_if",
            "the handout `guide` is not fully in `es`: missing title, sections[1].notes.twist, \
         sections[0].heading, sections[0].text, sections[2].text",
        ]
    );
    assert_eq!(document.title.language.as_deref(), Some("en"));
    let card = first_card(&document);
    assert_eq!((shown(&card.name).as_str(), &card.name.language), ("Giro", &None));
    assert_eq!(shown(&card.cautions[0]), "*Cuidado.* Despacio. Respire.");
    assert_eq!(shown(&card.cautions[1]), "*Stop\u{a0}if* you feel dizzy or it hurts.");
    assert_eq!(card.cautions[1].language.as_deref(), Some("en"));
    assert_eq!(card.feel.as_ref().map(shown).unwrap(), "*Debería sentir* un tirón.");
    let callout = document.blocks.iter().find_map(|block| match block {
        Block::Callout(Callout { heading, .. }) => Some(shown(heading)),
        _ => None,
    });
    assert_eq!(callout.as_deref(), Some("Consejo"));
    let review: Vec<_> = document.end.review.iter().map(shown).collect();
    assert_eq!(review[1], "*Traducción aún sin revisar.*");
}

#[test]
fn a_guide_is_reviewed_when_its_exercises_are_or_when_the_clinic_signs() {
    let review = |files: &[(&str, &str)], brand: &str| {
        let asked = Request { brand: brand.to_owned(), ..request("guide", "en") };
        let (document, problems) = resolve(files, &asked);
        let review = document.end.review.iter().map(shown).collect::<Vec<_>>().join(" ");
        (review, problems.join(" "))
    };
    let signed = "review: {by: Ana Lind, on: 2026-11-02, due: 2028-05-01}\n";
    let guide = format!("{GUIDE}{signed}");
    let twist = TWIST.replace("translations:", &format!("{signed}translations:"));
    let brand =
        format!("name: B\ncolors: {{primary: \"#0F6E84\"}}\n{}", signed.replace("Lind", "Berg"));
    let guide = ("guides/handouts/guide.yaml", guide.as_str());
    let plain = FILES[0];
    let twist = (plain.0, twist.as_str());
    let brand = ("guides/brands/b.yaml", brand.as_str());
    let by = "*Reviewed by* Ana Lind, 2 Nov 2026. *Next review* May 2028. *Version* 2.";
    let fine = |line: String| (line, String::new());
    assert_eq!(review(&[guide, twist], "default"), fine(by.to_owned()));
    assert_eq!(
        review(&[guide, plain], "default"),
        (
            "*Content not yet reviewed by a clinician.* *Version* 2.".to_owned(),
            "Ana Lind read this guide and nobody has read twist: it is printed as not reviewed"
                .to_owned(),
        )
    );
    assert_eq!(review(&[guide, plain, brand], "b"), fine(by.replace("Lind", "Berg")));
    assert_eq!(review(&[FILES[1], plain, brand], "b"), fine(by.replace("Lind", "Berg")));
}

#[test]
fn one_ink_needs_no_band() {
    let header = |variant| {
        let asked = Request {
            brand: "larkfield".to_owned(),
            variant,
            ..request("upper-back-relief", "en")
        };
        resolve(&[], &asked).0.theme.header
    };
    assert_eq!(header(Variant::Standard), HeaderStyle::Band);
    assert_eq!(header(Variant::InkSaver), HeaderStyle::Line);
}

#[test]
fn what_cannot_be_printed_is_an_error_that_says_what_to_do() {
    let source = source(&[]);
    let catalogue = catalogue(&source);
    for (asked, code) in [
        (request("nothing", "en"), "unknown-guide"),
        (request("upper-back-relief", "xx"), "unknown-language"),
        (
            Request { brand: "nobody".to_owned(), ..request("upper-back-relief", "en") },
            "unknown-brand",
        ),
    ] {
        let errors = super::resolve(&catalogue, &source, &asked).unwrap_err();
        assert_eq!(errors[0].code, code);
        assert!(errors[0].help.is_some());
    }
}
