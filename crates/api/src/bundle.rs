//! Several files as one: a ZIP whose members are stored as they are, for pictures do not get smaller.

use std::io::{Cursor, Write};

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The archive. Its members have neither date nor rights, so that it says nothing about when and where it was made.
///
/// # Errors
/// When it would be larger than the format allows.
pub(crate) fn bundle(files: &[(String, &[u8])]) -> ZipResult<Vec<u8>> {
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), stored)?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
