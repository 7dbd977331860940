//! An exercise's figures: large, labelled, standing on one line at one scale.

use crate::layout::composer::Composer;
use crate::layout::frame::{Frame, Piece};
use crate::layout::look::CAP;
use crate::layout::page::{Item, PictureItem, Role};
use crate::layout::text::Align;
use crate::picture::Picture;
use crate::resolve::document::{Figure, Inline, Text};
use crate::units::{Pt, mm};
use kurbo::Rect;

/// Wider than this share of its height, a figure lies rather than stands.
const LYING: f32 = 1.5;
/// A photograph with fewer pixels an inch looks like a mistake on paper.
const LEAST_PPI: f32 = 150.0;
/// Between figures side by side.
const BESIDE: Pt = mm(4.0);
/// The most between figures side by side: they belong together.
const APART: Pt = mm(12.0);
/// Between a figure and its caption.
const CAPTION: Pt = mm(2.6);
/// Between figures one under the other, from caption to picture.
const UNDER: Pt = mm(4.4);
/// Height of a caption of one line.
const CAPTION_LINE: Pt = mm(3.2);
/// How much larger figures must get before they stand one under the other.
const CLEARLY: f32 = 1.1;
/// The least share of their size figures keep so that captions stand on one line, and so that no
/// word of one breaks.
const LEAST_FOR_LINES: f32 = 0.84;
const LEAST_FOR_WORDS: f32 = 0.6;

/// The room figures may take.
#[derive(Clone, Copy)]
pub(crate) struct Room {
    /// Width of the column.
    pub(crate) width: Pt,
    /// Most height of one standing figure.
    pub(crate) tall: Pt,
    /// Most height of one lying figure.
    pub(crate) lying: Pt,
    /// Most height of drawings one under the other, captions included.
    pub(crate) high: Pt,
}

/// Figures arranged by their shape: standing ones side by side, lying ones one under the other.
pub(crate) fn figures(c: &mut Composer<'_>, figures: &[Figure], room: Room) -> Frame {
    let rows = rows(c, figures, room);
    let scales: Vec<Vec<f32>> = rows.iter().map(|row| scales(row, room)).collect();
    let vectors = all_vectors(figures);
    // One scale for all rows too: no person is larger than the others.
    let least = common_scale(&rows, room);
    let least = if to_scale(figures) { least.min(c.most_scale) } else { least };
    let mut frame = Frame::new(room.width, Pt::ZERO);
    let least = if vectors {
        let shares = rows.iter().map(|row| for_captions(c, row, least, room));
        least * shares.fold(1.0, f32::min)
    } else {
        least
    };
    for (index, (row, own)) in rows.into_iter().zip(scales).enumerate() {
        let scales = if vectors { vec![least; row.len()] } else { own };
        let row = lay_row(c, row, &scales, room);
        frame.stack(if index == 0 { Pt::ZERO } else { UNDER }, row);
    }
    frame
}

/// Points per unit that figures would be drawn at in a room; nothing unless all are to scale.
pub(crate) fn scale(c: &mut Composer<'_>, figures: &[Figure], room: Room) -> Option<f32> {
    let rows = rows(c, figures, room);
    (!figures.is_empty() && to_scale(figures)).then(|| common_scale(&rows, room))
}

fn all_vectors(figures: &[Figure]) -> bool {
    figures.iter().all(|f| matches!(f.picture, Picture::Vector(_)))
}

/// Whether all figures show people at the library's scale.
fn to_scale(figures: &[Figure]) -> bool {
    figures.iter().all(|f| matches!(&f.picture, Picture::Vector(drawing) if drawing.to_scale))
}

/// Whether all figures lie.
pub(crate) fn lying(figures: &[Figure]) -> bool {
    figures.iter().all(|f| f.picture.aspect() > LYING)
}

/// Which figures share a row.
fn rows<'f>(c: &mut Composer<'_>, figures: &'f [Figure], room: Room) -> Vec<&'f [Figure]> {
    let words: Vec<Pt> = figures.iter().map(|figure| widest_word(c, figure)).collect();
    let lying = lying(figures);
    let per_row = match figures.len() {
        0 | 1 => 1,
        // In a wide room lying figures may stand side by side too.
        2 if lying && room.width < mm(120.0) && !all_vectors(figures) => 1,
        2 => 2,
        3 if lying && room.width < mm(120.0) => 1,
        3 if room.width < mm(85.0) => 2,
        3 => 3,
        _ if room.width >= mm(150.0) => 4,
        _ if lying && room.width < mm(60.0) => 1,
        _ => 2,
    };
    let row_fits = |row: &[Pt]| {
        row.iter().copied().sum::<Pt>() + BESIDE * (row.len() - 1) as f32 <= room.width
    };
    let fits = |count: &usize| words.chunks(*count).all(row_fits);
    let in_rows = |count: usize| figures.chunks(count).collect::<Vec<_>>();
    let mut counts = (1..=per_row).rev().filter(fits);
    let first = in_rows(counts.next().unwrap_or(1));
    if !all_vectors(figures) {
        return first;
    }
    // Fewer in a row where that lets them be clearly larger.
    counts.map(in_rows).fold(first, |best, rows| {
        let larger = common_scale(&rows, room) > common_scale(&best, room) * CLEARLY;
        if larger { rows } else { best }
    })
}

/// Points per unit at which all rows fit the room, one under the other.
fn common_scale(rows: &[&[Figure]], room: Room) -> f32 {
    let least = rows.iter().flat_map(|row| scales(row, room)).fold(f32::MAX, f32::min);
    let captions = (CAPTION + CAPTION_LINE + UNDER) * rows.len() as f32 - UNDER;
    let tallest =
        |row: &&[Figure]| row.iter().map(|f| natural_size(&f.picture).1).fold(0.0, f32::max);
    let heights: f32 = rows.iter().map(tallest).sum();
    if rows.len() > 1 { least.min(((room.high - captions).0 / heights).max(0.0)) } else { least }
}

/// Figures side by side, on one ground line, each drawn at its scale; captions under them.
fn lay_row(c: &mut Composer<'_>, figures: &[Figure], scales: &[f32], room: Room) -> Frame {
    let sizes: Vec<(Pt, Pt)> = figures.iter().zip(scales).map(|(f, s)| sized(f, *s)).collect();
    let tallest = sizes.iter().map(|(_, h)| *h).fold(Pt::ZERO, Pt::max);
    let widths: Vec<Pt> = sizes.iter().map(|(width, _)| *width).collect();
    let captions: Vec<Pt> = figures.iter().map(|figure| caption_width(c, figure)).collect();
    let count = figures.len() as f32;
    let (columns, gap) = columns(&widths, &captions, room.width);
    let row: Pt = columns.iter().copied().sum::<Pt>() + gap * (count - 1.0);
    let mut frame = Frame::new(room.width, tallest);
    let mut captions = Vec::new();
    let mut x = (room.width - row) / 2.0;
    for ((figure, (width, height)), column) in figures.iter().zip(sizes).zip(columns) {
        let left = x + (column - width) / 2.0;
        frame.place(left, tallest - height, picture(figure, width, height, LEAST_PPI));
        captions.push((x, caption(c, figure, column)));
        x += column + gap;
    }
    let below = captions.iter().map(|(_, f)| f.height).fold(Pt::ZERO, Pt::max);
    if below > Pt::ZERO {
        let y = tallest + CAPTION + c.look.sizes.fact_overhang();
        for (x, caption) in captions {
            frame.place(x, y, caption);
        }
        frame.height = y + below;
    }
    frame
}

/// Widths of the columns of a row and the gap between them, the row standing in the middle: each
/// is as wide as its figure and its caption. Where the room is too narrow for that, what the
/// figures leave goes to the captions that lack most.
fn columns(figures: &[Pt], captions: &[Pt], room: Pt) -> (Vec<Pt>, Pt) {
    let count = figures.len() as f32;
    let gaps = BESIDE * (count - 1.0);
    let wanted: Vec<Pt> =
        figures.iter().zip(captions).map(|(figure, caption)| figure.max(*caption)).collect();
    let natural: Pt = wanted.iter().copied().sum();
    if natural + gaps <= room {
        return (wanted, ((room - natural) / count).min(APART).max(BESIDE));
    }
    let used: Pt = figures.iter().copied().sum();
    let (spare, lack) = (room - gaps - used, natural - used);
    if lack <= Pt::ZERO {
        return (figures.iter().map(|figure| *figure + spare / count).collect(), BESIDE);
    }
    let share = |(figure, wanted): (&Pt, Pt)| *figure + (wanted - *figure) * (spare / lack);
    (figures.iter().zip(wanted).map(share).collect(), BESIDE)
}

/// The share of a scale at which each caption of a row of drawings stands on one line, or at least
/// no word of one is broken; 1 where nothing helps.
fn for_captions(c: &mut Composer<'_>, row: &[Figure], scale: f32, room: Room) -> f32 {
    let widths: Vec<Pt> = row.iter().map(|figure| sized(figure, scale).0).collect();
    let gaps = BESIDE * (row.len() - 1) as f32;
    let lines: Vec<Pt> = row.iter().map(|figure| caption_width(c, figure)).collect();
    let words: Vec<Pt> = row.iter().map(|figure| widest_word(c, figure)).collect();
    let share = |captions: &[Pt], least: f32| {
        let fits = |share: &f32| {
            let columns =
                widths.iter().zip(captions).map(|(width, text)| (*width * *share).max(*text));
            columns.sum::<Pt>() + gaps <= room.width
        };
        (0..).map(|step| 1.0 - 0.02 * step as f32).take_while(|share| *share >= least).find(fits)
    };
    share(&lines, LEAST_FOR_LINES).or_else(|| share(&words, LEAST_FOR_WORDS)).unwrap_or(1.0)
}

/// Points per unit of each drawing. Drawings from one hand share their scale; a photograph takes
/// the height of the row.
fn scales(figures: &[Figure], room: Room) -> Vec<f32> {
    let width = room.width - BESIDE * (figures.len() - 1) as f32;
    let limit = |f: &Figure| if f.picture.aspect() > LYING { room.lying } else { room.tall };
    let vectors = figures.iter().all(|f| matches!(f.picture, Picture::Vector(_)));
    let natural = |f: &Figure| natural_size(&f.picture);
    if vectors {
        let total: f32 = figures.iter().map(|f| natural(f).0).sum();
        let fit = figures.iter().map(|f| limit(f).0 / natural(f).1).fold(f32::MAX, f32::min);
        return vec![(width.0 / total).min(fit); figures.len()];
    }
    let aspects: f32 = figures.iter().map(|f| f.picture.aspect()).sum();
    let height = figures.iter().map(|f| limit(f).0).fold(width.0 / aspects, f32::min);
    figures.iter().map(|f| height / natural(f).1).collect()
}

/// Width and height in the picture's own units.
pub(crate) fn natural_size(picture: &Picture) -> (f32, f32) {
    match picture {
        Picture::Vector(vector) => (vector.size().width(), vector.size().height()),
        Picture::Raster(raster) => (raster.width as f32, raster.height as f32),
    }
}

fn sized(figure: &Figure, scale: f32) -> (Pt, Pt) {
    let (width, height) = natural_size(&figure.picture);
    (Pt(width * scale), Pt(height * scale))
}

/// One picture with its alternative text; a photograph has at least so many pixels an inch.
pub(crate) fn picture(figure: &Figure, width: Pt, height: Pt, least_ppi: f32) -> Frame {
    let mut frame = Frame { rigid: true, ..Frame::new(width, height) };
    frame.pieces.push(Piece::Content(Item::Picture(PictureItem {
        picture: figure.picture.clone(),
        rect: Rect::new(0.0, 0.0, width.0.into(), height.0.into()),
        least_ppi,
        at: figure.alt.at.clone(),
    })));
    frame.role_in(Role::Figure(figure.alt.to_plain()), figure.alt.language.clone())
}

/// The ringed letter and the words under a figure.
fn caption_text(figure: &Figure) -> Text {
    let mut text = Text::default();
    if let Some(letter) = figure.letter {
        text.inlines.push(Inline::Mark(letter));
    }
    if let Some(words) = &figure.caption {
        text.at.clone_from(&words.at);
        text.language.clone_from(&words.language);
        if figure.letter.is_some() {
            text.inlines.push(Inline::Plain(AFTER_LETTER.to_owned()));
        }
        text.inlines.extend(words.inlines.iter().cloned());
    }
    text
}

/// Between a figure's letter and its caption: no line breaks there.
const AFTER_LETTER: &str = "\u{a0}";

/// Width of a caption on one line.
fn caption_width(c: &mut Composer<'_>, figure: &Figure) -> Pt {
    let style = c.look.fact();
    c.type_.label(&caption_text(figure), &style).width
}

/// The caption, centred under its figure.
fn caption(c: &mut Composer<'_>, figure: &Figure, width: Pt) -> Frame {
    let text = caption_text(figure);
    if text.inlines.is_empty() {
        return Frame::new(width, Pt::ZERO);
    }
    let style = c.look.fact();
    let set = c.type_.set(&text, &style, width);
    set.frame(width, Align::Center).role_in(Role::Caption, text.language.clone())
}

/// The widest word of a caption, the first with its letter: no column may be narrower.
fn widest_word(c: &mut Composer<'_>, figure: &Figure) -> Pt {
    let style = c.look.fact();
    let mut widest = Pt::ZERO;
    let words = figure.caption.as_ref().map(Text::to_plain).unwrap_or_default();
    for (index, word) in words.split_whitespace().enumerate() {
        let mut text = Text::plain(word);
        if let (0, Some(letter)) = (index, figure.letter) {
            let letter = [Inline::Mark(letter), Inline::Plain(AFTER_LETTER.to_owned())];
            text.inlines.splice(0..0, letter);
        }
        widest = widest.max(c.type_.label(&text, &style).width);
    }
    widest
}

impl crate::layout::look::Sizes {
    /// How far a caption's ring reaches over its capitals.
    fn fact_overhang(&self) -> Pt {
        Pt(self.fact * (1.32 - CAP) / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_that_is_short_goes_to_the_captions_that_lack_it() {
        let points = |widths: [f32; 2]| widths.map(Pt);
        let between = BESIDE.0;
        // Widths of figures and captions, room for both columns, and the columns.
        let cases = [
            ([80.0, 80.0], [40.0, 120.0], 200.0, [80.0, 120.0]),
            ([80.0, 80.0], [40.0, 120.0], 180.0, [80.0, 100.0]),
            ([80.0, 80.0], [100.0, 120.0], 190.0, [90.0, 100.0]),
            ([80.0, 80.0], [40.0, 40.0], 150.0, [75.0, 75.0]),
        ];
        for (figures, captions, room, wanted) in cases {
            let room = Pt(room + between);
            let (columns, _) = columns(&points(figures), &points(captions), room);
            let near = columns.iter().zip(wanted).all(|(got, want)| (got.0 - want).abs() < 0.01);
            assert!(near, "{columns:?} for {figures:?} over {captions:?}");
        }
    }
}
