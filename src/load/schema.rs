//! What the files of a project may say: one type for each kind of file.
//!
//! Optional values are `Option` or an empty list. [`Text`] keeps its place, so that whatever is
//! wrong later on can still be shown in the file.

pub mod brand;
pub mod dose;
pub mod exercise;
pub mod handout;
pub mod locale;
pub mod poster;
pub mod shared;
pub mod values;

pub use brand::Brand;
pub use dose::Dose;
pub use exercise::Exercise;
pub use handout::Handout;
pub use locale::Locale;
pub use poster::Poster;
pub use shared::{BASE_LANGUAGE, Review, SafetyAdditions, Text, Translations};

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;
use std::borrow::Cow;

/// The kinds of files, each with a folder of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// One exercise.
    Exercise,
    /// What is printed for a patient.
    Handout,
    /// What hangs on a wall or stands on a desk.
    Poster,
    /// A clinic.
    Brand,
    /// The words the tool prints.
    Locale,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 5] =
        [Kind::Exercise, Kind::Handout, Kind::Poster, Kind::Brand, Kind::Locale];

    /// Its name in messages and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Exercise => "exercise",
            Kind::Handout => "handout",
            Kind::Poster => "poster",
            Kind::Brand => "brand",
            Kind::Locale => "locale",
        }
    }

    /// The folder its files are in.
    pub fn folder(self) -> &'static str {
        match self {
            Kind::Exercise => "guides/exercises",
            Kind::Handout => "guides/handouts",
            Kind::Poster => "guides/posters",
            Kind::Brand => "guides/brands",
            Kind::Locale => "guides/locales",
        }
    }

    /// The file of an id.
    pub fn path(self, id: &str) -> String {
        format!("{}/{id}.yaml", self.folder())
    }
}

/// The JSON Schema (draft 7, which editors know) of one kind of file.
pub fn schema_json(kind: Kind) -> Value {
    match kind {
        Kind::Exercise => schema_of::<Exercise>(),
        Kind::Handout => schema_of::<Handout>(),
        Kind::Poster => schema_of::<Poster>(),
        Kind::Brand => schema_of::<Brand>(),
        Kind::Locale => schema_of::<Locale>(),
    }
}

/// The JSON Schema of a type that files are read into.
pub(crate) fn schema_of<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft07().with_transform(RecursiveTransform(count_from_one));
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// No number in a file may be zero, as in [`decode`](crate::load::decode); and editors know no
/// `uint16`.
fn count_from_one(schema: &mut Schema) {
    let Some(object) = schema.as_object_mut() else { return };
    if object.get("format").and_then(Value::as_str).is_some_and(|format| format.starts_with("uint"))
    {
        object.remove("format");
        object.insert("minimum".to_owned(), Value::from(1));
    }
}

/// A value's place is no part of the schema.
impl<T: JsonSchema> JsonSchema for crate::diagnostic::Spanned<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_know_the_keys_of_the_decoders_and_no_others() {
        let keys = [Exercise::KEYS, Handout::KEYS, Poster::KEYS, Brand::KEYS, Locale::KEYS];
        for (kind, keys) in Kind::ALL.into_iter().zip(keys) {
            let schema = schema_json(kind);
            let mut keys = keys.to_vec();
            keys.sort_unstable();
            let properties = schema["properties"].as_object().expect("properties");
            let mut names: Vec<&str> = properties.keys().map(String::as_str).collect();
            names.sort_unstable();
            assert_eq!(names, keys, "{}", kind.name());
            assert_eq!(schema["additionalProperties"], false, "{}", kind.name());
            let described = properties.values().all(|property| !property["description"].is_null());
            assert!(described, "{}: every key says what it is", kind.name());
        }
    }

    #[test]
    fn what_must_be_there_is_required() {
        let required = schema_json(Kind::Exercise)["required"].clone();
        let keys = ["name", "regions", "position", "level", "steps", "dose"];
        assert_eq!(required, serde_json::json!(keys));
        assert_eq!(schema_json(Kind::Exercise)["properties"]["minutes"]["minimum"], 1);
    }
}
