//! From checked content to one guide with everything decided.

pub mod document;
pub mod palette;
