//! From the last session to the next visit: settle check, request, agreed date; the test moves the clock.

use crate::patient::{Patient, at, text};
use serde_json::{Value, json};
use stipple_api::Error;
use stipple_tests::picture::jpeg;

/// A closed course: one session yesterday, and the clinic says that was the last.
fn finished() -> (Patient, String, String) {
    let mut patient = Patient::new();
    patient.watched = true;
    let (plan, session) = patient.onboarded();
    let edit = json!({ "id": plan, "sessions_planned": 1, "closed_on": null, "scar_surgery_on": null,
                       "transplant_on": null, "suture_removal_on": null });
    patient.does("plan_edit", edit);
    (patient, plan, session)
}

fn part(patient: &mut Patient) -> Value {
    at(&patient.sees("touch_ups"), "/plans/0").clone()
}

fn request(plan: &str, photos: &[String]) -> Value {
    json!({ "id": null, "plan": plan, "days": ["friday", "monday", "friday"], "times": ["morning"],
            "note": "Sample words.", "photos": photos })
}

fn state(patient: &mut Patient) -> String {
    text(at(&part(patient), "/bookings/0/state"))
}

fn date(id: &Value) -> Value {
    json!({ "id": id, "on": "2027-01-08", "at": "10:00:00", "zone": null, "minutes": 90 })
}

#[test]
fn check_in_shows_photos_and_keeps_answers() {
    let (mut patient, plan, _) = finished();
    patient.does("touch_up_free_until", json!({ "plan": plan, "on": "2026-12-31" }));
    let then = patient.takes(1, "front");
    assert_eq!(at(&part(&mut patient), "/after/settle/phase"), "ahead");
    patient.wait_days(23);
    let now = patient.takes(2, "front");
    let open = part(&mut patient);
    assert_eq!(at(&open, "/after/settle/phase"), "open");
    assert_eq!(at(&open, "/after/free/until"), "2026-12-31");
    assert_eq!(at(&open, "/after/free/told"), &json!(true));
    assert_eq!(at(&open, "/pairs/0/former/id"), &json!(then));
    assert_eq!(at(&open, "/pairs/0/later/id"), &json!(now));
    let event = at(&open, "/after/settle/event").clone();
    patient.does("check_in_save", json!({ "event": event, "answer": "lighter" }));
    assert_eq!(at(&part(&mut patient), "/after/settle/answer"), "lighter");
    patient.does("check_in_save", json!({ "event": event, "answer": null }));
    assert_eq!(at(&part(&mut patient), "/after/settle/answer"), &Value::Null);
}

#[test]
fn unanswered_request_is_asked_about_again() {
    let (mut patient, plan, _) = finished();
    let id = patient.does("booking_save", request(&plan, &[]));
    patient.does("booking_sent", json!({ "id": id, "by": "email" }));
    assert_eq!(state(&mut patient), "sent");
    for (days, again) in [(4, false), (1, true), (0, true)] {
        patient.wait_days(days);
        assert_eq!(at(&part(&mut patient), "/bookings/0/ask_again"), &json!(again));
    }
    patient.does("booking_sent", json!({ "id": id, "by": "phone" }));
    assert_eq!(at(&part(&mut patient), "/bookings/0/ask_again"), &json!(false), "asked just now");
    patient.does("booking_offered", date(&id));
    assert_eq!(state(&mut patient), "offered");
    patient.does("booking_declined", json!({ "id": id }));
    assert_eq!(state(&mut patient), "sent");
}

#[test]
fn agreed_date_becomes_a_session() {
    let (mut patient, plan, _) = finished();
    let id = patient.does("booking_save", request(&plan, &[]));
    let visit = patient.does("booking_booked", date(&id));
    assert_eq!(state(&mut patient), "booked");
    assert_eq!(patient.call("booking_booked", date(&id)), Err(Error::BadCall), "once");
    let planned = patient.sees("sessions");
    let sessions = at(&planned, "/plans/0/sessions").as_array().unwrap().clone();
    let booked = sessions.iter().find(|s| s["id"] == visit).unwrap();
    assert_eq!((&booked["on"], &booked["state"]), (&json!("2027-01-08"), &json!("planned")));
    assert!(booked["left"]["count"].as_i64() > Some(5), "with its countdown");
    let calendar = json!({ "id": visit, "title": "Appointment" });
    let file = String::from_utf8(patient.bytes_of("calendar", calendar).unwrap()).unwrap();
    assert!(file.contains("DTSTART:20270108T090000Z"), "ten o'clock in Berlin");
    patient.does("session_cancel", json!({ "id": visit }));
    assert_eq!(state(&mut patient), "sent", "called off: the request is open again");
    patient.does("session_uncancel", json!({ "id": visit }));
    patient.wait_days(60);
    let done = json!({ "id": visit, "on": "2027-01-08", "at": "10:00:00", "minutes": 90, "areas": [],
                       "pigment": { "brand": "", "shade": "", "batch": "", "needle": "" }, "note": "" });
    patient.does("session_done", done);
    assert_eq!(state(&mut patient), "done");
}

#[test]
fn request_is_withdrawn_deleted_and_restored() {
    let (mut patient, plan, _) = finished();
    let id = patient.does("booking_save", request(&plan, &[]));
    assert_eq!(at(&part(&mut patient), "/bookings/0/days"), &json!(["monday", "friday"]));
    let one = json!({ "id": id });
    assert_eq!(patient.call("booking_unsent", one.clone()), Err(Error::BadCall), "not sent");
    patient.does("booking_sent", json!({ "id": id, "by": "file" }));
    patient.does("booking_unsent", one.clone());
    assert_eq!(at(&part(&mut patient), "/bookings/0/state"), "draft");
    patient.does("booking_delete", one.clone());
    assert_eq!(at(&part(&mut patient), "/bookings"), &json!([]));
    patient.does("booking_restore", one);
    assert_eq!(at(&part(&mut patient), "/bookings/0/note"), "Sample words.");
}

#[test]
fn booking_file_omits_private_photos_and_metadata() {
    let (mut patient, plan, _) = finished();
    let (open, private) = (patient.takes(1, "front"), patient.takes(2, "top"));
    let id = patient.does("booking_save", request(&plan, std::slice::from_ref(&open)));
    let args = json!({ "id": id, "text": "Sample letter.", "long_edge": 400 });
    let file = patient.booking_file(args.clone()).unwrap();
    assert_eq!(file.get(..2), Some(b"PK".as_slice()));
    let holds = |words: &[u8]| file.windows(words.len()).any(|part| part == words);
    assert!(holds(b"request.txt") && holds(b"Sample letter.") && holds(b"photo-1.jpg"));
    assert!(holds(b"\xff\xd8\xff") && !holds(b"Exif") && !holds(open.as_bytes()), "bare pictures");
    assert_ne!(file, jpeg(1, 80, 60));
    let hide = json!({ "id": private, "view": "top", "on": patient.today(), "note": "", "private": true,
                       "hair": { "hours_since_shave": null, "clipper_tenths": null } });
    patient.does("photo_save", hide);
    let refused = patient.call("booking_save", request(&plan, &[private]));
    assert_eq!(refused, Err(Error::PhotoPrivate));
    let hide = json!({ "id": open, "view": "front", "on": patient.today(), "note": "", "private": true,
                       "hair": { "hours_since_shave": null, "clipper_tenths": null } });
    patient.does("photo_save", hide);
    assert_eq!(patient.booking_file(args), Err(Error::PhotoPrivate), "made private since");
}
