//! What to do about a poster that is too full: what else would fit, found by trying it.

use super::laid_out;
use crate::diagnostic::{Diagnostic, Severity};
use crate::fonts::Fonts;
use crate::load::schema::values::PaperName;
use crate::resolve::document::{Faces, Format, Paper, Poster};
use crate::units::Pt;

/// A sheet is larger when its area is at least so many times as large: less is only another shape.
const LARGER: f32 = 4.0 / 3.0;

/// Whether a problem is one of room, and might not be on another sheet.
pub(super) fn is_about_room(problem: &Diagnostic) -> bool {
    ["poster-too-full", "title-too-wide"].contains(&problem.code)
}

/// The problems, with what would fit in their help.
pub(super) fn advised(
    poster: &Poster,
    fonts: &Fonts,
    problems: Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    if !problems.iter().all(is_about_room) {
        return problems;
    }
    let mut ways: Vec<String> = fewer(poster, fonts).into_iter().collect();
    // Strips, tents and cards have a size of their own.
    if matches!(poster.format, Format::Wall | Format::Desk | Format::Hand) {
        ways.extend(larger(poster, fonts).map(|name| match poster.format {
            Format::Wall => format!("use `paper: {name}`"),
            other => format!("use `paper: {name}` with `format: {}`", other.id()),
        }));
        ways.extend(nearer(poster, fonts));
    }
    let with_ways = |problem: Diagnostic| {
        let own = problem.help.clone().unwrap_or_default();
        let help = std::iter::once(own).chain(ways.iter().cloned()).collect::<Vec<_>>();
        problem.help(help.join("; or "))
    };
    problems.into_iter().map(with_ways).collect()
}

/// Says that a poster has room only for text that is read from nearer than is usual.
pub(super) fn read_from_nearer(poster: &Poster, fonts: &Fonts) -> Diagnostic {
    let Poster { distance, nearest, .. } = poster;
    let count = poster.panels.len();
    let who =
        if count == 1 { "1 exercise has".to_owned() } else { format!("{count} exercises have") };
    let message = format!(
        "{who} room here only in text that is read from {nearest} m, not from \
         {distance} m"
    );
    let ways =
        [fewer(poster, fonts), larger(poster, fonts).map(|name| format!("use `paper: {name}`"))];
    let mut help: Vec<String> = ways.into_iter().flatten().collect();
    help.push(format!("write `viewing_distance: {nearest} m` where that is near enough"));
    Diagnostic::new(Severity::Warning, "poster-read-nearer", message, poster.title.at.clone())
        .help(help.join("; or "))
}

/// Says that a poster has room only in another family than the clinic's.
pub(super) fn set_in_another(poster: &Poster, faces: &Faces) -> Diagnostic {
    let Faces { body, heading, .. } = &poster.faces;
    let (what, own) = if faces.body == *body { ("headings", heading) } else { ("words", body) };
    let message = format!(
        "the {what} of this poster have no room in {own}: they are set in {}, which is narrower",
        faces.body
    );
    let help = "use a larger sheet or show fewer exercises, or a narrower font in `fonts:` of the \
                clinic's file";
    Diagnostic::new(Severity::Warning, "poster-other-font", message, poster.title.at.clone())
        .help(help)
}

fn fits(poster: &Poster, fonts: &Fonts) -> bool {
    laid_out(poster, fonts).is_ok()
}

/// The most exercises, from the first, that this sheet holds.
fn fewer(poster: &Poster, fonts: &Fonts) -> Option<String> {
    let most = (1..poster.panels.len()).rev().find(|count| {
        let panels = poster.panels[..*count].to_vec();
        fits(&Poster { panels, ..poster.clone() }, fonts)
    })?;
    Some(match most {
        1 => "show one exercise".to_owned(),
        most => format!("show the first {most} exercises"),
    })
}

/// The smallest sheet that holds all exercises, of the same standard and turned the same way.
fn larger(poster: &Poster, fonts: &Fonts) -> Option<&'static str> {
    let Paper { width, height } = poster.paper;
    let iso = PaperName::of(width, height).is_none_or(PaperName::is_iso);
    let area = |(width, height): (Pt, Pt)| width.0 * height.0;
    let mut sheets: Vec<PaperName> = PaperName::ALL
        .iter()
        .copied()
        .filter(|name| name.is_iso() == iso)
        .filter(|name| area(name.size()) > area((width, height)) * LARGER)
        .collect();
    sheets.sort_by(|a, b| area(a.size()).total_cmp(&area(b.size())));
    let found = sheets.into_iter().find(|name| {
        let (short, long) = name.size();
        let (width, height) = if width > height { (long, short) } else { (short, long) };
        fits(&Poster { paper: Paper { width, height }, ..poster.clone() }, fonts)
    });
    found.map(PaperName::id)
}

/// The farthest that all exercises can be read from on this sheet.
fn nearer(poster: &Poster, fonts: &Fonts) -> Option<String> {
    let formats = [Format::Wall, Format::Desk, Format::Hand];
    let format = formats.into_iter().skip_while(|format| *format != poster.format).skip(1).find(
        |format| {
            fits(&Poster { format: *format, distance: format.distance(), ..poster.clone() }, fonts)
        },
    )?;
    let centimetres = (format.distance() * 100.0).round();
    Some(format!("use `format: {}`, which is read from {centimetres} cm", format.id()))
}
