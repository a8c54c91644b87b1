//! The key file: the database's salt and the wraps of the master key, in two replicas.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use stipple_core::lock::SecretKind;

use super::passphrase::Cost;
use super::{hex, random, unhex};
use crate::disk::{Disk, Entropy};
use crate::error::StoreError;

/// The names of the two replicas. Either opens the store; a bad one is mended from the other.
pub const KEY_FILES: [&str; 2] = ["keys-1.json", "keys-2.json"];

/// The wraps a recovery code opens, once more: it is for the day on which both replicas are lost.
pub const RECOVERY_FILE: &str = "recovery.json";

/// The highest format this Stipple knows. A higher one means that a newer Stipple wrote the file. In the first there was no
/// lock, no recovery code, and one entry in the key store for all profiles; in the second no finger and no face.
const FORMAT: u32 = 3;
/// What it writes for as long as no finger and no face opens the profile: a former Stipple reads that too.
const FORMAT_TYPED: u32 = 2;

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
    pub(super) database_salt: String,
    pub(super) wraps: Vec<Wrap>,
    /// A database was made with these keys.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    begun: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replica {
    body: Body,
    checksum: String,
}

/// The wraps of one profile's master key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    pub(super) body: Body,
}

impl KeyFile {
    /// A key file without a wrap.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        let salt: [u8; 16] = random(entropy)?;
        let database_salt = hex(&salt).to_string();
        let body = Body { format: FORMAT_TYPED, database_salt, wraps: Vec::new(), begun: false };
        Ok(Self { body })
    }

    /// The key file on the disk; `None` on a first start. A replica that is gone or damaged is written again from the
    /// other one.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] when there are replicas and none reads, [`StoreError::Newer`] when a newer Stipple
    /// wrote them, or what the disk says when it gives neither.
    pub fn load(disk: &dyn Disk) -> Result<Option<Self>, StoreError> {
        let bytes = KEY_FILES.map(|name| disk.read(name));
        let found: Vec<Option<Body>> =
            bytes.iter().map(|b| b.as_ref().ok()?.as_deref().and_then(read_replica)).collect();
        let Some(body) = found.iter().flatten().next().cloned() else {
            // Both are lost; the recovery code may still open what is left.
            return match none_reads(bytes) {
                Err(StoreError::KeyFileDamaged) => match Self::for_recovery(disk) {
                    Some(file) => Ok(Some(file)),
                    None => Err(StoreError::KeyFileDamaged),
                },
                other => other,
            };
        };
        let file = Self { body };
        if found.iter().any(|f| f.as_ref() != Some(&file.body)) {
            // The store opens without the mended replica too; a full disk must not keep the patient out.
            let _ = file.save(disk);
        }
        Ok(Some(file))
    }

    /// What a recovery code opens, from the file that is kept for it; `None` when there is none that reads.
    pub fn for_recovery(disk: &dyn Disk) -> Option<Self> {
        let body = disk.read(RECOVERY_FILE).ok().flatten().as_deref().and_then(read_replica)?;
        Some(Self { body })
    }

    /// Whether a database was made with these keys: one that is missing from then on was lost, and is not made again.
    pub fn is_begun(&self) -> bool {
        self.body.begun
    }

    /// Notes that a database was made, or that another is wanted.
    pub fn set_begun(&mut self, begun: bool) {
        self.body.begun = begun;
    }

    /// Writes both replicas, one after the other, and reads them back.
    ///
    /// # Errors
    /// When a replica could not be written or does not read back.
    pub fn save(&self, disk: &dyn Disk) -> Result<(), StoreError> {
        let format = if self.biometric().is_some() { FORMAT } else { FORMAT_TYPED };
        let body = Body { format, ..self.body.clone() };
        for name in KEY_FILES {
            write_replica(disk, name, &body)?;
        }
        let wraps: Vec<Wrap> =
            body.wraps.iter().filter(|w| w.key == By::Recovery).cloned().collect();
        if wraps.is_empty() {
            return disk.remove(RECOVERY_FILE);
        }
        write_replica(disk, RECOVERY_FILE, &Body { format: FORMAT_TYPED, wraps, ..body })
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

fn write_replica(disk: &dyn Disk, name: &str, body: &Body) -> Result<(), StoreError> {
    let json = serde_json::to_vec(body)?;
    let checksum = hex(&Sha256::digest(&json)).to_string();
    disk.write(name, &serde_json::to_vec(&Replica { body: body.clone(), checksum })?)?;
    let back = disk.read(name)?.as_deref().and_then(read_replica);
    if back.as_ref() == Some(body) { Ok(()) } else { Err(StoreError::Fault) }
}

fn read_replica(bytes: &[u8]) -> Option<Body> {
    let replica: Replica = serde_json::from_slice(bytes).ok()?;
    let json = serde_json::to_vec(&replica.body).ok()?;
    let whole = *hex(&Sha256::digest(&json)) == replica.checksum
        && (1..=FORMAT).contains(&replica.body.format);
    whole.then_some(replica.body)
}

/// Why no replica reads: there is none, the disk does not give it, a newer Stipple wrote it, or it is damaged.
fn none_reads(
    bytes: [Result<Option<Vec<u8>>, StoreError>; 2],
) -> Result<Option<KeyFile>, StoreError> {
    let mut there = false;
    for replica in bytes {
        if let Some(bytes) = replica? {
            there = true;
            if is_newer(&bytes) {
                return Err(StoreError::Newer);
            }
        }
    }
    if there { Err(StoreError::KeyFileDamaged) } else { Ok(None) }
}

fn is_newer(bytes: &[u8]) -> bool {
    let read: Option<serde_json::Value> = serde_json::from_slice(bytes).ok();
    let format = read.as_ref().and_then(|r| r.pointer("/body/format")?.as_u64());
    format.is_some_and(|f| f > u64::from(FORMAT))
}
