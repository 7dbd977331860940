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
}

impl PictureError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            PictureError::UnknownType { .. } => "use an SVG, PNG, JPEG or WebP file",
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PictureError::UnknownType { path } => {
                write!(f, "`{path}` is not a picture this tool can read")
            }
        }
    }
}

impl std::error::Error for PictureError {}
