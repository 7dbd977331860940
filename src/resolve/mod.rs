//! From checked content to one guide with everything decided.

pub mod document;
mod markup;
mod message;
pub mod palette;
mod plural;
