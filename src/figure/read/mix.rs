//! The library's mix of people: who is drawn where a file does not say.

use super::file::PersonKind;
use crate::figure::pose::{Age, Build, Hair, HairColor, HairStyle, Person, Pose, Sex, Skin};

/// What a brand or a guide says of the people in drawings; what it leaves open stays as the pose
/// or the mix has it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PeopleChoice {
    /// Body and age.
    pub who: Option<Who>,
    /// How heavy the body is.
    pub build: Option<Build>,
    /// Tone of the skin.
    pub skin: Option<Skin>,
}

/// Body and age.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Who {
    /// Shape of the body.
    pub sex: Sex,
    /// Adult or older.
    pub age: Age,
}

impl PeopleChoice {
    /// Puts the chosen people into a pose. Hair stays where it suits them.
    pub fn put_on(&self, pose: &mut Pose) {
        let drawn = pose.person;
        let person = &mut pose.person;
        if let Some(who) = self.who {
            person.hair = hair(who, &drawn);
            (person.sex, person.age) = (who.sex, who.age);
        }
        person.build = self.build.unwrap_or(person.build);
        person.skin = self.skin.unwrap_or(person.skin);
        let person = pose.person;
        if let Some(ghost) = &mut pose.ghost {
            ghost.person = person;
        }
    }

    /// Whether somebody of another shape is to be drawn, rather than the same in other colours.
    pub fn changes_shape(&self) -> bool {
        self.who.is_some() || self.build.is_some()
    }

    /// This choice, and another's where it leaves something open.
    #[must_use]
    pub fn or(self, other: PeopleChoice) -> PeopleChoice {
        PeopleChoice {
            who: self.who.or(other.who),
            build: self.build.or(other.build),
            skin: self.skin.or(other.skin),
        }
    }
}

impl Who {
    /// Body and age by their word.
    pub fn of(kind: PersonKind) -> Who {
        match kind {
            PersonKind::Woman => Who { sex: Sex::Woman, age: Age::Adult },
            PersonKind::Man => Who { sex: Sex::Man, age: Age::Adult },
            PersonKind::OlderWoman => Who { sex: Sex::Woman, age: Age::Older },
            PersonKind::OlderMan => Who { sex: Sex::Man, age: Age::Older },
        }
    }
}

const fn person(
    (sex, age): (Sex, Age),
    build: Build,
    skin: Skin,
    style: HairStyle,
    color: HairColor,
) -> Person {
    Person { sex, age, build, skin, hair: Hair { style, color } }
}

const WOMAN: (Sex, Age) = (Sex::Woman, Age::Adult);
const MAN: (Sex, Age) = (Sex::Man, Age::Adult);
const OLDER_WOMAN: (Sex, Age) = (Sex::Woman, Age::Older);
const OLDER_MAN: (Sex, Age) = (Sex::Man, Age::Older);

/// Twelve people: as many women as men, a third older, builds and tones in turn.
const MIX: [Person; 12] = [
    person(WOMAN, Build::Average, Skin::Tone2, HairStyle::Bun, HairColor::Brown),
    person(MAN, Build::Average, Skin::Tone5, HairStyle::Short, HairColor::Black),
    person(OLDER_WOMAN, Build::Average, Skin::Tone1, HairStyle::Short, HairColor::Grey),
    person(WOMAN, Build::Large, Skin::Tone4, HairStyle::Curly, HairColor::Black),
    person(MAN, Build::Slim, Skin::Tone3, HairStyle::Curly, HairColor::Black),
    person(OLDER_MAN, Build::Average, Skin::Tone2, HairStyle::Short, HairColor::White),
    person(WOMAN, Build::Slim, Skin::Tone6, HairStyle::Bun, HairColor::Black),
    person(MAN, Build::Large, Skin::Tone1, HairStyle::Short, HairColor::Fair),
    person(OLDER_WOMAN, Build::Large, Skin::Tone5, HairStyle::Short, HairColor::Grey),
    person(WOMAN, Build::Average, Skin::Tone3, HairStyle::Headscarf, HairColor::Brown),
    person(MAN, Build::Average, Skin::Tone4, HairStyle::Bald, HairColor::Black),
    person(OLDER_MAN, Build::Slim, Skin::Tone6, HairStyle::Short, HairColor::Grey),
];

/// The person of a folder: all frames of an exercise show the same one, on every machine.
pub(super) fn of_folder(folder: &str) -> Person {
    let index = crate::figure::stamp::fnv1a(folder.as_bytes()) % MIX.len() as u64;
    MIX[index as usize]
}

/// Somebody of this body and age whose hair suits them.
pub(super) fn hair(who: Who, of_mix: &Person) -> Hair {
    let alike = |person: &&Person| person.sex == who.sex && person.age == who.age;
    std::iter::once(of_mix).chain(&MIX).find(alike).map_or(of_mix.hair, |person| person.hair)
}
