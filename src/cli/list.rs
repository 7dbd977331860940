//! `carepress list`: what the project and the library hold.

use super::args::{ListArgs, Listing};
use super::console::Console;
use super::failure::Failure;
use super::workspace::Workspace;
use carepress::fonts::Fonts;
use carepress::load::schema::Text;
use carepress::load::{Project, load};
use serde_json::{Value, json};
use std::path::Path;

/// Prints a table, or JSON with the same and more.
pub(crate) fn run(directory: &Path, args: &ListArgs, console: &Console) -> Result<(), Failure> {
    let workspace = Workspace::open(directory)?;
    let (project, _) = load(&workspace.source);
    let items = match args.what {
        Listing::Exercises => exercises(&workspace, &project),
        Listing::Guides => guides(&workspace, &project),
        Listing::Brands => brands(&workspace, &project),
        Listing::Languages => languages(&workspace, &project),
        Listing::Fonts => fonts(&workspace),
    };
    if args.json {
        return console
            .print(&format!("{:#}\n", Value::from_iter(items.into_iter().map(|i| i.json))));
    }
    console.print(&table(&items.into_iter().map(|item| item.cells).collect::<Vec<_>>()))
}

/// One line of the table, and its JSON object.
struct Item {
    cells: Vec<String>,
    json: Value,
}

fn exercises(workspace: &Workspace, project: &Project) -> Vec<Item> {
    let all = project.exercises.iter();
    all.map(|(id, exercise)| {
        let position = exercise.position.value.id();
        let level = exercise.level.value.id();
        let regions = words(&exercise.regions);
        let from = from(workspace, &exercise.file);
        Item {
            cells: cells([id, &exercise.name.value, position, level, &regions.join(" "), from]),
            json: json!({
                "id": id, "name": exercise.name.value, "position": position, "level": level,
                "regions": regions, "equipment": words(&exercise.equipment),
                "figures": exercise.figures.len(),
                "languages": exercise.translations.keys().collect::<Vec<_>>(),
                "file": &*exercise.file, "from": from,
            }),
        }
    })
    .collect()
}

fn guides(workspace: &Workspace, project: &Project) -> Vec<Item> {
    let item = |id: &str, kind: &str, title: &str, languages: Vec<&String>, file: &str| {
        let from = from(workspace, file);
        Item {
            cells: cells([id, kind, title, from]),
            json: json!({
                "id": id, "kind": kind, "title": title, "languages": languages,
                "file": file, "from": from,
            }),
        }
    };
    let handouts = project.handouts.iter().map(|(id, handout)| {
        let languages = handout.translations.keys().collect();
        item(id, "handout", &handout.title.value, languages, &handout.file)
    });
    let posters = project.posters.iter().map(|(id, poster)| {
        let languages = poster.translations.keys().collect();
        item(id, "poster", &poster.title.value, languages, &poster.file)
    });
    handouts.chain(posters).collect()
}

fn brands(workspace: &Workspace, project: &Project) -> Vec<Item> {
    let all = project.brands.iter();
    all.map(|(id, brand)| {
        let primary = brand.colors.primary.value.to_string();
        let from = from(workspace, &brand.file);
        Item {
            cells: cells([id, &brand.name.value, &primary, from]),
            json: json!({
                "id": id, "name": brand.name.value, "primary": primary,
                "file": &*brand.file, "from": from,
            }),
        }
    })
    .collect()
}

fn languages(workspace: &Workspace, project: &Project) -> Vec<Item> {
    let all = project.locales.iter();
    all.map(|(tag, locale)| {
        let from = from(workspace, &locale.file);
        let name = locale.name.as_ref().map_or(tag, |name| &name.value);
        Item {
            cells: cells([tag, name, from]),
            json: json!({ "tag": tag, "name": name, "file": &*locale.file, "from": from }),
        }
    })
    .collect()
}

fn fonts(workspace: &Workspace) -> Vec<Item> {
    let (fonts, _) = Fonts::load(&workspace.source);
    let all = fonts.families().iter();
    all.map(|family| Item { cells: vec![family.clone()], json: json!({ "family": family }) })
        .collect()
}

/// Whose file it is.
fn from(workspace: &Workspace, file: &str) -> &'static str {
    if workspace.is_own(file) { "project" } else { "library" }
}

fn words(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(|text| text.value.as_str()).collect()
}

fn cells<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// Columns as wide as what is in them, two spaces apart.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let line: Vec<String> = cells.map(|(cell, width)| format!("{cell:width$}")).collect();
        format!("{}\n", line.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
