//! `ui/src/generated/api.ts`, made from the command table and the types it names. A test writes and checks it.

use crate::commands::{TABLE, each_type};
use crate::error::Error;
use crate::table::{Access, Kind};
use crate::type_of::Declarations;

/// The whole file.
pub fn typescript() -> String {
    let mut declarations = Declarations::default();
    declarations.add::<Error>();
    declarations.add::<crate::changed::Tag>();
    let mut rows = String::new();
    each_type(|row, args, value| {
        (args.collect)(&mut declarations);
        (value.collect)(&mut declarations);
        rows.push_str(&format!(
            "  {}: {{ kind: {}; args: {}; value: {} }};\n",
            row.name,
            serde_json::to_string(&row.kind).unwrap_or_default(),
            args.name,
            value.name
        ));
    });
    let tags = |access| {
        let lines = TABLE.iter().filter(|r| r.access == access && r.kind == Kind::Value).map(|r| {
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
         /** Every command: what it takes or gives beside JSON, its arguments and its value. */\n\
         export interface Commands {{\n{rows}}}\n\n\
         /** Which tags each reading command depends on. */\n\
         export const dependsOn = {{\n{}}} as const satisfies Partial<Record<keyof Commands, readonly Tag[]>>;\n\n\
         /** A command that only reads. */\n\
         export type Read = keyof typeof dependsOn;\n\
         /** The commands of one kind. */\n\
         export type OfKind<K extends string> = {{\n  [C in keyof Commands]: Commands[C][\"kind\"] extends K ? C : never;\n}}[keyof Commands];\n",
        tags(Access::Read),
    )
}
