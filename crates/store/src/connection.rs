//! Opening a file of the store with its key: every connection has the same key, pragmas and refusals.

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::disk::{Disk, Locking};
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::sqlite;

/// The database's name in the host's folder.
pub const DATABASE: &str = "stipple.db";

/// A connection that is closed before a page could be read leaves the log beside the file.
const KEEP_THE_LOG: DbConfig = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;

/// Connects to the database of this name for reading and writing.
pub(crate) fn connect(
    disk: &dyn Disk,
    name: &str,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let connection = connect_with(&disk.database(name), flags, keys, master)?;
    if connection.is_readonly("main")? {
        // SQLite opens a file it may not write for reading. That lasts as long as the connection, whatever the reason was.
        return Err(StoreError::ReadOnly);
    }
    use_wal(&connection, disk.locking())?;
    connection.set_db_config(KEEP_THE_LOG, false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Makes commits appends to a log, each durable. A file layer that cannot keep one takes another journal in silence, with
/// other promises; here that is an error.
pub(crate) fn use_wal(connection: &Connection, locking: Locking) -> Result<(), StoreError> {
    if locking == Locking::Exclusive {
        // Before the log is begun: its index goes where this says.
        connection.execute_batch("PRAGMA locking_mode = EXCLUSIVE;")?;
    }
    let mode: String =
        connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get("journal_mode"))?;
    if mode != "wal" {
        return Err(StoreError::Fault);
    }
    connection.execute_batch("PRAGMA synchronous = FULL;")?;
    Ok(())
}

/// Connects to a file that is only read: nothing of it changes, and no log is made beside it.
pub(crate) fn connect_read_only(
    path: &str,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    connect_with(path, OpenFlags::SQLITE_OPEN_READ_ONLY, keys, master)
}

/// Connects to a database in a folder that cannot be written. SQLite can only read a log there if its index is beside it; and
/// where there is no log, SQLite must be told that none has to be made.
pub(crate) fn connect_in_place(
    disk: &dyn Disk,
    name: &str,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    let path = disk.database(name);
    let log = disk.size(&format!("{name}-wal"))?.unwrap_or(0);
    if log > 0 {
        return connect_read_only(&path, keys, master);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    connect_with(&format!("{}?immutable=1", file_uri(&path)), flags, keys, master)
}

/// A path as SQLite's URI (sqlite.org/uri.html): what could mean something else is encoded, and a drive gets its slash.
fn file_uri(path: &str) -> String {
    let mut uri = String::from("file:");
    if path.as_bytes().get(1) == Some(&b':') {
        uri.push('/');
    }
    for byte in path.bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b'/' | b'.' | b'-' | b'_' | b':' => uri.push(char::from(byte)),
            plain if plain.is_ascii_alphanumeric() => uri.push(char::from(plain)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// Connects with the raw key and the pragmas of `docs/security.md`. `docs/data-model.md` says why each.
pub(crate) fn connect_with(
    path: &str,
    flags: OpenFlags,
    keys: &KeyFile,
    master: &MasterKey,
) -> Result<Connection, StoreError> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = sqlite::open(path, flags)?;
    connection.set_db_config(KEEP_THE_LOG, true)?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.pragma_update(None, "key", master.database_key(&keys.database_salt()?)?.as_str())?;
    connection.execute_batch(
        "PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA busy_timeout = 2000;",
    )?;
    // The first statement that reads a page: a wrong key or a damaged head shows here.
    let look = "SELECT count(*) AS n FROM sqlite_schema";
    connection.query_row(look, [], |row| row.get::<_, i64>("n"))?;
    Ok(connection)
}

/// Whether every page of a file is whole.
pub(crate) fn check(connection: &Connection) -> Result<(), StoreError> {
    let sound: String =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get("quick_check"))?;
    if sound == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_becomes_a_uri() {
        for (path, uri) in [
            ("/home/a/stipple.db", "file:/home/a/stipple.db"),
            ("/a b/100%/x?y#z.db", "file:/a%20b/100%25/x%3Fy%23z.db"),
            ("/ü/s.db", "file:/%C3%BC/s.db"),
            ("C:/s.db", "file:/C:/s.db"),
        ] {
            assert_eq!(super::file_uri(path), uri);
        }
    }
}
