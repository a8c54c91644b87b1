//! Whether the tests would notice: code of the store and its keys is changed, one place at a time, and the store's own tests
//! must fail. For `cargo xtask test --long`: each change is a build and a run.

use serde_json::Value;

use crate::command::{Outcome, Program, target};
use crate::setup;

/// What is changed: keys, sealed photo files, the good copies of the database, and the backup.
const FILES: [&str; 5] = [
    "crates/store/src/keys/**/*.rs",
    "crates/store/src/vault/**/*.rs",
    "crates/store/src/copy.rs",
    "crates/store/src/copy/**/*.rs",
    "crates/store/src/backup/**/*.rs",
];
/// At least this share of the changes must be noticed, in percent.
const NOTICED: u64 = 90;
/// Fewer would say that hardly anything was changed.
const FEWEST: u64 = 50;

/// Changes the code and counts what was noticed.
pub fn check() -> Outcome {
    let out = target().join("mutants");
    let program = setup::tool("cargo-mutants", setup::MUTANTS)?;
    let mut mutants =
        Program::new(program, &["mutants", "--package", "stipple-store", "--no-times"]);
    for file in FILES {
        mutants = mutants.word("--file").word(file);
    }
    // It ends badly whenever one change went unnoticed; the share decides.
    let _ = mutants.word("--output").word(out.display().to_string()).watch()?;
    let path = out.join("mutants.out/outcomes.json");
    let text =
        std::fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
    let told = serde_json::from_str(&text).map_err(|why| format!("{}: {why}", path.display()))?;
    judged(&told)
}

fn judged(told: &Value) -> Outcome {
    let count = |name: &str| told.get(name).and_then(Value::as_u64).unwrap_or_default();
    // A change that makes the tests run forever is noticed too; one that does not compile says nothing.
    let (noticed, missed) = (count("caught") + count("timeout"), count("missed"));
    let all = noticed + missed;
    println!("{noticed} of {all} changes noticed, {} did not compile", count("unviable"));
    if all < FEWEST {
        return Err(format!("Only {all} changes were tried"));
    }
    if noticed * 100 < all * NOTICED {
        return Err(format!("Fewer than {NOTICED} % of the changes were noticed"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::judged;

    #[test]
    fn the_share_decides() {
        let told = |caught, missed| json!({ "caught": caught, "timeout": 1, "missed": missed, "unviable": 3 });
        assert!(judged(&told(89, 10)).is_ok());
        assert!(judged(&told(88, 11)).is_err_and(|why| why.contains("90 %")));
        assert!(judged(&told(10, 0)).is_err_and(|why| why.contains("Only 11")));
        assert!(judged(&json!({})).is_err(), "nothing told is nothing noticed");
    }
}
