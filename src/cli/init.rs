//! `carepress init`: a clinic's folder that builds at once.

use super::args::InitArgs;
use super::console::Console;
use super::failure::Failure;
use super::logo::{Palette, palette};
use super::output::{Existing, Output, write_all};
use super::template::{fill, quote, slug};
use super::workspace::{join, read};
use carepress::color::Color;
use carepress::load::schema::Kind;
use carepress::picture::outlines::{MOSTLY, Outlines};
use carepress::picture::{self, Style};
use std::path::Path;

/// What a brand file is made from.
#[derive(Default)]
pub(crate) struct Brand<'a> {
    name: &'a str,
    logo: Option<String>,
    palette: Option<Palette>,
    phone: Option<&'a str>,
    web: Option<&'a str>,
    email: Option<&'a str>,
    emergency: Option<&'a str>,
    paper: Option<&'a str>,
}

impl<'a> Brand<'a> {
    /// A brand of which only the name is known.
    pub(crate) fn named(name: &'a str) -> Brand<'a> {
        Brand { name, ..Brand::default() }
    }
}

/// Makes the folder.
pub(crate) fn run(directory: &Path, args: &InitArgs, console: &Console) -> Result<(), Failure> {
    let folder = join(directory, &args.folder);
    refuse_used(&folder)?;
    let mut brand = Brand {
        phone: args.phone.as_deref(),
        web: args.web.as_deref(),
        email: args.email.as_deref(),
        emergency: args.emergency.as_deref(),
        paper: Some(&args.paper),
        ..Brand::named(&args.name)
    };
    let mut outputs = Vec::new();
    let mut light = false;
    let mut add =
        |path: &str, bytes: Vec<u8>| outputs.push(Output { path: folder.join(path), bytes });
    if let Some(logo) = &args.logo {
        let logo = join(directory, logo);
        let bytes = read(&logo)?;
        let shown = logo.display().to_string();
        let picture = picture::decode(&bytes, &shown, Style::Colour)
            .map_err(|error| Failure::command(error.to_string()).help(error.help()))?;
        let id = Some(slug(&args.name)).filter(|id| !id.is_empty()).unwrap_or("clinic".to_owned());
        let image = format!("brands/{id}/logo.{}", ending(&logo, &picture));
        add(&format!("illustrations/{image}"), bytes);
        brand.palette = palette(&picture);
        light = Outlines::of(&picture).share_seen(Color::WHITE) < MOSTLY;
        brand.logo = Some(image);
    }
    let handout =
        fill(include_str!("templates/handout.yaml"), &[("name", &quote("Your home exercises"))]);
    add("guides/brands/default.yaml", self::brand(&brand).into_bytes());
    add("guides/handouts/home-exercises.yaml", handout.into_bytes());
    add("README.txt", include_bytes!("templates/README.txt").to_vec());
    write_all(&outputs, Existing::Keep)?;
    let exercises = folder.join(Kind::Exercise.folder());
    std::fs::create_dir_all(&exercises)
        .map_err(|error| Failure::disk("make", &exercises, &error))?;

    for output in &outputs {
        console.tell(&format!("wrote {}", output.path.display()))?;
    }
    match brand.palette {
        Some(Palette { primary, accent: Some(accent) }) => {
            console.tell(&format!("colours from the logo: {primary} and {accent}"))?;
        }
        Some(Palette { primary, accent: None }) => {
            console.tell(&format!("colour from the logo: {primary}"))?;
        }
        None => {}
    }
    if light {
        console.tell(
            "the logo is too light for white paper: it stands on a dark plate; if you have one \
             with dark letters, name that as `image` and this one as `on_dark` in the brand file",
        )?;
    }
    console.tell(&format!("next: carepress -C {} build", shell_word(&folder)))
}

/// The brand file, every line explained.
pub(crate) fn brand(brand: &Brand) -> String {
    let alt = quote(&format!("{} logo", brand.name));
    let logo = match &brand.logo {
        Some(image) => format!("logo: {{image: {image}, alt: {alt}}}"),
        None => format!("# logo: {{image: brands/{}/logo.svg, alt: {alt}}}", slug(brand.name)),
    };
    let colors = match &brand.palette {
        Some(Palette { primary, accent: Some(accent) }) => {
            format!("colors: {{primary: \"{primary}\", accent: \"{accent}\"}}")
        }
        Some(Palette { primary, accent: None }) => format!("colors: {{primary: \"{primary}\"}}"),
        None => "colors: {primary: \"#0F6E84\", accent: \"#C8452D\"}".to_owned(),
    };
    let entries = [("phone", brand.phone), ("web", brand.web), ("email", brand.email)];
    let known: Vec<String> = entries
        .iter()
        .filter_map(|(key, value)| Some(format!("  {key}: {}", quote((*value)?))))
        .collect();
    let contact = if known.is_empty() {
        "# contact:\n#   phone: \"01632 960 123\"\n#   web: example.com\n#   address: 1 Hill Street\n#   hours: Monday to Friday, 8 am to 6 pm".to_owned()
    } else {
        format!(
            "contact:\n{}\n  # address: 1 Hill Street\n  # hours: Monday to Friday, 8 am to 6 pm",
            known.join("\n")
        )
    };
    let emergency = match brand.emergency {
        Some(number) => format!("emergency: {{call: {}}}", quote(number)),
        None => "# emergency: {call: \"999\"}   # the number where your patients live: 999, 112, 911 ...".to_owned(),
    };
    fill(
        include_str!("templates/brand.yaml"),
        &[
            ("about", "Your clinic as every page shows it."),
            ("name", &quote(brand.name)),
            ("tagline", "# tagline: A line under the name"),
            ("logo", &logo),
            ("colors", &colors),
            ("paper", &format!("{:<21}", brand.paper.unwrap_or("a4"))),
            ("contact", &contact),
            ("emergency", &emergency),
        ],
    )
}

/// A folder with anything in it is somebody's work.
fn refuse_used(folder: &Path) -> Result<(), Failure> {
    let help = "choose a new folder, or start single files with `carepress new`";
    match std::fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => {
                Err(Failure::command(format!("{} is not empty", folder.display())).help(help))
            }
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(Failure::disk("make", folder, &error).help(help)),
    }
}

/// The ending a picture's file should have, by what it is; its own where that says as much.
fn ending(file: &Path, picture: &picture::Picture) -> String {
    let own = file.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match picture {
        picture::Picture::Vector(_) => "svg".to_owned(),
        picture::Picture::Raster(_) if ["png", "jpg", "jpeg", "webp"].contains(&&*own) => own,
        picture::Picture::Raster(_) => "png".to_owned(),
    }
}

/// A path as one word of a command to copy.
fn shell_word(path: &Path) -> String {
    let word = path.display().to_string();
    if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word }
}
