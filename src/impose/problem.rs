//! Why pages do not go on sheets.

use crate::diagnostic::Diagnostic;

/// Why pages do not go on the sheets asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// A poster to be split fits one sheet.
    FitsOneSheet,
    /// Sheets too small to be joined.
    SmallSheet {
        /// The least sides, in millimetres.
        least: (f64, f64),
    },
    /// More sheets than anyone would join.
    ManySheets {
        /// How many there would be.
        sheets: usize,
        /// How many there may be.
        most: usize,
    },
    /// A sheet does not hold two of a card.
    NoRoomForTwo {
        /// Sides of the card, in millimetres.
        card: (f64, f64),
    },
    /// Words beside the pages that cannot be printed.
    Words(Vec<Diagnostic>),
}

impl Problem {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Problem::FitsOneSheet => "print it as it is, or choose smaller sheets",
            Problem::SmallSheet { .. } | Problem::ManySheets { .. } => "choose larger sheets",
            Problem::NoRoomForTwo { .. } => {
                "choose a larger sheet, or a poster with `format: card`"
            }
            Problem::Words(_) => "add a font that has the letters to fonts/",
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Problem::FitsOneSheet => f.write_str("it fits on one sheet"),
            Problem::SmallSheet { least: (width, height) } => {
                write!(f, "the sheets are smaller than {width:.0} × {height:.0} mm")
            }
            Problem::ManySheets { sheets, most } => {
                write!(f, "it would take {sheets} sheets, more than {most}")
            }
            Problem::NoRoomForTwo { card: (width, height) } => {
                write!(f, "the sheet does not hold two cards of {width:.0} × {height:.0} mm")
            }
            Problem::Words(found) => {
                let words = found.iter().map(|diagnostic| diagnostic.message.as_str());
                f.write_str(&words.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

impl std::error::Error for Problem {}
