//! A ZIP archive written in pieces: only the last added file is in memory.

use std::io::{self, Write};
use std::mem::take;
use std::sync::{Arc, Mutex, PoisonError};

use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// The archive would exceed the limits of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the archive is too large")]
pub struct TooLarge;

/// Buffer for written bytes until the caller takes them.
#[derive(Clone, Default)]
struct Pieces(Arc<Mutex<Vec<u8>>>);

impl Pieces {
    fn take(&self) -> Vec<u8> {
        take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// An archive in progress. Files are stored uncompressed, because pictures do not shrink. They have no date and no permissions,
/// so they do not reveal when and where they were made.
pub struct Archive {
    writer: ZipWriter<StreamWriter<Pieces>>,
    pieces: Pieces,
}

impl Default for Archive {
    fn default() -> Self {
        let pieces = Pieces::default();
        // A stream: each file is complete when it is added, so no header has to be rewritten.
        Self { writer: ZipWriter::new(StreamWriter::new(pieces.clone())), pieces }
    }
}

impl Archive {
    /// Adds a file and returns the next bytes of the archive.
    ///
    /// # Errors
    /// [`TooLarge`], also for a duplicate name.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, TooLarge> {
        let stored = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        let mut added = || -> ZipResult<()> {
            self.writer.add_prepared_file(PreparedZipFile::from_data(name, stored, bytes)?)
        };
        added().map_err(|_| TooLarge)?;
        Ok(self.pieces.take())
    }

    /// Finishes the archive and returns its last bytes, the central directory.
    ///
    /// # Errors
    /// [`TooLarge`].
    pub fn finish(self) -> Result<Vec<u8>, TooLarge> {
        self.writer.finish().map_err(|_| TooLarge)?;
        Ok(self.pieces.take())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Seek, Write};
    use std::path::Path;
    use std::process::Command;

    use stipple_testkit::depth;
    use tempfile::NamedTempFile;

    use super::Archive;

    #[test]
    fn pieces_form_an_archive() {
        let mut archive = Archive::default();
        let mut whole = archive.add("a.txt", b"one").unwrap();
        let first = whole.len();
        for n in 0..50 {
            let piece = archive.add(&format!("photos/{n} \u{e4}.jpg"), &vec![7; 10_000]).unwrap();
            assert!(piece.len() < 11_000, "{}", piece.len());
            whole.extend(piece);
        }
        assert!(archive.add("a.txt", b"again").is_err(), "duplicate name");
        let last = archive.finish().unwrap();
        assert!(first > 30 && !last.is_empty());
        whole.extend(last);
        assert_eq!(&whole[..4], b"PK\x03\x04");
        // Bit 3 would put the sizes after the data, which streaming readers do not support.
        assert_eq!(whole[6] & 8, 0);
    }

    /// Reads an archive with Python's `zipfile`, an independent implementation.
    fn read_back(archive: &Path) -> String {
        let script = "import sys, zipfile\n\
                      archive = zipfile.ZipFile(sys.argv[1])\n\
                      names = archive.namelist()\n\
                      print(len(names), archive.read(names[-1]).decode())";
        let read = Command::new("python3").args(["-c", script]).arg(archive).output().unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        String::from_utf8(read.stdout).unwrap().trim().to_string()
    }

    /// More than the 65,535 files of a ZIP without ZIP64.
    #[test]
    fn archive_holds_more_than_65535_files() {
        let mut archive = Archive::default();
        let mut whole = Vec::new();
        for n in 0..66_000 {
            whole.extend(archive.add(&format!("{n}.txt"), b"x").unwrap());
        }
        whole.extend(archive.add("README.txt", b"the last").unwrap());
        whole.extend(archive.finish().unwrap());
        let mut file = NamedTempFile::new().unwrap();
        file.write_all(&whole).unwrap();
        assert_eq!(read_back(file.path()), "66001 the last");
    }

    /// In a long run more than the 4 GiB of a ZIP without ZIP64, else 64 MB. The file is sparse.
    #[test]
    fn archive_of_large_files_reads_back() {
        let pictures: u32 = depth::count("large-archives", 2, 140);
        let mut file = NamedTempFile::new().unwrap();
        let mut archive = Archive::default();
        let picture = vec![0; 32 * 1024 * 1024];
        for n in 0..pictures {
            keep(&mut file, &archive.add(&format!("{n}.jpg"), &picture).unwrap());
        }
        keep(&mut file, &archive.add("README.txt", b"the last").unwrap());
        keep(&mut file, &archive.finish().unwrap());
        let bytes = file.stream_position().unwrap();
        assert!(bytes > u64::from(depth::count("large-archives", 64_000_000, u32::MAX)), "{bytes}");
        assert_eq!(read_back(file.path()), format!("{} the last", pictures + 1));
    }

    /// Writes a piece, with holes for its zeros.
    fn keep(file: &mut NamedTempFile, piece: &[u8]) {
        for part in piece.chunks(1024 * 1024) {
            if part.iter().all(|byte| *byte == 0) {
                file.seek_relative(i64::try_from(part.len()).unwrap()).unwrap();
            } else {
                file.write_all(part).unwrap();
            }
        }
    }
}
