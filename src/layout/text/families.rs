//! Words that no family on its own has yet: set whole in the first that has all their letters.
//!
//! Taken letter by letter, a Greek word in Lexend would have its π from Lexend and the rest from
//! Noto Sans.

use parley::FontContext;
use parley::fontique::{Blob, CharmapIndex};
use std::ops::Range;

/// The words of a string whose letters would come from several families, each with the place in
/// the stack of the family that has all of them.
pub(super) fn whole_words(
    fonts: &mut FontContext,
    stack: &[String],
    string: &str,
) -> Vec<(Range<usize>, usize)> {
    // Fonts are looked at for those words only: most strings have none.
    let mut foreign = words(string).filter(|word| !string[word.clone()].is_ascii()).peekable();
    if foreign.peek().is_none() {
        return Vec::new();
    }
    let families: Vec<_> = stack.iter().map(|family| letters_of(fonts, family)).collect();
    let has = |family: &Option<(CharmapIndex, Blob<u8>)>, letter: char| {
        let map = family.as_ref().and_then(|(index, data)| index.charmap(data.as_ref()));
        map.and_then(|map| map.map(letter)).is_some_and(|glyph| glyph != 0)
    };
    let first = |letter| families.iter().position(|family| has(family, letter));
    let mut found = Vec::new();
    for range in foreign {
        let word = &string[range.clone()];
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

/// What maps characters to glyphs in a family's usual font.
fn letters_of(fonts: &mut FontContext, family: &str) -> Option<(CharmapIndex, Blob<u8>)> {
    let family = fonts.collection.family_by_name(family)?;
    let font = family.default_font()?;
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
    use crate::source::Library;

    #[test]
    fn a_word_comes_whole_from_one_family() {
        let fonts = Fonts::load(&Library).0;
        let stack = fonts.stack("Lexend");
        let mut context = fonts.context();
        let mut found = |string: &str| -> Vec<(String, String)> {
            let words = whole_words(&mut context, &stack, string);
            words
                .into_iter()
                .map(|(at, family)| (string[at].into(), stack[family].clone()))
                .collect()
        };
        let noto = |word: &str| (word.to_owned(), "Noto Sans".to_owned());
        assert_eq!(found("Κίνηση χωρίς πόνο, back pain"), [noto("πόνο")]);
        // Nothing to mend: all from Lexend, all from Noto Sans, or from nowhere.
        assert_eq!(found("Café, 5 μ, mañana"), []);
        assert_eq!(found("Спина и шея"), []);
        assert_eq!(found("π漢"), []);
    }
}
