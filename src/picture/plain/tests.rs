use crate::picture::{Art, Picture, Style, decode};

const FIGURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" width="9" height="9"><defs><clipPath id="c"><path d="M0 0h50v50z"/></clipPath><radialGradient id="g"><stop offset="0" stop-color="#e8502f"/><stop offset="1" stop-color="#e8502f" stop-opacity="0"/></radialGradient></defs><path class="skin" fill="#f3cfb0" d="M5 5h9v9z"/><g clip-path="url(#c)"><ellipse rx="9" ry="9" fill="url(#g)"/></g></svg>"##;

fn is_plain(svg: &str) -> bool {
    match decode(svg.as_bytes(), "a.svg", Style::Colour) {
        Ok(Picture::Vector(vector)) => matches!(vector.art, Art::Plain(_)),
        _ => false,
    }
}

#[test]
fn whatever_is_more_than_plain_is_left_to_usvg() {
    assert!(is_plain(FIGURE));
    for (plain, other) in [
        ("width=\"9\"", "width=\"9mm\""),
        ("viewBox", "preserveAspectRatio=\"none\" viewBox"),
        ("<path class", "<path opacity=\".5\" class"),
        ("<path class", "<path style=\"fill:red\" class"),
        ("<path class", "<path fill-opacity=\"50%\" class"),
        ("<path class", "<path stroke=\"url(#g)\" class"),
        ("<path class", "<path xml:space=\"preserve\" class"),
        ("<path class", "<line x2=\"9\"/><path class"),
        ("<path class", "<style>path{fill:red}</style><path class"),
        ("<path class", "<g><g><path d=\"M0 0h9v9z\"/></g></g><path class"),
        ("class=\"skin\"", "class=\"foot\""),
        ("#f3cfb0", "#f3cfb080"),
        ("#f3cfb0", "currentColor"),
        ("9v9z", "9v9z oops"),
        ("9v9z", "1e9v9z"),
        ("url(#c)", "url(#d)"),
        ("<ellipse", "<path d=\"M0 0h9v9z\"/><ellipse"),
        ("<ellipse", "<ellipse transform=\"scale(0)\""),
        ("<ellipse rx=\"9\"", "<ellipse rx=\"0\""),
        ("offset=\"1\"", "offset=\"0\""),
        ("id=\"g\"", "id=\"g\" r=\".3\""),
        ("id=\"g\"", "id=\"c\""),
    ] {
        let changed = FIGURE.replacen(plain, other, 1);
        assert_ne!(changed, FIGURE);
        assert!(!is_plain(&changed), "{other}");
    }
}
