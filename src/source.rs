//! Where files come from: the only door to the disk.
