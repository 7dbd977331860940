//! Pictures named by the content, read and decoded. Poses are drawn.

use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::figure::read::{ENDING, PeopleChoice, Who};
use crate::figure::{draw, trace};
use crate::load::schema::Text;
use crate::load::schema::exercise::Figure;
use crate::load::schema::shared::People;
use crate::parallel;
use crate::picture::{self, Dress, Picture, PictureError, Style};
use crate::resolve::document::Variant;
use crate::resolve::scene::Scene;
use crate::resolve::wardrobe::dress;
use crate::source::Source;
use std::borrow::Cow;
use std::collections::HashMap;

/// The folder that every path of a picture starts in.
const FOLDER: &str = "illustrations";

/// How figures are drawn for a variant: in the clinic's clothes, or in one ink.
fn figure_style(variant: Variant, dress: Dress) -> Style {
    match variant {
        Variant::InkSaver => Style::LineArt,
        Variant::Standard | Variant::LargePrint | Variant::HighContrast => Style::Dressed(dress),
    }
}

/// How logos are drawn: their areas are their shape, so one ink means grey.
pub(crate) fn logo_style(variant: Variant) -> Style {
    match variant {
        Variant::InkSaver => Style::Grey,
        Variant::Standard | Variant::LargePrint | Variant::HighContrast => Style::Colour,
    }
}

/// The people that the request asks for, or else the guide, or else the brand.
fn people(scene: &Scene<'_>) -> PeopleChoice {
    let choice = |people: Option<&People>| {
        people.map_or(PeopleChoice::default(), |people| PeopleChoice {
            who: people.body.as_ref().map(|kind| Who::of(kind.value)),
            build: people.build.as_ref().map(|build| build.value.build()),
            skin: people.skin.as_ref().map(|skin| skin.value.tone()),
        })
    };
    let id = &scene.request.guide;
    let of_handout = scene.catalogue.handout(id).and_then(|handout| handout.figure.as_ref());
    let of_poster = scene.catalogue.poster(id).and_then(|poster| poster.figure.as_ref());
    let of_guide = choice(of_handout.or(of_poster));
    scene.request.people.or(of_guide).or(choice(scene.brand.figure.as_ref()))
}

/// Figures that are ready, by their place in memory, with what is wrong with them.
#[derive(Default)]
pub(crate) struct Ready(HashMap<usize, (Option<Picture>, Vec<Diagnostic>)>);

/// Makes figures on every core: none depends on another, and most of the time of a guide goes into
/// them.
pub(crate) fn ready<'a>(scene: &Scene<'_>, figures: impl Iterator<Item = &'a Figure>) -> Ready {
    let figures = figures.collect::<Vec<_>>();
    let maker = Maker::new(scene);
    let made = parallel::map(&figures, |figure| {
        let mut problems = Vec::new();
        (maker.make(figure, &mut problems), problems)
    });
    Ready(figures.into_iter().map(place).zip(made).collect())
}

fn place(figure: &Figure) -> usize {
    std::ptr::from_ref(figure).addr()
}

/// The picture of a figure, in the guide's clothes and with its people.
pub(crate) fn figure(
    scene: &Scene<'_>,
    figure: &Figure,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    match scene.figures.0.get(&place(figure)) {
        Some((picture, found)) => {
            problems.extend_from_slice(found);
            picture.clone()
        }
        None => Maker::new(scene).make(figure, problems),
    }
}

/// What every figure of a guide is made with.
struct Maker<'a> {
    source: &'a dyn Source,
    people: PeopleChoice,
    style: Style,
}

impl<'a> Maker<'a> {
    fn new(scene: &Scene<'a>) -> Maker<'a> {
        let people = people(scene);
        let skin = people.skin.and_then(|tone| csscolorparser::parse(trace::skin(tone)).ok());
        let skin = skin.map(|skin| {
            let [r, g, b, _] = skin.to_rgba8();
            Color::rgb(r, g, b)
        });
        let dress = Dress { skin, ..dress(scene.brand.colors.primary.value) };
        let style = figure_style(scene.request.variant, dress);
        Maker { source: scene.source, people, style }
    }

    fn make(&self, figure: &Figure, problems: &mut Vec<Diagnostic>) -> Option<Picture> {
        let path = format!("{FOLDER}/{}", figure.image.value);
        let bytes = match pose_of(self.source, &path, &self.people) {
            Some(pose) => {
                let drawn = draw(self.source, &pose, &self.people);
                problems.extend(drawn.problems);
                Cow::Owned(drawn.svg?.as_bytes().to_vec())
            }
            None => bytes(self.source, &figure.image, &path, problems)?,
        };
        let mirrored = figure.mirror.as_ref().is_some_and(|mirror| mirror.value);
        let decode = if mirrored { picture::decode_mirrored } else { picture::decode };
        told(decode(&bytes, &path, self.style), &figure.image, problems)
    }
}

/// The pose that a picture is to be drawn from: the one named, or the one beside a drawing that
/// should show somebody of another shape.
fn pose_of(source: &dyn Source, path: &str, people: &PeopleChoice) -> Option<String> {
    if path.ends_with(ENDING) {
        return Some(path.to_owned());
    }
    if !people.changes_shape() {
        return None;
    }
    let pose = format!("{}{ENDING}", path.strip_suffix(".svg")?);
    source.read(&pose).is_ok().then_some(pose)
}

/// Reads a picture; what is wrong with it goes to the problems.
pub(crate) fn read(
    source: &dyn Source,
    image: &Text,
    style: Style,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    let path = format!("{FOLDER}/{}", image.value);
    let bytes = bytes(source, image, &path, problems)?;
    told(picture::decode(&bytes, &path, style), image, problems)
}

fn bytes(
    source: &dyn Source,
    image: &Text,
    path: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<Cow<'static, [u8]>> {
    match source.read(path) {
        Ok(bytes) => Some(bytes),
        Err(error) => {
            let message = format!("no picture from `{path}`: {error}");
            let help = format!("image paths start in `{FOLDER}/`");
            problems.push(Diagnostic::error("picture", message, &image.at).help(help));
            None
        }
    }
}

fn told(
    decoded: Result<Picture, PictureError>,
    image: &Text,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    match decoded {
        Ok(picture) => Some(picture),
        Err(error) => {
            let problem = Diagnostic::error("picture", error.to_string(), &image.at);
            problems.push(problem.help(error.help()));
            None
        }
    }
}
