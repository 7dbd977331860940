//! Grids of pixels at the size they are printed.

use super::shrink::shrink;
use crate::picture::Raster;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use krilla::geom::Size;
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Pixels an inch a printer can show.
const PRINT_DPI: f32 = 300.0;
/// A picture with this much more than that is scaled down; less is not worth softening it.
const SLACK: f32 = 1.15;
/// Quality of a photograph that was a JPEG, is too large, and becomes a JPEG again.
const JPEG_QUALITY: u8 = 90;

/// Pictures already in the document, by size.
#[derive(Default)]
pub(super) struct Rasters(HashMap<(*const Raster, u32, u32), Image>);

impl Rasters {
    /// The picture with no more pixels than `size`, in points, can show.
    pub(super) fn get(&mut self, raster: &Arc<Raster>, size: Size) -> Result<Image, String> {
        let (width, height) = target(raster, size);
        let key = (Arc::as_ptr(raster), width, height);
        if let Some(image) = self.0.get(&key) {
            return Ok(image.clone());
        }
        let image = embed(raster, width, height)?;
        self.0.insert(key, image.clone());
        Ok(image)
    }
}

fn target(raster: &Raster, size: Size) -> (u32, u32) {
    let pixels = |points: f32| (points / 72.0 * PRINT_DPI).ceil().max(1.0);
    let (width, height) = (pixels(size.width()), pixels(size.height()));
    let excess = (raster.width as f32 / width).min(raster.height as f32 / height);
    if excess > SLACK { (width as u32, height as u32) } else { (raster.width, raster.height) }
}

fn embed(raster: &Raster, width: u32, height: u32) -> Result<Image, String> {
    let same = (width, height) == (raster.width, raster.height);
    if let (true, Some(jpeg)) = (same, &raster.jpeg) {
        return Image::from_jpeg(jpeg.clone().into(), false);
    }
    let scaled;
    let rgba = if same {
        &raster.rgba
    } else {
        scaled = shrink(&raster.rgba, (raster.width, raster.height), (width, height));
        &scaled
    };
    let pixels = Pixels::new(rgba, width, height);
    if raster.lossy && pixels.alpha.is_none() {
        let kind = if pixels.grey { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
            .write_image(&pixels.color, width, height, kind)
            .map_err(|e| e.to_string())?;
        return Image::from_jpeg(jpeg.into(), false);
    }
    Image::from_custom(Shared(Arc::new(pixels)), false)
}

/// Pixels with only the channels they need.
struct Pixels {
    width: u32,
    height: u32,
    grey: bool,
    color: Vec<u8>,
    alpha: Option<Vec<u8>>,
}

impl Pixels {
    fn new(rgba: &[u8], width: u32, height: u32) -> Pixels {
        let pixels = || rgba.chunks_exact(4);
        let grey = pixels().all(|p| p[0] == p[1] && p[1] == p[2]);
        let opaque = pixels().all(|p| p[3] == 255);
        let channels = if grey { 1 } else { 3 };
        let mut color = Vec::with_capacity(rgba.len() / 4 * channels);
        pixels().for_each(|p| color.extend_from_slice(&p[..channels]));
        let alpha = (!opaque).then(|| pixels().map(|p| p[3]).collect());
        Pixels { width, height, grey, color, alpha }
    }
}

/// [`Pixels`] as the PDF library takes them.
#[derive(Clone)]
struct Shared(Arc<Pixels>);

impl Hash for Shared {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.0.width, self.0.height, self.0.grey).hash(state);
        self.0.color.hash(state);
        self.0.alpha.hash(state);
    }
}

impl CustomImage for Shared {
    fn color_channel(&self) -> &[u8] {
        &self.0.color
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        self.0.alpha.as_deref()
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        (self.0.width, self.0.height)
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        if self.0.grey { ImageColorspace::Luma } else { ImageColorspace::Rgb }
    }
}
