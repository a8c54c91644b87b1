//! Sentences and names that avoid the field's own word: a reader greps for *export* and finds *what leaves*. The rules are
//! in `docs/contributing.md`.

use std::fmt::Write;

use crate::tree::{Source, sources};

/// A phrase and what to write instead, lower case. A phrase matches whole words only, also across a line end.
const PHRASES: &[(&str, &str)] = &[
    ("by nobody", "say who does what"),
    ("that is none", "is invalid, is unavailable"),
    ("not to be had", "is unavailable"),
    ("files that leave", "exported files"),
    ("take in anew", "import again, add again"),
    ("take it in anew", "import again, add again"),
    ("takes in anew", "imports again"),
    ("taken in anew", "imported again"),
    ("will stand here", "say what is empty and the next step"),
    ("come in anew", "are added again"),
    ("laying over each other", "aligning"),
    ("beside the pixels", "metadata"),
    ("destroy what was deleted", "purge"),
    ("does the same look", "polls"),
    ("to anybody else", "as non-root"),
    ("a network of its own", "isolated network namespace"),
    ("a network of their own", "isolated network namespace"),
    ("the twin:", "control run"),
    ("has a twin", "has a control run"),
    ("in so many words", "literally"),
    ("it cannot be taken back", "this cannot be undone"),
    ("is shown this once", "show this once"),
    ("a finger or a face", "a fingerprint or face"),
    ("wrong tries", "failed attempts"),
    ("what leaves", "export"),
    ("way out", "export, exit"),
    ("file that leaves", "exported file"),
    ("laid over each other", "aligned"),
    ("lie over each other", "are aligned"),
    ("looks what", "checks what"),
    ("lock against a second instance", "exclusive lock"),
    ("who says so.", "name the source"),
    ("domain/facts.md", "docs/evidence.md"),
    ("reference/security.md", "docs/security.md"),
];

/// Where a phrase may stand, and why: the start of a path, the phrase, the reason.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("docs/contributing.md", "laying over each other", "its table says what not to write"),
    ("docs/contributing.md", "beside the pixels", "its table says what not to write"),
    ("docs/contributing.md", "to anybody else", "its table says what not to write"),
    ("docs/contributing.md", "way out", "its table says what not to write"),
    ("docs/contributing.md", "lock against a second instance", "its table says what not to write"),
];

/// Places with sentences of ours. Generated files repeat what these say.
const PLACES: &[&str] = &[
    "README.md",
    "bench",
    "crates",
    "docs",
    "locales/en",
    "packs",
    "src-tauri",
    "tests",
    "ui/src",
    "xtask",
];
const KINDS: &[&str] = &[".rs", ".ts", ".svelte", ".mjs", ".md", ".ftl", ".toml", ".sql"];
/// This file names every phrase.
const HERE: &str = "tests/tests/source/phrases.rs";

fn prose() -> Vec<Source> {
    let mut files = sources(PLACES);
    let readme = std::fs::read_to_string(crate::tree::root().join("README.md")).unwrap();
    files.push(Source { path: "README.md".into(), text: readme });
    files.retain(|file| file.is(KINDS) && file.path != HERE);
    files
}

/// A file's text in lower case with its comment signs gone and its lines joined, and where each line begins in it.
fn joined(text: &str) -> (String, Vec<usize>) {
    let mut all = String::with_capacity(text.len());
    let mut begins = Vec::new();
    for line in text.lines() {
        begins.push(all.len());
        let words = line.trim().trim_start_matches(['/', '!', '#', '*', '>']).trim();
        all.push_str(&words.to_lowercase());
        all.push(' ');
    }
    (all, begins)
}

/// Where the phrase stands in this text as whole words.
fn whole(text: &str, phrase: &str) -> Vec<usize> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let apart = |at: &usize| {
        let (before, after) = (&text[..*at], &text[at + phrase.len()..]);
        let open = phrase.ends_with(|c: char| !c.is_alphanumeric());
        !letter(before.chars().next_back()) && (open || !letter(after.chars().next()))
    };
    text.match_indices(phrase).map(|(at, _)| at).filter(apart).collect()
}

/// The phrases in these files, and the entries of the allow-list that nothing needs.
fn faults(files: &[Source], allowed: &[(&str, &str, &str)]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut needed = vec![false; allowed.len()];
    for file in files {
        let (text, begins) = joined(&file.text);
        for (phrase, say) in PHRASES {
            for at in whole(&text, phrase) {
                let may = |(path, what, _): &(&str, &str, &str)| {
                    file.path.starts_with(path) && what == phrase
                };
                if let Some(entry) = allowed.iter().position(may) {
                    needed[entry] = true;
                    continue;
                }
                let line = begins.partition_point(|begin| *begin <= at);
                faults.push(format!("{}:{line}: \"{phrase}\"; say: {say}", file.path));
            }
        }
    }
    let idle = allowed.iter().zip(needed).filter(|(_, needed)| !needed);
    faults.extend(idle.map(|((path, phrase, _), _)| {
        format!("{path} has no \"{phrase}\": take it off the allow-list")
    }));
    faults
}

#[test]
fn texts_use_standard_terms() {
    let files = prose();
    assert!(files.len() > 500, "only {} files were read", files.len());
    let faults = faults(&files, ALLOWED);
    let all = faults.iter().fold(String::new(), |mut all, fault| {
        let _ = writeln!(all, "{fault}");
        all
    });
    assert!(faults.is_empty(), "{} faults:\n{all}", faults.len());
}

/// Control run: planted phrases are found, also across a line end; a longer word and an allowed place are not.
#[test]
fn planted_phrases_are_found() {
    let file = |path: &str, text: &str| Source { path: path.into(), text: text.into() };
    let files = [
        file("a.rs", "//! One.\n/// What is not to\n/// be had.\n"),
        file("b.md", "It cannot be taken back, by nobody.\n"),
        file("c.ftl", "a = Nothing beside the pixels\nb = It has a twinkle\n"),
    ];
    let found = faults(
        &files,
        &[("c.ftl", "beside the pixels", "a sample"), ("d.rs", "has a twin", "gone")],
    );
    assert_eq!(found.len(), 4, "{found:#?}");
    for part in
        ["a.rs:2: \"not to be had\"", "b.md:1: \"by nobody\"", "b.md:1: \"it cannot", "d.rs"]
    {
        assert!(found.iter().any(|fault| fault.contains(part)), "{part}: {found:#?}");
    }
}
