//! What to do about a poster that is too full: what else would fit, found by trying it.

use super::laid_out;
use crate::diagnostic::{Diagnostic, Severity};
use crate::fonts::Fonts;
use crate::resolve::document::{Format, Paper, Poster};
use crate::units::{Pt, mm};

/// Sheets to propose, from small to large: name, shorter and longer side.
type Sheets = [(&'static str, Pt, Pt); 5];
/// Of ISO 216.
const METRIC: Sheets = [
    ("a4", mm(210.0), mm(297.0)),
    ("a3", mm(297.0), mm(420.0)),
    ("a2", mm(420.0), mm(594.0)),
    ("a1", mm(594.0), mm(841.0)),
    ("a0", mm(841.0), mm(1189.0)),
];
/// Of ANSI/ASME Y14.1, and of North American architects.
const AMERICAN: Sheets = [
    ("letter", mm(215.9), mm(279.4)),
    ("tabloid", mm(279.4), mm(431.8)),
    ("arch-c", mm(457.2), mm(609.6)),
    ("arch-d", mm(609.6), mm(914.4)),
    ("arch-e", mm(914.4), mm(1219.2)),
];

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
    let free = matches!(poster.format, Format::Wall | Format::Desk | Format::Hand);
    if !free || !problems.iter().all(is_about_room) {
        return problems;
    }
    let ways: Vec<String> = [
        fewer(poster, fonts),
        larger(poster, fonts).map(|name| match poster.format {
            Format::Wall => format!("use `paper: {name}`"),
            other => format!("use `paper: {name}` with `format: {}`", id(other)),
        }),
        nearer(poster, fonts),
    ]
    .into_iter()
    .flatten()
    .collect();
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
    let message = format!(
        "{count} exercises have room here only in text that is read from {nearest} m, not from \
         {distance} m"
    );
    let ways =
        [fewer(poster, fonts), larger(poster, fonts).map(|name| format!("use `paper: {name}`"))];
    let mut help: Vec<String> = ways.into_iter().flatten().collect();
    help.push(format!("write `viewing_distance: {nearest} m` where that is near enough"));
    Diagnostic::new(Severity::Warning, "poster-read-nearer", message, poster.title.at.clone())
        .help(help.join("; or "))
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

/// The smallest sheet that holds all exercises, turned the same way.
fn larger(poster: &Poster, fonts: &Fonts) -> Option<&'static str> {
    let Paper { width, height } = poster.paper;
    let (short, long) = (width.min(height), width.max(height));
    let american =
        AMERICAN.iter().any(|(_, a, b)| (*a - short).0.abs() + (*b - long).0.abs() < 2.0);
    let sheets = if american { AMERICAN } else { METRIC };
    let found = sheets.into_iter().find(|(_, a, b)| {
        let (width, height) = if width > height { (*b, *a) } else { (*a, *b) };
        let paper = Paper { width, height };
        a.0 * b.0 > short.0 * long.0 + 1.0 && fits(&Poster { paper, ..poster.clone() }, fonts)
    });
    found.map(|(name, ..)| name)
}

/// The farthest that all exercises can be read from on this sheet.
fn nearer(poster: &Poster, fonts: &Fonts) -> Option<String> {
    let formats = [(Format::Wall, 2.0), (Format::Desk, 0.6), (Format::Hand, 0.35)];
    let nearer = formats.into_iter().skip_while(|(format, _)| *format != poster.format).skip(1);
    let (format, distance) = nearer.into_iter().find(|(format, distance)| {
        fits(&Poster { format: *format, distance: *distance, ..poster.clone() }, fonts)
    })?;
    let centimetres = (distance * 100.0_f32).round();
    Some(format!("use `format: {}`, which is read from {centimetres} cm", id(format)))
}

fn id(format: Format) -> &'static str {
    match format {
        Format::Wall => "wall",
        Format::Desk => "desk",
        Format::Hand => "hand",
        Format::Tent => "tent",
        Format::Strip => "strip",
        Format::Card => "card",
    }
}
