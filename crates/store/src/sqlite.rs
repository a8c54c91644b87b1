//! Where connections come from.
//!
//! SQLite begins once in a process. It says that it has begun before SQLCipher has added itself (`sqlite3_initialize` of
//! SQLite 3.53.4 runs `SQLITE_EXTRA_INIT` last, outside its own lock), so of two threads that open their first database at
//! once the second may find no cipher and be refused. Here the second waits.

use std::path::Path;
use std::sync::Once;

use rusqlite::{Connection, OpenFlags};

/// Begins SQLite together with SQLCipher. Whoever calls SQLite without the store calls this before.
#[expect(clippy::disallowed_methods, reason = "this is what is to come first")]
pub fn begin() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        // Any opening begins it. One that fails is met again by the opening that was asked for, which says why.
        let _ = Connection::open_in_memory();
    });
}

/// Opens a file.
#[expect(clippy::disallowed_methods, reason = "SQLite has begun")]
pub(crate) fn open(path: impl AsRef<Path>, flags: OpenFlags) -> rusqlite::Result<Connection> {
    begin();
    Connection::open_with_flags(path, flags)
}

/// Opens a database that lives in memory alone.
#[expect(clippy::disallowed_methods, reason = "SQLite has begun")]
pub(crate) fn open_in_memory() -> rusqlite::Result<Connection> {
    begin();
    Connection::open_in_memory()
}
