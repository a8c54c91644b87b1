//! A patient with photos.

use serde_json::{Value, json};

use super::{Patient, text};

/// Somebody a day after a session, whose every write is watched.
pub fn watched() -> Patient {
    let mut patient = Patient::new();
    patient.onboarded();
    patient.watched = true;
    patient
}

/// What came in becomes a photo.
pub fn develops(patient: &mut Patient, received: &Value) -> Value {
    patient.does("photo_develop", json!({ "id": received["incoming"] }))
}

/// What the form of a photo says.
pub fn saying(id: &str, view: &str, on: &str, note: &str) -> Value {
    json!({ "id": id, "view": view, "on": on, "note": note, "private": false,
            "hair": { "hours_since_shave": null, "clipper_tenths": null } })
}

/// The ids in the log, latest date first.
pub fn log(patient: &mut Patient) -> Vec<String> {
    let log = patient.sees("photos");
    let sets = log["sets"].as_array().unwrap().clone();
    let photos = sets.iter().flat_map(|set| set["photos"].as_array().unwrap().clone());
    photos.map(|card| text(&card["id"])).collect()
}
