//! Passages shaped once and measured often.

use super::flat::Flat;
use super::{Brush, Typesetter};
use crate::layout::text::Style;
use crate::resolve::document::Text;
use crate::units::Pt;
use parley::Layout;
use parley::layout::BreakReason;

/// Widths added up in another order may differ by this much, in points.
const ROUNDING: f32 = 0.02;

/// A passage shaped once. Shapes scale with their size, so at any size and in any width only its
/// lines need to be broken again.
pub(crate) struct Shaped {
    layout: Layout<Brush>,
    size: Pt,
    leading: f32,
    cap: f32,
}

impl Typesetter<'_> {
    /// Shapes a passage for measuring; `None` when there is nothing to print.
    pub(crate) fn shaped(&mut self, text: &Text, style: &Style) -> Option<Shaped> {
        let flat = Flat::new(text, self.language.direction)?;
        let mut layout = self.shape(&flat, text, style);
        layout.break_all_lines(None);
        let runs = layout.lines().flat_map(|line| line.runs());
        let cap = runs
            .map(|run| run.font_metrics().cap_height.unwrap_or(run.font_size() * 0.7))
            .fold(0.0, f32::max);
        let cap = if cap > 0.0 { cap / style.size.0 } else { 0.7 };
        Some(Shaped { layout, size: style.size, leading: style.leading / style.size, cap })
    }
}

impl Shaped {
    /// How many lines it takes; `None` when a word is wider than the width.
    pub(crate) fn lines(&mut self, size: Pt, width: Pt) -> Option<usize> {
        let width = width.0 * (self.size / size) + ROUNDING;
        if width <= 0.0 {
            return None;
        }
        self.layout.break_all_lines(Some(width));
        let mut lines = self.layout.lines();
        let whole = lines.all(|line| line.break_reason() != BreakReason::Emergency);
        whole.then(|| self.layout.len())
    }

    /// Its width on one line.
    pub(crate) fn width(&mut self, size: Pt) -> Pt {
        self.layout.break_all_lines(None);
        let widest = self.layout.lines().map(|line| line.metrics().advance).fold(0.0, f32::max);
        Pt(widest * (size / self.size))
    }

    /// From the capitals of the first of so many lines to the baseline of the last.
    pub(crate) fn height(&self, size: Pt, lines: usize) -> Pt {
        size * (self.cap + self.leading * lines.saturating_sub(1) as f32)
    }
}
