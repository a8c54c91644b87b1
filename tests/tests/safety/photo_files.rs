//! Photo files are read without Stipple, from `docs/photo-files.md` only; erased ones leave nothing.

use std::fs;
use std::path::Path;

use crate::patient::outside;
use crate::photo_log::{Log, bytes_of, id};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde_json::Value;
use sha2::{Digest, Sha256};
use stipple_store::Part;
use tempfile::TempDir;

const HEAD: usize = 111;
const SEALED_CHUNK: usize = 65_536 + 16;

/// What a photo file says to one who has the master key.
struct Opened {
    key: [u8; 32],
    facts: Value,
    picture: Vec<u8>,
}

fn derived(master: &[u8; 32], info: &str) -> [u8; 32] {
    let mut key = [0; 32];
    Hkdf::<Sha256>::new(None, master).expand(info.as_bytes(), &mut key).unwrap();
    key
}

/// HMAC-SHA256 as RFC 2104 has it.
fn hmac(key: &[u8; 32], message: &[u8]) -> Vec<u8> {
    let block = |pad: u8| {
        let mut block = [pad; 64];
        block.iter_mut().zip(key).for_each(|(b, k)| *b ^= k);
        block
    };
    let inner = Sha256::digest([block(0x36).as_slice(), message].concat());
    Sha256::digest([block(0x5c).as_slice(), &inner].concat()).to_vec()
}

fn name(master: &[u8; 32], id: uuid::Uuid, part: u8) -> String {
    let key = derived(master, "stipple photo names 1");
    outside::hex(&hmac(&key, &[id.as_bytes().as_slice(), &[part]].concat()))
}

/// Opens a file by its name.
fn open(folder: &Path, master: &[u8; 32], name: &str, of: (uuid::Uuid, u8)) -> Opened {
    let file = fs::read(folder.join(name)).unwrap();
    let (head, mut chunks) = file.split_at(HEAD);
    assert_eq!(&head[..10], b"STPH\x01\x01\x00\x00\x01\x00");
    let facts = u32::from_le_bytes(head[10..14].try_into().unwrap()) as usize;
    let picture = u64::from_le_bytes(head[14..22].try_into().unwrap()) as usize;
    let nonce: [u8; 24] = head[22..46].try_into().unwrap();
    let wrapping = derived(master, "stipple photo files 1");
    let aad = [&head[..46], name.as_bytes()].concat();
    let secret = XChaCha20Poly1305::new(&wrapping.into())
        .decrypt(&XNonce::from(nonce), Payload { msg: &head[46..], aad: &aad })
        .unwrap();
    assert_eq!(&secret[32..], [of.0.as_bytes().as_slice(), &[of.1]].concat());
    let key: [u8; 32] = secret[..32].try_into().unwrap();
    let cipher = XChaCha20Poly1305::new(&key.into());
    let mut plain = Vec::new();
    for number in 0_u32.. {
        let (chunk, rest) = chunks.split_at(chunks.len().min(SEALED_CHUNK));
        let last = u8::from(rest.is_empty());
        let nonce = [&nonce[..19], &number.to_be_bytes(), &[last]].concat();
        let nonce: [u8; 24] = nonce.try_into().unwrap();
        let payload = Payload { msg: chunk, aad: head };
        plain.extend(cipher.decrypt(&XNonce::from(nonce), payload).unwrap());
        if rest.is_empty() {
            break;
        }
        chunks = rest;
    }
    assert_eq!(plain.len(), facts + picture);
    let facts = serde_json::from_slice(&plain[..facts]).unwrap_or(Value::Null);
    Opened { key, facts, picture: plain.split_off(plain.len() - picture) }
}

#[test]
fn another_program_reads_photo_files() {
    let temp = TempDir::new().unwrap();
    let data = temp.path().join("profile");
    let mut log = Log::open(&data).unwrap();
    // In which order it was written does not show in a file.
    log.receive_row_first(1).unwrap();
    log.develop_row_first(1, || ()).unwrap();
    log.receive_row_first(2).unwrap();
    drop(log);
    let master = outside::keys(&data).master;
    let photos = data.join("photos");
    let read =
        |n: u64, part: u8| open(&photos, &master, &name(&master, id(n), part), (id(n), part));
    let mut keys = Vec::new();
    for (n, number, part) in
        [(2, 1, Part::Received), (1, 2, Part::Original), (1, 3, Part::Screen), (1, 4, Part::Thumb)]
    {
        let opened = read(n, number);
        assert_eq!(opened.picture, bytes_of(n, part), "{part:?}");
        keys.push(opened.key);
    }
    let received = read(2, 1).facts;
    assert_eq!(received["id"], id(2).to_string());
    assert_eq!(received["facts"]["view"], "crown");
    assert_eq!(received["hash"].as_str().unwrap().len(), 64);
    let original = read(1, 2).facts;
    assert_eq!(
        (&original["id"], &original["on"]),
        (&id(1).to_string().into(), &"1970-01-01".into())
    );
    assert_eq!((read(1, 3).facts, read(1, 4).facts), (Value::Null, Value::Null));
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 4, "each file has its own key");
    assert_eq!(fs::read_dir(&photos).unwrap().count(), 4, "and there is no other file");
}

/// A file long enough for several chunks, one of them short.
#[test]
fn another_program_reads_a_long_file() {
    let temp = TempDir::new().unwrap();
    let data = temp.path().join("profile");
    let log = Log::open(&data).unwrap();
    let picture: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    let vault = log.vault().unwrap();
    vault.put(&mut stipple_native::OsEntropy, id(7), Part::Screen, &picture).unwrap();
    let master = outside::keys(&data).master;
    let opened = open(&data.join("photos"), &master, &name(&master, id(7), 3), (id(7), 3));
    assert!(opened.picture == picture);
}

/// How often these bytes are in the files of a folder and the folders in it, in any form a program may have written them.
fn found(folder: &Path, bytes: &[u8]) -> usize {
    let hex = outside::hex(bytes).into_bytes();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            count += found(&path, bytes);
            continue;
        }
        let file = fs::read(path).unwrap();
        for form in [bytes, &hex] {
            count += file.windows(form.len()).filter(|window| *window == form).count();
        }
    }
    count
}

#[test]
fn erased_photo_is_in_no_file() {
    let temp = TempDir::new().unwrap();
    let data = temp.path().join("profile");
    let mut log = Log::open(&data).unwrap();
    for n in 1..=2 {
        log.receive_row_first(n).unwrap();
        log.develop_row_first(n, || ()).unwrap();
    }
    let master = outside::keys(&data).master;
    let photos = data.join("photos");
    let parts = [(2, Part::Original), (3, Part::Screen), (4, Part::Thumb)];
    let mut traces = Vec::new();
    for (number, part) in parts {
        let name = name(&master, id(1), number);
        let file = fs::read(photos.join(&name)).unwrap();
        traces.push(("the key", open(&photos, &master, &name, (id(1), number)).key.to_vec()));
        traces.push(("the picture", bytes_of(1, part)[..40].to_vec()));
        traces.push(("the wrapped key", file[46..HEAD].to_vec()));
        traces.push(("the sealed picture", file[HEAD..HEAD + 40].to_vec()));
    }
    let sealed = |what: &str| what.contains("wrapped") || what.contains("sealed");
    for (what, bytes) in &traces {
        assert_eq!(found(&data, bytes), usize::from(sealed(what)), "{what}, while it is there");
    }
    log.erase(1).unwrap();
    for (what, bytes) in &traces {
        assert_eq!(found(&data, bytes), 0, "{what}, while the database is open");
    }
    drop(log);
    for (what, bytes) in &traces {
        assert_eq!(found(&data, bytes), 0, "{what}, once it is closed");
    }
    let rows: i64 =
        outside::open(&data).query_row("SELECT count(*) FROM photo", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 1, "the other one is still there");
    let connection = outside::open(&data);
    let mut statement = connection.prepare("SELECT fields FROM change WHERE entity = ?1").unwrap();
    let said = statement.query_map([id(1).to_string()], |row| row.get::<_, String>(0)).unwrap();
    let said: Vec<String> = said.map(Result::unwrap).collect();
    assert_eq!(said, ["[]", "[]"], "of what was said of it nothing is left");
}
