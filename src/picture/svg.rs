//! Drawings.

use super::{PictureError, Style, extent, guard, line_art, pixels};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use std::cell::Cell;
use std::sync::{Arc, Mutex, PoisonError};
use usvg::roxmltree::{Document, ParsingOptions};
use usvg::{ImageHrefResolver, ImageKind, Options, Tree};

/// Bytes of the file.
const MAX_BYTES: usize = 4 << 20;
/// Elements and attributes the XML parser may build.
const MAX_XML_NODES: u32 = 200_000;
/// Graphics states a PDF may stack are 28 (ISO 19005-2, 6.1.13), and the page uses some itself.
const MAX_STATES: usize = 24;

/// Whether a file starts the way an SVG does.
pub(super) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start = head.iter().position(|b| !b.is_ascii_whitespace()).unwrap_or(head.len());
    head[start..].starts_with(b"<") && head.windows(4).any(|tag| tag == b"<svg")
}

/// Parses a drawing that passes the guard, in the inks of `style`.
pub(super) fn parse(bytes: &[u8], path: &str, style: Style) -> Result<Tree, PictureError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_complex(path, "more than 4 megabytes"));
    }
    let source = std::str::from_utf8(bytes).map_err(|e| damaged(path, e))?;
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    guard::check_source(source, path)?;
    let xml = parse_xml(source, path)?;
    guard::check_elements(&xml, path)?;
    match style {
        Style::Colour => build(source, path, false),
        Style::LineArt if line_art::has_roles(&xml) => {
            build(&line_art::redraw(source, &xml), path, true)
        }
        Style::LineArt | Style::Grey => {
            // usvg writes every colour in one form, which makes them easy to find.
            let plain = build(source, path, false)?.to_string(&usvg::WriteOptions::default());
            build(&without_hue(&plain), path, true)
        }
    }
}

fn parse_xml<'a>(source: &'a str, path: &str) -> Result<Document<'a>, PictureError> {
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MAX_XML_NODES, ..Default::default() };
    Document::parse_with_options(source, options).map_err(|e| damaged(path, e))
}

/// Builds the drawing. Pictures within it are decoded under the same limits as pictures beside it,
/// all together.
fn build(source: &str, path: &str, grey: bool) -> Result<Tree, PictureError> {
    let style = if grey { Style::Grey } else { Style::Colour };
    let embedded = Embedded { path, style, state: Mutex::default() };
    let tree = {
        let options = Options {
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, data, _| embedded.decode(&data)),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        };
        let xml = parse_xml(source, path)?;
        Tree::from_xmltree(&xml, &options).map_err(|e| damaged(path, e))?
    };
    let state = embedded.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = state.error.into_inner() {
        return Err(error);
    }
    if !tree.filters().is_empty() {
        return Err(too_complex(path, "a filter effect"));
    }
    if !extent::is_sound(&tree) {
        return Err(too_complex(path, "numbers no sheet has room for"));
    }
    if states(tree.root()) > MAX_STATES {
        return Err(too_complex(path, "groups nested too deeply"));
    }
    Ok(tree)
}

/// Decodes the pictures within one drawing.
struct Embedded<'a> {
    path: &'a str,
    style: Style,
    state: Mutex<EmbeddedState>,
}

#[derive(Default)]
struct EmbeddedState {
    pixels: Cell<u64>,
    error: Cell<Option<PictureError>>,
}

impl Embedded<'_> {
    fn decode(&self, data: &[u8]) -> Option<ImageKind> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match self.try_decode(data, pixels::MAX_PIXELS - state.pixels.get()) {
            Ok((kind, pixels)) => {
                state.pixels.set(state.pixels.get() + pixels);
                Some(kind)
            }
            Err(error) => {
                state.error.set(Some(error));
                None
            }
        }
    }

    fn try_decode(&self, data: &[u8], budget: u64) -> Result<(ImageKind, u64), PictureError> {
        let format = pixels::format(data)
            .ok_or_else(|| PictureError::UnknownType { path: self.path.to_owned() })?;
        let raster = pixels::decode(data, format, self.path, self.style, budget)?;
        let pixels = u64::from(raster.width) * u64::from(raster.height);
        if let Some(jpeg) = raster.jpeg {
            return Ok((ImageKind::JPEG(Arc::new(jpeg)), pixels));
        }
        let mut png = Vec::new();
        PngEncoder::new(&mut png)
            .write_image(&raster.rgba, raster.width, raster.height, ExtendedColorType::Rgba8)
            .map_err(|e| damaged(self.path, e))?;
        Ok((ImageKind::PNG(Arc::new(png)), pixels))
    }
}

/// How many graphics states drawing a group stacks: two for the group and one for each clip.
fn states(group: &usvg::Group) -> usize {
    let mut clips = 0;
    let mut clip = group.clip_path();
    while let Some(path) = clip {
        clips += 1;
        clip = path.clip_path();
    }
    let deepest = group.children().iter().map(|node| match node {
        usvg::Node::Group(inner) => states(inner),
        _ => 0,
    });
    2 + clips + deepest.max().unwrap_or(0)
}

/// Turns every colour in a drawing written by usvg into its grey.
fn without_hue(source: &str) -> String {
    const ATTRIBUTES: [&str; 5] =
        [" fill=\"#", " stroke=\"#", " stop-color=\"#", " flood-color=\"#", " lighting-color=\"#"];
    let mut out = source.to_owned();
    for attribute in ATTRIBUTES {
        let mut from = 0;
        while let Some(found) = out[from..].find(attribute) {
            let start = from + found + attribute.len();
            from = start;
            let Some(Ok(rgb)) = out.get(start..start + 6).map(|s| u32::from_str_radix(s, 16))
            else {
                continue;
            };
            let [_, r, g, b] = rgb.to_be_bytes();
            let y = super::grey(r, g, b);
            out.replace_range(start..start + 6, &format!("{y:02x}{y:02x}{y:02x}"));
        }
    }
    out
}

fn damaged(path: &str, why: impl std::fmt::Display) -> PictureError {
    PictureError::Damaged { path: path.to_owned(), why: why.to_string() }
}

fn too_complex(path: &str, what: &'static str) -> PictureError {
    PictureError::TooComplex { path: path.to_owned(), what }
}

/// Whether a drawing has an element of the classes that a legend explains.
pub(super) fn has_signs(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    ["class=\"arrow", "class=\"glow"].iter().any(|class| text.contains(class))
}

/// Whether a drawing names its parts as the library's figures do, which are all drawn at the same
/// number of units a metre. Every one of them shows skin.
pub(super) fn is_to_scale(bytes: &[u8]) -> bool {
    String::from_utf8_lossy(bytes).contains("class=\"skin")
}
