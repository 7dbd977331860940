//! Parser events to a tree.

use super::{Key, Kind, MAX_BYTES, MAX_DEPTH, MAX_KEYS, MAX_NODES, Node};
use crate::diagnostic::{Diagnostic, Place, locate};
use granit_parser::{Event, ScalarStyle, Span, StructureStyle};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// A tree under construction.
pub(super) struct Builder<'f, 't> {
    file: &'f Arc<str>,
    text: &'t str,
    root: Option<Node<'t>>,
    documents: usize,
    open: Vec<Open<'t>>,
    anchors: HashMap<usize, Node<'t>>,
    /// Nodes so far, aliases filled in.
    nodes: usize,
    /// Bytes of text that came from aliases.
    alias_bytes: usize,
    /// What is wrong without keeping the tree from being built.
    problems: &'f mut Vec<Diagnostic>,
}

/// A collection whose end has not been seen.
struct Open<'t> {
    content: Content<'t>,
    range: Range<usize>,
    style: StructureStyle,
    anchor: usize,
}

enum Content<'t> {
    Sequence(Vec<Node<'t>>),
    Mapping { entries: Vec<(Key<'t>, Node<'t>)>, key: Option<Key<'t>> },
}

impl<'f, 't> Builder<'f, 't> {
    pub(super) fn new(
        file: &'f Arc<str>,
        text: &'t str,
        problems: &'f mut Vec<Diagnostic>,
    ) -> Builder<'f, 't> {
        Builder {
            file,
            text,
            root: None,
            documents: 0,
            open: Vec::new(),
            anchors: HashMap::new(),
            nodes: 0,
            alias_bytes: 0,
            problems,
        }
    }

    pub(super) fn finish(self) -> Option<Node<'t>> {
        self.root
    }

    /// Takes the next event. An error ends the reading of the file.
    pub(super) fn take(&mut self, event: Event<'t>, span: Span) -> Result<(), Diagnostic> {
        let range = span.byte_range().unwrap_or(0..0);
        if event.tag().is_some() {
            let tag = self.tag_before(&range);
            self.problems.push(
                self.error("yaml-tag", "tags such as `!this` mean nothing here", &tag)
                    .help("put text that starts with ! in quotes"),
            );
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let message = "a second document starts here (`---`)";
                    return Err(self
                        .error("two-documents", message, &range)
                        .help("one guide a file"));
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let node = Node { kind: scalar(text, style), range };
                self.nodes += 1;
                self.remember(anchor, &node);
                self.place(node)?;
            }
            Event::SequenceStart(style, anchor, _) => {
                self.start(Content::Sequence(Vec::new()), range, style, anchor)?;
            }
            Event::MappingStart(style, anchor, _) => {
                let content = Content::Mapping { entries: Vec::new(), key: None };
                self.start(content, range, style, anchor)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&range)?,
            Event::Alias(anchor) => {
                let node = self.resolve(anchor, range)?;
                self.place(node)?;
            }
            _ => {}
        }
        if self.nodes > MAX_NODES {
            return Err(self.too_many());
        }
        Ok(())
    }

    /// Where the tag of a value stands: the parser gives the place of the value alone.
    fn tag_before(&self, value: &Range<usize>) -> Range<usize> {
        let before = self.text.get(..value.start).unwrap_or_default();
        let end = before.trim_end().len();
        let start = before[..end].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        if before[start..end].starts_with('!') { start..end } else { value.clone() }
    }

    fn start(
        &mut self,
        content: Content<'t>,
        range: Range<usize>,
        style: StructureStyle,
        anchor: usize,
    ) -> Result<(), Diagnostic> {
        self.nodes += 1;
        if self.open.len() >= MAX_DEPTH {
            return Err(self.too_deep(&range));
        }
        if let Some(Open { content: Content::Mapping { key: None, .. }, .. }) = self.open.last() {
            return Err(self.not_a_key(&range));
        }
        self.open.push(Open { content, range, style, anchor });
        Ok(())
    }

    fn end(&mut self, end: &Range<usize>) -> Result<(), Diagnostic> {
        let Some(Open { content, mut range, style, anchor }) = self.open.pop() else {
            return Ok(());
        };
        let (kind, first) = match content {
            Content::Sequence(items) => {
                let first = items.first().map(|item| item.range.clone());
                (Kind::Sequence(items), first)
            }
            Content::Mapping { entries, .. } => {
                let first = entries.first().map(|(key, _)| key.range.clone());
                (Kind::Mapping(entries), first)
            }
        };
        match (style, first) {
            // The whole of a block collection would underline half the file.
            (StructureStyle::Block, Some(first)) => range = first,
            _ => range.end = end.end.max(range.start),
        }
        let node = Node { kind, range };
        self.remember(anchor, &node);
        self.place(node)
    }

    /// Puts a finished node where it belongs: at the root, into the list, as key or as value.
    fn place(&mut self, node: Node<'t>) -> Result<(), Diagnostic> {
        let Some(open) = self.open.last_mut() else {
            // A file with nothing but comments has an empty root.
            self.root = (!matches!(node.kind, Kind::Null)).then_some(node);
            return Ok(());
        };
        match &mut open.content {
            Content::Sequence(items) => items.push(node),
            Content::Mapping { entries, key } => match key.take() {
                None => match node.kind {
                    Kind::Scalar { text, .. } => *key = Some(Key { text, range: node.range }),
                    _ => return Err(self.not_a_key(&node.range)),
                },
                Some(key) => {
                    if let Some((first, _)) =
                        entries.iter().find(|(other, _)| other.text == key.text)
                    {
                        let (line, _) = locate(self.text, first.range.start);
                        let message =
                            format!("`{}` is given twice: first on line {line}", key.text);
                        let place = Place { file: self.file.clone(), range: key.range };
                        self.problems.push(
                            Diagnostic::error("duplicate-key", message, &place)
                                .help("keep one of the two"),
                        );
                    } else if entries.len() == MAX_KEYS {
                        let message = format!("more than {MAX_KEYS} keys in one mapping");
                        let place = Place { file: self.file.clone(), range: key.range };
                        return Err(Diagnostic::error("too-many-values", message, &place));
                    } else {
                        entries.push((key, node));
                    }
                }
            },
        }
        Ok(())
    }

    fn remember(&mut self, anchor: usize, node: &Node<'t>) {
        // The parser numbers anchors from 1; 0 means none.
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
    }

    /// A copy of what an alias stands for, counted against the limits.
    fn resolve(&mut self, anchor: usize, range: Range<usize>) -> Result<Node<'t>, Diagnostic> {
        let Some(node) = self.anchors.get(&anchor) else {
            let message = "this alias stands for something that contains it";
            return Err(self.error("alias-loop", message, &range).help("write it out instead"));
        };
        let size = measure(node);
        if self.open.len() + size.depth > MAX_DEPTH {
            return Err(self.too_deep(&range));
        }
        let node = node.clone();
        self.nodes += size.nodes;
        self.alias_bytes += size.bytes;
        if self.nodes > MAX_NODES || self.alias_bytes > MAX_BYTES {
            return Err(self.too_many());
        }
        Ok(node)
    }

    fn error(&self, code: &'static str, message: &str, range: &Range<usize>) -> Diagnostic {
        let place = Place { file: self.file.clone(), range: range.clone() };
        Diagnostic::error(code, message, &place)
    }

    fn not_a_key(&self, range: &Range<usize>) -> Diagnostic {
        self.error("key-not-text", "a key must be a word", range)
            .help("put text that starts with [ or { or ? in quotes")
    }

    fn too_deep(&self, range: &Range<usize>) -> Diagnostic {
        let message = format!("more than {MAX_DEPTH} lists and mappings within each other");
        self.error("too-deep", &message, range).help("no guide needs more than eight")
    }

    fn too_many(&self) -> Diagnostic {
        let message = "the file has too many values, aliases (`*name`) filled in";
        self.error("too-many-values", message, &(0..0))
            .help(format!("{MAX_NODES} values are the limit of one file"))
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Kind<'_> {
    match style {
        ScalarStyle::Plain if matches!(&*text, "" | "~" | "null") => Kind::Null,
        ScalarStyle::Plain => Kind::Scalar { text, quoted: false },
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            Kind::Scalar { text, quoted: true }
        }
        // The line break that ends a block is not part of what it says.
        ScalarStyle::Literal | ScalarStyle::Folded => {
            let text = match text {
                Cow::Borrowed(text) => Cow::Borrowed(text.trim_end()),
                Cow::Owned(mut text) => {
                    text.truncate(text.trim_end().len());
                    Cow::Owned(text)
                }
            };
            Kind::Scalar { text, quoted: true }
        }
    }
}

/// How much a node takes.
struct Size {
    nodes: usize,
    bytes: usize,
    depth: usize,
}

/// Measures a node; recursion ends at [`MAX_DEPTH`], which every finished node keeps to.
fn measure(node: &Node<'_>) -> Size {
    let mut size = Size { nodes: 1, bytes: 0, depth: 0 };
    let mut add = |child: &Node<'_>| {
        let Size { nodes, bytes, depth } = measure(child);
        size.nodes += nodes;
        size.bytes += bytes;
        size.depth = size.depth.max(depth + 1);
    };
    match &node.kind {
        Kind::Sequence(items) => items.iter().for_each(add),
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(_, value)| add(value));
            size.bytes += entries.iter().map(|(key, _)| key.text.len()).sum::<usize>();
        }
        Kind::Scalar { text, .. } => size.bytes = text.len(),
        Kind::Null => {}
    }
    size
}
