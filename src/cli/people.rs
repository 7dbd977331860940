//! Who is in the drawings of a build: the options for one patient's sheet.

use carepress::figure::read::file::person::{Build, PersonKind, SkinTone};
use carepress::figure::read::{PeopleChoice, Who};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Where the options stand in the help.
const PEOPLE: &str = "People in the drawings";

/// Who is in drawings made from poses, over what the guide and the brand say.
#[derive(Args, Clone, Copy, Debug, Default)]
pub(crate) struct PeopleArgs {
    /// Draw people of this body and age, as for one patient, whatever the guide and the brand say
    #[arg(long, value_name = "WHO", value_parser = bodies(), help_heading = PEOPLE)]
    body: Option<PersonKind>,
    /// Draw them this heavy
    #[arg(long, value_name = "BUILD", value_parser = builds(), help_heading = PEOPLE)]
    build: Option<Build>,
    /// Draw skin of this tone, from 1 (very light) to 6 (very dark)
    #[arg(long, value_name = "TONE", value_parser = tones(), help_heading = PEOPLE)]
    skin: Option<SkinTone>,
}

impl PeopleArgs {
    /// The same for the stages.
    pub(crate) fn choice(self) -> PeopleChoice {
        PeopleChoice {
            who: self.body.map(Who::of),
            build: self.build.map(Build::build),
            skin: self.skin.map(SkinTone::tone),
        }
    }
}

fn bodies() -> impl TypedValueParser<Value = PersonKind> {
    words(PersonKind::ALL, PersonKind::id)
}

fn builds() -> impl TypedValueParser<Value = Build> {
    words(Build::ALL, Build::id)
}

fn tones() -> impl TypedValueParser<Value = SkinTone> {
    words(SkinTone::ALL, SkinTone::id)
}

/// The same words as in files.
fn words<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    id: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let known = PossibleValuesParser::new(all.iter().map(|choice| id(*choice)));
    known.try_map(move |word| {
        let choice = all.iter().copied().find(|choice| id(*choice) == word);
        choice.ok_or("unknown")
    })
}
