//! Pictures: drawings and photographs, decoded under limits.
//!
//! A picture comes from a folder somebody else may have filled. Its bytes decide what it is, its
//! size is checked before memory is reserved, it is decoded to its last byte (a truncated file is
//! an error, not a grey bar on a patient's page), and nothing in it reaches outside the file.

pub mod areas;
mod dress;
mod edit;
mod error;
mod extent;
mod guard;
mod jpeg;
mod line_art;
mod mirror;
pub mod outlines;
mod pixels;
pub mod plain;
mod shapes;
pub(crate) mod silhouette;
mod svg;

use std::sync::Arc;

pub use dress::Dress;
pub use error::PictureError;
pub(crate) use extent::beyond;

/// In what inks a picture is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// As drawn.
    #[default]
    Colour,
    /// As drawn, in other clothes, where the drawing names the roles of its parts.
    Dressed(Dress),
    /// Outlines in one ink and no areas, where the drawing names the roles of its parts; shades of
    /// grey where it does not.
    LineArt,
    /// Shades of grey.
    Grey,
}

impl Style {
    /// Whether more than one ink shows.
    fn is_coloured(self) -> bool {
        matches!(self, Style::Colour | Style::Dressed(_))
    }
}

/// A picture ready to be placed. Cloning is cheap.
#[derive(Clone, Debug)]
pub enum Picture {
    /// A drawing: stays vectors in the PDF.
    Vector(Arc<Vector>),
    /// A photograph or any grid of pixels.
    Raster(Arc<Raster>),
}

/// A parsed SVG.
#[derive(Debug)]
pub struct Vector {
    /// The drawing.
    pub art: Art,
    /// Whether its colours are printed as greys.
    pub grey: bool,
    /// Whether it has the library's arrow or glow, which a legend explains.
    pub signs: bool,
    /// Whether it shows a person at the library's scale, so that people of two drawings can be
    /// printed equally large.
    pub to_scale: bool,
}

/// What a drawing is made of.
#[derive(Debug)]
pub enum Art {
    /// Plain shapes, such as the library's figures.
    Plain(plain::Plain),
    /// Anything that SVG can draw.
    Tree(Box<usvg::Tree>),
}

impl Vector {
    /// Width and height in units of its own.
    pub fn size(&self) -> usvg::Size {
        match &self.art {
            Art::Plain(drawing) => drawing.size,
            Art::Tree(tree) => tree.size(),
        }
    }
}

/// Decoded pixels, or a JPEG that passes through untouched.
pub struct Raster {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Eight-bit RGBA, row by row; a JPEG keeps its own bytes beside it.
    pub rgba: Vec<u8>,
    /// The file's bytes, without camera data, when it is a plain RGB or grey JPEG.
    pub jpeg: Option<Vec<u8>>,
    /// Whether it was a JPEG: then it may become one again when it is scaled down.
    pub lossy: bool,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({} x {})", self.width, self.height)
    }
}

impl Picture {
    /// Width over height.
    pub fn aspect(&self) -> f32 {
        match self {
            Picture::Vector(v) => v.size().width() / v.size().height(),
            Picture::Raster(r) => r.width as f32 / r.height as f32,
        }
    }
}

/// Decodes an SVG, PNG, JPEG or WebP file. `path` is only for messages; the bytes decide the type.
///
/// # Errors
/// A type that is none of these, a damaged or empty file, one that is larger, deeper or more
/// complex than any picture for paper, or one with parts that cannot be printed, such as text.
pub fn decode(bytes: &[u8], path: &str, style: Style) -> Result<Picture, PictureError> {
    decode_as(bytes, path, style, false)
}

/// The same with left and right exchanged.
///
/// # Errors
/// Those of [`decode`].
pub fn decode_mirrored(bytes: &[u8], path: &str, style: Style) -> Result<Picture, PictureError> {
    decode_as(bytes, path, style, true)
}

fn decode_as(
    bytes: &[u8],
    path: &str,
    style: Style,
    mirror: bool,
) -> Result<Picture, PictureError> {
    if let Some(format) = pixels::format(bytes) {
        let raster = pixels::decode(bytes, format, path, style, pixels::MAX_PIXELS)?;
        let raster = if mirror { mirror::pixels(raster) } else { raster };
        return Ok(Picture::Raster(Arc::new(raster)));
    }
    if svg::looks_like(bytes) {
        return Ok(Picture::Vector(Arc::new(svg::parse(bytes, path, style, mirror)?)));
    }
    Err(PictureError::UnknownType { path: path.to_owned() })
}

/// The grey of a colour, by ITU-R BT.601's weights for gamma-coded channels.
pub(crate) fn grey(r: u8, g: u8, b: u8) -> u8 {
    ((299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b) + 500) / 1000) as u8
}

#[cfg(test)]
mod tests;
