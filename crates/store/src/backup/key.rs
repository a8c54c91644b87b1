//! The slow part of a passphrase, apart from files and streams, so that it can run anywhere: derive the key that seals a
//! backup, or find the key that opens one. The format is age's (`age-encryption.org/v1`, one scrypt stanza).

use age::secrecy::SecretString;
use age::{DecryptError, EncryptError, Identity, scrypt as age_scrypt};
use age_core::format::{FileKey, Stanza};
use age_core::primitives::aead_encrypt;
use age_core::secrecy::ExposeSecret;
use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use scrypt::{Params, scrypt};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{BackupFault, Refusal};
use crate::error::StoreError;

/// scrypt's work factor as a power of two: 128 MiB of memory a guess.
pub const WORK_FACTOR: u8 = 17;

/// The highest work factor that is tried: 1 GiB of memory. The stock tool takes 18.
pub const WORK_FACTOR_MOST: u8 = 20;

/// The name of age's passphrase stanza, and what stands before its salt.
const TAG: &str = "scrypt";
const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// The salt of a backup's passphrase: random, fresh for each backup.
pub type SealSalt = [u8; 16];

/// A passphrase in one spelling: the same keys on another system give the same bytes (NFC).
fn normalised(passphrase: &str) -> Zeroizing<String> {
    Zeroizing::new(passphrase.nfc().collect())
}

/// Seals one backup: derived from its passphrase and salt.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct SealKey {
    salt: SealSalt,
    work: u8,
    key: [u8; 32],
}

impl SealKey {
    /// Derives the key with the work factor of our backups. Takes as long as one guess at the passphrase.
    ///
    /// # Errors
    /// [`StoreError::Fault`] when scrypt refuses its parameters, which are constants.
    pub fn derive(passphrase: &str, salt: SealSalt) -> Result<Self, StoreError> {
        Self::derive_at(passphrase, salt, WORK_FACTOR)
    }

    /// The same with another work factor: a test opens thousands.
    pub(super) fn derive_at(
        passphrase: &str,
        salt: SealSalt,
        work: u8,
    ) -> Result<Self, StoreError> {
        let params = Params::new(work, 8, 1, 32).map_err(|_| StoreError::Fault)?;
        let labelled = [SALT_LABEL, &salt].concat();
        let mut key = [0; 32];
        scrypt(normalised(passphrase).as_bytes(), &labelled, &params, &mut key)
            .map_err(|_| StoreError::Fault)?;
        Ok(Self { salt, work, key })
    }
}

impl age::Recipient for SealKey {
    #[expect(clippy::disallowed_types, reason = "age asks for one; ours has no label in it")]
    fn wrap_file_key(
        &self,
        file_key: &FileKey,
    ) -> Result<(Vec<Stanza>, std::collections::HashSet<String>), EncryptError> {
        let stanza = Stanza {
            tag: TAG.to_string(),
            args: vec![BASE64_STANDARD_NO_PAD.encode(self.salt), self.work.to_string()],
            body: aead_encrypt(&self.key, file_key.expose_secret()),
        };
        Ok((vec![stanza], Default::default()))
    }
}

/// What a passphrase has to open: the stanza in the head of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLock {
    args: Vec<String>,
    body: Vec<u8>,
}

impl KeyLock {
    pub(super) fn of(stanza: &Stanza) -> Option<Self> {
        let Stanza { tag, args, body } = stanza;
        (tag == TAG).then(|| Self { args: args.clone(), body: body.clone() })
    }

    /// Tries a passphrase. Takes as long as the backup's work factor says.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::TooCostly`] above [`WORK_FACTOR_MOST`], and [`Refusal::Damaged`].
    pub fn open(&self, passphrase: &str) -> Result<BackupKey, BackupFault> {
        let secret = SecretString::from(normalised(passphrase).to_string());
        let mut identity = age_scrypt::Identity::new(secret);
        identity.set_max_work_factor(WORK_FACTOR_MOST);
        let stanza =
            Stanza { tag: TAG.to_string(), args: self.args.clone(), body: self.body.clone() };
        let found = identity.unwrap_stanza(&stanza).ok_or(Refusal::Damaged)?;
        found.map(|key| BackupKey(*key.expose_secret())).map_err(refused)
    }
}

/// Opens one backup.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub struct BackupKey([u8; 16]);

impl Identity for BackupKey {
    fn unwrap_stanza(&self, _: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        Some(Ok(FileKey::new(Box::new(self.0))))
    }
}

pub(super) fn refused(error: DecryptError) -> BackupFault {
    match error {
        DecryptError::Io(error) => error.into(),
        DecryptError::ExcessiveWork { .. } => Refusal::TooCostly.into(),
        DecryptError::UnknownFormat => Refusal::Newer.into(),
        DecryptError::InvalidHeader | DecryptError::InvalidMac => Refusal::Damaged.into(),
        _ => Refusal::WrongPassphrase.into(),
    }
}
