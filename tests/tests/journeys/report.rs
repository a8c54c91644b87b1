//! The report for a clinician and the pigment card, read back by other programs (poppler-utils).

mod paper;

use crate::patient::{Patient, facts, text};
use chrono::Days;
use paper::Paper;
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_tests::FileKeyStore;
use stipple_tests::host::Clock;
use stipple_tests::picture::{jpeg, smooth, with_exif};
use stipple_tests::profile::{Size, seed};

/// A report with nothing in it yet.
fn nothing(lang: &str) -> Value {
    json!({ "what": "report", "lang": lang, "paper": "a4", "words": "", "plans": [], "session_notes": true,
            "medicines": [], "chart": true, "since": null, "notes": [], "photos": [] })
}

/// Everything that can go in.
fn everything(patient: &mut Patient, lang: &str) -> Value {
    let choices = patient.sees("report_choices");
    let ids = |list: &Value| -> Vec<Value> {
        list.as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
    };
    let views = choices["photos"].as_array().unwrap();
    let mut args = nothing(lang);
    args["plans"] = json!(ids(&choices["plans"]));
    args["medicines"] = json!(ids(&choices["medicines"]));
    args["notes"] = json!(ids(&choices["notes"]));
    args["photos"] = json!(views.iter().flat_map(|view| ids(&view["photos"])).collect::<Vec<_>>());
    args
}

fn card(plans: &[String], lang: &str) -> Value {
    json!({ "what": "card", "lang": lang, "paper": "letter", "plans": plans })
}

/// A session that took place so many days ago, with its record.
fn session(patient: &mut Patient, plan: &str, ago: u64, batch: &str, note: &str) {
    let on = patient.today() - Days::new(ago);
    let new = json!({ "plan": plan, "state": "done", "on": on, "at": "14:00:00", "zone": null, "minutes": 150 });
    let id = patient.does("session_add", new);
    let pigment = json!({ "brand": "Sample Pigments", "shade": "4 with 6, ash", "batch": batch, "needle": "3RL" });
    let done = json!({ "id": id, "on": on, "at": "14:00:00", "minutes": 150, "areas": ["Hairline", "Crown"],
                       "pigment": pigment, "note": note });
    patient.does("session_done", done);
}

fn note_of(words: usize) -> String {
    (1..=words).map(|n| format!("Übung{n}")).collect::<Vec<_>>().join(" ")
}

/// Nineteen more sessions, a year of answers, notes that are long or in another script, medicines, photos of two views.
fn full() -> (Patient, String) {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    for n in 0..19 {
        let note = if n == 7 { note_of(300) } else { String::new() };
        session(&mut patient, &plan, 380 - n * 20, if n < 10 { "B-2041" } else { "B-3055" }, &note);
    }
    for n in 0..60_u64 {
        let on = patient.today() - Days::new(n * 6);
        let answers = json!({ "satisfaction": n % 11, "naturalness": 5, "confidence": (n + 3) % 11,
                              "discomfort": (60 - n) / 8, "compared": null, "note": "" });
        patient.does("diary_save", json!({ "on": on, "answers": answers }));
    }
    for (ago, note) in [
        (5, "Es juckt ein wenig, größer wird es nicht. Schönes Gefühl!"),
        (6, "مرحبا بك, and then 頭皮 stood here."),
        (7, "First line.\nSecond line."),
    ] {
        patient.notes(ago, note).unwrap();
    }
    patient.notes(8, &note_of(300)).unwrap();
    for (name, stopped) in [("Minoxidil 5 %", Value::Null), ("Sample-Schaum", json!("2026-10-01"))]
    {
        let added = json!({ "guide": null, "name": name, "times": ["08:00:00", "20:00:00"],
                            "started_on": "2026-02-01", "note": "Wie auf der Packung." });
        let id = patient.does("medicine_add", added.clone());
        if !stopped.is_null() {
            let edit = json!({ "id": id, "name": name, "times": ["09:00:00"], "started_on": "2026-02-01",
                               "stopped_on": stopped, "note": "" });
            patient.does("medicine_edit", edit);
        }
    }
    photos(&mut patient);
    (patient, plan)
}

/// Nine photos of two views, one of them upright, each with a place and a date in it.
fn photos(patient: &mut Patient) {
    for n in 0..9_u32 {
        let mut said = facts(if n % 3 == 2 { "crown" } else { "top" });
        said["on"] = json!(patient.today() - Days::new(u64::from(n) * 30));
        said["hair"]["clipper_tenths"] = json!(5);
        let (width, height) = if n == 4 { (900, 1200) } else { (1200, 900) };
        let picture = with_exif(&jpeg(n + 40, width, height), 1, "2026:03:01 10:00:00", true);
        let received = patient.receives_with(&picture, said, false).unwrap();
        patient.does("photo_develop", json!({ "id": received["incoming"] }));
    }
}

#[test]
fn report_holds_everything_chosen() {
    let (mut patient, _) = full();
    let mut args = everything(&mut patient, "en-GB");
    args["words"] = json!("Is the second batch the same shade?\nMay I swim?");
    let paper = Paper::of("full-en", &patient.prints(args).unwrap());
    paper.says(&[
        "Report for a clinician",
        "Made with Stipple on 22 November 2026 from what the patient entered.",
        "this is a record, not a diagnosis.",
        "Date of birth",
        "Is the second batch the same shade?",
        "Course: SMP, shaved look",
        "20 took place, 0 planned",
        "Nobody. General guidance that no clinician has signed off.",
        "SMP, shaved look, version 1.1.0",
        "2 h 30 min",
        "Minoxidil 5 %",
        "1 Oct 2026",
        "still taken",
        "Itch or pain (0: not at all, 10: very much)",
        "Es juckt ein wenig, größer wird es nicht. Schönes Gefühl!",
        "characters that cannot be printed here), and then (2 characters",
        "Übung300",
        "Scalp micropigmentation (SMP) Hair loss, shaved look",
        "Clipper 0.5 mm",
        "Day 1 after session 20",
        "Light, distance and hair length differ",
        "Made with Stipple from what the patient entered. A record, not a diagnosis.",
    ]);
    assert_eq!(paper.words.matches("B-2041").count(), 10);
    assert_eq!(paper.words.matches("B-3055").count(), 9);
    assert!(paper.says_in_order(&["Course:", "Medicines", "Diary", "Notes", "Photos", "Crown"]));
    assert!(paper.pages > 4, "{}", paper.pages);
    assert!(paper.words.contains(&format!("Page {0} of {0}", paper.pages)), "{}", paper.words);
    assert_eq!(paper.pictures(), 9);
    paper.typefaces_are_inside();
    paper.is_tagged("A4", "en");
}

#[test]
fn report_is_complete_in_german() {
    let (mut patient, _) = full();
    let args = everything(&mut patient, "de");
    let paper = Paper::of("full-de", &patient.prints(args).unwrap());
    paper.says(&[
        "Bericht für die Praxis",
        "22. November 2026",
        "keine Diagnose",
        "Jucken",
        "Seite 1 von",
        "Medikamente",
        "Minoxidil 5 %",
        "Niemandem. Allgemeine Hinweise",
        "wird genommen",
    ]);
    paper.is_tagged("A4", "de");
}

#[test]
fn report_of_empty_profile_says_so() {
    let mut patient = Patient::new();
    patient.sees("start");
    let empty = Paper::of("empty", &patient.prints(nothing("en")).unwrap());
    empty.says(&["Report for a clinician", "No answers are entered for this time.", "Page 1 of 1"]);
    let plan = patient.add_plan("stipple.smp-shaved");
    let mut args = nothing("fr");
    (args["plans"], args["paper"], args["chart"]) = (json!([plan]), json!("letter"), json!(false));
    let paper = Paper::of("no-sessions", &patient.prints(args).unwrap());
    paper.says(&["No sessions are entered.", "0 took place, 0 planned", "Page 1 of 1"]);
    for not_there in ["Diary", "Photos", "Medicines"] {
        assert!(!paper.words.contains(not_there), "{not_there}");
    }
    // A language there are no words in gets the first one, and says so.
    paper.is_tagged("letter", "en");
}

#[test]
fn report_rejects_private_and_missing_photos() {
    let (mut patient, plan) = full();
    let mut args = everything(&mut patient, "en");
    let photo = args["photos"][0].clone();
    let detail = patient.does("photo", json!({ "id": photo }));
    let save = json!({ "id": photo, "view": detail["view"], "on": detail["on"], "hair": detail["hair"],
                       "note": "", "private": true });
    patient.does("photo_save", save);
    assert_eq!(patient.prints(args.clone()), Err(Error::PhotoPrivate));
    let choices = patient.sees("report_choices");
    assert_eq!(choices["private"], 1);
    assert!(!choices["photos"].to_string().contains(&text(&photo)));
    for (field, id) in [
        ("plans", json!("0190a000-0000-7000-8000-000000000001")),
        ("notes", photo.clone()),
        ("medicines", json!(plan)),
        ("photos", json!(plan)),
    ] {
        let mut other = nothing("en");
        other[field] = json!([id]);
        assert!(matches!(patient.prints(other), Err(Error::NotFound { .. })), "{field}");
    }
    args["photos"] = json!(vec![photo; 121]);
    assert!(matches!(patient.prints(args), Err(Error::OutOfScale { .. })));
}

#[test]
fn report_photos_have_no_metadata() {
    let (mut patient, _) = full();
    let original = with_exif(&jpeg(40, 1200, 900), 1, "2026:03:01 10:00:00", true);
    let traces = |bytes: &[u8]| {
        [&b"Exif\0"[..], b"2026:03:01", b"ICC_PROFILE"]
            .iter()
            .filter(|trace| bytes.windows(trace.len()).any(|part| part == **trace))
            .count()
    };
    assert_eq!(traces(&original), 2, "the picture that came in says so");
    let args = everything(&mut patient, "en");
    let made = patient.prints(args).unwrap();
    assert_eq!(traces(&made), 0);
    let paper = Paper::of("traces", &made);
    for picture in paper.taken_out() {
        assert_eq!(traces(&picture), 0);
        assert!(picture.len() < 300_000, "{}", picture.len());
    }
}

#[test]
fn report_asks_for_the_secret() {
    let (mut patient, plan) = full();
    let asked = |made: Result<Vec<u8>, Error>| matches!(made, Err(Error::ConfirmNeeded { .. }));
    assert!(patient.prints(nothing("en")).is_ok(), "without a lock nobody is asked");
    patient.does("lock_set", json!({ "kind": "passphrase", "secret": "four plain sample words" }));
    patient.does("lock_try", json!({ "secret": "four plain sample words" }));
    patient.run_on(120);
    assert!(asked(patient.prints(nothing("en"))));
    assert!(asked(patient.prints(card(&[plan], "en"))));
    patient.does("confirm", json!({ "secret": "four plain sample words" }));
    assert!(patient.prints(nothing("en")).is_ok());
}

#[test]
fn card_fits_long_course_on_one_page() {
    let (mut patient, plan) = full();
    let mut settings = patient.sees("settings");
    settings["clinic"] = json!({ "name": "Praxis Mustermann", "phone": "030 123456", "emergency_phone": "", "email": "" });
    patient.does("settings_save", json!({ "settings": settings }));
    for lang in ["en", "de"] {
        let made = patient.prints(card(std::slice::from_ref(&plan), lang)).unwrap();
        let paper = Paper::of(&format!("card-{lang}"), &made);
        paper.says(&[
            "Sample Pigments",
            "B-2041",
            "B-3055",
            "3RL",
            "Praxis Mustermann",
            "030 123456",
            "Tell the staff",
        ]);
        assert_eq!(
            paper.words.matches("B-2041").count(),
            1,
            "sessions with the same pigment are one entry"
        );
        assert_eq!(paper.pages, 1);
        paper.is_tagged("letter", lang);
    }
}

#[test]
fn card_has_blank_lines_for_missing_notes() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    let paper =
        Paper::of("card-bare", &patient.prints(card(std::slice::from_ref(&plan), "en")).unwrap());
    paper.says(&["Pigment card", "Batch", "21 Nov 2026"]);
    let transplant = patient.add_plan("stipple.transplant-fue");
    let paper = Paper::of("card-none", &patient.prints(card(&[transplant], "en")).unwrap());
    paper.says(&["No session is noted yet."]);
    assert!(!paper.words.contains("scan"), "{}", paper.words);
}

/// The sentence for scan staff is the pack's: where a clinic says something else there, it is not on the card.
#[test]
fn scan_sentence_needs_the_pack() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    let said = |patient: &mut Patient, plan: &str| {
        let made = patient.prints(card(&[plan.to_string()], "en")).unwrap();
        Paper::of("card-scan", &made).words.contains("Before a scan")
    };
    assert!(said(&mut patient, &plan));
    let own = include_str!("../../e2e/fixtures/sample-clinic.stipple-pack");
    let silent = own.replacen(
        "extends = [\"stipple.smp\"]",
        "extends = [\"stipple.smp\"]\nleave_out = [\"smp.mri\", \"mri\"]",
        1,
    );
    assert_ne!(own, silent);
    let used = patient.does("pack_use", json!({ "text": silent, "plan": plan }));
    assert!(!said(&mut patient, &text(&used)));
}

/// Ten years of sessions and entries, half of them drawn, and forty photos. How long it takes is printed; no test decides on it.
#[test]
#[allow(clippy::disallowed_methods, reason = "a stopwatch, not a date in a rule")]
fn report_holds_years_of_entries() {
    let temp = tempfile::tempdir().unwrap();
    let data = temp.path().join("profile");
    let mut patient = Patient::in_folder(&data);
    let clock = Clock { now: Some(patient.now), zone: Some(patient.zone) };
    seed(&data, &|| Box::new(FileKeyStore::beside(&data)), &clock, 7, Size::TenYears).unwrap();
    for n in 0..40 {
        let view = if n % 2 == 0 { "top" } else { "crown" };
        let received = patient.receives(&smooth(n, 1600, 1200), view).unwrap();
        patient.does("photo_develop", json!({ "id": received["incoming"] }));
    }
    let mut args = everything(&mut patient, "en");
    args["since"] = json!("2021-11-22");
    // As many notes as somebody would choose.
    args["notes"].as_array_mut().unwrap().truncate(60);
    let notes = args["notes"].as_array().unwrap().len();
    let began = std::time::Instant::now();
    let made = patient.prints(args).unwrap();
    let took = began.elapsed();
    let paper = Paper::of("years", &made);
    println!(
        "60 sessions, {notes} notes, 40 photos, 5 years drawn: {took:?}, {} pages",
        paper.pages
    );
    assert_eq!(paper.pictures(), 40);
    assert!(paper.pages > 8, "{}", paper.pages);
}
