mod power;

use proptest::prelude::*;
use stipple_core::photo::Photo;

use super::header::CHUNK;
use super::*;
use crate::Disk;
use crate::sample::photos::{incoming_of, sample_photo};
use crate::sample::{SplitMix64, TestDisk, id};
use crate::tables::incoming::Incoming;

/// A folder and a key.
fn made() -> (TestDisk, MasterKey) {
    (TestDisk::new(), MasterKey::new(&mut SplitMix64::new(3)).unwrap())
}

/// Bytes that are the same in every run and do not repeat.
fn picture(length: usize) -> Vec<u8> {
    SplitMix64::new(length as u64).bytes(length)
}

#[test]
fn what_was_put_comes_back_whatever_its_length() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    let lengths = [0, 1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 17 * CHUNK + 5, 32 * CHUNK];
    for length in lengths {
        let wanted = picture(length);
        vault.put(&mut SplitMix64::new(1), id(1), Part::Screen, &wanted).unwrap();
        assert_eq!(vault.length(id(1), Part::Screen), Ok(Some(length as u64)));
        assert_eq!(vault.get(id(1), Part::Screen), Ok(Some(wanted.clone())), "{length}");
        let facts = incoming_of(length as u128);
        vault
            .put_with_facts(&mut SplitMix64::new(1), id(1), Part::Received, &facts, &wanted)
            .unwrap();
        let back: (Incoming, Vec<u8>) =
            vault.get_with_facts(id(1), Part::Received).unwrap().unwrap();
        assert_eq!(back, (facts, wanted.clone()), "{length}");
        assert_eq!(vault.get(id(1), Part::Received), Ok(Some(wanted)), "without the facts");
    }
    let sealed = disk.bytes(&vault.name(id(1), Part::Screen));
    assert_eq!(sealed.len(), LENGTH + 32 * (CHUNK + 16), "0.03 % larger");
}

#[test]
fn what_was_never_put_is_not_there() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    vault.put(&mut SplitMix64::new(1), id(1), Part::Screen, b"x").unwrap();
    for (id, part) in [(id(1), Part::Thumb), (id(2), Part::Screen)] {
        assert_eq!(vault.has(id, part), Ok(false));
        assert_eq!(vault.get(id, part), Ok(None));
        assert_eq!(vault.get_part(id, part, 0, 9), Ok(None));
        assert_eq!(vault.length(id, part), Ok(None));
        assert_eq!(vault.get_with_facts::<Photo>(id, part).unwrap(), None);
        assert_eq!(vault.erase(id, part), Ok(()));
    }
    assert_eq!(vault.has(id(1), Part::Screen), Ok(true));
    vault.erase_all(id(1)).unwrap();
    assert_eq!(disk.names(), Ok(vec![]));
}

#[test]
fn a_name_says_nothing_and_the_bytes_are_sealed() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    let mut photo = sample_photo();
    photo.note = "MARKER".repeat(50);
    for part in Part::ALL {
        vault
            .put_with_facts(&mut SplitMix64::new(1), photo.id.0, part, &photo, &[b'P'; 500])
            .unwrap();
    }
    let names = disk.names().unwrap();
    assert_eq!(names.len(), 4, "each part has its own");
    let simple = photo.id.0.simple().to_string();
    for name in names {
        assert!(name.len() == 64 && name.bytes().all(|b| b.is_ascii_hexdigit()));
        assert!(!name.contains(&simple[..12]), "the first digits of an id are a time");
        let bytes = disk.bytes(&name);
        for seen in [b"MARKER".as_slice(), b"PPPP", &photo.id.0.as_bytes()[..6]] {
            assert!(!bytes.windows(seen.len()).any(|part| part == seen));
        }
    }
    let other = MasterKey::new(&mut SplitMix64::new(4)).unwrap();
    let others = Vault::new(&disk, &other).unwrap();
    assert_ne!(others.name(id(1), Part::Thumb), vault.name(id(1), Part::Thumb));
}

/// Twice the same picture gives two different files: each has a key of its own.
#[test]
fn no_two_files_are_alike() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    let mut random = SplitMix64::new(1);
    let mut files = Vec::new();
    for _ in 0..2 {
        vault.put(&mut random, id(1), Part::Thumb, &[0; 1000]).unwrap();
        files.push(disk.bytes(&vault.name(id(1), Part::Thumb)));
    }
    let same = files[0].iter().zip(&files[1]).skip(22).filter(|(a, b)| a == b).count();
    assert!(same < 30, "{same} of {} bytes are the same", files[0].len());
}

/// A place that lists nothing is not the damage of one photo.
struct Silent;

impl Blobs for Silent {
    fn put(&self, _: &str, _: &mut crate::NextPiece<'_>) -> Result<(), StoreError> {
        Err(StoreError::Fault)
    }
    fn read_range(&self, _: &str, _: u64, _: u64) -> Result<Option<Vec<u8>>, StoreError> {
        Err(StoreError::Fault)
    }
    fn length(&self, _: &str) -> Result<Option<u64>, StoreError> {
        Err(StoreError::Fault)
    }
    fn delete(&self, _: &str, _: u64) -> Result<(), StoreError> {
        Err(StoreError::Fault)
    }
    fn list(&self) -> Result<Vec<String>, StoreError> {
        Err(StoreError::Fault)
    }
}

#[test]
fn a_disk_that_answers_nothing_is_no_damaged_photo() {
    let master = MasterKey::new(&mut SplitMix64::new(3)).unwrap();
    let vault = Vault::new(&Silent, &master).unwrap();
    assert_eq!(vault.get(id(1), Part::Thumb), Err(StoreError::Fault));
    assert_eq!(vault.get_part(id(1), Part::Thumb, 0, 9), Err(StoreError::Fault));
}

/// A small file with facts and two chunks.
fn small(disk: &TestDisk, vault: &Vault<'_>) -> (String, Vec<u8>, Vec<u8>) {
    let wanted = picture(CHUNK);
    let facts = incoming_of(1);
    vault.put_with_facts(&mut SplitMix64::new(1), id(1), Part::Received, &facts, &wanted).unwrap();
    let name = vault.name(id(1), Part::Received);
    let sealed = disk.bytes(&name);
    (name, sealed, wanted)
}

fn read(vault: &Vault<'_>) -> Result<Option<Vec<u8>>, StoreError> {
    vault.get(id(1), Part::Received)
}

#[test]
fn every_flipped_byte_is_found() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    // All of a file of one chunk, and of one of two chunks all around each edge.
    vault.put(&mut SplitMix64::new(1), id(1), Part::Received, &picture(900)).unwrap();
    let name = vault.name(id(1), Part::Received);
    let one = disk.bytes(&name);
    let (_, two, wanted) = small(&disk, &vault);
    let edge = LENGTH + CHUNK + 16;
    let near = (0..400).chain(edge - 200..edge + 200).chain(two.len() - 200..two.len());
    let all = (0..one.len()).map(|at| (&one, at)).chain(near.map(|at| (&two, at)));
    let mut tried = 0;
    for (sealed, at) in all {
        for bit in [1, 0x80] {
            let mut bad = sealed.clone();
            bad[at] ^= bit;
            disk.put(&name, &bad);
            assert_eq!(read(&vault), Err(StoreError::PhotoDamaged), "byte {at}");
            tried += 1;
        }
    }
    assert!(tried > 3_000, "only {tried} were tried");
    disk.put(&name, &two);
    assert_eq!(read(&vault), Ok(Some(wanted)), "control run: the whole file");
}

#[test]
fn a_file_cut_short_or_longer_or_in_another_order_is_found() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    vault.put(&mut SplitMix64::new(1), id(1), Part::Received, &picture(900)).unwrap();
    let name = vault.name(id(1), Part::Received);
    let one = disk.bytes(&name);
    let mut bad: Vec<Vec<u8>> = (0..one.len()).map(|cut| one[..cut].to_vec()).collect();
    let (_, two, _) = small(&disk, &vault);
    let (chunk, head) = (CHUNK + 16, LENGTH);
    bad.extend([0, head, head + 1, head + chunk, two.len() - 1].map(|cut| two[..cut].to_vec()));
    bad.push([two.as_slice(), b"x"].concat());
    bad.push([two.as_slice(), &two[head..]].concat());
    vault.put(&mut SplitMix64::new(1), id(1), Part::Received, &picture(2 * CHUNK)).unwrap();
    let equal = disk.bytes(&name);
    let swapped = [&equal[..head], &equal[head + chunk..], &equal[head..head + chunk]].concat();
    bad.push(swapped);
    bad.push([&equal[..head + chunk], &equal[head..head + chunk]].concat());
    let tried = bad.len();
    for (n, bytes) in bad.into_iter().enumerate() {
        disk.put(&name, &bytes);
        assert_eq!(read(&vault), Err(StoreError::PhotoDamaged), "{n}: {} bytes", bytes.len());
    }
    assert!(tried > 1_000, "only {tried} were tried");
    disk.put(&name, &equal);
    assert_eq!(read(&vault), Ok(Some(picture(2 * CHUNK))), "control run: the whole file");
}

#[test]
fn a_file_under_another_name_does_not_open() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    for (n, part) in [(1, Part::Thumb), (2, Part::Thumb), (1, Part::Screen)] {
        vault.put(&mut SplitMix64::new(9), id(n), part, &picture(100)).unwrap();
    }
    let thumb = vault.name(id(1), Part::Thumb);
    for other in [vault.name(id(2), Part::Thumb), vault.name(id(1), Part::Screen)] {
        disk.put(&thumb, &disk.bytes(&other));
        assert_eq!(vault.get(id(1), Part::Thumb), Err(StoreError::PhotoDamaged));
        assert_eq!(vault.get_part(id(1), Part::Thumb, 0, 9), Err(StoreError::PhotoDamaged));
    }
    let other = MasterKey::new(&mut SplitMix64::new(4)).unwrap();
    let others = Vault::new(&disk, &other).unwrap();
    disk.put(&others.name(id(2), Part::Thumb), &disk.bytes(&vault.name(id(2), Part::Thumb)));
    assert_eq!(others.get(id(2), Part::Thumb), Err(StoreError::PhotoDamaged), "another key");
}

/// Damage in one chunk leaves the others readable: a range asks for no more than it needs.
#[test]
fn a_part_needs_only_its_own_chunks() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    let wanted = picture(5 * CHUNK);
    vault.put(&mut SplitMix64::new(1), id(1), Part::Screen, &wanted).unwrap();
    let name = vault.name(id(1), Part::Screen);
    let mut bad = disk.bytes(&name);
    bad[LENGTH + 2 * (CHUNK + 16) + 77] ^= 1;
    disk.put(&name, &bad);
    let part = |from: usize, length| vault.get_part(id(1), Part::Screen, from as u64, length);
    assert_eq!(part(0, 2 * CHUNK as u64), Ok(Some(wanted[..2 * CHUNK].to_vec())));
    assert_eq!(part(3 * CHUNK, u64::MAX), Ok(Some(wanted[3 * CHUNK..].to_vec())));
    assert_eq!(part(2 * CHUNK, 1), Err(StoreError::PhotoDamaged));
    assert_eq!(part(2 * CHUNK - 1, 2), Err(StoreError::PhotoDamaged));
    assert_eq!(vault.get(id(1), Part::Screen), Err(StoreError::PhotoDamaged));
}

#[test]
fn other_facts_than_expected_are_damage_of_the_photo() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    let facts = sample_photo();
    vault.put_with_facts(&mut SplitMix64::new(1), id(1), Part::Original, &facts, b"x").unwrap();
    let wrong = vault.get_with_facts::<Incoming>(id(1), Part::Original);
    assert_eq!(wrong, Err(StoreError::PhotoDamaged));
    assert_eq!(vault.get(id(1), Part::Original), Ok(Some(b"x".to_vec())));
}

#[test]
fn a_full_disk_leaves_what_was_there() {
    let (disk, master) = made();
    let vault = Vault::new(&disk, &master).unwrap();
    vault.put(&mut SplitMix64::new(1), id(1), Part::Thumb, b"former").unwrap();
    disk.refuse_writes.set(Some(StoreError::Full));
    let put = |n| vault.put(&mut SplitMix64::new(2), id(n), Part::Thumb, b"later");
    assert_eq!((put(1), put(2)), (Err(StoreError::Full), Err(StoreError::Full)));
    disk.refuse_writes.set(None);
    assert_eq!(vault.get(id(1), Part::Thumb), Ok(Some(b"former".to_vec())));
    assert_eq!(vault.has(id(2), Part::Thumb), Ok(false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any range equals the same range of the picture, at the edges of chunks above all.
    #[test]
    fn a_part_is_a_slice(
        length in prop_oneof![0_usize..200, CHUNK - 3..CHUNK + 3, 0..4 * CHUNK],
        from in prop_oneof![0_u64..200, CHUNK as u64 - 300..CHUNK as u64 + 3, 0..5 * CHUNK as u64, Just(u64::MAX)],
        count in prop_oneof![0_u64..200, CHUNK as u64 - 3..CHUNK as u64 + 3, 0..5 * CHUNK as u64, Just(u64::MAX)],
        with_facts: bool,
    ) {
        let (disk, master) = made();
        let vault = Vault::new(&disk, &master).unwrap();
        let wanted = picture(length);
        if with_facts {
            vault.put_with_facts(&mut SplitMix64::new(1), id(1), Part::Original, &incoming_of(1), &wanted).unwrap();
        } else {
            vault.put(&mut SplitMix64::new(1), id(1), Part::Original, &wanted).unwrap();
        }
        let low = length.min(usize::try_from(from).unwrap());
        let high = length.min(low.saturating_add(usize::try_from(count).unwrap()));
        let part = vault.get_part(id(1), Part::Original, from, count).unwrap().unwrap();
        prop_assert_eq!(part.as_slice(), &wanted[low..high]);
    }
}
