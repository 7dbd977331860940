//! The ground a figure stands on: where it stands, how large it may be.

use super::draft::Draft;
use crate::layout::blocks::figures::{natural_size, picture};
use crate::layout::frame::{Frame, line, lower_panel, outline, panel as filled};
use crate::layout::page::{PathItem, Stroke};
use crate::picture::Picture;
use crate::resolve::document::Panel;
use crate::units::{Pt, mm, pt};
use kurbo::{Rect, RoundedRect, RoundedRectRadii, Shape};

/// A photograph with fewer pixels an inch looks like a mistake, seen from its distance.
const LEAST_PPI: f32 = 100.0;
/// How much larger than the smallest person another may be drawn: heads and lines still look alike.
const LEAVE: f32 = 1.22;
/// How much larger those who sit or stand may be drawn than those who lie: a stage that is narrow
/// for a mat need not make all others small.
const GROUPS: f32 = 1.4;
/// Those who lie are low on their stage where they have less than this share of its height, and
/// this share of what is then empty goes under their mats.
const LOW: f32 = 0.8;
const UP: f32 = 0.5;
/// The size of a seated person, in units of the library's drawings.
pub(super) const SEATED: f32 = 700.0;
/// The size of the largest people, who stand or lie, in the same units.
pub(super) const LONGEST: f32 = 1000.0;
/// What stands in for a figure, in units of a drawing: as large as a seated person.
const STAND_IN: (f32, f32) = (520.0, 520.0);
/// Lengths worked out in another order may differ by this much, in points.
const ROUNDING: f32 = 0.1;
/// Share of the width kept free at each side.
const SIDE: f32 = 0.03;
/// The same on a narrow stage, up to 2 mm.
const NARROW_SIDE: f32 = 0.052;
/// Accuracy of arcs turned into curves, in points.
const ARC: f64 = 0.01;

/// A rounded area with a floor, and a number in its corner.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stage {
    pub(super) width: Pt,
    pub(super) height: Pt,
    /// Side of the number's square; nothing where there is no number.
    pub(super) tab: Pt,
    /// Height of the floor.
    pub(super) floor: Pt,
    /// How far feet stand above its lower edge.
    ground: Pt,
}

impl Stage {
    /// A stage of that size with a number in its corner.
    pub(super) fn new(width: Pt, height: Pt, tab: Pt) -> Stage {
        let floor = (width * 0.15).min(height * 0.16).max(height * 0.09);
        // Two millimetres off the edge, but for the stages of cards.
        let ground = (floor * 0.32).max(mm(2.1)).min(floor * 0.55);
        Stage { width, height, tab, floor, ground }
    }

    /// The same stage for those of one row who lie, the tallest of them so high: where that leaves
    /// much of it empty the floor is deeper, and their mats lie farther up on it.
    fn raised(self, tallest: Pt) -> Stage {
        let spare = self.height - self.ground - tallest;
        let up = (spare - self.top() - self.height * (1.0 - LOW)) * UP;
        // They stay under the number.
        let up = up.min(spare - self.tab - self.clear()).max(Pt::ZERO);
        Stage { floor: self.floor + up, ground: self.ground + up, ..self }
    }

    /// The side of a number's square on a stage of this width and height.
    pub(super) fn tab_side(width: Pt, height: Pt) -> Pt {
        (width * 0.2).min(height * 0.24)
    }

    /// The corners.
    pub(super) fn radius(&self) -> Pt {
        (self.width.min(self.height) * 0.055).min(self.tab.max(mm(6.0)) * 0.3)
    }

    /// White kept at each side of a figure.
    fn side(&self) -> Pt {
        (self.width * SIDE).max((self.width * NARROW_SIDE).min(mm(2.0))).max(mm(1.1))
    }

    fn top(&self) -> Pt {
        (self.height * 0.03).max(mm(2.0))
    }

    /// How far a figure stays from the number.
    fn clear(&self) -> Pt {
        (self.tab * 0.1).max(mm(1.0))
    }

    /// Where something beside the number starts, along the line.
    fn beside(&self) -> Pt {
        if self.tab > Pt::ZERO { self.tab + self.clear() } else { self.side() }
    }

    /// Points a unit at which a drawing of this size just fits: beside the number or under it.
    pub(super) fn fit(&self, (width, height): (f32, f32)) -> f32 {
        let full = self.width - self.side() * 2.0;
        let tall = self.height - self.ground - self.top();
        let beside = self.width - self.side() - self.beside();
        let under = self.height - self.ground - (self.tab + self.clear()).max(self.top());
        let within = |w: Pt, h: Pt| (w.0 / width).min(h.0 / height);
        within(beside, tall).max(within(full, under)).max(0.0)
    }

    /// Where a figure of this size stands: in the middle, or as far aside as the number asks for.
    fn place(&self, width: Pt, height: Pt) -> (Pt, Pt) {
        let y = self.height - self.ground - height;
        let middle = (self.width - width) / 2.0;
        // A figure that just fits under the number may seem to touch it by rounding.
        let free = y.0 + ROUNDING >= (self.tab + self.clear()).0 || middle >= self.beside();
        (if free { middle } else { self.beside().max(middle) }, y)
    }
}

/// Width and height of what a panel shows, in its own units.
pub(super) fn natural(panel: &Panel) -> (f32, f32) {
    panel.figure.as_ref().map_or(STAND_IN, |figure| natural_size(&figure.picture))
}

/// Whether a drawing shares the scale of the library's people.
fn is_person(panel: &Panel) -> bool {
    let picture = panel.figure.as_ref().map(|figure| &figure.picture);
    matches!(picture, Some(Picture::Vector(drawing)) if drawing.to_scale)
}

/// Whether a figure lies: wider than tall.
pub(super) fn lies(panel: &Panel) -> bool {
    let (width, height) = natural(panel);
    width > height * 1.2
}

/// Points a unit of each figure on its stage.
pub(super) fn scales(panels: &[Panel], stages: &[Stage]) -> Vec<f32> {
    let fits: Vec<f32> =
        panels.iter().zip(stages).map(|(panel, stage)| stage.fit(natural(panel))).collect();
    fitted(panels, &fits)
}

/// The stages of rows of so many columns, with the mats of a row on one line and not far below the
/// middle.
pub(super) fn raised(
    panels: &[Panel],
    stages: &[Stage],
    scales: &[f32],
    columns: usize,
) -> Vec<Stage> {
    let rows = panels.chunks(columns).zip(stages.chunks(columns)).zip(scales.chunks(columns));
    let row = |((panels, stages), scales): ((&[Panel], &[Stage]), &[f32])| {
        let on_mat = |panel: &Panel| panel.figure.is_some() && lies(panel);
        let high = |(panel, scale): (&Panel, &f32)| Pt(natural(panel).1 * scale);
        let lying = panels.iter().zip(scales).filter(|(panel, _)| on_mat(panel));
        let tallest = lying.map(high).fold(Pt::ZERO, Pt::max);
        let raise = |(panel, stage): (&Panel, &Stage)| {
            if on_mat(panel) { stage.raised(tallest) } else { *stage }
        };
        panels.iter().zip(stages).map(raise).collect::<Vec<Stage>>()
    };
    rows.flat_map(row).collect()
}

/// The scales of figures that would each fit at so many points a unit: people nearly alike,
/// everything else as it fits.
pub(super) fn fitted(panels: &[Panel], fits: &[f32]) -> Vec<f32> {
    let least = |lying: bool| {
        let group = move |(panel, _): &(&Panel, &f32)| is_person(panel) && lies(panel) == lying;
        panels.iter().zip(fits).filter(group).map(|(_, fit)| *fit).fold(f32::MAX, f32::min)
    };
    let (lying, upright) = (least(true), least(false));
    let most = |panel: &Panel| {
        if lies(panel) { lying.min(upright) * LEAVE } else { (upright * LEAVE).min(lying * GROUPS) }
    };
    let scale = |(panel, fit): (&Panel, &f32)| match (panel.figure.is_some(), is_person(panel)) {
        (true, true) => fit.min(most(panel)),
        (true, false) => *fit,
        // A stand-in is not what people look for.
        (false, _) => fit * 0.8,
    };
    panels.iter().zip(fits).map(scale).collect()
}

/// How large what a panel shows looks at a scale, next to the library's people: for comparing.
pub(super) fn seen(panel: &Panel, scale: f32) -> f32 {
    if is_person(panel) {
        return scale;
    }
    let (width, height) = natural(panel);
    scale * width.max(height) / SEATED
}

fn is_photograph(panel: &Panel) -> bool {
    matches!(panel.figure.as_ref().map(|figure| &figure.picture), Some(Picture::Raster(_)))
}

/// Where a figure of this scale stands on its stage: its upper start corner, and its size.
pub(super) fn standing(panel: &Panel, stage: &Stage, scale: f32) -> [Pt; 4] {
    let (width, height) = natural(panel);
    let (width, height) = (Pt(width * scale), Pt(height * scale));
    let (x, mut y) = stage.place(width, height);
    if is_photograph(panel) || panel.figure.is_none() {
        // What does not stand on the ground hangs in the middle of the room there is.
        y = y.min((stage.height - height) / 2.0).max(stage.top());
        if x < stage.beside() {
            y = y.max(stage.tab + stage.clear());
        }
    }
    [x, y, width, height]
}

/// The figure of a panel at a scale, in its place on the stage.
pub(super) fn figure(d: &mut Draft<'_>, panel: &Panel, stage: &Stage, scale: f32) -> Frame {
    let mut frame = Frame::new(stage.width, stage.height);
    let [x, y, width, height] = standing(panel, stage, scale);
    let picture = figure_picture(d, panel, width, height);
    frame.place(x, y, picture);
    frame
}

/// What a panel shows, in this size: its figure, or a sign for the position.
pub(super) fn figure_picture(d: &mut Draft<'_>, panel: &Panel, width: Pt, height: Pt) -> Frame {
    let Some(figure) = &panel.figure else {
        return d.icons.frame(panel.position, width, d.poster.palette.strong);
    };
    picture(figure, width, height, LEAST_PPI)
}

/// The area behind a figure, filled or outlined, with ground for what stands on it.
pub(super) fn backdrop(d: &Draft<'_>, panel: &Panel, stage: &Stage) -> Frame {
    let (width, height, radius) = (stage.width, stage.height, stage.radius());
    let palette = &d.poster.palette;
    let mut frame = Frame::new(width, height);
    let ground = !is_photograph(panel);
    if d.outlined() {
        if ground {
            let y = height - stage.floor;
            frame.decorate(line((Pt::ZERO, y), (width, y), palette.line, pt(0.5)));
        }
        let weight = pt(if palette.solids { 1.4 } else { 1.0 });
        frame.decorate(outline(width, height, radius, palette.line, weight));
        return frame;
    }
    frame.decorate(filled(width, height, radius, palette.stage));
    if ground {
        let mut floor = Frame::new(width, stage.floor);
        floor.decorate(lower_panel(width, stage.floor, radius, palette.floor));
        frame.place(Pt::ZERO, height - stage.floor, floor);
    }
    frame
}

/// The square for a number in the corner of a stage.
pub(super) fn tab(d: &Draft<'_>, stage: &Stage) -> PathItem {
    let (side, r) = (f64::from(stage.tab.0), f64::from(stage.radius().0));
    let palette = &d.poster.palette;
    let inset = if palette.solids { 0.0 } else { 0.6 };
    let square = Rect::new(inset, inset, side, side);
    let path = RoundedRect::from_rect(square, RoundedRectRadii::new(r, 0.0, r, 0.0)).to_path(ARC);
    let stroke = Stroke { color: palette.line, width: pt(1.2), dash: Vec::new(), round: false };
    PathItem {
        path,
        fill: palette.solids.then_some(palette.solid),
        stroke: (!palette.solids).then_some(stroke),
    }
}
