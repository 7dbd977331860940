//! Masks of pixels grown and shrunk by a round brush.

use std::ops::Range;

/// Adds all pixels within this reach: round at corners and ends.
pub(super) fn grow(mask: &[bool], width: usize, reach: u8) -> Vec<bool> {
    let window = Window::around(mask, width, usize::from(reach));
    let mut grown = vec![false; mask.len()];
    for (pixel, near) in window.pixels(width).zip(near(mask, true, width, reach, &window)) {
        grown[pixel] = near;
    }
    grown
}

/// Keeps the pixels that have nothing but the mask within this reach.
pub(super) fn shrink(mask: &[bool], width: usize, reach: u8) -> Vec<bool> {
    let window = Window::around(mask, width, usize::from(reach));
    let mut kept = vec![false; mask.len()];
    for (pixel, near) in window.pixels(width).zip(near(mask, false, width, reach, &window)) {
        kept[pixel] = !near;
    }
    kept
}

/// The part of a picture that is worth looking at: ghosts and glows are small beside it.
struct Window {
    rows: Range<usize>,
    columns: Range<usize>,
}

impl Window {
    /// The least one around a mask, and so many pixels more on every side.
    fn around(mask: &[bool], width: usize, margin: usize) -> Window {
        let (mut top, mut bottom, mut left, mut right) = (usize::MAX, 0, usize::MAX, 0);
        for (index, row) in mask.chunks_exact(width).enumerate() {
            let first = row.iter().position(|inside| *inside);
            let last = row.iter().rposition(|inside| *inside);
            if let (Some(first), Some(last)) = (first, last) {
                (top, bottom) = (top.min(index), index + 1);
                (left, right) = (left.min(first), right.max(last + 1));
            }
        }
        let wider = |first: usize, end: usize, most: usize| {
            first.saturating_sub(margin)..(end + margin).min(most)
        };
        if bottom == 0 {
            return Window { rows: 0..0, columns: 0..0 };
        }
        Window { rows: wider(top, bottom, mask.len() / width), columns: wider(left, right, width) }
    }

    /// Where its pixels are in the picture, row by row.
    fn pixels(&self, width: usize) -> impl Iterator<Item = usize> {
        let columns = self.columns.clone();
        self.rows
            .clone()
            .flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

/// For each pixel of a window, row by row, whether one of the mask, or one beside it, is within reach.
fn near(mask: &[bool], inside: bool, width: usize, reach: u8, window: &Window) -> Vec<bool> {
    let columns = window.columns.len();
    // How far each pixel's brush reaches up and down where it meets the nearest of its row.
    let round = |away: u8| {
        let (away, reach) = (f64::from(away), f64::from(reach));
        if away > reach { -1 } else { libm::sqrt(reach * reach - away * away) as i16 }
    };
    let extents: Vec<i16> = (0..=u8::MAX).map(round).collect();
    let mut up_and_down: Vec<i16> = Vec::with_capacity(columns * window.rows.len());
    let mut away = vec![0; columns];
    for row in window.rows.clone() {
        along_row(&mask[row * width..][window.columns.clone()], inside, &mut away);
        up_and_down.extend(away.iter().map(|away| extents[usize::from(*away)]));
    }
    // Each row hands what is left of its reach to the next, down and then up.
    let mut hand_on = |from: usize, to: usize| {
        for column in 0..columns {
            let left = up_and_down[from * columns + column] - 1;
            let at = &mut up_and_down[to * columns + column];
            *at = left.max(*at);
        }
    };
    let rows = window.rows.len();
    (1..rows).for_each(|row| hand_on(row - 1, row));
    (1..rows).rev().for_each(|row| hand_on(row, row - 1));
    up_and_down.into_iter().map(|left| left >= 0).collect()
}

/// How far each pixel of a row is from the nearest that is inside or not; 255 is as far or farther.
fn along_row(row: &[bool], inside: bool, away: &mut [u8]) {
    for (away, pixel) in away.iter_mut().zip(row) {
        *away = if *pixel == inside { 0 } else { u8::MAX };
    }
    for at in 1..away.len() {
        away[at] = away[at].min(away[at - 1].saturating_add(1));
    }
    for at in (1..away.len()).rev() {
        away[at - 1] = away[at - 1].min(away[at].saturating_add(1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brushes_are_round_and_stay_within_the_picture() {
        let mut mask = vec![false; 9 * 7];
        mask[3 * 9 + 1] = true;
        let grown = grow(&mask, 9, 3);
        for (index, inside) in grown.iter().enumerate() {
            let (across, down) = ((index % 9).abs_diff(1), (index / 9).abs_diff(3));
            assert_eq!(*inside, across * across + down * down <= 9, "{index}");
        }
        assert_eq!(shrink(&grown, 9, 4), vec![false; 9 * 7]);
        assert_eq!(grow(&[false; 63], 9, 3), vec![false; 63]);
    }
}
