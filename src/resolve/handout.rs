//! A handout, put together.

use crate::diagnostic::Diagnostic;
use crate::load::schema::Handout;
use crate::load::schema::handout::Layout;
use crate::load::schema::values::PaperName;
use crate::resolve::blocks::blocks;
use crate::resolve::clinic::{binding, letterhead, paper, strip, theme, untranslated};
use crate::resolve::document::{Arrangement, Document, Foot, Metadata, PageLabel, Text};
use crate::resolve::end::{end, holding_review, unread_exercises};
use crate::resolve::glance::glance;
use crate::resolve::message::Value;
use crate::resolve::safety::safety;
use crate::resolve::scene::{Pick, Scene};
use crate::resolve::translate::{Said, Voice};

/// Everything about a handout but where things go.
pub(crate) fn document<'a>(
    scene: &Scene<'a>,
    handout: &'a Handout,
    problems: &mut Vec<Diagnostic>,
) -> Document {
    let mut guide = Voice::new(scene.tag, &handout.translations);
    let mut clinic = Voice::new(scene.tag, &scene.brand.translations);
    let picks = scene.pick(handout.exercises(), problems);
    let title = guide.say("title", &handout.title, |w| w.title.as_ref()).plain();
    let purpose = guide.maybe("purpose", handout.purpose.as_ref(), |w| w.purpose.as_ref());
    let purpose = purpose.map(Said::plain);
    let theme = theme(scene);
    let document = Document {
        language: scene.words.language.clone(),
        paper: paper(scene, handout.paper.as_ref(), true, PaperName::A4),
        bleed: scene.request.bleed,
        binding: binding(scene, handout),
        variant: scene.request.variant,
        arrangement: arrangement(handout),
        columns_at: handout.columns.as_ref().map(|columns| columns.at.clone()),
        letterhead: letterhead(scene, &theme, &mut clinic, problems),
        strip: strip(scene, &clinic),
        glance: glance(scene, &picks),
        safety: safety(scene, handout, &picks, &mut guide),
        blocks: blocks(scene, handout, &picks, &mut guide, problems),
        end: end(scene, handout, &picks, &guide, &mut clinic),
        foot: foot(scene, handout, &picks, &title),
        metadata: metadata(scene, &picks, purpose.as_ref()),
        theme,
        title,
        purpose,
    };
    let guide_name = format!("the handout `{}`", scene.request.guide);
    let clinic_name = format!("the brand `{}`", scene.request.brand);
    problems.extend(guide.report(&guide_name, scene.tag, &handout.at));
    problems.extend(unread_exercises(scene, handout.review.as_ref(), &picks));
    problems.extend(clinic.report(&clinic_name, scene.tag, scene.clinic_words_at()));
    document
}

fn arrangement(handout: &Handout) -> Arrangement {
    let columns = handout.columns.as_ref().map(|columns| columns.value);
    let per_page = handout.per_page.as_ref().map(|per_page| per_page.value);
    match handout.layout.as_ref().map(|layout| layout.value) {
        None | Some(Layout::Cards) => Arrangement::Cards,
        Some(Layout::Grid) => Arrangement::Grid { columns, per_page },
        Some(Layout::List) => Arrangement::List { per_page },
        Some(Layout::OnePerPage) => Arrangement::OnePerPage,
    }
}

fn foot(scene: &Scene<'_>, handout: &Handout, picks: &[Pick<'_>], title: &Text) -> Foot {
    let words = scene.words;
    let version = handout
        .version
        .as_ref()
        .map(|version| words.text("foot.version", &[("version", Value::Words(&version.value))]));
    let review = match holding_review(scene, handout.review.as_ref(), picks) {
        None => Some(words.text("foot.unreviewed", &[])),
        Some(review) => review.due.as_ref().map(|due| {
            let date = words.month(due.value);
            words.text("foot.next_review", &[("date", Value::Words(&date))])
        }),
    };
    let page = [("page", Value::Words("{page}")), ("pages", Value::Words("{pages}"))];
    Foot {
        clinic: untranslated(&scene.brand.name),
        about: std::iter::once(title.clone()).chain(version).chain(review).collect(),
        page: PageLabel { template: words.text("foot.page", &page).to_plain() },
    }
}

/// What a file manager shows of a guide.
pub(crate) fn metadata(scene: &Scene<'_>, picks: &[Pick<'_>], purpose: Option<&Text>) -> Metadata {
    let mut keywords: Vec<String> = Vec::new();
    for id in picks.iter().flat_map(|pick| &pick.exercise.regions) {
        let region = scene.words.term(&id.value, |terms| terms.regions.get(&id.value)).to_plain();
        if !keywords.contains(&region) {
            keywords.push(region);
        }
    }
    Metadata {
        author: scene.brand.name.value.clone(),
        subject: purpose.map(Text::to_plain),
        keywords,
        date: scene.request.date,
    }
}
