//! One figure for all that a profile holds, to tell whether two hold the same.

use sha2::{Digest, Sha256};

use super::BackupFault;
use super::kept::tables;
use super::open::ids;
use crate::database::Store;
use crate::error::StoreError;
use crate::keys::hex;
use crate::vault::{Part, Vault};

/// SHA-256 over every row that a backup holds (the changes by device and counter, whatever number they have here) and
/// over the bytes of every picture, deleted ones too. What belongs to one device alone is not in it.
///
/// # Errors
/// What the database or the disk says.
pub fn content_hash(store: &mut Store, vault: &Vault<'_>) -> Result<String, BackupFault> {
    let mut hash = Sha256::new();
    let (photos, waiting) = store.read(|r| {
        for table in tables() {
            hash.update(table.name);
            hash.update(table.lines(&r.transaction, &table.key.join(", "))?);
        }
        let photos = ids(&r.transaction, "SELECT id FROM photo")?;
        Ok::<_, StoreError>((photos, ids(&r.transaction, "SELECT id FROM incoming")?))
    })?;
    let parts = [Part::Original, Part::Screen, Part::Thumb];
    let files = photos.iter().flat_map(|id| parts.map(|part| (*id, part)));
    for (id, part) in files.chain(waiting.iter().map(|id| (*id, Part::Received))) {
        match vault.get(id, part)? {
            Some(picture) => hash.update(Sha256::digest(&picture)),
            None => hash.update([0]),
        }
    }
    Ok(hex(&hash.finalize()).to_string())
}
