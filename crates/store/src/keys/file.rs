//! The key file: the database's salt and the wraps of the master key, in two replicas.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::passphrase::Cost;
use super::{KeyStore, KeyStoreFault, MasterKey, hex, open, random, seal, unhex};
use crate::disk::{Disk, Entropy};
use crate::error::StoreError;

/// The names of the two replicas. Either opens the store; a bad one is mended from the other.
pub const KEY_FILES: [&str; 2] = ["keys-1.json", "keys-2.json"];

/// The format this Stipple writes. A higher one means that a newer Stipple wrote the file.
const FORMAT: u32 = 1;

/// What opens a wrap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrapKind {
    /// A secret in the operating system's key store.
    KeyStore,
    /// A passphrase.
    Passphrase,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "opened_by", rename_all = "snake_case", deny_unknown_fields)]
enum Wrap {
    KeyStore { sealed: String },
    Passphrase { cost: Cost, salt: String, sealed: String },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    format: u32,
    database_salt: String,
    wraps: Vec<Wrap>,
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
    body: Body,
}

impl KeyFile {
    /// A key file without a wrap.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn new(entropy: &mut dyn Entropy) -> Result<Self, StoreError> {
        let salt: [u8; 16] = random(entropy)?;
        let database_salt = hex(&salt).to_string();
        let body = Body { format: FORMAT, database_salt, wraps: Vec::new(), begun: false };
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
        let Some(body) = found.iter().flatten().next().cloned() else { return none_reads(bytes) };
        let file = Self { body };
        if found.iter().any(|f| f.as_ref() != Some(&file.body)) {
            // The store opens without the mended replica too; a full disk must not keep the patient out.
            let _ = file.save(disk);
        }
        Ok(Some(file))
    }

    /// Whether a database was made with these keys: one that is missing from then on was lost, and is not made anew.
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
        let json = serde_json::to_vec(&self.body)?;
        let checksum = hex(&Sha256::digest(&json)).to_string();
        let bytes = serde_json::to_vec(&Replica { body: self.body.clone(), checksum })?;
        for name in KEY_FILES {
            disk.write(name, &bytes)?;
            let back = disk.read(name)?.as_deref().and_then(read_replica);
            if back.as_ref() != Some(&self.body) {
                return Err(StoreError::Fault);
            }
        }
        Ok(())
    }

    /// What can open the file, in the order in which it is tried.
    pub fn wraps(&self) -> impl Iterator<Item = WrapKind> + '_ {
        self.body.wraps.iter().map(|w| match w {
            Wrap::KeyStore { .. } => WrapKind::KeyStore,
            Wrap::Passphrase { .. } => WrapKind::Passphrase,
        })
    }

    /// The salt of the database's key.
    ///
    /// # Errors
    /// [`StoreError::KeyFileDamaged`] when it is not 16 bytes.
    pub(crate) fn database_salt(&self) -> Result<[u8; 16], StoreError> {
        let salt = unhex(&self.body.database_salt).ok_or(StoreError::KeyFileDamaged)?;
        salt.try_into().map_err(|_| StoreError::KeyFileDamaged)
    }

    /// Adds a wrap that the operating system's key store opens. A secret of ours that is there already is used: another
    /// profile, on a disk that is not connected now, may need it. A new one is written, read back and compared before
    /// anything relies on it.
    ///
    /// # Errors
    /// The outer one when the key store gave nothing, or holds something that is not ours; the inner one when sealing
    /// failed.
    pub fn wrap_with_key_store(
        &mut self,
        master: &MasterKey,
        key_store: &dyn KeyStore,
        entropy: &mut dyn Entropy,
    ) -> Result<Result<(), StoreError>, KeyStoreFault> {
        let secret = match key_store.get()?.map(Zeroizing::new) {
            Some(there) => ours(&there).ok_or(KeyStoreFault::Unreachable)?,
            None => match random::<32>(entropy) {
                Ok(secret) => new_secret(key_store, Zeroizing::new(secret))?,
                Err(error) => return Ok(Err(error)),
            },
        };
        Ok(seal(&secret, master, &self.context("key_store"), entropy).map(|sealed| {
            self.body.wraps.push(Wrap::KeyStore { sealed: hex(&sealed).to_string() });
        }))
    }

    /// Adds a wrap that a passphrase opens.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn wrap_with_passphrase(
        &mut self,
        master: &MasterKey,
        passphrase: &str,
        entropy: &mut dyn Entropy,
    ) -> Result<(), StoreError> {
        let salt: [u8; 16] = random(entropy)?;
        let key = Cost::DEVICE.derive(passphrase, &salt)?;
        let sealed = seal(&key, master, &self.context("passphrase"), entropy)?;
        self.body.wraps.push(Wrap::Passphrase {
            cost: Cost::DEVICE,
            salt: hex(&salt).to_string(),
            sealed: hex(&sealed).to_string(),
        });
        Ok(())
    }

    /// The master key, opened with the operating system's key store; `None` when its secret is not the one.
    ///
    /// # Errors
    /// When the key store gave nothing.
    pub fn open_with_key_store(
        &self,
        key_store: &dyn KeyStore,
    ) -> Result<Option<MasterKey>, KeyStoreFault> {
        let Some(secret) = key_store.get()?.map(Zeroizing::new).and_then(|s| ours(&s)) else {
            return Ok(None);
        };
        Ok(self.body.wraps.iter().find_map(|wrap| match wrap {
            Wrap::KeyStore { sealed } => open(&secret, &unhex(sealed)?, &self.context("key_store")),
            Wrap::Passphrase { .. } => None,
        }))
    }

    /// The master key, opened with a passphrase.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`] when no wrap opens with it.
    pub fn open_with_passphrase(&self, passphrase: &str) -> Result<MasterKey, StoreError> {
        for wrap in &self.body.wraps {
            if let Wrap::Passphrase { cost, salt, sealed } = wrap {
                let salt = unhex(salt).ok_or(StoreError::KeyFileDamaged)?;
                let sealed = unhex(sealed).ok_or(StoreError::KeyFileDamaged)?;
                let key = cost.derive(passphrase, &salt)?;
                if let Some(master) = open(&key, &sealed, &self.context("passphrase")) {
                    return Ok(master);
                }
            }
        }
        Err(StoreError::WrongPassphrase)
    }

    /// Binds a seal to its kind of wrap and to this profile.
    fn context(&self, kind: &str) -> Vec<u8> {
        format!("stipple key file 1/{kind}/{}", self.body.database_salt).into_bytes()
    }
}

/// A secret of the form ours has.
fn ours(secret: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    secret.try_into().ok().map(Zeroizing::new)
}

fn new_secret(
    key_store: &dyn KeyStore,
    secret: Zeroizing<[u8; 32]>,
) -> Result<Zeroizing<[u8; 32]>, KeyStoreFault> {
    key_store.set(secret.as_ref())?;
    let back = key_store.get()?.map(Zeroizing::new);
    let same = back.is_some_and(|b| b.as_slice() == secret.as_slice());
    if same { Ok(secret) } else { Err(KeyStoreFault::Unreachable) }
}

fn read_replica(bytes: &[u8]) -> Option<Body> {
    let replica: Replica = serde_json::from_slice(bytes).ok()?;
    let json = serde_json::to_vec(&replica.body).ok()?;
    let whole = *hex(&Sha256::digest(&json)) == replica.checksum && replica.body.format == FORMAT;
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
