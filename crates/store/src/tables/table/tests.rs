use std::collections::BTreeSet;
use std::path::Path;

use super::*;
use crate::sample::{Profile, changes};
use crate::tables::TABLES;

const BEGIN: &str = "<!-- tables: made from their descriptions by a test -->\n";
const END: &str = "<!-- end of tables -->\n";

fn authors(table: &Table) -> String {
    let named: BTreeSet<String> = match table.recorded {
        Recorded::Nothing => return "no changes".into(),
        Recorded::Any(author) => [format!("{author:?}")].into(),
        Recorded::Fields(fields) => fields.iter().map(|(_, by)| format!("{by:?}")).collect(),
    };
    named.into_iter().collect::<Vec<_>>().join(", ").to_lowercase()
}

fn rows_go(table: &Table) -> &'static str {
    match (table.deletable, table.purgeable) {
        (true, true) => "deleted, then purged",
        (true, false) => "deleted",
        (false, true) => "purged",
        (false, false) => "never",
    }
}

fn line(table: &Table) -> String {
    let backup = match table.backup {
        Backup::Entries | Backup::Log => "every row".to_string(),
        Backup::Waiting => "rows with their file".into(),
        Backup::Settings(names) => {
            names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
        }
        Backup::Left => "no".into(),
    };
    format!(
        "| `{}` | {} | {} | {} | {} | {backup} | {} |\n",
        table.name,
        table.key.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", "),
        table.noun.map_or("none".into(), |noun| format!("`{noun}`")),
        authors(table),
        rows_go(table),
        table.export.map_or("no".into(), |name| format!("`{name}`")),
    )
}

#[test]
fn the_docs_describe_every_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/data-model.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).unwrap();
    let (_, after) = rest.split_once(END).unwrap();
    let head = "| Table | Key | Noun | Fields are the word of | Rows go | In a backup | In an export |\n| --- | --- | --- | --- | --- | --- | --- |\n";
    let lines: String = TABLES.into_iter().map(line).collect();
    let fresh = format!("{before}{BEGIN}\n{head}{lines}\n{END}{after}");
    if page != fresh {
        std::fs::write(&path, fresh).unwrap();
        panic!("docs/data-model.md was stale and has been rewritten: commit it");
    }
}

#[test]
fn descriptions_fit_the_schema() {
    let profile = Profile::new();
    let store = profile.open().unwrap();
    let names: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(names.len(), TABLES.len(), "each name once");
    for table in TABLES {
        let columns = columns_of(store.connection(), table.name).unwrap();
        let has = |name: &str| columns.iter().any(|column| column == name);
        let named = table.key.iter().chain(table.photos);
        assert!(named.chain(&table.one_per).chain(&table.frozen_by).all(|c| has(c)), "{table:?}");
        assert_eq!(has("deleted_at"), table.deletable, "{table:?}");
        assert!(table.sql.is_sorted_by_key(|(schema, _)| *schema), "{table:?}");
    }
}

#[test]
fn a_recorded_field_has_an_author() {
    let profile = Profile::new();
    let mut store = profile.open().unwrap();
    let found = changes(&mut store);
    assert!(found.len() >= 2);
    for change in found {
        let is_its = |table: &&&Table| table.recorded_noun() == Some(change.noun.as_str());
        let table = TABLES.iter().find(is_its).unwrap();
        assert!(change.fields.iter().all(|f| table.author(&f.field).is_some()), "{change:?}");
        assert_eq!(table.author("no such field"), None);
    }
}
