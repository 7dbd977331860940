//! Path data, as short as it can be written.

use super::fit::Cubic;
use glam::DVec2;
use std::fmt::Write;

/// How far the handles of a curve may lie off its chord before it is more than a straight line,
/// in drawing units.
const STRAIGHT: f64 = 0.4;

/// Fineness of coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grid {
    /// Whole drawing units, a millimetre of the person: a sixth of the outline's width.
    Units,
    /// Tenths, for what is small.
    Tenths,
}

impl Grid {
    fn per_unit(self) -> i64 {
        match self {
            Grid::Units => 1,
            Grid::Tenths => 10,
        }
    }
}

/// Path data in relative commands on a grid.
#[derive(Clone, Debug)]
pub(super) struct PathData {
    text: String,
    grid: Grid,
    /// The pen, and where the subpath started, in steps of the grid.
    pen: [i64; 2],
    start: [i64; 2],
    command: char,
    low: DVec2,
    high: DVec2,
}

impl PathData {
    pub(super) fn new(grid: Grid) -> PathData {
        PathData {
            text: String::new(),
            grid,
            pen: [0; 2],
            start: [0; 2],
            command: ' ',
            low: DVec2::INFINITY,
            high: DVec2::NEG_INFINITY,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The box around all points that were written, handles included.
    pub(super) fn bounds(&self) -> Option<(DVec2, DVec2)> {
        (self.low.x <= self.high.x).then_some((self.low, self.high))
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    pub(super) fn move_to(&mut self, point: DVec2) {
        let to = self.snap(point);
        self.command('m');
        self.number(to[0] - self.pen[0]);
        self.number(to[1] - self.pen[1]);
        self.pen = to;
        self.start = to;
        // A second pair after `m` would be a line.
        self.command = 'l';
    }

    pub(super) fn line_to(&mut self, point: DVec2) {
        let to = self.snap(point);
        if to != self.pen {
            self.line(to);
        }
    }

    pub(super) fn curve(&mut self, [from, a, b, to]: &Cubic) {
        let chord = (*to - *from).normalize_or_zero();
        let off = |handle: &DVec2| chord.perp_dot(*handle - *from).abs();
        if off(a) < STRAIGHT && off(b) < STRAIGHT {
            self.line_to(*to);
            return;
        }
        let (a, b, to) = (self.snap(*a), self.snap(*b), self.snap(*to));
        if to == self.pen && a == self.pen && b == self.pen {
            return;
        }
        self.command('c');
        for point in [a, b, to] {
            self.number(point[0] - self.pen[0]);
            self.number(point[1] - self.pen[1]);
        }
        self.pen = to;
    }

    /// Straight lines and curves one after the other, from where the pen is.
    pub(super) fn curves<'a>(&mut self, curves: impl IntoIterator<Item = &'a Cubic>) {
        for curve in curves {
            self.curve(curve);
        }
    }

    pub(super) fn close(&mut self) {
        self.text.push('z');
        self.command = 'z';
        self.pen = self.start;
    }

    fn line(&mut self, to: [i64; 2]) {
        let step = [to[0] - self.pen[0], to[1] - self.pen[1]];
        if step[1] == 0 {
            self.command('h');
            self.number(step[0]);
        } else if step[0] == 0 {
            self.command('v');
            self.number(step[1]);
        } else {
            self.command('l');
            self.number(step[0]);
            self.number(step[1]);
        }
        self.pen = to;
    }

    fn snap(&mut self, point: DVec2) -> [i64; 2] {
        let steps = (point * self.grid.per_unit() as f64).round();
        self.low = self.low.min(point);
        self.high = self.high.max(point);
        [steps.x as i64, steps.y as i64]
    }

    fn command(&mut self, command: char) {
        if self.command != command || command == 'm' {
            self.text.push(command);
            self.command = command;
        }
    }

    fn number(&mut self, steps: i64) {
        let before = self.text.len();
        decimal(&mut self.text, steps, self.grid);
        let (old, new) = self.text.split_at(before);
        let after_number = old.ends_with(|c: char| c.is_ascii_digit());
        // A point ends the number before it when that has one of its own.
        let last = old.rsplit(|c: char| !c.is_ascii_digit() && c != '.').next().unwrap_or("");
        let apart = new.starts_with('-') || (new.starts_with('.') && last.contains('.'));
        if after_number && !apart {
            self.text.insert(before, ' ');
        }
    }
}

/// Writes a number of steps of a grid.
fn decimal(text: &mut String, steps: i64, grid: Grid) {
    let scale = grid.per_unit();
    let (whole, rest) = (steps.abs() / scale, steps.abs() % scale);
    let sign = if steps < 0 { "-" } else { "" };
    // Writing to a string cannot fail.
    let _ = match (whole, rest) {
        (whole, 0) => write!(text, "{sign}{whole}"),
        (0, rest) => write!(text, "{sign}.{rest}"),
        (whole, rest) => write!(text, "{sign}{whole}.{rest}"),
    };
}

/// A length or coordinate with at most one decimal.
pub(super) fn tenths(value: f64) -> String {
    let mut text = String::new();
    decimal(&mut text, (value * 10.0).round() as i64, Grid::Tenths);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_add_up() {
        let mut path = PathData::new(Grid::Tenths);
        path.move_to(DVec2::new(10.04, -0.26));
        path.line_to(DVec2::new(10.5, 20.0));
        path.line_to(DVec2::new(10.5, 5.0));
        let p = |x, y| DVec2::new(x, y);
        path.curve(&[p(10.5, 5.0), p(10.5, 9.0), p(14.0, 5.0), p(10.0, 5.0)]);
        path.curve(&[p(10.0, 5.0), p(11.0, 5.1), p(12.0, 4.9), p(13.0, 5.0)]);
        path.close();
        assert_eq!(path.into_text(), "m10-.3.5 20.3v-15c0 4 3.5 0-.5 0h3z");
    }
}
