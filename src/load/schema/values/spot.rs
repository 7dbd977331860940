//! Places on a picture.

use crate::load::declare::inline_schema;
use crate::load::decode::{Context, Decode};
use crate::load::yaml::{Kind, Node};
use schemars::json_schema;

/// What to write.
const HELP: &str = "write [across, down] in hundredths, such as [62, 40]: [0, 0] is the upper left";

/// A place on a picture, `[62, 40]`: hundredths of its width from the left, of its height from the
/// top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Share of the width, from the left: 0 to 1.
    pub across: f32,
    /// Share of the height, from the top: 0 to 1.
    pub down: f32,
}

impl Decode for Spot {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Spot> {
        let Kind::Sequence(items) = &node.kind else {
            cx.wrong_kind(node, "two numbers", HELP);
            return None;
        };
        let mut numbers = Vec::new();
        for item in items {
            let number = cx.scalar(item)?.parse::<f32>().ok();
            numbers.extend(number.filter(|number| (0.0..=100.0).contains(number)));
        }
        let &[across, down] = numbers.as_slice() else {
            cx.bad_value(node, "takes two numbers from 0 to 100", HELP);
            return None;
        };
        Some(Spot { across: across / 100.0, down: down / 100.0 })
    }
}

inline_schema!(
    Spot,
    json_schema!({
        "type": "array",
        "items": {"type": "number", "minimum": 0, "maximum": 100},
        "minItems": 2,
        "maxItems": 2
    })
);
