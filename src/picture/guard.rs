//! What an SVG may not do: reach outside itself, run, or be far larger than it looks.

use super::PictureError;
use std::collections::HashMap;
use usvg::roxmltree::{Document, Node};

/// Levels of elements within elements.
const MAX_DEPTH: usize = 64;
/// Elements that are drawn, counting a repeated part each time it appears.
const MAX_DRAWN: u64 = 400_000;
/// Parts that refer to parts that refer to parts.
const MAX_CHAIN: usize = 200;

/// Checks what must be known before the XML is parsed.
pub(super) fn check_source(source: &str, path: &str) -> Result<(), PictureError> {
    // Entities can make a small file endless; no drawing needs them.
    if source.contains("<!ENTITY") {
        return Err(PictureError::Entities { path: path.to_owned() });
    }
    Ok(())
}

/// Checks every element and what it refers to.
pub(super) fn check_elements(xml: &Document<'_>, path: &str) -> Result<(), PictureError> {
    for node in xml.descendants().filter(Node::is_element) {
        if node.ancestors().nth(MAX_DEPTH).is_some() {
            return Err(too_complex(path, "elements nested too deeply"));
        }
        let element = node.tag_name().name();
        let line = || xml.text_pos_at(node.range().start).row;
        let external = |target: &str| PictureError::External {
            path: path.to_owned(),
            // A data URI can be megabytes long.
            target: target.chars().take(60).collect(),
            line: line(),
        };
        match element {
            "script" | "foreignObject" | "iframe" | "audio" | "video" | "handler" | "animate"
            | "animateColor" | "animateMotion" | "animateTransform" | "set" => {
                return Err(PictureError::Active {
                    path: path.to_owned(),
                    element: element.to_owned(),
                    line: line(),
                });
            }
            "text" | "tspan" | "textPath" | "tref" => {
                return Err(PictureError::Text { path: path.to_owned(), line: line() });
            }
            // Filters work on pixels of a screen; a printer has others.
            "filter" => return Err(too_complex(path, "a filter effect")),
            "style" => check_css(node.text().unwrap_or_default()).map_err(external)?,
            _ => {}
        }
        for attribute in node.attributes() {
            let value = attribute.value().trim();
            match attribute.name() {
                // A hyperlink is neither followed nor printed.
                "href" if element != "a" => check_href(element, value).map_err(external)?,
                _ => check_css(value).map_err(external)?,
            }
        }
    }
    if drawn(xml) > MAX_DRAWN {
        return Err(too_complex(path, "too many parts"));
    }
    Ok(())
}

/// A link may only name a part of the drawing or hold a picture; else it is the error.
fn check_href<'a>(element: &str, value: &'a str) -> Result<(), &'a str> {
    let within = value.starts_with('#');
    let raster = element == "image"
        && ["data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/webp"]
            .iter()
            .any(|kind| value.starts_with(kind));
    if within || raster || value.is_empty() { Ok(()) } else { Err(value) }
}

/// `url(...)` and `@import` in a style sheet or an attribute may only name parts of the drawing;
/// else what it names is the error.
fn check_css(css: &str) -> Result<(), &str> {
    // Long paths have neither, and one character is found sooner than a word.
    if !css.contains('@') && !css.contains('(') {
        return Ok(());
    }
    if css.contains("@import") {
        return Err("@import");
    }
    match references(css).find(|target| !target.starts_with('#')) {
        Some(target) => Err(target),
        None => Ok(()),
    }
}

/// What stands in the `url(...)` of a style.
fn references(css: &str) -> impl Iterator<Item = &str> {
    css.split("url(").skip(1).map(|rest| {
        let inner = rest.split(')').next().unwrap_or_default();
        inner.trim().trim_matches(['"', '\'']).trim()
    })
}

fn too_complex(path: &str, what: &'static str) -> PictureError {
    PictureError::TooComplex { path: path.to_owned(), what }
}

/// How many elements are drawn when everything that refers to a part draws that part.
fn drawn(xml: &Document<'_>) -> u64 {
    let ids = xml
        .descendants()
        .filter_map(|node| node.attribute("id").map(|id| (id, node)))
        .collect::<HashMap<_, _>>();
    // Nodes are numbered in the order of the file.
    let nodes = xml.descendants().next_back().map_or(0, |last| last.id().get_usize() + 1);
    let mut counter = Counter { ids, known: vec![None; nodes] };
    // A style rule may hold for any element, so count what it refers to with each of them.
    let styles = xml
        .descendants()
        .filter(|node| node.has_tag_name("style"))
        .flat_map(|node| references(node.text().unwrap_or_default()))
        .map(|target| counter.referred(target, 0))
        .fold(0, u64::saturating_add);
    let elements = xml.descendants().filter(Node::is_element).count() as u64;
    counter.count(xml.root_element(), 0).saturating_add(elements.saturating_mul(styles))
}

struct Counter<'a, 'input> {
    ids: HashMap<&'a str, Node<'a, 'input>>,
    /// Counts by number of the element; 0 while an element is being counted, which ends circles.
    known: Vec<Option<u64>>,
}

impl<'a, 'input> Counter<'a, 'input> {
    fn count(&mut self, node: Node<'a, 'input>, level: usize) -> u64 {
        if level > MAX_CHAIN {
            return u64::MAX;
        }
        let number = node.id().get_usize();
        match self.known.get_mut(number) {
            Some(Some(known)) => return *known,
            Some(open) => *open = Some(0),
            None => {}
        }
        let mut total = 1_u64;
        for attribute in node.attributes() {
            if attribute.name() == "href" {
                total = total.saturating_add(self.referred(attribute.value().trim(), level));
            }
            for target in references(attribute.value()) {
                total = total.saturating_add(self.referred(target, level));
            }
        }
        for child in node.children().filter(Node::is_element) {
            total = total.saturating_add(self.count(child, level + 1));
        }
        if let Some(known) = self.known.get_mut(number) {
            *known = Some(total);
        }
        total
    }

    /// A gradient is one thing whatever its stops; anything else is drawn again.
    fn referred(&mut self, target: &str, level: usize) -> u64 {
        let Some(node) = target.strip_prefix('#').and_then(|id| self.ids.get(id)).copied() else {
            return 0;
        };
        match node.tag_name().name() {
            "linearGradient" | "radialGradient" => 1,
            _ => self.count(node, level + 1),
        }
    }
}
