//! The outer layer: an age file that a passphrase opens (`age-encryption.org/v1`, one scrypt stanza).

use std::cell::RefCell;
use std::io::{self, Cursor, Read, Write};
use std::iter;
use std::mem;
use std::sync::{Arc, Mutex, PoisonError};

use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, Encryptor};
use age_core::format::{FileKey, Stanza};

use super::key::{BackupKey, KeyLock, SealKey, refused};
use super::{BackupFault, Refusal};
use crate::error::StoreError;

/// The first line of every age file.
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
/// A head with a passphrase has some 200 bytes; one that does not end here is none of ours.
const HEAD_MOST: usize = 4096;

/// Where the sealed bytes of a backup come from.
pub type Source = Box<dyn Read + Send>;

/// What opens a source, piece by piece.
pub(super) type Opener = StreamReader<Source>;

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

impl Sealer {
    /// A sealer under a derived key.
    ///
    /// # Errors
    /// None that a working system gives.
    pub fn new(key: &SealKey) -> Result<Self, BackupFault> {
        let encryptor = Encryptor::with_recipients(iter::once(key as &dyn age::Recipient))
            .map_err(|_| StoreError::Fault)?;
        let outbox = Outbox::default();
        let stream = encryptor.wrap_output(outbox.clone()).map_err(|_| StoreError::Fault)?;
        Ok(Self { stream: Some(stream), outbox })
    }

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

/// Opens a source with the key that its passphrase gave.
pub(super) fn open_with(mut source: Source, key: &BackupKey) -> Result<Opener, BackupFault> {
    let head = head(&mut source)?;
    let whole: Source = Box::new(Cursor::new(head).chain(source));
    decryptor(whole)?.decrypt(iter::once(key as &dyn age::Identity)).map_err(refused)
}

fn decryptor(whole: Source) -> Result<Decryptor<Source>, BackupFault> {
    let decryptor = Decryptor::new(whole).map_err(refused)?;
    if decryptor.is_scrypt() { Ok(decryptor) } else { Err(Refusal::ForKeys.into()) }
}

/// Reads what a passphrase has to open, from the head of a source.
///
/// # Errors
/// A [`Refusal`], or a disk that does not answer.
pub fn key_lock(mut source: Source) -> Result<KeyLock, BackupFault> {
    let head = head(&mut source)?;
    let reader = KeyLockReader::default();
    // It opens nothing; it only sees the stanza.
    let opened =
        decryptor(Box::new(Cursor::new(head)))?.decrypt(iter::once(&reader as &dyn age::Identity));
    match reader.0.into_inner() {
        Some(lock) => Ok(lock),
        None => Err(opened.err().map_or(Refusal::Damaged.into(), refused)),
    }
}

/// Notes the stanza that age shows it.
#[derive(Default)]
struct KeyLockReader(RefCell<Option<KeyLock>>);

impl age::Identity for KeyLockReader {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        self.0.replace(KeyLock::of(stanza));
        None
    }
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
