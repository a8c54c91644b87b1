//! The checks, in an order that fails early.

use std::path::Path;

use super::depth::Depth;
use super::options::Options;
use super::slowest::{self, Timed};
use super::tally::Tally;
use super::{deny, mutants, portable};
use crate::isolated::isolated;
use crate::program::{Outcome, Program, root, target};
use crate::reader;
use crate::run::build_ui;
use crate::setup;

/// The window's page is bundled only with this feature. Everything is built with it, so that tests and programs are one graph.
pub const FEATURES: [&str; 2] = ["--features", "stipple/custom-protocol"];

/// What a step reports: how many tests ran, and how long each took where the runner says so.
#[derive(Debug, Default)]
pub struct Report {
    pub tally: Tally,
    pub tests: Vec<Timed>,
}

/// One check.
pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    /// Its time is compile time.
    pub compiles: bool,
    /// It runs with `--long` or when it is named.
    pub long_only: bool,
    pub run: fn(&Options) -> Outcome<Report>,
}

impl Step {
    const fn new(
        name: &'static str,
        about: &'static str,
        run: fn(&Options) -> Outcome<Report>,
    ) -> Self {
        Self { name, about, compiles: false, long_only: false, run }
    }

    const fn compiles(mut self) -> Self {
        self.compiles = true;
        self
    }

    const fn long_only(mut self) -> Self {
        self.long_only = true;
        self
    }
}

pub const STEPS: [Step; 17] = [
    Step::new("format", "rustfmt", |_| cargo(&["fmt", "--check"])),
    Step::new("ui-build", "the screens build", |_| build_ui().map(none)).compiles(),
    Step::new("ui-check", "TypeScript and Svelte types", |_| ui("check")).compiles(),
    Step::new("ui-lint", "the screens' linter", |_| ui("lint")),
    Step::new("ui-format", "the screens' formatting", |_| ui("format:check")),
    Step::new("ui-test", "the screens' logic", |_| ui_test()),
    Step::new("core", "the rules build by themselves, without a clock", |_| core()).compiles(),
    Step::new("clippy", "Rust's linter, warnings denied", |_| clippy()).compiles(),
    Step::new("deny", "licences, banned crates, sources", |options| {
        deny::check(options.long).map(none)
    }),
    Step::new("browser-types", "core, store and api type-checked for a browser", |_| {
        portable::browser().map(none)
    })
    .compiles(),
    Step::new("phone-types", "the whole app type-checked for phones", |_| {
        portable::phones().map(none)
    })
    .compiles()
    .long_only(),
    Step::new("build", "programs and tests, once for all steps", |_| build().map(none)).compiles(),
    Step::new("rust", "every Rust test", rust),
    Step::new("browser", "the screens in Chromium", |options| e2e("browser", options)),
    Step::new("window", "the app in its real window", window),
    Step::new("pictures", "the README's screenshots", |options| e2e("pictures", options)),
    Step::new("mutants", "whether the store's tests notice changed code", |options| {
        mutants::check(options.share.as_deref()).map(none)
    })
    .long_only(),
];

fn none((): ()) -> Report {
    Report::default()
}

fn cargo(words: &[&str]) -> Outcome<Report> {
    Program::cargo(words).go().map(none)
}

fn clippy() -> Outcome<Report> {
    let words = ["clippy", "--quiet", "--workspace", "--all-targets"];
    cargo(&[&words[..], &FEATURES, &["--", "-D", "warnings"]].concat())
}

fn ui(script: &str) -> Outcome<Report> {
    Program::npm(&root().join("ui"), &["run", "--silent", script]).go().map(none)
}

fn ui_test() -> Outcome<Report> {
    let vitest = Program::npm(&root().join("ui"), &["run", "--silent", "test"]);
    let (text, passed) = vitest.watch()?;
    let tally = judge(&vitest, Tally::of_vitest(&text), passed)?;
    Ok(Report { tally, tests: Vec::new() })
}

/// By itself, because in the workspace another crate's features would lend it a clock.
fn core() -> Outcome<Report> {
    cargo(&["check", "--quiet", "-p", "stipple-core"])?;
    let tree = ["tree", "-p", "stipple-core", "-e", "features,no-dev", "--prefix", "none"];
    let tree = Program::cargo(&tree);
    let text = tree.read()?;
    if !text.contains("chrono feature ") {
        return Err(format!("chrono's features were not found in what this printed: {tree}"));
    }
    match clock_in(&text) {
        Some(feature) => {
            Err(format!("stipple-core must know no clock, but it builds with: {feature}"))
        }
        None => Ok(Report::default()),
    }
}

fn clock_in(tree: &str) -> Option<&str> {
    let clocks = ["clock", "now", "default"].map(|name| format!("chrono feature \"{name}\""));
    tree.lines().find(|line| clocks.iter().any(|clock| line.starts_with(clock)))
}

/// Tests and programs in one go; the browser and the window drive copies, which outlive the next build.
fn build() -> Outcome {
    // Programs without integration tests are built only when asked for; with the tests, so that the features are the same.
    Program::cargo(&[&["build", "--workspace", "--bins", "--tests"][..], &FEATURES].concat())
        .go()?;
    nextest(&["--no-run"])?.go()?;
    // Here, because the tests have no network.
    reader::ensure()?;
    let folder = target().join("e2e");
    std::fs::create_dir_all(&folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    for name in ["stipple", "stipple-remind", "host"] {
        replace(&target().join("debug").join(name), &folder.join(name))?;
    }
    Ok(())
}

/// By renaming, so that a copy that still runs somewhere is not written into.
fn replace(from: &Path, to: &Path) -> Outcome {
    let fresh = to.with_extension("new");
    std::fs::copy(from, &fresh)
        .and_then(|_| std::fs::rename(&fresh, to))
        .map_err(|why| format!("{} could not be copied: {why}", from.display()))
}

/// cargo-nextest over the workspace. It runs each test in a process of its own and never retries (`.config/nextest.toml`).
fn nextest(words: &[&str]) -> Outcome<Program> {
    let program = setup::tool("cargo-nextest", setup::NEXTEST)?;
    let run = [&["nextest", "run", "--workspace"][..], &FEATURES, words].concat();
    Ok(Program::new(program, &run))
}

fn rust(options: &Options) -> Outcome<Report> {
    // Compiled before the network is shut out, which may still have to bring a crate.
    build()?;
    // In `.config/nextest.toml`: only the long one lets a test run as long as it wants.
    let profile = if options.long { "long" } else { "default" };
    let report = target().join("nextest").join(profile).join("junit.xml");
    if report.exists() {
        std::fs::remove_file(&report).map_err(|why| format!("{}: {why}", report.display()))?;
    }
    let depth = Depth::of_this_commit(options.long);
    if let Some(suite) = depth.deep() {
        println!("At its full count in this run: {suite}");
    }
    let tests = isolated(depth.tell(nextest(&["--no-fail-fast", "--profile", profile])?));
    let passed = tests.go();
    let xml = std::fs::read_to_string(&report)
        .map_err(|why| passed.clone().err().unwrap_or(format!("{}: {why}", report.display())))?;
    judge(&tests, Tally::of_junit(&xml), passed.is_ok())
        .map(|tally| Report { tally, tests: slowest::of_junit(&xml) })
}

fn judge(program: &Program, tally: Tally, passed: bool) -> Outcome<Tally> {
    if tally.failed > 0 || !passed {
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

fn window(options: &Options) -> Outcome<Report> {
    if cfg!(target_os = "linux") {
        return e2e("window", options);
    }
    println!("Left out: only Linux has a driver for the window this app opens.");
    Ok(Report::default())
}

fn e2e(suite: &str, options: &Options) -> Outcome<Report> {
    let update = if options.update_screenshots { "1" } else { "" };
    let npm = Program::npm(&root().join("tests/e2e"), &["run", "--silent", suite])
        .env("STIPPLE_BINARIES", target().join("e2e").display().to_string())
        .env("STIPPLE_UPDATE_SCREENSHOTS", update);
    let npm = isolated(Depth::of_this_commit(options.long).tell(npm));
    let (text, passed) = npm.watch()?;
    judge(&npm, Tally::of_node(&text), passed)
        .map(|tally| Report { tally, tests: slowest::of_node(&text) })
}

#[cfg(test)]
mod tests {
    use super::clock_in;

    #[test]
    fn a_clock_in_the_rules_is_found() {
        let without = "stipple-core v0.1.0\nchrono feature \"serde\"\n";
        assert_eq!(clock_in(without), None);
        assert!(clock_in(&format!("{without}chrono feature \"now\"\n")).is_some());
    }
}
