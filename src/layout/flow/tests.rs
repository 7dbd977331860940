use super::*;
use proptest::prelude::*;

const PAGE_HEIGHT: Pt = Pt(100.0);

fn block(height: f32) -> Block {
    Block::new(Pt::ZERO, Frame::new(Pt(50.0), Pt(height)))
}

fn blocks<const N: usize>(heights: [f32; N]) -> Vec<Block> {
    heights.into_iter().map(block).collect()
}

#[test]
fn pages_are_balanced_but_never_more_than_are_needed() {
    assert_eq!(breaks(&blocks([30.0; 4]), PAGE_HEIGHT), [2, 4], "not three and one");
    assert_eq!(breaks(&blocks([30.0; 3]), PAGE_HEIGHT), [3], "nor one each");
    assert_eq!(breaks(&blocks([50.0, 50.0, 1.0]), PAGE_HEIGHT), [1, 3]);
    assert_eq!(breaks(&[], PAGE_HEIGHT), [0_usize; 0]);
}

#[test]
fn a_gap_counts_between_blocks_and_not_at_the_head_of_a_page() {
    let gapped = |gap| vec![block(60.0), Block { gap: Pt(gap), ..block(39.0) }, block(100.0)];
    assert_eq!(breaks(&gapped(1.0), PAGE_HEIGHT), [2, 3]);
    assert_eq!(breaks(&gapped(2.0), PAGE_HEIGHT), [1, 2, 3]);
}

#[test]
fn a_heading_stays_with_what_follows_and_a_fresh_block_begins_a_page() {
    let kept = vec![block(60.0), block(30.0).keep(), block(40.0)];
    assert_eq!(breaks(&kept, PAGE_HEIGHT), [1, 3]);
    let fresh = vec![block(10.0), block(10.0).keep(), block(10.0).fresh()];
    assert_eq!(
        breaks(&fresh, PAGE_HEIGHT),
        [2, 3],
        "nothing can be kept across a page that is asked for"
    );
    // Four fit one page either way; the page that begins at a heading is cheaper.
    let heading = vec![block(30.0), block(30.0), block(30.0).opens(), block(30.0)];
    assert_eq!(breaks(&heading, PAGE_HEIGHT), [2, 4]);
}

#[test]
fn what_is_too_much_is_printed_all_the_same() {
    assert_eq!(breaks(&blocks([30.0, 150.0, 30.0]), PAGE_HEIGHT), [1, 2, 3]);
    let chain = vec![block(60.0).keep(), block(60.0).keep(), block(60.0)];
    assert_eq!(*breaks(&chain, PAGE_HEIGHT).last().expect("pages"), 3);
}

#[test]
fn a_snug_form_is_taken_where_it_saves_a_page_and_nowhere_else() {
    let snug = |height| block(60.0).snug(Body::Fixed(Frame::new(Pt(50.0), Pt(height))));
    let drawn = |second| {
        let pages = paginate(vec![snug(45.0), block(second)], PAGE_HEIGHT);
        pages
            .iter()
            .map(|page| page.iter().map(|(_, f)| f.height.0).collect())
            .collect::<Vec<Vec<_>>>()
    };
    assert_eq!(drawn(40.0), [vec![60.0, 40.0]]);
    assert_eq!(drawn(50.0), [vec![45.0, 50.0]]);
    assert_eq!(drawn(60.0), [vec![60.0], vec![60.0]]);
}

#[test]
fn free_height_opens_gaps_up_to_a_limit_and_what_can_grow_takes_the_rest() {
    let tops = |blocks, height| -> Vec<f32> {
        let page = paginate(blocks, height).remove(0);
        page.into_iter().map(|(y, _)| y.0).collect()
    };
    // The last page ends where its words end; the one before may be set wider.
    let wide = Pt(1000.0);
    assert_eq!(tops(blocks([20.0, 20.0]), wide), [0.0, 20.0 + MOST_STRETCH_LAST.0]);
    let two_pages = vec![block(20.0), block(20.0), block(20.0).fresh()];
    assert_eq!(tops(two_pages, wide), [0.0, 20.0 + MOST_STRETCH.0]);
    assert_eq!(tops(vec![block(20.0), block(20.0).tight()], wide), [0.0, 20.0]);

    let growing = Body::growing(Pt(20.0), Pt(80.0), |height| Frame::new(Pt(50.0), height));
    let page = paginate(vec![block(20.0), Block::of(Pt::ZERO, growing)], PAGE_HEIGHT).remove(0);
    let (top, frame) = &page[1];
    assert_eq!(*top, Pt(20.0) + FIRST_STRETCH, "what belongs together stays nearer");
    assert!((*top + frame.height - PAGE_HEIGHT).0.abs() < 0.01, "the block fills the page");
}

#[test]
fn a_reminder_and_a_rule_stand_where_they_belong() {
    let reminded = |height| {
        let second = block(60.0).reminder(Frame::new(Pt(50.0), Pt(10.0)), Pt(5.0));
        let second = second.ruled(Frame::new(Pt(50.0), Pt::ZERO));
        let pages = paginate(vec![block(50.0), second], Pt(height));
        pages.into_iter().map(|page| page.len()).collect::<Vec<_>>()
    };
    assert_eq!(reminded(200.0), [3], "the rule between the two");
    assert_eq!(reminded(100.0), [1, 2], "the reminder at the head of the second page");
}

proptest! {
    #[test]
    fn every_block_stands_once_in_order_and_within_its_page(
        drawn in proptest::collection::vec((1.0_f32..100.0, 0.0_f32..20.0, any::<(bool, bool)>()), 1..25),
    ) {
        let heights: Vec<f32> = drawn.iter().map(|(height, ..)| *height).collect();
        let blocks = drawn.into_iter().map(|(height, gap, (keep, fresh))| {
            Block { gap: Pt(gap), keep: keep && height < 10.0, fresh: fresh && height > 80.0, ..block(height) }
        });
        let pages = paginate(blocks.collect(), PAGE_HEIGHT);
        let printed = pages.iter().flatten().map(|(_, frame)| frame.height.0).collect::<Vec<_>>();
        prop_assert_eq!(printed, heights);
        for page in &pages {
            let mut end = Pt::ZERO;
            for (top, frame) in page {
                prop_assert!(*top >= end - Pt(0.01), "blocks overlap");
                end = *top + frame.height;
            }
            prop_assert!(end.0 <= PAGE_HEIGHT.0 + 0.1 || page.len() > 1 && page[0].1.height.0 < 10.0, "{end:?}");
        }
    }
}
