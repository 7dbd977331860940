//! Where lines end.

use super::Brush;
use parley::Layout;

/// A last line shorter than this share of the column is pulled up by breaking slightly narrower.
const SHORT_LAST_LINE: f32 = 0.18;

/// Breaks lines, then breaks again slightly narrower when that mends a stubby last line.
pub(super) fn break_lines(layout: &mut Layout<Brush>, width: f32, balance: bool) {
    let max = (width < f32::MAX).then_some(width);
    layout.break_all_lines(max);
    let lines = layout.len();
    if max.is_none() || lines < 2 {
        return;
    }
    if balance {
        let (mut low, mut high) = (width / lines as f32, width);
        while high - low > 1.0 {
            let middle = (low + high) / 2.0;
            layout.break_all_lines(Some(middle));
            if layout.len() > lines { low = middle } else { high = middle }
        }
        layout.break_all_lines(Some(high));
        return;
    }
    let mut narrower = width;
    while last_line(layout) < width * SHORT_LAST_LINE && narrower > width * 0.8 {
        narrower *= 0.97;
        layout.break_all_lines(Some(narrower));
        if layout.len() > lines {
            layout.break_all_lines(Some(width));
            return;
        }
    }
    if last_line(layout) < width * SHORT_LAST_LINE {
        layout.break_all_lines(Some(width));
    }
}

/// Advance of the last line.
fn last_line(layout: &Layout<Brush>) -> f32 {
    layout.lines().last().map_or(0.0, |line| line.metrics().advance)
}

/// Width of the spaces that end a line in logical order.
pub(super) fn trailing_space(line: &parley::layout::Line<'_, Brush>, string: &str) -> f32 {
    let range = line.text_range();
    // A line that holds only a figure's letter has no text, and says so with an impossible range.
    let Some(words) = string.get(range.clone()) else { return 0.0 };
    let end = range.start + words.trim_end().len();
    let mut width = 0.0;
    for run in line.runs() {
        for cluster in run.clusters() {
            if cluster.text_range().start >= end {
                width += cluster.advance();
            }
        }
    }
    width
}
