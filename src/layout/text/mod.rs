//! Words into lines.
//!
//! Shaping, bidirectional order and line breaking are parley's; the places of lines are ours,
//! because gaps are measured from cap height to baseline (see [`super::frame`]).

mod bearing;
mod breaking;
mod clusters;
mod families;
mod flat;
mod order;
mod passage;
mod set;
mod shaped;

pub(crate) use bearing::left_bearing;
pub(crate) use set::{Align, Set};
pub(crate) use shaped::Shaped;

use super::frame::{Frame, Piece, circle};
use super::page::{Face, Item, Role, TextRun};
use crate::color::Color;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::fonts::Fonts;
use crate::parallel;
use crate::resolve::document::{Language, Text};
use crate::units::Pt;
use breaking::{break_lines, trailing_space};
use clusters::{Clusters, Group};
use flat::Flat;
use kurbo::Point;
use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, FontFamilyName,
    FontWeight, InlineBox, InlineBoxKind, Layout, LayoutContext, OverflowWrap,
    PositionedLayoutItem, StyleProperty,
};
use passage::{Breaks, Key, Lines, Passage};
use set::Line;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// How a passage is set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Style {
    /// Whether it takes the brand's heading family.
    pub(crate) heading: bool,
    /// Size of the em.
    pub(crate) size: Pt,
    /// From baseline to baseline.
    pub(crate) leading: Pt,
    /// 100 to 900.
    pub(crate) weight: f32,
    /// Of words set in bold within the passage.
    pub(crate) bold: f32,
    /// Colour.
    pub(crate) color: Color,
    /// Colour of the rings around figure letters.
    pub(crate) mark: Color,
    /// Extra space between letters.
    pub(crate) tracking: Pt,
    /// Lines of about equal length (titles) rather than full first lines (running text).
    pub(crate) balance: bool,
}

/// parley can give each run of a passage a paint of its own; ours have one colour each.
type Brush = ();

/// Identity of a face: font file, face within it, axes.
type FaceKey = (u64, u32, Vec<(u32, u32)>);

/// Sets words. Keeps shaping caches, and gathers what went wrong.
pub(crate) struct Typesetter<'a> {
    files: &'a Fonts,
    fonts: FontContext,
    context: LayoutContext<Brush>,
    faces: HashMap<FaceKey, Arc<Face>>,
    passages: HashMap<Key, Passage>,
    body: Vec<String>,
    heading: Vec<String>,
    language: Language,
    /// Problems of blocks, each once.
    pub(crate) diagnostics: Vec<Diagnostic>,
    missing: BTreeSet<(char, Option<Place>)>,
    /// The same by passage, in the order they were met.
    absent: Vec<(Option<Place>, Vec<char>)>,
}

/// Size of a figure's letter within its ring, of the text size.
const MARK_LETTER: f32 = 0.8;
/// Characters without a glyph that a message shows.
const MOST_SHOWN: usize = 8;
/// Diameter of the ring, of the text size.
const MARK_RING: f32 = 1.32;
/// Width of the ring's line, in points.
const MARK_LINE: Pt = Pt(1.0);

impl<'a> Typesetter<'a> {
    /// A typesetter for one document.
    pub(crate) fn new(
        fonts: &'a Fonts,
        body: &str,
        heading: &str,
        language: Language,
    ) -> Typesetter<'a> {
        Typesetter::with_stacks(fonts, fonts.stack(body), fonts.stack(heading), language)
    }

    /// One for the same document that has met no words yet.
    pub(crate) fn another(&self) -> Typesetter<'a> {
        let (body, heading) = (self.body.clone(), self.heading.clone());
        Typesetter::with_stacks(self.files, body, heading, self.language.clone())
    }

    fn with_stacks(
        fonts: &'a Fonts,
        body: Vec<String>,
        heading: Vec<String>,
        language: Language,
    ) -> Typesetter<'a> {
        Typesetter {
            files: fonts,
            fonts: fonts.context(),
            context: LayoutContext::new(),
            faces: HashMap::new(),
            passages: HashMap::new(),
            body,
            heading,
            language,
            diagnostics: Vec::new(),
            missing: BTreeSet::new(),
            absent: Vec::new(),
        }
    }

    /// Takes over what another has found wrong.
    pub(crate) fn absorb(&mut self, other: &mut Typesetter<'_>) {
        for problem in other.diagnostics.drain(..) {
            if !self.diagnostics.contains(&problem) {
                self.diagnostics.push(problem);
            }
        }
        for (at, characters) in other.absent.drain(..) {
            for character in characters {
                self.note(character, at.as_ref());
            }
        }
    }

    /// Breaks a passage into lines no wider than `width`.
    pub(crate) fn set(&mut self, text: &Text, style: &Style, width: Pt) -> Set {
        let key = Key::new(text, style);
        let known = self.passages.remove(&key).or_else(|| self.passage(text, style));
        let Some(mut passage) = known else {
            return Set { lines: Vec::new(), style: style.clone(), cap_height: Pt::ZERO };
        };
        let breaks = Breaks::new(width, style.balance);
        let Lines { lines, cap_height } =
            passage.lines(breaks, |passage| self.lines(passage, text, style, width));
        self.passages.insert(key, passage);
        Set { lines, style: style.clone(), cap_height }
    }

    /// A passage not seen before; `None` when there is nothing to print.
    fn passage(&mut self, text: &Text, style: &Style) -> Option<Passage> {
        let flat = Flat::new(text, self.language.direction)?;
        let layout = self.shape(&flat, text, style);
        Some(Passage::new(flat, layout))
    }

    /// The lines of a passage that has been shaped.
    fn lines(&mut self, passage: &mut Passage, text: &Text, style: &Style, width: Pt) -> Lines {
        break_lines(&mut passage.layout, width.0, style.balance);
        passage.layout.align(Alignment::Start, AlignmentOptions::default());
        let mut cap_height: f32 = 0.0;
        let mut lines = Vec::new();
        for line in passage.layout.lines() {
            let (line, cap) = self.line(&line, &passage.flat, text, style);
            cap_height = cap_height.max(cap);
            lines.push(line);
        }
        // A line of a script without capitals still needs a top.
        let cap_height = if cap_height > 0.0 { Pt(cap_height) } else { style.size * 0.7 };
        Lines { lines, cap_height }
    }

    /// Words on as many lines as they need, in a frame of exactly this width.
    pub(crate) fn frame(&mut self, text: &Text, style: &Style, width: Pt) -> Frame {
        self.set(text, style, width).frame(width, Align::Start)
    }

    /// Words on one line, in a frame just as wide.
    pub(crate) fn label(&mut self, text: &Text, style: &Style) -> Frame {
        let set = self.set(text, style, Pt(f32::MAX));
        let width = set.width();
        set.frame(width, Align::Start)
    }

    /// Shapes a passage and leaves its lines unbroken.
    fn shape(&mut self, flat: &Flat, text: &Text, style: &Style) -> Layout<Brush> {
        let string: &str = &flat.string;
        let families = if style.heading { &self.heading } else { &self.body };
        let weights = [style.weight, style.bold];
        let whole = families::whole_words(&mut self.fonts, families, flat, weights);
        let stack: Vec<FontFamilyName<'_>> =
            families.iter().map(|f| FontFamilyName::Named(Cow::Borrowed(f.as_str()))).collect();
        let family = |stack: Vec<_>| StyleProperty::FontFamily(FontFamily::List(Cow::Owned(stack)));
        // Quantising would snap advances to whole units: right for screens, wrong for print.
        let mut builder = self.context.ranged_builder(&mut self.fonts, string, 1.0, false);
        // A passage in another language goes its own way.
        builder.set_base_direction(if text.language.is_some() {
            BaseDirection::Auto
        } else {
            order::base(string, self.language.direction)
        });
        builder.push_default(family(stack.clone()));
        builder.push_default(StyleProperty::FontSize(style.size.0));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(style.weight)));
        builder.push_default(StyleProperty::LetterSpacing(style.tracking.0));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        let language = text.language.as_deref().unwrap_or(&self.language.tag);
        builder.push_default(StyleProperty::Locale(parley::Language::parse(language).ok()));
        for (range, language) in &flat.foreign {
            let locale = parley::Language::parse(language).ok();
            builder.push(StyleProperty::Locale(locale), range.clone());
        }
        for range in &flat.bold {
            let weight = StyleProperty::FontWeight(FontWeight::new(style.bold));
            builder.push(weight, range.clone());
        }
        for (range, first) in whole {
            builder.push(family(stack.iter().skip(first).cloned().collect()), range);
        }
        for (id, (index, _)) in flat.marks.iter().enumerate() {
            builder.push_inline_box(InlineBox {
                id: id as u64,
                kind: InlineBoxKind::InFlow,
                index: *index,
                width: (style.size * MARK_RING + MARK_LINE).0,
                // Only as tall as a capital, so that the ring never opens the line.
                height: (style.size * 0.6).0,
                baseline: None,
                vertical_align: parley::VerticalAlign::default(),
            });
        }
        builder.build(string)
    }

    /// Turns parley's line into pieces, and measures its capitals.
    fn line(
        &mut self,
        line: &parley::layout::Line<'_, Brush>,
        flat: &Flat,
        text: &Text,
        style: &Style,
    ) -> (Line, f32) {
        let string: &str = &flat.string;
        let start = line.metrics().offset;
        let mut pieces: Vec<(usize, Piece)> = Vec::new();
        let mut cap_height: f32 = 0.0;
        // The run whose glyphs are being placed, and how many of its clusters have been.
        let mut current: Option<(usize, Clusters, usize)> = None;
        for item in line.items() {
            match item {
                PositionedLayoutItem::GlyphRun(glyph_run) => {
                    let run = glyph_run.run();
                    let size = run.font_size();
                    let cap = run.font_metrics().cap_height.unwrap_or(size * 0.7);
                    cap_height = cap_height.max(cap);
                    let (_, clusters, placed) = match &mut current {
                        Some(current) if current.0 == run.index() => current,
                        _ => current.insert((run.index(), Clusters::new(run), 0)),
                    };
                    let Some(group) = clusters.group(*placed) else { continue };
                    *placed = group.members.end;
                    self.note_missing(&group, string, text);
                    let run = TextRun {
                        face: self.face(run),
                        size: Pt(size),
                        color: style.color,
                        origin: Point::new(f64::from(glyph_run.offset() - start), 0.0),
                        embolden: run.synthesis().embolden(),
                        text: string[group.range.clone()].into(),
                        glyphs: group.glyphs(string),
                        at: text.at.clone(),
                    };
                    if !run.glyphs.is_empty() {
                        let piece = Piece::Content(Item::Text(run));
                        // Among spans all is a span: what a node owns has no place among its
                        // children.
                        let piece = match flat.foreign.is_empty() {
                            true => piece,
                            false => span(piece, flat.language(&group.range)),
                        };
                        pieces.push((group.range.start, piece));
                    }
                }
                PositionedLayoutItem::InlineBox(inline) => {
                    if let Some((index, letter)) = flat.marks.get(inline.id as usize) {
                        let mark = self.mark(*letter, style, text);
                        let x = Pt(inline.x - start);
                        pieces.push((*index, Piece::Frame(x, Pt::ZERO, mark)));
                    }
                }
            }
        }
        // Reading order is the order of the words, whatever the direction they are drawn in.
        pieces.sort_by_key(|(start, _)| *start);
        let pieces = pieces.into_iter().map(|(_, piece)| piece).collect();
        let metrics = line.metrics();
        let width = Pt((metrics.advance - trailing_space(line, string)).max(0.0));
        (Line { pieces, width }, cap_height)
    }

    /// A ringed letter, centred on the capitals of its line; y = 0 is the baseline.
    pub(crate) fn mark(&mut self, letter: char, style: &Style, text: &Text) -> Frame {
        let diameter = style.size * MARK_RING;
        let letter_style = Style {
            heading: false,
            size: style.size * MARK_LETTER,
            weight: 700.0,
            color: style.mark,
            tracking: Pt::ZERO,
            balance: false,
            ..style.clone()
        };
        let mut words = Text::plain(letter.to_string());
        words.at.clone_from(&text.at);
        let letter = self.label(&words, &letter_style);
        let mut frame = Frame::new(diameter, Pt::ZERO);
        frame.rigid = true;
        let center = style.size * -0.35;
        frame.decorate(circle(
            (diameter / 2.0, center),
            diameter / 2.0 - MARK_LINE / 2.0,
            None,
            Some((style.mark, MARK_LINE)),
        ));
        frame.place((diameter - letter.width) / 2.0, center - letter.height / 2.0, letter);
        frame
    }

    /// The face of a run, shared by all its uses.
    fn face(&mut self, run: &parley::layout::Run<'_, Brush>) -> Arc<Face> {
        let font = run.font();
        let variations: Vec<([u8; 4], f32)> = run
            .synthesis()
            .variation_settings()
            .iter()
            .map(|(tag, value)| (tag.into_bytes(), *value))
            .collect();
        let key_axes =
            variations.iter().map(|(t, v)| (u32::from_be_bytes(*t), v.to_bits())).collect();
        let key = (font.data.id(), font.index, key_axes);
        let faces = &mut self.faces;
        let file = self.files.file_name(font.data.id());
        faces
            .entry(key)
            .or_insert_with(|| {
                let (data, blob_id) = font.data.clone().into_raw_parts();
                Arc::new(Face {
                    blob_id,
                    data,
                    index: font.index,
                    variations,
                    name: file.to_owned(),
                })
            })
            .clone()
    }

    /// Notes the characters of a passage that have no glyph in any font.
    fn note_missing(&mut self, group: &Group<'_>, string: &str, text: &Text) {
        for range in group.missing() {
            for c in string[range].chars().filter(|c| !c.is_whitespace()) {
                self.note(c, text.at.as_ref());
            }
        }
    }

    /// Notes once for each passage that a character has no glyph.
    fn note(&mut self, character: char, at: Option<&Place>) {
        if !self.missing.insert((character, at.cloned())) {
            return;
        }
        match self.absent.iter_mut().find(|(known, _)| known.as_ref() == at) {
            Some((_, characters)) => characters.push(character),
            None => self.absent.push((at.cloned(), vec![character])),
        }
    }

    /// What went wrong, in the order it was met: an error for each passage with characters that
    /// no font has.
    pub(crate) fn into_problems(self) -> Vec<Diagnostic> {
        parallel::drop_elsewhere(self.passages);
        let mut problems = self.diagnostics;
        for (at, characters) in self.absent {
            let shown: String = characters.iter().take(MOST_SHOWN).collect();
            let more = if characters.len() > MOST_SHOWN { " and more" } else { "" };
            let message = match characters.as_slice() {
                [one] => format!("no font has the character “{one}” (U+{:04X})", u32::from(*one)),
                _ => format!("no font has the characters “{shown}”{more}"),
            };
            let problem = Diagnostic::new(Severity::Error, "missing-glyph", message, at);
            let help = "remove what cannot be printed, or put a font that has it into fonts/ of your folder";
            problems.push(problem.help(help));
        }
        problems
    }
}

/// A piece of a line that is a span, in a language of its own where one is given.
fn span(piece: Piece, language: Option<&str>) -> Piece {
    let words = Frame { pieces: vec![piece], rigid: true, ..Frame::default() };
    Piece::Frame(Pt::ZERO, Pt::ZERO, words.role_in(Role::Span, language.map(str::to_owned)))
}
