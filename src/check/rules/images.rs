//! Every picture that is named is there, within `illustrations/`; poses have no errors.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::figure::read::{ENDING, read};
use crate::load::decode::did_you_mean;
use crate::load::schema::Text;
use crate::source::{Source, SourceError};

/// What pictures can be, by the end of their names.
const KINDS: [&str; 5] = [".svg", ".png", ".jpg", ".jpeg", ".webp"];

/// The folder that paths of pictures start from.
const FOLDER: &str = "illustrations";

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, exercise) in view.exercises() {
        for figure in &exercise.figures {
            let problem = image(view.source, &figure.image);
            if problem.is_none() && figure.image.ends_with(ENDING) {
                let path = format!("{FOLDER}/{}", figure.image.value);
                problems.extend(read(view.source, &path).problems);
            }
            problems.extend(problem);
        }
    }
    for (_, brand) in view.brands() {
        if let Some(logo) = &brand.logo {
            problems.extend(image(view.source, &logo.image));
            problems.extend(logo.on_dark.as_ref().and_then(|path| image(view.source, path)));
        }
    }
}

fn image(source: &dyn Source, path: &Text) -> Option<Diagnostic> {
    let kinds = KINDS.iter().chain([&ENDING]);
    let kind = kinds.into_iter().any(|end| path.to_ascii_lowercase().ends_with(end));
    if !kind {
        let message = format!("`{}` is no picture this tool can place", path.value);
        return Some(
            Diagnostic::error("image-kind", message, &path.at)
                .help("use svg, png, jpg or webp, or a .pose.yaml"),
        );
    }
    let error = source.read(&format!("{FOLDER}/{}", path.value)).err()?;
    let (code, message, help) = match error {
        SourceError::NotFound => {
            let all = source.list(FOLDER);
            let names = all.iter().filter_map(|path| path.strip_prefix("illustrations/"));
            let help = did_you_mean(path, names);
            let help = help.unwrap_or_else(|| format!("put the file at {FOLDER}/{}", path.value));
            ("image-missing", format!("there is no picture `{}`", path.value), help)
        }
        SourceError::Outside => {
            let help = format!("copy the picture into {FOLDER}/ and name it from there");
            let message = format!("`{}` leads out of {FOLDER}/", path.value);
            ("image-outside", message, help)
        }
        error => {
            let help = "see that the file can be opened".to_owned();
            ("image-unreadable", format!("`{}`: {error}", path.value), help)
        }
    };
    Some(Diagnostic::error(code, message, &path.at).help(help))
}
