//! When to stop and whom to call.

use crate::load::schema::handout::HandoutWords;
use crate::load::schema::shared::SafetyAdditions;
use crate::load::schema::{Handout, Text as Written};
use crate::resolve::document::{Safety, Text};
use crate::resolve::message::Value;
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};

/// The safety box: what every guide says, and what this one adds. Reasons to stop one exercise
/// stand on its card.
pub(crate) fn safety<'a>(
    scene: &Scene<'a>,
    handout: &'a Handout,
    picks: &[Pick<'_>],
    voice: &mut Voice<'a, HandoutWords>,
) -> Safety {
    let words = scene.words;
    let phone = scene.brand.contact.as_ref().and_then(|contact| contact.phone.as_ref());
    let phone = phone.map(|phone| [("phone", Value::Words(&phone.value))]);
    let stop_label = words.text("safety.stop", &[]);
    let mut emergency = words.safety_lines(|lines| &lines.emergency);
    let mut stop = words.safety_lines(|lines| &lines.stop);
    let own = handout.safety.as_ref();
    let of = |w: &'a HandoutWords| w.safety.as_ref();
    emergency.extend(added(own, voice, of, "safety.emergency", |lines| &lines.emergency));
    stop.extend(added(own, voice, of, "safety.stop", |lines| &lines.stop));
    let title = words.text("safety.title", &[]);
    let name = [("name", Value::Line(&title.inlines))];
    Safety {
        continued: words.around("card.continued", &name, &title),
        title,
        emergency_label: emergency_label(scene),
        emergency,
        stop_label_phone: match &phone {
            Some(phone) => words.text("safety.stop_phone", phone),
            None => stop_label.clone(),
        },
        stop_label,
        stop,
        phone: phone.map(|phone| words.text("safety.phone", &phone)),
        ask_first: ask_first(scene, own, picks),
        never: Some(words.text("safety.never", &[])),
    }
}

/// *Call 999 now for:*, with the number of the clinic's country where the clinic says it.
pub(crate) fn emergency_label(scene: &Scene<'_>) -> Text {
    match &scene.brand.emergency {
        Some(emergency) => {
            let number = [("number", Value::Words(emergency.call.value.as_str()))];
            scene.words.text("safety.call", &number)
        }
        None => scene.words.text("safety.call_local", &[]),
    }
}

/// The lines a guide adds.
pub(crate) fn added<'a, W>(
    own: Option<&'a SafetyAdditions>,
    voice: &mut Voice<'a, W>,
    translated: impl Fn(&'a W) -> Option<&'a SafetyAdditions>,
    key: &str,
    of: fn(&SafetyAdditions) -> &[Written],
) -> Vec<Text> {
    let own = own.map_or(&[][..], of);
    let said = voice.list(key, own, |w| translated(w).map_or(&[], of));
    said.into_iter().map(Said::plain).collect()
}

/// *Ask us first if you …*, with everything the guide or one of its exercises asks about, once.
pub(crate) fn ask_first(
    scene: &Scene<'_>,
    own: Option<&SafetyAdditions>,
    picks: &[Pick<'_>],
) -> Option<Text> {
    let own = own.into_iter().flat_map(|safety| &safety.ask_first);
    let theirs = picks.iter().flat_map(|pick| &pick.exercise.ask_first);
    let mut ids: Vec<&str> = Vec::new();
    for id in own.chain(theirs) {
        if !ids.contains(&id.value.as_str()) {
            ids.push(&id.value);
        }
    }
    let endings: Vec<String> = ids
        .into_iter()
        .map(|id| scene.words.term(id, |terms| terms.ask_first.get(id)).to_plain())
        .collect();
    let list = scene.words.any_of(&endings, None);
    let asks = !endings.is_empty();
    asks.then(|| scene.words.text("safety.ask_first", &[("list", Value::Words(&list))]))
}
