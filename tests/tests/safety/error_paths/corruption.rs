//! A corrupt database, a newer one, and a second instance on the same folder.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use serde_json::json;
use stipple_api::Error;
use stipple_store::SCHEMA_VERSION;

use crate::patient::{Patient, outside};

const PAGE: usize = 4096;
const DATABASE: &str = "stipple.db";
const COPY: &str = "copy-2026-11-20.db";

/// A profile with twenty notes in its copy of two days ago, and one more since. It is closed.
fn profile() -> Patient {
    let mut patient = Patient::new();
    patient.now = "2026-11-20T08:00:00Z".parse().unwrap();
    patient.onboarded();
    for day in 0..20 {
        patient.notes(day, &format!("note {day}, {}", "and more ".repeat(40))).unwrap();
    }
    patient.sees("housekeeping");
    patient.wait_days(2);
    patient.notes(0, "since the copy").unwrap();
    patient.close();
    patient
}

fn damaged(copy: Option<&str>) -> Error {
    Error::DatabaseDamaged { copy_from: copy.map(|day| day.parse().unwrap()) }
}

/// The first error on a way through every screen and the idle-time check.
fn first_error(patient: &mut Patient) -> Option<Error> {
    if let Err(error) = patient.call("start", json!({})) {
        return Some(error);
    }
    // A store that was closed by what another screen met is locked, and nothing ahead is no fault.
    let fault = |error: &Error| !matches!(error, Error::Locked | Error::NothingAhead);
    let met = patient.everything().into_values().filter_map(Result::err).find(fault);
    met.or_else(|| patient.call("diary", json!({ "before": "2026-11-10" })).err())
        .or_else(|| patient.call("housekeeping", json!({})).err())
}

/// Every file that was there is still there with its bytes, under whatever name.
fn nothing_is_lost(before: &Patient, files: &std::collections::BTreeMap<String, Vec<u8>>) {
    let now = before.files();
    for (name, bytes) in files {
        let ours = name == "lock" || name.ends_with("-shm") || bytes.is_empty();
        assert!(
            ours || now.values().any(|b| b == bytes),
            "{name} is gone; there are {:?}",
            now.keys()
        );
    }
}

/// Each way to damage the file. Gives the bytes to put there; none removes it.
fn ways(whole: &[u8]) -> Vec<(&'static str, Option<Vec<u8>>)> {
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = whole.to_vec();
        change(&mut bytes);
        Some(bytes)
    };
    vec![
        ("header zeroed", with(&|b| b[..100].fill(0))),
        ("first page overwritten", with(&|b| b[..PAGE].fill(0xAA))),
        ("truncated to half", with(&|b| b.truncate(b.len() / 2))),
        ("last page missing", with(&|b| b.truncate(b.len() - PAGE))),
        ("a few bytes only", with(&|b| b.truncate(40))),
        ("zero-length", Some(Vec::new())),
        ("gone", None),
        (
            "another program's file",
            Some(b"SQLite format 3\0 and then nothing of the kind".to_vec()),
        ),
        ("all zero", with(&|b| b.fill(0))),
    ]
}

#[test]
fn corrupt_database_is_set_aside_and_restored() {
    let mut patient = profile();
    let whole = fs::read(patient.file(DATABASE)).unwrap();
    let (ways, mut came_back) = (ways(&whole), 0);
    for (n, (what, bytes)) in ways.iter().enumerate() {
        match bytes {
            Some(bytes) => fs::write(patient.file(DATABASE), bytes).unwrap(),
            None => fs::remove_file(patient.file(DATABASE)).unwrap(),
        }
        let files = patient.files();
        for _ in 0..2 {
            assert_eq!(first_error(&mut patient), Some(damaged(Some("2026-11-20"))), "{what}");
        }
        assert_eq!(patient.call("today", json!({})), Err(Error::Locked), "{what}");
        nothing_is_lost(&patient, &files);
        let back = patient.does("restore_copy", json!({}));
        assert_eq!((&back["state"], &back["has_plan"]), (&json!("ready"), &json!(true)), "{what}");
        // Those of the day of the copy; and the one since then, where its page is there.
        let notes = patient.diary_notes();
        let restored = &back["restored"];
        assert_eq!(restored["copy_from"], "2026-11-20", "{what}");
        assert!(notes.len() == 20 || notes.contains(&"since the copy".to_string()), "{what}");
        assert!(notes.len() == 21 || !restored["at_risk"].as_array().unwrap().is_empty(), "{what}");
        came_back += notes.len() - 20;
        nothing_is_lost(&patient, &files);
        patient.notes(0, "and it goes on").unwrap();
        patient.close();
        // The cause is gone: somebody found the whole file.
        fs::write(patient.file(DATABASE), &whole).unwrap();
        assert_eq!(first_error(&mut patient), None, "{what}");
        assert_eq!(patient.diary_notes().len(), 21, "{what}: everything");
        patient.close();
        fs::remove_file(patient.file("copy-2026-11-22.db")).unwrap();
        let aside = patient
            .names()
            .iter()
            .filter(|n| n.starts_with("damaged-") && n.ends_with(".db"))
            .count();
        assert!(aside <= n + 1);
    }
    assert_eq!(ways.len(), 9);
    assert!((2..9).contains(&came_back), "{came_back} entries came back from the damaged files");
}

/// The salt in the file is a copy for other readers: ours comes from the key file.
#[test]
fn changed_salt_loses_nothing() {
    let mut patient = profile();
    let mut bytes = fs::read(patient.file(DATABASE)).unwrap();
    bytes[3] ^= 1;
    fs::write(patient.file(DATABASE), &bytes).unwrap();
    assert_eq!(first_error(&mut patient), None);
    assert_eq!(patient.diary_notes().len(), 21);
}

/// A page in the middle: whichever screen meets it says so, and the copy can be put back from there at once.
#[test]
fn flipped_bit_in_any_page_is_found() {
    let mut patient = profile();
    let whole = fs::read(patient.file(DATABASE)).unwrap();
    let (mut by_screen, mut pages, mut came_back) = (0, 0, 0);
    for page in 1..whole.len() / PAGE {
        let mut bytes = whole.clone();
        bytes[page * PAGE + 2000] ^= 1;
        fs::write(patient.file(DATABASE), &bytes).unwrap();
        let met = first_error(&mut patient);
        assert_eq!(met, Some(damaged(Some("2026-11-20"))), "page {page}");
        by_screen += usize::from(patient.names().iter().all(|n| n != "copy-2026-11-22.db"));
        assert_eq!(patient.does("restore_copy", json!({}))["state"], "ready", "page {page}");
        came_back += patient.diary_notes().len() - 20;
        patient.close();
        pages += 1;
    }
    println!(
        "{pages} pages, each met; {by_screen} before anything was copied; the entry since the copy came back {came_back} times"
    );
    assert!(came_back + 5 >= pages, "only {came_back}");
    assert!(pages >= 35, "only {pages} pages were tried");
    assert_eq!(by_screen, pages, "a damaged database is never copied");
}

/// After damage was met, starting again in the same window does not pretend that all is well.
#[test]
fn corruption_is_remembered_after_restart() {
    let mut patient = profile();
    let mut bytes = fs::read(patient.file(DATABASE)).unwrap();
    let pages = bytes.len() / PAGE;
    for page in pages / 2..pages {
        bytes[page * PAGE + 9] ^= 1;
    }
    fs::write(patient.file(DATABASE), &bytes).unwrap();
    assert!(first_error(&mut patient).is_some());
    assert_eq!(patient.call("start", json!({})), Err(damaged(Some("2026-11-20"))));
    let mut none = profile();
    fs::remove_file(none.file(COPY)).unwrap();
    fs::write(none.file(DATABASE), &bytes[..PAGE / 2]).unwrap();
    assert_eq!(none.call("start", json!({})), Err(damaged(None)), "and without a copy it says so");
    assert_eq!(none.call("restore_copy", json!({})), Err(damaged(None)));
    let files = none.files();
    assert_eq!(none.does("start_empty", json!({}))["has_plan"], false);
    nothing_is_lost(&none, &files);
    none.notes(0, "a new beginning").unwrap();
    none.close();
    none.sees("start");
    assert_eq!(none.diary_notes(), ["a new beginning"], "and it stays");
}

/// What is in the log and not yet in the file is lost to nobody but the one who overwrites the log.
#[test]
fn garbage_log_loses_nothing_in_database() {
    let mut patient = profile();
    let mut tried = 0;
    for garbage in [vec![], vec![0; 32], vec![0xFF; 5000], b"not a log at all".repeat(1000)] {
        for name in ["stipple.db-wal", "stipple.db-shm"] {
            fs::write(patient.file(name), &garbage).unwrap();
            assert_eq!(first_error(&mut patient), None, "{name} of {} bytes", garbage.len());
            assert_eq!(patient.diary_notes().len(), 21);
            patient.close();
            tried += 1;
        }
    }
    assert_eq!(tried, 8);
}

#[test]
fn rejects_newer_database() {
    let mut patient = profile();
    let version = |patient: &Patient, version: u32| {
        outside::open(patient.folder()).pragma_update(None, "user_version", version).unwrap();
    };
    version(&patient, SCHEMA_VERSION + 1);
    let files = patient.files();
    for _ in 0..3 {
        assert_eq!(patient.call("start", json!({})), Err(Error::DatabaseNewer));
        assert_eq!(patient.call("today", json!({})), Err(Error::Locked));
        patient.close();
    }
    assert_eq!(patient.files(), files, "not a byte was changed");
    version(&patient, SCHEMA_VERSION);
    assert_eq!(patient.sees("start")["state"], "ready");
    assert_eq!(patient.diary_notes().len(), 21);
}

/// A second Stipple, in another process: the loopback host.
#[test]
fn second_instance_is_refused() {
    let mut patient = profile();
    patient.now = "2026-11-22T09:00:00Z".parse().unwrap();
    let mut host = Command::new(env!("CARGO_BIN_EXE_host"))
        .args(["--now", "2026-11-22T09:00:00Z", "--zone", "Europe/Berlin", "--data"])
        .arg(patient.folder())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let said = BufReader::new(host.stdout.take().unwrap()).lines().next().unwrap().unwrap();
    let address = said.trim_start_matches("http://").trim_end_matches('/').to_string();
    assert!(post(&address, "start", "{}").contains("\"ready\""));
    for _ in 0..3 {
        assert_eq!(patient.call("start", json!({})), Err(Error::AlreadyOpen));
    }
    let entry = r#"{"on":"2026-11-21","answers":{"satisfaction":null,"naturalness":null,"confidence":null,"discomfort":null,"compared":null,"note":"from the first"}}"#;
    assert!(
        post(&address, "diary_save", entry).contains("history"),
        "the first one goes on working"
    );
    host.kill().unwrap();
    host.wait().unwrap();
    assert_eq!(patient.sees("start")["state"], "ready", "killed, and the folder is free");
    assert!(patient.diary_notes().contains(&"from the first".to_string()), "saved means saved");
    assert_eq!(patient.diary_notes().len(), 22);
}

fn post(at: &str, command: &str, args: &str) -> String {
    let (address, token) = at.split_once('/').unwrap();
    let body = format!("{{\"command\":\"{command}\",\"args\":{args}}}");
    let mut stream = TcpStream::connect(address).unwrap();
    let head = format!(
        "POST /{token}/rpc HTTP/1.1\r\nHost: {address}\r\nX-Stipple: 1\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
