use super::*;

#[test]
fn no_key_store_is_always_absent() {
    assert_eq!(NoKeyStore.get("test"), Err(KeyStoreFault::Absent));
    assert_eq!(NoKeyStore.set("test", b"secret"), Err(KeyStoreFault::Absent));
    assert_eq!(NoKeyStore.remove("test"), Err(KeyStoreFault::Absent));
}

#[cfg(feature = "os-key-store")]
mod os {
    use std::process::Command;

    use keyring_core::Error;

    use super::*;
    use crate::key_store::os::fault;

    const ASK: &str = "STIPPLE_TEST_ASK_KEY_STORE";

    /// Run by the test below in a process of its own. Does nothing otherwise: a test must not touch the real key store.
    #[test]
    fn asks_a_missing_key_store() {
        if std::env::var_os(ASK).is_none() {
            return;
        }
        let (got, set) = (OsKeyStore.get("test"), OsKeyStore.set("test", b"secret"));
        println!("\nanswers: {got:?} {set:?} {:?}", OsKeyStore.remove("test"));
    }

    /// A session without a key store must say so: "no such secret" would make the app replace the old secret.
    #[cfg(target_os = "linux")]
    #[test]
    fn a_missing_key_store_is_not_empty() {
        let asked = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "key_store::tests::os::asks_a_missing_key_store", "--nocapture"])
            .env(ASK, "1")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&asked.stdout);
        let answer = said.lines().find_map(|line| line.strip_prefix("answers: "));
        assert_eq!(answer.map(|a| a.matches("Err(").count()), Some(3), "{said}");
    }

    #[test]
    fn errors_map_to_key_store_faults() {
        let failure = || {
            Box::new(std::io::Error::other("locked")) as Box<dyn std::error::Error + Send + Sync>
        };
        for (error, wanted) in [
            (Error::NoDefaultStore, KeyStoreFault::Absent),
            (Error::PlatformFailure(failure()), KeyStoreFault::Absent),
            (Error::NoStorageAccess(failure()), KeyStoreFault::Unreachable),
            (Error::BadEncoding(vec![1]), KeyStoreFault::Unreachable),
        ] {
            assert_eq!(fault(error), wanted);
        }
    }
}
