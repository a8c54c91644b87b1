//! Rows that no form would take: each is left out and kept beside, and the rest restores.

use stipple_core::valid::Fault;

use super::hostile::replaced;
use super::*;
use crate::backup::{LeftOut, keep_left_out};
use crate::connection::connect_read_only;
use crate::sample::date;
use crate::tables::flaw::Flaw::{self, Orphan, Unreadable};

/// Restores a file, which must work, and gives the rows that were left out.
fn restored(profile: &Profile, file: &[u8]) -> Vec<LeftOut> {
    let opened = opened(file).unwrap();
    let left_out = opened.left_out().to_vec();
    profile.restore(file, MADE).unwrap();
    left_out
}

fn tables(rows: &[LeftOut]) -> Vec<(&str, Flaw)> {
    rows.iter().map(|row| (row.table.name, row.flaw)).collect()
}

fn date_of(field: &'static str) -> Flaw {
    Flaw::Fault(Fault::DateOutOfRange { field })
}

fn form_of(field: &'static str) -> Flaw {
    Flaw::Fault(Fault::BadForm { field })
}

/// Every other kind of entry restored completely.
#[track_caller]
fn others_are_there(old: &Profile, new: &Profile, table: &str) {
    for kept in ["session", "medicine", "photo", "diary", "plan"] {
        let count = format!("SELECT count(*) AS n FROM {kept}");
        let n = |of: &Profile| -> u32 {
            of.store().connection().query_row(&count, [], |row| row.get("n")).unwrap()
        };
        let lost = u32::from(kept == table);
        assert_eq!(n(new) + lost, n(old), "{table}: {kept}");
    }
}

#[test]
fn one_row_costs_itself_alone() {
    let old = Profile::furnished(1);
    let file = old.backup();
    let width = Fault::OutOfScale { field: "width", min: 1, max: 12_000 };
    let lock = Fault::OutOfScale { field: "lock_after", min: 1, max: 60 };
    let stamp = "\"at_ms\":1795000000000";
    let noun = "\"noun\":\"medicine\"";
    let mut tried = 0;
    for (table, from, to, flaw) in [
        ("session", "2026-11-20", "+262142-12-31", date_of("on")),
        ("session", "2026-11-20", "not a date", Unreadable),
        ("session", "\"state\":\"done\"", "\"state\":\"gone\"", Unreadable),
        ("session", "{", "{\"own\":1,", Unreadable),
        ("session", "\"minutes\":180", "\"minutes\":1.5", Unreadable),
        ("session", "\"minutes\":180", "\"minutes\":2147483648", Unreadable),
        ("session", "\"plan\":\"0190", "\"plan\":\"0191", Orphan),
        ("photo", "\"tone\":\"{", "\"tone\":\"[", Unreadable),
        ("photo", "\"width\":3024", "\"width\":2147483648", Flaw::Fault(width)),
        ("photo", "\"deleted_at\":null", "\"deleted_at\":9223372036854775807", Unreadable),
        ("setting", "\\\"lock_after\\\":1", "\\\"lock_after\\\":0", Flaw::Fault(lock)),
        ("change", noun, "\"noun\":\"nothing\"", form_of("noun")),
        ("change", "\"counter\":1", "\"counter\":922337203685477580", form_of("counter")),
        ("change", stamp, "\"at_ms\":32503680000000", date_of("at")),
        ("change", stamp, "\"at_ms\":-9223372036854775808", Unreadable),
        ("outcome", "dose/", "doses/", form_of("event")),
        ("check_in", "/settle", "/settled", form_of("event")),
    ] {
        let (file, profile) =
            (replaced(&file, &format!("rows/{table}.jsonl"), from, to), Profile::empty(2));
        let left_out = restored(&profile, &file);
        assert_eq!(tables(&left_out), [(table, flaw)], "{table}: {from} -> {to}");
        others_are_there(&old, &profile, table);
        tried += 1;
    }
    assert_eq!(tried, 17);
}

#[test]
fn what_refers_to_a_row_left_out_goes_with_it() {
    let file = Profile::furnished(1).backup();
    let far = replaced(&file, "rows/plan.jsonl", "2020-02-29", "2099-12-31");
    let left_out = restored(&Profile::empty(2), &far);
    assert_eq!(tables(&left_out), [("plan", date_of("scar_surgery_on")), ("session", Orphan)]);
    assert_eq!(left_out[1].label.as_deref(), Some("2026-11-20"));
}

#[test]
fn a_long_note_and_a_medicine_of_500_times_are_left_out() {
    let file = Profile::furnished(1).backup();
    let long = "x".repeat(4 * 1024 * 1024);
    let long = replaced(&file, "rows/diary.jsonl", "It itches a little.", &long);
    let fault = Flaw::Fault(Fault::TooLong { field: "note", max: 20_000 });
    assert_eq!(tables(&restored(&Profile::empty(2), &long)), [("diary", fault)]);
    let times: Vec<String> =
        (0..500).map(|m| format!("\\\"{:02}:{:02}:00\\\"", m / 60, m % 60)).collect();
    let times = format!("[{}]", times.join(","));
    let many = "[\\\"08:00:00\\\",\\\"20:00:00\\\"]";
    let many = replaced(&file, "rows/medicine.jsonl", many, &times);
    let fault = Flaw::Fault(Fault::OutOfScale { field: "times", min: 1, max: 4 });
    assert_eq!(tables(&restored(&Profile::empty(2), &many)), [("medicine", fault)]);
}

/// A pack of ours has the program's text, whatever a backup says under its name.
#[test]
fn built_in_packs_have_the_programs_text() {
    let file = Profile::furnished(1).backup();
    let title = "\\\"title\\\":\\\"SMP, shaved look\\\"";
    let other = replaced(&file, "rows/pack.jsonl", title, &title.replace("SMP", "Other"));
    let (plain, forged) = (Profile::empty(2), Profile::empty(2));
    assert_eq!(restored(&plain, &file).len() + restored(&forged, &other).len(), 0);
    assert_eq!(plain.hash(), forged.hash());
    // A plan of a version that the program does not have follows the one that it has.
    let (pack, plan) = ("rows/pack.jsonl", "rows/plan.jsonl");
    let version = format!("\"version\":\"{}\"", sample_pack().version);
    let old = replaced(&file, pack, &version, "\"version\":\"0.9.0\"");
    let of_plan = format!("\"pack_version\":\"{}\"", sample_pack().version);
    let old = replaced(&old, plan, &of_plan, "\"pack_version\":\"0.9.0\"");
    let moved = Profile::empty(2);
    assert_eq!(restored(&moved, &old).len(), 0);
    assert_eq!(moved.hash(), plain.hash());
}

#[test]
fn rows_left_out_are_kept_beside() {
    let profile = Profile::furnished(1);
    let far = replaced(&profile.backup(), "rows/session.jsonl", "2026-11-20", "+262142-12-31");
    let left_out = opened(&far).unwrap().left_out().to_vec();
    let (disk, keys, master) = (&profile.disk, &profile.keys, &profile.master);
    let keep = || keep_left_out(disk, keys, master, date("2026-11-28"), &left_out).unwrap();
    assert_eq!(keep().as_deref(), Some("left-out-2026-11-28-1.db"));
    let name = keep().unwrap();
    assert_eq!(name, "left-out-2026-11-28-2.db", "none is overwritten");
    assert!(!disk.bytes(&name).windows(6).any(|part| part == b"262142"), "it is sealed");
    let file = connect_read_only(&disk.database(&name), keys, master).unwrap();
    let line: String =
        file.query_row("SELECT line FROM left_out", [], |row| row.get("line")).unwrap();
    assert!(line.contains("+262142-12-31") && line.contains("\"minutes\":180"), "{line}");
    assert_eq!(keep_left_out(disk, keys, master, date("2026-11-28"), &[]), Ok(None));
}
