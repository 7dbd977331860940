//! The parts of a handout, each drawn into a frame.

pub(crate) mod card;
pub(crate) mod diary;
pub(crate) mod dose;
pub(crate) mod end;
pub(crate) mod figures;
pub(crate) mod glance;
pub(crate) mod grid;
pub(crate) mod head;
pub(crate) mod list;
pub(crate) mod page_card;
pub(crate) mod prose;
pub(crate) mod safety;
pub(crate) mod scale;
