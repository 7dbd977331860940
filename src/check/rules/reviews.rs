//! Content that no clinician has signed says so, once.

use crate::check::view::View;
use crate::diagnostic::{Diagnostic, Severity};
use crate::load::schema::Review;

/// The brand on the page unless another is asked for.
const CLINIC: &str = "default";

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    let exercises: Vec<_> = view.exercises().map(|(_, entry)| entry.review.as_ref()).collect();
    let handouts = view.handouts().map(|(_, entry)| entry.review.as_ref());
    let posters = view.posters().map(|(_, entry)| entry.review.as_ref());
    let guides: Vec<_> = handouts.chain(posters).collect();
    let brands = view.brands().map(|(_, entry)| entry.review.as_ref());

    for review in exercises.iter().chain(&guides).copied().chain(brands).flatten() {
        problems.extend(order(review));
    }
    let missing = |reviews: &[Option<&Review>]| {
        reviews.iter().filter(|review| review.is_none_or(|review| review.by.is_none())).count()
    };
    let (exercises, guides) = (missing(&exercises), missing(&guides));
    // What the clinic signs is printed as reviewed, whoever wrote it.
    let clinic = view.project.brands.get(CLINIC).and_then(|brand| brand.review.as_ref());
    let signed = clinic.is_some_and(|review| review.by.is_some());
    if exercises + guides > 0 && !signed {
        let message = format!(
            "not yet reviewed by a clinician: {} and {}",
            counted(exercises, "exercise"),
            counted(guides, "guide"),
        );
        let help = "the pages say so, unless your brand signs them: fill in `review: {by: …, on: …, due: …}` \
                    in each file, or in your brand to sign them all";
        problems.push(Diagnostic::new(Severity::Note, "unreviewed", message, None).help(help));
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

fn order(review: &Review) -> Option<Diagnostic> {
    let (on, due) = (review.on.as_ref()?, review.due.as_ref()?);
    (due.value <= on.value).then(|| {
        let message = format!("the next review is due before the last one, on {}", on.value);
        Diagnostic::warning("review-order", message, &due.at).help("check both dates")
    })
}
