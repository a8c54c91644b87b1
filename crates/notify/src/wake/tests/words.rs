//! Parses the system's files with independent parsers.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Europe::{Berlin, London};
use chrono_tz::Tz;
use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::super::autostart::entry_text;
use super::super::launchd::{agent_text, entries};
use super::super::systemd::{service_text, timer_text};
use super::super::task_scheduler::{encoded, task_text};
use super::*;

/// Difficult times: ends of summer time and of the year, a leap day, near leap seconds.
pub(super) fn table() -> Vec<DateTime<Utc>> {
    [
        "2126-03-31T00:59:59Z",
        "2126-03-31T01:00:00Z",
        "2126-10-27T00:30:00Z",
        "2126-10-27T01:30:00Z",
        "2126-12-31T23:59:59Z",
        "2127-01-01T00:00:00Z",
        "2128-02-29T12:00:00Z",
        "2128-03-01T00:00:00Z",
    ]
    .map(at)
    .to_vec()
}

/// Parses arguments in double quotes with backslash escapes.
pub(super) fn unquoted(line: &str) -> Vec<String> {
    let (mut words, mut word, mut inside) = (Vec::new(), String::new(), false);
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside => words.push(std::mem::take(&mut word)),
            '\\' => word.push(chars.next().unwrap()),
            ' ' if !inside => {}
            _ if c != '"' => word.push(c),
            _ => {}
        }
        inside ^= c == '"';
    }
    words
}

#[test]
fn desktop_entry_is_quoted_as_specified() {
    let table = [
        ("/usr/bin/a", r#"Exec="/usr/bin/a" --stay"#),
        ("/a b/it's", r#"Exec="/a b/it's" --stay"#),
        ("/50%", r#"Exec="/50%%" --stay"#),
        ("/$a`b\"c", r#"Exec="/\\$a\\`b\\"c" --stay"#),
        ("/a\\b", r#"Exec="/a\\\\b" --stay"#),
    ];
    for (path, expected) in table {
        let entry = entry_text(Path::new(path)).unwrap();
        assert!(entry.lines().any(|line| line == expected), "{expected}: {entry}");
    }
}

proptest! {
    #[test]
    fn quoted_path_round_trips(path in "/[ -~\u{a1}-\u{ff}]{1,30}") {
        let program = Path::new(&path);
        let service = service_text(program).unwrap();
        let line = service.lines().find_map(|line| line.strip_prefix("ExecStart=:")).unwrap();
        let line = line.strip_prefix("/bin/sh -c ").unwrap_or(line);
        prop_assert_eq!(unquoted(line).last().unwrap().replace("%%", "%"), path.clone());

        let entry = entry_text(program).unwrap();
        let exec = entry.lines().find_map(|line| line.strip_prefix("Exec=")).unwrap();
        let exec = exec.strip_suffix(" --stay").unwrap().replace("\\\\", "\\");
        prop_assert_eq!(unquoted(&exec), vec![path.replace('%', "%%")]);
    }

    /// For either reading of a local time, one start is at or after the time, by at most an hour and a minute.
    #[test]
    fn agent_is_never_early_only(
        year in 2027..2037,
        autumn: bool,
        second in -10_800_i64..10_800,
        berlin: bool,
    ) {
        let zone: Tz = if berlin { Berlin } else { London };
        let last = NaiveDate::from_ymd_opt(year, if autumn { 10 } else { 3 }, 31).unwrap();
        let sunday = last - Days::new(u64::from(last.weekday().num_days_from_sunday()));
        let change = sunday.and_hms_opt(1, 0, 0).unwrap().and_utc();
        let moment = later(change, TimeDelta::seconds(second));
        let fits = |local: &NaiveDateTime| {
            let meant = zone.from_local_datetime(local);
            [meant.earliest(), meant.latest()].into_iter().flatten().all(|meant| {
                (0..=3660).contains(&meant.to_utc().signed_duration_since(moment).num_seconds())
            })
        };
        prop_assert!(entries(&[moment], &zone).iter().any(fits));
    }
}

#[test]
fn repeated_hour_is_caught_up() {
    let local = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
    let table = [
        ("2030-10-27T00:30:00Z", vec!["2030-10-27T02:30:00"]),
        ("2030-10-27T01:30:00Z", vec!["2030-10-27T02:30:00", "2030-10-27T03:30:00"]),
        ("2030-03-31T01:00:00Z", vec!["2030-03-31T03:00:00"]),
        ("2030-07-01T10:00:01Z", vec!["2030-07-01T12:01:00"]),
    ];
    for (moment, expected) in table {
        let expected: Vec<_> = expected.into_iter().map(local).collect();
        assert_eq!(entries(&[at(moment)], &Berlin), expected, "{moment}");
    }
}

const AWKWARD: &str = "/Apps/Us & <them> \"quoted\" it's/stipple-remind";

fn all<'a>(node: Node<'a, 'a>, name: &str) -> Vec<Node<'a, 'a>> {
    node.descendants().filter(|node| node.has_tag_name(name)).collect()
}

/// The element after the key with this name.
fn under<'a>(dict: Node<'a, 'a>, name: &str) -> Node<'a, 'a> {
    let key = dict.children().find(|node| node.has_tag_name("key") && node.text() == Some(name));
    key.unwrap().next_sibling_element().unwrap()
}

#[test]
fn agent_is_a_valid_property_list() {
    let local = entries(&[at("2126-11-25T19:00:00Z"), at("2128-02-29T12:05:00Z")], &Berlin);
    let text = agent_text(Path::new(AWKWARD), &local).unwrap();
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let agent = Document::parse_with_options(&text, options).unwrap();
    let dict = agent.root_element().first_element_child().unwrap();
    assert_eq!(under(dict, "Label").text(), Some("app.stipple.reminders"));
    let program = under(dict, "ProgramArguments").first_element_child().unwrap();
    assert_eq!((program.text(), program.next_sibling_element()), (Some(AWKWARD), None));
    assert!(under(dict, "RunAtLoad").has_tag_name("true"));
    assert!(under(dict, "AbandonProcessGroup").has_tag_name("true"));
    let times: Vec<_> = under(dict, "StartCalendarInterval")
        .children()
        .filter(Node::is_element)
        .map(|entry| {
            ["Month", "Day", "Hour", "Minute"].map(|key| under(entry, key).text().unwrap())
        })
        .collect();
    assert_eq!(times, [["11", "25", "20", "0"], ["2", "29", "13", "5"]]);
}

#[test]
fn task_is_valid_xml() {
    let text = task_text(Path::new(AWKWARD), "HOME\\R&D", &table(), true).unwrap();
    let bytes = encoded(&text);
    assert_eq!(bytes[..2], [0xff, 0xfe]);
    let units: Vec<_> =
        bytes[2..].chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let text = String::from_utf16(&units).unwrap();
    let task = Document::parse(&text).unwrap();
    let root = task.root_element();
    let one = |name: &str| all(root, name)[0].text().unwrap().to_string();
    let starts: Vec<_> = all(root, "StartBoundary").iter().filter_map(Node::text).map(at).collect();
    assert_eq!(starts, table());
    assert!(starts.len() == all(root, "TimeTrigger").len());
    assert_eq!(all(root, "UserId").len(), 2, "its logon, and whose it is");
    assert_eq!(one("UserId"), "HOME\\R&D");
    assert_eq!(one("Command"), format!("\"{AWKWARD}\""));
    assert_eq!((&*one("StartWhenAvailable"), &*one("ExecutionTimeLimit")), ("true", "PT0S"));
    assert_eq!(one("MultipleInstancesPolicy"), "IgnoreNew");
    let woken = one("Subscription");
    let query = Document::parse(&woken).unwrap();
    let select = all(query.root_element(), "Select")[0];
    assert_eq!(select.attribute("Path"), Some("System"));
    assert!(select.text().unwrap().contains("Power-Troubleshooter") && woken.contains("EventID=1"));
}

#[test]
fn invalid_path_is_refused() {
    let refused = [Path::new("stipple-remind"), Path::new("/a\u{7}b"), Path::new("/a\nb")];
    for program in refused {
        assert_eq!(service_text(program).err(), Some(WakeFault::InvalidPath), "{program:?}");
        assert_eq!(entry_text(program).err(), Some(WakeFault::InvalidPath));
        assert_eq!(agent_text(program, &[]).err(), Some(WakeFault::InvalidPath));
        assert_eq!(task_text(program, "a", &[], true).err(), Some(WakeFault::InvalidPath));
    }
}

#[test]
fn system_files_contain_no_patient_data() {
    let program = Path::new("/usr/bin/stipple-remind");
    let texts = [
        timer_text(&table()),
        service_text(program).unwrap(),
        entry_text(program).unwrap(),
        agent_text(program, &entries(&table(), &Berlin)).unwrap(),
        task_text(program, "HOME\\ada", &table(), true).unwrap(),
    ];
    for text in texts {
        let text = text.to_lowercase();
        for word in ["hair", "scalp", "clinic", "aftercare", "patient", "photo", "session.", "care"]
        {
            let neutral = text.replace("graphical-session.target", "");
            assert!(!neutral.contains(word), "{word}: {text}");
        }
    }
}
