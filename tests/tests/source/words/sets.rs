//! The closed sets of the contract (`ui/src/generated/api.ts`) that name families of texts.

use std::collections::BTreeSet;

/// A union's words: of `"a" | "b"`, or of the tag of `{ "code": "a", … } | …`.
pub fn members(contract: &str, union: &str, tag: Option<&str>) -> BTreeSet<String> {
    let head = format!("export type {union} = ");
    let body = contract.split_once(&head).map_or("", |(_, rest)| rest);
    let body = body.split("\nexport ").next().unwrap_or("");
    match tag {
        Some(tag) => {
            body.split(&format!("\"{tag}\": \"")).skip(1).filter_map(until_quote).collect()
        }
        None => body
            .split(';')
            .next()
            .unwrap_or("")
            .split('"')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect(),
    }
}

fn until_quote(rest: &str) -> Option<String> {
    rest.split('"').next().map(str::to_owned)
}

/// A word as it stands in a key.
pub fn in_key(word: &str) -> String {
    word.replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::members;

    #[test]
    fn plain_and_tagged_unions_are_read() {
        let contract = "export type Noun = \"plan\" | \"pack\";\n/** x \"y\" */\nexport type E = { \"code\": \"locked\" } | { \"code\": \"too_long\", \n/** The \"field\". */\nfield: string, };\n";
        assert_eq!(
            members(contract, "Noun", None).into_iter().collect::<Vec<_>>(),
            ["pack", "plan"]
        );
        assert_eq!(
            members(contract, "E", Some("code")).into_iter().collect::<Vec<_>>(),
            ["locked", "too_long"]
        );
        assert!(members(contract, "Nothing", None).is_empty());
    }
}
