//! JPEG files as a list of segments (ITU T.81, annex B): what the PDF keeps of them.

const SOI: u8 = 0xD8;
const EOI: u8 = 0xD9;
const SOS: u8 = 0xDA;
const COM: u8 = 0xFE;
const BASELINE: u8 = 0xC0;

/// A JPEG without its side notes.
pub(super) struct Jpeg {
    /// The file without thumbnails, comments, camera data (a place and a time nobody should
    /// print) and colour profiles (everything is taken for sRGB).
    pub(super) bytes: Vec<u8>,
    /// Whether any PDF reader can show it: baseline, eight bits, grey or three colours.
    pub(super) plain: bool,
    /// Colour channels.
    pub(super) components: u8,
}

/// Copies what matters of a file. `None` when it stops before its end marker.
pub(super) fn strip(file: &[u8]) -> Option<Jpeg> {
    let mut rest = file.strip_prefix(&[0xFF, SOI])?;
    let mut jpeg = Jpeg { bytes: vec![0xFF, SOI], plain: false, components: 0 };
    loop {
        // A marker may be preceded by any number of fill bytes.
        let marker = match rest {
            [0xFF, 0xFF, ..] => {
                rest = &rest[1..];
                continue;
            }
            [0xFF, marker, ..] => *marker,
            _ => return None,
        };
        if marker == EOI {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*rest.get(2)?, *rest.get(3)?]));
        let segment = rest.get(..2 + length)?;
        rest = &rest[2 + length..];
        if let 0xC0..=0xCF = marker
            && !matches!(marker, 0xC4 | 0xC8 | 0xCC)
        {
            jpeg.components = *segment.get(9)?;
            jpeg.plain = marker == BASELINE
                && segment.get(4) == Some(&8)
                && matches!(jpeg.components, 1 | 3);
        }
        if keeps(marker) {
            jpeg.bytes.extend_from_slice(segment);
        }
        if marker == SOS {
            // Within the coded data 0xFF never stands before 0xD9 but at the end.
            let end = rest.windows(2).rposition(|pair| pair == [0xFF, EOI])?;
            jpeg.bytes.extend_from_slice(&rest[..end + 2]);
            return Some(jpeg);
        }
    }
}

/// JFIF (APP0) and Adobe (APP14) say how colours are coded; the other APPn and COM are notes.
fn keeps(marker: u8) -> bool {
    !matches!(marker, 0xE1..=0xED | 0xEF | COM)
}
