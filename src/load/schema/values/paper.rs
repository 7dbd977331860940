//! Sheets.

use super::Length;
use crate::load::declare::{choice, record};
use crate::load::decode::{Context, Decode, did_you_mean};
use crate::load::yaml::{Kind, Node};
use crate::units::{Mm, Pt};
use schemars::JsonSchema;

choice! {
    /// Sheets with names: ISO 216 and ANSI/ASME Y14.1.
    pub enum PaperName {
        /// 841 × 1189 mm.
        A0 = "a0",
        /// 594 × 841 mm.
        A1 = "a1",
        /// 420 × 594 mm.
        A2 = "a2",
        /// 297 × 420 mm.
        A3 = "a3",
        /// 210 × 297 mm.
        A4 = "a4",
        /// 148 × 210 mm.
        A5 = "a5",
        /// 105 × 148 mm.
        A6 = "a6",
        /// 8.5 × 11 in.
        Letter = "letter",
        /// 8.5 × 14 in.
        Legal = "legal",
        /// 11 × 17 in.
        Tabloid = "tabloid",
        /// 9 × 12 in.
        ArchA = "arch-a",
        /// 12 × 18 in.
        ArchB = "arch-b",
        /// 18 × 24 in.
        ArchC = "arch-c",
        /// 24 × 36 in.
        ArchD = "arch-d",
        /// 36 × 48 in.
        ArchE = "arch-e",
    }
}

record! {
    /// A sheet of any size, upright as given.
    pub struct CustomPaper {
        required {
            /// Its width, such as `210mm`.
            width: Length,
            /// Its height, such as `297mm`.
            height: Length,
        }
        optional {}
    }
}

/// A sheet.
#[derive(Clone, Debug, PartialEq, JsonSchema)]
#[schemars(untagged)]
pub enum Paper {
    /// One with a name.
    Named(PaperName),
    /// One of any size.
    Custom(CustomPaper),
}

/// The narrowest side a page can be laid out on.
const LEAST: Mm = Mm(90.0);
/// PDF readers take pages up to 14,400 units (ISO 32000-1, annex C): 5.08 m.
const MOST: Pt = Pt(14_400.0);

/// How far a size may be from a named one: rounding.
const SAME: Pt = Pt(0.5);

impl PaperName {
    /// The name of a sheet of this width and height, or of the same sheet turned.
    pub fn of(width: Pt, height: Pt) -> Option<PaperName> {
        let same = |a: Pt, b: Pt| (a.0 - b.0).abs() < SAME.0;
        PaperName::ALL.iter().copied().find(|name| {
            let (w, h) = name.size();
            same(w, width) && same(h, height) || same(h, width) && same(w, height)
        })
    }

    /// Whether it is one of ISO 216, which counts in millimetres; all others count in inches.
    pub fn is_iso(self) -> bool {
        use PaperName::{A0, A1, A2, A3, A4, A5, A6};
        matches!(self, A0 | A1 | A2 | A3 | A4 | A5 | A6)
    }

    /// Width and height.
    pub fn size(self) -> (Pt, Pt) {
        let mm = |width, height| (Mm(width).into(), Mm(height).into());
        match self {
            PaperName::A0 => mm(841.0, 1189.0),
            PaperName::A1 => mm(594.0, 841.0),
            PaperName::A2 => mm(420.0, 594.0),
            PaperName::A3 => mm(297.0, 420.0),
            PaperName::A4 => mm(210.0, 297.0),
            PaperName::A5 => mm(148.0, 210.0),
            PaperName::A6 => mm(105.0, 148.0),
            PaperName::Letter => (Pt(612.0), Pt(792.0)),
            PaperName::Legal => (Pt(612.0), Pt(1008.0)),
            PaperName::Tabloid => (Pt(792.0), Pt(1224.0)),
            PaperName::ArchA => (Pt(648.0), Pt(864.0)),
            PaperName::ArchB => (Pt(864.0), Pt(1296.0)),
            PaperName::ArchC => (Pt(1296.0), Pt(1728.0)),
            PaperName::ArchD => (Pt(1728.0), Pt(2592.0)),
            PaperName::ArchE => (Pt(2592.0), Pt(3456.0)),
        }
    }
}

impl Paper {
    /// Width and height.
    pub fn size(&self) -> (Pt, Pt) {
        match self {
            Paper::Named(name) => name.size(),
            Paper::Custom(custom) => (custom.width.0, custom.height.0),
        }
    }
}

impl Decode for Paper {
    fn decode(node: &Node<'_>, cx: &mut Context) -> Option<Paper> {
        if let Kind::Mapping(_) = node.kind {
            let custom = CustomPaper::decode(node, cx)?;
            let fits = |side: Length| side.0 >= LEAST.into() && side.0 <= MOST;
            if !fits(custom.width) || !fits(custom.height) {
                let why = "is too small or too large for a page";
                cx.bad_value(node, why, "each side is from 90mm to 5080mm");
                return None;
            }
            return Some(Paper::Custom(custom));
        }
        let word = cx.scalar(node)?;
        let name = PaperName::from_id(&word.to_ascii_lowercase());
        if name.is_none() {
            let names = PaperName::ALL.iter().map(|name| name.id());
            let help = did_you_mean(word, names.clone()).unwrap_or_else(|| {
                let names: Vec<_> = names.collect();
                format!("one of {}, or {{width: 210mm, height: 297mm}}", names.join(", "))
            });
            cx.bad_value(node, &format!("cannot be `{word}`"), help);
        }
        name.map(Paper::Named)
    }
}
