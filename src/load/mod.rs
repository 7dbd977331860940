//! From files to typed content.
