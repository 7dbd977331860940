//! `carepress schema`: what a kind of file may say, for editors.

use super::console::Console;
use super::failure::Failure;
use carepress::load::schema::{Kind, schema_json};

/// Prints the JSON Schema.
pub(crate) fn run(kind: Kind, console: &Console) -> Result<(), Failure> {
    console.print(&format!("{:#}\n", schema_json(kind)))
}
