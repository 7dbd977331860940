//! YAML text to a tree of nodes with positions, under limits.

mod build;
mod problem;

use crate::diagnostic::{Diagnostic, Place};
use build::Builder;
use granit_parser::{Options, Parser};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// The largest YAML file, in bytes. The longest shipped guide has 20 KB.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// How deep lists and mappings may be nested. The schema needs 8.
pub const MAX_DEPTH: usize = 32;
/// How many nodes a file may have once aliases are filled in.
pub const MAX_NODES: usize = 50_000;
/// How many keys one mapping may have. The locale's messages are about 90.
pub const MAX_KEYS: usize = 1_000;
/// Code of the problem of a file that is not UTF-8.
pub(crate) const NOT_UTF8: &str = "not-utf8";

/// One value of a file.
#[derive(Clone, Debug)]
pub struct Node<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Bytes of the file that diagnostics point at: the whole scalar or flow collection, or the
    /// start of a block collection.
    pub range: Range<usize>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Kind<'t> {
    /// Text, a number, or anything else on its own.
    Scalar {
        /// As written, after unquoting and unfolding.
        text: Cow<'t, str>,
        /// Whether it was quoted or in a `|` block: then it is text and never a number.
        quoted: bool,
    },
    /// A list.
    Sequence(Vec<Node<'t>>),
    /// Keys and values, in the order of the file.
    Mapping(Vec<(Key<'t>, Node<'t>)>),
    /// Nothing, or `~`.
    Null,
}

/// A key of a mapping.
#[derive(Clone, Debug)]
pub struct Key<'t> {
    /// The key itself.
    pub text: Cow<'t, str>,
    /// Where it is.
    pub range: Range<usize>,
}

impl Kind<'_> {
    /// Its name in messages.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Scalar { .. } => "text",
            Kind::Sequence(_) => "a list",
            Kind::Mapping(_) => "a mapping",
            Kind::Null => "empty",
        }
    }
}

/// Checks that bytes are text this reader takes: UTF-8, not too long. A byte-order mark is cut off.
///
/// # Errors
/// With the reason, ready to be shown.
pub fn text<'b>(file: &Arc<str>, bytes: &'b [u8]) -> Result<&'b str, Diagnostic> {
    let start = Place { file: file.clone(), range: 0..0 };
    if bytes.len() > MAX_BYTES {
        let message = format!("the file is larger than {} MiB", MAX_BYTES / (1024 * 1024));
        return Err(Diagnostic::error("too-large", message, &start)
            .help("split it into several guides; pictures belong in illustrations/"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let offset = error.valid_up_to();
        let line = bytes[..offset].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let message = format!("the file is not UTF-8 text: byte {} on line {line}", offset + 1);
        let place = Place { file: file.clone(), range: offset..offset };
        Diagnostic::error(NOT_UTF8, message, &place).help("save the file as UTF-8 in your editor")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// How the parser reads: within limits, without comments.
fn options() -> Options {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    options
}

/// Reads the one document of a file. Whatever is wrong is added to `problems`; after a syntax
/// error there is no tree.
pub fn parse<'t>(
    file: &Arc<str>,
    text: &'t str,
    problems: &mut Vec<Diagnostic>,
) -> Option<Node<'t>> {
    let mut builder = Builder::new(file, text, problems);
    for next in Parser::new_from_str_with_options(text, options()) {
        let step = match next {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => Err(problem::syntax(file, text, &error)),
        };
        if let Err(diagnostic) = step {
            problems.push(diagnostic);
            return None;
        }
    }
    let root = builder.finish();
    if root.is_none() {
        let message = "the file says nothing";
        problems.push(
            Diagnostic::error("empty-file", message, &Place::start_of(file.clone())).help(
                "`carepress schema` shows what belongs in it; delete the file if it is not needed",
            ),
        );
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Node<'_>, Vec<&'static str>> {
        let mut problems = Vec::new();
        let node = parse(&Arc::from("a.yaml"), text, &mut problems);
        match node {
            Some(node) if problems.is_empty() => Ok(node),
            _ => Err(problems.iter().map(|problem| problem.code).collect()),
        }
    }

    fn shape(node: &Node<'_>) -> String {
        match &node.kind {
            Kind::Null => "~".to_owned(),
            Kind::Scalar { text, quoted: true } => format!("{text:?}"),
            Kind::Scalar { text, quoted: false } => text.to_string(),
            Kind::Sequence(items) => {
                format!("[{}]", items.iter().map(shape).collect::<Vec<_>>().join(", "))
            }
            Kind::Mapping(entries) => {
                let entry =
                    |(key, value): &(Key<'_>, Node<'_>)| format!("{}: {}", key.text, shape(value));
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[test]
    fn scalars_stay_as_written() {
        let text = "a: 1.0\nb: '1.0'\nc: ~\nd:\ne: yes\nf: |\n  one\n\n  two\n\n";
        let node = read(text).expect("reads");
        assert_eq!(shape(&node), r#"{a: 1.0, b: "1.0", c: ~, d: ~, e: yes, f: "one\n\ntwo"}"#);
    }

    #[test]
    fn ranges_name_the_value_itself() {
        let text = "é: 'two words'\nlist: [a, {k: v}]\n";
        let node = read(text).expect("reads");
        let Kind::Mapping(entries) = &node.kind else { panic!("a mapping") };
        assert_eq!(&text[entries[0].0.range.clone()], "é");
        assert_eq!(&text[entries[0].1.range.clone()], "'two words'");
        assert_eq!(&text[entries[1].1.range.clone()], "[a, {k: v}]");
        assert_eq!(
            &text[node.range.clone()],
            "é",
            "a block mapping is pointed at by its first key"
        );
    }

    #[test]
    fn aliases_are_filled_in_and_bombs_refused() {
        let node = read("a: &x [1, 2]\nb: *x\n").expect("reads");
        assert_eq!(shape(&node), "{a: [1, 2], b: [1, 2]}");

        let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..8 {
            let below = format!("*a{}, ", level - 1).repeat(9);
            bomb += &format!("a{level}: &a{level} [{below}]\n");
        }
        assert_eq!(read(&bomb).expect_err("a bomb"), ["too-many-values"]);

        let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(1000));
        assert_eq!(read(&long).expect_err("a bomb of text"), ["too-many-values"]);
        assert_eq!(read("a: &a [*a]").expect_err("a loop"), ["alias-loop"]);
    }

    #[test]
    fn what_is_no_plain_document_is_refused() {
        for (text, code) in [
            ("", "empty-file"),
            ("# only a comment\n", "empty-file"),
            ("a: 1\n---\na: 2\n", "two-documents"),
            ("a: 1\na: 2\n", "duplicate-key"),
            ("[a]: 1\n", "key-not-text"),
            ("a: !tag b\n", "yaml-tag"),
            ("a:\n\tb: 1\n", "yaml-tab"),
            ("a: 'b\n", "yaml-syntax"),
            ("a: *b\n", "yaml-syntax"),
        ] {
            assert_eq!(read(text).expect_err(text), [code], "{text:?}");
        }
        assert_eq!(read(&"[".repeat(100)).expect_err("deep"), ["too-deep"]);
    }
}
