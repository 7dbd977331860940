//! Macros that declare the schema: one declaration gives the type, its decoder and its JSON Schema.

/// The key of a field: its name, unless another was given.
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

/// Declares a mapping with fixed keys. Field names are the keys, unless `as "a-key"` stands behind
/// them; every record also knows its place.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            required {
                $( $(#[$need_meta:meta])* $need:ident $(as $need_key:literal)?: $need_type:ty, )*
            }
            optional {
                $( $(#[$may_meta:meta])* $may:ident $(as $may_key:literal)?: $may_type:ty, )*
            }
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, schemars::JsonSchema)]
        #[schemars(deny_unknown_fields)]
        pub struct $name {
            $(
                $(#[$need_meta])*
                $( #[schemars(rename = $need_key)] )?
                pub $need: $need_type,
            )*
            $(
                $(#[$may_meta])*
                #[schemars(default $(, rename = $may_key)?)]
                pub $may: $may_type,
            )*
            /// Where it starts.
            #[schemars(skip)]
            pub at: $crate::diagnostic::Place,
        }

        impl $name {
            /// Every key it may have.
            pub const KEYS: &'static [&'static str] = &[
                $( $crate::load::declare::key!($need $($need_key)?), )*
                $( $crate::load::declare::key!($may $($may_key)?), )*
            ];
        }

        impl $crate::load::decode::Decode for $name {
            fn decode(
                node: &$crate::load::yaml::Node<'_>,
                cx: &mut $crate::load::decode::Context,
            ) -> Option<Self> {
                let fields = $crate::load::decode::Fields::open(node, cx, Self::KEYS)?;
                // All are read before any is asked for: every problem is reported in one run.
                $(
                    let $need = fields.required::<$need_type>(
                        $crate::load::declare::key!($need $($need_key)?), cx,
                    );
                )*
                $(
                    let $may = fields
                        .optional::<$may_type>($crate::load::declare::key!($may $($may_key)?), cx);
                )*
                Some($name { $( $need: $need?, )* $( $may, )* at: fields.place() })
            }
        }
    };
}

/// Declares a closed list of words.
macro_rules! choice {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$word_meta:meta])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, schemars::JsonSchema)]
        pub enum $name {
            $( $(#[$word_meta])* #[schemars(rename = $word)] $variant, )*
        }

        impl $name {
            /// Every choice, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$( $name::$variant, )*];

            /// The word in files.
            pub fn id(self) -> &'static str {
                match self { $( $name::$variant => $word, )* }
            }

            /// The choice a word stands for.
            pub fn from_id(word: &str) -> Option<$name> {
                match word { $( $word => Some($name::$variant), )* _ => None }
            }
        }

        impl $crate::load::decode::Decode for $name {
            fn decode(
                node: &$crate::load::yaml::Node<'_>,
                cx: &mut $crate::load::decode::Context,
            ) -> Option<Self> {
                let word = cx.scalar(node)?;
                let choice = $name::from_id(word);
                if choice.is_none() {
                    let help = $crate::load::decode::suggest(word, [$( $word, )*]);
                    cx.bad_value(node, &format!("cannot be `{word}`"), help);
                }
                choice
            }
        }
    };
}

/// Declares the JSON Schema of a type whose decoder is written by hand. It stands where the type is
/// used instead of under `$defs`.
macro_rules! inline_schema {
    ($name:ident, $schema:expr) => {
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    };
}

pub(crate) use {choice, inline_schema, key, record};
