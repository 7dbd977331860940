//! Glyphs grouped by the characters they stand for.

use super::Brush;
use super::order::steers;
use crate::layout::page::Glyph;
use std::ops::Range;
use std::sync::Arc;

/// Clusters of one style within a run, in visual order.
pub(super) struct Group<'r> {
    run: &'r Clusters,
    /// Which of the run's clusters.
    pub(super) members: Range<usize>,
    /// Bytes of the passage it stands for.
    pub(super) range: Range<usize>,
}

/// The clusters of a run in visual order, and their glyphs.
pub(super) struct Clusters {
    clusters: Vec<Cluster>,
    glyphs: Vec<parley::layout::Glyph>,
}

/// What a cluster of characters looks like.
struct Cluster {
    /// Bytes of the passage it stands for.
    range: Range<usize>,
    style: u16,
    /// Which of the run's glyphs.
    glyphs: Range<usize>,
}

impl Clusters {
    /// A run's clusters in visual order, ligatures merged.
    pub(super) fn new(run: &parley::layout::Run<'_, Brush>) -> Clusters {
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut glyphs = Vec::new();
        for cluster in run.clusters() {
            match clusters.last_mut() {
                // In logical order a continuation follows the cluster that owns the ligature's
                // glyph.
                Some(last) if cluster.is_ligature_continuation() => {
                    last.range.end = cluster.text_range().end;
                }
                _ => {
                    let start = glyphs.len();
                    glyphs.extend(cluster.glyphs());
                    clusters.push(Cluster {
                        range: cluster.text_range(),
                        style: cluster.style_index(),
                        glyphs: start..glyphs.len(),
                    });
                }
            }
        }
        if run.is_rtl() {
            clusters.reverse();
        }
        Clusters { clusters, glyphs }
    }

    /// The clusters from this one on that share its style. Groups one after the other are the same
    /// pieces, in the same order, as parley's glyph runs.
    pub(super) fn group(&self, start: usize) -> Option<Group<'_>> {
        let part = self.clusters.get(start..)?.chunk_by(|a, b| a.style == b.style).next()?;
        let first = part.iter().map(|cluster| cluster.range.start).min()?;
        let last = part.iter().map(|cluster| cluster.range.end).max()?;
        Some(Group { run: self, members: start..start + part.len(), range: first..last })
    }

    fn glyphs_of(&self, cluster: &Cluster) -> &[parley::layout::Glyph] {
        self.glyphs.get(cluster.glyphs.clone()).unwrap_or_default()
    }
}

impl Group<'_> {
    fn clusters(&self) -> impl Iterator<Item = &Cluster> {
        self.run.clusters.get(self.members.clone()).unwrap_or_default().iter()
    }

    /// Glyphs with ranges relative to the group's own text. Marks that only steer order and line
    /// breaks are done with: nobody should copy them or have them read aloud.
    pub(super) fn glyphs(&self, string: &str) -> Arc<[Glyph]> {
        let start = self.range.start;
        let shown =
            self.clusters().filter(|cluster| !string[cluster.range.clone()].chars().all(steers));
        let glyphs = shown.flat_map(|cluster| {
            let range = cluster.range.start - start..cluster.range.end - start;
            self.run.glyphs_of(cluster).iter().map(move |glyph| Glyph {
                id: glyph.id,
                advance: glyph.advance,
                dx: glyph.x,
                dy: glyph.y,
                range: range.clone(),
            })
        });
        glyphs.collect()
    }

    /// The bytes of clusters for which no font has a glyph.
    pub(super) fn missing(&self) -> impl Iterator<Item = Range<usize>> {
        let missing = |cluster: &&Cluster| self.run.glyphs_of(cluster).iter().any(|g| g.id == 0);
        self.clusters().filter(missing).map(|cluster| cluster.range.clone())
    }
}
