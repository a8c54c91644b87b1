//! Two devices, or a device and its own past: what is newer stays, whichever side it is on.

use stipple_core::session::Session;

use super::*;
use crate::tables::change::{self, Op};

const DAY: i64 = 86_400_000;

fn noted(note: &str) -> Session {
    Session { note: note.into(), ..sample_session() }
}

fn note_of(profile: &Profile) -> Option<String> {
    let found = profile.store().read(|r| session::get(r, sample_session().id)).unwrap();
    found.map(|session| session.note)
}

fn note(profile: &Profile, at_ms: i64, text: &str) {
    profile.write(at_ms, |tx| session::put(tx, &noted(text)));
}

/// A profile, and another one that began as its copy.
fn copies() -> (Profile, Profile) {
    let (one, other) = (Profile::furnished(1), Profile::empty(2));
    other.restore(&one.backup(), T0 + 4).unwrap();
    (one, other)
}

#[test]
fn what_came_from_the_other_is_newer_whatever_the_clocks_say() {
    // The backup's state came from ours, and its device's clock was a year behind.
    let (one, other) = copies();
    note(&other, T0 - 365 * DAY, "later");
    one.restore(&other.backup(), T0 + DAY).unwrap();
    assert_eq!(note_of(&one).as_deref(), Some("later"));
    // Ours came from the backup's, and our clock was a year behind.
    let (one, other) = copies();
    note(&one, T0 - 365 * DAY, "later");
    one.restore(&other.backup(), T0 + DAY).unwrap();
    assert_eq!(note_of(&one).as_deref(), Some("later"));
}

#[test]
fn of_two_that_went_apart_the_later_stamp_wins_and_a_tie_keeps_ours() {
    for (ours, theirs, wins) in
        [(DAY, 2 * DAY, "theirs"), (2 * DAY, DAY, "ours"), (DAY, DAY, "ours")]
    {
        let (one, other) = copies();
        note(&one, T0 + ours, "ours");
        note(&other, T0 + theirs, "theirs");
        one.restore(&other.backup(), T0 + 3 * DAY).unwrap();
        assert_eq!(note_of(&one).as_deref(), Some(wins), "{ours} {theirs}");
        let said = one.store().read(|r| change::latest(r, None, 100)).unwrap();
        let fields = format!("{said:?}");
        assert!(fields.contains("\"ours\"") && fields.contains("\"theirs\""), "both are told");
    }
}

#[test]
fn deleted_here_stays_deleted_unless_the_backup_is_newer() {
    let (one, other) = copies();
    let before = other.backup();
    one.write(T0 + DAY, |tx| session::set_deleted(tx, sample_session().id, Op::Deleted));
    one.restore(&before, T0 + 2 * DAY).unwrap();
    assert_eq!(note_of(&one), None);
    note(&other, T0 + 3 * DAY, "written after that");
    one.restore(&other.backup(), T0 + 4 * DAY).unwrap();
    assert_eq!(note_of(&one).as_deref(), Some("written after that"));
}

#[test]
fn deleted_there_is_deleted_here_when_that_is_newer() {
    let (one, other) = copies();
    other.write(T0 + DAY, |tx| session::set_deleted(tx, sample_session().id, Op::Deleted));
    one.restore(&other.backup(), T0 + 2 * DAY).unwrap();
    assert_eq!(note_of(&one), None);
}

#[test]
fn a_photo_that_was_let_go_for_good_stays_gone_and_silent() {
    let profile = Profile::furnished(1);
    let file = profile.backup();
    profile.write(T0 + DAY, |tx| {
        photo::set_deleted(tx, PhotoId(id(1)), Op::Deleted)?;
        photo::purge(tx, PhotoId(id(1)))
    });
    crate::finish_erasing(&profile.vault(), &mut profile.store(), &mut stamp_at(1, T0 + DAY))
        .unwrap();
    let (before, names) = (profile.hash(), profile.photos.names().unwrap());
    profile.restore(&file, T0 + 2 * DAY).unwrap();
    assert_eq!((profile.hash(), profile.photos.names().unwrap()), (before, names));
}

#[test]
fn two_entries_of_one_day_are_both_kept_and_one_is_seen() {
    for (theirs, seen) in [(2 * DAY, "theirs"), (DAY / 2, "ours")] {
        let (one, other) = (Profile::empty(1), Profile::empty(2));
        let entry = |n: u128, note: &str| diary::DiaryRow {
            id: stipple_core::ids::DiaryId(id(n)),
            note: note.into(),
            ..sample_diary()
        };
        one.write(T0 + DAY, |tx| diary::put(tx, &entry(41, "ours")));
        other.write(T0 + theirs, |tx| diary::put(tx, &entry(42, "theirs")));
        one.restore(&other.backup(), T0 + 3 * DAY).unwrap();
        let mut store = one.store();
        let there: Vec<String> = store
            .read(|r| {
                crate::tables::column::rows(
                    &r.transaction,
                    "SELECT note FROM diary WHERE deleted_at IS NULL",
                    [],
                    |row| Ok(row.get("note")?),
                )
            })
            .unwrap();
        assert_eq!(there, [seen]);
        let before = one.hash();
        one.restore(&other.backup(), T0 + 4 * DAY).unwrap();
        assert_eq!(one.hash(), before, "and a second time changes nothing");
    }
}

#[test]
fn an_agreed_line_stays_as_it_was_agreed() {
    let (one, other) = copies();
    other.write(T0 + DAY, |tx| {
        hairline::set_deleted(tx, crate::sample::photos::sample_line().id, Op::Deleted)
    });
    one.restore(&other.backup(), T0 + 2 * DAY).unwrap();
    let lines = one.store().read(hairline::all).unwrap();
    assert!(lines.is_empty(), "that it was deleted is taken over");
}

#[test]
fn a_counter_that_was_used_twice_loses_no_change() {
    // The database was put back from a copy: the device counted on from an older number.
    let (one, copy) = (Profile::empty(1), Profile::empty(1));
    note_plan(&one);
    note_plan(&copy);
    one.write(T0 + 1, |tx| session::put(tx, &noted("one")));
    copy.write(T0 + 2, |tx| medicine::put(tx, &sample_medicine()));
    let (a, b) = (changes(&one), changes(&copy));
    one.restore(&copy.backup(), T0 + 3).unwrap();
    assert_eq!(changes(&one), a + b);
}

fn note_plan(profile: &Profile) {
    profile.write(T0, |tx| {
        pack::put(tx, &Kept { pack: sample_pack(), built_in: true })?;
        plan::put(tx, &sample_plan())
    });
}

fn changes(profile: &Profile) -> usize {
    profile.store().read(|r| change::latest(r, None, 100)).unwrap().len()
}

#[test]
fn settings_of_a_first_start_give_way_and_chosen_ones_do_not() {
    let old = Profile::furnished(1);
    let of = |profile: &Profile| profile.store().read(setting::settings).unwrap().lock_after;
    let new = Profile::empty(2);
    new.write(T0 + DAY, |tx| locks_after(tx, 7));
    new.restore(&old.backup(), T0 + 2 * DAY).unwrap();
    assert_eq!(of(&new), 1, "the first questions had only just begun");
    let new = Profile::empty(2);
    new.photo(9, T0);
    new.write(T0 + DAY, |tx| locks_after(tx, 7));
    new.restore(&old.backup(), T0 + 2 * DAY).unwrap();
    assert_eq!(of(&new), 7);
}

/// The changes that a restore brings are older than ours, but their numbers are higher.
#[test]
fn an_older_change_with_a_higher_number_is_not_the_latest() {
    let (one, other) = copies();
    note(&one, T0 + 4 * DAY, "latest");
    note(&other, T0 + DAY, "older");
    one.restore(&other.backup(), T0 + 5 * DAY).unwrap();
    assert_eq!(note_of(&one).as_deref(), Some("latest"));
    // The third backup has the change with our highest number, and one that is older than our latest.
    note(&other, T0 + 2 * DAY, "older too");
    one.restore(&other.backup(), T0 + 6 * DAY).unwrap();
    assert_eq!(note_of(&one).as_deref(), Some("latest"));
    // The control run: a later one does come in.
    note(&other, T0 + 7 * DAY, "later");
    one.restore(&other.backup(), T0 + 8 * DAY).unwrap();
    assert_eq!(note_of(&one).as_deref(), Some("later"));
}
