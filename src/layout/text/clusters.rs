//! Glyphs grouped by the characters they stand for.

use super::Brush;
use super::order::steers;
use crate::layout::page::Glyph;
use std::ops::Range;

/// Clusters of one style within a run, in visual order.
pub(super) struct Group {
    /// In visual order.
    pub(super) clusters: Vec<Cluster>,
    /// Bytes of the passage it stands for.
    pub(super) range: Range<usize>,
}

/// What a cluster of characters looks like.
pub(super) struct Cluster {
    /// Bytes of the passage it stands for.
    pub(super) range: Range<usize>,
    style: u16,
    /// What is drawn.
    pub(super) glyphs: Vec<parley::layout::Glyph>,
}

impl Group {
    /// Glyphs with ranges relative to the group's own text. Marks that only steer order and line
    /// breaks are done with: nobody should copy them or have them read aloud.
    pub(super) fn glyphs(&self, string: &str) -> Vec<Glyph> {
        let start = self.range.start;
        let mut out = Vec::new();
        for cluster in &self.clusters {
            if string[cluster.range.clone()].chars().all(steers) {
                continue;
            }
            for glyph in &cluster.glyphs {
                out.push(Glyph {
                    id: glyph.id,
                    advance: glyph.advance,
                    dx: glyph.x,
                    dy: glyph.y,
                    range: cluster.range.start - start..cluster.range.end - start,
                });
            }
        }
        out
    }
}

/// A run's clusters in visual order, ligatures merged, split where the style changes: the same
/// pieces, in the same order, as parley's glyph runs.
pub(super) fn group_clusters(run: &parley::layout::Run<'_, Brush>) -> Vec<Group> {
    let mut clusters: Vec<Cluster> = Vec::new();
    for cluster in run.clusters() {
        match clusters.last_mut() {
            // In logical order a continuation follows the cluster that owns the ligature's glyph.
            Some(last) if cluster.is_ligature_continuation() => {
                last.range.end = cluster.text_range().end;
            }
            _ => clusters.push(Cluster {
                range: cluster.text_range(),
                style: cluster.style_index(),
                glyphs: cluster.glyphs().collect(),
            }),
        }
    }
    if run.is_rtl() {
        clusters.reverse();
    }
    let mut groups: Vec<Group> = Vec::new();
    let mut style = None;
    for cluster in clusters {
        if style != Some(cluster.style) || groups.is_empty() {
            style = Some(cluster.style);
            groups.push(Group { range: cluster.range.clone(), clusters: Vec::new() });
        }
        if let Some(group) = groups.last_mut() {
            group.range.start = group.range.start.min(cluster.range.start);
            group.range.end = group.range.end.max(cluster.range.end);
            group.clusters.push(cluster);
        }
    }
    groups
}
