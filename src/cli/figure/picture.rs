//! A drawing as pixels, on a page of its own.

use crate::cli::failure::Failure;
use carepress::layout::page::{
    Artifact, Info, Item, Node, Owner, Page, Pages, PictureItem, Placed, Role, Structure,
};
use carepress::paint::paint;
use carepress::picture::{self, Style};
use carepress::raster::pages_to_png;
use carepress::units::Pt;
use kurbo::{Rect, Size};
use std::path::Path;

/// Longer side of the page that a picture is painted on, in points.
const LONGER: f64 = 720.0;

/// Whether a path ends as a PNG does.
pub(crate) fn is_png(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("png"))
}

/// Refuses what is neither SVG nor PNG.
pub(crate) fn check_ending(path: &Path) -> Result<(), Failure> {
    let svg = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg"));
    if svg || is_png(path) {
        return Ok(());
    }
    Err(Failure::command(format!("cannot draw into {}", path.display()))
        .help("drawings are written as .svg or .png"))
}

/// A drawing as PNG on white, `pixels` on its longer side: painted as it is printed.
pub(crate) fn png(svg: &str, name: &str, pixels: u16) -> Result<Vec<u8>, Failure> {
    let failed = |why: String| Failure::command(format!("no pixels of {name}: {why}"));
    let picture = picture::decode(svg.as_bytes(), name, Style::Colour)
        .map_err(|error| failed(error.to_string()))?;
    let aspect = f64::from(picture.aspect());
    let size = if aspect >= 1.0 {
        Size::new(LONGER, LONGER / aspect)
    } else {
        Size::new(LONGER * aspect, LONGER)
    };
    let item = Item::Picture(PictureItem {
        picture,
        rect: Rect::from_origin_size((0.0, 0.0), size),
        least_ppi: 0.0,
        at: None,
    });
    let owner = Owner::Artifact(Artifact::Layout);
    let items = vec![Placed { item, owner }];
    let page = Page { size, bleed: Pt::ZERO, margin: Pt::ZERO, items };
    let pages = Pages {
        pages: vec![page],
        structure: Structure {
            nodes: vec![Node { role: Role::Document, language: None, children: Vec::new() }],
        },
        outline: Vec::new(),
        info: Info {
            title: name.to_owned(),
            language: "en".to_owned(),
            author: String::new(),
            ..Info::default()
        },
        warnings: Vec::new(),
    };
    let message = |problems: Vec<carepress::diagnostic::Diagnostic>| {
        problems.first().map_or_else(String::new, |problem| problem.message.clone())
    };
    let pdf = paint(&pages).map_err(|problems| failed(message(problems)))?;
    let dpi = f32::from(pixels) * 72.0 / LONGER as f32;
    let pngs = pages_to_png(&pdf, dpi).map_err(|error| failed(error.to_string()))?;
    pngs.into_iter().next().ok_or_else(|| failed("nothing was painted".to_owned()))
}
