//! The tables of the photo log.

use std::time::Instant;

use serde_json::json;
use stipple_core::ids::{HairlineId, PhotoId, ViewId};
use stipple_core::photo::{Hairline, Photo};
use stipple_core::view::{StandardView, View};

use super::*;
use crate::sample::photos::{
    agreed_line, incoming_of, mark, photo_of, sample_incoming, sample_line, sample_photo,
    sample_view,
};
use crate::tables::incoming::Incoming;
use crate::tables::photo_pair::PhotoPair;
use crate::tables::photo_view::OwnView;

fn fields(change: &Change) -> Vec<&str> {
    change.fields.iter().map(|f| f.field.as_str()).collect()
}

#[test]
fn a_photo_reads_back_as_it_was_written() {
    let (_profile, mut store) = open();
    let bare = Photo {
        id: PhotoId(id(51)),
        view: View::Own(ViewId(id(70))),
        taken_at: None,
        hair: Default::default(),
        tone: Default::default(),
        note: String::new(),
        marks: Vec::new(),
        private: false,
        had_location: false,
        ..sample_photo()
    };
    write(&mut store, |tx| {
        photo::put(tx, &sample_photo())?;
        photo::put(tx, &bare)
    });
    let get = |store: &mut Store, id| store.read(|r| photo::get(r, id)).unwrap();
    assert_eq!(get(&mut store, sample_photo().id), Some(sample_photo()));
    assert_eq!(get(&mut store, bare.id), Some(bare.clone()));
    assert_eq!(get(&mut store, PhotoId(id(1))), None);
    let grid = store.read(photo::all).unwrap();
    let short: Vec<_> = grid.iter().map(|r| (r.id, r.private, r.has_note, r.mark_count)).collect();
    assert_eq!(short, [(bare.id, false, false, 0), (sample_photo().id, true, true, 2)]);
    assert_eq!((grid[1].view, grid[1].on), (sample_photo().view, sample_photo().on));
    assert_eq!((grid[1].width, grid[1].height), (3024, 4032));
}

#[test]
fn a_change_of_a_photo_says_what_the_patient_changed() {
    let (_profile, mut store) = open();
    let ((), added) = appended(&mut store, |tx| photo::put(tx, &sample_photo()));
    assert_eq!(said(&added)[0].2, Some("2026-11-22"));
    for wanted in ["hash", "width", "tone.red", "format", "marks", "view", "hair.clipper_tenths"] {
        assert!(fields(&added[0]).contains(&wanted), "{wanted}: {added:?}");
    }
    let ((), same) = appended(&mut store, |tx| photo::put(tx, &sample_photo()));
    assert_eq!(same, []);
    let mut other = sample_photo();
    (other.tone.red, other.width, other.hash) = (1, 1, "cd".repeat(32));
    let ((), picture) = appended(&mut store, |tx| photo::put(tx, &other));
    assert_eq!(picture, [], "the picture was developed anew: nothing the patient did");
    assert_eq!(store.read(|r| photo::get(r, other.id)), Ok(Some(other.clone())));
    other.marks = vec![mark("there"), mark("everywhere")];
    other.note = String::new();
    let ((), marked) = appended(&mut store, |tx| photo::put(tx, &other));
    let wanted = [
        field("marks", json!([mark("here")]), json!([mark("everywhere")])),
        field("note", json!(sample_photo().note), json!("")),
    ];
    assert_eq!(marked[0].fields, wanted, "only the marks that differ");
    assert_eq!(store.read(|r| photo::get(r, other.id)), Ok(Some(other)));
}

#[test]
fn a_photo_that_breaks_a_rule_of_its_table_is_refused() {
    let (_profile, mut store) = open();
    type Spoil = fn(&mut Photo);
    let spoils: [(&str, Spoil); 4] = [
        ("no width", |p| p.width = 0),
        ("orientation 9", |p| p.orientation = 9),
        ("orientation 0", |p| p.orientation = 0),
        ("another format", |p| p.format = "tiff".into()),
    ];
    for (why, spoil) in spoils {
        let mut bad = sample_photo();
        spoil(&mut bad);
        let put: Result<(), StoreError> = store.write(&mut stamp(1), |tx| photo::put(tx, &bad));
        assert_eq!(put, Err(StoreError::Fault), "{why}");
    }
    assert_eq!(store.read(photo::all), Ok(vec![]));
}

#[test]
fn a_view_knows_its_photos_in_order() {
    let (_profile, mut store) = open();
    let crown = ["2026-01-05", "2026-02-05", "2026-02-05", "2026-03-05"];
    let crown: Vec<Photo> = crown.iter().zip(100..).map(|(on, n)| photo_of(n, on)).collect();
    let mut front = photo_of(200, "2026-04-01");
    front.view = View::Standard(StandardView::Front);
    let deleted = photo_of(201, "2026-05-01");
    write(&mut store, |tx| {
        crown.iter().rev().try_for_each(|one| photo::put(tx, one))?;
        photo::put(tx, &front)?;
        photo::put(tx, &deleted)?;
        photo::set_deleted(tx, deleted.id, Op::Deleted)
    });
    for (n, one) in crown.iter().enumerate() {
        let before = store.read(|r| photo::before(r, one)).unwrap();
        let after = store.read(|r| photo::after(r, one)).unwrap();
        assert_eq!(before.as_ref(), n.checked_sub(1).map(|n| &crown[n]), "before {n}");
        assert_eq!(after.as_ref(), crown.get(n + 1), "after {n}");
    }
    assert_eq!(store.read(photo::latest_clipper), Ok(front.hair.clipper_tenths));
    let ids: Vec<PhotoId> = store.read(photo::all).unwrap().iter().map(|r| r.id).collect();
    let wanted: Vec<PhotoId> =
        [&front].into_iter().chain(crown.iter().rev()).map(|p| p.id).collect();
    assert_eq!(ids, wanted);
}

#[test]
fn the_same_picture_is_recognised() {
    let (_profile, mut store) = open();
    let (first, second) = (photo_of(100, "2026-01-05"), photo_of(101, "2026-02-05"));
    let second = Photo { hash: first.hash.clone(), ..second };
    let find = |store: &mut Store| store.read(|r| photo::by_hash(r, &first.hash)).unwrap();
    assert_eq!(find(&mut store), None);
    write(&mut store, |tx| photo::put(tx, &first));
    assert_eq!(find(&mut store), Some((first.id, first.on, false)));
    write(&mut store, |tx| photo::put(tx, &second));
    assert_eq!(find(&mut store), Some((second.id, second.on, false)), "the later one");
    write(&mut store, |tx| photo::set_deleted(tx, second.id, Op::Deleted));
    assert_eq!(find(&mut store), Some((first.id, first.on, false)), "one that is not deleted");
    write(&mut store, |tx| photo::set_deleted(tx, first.id, Op::Deleted));
    assert_eq!(find(&mut store), Some((second.id, second.on, true)));
}

#[test]
fn a_photo_that_is_gone_leaves_only_its_date() {
    let (profile, mut store) = open();
    let mut secret = photo_of(100, "2026-01-05");
    secret.note = "MARKER-NOTE".into();
    secret.marks = vec![mark("MARKER-MARK")];
    secret.hash = "7e57c0de".repeat(8);
    let pair = PhotoPair {
        former: secret.id,
        later: sample_photo().id,
        transform: Some("[\"MARKER-PAIR\"]".into()),
        off: false,
    };
    write(&mut store, |tx| {
        photo::put(tx, &sample_photo())?;
        photo::put(tx, &secret)?;
        photo_pair::put(tx, &pair)
    });
    assert!(!write(&mut store, |tx| photo::purge(tx, secret.id)), "only a deleted one can go");
    write(&mut store, |tx| photo::set_deleted(tx, secret.id, Op::Deleted));
    let listed = store.read(photo::deleted).unwrap();
    assert_eq!(listed, [(secret.clone(), stamp(1).at)]);
    let (gone, none) = appended(&mut store, |tx| photo::purge(tx, secret.id));
    assert_eq!((gone, none.len()), (true, 0));
    assert!(!write(&mut store, |tx| photo::purge(tx, secret.id)));
    assert!(!write(&mut store, |tx| photo::set_deleted(tx, secret.id, Op::Restored)));
    let all = changes(&mut store);
    let of_it: Vec<_> = all.iter().filter(|c| c.entity == secret.id.to_string()).collect();
    let ops: Vec<_> = of_it.iter().map(|c| (c.op, c.label.as_deref(), c.fields.len())).collect();
    let on = Some("2026-01-05");
    assert_eq!(ops, [(Op::Added, on, 0), (Op::Deleted, on, 0)]);
    assert!(!format!("{all:?}").contains("MARKER") && !format!("{all:?}").contains("7e57c0de"));
    assert_eq!(store.read(|r| photo_pair::get(r, pair.former, pair.later)), Ok(None));
    assert_eq!(store.read(erased::all), Ok(vec![secret.id.0]), "its files are to be erased");
    let kept = all.iter().find(|c| c.entity == sample_photo().id.to_string()).unwrap();
    assert!(kept.fields.len() > 5, "the changes of another one are as they were");
    let _ = profile;
}

#[test]
fn an_incoming_picture_is_no_entry_yet() {
    let (_profile, mut store) = open();
    let later = Incoming { received_at: stamp_at(1, 1_796_000_000_000).at, ..incoming_of(59) };
    let ((), none) = appended(&mut store, |tx| {
        incoming::put(tx, &later)?;
        incoming::put(tx, &sample_incoming())
    });
    assert_eq!(none, []);
    assert_eq!(store.read(incoming::all), Ok(vec![sample_incoming(), later.clone()]));
    assert_eq!(store.read(|r| incoming::get(r, later.id)), Ok(Some(later.clone())));
    let (removed, none) = appended(&mut store, |tx| incoming::remove(tx, later.id));
    assert_eq!((removed, none.len()), (true, 0));
    assert!(!write(&mut store, |tx| incoming::remove(tx, later.id)));
    assert!(!write(&mut store, |tx| incoming::discard(tx, later.id)));
    assert_eq!(store.read(erased::all), Ok(vec![]), "what became a photo is not erased");
    assert!(write(&mut store, |tx| incoming::discard(tx, sample_incoming().id)));
    assert_eq!(store.read(erased::all), Ok(vec![sample_incoming().id.0]));
    assert_eq!(store.read(incoming::all), Ok(vec![]));
}

#[test]
fn an_agreed_line_is_never_changed() {
    let (_profile, mut store) = open();
    let put = |store: &mut Store, line: &Hairline| appended(store, |tx| hairline::put(tx, line));
    write(&mut store, |tx| photo::put(tx, &sample_photo()));
    let (done, added) = put(&mut store, &sample_line());
    assert_eq!(
        (done, added[0].op, added[0].label.as_deref()),
        (true, Op::Added, Some("2026-11-22"))
    );
    let (done, agreed) = put(&mut store, &agreed_line());
    assert!(done);
    assert_eq!(fields(&agreed[0]), ["agreed.names", "agreed.on"]);
    assert_eq!(put(&mut store, &agreed_line()), (true, vec![]), "the same again is no change");
    let mut longer = agreed_line();
    longer.points.push(longer.points[0]);
    let mut named = agreed_line();
    named.agreed.as_mut().unwrap().names.clear();
    let mut worded = agreed_line();
    worded.note.clear();
    for (why, other) in
        [("a draft again", sample_line()), ("points", longer), ("names", named), ("note", worded)]
    {
        assert_eq!(put(&mut store, &other), (false, vec![]), "{why}");
    }
    for sql in ["points = '[]'", "agreed = NULL", "note = 'x'", "photo = 'x'", "id = 'x'"] {
        let done = store.connection().execute(&format!("UPDATE hairline SET {sql}"), []);
        assert!(done.is_err(), "the database refuses it too: {sql}");
    }
    assert_eq!(store.read(hairline::all), Ok(vec![agreed_line()]));
    write(&mut store, |tx| hairline::set_deleted(tx, agreed_line().id, Op::Deleted));
    assert_eq!(put(&mut store, &sample_line()), (false, vec![]), "nor while it is deleted");
    assert_eq!(store.read(hairline::all), Ok(vec![]));
    write(&mut store, |tx| hairline::set_deleted(tx, agreed_line().id, Op::Restored));
    assert_eq!(store.read(|r| hairline::get(r, agreed_line().id)), Ok(Some(agreed_line())));
    let another = Hairline { id: HairlineId(id(81)), ..sample_line() };
    assert!(put(&mut store, &another).0, "another line can be drawn");
    assert_eq!(store.read(hairline::all), Ok(vec![agreed_line(), another]));
}

#[test]
fn what_was_laid_by_hand_and_own_views_are_kept_with_their_changes() {
    let (_profile, mut store) = open();
    write(&mut store, |tx| photo::put(tx, &sample_photo()));
    let (former, later) = (PhotoId(id(100)), sample_photo().id);
    let mut pair = PhotoPair { former, later, transform: None, off: true };
    let ((), added) = appended(&mut store, |tx| photo_pair::put(tx, &pair));
    assert_eq!(
        (added[0].noun.as_str(), added[0].label.as_deref()),
        ("photo_pair", Some("2026-11-22"))
    );
    (pair.transform, pair.off) = (Some("{\"shift\":1}".into()), false);
    let ((), changed) = appended(&mut store, |tx| photo_pair::put(tx, &pair));
    assert_eq!(fields(&changed[0]), ["off", "transform"]);
    assert_eq!(store.read(|r| photo_pair::get(r, former, later)), Ok(Some(pair)));
    assert_eq!(store.read(|r| photo_pair::get(r, later, former)), Ok(None));
    let other = OwnView { name: "Behind the right ear".into(), ..sample_view() };
    write(&mut store, |tx| photo_view::put(tx, &sample_view()));
    let ((), renamed) = appended(&mut store, |tx| photo_view::put(tx, &other));
    let wanted = [field("name", json!(sample_view().name), json!(other.name))];
    assert_eq!(renamed[0].fields, wanted);
    assert_eq!(store.read(photo_view::all), Ok(vec![other.clone()]));
    assert_eq!(store.read(|r| photo_view::get(r, other.id)), Ok(Some(other)));
}

/// The grid of many photos is read from the index alone. The time is printed and not judged: machines differ.
#[test]
fn the_grid_of_three_thousand_reads_no_row() {
    let (_profile, mut store) = open();
    write(&mut store, |tx| {
        let day = date("2020-01-01");
        (0..3_000_u64).try_for_each(|n| {
            let on = (day + chrono::Days::new(n / 3)).to_string();
            photo::put(tx, &photo_of(10_000 + u128::from(n), &on))
        })
    });
    let plan: String = store
        .connection()
        .query_row(&format!("EXPLAIN QUERY PLAN {}", photo::GRID), [], |row| row.get("detail"))
        .unwrap();
    assert!(plan.contains("USING COVERING INDEX photo_grid"), "{plan}");
    for round in 0..3 {
        #[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
        let began = Instant::now();
        assert_eq!(store.read(photo::all).unwrap().len(), 3_000);
        println!("round {round}: 3,000 photos in {:?}", began.elapsed());
    }
}

/// Whatever days the photos are of, the parts together are the whole log, in its order, and no day is in two of them.
#[test]
fn the_parts_of_a_log_are_the_whole_log() {
    let (_profile, mut store) = open();
    let mut random = crate::sample::SplitMix64::new(5);
    write(&mut store, |tx| {
        (0..300_u64).try_for_each(|n| {
            let on = date("2026-01-01") + chrono::Days::new(random.next_u64() % 70);
            photo::put(tx, &photo_of(10_000 + u128::from(n), &on.to_string()))
        })
    });
    let all = store.read(photo::all).unwrap();
    for count in [1, 7, 120, 299, 300, 301] {
        let (mut joined, mut before, mut parts) = (Vec::new(), None, 0);
        loop {
            let part = store.read(|r| photo::part(r, before, count)).unwrap();
            let Some(last) = part.last().map(|row| row.on) else { break };
            let more = store.read(|r| photo::any_before(r, last)).unwrap();
            assert!(part.len() >= count as usize || !more, "{} of {count}", part.len());
            assert!(before.is_none_or(|before| part.iter().all(|row| row.on < before)));
            (before, parts) = (Some(last), parts + 1);
            joined.extend(part);
            assert_eq!(more, joined.len() < all.len());
        }
        assert_eq!(joined, all, "{count} at a time, in {parts} parts");
    }
    let views = store.read(photo::of_views).unwrap();
    assert_eq!(views.len(), 1);
    assert_eq!((views[0].count, views[0].latest), (300, all[0].id));
    let since = date("2026-02-01");
    let recent = all.iter().filter(|row| row.on >= since).count();
    assert_eq!(store.read(|r| photo::dates_since(r, since)).unwrap().len(), recent);
    assert!(recent > 50 && recent < 300);
}
