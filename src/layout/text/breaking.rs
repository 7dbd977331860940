//! Where lines end.

use super::Brush;
use parley::Layout;
use parley::layout::BreakReason;

/// A last line shorter than this share of the column is pulled up by breaking slightly narrower.
const SHORT_LAST_LINE: f32 = 0.18;

/// How much wider a line may be, in points: what was measured at another size, and just fits there,
/// may not take another line where it is drawn.
const ROUNDING: f32 = 0.1;

/// Breaks lines, then breaks again slightly narrower when that mends a stubby last line.
pub(super) fn break_lines(layout: &mut Layout<Brush>, width: f32, balance: bool) {
    let width = width + ROUNDING;
    let max = (width < f32::MAX).then_some(width);
    layout.break_all_lines(max);
    let (lines, torn) = (layout.len(), is_torn(layout));
    if max.is_none() || lines < 2 {
        return;
    }
    // A narrower column is no better where it takes another line, or breaks a word that was whole.
    let worse = |layout: &Layout<Brush>| layout.len() > lines || (is_torn(layout) && !torn);
    if balance {
        let (mut low, mut high) = (width / lines as f32, width);
        while high - low > 1.0 {
            let middle = (low + high) / 2.0;
            layout.break_all_lines(Some(middle));
            if worse(layout) { low = middle } else { high = middle }
        }
        layout.break_all_lines(Some(high));
        return;
    }
    let mut narrower = width;
    while last_line(layout) < width * SHORT_LAST_LINE && narrower > width * 0.8 {
        narrower *= 0.97;
        layout.break_all_lines(Some(narrower));
        if worse(layout) {
            layout.break_all_lines(Some(width));
            return;
        }
    }
    if last_line(layout) < width * SHORT_LAST_LINE {
        layout.break_all_lines(Some(width));
    }
}

/// Whether a word is broken because it is wider than the column.
fn is_torn(layout: &Layout<Brush>) -> bool {
    layout.lines().any(|line| line.break_reason() == BreakReason::Emergency)
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

#[cfg(test)]
mod tests {
    use crate::color::Color;
    use crate::fonts::Fonts;
    use crate::layout::text::{Style, Typesetter};
    use crate::resolve::document::{Direction, Language, Text};
    use crate::source::Library;
    use crate::units::{Pt, pt};

    #[test]
    fn words_are_broken_neither_to_balance_lines_nor_to_mend_the_last() {
        let (fonts, _) = Fonts::load(&Library);
        let language = Language { tag: "en".to_owned(), direction: Direction::Ltr };
        let mut type_ = Typesetter::new(&fonts, "Lexend", "Lexend", language);
        for balance in [true, false] {
            let style = Style {
                heading: false,
                size: pt(17.0),
                leading: pt(20.0),
                weight: 700.0,
                bold: 700.0,
                color: Color::BLACK,
                mark: Color::BLACK,
                tracking: Pt::ZERO,
                balance,
            };
            for (name, longest) in [
                ("Harbour Physio", "Harbour"),
                ("Physiotherapiezentrum am See", "Physiotherapiezentrum"),
            ] {
                let longest = type_.label(&Text::plain(longest), &style).width;
                let set = type_.set(&Text::plain(name), &style, longest + pt(3.0));
                assert_eq!(set.len(), 2, "{name}");
                assert!(set.width() >= longest - pt(0.1), "{name}: a word is broken");
            }
        }
    }
}
