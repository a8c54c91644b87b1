//! Keys of schema 3 become the times that the change log says.

use rusqlite::Connection;
use serde_json::json;

use crate::migrate;

const MEDICINE: &str = "0190aaaa-0000-7000-8000-000000000001";
const MINUTE: i64 = 60_000;
/// 2026-11-28 00:00 in London.
const MIDNIGHT: i64 = 1_795_824_000_000;

fn at(day: i64, clock: &str) -> i64 {
    let (hour, minute) = clock.split_once(':').unwrap();
    let minutes = hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap();
    MIDNIGHT + ((day - 28) * 24 * 60 + minutes) * MINUTE
}

/// A database of schema 3 with one medicine.
struct Old {
    sql: Connection,
    changes: u32,
    times: Vec<String>,
}

impl Old {
    /// A medicine that was added on the 26th with these hours.
    fn new(hours: &[u32]) -> Self {
        let mut sql = crate::sqlite::open_in_memory().unwrap();
        migrate::build(&mut sql, 3).unwrap();
        let mut old = Self { sql, changes: 0, times: Vec::new() };
        old.times = times(hours);
        let fields = json!([
            {"field": "times", "from": null, "to": old.times},
            {"field": "started_on", "from": null, "to": "2026-11-26"},
        ]);
        old.change("medicine", MEDICINE, "added", at(26, "07:00"), &fields);
        old.row();
        old
    }

    fn row(&self) {
        let times = serde_json::to_string(&self.times).unwrap();
        let insert = "INSERT OR REPLACE INTO medicine (id, name, times, started_on, note) VALUES (?, 'A', ?, '2026-11-26', '')";
        self.sql.execute(insert, (MEDICINE, times)).unwrap();
    }

    fn change(&mut self, noun: &str, entity: &str, op: &str, at: i64, fields: &serde_json::Value) {
        self.changes += 1;
        let id = format!("0190aaaa-0000-7000-8000-{:012}", self.changes);
        let insert =
            "INSERT INTO change (id, device, counter, at_ms, zone, noun, entity, op, fields)
             VALUES (?, ?, ?, ?, 'Europe/London', ?, ?, ?, ?)";
        self.sql
            .execute(insert, (id, MEDICINE, self.changes, at, noun, entity, op, fields.to_string()))
            .unwrap();
    }

    fn set(mut self, day: i64, clock: &str, hours: &[u32]) -> Self {
        let to = times(hours);
        let fields = json!([{"field": "times", "from": self.times, "to": to}]);
        self.change("medicine", MEDICINE, "changed", at(day, clock), &fields);
        self.times = to;
        self.row();
        self
    }

    fn record(mut self, of: i64, position: u8, day: i64, clock: &str, state: Option<&str>) -> Self {
        let event = format!("dose/{MEDICINE}/2026-11-{of}/{position}");
        let from =
            self.sql.query_row("SELECT state FROM outcome WHERE event = ?", [&event], |row| {
                row.get::<_, Option<String>>(0)
            });
        let op = if from.is_ok() { "changed" } else { "added" };
        let fields = json!([{"field": "state", "from": from.ok(), "to": state}]);
        self.change("outcome", &event, op, at(day, clock), &fields);
        let insert = "INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?, 'Europe/London')";
        let on = format!("2026-11-{of}");
        self.sql.execute(insert, (event, on, state, at(day, clock))).unwrap();
        self
    }

    fn done(self, of: i64, position: u8, day: i64, clock: &str) -> Self {
        self.record(of, position, day, clock, Some("done"))
    }

    /// A statement of damage.
    fn but(self, sql: &str) -> Self {
        self.sql.execute_batch(sql).unwrap();
        self
    }

    /// What is recorded after the migration: day, time and state; and that each has its change.
    fn migrated(mut self) -> Vec<String> {
        migrate::migrate(&mut self.sql).unwrap();
        let transaction = self.sql.transaction().unwrap();
        let all = |sql: &str| -> Vec<String> {
            let mut found = transaction.prepare(sql).unwrap();
            found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        let rows = "SELECT substr(event, 51) || ' ' || coalesce(state, 'open') FROM outcome ORDER BY event";
        let before = all(rows);
        super::renew(&transaction).unwrap();
        assert_eq!(all(rows), before, "a second time changes nothing");
        let strays = "SELECT event FROM outcome WHERE event NOT IN (SELECT entity FROM change)
             AND (SELECT count(*) FROM change WHERE noun = 'outcome') > 0";
        assert_eq!(all(strays), Vec::<String>::new(), "each row has its change");
        before
    }
}

fn times(hours: &[u32]) -> Vec<String> {
    hours.iter().map(|hour| format!("{hour:02}:00:00")).collect()
}

#[test]
fn positions_become_times_of_their_day() {
    let three = || Old::new(&[8, 14, 20]);
    for (old, expected, why) in [
        (three().done(28, 1, 28, "14:05"), &["28/14:00:00 done"][..], "never changed"),
        (
            three().done(28, 0, 28, "08:05").done(28, 1, 28, "14:05").set(28, "14:30", &[8, 20]),
            &["28/08:00:00 done", "28/14:00:00 done"],
            "one removed: 14:00 stays, 20:00 is not taken",
        ),
        (
            Old::new(&[8, 20]).done(28, 0, 28, "08:05").set(28, "10:00", &[6, 8, 20]),
            &["28/08:00:00 done"],
            "one added: 08:00 stays, 06:00 is not taken",
        ),
        (
            three().done(27, 1, 27, "14:05").set(28, "10:00", &[9]).done(28, 0, 28, "10:01"),
            &["27/14:00:00 done", "28/09:00:00 done"],
            "each by the schedule of its day",
        ),
        (
            three()
                .done(28, 1, 28, "14:05")
                .set(28, "14:30", &[8, 20])
                .record(28, 1, 28, "20:05", None),
            &["28/14:00:00 done", "28/20:00:00 open"],
            "what was taken back was the evening's",
        ),
        (
            three().record(28, 2, 28, "20:01", Some("skipped")).record(28, 2, 28, "20:02", None),
            &["28/20:00:00 open"],
            "taken back stays so",
        ),
        (Old::new(&[8]).done(27, 0, 28, "00:10"), &["27/08:00:00 done"], "after midnight"),
    ] {
        assert_eq!(old.migrated(), expected, "{why}");
    }
}

#[test]
fn time_is_unknown_where_log_cannot_tell() {
    let one = || Old::new(&[8, 14, 20]).done(28, 1, 28, "14:05");
    let no_log = "DELETE FROM change WHERE noun = 'medicine'";
    let other = "UPDATE medicine SET times = '[\"09:00:00\"]'";
    for (old, expected, why) in [
        (one().but(no_log), &["28/unknown-1 done"][..], "no change of the medicine"),
        (one().but("DELETE FROM change"), &["28/unknown-1 done"], "no log at all"),
        (
            one().but("DELETE FROM change WHERE noun = 'outcome'"),
            &["28/unknown-1 done"],
            "no change of the record",
        ),
        (one().but("DELETE FROM medicine"), &["28/unknown-1 done"], "no medicine"),
        (
            one().but("UPDATE change SET fields = 'x' WHERE noun = 'medicine'"),
            &["28/unknown-1 done"],
            "a change that does not read",
        ),
        (one().set(29, "10:00", &[9]).but(other), &["28/14:00:00 done"], "the log fits the row"),
        (one().but(other), &["28/unknown-1 done"], "the row is not what the log led to"),
        (
            one()
                .set(28, "15:00", &[9])
                .set(28, "16:00", &[10])
                .but("DELETE FROM change WHERE number = 3"),
            &["28/unknown-1 done"],
            "a change between is missing",
        ),
    ] {
        assert_eq!(old.migrated(), expected, "{why}");
    }
}

#[test]
fn time_is_unknown_where_records_disagree() {
    let one = Old::new(&[8, 14, 20]).done(28, 1, 28, "14:05");
    for (old, expected, why) in [
        (
            Old::new(&[8, 14]).set(28, "10:00", &[8, 20]).done(27, 1, 28, "10:01"),
            &["27/unknown-1 done"][..],
            "recorded for a day on which the schedule seen was not in force",
        ),
        (Old::new(&[8]).done(28, 3, 28, "14:05"), &["28/unknown-3 done"], "no such position"),
        (
            one.but("UPDATE outcome SET state = 'skipped'"),
            &["28/unknown-1 skipped"],
            "the log leads to another state",
        ),
    ] {
        assert_eq!(old.migrated(), expected, "{why}");
    }
}

#[test]
fn reminder_keys_get_their_time() {
    let mut old = Old::new(&[8, 14]);
    let insert = "INSERT INTO reminder VALUES (?, '{}', ?, 0, 'shown', ?, 1, 1, NULL, NULL, NULL, 0, NULL, NULL, 0)";
    let key = |position: u8| format!("dose/{MEDICINE}/2026-11-28/{position}");
    for (position, civil, at) in [(0, "08", 1), (1, "14", 2), (2, "14", 3)] {
        old.sql.execute(insert, (key(position), format!("2026-11-28T{civil}:00:00"), at)).unwrap();
    }
    migrate::migrate(&mut old.sql).unwrap();
    let mut found = old.sql.prepare("SELECT key || ' ' || at_ms FROM reminder").unwrap();
    let keys: Vec<String> =
        found.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let expected = [("08:00:00", 1), ("14:00:00", 3)];
    assert_eq!(keys, expected.map(|(at, ms)| format!("dose/{MEDICINE}/2026-11-28/{at} {ms}")));
}
