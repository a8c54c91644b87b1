//! Stipple's commands: `cargo xtask run`, `cargo xtask test`, and what they need.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks")]

mod alone;
mod bench;
mod command;
mod mutants;
mod packages;
mod portable;
mod run;
mod setup;
mod tally;
mod test;

use std::process::ExitCode;

use command::Outcome;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  run [--browser] [-- FILE.stipple-pack]
      Installs what is missing, builds, opens the app. Without a display, or with --browser, serves the same screens on 127.0.0.1
  test [--only NAME[,NAME]] [--list] [--long [--share K/N]] [--update-screenshots]
      Installs what is missing, then runs every check, stopping at the first that fails; --long: with more of each fault, for a night; --share: of the changed lines every N-th alone
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
        ["run", rest @ ..] => run::run(&run::Wish::read(rest)?),
        ["test", rest @ ..] => test::test(&test::Wish::read(rest)?),
        ["bench", rest @ ..] => bench::bench(rest),
        _ => Err(USAGE.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::dispatch;

    #[test]
    fn an_unknown_word_gets_the_usage() {
        for words in [&[][..], &["rum"], &["setup", "twice"]] {
            assert!(dispatch(words).is_err_and(|why| why.starts_with("Usage:")));
        }
    }
}
