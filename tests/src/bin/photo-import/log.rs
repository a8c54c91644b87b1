//! One patient's photo log on a real folder, at the level of the store, and an import that writes in the wrong order for the
//! control run. The program and the test that kills it share this.

use std::path::Path;

use chrono::DateTime;
use stipple_core::ids::{DeviceId, IncomingId, PhotoId};
use stipple_core::photo::{DateFrom, Facts, Hair, Origin, Photo, Tone};
use stipple_core::view::{StandardView, View};
use stipple_native::{Folder, OsEntropy, PHOTOS, ctx};
use stipple_picture::prepare;
use stipple_store::tables::change::Op;
use stipple_store::tables::incoming::Incoming;
use stipple_store::tables::{incoming, photo};
use stipple_store::vault::{Swept, finish_erasing, sweep};
use stipple_store::{KeyFile, MasterKey, Part, Stamp, Store, StoreError, Vault};
use stipple_tests::FileKeyStore;
use stipple_tests::picture::jpeg;
use uuid::Uuid;

/// The id of the nth picture.
pub fn id(n: u64) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n))
}

/// Which picture an id is of.
pub fn number(id: Uuid) -> u64 {
    (id.as_u128() & 0xffff_ffff) as u64
}

/// The nth picture as it comes in: none is like another.
pub fn picture(n: u64) -> Vec<u8> {
    jpeg(u32::try_from(n).unwrap_or(u32::MAX), 40, 30)
}

/// The bytes of a part of the nth picture as the app keeps it.
pub fn kept_of(n: u64, part: Part) -> Vec<u8> {
    let picture = picture(n);
    if part == Part::Received {
        return picture;
    }
    let Ok(prepared) = prepare(&picture) else { return Vec::new() };
    match part {
        Part::Screen => prepared.screen,
        Part::Thumb => prepared.thumb,
        Part::Original | Part::Received => prepared.original,
    }
}

/// The bytes of a part of the nth picture of the import in the wrong order.
pub fn bytes_of(n: u64, part: Part) -> Vec<u8> {
    let length = match part {
        Part::Received => 2_000,
        Part::Original => 1_500,
        Part::Screen => 900,
        Part::Thumb => 300,
    };
    let word = format!("{part:?} of {n}; ");
    word.bytes().cycle().take(length).collect()
}

fn hash_of(n: u64) -> String {
    format!("{n:064x}")
}

fn incoming_of(n: u64) -> Incoming {
    Incoming {
        id: IncomingId(id(n)),
        hash: hash_of(n),
        bytes: 2_000,
        facts: Facts {
            view: View::Standard(StandardView::Crown),
            origin: Origin::Import,
            on: None,
            file_at: None,
            hair: Hair::default(),
            private: false,
        },
        received_at: DateTime::UNIX_EPOCH,
    }
}

fn photo_of(n: u64) -> Photo {
    Photo {
        id: PhotoId(id(n)),
        view: View::Standard(StandardView::Crown),
        on: DateTime::UNIX_EPOCH.date_naive(),
        date_from: DateFrom::Arrival,
        taken_at: None,
        width: 30,
        height: 40,
        orientation: 1,
        format: "jpeg".into(),
        hash: hash_of(n),
        had_location: false,
        hair: Hair::default(),
        tone: Tone::default(),
        note: String::new(),
        private: false,
        marks: Vec::new(),
    }
}

/// The log, open.
pub struct Log {
    pub store: Store,
    folder: Folder,
    master: MasterKey,
}

impl Log {
    /// Opens the log of a folder; the first time it is made.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let disk = Folder::at(path)?;
        let key_store = FileKeyStore::beside(path);
        let (keys, master) = match KeyFile::load(&disk)? {
            Some(keys) => {
                let master = keys.open_with_key_store(&key_store).ok().flatten();
                (keys, master.ok_or(StoreError::Fault)?.master)
            }
            None => {
                let (mut keys, master) =
                    (KeyFile::new(&mut OsEntropy)?, MasterKey::new(&mut OsEntropy)?);
                keys.wrap_with_key_store(&master, &key_store, &mut OsEntropy)
                    .map_err(|_| StoreError::Fault)??;
                keys.save(&disk)?;
                (keys, master)
            }
        };
        let store = Store::open(&disk, &keys, &master)?;
        Ok(Self { store, folder: Folder::at(&path.join(PHOTOS))?, master })
    }

    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    pub fn vault(&self) -> Result<Vault<'_>, StoreError> {
        Vault::new(&self.folder, &self.master)
    }

    pub fn sweep(&mut self) -> Result<Swept, StoreError> {
        sweep(&Vault::new(&self.folder, &self.master)?, &mut self.store, &mut stamp())
    }

    /// The pictures that wait and the photos, by their numbers.
    pub fn numbers(&mut self) -> Result<(Vec<u64>, Vec<u64>), StoreError> {
        self.store.read(|r| {
            let waiting = incoming::all(r)?.iter().map(|one| number(one.id.0)).collect();
            let mut photos: Vec<u64> = photo::all(r)?.iter().map(|one| number(one.id.0)).collect();
            photos.sort_unstable();
            Ok((waiting, photos))
        })
    }

    /// Receives the nth photo, in the wrong order: the row, then its file.
    pub fn receive_row_first(&mut self, n: u64) -> Result<(), StoreError> {
        self.store.write(&mut stamp(), |tx| incoming::put(tx, &incoming_of(n)))?;
        self.put(n, Part::Received)
    }

    /// Develops it in the wrong order. `kept` is called after the row is written.
    pub fn develop_row_first(&mut self, n: u64, kept: impl FnOnce()) -> Result<(), StoreError> {
        self.row(n)?;
        kept();
        self.vault()?.erase(id(n), Part::Received)?;
        self.renditions(n)
    }

    fn renditions(&self, n: u64) -> Result<(), StoreError> {
        [Part::Original, Part::Screen, Part::Thumb].into_iter().try_for_each(|p| self.put(n, p))
    }

    fn row(&mut self, n: u64) -> Result<(), StoreError> {
        self.store.write(&mut stamp(), |tx| {
            photo::put(tx, &photo_of(n))?;
            incoming::remove(tx, IncomingId(id(n))).map(|_| ())
        })
    }

    /// Deletes a photo and erases it.
    pub fn erase(&mut self, n: u64) -> Result<(), StoreError> {
        self.store.write(&mut stamp(), |tx| {
            photo::set_deleted(tx, PhotoId(id(n)), Op::Deleted)?;
            photo::purge(tx, PhotoId(id(n))).map(|_| ())
        })?;
        let vault = Vault::new(&self.folder, &self.master)?;
        finish_erasing(&vault, &mut self.store, &mut stamp()).map(|_| ())
    }

    fn put(&self, n: u64, part: Part) -> Result<(), StoreError> {
        let (vault, bytes) = (self.vault()?, bytes_of(n, part));
        match part {
            Part::Received => {
                vault.put_with_facts(&mut OsEntropy, id(n), part, &incoming_of(n), &bytes)
            }
            Part::Original => {
                vault.put_with_facts(&mut OsEntropy, id(n), part, &photo_of(n), &bytes)
            }
            Part::Screen | Part::Thumb => vault.put(&mut OsEntropy, id(n), part, &bytes),
        }
    }
}

fn stamp() -> Stamp {
    let ctx = ctx();
    Stamp {
        device: DeviceId(id(0)),
        at: ctx.now.utc,
        zone: ctx.now.zone.name().to_string(),
        new_id: Box::new(move || (ctx.new_id)()),
    }
}
