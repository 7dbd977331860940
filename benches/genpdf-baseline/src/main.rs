//! The timed handout in genpdf 0.2.0. Usage: genpdf-baseline FOLDER FONTS OUT
//!
//! genpdf draws no vectors, fills no shape and tags nothing, so this sets less than the others:
//! pictures are PNG at 150 dpi, and boxes are frames or nothing.

use genpdf::elements::{
    Break, FramedElement, Image, LinearLayout, OrderedList, PaddedElement, Paragraph, TableLayout,
    UnorderedList,
};
use genpdf::fonts::{FontData, FontFamily};
use genpdf::style::Style;
use genpdf::{Document, Element, Margins, PaperSize, Scale, SimplePageDecorator};
use serde::Deserialize;
use std::error::Error;
use std::path::Path;

#[derive(Deserialize)]
struct Handout {
    title: String,
    purpose: String,
    clinic: String,
    tagline: String,
    contact: Vec<String>,
    strip: Vec<String>,
    safety: Safety,
    exercises_heading: String,
    exercises: Vec<Exercise>,
    callout: Section,
    end: Vec<String>,
}

#[derive(Deserialize)]
struct Safety {
    title: String,
    call: String,
    emergency: Vec<String>,
    stop_label: String,
    stop: Vec<String>,
    ask: String,
    never: String,
}

#[derive(Deserialize)]
struct Section {
    heading: String,
    text: String,
}

#[derive(Deserialize)]
struct Exercise {
    name: String,
    figure: String,
    steps: Vec<String>,
    dose: String,
    caution: String,
}

fn bold(text: &str, size: u8) -> impl Element + 'static {
    Paragraph::default().styled_string(text, Style::new().bold().with_font_size(size))
}

fn bullets(lines: &[String]) -> UnorderedList {
    let mut list = UnorderedList::new();
    for line in lines {
        list.push(Paragraph::new(line));
    }
    list
}

/// A picture as wide as the figures of the others: 36 mm.
fn picture(path: &Path) -> Result<Image, Box<dyn Error>> {
    let pixels = image::open(path)?;
    let scale = 36.0 / (f64::from(image::GenericImageView::width(&pixels)) * 25.4 / 150.0);
    let flat = image::DynamicImage::ImageRgb8(pixels.to_rgb8());
    Ok(Image::from_dynamic_image(flat)?.with_dpi(150.0).with_scale(Scale::new(scale, scale)))
}

fn safety(it: &Safety) -> Result<impl Element + 'static, Box<dyn Error>> {
    let column = |label: &str, lines: &[String]| {
        LinearLayout::vertical().element(bold(label, 12)).element(bullets(lines))
    };
    let mut columns = TableLayout::new(vec![1, 1]);
    let left = column(&it.call, &it.emergency);
    columns.row().element(left).element(column(&it.stop_label, &it.stop)).push()?;
    let inside = LinearLayout::vertical()
        .element(bold(&it.title, 16))
        .element(columns)
        .element(Paragraph::new(&it.ask))
        .element(Paragraph::new(&it.never));
    Ok(FramedElement::new(PaddedElement::new(inside, Margins::all(3))))
}

fn card(number: usize, it: &Exercise, folder: &Path) -> Result<TableLayout, Box<dyn Error>> {
    let mut words = LinearLayout::vertical();
    words.push(bold(&format!("{number}. {}", it.name), 14));
    let mut steps = OrderedList::new();
    for step in &it.steps {
        steps.push(Paragraph::new(step));
    }
    words.push(steps);
    words.push(Paragraph::new(&it.caution));
    words.push(Break::new(1));
    let figure = picture(&folder.join(it.figure.replace(".svg", ".png")))?;
    let mut row = TableLayout::new(vec![40, 102, 36]);
    row.row().element(figure).element(words).element(bold(&it.dose, 12)).push()?;
    Ok(row)
}

fn fonts(folder: &str) -> Result<FontFamily<FontData>, Box<dyn Error>> {
    // genpdf wants an italic of each weight, which Lexend has not.
    let load = |name: &str| FontData::load(format!("{folder}/Lexend-{name}.ttf"), None);
    Ok(FontFamily {
        regular: load("Regular")?,
        bold: load("Bold")?,
        italic: load("Regular")?,
        bold_italic: load("Bold")?,
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, font_folder, out] = arguments.as_slice() else {
        return Err("usage: genpdf-baseline FOLDER FONTS OUT".into());
    };
    let folder = Path::new(folder);
    let it: Handout = serde_json::from_slice(&std::fs::read(folder.join("handout.json"))?)?;

    let mut document = Document::new(fonts(font_folder)?);
    document.set_title(&it.title);
    document.set_paper_size(PaperSize::A4);
    document.set_font_size(12);
    let mut pages = SimplePageDecorator::new();
    pages.set_margins(16);
    document.set_page_decorator(pages);

    document.push(bold(&it.clinic, 14));
    document.push(Paragraph::new(&it.tagline));
    document.push(Paragraph::new(it.contact.join(", ")));
    document.push(bold(&it.title, 24));
    document.push(Paragraph::new(&it.purpose));
    document.push(Paragraph::new(it.strip.join(" ________  ")));
    document.push(safety(&it.safety)?);
    document.push(bold(&it.exercises_heading, 16));
    for (index, exercise) in it.exercises.iter().enumerate() {
        document.push(card(index + 1, exercise, folder)?);
    }
    document.push(bold(&it.callout.heading, 16));
    document.push(Paragraph::new(&it.callout.text));
    for line in &it.end {
        document.push(Paragraph::new(line));
    }
    document.render_to_file(out)?;
    Ok(())
}
