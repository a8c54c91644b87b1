//! A patient who makes backups and exports.

use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_native::ExportFile;

use super::Patient;

/// How far a file is, as a page reads it.
#[derive(Debug, Deserialize)]
pub struct Progress {
    pub done: u32,
    pub total: u32,
    pub left_out: u32,
    pub finished: bool,
}

/// An export of everything.
pub fn everything(lang: &str, private: bool, history: bool) -> Value {
    json!({ "lang": lang, "private": private, "history": history })
}

impl Patient {
    /// Makes a backup as a host does; its bytes.
    pub fn backs_up(&mut self, passphrase: &str) -> Result<Vec<u8>, Error> {
        self.call("backup_begin", json!({ "passphrase": passphrase }))?;
        let mut file = Vec::new();
        loop {
            let (bytes, progress) = self.piece("backup_piece")?;
            file.extend(bytes);
            if progress["finished"] == true {
                self.call("backup_saved", json!({}))?;
                return Ok(file);
            }
        }
    }

    /// The next bytes of what was begun, as a host fetches them.
    pub fn export_piece(&mut self) -> Result<(Vec<u8>, Progress), Error> {
        let (bytes, progress) = self.piece("export_piece")?;
        Ok((bytes, serde_json::from_value(progress).unwrap()))
    }

    /// The whole archive, and how large its largest piece was.
    pub fn exports(&mut self, args: Value) -> Result<(Vec<u8>, usize), Error> {
        let (mut file, mut largest) = (Vec::new(), 0);
        self.call("export_begin", args)?;
        loop {
            let (piece, progress) = self.export_piece()?;
            largest = largest.max(piece.len());
            file.extend(piece);
            assert!(progress.done + progress.left_out <= progress.total, "{progress:?}");
            if progress.finished {
                assert_eq!(progress.done + progress.left_out, progress.total);
                return Ok((file, largest));
            }
        }
    }

    /// Writes the archive to this place as a host does it, and stops before its piece number `pieces`; gives how many there
    /// were.
    pub fn exports_to(&mut self, path: &Path, pieces: usize, args: Value) -> Result<usize, Error> {
        let mut file = ExportFile::begin(path)?;
        self.call("export_begin", args)?;
        for written in 0..pieces {
            let (piece, progress) = self.export_piece()?;
            file.write(&piece)?;
            if progress.finished {
                file.finish()?;
                return Ok(written + 1);
            }
        }
        Ok(pieces)
    }
}
