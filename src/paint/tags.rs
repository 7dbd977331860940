//! The reading order as the PDF's structure tree.

use super::problem::Places;
use crate::diagnostic::Place;
use crate::layout::page::{Artifact, HeaderScope, Node, NodeId, Owner, Role, Structure};
use krilla::tagging::{
    self, ArtifactType, BBox, ContentTag, Identifier, ListNumbering, SpanTag, TableHeaderScope,
    Tag, TagGroup, TagKind, TagTree,
};
use kurbo::Rect;
use std::num::{NonZeroU16, NonZeroU32};

/// What the pages hold of each node.
pub(super) struct Tags {
    leaves: Vec<Leaves>,
    figures: Vec<bool>,
}

#[derive(Default)]
struct Leaves {
    content: Vec<Identifier>,
    links: Vec<Identifier>,
    /// Page, and the area on its sheet. Only the first page counts.
    area: Option<(usize, Rect)>,
    at: Option<Place>,
    bbox: Option<BBox>,
}

impl Tags {
    pub(super) fn new(structure: &Structure) -> Tags {
        let figures = structure.nodes.iter().map(|node| matches!(node.role, Role::Figure(_)));
        Tags {
            leaves: structure.nodes.iter().map(|_| Leaves::default()).collect(),
            figures: figures.collect(),
        }
    }

    /// The mark that items of an owner stand in.
    pub(super) fn open(&self, owner: Owner) -> ContentTag<'static> {
        let artifact = |kind| ContentTag::Artifact(tagging::Artifact::with_kind(kind));
        match owner {
            Owner::Artifact(Artifact::Layout) => artifact(ArtifactType::Layout),
            Owner::Artifact(Artifact::Foot) => artifact(ArtifactType::Footer),
            Owner::Artifact(Artifact::Printer) => artifact(ArtifactType::Page),
            Owner::Node(NodeId(id)) if self.figures.get(id) == Some(&true) => ContentTag::Other,
            Owner::Node(_) => ContentTag::Span(SpanTag::empty()),
        }
    }

    /// Adds marked content to a node, with the areas it covers on the sheet.
    pub(super) fn add(
        &mut self,
        node: NodeId,
        page: usize,
        identifier: Identifier,
        areas: impl Iterator<Item = Rect>,
    ) {
        let Some(leaves) = self.leaves.get_mut(node.0) else { return };
        leaves.content.push(identifier);
        for area in areas {
            match &mut leaves.area {
                None => leaves.area = Some((page, area)),
                Some((first, whole)) if *first == page => *whole = whole.union(area),
                Some(_) => {}
            }
        }
        if let Some((first, whole)) = leaves.area
            && first == page
        {
            leaves.bbox = super::draw::sound_rect(whole).map(|rect| BBox::new(page, rect));
        }
    }

    /// Adds a link's area to a node.
    pub(super) fn add_link(&mut self, node: NodeId, identifier: Identifier) {
        if let Some(leaves) = self.leaves.get_mut(node.0) {
            leaves.links.push(identifier);
        }
    }

    /// Remembers where a node came from.
    pub(super) fn locate(&mut self, node: NodeId, at: Option<Place>) {
        if let Some(leaves) = self.leaves.get_mut(node.0)
            && leaves.at.is_none()
        {
            leaves.at = at;
        }
    }

    /// The finished tree. Its root is the document, so the root node gives its children.
    pub(super) fn into_tree(
        mut self,
        structure: &Structure,
        language: &str,
        places: &mut Places,
    ) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
        if !structure.nodes.is_empty() {
            let root = self.group(structure, 0, places);
            for child in root.children {
                tree.push(child);
            }
        }
        tree
    }

    fn group(&mut self, structure: &Structure, id: usize, places: &mut Places) -> TagGroup {
        let node = &structure.nodes[id];
        let leaves = std::mem::take(&mut self.leaves[id]);
        let mut kind = kind(node, leaves.bbox);
        kind.set_lang(node.language.clone());
        kind.set_location(places.locate(leaves.at));
        let mut group = TagGroup::new(kind);
        for identifier in leaves.content {
            group.push(identifier);
        }
        for identifier in leaves.links {
            if node.role == Role::Link {
                group.push(identifier);
            } else {
                // PDF/UA wants every link within a Link.
                group.push(TagGroup::with_children(Tag::Link, vec![identifier.into()]));
            }
        }
        for child in &node.children {
            group.push(self.group(structure, child.0, places));
        }
        group
    }
}

fn kind(node: &Node, bbox: Option<BBox>) -> TagKind {
    match &node.role {
        Role::Document => Tag::Part.into(),
        Role::Section => Tag::Section.into(),
        // PDF 1.7 has no Aside.
        Role::Aside => Tag::Div.into(),
        Role::Heading(level, words) => {
            let level = NonZeroU16::new(u16::from(*level)).unwrap_or(NonZeroU16::MIN);
            let words = Some(words.clone()).filter(|words| !words.trim().is_empty());
            Tag::Hn(level, words).into()
        }
        Role::Paragraph => Tag::P.into(),
        Role::Span => Tag::Span.into(),
        Role::Blank(spoken) => Tag::Span.with_actual_text(Some(spoken.clone())).into(),
        Role::List { numbered: true } => Tag::L(ListNumbering::Decimal).into(),
        Role::List { numbered: false } => Tag::L(ListNumbering::Disc).into(),
        Role::ListItem => Tag::LI.into(),
        Role::Label => Tag::Lbl.into(),
        Role::ListBody => Tag::LBody.into(),
        Role::Figure(alt) => {
            let alt = Some(alt.clone()).filter(|alt| !alt.trim().is_empty());
            Tag::Figure(alt).with_bbox(bbox).into()
        }
        Role::Caption => Tag::Caption.into(),
        Role::Table(summary) => {
            let summary = Some(summary.clone()).filter(|summary| !summary.is_empty());
            Tag::Table.with_summary(summary).into()
        }
        Role::TableRow => Tag::TR.into(),
        Role::TableHeader(scope, columns) => {
            let scope = match scope {
                HeaderScope::Column => TableHeaderScope::Column,
                HeaderScope::Row => TableHeaderScope::Row,
            };
            Tag::TH(scope).with_col_span(span(*columns)).into()
        }
        Role::TableCell(columns) => Tag::TD.with_col_span(span(*columns)).into(),
        Role::Link => Tag::Link.into(),
    }
}

/// How many columns a cell covers, when it is more than one.
fn span(columns: u16) -> Option<NonZeroU32> {
    NonZeroU32::new(u32::from(columns)).filter(|columns| columns.get() > 1)
}
