//! How a guide looks, whatever it says.

use crate::color::Color;

/// Colours and typefaces, final.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Every colour the page may use.
    pub palette: Palette,
    /// Family of body text, doses and feet.
    pub body: String,
    /// Family of the clinic's name, titles, section headings and exercise names.
    pub heading: String,
    /// Whether the heading family is another than the body family: then it is set lighter.
    pub heading_differs: bool,
    /// How the letterhead is drawn.
    pub header: HeaderStyle,
}

/// How the letterhead is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeaderStyle {
    /// A rule under it.
    #[default]
    Line,
    /// A panel of the brand's colour behind it.
    Band,
    /// Nothing but space.
    Plain,
}

/// Every colour the page may use. Contrast is solved before it gets here.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    /// Headings, badges, icons, numbers: at least 4.5:1 on white and on `fill`.
    pub primary: Color,
    /// Text on a solid area of `primary`; the ink where nothing is solid (ink-saver).
    pub on_primary: Color,
    /// The panel of a band letterhead: the brand's own colour, however light.
    pub band: Color,
    /// Text on `band`.
    pub on_band: Color,
    /// Only the clinician's note.
    pub accent: Color,
    /// Text.
    pub ink: Color,
    /// Labels, captions, feet.
    pub muted: Color,
    /// Safety and cautions only.
    pub stop: Color,
    /// Tint under the glance box, the dose strip and tips; `None` draws an outline instead.
    pub fill: Option<Color>,
    /// Decorative lines: never carry meaning.
    pub rule: Color,
    /// Lines of the diary, at least 3:1.
    pub grid: Color,
}
