//! From finished pages to PDF bytes.
