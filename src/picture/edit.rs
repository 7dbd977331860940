//! Changes to the text of a drawing before it is parsed for good.

use std::ops::Range;
use usvg::roxmltree::Node;

/// A range of the source and what takes its place.
pub(super) type Edit = (Range<usize>, String);

/// Makes all changes at once. They must not overlap.
pub(super) fn apply(source: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let added: usize = edits.iter().map(|(_, text)| text.len()).sum();
    let mut out = String::with_capacity(source.len() + added);
    let mut end = 0;
    for (range, text) in edits {
        out.push_str(source.get(end..range.start).unwrap_or_default());
        out.push_str(&text);
        end = range.end;
    }
    out.push_str(source.get(end..).unwrap_or_default());
    out
}

/// Whether an element is painted by itself.
pub(super) fn is_shape(node: Node<'_, '_>) -> bool {
    let shape = matches!(
        node.tag_name().name(),
        "path" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon"
    );
    let painted = |n: Node<'_, '_>| !matches!(n.tag_name().name(), "clipPath" | "mask");
    shape && node.ancestors().all(painted)
}

/// The classes of an element.
pub(super) fn classes<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    node.attribute("class").unwrap_or_default().split_ascii_whitespace()
}

/// The role an element or the nearest group around it names.
pub(super) fn class<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.ancestors().find_map(|n| classes(n).next())
}

/// Adds declarations to the style of an element; they win over what it says itself.
pub(super) fn declare(node: Node<'_, '_>, style: &str) -> Edit {
    match node.attributes().find(|attribute| attribute.name() == "style") {
        Some(attribute) => {
            let end = attribute.range_value().end;
            (end..end, format!(";{style}"))
        }
        None => {
            // Right after `<path`: a tag's name has no escapes, a prefix stands before a colon.
            let start = node.range().start;
            let prefix = node.tag_name().namespace().and_then(|uri| node.lookup_prefix(uri));
            let name = prefix.map_or(0, |p| p.len() + 1) + node.tag_name().name().len();
            let at = start + 1 + name;
            (at..at, format!(" style=\"{style}\""))
        }
    }
}
