//! `ui/src/generated/api.ts`, made from the command table and the types it names. A test writes and checks it.

use std::any::TypeId;
use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::commands::{Access, TABLE, each_type};
use crate::error::Error;

/// A type's name in TypeScript, and what it needs to be declared.
pub(crate) struct TypeOf {
    name: String,
    collect: fn(&mut Declarations),
}

impl TypeOf {
    pub(crate) fn of<T: TS + 'static + ?Sized>() -> Self {
        Self { name: T::name(&config()), collect: |d| d.add::<T>() }
    }
}

#[derive(Default)]
pub(crate) struct Declarations {
    seen: Vec<TypeId>,
    text: BTreeMap<String, String>,
}

impl Declarations {
    fn add<T: TS + 'static + ?Sized>(&mut self) {
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

/// The whole file.
pub fn typescript() -> String {
    let mut declarations = Declarations::default();
    declarations.add::<Error>();
    declarations.add::<crate::changed::Tag>();
    // What goes beside a picture's bytes, outside the table.
    declarations.add::<crate::view::PhotoReceiveArgs>();
    declarations.add::<crate::view::Received>();
    declarations.add::<crate::view::ShareArgs>();
    declarations.add::<crate::view::BookingFileArgs>();
    declarations.add::<crate::view::PrintArgs>();
    let mut rows = String::new();
    each_type(|row, args, value| {
        (args.collect)(&mut declarations);
        (value.collect)(&mut declarations);
        rows.push_str(&format!(
            "  {}: {{ args: {}; value: {} }};\n",
            row.name, args.name, value.name
        ));
    });
    let tags = |access| {
        let lines = TABLE.iter().filter(|r| r.access == access).map(|r| {
            let tags: Vec<String> =
                r.tags.iter().filter_map(|t| serde_json::to_string(t).ok()).collect();
            format!("  {}: [{}],\n", r.name, tags.join(", "))
        });
        lines.collect::<String>()
    };
    let types: String = declarations.text.into_values().collect();
    format!(
        "// Made from crates/api by `cargo test -p stipple-tests --test source bindings`; a test fails when it is stale.\n\n\
         {types}\n\
         /** Every command with its arguments and its value. */\n\
         export interface Commands {{\n{rows}}}\n\n\
         /** Which tags each reading command depends on. */\n\
         export const dependsOn = {{\n{}}} as const satisfies Partial<Record<keyof Commands, readonly Tag[]>>;\n\n\
         /** A command that only looks. */\n\
         export type Read = keyof typeof dependsOn;\n\
         /** A command that writes. */\n\
         export type Write = Exclude<keyof Commands, Read>;\n",
        tags(Access::Read),
    )
}
