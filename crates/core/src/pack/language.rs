//! The language of a pack, as screens hand it on to the system: a BCP 47 tag.

/// Whether a text has the form of a language tag: letters, then parts of letters and digits, joined by hyphens.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    let letters = |part: &str| part.bytes().all(|b| b.is_ascii_alphabetic());
    let signs = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric());
    (2..=3).contains(&first.len())
        && letters(first)
        && parts.all(|part| (2..=8).contains(&part.len()) && signs(part))
        && tag.len() <= 35
}

/// The tag that was most likely meant; English where none was.
pub(super) fn language(text: &str) -> String {
    let tag = text.trim().replace('_', "-");
    if is_language(&tag) { tag } else { "en".into() }
}
