//! Files that start a clinic's own content, with comments that teach the format.

/// A template with places such as `{{name}}` for values.
pub(crate) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let (key, tail) = after.split_once("}}").unwrap_or((after, ""));
        let value = values.iter().find(|(name, _)| *name == key);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Text as YAML in double quotes, whatever is in it: JSON strings are YAML strings.
pub(crate) fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A name as an id: small letters and digits with dashes between; accents of western European
/// letters are dropped, other scripts leave nothing.
pub(crate) fn slug(name: &str) -> String {
    let mut id = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => id.push(c),
            'à'..='å' => id.push('a'),
            'ç' => id.push('c'),
            'è'..='ë' => id.push('e'),
            'ì'..='ï' => id.push('i'),
            'ñ' => id.push('n'),
            'ò'..='ö' | 'ø' => id.push('o'),
            'ù'..='ü' => id.push('u'),
            'ß' => id.push_str("ss"),
            // "Tom's" reads better as "toms" than as "tom-s".
            '\'' | '’' => {}
            _ if !id.is_empty() && !id.ends_with('-') => id.push('-'),
            _ => {}
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    id
}

/// A name made from an id, or the name itself when it is not written like an id.
pub(crate) fn title(name: &str) -> String {
    let name = name.trim();
    if name != slug(name) {
        return name.to_owned();
    }
    let words = name.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The first words of a name that fit into so many letters, or as much of the first as fits.
pub(crate) fn shorten(name: &str, letters: usize) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        let longer = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if longer.chars().count() > letters {
            break;
        }
        short = longer;
    }
    if short.is_empty() { name.chars().take(letters).collect() } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_names_are_made_from_each_other() {
        for (name, id) in [
            ("Wall slide", "wall-slide"),
            ("  Tom's 2nd (best) stretch! ", "toms-2nd-best-stretch"),
            ("Étirement à l'épaule", "etirement-a-lepaule"),
            ("伸展", ""),
        ] {
            assert_eq!(slug(name), id);
        }
        assert_eq!(title("wall-slide"), "Wall slide");
        assert_eq!(title(" Wall Slide "), "Wall Slide");
        assert_eq!(shorten("Sideways chair twist", 11), "Sideways");
        assert_eq!(shorten("Extraordinarily long", 11), "Extraordina");
    }

    #[test]
    fn values_stay_values() {
        let filled = fill("name: {{name}}\nx: {{none}}!", &[("name", &quote("a: \"b\" {{x}}\n#"))]);
        assert_eq!(filled, "name: \"a: \\\"b\\\" {{x}}\\n#\"\nx: !");
    }
}
