//! The sheet a build is asked to use.

use carepress::load::decode::suggest;
use carepress::load::schema::values::PaperName;
use carepress::units::{Mm, Pt};

pub(crate) use carepress::resolve::document::Paper;

/// The smallest side of a sheet, in millimetres.
pub(crate) const LEAST: f32 = 90.0;
/// The smallest and largest side, in millimetres: what files may ask for as well.
const SIDES: std::ops::RangeInclusive<f32> = LEAST..=5080.0;

/// Reads the name of a sheet, or its sides as in `210x297mm`.
pub(crate) fn parse(text: &str) -> Result<Paper, String> {
    let text = text.to_ascii_lowercase();
    if let Some(name) = PaperName::from_id(&text) {
        let (width, height) = name.size();
        return Ok(Paper { width, height });
    }
    let Some((width, height)) = text.strip_suffix("mm").unwrap_or(&text).split_once('x') else {
        let names = PaperName::ALL.iter().map(|name| name.id());
        return Err(format!("{}; or the sides, such as 210x297mm", suggest(&text, names)));
    };
    let side = |side: &str| match side.trim().parse::<f32>() {
        Ok(mm) if SIDES.contains(&mm) => Ok(Pt::from(Mm(mm))),
        _ => Err("each side is a number of millimetres from 90 to 5080".to_owned()),
    };
    Ok(Paper { width: side(width)?, height: side(height)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_have_names_or_sides() {
        let a4 = parse("A4").expect("a name");
        assert_eq!(parse("210x297mm"), Ok(a4));
        assert_eq!(parse("210 x 297"), Ok(a4));
        for wrong in ["a44", "210", "x", "NaNx100", "infx100mm", "1x1mm", "9999x9999"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
        assert!(parse("leter").is_err_and(|help| help.contains("letter")));
    }
}
