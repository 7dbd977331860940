//! Brands name only families that are in `fonts/`: another font would quietly take their place.

use super::Catalogue;
use crate::diagnostic::Diagnostic;
use crate::fonts::Fonts;
use crate::load::decode::suggest;

/// An error for every family of a brand that no font of the project belongs to.
pub fn families(catalogue: &Catalogue, fonts: &Fonts) -> Vec<Diagnostic> {
    let brands = catalogue.brand_ids().filter_map(|id| catalogue.brand(id));
    let named = brands.filter_map(|brand| brand.fonts.as_ref());
    named
        .flat_map(|named| [named.body.as_ref(), named.heading.as_ref()])
        .flatten()
        .filter(|family| fonts.family(family).is_none())
        .map(|family| {
            let known = fonts.families().iter().map(String::as_str);
            let help = format!("{}; other fonts go into fonts/", suggest(family, known));
            let message = format!("there is no font family “{}”", family.value);
            Diagnostic::error("unknown-font", message, &family.at).help(help)
        })
        .collect()
}
