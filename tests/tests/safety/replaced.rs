//! Files of the folder are replaced: by an older state of themselves, another profile's, an empty, truncated or garbage one, as
//! a sync or backup program does it. One at a time costs nothing; of two, Stipple may refuse and then touches nothing.

mod life;

use std::fs;

use serde_json::{Value, json};
use stipple_api::Error;
use stipple_store::{KEY_FILES, RECOVERY_FILE};
use stipple_testkit::{SplitMix64, depth};

use crate::patient::Patient;
use life::{Folder, Life, PIN, STAGES, Stage};

/// What came of a start in a folder with replaced files.
#[derive(Debug, PartialEq)]
enum Came {
    /// It opened; with the notes of how many days, and whether it said that the database is an older state.
    Opened(usize, bool),
    Refused,
}

/// What replaces one file.
#[derive(Clone)]
struct Replacement {
    file: String,
    what: String,
    bytes: Vec<u8>,
}

/// Every replacement of every file of a stage.
fn replacements(life: &Life, other: &Life, stage: usize) -> Vec<Replacement> {
    let mut all = Vec::new();
    for (file, now) in &life.stages[stage].folder.files {
        let mut add = |what: String, bytes: Vec<u8>| {
            if bytes != *now {
                all.push(Replacement { file: file.clone(), what, bytes });
            }
        };
        for (at, earlier) in life.stages[..stage].iter().enumerate() {
            if let Some(bytes) = earlier.folder.files.get(file) {
                add(format!("as {}", STAGES[at]), bytes.clone());
            }
        }
        let theirs = other.stages[stage].folder.files.iter();
        if let Some((_, bytes)) = theirs.into_iter().find(|(name, _)| same_place(name, file)) {
            add("another profile's".into(), bytes.clone());
        }
        add("empty".into(), Vec::new());
        add("truncated".into(), now[..now.len() / 2].to_vec());
        add("garbage".into(), SplitMix64::new(now.len() as u64).bytes(now.len().max(64)));
    }
    all
}

/// The same file of two profiles: the names of photo files are each profile's own.
fn same_place(one: &str, other: &str) -> bool {
    one == other || (one.starts_with("photos/") && other.starts_with("photos/"))
}

/// Starts with this folder and does what the screens ask for.
fn start(patient: &mut Patient, life: &Life) -> Came {
    let mut came = patient.call("start", json!({}));
    match came.as_ref().map(|start| start["state"].clone()) {
        Ok(state) if state == "secret_needed" => {
            patient.run_on(3_600);
            came = patient.call("unlock", json!({ "secret": PIN }));
        }
        Ok(state) if state == "code_needed" => {
            came = patient.call("recover", json!({ "code": life.code }));
        }
        _ => {}
    }
    if let Err(Error::DatabaseDamaged { .. }) = came {
        came = patient.call("restore_copy", json!({}));
    }
    let Ok(start) = came else { return Came::Refused };
    assert_eq!(start["state"], "ready");
    let told = start["restored"] != Value::Null || start["older"] != Value::Null;
    let notes = patient.diary_notes();
    assert!(notes.iter().all(|note| note.starts_with(&life.name)), "no other profile's: {notes:?}");
    Came::Opened(notes.len(), told)
}

/// With the folder as it was, the PIN and the code open it with every entry.
fn opens_as_before(life: &Life, stage: &Stage, folder: &Folder) {
    folder.lay();
    let mut patient = folder.patient();
    assert_eq!(start(&mut patient, life), Came::Opened(stage.notes.len(), false));
    if stage.folder.files.contains_key(RECOVERY_FILE) {
        patient.close();
        assert_eq!(patient.does("recover", json!({ "code": life.code }))["state"], "ready");
    }
}

/// One file is replaced. It opens with all entries, or, where it was the database, with those of an older state.
fn one_is_replaced(life: &Life, stage: &Stage, one: &Replacement) {
    let place = stage.folder.with(&[one]);
    let mut patient = place.patient();
    let what = format!("{} {}", one.file, one.what);
    let came = start(&mut patient, life);
    if one.file == "stipple.db" {
        let fewest = stage.fewest;
        assert!(matches!(came, Came::Opened(notes, true) if notes >= fewest), "{what}: {came:?}");
        return;
    }
    assert_eq!(came, Came::Opened(stage.notes.len(), false), "{what}");
    patient.close();
    for name in KEY_FILES.into_iter().chain([RECOVERY_FILE]) {
        let kept = stage.folder.files.get(name);
        assert_eq!(kept, fs::read(place.file(name)).ok().as_ref(), "{what}: {name} is mended");
    }
}

fn singles(stage: usize) {
    let (life, other) = (Life::new(1), Life::new(2));
    let all = replacements(&life, &other, stage);
    for one in &all {
        one_is_replaced(&life, &life.stages[stage], one);
    }
    println!("{}: {} single files replaced, 0 lost", STAGES[stage], all.len());
    assert!(all.len() >= 20, "only {}", all.len());
}

#[test]
fn one_replaced_file_costs_nothing_new() {
    singles(0);
}

#[test]
fn one_replaced_file_costs_nothing_locked() {
    singles(1);
}

#[test]
fn one_replaced_file_costs_nothing_with_code() {
    singles(2);
}

#[test]
fn one_replaced_file_costs_nothing_restored() {
    singles(3);
}

/// Two files are replaced. It opens, or refuses, changes nothing, and opens once the originals are back.
#[test]
fn two_replaced_files_lose_nothing() {
    let (life, other) = (Life::new(1), Life::new(2));
    let mut random = SplitMix64::new(13);
    let mut pairs = Vec::new();
    for stage in 0..STAGES.len() {
        let all = replacements(&life, &other, stage);
        for (at, one) in all.iter().enumerate() {
            let others = all[at + 1..].iter().filter(|other| other.file != one.file);
            pairs.extend(others.map(|other| (stage, one.clone(), other.clone())));
        }
    }
    let whole = pairs.len();
    let most = depth::count("replaced-files", 60, whole);
    (0..most.min(whole)).for_each(|at| pairs.swap(at, at + random.index(whole - at)));
    let (mut opened, mut refused) = (0, 0);
    for (stage, one, two) in &pairs[..most] {
        let stage = &life.stages[*stage];
        let place = stage.folder.with(&[one, two]);
        let before = place.saved();
        let mut patient = place.patient();
        let came = start(&mut patient, &life);
        patient.close();
        let what = format!("{} {}, {} {}", one.file, one.what, two.file, two.what);
        match came {
            Came::Refused => {
                assert_eq!(place.saved(), before, "{what}: refused, and not a byte was changed");
                opens_as_before(&life, stage, &place);
                refused += 1;
            }
            Came::Opened(notes, told) => {
                assert_eq!(told, [one, two].iter().any(|r| r.file == "stipple.db"), "{what}");
                assert!(told || notes == stage.notes.len(), "{what}: {notes}");
                opened += 1;
            }
        }
    }
    println!("{most} of {whole} pairs replaced: {opened} opened, {refused} refused, 0 lost");
    assert!(opened > most / 2 && opened + refused == most);
}

/// The control run: the former repair, which wrote the first replica that could be read over the other one and removed the file
/// of a code that it did not know.
#[test]
fn former_repair_loses_profiles() {
    let (life, other) = (Life::new(1), Life::new(2));
    let stage = &life.stages[2];
    let of_keys = |one: &Replacement| KEY_FILES.contains(&one.file.as_str());
    let all = replacements(&life, &other, 2).into_iter().filter(of_keys);
    let (mut tried, mut lost) = (0, 0);
    for one in all {
        let place = stage.folder.with(&[&one]);
        former_repair(&place);
        let mut patient = place.patient();
        let pin = patient.call("unlock", json!({ "secret": PIN })).is_ok();
        patient.close();
        let code = patient.call("recover", json!({ "code": life.code })).is_ok();
        lost += usize::from(!pin || !code);
        tried += 1;
    }
    println!("control run: the former repair lost {lost} of {tried}");
    assert!(lost >= 2, "the former repair lost only {lost}");
}

fn former_repair(place: &Folder) {
    let parse = |name: &&str| -> Option<Value> {
        let file: Value = serde_json::from_slice(&fs::read(place.file(name)).ok()?).ok()?;
        file["body"].is_object().then_some(file)
    };
    let first = KEY_FILES.iter().find(|name| parse(name).is_some()).unwrap();
    let bytes = fs::read(place.file(first)).unwrap();
    for name in KEY_FILES {
        fs::write(place.file(name), &bytes).unwrap();
    }
    if !String::from_utf8(bytes).unwrap().contains("recovery") {
        fs::remove_file(place.file(RECOVERY_FILE)).unwrap();
    }
}

/// A copy of `keys-1.json` from before the PIN and the code is put back. It once destroyed both.
#[test]
fn old_key_file_put_back_costs_nothing() {
    let life = Life::new(1);
    let stage = &life.stages[2];
    let old = &life.stages[0].folder.files[KEY_FILES[0]];
    for by_code in [false, true] {
        let old = Replacement { file: KEY_FILES[0].into(), what: "old".into(), bytes: old.clone() };
        let place = stage.folder.with(&[&old]);
        let mut patient = place.patient();
        assert_eq!(patient.sees("start")["state"], "secret_needed");
        assert_eq!(fs::read(place.file(KEY_FILES[0])).unwrap(), old.bytes, "nothing was read yet");
        let (command, args) = if by_code {
            ("recover", json!({ "code": life.code }))
        } else {
            ("unlock", json!({ "secret": PIN }))
        };
        assert_eq!(patient.does(command, args)["state"], "ready");
        assert_eq!(patient.diary_notes().len(), stage.notes.len());
        for name in KEY_FILES.into_iter().chain([RECOVERY_FILE]) {
            assert_eq!(fs::read(place.file(name)).unwrap(), stage.folder.files[name], "{name}");
        }
    }
}
