//! Text that a spreadsheet would take for a formula, made harmless (OWASP, "CSV injection").

/// What makes a cell a formula when it stands first, in its usual and its wide form.
const STARTS: &[char] =
    &['=', '+', '-', '@', '\t', '\r', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
/// Where another program may cut a cell in two: a German Excel cuts at semicolons.
const CUTS: &[char] = &[';', '\t', '\n', '\r'];

/// The text with an apostrophe before each place where a formula could begin. A spreadsheet then shows it as text; what
/// was typed stands unchanged in the JSON file beside it.
pub fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut may_begin = true;
    if STARTS.iter().any(|start| text.starts_with(*start)) {
        safe.push('\'');
        may_begin = false;
    }
    for c in text.chars() {
        if may_begin && STARTS.contains(&c) && !CUTS.contains(&c) {
            safe.push('\'');
        }
        may_begin = CUTS.contains(&c) || (may_begin && is_passed_over(c));
        safe.push(c);
    }
    safe
}

/// What programs skip before they look whether a formula begins: blanks, quotes, marks without a width.
fn is_passed_over(c: char) -> bool {
    let unseen = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let quote = matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}');
    c.is_whitespace() || unseen || quote || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    /// What is typed, and what the spreadsheet gets; as it was typed where nothing could begin.
    const CELLS: &[(&str, &str)] = &[
        ("", ""),
        ("Itches a little.", "Itches a little."),
        ("=1+1", "'=1+1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        (" =1", " '=1"),
        ("\u{A0}=1", "\u{A0}'=1"),
        ("\"=1\"", "\"'=1\""),
        ("'=1", "''=1"),
        ("\u{201E}=1\u{201C}", "\u{201E}'=1\u{201C}"),
        ("\u{FEFF}=1", "\u{FEFF}'=1"),
        ("\u{202E}=1", "\u{202E}'=1"),
        ("\u{FF1D}1", "'\u{FF1D}1"),
        ("\u{FF20}A1", "'\u{FF20}A1"),
        ("a;=1", "a;'=1"),
        ("a; =1", "a; '=1"),
        ("a\n=HYPERLINK(\"http://x\")", "a\n'=HYPERLINK(\"http://x\")"),
        ("a\t-1", "a\t'-1"),
        ("a = b, c - d; e+f @ g", "a = b, c - d; e+f @ g"),
        ("2026-11-22", "2026-11-22"),
        ("==", "'=="),
        ("-", "'-"),
    ];

    #[test]
    fn a_formula_never_begins() {
        assert!(CELLS.len() >= 20);
        for (typed, safe) in CELLS {
            assert_eq!(harmless(typed), *safe, "{typed:?}");
        }
    }

    #[test]
    fn what_is_harmless_stays_so() {
        for (_, safe) in CELLS {
            assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r']), "{safe:?}");
        }
    }
}
