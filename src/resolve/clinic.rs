//! The clinic's part of a page: letterhead, typefaces, who gives the guide out.

use crate::color::Color;
use crate::diagnostic::{Diagnostic, Spanned};
use crate::load::schema::brand::{BrandWords, HeaderStyle as BrandHeader};
use crate::load::schema::values::{Binding as FileBinding, Date, Paper as FilePaper, PaperName};
use crate::load::schema::{Handout, Text as Written};
use crate::resolve::document::{
    Binding, ContactLine, Field, HeaderStyle, Letterhead, Logo, Palette, Paper, Text, Theme,
    Variant,
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
    Letterhead {
        name: untranslated(&brand.name),
        tagline: voice
            .maybe("tagline", brand.tagline.as_ref(), |w| w.tagline.as_ref())
            .map(Said::plain),
        logo: logo(scene, on_dark_band(theme.header, &theme.palette), problems),
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

/// The clinic's logo, in the version for dark grounds where it stands on one.
pub(crate) fn logo(
    scene: &Scene<'_>,
    on_dark: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<Logo> {
    let logo = scene.brand.logo.as_ref()?;
    let image = match &logo.on_dark {
        Some(reversed) if on_dark => reversed,
        _ => &logo.image,
    };
    let picture = pictures::logo(scene, image, problems)?;
    Some(Logo { picture, alt: logo.alt.value.clone(), at: Some(logo.at.clone()) })
}

fn on_dark_band(header: HeaderStyle, palette: &Palette) -> bool {
    header == HeaderStyle::Band && palette.on_band == Color::WHITE
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
