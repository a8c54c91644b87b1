use super::*;

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn words() -> LockedWords {
    LockedWords { title: "t".into(), body: "b".into(), open: "o".into() }
}

#[test]
fn rules_out_only_what_is_certain() {
    let moments = [at("2026-11-25T20:00:00Z"), at("2026-11-26T08:00:00Z")];
    let made = Schedule::new(at("2026-11-25T10:00:00Z"), "Europe/London", &moments, &words());
    for (now, zone, expected, why) in [
        ("2026-11-25T19:59:59Z", "Europe/London", true, "a second early"),
        ("2026-11-25T20:00:00Z", "Europe/London", false, "it is due"),
        ("2026-11-25T12:00:00Z", "Asia/Tokyo", false, "another zone"),
        ("2026-11-25T09:57:00Z", "Europe/London", true, "a clock that was mended by minutes"),
        ("2026-11-25T09:00:00Z", "Europe/London", false, "a clock that was set back"),
    ] {
        assert_eq!(made.rules_out(at(now), zone), expected, "{why}");
    }
    let none = Schedule::new(at("2026-11-25T10:00:00Z"), "Europe/London", &[], &words());
    assert!(none.rules_out(at("2027-11-25T10:00:00Z"), "Europe/London"), "nothing is to come");
}

#[test]
fn writes_only_changes() {
    let home = tempfile::tempdir().unwrap();
    let folder = Folder::at(home.path()).unwrap();
    assert_eq!(Schedule::read(&folder), None);
    let moments = [at("2026-11-25T20:00:00Z")];
    let first = Schedule::new(at("2026-11-25T10:00:00Z"), "Europe/London", &moments, &words());
    first.write(&folder);
    let again = Schedule { written_at: at("2026-11-25T11:00:00Z"), ..first.clone() };
    again.write(&folder);
    assert_eq!(Schedule::read(&folder), Some(first.clone()), "the same moments: not written again");
    let other = Schedule { moments: vec![], ..again };
    other.write(&folder);
    assert_eq!(Schedule::read(&folder), Some(other));
    folder.write(SCHEDULE, b"{").unwrap();
    assert_eq!(Schedule::read(&folder), None, "half a file is none");
    assert_eq!(WokenNote::read(&folder), WokenNote::default());
}
