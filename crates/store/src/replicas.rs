//! Which key file of a folder is believed. Any of them may be an older state of itself, or another profile's: a sync or backup
//! program, or a person, may have put it back. So nothing is written here, and each file that may be the right one is asked.
//!
//! A file whose database salt is at the head of the database comes before one whose salt is not there. Of one profile's files
//! the one of the highest generation is asked. An older one is asked only with what the newest does not ask less than: a
//! PIN that was set, or a code that was replaced, is not undone by putting an old file back.

#[cfg(test)]
mod tests;

use stipple_core::lock::SecretKind;

use crate::connection::{DATABASE, connect_read_only};
use crate::disk::Disk;
use crate::error::StoreError;
use crate::keys::{
    KEY_FILES, KeyFile, KeyStore, MasterKey, Unwrapped, WrapKind, is_newer, is_whole_and_newer,
};

/// A key file, and the master key that it gave.
pub type Opened = (KeyFile, Unwrapped);

/// The key files of a folder that may open its database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replicas {
    /// Those that differ, the newest one first.
    files: Vec<KeyFile>,
    /// The file for the recovery code.
    code: Option<KeyFile>,
}

impl KeyFile {
    /// The newest key file on the disk; `None` on a first start. Nothing is written.
    ///
    /// # Errors
    /// As [`Replicas::load`].
    pub fn load(disk: &dyn Disk) -> Result<Option<Self>, StoreError> {
        Ok(Replicas::load(disk)?.and_then(|found| found.files.into_iter().next().or(found.code)))
    }
}

impl Replicas {
    /// Reads the key files; `None` on a first start. Nothing is written.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] when there are some and none reads, [`StoreError::Newer`] when a newer Stipple wrote
    /// one, or what the disk says when it gives none.
    pub fn load(disk: &dyn Disk) -> Result<Option<Self>, StoreError> {
        let bytes = KEY_FILES.map(|name| disk.read(name));
        let there = || bytes.iter().filter_map(|found| found.as_ref().ok()?.as_deref());
        if there().any(is_whole_and_newer) {
            // It may ask more than the one beside it.
            return Err(StoreError::Newer);
        }
        let mut files: Vec<KeyFile> = there().filter_map(KeyFile::read).collect();
        let mut code = KeyFile::for_recovery(disk);
        if files.is_empty() {
            let none = none_reads(&bytes);
            let lost = none == Err(StoreError::KeyFileDamaged)
                || (none == Ok(()) && code.as_ref().is_some_and(|code| is_at_home(disk, code)));
            return match code {
                Some(_) if lost => Ok(Some(Self { files, code })),
                _ => none.map(|()| None),
            };
        }
        let of_the_database = salts(disk, |name| name == DATABASE);
        let of_copies = salts(disk, |name| name != DATABASE);
        for salts in [of_the_database, of_copies] {
            let fits = |file: &KeyFile| file.database_salt().is_ok_and(|s| salts.contains(&s));
            if files.iter().chain(&code).any(fits) {
                files.retain(fits);
                code = code.filter(fits);
                break;
            }
        }
        files.sort_by_key(|file| std::cmp::Reverse(file.generation()));
        files.dedup();
        code = code.filter(|code| files.iter().all(|file| file.is_of_the_profile_of(code)));
        Ok(Some(Self { files, code }))
    }

    /// The newest one; where both replicas are lost, what a recovery code opens.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] when there is none.
    pub fn newest(&self) -> Result<&KeyFile, StoreError> {
        self.files.first().or(self.code.as_ref()).ok_or(StoreError::KeyFileDamaged)
    }

    /// The file of the profile of these keys, as it is on the disk now.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] when there is none.
    pub fn of_the_profile_of(&self, keys: &KeyFile) -> Result<KeyFile, StoreError> {
        let found = self.files.iter().find(|file| file.is_of_the_profile_of(keys));
        found.cloned().ok_or(StoreError::KeyFileDamaged)
    }

    /// Every file that the key store opens by itself.
    pub fn with_key_store(&self, key_store: &dyn KeyStore) -> Vec<Opened> {
        let silent = |file: &&KeyFile| {
            !self.others(file, |other| other.generation() >= file.generation()).any(asks)
                && self.code_asks(file).is_none()
        };
        let open = |file: &KeyFile| file.open_with_key_store(key_store).ok().flatten();
        let files = self.files.iter().filter(silent);
        files.filter_map(|file| Some((file.clone(), open(file)?))).collect()
    }

    /// The files that may be opened with what the patient types, the newest one first.
    pub fn with_secret(&self) -> impl Iterator<Item = &KeyFile> {
        self.files.iter().filter(|file| {
            let newer = |other: &KeyFile| other.generation() > file.generation();
            let enough = |asked| file.lock().or(file.lock_to_try()) >= Some(asked);
            let typed = |wrap| matches!(wrap, WrapKind::Passphrase | WrapKind::Lock(_));
            file.wraps().any(typed)
                && !self.others(file, newer).any(asks)
                && self.code_asks(file).is_none_or(enough)
        })
    }

    /// The files that may be opened with a recovery code, the newest one first. `None`: there is no code.
    fn with_code(&self) -> impl Iterator<Item = &KeyFile> {
        let has_code = |file: &&KeyFile| file.wraps().any(|wrap| wrap == WrapKind::Recovery);
        let known = move |code: &&KeyFile| {
            let mut files = self.files.iter().filter(has_code);
            files.any(|file| file.generation() >= code.generation())
        };
        let code = move || self.code.iter().filter(move |code| !known(code));
        let all = move || self.files.iter().chain(code()).filter(has_code);
        all().filter(move |file| {
            let newer = |other: &&KeyFile| other.generation() > file.generation();
            !all().filter(newer).any(|other| other.is_of_the_profile_of(file))
        })
    }

    /// A recovery code opens one of them.
    pub fn has_code(&self) -> bool {
        self.with_code().next().is_some()
    }

    /// Nothing but a recovery code may open them.
    pub fn only_code(&self) -> bool {
        let others = |file: &KeyFile| file.wraps().any(|wrap| wrap != WrapKind::Recovery);
        let stale = self.files.first().is_some_and(|file| self.code_asks(file).is_some());
        self.has_code() && (stale || !self.files.iter().any(others))
    }

    /// Every file that a recovery code opens, as it was typed.
    ///
    /// # Errors
    /// [`StoreError::CodeMistyped`] when it cannot be one, [`StoreError::WrongCode`] when it opens none.
    pub fn open_with_code(&self, typed: &str) -> Result<Vec<Opened>, StoreError> {
        let mut found = Vec::new();
        for file in self.with_code() {
            match file.open_with_code(typed) {
                Ok(opened) => found.push((file.clone(), opened)),
                Err(StoreError::WrongCode) => {}
                Err(error) => return Err(error),
            }
        }
        if found.is_empty() { Err(StoreError::WrongCode) } else { Ok(found) }
    }

    /// The other files of the same profile that are so.
    fn others<'a>(
        &'a self,
        file: &'a KeyFile,
        are: impl Fn(&KeyFile) -> bool + 'a,
    ) -> impl Iterator<Item = &'a KeyFile> {
        let same = move |other: &&KeyFile| *other != file && other.is_of_the_profile_of(file);
        self.files.iter().filter(same).filter(move |other| are(other))
    }

    /// What newer key files than this one ask, as the file for the recovery code says: both replicas are old.
    fn code_asks(&self, file: &KeyFile) -> Option<SecretKind> {
        self.code.as_ref().filter(|code| code.generation() > file.generation())?.asks()
    }
}

fn asks(file: &KeyFile) -> bool {
    file.lock().or(file.lock_to_try()).is_some()
}

/// Whether a page of a database in the folder reads with these keys: that they are the right ones is known only then.
pub fn reads_a_page(disk: &dyn Disk, keys: &KeyFile, master: &MasterKey) -> bool {
    let names = databases(disk);
    names.iter().any(|name| connect_read_only(&disk.database(name), keys, master).is_ok())
}

/// The databases of a folder with something in them, the one in use first.
fn databases(disk: &dyn Disk) -> Vec<String> {
    let mut names = disk.names().unwrap_or_default();
    names.retain(|name| name.ends_with(".db") && disk.size(name).is_ok_and(|size| size > Some(0)));
    names.sort_by_key(|name| name != DATABASE);
    names
}

/// The salts that stand at the heads of these databases.
fn salts(disk: &dyn Disk, which: impl Fn(&str) -> bool) -> Vec<[u8; 16]> {
    let names = databases(disk);
    let heads = names.iter().filter(|name| which(name)).map(|name| disk.read_part(name, 0, 16));
    heads.filter_map(|head| head.ok().flatten()?.try_into().ok()).collect()
}

/// Whether a database of this file's profile is there.
fn is_at_home(disk: &dyn Disk, file: &KeyFile) -> bool {
    file.database_salt().is_ok_and(|salt| salts(disk, |_| true).contains(&salt))
}

/// Why no replica reads: there is none, the disk does not give it, a newer Stipple wrote it, or it is damaged.
fn none_reads(bytes: &[Result<Option<Vec<u8>>, StoreError>; 2]) -> Result<(), StoreError> {
    let mut there = false;
    for replica in bytes {
        if let Some(bytes) = replica.as_ref().map_err(|error| *error)? {
            there = true;
            if is_newer(bytes) {
                return Err(StoreError::Newer);
            }
        }
    }
    if there { Err(StoreError::KeyFileDamaged) } else { Ok(()) }
}
