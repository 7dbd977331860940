//! `guides/brands/<id>.yaml`

use super::shared::{People, Review, Text, Translations};
use super::values::{Binding, Paper};
use crate::color::Color;
use crate::diagnostic::Spanned;
use crate::load::declare::{choice, record};

record! {
    /// A clinic: everything that makes a page its own.
    pub struct Brand {
        required {
            /// The clinic's name.
            name: Text,
            /// Its colours.
            colors: Colors,
        }
        optional {
            /// A line under the name.
            tagline: Option<Text>,
            /// Its logo.
            logo: Option<Logo>,
            /// Its typefaces.
            fonts: Option<Fonts>,
            /// How the head of the first page is drawn.
            header: Option<Spanned<HeaderStyle>>,
            /// How to reach it.
            contact: Option<Contact>,
            /// How to book.
            booking: Option<Booking>,
            /// Whom to call in an emergency.
            emergency: Option<Emergency>,
            /// Small print.
            notices: Option<Notices>,
            /// People in drawings.
            figure: Option<People>,
            /// Who gives the guides out.
            clinician: Option<Clinician>,
            /// The sheet, where the guide does not say.
            paper: Option<Spanned<Paper>>,
            /// Where holes or staples go, where the guide does not say.
            binding: Option<Spanned<Binding>>,
            /// The clinic signs the content: its review counts where an exercise has none.
            review: Option<Review>,
            /// The same words in other languages, by tag.
            translations: Translations<BrandWords>,
        }
    }
}

record! {
    /// A logo.
    pub struct Logo {
        required {
            /// Path within `illustrations/`.
            image: Text,
            /// What it says.
            alt: Text,
        }
        optional {
            /// The version for dark grounds, used on a band.
            on_dark: Option<Text>,
        }
    }
}

record! {
    /// A clinic's colours. Tints and text colours are worked out from them.
    pub struct Colors {
        required {
            /// Headings, numbers and bands, in any CSS notation.
            primary: Spanned<Color>,
        }
        optional {
            /// The clinician's own notes.
            accent: Option<Spanned<Color>>,
        }
    }
}

record! {
    /// Families in `fonts/`.
    pub struct Fonts {
        required {}
        optional {
            /// Text.
            body: Option<Text>,
            /// Names and headings.
            heading: Option<Text>,
        }
    }
}

choice! {
    /// How the head of the first page is drawn.
    pub enum HeaderStyle {
        /// A rule under it.
        Line = "line",
        /// The clinic's colour behind it.
        Band = "band",
        /// Nothing but space.
        Plain = "plain",
    }
}

record! {
    /// How to reach the clinic.
    pub struct Contact {
        required {}
        optional {
            /// Phone number, as it should be printed.
            phone: Option<Text>,
            /// Web address, as it should be printed.
            web: Option<Text>,
            /// E-mail address.
            email: Option<Text>,
            /// Street and town, on one line.
            address: Option<Text>,
            /// When it is open.
            hours: Option<Text>,
        }
    }
}

record! {
    /// How to book: printed as a QR code and as text.
    pub struct Booking {
        required {
            /// What the code opens: https, http, mailto or tel.
            url: Text,
        }
        optional {
            /// Words beside the code.
            label: Option<Text>,
        }
    }
}

record! {
    /// Whom to call in an emergency.
    pub struct Emergency {
        required {
            /// The number.
            call: Text,
        }
        optional {}
    }
}

record! {
    /// Small print.
    pub struct Notices {
        required {}
        optional {
            /// What the guide is not.
            disclaimer: Option<Text>,
            /// That other languages can be had.
            language_access: Option<Text>,
            /// That larger print can be had. Large print does not say it.
            large_print: Option<Text>,
        }
    }
}

record! {
    /// Who gives the guides out.
    pub struct Clinician {
        required {
            /// Name, with title.
            name: Text,
        }
        optional {
            /// Profession.
            role: Option<Text>,
        }
    }
}

record! {
    /// A clinic's words in another language.
    pub struct BrandWords {
        required {}
        optional {
            /// A line under the name.
            tagline: Option<Text>,
            /// When it is open.
            hours: Option<Text>,
            /// Street and town, where it is written differently.
            address: Option<Text>,
            /// Words beside the booking code.
            booking_label: Option<Text>,
            /// Profession of the clinician.
            clinician_role: Option<Text>,
            /// What the guide is not.
            disclaimer: Option<Text>,
            /// That other languages can be had.
            language_access: Option<Text>,
            /// That larger print can be had. Large print does not say it.
            large_print: Option<Text>,
        }
    }
}
