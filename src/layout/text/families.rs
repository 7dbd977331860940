//! Words that no family on its own has yet: set whole in the first that has all their letters.
//!
//! Taken letter by letter, a Greek word in Lexend would have its π from Lexend and the rest from
//! Noto Sans. The bold of a family may lack letters that its regular has.

use super::flat::Flat;
use parley::fontique::{Blob, CharmapIndex};
use parley::{FontContext, FontStyle, FontWeight, FontWidth};
use std::ops::Range;

/// The words of a passage whose letters would come from several families, each with the place in
/// the stack of the family that has all of them. The weights are those of its words and of what is
/// bold in it.
pub(super) fn whole_words(
    fonts: &mut FontContext,
    stack: &[String],
    flat: &Flat,
    weights: [f32; 2],
) -> Vec<(Range<usize>, usize)> {
    let string: &str = &flat.string;
    // Fonts are looked at for those words only: most strings have none.
    let mut foreign = words(string).filter(|word| !string[word.clone()].is_ascii()).peekable();
    if foreign.peek().is_none() {
        return Vec::new();
    }
    let [usual, bold] = weights.map(|weight| -> Vec<_> {
        stack.iter().map(|family| letters_of(fonts, family, weight)).collect()
    });
    let has = |family: &Option<(CharmapIndex, Blob<u8>)>, letter: char| {
        let map = family.as_ref().and_then(|(index, data)| index.charmap(data.as_ref()));
        map.and_then(|map| map.map(letter)).is_some_and(|glyph| glyph != 0)
    };
    let mut found = Vec::new();
    for range in foreign {
        let word = &string[range.clone()];
        let is_bold = flat.bold.iter().any(|b| b.start < range.end && range.start < b.end);
        let families = if is_bold { &bold } else { &usual };
        let first = |letter| families.iter().position(|family| has(family, letter));
        let mut firsts = word.chars().map(first);
        let start = firsts.next();
        if firsts.all(|family| Some(family) == start) {
            continue;
        }
        let all = |family: &_| word.chars().all(|letter| has(family, letter));
        found.extend(families.iter().position(all).map(|family| (range, family)));
    }
    found
}

/// What maps characters to glyphs in a family's font of this weight.
fn letters_of(
    fonts: &mut FontContext,
    family: &str,
    weight: f32,
) -> Option<(CharmapIndex, Blob<u8>)> {
    let family = fonts.collection.family_by_name(family)?;
    let weight = FontWeight::new(weight);
    let font = family.match_font(FontWidth::NORMAL, FontStyle::Normal, weight, true)?;
    Some((font.charmap_index(), font.load(Some(&mut fonts.source_cache))?))
}

/// Runs of letters and the marks on them.
fn words(string: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = string.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| is_letter(*c))?;
        let mut end = start + first.len_utf8();
        while let Some((at, c)) = rest.next_if(|(_, c)| is_letter(*c)) {
            end = at + c.len_utf8();
        }
        Some(start..end)
    })
}

/// A letter, or one of Unicode's Combining Diacritical Marks.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::Fonts;
    use crate::resolve::document::{Direction, Inline, Text};
    use crate::source::{Library, Memory, Source};

    /// What `whole_words` finds in the usual and the bold words of a passage in Lexend.
    fn found(fonts: &Fonts, usual: &str, bold: &str) -> Vec<(String, String)> {
        let inlines = vec![Inline::Plain(usual.to_owned()), Inline::Bold(bold.to_owned())];
        let flat = Flat::new(&Text { inlines, ..Text::plain("") }, Direction::Ltr).unwrap();
        let stack = fonts.stack("Lexend");
        whole_words(&mut fonts.context(), &stack, &flat, [400.0, 700.0])
            .into_iter()
            .map(|(at, family)| (flat.string[at].into(), stack[family].clone()))
            .collect()
    }

    fn noto(word: &str) -> (String, String) {
        (word.to_owned(), "Noto Sans".to_owned())
    }

    #[test]
    fn a_word_comes_whole_from_one_family() {
        let fonts = Fonts::load(&Library).0;
        let found = |string| found(&fonts, string, "");
        assert_eq!(found("Κίνηση χωρίς πόνο, back pain"), [noto("πόνο")]);
        // Nothing to mend: all from Lexend, all from Noto Sans, or from nowhere.
        assert_eq!(found("Café, 5 μ, mañana"), []);
        assert_eq!(found("Спина и шея"), []);
        assert_eq!(found("π漢"), []);
    }

    #[test]
    fn a_bold_without_accents_gives_its_words_away_whole() {
        let regular = Library.read("fonts/lexend/Lexend-Regular.ttf").unwrap().into_owned();
        let bold = include_bytes!("../../../tests/fixture/fonts/Lexend-Bold-a-to-z.ttf").to_vec();
        let wide = Library.read("fonts/noto-sans/NotoSans-Bold.ttf").unwrap().into_owned();
        let files = [("regular", regular), ("bold", bold), ("wide", wide)];
        let files = files.map(|(name, bytes)| (format!("fonts/{name}.ttf"), bytes));
        let fonts = Fonts::load(&Memory::from_iter(files)).0;
        assert_eq!(found(&fonts, "mañana ", "mate"), []);
        assert_eq!(found(&fonts, "mañana ", "café, mate"), [noto("café")]);
    }
}
