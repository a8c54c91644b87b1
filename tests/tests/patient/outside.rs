//! Reads a profile without Stipple, from `docs/data-model.md` only: what another program has to know.

use std::path::{Path, PathBuf};

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use rusqlite::Connection;
use serde_json::Value;
use sha2::Sha256;
use stipple_tests::raw_connection;

/// What opens one profile.
pub struct Keys {
    pub master: [u8; 32],
    pub database: [u8; 32],
    pub salt: [u8; 16],
    pub secret: Vec<u8>,
}

/// The file with the key store's secret, of a profile whose key store is the tests' own file.
pub fn secret_file(data: &Path) -> PathBuf {
    let file: Value =
        serde_json::from_slice(&std::fs::read(data.join("keys-1.json")).unwrap()).unwrap();
    let wraps = file["body"]["wraps"].as_array().unwrap();
    let wrap = wraps.iter().find(|w| w["opened_by"] == "key_store").unwrap();
    let mut beside = data.file_name().unwrap().to_os_string();
    beside.push(".test-key-store");
    data.with_file_name(beside).join(wrap["entry"].as_str().unwrap())
}

/// The keys of a profile whose key store is the tests' own file.
pub fn keys(data: &Path) -> Keys {
    let file: Value =
        serde_json::from_slice(&std::fs::read(data.join("keys-1.json")).unwrap()).unwrap();
    let body = &file["body"];
    let mut beside = data.file_name().unwrap().to_os_string();
    beside.push(".test-key-store");
    let salt = body["database_salt"].as_str().unwrap();
    let wrap =
        body["wraps"].as_array().unwrap().iter().find(|w| w["opened_by"] == "key_store").unwrap();
    let entry = wrap["entry"].as_str().unwrap();
    assert_eq!(entry, format!("profile-{}", &salt[..16]));
    let secret = std::fs::read(data.with_file_name(beside).join(entry)).unwrap();
    let sealed = unhex(wrap["sealed"].as_str().unwrap());
    let (nonce, sealed) = sealed.split_at(24);
    let nonce: [u8; 24] = nonce.try_into().unwrap();
    let aad = format!("stipple key file 1/key_store/{salt}");
    let key: [u8; 32] = secret.as_slice().try_into().unwrap();
    let master = XChaCha20Poly1305::new(&key.into())
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: aad.as_bytes() })
        .unwrap();
    let salt: [u8; 16] = unhex(salt).try_into().unwrap();
    let mut database = [0; 32];
    Hkdf::<Sha256>::new(Some(&salt), &master).expand(b"stipple database 1", &mut database).unwrap();
    Keys { master: master.try_into().unwrap(), database, salt, secret }
}

/// The database of a profile, opened with nothing but its keys.
pub fn open(data: &Path) -> Connection {
    let keys = keys(data);
    let connection = raw_connection(&data.join("stipple.db")).unwrap();
    let key = format!("x'{}{}'", hex(&keys.database), hex(&keys.salt));
    connection.pragma_update(None, "key", key).unwrap();
    connection
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}
