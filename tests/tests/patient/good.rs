//! A patient who has one of everything, and valid arguments for each command.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use stipple_api::TABLE;
use stipple_tests::picture::jpeg;

use super::{Patient, at};

/// The command after which there is nothing left to call another on.
pub const ENDS_EVERYTHING: &str = "delete_everything";

impl Patient {
    /// Makes one of everything, and gives for each command arguments that are right.
    pub fn with_one_of_everything(&mut self) -> BTreeMap<&'static str, Value> {
        args_of(self)
    }
}

/// For each command arguments that are right, of a patient who has one of everything.
fn args_of(patient: &mut Patient) -> BTreeMap<&'static str, Value> {
    let (plan, session) = patient.onboarded();
    let entry = patient.notes(1, "x").unwrap();
    let mut all: Value = serde_json::from_str(include_str!("good.json")).unwrap();
    let medicine = patient.does("medicine_add", all["medicine_add"].clone());
    let event = at(&patient.sees("today"), "/doses/0/event").clone();
    let mut known = BTreeMap::from([
        ("PLAN", json!(plan)),
        ("SESSION", json!(session)),
        ("ENTRY", entry),
        ("MEDICINE", medicine),
        ("EVENT", event),
        ("PHOTO", json!(patient.takes(1, "front"))),
        ("OTHER_PHOTO", json!(patient.takes(2, "front"))),
        ("INCOMING", patient.receives(&jpeg(3, 40, 30), "front").unwrap()["incoming"].clone()),
        ("VIEW", patient.does("photo_view_save", json!({ "id": null, "name": "x" }))),
        ("PACK", json!(own_pack())),
        ("SETTINGS", patient.sees("settings")),
    ]);
    let line = json!({ "id": null, "photo": known["PHOTO"], "points": [{ "x": 1, "y": 2 }, { "x": 3, "y": 4 }], "note": "" });
    known.insert("LINE", patient.does("hairline_save", line));
    let request =
        json!({ "id": null, "plan": plan, "days": [], "times": [], "note": "", "photos": [] });
    known.insert("BOOKING", patient.does("booking_save", request));
    known.insert("CHECK_IN", json!(format!("check_in/{plan}/{session}/settle")));
    fill_in(&mut all, &known);
    let good = |name: &str| all.get(name).cloned().unwrap_or(json!({}));
    TABLE.iter().map(|row| (row.name, good(row.name))).collect()
}

/// Puts what is known in the place of its name.
fn fill_in(value: &mut Value, known: &BTreeMap<&str, Value>) {
    match value {
        Value::Object(members) => members.values_mut().for_each(|inner| fill_in(inner, known)),
        Value::Array(items) => items.iter_mut().for_each(|inner| fill_in(inner, known)),
        Value::String(text) => {
            if let Some(there) = known.get(text.as_str()) {
                *value = there.clone();
            }
        }
        _ => {}
    }
}

fn own_pack() -> String {
    let (_, shaved) = stipple_api::PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    shaved.replace("id = \"stipple.smp-shaved\"", "id = \"sample.pack\"")
}
