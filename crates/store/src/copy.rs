//! Good copies of the database, and setting a damaged one aside. Nothing of the patient's is deleted here: what is set
//! aside stays.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::database::{DATABASE, Store, connect};
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};

/// How many daily copies are kept.
const KEPT: usize = 7;

const PREFIX: &str = "copy-";
const SUFFIX: &str = ".db";

fn copy_name(on: NaiveDate) -> String {
    format!("{PREFIX}{on}{SUFFIX}")
}

fn copy_date(name: &str) -> Option<NaiveDate> {
    name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.parse().ok()
}

/// Checks the open database and copies it, once a day; the copy is checked too before it counts. Copies beyond the seven
/// latest are removed.
///
/// # Errors
/// [`StoreError::Damaged`] when the database is not whole; nothing is copied over a good copy then.
pub fn take_copy(
    store: &Store,
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    today: NaiveDate,
) -> Result<(), StoreError> {
    let name = copy_name(today);
    if disk.names()?.contains(&name) {
        return Ok(());
    }
    store.check()?;
    const HALF: &str = "copy-being-written.db";
    disk.remove(HALF)?;
    vacuum_into(store.connection(), &disk.database(HALF))?;
    check_file(disk, HALF, keys, master)?;
    disk.rename(HALF, &name)?;
    let mut dates: Vec<NaiveDate> = disk.names()?.iter().filter_map(|n| copy_date(n)).collect();
    dates.sort_unstable();
    for old in dates.iter().rev().skip(KEPT) {
        disk.remove(&copy_name(*old))?;
    }
    Ok(())
}

/// Copies an older file before it is migrated.
pub(crate) fn before_migration(connection: &Connection, disk: &dyn Disk, version: u32) -> Result<(), StoreError> {
    let name = format!("before-schema-{}.db", version + 1);
    // One from an interrupted migration is of the same version, so it may go.
    disk.remove(&name)?;
    vacuum_into(connection, &disk.database(&name))
}

fn vacuum_into(connection: &Connection, path: &str) -> Result<(), StoreError> {
    connection.execute("VACUUM INTO :path", rusqlite::named_params! { ":path": path })?;
    Ok(())
}

fn check_file(disk: &dyn Disk, name: &str, keys: &KeyFile, master: &MasterKey) -> Result<(), StoreError> {
    let connection = connect(&disk.database(name), keys, master)?;
    // The copy is to be one file: no log beside it.
    connection.execute_batch("PRAGMA journal_mode = DELETE;")?;
    let sound: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get("quick_check"))?;
    if sound == "ok" { Ok(()) } else { Err(StoreError::Damaged) }
}

/// The date of the latest copy.
///
/// # Errors
/// When the folder cannot be read.
pub fn latest_copy(disk: &dyn Disk) -> Result<Option<NaiveDate>, StoreError> {
    Ok(disk.names()?.iter().filter_map(|n| copy_date(n)).max())
}

/// Sets the database aside under a name of its own, with its log, so that a new one can take its place.
///
/// # Errors
/// When the folder cannot be written.
pub fn set_aside(disk: &dyn Disk, today: NaiveDate) -> Result<(), StoreError> {
    let names = disk.names()?;
    let taken = |n: u32| names.contains(&format!("damaged-{today}-{n}.db"));
    let n = (1..).find(|n| !taken(*n)).unwrap_or(0);
    for end in ["", "-wal", "-shm"] {
        let from = format!("{DATABASE}{end}");
        if names.contains(&from) {
            disk.rename(&from, &format!("damaged-{today}-{n}.db{end}"))?;
        }
    }
    Ok(())
}

/// Puts the latest copy that opens in the place of the database, which is set aside first. Gives the copy's date.
///
/// # Errors
/// [`StoreError::Damaged`] when no copy opens; the database then stays where it was.
pub fn restore_copy(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    today: NaiveDate,
) -> Result<NaiveDate, StoreError> {
    let mut dates: Vec<NaiveDate> = disk.names()?.iter().filter_map(|n| copy_date(n)).collect();
    dates.sort_unstable();
    let good = dates.into_iter().rev().find(|d| check_file(disk, &copy_name(*d), keys, master).is_ok());
    let on = good.ok_or(StoreError::Damaged)?;
    set_aside(disk, today)?;
    disk.copy(&copy_name(on), DATABASE)?;
    Ok(on)
}
