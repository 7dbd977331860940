//! From a resolved poster to finished pages.
//!
//! Nothing on a poster flows: head and foot take the height they need, and a solver (`grid`) finds
//! how the exercises share the rest. Text is never smaller than its distance asks for; what does
//! not fit is an error that says what to cut.

mod advice;
mod attempt;
mod card;
mod clinic;
mod dial;
mod doses;
mod draft;
mod focus;
mod foot;
mod grid;
mod head;
mod labels;
mod measure;
mod panel;
mod panels;
mod reach;
mod ribbon;
mod routine;
mod sheet;
mod stage;
mod tent;
mod track;

use super::assemble::Assembler;
use super::frame::Frame;
use super::page::Pages;
use super::{finish, info};
use crate::diagnostic::Diagnostic;
use crate::fonts::{DEFAULT_FAMILY, Fonts};
use crate::resolve::document::{Design, Faces, Format, Poster};
use crate::units::Pt;
use draft::Draft;
use kurbo::{Affine, Size};
use tent::Tent;

/// Lays a poster out.
///
/// # Errors
/// Every character that no font has, and what does not fit the sheet, each at its line of YAML with
/// what would fit.
pub fn layout_poster(poster: &Poster, fonts: &Fonts) -> Result<Pages, Vec<Diagnostic>> {
    let mut problems = match laid_out(poster, fonts) {
        Ok(pages) => return Ok(pages),
        Err(problems) => problems,
    };
    if !problems.iter().all(advice::is_about_room) {
        return Err(problems);
    }
    let near = Poster { distance: poster.nearest, ..poster.clone() };
    if poster.nearest < poster.distance {
        match laid_out(&near, fonts) {
            Ok(mut pages) => {
                pages.warnings.push(advice::read_from_nearer(poster, fonts));
                return Ok(pages);
            }
            Err(nearer) => problems = nearer,
        }
    }
    for faces in faces_behind(&poster.faces) {
        if let Ok(mut pages) = laid_out(&Poster { faces: faces.clone(), ..near.clone() }, fonts) {
            pages.warnings.push(advice::set_in_another(poster, &faces));
            return Ok(pages);
        }
    }
    Err(advice::advised(&near, fonts, problems))
}

/// The families that take over, one after the other, where a clinic's own are too wide for a sheet:
/// that of its text for its headings, then the library's for all.
fn faces_behind(faces: &Faces) -> Vec<Faces> {
    let alike = |family: &str| Faces {
        body: family.to_owned(),
        heading: family.to_owned(),
        heading_differs: false,
        ..faces.clone()
    };
    let mut behind = vec![alike(&faces.body), alike(DEFAULT_FAMILY)];
    behind.dedup();
    behind.retain(|other| (&other.body, &other.heading) != (&faces.body, &faces.heading));
    behind
}

fn laid_out(poster: &Poster, fonts: &Fonts) -> Result<Pages, Vec<Diagnostic>> {
    let mut draft = Draft::new(poster, fonts);
    let mut assembler = Assembler::new(poster.language.direction);
    let mut put = |sheet: Frame| {
        assembler.page(Size::new(sheet.width.0.into(), sheet.height.0.into()));
        assembler.put(Pt::ZERO, Pt::ZERO, sheet, None);
    };
    match (poster.format, poster.design) {
        (Format::Tent, _) => {
            let Tent { upright, turned } = tent::tent(&mut draft);
            put(upright);
            let (width, height) = (f64::from(turned.width.0), f64::from(turned.height.0));
            assembler.put_turned(turned, Affine::new([-1.0, 0.0, 0.0, -1.0, width, height]));
        }
        (Format::Strip, _) => put(ribbon::strip(&mut draft)),
        (Format::Card, _) => card::card(&mut draft).into_iter().for_each(put),
        (_, Design::Panels { columns }) => put(panels::sheet(&mut draft, columns)),
        (_, Design::Routine { columns }) => put(routine::sheet(&mut draft, columns)),
        (_, Design::Focus) => put(focus::sheet(&mut draft)),
    }
    let info = info(&poster.title, &poster.language, &poster.metadata);
    finish(assembler, draft.type_, info, poster.bleed)
}
