//! What a damaged database still says.
//!
//! SQLCipher seals each page by itself, so damage takes pages and not files. Every page is looked at alone: the pages that
//! are whole are laid behind the first page of a fresh database, and each is made the root of a table of its own, with
//! columns of any type. What its cells say is then told apart by the schema ([`rows`]). So it does not matter which pages
//! are damaged, those with the schema and the roots among them.

mod log;
mod merge;
mod rows;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::connection::connect_with;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};

pub(crate) use merge::merge;
use rows::Shapes;

/// SQLCipher's page size.
const PAGE: usize = 4096;
/// Where the pages are laid out; as sealed as the database.
const TABLE: &str = "copy-being-salvaged.db";
/// The most columns a table of ours has, with room.
const COLUMNS: usize = 24;

/// Rows by table.
pub(crate) type Found = BTreeMap<String, BTreeSet<Row>>;

/// One row: a value for each column of its table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row(pub(crate) Vec<Value>);

impl Eq for Row {}

impl PartialOrd for Row {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Row {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.iter().map(order).cmp(other.0.iter().map(order))
    }
}

/// Where a value stands among others.
fn order(value: &Value) -> (i64, &[u8]) {
    match value {
        Value::Integer(number) => (*number, b""),
        Value::Text(text) => (i64::MIN, text.as_bytes()),
        Value::Blob(bytes) => (i64::MIN, bytes),
        Value::Null | Value::Real(_) => (i64::MAX, b""),
    }
}

/// What was read of a damaged database.
#[derive(Debug, Default)]
pub(crate) struct Salvaged {
    /// Every row that reads.
    pub(crate) found: Found,
    /// The tables that the database itself does not give from one end to the other.
    pub(crate) partly: BTreeSet<String>,
    /// Those of them of which something may be missing.
    pub(crate) at_risk: BTreeSet<String>,
}

impl Salvaged {
    /// Nothing can be read.
    pub(crate) fn nothing(fresh: &Connection) -> Result<Self, StoreError> {
        let all = Shapes::of(fresh)?.names();
        Ok(Self { found: Found::new(), partly: all.clone(), at_risk: all })
    }
}

/// Reads what can be read of the database of this name. `fresh` has the schema.
///
/// # Errors
/// When the folder cannot be read or written. Damage is no error here.
pub(crate) fn salvage(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    name: &str,
    fresh: &Connection,
) -> Result<Salvaged, StoreError> {
    let shapes = Shapes::of(fresh)?;
    let Some(pages) = log::pages(disk, name)? else {
        return Salvaged::nothing(fresh);
    };
    let done = read_pages(disk, keys, master, &pages, &shapes);
    take_away(disk)?;
    done
}

fn read_pages(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    pages: &[u8],
    shapes: &Shapes,
) -> Result<Salvaged, StoreError> {
    let good = good_pages(disk, keys, master, pages)?;
    let mut laid = room_for(disk, keys, master, pages.len())?;
    let first = laid.get(..PAGE).unwrap_or_default().to_vec();
    for page in &good {
        let place = (page - 1) * PAGE..page * PAGE;
        if let (Some(new), Some(old)) = (laid.get_mut(place.clone()), pages.get(place)) {
            new.copy_from_slice(old);
        }
    }
    let mut salvaged = Salvaged { partly: shapes.names(), ..Salvaged::default() };
    if good.contains(&1) {
        lay(disk, &laid)?;
        // A file that was cut short does not open; its pages do.
        if let Ok(damaged) = connect(disk, keys, master) {
            salvaged.read_as_it_is(&damaged, shapes);
        }
    }
    if !salvaged.partly.is_empty() {
        if let Some(place) = laid.get_mut(..PAGE) {
            place.copy_from_slice(&first);
        }
        lay(disk, &laid)?;
        let page_by_page = every_row(connect(disk, keys, master)?, &good, shapes)?;
        let partly = page_by_page.into_iter().filter(|(name, _)| salvaged.partly.contains(name));
        salvaged.found.extend(partly.collect::<Vec<_>>());
    }
    // The first page has the schema and no row.
    let only_the_schema = !good.contains(&1) && good.len() + 1 == pages.len() / PAGE;
    if !only_the_schema {
        salvaged.at_risk.clone_from(&salvaged.partly);
    }
    Ok(salvaged)
}

fn lay(disk: &dyn Disk, bytes: &[u8]) -> Result<(), StoreError> {
    take_away(disk)?;
    disk.write(TABLE, bytes)
}

/// The numbers of the pages whose seal is whole, from 1. SQLCipher gives up on a connection that met one that is not, so
/// they are asked for first.
fn good_pages(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    pages: &[u8],
) -> Result<BTreeSet<usize>, StoreError> {
    lay(disk, pages)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = crate::sqlite::open(disk.database(TABLE), flags)?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    connection.pragma_update(None, "key", master.database_key(&keys.database_salt()?)?.as_str())?;
    let mut check = connection.prepare("PRAGMA cipher_integrity_check")?;
    let said = check.query_map([], |row| row.get::<_, String>(0))?;
    let mut good: BTreeSet<usize> = (1..=pages.len() / PAGE).collect();
    for line in said {
        // "HMAC verification failed for page 7"
        if let Some(page) = line?.rsplit(' ').next().and_then(|page| page.parse().ok()) {
            good.remove(&page);
        }
    }
    Ok(good)
}

fn take_away(disk: &dyn Disk) -> Result<(), StoreError> {
    ["", "-wal", "-shm", "-journal"]
        .into_iter()
        .try_for_each(|end| disk.remove(&format!("{TABLE}{end}")))
}

fn connect(disk: &dyn Disk, keys: &KeyFile, master: &MasterKey) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    connect_with(&disk.database(TABLE), flags, keys, master)
}

impl Salvaged {
    /// Reads the tables that read from one end to the other, as the database itself has them.
    fn read_as_it_is(&mut self, damaged: &Connection, shapes: &Shapes) {
        for shape in &shapes.0 {
            let table = shape.table;
            let former = table.renamed.map(|(_, name)| name);
            for name in [Some(table.name), former].into_iter().flatten() {
                let (rows, whole) =
                    read(damaged, &format!("SELECT * FROM \"{name}\" NOT INDEXED"), &[]);
                if whole {
                    self.partly.remove(table.name);
                    let rows = rows.into_iter().map(|row| shape.of_today(row)).collect();
                    self.found.insert(table.name.to_string(), rows);
                }
            }
        }
    }
}

/// A fresh database with room for so many bytes. One table takes all of it, so that what is added later comes after it,
/// and it is full of what is no text: a row that went on in a damaged page does not read as one.
fn room_for(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    bytes: usize,
) -> Result<Vec<u8>, StoreError> {
    take_away(disk)?;
    let fresh = connect(disk, keys, master)?;
    let quick = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE room (bytes);";
    fresh.execute_batch(quick)?;
    fresh.execute("INSERT INTO room VALUES (?)", [vec![0xFF_u8; bytes]])?;
    drop(fresh);
    disk.read(TABLE)?.ok_or(StoreError::Fault)
}

/// Two tables on each page: one as our tables without a row number are kept, one as the change log is.
fn make_tables(laid: &mut Connection, pages: &BTreeSet<usize>) -> Result<(), StoreError> {
    let columns = |from: usize| -> String { (from..COLUMNS).map(|n| format!(", c{n}")).collect() };
    let (keyed, numbered) = (columns(1), columns(1));
    let quick = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA writable_schema = ON;";
    laid.execute_batch(quick)?;
    let transaction = laid.transaction()?;
    {
        let mut add = transaction.prepare(
            "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ('table', ?1, ?1, ?2, ?3)",
        )?;
        for page in pages.iter().filter(|page| **page > 1) {
            let keyed = format!("CREATE TABLE k{page} (c0 PRIMARY KEY{keyed}) WITHOUT ROWID");
            add.execute((format!("k{page}"), *page as i64, keyed))?;
            let numbered = format!("CREATE TABLE n{page} (c0 INTEGER PRIMARY KEY{numbered})");
            add.execute((format!("n{page}"), *page as i64, numbered))?;
        }
    }
    transaction.commit()?;
    laid.execute_batch("PRAGMA writable_schema = RESET;")?;
    Ok(())
}

fn every_row(
    mut laid: Connection,
    pages: &BTreeSet<usize>,
    shapes: &Shapes,
) -> Result<Found, StoreError> {
    make_tables(&mut laid, pages)?;
    let mut found = Found::new();
    let (mut inner, mut edges) = (Vec::new(), BTreeSet::new());
    let names = pages.iter().filter(|page| **page > 1);
    for table in names.flat_map(|page| [format!("k{page}"), format!("n{page}")]) {
        let numbered = table.starts_with('n');
        let (mut rows, whole) = read(&laid, &format!("SELECT * FROM {table}"), &[]);
        if !whole && !numbered {
            // A page of pages, some of them damaged: from the other end there is more.
            rows.extend(read(&laid, &format!("SELECT * FROM {table} ORDER BY c0 DESC"), &[]).0);
            if !rows.is_empty() {
                inner.push(table);
            }
        }
        edges.extend([rows.first(), rows.last()].into_iter().flatten().filter_map(key));
        rows.into_iter().for_each(|row| shapes.sort(row, numbered, &mut found));
    }
    for row in inner.iter().flat_map(|table| between(&laid, table, &edges)) {
        shapes.sort(row, false, &mut found);
    }
    Ok(found)
}

/// A row's key, to be asked for again.
fn key(row: &Row) -> Option<String> {
    match row.0.first() {
        Some(Value::Text(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Rows that lie in a page of pages itself, beside what reads: the one before and the one after each.
fn between(laid: &Connection, table: &str, edges: &BTreeSet<String>) -> Vec<Row> {
    let mut rows = Vec::new();
    for edge in edges {
        for side in ["> ?1 ORDER BY c0 LIMIT 1", "< ?1 ORDER BY c0 DESC LIMIT 1"] {
            let sql = format!("SELECT * FROM {table} WHERE c0 {side}");
            rows.extend(read(laid, &sql, &[Value::Text(edge.clone())]).0);
        }
    }
    rows
}

/// All rows up to the first page that does not read, and whether there was none such, nor a row that is no text.
fn read(laid: &Connection, sql: &str, values: &[Value]) -> (Vec<Row>, bool) {
    let (mut out, mut text) = (Vec::new(), true);
    let whole = laid.prepare_cached(sql).and_then(|mut statement| {
        let columns = statement.column_count();
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|n| row.get::<_, Value>(n));
            match values.collect::<Result<Vec<_>, _>>() {
                Ok(values) => out.push(Row(values)),
                Err(_) => text = false,
            }
        }
        Ok(())
    });
    (out, text && whole.is_ok())
}
