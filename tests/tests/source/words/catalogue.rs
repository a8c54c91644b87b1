//! What one language's files define.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement, Resource,
};
use fluent_syntax::parser::parse;

/// What a text needs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Needs {
    pub variables: BTreeSet<String>,
    /// Other texts that it includes.
    pub texts: BTreeSet<String>,
}

/// Texts by key; an attribute's key is `message.attribute`, a term's begins with `-`.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub texts: BTreeMap<String, Needs>,
    pub faults: Vec<String>,
}

impl Catalogue {
    /// Reads files given as (path, text).
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut catalogue = Self::default();
        for (path, text) in files {
            match parse(text) {
                Ok(resource) => catalogue.add(path, &resource),
                Err((_, errors)) => {
                    catalogue
                        .faults
                        .extend(errors.iter().map(|error| format!("{path}: {error:?}")));
                }
            }
        }
        catalogue
    }

    fn add(&mut self, path: &str, resource: &Resource<&str>) {
        for entry in &resource.body {
            let (key, value, attributes) = match entry {
                Entry::Message(message) => {
                    (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
                }
                Entry::Term(term) => {
                    (format!("-{}", term.id.name), Some(&term.value), &term.attributes)
                }
                _ => continue,
            };
            if let Some(value) = value {
                self.insert(path, key.clone(), value);
            }
            for attribute in attributes {
                self.insert(path, format!("{key}.{}", attribute.id.name), &attribute.value);
            }
        }
    }

    fn insert(&mut self, path: &str, key: String, value: &Pattern<&str>) {
        let mut needs = Needs::default();
        pattern(value, &mut needs);
        if self.texts.insert(key.clone(), needs).is_some() {
            self.faults.push(format!("{path}: {key} is there twice"));
        }
    }
}

fn pattern(pattern: &Pattern<&str>, needs: &mut Needs) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression: inner } = element {
            expression(inner, needs);
        }
    }
}

fn expression(expression: &Expression<&str>, needs: &mut Needs) {
    match expression {
        Expression::Inline(inner) => inline(inner, needs),
        Expression::Select { selector, variants } => {
            inline(selector, needs);
            variants.iter().for_each(|variant| pattern(&variant.value, needs));
        }
    }
}

fn inline(inner: &InlineExpression<&str>, needs: &mut Needs) {
    match inner {
        InlineExpression::VariableReference { id } => {
            needs.variables.insert(id.name.to_owned());
        }
        InlineExpression::MessageReference { id, attribute } => {
            let attribute =
                attribute.as_ref().map_or(String::new(), |name| format!(".{}", name.name));
            needs.texts.insert(format!("{}{attribute}", id.name));
        }
        InlineExpression::TermReference { id, arguments: given, .. } => {
            needs.texts.insert(format!("-{}", id.name));
            given.iter().for_each(|given| arguments(given, needs));
        }
        InlineExpression::FunctionReference { arguments: given, .. } => arguments(given, needs),
        InlineExpression::Placeable { expression: inner } => expression(inner, needs),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

fn arguments(given: &CallArguments<&str>, needs: &mut Needs) {
    given.positional.iter().for_each(|value| inline(value, needs));
    given.named.iter().for_each(|named| inline(&named.value, needs));
}

/// How the second language differs from the first.
pub fn differences(first: &Catalogue, second: &Catalogue) -> Vec<String> {
    let mut faults = Vec::new();
    for (key, needs) in &first.texts {
        match second.texts.get(key) {
            None => faults.push(format!("{key} is not translated")),
            Some(other) if other.variables != needs.variables => faults.push(format!(
                "{key} has the variables {:?} in one language and {:?} in the other",
                needs.variables, other.variables
            )),
            Some(_) => {}
        }
    }
    let unknown = second.texts.keys().filter(|key| !first.texts.contains_key(*key));
    faults.extend(unknown.map(|key| format!("{key} is translated but does not exist in English")));
    faults
}
