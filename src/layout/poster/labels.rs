//! Words that point at parts of a figure: each in an empty place of the stage, with a straight line
//! to what it is about.
//!
//! Places are tried all over the stage. Those where words would cover ink are out; of the rest, the
//! set with the shortest lines wins whose words and lines keep clear of one another.

use super::draft::Draft;
use super::stage::{Stage, standing};
use crate::color::Color;
use crate::layout::frame::{Frame, circle, line};
use crate::layout::text::Style;
use crate::picture::silhouette::Silhouette;
use crate::resolve::document::{Direction, Label, Panel};
use crate::units::{Pt, mm, pt};
use kurbo::{Line, Point, Rect};

/// Size of the words, in points of A3.
const SIZE: f32 = 21.0;
/// The most lines of one.
const MOST_LINES: usize = 3;
/// Cells of the figure's silhouette side by side.
const CELLS: usize = 160;
/// Places tried across the stage.
const STEPS: f32 = 72.0;
/// Places kept for each, the best of them all.
const KEPT: usize = 48;
/// What a line costs where it runs over the figure, against one beside it.
const OVER_INK: f64 = 4.0;

/// A place for words: their lines, where they stand, and the line to what they are about.
struct Spot {
    lines: usize,
    words: Rect,
    leader: Line,
    cost: f64,
}

/// The stage as words see it, in its own coordinates.
struct Ground {
    live: Rect,
    figure: Rect,
    ink: Silhouette,
    mirrored: bool,
    /// White kept round words.
    clear: f64,
}

impl Ground {
    fn inked(&self, at: Point) -> bool {
        let x = (at.x - self.figure.x0) / self.figure.width();
        let y = (at.y - self.figure.y0) / self.figure.height();
        self.ink.at(if self.mirrored { 1.0 - x } else { x }, y)
    }

    /// Where a share of the figure is on the stage.
    fn point(&self, (across, down): (f32, f32)) -> Point {
        let across = if self.mirrored { 1.0 - across } else { across };
        let x = self.figure.x0 + self.figure.width() * f64::from(across);
        Point::new(x, self.figure.y0 + self.figure.height() * f64::from(down))
    }

    fn is_free(&self, area: Rect) -> bool {
        let step = self.figure.width() / CELLS as f64;
        let (columns, rows) = (area.width() / step, area.height() / step);
        (0..=rows as usize).all(|row| {
            (0..=columns as usize).all(|column| {
                let (x, y) = (column as f64 * step, row as f64 * step);
                !self.inked(Point::new(area.x0 + x, area.y0 + y))
            })
        })
    }

    /// A line from words to a point, and what it costs; `None` where they are too near.
    fn leader(&self, words: Rect, dot: Point) -> Option<(Line, f64)> {
        let edge = words.inflate(self.clear * 0.6, self.clear * 0.6);
        let start = Point::new(dot.x.clamp(edge.x0, edge.x1), dot.y.clamp(edge.y0, edge.y1));
        let leader = Line::new(start, dot);
        let length = start.distance(dot);
        if length < self.clear * 1.5 {
            return None;
        }
        let steps = (length / self.clear * 3.0) as usize + 1;
        let over = (0..steps)
            .filter(|step| self.inked(start.lerp(dot, *step as f64 / steps as f64)))
            .count();
        Some((leader, length + over as f64 / steps as f64 * length * OVER_INK))
    }
}

/// The labels of a figure, as large as its stage. Says so where one has no place.
pub(super) fn labels(d: &mut Draft<'_>, panel: &Panel, stage: &Stage, scale: f32) -> Frame {
    let mut frame = Frame::new(stage.width, stage.height);
    let Some(figure) = panel.figure.as_ref().filter(|_| !panel.labels.is_empty()) else {
        return frame;
    };
    let [x, y, width, height] = standing(panel, stage, scale).map(|length| f64::from(length.0));
    let edge = f64::from(d.sheet.mm(5.0).0);
    let bottom = f64::from((stage.height - stage.floor).0);
    let ground = Ground {
        live: Rect::new(edge, edge, f64::from(stage.width.0) - edge, bottom),
        figure: Rect::new(x, y, x + width, y + height),
        ink: Silhouette::of(&figure.picture, CELLS),
        mirrored: d.poster.language.direction == Direction::Rtl,
        clear: f64::from(d.sheet.mm(3.0).max(mm(1.5)).0),
    };
    let (most, least) = (d.size(SIZE, d.floors.cue), d.floors.cue);
    for share in [1.0, 0.85, 0.7] {
        let size = (most * share).max(least);
        let style = Style { balance: true, leading: size * 1.2, ..d.style.unit(size) };
        let spots: Vec<Vec<Spot>> =
            panel.labels.iter().map(|label| spots(d, &ground, label, &style)).collect();
        if let Some(chosen) = choose(&spots, ground.clear) {
            for (label, spot) in panel.labels.iter().zip(chosen) {
                draw(d, &mut frame, label, spot, &style);
            }
            return frame;
        }
    }
    let help = "take one out, shorten one, or choose a larger sheet".to_owned();
    let at = panel.labels.first().and_then(|label| label.text.at.clone());
    let message = "these labels have no place beside the figure".to_owned();
    d.object("labels-no-room", message, at, help);
    frame
}

/// Empty places for one, the best first.
fn spots(d: &mut Draft<'_>, ground: &Ground, label: &Label, style: &Style) -> Vec<Spot> {
    let dot = ground.point(label.spot);
    let step = ground.live.width() / f64::from(STEPS);
    let mut found: Vec<Spot> = Vec::new();
    let mut narrowest = f64::MAX;
    for lines in 1..=MOST_LINES {
        let Some(width) = d.balanced(&label.text, style, lines) else { break };
        let words = d.type_.frame(&label.text, style, width);
        let (width, height) = (f64::from(words.width.0), f64::from(words.height.0));
        if width > narrowest - 1.0 {
            break;
        }
        narrowest = width;
        let across = ((ground.live.width() - width) / step).max(-1.0) as i32;
        let down = ((ground.live.height() - height) / step).max(-1.0) as i32;
        for (row, column) in (0..=down).flat_map(|row| (0..=across).map(move |c| (row, c))) {
            let (x, y) = (f64::from(column) * step, f64::from(row) * step);
            let origin = ground.live.origin().to_vec2() + kurbo::Vec2::new(x, y);
            let words = Rect::new(0.0, 0.0, width, height) + origin;
            let Some((leader, cost)) = ground.leader(words, dot) else { continue };
            // One line more is worth a somewhat shorter leader.
            let cost = cost + ground.clear * lines as f64;
            if ground.is_free(words.inflate(ground.clear, ground.clear)) {
                found.push(Spot { lines, words, leader, cost });
            }
        }
    }
    found.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let mut kept: Vec<Spot> = Vec::new();
    for spot in found {
        let apart = |other: &Spot| {
            other.lines != spot.lines
                || other.words.origin().distance(spot.words.origin()) > step * 2.5
        };
        if kept.len() < KEPT && kept.iter().all(apart) {
            kept.push(spot);
        }
    }
    kept
}

/// One place for each, at the least cost of all together.
fn choose(spots: &[Vec<Spot>], clear: f64) -> Option<Vec<&Spot>> {
    let mut best: Option<(f64, Vec<&Spot>)> = None;
    search(spots, clear, &mut Vec::new(), 0.0, &mut best);
    best.map(|(_, chosen)| chosen)
}

fn search<'a>(
    spots: &'a [Vec<Spot>],
    clear: f64,
    chosen: &mut Vec<&'a Spot>,
    cost: f64,
    best: &mut Option<(f64, Vec<&'a Spot>)>,
) {
    let Some(next) = spots.get(chosen.len()) else {
        *best = Some((cost, chosen.clone()));
        return;
    };
    for spot in next {
        let total = cost + spot.cost;
        if best.as_ref().is_some_and(|(least, _)| total >= *least) {
            break;
        }
        if chosen.iter().all(|other| are_apart(spot, other, clear)) {
            chosen.push(spot);
            search(spots, clear, chosen, total, best);
            chosen.pop();
        }
    }
}

/// Whether words and lines of two keep clear of one another.
fn are_apart(a: &Spot, b: &Spot, clear: f64) -> bool {
    let (words, others) = (a.words.inflate(clear, clear), b.words.inflate(clear, clear));
    let cross = |leader: Line, words: Rect| {
        let steps = 24;
        (0..=steps).any(|step| {
            words.contains(leader.p0.lerp(leader.p1, f64::from(step) / f64::from(steps)))
        })
    };
    words.intersect(b.words).is_zero_area()
        && !cross(a.leader, others)
        && !cross(b.leader, words)
        && !segments_cross(a.leader, b.leader)
}

fn segments_cross(a: Line, b: Line) -> bool {
    let side = |line: Line, point: Point| (line.p1 - line.p0).cross(point - line.p0);
    side(a, b.p0) * side(a, b.p1) <= 0.0 && side(b, a.p0) * side(b, a.p1) <= 0.0
}

/// Words, line and dot.
fn draw(d: &mut Draft<'_>, frame: &mut Frame, label: &Label, spot: &Spot, style: &Style) {
    let at = |point: Point| (Pt(point.x as f32), Pt(point.y as f32));
    let (start, dot) = (at(spot.leader.p0), at(spot.leader.p1));
    let radius = d.sheet.mm(1.6).max(mm(0.8));
    let weight = d.sheet.mm(0.5).max(pt(0.5));
    frame.decorate(line(start, dot, d.style.ink, weight));
    frame.decorate(circle(dot, radius * 1.4, Some(Color::WHITE), None));
    frame.decorate(circle(dot, radius, Some(d.style.ink), None));
    // Lines are broken once more to be drawn: a little room for rounding.
    let words = d.paragraph(&label.text, style, Pt(spot.words.width() as f32) + pt(0.1));
    let (x, y) = at(spot.words.origin());
    frame.place(x, y, words);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words of this size at a place, with a line from their middle to a dot.
    fn spot(x: f64, dot: (f64, f64), cost: f64) -> Spot {
        let words = Rect::new(x, 0.0, x + 40.0, 10.0);
        let leader = Line::new((words.center().x, words.y1 + 4.0), dot);
        Spot { lines: 1, words, leader, cost }
    }

    #[test]
    fn labels_take_the_cheapest_places_that_keep_clear_of_one_another() {
        let places = |spots: &[Vec<Spot>]| {
            choose(spots, 3.0).map(|chosen| chosen.iter().map(|s| s.words.x0).collect::<Vec<_>>())
        };
        let (left, right) = ((20.0, 60.0), (120.0, 60.0));
        let apart =
            [vec![spot(0.0, left, 1.0), spot(200.0, left, 9.0)], vec![spot(100.0, right, 1.0)]];
        assert_eq!(places(&apart), Some(vec![0.0, 100.0]));
        // Each is cheapest where the lines would cross.
        let crossed = [
            vec![spot(100.0, left, 1.0), spot(0.0, left, 3.0)],
            vec![spot(0.0, right, 1.0), spot(100.0, right, 3.0)],
        ];
        assert_eq!(places(&crossed), Some(vec![0.0, 100.0]));
        // Words lie on words.
        assert_eq!(places(&[vec![spot(0.0, left, 1.0)], vec![spot(30.0, right, 1.0)]]), None);
        // One has no place at all.
        assert_eq!(places(&[vec![spot(0.0, left, 1.0)], Vec::new()]), None);
        assert_eq!(places(&[]), Some(Vec::new()));
    }
}
