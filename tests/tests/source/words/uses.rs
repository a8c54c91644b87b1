//! Which texts the screens' code asks for: `t("key")`, t(`prefix-${…}`), and both branches of a choice between such.

use std::collections::BTreeSet;

/// One text that is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// By its whole key, with the names of what it is given; none: they are not written out at the call.
    Key(String, Option<BTreeSet<String>>),
    /// By what stands before and after a value.
    Family(String, String),
    /// In a way that no test can follow.
    Unclear(String),
}

/// A text asked for, and where.
#[derive(Debug)]
pub struct Use {
    pub place: String,
    pub asked: Asked,
}

/// Finds each call of `t` in one file.
pub fn find(path: &str, code: &str) -> Vec<Use> {
    let mut uses = Vec::new();
    for (at, _) in code.match_indices("t(") {
        if !is_call(code.get(..at).unwrap_or("")) {
            continue;
        }
        let words = arguments(code.get(at + 2..).unwrap_or(""));
        let line = code.get(..at).unwrap_or("").matches('\n').count() + 1;
        let given = given(words.get(1).copied());
        let place = format!("{path}:{line}");
        let first = words.first().copied().unwrap_or("").trim();
        uses.extend(
            asked(first, &given).into_iter().map(|asked| Use { place: place.clone(), asked }),
        );
    }
    uses
}

/// Not the end of another name, not the function itself, not in a comment.
fn is_call(before: &str) -> bool {
    let part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '.');
    let line = before.rsplit('\n').next().unwrap_or("").trim_start();
    let comment = ["//", "*", "/*", "<!--"].iter().any(|start| line.starts_with(start));
    !before.ends_with(part_of_name) && !before.ends_with("function ") && !comment
}

fn asked(first: &str, given: &Option<BTreeSet<String>>) -> Vec<Asked> {
    if let [_, yes, no] = split(first, &['?', ':']).as_slice()
        && !first.contains("?.")
        && !first.contains("??")
    {
        return [asked(yes.trim(), given), asked(no.trim(), given)].into_iter().flatten().collect();
    }
    let quote = first.chars().next().unwrap_or(' ');
    let inside = first.get(1..first.len().saturating_sub(1)).unwrap_or("");
    let whole = matches!(quote, '"' | '\'' | '`') && first.len() > 2 && first.ends_with(quote);
    if !whole || (quote != '`' && inside.contains(quote)) {
        return vec![Asked::Unclear(first.to_owned())];
    }
    let family = inside.split_once("${").zip(inside.rsplit_once('}'));
    vec![match family {
        Some(((before, _), (_, after))) if quote == '`' && before.ends_with('-') => {
            Asked::Family(before.to_owned(), after.to_owned())
        }
        Some(_) if quote == '`' => Asked::Unclear(first.to_owned()),
        _ => Asked::Key(inside.to_owned(), given.clone()),
    }]
}

/// The names in `{ count, day: x }`; none where it is not written out.
fn given(second: Option<&str>) -> Option<BTreeSet<String>> {
    let Some(second) = second.map(str::trim).filter(|second| !second.is_empty()) else {
        return Some(BTreeSet::new());
    };
    let inside = second.strip_prefix('{')?.strip_suffix('}')?;
    let names = split(inside, &[',']).into_iter().map(str::trim).filter(|part| !part.is_empty());
    names.map(|part| (!part.starts_with("...")).then(|| name(part))).collect()
}

fn name(part: &str) -> String {
    let name = part.split_once(':').map_or(part, |(name, _)| name);
    name.trim().trim_matches('"').to_owned()
}

/// The arguments of a call, from after its bracket.
fn arguments(code: &str) -> Vec<&str> {
    let end = ends(code, &[]).first().copied().unwrap_or(0);
    split(code.get(..end).unwrap_or(""), &[','])
}

/// Cuts at these signs where they stand outside brackets and quotes.
fn split<'a>(code: &'a str, signs: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for at in ends(code, signs) {
        parts.push(code.get(from..at).unwrap_or(""));
        from = at + 1;
    }
    parts.push(code.get(from..).unwrap_or(""));
    parts
}

/// Where these signs stand outside brackets and quotes, and where the bracket that was open at the start closes.
fn ends(code: &str, signs: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut depth = 0;
    let mut quote = None;
    let mut escaped = false;
    for (at, c) in code.char_indices() {
        match (quote, c) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') if depth == 0 => {
                found.push(at);
                break;
            }
            (None, ')' | ']' | '}') => depth -= 1,
            (None, _) if depth == 0 && signs.contains(&c) => found.push(at),
            (None, _) => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Asked, find};

    fn asked(code: &str) -> Vec<Asked> {
        find("a.svelte", code).into_iter().map(|found| found.asked).collect()
    }

    fn key(key: &str, given: &[&str]) -> Asked {
        Asked::Key(key.to_owned(), Some(given.iter().map(|&name| name.to_owned()).collect()))
    }

    #[test]
    fn keys_families_and_choices_are_found() {
        assert_eq!(asked(r#"<p>{t("a-b")}</p>"#), [key("a-b", &[])]);
        assert_eq!(asked("t('a-b', { n, day: f(x, y) })"), [key("a-b", &["n", "day"])]);
        assert_eq!(
            asked("t(\n  `error-${dash(code)}.what`,\n)"),
            [Asked::Family("error-".into(), ".what".into())]
        );
        assert_eq!(
            asked(r#"t(done ? "a-yes" : "a-no", { n })"#),
            [key("a-yes", &["n"]), key("a-no", &["n"])]
        );
        assert_eq!(asked(r#"t("a-b", args)"#), [Asked::Key("a-b".into(), None)]);
    }

    #[test]
    fn other_calls_are_ignored_unclear_ones_reported() {
        assert_eq!(asked("format(x); start(y); export function t(id: string) {}\n  // t(x)"), []);
        assert_eq!(asked("t(item.key)"), [Asked::Unclear("item.key".into())]);
        assert_eq!(asked("t(`${area}-title`)"), [Asked::Unclear("`${area}-title`".into())]);
    }
}
