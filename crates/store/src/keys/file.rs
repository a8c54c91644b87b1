//! The key file: the database's salt and the wraps of the master key, in two replicas.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use stipple_core::lock::SecretKind;

use super::passphrase::Cost;
use super::{hex, random, unhex};
use crate::disk::{Disk, Entropy};
use crate::error::StoreError;

/// The names of the two replicas. Either opens the store; the older one is mended once the other has read a page of it.
pub const KEY_FILES: [&str; 2] = ["keys-1.json", "keys-2.json"];

/// The wraps a recovery code opens, once more: it is for the day on which both replicas are lost.
pub const RECOVERY_FILE: &str = "recovery.json";

/// The format this Stipple writes. A higher one means that a newer Stipple wrote the file. In the first there was no lock,
/// no recovery code, and one entry in the key store for all profiles; in the second no biometric unlock; in the third no
/// generation, so a Stipple of that time would take an older replica for as good as the newest, and must not read this one.
const FORMAT: u32 = 4;
/// The first format with a generation.
const FORMAT_NUMBERED: u32 = 4;

/// What opens a wrap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrapKind {
    /// A secret in the operating system's key store.
    KeyStore,
    /// A passphrase alone, where there is no key store.
    Passphrase,
    /// A PIN or a passphrase, together with a secret in the operating system's key store.
    Lock(SecretKind),
    /// The recovery code.
    Recovery,
    /// A fingerprint or face that the system knows.
    Biometric,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "opened_by", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum By {
    KeyStore {
        /// The entry in the key store; none: the one that all profiles had in the first format.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entry: Option<String>,
    },
    Passphrase {
        cost: Cost,
        salt: String,
    },
    Lock {
        secret: SecretKind,
        cost: Cost,
        salt: String,
    },
    Recovery,
    #[serde(rename = "presence")]
    Biometric {
        /// The secret, as the system sealed it for its owner.
        held: String,
    },
}

/// The master key, sealed for one way of opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Wrap {
    #[serde(flatten)]
    pub(super) key: By,
    pub(super) sealed: String,
    /// It has not opened yet: the ways before it stay until it has (`docs/security.md`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) untried: bool,
}

impl Wrap {
    pub(super) fn kind(&self) -> WrapKind {
        match &self.key {
            By::KeyStore { .. } => WrapKind::KeyStore,
            By::Passphrase { .. } => WrapKind::Passphrase,
            By::Lock { secret, .. } => WrapKind::Lock(*secret),
            By::Recovery => WrapKind::Recovery,
            By::Biometric { .. } => WrapKind::Biometric,
        }
    }

    /// It opens the profile by itself: a recovery code, a fingerprint or face comes beside such a way.
    pub(super) fn is_way(&self) -> bool {
        !matches!(self.key, By::Recovery | By::Biometric { .. })
    }

    /// What the patient types for it.
    pub(super) fn secret(&self) -> Option<SecretKind> {
        match &self.key {
            By::Passphrase { .. } => Some(SecretKind::Passphrase),
            By::Lock { secret, .. } => Some(*secret),
            By::KeyStore { .. } | By::Recovery | By::Biometric { .. } => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    format: u32,
    /// Rises with each save; 0 in a file of a format without it. Of two replicas the higher one is the newer.
    #[serde(default, skip_serializing_if = "is_zero")]
    generation: u32,
    pub(super) database_salt: String,
    pub(super) wraps: Vec<Wrap>,
    /// A database was made with these keys.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    begun: bool,
    /// Only in [`RECOVERY_FILE`]: what the key files of this generation ask.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    asks: Option<SecretKind>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replica {
    body: Body,
    checksum: String,
}

/// The wraps of one profile's master key.
#[derive(Debug, Clone)]
pub struct KeyFile {
    pub(super) body: Body,
    /// What its files say, as far as it is known.
    pub(super) saved: Option<Body>,
}

impl PartialEq for KeyFile {
    fn eq(&self, other: &Self) -> bool {
        self.body == other.body
    }
}

impl Eq for KeyFile {}

impl KeyFile {
    /// A key file without a wrap.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        let salt: [u8; 16] = random(entropy)?;
        let database_salt = hex(&salt).to_string();
        let (wraps, begun, asks) = (Vec::new(), false, None);
        let body = Body { format: FORMAT, generation: 0, database_salt, wraps, begun, asks };
        Ok(Self { body, saved: None })
    }

    /// What a file's bytes say; `None` when they are not a whole key file of a format this Stipple knows.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        read_replica(bytes).map(|body| Self { saved: Some(body.clone()), body })
    }

    /// What a recovery code opens, from the file that is kept for it; `None` when there is none that reads.
    pub fn for_recovery(disk: &dyn Disk) -> Option<Self> {
        let file = Self::read(&disk.read(RECOVERY_FILE).ok().flatten()?)?;
        Some(Self { saved: None, ..file })
    }

    /// How often it was saved; 0 for a file of a format that did not count.
    pub(crate) fn generation(&self) -> u32 {
        self.body.generation
    }

    /// Of a file for the recovery code: what the key files that were written with it ask.
    pub(crate) fn asks(&self) -> Option<SecretKind> {
        self.body.asks
    }

    /// Whether both are key files of one profile.
    pub(crate) fn is_of_the_profile_of(&self, other: &Self) -> bool {
        self.body.database_salt == other.body.database_salt
    }

    /// Whether a database was made with these keys: one that is missing from then on was lost, and is not made again.
    pub fn is_begun(&self) -> bool {
        self.body.begun
    }

    /// Notes that a database was made, or that another is wanted.
    pub fn set_begun(&mut self, begun: bool) {
        self.body.begun = begun;
    }

    /// Writes both replicas, one after the other, and reads them back; then the file for the recovery code, where there is
    /// one. It becomes the newest generation of this profile. Call it for a change of the patient's, or for keys that have
    /// read a page of the database.
    ///
    /// # Errors
    /// When a replica could not be written or does not read back, or the generations are used up.
    pub fn save(&mut self, disk: &dyn Disk) -> Result<(), StoreError> {
        let there = KEY_FILES.iter().chain([&RECOVERY_FILE]);
        let there = there.filter_map(|name| Self::read(&disk.read(name).ok().flatten()?));
        let latest = there.filter(|file| file.is_of_the_profile_of(self)).map(|f| f.generation());
        let latest = latest.fold(self.generation(), u32::max);
        let generation = latest.checked_add(1).ok_or(StoreError::Fault)?;
        let body = Body { format: FORMAT, generation, asks: None, ..self.body.clone() };
        let next = Self { saved: Some(body.clone()), body };
        for (name, body) in next.files() {
            put(disk, name, &body)?;
        }
        *self = next;
        Ok(())
    }

    /// Writes it where it has to be written once it has read a page of the database: as [`KeyFile::save`] does if it was
    /// changed, otherwise as [`KeyFile::mend`] does.
    ///
    /// # Errors
    /// When a file could not be written or does not read back. The store opens without it too.
    pub fn settle(&mut self, disk: &dyn Disk) -> Result<(), StoreError> {
        if self.saved.as_ref() == Some(&self.body) { self.mend(disk) } else { self.save(disk) }
    }

    /// Writes it over the replicas that are damaged, older, gone or another profile's, and over such a file for the recovery
    /// code. Call it only once it has read a page of the database. It removes nothing: a file that is newer, that a newer
    /// Stipple wrote, that the disk did not give, or that has a secret of the patient's which this one lacks, stays as it is.
    ///
    /// # Errors
    /// When a file could not be written or does not read back. The store opens without it too.
    pub fn mend(&self, disk: &dyn Disk) -> Result<(), StoreError> {
        for (name, body) in self.files() {
            let Ok(bytes) = disk.read(name) else { continue };
            let gives_way = match bytes.as_deref().map(|bytes| (read_replica(bytes), bytes)) {
                None => true,
                Some((None, bytes)) => !is_whole_and_newer(bytes),
                Some((Some(theirs), _)) => {
                    let theirs = Body { format: body.format, ..theirs };
                    theirs != body && gives_way(&theirs, &body)
                }
            };
            if gives_way {
                put(disk, name, &body)?;
            }
        }
        Ok(())
    }

    /// The files that say what this one says. Without a recovery code there is nothing to write for one.
    fn files(&self) -> Vec<(&'static str, Body)> {
        let mut files: Vec<_> = KEY_FILES.map(|name| (name, self.body.clone())).into();
        let codes = self.body.wraps.iter().filter(|w| w.key == By::Recovery);
        let wraps: Vec<Wrap> = codes.cloned().collect();
        if !wraps.is_empty() {
            let asks = self.lock().filter(|_| self.body.format >= FORMAT_NUMBERED);
            files.push((RECOVERY_FILE, Body { wraps, asks, ..self.body.clone() }));
        }
        files
    }

    /// What can open the file, in the order in which it is tried.
    pub fn wraps(&self) -> impl Iterator<Item = WrapKind> + '_ {
        self.body.wraps.iter().map(Wrap::kind)
    }

    /// The salt of the database's key.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] when it is not 16 bytes.
    pub(crate) fn database_salt(&self) -> Result<[u8; 16], StoreError> {
        let salt = unhex(&self.body.database_salt).ok_or(StoreError::KeyFileDamaged)?;
        salt.try_into().map_err(|_| StoreError::KeyFileDamaged)
    }

    /// Binds a seal to its kind of wrap and to this profile.
    pub(super) fn context(&self, kind: &str) -> Vec<u8> {
        format!("stipple key file 1/{kind}/{}", self.body.database_salt).into_bytes()
    }
}

/// Whether a file may be overwritten with another one of these.
fn gives_way(theirs: &Body, ours: &Body) -> bool {
    if theirs.database_salt != ours.database_salt {
        return true;
    }
    let typed = |wrap: &&Wrap| !matches!(wrap.key, By::KeyStore { .. });
    match theirs.generation.cmp(&ours.generation) {
        Ordering::Less => true,
        Ordering::Greater => false,
        // Neither is known to be the newer one.
        Ordering::Equal => {
            let ours = |wrap: &Wrap| ours.wraps.iter().any(|w| w.sealed == wrap.sealed);
            theirs.wraps.iter().filter(typed).all(ours)
        }
    }
}

/// Writes a file. One of another profile that is in its place is kept under a name of its own.
fn put(disk: &dyn Disk, name: &str, body: &Body) -> Result<(), StoreError> {
    let there = disk.read(name).ok().flatten();
    let other = there.as_deref().and_then(read_replica);
    let other = other.filter(|theirs| theirs.database_salt != body.database_salt);
    if let (Some(theirs), Some(bytes)) = (other, there) {
        let id = theirs.database_salt.get(..16).ok_or(StoreError::Fault)?;
        disk.write(&format!("keys-other-{id}.json"), &bytes)?;
    }
    write_replica(disk, name, body)
}

fn write_replica(disk: &dyn Disk, name: &str, body: &Body) -> Result<(), StoreError> {
    let json = serde_json::to_vec(body)?;
    let checksum = hex(&Sha256::digest(&json)).to_string();
    disk.write(name, &serde_json::to_vec(&Replica { body: body.clone(), checksum })?)?;
    let back = disk.read(name)?.as_deref().and_then(read_replica);
    if back.as_ref() == Some(body) { Ok(()) } else { Err(StoreError::Fault) }
}

fn read_replica(bytes: &[u8]) -> Option<Body> {
    let replica: Replica = serde_json::from_slice(bytes).ok()?;
    let (format, generation) = (replica.body.format, replica.body.generation);
    let json = serde_json::to_vec(&replica.body).ok()?;
    let whole = *hex(&Sha256::digest(&json)) == replica.checksum
        && (1..=FORMAT).contains(&format)
        && (format >= FORMAT_NUMBERED || generation == 0)
        && unhex(&replica.body.database_salt)?.len() == 16;
    whole.then_some(replica.body)
}

/// Whether a newer Stipple wrote these bytes, as far as they say.
pub(crate) fn is_newer(bytes: &[u8]) -> bool {
    let read: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let format = read.as_ref().and_then(|r| r.pointer("/body/format")?.as_u64());
    format.is_some_and(|f| f > u64::from(FORMAT))
}

/// Whether a newer Stipple wrote these bytes, and every one of them is as it wrote them. The checksum is over the body as it
/// stands in the file, so it can be checked without knowing what the body means.
pub(crate) fn is_whole_and_newer(bytes: &[u8]) -> bool {
    let parts = || {
        let body = bytes.strip_prefix(b"{\"body\":")?;
        let (body, end) = body.split_at_checked(body.len().checked_sub(END)?)?;
        let checksum = end.strip_prefix(b",\"checksum\":\"")?.strip_suffix(b"\"}")?;
        Some(hex(&Sha256::digest(body)).as_bytes() == checksum)
    };
    is_newer(bytes) && parts() == Some(true)
}

/// The length of what stands behind the body: `,"checksum":"`, 64 digits and `"}`.
const END: usize = 13 + 64 + 2;
