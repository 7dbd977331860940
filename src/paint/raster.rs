//! Grids of pixels at the size they are printed.

use super::shrink::shrink;
use crate::picture::Raster;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder};
use krilla::geom::Size;
use krilla::image::{BitsPerComponent, CustomImage, Image, ImageColorspace};
use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

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
        let image = embed(raster, width, height, self.0.len())?;
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

fn embed(raster: &Arc<Raster>, width: u32, height: u32, number: usize) -> Result<Image, String> {
    let same = (width, height) == (raster.width, raster.height);
    if let (true, Some(jpeg)) = (same, &raster.jpeg) {
        return Image::from_jpeg(jpeg.clone().into(), false);
    }
    let printed = Printed::new(raster.clone(), width, height);
    if raster.lossy && printed.opaque {
        let kind = if printed.grey { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY)
            .write_image(&printed.channels().color, width, height, kind)
            .map_err(|e| e.to_string())?;
        return Image::from_jpeg(jpeg.into(), false);
    }
    Image::from_custom(Numbered(number, Arc::new(printed)), false)
}

/// A picture at its printed size, with only the channels it needs.
struct Printed {
    raster: Arc<Raster>,
    width: u32,
    height: u32,
    grey: bool,
    opaque: bool,
    channels: OnceLock<Channels>,
}

struct Channels {
    color: Vec<u8>,
    /// Nothing of an opaque picture.
    alpha: Vec<u8>,
}

impl Printed {
    fn new(raster: Arc<Raster>, width: u32, height: u32) -> Printed {
        let mut pixels = raster.rgba.chunks_exact(4);
        let grey = pixels.clone().all(|p| p[0] == p[1] && p[1] == p[2]);
        let opaque = pixels.all(|p| p[3] == 255);
        Printed { raster, width, height, grey, opaque, channels: OnceLock::new() }
    }

    fn channels(&self) -> &Channels {
        self.channels.get_or_init(|| {
            let (from, to) = ((self.raster.width, self.raster.height), (self.width, self.height));
            let rgba = match from == to {
                true => Cow::Borrowed(&self.raster.rgba),
                false => Cow::Owned(shrink(&self.raster.rgba, from, to)),
            };
            let pixels = || rgba.chunks_exact(4);
            let count = if self.grey { 1 } else { 3 };
            let mut color = Vec::with_capacity(rgba.len() / 4 * count);
            pixels().for_each(|p| color.extend_from_slice(&p[..count]));
            let alpha = match self.opaque {
                true => Vec::new(),
                false => pixels().map(|p| p[3]).collect(),
            };
            Channels { color, alpha }
        })
    }
}

/// A picture as the PDF library takes it, which tells it from others by its number in the document.
///
/// The library asks for colours on another core, and for opacity after them; before, it only wants
/// to know whether there is any. So the picture is scaled while pages are painted.
#[derive(Clone)]
struct Numbered(usize, Arc<Printed>);

impl Hash for Numbered {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl CustomImage for Numbered {
    fn color_channel(&self) -> &[u8] {
        &self.1.channels().color
    }

    fn alpha_channel(&self) -> Option<&[u8]> {
        let alpha = self.1.channels.get().map(|channels| &*channels.alpha);
        (!self.1.opaque).then(|| alpha.unwrap_or_default())
    }

    fn bits_per_component(&self) -> BitsPerComponent {
        BitsPerComponent::Eight
    }

    fn size(&self) -> (u32, u32) {
        (self.1.width, self.1.height)
    }

    fn icc_profile(&self) -> Option<&[u8]> {
        None
    }

    fn color_space(&self) -> ImageColorspace {
        if self.1.grey { ImageColorspace::Luma } else { ImageColorspace::Rgb }
    }
}
