//! Pictures named by the content, read and decoded. Poses are drawn.

use crate::color::Color;
use crate::diagnostic::Diagnostic;
use crate::figure::read::{ENDING, PeopleChoice, Who};
use crate::figure::{draw, trace};
use crate::load::schema::Text;
use crate::load::schema::exercise::Figure;
use crate::load::schema::poster::Design;
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
fn logo_style(variant: Variant) -> Style {
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

/// A picture that a guide will ask for.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    Figure(&'a Figure),
    Logo(&'a Text),
}

impl Wanted<'_> {
    /// Where its path is in memory, which tells it from all others.
    fn place(self) -> usize {
        let image = match self {
            Wanted::Figure(figure) => &figure.image,
            Wanted::Logo(image) => image,
        };
        std::ptr::from_ref(image).addr()
    }
}

/// Pictures that are ready, by place, with what is wrong with them.
#[derive(Default)]
pub(crate) struct Ready(HashMap<usize, (Option<Picture>, Vec<Diagnostic>)>);

/// Makes a guide's pictures on every core: none depends on another, and most of the time of a guide
/// goes into them.
pub(crate) fn ready<'a>(scene: &Scene<'a>, figures: impl Iterator<Item = &'a Figure>) -> Ready {
    // Which of two logos will be asked for is known once there are colours.
    let logo = scene.brand.logo.as_ref().filter(|logo| logo.on_dark.is_none());
    let logo = logo.map(|logo| Wanted::Logo(&logo.image));
    let wanted = logo.into_iter().chain(figures.map(Wanted::Figure)).collect::<Vec<_>>();
    let maker = Maker::new(scene);
    let made = parallel::map(&wanted, |wanted| {
        let mut problems = Vec::new();
        (maker.make(*wanted, &mut problems), problems)
    });
    Ready(wanted.into_iter().map(Wanted::place).zip(made).collect())
}

/// The picture of a figure, in the guide's clothes and with its people.
pub(crate) fn figure(
    scene: &Scene<'_>,
    figure: &Figure,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    picture(scene, Wanted::Figure(figure), problems)
}

/// The picture of a logo.
pub(crate) fn logo(
    scene: &Scene<'_>,
    image: &Text,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    picture(scene, Wanted::Logo(image), problems)
}

fn picture(
    scene: &Scene<'_>,
    wanted: Wanted<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Picture> {
    match scene.pictures.0.get(&wanted.place()) {
        Some((picture, found)) => {
            problems.extend_from_slice(found);
            picture.clone()
        }
        None => Maker::new(scene).make(wanted, problems),
    }
}

/// Units that arrows are wider than as drawn: posters are read from across a room. Those of figures
/// in panels have a shaft of some 1.2 mm on A3; one large figure has it with fewer units.
fn wider_arrows(scene: &Scene<'_>) -> u8 {
    match scene.catalogue.poster(&scene.request.guide) {
        None => 0,
        Some(poster) if poster.design.as_ref().is_some_and(|it| it.value == Design::Focus) => 8,
        Some(_) => 22,
    }
}

/// What every picture of a guide is made with.
struct Maker<'a> {
    source: &'a dyn Source,
    people: PeopleChoice,
    figure_style: Style,
    logo_style: Style,
}

impl<'a> Maker<'a> {
    fn new(scene: &Scene<'a>) -> Maker<'a> {
        let people = people(scene);
        let skin = people.skin.and_then(|tone| csscolorparser::parse(trace::skin(tone)).ok());
        let skin = skin.map(|skin| {
            let [r, g, b, _] = skin.to_rgba8();
            Color::rgb(r, g, b)
        });
        let wider_arrows = wider_arrows(scene);
        let dress = Dress { skin, wider_arrows, ..dress(scene.brand.colors.primary.value) };
        Maker {
            source: scene.source,
            people,
            figure_style: figure_style(scene.request.variant, dress),
            logo_style: logo_style(scene.request.variant),
        }
    }

    fn make(&self, wanted: Wanted<'_>, problems: &mut Vec<Diagnostic>) -> Option<Picture> {
        match wanted {
            Wanted::Figure(figure) => self.figure(figure, problems),
            Wanted::Logo(image) => {
                let path = format!("{FOLDER}/{}", image.value);
                let bytes = bytes(self.source, image, &path, problems)?;
                told(picture::decode(&bytes, &path, self.logo_style), image, problems)
            }
        }
    }

    fn figure(&self, figure: &Figure, problems: &mut Vec<Diagnostic>) -> Option<Picture> {
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
        told(decode(&bytes, &path, self.figure_style), &figure.image, problems)
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
