//! `cargo xtask test`: every check, in an order that fails early.

use std::path::Path;

use crate::alone::alone;
use crate::command::{Outcome, Program, root, stopwatch, target};
use crate::packages::Need;
use crate::run::build_ui;
use crate::setup;
use crate::tally::Tally;
use crate::{mutants, portable};

/// One check.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Wish) -> Outcome<Tally>,
}

const STEPS: [Step; 15] = [
    Step { name: "format", about: "rustfmt", run: |_| cargo(&["fmt", "--check"]) },
    Step { name: "ui-build", about: "the screens build", run: |_| build_ui().map(none) },
    Step { name: "ui-check", about: "TypeScript and Svelte types", run: |_| ui("check") },
    Step { name: "ui-lint", about: "the screens' linter", run: |_| ui("lint") },
    Step { name: "ui-format", about: "the screens' formatting", run: |_| ui("format:check") },
    Step { name: "core", about: "the rules build alone, without a clock", run: |_| core() },
    Step { name: "clippy", about: "Rust's linter, warnings denied", run: |_| clippy() },
    Step { name: "deny", about: "licences, banned crates, sources", run: |_| deny() },
    Step { name: "portable", about: "type-checked for a browser and a phone", run: |_| portable() },
    Step { name: "rust", about: "every Rust test", run: rust },
    Step { name: "mutants", about: "with --long: would the tests notice?", run: mutants },
    Step { name: "binaries", about: "what the next steps drive", run: |_| binaries() },
    Step { name: "browser", about: "the screens in Chromium", run: |_| e2e("browser", &[]) },
    Step { name: "window", about: "the app in its real window", run: |_| window() },
    Step { name: "pictures", about: "the README's screenshots", run: pictures },
];

/// Read by the tests that have a long form.
const LONG: &str = "STIPPLE_LONG";

/// What was asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Wish {
    only: Vec<String>,
    list: bool,
    long: bool,
    update_screenshots: bool,
    /// Of the changes of the step `mutants`, as `k/n`: every n-th from the k-th on.
    share: Option<String>,
}

impl Wish {
    pub fn read(words: &[&str]) -> Outcome<Self> {
        let mut wish = Self::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--list" => wish.list = true,
                "--long" => wish.long = true,
                "--update-screenshots" => wish.update_screenshots = true,
                "--share" => wish.share = Some(share(words.next())?),
                "--only" => wish.only.extend(names(words.next())?),
                other => return Err(format!("`cargo xtask test` does not know {other}")),
            }
        }
        Ok(wish)
    }

    fn wants(&self, step: &Step) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name == step.name)
    }
}

fn share(word: Option<&&str>) -> Outcome<String> {
    let parts = word.and_then(|word| word.split_once('/'));
    let numbers = parts.and_then(|(k, n)| Some((k.parse::<u32>().ok()?, n.parse::<u32>().ok()?)));
    match numbers {
        Some((k, n)) if k < n => Ok(format!("{k}/{n}")),
        _ => Err("--share wants k/n with k below n, such as 0/6".into()),
    }
}

fn names(word: Option<&&str>) -> Outcome<Vec<String>> {
    let names: Vec<String> = word
        .ok_or("--only wants a name; --list shows them")?
        .split(',')
        .map(str::to_owned)
        .collect();
    let known = |name: &String| STEPS.iter().any(|step| step.name == name);
    match names.iter().find(|name| !known(name)) {
        Some(stranger) => Err(format!("There is no check called {stranger}; --list shows them")),
        None => Ok(names),
    }
}

pub fn test(wish: &Wish) -> Outcome {
    if wish.list {
        STEPS.iter().for_each(|step| println!("{:<10} {}", step.name, step.about));
        return Ok(());
    }
    setup::ensure(Need::Tests)?;
    let mut all = Tally::default();
    let mut times = Vec::new();
    for step in STEPS.iter().filter(|step| wish.wants(step)) {
        println!("\n== {}: {}", step.name, step.about);
        let began = stopwatch();
        let tally = (step.run)(wish)
            .map_err(|why| format!("{why}\nThe check that failed: {}", step.name))?;
        times.push((step.name, began.elapsed().as_secs_f64(), tally));
        all = all.and(tally);
    }
    println!();
    for (name, seconds, tally) in times {
        let ran = if tally == Tally::default() {
            String::new()
        } else {
            format!("{} tests", tally.passed)
        };
        println!("{name:<10} {seconds:>7.1} s  {ran}");
    }
    println!("{} passed, {} failed", all.passed, all.failed);
    Ok(())
}

fn none((): ()) -> Tally {
    Tally::default()
}

fn cargo(words: &[&str]) -> Outcome<Tally> {
    Program::cargo(words).go().map(none)
}

fn clippy() -> Outcome<Tally> {
    cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
}

fn ui(script: &str) -> Outcome<Tally> {
    Program::npm(&root().join("ui"), &["run", "--silent", script]).go().map(none)
}

/// Alone, because in the workspace another crate's features would lend it a clock.
fn core() -> Outcome<Tally> {
    cargo(&["check", "--quiet", "-p", "stipple-core"])?;
    let tree = Program::cargo(&[
        "tree",
        "-p",
        "stipple-core",
        "-e",
        "features,no-dev",
        "--prefix",
        "none",
    ]);
    let text = tree.read()?;
    if !text.contains("chrono feature ") {
        return Err(format!("chrono's features were not found in what this printed: {tree}"));
    }
    match clock_in(&text) {
        Some(feature) => {
            Err(format!("stipple-core must know no clock, but it builds with: {feature}"))
        }
        None => Ok(Tally::default()),
    }
}

fn clock_in(tree: &str) -> Option<&str> {
    let clocks = ["clock", "now", "default"].map(|name| format!("chrono feature \"{name}\""));
    tree.lines().find(|line| clocks.iter().any(|clock| line.starts_with(clock)))
}

fn deny() -> Outcome<Tally> {
    let program = setup::deny()?;
    Program::new(program, &["check", "licenses", "bans", "sources"]).go().map(none)
}

fn portable() -> Outcome<Tally> {
    portable::check().map(none)
}

fn rust(wish: &Wish) -> Outcome<Tally> {
    let mut tests = Program::cargo(&["test", "--quiet", "--workspace", "--no-fail-fast"]);
    if wish.long {
        // The tests that break something break more of it, and say how much.
        tests = tests.env(LONG, "1".to_owned());
    }
    // Compiled before the network is shut out, which may still have to bring a crate.
    tests.clone().word("--no-run").go()?;
    let tests = alone(tests);
    let (text, well) = tests.watch()?;
    judged(&tests, Tally::of_cargo(&text), well)
}

fn mutants(wish: &Wish) -> Outcome<Tally> {
    if wish.long { mutants::check(wish.share.as_deref()).map(none) } else { Ok(Tally::default()) }
}

fn judged(program: &Program, tally: Tally, well: bool) -> Outcome<Tally> {
    if tally.failed > 0 || !well {
        return Err(format!(
            "{}\n{} passed, {} failed",
            program.failed(),
            tally.passed,
            tally.failed
        ));
    }
    if tally.passed == 0 {
        return Err(format!("No test ran: {program}"));
    }
    Ok(tally)
}

/// The window's page is bundled only with this feature; the copies outlive the next plain `cargo build`.
fn binaries() -> Outcome<Tally> {
    Program::cargo(&[
        "build",
        "-p",
        "stipple",
        "-p",
        "stipple-remind",
        "-p",
        "stipple-tests",
        "--features",
        "stipple/custom-protocol",
    ])
    .go()?;
    let folder = target().join("e2e");
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    for name in ["stipple", "stipple-remind", "host"] {
        replace(&target().join("debug").join(name), &folder.join(name))?;
    }
    Ok(Tally::default())
}

/// By renaming, so that a copy that still runs somewhere is not written into.
fn replace(from: &Path, to: &Path) -> Outcome {
    let fresh = to.with_extension("new");
    std::fs::copy(from, &fresh)
        .and_then(|_| std::fs::rename(&fresh, to))
        .map_err(|why| format!("{} could not be copied: {why}", from.display()))
}

fn window() -> Outcome<Tally> {
    if cfg!(target_os = "linux") {
        return e2e("window", &[]);
    }
    println!("Left out: only Linux has a driver for the window this app opens.");
    Ok(Tally::default())
}

fn pictures(wish: &Wish) -> Outcome<Tally> {
    let update = if wish.update_screenshots { "1" } else { "" };
    e2e("pictures", &[("STIPPLE_UPDATE_SCREENSHOTS", update)])
}

fn e2e(suite: &str, env: &[(&str, &str)]) -> Outcome<Tally> {
    let mut npm = Program::npm(&root().join("tests/e2e"), &["run", "--silent", suite])
        .env("STIPPLE_BINARIES", target().join("e2e").display().to_string());
    for (key, value) in env {
        npm = npm.env(key, *value);
    }
    let npm = alone(npm);
    let (text, well) = npm.watch()?;
    judged(&npm, Tally::of_node(&text), well)
}

#[cfg(test)]
mod tests {
    use super::{STEPS, Wish, clock_in};

    #[test]
    fn only_known_checks_can_be_asked_for() {
        let wish = Wish::read(&["--only", "core,rust"]).unwrap();
        let wanted = STEPS.iter().filter(|step| wish.wants(step)).map(|step| step.name);
        assert_eq!(wanted.collect::<Vec<_>>(), ["core", "rust"]);
        assert!(Wish::read(&["--only", "rest"]).is_err());
        assert!(Wish::read(&["--only"]).is_err());
    }

    #[test]
    fn a_long_run_is_asked_for_in_so_many_words() {
        assert!(Wish::read(&["--long", "--only", "rust"]).unwrap().long);
        assert!(!Wish::read(&[]).unwrap().long);
    }

    #[test]
    fn a_share_is_one_of_so_many() {
        let share = |word| Wish::read(&["--share", word]).map(|wish| wish.share);
        assert_eq!(share("0/6"), Ok(Some("0/6".into())));
        for wrong in ["6/6", "1", "a/b", "0/0", "-1/6", ""] {
            assert!(share(wrong).is_err(), "{wrong}");
        }
        assert!(Wish::read(&["--share"]).is_err());
    }

    #[test]
    fn a_clock_in_the_rules_is_seen() {
        let without = "stipple-core v0.1.0\nchrono feature \"serde\"\n";
        assert_eq!(clock_in(without), None);
        assert!(clock_in(&format!("{without}chrono feature \"now\"\n")).is_some());
    }
}
