//! The fonts a project brings, and nothing else.
