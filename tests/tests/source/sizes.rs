//! What keeps the project readable: short files and functions, colours in one place and legible, nothing of a workshop
//! left in the text.

use crate::measure::colours::{Theme, contrast, literals, themes};
use crate::measure::functions::{functions, p90};
use crate::tree::{Source, root, sources};

const FILE_LINES: usize = 400;
const FUNCTION_P90: usize = 40;
const FUNCTION_LINES: usize = 60;

/// Text is 4.5:1 on its ground, marks and outlines are 3:1.
const TEXT: f64 = 4.5;
const MARK: f64 = 3.0;
const GROUNDS: [&str; 3] = ["paper", "card", "sunken"];
/// Colours of words on any ground, and on their own soft one.
const VOICES: [&str; 6] = ["accent", "may", "not-yet", "dont", "ask", "normal"];

fn ours() -> Vec<Source> {
    sources(&["bench", "crates", "src-tauri", "tests", "ui", "xtask"])
}

fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn no_file_is_too_long() {
    let code: Vec<Source> = ours()
        .into_iter()
        .filter(|file| file.is(&[".rs", ".ts", ".svelte", ".css", ".mjs", ".js"]))
        .collect();
    let lines = |file: &Source| file.text.lines().count();
    let long = code.iter().filter(|file| lines(file) > FILE_LINES);
    let faults: Vec<String> =
        long.map(|file| format!("{}: {} lines", file.path, lines(file))).collect();
    println!(
        "{} files, the longest {} lines",
        code.len(),
        code.iter().map(lines).max().unwrap_or(0)
    );
    assert!(code.len() > 60, "only {} files were found", code.len());
    assert_none(&faults);
}

#[test]
fn no_function_is_too_long() {
    let code: Vec<Source> = ours().into_iter().filter(|file| file.is(&[".rs"])).collect();
    let found: Vec<_> = code
        .iter()
        .flat_map(|file| functions(&file.text).into_iter().map(move |found| (&file.path, found)))
        .collect();
    let mut lengths: Vec<usize> = found.iter().map(|(_, found)| found.lines).collect();
    let p90 = p90(&mut lengths);
    println!("{} functions, p90 {p90} lines, the longest {:?}", found.len(), lengths.last());
    let long = found.iter().filter(|(_, found)| found.lines > FUNCTION_LINES);
    assert_none(
        &long
            .map(|(path, found)| format!("{path}: {} has {} lines", found.name, found.lines))
            .collect::<Vec<_>>(),
    );
    assert!(found.len() > 200, "only {} functions were found", found.len());
    assert!(p90 <= FUNCTION_P90, "p90 is {p90} lines");
}

fn tokens() -> String {
    std::fs::read_to_string(root().join("ui/src/styles/tokens.css")).unwrap()
}

/// Foreground, ground, and the least contrast.
fn pairs() -> Vec<(String, String, f64)> {
    let mut pairs = Vec::new();
    let mut pair =
        |over: &str, ground: &str, least| pairs.push((over.to_owned(), ground.to_owned(), least));
    for ground in GROUNDS {
        pair("ink", ground, TEXT);
        pair("ink-soft", ground, TEXT);
        pair("line-strong", ground, MARK);
        pair("focus", ground, MARK);
        VOICES.iter().for_each(|voice| pair(voice, ground, TEXT));
    }
    for voice in VOICES {
        pair(voice, &format!("{voice}-soft"), TEXT);
        pair("ink", &format!("{voice}-soft"), TEXT);
    }
    for (over, ground) in
        [("on-accent", "accent"), ("on-accent", "accent-deep"), ("on-dont", "dont")]
    {
        pair(over, ground, TEXT);
    }
    pairs
}

fn too_faint(theme: &Theme) -> Vec<String> {
    let mut faults = Vec::new();
    for (over, ground, least) in pairs() {
        match theme.get(&over).zip(theme.get(&ground)) {
            None => faults.push(format!("{over} or {ground} is no token")),
            Some((&one, &other)) if contrast(one, other) < least => {
                faults.push(format!(
                    "{over} on {ground} is {:.2}:1, less than {least}:1",
                    contrast(one, other)
                ));
            }
            Some(_) => {}
        }
    }
    faults
}

#[test]
fn every_text_is_legible_in_both_themes() {
    let css = tokens();
    let themes = themes(&css).unwrap();
    let faults: Vec<String> = themes.iter().flat_map(too_faint).collect();
    println!("{} pairs of colours in each of 2 themes", pairs().len());
    assert_none(&faults);
}

#[test]
fn colours_are_only_in_tokens() {
    let files: Vec<Source> = sources(&["ui/src"])
        .into_iter()
        .filter(|file| {
            file.is(&[".css", ".svelte", ".ts"]) && !file.path.ends_with("styles/tokens.css")
        })
        .collect();
    assert!(files.len() > 30, "only {} files were found", files.len());
    assert_none(&files.iter().flat_map(colours_in).collect::<Vec<_>>());
}

fn colours_in(file: &Source) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    lines
        .flat_map(|(at, line)| literals(line).into_iter().map(move |found| (at, found)))
        .map(|(at, found)| format!("{}:{}: {found}", file.path, at + 1))
        .collect()
}

/// Words that belong to a workshop and not to the work. Joined here, so that this file does not hold them.
fn workshop() -> Vec<String> {
    let halves = [
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("/fa", "rm/"),
        ("TO", "DO"),
        ("FIX", "ME"),
        ("X", "XX"),
        ("coming", " soon"),
        ("lorem", " ipsum"),
        ("registry.", "npmjs"),
        ("registry.", "yarnpkg"),
    ];
    halves.iter().map(|(one, other)| format!("{one}{other}")).collect()
}

fn workshop_in(file: &Source) -> Vec<String> {
    let words = workshop();
    let mut faults = Vec::new();
    for (at, line) in file.text.lines().enumerate() {
        let found = words.iter().find(|word| line.contains(word.as_str()));
        let numbered = ["issue ", "issue #", "issues/"]
            .iter()
            .any(|word| numbered(&line.to_lowercase(), word));
        if let Some(word) = found {
            faults.push(format!("{}:{}: {word}", file.path, at + 1));
        } else if numbered && !line.contains("://") {
            faults.push(format!("{}:{}: a number of a work item", file.path, at + 1));
        }
    }
    faults
}

/// Whether this word stands before a digit.
fn numbered(line: &str, word: &str) -> bool {
    line.split(word).skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[test]
fn no_workshop_words_remain() {
    let top = [
        ".cargo",
        ".ci",
        "bench",
        "crates",
        "docs",
        "locales",
        "packs",
        "src-tauri",
        "tests",
        "ui",
        "xtask",
    ];
    let mut files = sources(&top);
    for name in [
        "Cargo.toml",
        "README.md",
        "clippy.toml",
        "deny.toml",
        "rustfmt.toml",
        ".gitignore",
        ".editorconfig",
    ] {
        let text = std::fs::read_to_string(root().join(name)).unwrap_or_default();
        files.push(Source { path: name.to_owned(), text });
    }
    assert!(files.len() > 100, "only {} files were found", files.len());
    assert_none(&files.iter().flat_map(workshop_in).collect::<Vec<_>>());
    let locks: Vec<&Source> =
        files.iter().filter(|file| file.path.ends_with("package-lock.json")).collect();
    assert_eq!(locks.len(), 2);
    assert!(
        locks.iter().all(|lock| !lock.text.contains("\"resolved\"")),
        "a lock file names the machine it was made on"
    );
}

/// The control run: each fault, planted, is found.
#[test]
fn planted_faults_are_found() {
    let file = |text: &str| Source { path: "a.svelte".to_owned(), text: text.to_owned() };
    assert_eq!(colours_in(&file("a\ncolor: #123456;")), ["a.svelte:2: #123456"]);
    for word in workshop() {
        assert_eq!(workshop_in(&file(&format!("a {word} b"))).len(), 1, "{word}");
    }
    assert_eq!(workshop_in(&file(&format!("see {} 12", "issue"))).len(), 1);
    assert!(workshop_in(&file("an issue with 12 parts")).is_empty());
    let [mut theme, _] = themes(&tokens()).unwrap();
    assert!(too_faint(&theme).is_empty());
    let paper = theme["paper"];
    theme.insert("ink-soft".to_owned(), paper.map(|part| part - 40));
    assert_eq!(too_faint(&theme).len(), 3);
}
