//! Marks set as printers set them, so that files may be typed on any keyboard.

/// Holds two characters on one line.
const WORD_JOINER: char = '\u{2060}';

/// Curly apostrophes within words, and ranges of digits that stay on one line. Addresses keep their
/// marks, for people type them as they see them.
pub(crate) fn typeset(words: &str) -> String {
    words.split_inclusive(char::is_whitespace).map(word).collect()
}

fn word(word: &str) -> String {
    if word.contains(['@', '/']) {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    for (at, c) in word.char_indices() {
        let before = word[..at].chars().next_back();
        let after = word[at + c.len_utf8()..].chars().next();
        let between = |is: fn(char) -> bool| before.is_some_and(is) && after.is_some_and(is);
        match c {
            '\'' if between(char::is_alphabetic) => out.push('’'),
            '–' if between(|c| c.is_ascii_digit()) => out.extend([c, WORD_JOINER]),
            _ => out.push(c),
        }
    }
    out
}

/// An address that lines break only after a slash: at a hyphen, nobody could tell whether the hyphen
/// is part of it.
pub(crate) fn address(words: &str) -> String {
    words.replace('-', &format!("-{WORD_JOINER}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn apostrophes_curl_within_words_alone() {
        for (typed, set) in [
            ("the chair's back", "the chair’s back"),
            ("l'épaule", "l’épaule"),
            ("'up', 5' and patients' ", "'up', 5' and patients' "),
            ("o'hara@x.example or x.example/o'hara", "o'hara@x.example or x.example/o'hara"),
            ("already the chair’s", "already the chair’s"),
        ] {
            assert_eq!(typeset(typed), set);
        }
    }

    #[test]
    fn ranges_and_hyphens_of_addresses_hold_together() {
        assert_eq!(typeset("15–30 s – so"), "15–\u{2060}30 s – so");
        assert_eq!(typeset(&typeset("15–30")), typeset("15–30"), "once is enough");
        assert_eq!(address("a-b.example/c"), "a-\u{2060}b.example/c");
    }
}
