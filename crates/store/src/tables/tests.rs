mod photos;

use serde_json::json;
use stipple_core::event::OutcomeState;
use stipple_core::session::SessionState;

use super::change::{Change, Field};
use super::*;
use crate::Store;
use crate::sample::*;
use crate::tables::diary::DiaryRow;

/// What a change says, short enough to compare.
fn said(changes: &[Change]) -> Vec<(&str, Op, Option<&str>, Vec<&str>)> {
    changes
        .iter()
        .map(|c| {
            let fields = c.fields.iter().map(|f| f.field.as_str()).collect();
            (c.noun.as_str(), c.op, c.label.as_deref(), fields)
        })
        .collect()
}

fn field(name: &str, from: serde_json::Value, to: serde_json::Value) -> Field {
    Field { field: name.into(), from, to }
}

fn open() -> (Profile, Store) {
    let profile = Profile::new();
    let store = profile.open().unwrap();
    (profile, store)
}

#[test]
fn the_plan_and_its_pack_are_named_as_the_patient_knows_them() {
    let (_profile, mut store) = open();
    let first = changes(&mut store);
    let title = Some("SMP, shaved look");
    assert_eq!(
        said(&first),
        [
            ("pack", Op::Added, title, vec!["id", "title", "version"]),
            (
                "plan",
                Op::Added,
                title,
                vec![
                    "id",
                    "indication",
                    "pack",
                    "pack_version",
                    "scar_surgery_on",
                    "sessions_planned"
                ]
            ),
        ]
    );
    let (done, deleted) =
        appended(&mut store, |tx| plan::set_deleted(tx, sample_plan().id, Op::Deleted));
    assert!(done);
    assert_eq!(said(&deleted), [("plan", Op::Deleted, title, vec![])]);
    assert_eq!(store.read(plan::all).unwrap(), []);
}

#[test]
fn each_write_appends_one_change_and_none_when_nothing_changed() {
    let (_profile, mut store) = open();
    let ((), added) = appended(&mut store, |tx| session::put(tx, &sample_session()));
    assert_eq!(added.len(), 1);
    assert_eq!(said(&added)[0].2, Some("2026-11-20"));
    assert!(said(&added)[0].3.contains(&"pigment.batch"), "{added:?}");
    assert!(!said(&added)[0].3.contains(&"pigment.needle"), "nobody filled it in");
    let ((), same) = appended(&mut store, |tx| session::put(tx, &sample_session()));
    assert_eq!(same, []);
    let mut moved = sample_session();
    moved.on = date("2026-11-25");
    moved.pigment.shade = "4".into();
    let ((), moving) = appended(&mut store, |tx| session::put(tx, &moved));
    let wanted = [
        field("on", json!("2026-11-20"), json!("2026-11-25")),
        field("pigment.shade", json!("3"), json!("4")),
    ];
    assert_eq!(moving.len(), 1);
    assert_eq!((moving[0].op, moving[0].fields.as_slice()), (Op::Changed, wanted.as_slice()));
    assert_eq!(moving[0].zone, "Europe/Berlin");
    assert_eq!(moving[0].at.timestamp_millis(), 1_795_000_000_000);
    assert_eq!(moving[0].entity, sample_session().id.to_string());
}

/// Every table that has rows to delete, in one form: put, delete, restore, and whether the row can be seen.
struct Kind {
    noun: &'static str,
    label: &'static str,
    put: fn(&mut Writing<'_, '_>) -> Result<(), StoreError>,
    mark: fn(&mut Writing<'_, '_>, Op) -> Result<bool, StoreError>,
    seen: fn(&mut Store) -> usize,
}

fn kinds() -> Vec<Kind> {
    vec![
        Kind {
            noun: "plan",
            label: "SMP, shaved look",
            put: |tx| plan::put(tx, &sample_plan()),
            mark: |tx, op| plan::set_deleted(tx, sample_plan().id, op),
            seen: |store| store.read(plan::all).unwrap().len(),
        },
        Kind {
            noun: "session",
            label: "2026-11-20",
            put: |tx| session::put(tx, &sample_session()),
            mark: |tx, op| session::set_deleted(tx, sample_session().id, op),
            seen: |store| store.read(session::all).unwrap().len(),
        },
        Kind {
            noun: "medicine",
            label: "Minoxidil",
            put: |tx| medicine::put(tx, &sample_medicine()),
            mark: |tx, op| medicine::set_deleted(tx, sample_medicine().id, op),
            seen: |store| store.read(medicine::all).unwrap().len(),
        },
        Kind {
            noun: "diary",
            label: "2026-11-21",
            put: |tx| diary::put(tx, &sample_diary()),
            mark: |tx, op| diary::set_deleted(tx, sample_diary().id, op),
            seen: |store| store.read(|r| diary::latest(r, None, 9)).unwrap().len(),
        },
    ]
}

#[test]
fn what_is_deleted_can_be_restored_once_and_is_never_gone() {
    let (_profile, mut store) = open();
    for kind in kinds() {
        let Kind { noun, label, .. } = kind;
        let (there, none) = appended(&mut store, |tx| (kind.mark)(tx, Op::Restored));
        assert_eq!((there, none.len()), (false, 0), "{noun}: there is none to restore");
        write(&mut store, |tx| (kind.put)(tx));
        for (op, works, seen) in [
            (Op::Restored, false, 1),
            (Op::Deleted, true, 0),
            (Op::Deleted, false, 0),
            (Op::Restored, true, 1),
            (Op::Restored, false, 1),
        ] {
            let (done, changes) = appended(&mut store, |tx| (kind.mark)(tx, op));
            assert_eq!(done, works, "{noun} {op:?}");
            let wanted = if works { vec![(noun, op, Some(label), vec![])] } else { vec![] };
            assert_eq!(said(&changes), wanted);
            assert_eq!((kind.seen)(&mut store), seen, "{noun} after {op:?}");
        }
    }
}

#[test]
fn a_session_goes_and_comes_back_with_its_plan() {
    let (_profile, mut store) = open();
    write(&mut store, |tx| session::put(tx, &sample_session()));
    write(&mut store, |tx| plan::set_deleted(tx, sample_plan().id, Op::Deleted));
    assert_eq!(store.read(session::all).unwrap(), []);
    write(&mut store, |tx| plan::set_deleted(tx, sample_plan().id, Op::Restored));
    assert_eq!(store.read(session::all).unwrap(), [sample_session()]);
}

#[test]
fn an_outcome_is_recorded_changed_and_taken_back() {
    let (_profile, mut store) = open();
    let days = |store: &mut Store| {
        let found =
            store.read(|r| outcome::of_days(r, date("2026-11-21"), date("2026-11-22"))).unwrap();
        found.of(&sample_event()).map(|o| (o.state, o.recorded_at.timestamp_millis()))
    };
    let (done, skipped) = (OutcomeState::Done, OutcomeState::Skipped);
    let (added, changed) = (Some(Op::Added), Some(Op::Changed));
    let steps = [
        (None, 1_000, None, None, "taking back what was never recorded writes nothing"),
        (Some(done), 2_000, added, Some((done, 2_000)), "ticked"),
        (Some(done), 3_000, None, Some((done, 2_000)), "a second tap: the first moment stands"),
        (Some(skipped), 4_000, changed, Some((skipped, 4_000)), "left out after all"),
        (None, 5_000, changed, None, "taken back"),
        (None, 6_000, None, None, "and once is enough"),
        (Some(done), 7_000, changed, Some((done, 7_000)), "ticked again"),
    ];
    for (state, at_ms, op, seen, why) in steps {
        let before = changes(&mut store).len();
        let put: Result<(), StoreError> = store.write(&mut stamp_at(1, at_ms), |tx| {
            outcome::put(tx, &sample_event(), state, Some("Minoxidil".into()))
        });
        put.unwrap();
        let new = changes(&mut store).split_off(before);
        assert_eq!(new.iter().map(|c| c.op).next(), op, "{why}");
        assert!(
            new.len() <= 1 && new.iter().all(|c| c.label.as_deref() == Some("Minoxidil")),
            "{why}"
        );
        assert_eq!(days(&mut store), seen, "{why}");
    }
}

#[test]
fn the_counter_of_each_device_has_no_gap() {
    let (_profile, mut store) = open();
    for round in 0..30_u64 {
        let device = 1 + u128::from(round % 3);
        let mut entry = sample_diary();
        entry.id = stipple_core::ids::DiaryId(id(500 + u128::from(round)));
        entry.on = date("2026-01-01") + chrono::Days::new(round);
        let fails = round % 5 == 4;
        let put: Result<(), StoreError> = store.write(&mut stamp(device), |tx| {
            diary::put(tx, &entry)?;
            if fails { Err(StoreError::Fault) } else { Ok(()) }
        });
        assert_eq!(put.is_err(), fails);
    }
    let mut statement = store
        .connection()
        .prepare("SELECT device, count(*) AS n, min(counter) AS low, max(counter) AS high, count(DISTINCT counter) AS kinds FROM change GROUP BY device")
        .unwrap();
    let read = |row: &rusqlite::Row<'_>| -> rusqlite::Result<[i64; 4]> {
        Ok([row.get("n")?, row.get("low")?, row.get("high")?, row.get("kinds")?])
    };
    let found: Vec<[i64; 4]> = statement.query_map([], read).unwrap().map(Result::unwrap).collect();
    assert_eq!(found.len(), 3, "three devices wrote");
    for [n, low, high, kinds] in found {
        assert_eq!([low, high, kinds], [1, n, n]);
        assert!(n >= 8);
    }
}

#[test]
fn rows_read_back_as_they_were_written() {
    let (_profile, mut store) = open();
    let mut bare = sample_session();
    bare.id = stipple_core::ids::SessionId(id(21));
    (bare.at, bare.minutes, bare.state) = (None, None, SessionState::Cancelled);
    bare.areas.clear();
    bare.note.clear();
    let mut stopped = sample_medicine();
    stopped.id = stipple_core::ids::MedicineId(id(31));
    (stopped.guide, stopped.gives, stopped.stopped_on) = (None, None, Some(date("2026-02-28")));
    let empty = DiaryRow {
        id: stipple_core::ids::DiaryId(id(41)),
        on: date("2026-11-22"),
        satisfaction: None,
        naturalness: None,
        confidence: None,
        discomfort: None,
        compared: None,
        note: String::new(),
    };
    write(&mut store, |tx| {
        for one in [&bare, &sample_session()] {
            session::put(tx, one)?;
        }
        for one in [&stopped, &sample_medicine()] {
            medicine::put(tx, one)?;
        }
        diary::put(tx, &empty)?;
        diary::put(tx, &sample_diary())
    });
    assert_eq!(store.read(session::all).unwrap(), [bare, sample_session()]);
    assert_eq!(store.read(medicine::all).unwrap(), [sample_medicine(), stopped]);
    assert_eq!(store.read(|r| diary::latest(r, None, 9)).unwrap(), [empty, sample_diary()]);
    assert_eq!(
        store.read(diary::numbers).unwrap().len(),
        1,
        "an entry without numbers is no point"
    );
    assert_eq!(store.read(plan::all).unwrap(), [sample_plan()]);
}

#[test]
fn a_day_has_one_entry_and_a_restored_one_does_not_push_it_out() {
    let (_profile, mut store) = open();
    write(&mut store, |tx| diary::put(tx, &sample_diary()));
    let mut second = sample_diary();
    second.id = stipple_core::ids::DiaryId(id(42));
    let refused: Result<(), StoreError> = store.write(&mut stamp(1), |tx| diary::put(tx, &second));
    assert_eq!(refused, Err(StoreError::Fault), "two entries on one day");
    write(&mut store, |tx| diary::set_deleted(tx, sample_diary().id, Op::Deleted));
    write(&mut store, |tx| diary::put(tx, &second));
    let (done, none) =
        appended(&mut store, |tx| diary::set_deleted(tx, sample_diary().id, Op::Restored));
    assert_eq!((done, none.len()), (false, 0));
    let mut other_day = second.clone();
    other_day.on = date("2026-11-19");
    let ((), moved) = appended(&mut store, |tx| diary::put(tx, &other_day));
    assert_eq!(said(&moved), [("diary", Op::Changed, Some("2026-11-19"), vec!["on"])]);
}

#[test]
fn a_setting_records_what_differs_from_before_or_from_the_default() {
    let (_profile, mut store) = open();
    let default = json!({"theme": "system", "clinic": {"name": ""}});
    let mut put = |value: serde_json::Value| {
        appended(&mut store, |tx| setting::put(tx, "settings", &default, &value)).1
    };
    assert_eq!(put(default.clone()), [], "the default itself is no change");
    let dark = put(json!({"theme": "dark", "clinic": {"name": "Sample Clinic"}}));
    assert_eq!(said(&dark), [("settings", Op::Changed, None, vec!["clinic.name", "theme"])]);
    assert_eq!(put(json!({"theme": "dark", "clinic": {"name": "Sample Clinic"}})), []);
    let ((), own) = appended(&mut store, |tx| setting::put_own(tx, "device", &json!("x")));
    assert_eq!(own, [], "what is the app's own is no part of the patient's history");
    assert_eq!(store.read(|r| setting::get(r, "device")), Ok(Some("x".to_string())));
    assert_eq!(store.read(|r| setting::get::<String>(r, "nothing")), Ok(None));
    let ((), shapes) =
        appended(&mut store, |tx| setting::put_unsaid(tx, setting::SHARE_SHAPES, &1));
    assert_eq!(said(&shapes), [("settings", Op::Added, None, vec![])]);
    assert_eq!(shapes[0].entity, setting::SHARE_SHAPES);
    let ((), same) = appended(&mut store, |tx| setting::put_unsaid(tx, setting::SHARE_SHAPES, &1));
    assert_eq!(same, []);
    let silent: Result<(), StoreError> =
        store.write(&mut stamp(1), |tx| setting::put_own(tx, setting::SHARE_SHAPES, &2));
    assert_eq!(
        silent,
        Err(StoreError::Fault),
        "what is the patient's is not written without a change"
    );
}

#[test]
fn a_pack_with_other_texts_under_the_same_version_is_a_change() {
    let (_profile, mut store) = open();
    let mut kept = pack::Kept { pack: sample_pack(), built_in: true };
    let ((), same) = appended(&mut store, |tx| pack::put(tx, &kept));
    assert_eq!(same, []);
    kept.pack.instructions[0].text.push_str(" And one thing more.");
    let ((), other) = appended(&mut store, |tx| pack::put(tx, &kept));
    assert_eq!(said(&other), [("pack", Op::Changed, Some("SMP, shaved look"), vec![])]);
    let pack::Kept { pack: mut newer, .. } = kept.clone();
    newer.version = "99.0.0".into();
    let kept = pack::Kept { pack: newer, built_in: false };
    let ((), added) = appended(&mut store, |tx| pack::put(tx, &kept));
    assert_eq!(added[0].op, Op::Added, "both versions stay");
    assert_eq!(store.read(pack::opened).unwrap(), [kept]);
    let old = sample_pack().version;
    assert!(store.read(|r| pack::get(r, "stipple.smp-shaved", &old)).unwrap().is_some());
}

#[test]
fn the_history_comes_in_parts_latest_first() {
    let (_profile, mut store) = open();
    for n in 0..10_u8 {
        let mut entry = sample_diary();
        entry.satisfaction = Some(n);
        write(&mut store, |tx| diary::put(tx, &entry));
    }
    let (mut before, mut numbers) = (None, Vec::new());
    loop {
        let part = store.read(|r| change::latest(r, before, 4)).unwrap();
        let Some(last) = part.last() else { break };
        before = Some(last.number);
        numbers.extend(part.iter().map(|n| n.number));
    }
    let all: Vec<u32> = (1..=12).rev().collect();
    assert_eq!(numbers, all, "pack, plan and ten entries; sample_diary's own first is 0 to 9");
}

#[test]
fn a_row_that_does_not_read_back_costs_itself_alone() {
    for (sql, why) in [
        ("UPDATE session SET zone = 'Mars/Olympus'", "no such zone"),
        ("UPDATE session SET on_date = 'soon'", "no date"),
        ("UPDATE session SET areas = '[1]'", "no list of words"),
        ("UPDATE session SET id = 'x'", "no id"),
    ] {
        let (_profile, mut store) = open();
        write(&mut store, |tx| session::put(tx, &sample_session()));
        store.connection().execute(sql, []).unwrap();
        assert_eq!(store.read(session::all), Ok(vec![]), "{why}");
        let named = store.read(flawed::flawed).unwrap();
        let named: Vec<&str> = named.iter().map(|row| row.table.name).collect();
        assert_eq!(named, ["session"], "{why}");
    }
}
