//! `make FOLDER` writes the photos. `ours FOLDER` and `floor FOLDER` read the path of a photo from each line of input, do their
//! work once, and print its CPU time in microseconds.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line talks")]

mod make;
mod work;

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.as_slice() {
        [what, folder] if what == "make" => make::all(Path::new(folder)),
        [what, folder] if what == "ours" => serve(work::ours, Path::new(folder)),
        [what, folder] if what == "floor" => serve(work::floor, Path::new(folder)),
        _ => Err("make, ours or floor, and a folder".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn serve(work: fn(&Path, &Path) -> Outcome, folder: &Path) -> Outcome {
    for line in std::io::stdin().lock().lines() {
        let photo = PathBuf::from(line?);
        let before = cpu()?;
        work(&photo, folder)?;
        println!("{}", cpu()?.saturating_sub(before) / 1000);
        std::io::stdout().flush()?;
    }
    Ok(())
}

/// CPU time of this process, which has one thread, in nanoseconds: user and system.
fn cpu() -> Outcome<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(text.split(' ').next().unwrap_or_default().parse()?)
}
