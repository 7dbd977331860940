//! Pages as text: what stands where, rounded, for people and for tests.

use super::page::{Item, NodeId, Owner, Pages, Role, Structure};
use std::fmt::Write;

/// One line for each item and each node, positions in whole points.
pub fn dump(pages: &Pages) -> String {
    let mut out = String::new();
    let info = &pages.info;
    let _ = writeln!(out, "{:?} by {:?} in {}", info.title, info.author, info.language);
    for (index, page) in pages.pages.iter().enumerate() {
        let _ = writeln!(
            out,
            "\npage {} ({:.0} × {:.0})",
            index + 1,
            page.size.width,
            page.size.height
        );
        for placed in &page.items {
            if placed.owner == Owner::Artifact(super::page::Artifact::Layout)
                && matches!(placed.item, Item::Path(_))
            {
                // Rules, tints and icons are seen in pictures, not read in dumps.
                continue;
            }
            let _ = write!(out, "  {} ", owner(placed.owner));
            let _ = match &placed.item {
                Item::Text(run) => writeln!(
                    out,
                    "text {:.0},{:.0} {} {} {:?}",
                    run.origin.x, run.origin.y, run.size.0, run.face.name, run.text
                ),
                Item::Path(path) => {
                    let b = kurbo::Shape::bounding_box(&path.path);
                    writeln!(out, "path {:.0},{:.0} {:.0}×{:.0}", b.x0, b.y0, b.width(), b.height())
                }
                Item::Picture(picture) => {
                    let r = picture.rect;
                    writeln!(
                        out,
                        "picture {:.0},{:.0} {:.0}×{:.0}",
                        r.x0,
                        r.y0,
                        r.width(),
                        r.height()
                    )
                }
                Item::Page(inner) => {
                    let [a, b, c, d, x, y] = inner.transform.as_coeffs();
                    writeln!(out, "page {x:.0},{y:.0} {a:.2} {b:.2} {c:.2} {d:.2}")
                }
                Item::Mark(mark) => {
                    let b = kurbo::Shape::bounding_box(&mark.path);
                    writeln!(out, "mark {:.0},{:.0} {:.0}×{:.0}", b.x0, b.y0, b.width(), b.height())
                }
                Item::Link(link) => {
                    let r = link.rect;
                    writeln!(
                        out,
                        "link {:.0},{:.0} {:.0}×{:.0} {}",
                        r.x0,
                        r.y0,
                        r.width(),
                        r.height(),
                        link.url
                    )
                }
            };
        }
    }
    out.push_str("\nreading order\n");
    if !pages.structure.nodes.is_empty() {
        tree(&mut out, &pages.structure, NodeId(0), 1);
    }
    out
}

fn owner(owner: Owner) -> String {
    match owner {
        Owner::Node(NodeId(id)) => format!("{id:>4}"),
        Owner::Artifact(_) => "   -".to_owned(),
    }
}

fn tree(out: &mut String, structure: &Structure, id: NodeId, depth: usize) {
    let node = &structure.nodes[id.0];
    let role = match &node.role {
        Role::Heading(level, words) => format!("H{level} {words:?}"),
        other => format!("{other:?}"),
    };
    let language = node.language.as_deref().map(|l| format!(" in {l}")).unwrap_or_default();
    let _ = writeln!(out, "{:indent$}{} {role}{language}", "", id.0, indent = depth * 2);
    for child in &node.children {
        tree(out, structure, *child, depth + 1);
    }
}
