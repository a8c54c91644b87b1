use super::*;

/// The least that is taken, so that the tests are quick.
const LEAST: Cost = Cost { memory_kib: 19 * 1024, passes: 1, lanes: 1 };
const SALT: &[u8] = b"0123456789abcdef";

fn derive(passphrase: &str) -> [u8; 32] {
    *LEAST.derive(passphrase, SALT).unwrap()
}

#[test]
fn the_same_words_typed_on_another_system_are_the_same_passphrase() {
    for (one, other, why) in [
        ("caf\u{e9} M\u{fc}nchen", "cafe\u{301} Mu\u{308}nchen", "composed and decomposed"),
        ("\u{1112}\u{1161}\u{11ab}\u{ae00}", "\u{d55c}\u{ae00}", "Hangul by letters"),
        ("\u{ff50}\u{ff41}\u{ff53}\u{ff53}", "pass", "full width"),
        ("o\u{fb03}ce", "office", "a ligature"),
    ] {
        assert_eq!(derive(one), derive(other), "{why}");
    }
}

#[test]
fn nothing_else_is_taken_for_the_same() {
    let long = "\u{1F642}a ".repeat(342);
    assert!(long.chars().count() >= 1024);
    let all = [
        "correct horse",
        "correct horse ",
        " correct horse",
        "Correct horse",
        "correct  horse",
        "correct horse\u{1F642}",
        "\u{1F469}\u{200D}\u{1F9B2}\u{1F469}\u{200D}\u{1F9B2}",
        long.as_str(),
        long.trim_end(),
    ];
    let mut keys: Vec<[u8; 32]> = all.iter().map(|text| derive(text)).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all.len(), "each is a passphrase of its own, the trailing space too");
}

/// Argon2id as RFC 9106 has it, section 5.3 without the secret and associated data, which this API has no place for:
/// the reference implementation's own vector for `-id -t 2 -m 16 -p 1 -l 32` and "somesalt".
#[test]
fn the_key_is_the_one_the_reference_gives() {
    let params = Params::new(65_536, 2, 1, Some(32)).unwrap();
    let mut key = [0_u8; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(b"password", b"somesalt", &mut key)
        .unwrap();
    let wanted = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7";
    assert_eq!(*crate::keys::hex(&key), wanted);
}

#[test]
fn a_cost_out_of_bounds_is_refused_before_anything_is_allocated() {
    let good = LEAST;
    for (cost, why) in [
        (Cost { memory_kib: 0, ..good }, "no memory"),
        (Cost { memory_kib: 19 * 1024 - 1, ..good }, "less than the floor of ASVS"),
        (Cost { memory_kib: 1024 * 1024 + 1, ..good }, "more than a gibibyte"),
        (Cost { memory_kib: u32::MAX, ..good }, "four tebibytes"),
        (Cost { passes: 0, ..good }, "no pass"),
        (Cost { passes: 17, ..good }, "too many passes"),
        (Cost { passes: u32::MAX, ..good }, "for ever"),
        (Cost { lanes: 0, ..good }, "no lane"),
        (Cost { lanes: 17, ..good }, "too many lanes"),
    ] {
        assert_eq!(cost.derive("pass", SALT).err(), Some(StoreError::KeyFileDamaged), "{why}");
    }
    assert!(Cost::DEVICE.is_sensible() && LEAST.is_sensible());
    assert_eq!((Cost::DEVICE.memory_kib, Cost::DEVICE.passes, Cost::DEVICE.lanes), (65_536, 3, 4));
}
