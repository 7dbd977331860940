//! Which icon stands beside which word.

use crate::load::schema::exercise::{Level, Position};
use crate::resolve::document::Icon;

/// The icon of a starting position.
pub(crate) fn position(position: Position) -> Icon {
    match position {
        Position::Sitting => Icon::Sitting,
        Position::Standing => Icon::Standing,
        Position::Supine => Icon::Supine,
        Position::Prone => Icon::Prone,
        Position::SideLying => Icon::SideLying,
        Position::Kneeling => Icon::Kneeling,
        Position::FloorSitting => Icon::FloorSitting,
    }
}

/// The icon of a thing to have ready; what a clinic adds to the list has none.
pub(crate) fn equipment(id: &str) -> Option<Icon> {
    Some(match id {
        "chair" => Icon::Chair,
        "office-chair" => Icon::OfficeChair,
        "desk" => Icon::Desk,
        "mat" => Icon::Mat,
        "pillow" => Icon::Pillow,
        "wall" => Icon::Wall,
        "towel" => Icon::Towel,
        "band" => Icon::Band,
        "strap" => Icon::Strap,
        "step" => Icon::Step,
        "table" => Icon::Table,
        "weight" => Icon::Weight,
        _ => return None,
    })
}

/// How many of three dots a level fills.
pub(crate) fn dots(level: Level) -> u8 {
    match level {
        Level::Gentle => 1,
        Level::Moderate => 2,
        Level::Advanced => 3,
    }
}
