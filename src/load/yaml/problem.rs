//! What the YAML parser objects to, in words a clinician can act on.

use crate::diagnostic::{Diagnostic, Place};
use granit_parser::{ErrorKind, ScanError};
use std::sync::Arc;

/// A syntax error as a diagnostic. What precedes the byte `read` has been understood.
pub(super) fn syntax(file: &Arc<str>, text: &str, read: usize, error: &ScanError) -> Diagnostic {
    let noticed = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let quote = match error.kind() {
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            let here = || text.get(noticed..)?.starts_with(['"', '\'']).then_some(noticed);
            open_quote(text, read, noticed).or_else(here)
        }
        _ => None,
    };
    let start = quote.unwrap_or(noticed);
    // One character, so that there is something to underline.
    let width = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let place = Place { file: file.clone(), range: start..start + width };
    let (code, message, help) = describe(error.kind());
    let message = if quote.is_some() { Some("this quote is not closed") } else { message };
    let message = message.map_or_else(|| error.kind().to_string(), str::to_owned);
    Diagnostic::error(code, message, &place).help(help)
}

/// The quote between two bytes that opens text and is not closed before the second.
fn open_quote(text: &str, from: usize, to: usize) -> Option<usize> {
    let mut chars = text.get(from..to)?.char_indices().peekable();
    let mut open: Option<(usize, char)> = None;
    // What stands before a character on its line, blanks aside, and right before it.
    let (mut before, mut previous) = (None, None);
    while let Some((index, char)) = chars.next() {
        match open {
            Some((_, '"')) if char == '\\' => drop(chars.next()),
            // Two single quotes stand for one.
            Some((_, '\'')) if char == '\'' && chars.next_if(|next| next.1 == '\'').is_some() => {}
            Some((_, quote)) if char == quote => open = None,
            Some(_) => {}
            None if char == '#' && previous.is_none_or(char::is_whitespace) => {
                while chars.next_if(|next| next.1 != '\n').is_some() {}
            }
            None if matches!(char, '"' | '\'') && before.is_none_or(|c| ":-?,[{".contains(c)) => {
                open = Some((from + index, char));
            }
            None => {}
        }
        before = match char {
            '\n' => None,
            blank if blank.is_whitespace() => before,
            other => Some(other),
        };
        previous = Some(char);
    }
    open.map(|(start, _)| start)
}

type Description = (&'static str, Option<&'static str>, &'static str);

/// Code, message (or the parser's own) and help.
fn describe(kind: &ErrorKind) -> Description {
    const SYNTAX: &str = "yaml-syntax";
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            ("yaml-tab", Some("a tab cannot indent a line"), "use spaces")
        }
        ErrorKind::RecursionLimitExceeded => (
            "too-deep",
            Some("too many lists and mappings within each other"),
            "no guide needs more than eight",
        ),
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => (
            SYNTAX,
            Some("a colon and a space within text"),
            "put the whole text in quotes: \"like: this\"; or close the bracket before it",
        ),
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => (
            SYNTAX,
            Some("text that starts with * or & is read as an alias"),
            "put the whole text in quotes",
        ),
        ErrorKind::UnexpectedCharacter { .. } => {
            (SYNTAX, None, "delete this character, or put text that starts with it in quotes")
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => (
            SYNTAX,
            Some("a quote opened further up is not closed"),
            "add the closing quote; to go on over several lines, indent them",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            SYNTAX,
            Some("text goes on after the closing quote"),
            "put the whole text in one pair of quotes",
        ),
        ErrorKind::UnknownQuotedScalarEscape => (
            SYNTAX,
            Some("an unknown escape: \\ has a meaning within \"double quotes\""),
            "use 'single quotes', or write \\\\ for a backslash",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::ExpectedBlockMappingKey => (
            SYNTAX,
            Some("a key with its colon was expected here"),
            "write `key: value`, indented like the keys around it; quote text with special characters",
        ),
        ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => (
            SYNTAX,
            Some("this line is not indented like the lines it belongs to"),
            "items of one list, and keys of one mapping, start in the same column",
        ),
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => (
            SYNTAX,
            Some("brackets that do not match, or a missing comma"),
            "close every [ with ] and every { with }; put text that starts with a bracket in quotes",
        ),
        _ => (SYNTAX, None, "put text with special characters in quotes, and indent with spaces"),
    }
}
