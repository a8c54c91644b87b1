//! Choosing a treatment is one command in one transaction: a crash at any moment leaves the old plans or the new ones.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::patient::{Patient, at, text};
use serde_json::{Value, json};
use stipple_api::{Ctx, Error, dispatch};

const OFFERED: [&str; 6] = [
    "stipple.smp-shaved",
    "stipple.smp-density",
    "stipple.smp-scar",
    "stipple.smp-transplant",
    "stipple.transplant-fue",
    "stipple.transplant-fut",
];

fn wanted(pack: &str, indication: &str) -> Value {
    json!({ "pack": pack, "indication": indication, "scar_surgery_on": null, "transplant_on": null })
}

fn choice(plans: &[Value]) -> Value {
    json!({ "plans": plans, "instead_of": OFFERED })
}

/// SMP and a transplant, which takes two plans.
fn both() -> Value {
    choice(&[
        wanted("stipple.smp-transplant", "with_fue"),
        wanted("stipple.transplant-fue", "with_fue"),
    ])
}

/// A patient with a scar treated with SMP: the scar's date, and one visit with its pigment.
fn with_scar() -> Patient {
    let mut patient = Patient::new();
    patient.sees("start");
    let scar = wanted("stipple.smp-scar", "scar_camouflage");
    patient.does("treatment_choose", choice(&[scar]));
    let plan = at(&patient.sees("plans"), "/0/id").clone();
    let dates = json!({ "id": plan, "sessions_planned": null, "closed_on": null, "scar_surgery_on": "2020-05-01",
                        "transplant_on": null, "suture_removal_on": null });
    patient.does("plan_edit", dates);
    let add = json!({ "plan": plan, "state": "planned", "on": "2026-11-20", "at": null, "zone": null, "minutes": 90 });
    let visit = text(&patient.does("session_add", add));
    let done = json!({ "id": visit, "on": "2026-11-20", "at": null, "minutes": 90, "areas": ["crown"],
                       "pigment": { "brand": "Sample", "shade": "", "batch": "7", "needle": "" }, "note": "kept" });
    patient.does("session_done", done);
    patient
}

/// The packs of the plans, and the visits of all of them.
fn plans(patient: &mut Patient) -> (Vec<String>, Vec<Value>) {
    let packs =
        patient.sees("plans").as_array().unwrap().iter().map(|p| text(&p["pack"])).collect();
    let courses = patient.sees("sessions");
    let visits = at(&courses, "/plans").as_array().unwrap().iter();
    (packs, visits.flat_map(|plan| plan["sessions"].as_array().unwrap().clone()).collect())
}

#[test]
fn new_plan_takes_over_dates_and_visits() {
    let mut patient = with_scar();
    patient.does("treatment_choose", both());
    let (packs, visits) = plans(&mut patient);
    assert_eq!(packs, ["stipple.smp-transplant", "stipple.transplant-fue"]);
    assert_eq!(at(&patient.sees("plans"), "/0/scar_surgery_on"), "2020-05-01");
    assert_eq!(visits.len(), 1);
    let visit = &visits[0];
    assert_eq!((&visit["note"], &visit["areas"]), (&json!("kept"), &json!(["crown"])));
    assert_eq!((&visit["pigment"]["batch"], &visit["minutes"]), (&json!("7"), &json!(90)));
}

#[test]
fn choosing_twice_changes_nothing() {
    let mut patient = with_scar();
    patient.does("treatment_choose", both());
    let before = (patient.sees("plans"), patient.sees("sessions"), patient.sees("history"));
    patient.does("treatment_choose", both());
    let after = (patient.sees("plans"), patient.sees("sessions"), patient.sees("history"));
    assert_eq!(before, after);
}

#[test]
fn clinic_plan_is_not_replaced() {
    let mut patient = with_scar();
    let (_, shaved) = stipple_api::PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    let own = shaved.replace("id = \"stipple.smp-shaved\"", "id = \"sample.pack\"");
    patient.does("pack_use", json!({ "text": own, "plan": null }));
    patient.does("treatment_choose", both());
    assert!(plans(&mut patient).0.contains(&"sample.pack".to_string()));
}

#[test]
fn refusal_leaves_the_old_plans() {
    let mut patient = with_scar();
    let before = patient.everything();
    let second = wanted("sample.nobody-has-it", "with_fue");
    let refused = choice(&[wanted("stipple.smp-transplant", "with_fue"), second]);
    let error = patient.call("treatment_choose", refused).unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error:?}");
    let dated = json!({ "pack": "stipple.smp-shaved", "indication": "male_pattern",
                        "scar_surgery_on": "1066-10-14", "transplant_on": null });
    let error = patient.call("treatment_choose", choice(&[dated])).unwrap_err();
    assert!(matches!(error, Error::DateOutOfRange { .. }), "{error:?}");
    assert_eq!(patient.everything(), before);
}

/// The host's source of ids panics at its number `at`: every row and every change asks for one, so this is a crash between
/// any two writes of the transaction.
fn crashing(ctx: Ctx, at: usize) -> Ctx {
    let (asked, new_id) = (AtomicUsize::new(0), ctx.new_id);
    let crashing = move || {
        assert!(asked.fetch_add(1, Ordering::Relaxed) != at, "a crash of the test");
        new_id()
    };
    Ctx { now: ctx.now, new_id: Arc::new(crashing) }
}

#[test]
fn crash_leaves_the_old_plans_or_the_new() {
    let (mut crashes, mut at) = (0, 0);
    loop {
        let mut patient = with_scar();
        let before = plans(&mut patient);
        let crashed = catch_unwind(AssertUnwindSafe(|| {
            patient.host(|app, ctx| {
                let ctx = Ctx { now: ctx.now, new_id: Arc::clone(&ctx.new_id) };
                dispatch(app, &mut crashing(ctx, at), "treatment_choose", both())
            })
        }));
        if crashed.is_ok() {
            break;
        }
        crashes += 1;
        assert_eq!(plans(&mut patient), before, "a crash at id {at}");
        patient.close();
        patient.sees("start");
        assert_eq!(plans(&mut patient), before, "and after a restart");
        patient.does("treatment_choose", both());
        let (packs, visits) = plans(&mut patient);
        assert_eq!((packs.len(), visits.len()), (2, 1), "asking again does it once");
        at += 1;
    }
    println!("{crashes} crashes");
    assert!(crashes >= 6, "two plans, a visit and their changes ask for more ids than {crashes}");
}
