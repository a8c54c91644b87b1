//! File names that are valid on every system.

use unicode_normalization::UnicodeNormalization;

/// Longest part of a file name, in characters.
const MAX_CHARACTERS: usize = 40;

/// Converts text to a part of a file name: letters and digits of any script, separated by hyphens. So it contains no path
/// separator, no extension and no bidirectional control character.
pub fn file_part(words: &str) -> String {
    let mut part = String::new();
    for c in words.nfc() {
        let kept = c.is_alphanumeric();
        if kept {
            part.push(c);
        } else if !part.ends_with('-') {
            part.push('-');
        }
        if part.chars().count() >= MAX_CHARACTERS {
            break;
        }
    }
    part.trim_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::file_part;

    #[test]
    fn part_has_letters_digits_and_hyphens_only() {
        for (words, part) in [
            ("Left, half turned", "Left-half-turned"),
            ("Hinterkopf \u{fc}ber \u{df}", "Hinterkopf-\u{fc}ber-\u{df}"),
            ("u\u{308}ber", "\u{fc}ber"),
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\nul.", "C-nul"),
            ("\u{202E}gpj.exe", "gpj-exe"),
            ("\u{1F642}", ""),
            ("", ""),
        ] {
            assert_eq!(file_part(words), part, "{words:?}");
        }
        assert_eq!(file_part(&"a ".repeat(500)).chars().count(), 39);
    }
}
