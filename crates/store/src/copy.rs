//! Good copies of the database, and setting a damaged one aside. Nothing of the patient's is deleted here: what is set
//! aside stays.

mod keep;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::connection::{DATABASE, check, connect};
use crate::database::Store;
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{KeyFile, MasterKey};
use crate::migrate;
use crate::salvage::{Salvaged, merge, salvage};
use crate::snapshot::{check_file, write_copy};
use crate::transaction::Stamp;

const PREFIX: &str = "copy-";
const SUFFIX: &str = ".db";

/// A copy that is being written; it has no date, so it counts for nothing.
const HALF: &str = "copy-being-written.db";
/// A copy on its way back.
const RESTORED: &str = "copy-being-restored.db";

fn copy_name(on: NaiveDate) -> String {
    format!("{PREFIX}{on}{SUFFIX}")
}

fn copy_date(name: &str) -> Option<NaiveDate> {
    name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.parse().ok()
}

fn all(disk: &dyn Disk) -> Result<BTreeSet<NaiveDate>, StoreError> {
    Ok(disk.names()?.iter().filter_map(|name| copy_date(name)).collect())
}

/// The dates of the copies, the best one first.
fn dates(disk: &dyn Disk, today: NaiveDate) -> Result<Vec<NaiveDate>, StoreError> {
    Ok(keep::by_worth(&all(disk)?, today))
}

/// Checks the open database and copies it, once a day; the copy is checked too before it counts. Of the older ones
/// the seven latest are kept, and one of each week for two months.
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
    if add_copy(store, disk, keys, master, today)? {
        for old in keep::surplus(&all(disk)?, today) {
            disk.remove(&copy_name(old))?;
        }
    }
    Ok(())
}

/// The same without removing an older copy: each may have what the open database lacks. Gives whether one was made.
///
/// # Errors
/// As [`take_copy`].
pub fn add_copy(
    store: &Store,
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    today: NaiveDate,
) -> Result<bool, StoreError> {
    let name = copy_name(today);
    if disk.names()?.contains(&name) {
        return Ok(false);
    }
    store.check()?;
    write_copy(store.connection(), disk, HALF)
        .and_then(|()| check_file(disk, HALF, keys, master))
        .and_then(|()| disk.rename(HALF, &name))
        .inspect_err(|_| {
            // A half copy must not fill the disk; where removing it fails too, the next try removes it.
            let _ = disk.remove(HALF);
        })?;
    Ok(true)
}

/// The date of the best copy there is.
///
/// # Errors
/// When the folder cannot be read.
pub fn latest_copy(disk: &dyn Disk, today: NaiveDate) -> Result<Option<NaiveDate>, StoreError> {
    Ok(dates(disk, today)?.into_iter().next())
}

/// Whether the folder holds anything of a patient's: the database, a copy, one that was set aside, or a log.
///
/// # Errors
/// When the folder cannot be read.
pub fn holds_data(disk: &dyn Disk) -> Result<bool, StoreError> {
    for name in disk.names()?.iter().filter(|n| n.contains(".db")) {
        if disk.size(name)?.unwrap_or(0) > 0 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Sets the database aside under a name of its own, with its log, so that a new one can take its place.
///
/// # Errors
/// When the folder cannot be written.
pub fn set_aside(disk: &dyn Disk, today: NaiveDate) -> Result<(), StoreError> {
    let names = disk.names()?;
    let aside = |n: u32| format!("damaged-{today}-{n}.db");
    let taken = |n: u32| names.iter().any(|name| name.starts_with(&aside(n)));
    let n = (1..).find(|n| !taken(*n)).unwrap_or(0);
    for end in ["", "-wal", "-shm"] {
        let from = format!("{DATABASE}{end}");
        if names.contains(&from) {
            disk.rename(&from, &format!("{}{end}", aside(n)))?;
        }
    }
    Ok(())
}

/// What came of a restore, to be told to the patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// The day of the copy; `None` where there was none, and the database is a new one.
    pub copy_from: Option<NaiveDate>,
    /// How many rows came back from the damaged database: missing in the copy, or newer.
    pub brought: u32,
    /// The tables that could not be read whole there: what was written to them since the copy may be missing.
    pub at_risk: BTreeSet<String>,
}

/// Puts the latest copy that opens in the place of the database, with every newer row that can still be read of it. The
/// damaged database is set aside. Where no copy opens, what can be read goes into a new database. Until the new one is
/// whole and on the disk, nothing moves; a restore that was broken off can be begun again.
///
/// # Errors
/// [`StoreError::Damaged`] when no copy opens and nothing can be read; the database then stays where it was, as it does
/// when the disk is full.
pub fn restore_copy(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    today: NaiveDate,
    stamp: &mut Stamp,
) -> Result<Restored, StoreError> {
    let from = damaged_name(disk)?;
    let mut copies = dates(disk, today)?.into_iter();
    let copy_from = copies.find(|on| check_file(disk, &copy_name(*on), keys, master).is_ok());
    remove_with_log(disk, RESTORED)?;
    let made = match copy_from {
        Some(on) => disk.copy(&copy_name(on), RESTORED),
        None => Ok(()),
    };
    let filled = made.and_then(|()| fill(disk, keys, master, &from, stamp)).and_then(
        |(brought, at_risk)| {
            let empty = copy_from.is_none() && brought == 0;
            if empty {
                Err(StoreError::Damaged)
            } else {
                Ok(Restored { copy_from, brought, at_risk })
            }
        },
    );
    let restored = filled.inspect_err(|_| {
        // A half one must not fill the disk; where removing it fails too, the next try removes it.
        let _ = remove_with_log(disk, RESTORED);
    })?;
    set_aside(disk, today)?;
    disk.rename(RESTORED, DATABASE)?;
    Ok(restored)
}

/// The damaged database: where a restore was broken off after it was set aside, the one that was set aside last.
fn damaged_name(disk: &dyn Disk) -> Result<String, StoreError> {
    if disk.size(DATABASE)?.is_some() || disk.size(RESTORED)?.is_none() {
        return Ok(DATABASE.to_string());
    }
    let aside = |name: &String| {
        let (day, number) = name.strip_prefix("damaged-")?.strip_suffix(".db")?.rsplit_once('-')?;
        Some((day.to_string(), number.parse::<u32>().ok()?, name.clone()))
    };
    let last = disk.names()?.iter().filter_map(aside).max();
    Ok(last.map_or_else(|| DATABASE.to_string(), |(_, _, name)| name))
}

/// Brings into the copy, or into a new database, what the damaged one still says.
fn fill(
    disk: &dyn Disk,
    keys: &KeyFile,
    master: &MasterKey,
    from: &str,
    stamp: &mut Stamp,
) -> Result<(u32, BTreeSet<String>), StoreError> {
    let mut connection = connect(disk, RESTORED, keys, master)?;
    migrate::migrate(&mut connection)?;
    let salvaged = match salvage(disk, keys, master, from, &connection) {
        Ok(salvaged) => salvaged,
        Err(error @ (StoreError::Full | StoreError::ReadOnly)) => return Err(error),
        // A disk that does not give the damaged file back keeps nobody from the copy.
        Err(_) => Salvaged::nothing(&connection)?,
    };
    let transaction = connection.transaction()?;
    // A picture that was to be erased when the copy was made may have come back since, from a backup. The damaged database
    // says which are still to be erased.
    transaction.execute("DELETE FROM erased", [])?;
    let brought = merge(&transaction, &salvaged, stamp)?;
    migrate::renew_salvaged(&transaction)?;
    transaction.commit()?;
    check(&connection)?;
    Ok((brought, salvaged.at_risk))
}

/// Removes a database of ours on its way, with what SQLite keeps beside it.
fn remove_with_log(disk: &dyn Disk, name: &str) -> Result<(), StoreError> {
    ["", "-wal", "-shm", "-journal"]
        .into_iter()
        .try_for_each(|end| disk.remove(&format!("{name}{end}")))
}
