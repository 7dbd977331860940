//! A booklet: two pages a side, to be folded in the middle and stapled in the fold.
//!
//! Pages keep their size, for text scaled down would fall under the least that people can read: the
//! sheet is twice as wide.

use super::shapes::MM;
use crate::layout::page::{Item, NodeId, Owner, Page, PageItem, Pages, Placed};
use crate::resolve::document::Direction;
use crate::units::Pt;
use kurbo::{Affine, Rect, Size};
use std::sync::Arc;

/// Thickness of a sheet: office paper of 80 g/m² has 0.1 mm.
const PAPER: f64 = 0.1 * MM;
/// So many sheets fold without their edges showing it.
const FLAT: usize = 2;

/// Puts pages on sheets for folding, front and back in turn: print on both sides, flip on the
/// short edge. What is missing to a multiple of four pages stays blank.
///
/// In a stack of more than two sheets each reaches beyond the one around it by its thickness. Its
/// pages lie so much nearer to the fold, so that all margins are alike once the edge is trimmed.
pub(super) fn fold(mut pages: Pages, direction: Direction) -> Pages {
    let sides = order(pages.pages.len(), direction);
    let size = pages.pages.iter().map(|page| page.size).fold(Size::ZERO, Size::max);
    let sheet = Size::new(size.width * 2.0, size.height);
    for bookmark in &mut pages.outline {
        let side = sides.iter().position(|side| side.contains(&Some(bookmark.page)));
        bookmark.page = side.unwrap_or_default();
    }
    let sources = pages.pages.into_iter().map(Arc::new).collect::<Vec<_>>();
    let count = sides.len() / 2;
    let sheets = sides.iter().enumerate().map(|(index, side)| {
        let creep = creep(index / 2, count);
        let halves = side.iter().zip([(0.0, creep), (size.width, -creep)]);
        let items = halves.filter_map(|(page, (x, inwards))| {
            let page = sources.get((*page)?)?;
            let item = Item::Page(PageItem {
                page: page.clone(),
                transform: Affine::translate((x + inwards, 0.0)),
                clip: Some(Rect::new(x, 0.0, x + size.width, size.height)),
            });
            // Its items speak for themselves.
            Some(Placed { item, owner: Owner::Node(NodeId(0)) })
        });
        Page { size: sheet, bleed: Pt::ZERO, margin: Pt::ZERO, items: items.collect() }
    });
    Pages { pages: sheets.collect(), ..pages }
}

/// How much nearer to the fold the pages of a sheet lie, counted from the outermost, in points.
fn creep(sheet: usize, sheets: usize) -> f64 {
    if sheets > FLAT { PAPER * sheet as f64 } else { 0.0 }
}

/// Which page stands on the left and on the right of each side, from 0; none is blank. The first
/// side holds the last page and the first, so that the fold brings them in order.
fn order(pages: usize, direction: Direction) -> Vec<[Option<usize>; 2]> {
    let count = pages.next_multiple_of(4);
    let page = |index: usize| (index < pages).then_some(index);
    (0..count / 2)
        .map(|side| {
            let (outer, inner) = (page(count - 1 - side), page(side));
            // Fronts have the later page on the left; so have backs of what opens to the right.
            match (side % 2 == 0, direction) {
                (true, Direction::Ltr) | (false, Direction::Rtl) => [outer, inner],
                (false, Direction::Ltr) | (true, Direction::Rtl) => [inner, outer],
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::page::{Info, Structure};

    /// Folds a stack of sheets and turns its leaves, as a reader does.
    fn read(sides: &[[Option<usize>; 2]], direction: Direction) -> Vec<Option<usize>> {
        let mut leaves = Vec::new();
        let (first, second) = if direction == Direction::Ltr { (0, 1) } else { (1, 0) };
        // Nested sheets: the right halves of fronts with the left halves of their backs, then,
        // from the innermost sheet outwards, the right halves of backs with the left of fronts.
        for sheet in sides.chunks(2) {
            leaves.extend([sheet[0][second], sheet[1][first]]);
        }
        for sheet in sides.chunks(2).rev() {
            leaves.extend([sheet[1][second], sheet[0][first]]);
        }
        leaves
    }

    #[test]
    fn pages_of_inner_sheets_lie_nearer_to_the_fold() {
        for (sheets, expected) in [(2, vec![0.0, 0.0]), (4, vec![0.0, 0.1, 0.2, 0.3])] {
            let size = Size::new(100.0, 140.0);
            let page = Page { size, bleed: Pt::ZERO, margin: Pt::ZERO, items: Vec::new() };
            let folded = fold(
                Pages {
                    pages: vec![page; sheets * 4],
                    structure: Structure::default(),
                    outline: Vec::new(),
                    info: Info::default(),
                    warnings: Vec::new(),
                },
                Direction::Ltr,
            );
            assert_eq!(folded.pages.len(), sheets * 2);
            for (index, side) in folded.pages.iter().enumerate() {
                let places = side.items.iter().map(|placed| match &placed.item {
                    Item::Page(page) => page.transform.translation().x,
                    _ => panic!("a page"),
                });
                let creep = expected[index / 2] * MM;
                let off = places.zip([creep, 100.0 - creep]).map(|(x, wanted)| (x - wanted).abs());
                assert!(off.fold(0.0, f64::max) < 1e-9, "{sheets} sheets, side {index}");
            }
        }
    }

    #[test]
    fn a_folded_booklet_reads_in_order_and_ends_with_its_blanks() {
        for direction in [Direction::Ltr, Direction::Rtl] {
            for pages in 1..=9 {
                let sides = order(pages, direction);
                assert_eq!(sides.len() * 2, pages.div_ceil(4) * 4);
                let mut expected = (0..pages).map(Some).collect::<Vec<_>>();
                expected.resize(sides.len() * 2, None);
                assert_eq!(read(&sides, direction), expected, "{pages} pages, {direction:?}");
            }
        }
        assert_eq!(order(4, Direction::Ltr)[0], [Some(3), Some(0)], "the cover is on the right");
        assert_eq!(order(4, Direction::Rtl)[0], [Some(0), Some(3)], "or on the left");
    }
}
