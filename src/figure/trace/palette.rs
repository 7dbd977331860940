//! Colours of the drawing before a brand puts in its own.

use crate::figure::pose::{HairColor, Person, Skin};
use crate::figure::scene::Region;

/// Nearly black.
pub(super) const INK: &str = "#2b2f38";
/// Laid over everything in the shade, at [`SHADE_OPACITY`].
pub(super) const SHADE: &str = "#1d2440";
/// Part of the shade's colour.
pub(super) const SHADE_OPACITY: &str = ".13";
/// Arrows.
pub(super) const ARROW: &str = "#c8452d";

/// The colour of an area.
pub(super) fn fill(region: Region, person: &Person) -> &'static str {
    match region {
        Region::Nothing => "none",
        Region::Skin => skin(person.skin),
        Region::Hair => hair(person.hair.color),
        Region::Shirt => "#bfdbea",
        Region::Trousers => "#6f7f9e",
        Region::Shoe => "#eceff2",
        Region::Sole => "#aab4be",
        Region::Collar => "#a9cbdd",
        Region::Scarf => "#8fb3c9",
        Region::Seat => "#d9c3a0",
        Region::Frame => "#9aa3ab",
        Region::Mat => "#b9d3c2",
        Region::Pillow => "#efe6d4",
        Region::Screen => "#5b6675",
        Region::Wall => "#eef0f2",
    }
}

/// The colour of a tone of skin.
pub fn skin(tone: Skin) -> &'static str {
    match tone {
        Skin::Tone1 => "#f9dfca",
        Skin::Tone2 => "#f3cfb0",
        Skin::Tone3 => "#dfae86",
        Skin::Tone4 => "#bd875f",
        Skin::Tone5 => "#9c6b4a",
        Skin::Tone6 => "#7d523a",
    }
}

fn hair(color: HairColor) -> &'static str {
    match color {
        HairColor::Black => "#3b3533",
        HairColor::Brown => "#5b4032",
        HairColor::Fair => "#c9a463",
        HairColor::Red => "#a2562f",
        HairColor::Grey => "#a4a7ab",
        HairColor::White => "#dfe0e1",
    }
}

/// The ink of eyes, nose and mouth: darker than other lines where the skin is dark, so that the
/// face stays as clear.
pub(super) fn face_ink(person: &Person) -> &'static str {
    match person.skin {
        Skin::Tone5 | Skin::Tone6 => "#18120f",
        _ => INK,
    }
}

/// The colour of brows: that of the hair, but never too light to be seen on the skin.
pub(super) fn brow(person: &Person) -> &'static str {
    match person.hair.color {
        HairColor::Fair => "#8f6f3c",
        HairColor::Grey => "#74777c",
        HairColor::White => "#8e9195",
        color => hair(color),
    }
}
