//! A poster, put together.

mod care;
mod palette;
mod panels;
mod safety;

use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::load::schema::Poster as File;
use crate::load::schema::dose::Count;
use crate::load::schema::poster::{Design as FileDesign, Format as FileFormat, Orientation};
use crate::load::schema::values::{Columns, PaperName};
use crate::resolve::clinic::{Ground, logo, paper, theme, untranslated};
use crate::resolve::document::{
    Design, Faces, Format, HeaderStyle, Panel, Paper, Poster, Text, Variant,
};
use crate::resolve::end::{Signature, review, unread_exercises};
use crate::resolve::handout::metadata;
use crate::resolve::message::Value;
use crate::resolve::minutes::whole_minutes;
use crate::resolve::scene::Scene;
use crate::resolve::translate::{Said, Voice};
use crate::units::{Pt, mm};
use panels::{common_days, done, legend, panel, quantity};

/// A card of the size of a bank card (ISO/IEC 7810, ID-1).
const CARD: Paper = Paper { width: mm(85.6), height: mm(54.0) };
/// Strips that are cut from one sheet.
const STRIPS_OF_A_SHEET: f32 = 4.0;
/// Exercises on one face of a tent.
const FACE_OF_TENT: usize = 3;
/// Sheets smaller than this, in square millimetres, are held: half way from A5 to A4, as papers grow.
const HELD: f32 = 44_100.0;
/// Sheets smaller than this stand on a desk: half way from A4 to A3.
const STANDING: f32 = 88_200.0;
/// A figure this much wider than tall lies, and so does its poster.
const LYING: f32 = 1.2;

/// Everything about a poster but where things go.
pub(crate) fn poster<'a>(
    scene: &Scene<'a>,
    file: &'a File,
    problems: &mut Vec<Diagnostic>,
) -> Poster {
    let words = scene.words;
    let mut guide = Voice::new(scene.tag, &file.translations);
    let mut clinic = Voice::new(scene.tag, &scene.brand.translations);
    let picks = scene.pick(file.exercises.iter(), problems);
    let title = guide.say("title", &file.title, |w| w.title.as_ref()).plain();
    let purpose = guide.maybe("purpose", file.purpose.as_ref(), |w| w.purpose.as_ref());
    let purpose = purpose.map(Said::plain);
    let (format, design) = (format(scene, file), design(file));
    let (distance, nearest) = distances(file, format);
    let faces = faces(scene, format);
    let large = design == Design::Focus;
    // One large exercise says how often with the rest of its dose.
    let often = if large { Vec::new() } else { common_days(scene, &picks) };
    let mut panels: Vec<Panel> =
        picks.iter().map(|pick| panel(scene, pick, often.is_empty(), large, problems)).collect();
    let total: f64 = done(scene, &mut panels);
    let palette =
        palette::palette(scene.brand.colors.primary.value, accent(scene), scene.request.variant);
    let band = faces.header == HeaderStyle::Band;
    let ground = Ground {
        color: if band { palette.band } else { Color::WHITE },
        strong: palette.strong,
        ink: palette.ink,
        solids: palette.solids,
    };
    let count = |key, number: u16| quantity(words.count(key, Count { from: number, to: number }));
    let moves = u16::try_from(panels.len()).unwrap_or(u16::MAX);
    let stop = safety::stop(scene, &picks);
    let signature = Signature {
        own: file.review.as_ref(),
        version: file.version.as_ref(),
        translated: guide.is_translated(),
        translation: guide.find(|w| w.review.as_ref()),
    };
    let document = Poster {
        language: words.language.clone(),
        paper: sheet(scene, file, format, design, &panels),
        bleed: scene.request.bleed,
        design,
        format,
        distance,
        nearest,
        variant: scene.request.variant,
        clinic: (untranslated(&scene.brand.name), logo(scene, &ground, problems)),
        moves: count("poster.moves", moves),
        minutes: count("poster.minutes", whole_minutes(total)),
        often,
        safety: safety::lines(scene, file, &picks, &stop, &mut guide),
        stop,
        care: care::lines(scene, &picks, format, design),
        contact: safety::contact(scene, &mut clinic),
        legend: legend(scene, &panels),
        review: review(scene, &signature, &picks),
        faces_of_tent: faces_of_tent(scene, panels.len()),
        flap: words.text("poster.flap", &[]),
        metadata: metadata(scene, &picks, purpose.as_ref()),
        purpose: purpose.or_else(|| follow(scene, design, panels.len())),
        panels,
        palette,
        faces,
        title,
    };
    let guide_name = format!("the poster `{}`", scene.request.guide);
    let clinic_name = format!("the brand `{}`", scene.request.brand);
    problems.extend(guide.report(&guide_name, scene.tag, &file.at));
    problems.extend(unread_exercises(scene, file.review.as_ref(), &picks));
    problems.extend(clinic.report(&clinic_name, scene.tag, scene.clinic_words_at()));
    document
}

fn accent(scene: &Scene<'_>) -> Option<Color> {
    scene.brand.colors.accent.as_ref().map(|accent| accent.value)
}

/// What a routine says under its title when nobody wrote anything.
fn follow(scene: &Scene<'_>, design: Design, last: usize) -> Option<Text> {
    let last = last.to_string();
    matches!(design, Design::Routine { .. })
        .then(|| scene.words.text("poster.follow", &[("last", Value::Words(&last))]))
}

/// *Moves 1 to 3*, *Moves 4 to 6*: nothing where one face holds them all.
fn faces_of_tent(scene: &Scene<'_>, count: usize) -> Vec<Text> {
    if count <= FACE_OF_TENT {
        return Vec::new();
    }
    let middle = count.div_ceil(2);
    let face = |from: usize, to: usize| {
        let (from, to) = (from.to_string(), to.to_string());
        let values = [("from", Value::Words(&from)), ("to", Value::Words(&to))];
        scene.words.text("poster.moves_from_to", &values)
    };
    vec![face(1, middle), face(middle + 1, count)]
}

fn format(scene: &Scene<'_>, file: &File) -> Format {
    match file.format.as_ref().map(|format| format.value) {
        None => format_of_sheet(scene.request.paper, file),
        Some(FileFormat::Wall) => Format::Wall,
        Some(FileFormat::Desk) => Format::Desk,
        Some(FileFormat::Hand) => Format::Hand,
        Some(FileFormat::Tent) => Format::Tent,
        Some(FileFormat::Strip) => Format::Strip,
        Some(FileFormat::Card) => Format::Card,
    }
}

/// What a sheet is made to be where nobody says so: a small one is held, one from the office printer
/// stands on a desk, a larger one hangs.
fn format_of_sheet(requested: Option<Paper>, file: &File) -> Format {
    let own = file.paper.as_ref().map(|paper| paper.value.size());
    let sheet = requested.map(|paper| (paper.width, paper.height)).or(own);
    let Some((width, height)) = sheet else { return Format::Wall };
    match width.to_mm().0 * height.to_mm().0 {
        area if area < HELD => Format::Hand,
        area if area < STANDING => Format::Desk,
        _ => Format::Wall,
    }
}

fn design(file: &File) -> Design {
    let columns = match file.columns.as_ref().map(|columns| columns.value) {
        None | Some(Columns::Auto) => None,
        Some(Columns::Count(count)) => Some(count),
    };
    match file.design.as_ref().map(|design| design.value) {
        None | Some(FileDesign::Panels) => Design::Panels { columns },
        Some(FileDesign::Routine) => Design::Routine { columns },
        Some(FileDesign::Focus) => Design::Focus,
    }
}

/// Typefaces of the brand. A band is for the print shop: an office printer leaves a white edge
/// round it and much toner on it, so what is printed for a desk has a rule instead.
fn faces(scene: &Scene<'_>, format: Format) -> Faces {
    let theme = theme(scene);
    let plain = scene.request.variant == Variant::HighContrast || format != Format::Wall;
    Faces {
        header: match theme.header {
            HeaderStyle::Band if plain => HeaderStyle::Line,
            header => header,
        },
        body: theme.body,
        heading: theme.heading,
        heading_differs: theme.heading_differs,
    }
}

/// From how far it is read, in metres, and from how far at the nearest: what the file says, else
/// what is usual.
fn distances(file: &File, format: Format) -> (f32, f32) {
    let said = file.viewing_distance.as_ref().map(|distance| distance.value.metres);
    said.map_or((format.distance(), format.nearest()), |metres| (metres, metres))
}

/// The sheet, turned the way it hangs or stands.
fn sheet(
    scene: &Scene<'_>,
    file: &File,
    format: Format,
    design: Design,
    panels: &[Panel],
) -> Paper {
    let own = file.paper.as_ref();
    // What hangs on a wall is not what the clinic's printer holds.
    let usual = match format {
        Format::Card => return CARD,
        Format::Wall | Format::Strip => PaperName::A3,
        Format::Desk | Format::Tent => PaperName::A4,
        Format::Hand => PaperName::A5,
    };
    let clinics = matches!(format, Format::Desk | Format::Tent);
    let sheet = paper(scene, own, clinics, usual);
    let (long, short) = (sheet.width.max(sheet.height), sheet.width.min(sheet.height));
    let lying = Paper { width: long, height: short };
    let upright = Paper { width: short, height: long };
    match (format, file.orientation.as_ref().map(|orientation| orientation.value)) {
        (Format::Strip, _) => Paper { width: long, height: Pt(short.0 / STRIPS_OF_A_SHEET) },
        (Format::Tent, _) | (_, Some(Orientation::Portrait)) => upright,
        (_, Some(Orientation::Landscape)) => lying,
        (_, None) if design == Design::Focus => {
            let aspect = panels.first().and_then(|panel| panel.figure.as_ref());
            let lies = aspect.is_some_and(|figure| figure.picture.aspect() > LYING);
            if lies { lying } else { upright }
        }
        (_, None) => sheet,
    }
}
