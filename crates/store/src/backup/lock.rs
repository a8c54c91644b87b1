//! The outer layer: an age file that a passphrase opens (`age-encryption.org/v1`, one scrypt stanza).

use std::io::{self, Cursor, Read, Write};
use std::iter;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use age::secrecy::SecretString;
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use unicode_normalization::UnicodeNormalization;

use super::{BackupFault, Refusal};
use crate::error::StoreError;

/// scrypt's work factor as a power of two: 128 MiB of memory a guess.
pub const WORK_FACTOR: u8 = 17;

/// The highest work factor that is tried: 1 GiB of memory. The stock tool takes 18.
pub const WORK_FACTOR_MOST: u8 = 20;

/// The first line of every age file.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// A head with a passphrase has some 200 bytes; one that does not end here is none of ours.
const HEAD_MOST: usize = 4096;

/// Where the sealed bytes of a backup come from.
pub type Source = Box<dyn Read + Send>;

/// What opens a source, piece by piece.
pub(super) type Opener = StreamReader<Source>;

/// A passphrase as both ends take it: the same keys on another system give the same bytes (NFC), and the stock tool, which
/// takes what its terminal sends, opens it too.
fn secret(passphrase: &str) -> SecretString {
    SecretString::from(passphrase.nfc().collect::<String>())
}

/// Sealed bytes that wait to be taken.
#[derive(Clone, Default)]
struct Outbox(Arc<Mutex<Vec<u8>>>);

impl Write for Outbox {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Seals what is written to it; what came out is taken with [`Sealer::take`].
pub struct Sealer {
    stream: Option<StreamWriter<Outbox>>,
    outbox: Outbox,
}

/// A sealer under a passphrase. Takes as long as a guess does: away from the app.
///
/// # Errors
/// None that a working system gives.
pub fn seal_with(passphrase: &str) -> Result<Sealer, BackupFault> {
    seal_at(passphrase, WORK_FACTOR)
}

/// A sealer with a work factor of its own: a test opens thousands.
pub(super) fn seal_at(passphrase: &str, work: u8) -> Result<Sealer, BackupFault> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(work);
    let encryptor = Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient))
        .map_err(|_| StoreError::Fault)?;
    let outbox = Outbox::default();
    let stream = encryptor.wrap_output(outbox.clone()).map_err(|_| StoreError::Fault)?;
    Ok(Sealer { stream: Some(stream), outbox })
}

impl Sealer {
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), BackupFault> {
        let stream = self.stream.as_mut().ok_or(StoreError::Fault)?;
        Ok(stream.write_all(bytes).map_err(|_| StoreError::Fault)?)
    }

    /// Seals the last chunk; nothing can be written after it.
    pub(super) fn finish(&mut self) -> Result<(), BackupFault> {
        let stream = self.stream.take().ok_or(StoreError::Fault)?;
        stream.finish().map_err(|_| StoreError::Fault)?;
        Ok(())
    }

    /// The sealed bytes since the last time.
    pub(super) fn take(&self) -> Vec<u8> {
        mem::take(&mut *self.outbox.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Opens a source with a passphrase. Takes as long as a guess does.
pub(super) fn open_with(mut source: Source, passphrase: &str) -> Result<Opener, BackupFault> {
    let head = head(&mut source)?;
    let whole: Source = Box::new(Cursor::new(head).chain(source));
    let decryptor = Decryptor::new(whole).map_err(refused)?;
    if !decryptor.is_scrypt() {
        return Err(Refusal::ForKeys.into());
    }
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(WORK_FACTOR_MOST);
    decryptor.decrypt(iter::once(&identity as &dyn age::Identity)).map_err(refused)
}

/// The first bytes, looked at before age reads on: what is no age file says so, and a head without an end fills no memory.
fn head(source: &mut Source) -> Result<Vec<u8>, BackupFault> {
    let mut head = Vec::with_capacity(HEAD_MOST);
    source.take(HEAD_MOST as u64).read_to_end(&mut head)?;
    if !head.starts_with(MAGIC) {
        return Err(Refusal::NotABackup.into());
    }
    let ends = head.windows(4).any(|four| four == b"\n---");
    if ends {
        Ok(head)
    } else if head.len() < HEAD_MOST {
        Err(Refusal::Damaged.into())
    } else {
        // Heads with many keys are this long; a passphrase stands alone.
        Err(Refusal::ForKeys.into())
    }
}

fn refused(error: DecryptError) -> BackupFault {
    match error {
        DecryptError::Io(error) => error.into(),
        DecryptError::ExcessiveWork { .. } => Refusal::TooCostly.into(),
        DecryptError::UnknownFormat => Refusal::Newer.into(),
        DecryptError::InvalidHeader | DecryptError::InvalidMac => Refusal::Damaged.into(),
        _ => Refusal::WrongPassphrase.into(),
    }
}
