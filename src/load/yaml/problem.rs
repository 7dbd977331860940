//! What the YAML parser objects to, in words a clinician can act on.

use super::options;
use crate::diagnostic::{Diagnostic, Place};
use granit_parser::{ErrorKind, Parser, ScanError};
use std::sync::Arc;

/// A syntax error as a diagnostic.
pub(super) fn syntax(file: &Arc<str>, text: &str, error: &ScanError) -> Diagnostic {
    let noticed = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let quote = match error.kind() {
        ErrorKind::UnclosedQuotedScalar => Some(noticed),
        ErrorKind::InvalidQuotedScalarIndent => open_quote(text, noticed),
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

/// The quote that is still open at a byte. The parser names where it noticed; of a text that ends
/// there, it names where the quote opens.
fn open_quote(text: &str, noticed: usize) -> Option<usize> {
    let before = text.get(..noticed)?.trim_end();
    let mut events = Parser::new_from_str_with_options(before, options());
    let error = events.find_map(Result::err)?;
    let unclosed = *error.kind() == ErrorKind::UnclosedQuotedScalar;
    error.marker().byte_offset().filter(|_| unclosed)
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
