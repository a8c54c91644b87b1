//! No file, backup or answer holds a secret that opens the profile: keys, PIN or passphrase, recovery code, backup
//! passphrase.

use std::collections::BTreeMap;
use std::path::Path;

use super::hunt::{Hunt, READABLE, are_noise, entropy};
use crate::patient::outside::{self, Keys};
use crate::patient::{Patient, text};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde_json::{Value, json};
use sha2::Sha256;
use stipple_tests::picture::jpeg;
use stipple_tests::raw_connection;

const WORDS: [&str; 4] = [
    "kan\u{e1}rek lock one 7Q3x",
    "kan\u{e1}rek lock two 7Q3x",
    "kan\u{e1}rek wrong 7Q3x",
    "kan\u{e1}rek backup 7Q3x",
];
/// The signs of a recovery code, each worth five bits.
const SIGNS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn derived(master: &[u8; 32], info: &str) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, master).expand(info.as_bytes(), &mut key).unwrap();
    key
}

/// The key of each photo file, out of its head (`docs/photo-files.md`).
fn file_keys(patient: &Patient, master: &[u8; 32]) -> Vec<Vec<u8>> {
    let opener = XChaCha20Poly1305::new(&derived(master, "stipple photo files 1").into());
    let key = |(name, file): (String, Vec<u8>)| {
        let aad = [&file[..46], name.as_bytes()].concat();
        let nonce: [u8; 24] = file[22..46].try_into().unwrap();
        let sealed = Payload { msg: &file[46..111], aad: &aad };
        opener.decrypt(&XNonce::from(nonce), sealed).unwrap()[..32].to_vec()
    };
    patient.photo_files().into_iter().map(key).collect()
}

/// The 15 bytes that a recovery code's first 24 signs stand for.
fn bytes_of(code: &str) -> Vec<u8> {
    let signs = code.chars().filter(|sign| sign.is_ascii_alphanumeric()).take(24);
    let bits: Vec<u8> = signs
        .flat_map(|sign| {
            let value = SIGNS.find(sign).unwrap();
            (0..5).rev().map(move |bit| (value >> bit & 1) as u8)
        })
        .collect();
    bits.chunks(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect()
}

/// Somebody who has set, tried and changed everything that opens the profile.
struct Locked {
    patient: Patient,
    keys: Keys,
    code: String,
    backup: Vec<u8>,
    answers: Vec<Value>,
}

fn locked() -> Locked {
    let mut patient = Patient::new();
    patient.onboarded();
    patient.notes(0, "a note").unwrap();
    let incoming = patient.receives(&jpeg(1, 640, 480), "front").unwrap()["incoming"].clone();
    patient.does("photo_develop", json!({ "id": incoming }));
    let keys = outside::keys(patient.folder());
    let set = |words: &str| json!({ "kind": "passphrase", "secret": words });
    let secret = |words: &str| json!({ "secret": words });
    let mut answers = Vec::new();
    let mut does = |patient: &mut Patient, command: &str, args| {
        let answer = patient.does(command, args);
        answers.push(answer.clone());
        answer
    };
    does(&mut patient, "lock_set", set(WORDS[0]));
    does(&mut patient, "lock_try", secret(WORDS[0]));
    does(&mut patient, "lock_set", set(WORDS[1]));
    does(&mut patient, "lock_try", secret(WORDS[1]));
    let code = text(&patient.does("code_make", json!({}))["code"]);
    does(&mut patient, "code_try", json!({ "code": code }));
    let backup = patient.backs_up(WORDS[3]).unwrap();
    patient.sees("housekeeping");
    does(&mut patient, "close", json!({}));
    for command in ["unlock", "unlock"] {
        let error = patient.call(command, secret(WORDS[2])).unwrap_err();
        answers.push(serde_json::to_value(error).unwrap());
    }
    Locked { patient, keys, code, backup, answers }
}

/// That the keys which are looked for are the ones in use.
fn opens(folder: &Path, keys: &Keys) {
    let database = raw_connection(&folder.join("stipple.db")).unwrap();
    let key = format!("x'{}{}'", outside::hex(&keys.database), outside::hex(&keys.salt));
    database.pragma_update(None, "key", key).unwrap();
    let notes = |row: &rusqlite::Row<'_>| row.get::<_, i64>("notes");
    assert_eq!(database.query_row("SELECT count(*) AS notes FROM diary", [], notes), Ok(1));
}

fn hunt(locked: &Locked) -> Hunt {
    let Locked { patient, keys, code, .. } = locked;
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    let texts = WORDS.map(str::to_owned).into_iter().chain([
        code.clone(),
        code.to_lowercase(),
        plain.to_lowercase(),
        plain,
    ]);
    let mut hunt = Hunt::for_texts(texts);
    hunt.add_key("the recovery code's bytes", &bytes_of(code));
    hunt.add_key("the master key", &keys.master);
    hunt.add_key("the database's key", &keys.database);
    hunt.add_key("the key store's secret", &keys.secret);
    hunt.add_key("the photos' wrapping key", &derived(&keys.master, "stipple photo files 1"));
    hunt.add_key("the photos' name key", &derived(&keys.master, "stipple photo names 1"));
    let files = file_keys(patient, &keys.master);
    assert!(files.len() >= 3, "{}", files.len());
    for (number, key) in files.iter().enumerate() {
        hunt.add_key(&format!("the key of photo file {number}"), key);
    }
    hunt
}

#[test]
fn no_file_backup_or_answer_holds_secrets() {
    let mut locked = locked();
    locked.patient.close();
    opens(locked.patient.folder(), &locked.keys);
    let hunt = hunt(&locked);
    let mut files = locked.patient.files();
    files.extend(locked.patient.photo_files());
    let noise = are_noise(&files);
    assert!(entropy(&locked.backup) > 7.9, "the backup: {} bits a byte", entropy(&locked.backup));
    // This one is only there without a key store.
    let always = |name: &str| !name.ends_with("-shm") && name != "last-change.json";
    for (name, _) in READABLE.iter().filter(|(name, _)| always(name)) {
        assert!(files.contains_key(*name), "{name} was searched");
    }
    let mut all = files.clone();
    all.insert("the backup".into(), locked.backup.clone());
    all.insert("the answers".into(), json!(locked.answers).to_string().into_bytes());
    let (found, bytes) = hunt.through(&all);
    println!(
        "{} files, {bytes} bytes, {} needles, {} of noise: {} found",
        all.len(),
        hunt.needles.len(),
        noise + 1,
        found.len()
    );
    assert!(found.is_empty(), "{found:?}");
    assert!(hunt.needles.len() >= 60 && bytes > 300_000 && noise >= 4);
}

/// The control run: each needle is found in a file that holds it, and the code's bytes are what the code says.
#[test]
fn search_finds_planted_secrets() {
    let locked = locked();
    let hunt = hunt(&locked);
    let leaks: BTreeMap<_, _> = hunt
        .needles
        .iter()
        .enumerate()
        .map(|(n, (_, bytes))| (format!("{n}"), [&[0x20; 9][..], bytes, &[0x20; 9]].concat()))
        .collect();
    let (found, _) = hunt.through(&leaks);
    assert!(found.len() >= hunt.needles.len(), "{} of {}", found.len(), hunt.needles.len());
    assert_eq!(bytes_of("ZZZZZ ZZZZZ ZZZZZ ZZZZZ ZZZZ00"), [0xff; 15]);
    assert_eq!(bytes_of("00000 00000 00000 00000 000100"), [&[0; 14][..], &[1]].concat());
}
