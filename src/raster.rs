//! From PDF bytes to pixels: the same file that is printed, seen on a screen.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

/// Pixels of one page: an A3 sheet with bleed at 600 dots an inch.
const MAX_PIXELS: f32 = 80e6;
/// Pixels on one side, which the renderer counts in sixteen bits.
const MAX_SIDE: f32 = 65_535.0;

/// Why a PDF cannot be shown as pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RasterError {
    /// The bytes are no PDF that can be read.
    NotPdf,
    /// The page would be too large, or too small, at this resolution.
    Size {
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
            RasterError::Size { page } => {
                write!(f, "page {page} cannot be shown at this resolution")
            }
            RasterError::Png(why) => write!(f, "the PNG cannot be written: {why}"),
        }
    }
}

impl std::error::Error for RasterError {}

/// One PNG a page, on white paper, `dpi` dots an inch.
///
/// # Errors
/// When the bytes are no PDF, or a page has too many pixels, or none, at this resolution.
pub fn pages_to_png(pdf: &[u8], dpi: f32) -> Result<Vec<Vec<u8>>, RasterError> {
    let pdf = Pdf::new(pdf.to_vec()).map_err(|_| RasterError::NotPdf)?;
    let cache = RenderCache::new();
    let scale = dpi / 72.0;
    let settings = RenderSettings {
        x_scale: scale,
        y_scale: scale,
        bg_color: WHITE,
        ..RenderSettings::default()
    };
    let mut pngs = Vec::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        let (width, height) = page.render_dimensions();
        let (width, height) = (width * scale, height * scale);
        let fits = width.min(height) >= 1.0
            && width.max(height) <= MAX_SIDE
            && width * height <= MAX_PIXELS;
        if !fits {
            return Err(RasterError::Size { page: index + 1 });
        }
        let interpreter = InterpreterSettings::default();
        let picture = hayro::render(page, &cache, &interpreter, &settings);
        let (width, height) = (u32::from(picture.width()), u32::from(picture.height()));
        // On white paper every pixel is opaque.
        let rgb = picture.data().iter().flat_map(|p| [p.r, p.g, p.b]).collect::<Vec<_>>();
        let mut png = Vec::new();
        PngEncoder::new(&mut png)
            .write_image(&rgb, width, height, ExtendedColorType::Rgb8)
            .map_err(|e| RasterError::Png(e.to_string()))?;
        pngs.push(png);
    }
    Ok(pngs)
}
