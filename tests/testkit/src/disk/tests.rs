use super::*;

fn bytes(byte: u8, length: usize) -> Arc<[u8]> {
    Arc::from(vec![byte; length])
}

/// A file of three sectors on the disk, and a write over it that was not synced.
fn disk() -> SimulatedDisk {
    let mut disk = SimulatedDisk::default();
    for step in [
        Step::Create(1, "a".into()),
        Step::Write(1, 0, bytes(1, 3 * SECTOR)),
        Step::SyncFile(1),
        Step::SyncFolder,
        Step::Acknowledge(7),
        Step::Write(1, 0, bytes(2, 3 * SECTOR)),
        Step::Rename("a".into(), "b".into()),
    ] {
        disk.apply(&step);
    }
    disk
}

#[test]
fn synced_files_survive_every_outcome() {
    let mut disk = disk();
    disk.apply(&Step::SyncFile(1));
    disk.apply(&Step::SyncFolder);
    assert!(!disk.has_unsynced());
    for outcome in [Outcome::Kept, Outcome::Lost, Outcome::Torn] {
        let files = disk.after_power_cut(outcome, &mut SplitMix64::new(1));
        assert_eq!(files, Files::from([("b".into(), vec![2; 3 * SECTOR])]), "{outcome:?}");
    }
}

#[test]
fn unsynced_steps_are_kept_or_lost() {
    let disk = disk();
    assert!(disk.has_unsynced());
    assert_eq!(disk.acknowledged, Some(7));
    let after = |outcome| disk.after_power_cut(outcome, &mut SplitMix64::new(1));
    assert_eq!(after(Outcome::Kept), Files::from([("b".into(), vec![2; 3 * SECTOR])]));
    assert_eq!(after(Outcome::Lost), Files::from([("a".into(), vec![1; 3 * SECTOR])]));
}

#[test]
fn torn_writes_keep_whole_sectors() {
    let (disk, mut random) = (disk(), SplitMix64::new(3));
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..400 {
        let files = disk.after_power_cut(Outcome::Torn, &mut random);
        let (name, left) = files.into_iter().next().unwrap();
        let sectors: Vec<u8> = left.chunks(SECTOR).map(|sector| sector[0]).collect();
        let whole = left
            .chunks(SECTOR)
            .zip(&sectors)
            .all(|(sector, byte)| sector.iter().all(|other| other == byte));
        assert!(whole && left.len() == 3 * SECTOR);
        seen.insert((name, sectors));
    }
    // Each of three sectors old or new, under the old name or the new one.
    assert_eq!(seen.len(), 16);
}

#[test]
fn kept_write_beyond_lost_one_leaves_zeros() {
    let mut disk = SimulatedDisk::default();
    disk.apply(&Step::Create(1, "a".into()));
    disk.apply(&Step::SyncFolder);
    disk.apply(&Step::Write(1, SECTOR as u64, bytes(3, 5)));
    disk.apply(&Step::SyncFile(1));
    let files = disk.after_power_cut(Outcome::Lost, &mut SplitMix64::new(1));
    assert_eq!(files["a"], [vec![0; SECTOR], vec![3; 5]].concat());
    disk.apply(&Step::Truncate(1, 2));
    disk.apply(&Step::SyncFile(1));
    assert_eq!(disk.after_power_cut(Outcome::Lost, &mut SplitMix64::new(1))["a"], [0, 0]);
}
