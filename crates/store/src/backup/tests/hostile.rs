//! Files that are no backup, or a broken or a forged one: each is refused, and nothing changes.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use stipple_testkit::depth;

use super::super::Refusal;
use super::super::restore::begins_as;
use super::super::tar::TarWriter;
use super::*;

/// Restores into a profile; it must refuse, and the profile must be as before.
#[track_caller]
fn refused(profile: &Profile, file: &[u8]) -> Refusal {
    let (before, names) = (profile.hash(), profile.photos.names().unwrap());
    let Err(BackupFault::Refused(refusal)) = profile.restore(file, T0 + 9) else {
        panic!("it was taken, or failed otherwise")
    };
    crate::finish_erasing(&profile.vault(), &mut profile.store(), &mut stamp_at(2, T0)).unwrap();
    assert_eq!((profile.hash(), profile.photos.names().unwrap()), (before, names));
    refusal
}

/// An archive made again from the files of another one, each as it is or as the change makes it. The last file, which holds
/// the hash of the rest, is made to fit: a forger can do that.
pub(super) fn forged(
    file: &[u8],
    change: impl Fn(&str, Vec<u8>) -> Vec<(String, Vec<u8>)>,
) -> Vec<u8> {
    let mut tar = TarWriter::new(seal_at(PASSPHRASE, 2).unwrap(), 0);
    for (name, content) in files(&plain(file)) {
        if name == "end.json" {
            let end = format!("{{\"sha256\":\"{}\",\"left_out\":[]}}", tar.hash());
            for (name, content) in change(&name, end.into_bytes()) {
                tar.file(&name, &content).unwrap();
            }
        } else {
            for (name, content) in change(&name, content) {
                tar.file(&name, &content).unwrap();
            }
        }
    }
    tar.finish().unwrap();
    tar.sealer.take()
}

/// The files of an archive.
fn files(mut tar: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    while tar[0] != 0 {
        let text = |from: usize, to: usize| {
            String::from_utf8(tar[from..to].iter().copied().take_while(|b| *b != 0).collect())
                .unwrap()
        };
        let size = usize::from_str_radix(&text(124, 136), 8).unwrap();
        found.push((text(0, 100), tar[512..512 + size].to_vec()));
        tar = &tar[512 + size.div_ceil(512) * 512..];
    }
    found
}

/// Makes the sum of a head right again.
pub(super) fn sum_up(head: &mut [u8]) {
    head[148..156].fill(b' ');
    let sum: u32 = head.iter().map(|byte| u32::from(*byte)).sum();
    head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
}

fn same(name: &str, content: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    vec![(name.to_string(), content)]
}

/// A backup in which the first of these words of a file is another.
pub(super) fn replaced(file: &[u8], wanted: &str, from: &str, to: &str) -> Vec<u8> {
    forged(file, |name, content| {
        if name != wanted {
            return same(name, content);
        }
        let text = String::from_utf8(content).unwrap();
        assert!(text.contains(from), "{wanted}: {text}");
        same(name, text.replacen(from, to, 1).into_bytes())
    })
}

#[test]
fn a_file_made_anew_from_its_parts_is_taken() {
    let (old, new) = (Profile::furnished(1), Profile::empty(2));
    new.restore(&forged(&old.backup(), same), T0 + 9).unwrap();
    assert_eq!(old.hash(), new.hash(), "so the forgeries below are refused for what they change");
}

#[test]
fn a_file_that_is_cut_short_anywhere_is_refused() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let every = (0..file.len()).step_by(64 * 1024);
    let chunks = (1..9).map(|n| file.len() - n * 65_552 % file.len());
    let near = (file.len() - 40..file.len()).chain(0..300);
    let mut cuts = 0;
    for at in every.chain(chunks).chain(near) {
        let refusal = refused(&profile, &file[..at]);
        let fits = if at < 22 { Refusal::NotABackup } else { Refusal::Damaged };
        assert_eq!(refusal, fits, "cut at {at}");
        cuts += 1;
    }
    println!("{cuts} cuts of {} bytes", file.len());
    assert!(cuts > 300);
}

#[test]
fn a_cut_or_a_changed_bit_anywhere_is_refused() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let anywhere = (0..file.len(), 0..8_u32, any::<bool>());
    let cases = depth::count("damaged-backups", 60, 200);
    let config = ProptestConfig { cases, failure_persistence: None, ..Default::default() };
    let tried = TestRunner::new(config).run(&anywhere, |(at, bit, cut)| {
        let mut file = file.clone();
        if cut {
            file.truncate(at)
        } else {
            file[at] ^= 1 << bit
        }
        refused(&profile, &file);
        Ok(())
    });
    tried.unwrap();
}

#[test]
fn what_follows_the_end_is_refused() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    for garbage in [vec![0], vec![b'x'; 10], vec![0; 70_000], file.clone()] {
        assert_eq!(refused(&profile, &[file.clone(), garbage].concat()), Refusal::Damaged);
    }
    let inside = [plain(&file), vec![b'x'; 512]].concat();
    assert_eq!(refused(&profile, &sealed(&inside)), Refusal::Damaged);
    let zeros = [plain(&file), vec![0; 10_240]].concat();
    profile.restore(&sealed(&zeros), T0 + 9).unwrap();
}

#[test]
fn other_files_say_what_they_are() {
    let profile = Profile::empty(2);
    for (file, refusal) in [
        (b"".to_vec(), Refusal::NotABackup),
        (b"PK\x03\x04 and so on".to_vec(), Refusal::NotABackup),
        (vec![0xFF; 100_000], Refusal::NotABackup),
        (sealed(b""), Refusal::NotABackup),
        (sealed(b"a letter"), Refusal::NotABackup),
        (sealed(&[0; 2048]), Refusal::NotABackup),
        (sealed(&vec![b'x'; 200_000]), Refusal::NotABackup),
    ] {
        assert_eq!(refused(&profile, &file), refusal, "{} bytes", file.len());
    }
}

#[test]
fn a_wrong_passphrase_and_other_locks_are_told_apart() {
    let file = Profile::furnished(1).backup();
    let open = |file: &[u8], words: &str| open_backup(source(file), words).err().unwrap();
    for wrong in ["", "sample words in a ro", "Sample words in a row", "sample words in a row "] {
        assert_eq!(open(&file, wrong), Refusal::WrongPassphrase.into());
    }
    let key = age::x25519::Identity::generate().to_public();
    let for_keys = age::encrypt(&key, &plain(&file)).unwrap();
    assert_eq!(open(&for_keys, PASSPHRASE), Refusal::ForKeys.into());
    // A head whose work factor was raised: it is refused before a guess is made, not tried for an hour.
    for absurd in ["21", "40", "63"] {
        let text = String::from_utf8_lossy(&file[..80]).into_owned();
        let line = text.lines().nth(1).unwrap();
        let raised = format!("{}{absurd}", &line[..line.len() - 1]);
        let (from, to) = (22, 22 + line.len());
        let forged = [&file[..from], raised.as_bytes(), &file[to..]].concat();
        assert_eq!(open(&forged, PASSPHRASE), Refusal::TooCostly.into(), "{absurd}");
    }
}

#[test]
fn a_changed_head_is_damage_and_not_a_wrong_passphrase() {
    let file = Profile::furnished(1).backup();
    let seal = file.windows(5).position(|five| five == b"\n--- ").unwrap() + 5;
    let mut changed = file.clone();
    changed[seal] = if file[seal] == b'A' { b'B' } else { b'A' };
    let refusal = open_backup(source(&changed), PASSPHRASE).err().unwrap();
    assert_eq!(refusal, Refusal::Damaged.into());
    assert!(open_backup(source(&file), PASSPHRASE).is_ok());
}

#[test]
fn the_same_words_from_another_keyboard_open_it() {
    let (composed, taken_apart) = ("Blüten am Weg", "Blu\u{308}ten am Weg");
    let mut sealer = seal_at(composed, 2).unwrap();
    sealer.write(b"x").unwrap();
    sealer.finish().unwrap();
    assert!(open_with(source(&sealer.take()), taken_apart).is_ok());
}

#[test]
fn forged_contents_are_refused() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let replaced =
        |wanted: &str, from: &str, to: &str| super::hostile::replaced(&file, wanted, from, to);
    let cases = [
        (replaced("manifest.json", "\"schema\": ", "\"schema\": 99"), Refusal::Newer),
        (replaced("manifest.json", "\"version\": 1", "\"version\": 2"), Refusal::Newer),
        (replaced("manifest.json", "\"version\": 1", "\"version\": 0"), Refusal::Damaged),
        (replaced("manifest.json", "\"schema\": ", "\"schema\": 0, \"was\": "), Refusal::Damaged),
        (replaced("manifest.json", "stipple backup", "other backup"), Refusal::NotABackup),
        (replaced("manifest.json", "\"session\": 1", "\"session\": 2"), Refusal::Damaged),
        (replaced("rows/session.jsonl", "{", "["), Refusal::Damaged),
        (replaced("end.json", "\"left_out\":[]", "\"left_out\":{}"), Refusal::Damaged),
        (replaced("end.json", "\"sha256\":\"", "\"sha256\":\"0"), Refusal::Damaged),
    ];
    for (n, (forged, refusal)) in cases.iter().enumerate() {
        assert_eq!(refused(&profile, forged), *refusal, "case {n}");
    }
}

#[test]
fn forged_lists_of_files_are_refused() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let first = format!("photos/{}/original.jpg", id(1));
    for name in [
        "../../keys-1.json",
        "/etc/passwd",
        "photos/../original.jpg",
        "photos/0190/original.jpg",
        "photos\\x\\original.jpg",
        &format!("photos/{}/received.jpg", id(1)),
        &format!("photos/{}/original.j/g", id(1)),
        &format!("photos/{}/original.jpg", id(77)),
        &format!("incoming/{}/received.bin", id(1)),
    ] {
        let renamed =
            forged(&file, |old, content| same(if old == first { name } else { old }, content));
        assert_eq!(refused(&profile, &renamed), Refusal::Damaged, "{name}");
    }
    let twice = forged(&file, |name, content| {
        let times = if name == first { 2 } else { 1 };
        vec![(name.to_string(), content); times]
    });
    assert_eq!(refused(&profile, &twice), Refusal::Damaged);
    let twice_a_row = forged(&file, |name, content| {
        let times = if name == "rows/session.jsonl" { 2 } else { 1 };
        let content = content.repeat(times);
        same(name, content)
    });
    assert_eq!(refused(&profile, &twice_a_row), Refusal::Damaged);
    let missing =
        forged(&file, |name, content| if name == first { Vec::new() } else { same(name, content) });
    assert_eq!(refused(&profile, &missing), Refusal::Damaged, "it is not said to be left out");
}

/// Somebody who is handed a file together with its passphrase opens what somebody else made.
#[test]
fn what_comes_as_a_picture_has_to_begin_as_one() {
    let (file, profile) = (Profile::furnished(1).backup(), Profile::empty(2));
    let mut tried = 0;
    for part in ["original", "screen", "thumb"] {
        let name = format!("photos/{}/{part}.jpg", id(1));
        for content in [
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            b"GIF89a".to_vec(),
            vec![0xFF, 0xD8],
            vec![],
        ] {
            let other = forged(&file, |old, kept| {
                same(old, if old == name { content.clone() } else { kept })
            });
            assert_eq!(refused(&profile, &other), Refusal::Damaged, "{name}: {content:?}");
            tried += 1;
        }
    }
    for ending in ["png", "webp", "bin", "svg"] {
        let first = format!("photos/{}/original.jpg", id(1));
        let name = format!("photos/{}/original.{ending}", id(1));
        let renamed = forged(&file, |old, kept| same(if old == first { &name } else { old }, kept));
        assert_eq!(refused(&profile, &renamed), Refusal::Damaged, "{ending}");
        tried += 1;
    }
    assert_eq!(tried, 16);
}

#[test]
fn each_kind_of_picture_has_its_own_beginning() {
    let webp = b"RIFF\x24\0\0\0WEBPVP8 ".as_slice();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice();
    let jpeg = [0xFF, 0xD8, 0xFF, 0xE0].as_slice();
    let sound = b"RIFF\x24\0\0\0WAVEfmt ".as_slice();
    let half = b"\0\0\0\0\0\0\0\0WEBPVP8 ".as_slice();
    for (ending, good) in [("jpg", jpeg), ("heic", jpeg), ("png", png), ("webp", webp)] {
        for picture in [jpeg, png, webp, sound, half, b""] {
            let is_good = picture == good;
            assert_eq!(begins_as(ending, picture), is_good, "{ending}: {picture:?}");
        }
    }
    assert!(begins_as("bin", sound), "what waits is looked at when it is developed");
}

#[test]
fn a_declared_size_takes_no_memory_and_is_refused() {
    let (full, empty) = (Profile::furnished(1), Profile::empty(2));
    let (plain, picture) = (plain(&full.backup()), format!("photos/{}/original.jpg", id(1)));
    // The picture that is there already is passed over, the other one would be read.
    for (profile, name) in [
        (&empty, "manifest.json"),
        (&empty, "rows/change.jsonl"),
        (&empty, picture.as_str()),
        (&full, picture.as_str()),
    ] {
        let mut plain = plain.clone();
        let at = plain.windows(name.len()).position(|part| part == name.as_bytes()).unwrap();
        plain[at + 124..at + 135].copy_from_slice(b"77777777777");
        sum_up(&mut plain[at..at + 512]);
        assert_eq!(refused(profile, &sealed(&plain)), Refusal::TooLarge, "{name} of 8 GiB");
    }
}
