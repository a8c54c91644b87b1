//! Colours: the tokens, their contrast, and colours written down elsewhere.

use std::collections::BTreeMap;

/// The colour tokens of one theme.
pub type Theme = BTreeMap<String, [u8; 3]>;

/// The tokens of every block of the file that sets `color-scheme` to this word.
pub fn themes(css: &str, scheme: &str) -> Vec<Theme> {
    css.split('}')
        .filter_map(|block| block.rsplit_once('{').map(|(_, body)| body))
        .filter(|body| body.contains(&format!("color-scheme: {scheme};")))
        .map(|body| body.split(';').filter_map(token).collect())
        .collect()
}

fn token(declaration: &str) -> Option<(String, [u8; 3])> {
    let (name, value) = declaration.split_once(':')?;
    let name = name.trim().strip_prefix("--")?;
    Some((name.to_owned(), rgb(value.trim())?))
}

fn rgb(hex: &str) -> Option<[u8; 3]> {
    let hex = hex.strip_prefix('#').filter(|hex| hex.len() == 6)?;
    let part = |from: usize| u8::from_str_radix(hex.get(from..from + 2)?, 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

/// WCAG 2.2's contrast ratio.
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let [red, green, blue] = colour.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const FUNCTIONS: [&str; 10] =
    ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color("];
const PROPERTIES: [&str; 8] =
    ["color", "background", "border", "fill", "stroke", "outline", "shadow", "decoration"];
const NAMES: [&str; 24] = [
    "white", "black", "red", "green", "blue", "gray", "grey", "yellow", "orange", "purple", "pink",
    "brown", "cyan", "magenta", "silver", "maroon", "navy", "teal", "olive", "lime", "crimson",
    "gold", "tomato", "beige",
];

/// Colours that a line writes down instead of naming a token.
pub fn literals(line: &str) -> Vec<String> {
    let mut found = hexes(line);
    let function =
        |name: &&&str| line.contains(&format!(" {name}")) || line.contains(&format!(":{name}"));
    found.extend(FUNCTIONS.iter().filter(function).map(|name| (*name).to_owned()));
    let (property, value) = line.split_once([':', '=']).unwrap_or(("", ""));
    if PROPERTIES.iter().any(|name| property.contains(name)) {
        let mut words = value.split(|c: char| !c.is_alphanumeric() && c != '-');
        found.extend(words.find(|word| NAMES.contains(word)).map(str::to_owned));
    }
    found
}

fn hexes(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices('#') {
        let before = line.get(..at).and_then(|text| text.chars().last());
        let rest = line.get(at + 1..).unwrap_or("");
        let digits: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        let next = rest.chars().nth(digits.len());
        let hex =
            matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit());
        let value = before.is_some_and(|c| " :(,\"'`".contains(c)) && next != Some('(');
        if hex && value {
            found.push(format!("#{digits}"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{contrast, literals, themes};

    #[test]
    fn tokens_are_read_by_theme() {
        let css = ":root { color-scheme: light; --ink: #000000; --gap: 1rem; }\n@media x { :root { color-scheme: dark; --ink: #ffffff; } }";
        let light = themes(css, "light");
        assert_eq!(light[0].keys().collect::<Vec<_>>(), ["ink"]);
        assert_eq!(themes(css, "dark")[0]["ink"], [255; 3]);
        assert!((contrast(light[0]["ink"], [255; 3]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn colours_are_found_and_blocks_and_links_are_not() {
        for line in [
            "color: #fff;",
            "a { fill: rgb(1 2 3) }",
            "border: 1px solid black;",
            "<path stroke=\"#1f5f5b\">",
        ] {
            assert_eq!(literals(line).len(), 1, "{line}");
        }
        for line in [
            "{#each list as item}",
            "href=\"#/today\"",
            "  #add() {",
            "color: var(--ink);",
            "white-space: nowrap;",
        ] {
            assert!(literals(line).is_empty(), "{line}");
        }
    }
}
