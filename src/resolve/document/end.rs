//! What closes a guide.

use super::{Icon, Text};
use crate::diagnostic::Place;

/// What closes the guide.
#[derive(Clone, Debug, Default)]
pub struct EndMatter {
    /// QR code and words to book.
    pub booking: Option<Booking>,
    /// Where this comes from.
    pub sources: Option<Text>,
    /// Reviewed by, next review, version; or that nobody has reviewed it yet.
    pub review: Vec<Text>,
    /// Disclaimer, language notice.
    pub notices: Vec<Text>,
}

/// QR code and words to book.
#[derive(Clone, Debug, PartialEq)]
pub struct Booking {
    /// *Book your next visit*.
    pub title: Text,
    /// *Point your phone camera at the square.*
    pub scan: Text,
    /// Of a page or of a telephone, as the address is.
    pub icon: Icon,
    /// *Or go to …*
    pub web: Text,
    /// *Or call …*
    pub call: Option<Text>,
    /// What the code says.
    pub url: String,
    /// What a screen reader says of the code.
    pub qr_alt: String,
    /// Where the brand says so.
    pub at: Option<Place>,
}
