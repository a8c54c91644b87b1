//! Licences, banned crates and sources, by cargo-deny. Building that tool takes minutes, so an everyday run asks it only when what
//! it judges has changed since it last passed: `deny.passed` holds the digest of `Cargo.lock` and `deny.toml` and is committed.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::program::{Outcome, Program, root};
use crate::setup;

/// The record of the last run that passed, beside `deny.toml`.
const RECORD: &str = "deny.passed";

/// Runs cargo-deny if the digest differs from the record, or if `always`; a run that passes renews the record.
///
/// # Errors
/// What cargo-deny complains of, or a file that cannot be read or written.
pub fn check(always: bool) -> Outcome {
    let now = digest(&[&read("Cargo.lock")?, &read("deny.toml")?]);
    if !always && passed(&read(RECORD).unwrap_or_default(), &now) {
        println!("Left out: Cargo.lock and deny.toml are those that cargo-deny passed last.");
        return Ok(());
    }
    let program = setup::deny()?;
    Program::new(program, &["check", "licenses", "bans", "sources"]).go()?;
    let record = root().join(RECORD);
    std::fs::write(&record, format!("{now}\n"))
        .map_err(|why| format!("{}: {why}", record.display()))?;
    println!("{RECORD} is renewed; commit it with what changed.");
    Ok(())
}

fn passed(record: &str, now: &str) -> bool {
    record.trim() == now
}

fn read(name: &str) -> Outcome<String> {
    let path = root().join(name);
    std::fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))
}

/// SHA-256 over the texts and their lengths, so that nothing moves from one file to the next unnoticed; line ends as in git.
fn digest(texts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        let text = text.replace("\r\n", "\n");
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{digest, passed};

    #[test]
    fn any_change_asks_again() {
        let record = format!("{}\n", digest(&["lock", "rules"]));
        assert!(passed(&record, &digest(&["lock", "rules"])));
        for other in [["lock2", "rules"], ["lock", "rule"], ["lockr", "ules"]] {
            assert!(!passed(&record, &digest(&other)), "{other:?}");
        }
        assert!(!passed("", &digest(&["lock", "rules"])));
    }

    #[test]
    fn line_ends_do_not_matter() {
        assert_eq!(digest(&["a\r\nb"]), digest(&["a\nb"]));
    }
}
