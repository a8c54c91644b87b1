//! Colours: the tokens, their contrast, and colours written down elsewhere.

use std::collections::BTreeMap;

/// The colour tokens of one theme.
pub type Theme = BTreeMap<String, [u8; 3]>;

/// The light and the dark theme: each token once, as `light-dark(#..., #...)`.
///
/// # Errors
/// Names a token that gives a colour for one theme only, or a second time.
pub fn themes(css: &str) -> Result<[Theme; 2], String> {
    let [mut light, mut dark] = [Theme::new(), Theme::new()];
    for (name, value) in css.split(['{', ';', '}']).filter_map(declaration) {
        let Some((one, other)) = pair(value) else {
            if value.contains('#') {
                return Err(format!(
                    "--{name} is not a colour for light and one for dark: {value}"
                ));
            }
            continue;
        };
        let again = light.insert(name.to_owned(), one).is_some();
        if dark.insert(name.to_owned(), other).is_some() || again {
            return Err(format!("--{name} is written twice"));
        }
    }
    Ok([light, dark])
}

fn declaration(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once(':')?;
    Some((name.trim().strip_prefix("--")?, value.trim()))
}

fn pair(value: &str) -> Option<([u8; 3], [u8; 3])> {
    let inner = value.strip_prefix("light-dark(")?.strip_suffix(')')?;
    let (light, dark) = inner.split_once(',')?;
    Some((rgb(light.trim())?, rgb(dark.trim())?))
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
        let css = ":root { --ink: light-dark(#000000, #ffffff); --gap: 1rem; --shadow: 0 1px light-dark(rgb(0 0 0), rgb(1 1 1)); }";
        let [light, dark] = themes(css).unwrap();
        assert_eq!(light.keys().collect::<Vec<_>>(), ["ink"]);
        assert_eq!(dark["ink"], [255; 3]);
        assert!((contrast(light["ink"], dark["ink"]) - 21.0).abs() < 0.01);
    }

    #[test]
    fn a_colour_is_written_once_and_for_both_themes() {
        let twice = ":root { --ink: light-dark(#000000, #ffffff); } @media (prefers-color-scheme: dark) { :root { --ink: light-dark(#000000, #eeeeee); } }";
        assert!(themes(twice).is_err());
        assert!(themes(":root { --ink: #000000; }").is_err());
        assert!(themes(":root { --ink: light-dark(#000000, #fff); }").is_err());
    }

    #[test]
    fn colours_are_told_from_blocks_and_links() {
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
