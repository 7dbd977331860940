//! From a document to finished pages.

pub mod page;
