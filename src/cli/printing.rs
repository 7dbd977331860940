//! How the pages of a build go on sheets: the options, and what they mean together.

use super::args::BuildArgs;
use super::failure::Failure;
use super::sheet::{self, Paper};
use super::workspace::Workspace;
use carepress::impose::Imposition;
use carepress::load::schema::Kind;
use carepress::load::schema::values::{Length, PaperName};
use carepress::source::Source;
use carepress::units::{Mm, Pt, mm};

/// The farthest backgrounds can run beyond the trim.
const MOST_BLEED: Mm = Mm(25.0);

/// How pages go on sheets.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Printing {
    /// The sheet pages are set for, over what the guide and the clinic say.
    pub(crate) paper: Option<Paper>,
    /// How far backgrounds run beyond the trim.
    pub(crate) bleed: Pt,
    /// How finished pages are put on sheets.
    pub(crate) imposition: Option<Imposition>,
    /// What tells the file from that of the plain pages.
    pub(crate) suffix: String,
    /// What whoever prints it must know.
    pub(crate) hint: Option<&'static str>,
}

impl Printing {
    /// What the options ask for.
    pub(crate) fn of(args: &BuildArgs) -> Result<Printing, Failure> {
        let plain = Printing { paper: args.paper, ..Printing::default() };
        if let Some(sheet) = args.tile {
            return Ok(Printing {
                imposition: Some(Imposition::Tiles(sheet)),
                suffix: format!("-tiles-{}", name(sheet)),
                hint: Some("print at 100 %, on one side"),
                ..plain
            });
        }
        if let Some(sheet) = args.n_up {
            return Ok(Printing {
                imposition: Some(Imposition::Cards(sheet)),
                suffix: format!("-n-up-{}", name(sheet)),
                hint: Some("print at 100 %; backs are for the other side"),
                ..plain
            });
        }
        if let Some(sheet) = args.booklet {
            let paper = match (sheet, args.paper) {
                (Some(_), Some(_)) => {
                    return Err(Failure::command(
                        "--booklet=SHEET and --paper both say how large pages are",
                    )
                    .help("leave one out: pages are half a SHEET, or a sheet is two pages"));
                }
                (Some(sheet), None) => Some(half(sheet)?),
                (None, paper) => paper,
            };
            return Ok(Printing {
                paper,
                imposition: Some(Imposition::Booklet),
                suffix: "-booklet".to_owned(),
                hint: Some("print on both sides, flip on the short edge, fold and staple"),
                ..plain
            });
        }
        let bleed = args.bleed.unwrap_or(Pt::ZERO);
        if args.marks || bleed > Pt::ZERO {
            let imposition = args.marks.then_some(Imposition::Marks);
            let suffix = "-print-shop".to_owned();
            return Ok(Printing { bleed, imposition, suffix, ..plain });
        }
        Ok(plain)
    }
}

/// The guides that go on sheets this way: a poster has nothing to fold, and is an error where it was
/// asked for by name.
pub(crate) fn suited(
    imposition: Option<&Imposition>,
    workspace: &Workspace,
    guides: Vec<String>,
    named: bool,
) -> Result<Vec<String>, Failure> {
    if imposition != Some(&Imposition::Booklet) {
        return Ok(guides);
    }
    let is_poster = |guide: &String| workspace.source.read(&Kind::Poster.path(guide)).is_ok();
    match guides.iter().find(|guide| is_poster(guide)) {
        Some(poster) if named => Err(Failure::command(format!(
            "`{poster}` is a poster: there is nothing to fold"
        ))
        .help("name a handout; for a poster on several sheets there is --tile, for cards --n-up")),
        _ => Ok(guides.into_iter().filter(|guide| !is_poster(guide)).collect()),
    }
}

/// Half a sheet, upright: a page of a booklet.
fn half(sheet: Paper) -> Result<Paper, Failure> {
    let (short, long) = (sheet.width.min(sheet.height), sheet.width.max(sheet.height));
    let page = Paper { width: long / 2.0, height: short };
    if page.width < mm(sheet::LEAST) {
        let least = 2.0 * sheet::LEAST;
        return Err(Failure::command("half of that sheet is too small for a page")
            .help(format!("choose a sheet at least {least:.0} mm long, such as a4")));
    }
    Ok(page)
}

/// Reads how far backgrounds run beyond the trim: `3mm`, `0.125in`.
pub(crate) fn bleed(text: &str) -> Result<Pt, String> {
    match Length::parse(text) {
        Some(Length(length)) if length <= MOST_BLEED.into() => Ok(length),
        Some(_) => {
            Err(format!("a bleed is at most {:.0}mm; print shops ask for 3mm", MOST_BLEED.0))
        }
        None => Err("write a length with its unit, such as 3mm or 0.125in".to_owned()),
    }
}

/// A sheet's name, or its sides in millimetres.
fn name(sheet: Paper) -> String {
    let named = PaperName::ALL.iter().find(|name| name.size() == (sheet.width, sheet.height));
    named.map_or_else(
        || format!("{}x{}mm", sheet.width.to_mm().0.round(), sheet.height.to_mm().0.round()),
        |name| name.id().to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bleeds_have_units_and_sense() {
        assert_eq!(bleed("3mm"), Ok(mm(3.0)));
        assert_eq!(bleed("0.125in"), Ok(Pt(9.0)));
        for wrong in ["", "3", "-3mm", "three", "30mm", "2 in"] {
            assert!(bleed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_page_of_a_booklet_is_half_a_sheet() {
        let a5 = half(sheet::parse("a4").expect("a sheet")).expect("large enough");
        let near = |side: Pt, wanted: f32| (side.to_mm().0 - wanted).abs() < 0.01;
        assert!(near(a5.width, 148.5) && near(a5.height, 210.0), "{a5:?}");
        assert!(half(sheet::parse("100x150mm").expect("a sheet")).is_err());
    }
}
