//! Addresses open something.

use crate::check::view::View;
use crate::diagnostic::Diagnostic;
use crate::load::schema::Text;

/// A QR code of this many bytes has 61 modules a side at medium correction (ISO/IEC 18004, version
/// 11): at 30 mm its modules are half a millimetre, the least a phone reads at arm's length.
const LONGEST: usize = 250;

pub(super) fn check(view: &View<'_>, problems: &mut Vec<Diagnostic>) {
    for (_, brand) in view.brands() {
        if let Some(booking) = &brand.booking {
            let schemes = &["https://", "http://", "mailto:", "tel:"];
            problems.extend(address(&booking.url, schemes));
            if booking.url.len() > LONGEST {
                let message = format!("the address has {} letters", booking.url.len());
                problems.push(
                    Diagnostic::error("address-too-long", message, &booking.url.at)
                        .help(format!("at most {LONGEST} fit a code that phones can read")),
                );
            }
        }
    }
    let sources = view
        .exercises()
        .flat_map(|(_, exercise)| &exercise.sources)
        .chain(view.handouts().flat_map(|(_, handout)| &handout.sources))
        .chain(view.posters().flat_map(|(_, poster)| &poster.sources));
    for url in sources.filter_map(|source| source.url.as_ref()) {
        problems.extend(address(url, &["https://", "http://"]));
    }
}

fn address(url: &Text, schemes: &[&str]) -> Option<Diagnostic> {
    let lower = url.to_ascii_lowercase();
    let rest = schemes.iter().find_map(|scheme| lower.strip_prefix(scheme));
    let opens = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
    let written = url.chars().all(|c| !c.is_whitespace() && !matches!(c, '<' | '>' | '"' | '\\'));
    if opens && written {
        return None;
    }
    let message = format!("`{}` is no address that can be opened", url.value);
    let help = format!("start it with {}, and leave no spaces", schemes.join(" or "));
    Some(Diagnostic::error("bad-address", message, &url.at).help(help))
}
