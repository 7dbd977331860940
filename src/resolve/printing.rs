//! The words around a guide: marks, maps and cards.

use crate::check::Catalogue;
use crate::load::schema::BASE_LANGUAGE;
use crate::resolve::Request;
use crate::resolve::clinic::theme;
use crate::resolve::document::{CardNotes, PrintNotes, Template, TileNotes};
use crate::resolve::language::Words;
use crate::resolve::message::Value;
use crate::resolve::pictures::Ready;
use crate::resolve::scene::Scene;
use crate::resolve::translate::canonical;
use crate::source::Source;

/// Names that only imposition can fill in: they stay as they are.
const LATER: [&str; 13] = [
    "{name}", "{size}", "{bleed}", "{page}", "{pages}", "{count}", "{sheet}", "{title}",
    "{clinic}", "{column}", "{row}", "{rows}", "{tile}",
];

/// The words printed around a guide. `None` when the request names a clinic or a language that is
/// not there, which [`super::resolve`] reports.
pub fn print_notes(
    catalogue: &Catalogue,
    source: &dyn Source,
    request: &Request,
) -> Option<PrintNotes> {
    let brand = catalogue.brand(&request.brand)?;
    let tag = canonical(request.language.as_deref().unwrap_or(BASE_LANGUAGE));
    let words = &Words::new(catalogue, &tag)?;
    let pictures = Ready::default();
    let scene = Scene { catalogue, source, request, tag: &tag, words, brand, pictures };
    let template = |key: &str| template(words, key);
    let text = |key: &str| words.text(key, &[]);
    let step = |key: &str| (text(key), template(&format!("{key}_how")));
    Some(PrintNotes {
        language: words.language.clone(),
        theme: theme(&scene),
        name: request.guide.clone(),
        clinic: brand.name.value.clone(),
        decimal: words.decimal().to_owned(),
        slug: template("print.slug"),
        tiles: TileNotes {
            title: text("tiles.title"),
            made: template("tiles.made"),
            steps: ["tiles.print", "tiles.check", "tiles.trim", "tiles.lay", "tiles.join"]
                .map(step),
            ruler: text("tiles.ruler"),
            map_foot: template("tiles.map_foot"),
            foot: template("tiles.foot"),
            column: template("tiles.column"),
            row: template("tiles.row"),
            part: template("foot.page"),
            glue: text("tiles.glue"),
            cut: text("tiles.cut"),
            next: template("tiles.next"),
        },
        cards: CardNotes {
            only: template("cards.only"),
            front: template("cards.front"),
            back_long: template("cards.back_long"),
            back_short: template("cards.back_short"),
        },
    })
}

fn template(words: &Words<'_>, key: &str) -> Template {
    let same = LATER.map(|name| (name.trim_matches(['{', '}']), Value::Words(name)));
    Template(words.text(key, &same))
}
