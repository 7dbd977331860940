//! Drawings.

use super::{
    Art, PictureError, Style, Vector, dress, extent, guard, line_art, mirror, pixels, plain,
};
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

/// Parses a drawing that passes the guard, in the inks of `style`, with left and right exchanged
/// when it is to be mirrored.
pub(super) fn parse(
    bytes: &[u8],
    path: &str,
    style: Style,
    mirror: bool,
) -> Result<Vector, PictureError> {
    if bytes.len() > MAX_BYTES {
        return Err(too_complex(path, "more than 4 megabytes"));
    }
    let source = std::str::from_utf8(bytes).map_err(|e| damaged(path, e))?;
    let source = source.strip_prefix('\u{FEFF}').unwrap_or(source);
    guard::check_source(source, path)?;
    let xml = parse_xml(source, path)?;
    if let Some(drawing) = read_plain(&xml, style, mirror) {
        return Ok(vector(Art::Plain(drawing), style == Style::Grey, source));
    }
    guard::check_elements(&xml, path)?;
    if mirror {
        let mirrored = mirror::drawing(source, &xml, path)?;
        return inked(&mirrored, &parse_xml(&mirrored, path)?, path, style);
    }
    inked(source, &xml, path, style)
}

/// A figure whose parts have roles and are all plain, which needs neither a guard nor another
/// text. Line art adds shapes of its own.
fn read_plain(xml: &Document<'_>, style: Style, mirror: bool) -> Option<plain::Plain> {
    let dress = match &style {
        Style::Dressed(dress) => Some(dress),
        Style::Colour | Style::Grey => None,
        Style::LineArt => return None,
    };
    if line_art::has_roles(xml) { plain::read(xml, dress, mirror) } else { None }
}

fn vector(art: Art, grey: bool, source: &str) -> Vector {
    Vector { art, grey, signs: has_signs(source), to_scale: is_to_scale(source) }
}

/// A sound drawing in the inks of a style.
fn inked(
    source: &str,
    xml: &Document<'_>,
    path: &str,
    style: Style,
) -> Result<Vector, PictureError> {
    let redrawn = match style {
        Style::LineArt if line_art::has_roles(xml) => Some(line_art::redraw(source, xml)),
        Style::Dressed(dress) if line_art::has_roles(xml) => {
            Some(dress::dressed(source, xml, &dress))
        }
        _ => None,
    };
    let inks = if style.is_coloured() { Style::Colour } else { Style::Grey };
    let tree = match &redrawn {
        Some(redrawn) => build(&parse_xml(redrawn, path)?, path, inks)?,
        None => build(xml, path, inks)?,
    };
    let grey = redrawn.is_none() && !style.is_coloured();
    Ok(vector(Art::Tree(Box::new(tree)), grey, source))
}

fn parse_xml<'a>(source: &'a str, path: &str) -> Result<Document<'a>, PictureError> {
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: MAX_XML_NODES, ..Default::default() };
    Document::parse_with_options(source, options).map_err(|e| damaged(path, e))
}

/// Builds the drawing. Pictures within it are decoded under the same limits as pictures beside it,
/// all together.
fn build(xml: &Document<'_>, path: &str, style: Style) -> Result<Tree, PictureError> {
    let embedded = Embedded { path, style, state: Mutex::default() };
    let tree = {
        let options = Options {
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, data, _| embedded.decode(&data)),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        };
        Tree::from_xmltree(xml, &options).map_err(|e| damaged(path, e))?
    };
    let state = embedded.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    if let Some(error) = state.error.into_inner() {
        return Err(error);
    }
    if !tree.root().has_children() {
        return Err(PictureError::Empty { path: path.to_owned() });
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

fn damaged(path: &str, why: impl std::fmt::Display) -> PictureError {
    PictureError::Damaged { path: path.to_owned(), why: why.to_string() }
}

fn too_complex(path: &str, what: &'static str) -> PictureError {
    PictureError::TooComplex { path: path.to_owned(), what }
}

/// Whether a drawing has an element of the classes that a legend explains.
fn has_signs(source: &str) -> bool {
    ["class=\"arrow", "class=\"glow"].iter().any(|class| source.contains(class))
}

/// Whether a drawing names its parts as the library's figures do, which are all drawn at the same
/// number of units a metre. Every one of them shows skin.
fn is_to_scale(source: &str) -> bool {
    source.contains("class=\"skin")
}
