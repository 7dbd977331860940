//! One locale over another: what the upper leaves out comes from the lower.

use super::{Locale, SafetyLines, Terms};
use std::collections::BTreeMap;

impl Locale {
    /// Fills in what this locale leaves out.
    pub fn fill_from(&mut self, lower: &Locale) {
        fill(&mut self.name, &lower.name);
        fill(&mut self.direction, &lower.direction);
        fill(&mut self.language, &lower.language);
        fill_list(&mut self.months, &lower.months);
        fill(&mut self.date, &lower.date);
        fill(&mut self.month_date, &lower.month_date);
        fill(&mut self.range, &lower.range);
        fill(&mut self.decimal, &lower.decimal);
        fill(&mut self.list, &lower.list);
        fill(&mut self.weekdays, &lower.weekdays);
        fill(&mut self.feel_continues, &lower.feel_continues);
        fill_map(&mut self.messages, &lower.messages);
        match (&mut self.safety, &lower.safety) {
            (Some(upper), Some(lower)) => upper.fill_from(lower),
            (upper, lower) => fill(upper, lower),
        }
        match (&mut self.terms, &lower.terms) {
            (Some(upper), Some(lower)) => upper.fill_from(lower),
            (upper, lower) => fill(upper, lower),
        }
    }
}

impl SafetyLines {
    fn fill_from(&mut self, lower: &SafetyLines) {
        fill_list(&mut self.emergency, &lower.emergency);
        fill_list(&mut self.stop, &lower.stop);
    }
}

impl Terms {
    fn fill_from(&mut self, lower: &Terms) {
        fill_map(&mut self.regions, &lower.regions);
        fill_map(&mut self.positions, &lower.positions);
        fill_map(&mut self.levels, &lower.levels);
        fill_map(&mut self.equipment, &lower.equipment);
        fill_map(&mut self.ask_first, &lower.ask_first);
    }
}

fn fill<T: Clone>(upper: &mut Option<T>, lower: &Option<T>) {
    if upper.is_none() {
        upper.clone_from(lower);
    }
}

fn fill_list<T: Clone>(upper: &mut Vec<T>, lower: &[T]) {
    if upper.is_empty() {
        upper.extend_from_slice(lower);
    }
}

fn fill_map<T: Clone>(upper: &mut BTreeMap<String, T>, lower: &BTreeMap<String, T>) {
    for (key, value) in lower {
        if !upper.contains_key(key) {
            upper.insert(key.clone(), value.clone());
        }
    }
}
