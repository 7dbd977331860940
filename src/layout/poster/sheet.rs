//! A poster's sheet: its margins, its scale, and the least sizes its text may have.
//!
//! Lengths that grow with the sheet are written as what they are on A3.

use crate::color::Color;
use crate::layout::look::CAP;
use crate::layout::text::Style;
use crate::resolve::document::{Faces, Format, Poster};
use crate::units::{Pt, mm, pt};

/// The least margin every office printer can print up to.
const LEAST_MARGIN: Pt = mm(10.0);
/// The least margin of what is cut from a sheet.
const LEAST_LIVE: Pt = mm(3.5);
/// Margins as a share of the shorter side.
const MARGIN: f32 = 0.046;

/// White between the parts of a crowded sheet, as a share of what is usual.
const CROWDED_AIR: f32 = 0.6;
/// White between the words of a panel on a crowded sheet, as a share of the cue's size.
const CROWDED_GAP: f32 = 0.54;
/// The least sizes of titles and names on what is also seen as a small picture, as shares of the
/// sheet's height: capitals of 6 and of 2.2 of 200 pixels.
const SEEN_TITLE: f32 = 6.02 / 200.0 / CAP;
const SEEN_NAME: f32 = 2.21 / 200.0 / CAP;

/// The usual size of cues, in points of A3.
pub(super) const CUE: f32 = 20.5;
/// Text starts with this share of what is usual for its sheet, where that fits: on a large one the
/// least that can be read from its distance looks lost.
pub(super) const START: f32 = 0.75;
/// What an arrangement is worth that holds the least size only.
pub(super) const SMALLER_TEXT: f32 = 0.85;
/// How much larger than usual for its sheet text may grow.
pub(super) const MOST_GROWTH: f32 = 1.35;
/// From line to line of the words of a dose, in their size.
pub(super) const DOSE_LEADING: f32 = 1.15;

/// The sheet and everything that follows from its size.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    pub(super) width: Pt,
    pub(super) height: Pt,
    pub(super) margin: Pt,
    /// Between columns.
    pub(super) gutter: Pt,
    /// Between rows.
    pub(super) row_gap: Pt,
    pub(super) landscape: bool,
    /// Lengths of A3 times this are lengths of the sheet.
    pub(super) scale: f32,
    /// White between the parts of the sheet, as a share of what is usual.
    pub(super) air: f32,
}

impl Sheet {
    /// A sheet of that size.
    pub(super) fn new(width: Pt, height: Pt, format: Format) -> Sheet {
        let (w, h) = (width.to_mm().0, height.to_mm().0);
        let landscape = width > height;
        let short = width.min(height);
        let least = if format == Format::Card { LEAST_LIVE } else { LEAST_MARGIN };
        Sheet {
            width,
            height,
            margin: if format == Format::Card { least } else { (short * MARGIN).max(least) },
            gutter: short * 0.023,
            row_gap: short * if landscape { 0.024 } else { 0.030 },
            landscape,
            scale: (w * h / (297.0 * 420.0)).sqrt(),
            air: 1.0,
        }
    }

    /// The same sheet with less white between its parts.
    pub(super) fn crowded(&self) -> Sheet {
        let short = self.width.min(self.height);
        Sheet {
            gutter: short * 0.019,
            row_gap: short * if self.landscape { 0.020 } else { 0.022 },
            air: CROWDED_AIR,
            ..self.clone()
        }
    }

    /// Whether it is too full for its usual white, and words give way.
    pub(super) fn is_crowded(&self) -> bool {
        self.air <= CROWDED_AIR
    }

    /// What the words of the head keep of their usual size.
    pub(super) fn head_share(&self) -> f32 {
        if self.is_crowded() { self.air } else { 1.0 }
    }

    /// White between parts that is so high on A3.
    pub(super) fn white(&self, length: f32) -> Pt {
        self.mm(length * self.air)
    }

    /// Width between the margins.
    pub(super) fn inner(&self) -> Pt {
        self.width - self.margin * 2.0
    }

    /// A length of A3 on this sheet.
    pub(super) fn mm(&self, length: f32) -> Pt {
        mm(length * self.scale)
    }
}

/// The sizes of a poster's text: none is ever smaller.
#[derive(Clone, Copy, Debug)]
pub(super) struct Floors {
    pub(super) cue: Pt,
    pub(super) name: Pt,
    /// Names are never smaller than this either, however small cues are.
    pub(super) seen: Pt,
    pub(super) title: Pt,
    /// *Stop if*, *Ask us first*.
    pub(super) safety: Pt,
    /// What to take care of: read from as far as the rest.
    pub(super) care: Pt,
    /// Review, addresses.
    pub(super) small: Pt,
    /// How much farther it is read from than is usual.
    pub(super) far: f32,
    /// Between figure, name, cue and dose, as a share of the cue's size.
    pub(super) gap: f32,
}

impl Floors {
    /// For where it is read, and from how far: a longer distance than the usual one raises them.
    pub(super) fn of(poster: &Poster) -> Floors {
        let (cue, name, title, safety, small) = match poster.format {
            Format::Wall => (20.0, 28.0, 80.0, 16.0, 11.0),
            Format::Desk => (14.0, 18.0, 44.0, 11.0, 8.0),
            Format::Tent | Format::Strip => (14.0, 17.0, 40.0, 11.0, 8.0),
            Format::Hand | Format::Card => (8.0, 9.5, 16.0, 8.0, 6.0),
        };
        let seen = matches!(poster.format, Format::Wall | Format::Desk);
        let far = poster.distance.max(poster.format.nearest()) / poster.format.distance();
        let size = |floor: f32| pt(floor * far);
        let height = if seen { poster.paper.height } else { Pt::ZERO };
        Floors {
            cue: size(cue),
            name: size(name),
            seen: height * SEEN_NAME,
            title: size(title).max(height * SEEN_TITLE),
            // What must be read before moving is read from near too: it never shrinks.
            safety: pt(safety * far.max(1.0)),
            care: size(safety),
            small: pt(small * far.max(1.0)),
            far,
            // The face of a tent is low.
            gap: if poster.format == Format::Tent { CROWDED_GAP } else { 0.68 },
        }
    }

    /// The same sizes with less white between them.
    pub(super) fn crowded(&self) -> Floors {
        Floors { gap: self.gap.min(CROWDED_GAP), ..*self }
    }
}

/// Styles of a poster's words.
#[derive(Clone, Debug)]
pub(super) struct Type {
    heading_differs: bool,
    pub(super) ink: Color,
    pub(super) soft: Color,
    pub(super) strong: Color,
}

impl Type {
    pub(super) fn new(poster: &Poster) -> Type {
        let Faces { heading_differs, .. } = poster.faces;
        let palette = &poster.palette;
        Type { heading_differs, ink: palette.ink, soft: palette.soft, strong: palette.strong }
    }

    fn plain(size: Pt, leading: f32, weight: f32, color: Color) -> Style {
        Style {
            heading: false,
            size,
            leading: size * leading,
            weight,
            bold: 700.0,
            color,
            mark: color,
            tracking: Pt::ZERO,
            balance: false,
        }
    }

    fn display(&self, size: Pt, leading: f32, color: Color) -> Style {
        let weight = if self.heading_differs { 700.0 } else { 800.0 };
        Style { heading: true, balance: true, ..Type::plain(size, leading, weight, color) }
    }

    /// The title: its lines are as far apart as its capitals are high and a third of the size.
    pub(super) fn title(&self, size: Pt) -> Style {
        Style { tracking: size * -0.025, ..self.display(size, 1.05, self.strong) }
    }

    /// The sentence under the title.
    pub(super) fn purpose(&self, size: Pt) -> Style {
        Style { balance: true, ..Type::plain(size, 1.24, 400.0, self.ink) }
    }

    /// The clinic's name.
    pub(super) fn clinic(&self, size: Pt) -> Style {
        self.display(size, 1.1, self.ink)
    }

    /// An exercise's name.
    pub(super) fn name(&self, size: Pt) -> Style {
        self.display(size, 1.08, self.ink)
    }

    /// What to do.
    pub(super) fn cue(&self, size: Pt) -> Style {
        Style { balance: true, ..Type::plain(size, 1.2, 400.0, self.ink) }
    }

    /// A heavy number.
    pub(super) fn number(&self, size: Pt) -> Style {
        Style { tracking: size * -0.02, ..Type::plain(size, 1.1, 800.0, self.strong) }
    }

    /// Words beside a number.
    pub(super) fn unit(&self, size: Pt) -> Style {
        Type::plain(size, DOSE_LEADING, 500.0, self.ink)
    }

    /// Safety lines.
    pub(super) fn safety(&self, size: Pt) -> Style {
        Type::plain(size, 1.28, 400.0, self.ink)
    }

    /// Small print.
    pub(super) fn small(&self, size: Pt) -> Style {
        Type::plain(size, 1.3, 400.0, self.soft)
    }
}
