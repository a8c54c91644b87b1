//! Imports small pictures one after the other until it is killed, and says after each step what is safe by now. For the
//! test that kills it.

#[allow(dead_code, reason = "the test that kills this uses the rest")]
mod log;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use log::{Log, Order};
use stipple_store::StoreError;

/// How many photos the log keeps; the oldest one beyond that is let go.
const KEPT: usize = 8;

/// Imports until it is killed.
#[derive(Parser)]
struct Options {
    /// The data folder.
    #[arg(long)]
    data: PathBuf,
    /// The number of the first picture.
    #[arg(long)]
    from: u64,
    /// Does it the wrong way round, to see that this is found.
    #[arg(long)]
    rows_first: bool,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn run(options: &Options) -> Result<(), StoreError> {
    let order = if options.rows_first { Order::RowFirst } else { Order::FilesFirst };
    let mut log = Log::open(&options.data)?;
    log.sweep()?;
    let (waiting, _) = log.numbers()?;
    for n in waiting {
        log.develop(n, order, || say("kept", n))?;
    }
    for n in options.from.. {
        log.receive(n, order)?;
        say("safe", n);
        log.develop(n, order, || say("kept", n))?;
        let (_, photos) = log.numbers()?;
        for old in photos.iter().rev().skip(KEPT) {
            say("going", *old);
            log.erase(*old)?;
            say("gone", *old);
        }
    }
    Ok(())
}

/// One line, whole: the reader takes it as a promise.
fn say(what: &str, n: u64) {
    let mut out = std::io::stdout();
    let _ = out.write_all(format!("{what} {n}\n").as_bytes());
    let _ = out.flush();
}
