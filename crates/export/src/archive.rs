//! Many files as one ZIP, written piece by piece: no more of it is in memory than the last file that was added.

use std::io::{self, Write};
use std::mem::take;
use std::sync::{Arc, Mutex, PoisonError};

use zip::result::ZipResult;
use zip::write::{PreparedZipFile, SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

/// The archive could not be written: it would be larger than the format allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the archive is too large")]
pub struct TooLarge;

/// Where what is written waits until it is taken.
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

/// An archive on its way. Members are stored as they are, for pictures do not get smaller; they have neither date nor
/// rights, so that they say nothing about when and where they were made.
pub struct Archive {
    writer: ZipWriter<StreamWriter<Pieces>>,
    pieces: Pieces,
}

impl Default for Archive {
    fn default() -> Self {
        let pieces = Pieces::default();
        // Each member is whole when it is added, so that its head is written once and nobody has to go back.
        Self { writer: ZipWriter::new(StreamWriter::new(pieces.clone())), pieces }
    }
}

impl Archive {
    /// Adds a file and gives the archive's next bytes.
    ///
    /// # Errors
    /// [`TooLarge`], also for a name that is there already.
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

    /// The archive's last bytes: its table of contents.
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

    use tempfile::NamedTempFile;

    use super::Archive;

    #[test]
    fn pieces_make_an_archive_and_none_stays_behind() {
        let mut archive = Archive::default();
        let mut whole = archive.add("a.txt", b"one").unwrap();
        let first = whole.len();
        for n in 0..50 {
            let piece = archive.add(&format!("photos/{n} \u{e4}.jpg"), &vec![7; 10_000]).unwrap();
            assert!(piece.len() < 11_000, "{}", piece.len());
            whole.extend(piece);
        }
        assert!(archive.add("a.txt", b"again").is_err(), "a name stands once");
        let last = archive.finish().unwrap();
        assert!(first > 30 && !last.is_empty());
        whole.extend(last);
        assert_eq!(&whole[..4], b"PK\x03\x04");
        // General purpose bit 3 would mean sizes after the data, which programs that read a stream cannot follow.
        assert_eq!(whole[6] & 8, 0);
    }

    /// What Python's own reader says of an archive, which knows nothing of ours.
    fn read_back(archive: &Path) -> String {
        let script = "import sys, zipfile\n\
                      archive = zipfile.ZipFile(sys.argv[1])\n\
                      names = archive.namelist()\n\
                      print(len(names), archive.read(names[-1]).decode())";
        let read = Command::new("python3").args(["-c", script]).arg(archive).output().unwrap();
        assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
        String::from_utf8(read.stdout).unwrap().trim().to_string()
    }

    /// More than a log holds in a lifetime, and more than the old table of contents can count.
    #[test]
    fn more_files_than_the_old_format_counts_are_all_there() {
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

    /// It writes four gigabytes of zeros, though not to the disk, so it runs with the long tests only.
    #[test]
    fn more_bytes_than_the_old_format_counts_are_all_there() {
        if std::env::var_os("STIPPLE_LONG").is_none() {
            return;
        }
        let mut file = NamedTempFile::new().unwrap();
        let mut archive = Archive::default();
        let picture = vec![0; 32 * 1024 * 1024];
        for n in 0..140 {
            keep(&mut file, &archive.add(&format!("{n}.jpg"), &picture).unwrap());
        }
        keep(&mut file, &archive.add("README.txt", b"the last").unwrap());
        keep(&mut file, &archive.finish().unwrap());
        assert!(file.stream_position().unwrap() > u64::from(u32::MAX));
        assert_eq!(read_back(file.path()), "141 the last");
    }

    /// Writes a piece, and leaves holes for its zeros.
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
