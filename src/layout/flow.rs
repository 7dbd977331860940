//! A flow of blocks broken into pages.
//!
//! The fewest pages win; among those, the breaks that share the white space best: the sum of
//! squares of the free heights is least, so that no page is left with one small card when the
//! cards could be balanced. Found exactly, by dynamic programming over the possible breaks.

use super::frame::Frame;
use crate::units::{Pt, mm};

/// A block on its way to a page.
pub(crate) struct Block {
    /// What is drawn.
    pub(crate) body: Body,
    /// The least space above it; none at the top of a page.
    pub(crate) gap: Pt,
    /// Its share of the page's free space, added to the gap.
    pub(crate) stretch: f32,
    /// Never the last of its page.
    pub(crate) keep: bool,
    /// Always the first of its page.
    pub(crate) fresh: bool,
    /// What a page costs that begins with it: less than nothing for a heading.
    pub(crate) first_cost: f64,
    /// Drawn above it, with a gap, only where it begins a page: what it is a part of.
    pub(crate) reminder: Option<(Frame, Pt)>,
    /// Drawn in the middle of the space above it, where it does not begin a page.
    pub(crate) rule: Option<Frame>,
    /// Drawn in its place on a page that has no room for all its blocks otherwise: lower.
    pub(crate) snug: Option<Body>,
}

/// What is drawn, and whether it can take up free height.
pub(crate) enum Body {
    /// As high as it is.
    Fixed(Frame),
    /// As high as it is told.
    Growing {
        /// The least height.
        least: Pt,
        /// The most height.
        most: Pt,
        /// Draws it at a height between.
        draw: Box<dyn FnOnce(Pt) -> Frame + Send>,
    },
}

impl Body {
    /// What takes up free height when a page has some.
    pub(crate) fn growing(
        least: Pt,
        most: Pt,
        draw: impl FnOnce(Pt) -> Frame + Send + 'static,
    ) -> Body {
        Body::Growing { least, most: most.max(least), draw: Box::new(draw) }
    }

    /// The least height.
    pub(crate) fn height(&self) -> Pt {
        match self {
            Body::Fixed(frame) => frame.height,
            Body::Growing { least, .. } => *least,
        }
    }

    /// By how much it can grow.
    pub(crate) fn growth(&self) -> Pt {
        match self {
            Body::Fixed(_) => Pt::ZERO,
            Body::Growing { least, most, .. } => *most - *least,
        }
    }

    /// Draws it as near to a height as it can be.
    pub(crate) fn draw(self, height: Pt) -> Frame {
        match self {
            Body::Fixed(frame) => frame,
            Body::Growing { least, most, draw } => draw(height.max(least).min(most)),
        }
    }
}

impl Block {
    /// A block of one frame with a least gap above it and an even share of free space.
    pub(crate) fn new(gap: Pt, frame: Frame) -> Block {
        Block::of(gap, Body::Fixed(frame))
    }

    /// A block with a least gap above it and an even share of free space.
    pub(crate) fn of(gap: Pt, body: Body) -> Block {
        Block {
            body,
            gap,
            stretch: 1.0,
            keep: false,
            fresh: false,
            first_cost: 0.0,
            reminder: None,
            rule: None,
            snug: None,
        }
    }

    /// The same block with another body.
    pub(crate) fn map(self, change: impl FnOnce(Body) -> Body) -> Block {
        Block { body: change(self.body), ..self }
    }

    /// Takes no free space above it.
    pub(crate) fn tight(mut self) -> Block {
        self.stretch = 0.0;
        self
    }

    /// Stays with the next block.
    pub(crate) fn keep(mut self) -> Block {
        self.keep = true;
        self
    }

    /// Starts a page.
    pub(crate) fn fresh(mut self) -> Block {
        self.fresh = true;
        self
    }

    /// Is a good place to begin a page.
    pub(crate) fn opens(mut self) -> Block {
        self.first_cost = AT_HEADING;
        self
    }

    /// Is no good place to begin a page.
    pub(crate) fn clings(mut self, cost: f64) -> Block {
        self.first_cost = cost;
        self
    }

    /// Tells what it is a part of when it begins a page.
    pub(crate) fn reminder(mut self, frame: Frame, gap: Pt) -> Block {
        self.reminder = Some((frame, gap));
        self
    }

    /// Is set off from the block above it.
    pub(crate) fn ruled(mut self, rule: Frame) -> Block {
        self.rule = Some(rule);
        self
    }

    /// Makes room for others where they just miss sharing its page.
    pub(crate) fn snug(mut self, body: Body) -> Block {
        self.snug = Some(body).filter(|body| body.height() < self.height());
        self
    }

    /// What it gives up where room is short.
    fn slack(&self) -> Pt {
        self.snug.as_ref().map_or(Pt::ZERO, |snug| self.height() - snug.height())
    }

    /// Height of the reminder with its gap.
    fn reminder_height(&self) -> Pt {
        self.reminder.as_ref().map_or(Pt::ZERO, |(frame, gap)| frame.height + *gap)
    }

    /// Its least height.
    pub(crate) fn height(&self) -> Pt {
        self.body.height()
    }
}

/// The most a gap grows, per share: beyond it, space is better left at the foot of the page.
const MOST_STRETCH: Pt = mm(14.0);
/// What it grows before blocks do: what belongs together stays nearer than what does not.
const FIRST_STRETCH: Pt = mm(5.0);
/// The most a gap grows on the last page, which ends where its words end.
const MOST_STRETCH_LAST: Pt = mm(7.0);
/// What a page costs on which blocks had to give up space.
const SNUG: f64 = 0.02;
/// What another page costs; far more than any waste of space on the pages there are.
const PAGE: f64 = 1000.0;
/// What a page costs that begins at a heading: a little less than any other.
const AT_HEADING: f64 = -0.04;
/// What a page costs whose one block is higher than the page, or that breaks what belongs together.
const OVERFULL: f64 = 1.0e9;

/// How many pages blocks take.
pub(crate) fn count(blocks: &[Block], height: Pt) -> usize {
    breaks(blocks, height).len()
}

/// Breaks blocks into pages `height` high. Each page is a list of frames and their tops.
pub(crate) fn paginate(blocks: Vec<Block>, height: Pt) -> Vec<Vec<(Pt, Frame)>> {
    let ends = breaks(&blocks, height);
    let mut blocks = blocks.into_iter();
    let mut pages = Vec::new();
    let mut start = 0;
    let last = ends.len();
    for (index, end) in ends.into_iter().enumerate() {
        let page: Vec<Block> = blocks.by_ref().take(end - start).collect();
        start = end;
        pages.push(place(page, height, index + 1 == last));
    }
    pages
}

/// The index after the last block of each page.
fn breaks(blocks: &[Block], height: Pt) -> Vec<usize> {
    let n = blocks.len();
    // best[i]: least cost of pages that hold the first i blocks, and where the last page starts.
    let mut best: Vec<Option<(f64, usize)>> = vec![None; n + 1];
    best[0] = Some((0.0, 0));
    for start in 0..n {
        let Some((cost, _)) = best[start] else { continue };
        let mut used = blocks[start].reminder_height();
        let mut slack = Pt::ZERO;
        let mut stuck = None;
        for end in start + 1..=n {
            let block = &blocks[end - 1];
            if end - 1 > start {
                if block.fresh {
                    break;
                }
                used += block.gap;
            }
            used += block.height();
            slack += block.slack();
            let natural = fits_in(used, height);
            let fits = natural || fits_in(used - slack, height);
            if !fits && end - 1 > start {
                break;
            }
            if block.keep && end < n && !blocks[end].fresh {
                stuck = Some(end);
                continue;
            }
            let used = if natural { used } else { used - slack };
            let free = f64::from((height - used) / height).max(0.0);
            let mut page = PAGE + free * free;
            if !natural {
                page += SNUG;
            }
            if !fits {
                page += OVERFULL;
            }
            if start > 0 {
                page += blocks[start].first_cost;
            }
            let total = cost + page;
            if best[end].is_none_or(|(old, _)| total < old - 1e-9) {
                best[end] = Some((total, start));
            }
            stuck = None;
        }
        // A chain of kept blocks too long for a page: better a heading alone than nothing at all.
        if let Some(end) = stuck.filter(|end| best[*end].is_none()) {
            best[end] = Some((cost + PAGE + OVERFULL, start));
        }
    }
    let mut ends = Vec::new();
    let mut end = n;
    while end > 0 {
        ends.push(end);
        end = best[end].map_or(0, |(_, start)| start);
    }
    ends.reverse();
    ends
}

/// Whether blocks of this height fit a page, but for rounding.
fn fits_in(used: Pt, height: Pt) -> bool {
    used.0 <= height.0 + 0.01
}

/// The least height of a page's blocks and the gaps between them.
fn natural_height(page: &[Block]) -> Pt {
    let blocks = page.iter().map(Block::height).sum::<Pt>();
    let gaps = page.iter().skip(1).map(|block| block.gap).sum::<Pt>();
    blocks + gaps + page.first().map_or(Pt::ZERO, Block::reminder_height)
}

/// Draws blocks lower until `lack` is made up for: one that gives up enough by itself, else those
/// first that give up least. A page is no closer set than it must be.
fn give_way(page: &mut [Block], mut lack: Pt) {
    let mut giving: Vec<&mut Block> = page.iter_mut().filter(|b| b.snug.is_some()).collect();
    giving.sort_by(|a, b| a.slack().0.total_cmp(&b.slack().0));
    if let Some(alone) = giving.iter().position(|block| fits_in(lack, block.slack())) {
        giving.swap(0, alone);
    }
    for block in giving {
        if lack.0 <= 0.01 {
            break;
        }
        lack -= block.slack();
        if let Some(snug) = block.snug.take() {
            block.body = snug;
        }
    }
}

/// Gives each block of a page its place, sharing out what is free.
fn place(mut page: Vec<Block>, height: Pt, last: bool) -> Vec<(Pt, Frame)> {
    let lack = natural_height(&page) - height;
    give_way(&mut page, lack);
    let free = (height - natural_height(&page)).max(Pt::ZERO);
    let shares: f32 = page.iter().skip(1).map(|b| b.stretch).sum();
    let growth: Pt = page.iter().map(|b| b.body.growth()).sum();
    let most = if last { MOST_STRETCH_LAST } else { MOST_STRETCH };
    let first = stretched(free, shares).min(FIRST_STRETCH);
    let left = free - first * shares;
    let grow = if growth > Pt::ZERO { (left / growth).clamp(0.0, 1.0) } else { 0.0 };
    let share = first + stretched(left - growth * grow, shares).min(most - first);
    let mut y = Pt::ZERO;
    let mut out = Vec::new();
    for (index, block) in page.into_iter().enumerate() {
        let own = block.height() + block.body.growth() * grow;
        if index > 0 {
            let gap = block.gap + share * block.stretch;
            if let Some(rule) = block.rule {
                out.push((y + gap / 2.0, rule));
            }
            y += gap;
        } else if let Some((reminder, gap)) = block.reminder {
            let below = reminder.height + gap;
            out.push((y, reminder));
            y += below;
        }
        let frame = block.body.draw(own);
        let below = frame.height;
        out.push((y, frame));
        y += below;
    }
    out
}

/// What each share of free height is; nothing without shares.
fn stretched(free: Pt, shares: f32) -> Pt {
    if shares > 0.0 { free.max(Pt::ZERO) / shares } else { Pt::ZERO }
}

#[cfg(test)]
mod tests;
