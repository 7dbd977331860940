//! Pictures with left and right exchanged: the exercise for the other side.

use super::{PictureError, Raster};
use usvg::roxmltree::{Document, Node};

/// A drawing as in a mirror.
pub(super) fn drawing(
    source: &str,
    xml: &Document<'_>,
    path: &str,
) -> Result<String, PictureError> {
    let root = xml.root_element();
    let (Some(first), Some(last)) = (root.first_child(), root.last_child()) else {
        return Ok(source.to_owned());
    };
    let Some((left, width)) = extent(root) else {
        let why = "it has neither a viewBox nor a width".to_owned();
        return Err(PictureError::Damaged { path: path.to_owned(), why });
    };
    let (start, end) = (first.range().start, last.range().end);
    let (head, rest) = source.split_at(start);
    let (inner, tail) = rest.split_at(end - start);
    let sum = 2.0 * left + width;
    Ok(format!("{head}<g transform=\"matrix(-1 0 0 1 {sum} 0)\">{inner}</g>{tail}"))
}

/// Left edge and width in the drawing's own units.
fn extent(root: Node<'_, '_>) -> Option<(f64, f64)> {
    if let Some(view_box) = root.attribute("viewBox") {
        let numbers: Vec<f64> = view_box
            .split(|c: char| c.is_ascii_whitespace() || c == ',')
            .filter(|part| !part.is_empty())
            .map_while(|part| part.parse().ok())
            .collect();
        return match numbers[..] {
            [x, _, width, _] if x.is_finite() && width.is_finite() => Some((x, width)),
            _ => None,
        };
    }
    let width = root.attribute("width")?.trim_end_matches("px").parse::<f64>().ok()?;
    width.is_finite().then_some((0.0, width))
}

/// A photograph as in a mirror. Its own JPEG bytes are of no use then.
pub(super) fn pixels(mut raster: Raster) -> Raster {
    let row = raster.width as usize * 4;
    if row > 0 {
        for line in raster.rgba.chunks_exact_mut(row) {
            let (pixels, _) = line.as_chunks_mut::<4>();
            pixels.reverse();
        }
    }
    raster.jpeg = None;
    raster
}
