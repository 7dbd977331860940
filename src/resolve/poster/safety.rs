//! The foot of a poster: when to stop, whom to ask, how to reach the clinic.

use crate::load::schema::Poster;
use crate::load::schema::brand::BrandWords;
use crate::load::schema::poster::PosterWords;
use crate::resolve::clinic::{telephone, untranslated};
use crate::resolve::document::{Code, ContactLine, Inline, PosterContact, Text};
use crate::resolve::end::address;
use crate::resolve::markup::{self, one_line, sentence};
use crate::resolve::message::Value;
use crate::resolve::safety::{added, ask_first, emergency_label};
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};
use crate::resolve::typography;

/// *Stop if …*: what holds for every exercise, and every other reason one of them names, once.
pub(super) fn stop(scene: &Scene<'_>, picks: &[Pick<'_>]) -> Text {
    let general = ["poster.stop_pain", "poster.stop_numb", "poster.stop_dizzy"]
        .map(|key| scene.words.text(key, &[]).to_plain());
    let mut reasons: Vec<String> = Vec::new();
    for said in said(scene, picks).into_iter().filter(|said| said.language.is_none()) {
        let reason = ending(said);
        if !general.contains(&reason) && !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    if reasons.is_empty() {
        return scene.words.text("poster.stop", &[]);
    }
    let list = scene.words.any_of(&reasons, None);
    scene.words.text("poster.stop_also", &[("list", Value::Words(&list))])
}

/// Everything that must be read before and while moving.
pub(super) fn lines<'a>(
    scene: &Scene<'a>,
    file: &'a Poster,
    picks: &[Pick<'_>],
    stop: &Text,
    guide: &mut Voice<'a, PosterWords>,
) -> Vec<Text> {
    let own = file.safety.as_ref();
    let of = |w: &'a PosterWords| w.safety.as_ref();
    let emergency = added(own, guide, of, "safety.emergency", |lines| &lines.emergency);
    let reasons = added(own, guide, of, "safety.stop", |lines| &lines.stop);
    let mut lines = vec![stop.clone()];
    // Reasons nobody translated stay in their own language, in a sentence of their own.
    let foreign = said(scene, picks).into_iter().filter(|said| said.language.is_some());
    for said in foreign {
        let mut text = said.plain();
        text.inlines = markup::words(&sentence(&ending(said)));
        let line = scene.words.around("card.stop_if", &[], &text);
        if !lines.iter().any(|known| known.inlines == line.inlines) {
            lines.push(line);
        }
    }
    lines.extend(labelled(scene, &scene.words.text("safety.stop", &[]), &reasons));
    lines.extend(labelled(scene, &emergency_label(scene), &emergency));
    lines.extend(ask_first(scene, own, picks));
    lines
}

fn said<'a>(scene: &Scene<'_>, picks: &[Pick<'a>]) -> Vec<Said<'a>> {
    let of = |pick: &Pick<'a>| {
        let exercise = pick.exercise;
        let mut voice = Voice::new(scene.tag, &exercise.translations);
        voice.list("stop_if", &exercise.stop_if, |w| &w.stop_if)
    };
    picks.iter().flat_map(of).collect()
}

/// The end of *Stop if …*, without its stop.
fn ending(said: Said<'_>) -> String {
    one_line(&said.text.value).trim_end_matches('.').to_owned()
}

/// *Call 999 now for:* with what the poster adds; nothing where it adds nothing.
fn labelled(scene: &Scene<'_>, label: &Text, items: &[Text]) -> Option<Text> {
    let first = items.first()?;
    let plain: Vec<String> = items.iter().map(Text::to_plain).collect();
    let list = sentence(&scene.words.any_of(&plain, first.language.as_deref()));
    Some(Text {
        inlines: vec![Inline::Bold(label.to_plain()), Inline::Plain(format!(" {list}"))],
        ..first.clone()
    })
}

/// Whom to call, and where the code leads.
pub(super) fn contact<'a>(scene: &Scene<'a>, voice: &mut Voice<'a, BrandWords>) -> PosterContact {
    let (brand, words) = (scene.brand, scene.words);
    let details = brand.contact.as_ref();
    let phone = details
        .and_then(|contact| contact.phone.as_ref())
        .map(|phone| ContactLine { text: untranslated(phone), url: Some(telephone(&phone.value)) });
    let written = details.and_then(|contact| contact.web.as_ref());
    let bare = |web: &str| web.split_once("://").map_or(web, |(_, rest)| rest).to_owned();
    // The code opens what the clinic books with, else its site.
    let target = match (&brand.booking, written) {
        (Some(booking), _) => Some((booking.url.value.clone(), &booking.url.at)),
        (None, Some(web)) => Some((format!("https://{}", bare(&web.value)), &web.at)),
        (None, None) => None,
    };
    let label = brand.booking.as_ref().map(|booking| {
        let own =
            voice.maybe("booking_label", booking.label.as_ref(), |w| w.booking_label.as_ref());
        own.map_or_else(|| words.text("booking.title", &[]), Said::plain)
    });
    let call = phone.is_some().then(|| words.text("poster.call", &[])).or(label);
    let mut contact = PosterContact { call, phone, ..PosterContact::default() };
    if let Some((url, at)) = target {
        let (_, _, _, spoken) = address(&url);
        let spoken_value = [("url", Value::Words(spoken))];
        let alt = words.text("booking.qr_alt", &spoken_value).to_plain();
        let text = Text {
            inlines: markup::words(&typography::address(spoken)),
            at: Some(at.clone()),
            language: None,
        };
        // A number that is printed already need not stand there twice.
        let said = contact.phone.is_some() && url.starts_with("tel:");
        contact.web = (!said).then(|| ContactLine { text, url: Some(url.clone()) });
        contact.code = Some(Code { url, alt, at: Some(at.clone()) });
    }
    contact
}
