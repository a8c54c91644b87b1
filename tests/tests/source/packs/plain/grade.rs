//! How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), with syllables counted by rule.

/// Names a reader knows from the box; they count as two syllables, whatever their length.
const NAMES: [&str; 2] = ["finasteride", "minoxidil"];

/// The syllables of a word: groups of vowels, less the silent endings of English.
pub fn syllables(word: &str) -> usize {
    let word: String = word.to_lowercase().chars().filter(|c| c.is_ascii_lowercase()).collect();
    if NAMES.contains(&word.as_str()) {
        return 2;
    }
    let vowel = |c: char| "aeiouy".contains(c);
    let letters: Vec<char> = word.chars().collect();
    let starts = letters
        .iter()
        .enumerate()
        .filter(|(n, c)| vowel(**c) && (*n == 0 || !vowel(letters[n - 1])));
    let groups = starts.count();
    let before =
        |back: usize| letters.len().checked_sub(back).and_then(|n| letters.get(n)).copied();
    let silent = match before(1) {
        Some('e') => {
            before(2).is_some_and(|c| !vowel(c))
                && !(before(2) == Some('l') && before(3).is_some_and(|c| !vowel(c)))
        }
        Some('s') if before(2) == Some('e') => before(3).is_some_and(|c| {
            let ending_of_its_own = c == 'l' && before(4).is_some_and(|b| !vowel(b));
            !(vowel(c) || "sxzcgh".contains(c) || ending_of_its_own)
        }),
        Some('d') if before(2) == Some('e') => {
            before(3).is_some_and(|c| !vowel(c) && !"td".contains(c))
        }
        _ => false,
    };
    groups.saturating_sub(usize::from(silent)).max(1)
}

/// The grade: years of school that a text asks for.
pub fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "/–—".contains(c))
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect();
    let ends = text
        .split_whitespace()
        .filter(|w| w.trim_end_matches(['"', ')', '”', '’']).ends_with(['.', '!', '?', ':', ';']));
    let sentences = ends.count().max(1);
    let spoken: usize = words.iter().map(|w| w.split('-').map(syllables).sum::<usize>()).sum();
    let (words, sentences, spoken) = (words.len().max(1) as f64, sentences as f64, spoken as f64);
    0.39 * words / sentences + 11.8 * spoken / words - 15.59
}
