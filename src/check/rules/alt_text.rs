//! Alternative texts say what a picture shows.

use crate::check::view::View;
use crate::diagnostic::{Diagnostic, locate};
use crate::load::schema::Text;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, exercise) in view.exercises() {
        let mut seen: Vec<&Text> = Vec::new();
        for figure in &exercise.figures {
            problems.extend(file_name(&figure.image, &figure.alt));
            if let Some(first) = seen.iter().find(|alt| alt.value == figure.alt.value) {
                let text = view.project.texts.get(&first.at.file);
                let line = text.map_or(1, |text| locate(text, first.at.range.start).0);
                let message = format!("the same `alt` as the figure on line {line}");
                problems.push(
                    Diagnostic::error("alt-repeated", message, &figure.alt.at)
                        .help("say what is different in this figure"),
                );
            }
            seen.push(&figure.alt);
        }
    }
    for (_, brand) in view.brands() {
        problems.extend(brand.logo.as_ref().and_then(|logo| file_name(&logo.image, &logo.alt)));
    }
}

/// A file's name is no description.
fn file_name(image: &Text, alt: &Text) -> Option<Diagnostic> {
    let name = image.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let says = alt.trim().to_lowercase();
    let is_name = [image.as_str(), name, stem].iter().any(|part| part.to_lowercase() == says);
    is_name.then(|| {
        Diagnostic::error("alt-file-name", "`alt` is only the name of the file", &alt.at)
            .help("say what the picture shows to someone who cannot see it")
    })
}
