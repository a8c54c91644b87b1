//! The loopback host: the same ui and the same command table on 127.0.0.1, for a machine without a display and for the
//! browser tests. It is never shipped.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use clap::{Parser, ValueEnum};
use stipple_api::HostKeyStore;
use stipple_tests::host::{Clock, System, Token, serve};
use stipple_tests::{FileKeyStore, profile};

/// Names the token, for a test that starts a host again at the same address. Not an argument: other accounts see those.
const TOKEN: &str = "STIPPLE_HOST_TOKEN";

/// The loopback host.
#[derive(Parser)]
struct Options {
    /// The data folder; it is made where it is missing.
    #[arg(long)]
    data: PathBuf,
    /// A moment that stands still, as RFC 3339; the computer's clock when left out.
    #[arg(long)]
    now: Option<DateTime<Utc>>,
    /// The patient's IANA zone; the computer's when left out.
    #[arg(long, value_parser = zone)]
    zone: Option<Tz>,
    /// The port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Where the key of the store is kept.
    #[arg(long, value_enum, default_value = "test")]
    key_store: KeyStoreChoice,
    /// The system takes everybody for its owner, as a phone does that knows a finger. For tests only: it protects nothing.
    #[arg(long)]
    owner: bool,
    /// The built ui.
    #[arg(long)]
    ui: Option<PathBuf>,
    /// Fills the data folder with a made-up profile and stops.
    #[arg(long)]
    seed_profile: Option<u64>,
    /// How large that profile is.
    #[arg(long, value_enum, default_value = "ten-years")]
    size: SizeChoice,
    /// Times these commands, whole, in microseconds (median of 200), and stops.
    #[arg(long, value_delimiter = ',')]
    time: Vec<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum SizeChoice {
    /// One plan with one session four days ago.
    Day4,
    /// 60 sessions, 20,000 outcomes, 3,000 diary entries.
    TenYears,
    /// One plan, 3,000 photos.
    Photos,
    /// What an ordinary patient has entered after a year, without photo files.
    Grown1,
    /// Ten times that.
    Grown10,
    /// A hundred times that.
    Grown100,
}

fn zone(name: &str) -> Result<Tz, String> {
    name.parse().map_err(|_| "no such IANA zone".to_string())
}

#[derive(Clone, Copy, ValueEnum)]
enum KeyStoreChoice {
    /// The operating system's key store.
    Os,
    /// None: the page asks for a passphrase.
    Absent,
    /// A plain file beside the data. For tests only: it protects nothing.
    Test,
}

#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool talks to its user"
)]
fn main() -> ExitCode {
    stipple_native::harden_process();
    let options = Options::parse();
    let (choice, data) = (options.key_store, options.data.clone());
    if matches!(choice, KeyStoreChoice::Os) && stipple_native::os_key_store().is_none() {
        eprintln!("this build has no OS key store: build the whole workspace");
        return ExitCode::FAILURE;
    }
    let key_store = move || match choice {
        KeyStoreChoice::Os => {
            stipple_native::os_key_store().unwrap_or_else(|| Box::new(stipple_native::NoKeyStore))
        }
        KeyStoreChoice::Absent => Box::new(stipple_native::NoKeyStore),
        KeyStoreChoice::Test => Box::new(FileKeyStore::beside(&data)) as Box<dyn HostKeyStore>,
    };
    match run(options, key_store) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Does the one thing that was asked for.
#[allow(clippy::print_stdout, reason = "a command-line tool talks to its user")]
fn run(
    options: Options,
    key_store: impl Fn() -> Box<dyn HostKeyStore> + 'static,
) -> Result<(), String> {
    let clock = Clock { now: options.now, zone: options.zone };
    if let Some(seed) = options.seed_profile {
        let size = match options.size {
            SizeChoice::Day4 => profile::Size::Day4,
            SizeChoice::TenYears => profile::Size::TenYears,
            SizeChoice::Photos => profile::Size::Photos,
            SizeChoice::Grown1 => profile::Size::Grown(1),
            SizeChoice::Grown10 => profile::Size::Grown(10),
            SizeChoice::Grown100 => profile::Size::Grown(100),
        };
        let counts = profile::seed(&options.data, &key_store, &clock, seed, size)?;
        println!("{counts}");
        return Ok(());
    }
    if !options.time.is_empty() {
        for (command, micros) in
            stipple_tests::timing::time(&options.data, key_store(), &clock, &options.time)?
        {
            println!("{command} {micros}");
        }
        return Ok(());
    }
    let ui = options.ui.unwrap_or_else(stipple_tests::host::built_ui);
    let system = System { key_store: Box::new(key_store), owner: options.owner };
    let token = match std::env::var(TOKEN) {
        Ok(named) => Token::named(&named).ok_or(format!("{TOKEN} is no token"))?,
        Err(_) => Token::random()?,
    };
    serve(&options.data, system, clock, options.port, token, &ui, |address| println!("{address}"))
}
