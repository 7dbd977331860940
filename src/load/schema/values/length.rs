//! Lengths with units.

use crate::load::declare::inline_schema;
use crate::load::decode::{Context, Decode};
use crate::load::yaml::Node;
use crate::units::{Mm, Pt};
use schemars::json_schema;

/// A length of paper: `210mm`, `21 cm`, `8.5in`, `612pt`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length(pub Pt);

/// A distance to the eye, in metres: `60 cm`, `1.5 m`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance {
    /// Metres, from 0.2 to 20.
    pub metres: f32,
}

/// A positive number and its unit.
fn split(text: &str) -> Option<(f32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (number, unit) = text.split_at(end);
    let number = number.parse::<f32>().ok().filter(|n| n.is_finite() && *n > 0.0)?;
    Some((number, unit.trim()))
}

impl Length {
    /// Reads `210mm` and the like.
    pub fn parse(text: &str) -> Option<Length> {
        /// Millimetres in an inch.
        const INCH: f32 = 25.4;
        let (number, unit) = split(text)?;
        match unit {
            "mm" => Some(Length(Mm(number).into())),
            "cm" => Some(Length(Mm(number * 10.0).into())),
            "in" => Some(Length(Mm(number * INCH).into())),
            "pt" => Some(Length(Pt(number))),
            _ => None,
        }
    }
}

impl Decode for Length {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Length> {
        let text = cx.scalar(node)?;
        let length = Length::parse(text);
        if length.is_none() {
            cx.bad_value(
                node,
                &format!("cannot be `{text}`"),
                "write `210mm`, `21cm`, `8.5in` or `612pt`",
            );
        }
        length
    }
}

impl Decode for Distance {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Distance> {
        let text = cx.scalar(node)?;
        let metres = split(text).and_then(|(number, unit)| match unit {
            "m" => Some(number),
            "cm" => Some(number / 100.0),
            _ => None,
        });
        // Nearer is a book, farther a billboard.
        let metres = metres.filter(|metres| (0.2..=20.0).contains(metres));
        if metres.is_none() {
            cx.bad_value(
                node,
                &format!("cannot be `{text}`"),
                "write `60 cm` or `1.5 m`, from 20 cm to 20 m",
            );
        }
        Some(Distance { metres: metres? })
    }
}

inline_schema!(
    Length,
    json_schema!({"type": "string", "pattern": r"^\d+(\.\d+)? ?(mm|cm|in|pt)$"})
);
inline_schema!(Distance, json_schema!({"type": "string", "pattern": r"^\d+(\.\d+)? ?(m|cm)$"}));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_agree() {
        let length = |text| Length::parse(text).map(|l| (l.0.0 * 10.0).round() / 10.0);
        assert_eq!(length("210mm"), Some(595.3));
        assert_eq!(length("21 cm"), Some(595.3));
        assert_eq!(length("8.5in"), Some(612.0));
        assert_eq!(length("612pt"), Some(612.0));
        for wrong in ["", "210", "mm", "-1mm", "0mm", "1..2mm", "1 ft", "é mm", "1e9mm"] {
            assert_eq!(length(wrong), None, "{wrong:?}");
        }
    }
}
