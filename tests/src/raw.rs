//! A database as one who has only the file opens it: without the store.

use std::path::Path;

use rusqlite::Connection;

/// Opens a file, or makes it.
///
/// # Panics
/// When it does not open.
#[must_use]
#[expect(clippy::disallowed_methods, reason = "SQLite has begun")]
pub fn raw_connection(path: &Path) -> Connection {
    stipple_store::begin_sqlite();
    Connection::open(path).unwrap()
}
