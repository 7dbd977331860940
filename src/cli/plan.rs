//! What a build makes: which guides, for whom, in which files.

use super::args::{BuildArgs, VariantChoice};
use super::failure::Failure;
use super::printing::Printing;
use super::workspace::{Workspace, stem};
use carepress::check::Catalogue;
use carepress::impose::Imposition;
use carepress::load::decode::suggest;
use carepress::load::schema::{BASE_LANGUAGE, Kind};
use carepress::resolve::document::Variant;
use carepress::resolve::{HANDOUT_VARIANTS, POSTER_VARIANTS, Request};
use carepress::source::Source;
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// The clinic on the page when nobody asks for another.
pub(crate) const DEFAULT_BRAND: &str = "default";

/// One PDF to make.
pub(crate) struct Job {
    /// What to ask of resolve.
    pub(crate) request: Request,
    /// Where the PDF goes, without `.pdf`.
    pub(crate) path: PathBuf,
    /// How its pages go on sheets.
    pub(crate) imposition: Option<Imposition>,
}

/// The YAML files among the values of `--brand`; the others are ids.
pub(crate) fn brand_files(brands: &[String]) -> Vec<PathBuf> {
    brands.iter().filter(|brand| is_file(brand)).map(PathBuf::from).collect()
}

fn is_file(brand: &str) -> bool {
    let named = Path::new(brand).extension().is_some_and(|end| end == "yaml" || end == "yml");
    named || brand.contains(['/', std::path::MAIN_SEPARATOR])
}

/// The ids of the guides asked for, or of all handouts and then all posters.
pub(crate) fn guides(workspace: &Workspace, asked: &[String]) -> Result<Vec<String>, Failure> {
    let mut all = ids(workspace, Kind::Handout);
    for poster in ids(workspace, Kind::Poster) {
        if !all.contains(&poster) {
            all.push(poster);
        }
    }
    if asked.is_empty() {
        return Ok(all);
    }
    // A guide may be named by its file, which a shell completes.
    distinct(asked.iter().map(|guide| {
        let id = guide.strip_suffix(".yaml").map_or(guide.clone(), |path| stem(Path::new(path)));
        known("guide", id, &all)
    }))
}

/// The ids of the brands asked for.
pub(crate) fn brands(workspace: &Workspace, asked: &[String]) -> Result<Vec<String>, Failure> {
    let all = ids(workspace, Kind::Brand);
    if asked.iter().any(|brand| brand == "all") {
        return Ok(all);
    }
    distinct(asked.iter().map(|brand| {
        let id = if is_file(brand) { stem(Path::new(brand)) } else { brand.clone() };
        known("brand", id, &all)
    }))
}

/// The languages asked for, each with words for it.
pub(crate) fn languages(catalogue: &Catalogue, asked: &[String]) -> Result<Vec<String>, Failure> {
    let all: Vec<&str> = catalogue.languages().collect();
    distinct(asked.iter().map(|tag| {
        if catalogue.speaks(tag) {
            return Ok(tag.clone());
        }
        let help =
            format!("{}; or add guides/locales/{tag}.yaml", suggest(tag, all.iter().copied()));
        Err(Failure::command(format!("there is no language `{tag}`")).help(help))
    }))
}

/// Every PDF to make, guide by guide.
pub(crate) fn jobs(
    workspace: &Workspace,
    args: &BuildArgs,
    printing: &Printing,
    guides: &[String],
    brands: &[String],
    languages: &[String],
) -> Vec<Job> {
    let out = workspace.at(&args.out);
    let mut jobs = Vec::new();
    for guide in guides {
        let poster = workspace.source.read(&Kind::Poster.path(guide)).is_ok();
        let has = if poster { POSTER_VARIANTS } else { HANDOUT_VARIANTS };
        // A sheet for all handouts is not one for what hangs on a wall.
        let paper = printing.paper.filter(|_| !poster || !args.guides.is_empty());
        for brand in brands {
            let folder = if brands.len() > 1 { out.join(brand) } else { out.clone() };
            for language in options(languages) {
                for variant in variants(&args.variants, has, !args.guides.is_empty()) {
                    let mut name = guide.clone();
                    if let Some(tag) = language
                        && (languages.len() > 1 || tag != BASE_LANGUAGE)
                    {
                        name = format!("{name}.{tag}");
                    }
                    if variant != Variant::Standard {
                        name = format!("{name}.{}", variant_name(variant));
                    }
                    name += &printing.suffix;
                    let request = Request {
                        guide: guide.clone(),
                        language: language.cloned(),
                        brand: brand.clone(),
                        paper,
                        bleed: printing.bleed,
                        variant,
                        date: args.date,
                        people: args.people.choice(),
                    };
                    let (path, imposition) = (folder.join(name), printing.imposition);
                    jobs.push(Job { request, path, imposition });
                }
            }
        }
    }
    jobs
}

/// Each of several, or once nothing in particular.
fn options(languages: &[String]) -> Vec<Option<&String>> {
    if languages.is_empty() { vec![None] } else { languages.iter().map(Some).collect() }
}

/// The variants asked for. `all` means those the guide has, and so does every other word where no
/// guide was named; for a named guide, one it has not is left to resolve to object to.
fn variants(asked: &[VariantChoice], has: &[Variant], named: bool) -> Vec<Variant> {
    let all = asked.contains(&VariantChoice::All);
    let choices = VariantChoice::value_variants().iter();
    let known = choices.filter_map(|choice| Some((choice, choice.variant()?)));
    let wanted = known.filter(|(choice, variant)| {
        let known = has.contains(variant);
        (all && known) || (asked.contains(choice) && (known || named))
    });
    wanted.map(|(_, variant)| variant).collect()
}

/// A variant as it is asked for.
fn variant_name(variant: Variant) -> String {
    let mut choices = VariantChoice::value_variants().iter();
    let choice = choices.find(|choice| choice.variant() == Some(variant));
    let value = choice.and_then(VariantChoice::to_possible_value);
    value.map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The ids of all files of a kind, sorted.
fn ids(workspace: &Workspace, kind: Kind) -> Vec<String> {
    let files = workspace.source.list(kind.folder());
    let yaml = files.iter().filter(|file| file.ends_with(".yaml"));
    yaml.map(|file| stem(Path::new(file))).collect()
}

/// An id that there is, or what else it may have meant.
fn known(what: &str, id: String, all: &[String]) -> Result<String, Failure> {
    if all.contains(&id) {
        return Ok(id);
    }
    let help = suggest(&id, all.iter().map(String::as_str));
    Err(Failure::command(format!("there is no {what} `{id}`")).help(help))
}

/// Each once, in the order first asked for.
fn distinct(items: impl Iterator<Item = Result<String, Failure>>) -> Result<Vec<String>, Failure> {
    let mut seen: Vec<String> = Vec::new();
    for item in items {
        let item = item?;
        if !seen.contains(&item) {
            seen.push(item);
        }
    }
    Ok(seen)
}
