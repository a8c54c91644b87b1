//! Prevents CSV injection: text that a spreadsheet would run as a formula (OWASP, "CSV Injection").

/// Characters that start a formula, with their full-width forms.
const FORMULA_STARTS: &[char] =
    &['=', '+', '-', '@', '\t', '\r', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];
/// Separators at which a program may split a cell: a German Excel splits at semicolons.
const SEPARATORS: &[char] = &[';', '\t', '\n', '\r'];

/// Inserts an apostrophe wherever a formula could begin, so that a spreadsheet shows it as text. The JSON file of the same export
/// has the unchanged text.
pub fn harmless(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    let mut may_begin = true;
    if FORMULA_STARTS.iter().any(|start| text.starts_with(*start)) {
        safe.push('\'');
        may_begin = false;
    }
    for c in text.chars() {
        if may_begin && FORMULA_STARTS.contains(&c) && !SEPARATORS.contains(&c) {
            safe.push('\'');
        }
        may_begin = SEPARATORS.contains(&c) || (may_begin && is_skipped(c));
        safe.push(c);
    }
    safe
}

/// Characters that programs skip before a formula: white space, quotes, invisible characters.
fn is_skipped(c: char) -> bool {
    let unseen = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let quote = matches!(c, '"' | '\'' | '`' | '\u{2018}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}');
    c.is_whitespace() || unseen || quote || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::harmless;

    /// Text and its escaped form.
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
    fn escapes_every_formula() {
        assert!(CELLS.len() >= 20);
        for (typed, safe) in CELLS {
            assert_eq!(harmless(typed), *safe, "{typed:?}");
        }
    }

    #[test]
    fn escaped_text_never_starts_a_formula() {
        for (_, safe) in CELLS {
            assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\r']), "{safe:?}");
        }
    }
}
