//! The measured work: a complete import, and the minimum that any import has to do.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};
use stipple_picture::prepare;

use crate::Outcome;

/// A complete import: strips metadata, makes two renditions, encrypts and syncs three files.
pub fn ours(photo: &Path, folder: &Path) -> Outcome {
    let made = prepare(&std::fs::read(photo)?)?;
    let cipher = XChaCha20Poly1305::new(&[7; 32].into());
    for (number, (name, bytes)) in
        [("original", made.original), ("screen", made.screen), ("thumb", made.thumb)]
            .iter()
            .enumerate()
    {
        let nonce = [u8::try_from(number)?; 24];
        let sealed = cipher.encrypt(&nonce.into(), bytes.as_slice()).map_err(|_| "not sealed")?;
        keep(&sealed, folder, name)?;
    }
    Ok(())
}

/// The minimum: reads the file, decodes it at an eighth, writes and syncs it.
pub fn floor(photo: &Path, folder: &Path) -> Outcome {
    let bytes = std::fs::read(photo)?;
    let mut decoder = jpeg_decoder::Decoder::new(bytes.as_slice());
    decoder.scale(504, 378)?;
    let pixels = decoder.decode()?;
    if pixels.len() != 504 * 378 * 3 {
        return Err("not at an eighth".into());
    }
    keep(&bytes, folder, "floor")
}

fn keep(bytes: &[u8], folder: &Path, name: &str) -> Outcome {
    let (fresh, place) = (folder.join(format!("{name}.new")), folder.join(name));
    let mut file = File::create(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(std::fs::rename(fresh, place)?)
}
