//! From typed files to a catalogue in which every id resolves.
