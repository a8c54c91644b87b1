//! Types of the command table as TypeScript declarations.

use std::any::TypeId;
use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// A type's name in TypeScript, and what it needs to be declared.
pub(crate) struct TypeOf {
    pub(crate) name: String,
    pub(crate) collect: fn(&mut Declarations),
}

impl TypeOf {
    pub(crate) fn of<T: TS + 'static + ?Sized>() -> Self {
        Self { name: T::name(&config()), collect: |d| d.add::<T>() }
    }
}

#[derive(Default)]
pub(crate) struct Declarations {
    seen: Vec<TypeId>,
    pub(crate) text: BTreeMap<String, String>,
}

impl Declarations {
    pub(crate) fn add<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}\n", T::decl(&config()));
            self.text.insert(T::ident(&config()), text);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.add::<T>();
    }
}

fn config() -> Config {
    Config::new().with_large_int("number")
}
