//! Mutation testing: cargo-mutants changes the store's code one place at a time, and the store's tests must fail. Part of
//! `cargo xtask test --long`: each mutation is a build and a run. `.cargo/mutants.toml` says what is changed.

use std::iter;

use serde_json::Value;

use crate::program::{Outcome, Program, target};
use crate::setup;

/// At least this share of the changes must be caught, in percent.
const CAUGHT: u64 = 90;
/// Fewer would say that hardly anything was changed.
const FEWEST: u64 = 50;

/// Changes the code and counts what was caught. `share` is all of the changes, or, as `k/n`, every n-th from the k-th on.
pub fn check(share: Option<&str>) -> Outcome {
    let out = target().join("mutants");
    let program = setup::tool("cargo-mutants", setup::MUTANTS)?;
    // It stops at the first test that fails, and so in a fraction of the time.
    let nextest = setup::tool("cargo-nextest", setup::NEXTEST)?;
    let tools = nextest.parent().unwrap_or(&nextest).to_path_buf();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(iter::once(tools).chain(std::env::split_paths(&path)))
        .map_err(|why| why.to_string())?;
    let mut mutants = Program::new(program, &["mutants", "--package", "stipple-store"])
        .env("PATH", path.to_string_lossy())
        .env("NEXTEST_PROFILE", "mutants")
        .word("--no-times")
        .word("--jobs")
        .word(jobs().to_string())
        .word("--output")
        .word(out.display().to_string());
    if let Some(share) = share {
        mutants = mutants.word("--sharding").word("round-robin").word("--shard").word(share);
    }
    // It ends badly whenever one change went uncaught; the share decides.
    let _ = mutants.watch()?;
    let path = out.join("mutants.out/outcomes.json");
    let text =
        std::fs::read_to_string(&path).map_err(|why| format!("{}: {why}", path.display()))?;
    let outcomes =
        serde_json::from_str(&text).map_err(|why| format!("{}: {why}", path.display()))?;
    judge(&outcomes)
}

/// A build and a run each; more at once only wait for each other.
fn jobs() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().min(4))
}

fn judge(outcomes: &Value) -> Outcome {
    let count = |name: &str| outcomes.get(name).and_then(Value::as_u64).unwrap_or_default();
    // A change that makes the tests run forever is caught too; one that does not compile says nothing.
    let (caught, missed) = (count("caught") + count("timeout"), count("missed"));
    let all = caught + missed;
    println!("{caught} of {all} changes caught, {} did not compile", count("unviable"));
    if all < FEWEST {
        return Err(format!("Only {all} changes were tried"));
    }
    if caught * 100 < all * CAUGHT {
        return Err(format!("Fewer than {CAUGHT} % of the changes were caught"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::judge;

    #[test]
    fn the_share_decides() {
        let outcomes = |caught, missed| json!({ "caught": caught, "timeout": 1, "missed": missed, "unviable": 3 });
        assert!(judge(&outcomes(89, 10)).is_ok());
        assert!(judge(&outcomes(88, 11)).is_err_and(|why| why.contains("90 %")));
        assert!(judge(&outcomes(10, 0)).is_err_and(|why| why.contains("Only 11")));
        assert!(judge(&json!({})).is_err(), "no outcome is nothing caught");
    }
}
