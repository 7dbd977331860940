//! The clinic's part of a page: letterhead, typefaces, who gives the guide out.

use crate::color::Color;
use crate::diagnostic::{Diagnostic, Spanned};
use crate::load::schema::brand::{BrandWords, HeaderStyle as BrandHeader};
use crate::load::schema::values::{Binding as FileBinding, Date, Paper as FilePaper, PaperName};
use crate::load::schema::{Handout, Text as Written};
use crate::picture::areas::share_seen;
use crate::resolve::document::{
    Binding, ContactLine, Field, HeaderStyle, Letterhead, Logo, Paper, Text, Theme, Variant,
};
use crate::resolve::palette::palette;
use crate::resolve::scene::Scene;
use crate::resolve::translate::{Said, Voice};
use crate::resolve::{markup, pictures, typography};

/// The family pages are set in where a brand names none: its open zero survives a photocopy.
const BODY_FAMILY: &str = "Lexend";

/// Colours, typefaces and the style of the letterhead.
pub(crate) fn theme(scene: &Scene<'_>) -> Theme {
    let brand = scene.brand;
    let fonts = brand.fonts.as_ref();
    let family = |named: Option<&Written>| named.map(|named| named.value.clone());
    let body = fonts.and_then(|fonts| family(fonts.body.as_ref()));
    let body = body.unwrap_or_else(|| BODY_FAMILY.to_owned());
    let heading = fonts.and_then(|fonts| family(fonts.heading.as_ref()));
    let heading = heading.unwrap_or_else(|| body.clone());
    let accent = brand.colors.accent.as_ref().map(|accent| accent.value);
    Theme {
        palette: palette(brand.colors.primary.value, accent, scene.request.variant),
        heading_differs: heading != body,
        body,
        heading,
        header: match brand.header.as_ref().map(|header| header.value) {
            // A band is the largest solid area there is: in one ink it becomes a rule.
            Some(BrandHeader::Band) if scene.request.variant != Variant::InkSaver => {
                HeaderStyle::Band
            }
            Some(BrandHeader::Plain) => HeaderStyle::Plain,
            Some(BrandHeader::Line | BrandHeader::Band) | None => HeaderStyle::Line,
        },
    }
}

/// The clinic at the head of the first page.
pub(crate) fn letterhead<'a>(
    scene: &Scene<'a>,
    theme: &Theme,
    voice: &mut Voice<'a, BrandWords>,
    problems: &mut Vec<Diagnostic>,
) -> Letterhead {
    let brand = scene.brand;
    let contact = brand.contact.as_ref();
    let web = |text: Option<&Written>, scheme: &str| {
        let written = text?;
        let text = Text {
            inlines: markup::words(&typography::address(&written.value)),
            ..untranslated(written)
        };
        let bare = written.value.split_once("://").map_or(&*written.value, |(_, rest)| rest);
        Some(ContactLine { text, url: Some(format!("{scheme}{bare}")) })
    };
    let plain = |text: Text| ContactLine { text, url: None };
    let address = contact.and_then(|contact| contact.address.as_ref());
    // With booking, the hours stand beside the number to call.
    let hours = contact.and_then(|contact| contact.hours.as_ref());
    let hours = hours.filter(|_| brand.booking.is_none());
    let lines = [
        contact.and_then(|contact| web(contact.web.as_ref(), "https://")),
        contact.and_then(|contact| web(contact.email.as_ref(), "mailto:")),
        // An address is a name: it stays as it is unless the clinic writes it differently.
        address.map(|address| {
            plain(untranslated(voice.find(|w| w.address.as_ref()).unwrap_or(address)))
        }),
        voice.maybe("hours", hours, |w| w.hours.as_ref()).map(Said::plain).map(plain),
    ];
    let palette = &theme.palette;
    let band = theme.header == HeaderStyle::Band;
    let band = band.then_some((palette.band, palette.on_band));
    Letterhead {
        name: untranslated(&brand.name),
        tagline: voice
            .maybe("tagline", brand.tagline.as_ref(), |w| w.tagline.as_ref())
            .map(Said::plain),
        logo: logo(scene, band, problems),
        phone: contact.and_then(|contact| contact.phone.as_ref()).map(|phone| ContactLine {
            text: untranslated(phone),
            url: Some(telephone(&phone.value)),
        }),
        lines: lines.into_iter().flatten().collect(),
    }
}

/// A number as a telephone dials it: digits, and a plus before them (RFC 3966).
pub(crate) fn telephone(number: &str) -> String {
    let dialled = number.chars().filter(|c| c.is_ascii_digit() || *c == '+');
    format!("tel:{}", dialled.collect::<String>())
}

/// Names, numbers and addresses, which are the same in every language.
pub(crate) fn untranslated(text: &Written) -> Text {
    Said { text, language: None }.plain()
}

/// Contrast of graphics, WCAG 2.2 level AA.
const SEEN: f64 = 3.0;
/// The share of a logo that is seen on a band without a plate behind it.
const MOSTLY: f64 = 0.75;

/// The clinic's logo, in the version for dark grounds where it stands on a band with white words.
/// One that has no such version and would not be seen on the band, but is on white, gets a plate.
/// `band` is the colour of the band and that of words on it.
pub(crate) fn logo(
    scene: &Scene<'_>,
    band: Option<(Color, Color)>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Logo> {
    let logo = scene.brand.logo.as_ref()?;
    let dark = band.is_some_and(|(_, words)| words == Color::WHITE);
    let on_dark = logo.on_dark.as_ref().filter(|_| dark);
    let picture = pictures::logo(scene, on_dark.unwrap_or(&logo.image), problems)?;
    let plate = band.filter(|_| on_dark.is_none()).is_some_and(|(band, _)| {
        let seen = share_seen(&picture, band, SEEN);
        seen < MOSTLY && share_seen(&picture, Color::WHITE, SEEN) > seen
    });
    Some(Logo { picture, alt: logo.alt.value.clone(), plate, at: Some(logo.at.clone()) })
}

/// *Prepared for*, *Date*, *By*: filled in as far as it is known, the rest to write on.
pub(crate) fn strip(scene: &Scene<'_>) -> Vec<Field> {
    let words = scene.words;
    let date = scene
        .request
        .date
        .map(|(year, month, day)| Text::plain(words.date(Date { year, month, day })));
    let by = scene.brand.clinician.as_ref().map(|clinician| {
        let mut by = untranslated(&clinician.name);
        // The role is written in one language only; in any other the name has to do.
        if let Some(role) = clinician.role.as_ref().filter(|_| scene.is_base_language()) {
            by = Text {
                at: by.at,
                ..Text::plain(format!("{}, {}", clinician.name.value, role.value))
            };
        }
        by
    });
    [("strip.prepared_for", None), ("strip.date", date), ("strip.by", by)]
        .into_iter()
        .map(|(label, value)| Field { label: words.text(label, &[]), value })
        .collect()
}

/// The sheet: what was asked for, else the guide's, else the clinic's where that counts, else the
/// usual one.
pub(crate) fn paper(
    scene: &Scene<'_>,
    own: Option<&Spanned<FilePaper>>,
    clinics: bool,
    usual: PaperName,
) -> Paper {
    let written = |paper: &FilePaper| {
        let (width, height) = paper.size();
        Paper { width, height }
    };
    scene
        .request
        .paper
        .or_else(|| own.map(|paper| written(&paper.value)))
        .or_else(|| {
            let paper = scene.brand.paper.as_ref().filter(|_| clinics);
            paper.map(|paper| written(&paper.value))
        })
        .unwrap_or_else(|| written(&FilePaper::Named(usual)))
}

/// Where holes or staples go: the guide's word, else the clinic's.
pub(crate) fn binding(scene: &Scene<'_>, handout: &Handout) -> Binding {
    let binding = handout.binding.as_ref().or(scene.brand.binding.as_ref());
    match binding.map(|binding| binding.value) {
        None | Some(FileBinding::None) => Binding::None,
        Some(FileBinding::Left) => Binding::Left,
        Some(FileBinding::Duplex) => Binding::Duplex,
    }
}
