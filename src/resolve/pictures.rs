//! Pictures named by the content, read and decoded.

use crate::diagnostic::Diagnostic;
use crate::load::schema::Text;
use crate::picture::{self, Picture, Style};
use crate::resolve::document::Variant;
use crate::source::Source;

/// The folder that every path of a picture starts in.
const FOLDER: &str = "illustrations";

/// How figures are drawn for a variant.
pub(crate) fn figure_style(variant: Variant) -> Style {
    match variant {
        Variant::InkSaver => Style::LineArt,
        Variant::Standard | Variant::LargePrint => Style::Colour,
    }
}

/// How logos are drawn: their areas are their shape, so one ink means grey.
pub(crate) fn logo_style(variant: Variant) -> Style {
    match variant {
        Variant::InkSaver => Style::Grey,
        Variant::Standard | Variant::LargePrint => Style::Colour,
    }
}

/// Reads a picture; what is wrong with it goes to the problems.
pub(crate) fn read(
    source: &dyn Source,
    image: &Text,
    style: Style,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    let path = format!("{FOLDER}/{}", image.value);
    let bytes = match source.read(&path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("no picture from `{path}`: {error}");
            let help = format!("image paths start in `{FOLDER}/`");
            problems.push(Diagnostic::error("picture", message, &image.at).help(help));
            return None;
        }
    };
    match picture::decode(&bytes, &path, style) {
        Ok(picture) => Some(picture),
        Err(error) => {
            let problem = Diagnostic::error("picture", error.to_string(), &image.at);
            problems.push(problem.help(error.help()));
            None
        }
    }
}
