//! A figure in other colours: clothes and mat of a brand, another tone of skin; and with arrows that
//! are seen from across a room.

use super::edit::{Edit, apply, class, declare, is_shape};
use crate::color::Color;
use usvg::roxmltree::{Document, Node};

/// The class of arrows.
pub(super) const ARROW: &str = "arrow";
/// Units of white at both sides of an arrow together that is wider than as drawn.
const WHITE: f32 = 12.0;

/// Colours for parts of a figure. Hair, furniture, lines, arrows and the glow keep their own: what
/// they mean is the same for every brand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dress {
    /// Shirt.
    pub shirt: Color,
    /// Band at the neck of the shirt, and a headscarf.
    pub collar: Color,
    /// Trousers.
    pub trousers: Color,
    /// Mat.
    pub mat: Color,
    /// Skin; as drawn when absent.
    pub skin: Option<Color>,
    /// Units that arrows are wider than as drawn, to be seen from afar.
    pub wider_arrows: u8,
}

impl Dress {
    /// Width of the line that makes an arrow wider, and of the white one that it lies on; `None`
    /// where arrows are as drawn.
    pub(super) fn arrow_lines(&self) -> Option<(f32, f32)> {
        let wider = f32::from(self.wider_arrows);
        (self.wider_arrows > 0).then_some((wider, wider + WHITE))
    }

    /// The colour for a role.
    pub(super) fn of(&self, role: &str) -> Option<Color> {
        match role {
            "shirt" => Some(self.shirt),
            "collar" | "scarf" => Some(self.collar),
            "trousers" => Some(self.trousers),
            "mat" => Some(self.mat),
            "skin" => self.skin,
            _ => None,
        }
    }
}

/// Gives the parts of a drawing that name their roles the colours of a dress.
pub(super) fn dressed(source: &str, xml: &Document<'_>, dress: &Dress) -> String {
    let shapes = xml.descendants().filter(|node| is_shape(*node));
    let edits = shapes.flat_map(|node| {
        let role = class(node).unwrap_or_default();
        if role == ARROW
            && let Some(lines) = dress.arrow_lines()
        {
            return wider(source, node, lines);
        }
        let color = dress.of(role);
        color.map(|color| declare(node, &format!("fill:{color}"))).into_iter().collect()
    });
    apply(source, edits.collect())
}

/// An arrow over its own white edge, both wider than as drawn.
fn wider(source: &str, node: Node<'_, '_>, (line, halo): (f32, f32)) -> Vec<Edit> {
    let Some(fill) = node.attribute("fill") else { return Vec::new() };
    let wide = |color: &str, width: f32| {
        format!("stroke:{color};stroke-width:{width};stroke-linejoin:round;stroke-dasharray:none")
    };
    let whole = node.range();
    let (at, edge) = declare(node, &format!("fill:none;{}", wide("#fff", halo)));
    let inside = at.start - whole.start..at.end - whole.start;
    let under = apply(source.get(whole.clone()).unwrap_or_default(), vec![(inside, edge)]);
    vec![(whole.start..whole.start, under), declare(node, &wide(fill, line))]
}
