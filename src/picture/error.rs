//! What can be wrong with a picture.

use std::fmt;

/// Why a picture cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PictureError {
    /// Neither SVG, PNG, JPEG nor WebP.
    UnknownType {
        /// The file.
        path: String,
    },
    /// The file stops short or its data contradicts itself.
    Damaged {
        /// The file.
        path: String,
        /// What the decoder says.
        why: String,
    },
    /// More pixels than any printed page can use.
    TooManyPixels {
        /// The file.
        path: String,
    },
    /// An SVG with more bytes, parts, levels or repetitions than a drawing has.
    TooComplex {
        /// The file.
        path: String,
        /// Which limit it breaks.
        what: &'static str,
    },
    /// An SVG without a shape that can be seen.
    Empty {
        /// The file.
        path: String,
    },
    /// An SVG with words set in a font.
    Text {
        /// The file.
        path: String,
        /// The line it stands on, from 1.
        line: u32,
    },
    /// An SVG that asks for something outside itself.
    External {
        /// The file.
        path: String,
        /// What it asks for.
        target: String,
        /// The line it stands on, from 1.
        line: u32,
    },
    /// An SVG that runs, moves or embeds something other than a drawing.
    Active {
        /// The file.
        path: String,
        /// The element.
        element: String,
        /// The line it stands on, from 1.
        line: u32,
    },
    /// An SVG with entity declarations.
    Entities {
        /// The file.
        path: String,
    },
}

impl PictureError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            PictureError::UnknownType { .. } => "use an SVG, PNG, JPEG or WebP file",
            PictureError::Damaged { .. } => "export or copy the picture again",
            PictureError::TooManyPixels { .. } => {
                "scale it down: at most 20000 pixels a side and 100 million in all"
            }
            PictureError::TooComplex { .. } => {
                "simplify the drawing, or export it as a PNG at 300 dots an inch"
            }
            PictureError::Empty { .. } => "export it again, with its shapes inside the page",
            PictureError::Text { .. } => {
                "convert text to outlines (in Inkscape: Path > Object to Path)"
            }
            PictureError::External { .. } => {
                "embed the linked picture in the SVG when you export it"
            }
            PictureError::Active { .. } => "save it as plain SVG: shapes only",
            PictureError::Entities { .. } => {
                "save it as plain SVG (in Illustrator: without the editing capabilities)"
            }
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::UnknownType { path } => {
                write!(f, "`{path}` is not a picture this tool can read")
            }
            PictureError::Damaged { path, why } => write!(f, "`{path}` is damaged: {why}"),
            PictureError::TooManyPixels { path } => write!(f, "`{path}` has too many pixels"),
            PictureError::TooComplex { path, what } => write!(f, "`{path}` has {what}"),
            PictureError::Empty { path } => write!(f, "`{path}` shows nothing"),
            PictureError::Text { path, line } => {
                write!(f, "`{path}` has text in it (line {line}), and no font")
            }
            PictureError::External { path, target, line } => {
                write!(f, "`{path}` asks for `{target}` (line {line}), which lies outside the file")
            }
            PictureError::Active { path, element, line } => {
                write!(f, "`{path}` has a `<{element}>` in it (line {line})")
            }
            PictureError::Entities { path } => write!(f, "`{path}` declares XML entities"),
        }
    }
}

impl std::error::Error for PictureError {}
