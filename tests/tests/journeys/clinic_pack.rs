//! A clinic's own pack: shown in full before it is used, refused with a reason, and newer versions of the built-in ones.

use crate::patient::{Patient, at, outside};
use serde_json::{Value, json};
use stipple_api::{Error, PACKS};

fn watched() -> Patient {
    let mut patient = Patient::new();
    patient.watched = true;
    patient
}

/// A clinic's own pack: the shaved pack under the clinic's name.
fn clinic_pack(version: &str, change: (&str, &str)) -> String {
    let (_, shaved) = PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    let head = "[clinic]\nname = \"Sample Clinic\"\nphone = \"+44 20 7946 0000\"\n\n[sign_off]";
    let own = shaved
        .replace("id = \"stipple.smp-shaved\"", "id = \"sample-clinic.smp\"")
        .replace("version = \"1.1.0\"", &format!("version = \"{version}\""))
        .replace("title = \"SMP, shaved look\"", "title = \"Sample Clinic: SMP\"")
        .replace("[sign_off]", head)
        .replace(change.0, change.1);
    assert!(own.contains("sample-clinic") && own.contains(version));
    own
}

#[test]
fn clinic_pack_is_previewed_then_replaces_pack() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    let own = clinic_pack("1.2.0", ("", ""));
    let preview = patient.does("pack_preview", json!({ "text": own }));
    assert_eq!(at(&preview, "/pack/clinic/name"), "Sample Clinic");
    assert_eq!(at(&preview, "/plans/0/plan"), &json!(plan));
    assert_eq!(at(&preview, "/plans/0/in_force/title"), "SMP, shaved look");
    assert_eq!(at(&preview, "/pack/touch_up/terms/settle_to"), 42);
    let sources = at(&preview, "/pack/touch_up/sources").as_array().unwrap();
    assert!(sources.iter().any(|s| s["id"] == "gsw" && s["kind"] == "clinic"), "{sources:?}");
    assert_eq!(patient.sees("plans")[0]["pack"], "stipple.smp-shaved", "a preview changes nothing");
    assert_eq!(patient.sees("help")["clinic"], Value::Null);
    assert_eq!(patient.does("pack_use", json!({ "text": own, "plan": plan })), json!(plan));
    let history = patient.sees("history");
    assert_eq!(at(&history, "/changes/0/label"), "Sample Clinic: SMP");
    assert_eq!(at(&history, "/changes/0/fields/0/to"), "sample-clinic.smp");
    assert_eq!(patient.sees("help")["clinic"]["phone"], "+44 20 7946 0000");
    assert_eq!(
        at(&patient.sees("today"), "/plans/0/head/day"),
        1,
        "the same course under other instructions"
    );
    // The tenth version comes after the ninth, whatever the letters say.
    for version in ["9.0.0", "10.0.0"] {
        patient.does("pack_use", json!({ "text": clinic_pack(version, ("", "")), "plan": null }));
    }
    assert_eq!(
        at(
            &patient.does("pack", json!({ "id": "sample-clinic.smp", "version": null })),
            "/name/version"
        ),
        "10.0.0"
    );
    let again = patient.add_plan("sample-clinic.smp");
    let plans = patient.sees("plans");
    let again = plans.as_array().unwrap().iter().find(|p| p["id"] == json!(again)).unwrap();
    assert_eq!(again["pack_version"], "10.0.0");
    let old = patient.does("pack", json!({ "id": "sample-clinic.smp", "version": "1.2.0" }));
    assert_eq!(at(&old, "/name/version"), "1.2.0", "an older version stays readable");
}

#[test]
fn unusable_pack_changes_nothing() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    let (_, transplant) = PACKS.iter().find(|(name, _)| *name == "transplant-fue").unwrap();
    let other = transplant.replace("id = \"stipple.transplant-fue\"", "id = \"sample-clinic.fue\"");
    let before = patient.everything();
    let use_it = |text: &str| json!({ "text": text, "plan": plan });
    assert_eq!(patient.call("pack_use", use_it(&other)), Err(Error::PackForOtherTreatment));
    for (text, field) in [
        (PACKS[1].1.to_string(), "id"),
        (PACKS[8].1.replace("id = \"stipple.", "id = \"sample."), "procedure"),
        (PACKS[0].1.replace("id = \"stipple.", "id = \"sample."), "part"),
        (
            clinic_pack("1.0.0", ("extends = [\"stipple.smp\"]", "extends = [\"nobody.else\"]")),
            "extends",
        ),
        (clinic_pack("1.0.0", ("procedure = \"smp\"", "procedure = \"tattoo\"")), "procedure"),
        (clinic_pack("1.0.0", ("traits =", "untill = 1\ntraits =")), "untill"),
    ] {
        for (command, args) in
            [("pack_use", use_it(&text)), ("pack_preview", json!({ "text": text }))]
        {
            let Err(Error::PackRefused { faults }) = patient.call(command, args) else {
                panic!("{field}: {command} took it")
            };
            assert_eq!(faults[0].field, field, "{faults:?}");
        }
    }
    assert_eq!(patient.everything(), before);
}

/// Packs that somebody made to get past the rules, and one with two plain mistakes.
#[test]
fn made_packs_are_refused_with_line_and_reason() {
    let mut patient = watched();
    patient.onboarded();
    for (text, wanted) in [
        (
            include_str!("../../fixtures/pack-language-with-underscore.stipple-pack"),
            vec![("lang", "bad_language")],
        ),
        (
            include_str!("../../fixtures/pack-approved-in-future.stipple-pack"),
            vec![("approved_on", "approved_in_future")],
        ),
        (
            include_str!("../../fixtures/pack-claims-our-name.stipple-pack"),
            vec![("id", "unknown_word")],
        ),
        (
            include_str!("../../fixtures/pack-drops-urgent-signs.stipple-pack"),
            vec![("leave_out", "urgent_warning"); 5],
        ),
    ] {
        let refused = patient.call("pack_preview", json!({ "text": text }));
        let Err(Error::PackRefused { faults }) = refused else { panic!("{wanted:?}: {refused:?}") };
        let found = serde_json::to_value(&faults).unwrap();
        let found: Vec<(&str, &str)> = found
            .as_array()
            .unwrap()
            .iter()
            .map(|f| (f["field"].as_str().unwrap(), at(f, "/reason/code").as_str().unwrap()))
            .collect();
        assert_eq!(found, wanted);
        assert!(faults.iter().all(|fault| fault.line.is_some()), "{faults:?}");
    }
    let two = include_str!("../../fixtures/pack-two-faults.stipple-pack");
    let Err(Error::PackRefused { faults }) = patient.call("pack_preview", json!({ "text": two }))
    else {
        panic!("it was accepted")
    };
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults.iter().all(|fault| fault.line.is_some()), "{faults:?}");
}

/// A pack that was accepted before a rule goes on working, with our urgent signs and the language that was meant.
#[test]
fn pack_in_use_keeps_working_with_our_urgent_signs() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    patient.does("pack_use", json!({ "text": clinic_pack("1.2.0", ("", "")), "plan": plan }));
    let signs = |help: &Value| -> Vec<String> {
        let signs = help["signs"].as_array().unwrap();
        signs.iter().map(|sign| sign["id"].as_str().unwrap().to_string()).collect()
    };
    let before = signs(&patient.sees("help"));
    patient.close();
    let older = "UPDATE pack SET body = json_set(body, '$.warnings', json('[]'), '$.lang', 'en_GB')
        WHERE id = 'sample-clinic.smp';";
    outside::open(patient.folder()).execute_batch(older).unwrap();
    patient.sees("start");
    let after = signs(&patient.sees("help"));
    for urgent in ["w.anaphylaxis", "w.sepsis", "w.cellulitis.fast", "w.pus", "w.mental"] {
        assert!(
            before.contains(&urgent.to_string()) && after.contains(&urgent.to_string()),
            "{urgent}"
        );
    }
    assert!(!after.contains(&"w.colour".to_string()), "the others are the clinic's to list");
    assert_eq!(at(&patient.sees("plans"), "/0/name/lang"), "en-GB");
    assert_eq!(at(&patient.sees("today"), "/plans/0/head/day"), 1);
}

/// An update of the app brings a newer version: shown beside the old one, and used only when the patient says so.
#[test]
fn pack_update_waits_for_the_patient() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    patient.close();
    // As an older Stipple would have written it: it knew nothing of terms for touch-ups.
    let older = "PRAGMA foreign_keys = OFF;
        UPDATE pack SET version = '0.9.0', body = json_remove(
            json_set(body, '$.version', '0.9.0', '$.instructions[0].text', 'Old words.'), '$.touch_up', '$.course.cancel_hours');
        UPDATE plan SET pack_version = '0.9.0';";
    outside::open(patient.folder()).execute_batch(older).unwrap();
    patient.sees("start");
    let seen = patient.sees("plans");
    assert_eq!((&seen[0]["pack_version"], &seen[0]["newer"]), (&json!("0.9.0"), &json!("1.1.0")));
    let preview = patient.does("pack_update_preview", json!({ "plan": plan }));
    assert_eq!(at(&preview, "/plans/0/in_force/version"), "0.9.0");
    let differences = at(&preview, "/plans/0/differences").as_array().unwrap();
    let changes: Vec<&str> = differences.iter().filter_map(|d| d["change"].as_str()).collect();
    assert_eq!(changes, ["cancel_hours", "touch_up", "changed"]);
    assert_eq!((&differences[0]["old"], &differences[0]["new"]), (&Value::Null, &json!(48)));
    assert_eq!(
        (&differences[1]["old"], &differences[1]["new"]["settle_from"]),
        (&Value::Null, &json!(21))
    );
    patient.does("pack_update", json!({ "plan": plan }));
    let seen = patient.sees("plans");
    assert_eq!((&seen[0]["pack_version"], &seen[0]["newer"]), (&json!("1.1.0"), &Value::Null));
    let old = patient.does("pack", json!({ "id": "stipple.smp-shaved", "version": "0.9.0" }));
    assert!(old.to_string().contains("Old words."), "the older version stays readable");
    assert_eq!((&old["touch_up"], &old["cancel_hours"]), (&Value::Null, &Value::Null));
}

/// The way back from a pack that took over.
#[test]
fn plan_returns_to_kept_pack() {
    let mut patient = watched();
    let (plan, _) = patient.onboarded();
    let before = patient.sees("today");
    let own = json!({ "text": clinic_pack("1.2.0", ("", "")), "plan": plan });
    patient.does("pack_use", own);
    let choose = |id: &str, version: &str| json!({ "plan": plan, "id": id, "version": version });
    for (id, version) in [("stipple.smp-shaved", "7.7.7"), ("nobody.else", "1.0.0")] {
        let missing = patient.call("pack_choose", choose(id, version));
        assert!(matches!(missing, Err(Error::NotFound { .. })), "{id} {version}");
    }
    let fue = patient.add_plan("stipple.transplant-fue");
    let other = patient.call("pack_choose", choose("stipple.transplant-fue", "1.0.0"));
    assert_eq!(other, Err(Error::PackForOtherTreatment));
    patient.does("plan_delete", json!({ "id": fue }));
    patient.does("pack_choose", choose("stipple.smp-shaved", "1.1.0"));
    assert_eq!(patient.sees("today"), before);
    assert_eq!(at(&patient.sees("history"), "/changes/0/label"), "SMP, shaved look");
}

#[test]
fn opened_pack_file_is_given_once() {
    let mut patient = Patient::new();
    patient.sees("start");
    assert_eq!(patient.does("pack_opened", json!({})), Value::Null);
    let own = clinic_pack("1.0.0", ("", ""));
    patient
        .host(|app, _| {
            app.open_pack(own.clone());
            Ok(())
        })
        .unwrap();
    assert_eq!(patient.does("pack_opened", json!({})), json!(own));
    assert_eq!(patient.does("pack_opened", json!({})), Value::Null, "the page has it now");
}
