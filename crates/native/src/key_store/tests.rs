use std::process::Command;

use super::*;

const ASK: &str = "STIPPLE_TEST_ASK_KEY_STORE";

/// Does nothing in an ordinary run: the patient's own key store is none of a test's business.
#[test]
fn asks_a_key_store_that_is_not_there() {
    if std::env::var_os(ASK).is_none() {
        return;
    }
    let (got, set) = (OsKeyStore.get("test"), OsKeyStore.set("test", b"secret"));
    println!("\nanswers: {got:?} {set:?} {:?}", OsKeyStore.remove("test"));
}

/// A session without a key store must say so. "There is no secret" would make a new one in the old one's place.
#[cfg(target_os = "linux")]
#[test]
fn a_key_store_that_is_not_there_is_not_called_empty() {
    let asked = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "key_store::tests::asks_a_key_store_that_is_not_there", "--nocapture"])
        .env(ASK, "1")
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&asked.stdout);
    let answer = said.lines().find_map(|line| line.strip_prefix("answers: "));
    assert_eq!(answer.map(|a| a.matches("Err(").count()), Some(3), "{said}");
}

#[test]
fn no_key_store_takes_and_gives_nothing() {
    assert_eq!(NoKeyStore.get("test"), Err(KeyStoreFault::Absent));
    assert_eq!(NoKeyStore.set("test", b"secret"), Err(KeyStoreFault::Absent));
    assert_eq!(NoKeyStore.remove("test"), Err(KeyStoreFault::Absent));
}

#[test]
fn the_faults_of_a_key_store_have_our_names() {
    let failure =
        || Box::new(std::io::Error::other("locked")) as Box<dyn std::error::Error + Send + Sync>;
    for (error, wanted) in [
        (Error::NoDefaultStore, KeyStoreFault::Absent),
        (Error::PlatformFailure(failure()), KeyStoreFault::Absent),
        (Error::NoStorageAccess(failure()), KeyStoreFault::Unreachable),
        (Error::BadEncoding(vec![1]), KeyStoreFault::Unreachable),
    ] {
        assert_eq!(fault(error), wanted);
    }
}
