//! Pictures: drawings and photographs, decoded under limits.

use std::sync::Arc;

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
    pub tree: usvg::Tree,
}

/// Decoded pixels, or a JPEG that passes through untouched.
#[derive(Debug)]
pub struct Raster {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Eight-bit RGBA, row by row; a JPEG keeps its own bytes beside it.
    pub rgba: Vec<u8>,
    /// The file's bytes when it is a plain RGB or grey JPEG.
    pub jpeg: Option<Vec<u8>>,
}

impl Picture {
    /// Width over height.
    pub fn aspect(&self) -> f32 {
        match self {
            Picture::Vector(v) => v.tree.size().width() / v.tree.size().height(),
            Picture::Raster(r) => r.width as f32 / r.height as f32,
        }
    }
}
