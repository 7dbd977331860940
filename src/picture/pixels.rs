//! Photographs and other grids of pixels.

use super::{PictureError, Raster, Style, jpeg};
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Pixels on one side.
const MAX_SIDE: u32 = 20_000;
/// Pixels in all: an A3 sheet at 600 dots an inch has 70 million.
pub(super) const MAX_PIXELS: u64 = 100_000_000;
/// What a decoder may reserve: as many pixels of sixteen-bit RGBA.
const MAX_BYTES: u64 = MAX_PIXELS * 8;

/// The kinds of file this module reads, by their first bytes.
pub(super) fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP).then_some(format)
}

/// Decodes every pixel, upright. `budget` is how many pixels may still be decoded.
pub(super) fn decode(
    bytes: &[u8],
    format: ImageFormat,
    path: &str,
    style: Style,
    budget: u64,
) -> Result<Raster, PictureError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|e| explain(&e, path))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > budget {
        return Err(PictureError::TooManyPixels { path: path.to_owned() });
    }
    let orientation = decoder.orientation().map_err(|e| explain(&e, path))?;
    let mut pixels = DynamicImage::from_decoder(decoder).map_err(|e| explain(&e, path))?;
    let mut passthrough = None;
    if format == ImageFormat::Jpeg {
        // The decoder fills what a truncated file lacks with grey, so look for the end first.
        let file = jpeg::strip(bytes)
            .ok_or_else(|| PictureError::Damaged { path: path.to_owned(), why: ENDS.to_owned() })?;
        let upright = orientation == image::metadata::Orientation::NoTransforms;
        let plain = file.plain && upright && (style.is_coloured() || file.components == 1);
        passthrough = plain.then_some(file.bytes);
    }
    pixels.apply_orientation(orientation);
    let mut rgba = pixels.into_rgba8();
    if !style.is_coloured() {
        for pixel in rgba.pixels_mut() {
            let [r, g, b, a] = pixel.0;
            let y = super::grey(r, g, b);
            pixel.0 = [y, y, y, a];
        }
    }
    let (width, height) = rgba.dimensions();
    let lossy = format == ImageFormat::Jpeg;
    Ok(Raster { width, height, rgba: rgba.into_raw(), jpeg: passthrough, lossy })
}

const ENDS: &str = "it ends before the picture does";

fn explain(error: &ImageError, path: &str) -> PictureError {
    let path = path.to_owned();
    match error {
        ImageError::Limits(_) => PictureError::TooManyPixels { path },
        ImageError::IoError(_) => PictureError::Damaged { path, why: ENDS.to_owned() },
        other => PictureError::Damaged { path, why: other.to_string() },
    }
}
