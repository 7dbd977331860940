//! A figure in other colours: clothes and mat of a brand, another tone of skin.

use super::edit::{apply, class, declare, is_shape};
use crate::color::Color;
use usvg::roxmltree::Document;

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
}

impl Dress {
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
    let edits = shapes.filter_map(|node| {
        let color = dress.of(class(node)?)?;
        Some(declare(node, &format!("fill:{color}")))
    });
    apply(source, edits.collect())
}
