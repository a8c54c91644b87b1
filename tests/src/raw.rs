//! A database as one who has only the file opens it: without the store.

use std::path::Path;

use rusqlite::Connection;

/// Opens a file, or makes it.
///
/// # Errors
/// What SQLite says.
#[expect(clippy::disallowed_methods, reason = "SQLite has begun")]
pub fn raw_connection(path: &Path) -> rusqlite::Result<Connection> {
    stipple_store::begin_sqlite();
    Connection::open(path)
}
