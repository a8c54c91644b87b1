//! What one module declares, imports and names, read from its tokens.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path as it is written, by its segments.
pub type Written = Vec<String>;

/// A name that a `use` brings into a module.
#[derive(Debug)]
pub struct Import {
    pub name: String,
    pub path: Written,
    pub public: bool,
}

/// One module, without the modules inside it.
#[derive(Debug, Default)]
pub struct Module {
    /// The file it is written in, from the crate's `src`.
    pub file: String,
    pub items: BTreeSet<String>,
    pub imports: Vec<Import>,
    /// Modules whose public names are all imported, and whether they are exported again.
    pub globs: Vec<(Written, bool)>,
    /// Every path of two or more segments, in an import or inline.
    pub paths: BTreeSet<Written>,
}

/// A module declared inside another one.
pub enum Nested {
    Inline(String, TokenStream),
    File(String),
}

/// Reads a module's tokens. Tests are left out: they may import whatever they test.
pub fn scan(tokens: TokenStream, file: &str) -> (Module, Vec<Nested>) {
    let module = Module { file: file.to_owned(), ..Module::default() };
    let mut scan = Scan { module, nested: Vec::new() };
    scan.walk(&trees(tokens), true);
    (scan.module, scan.nested)
}

struct Scan {
    module: Module,
    nested: Vec<Nested>,
}

const ITEMS: [&str; 9] =
    ["fn", "struct", "enum", "trait", "type", "const", "static", "union", "macro_rules"];

impl Scan {
    /// `top` is false inside any braces: what is declared there is no name of the module.
    fn walk(&mut self, tokens: &[TokenTree], top: bool) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += match token {
                TokenTree::Punct(p) if p.as_char() == '#' => skipped(&tokens[at..]),
                TokenTree::Group(group) => {
                    self.walk(&trees(group.stream()), false);
                    1
                }
                TokenTree::Ident(_) => self.word(tokens, at, top),
                _ => 1,
            };
        }
    }

    /// Reads what begins with this identifier; how many tokens it was.
    fn word(&mut self, tokens: &[TokenTree], at: usize, top: bool) -> usize {
        let rest = &tokens[at..];
        let name = text(rest.first());
        let next = text(rest.get(1));
        match name.as_str() {
            "use" if next != "<" => {
                let length = rest.iter().take_while(|t| !is_punct(t, ';')).count();
                let public = is_public(&tokens[..at]);
                self.import(&rest[1..length], &Vec::new(), public);
                return length;
            }
            "mod" if is_punct_at(rest, 2, ';') => self.nested.push(Nested::File(next)),
            "mod" => {
                if let Some(TokenTree::Group(body)) = rest.get(2) {
                    self.nested.push(Nested::Inline(next, body.stream()));
                    return 3;
                }
            }
            word if top && ITEMS.contains(&word) => {
                let declared = rest.iter().skip(1).map(|t| text(Some(t)));
                let not_name = |t: &String| ["!", "mut", "fn", "unsafe"].contains(&t.as_str());
                self.module.items.extend(declared.skip_while(not_name).take(1));
            }
            _ => return self.path(rest),
        }
        1
    }

    /// Reads a path written inline.
    fn path(&mut self, rest: &[TokenTree]) -> usize {
        let mut path = vec![text(rest.first())];
        let mut length = 1;
        while is_punct_at(rest, length, ':') && is_punct_at(rest, length + 1, ':') {
            let Some(TokenTree::Ident(next)) = rest.get(length + 2) else { break };
            path.push(next.to_string());
            length += 3;
        }
        if path.len() > 1 {
            self.module.paths.insert(path);
        }
        length
    }

    /// Reads one branch of a `use`.
    fn import(&mut self, branch: &[TokenTree], prefix: &Written, public: bool) {
        let mut path = prefix.clone();
        let mut words = branch.iter();
        let mut renamed = None;
        while let Some(token) = words.next() {
            match token {
                TokenTree::Ident(word) if word == "as" => renamed = Some(text(words.next())),
                TokenTree::Ident(word) => path.push(word.to_string()),
                TokenTree::Punct(p) if p.as_char() == '*' => {
                    self.module.globs.push((path, public));
                    return;
                }
                TokenTree::Group(group) => {
                    let inside = trees(group.stream());
                    for branch in inside.split(|t| is_punct(t, ',')).filter(|b| !b.is_empty()) {
                        self.import(branch, &path, public);
                    }
                    return;
                }
                _ => {}
            }
        }
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        if let Some(name) = renamed.or_else(|| path.last().cloned()) {
            self.module.paths.insert(path.clone());
            self.module.imports.push(Import { name, path, public });
        }
    }
}

fn trees(tokens: TokenStream) -> Vec<TokenTree> {
    // What a macro passes on is wrapped in a group without delimiters.
    tokens.into_iter().collect()
}

fn text(token: Option<&TokenTree>) -> String {
    token.map_or_else(String::new, ToString::to_string)
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(p) if p.as_char() == wanted)
}

fn is_punct_at(tokens: &[TokenTree], at: usize, wanted: char) -> bool {
    tokens.get(at).is_some_and(|t| is_punct(t, wanted))
}

fn is_group(token: &TokenTree, wanted: Delimiter) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == wanted)
}

/// Whether the tokens before an item end in `pub` or `pub(...)`.
fn is_public(before: &[TokenTree]) -> bool {
    let before = match before {
        [rest @ .., last] if is_group(last, Delimiter::Parenthesis) => rest,
        _ => before,
    };
    text(before.last()) == "pub"
}

/// The tokens of an attribute, and of the item after it when that is compiled for tests only.
fn skipped(tokens: &[TokenTree]) -> usize {
    let bracket = 1 + usize::from(is_punct_at(tokens, 1, '!'));
    let Some(attribute) = tokens.get(bracket).filter(|t| is_group(t, Delimiter::Bracket)) else {
        return 1;
    };
    let tests_only = attribute.to_string().replace(' ', "") == "[cfg(test)]";
    let length = bracket + 1;
    if !tests_only {
        return length;
    }
    let item = tokens.get(length..).unwrap_or(&[]);
    let imports = item.iter().take(3).any(|t| text(Some(t)) == "use");
    let ends = |t: &TokenTree| is_punct(t, ';') || (!imports && is_group(t, Delimiter::Brace));
    length + item.iter().position(ends).map_or(item.len(), |end| end + 1)
}
