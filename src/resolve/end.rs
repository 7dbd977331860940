//! What closes a guide: booking, sources, review, notices.

use crate::diagnostic::Diagnostic;
use crate::load::schema::brand::BrandWords;
use crate::load::schema::handout::HandoutWords;
use crate::load::schema::shared::{Reference, ReferenceWords};
use crate::load::schema::{Handout, Review, Text as Written};
use crate::resolve::document::{Booking, EndMatter, Icon, Text, Variant};
use crate::resolve::exercise::name;
use crate::resolve::markup::{Line, full_stop};
use crate::resolve::message::Value;
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};
use crate::resolve::typography;

/// What closes a guide.
pub(crate) fn end<'a>(
    scene: &Scene<'a>,
    handout: &Handout,
    picks: &[Pick<'_>],
    guide: &Voice<'a, HandoutWords>,
    clinic: &mut Voice<'a, BrandWords>,
) -> EndMatter {
    let signature = Signature {
        own: handout.review.as_ref(),
        version: handout.version.as_ref(),
        translated: guide.is_translated(),
        translation: guide.find(|w| w.review.as_ref()),
    };
    EndMatter {
        booking: booking(scene, clinic),
        sources: sources(scene, handout, picks, guide),
        review: review(scene, &signature, picks),
        notices: notices(scene, clinic),
    }
}

fn booking<'a>(scene: &Scene<'a>, voice: &mut Voice<'a, BrandWords>) -> Option<Booking> {
    let words = scene.words;
    let booking = scene.brand.booking.as_ref()?;
    let contact = scene.brand.contact.as_ref();
    let phone = contact.and_then(|contact| contact.phone.as_ref());
    let hours = contact.and_then(|contact| contact.hours.as_ref());
    let hours = voice.maybe("hours", hours, |w| w.hours.as_ref());
    let call = phone.map(|phone| {
        let phone = ("phone", Value::Words(&phone.value));
        match hours {
            Some(hours) => words
                .text("booking.call_hours", &[phone, ("hours", Value::Words(&hours.text.value))]),
            None => words.text("booking.call", &[phone]),
        }
    });
    let (icon, key, placeholder, spoken) = address(&booking.url.value);
    let written = typography::address(spoken);
    let label = voice.maybe("booking_label", booking.label.as_ref(), |w| w.booking_label.as_ref());
    let spoken = [("url", Value::Words(spoken))];
    Some(Booking {
        title: label.map_or_else(|| words.text("booking.title", &[]), Said::plain),
        scan: words.text("booking.scan", &[]),
        icon,
        web: words.text(key, &[(placeholder, Value::Words(&written))]),
        call,
        url: booking.url.value.clone(),
        qr_alt: words.text("booking.qr_alt", &spoken).to_plain(),
        at: Some(booking.url.at.clone()),
    })
}

/// An address as people say it, and the icon and the sentence to say it with.
pub(crate) fn address(url: &str) -> (Icon, &'static str, &'static str, &str) {
    if let Some(number) = url.strip_prefix("tel:") {
        (Icon::Phone, "booking.call", "phone", number)
    } else if let Some(email) = url.strip_prefix("mailto:") {
        (Icon::Web, "booking.email", "email", email.split('?').next().unwrap_or(email))
    } else {
        let web = url.split_once("://").map_or(url, |(_, web)| web);
        (Icon::Web, "booking.web", "url", web.trim_end_matches('/'))
    }
}

/// *Where this comes from.* The guide's own sources by title, the exercises' by name; whoever is
/// the source of several exercises is named once.
fn sources(
    scene: &Scene<'_>,
    handout: &Handout,
    picks: &[Pick<'_>],
    guide: &Voice<'_, HandoutWords>,
) -> Option<Text> {
    let mut found: Vec<(Vec<Text>, Origin)> = Vec::new();
    let mut add = |about: Option<Text>, origin: Origin| match found
        .iter_mut()
        .find(|(_, known)| *known == origin)
    {
        Some((abouts, _)) => {
            abouts.extend(about.filter(|about| !abouts.contains(about)));
        }
        None => found.push((about.into_iter().collect(), origin)),
    };
    for (index, source) in handout.sources.iter().enumerate() {
        let words = guide.find(|w| w.sources.get(index));
        // Without a publisher, the title is all there is to say.
        let about = source.org.as_ref().map(|_| title(source, words, guide.own_language()));
        add(about, origin(source, words, guide.own_language()));
    }
    for pick in picks {
        let voice = Voice::new(scene.tag, &pick.exercise.translations);
        // Where it was written does not tell one exercise's name from another's.
        let about = Text { at: None, ..name(scene, pick.exercise) };
        for (index, source) in pick.exercise.sources.iter().enumerate() {
            let words = voice.find(|w| w.sources.get(index));
            add(Some(about.clone()), origin(source, words, voice.own_language()));
        }
    }
    let mut line = Line::default();
    for (index, (abouts, origin)) in found.iter().enumerate() {
        line.push(if index == 0 { "" } else { " " }, false);
        for (index, about) in abouts.iter().enumerate() {
            line.push(if index == 0 { "" } else { ", " }, false);
            line.push_in(&about.to_plain(), about.language.as_deref());
        }
        line.push(if abouts.is_empty() { "" } else { ": " }, false);
        let who = origin.who.to_plain();
        line.push_in(&who, origin.who.language.as_deref());
        let year = origin.year.map(|year| format!(", {year}")).unwrap_or_default();
        line.push(&format!("{year}{}", full_stop(&format!("{who}{year}"))), false);
    }
    let line = line.finish();
    (!line.is_empty()).then(|| scene.words.text("end.sources", &[("text", Value::Line(&line))]))
}

/// What it is called, in words of the page's language where there are any; else in `language`, the
/// file's own where that is another.
fn title(source: &Reference, words: Option<&ReferenceWords>, language: Option<&str>) -> Text {
    match words {
        Some(words) => named(words.title.as_str(), None),
        None => named(source.title.as_str(), language),
    }
}

/// Words whose place does not matter.
fn named(words: &str, language: Option<&str>) -> Text {
    Text { language: language.map(str::to_owned), ..Text::plain(words) }
}

/// Where something comes from.
#[derive(PartialEq)]
struct Origin {
    /// Who published it, else what it is called.
    who: Text,
    year: Option<u16>,
}

/// Who published it, else what it is called, and when. A publisher's name is not translated.
fn origin(source: &Reference, words: Option<&ReferenceWords>, language: Option<&str>) -> Origin {
    let who = match &source.org {
        Some(org) => named(org.as_str(), language),
        None => title(source, words, language),
    };
    Origin { who, year: source.year.as_ref().map(|year| year.value) }
}

/// What a guide says of its own review.
pub(crate) struct Signature<'a> {
    /// Of the guide in its own language.
    pub(crate) own: Option<&'a Review>,
    /// Its version.
    pub(crate) version: Option<&'a Written>,
    /// Whether its words are a translation.
    pub(crate) translated: bool,
    /// Of the translation.
    pub(crate) translation: Option<&'a Review>,
}

/// The review that holds for a guide as printed: its own when all its exercises are reviewed as
/// well, else the clinic's, which signs for everything it hands out.
pub(crate) fn holding_review<'a>(
    scene: &Scene<'a>,
    own: Option<&'a Review>,
    picks: &[Pick<'_>],
) -> Option<&'a Review> {
    let own = own.filter(|review| review.by.is_some());
    let exercises = picks.iter().all(|pick| is_signed(pick.exercise.review.as_ref()));
    let clinic = scene.brand.review.as_ref().filter(|review| review.by.is_some());
    own.filter(|_| exercises).or(clinic)
}

/// Says why a guide that was read is printed as not reviewed.
pub(crate) fn unread_exercises(
    scene: &Scene<'_>,
    own: Option<&Review>,
    picks: &[Pick<'_>],
) -> Option<Diagnostic> {
    let by = own?.by.as_ref()?;
    if holding_review(scene, own, picks).is_some() {
        return None;
    }
    let unread = picks.iter().filter(|pick| !is_signed(pick.exercise.review.as_ref()));
    let unread: Vec<&str> = unread.map(|pick| pick.used.exercise.value.as_str()).collect();
    let message = format!(
        "{} read this guide and nobody has read {}: it is printed as not reviewed",
        by.value,
        unread.join(", ")
    );
    let help = "fill in `review:` of these exercises, or let the clinic sign with `review:` in its \
                brand";
    Some(Diagnostic::warning("unreviewed", message, &by.at).help(help))
}

fn is_signed(review: Option<&Review>) -> bool {
    review.is_some_and(|review| review.by.is_some())
}

/// Who read a guide and when, when it is read next, and its version.
pub(crate) fn review<'a>(
    scene: &Scene<'a>,
    signature: &Signature<'a>,
    picks: &[Pick<'_>],
) -> Vec<Text> {
    let words = scene.words;
    let mut lines = Vec::new();
    match holding_review(scene, signature.own, picks) {
        Some(review) => {
            let by = review.by.as_ref().map_or("", |by| by.value.as_str());
            let by = ("by", Value::Words(by));
            lines.push(match &review.on {
                Some(on) => {
                    let date = words.date(on.value);
                    words.text("end.reviewed_on", &[by, ("date", Value::Words(&date))])
                }
                None => words.text("end.reviewed", &[by]),
            });
            lines.extend(review.due.as_ref().map(|due| {
                let date = words.month(due.value);
                words.text("end.next_review", &[("date", Value::Words(&date))])
            }));
        }
        None => lines.push(words.text("end.unreviewed", &[])),
    }
    if !translation_is_signed(scene, picks, signature) {
        lines.push(words.text("end.translation_unreviewed", &[]));
    }
    lines.extend(
        signature
            .version
            .map(|version| words.text("end.version", &[("version", Value::Words(&version.value))])),
    );
    lines
}

/// Whether every translation on the page was read by somebody.
fn translation_is_signed(scene: &Scene<'_>, picks: &[Pick<'_>], guide: &Signature<'_>) -> bool {
    let exercises = picks.iter().all(|pick| {
        let voice = Voice::new(scene.tag, &pick.exercise.translations);
        !voice.is_translated() || is_signed(voice.find(|w| w.review.as_ref()))
    });
    exercises && (!guide.translated || is_signed(guide.translation))
}

fn notices<'a>(scene: &Scene<'a>, voice: &mut Voice<'a, BrandWords>) -> Vec<Text> {
    let Some(notices) = &scene.brand.notices else { return Vec::new() };
    let disclaimer =
        voice.maybe("disclaimer", notices.disclaimer.as_ref(), |w| w.disclaimer.as_ref());
    let access = voice
        .maybe("language_access", notices.language_access.as_ref(), |w| w.language_access.as_ref());
    // Whoever holds large print has it already.
    let large_print =
        notices.large_print.as_ref().filter(|_| scene.request.variant != Variant::LargePrint);
    let large_print = voice.maybe("large_print", large_print, |w| w.large_print.as_ref());
    let all = disclaimer.into_iter().chain(access).chain(large_print);
    all.map(Said::plain).collect()
}
