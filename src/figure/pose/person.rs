//! Who is drawn.

/// Who is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Shape of the body.
    pub sex: Sex,
    /// Adult or older.
    pub age: Age,
    /// Slim to large.
    pub build: Build,
    /// Tone of the skin.
    pub skin: Skin,
    /// Hair or headscarf.
    pub hair: Hair,
}

/// Shape of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sex {
    /// A woman.
    Woman,
    /// A man.
    Man,
}

/// Adult or older.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Age {
    /// About thirty.
    Adult,
    /// About seventy; hair is grey unless said otherwise.
    Older,
}

/// How heavy the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Build {
    /// Slimmer than average.
    Slim,
    /// Average.
    Average,
    /// Larger than average.
    Large,
}

/// Six tones from very light to very dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Skin {
    /// Lightest.
    Tone1,
    /// Light.
    Tone2,
    /// Light brown.
    Tone3,
    /// Brown.
    Tone4,
    /// Dark brown.
    Tone5,
    /// Darkest.
    Tone6,
}

/// Hair or headscarf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hair {
    /// Its shape.
    pub style: HairStyle,
    /// Its colour; a headscarf takes the colour of the shirt's collar instead.
    pub color: HairColor,
}

/// Shape of the hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HairStyle {
    /// Close to the head.
    Short,
    /// Tied in a bun at the back of the head.
    Bun,
    /// To the shoulders.
    Long,
    /// Wide and curly.
    Curly,
    /// Tied in a tail.
    Ponytail,
    /// Shaved or bald.
    Bald,
    /// Covered by a headscarf.
    Headscarf,
}

/// Colour of the hair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HairColor {
    /// Black.
    Black,
    /// Dark brown.
    Brown,
    /// Fair.
    Fair,
    /// Red.
    Red,
    /// Grey.
    Grey,
    /// White.
    White,
}
