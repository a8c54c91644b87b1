//! Built-in packs of a backup: their text comes from the program alone, whatever a backup says under their names.

use rusqlite::{Transaction, named_params};
use stipple_core::pack::Pack;

use crate::error::StoreError;
use crate::tables::column::rows;

/// The program's own pack of an id.
pub type BuiltIn<'p> = &'p dyn Fn(&str) -> Option<Pack>;

/// Gives every pack of ours its text, and every plan of an older version of one that version's successor: the text of the
/// older one is not in the program. What is not ours is not called ours.
pub(super) fn own_packs(sql: &Transaction<'_>, built_in: BuiltIn<'_>) -> Result<(), StoreError> {
    let found = rows(sql, "SELECT id, version FROM pack ORDER BY id, version", [], |row| {
        Ok((row.get::<_, String>("id")?, row.get::<_, String>("version")?))
    })?;
    for (id, version) in found {
        match built_in(&id) {
            Some(own) => replace(sql, &id, &version, &own)?,
            None => {
                sql.execute(
                    "UPDATE pack SET built_in = 0 WHERE id = :id AND version = :version",
                    named_params! { ":id": id, ":version": version },
                )?;
            }
        }
    }
    Ok(())
}

fn replace(sql: &Transaction<'_>, id: &str, version: &str, own: &Pack) -> Result<(), StoreError> {
    sql.execute(
        "INSERT INTO pack (id, version, body, built_in) VALUES (:id, :version, :body, 1)
         ON CONFLICT (id, version) DO UPDATE SET body = excluded.body, built_in = 1",
        named_params! { ":id": id, ":version": own.version, ":body": serde_json::to_string(own)? },
    )?;
    if version != own.version {
        sql.execute(
            "UPDATE plan SET pack_version = :own WHERE pack = :id AND pack_version = :version",
            named_params! { ":own": own.version, ":id": id, ":version": version },
        )?;
        sql.execute(
            "DELETE FROM pack WHERE id = :id AND version = :version",
            named_params! { ":id": id, ":version": version },
        )?;
    }
    Ok(())
}
