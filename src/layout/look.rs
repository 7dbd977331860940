//! Sizes of type and space for each variant. Sizes are points, and a pair is size and distance
//! between baselines.

use super::text::Style;
use crate::color::Color;
use crate::resolve::document::{Palette, Theme, Variant};
use crate::units::{Pt, mm, pt};

/// Space between boxes and the text in them, along the line.
pub(crate) const INSET: Pt = mm(5.0);
/// Corners of boxes.
pub(crate) const RADIUS: Pt = mm(3.0);
/// Corners of dose strips.
pub(crate) const STRIP_RADIUS: Pt = mm(2.5);
/// Cap height of the default body face, as a share of its size (Lexend: 700 of 1000 units).
pub(crate) const CAP: f32 = 0.7;

/// Sizes of one setting of exercise cards or of the whole page.
#[derive(Clone, Debug)]
pub(crate) struct Sizes {
    pub(crate) body: (f32, f32),
    pub(crate) title: f32,
    pub(crate) section: f32,
    pub(crate) name: f32,
    pub(crate) purpose: (f32, f32),
    pub(crate) fact: f32,
    pub(crate) number: f32,
    pub(crate) unit: f32,
    pub(crate) glance: f32,
    pub(crate) small: (f32, f32),
    pub(crate) foot: f32,
    pub(crate) badge: Pt,
    pub(crate) badge_number: f32,
    pub(crate) icon: Pt,
    /// Icon before a dose on one line; none where words need its room.
    pub(crate) dose_icon: Option<Pt>,
    /// Room for a step's number or an icon before the text.
    pub(crate) hang: Pt,
    /// Extra space between steps.
    pub(crate) between_steps: Pt,
    /// Between the steps and what to notice.
    pub(crate) before_notices: Pt,
    /// Between notices.
    pub(crate) between_notices: Pt,
    /// Space gives way: notices of one kind follow each other on a line, thumbnails are lower.
    pub(crate) snug: bool,
    /// Height of the logo.
    pub(crate) logo: Pt,
    /// Between the letterhead's rule or panel and the title.
    pub(crate) before_title: Pt,
    /// Between the parts of the head: title, numbers, safety.
    pub(crate) between_boxes: Pt,
}

impl Sizes {
    /// Body 12 pt.
    const STANDARD: Sizes = Sizes {
        body: (12.0, 16.5),
        title: 30.0,
        section: 20.0,
        name: 16.0,
        purpose: (14.0, 19.0),
        fact: 11.0,
        number: 24.0,
        unit: 12.5,
        glance: 20.0,
        small: (10.5, 14.5),
        foot: 9.5,
        badge: mm(9.0),
        badge_number: 15.0,
        icon: mm(5.0),
        dose_icon: Some(mm(6.5)),
        hang: mm(7.0),
        between_steps: pt(4.0),
        before_notices: mm(5.4),
        between_notices: mm(4.2),
        snug: false,
        logo: mm(14.0),
        before_title: mm(8.0),
        between_boxes: mm(5.0),
    };

    /// A head that leaves room on a sheet of half the size; body and doses keep theirs.
    const SMALL_SHEET: Sizes = Sizes {
        title: 24.0,
        section: 18.0,
        purpose: (13.0, 17.5),
        logo: mm(11.5),
        before_title: mm(6.0),
        between_boxes: mm(4.0),
        ..Sizes::STANDARD
    };

    /// Body 18 pt: reflowed, not scaled.
    const LARGE: Sizes = Sizes {
        body: (18.0, 27.0),
        title: 34.0,
        section: 24.0,
        name: 22.0,
        purpose: (20.0, 29.0),
        fact: 18.0,
        number: 32.0,
        unit: 20.0,
        glance: 24.0,
        small: (18.0, 25.0),
        foot: 14.0,
        badge: mm(12.0),
        badge_number: 21.0,
        icon: mm(7.5),
        dose_icon: None,
        hang: mm(11.0),
        between_steps: pt(8.0),
        before_notices: mm(10.0),
        between_notices: mm(7.0),
        snug: false,
        logo: mm(14.0),
        before_title: mm(7.0),
        between_boxes: mm(5.0),
    };

    /// A grid cell.
    fn grid(self) -> Sizes {
        Sizes {
            name: 15.0,
            number: 22.0,
            unit: 12.0,
            badge: mm(8.0),
            badge_number: 13.3,
            before_notices: mm(4.8),
            ..self
        }
    }

    /// A list row.
    fn list(self) -> Sizes {
        Sizes {
            name: 15.0,
            number: 20.0,
            unit: 12.0,
            badge: mm(7.5),
            badge_number: 12.5,
            before_notices: mm(4.8),
            between_notices: mm(3.6),
            ..self
        }
    }

    /// Doses of many words: their type as in a grid cell, their icons as beside other words.
    fn close_doses(self) -> Sizes {
        Sizes { number: 22.0, unit: 12.0, dose_icon: Some(self.icon), ..self }
    }

    /// Doses of too many words for icons.
    fn bare_doses(self) -> Sizes {
        Sizes { dose_icon: None, ..self }
    }

    /// A card that only just misses sharing its page: type keeps its size, space gives way.
    fn snug(self) -> Sizes {
        Sizes {
            between_steps: self.between_steps / 2.0,
            before_notices: self.before_notices * 0.78,
            between_notices: self.between_notices * 0.86,
            snug: true,
            ..self
        }
    }

    /// A page for one exercise.
    fn roomy(self) -> Sizes {
        Sizes {
            body: (14.0, 20.0),
            name: 24.0,
            section: 18.0,
            fact: 13.0,
            number: 28.0,
            unit: 13.0,
            badge: mm(12.0),
            badge_number: 20.0,
            icon: mm(5.6),
            dose_icon: self.dose_icon.map(|_| mm(7.3)),
            hang: mm(8.0),
            between_steps: pt(6.0),
            ..self
        }
    }
}

/// Colours, faces and sizes together: everything a block needs to style its words.
#[derive(Clone, Debug)]
pub(crate) struct Look {
    pub(crate) sizes: Sizes,
    pub(crate) palette: Palette,
    pub(crate) variant: Variant,
    heading_differs: bool,
}

impl Look {
    /// The look of a whole page; on a small sheet, headings are smaller.
    pub(crate) fn new(theme: &Theme, variant: Variant, small_sheet: bool) -> Look {
        let sizes = match variant {
            Variant::LargePrint => Sizes::LARGE,
            _ if small_sheet => Sizes::SMALL_SHEET,
            Variant::Standard | Variant::InkSaver | Variant::HighContrast => Sizes::STANDARD,
        };
        Look {
            sizes,
            palette: theme.palette.clone(),
            variant,
            heading_differs: theme.heading_differs,
        }
    }

    /// Whether the page is set large.
    pub(crate) fn large(&self) -> bool {
        self.variant == Variant::LargePrint
    }

    /// The look of grid cells. Large print keeps its sizes.
    pub(crate) fn grid(&self) -> Look {
        self.with(Sizes::grid)
    }

    /// The look of list rows. Large print keeps its sizes.
    pub(crate) fn list(&self) -> Look {
        self.with(Sizes::list)
    }

    /// The look of a card that only just misses sharing its page.
    pub(crate) fn snug(&self) -> Look {
        Look { sizes: self.sizes.clone().snug(), ..self.clone() }
    }

    /// The look with doses set closer to each other. Large print keeps its sizes.
    pub(crate) fn close_doses(&self) -> Look {
        self.with(Sizes::close_doses)
    }

    /// The look with doses of words alone.
    pub(crate) fn bare_doses(&self) -> Look {
        self.with(Sizes::bare_doses)
    }

    /// The look of a page for one exercise. Large print keeps its sizes.
    pub(crate) fn roomy(&self) -> Look {
        self.with(Sizes::roomy)
    }

    fn with(&self, change: impl Fn(Sizes) -> Sizes) -> Look {
        let mut look = self.clone();
        if !self.large() {
            look.sizes = change(look.sizes);
        }
        look
    }

    fn plain(&self, size: f32, leading: f32, weight: f32, color: Color) -> Style {
        Style {
            heading: false,
            size: pt(size),
            leading: pt(leading),
            weight,
            bold: 700.0,
            color,
            mark: self.palette.primary,
            tracking: Pt::ZERO,
            balance: false,
        }
    }

    fn display(&self, size: f32, weight: f32, other_weight: f32) -> Style {
        let weight = if self.heading_differs { other_weight } else { weight };
        Style {
            heading: true,
            balance: true,
            ..self.plain(size, size * 1.18, weight, self.palette.primary)
        }
    }

    /// Running text and steps.
    pub(crate) fn body(&self) -> Style {
        let (size, leading) = self.sizes.body;
        self.plain(size, leading, 400.0, self.palette.ink)
    }

    /// The guide's title.
    pub(crate) fn title(&self) -> Style {
        Style { tracking: pt(-0.2), ..self.display(self.sizes.title, 800.0, 600.0) }
    }

    /// A section's heading.
    pub(crate) fn section(&self) -> Style {
        self.display(self.sizes.section, 800.0, 600.0)
    }

    /// An exercise's name, and headings within boxes.
    pub(crate) fn name(&self) -> Style {
        self.display(self.sizes.name, 800.0, 700.0)
    }

    /// The clinic's name.
    pub(crate) fn clinic(&self) -> Style {
        let size = if self.large() { 22.0 } else { 17.0 };
        self.display(size, 700.0, 600.0)
    }

    /// The sentence under the title.
    pub(crate) fn purpose(&self) -> Style {
        let (size, leading) = self.sizes.purpose;
        self.plain(size, leading, 400.0, self.palette.ink)
    }

    /// Facts and captions.
    pub(crate) fn fact(&self) -> Style {
        let size = self.sizes.fact;
        self.plain(size, size * 1.34, 400.0, self.palette.ink)
    }

    /// Labels and hints, quieter than facts.
    pub(crate) fn hint(&self) -> Style {
        Style { color: self.palette.muted, ..self.fact() }
    }

    /// Bold in the brand's colour: labels over things.
    pub(crate) fn label(&self) -> Style {
        Style { weight: 700.0, color: self.palette.primary, ..self.fact() }
    }

    /// Contact lines, sources, notices.
    pub(crate) fn small(&self) -> Style {
        let (size, leading) = self.sizes.small;
        self.plain(size, leading, 400.0, self.palette.muted)
    }

    /// The running foot.
    pub(crate) fn foot(&self) -> Style {
        let size = self.sizes.foot;
        self.plain(size, size * 1.3, 400.0, self.palette.muted)
    }

    /// A dose's number.
    pub(crate) fn number(&self) -> Style {
        let size = self.sizes.number;
        self.plain(size, size * 1.15, 800.0, self.palette.primary)
    }

    /// Words beside a dose's number.
    pub(crate) fn unit(&self) -> Style {
        let size = self.sizes.unit;
        self.plain(size, size * 1.3, 500.0, self.palette.ink)
    }

    /// A number of the glance box.
    pub(crate) fn glance(&self) -> Style {
        let size = self.sizes.glance;
        self.plain(size, size * 1.2, 800.0, self.palette.primary)
    }

    /// A step's number.
    pub(crate) fn step(&self) -> Style {
        Style { weight: 800.0, color: self.palette.primary, ..self.body() }
    }

    /// The space between two lines of a style, from baseline to cap height.
    pub(crate) fn between_lines(style: &Style) -> Pt {
        style.leading - style.size * CAP
    }
}
