//! The clinic's part of a page: letterhead, typefaces, who gives the guide out.

use crate::color::Color;
use crate::diagnostic::{Diagnostic, Spanned};
use crate::load::schema::brand::{BrandWords, HeaderStyle as BrandHeader};
use crate::load::schema::values::{Binding as FileBinding, Date, Paper as FilePaper, PaperName};
use crate::load::schema::{Handout, Text as Written};
use crate::picture::outlines::{MOSTLY, Outlines};
use crate::resolve::document::{
    Binding, ContactLine, Field, HeaderStyle, Inline, Letterhead, Logo, Paper, Text, Theme, Variant,
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
    let ground = Ground {
        color: if band { palette.band } else { Color::WHITE },
        strong: palette.primary,
        ink: palette.ink,
        solids: palette.fill.is_some(),
    };
    Letterhead {
        name: untranslated(&brand.name),
        tagline: voice
            .maybe("tagline", brand.tagline.as_ref(), |w| w.tagline.as_ref())
            .map(Said::plain),
        logo: logo(scene, &ground, problems),
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

/// What a logo lies on, and what it may be given to stand on.
pub(crate) struct Ground {
    /// Paper, or the band.
    pub(crate) color: Color,
    /// The brand's colour as text on white has it.
    pub(crate) strong: Color,
    /// Of text.
    pub(crate) ink: Color,
    /// Whether areas may be filled with ink.
    pub(crate) solids: bool,
}

/// Contrast from which a ground is a dark one: white words on it can be read (WCAG 2.2, 1.4.3).
const DARK: f64 = 4.5;
/// The share of a logo's outlines below which it is as good as not there.
const LOST: f64 = 0.25;

/// The clinic's logo, in the version for dark grounds where it stands on one. Where it would not be
/// seen it gets a plate: a white one, else one of the brand's colour, else one of ink. `None` where
/// there is no logo, or none of this helps: then the clinic's name has to do.
pub(crate) fn logo(
    scene: &Scene<'_>,
    ground: &Ground,
    problems: &mut Vec<Diagnostic>,
) -> Option<Logo> {
    let logo = scene.brand.logo.as_ref()?;
    let dark = ground.color.contrast(Color::WHITE) >= DARK;
    let image = logo.on_dark.as_ref().filter(|_| dark).unwrap_or(&logo.image);
    let picture = pictures::logo(scene, image, problems)?;
    // A colour that was darkened to be read is not one the clinic knows.
    let own = (ground.strong == scene.brand.colors.primary.value).then_some(ground.strong);
    let outlines = Outlines::of(&picture);
    if outlines.is_blank() {
        let message = "nothing to see in this picture: the clinic's name stands in its place";
        let help = "give a logo with more than one colour";
        problems.push(Diagnostic::warning("blank-logo", message, &image.at).help(help));
        return None;
    }
    let plate = match stand(&outlines, ground, own) {
        Stand::Ground => None,
        Stand::Plate(Color::WHITE) => Some(Color::WHITE),
        Stand::Plate(color) => {
            let message =
                "too light for white paper or a light band: the logo stands on a dark plate";
            problems.push(light_logo(message, image));
            Some(color)
        }
        Stand::Nowhere => {
            let message = "too light for this page: the clinic's name stands in place of the logo";
            problems.push(light_logo(message, image));
            return None;
        }
    };
    Some(Logo { picture, alt: logo.alt.value.clone(), plate, at: Some(logo.at.clone()) })
}

fn light_logo(message: &str, image: &Written) -> Diagnostic {
    let help = "give a logo with dark letters as `image`, and this one as `on_dark`";
    Diagnostic::warning("light-logo", message.to_owned(), &image.at).help(help)
}

/// Where a logo can be seen.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stand {
    Ground,
    Plate(Color),
    Nowhere,
}

/// Where a logo can be seen: `own` is the brand's colour where it is dark enough for a plate.
fn stand(outlines: &Outlines, ground: &Ground, own: Option<Color>) -> Stand {
    let seen = outlines.share_seen(ground.color);
    if seen >= MOSTLY {
        return Stand::Ground;
    }
    // White costs no ink, and some of a logo of many colours is lost on any ground.
    let white = outlines.share_seen(Color::WHITE);
    if ground.color != Color::WHITE && white > seen && white >= LOST {
        return Stand::Plate(Color::WHITE);
    }
    let mut dark = own.into_iter().chain([ground.ink]).filter(|_| ground.solids);
    match dark.find(|color| outlines.share_seen(*color) >= MOSTLY) {
        Some(color) => Stand::Plate(color),
        None if seen < LOST => Stand::Nowhere,
        None => Stand::Ground,
    }
}

/// *Prepared for*, *Date*, *By*: filled in as far as it is known, the rest to write on.
pub(crate) fn strip<'a>(scene: &Scene<'a>, voice: &Voice<'a, BrandWords>) -> Vec<Field> {
    let words = scene.words;
    let date = scene
        .request
        .date
        .map(|(year, month, day)| Text::plain(words.date(Date { year, month, day })));
    let by = scene.brand.clinician.as_ref().map(|clinician| {
        let mut by = untranslated(&clinician.name);
        let translated = voice.find(|w| w.clinician_role.as_ref());
        let own = voice.own_language().filter(|_| translated.is_none());
        if let Some(role) = translated.or(clinician.role.as_ref()) {
            let role = role.value.clone();
            by.inlines.push(Inline::Plain(", ".to_owned()));
            by.inlines.push(match own {
                Some(language) => Inline::Foreign { words: role, language: language.to_owned() },
                None => Inline::Plain(role),
            });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Style, decode};
    use crate::resolve::fixture::hex;

    #[test]
    fn a_logo_is_never_hidden() {
        let (navy, yellow) = (hex("#14143C"), hex("#FFE600"));
        let (white, ink) = (Color::WHITE, Color::BLACK);
        let (plate, dark) = (Stand::Plate(white), Some(navy));
        for (mark, ground, own, solids, expected) in [
            // Dark marks on paper and light bands stay, on a dark band they get a white plate.
            (navy, white, dark, true, Stand::Ground),
            (navy, yellow, dark, true, Stand::Ground),
            (navy, navy, dark, true, plate),
            // White marks get the brand's dark colour, else ink.
            (white, navy, dark, true, Stand::Ground),
            (white, white, dark, true, Stand::Plate(navy)),
            (white, white, None, true, Stand::Plate(ink)),
            (white, yellow, None, true, Stand::Plate(ink)),
            (yellow, white, dark, true, Stand::Plate(navy)),
            // A plate of ink is what ink-saver saves.
            (white, white, None, false, Stand::Nowhere),
            (navy, white, None, false, Stand::Ground),
        ] {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='30'>\
                 <path d='M5 5h20v20h-20z M40 5h20v20h-20z' fill='{mark}'/></svg>"
            );
            let picture = decode(svg.as_bytes(), "logo.svg", Style::Colour).unwrap();
            let ground = Ground { color: ground, strong: navy, ink, solids };
            let found = stand(&Outlines::of(&picture), &ground, own);
            assert_eq!(found, expected, "{mark} on {}", ground.color);
        }
    }
}
