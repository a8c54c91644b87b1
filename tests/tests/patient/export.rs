//! A patient who makes backups and exports.

use std::path::Path;

use serde_json::{Value, json};
use stipple_api::view::LeavingProgress;
use stipple_api::{Error, backup_kept, backup_piece};
use stipple_native::ExportFile;

use super::Patient;

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
            let (bytes, progress) = self.host(backup_piece)?;
            file.extend(bytes);
            if progress.finished {
                self.host(backup_kept)?;
                return Ok(file);
            }
        }
    }

    /// The next bytes of what was begun, as a host fetches them.
    pub fn export_piece(&mut self) -> Result<(Vec<u8>, LeavingProgress), Error> {
        let mut ctx = self.ctx();
        let app = &mut self.app.as_mut().unwrap().0;
        let work = stipple_api::export_piece(app, &mut ctx)?;
        work.run().finish(app, &mut ctx)
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
