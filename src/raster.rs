//! From PDF bytes to pixels: the same file that is printed, seen on a screen.
