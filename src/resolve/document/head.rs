//! What stands before the guide itself: the clinic, the patient, the routine, safety.

use super::{Icon, Phrase, Text};
use crate::color::Color;
use crate::diagnostic::Place;
use crate::picture::Picture;

/// The clinic at the head of the first page.
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// The clinic.
    pub name: Text,
    /// A line under the name.
    pub tagline: Option<Text>,
    /// The logo, in the version that suits the header style.
    pub logo: Option<Logo>,
    /// Phone number, set apart from the other lines.
    pub phone: Option<ContactLine>,
    /// Web, e-mail, address; opening hours where there is no booking.
    pub lines: Vec<ContactLine>,
}

/// A way to reach the clinic.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactLine {
    /// What is printed.
    pub text: Text,
    /// What a tap on a screen opens.
    pub url: Option<String>,
}

/// A clinic's logo.
#[derive(Clone, Debug)]
pub struct Logo {
    /// The picture.
    pub picture: Picture,
    /// What it says or shows.
    pub alt: String,
    /// The colour of the plate it stands on, where it could not be seen on the page or its band.
    pub plate: Option<Color>,
    /// The line of the brand file that names it.
    pub at: Option<Place>,
}

/// A labelled place to write on, or already filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Such as *Prepared for*.
    pub label: Text,
    /// `None` leaves a ruled line.
    pub value: Option<Text>,
}

/// The routine in a few numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Exercises, minutes, how often: each a phrase around a number.
    pub facts: Vec<GlanceFact>,
    /// The words *You need*.
    pub need_label: Text,
    /// What to have ready; never empty (it says so when nothing is needed).
    pub needs: Vec<Need>,
}

/// One number of the glance box.
#[derive(Clone, Debug, PartialEq)]
pub struct GlanceFact {
    /// Icon beside it.
    pub icon: Icon,
    /// The number and its words.
    pub phrase: Phrase,
    /// Smaller, a line each under them: **5** *days a week*.
    pub more: Vec<Phrase>,
}

/// Something to have ready.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Its icon; `None` for *no equipment*.
    pub icon: Option<Icon>,
    /// Its words.
    pub text: Text,
}

/// When to stop and whom to call. Never dropped, never broken over a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Safety {
    /// *Stop and get help*.
    pub title: Text,
    /// *Stop and get help, continued*: over what stands on another page.
    pub continued: Text,
    /// *Our number: …*, at the right of the title.
    pub phone: Option<Text>,
    /// *Call 999 now for:*
    pub emergency_label: Text,
    /// Emergencies.
    pub emergency: Vec<Text>,
    /// *Stop and call us if you have:*
    pub stop_label: Text,
    /// The same with the phone number in it, for pages with no room at the right.
    pub stop_label_phone: Text,
    /// Reasons to stop.
    pub stop: Vec<Text>,
    /// *Ask us first if …*; absent when no exercise asks for it.
    pub ask_first: Option<Text>,
    /// What nobody should ever do.
    pub never: Option<Text>,
}
