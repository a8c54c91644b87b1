use super::*;
use crate::Disk;
use crate::sample::photos::{incoming_of, photo_of};
use crate::sample::{Profile, SplitMix64, TestDisk, changes, id, stamp, write};
use crate::tables::change::Op;

/// A profile with its folder for photos.
struct Log {
    profile: Profile,
    photos: TestDisk,
}

impl Log {
    fn new() -> Self {
        Self { profile: Profile::new(), photos: TestDisk::new() }
    }

    fn vault(&self) -> Vault<'_> {
        Vault::new(&self.photos, &self.profile.master).unwrap()
    }

    fn store(&self) -> Store {
        self.profile.open().unwrap()
    }

    fn sweep(&self) -> Swept {
        let found = sweep(&self.vault(), &mut self.store(), &mut stamp(1)).unwrap();
        let again = sweep(&self.vault(), &mut self.store(), &mut stamp(1)).unwrap();
        assert_eq!(again.half_written + again.removed, 0, "a second sweep has nothing to do");
        assert_eq!((again.photos_back, again.incoming_back, again.lost), (vec![], vec![], vec![]));
        found
    }

    fn receive(&self, n: u128) {
        let facts = incoming_of(n);
        let bytes = format!("received {n}");
        self.vault()
            .put_with_facts(
                &mut SplitMix64::new(1),
                id(n),
                Part::Received,
                &facts,
                bytes.as_bytes(),
            )
            .unwrap();
    }

    fn wait(&self, n: u128) {
        self.receive(n);
        write(&mut self.store(), |tx| incoming::put(tx, &incoming_of(n)));
    }

    fn files(&self, n: u128) {
        let bytes = format!("original {n}");
        let facts = photo_of(n, "2026-01-05");
        let vault = self.vault();
        vault
            .put_with_facts(
                &mut SplitMix64::new(1),
                id(n),
                Part::Original,
                &facts,
                bytes.as_bytes(),
            )
            .unwrap();
        vault.put(&mut SplitMix64::new(1), id(n), Part::Screen, b"screen").unwrap();
        vault.put(&mut SplitMix64::new(1), id(n), Part::Thumb, b"thumb").unwrap();
    }

    fn row(&self, n: u128) {
        write(&mut self.store(), |tx| {
            incoming::remove(tx, IncomingId(id(n)))?;
            photo::put(tx, &photo_of(n, "2026-01-05"))
        });
    }

    fn keep(&self, n: u128) {
        self.files(n);
        self.row(n);
    }

    fn delete(&self, n: u128) {
        write(&mut self.store(), |tx| photo::set_deleted(tx, PhotoId(id(n)), Op::Deleted));
    }

    fn spoil(&self, n: u128, part: Part) {
        let name = self.vault().name(id(n), part);
        let mut bytes = self.photos.bytes(&name);
        *bytes.last_mut().unwrap() ^= 1;
        self.photos.put(&name, &bytes);
    }

    /// Which parts of a photo there are.
    fn parts(&self, n: u128) -> Vec<Part> {
        let vault = self.vault();
        Part::ALL.into_iter().filter(|part| vault.has(id(n), *part).unwrap()).collect()
    }

    fn waiting(&self) -> Vec<u128> {
        let all = self.store().read(incoming::all).unwrap();
        all.iter().map(|one| one.id.0.as_u128() - id(0).as_u128()).collect()
    }

    fn kept(&self) -> Vec<u128> {
        let all = self.store().read(photo::all).unwrap();
        all.iter().rev().map(|one| one.id.0.as_u128() - id(0).as_u128()).collect()
    }
}

const KEPT: [Part; 3] = [Part::Original, Part::Screen, Part::Thumb];

#[test]
fn a_whole_log_is_left_as_it_is() {
    let log = Log::new();
    log.keep(1);
    log.wait(2);
    log.keep(3);
    log.delete(3);
    log.photos.put("notes.txt", b"not ours");
    log.photos.put("notes.txt.part", b"nor this");
    let before = log.photos.names();
    assert_eq!(log.sweep(), Swept::default());
    assert_eq!(log.photos.names(), before);
}

/// An import that was stopped after each of its steps.
#[test]
fn a_stopped_import_loses_nothing_and_leaves_nothing() {
    type Step = fn(&Log);
    let steps: [(&str, Step); 6] = [
        ("the received file", |log| log.receive(1)),
        ("its row", |log| log.wait(1)),
        ("the original", |log| {
            log.files(1);
            let vault = log.vault();
            vault.erase(id(1), Part::Screen).unwrap();
            vault.erase(id(1), Part::Thumb).unwrap();
        }),
        ("the renditions", |log| log.files(1)),
        ("the row of the photo", |log| log.row(1)),
        ("the end of the received file", |log| {
            log.vault().erase(id(1), Part::Received).unwrap();
        }),
    ];
    for stop in 0..=steps.len() {
        let log = Log::new();
        steps[..stop].iter().for_each(|(_, step)| step(&log));
        let after = stop.checked_sub(1).map_or("nothing", |last| steps[last].0);
        let found = log.sweep();
        let (waiting, kept, parts) = match stop {
            0 => (vec![], vec![], vec![]),
            1..=4 => (vec![1], vec![], vec![Part::Received]),
            _ => (vec![], vec![1], KEPT.to_vec()),
        };
        assert_eq!((log.waiting(), log.kept(), log.parts(1)), (waiting, kept, parts), "{after}");
        let removed = [0, 0, 0, 1, 3, 1, 0][stop];
        assert_eq!((found.removed, found.unreadable, found.strays), (removed, 0, 0), "{after}");
        assert_eq!(found.incoming_back.len(), usize::from(stop == 1), "{after}");
        assert_eq!((found.photos_back, found.missing), (vec![], vec![]), "{after}");
    }
}

/// Yesterday's database was put back: what came in today is in the folder alone.
#[test]
fn photos_without_a_row_come_back_with_what_was_known_of_them() {
    let log = Log::new();
    log.keep(1);
    let yesterday = log.profile.file();
    log.keep(2);
    log.wait(3);
    log.profile.disk.put(crate::DATABASE, &yesterday);
    assert_eq!((log.kept(), log.waiting()), (vec![1], vec![]));
    let found = log.sweep();
    assert_eq!(found.photos_back, [PhotoId(id(2))]);
    assert_eq!(found.incoming_back, [IncomingId(id(3))]);
    assert_eq!((log.kept(), log.waiting()), (vec![1, 2], vec![3]));
    assert_eq!(log.parts(2), KEPT);
    let mut store = log.store();
    let back = store.read(|r| photo::get(r, PhotoId(id(2)))).unwrap();
    assert_eq!(back, Some(photo_of(2, "2026-01-05")), "with its note and its marks");
    assert_eq!(store.read(incoming::all), Ok(vec![incoming_of(3)]));
    let last = changes(&mut store).pop().unwrap();
    assert_eq!((last.noun.as_str(), last.op), ("photo", Op::Added), "and the history says so");
}

#[test]
fn no_only_copy_is_removed() {
    let log = Log::new();
    // The photo this became has lost its original: the received bytes are all there is.
    log.keep(1);
    log.vault().erase(id(1), Part::Original).unwrap();
    log.receive(1);
    // ... or its original does not open.
    log.keep(2);
    log.spoil(2, Part::Original);
    log.receive(2);
    // The received bytes of a stopped import do not open, its original does.
    log.wait(3);
    log.files(3);
    log.spoil(3, Part::Received);
    // The same picture is in the log, but deleted, and will be gone some day.
    log.keep(4);
    log.delete(4);
    let again = Incoming { id: IncomingId(id(5)), ..incoming_of(4) };
    log.vault()
        .put_with_facts(&mut SplitMix64::new(1), id(5), Part::Received, &again, b"received 5")
        .unwrap();
    // A rendition whose original is lost with its row.
    log.vault().put(&mut SplitMix64::new(1), id(6), Part::Screen, b"screen").unwrap();
    // And one that does not open at all.
    log.receive(7);
    log.spoil(7, Part::Received);
    // Nor does one whose head is damaged, or not all there: neither was shredded.
    for (n, head) in [(8, vec![0xA5; LENGTH]), (9, vec![0; LENGTH - 1])] {
        log.photos.put(&log.vault().name(id(n), Part::Received), &head);
    }
    // What was made of a picture that waits, and that does not open any more.
    log.wait(10);
    log.spoil(10, Part::Received);
    log.vault().put(&mut SplitMix64::new(1), id(10), Part::Screen, b"screen").unwrap();
    let found = log.sweep();
    assert_eq!(found.removed, 0);
    assert_eq!(found.incoming_back, [1, 2, 5].map(|n| IncomingId(id(n))));
    assert_eq!(found.photos_back, [PhotoId(id(3))]);
    assert_eq!((found.unreadable, found.strays), (3, 2));
    assert_eq!(found.missing, [PhotoId(id(1))]);
    for n in [1, 2, 5, 7, 8, 9, 10] {
        assert!(log.parts(n).contains(&Part::Received), "{n}");
    }
    assert_eq!(log.parts(3), Part::ALL);
    assert_eq!(log.parts(6), [Part::Screen]);
    assert!(log.parts(10).contains(&Part::Screen));
}

#[test]
fn a_picture_that_is_there_twice_is_kept_once() {
    let log = Log::new();
    log.keep(1);
    log.wait(2);
    for (n, of) in [(3, 1), (4, 2)] {
        let facts = Incoming { id: IncomingId(id(n)), ..incoming_of(of) };
        log.vault()
            .put_with_facts(&mut SplitMix64::new(1), id(n), Part::Received, &facts, b"x")
            .unwrap();
    }
    let found = log.sweep();
    assert_eq!((found.removed, found.incoming_back), (2, vec![]));
    assert_eq!((log.kept(), log.waiting()), (vec![1], vec![2]));
}

#[test]
fn what_was_let_go_stays_gone_wherever_it_was_stopped() {
    let parts = [Part::Thumb, Part::Screen, Part::Received, Part::Original];
    for stop in 0..=parts.len() {
        let log = Log::new();
        log.keep(1);
        log.receive(1);
        log.wait(2);
        log.keep(3);
        log.delete(1);
        write(&mut log.store(), |tx| {
            photo::purge(tx, PhotoId(id(1)))?;
            incoming::discard(tx, IncomingId(id(2)))
        });
        for part in &parts[..stop] {
            log.vault().erase(id(1), *part).unwrap();
        }
        let found = log.sweep();
        assert_eq!((log.parts(1), log.parts(2)), (vec![], vec![]), "stopped after {stop}");
        assert_eq!((log.kept(), log.waiting()), (vec![3], vec![]));
        assert_eq!((found.photos_back, found.incoming_back), (vec![], vec![]));
        assert_eq!(log.parts(3), KEPT, "another one is not touched");
        assert_eq!(log.store().read(erased::all), Ok(vec![]));
    }
}

#[test]
fn half_files_and_shredded_ones_are_removed() {
    let log = Log::new();
    log.keep(1);
    let name = log.vault().name(id(2), Part::Received);
    log.photos.put(&format!("{name}.part"), b"half");
    log.photos.put(&format!("{}.part", log.vault().name(id(1), Part::Thumb)), b"");
    log.receive(3);
    let name = log.vault().name(id(3), Part::Received);
    let mut shredded = log.photos.bytes(&name);
    shredded[..LENGTH].fill(0);
    log.photos.put(&name, &shredded);
    let found = log.sweep();
    assert_eq!((found.half_written, found.removed, found.unreadable), (2, 1, 0));
    assert_eq!(log.photos.names().unwrap().len(), 3);
    assert_eq!(log.parts(1), KEPT);
}

#[test]
fn what_is_missing_is_reported() {
    let log = Log::new();
    for n in 1..=6 {
        log.keep(n);
    }
    for (n, part) in [(1, Part::Original), (2, Part::Screen), (3, Part::Thumb), (5, Part::Original)]
    {
        log.vault().erase(id(n), part).unwrap();
    }
    log.delete(5);
    log.wait(7);
    log.vault().erase(id(7), Part::Received).unwrap();
    let found = log.sweep();
    assert_eq!(found.missing, [PhotoId(id(1))], "5 is deleted already");
    assert_eq!(found.to_render, [2, 3].map(|n| PhotoId(id(n))));
    assert_eq!(found.lost, [IncomingId(id(7))]);
    assert_eq!(log.waiting(), []);
    assert_eq!(log.kept(), [1, 2, 3, 4, 6], "no row of the patient's is removed");
}

/// The folder is on a disk that is not connected: nothing of the rows may go, and it is all there again afterwards.
#[test]
fn an_empty_folder_costs_nothing_once_it_is_back() {
    let mut log = Log::new();
    log.keep(1);
    log.wait(2);
    log.keep(3);
    log.delete(3);
    let away = std::mem::replace(&mut log.photos, TestDisk::new());
    let found = log.sweep();
    assert_eq!((found.missing, found.lost), (vec![PhotoId(id(1))], vec![IncomingId(id(2))]));
    log.photos = away;
    assert_eq!(log.sweep().incoming_back, [IncomingId(id(2))]);
    assert_eq!((log.kept(), log.waiting()), (vec![1], vec![2]));
    let deleted = log.store().read(photo::deleted).unwrap();
    assert_eq!(deleted.len(), 1, "and what was deleted can still be restored");
}
