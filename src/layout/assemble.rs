//! Frames onto pages: absolute positions, reading order, bookmarks, running foot.

use super::frame::{Frame, Piece};
use super::page::{
    Artifact, Bookmark, Item, Node, NodeId, Owner, Page, PageItem, Placed, Role, Structure,
};
use crate::resolve::document::Direction;
use crate::units::Pt;
use kurbo::{Affine, Point, Rect, Size, Vec2};
use std::sync::Arc;

/// Gathers finished pages.
pub(crate) struct Assembler {
    direction: Direction,
    pages: Vec<Page>,
    structure: Structure,
    outline: Vec<Bookmark>,
    open: Vec<NodeId>,
}

/// Where a frame lies: its left edge and top on the page, and whether its inside is mirrored.
#[derive(Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
    mirrored: bool,
    artifact: Option<Artifact>,
}

impl Assembler {
    /// No pages yet.
    pub(crate) fn new(direction: Direction) -> Assembler {
        let root = Node { role: Role::Document, language: None, children: Vec::new() };
        Assembler {
            direction,
            pages: Vec::new(),
            structure: Structure { nodes: vec![root] },
            outline: Vec::new(),
            open: vec![NodeId(0)],
        }
    }

    /// No pages yet, but a reading order to go on with.
    pub(crate) fn resume(direction: Direction, structure: Structure) -> Assembler {
        Assembler { structure, ..Assembler::new(direction) }
    }

    /// Takes a finished page as the last one.
    pub(crate) fn adopt(&mut self, page: Page) {
        self.pages.push(page);
    }

    /// How many nodes the root has.
    pub(crate) fn top_level(&self) -> usize {
        self.structure.nodes.first().map_or(0, |root| root.children.len())
    }

    /// Adds an item to the last page.
    pub(crate) fn add(&mut self, item: Item, owner: Owner) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(Placed { item, owner });
        }
    }

    /// Starts a page.
    pub(crate) fn page(&mut self, size: Size) {
        self.pages.push(Page { size, bleed: Pt::ZERO, margin: Pt::ZERO, items: Vec::new() });
    }

    /// Puts a frame on the last page, its start corner at a distance from the page's own.
    pub(crate) fn put(&mut self, start: Pt, top: Pt, frame: Frame, artifact: Option<Artifact>) {
        let Some(page) = self.pages.last() else { return };
        let x = match self.direction {
            Direction::Ltr => start,
            Direction::Rtl => Pt(page.size.width as f32) - start - frame.width,
        };
        self.put_left(x, top, frame, artifact);
    }

    /// Puts a frame on the last page, its left edge at a place whatever the direction.
    pub(crate) fn put_left(&mut self, left: Pt, top: Pt, frame: Frame, artifact: Option<Artifact>) {
        let mirrored = self.direction == Direction::Rtl;
        let (x, y) = (f64::from(left.0), f64::from(top.0));
        self.walk(frame, Spot { x, y, mirrored, artifact });
    }

    /// Puts a frame on the last page, turned or moved as a whole. It stays in the reading order.
    pub(crate) fn put_turned(&mut self, frame: Frame, transform: Affine) {
        let size = Size::new(f64::from(frame.width.0), f64::from(frame.height.0));
        let marks = self.outline.len();
        self.page(size);
        self.put(Pt::ZERO, Pt::ZERO, frame, None);
        let Some(inner) = self.pages.pop() else { return };
        for bookmark in &mut self.outline[marks..] {
            bookmark.page = self.pages.len().saturating_sub(1);
            let at = transform * Point::new(0.0, f64::from(bookmark.y.0));
            bookmark.y = Pt(at.y as f32);
        }
        let Some(page) = self.pages.last_mut() else { return };
        let item = Item::Page(PageItem { page: Arc::new(inner), transform, clip: None });
        page.items.push(Placed { item, owner: Owner::Node(NodeId(0)) });
    }

    /// The finished pages, their reading order and bookmarks.
    pub(crate) fn finish(mut self) -> (Vec<Page>, Structure, Vec<Bookmark>) {
        prune(&mut self.structure);
        (self.pages, self.structure, self.outline)
    }

    fn walk(&mut self, frame: Frame, spot: Spot) {
        let width = f64::from(frame.width.0);
        let mirrored = spot.mirrored && !frame.rigid;
        for piece in frame.pieces {
            match piece {
                Piece::Frame(x, y, inner) => {
                    let x = f64::from(x.0);
                    let x = if mirrored { width - x - f64::from(inner.width.0) } else { x };
                    let y = spot.y + f64::from(y.0);
                    self.walk(inner, Spot { x: spot.x + x, y, mirrored, ..spot });
                }
                Piece::Content(item) => {
                    let owner = match (spot.artifact, self.open.last()) {
                        (None, Some(node)) => Owner::Node(*node),
                        (artifact, _) => Owner::Artifact(artifact.unwrap_or(Artifact::Layout)),
                    };
                    self.item(item, owner, width, spot, mirrored);
                }
                Piece::Decoration(item) => {
                    let owner = Owner::Artifact(spot.artifact.unwrap_or(Artifact::Layout));
                    self.item(item, owner, width, spot, mirrored);
                }
                Piece::Open(..) | Piece::Resume | Piece::Close if spot.artifact.is_some() => {}
                Piece::Open(role, language) => self.open(role, language),
                Piece::Resume => self.resume_last(),
                Piece::Close => {
                    if self.open.len() > 1 {
                        self.open.pop();
                    }
                }
                Piece::Bookmark(title, level) => self.outline.push(Bookmark {
                    title,
                    level,
                    page: self.pages.len().saturating_sub(1),
                    y: Pt(spot.y as f32),
                }),
            }
        }
    }

    fn open(&mut self, role: Role, language: Option<String>) {
        let id = NodeId(self.structure.nodes.len());
        self.structure.nodes.push(Node { role, language, children: Vec::new() });
        if let Some(parent) = self.open.last() {
            self.structure.nodes[parent.0].children.push(id);
        }
        self.open.push(id);
    }

    /// Opens again what was closed last within the innermost role; that role itself where nothing
    /// was.
    fn resume_last(&mut self) {
        let Some(parent) = self.open.last().copied() else { return };
        let last = self.structure.nodes[parent.0].children.last().copied();
        self.open.push(last.unwrap_or(parent));
    }

    fn item(&mut self, item: Item, owner: Owner, width: f64, spot: Spot, mirrored: bool) {
        let Some(page) = self.pages.last_mut() else { return };
        let shift = Vec2::new(spot.x, spot.y);
        let flip = |r: Rect| Rect::new(width - r.x1, r.y0, width - r.x0, r.y1);
        let item = match item {
            Item::Text(mut run) => {
                run.origin += shift;
                Item::Text(run)
            }
            Item::Path(mut path) => {
                if mirrored {
                    path.path.apply_affine(Affine::new([-1.0, 0.0, 0.0, 1.0, width, 0.0]));
                }
                path.path.apply_affine(Affine::translate(shift));
                Item::Path(path)
            }
            Item::Picture(mut picture) => {
                let rect = if mirrored { flip(picture.rect) } else { picture.rect };
                picture.rect = rect + shift;
                Item::Picture(picture)
            }
            Item::Link(mut link) => {
                let rect = if mirrored { flip(link.rect) } else { link.rect };
                link.rect = rect + shift;
                Item::Link(link)
            }
            Item::Mark(mut mark) => {
                mark.path.apply_affine(Affine::translate(shift));
                Item::Mark(mark)
            }
            Item::Page(mut page) => {
                page.transform = page.transform.then_translate(shift);
                page.clip = page.clip.map(|clip| clip + shift);
                Item::Page(page)
            }
        };
        page.items.push(Placed { item, owner });
    }
}

/// Joins lists that were broken only for the sake of page breaks: neighbours with the same role
/// under one parent read as one list.
fn prune(structure: &mut Structure) {
    for index in 0..structure.nodes.len() {
        let children = structure.nodes[index].children.clone();
        let mut kept: Vec<NodeId> = Vec::new();
        for child in children {
            let role = structure.nodes[child.0].role.clone();
            let joins = kept.last().filter(|last| {
                matches!(role, Role::List { .. }) && structure.nodes[last.0].role == role
            });
            match joins.copied() {
                Some(last) => {
                    let moved = std::mem::take(&mut structure.nodes[child.0].children);
                    structure.nodes[last.0].children.extend(moved);
                }
                None => kept.push(child),
            }
        }
        structure.nodes[index].children = kept;
    }
}
