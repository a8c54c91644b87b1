//! Searches files for texts and keys, in every encoding that a program may have used.
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeMap;

use crate::patient::outside;

/// What is looked for, with what it is called: the text as a program may have written it.
pub struct Hunt {
    pub needles: Vec<(String, Vec<u8>)>,
}

impl Hunt {
    /// Each text as UTF-8 and in both ways of UTF-16.
    pub fn for_texts(fields: impl IntoIterator<Item = String>) -> Self {
        let mut hunt = Self { needles: Vec::new() };
        for text in fields {
            let utf16: Vec<u16> = text.encode_utf16().collect();
            hunt.add(&text, "UTF-8", text.clone().into_bytes());
            hunt.add(
                &text,
                "UTF-16 little",
                utf16.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            );
            hunt.add(
                &text,
                "UTF-16 big",
                utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            );
        }
        hunt
    }

    fn add(&mut self, what: &str, how: &str, bytes: Vec<u8>) {
        self.needles.push((format!("{what} as {how}"), bytes));
    }

    /// A key in the five ways somebody would write one.
    pub fn add_key(&mut self, what: &str, key: &[u8]) {
        let hex = outside::hex(key);
        self.add(what, "bytes", key.to_vec());
        self.add(what, "capitals", hex.to_uppercase().into_bytes());
        self.add(what, "hexadecimal", hex.into_bytes());
        self.add(what, "base64", base64(key).into_bytes());
        self.add(
            what,
            "base64 for addresses",
            base64(key).replace('+', "-").replace('/', "_").into_bytes(),
        );
    }

    /// What is found, and how many bytes were looked at.
    pub fn through(&self, files: &BTreeMap<String, Vec<u8>>) -> (Vec<String>, usize) {
        let mut found = Vec::new();
        for (name, bytes) in files {
            for (what, needle) in &self.needles {
                if memchr::memmem::find(bytes, needle).is_some() || name.contains(what) {
                    found.push(format!("{what} in {name}"));
                }
            }
        }
        (found, files.values().map(Vec::len).sum())
    }
}

/// RFC 4648, without the padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let n = group.iter().fold(0_u32, |n, byte| n << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        for at in 0..=group.len() {
            out.push(LETTERS[(n >> (18 - 6 * at)) as usize & 63].into());
        }
    }
    out
}

/// How many bits a byte of these tells; 8 for random ones.
pub fn entropy(bytes: &[u8]) -> f64 {
    let mut counts = [0_u32; 256];
    bytes.iter().for_each(|byte| counts[usize::from(*byte)] += 1);
    let share = |count: u32| f64::from(count) / bytes.len() as f64;
    counts.iter().filter(|n| **n > 0).map(|n| -share(*n) * share(*n).log2()).sum()
}

/// The files of a profile that are no noise, with the reason; a new one fails the tests until somebody has thought about it.
pub const READABLE: [(&str, &str); 7] = [
    ("keys-1.json", "names its algorithms; the keys in it are wrapped"),
    ("keys-2.json", "the same again"),
    ("recovery.json", "the same, of the recovery code alone"),
    ("tries.json", "how many wrong ones were typed, and when"),
    ("last-change.json", "the number and moment of the last change, and a keyed digest of its id"),
    ("lock", "empty: only the system's lock on it counts"),
    ("stipple.db-shm", "SQLite's index of its log while the app is open: the numbers of pages"),
];
/// Below this many bytes even true noise may tell less than 7.9 bits a byte.
const ENOUGH: usize = 4096;

/// That every file but the readable ones is noise, above 7.9 bits a byte; gives how many. Small pictures are judged together.
pub fn are_noise(files: &BTreeMap<String, Vec<u8>>) -> usize {
    let judged = files.iter().filter(|(name, _)| !READABLE.iter().any(|(n, _)| n == name));
    let (large, small): (Vec<_>, Vec<_>) = judged.partition(|(_, bytes)| bytes.len() >= ENOUGH);
    for (name, bytes) in &large {
        assert!(entropy(bytes) > 7.9, "{name}: {} bits a byte", entropy(bytes));
    }
    for (name, bytes) in &small {
        assert_eq!(name.len(), 64, "only pictures are small: {name} has {} bytes", bytes.len());
    }
    let together: Vec<u8> = small.iter().flat_map(|(_, bytes)| bytes.iter().copied()).collect();
    if !together.is_empty() {
        let bits = entropy(&together);
        let bytes = together.len();
        assert!(bytes >= ENOUGH && bits > 7.9, "{bytes} bytes of small pictures: {bits}");
    }
    large.len() + small.len()
}
