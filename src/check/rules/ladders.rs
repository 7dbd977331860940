//! `easier` and `harder` agree on which exercise is the harder one.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::load::schema::Text;
use std::collections::{BTreeMap, BTreeSet};

/// For each exercise, the harder ones, with the place that says so.
type Harder<'p> = BTreeMap<&'p str, Vec<(&'p str, &'p Text)>>;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    let mut harder = Harder::new();
    for (id, exercise) in view.exercises() {
        if let Some(link) = &exercise.harder {
            harder.entry(id).or_default().push((link, link));
        }
        if let Some(link) = &exercise.easier {
            harder.entry(link).or_default().push((id, link));
        }
    }
    let mut done = BTreeSet::new();
    let starts: Vec<&str> = harder.keys().copied().collect();
    for start in starts {
        if let Some((circle, link)) = find_circle(&harder, start, &mut done) {
            let message = format!("each of these is harder than itself: {}", circle.join(" → "));
            problems.push(
                Diagnostic::error("circle", message, &link.at)
                    .help("take out the `easier` or `harder` that is the wrong way round"),
            );
        }
    }
}

/// Walks from an exercise to ever harder ones; a walk that meets itself is a circle. Iterative, so
/// that a long ladder cannot exhaust the stack.
fn find_circle<'p>(
    harder: &Harder<'p>,
    start: &'p str,
    done: &mut BTreeSet<&'p str>,
) -> Option<(Vec<&'p str>, &'p Text)> {
    let next = |id: &str| harder.get(id).map_or(&[][..], Vec::as_slice);
    let mut path = vec![(start, next(start).iter())];
    while let Some((id, links)) = path.last_mut() {
        let id = *id;
        let Some(&(to, link)) = links.next() else {
            done.insert(id);
            path.pop();
            continue;
        };
        if let Some(first) = path.iter().position(|(on_path, _)| *on_path == to) {
            let circle = path[first..].iter().map(|(id, _)| *id).chain([to]).collect();
            done.extend(path.iter().map(|(id, _)| *id));
            return Some((circle, link));
        }
        if !done.contains(to) {
            path.push((to, next(to).iter()));
        }
    }
    None
}
