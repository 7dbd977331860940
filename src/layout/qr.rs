//! QR codes as one outline.

use super::frame::{Frame, Piece};
use super::page::{Item, PathItem};
use crate::color::Color;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::units::Pt;
use kurbo::BezPath;
use qrcode::{EcLevel, QrCode};
use std::collections::HashMap;

/// Modules kept clear around a code (ISO/IEC 18004).
pub(crate) const QUIET: f32 = 4.0;

/// Codes made before: a guide is laid out in several ways, and making one takes as long as a page.
#[derive(Default)]
pub(crate) struct Codes(HashMap<String, QrCode>);

impl Codes {
    /// The code of an address, which still reads with 15 % of it lost; an error at its place when the
    /// address is too long for any.
    pub(crate) fn get(&mut self, url: &str, at: Option<&Place>) -> Result<QrCode, Diagnostic> {
        if let Some(known) = self.0.get(url) {
            return Ok(known.clone());
        }
        let code = code(url, at)?;
        self.0.insert(url.to_owned(), code.clone());
        Ok(code)
    }
}

fn code(url: &str, at: Option<&Place>) -> Result<QrCode, Diagnostic> {
    QrCode::with_error_correction_level(url, EcLevel::M).map_err(|_| {
        let message = format!("the booking address is too long for a QR code: {url}");
        Diagnostic::new(Severity::Error, "qr-too-long", message, at.cloned())
            .help("use a shorter address, such as one that forwards to the long one")
    })
}

/// The dark modules of a code in a rigid square of this side, without a quiet zone.
pub(crate) fn frame(code: &QrCode, side: Pt, ink: Color) -> Frame {
    let modules = code.width();
    let module = f64::from(side.0) / modules as f64;
    let mut path = BezPath::new();
    for (index, row) in code.to_colors().chunks(modules).enumerate() {
        let (top, bottom) = (index as f64 * module, (index + 1) as f64 * module);
        let mut start = 0;
        // Dark modules beside one another are one bar: a printer shows no seams between them.
        for run in row.chunk_by(|one, other| one == other) {
            let end = start + run.len();
            if run[0] == qrcode::Color::Dark {
                let (left, right) = (start as f64 * module, end as f64 * module);
                path.move_to((left, top));
                path.line_to((right, top));
                path.line_to((right, bottom));
                path.line_to((left, bottom));
                path.close_path();
            }
            start = end;
        }
    }
    let mut frame = Frame { rigid: true, ..Frame::new(side, side) };
    frame.pieces.push(Piece::Content(Item::Path(PathItem { path, fill: Some(ink), stroke: None })));
    frame
}
