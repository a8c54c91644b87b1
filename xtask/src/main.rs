//! Stipple's commands: `cargo xtask run`, `cargo xtask test`, and what they need.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks")]

mod bench;
mod cache;
mod cpu;
mod isolated;
mod packages;
mod program;
mod reader;
mod run;
mod setup;
mod test;

use std::process::ExitCode;

use program::Outcome;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [--browser] [-- FILE.stipple-pack]
      Installs what is missing, builds, opens the app. Without a display, or with --browser, serves the same screens on 127.0.0.1
  test [--only NAME[,NAME]] [--long [--share K/N]] [--list] [--update-screenshots]
      Installs what is missing, then runs every check, stopping at the first that fails.
      --long: every fault test at its full count, for a night; --share: of the mutations every N-th alone;
      --list: only names the checks and how long each took here (with --long: those of a long run)
  bench [start|memory|reads|align|photos|grid|remind]
      Builds as shipped, measures against the targets in docs/testing.md, prints a table
  setup
      Only installs what the other commands need";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        ["setup"] => setup::everything(),
        ["run", rest @ ..] => run::run(&run::Options::read(rest)?),
        ["test", rest @ ..] => test::test(&test::Options::read(rest)?),
        ["bench", rest @ ..] => bench::bench(rest),
        _ => Err(USAGE.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::dispatch;

    #[test]
    fn unknown_commands_show_the_usage() {
        for words in [&[][..], &["rum"], &["setup", "twice"]] {
            assert!(dispatch(words).is_err_and(|why| why.starts_with("Usage:")));
        }
    }
}
