//! File names that every system takes.

use unicode_normalization::UnicodeNormalization;

/// The most characters of a part of a file name.
const MOST: usize = 40;

/// A part of a file name: letters and digits of any script, and hyphens between them. Nothing else is in it, so that it can
/// be no path, no device of an old system and no trick of direction.
pub fn file_part(words: &str) -> String {
    let mut part = String::new();
    for c in words.nfc() {
        let kept = c.is_alphanumeric();
        if kept {
            part.push(c);
        } else if !part.ends_with('-') {
            part.push('-');
        }
        if part.chars().count() >= MOST {
            break;
        }
    }
    part.trim_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::file_part;

    #[test]
    fn a_part_is_letters_digits_and_hyphens() {
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
