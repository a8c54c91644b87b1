//! Long work as data: every kind of job goes through JSON and back, as to a worker and from it, with the same outcome.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::sync::Arc;

use crate::patient::{Patient, facts};
use serde_json::{Value, json};
use stipple_api::{Channel, Job, Outcome, Reply, Step, Work, begin, finish};
use stipple_tests::picture::jpeg;

const KINDS: [&str; 7] =
    ["align", "open_key_lock", "pack_request", "prepare", "print", "derive_seal_key", "share"];
const PASSPHRASE: &str = "a sample of four words";

fn kind(job: &Job) -> &'static str {
    match job {
        Job::Prepare { .. } => "prepare",
        Job::Align { .. } => "align",
        Job::Share { .. } => "share",
        Job::PackRequest { .. } => "pack_request",
        Job::Print(_) => "print",
        Job::DeriveSealKey { .. } => "derive_seal_key",
        Job::OpenKeyLock { .. } => "open_key_lock",
    }
}

/// Runs a command whose job travels as text, and whose outcome does.
fn travels(
    patient: &mut Patient,
    name: &str,
    args: Value,
    channel: Channel,
) -> (&'static str, Reply) {
    let step = patient.host(|app, ctx| begin(app, ctx, name, args, channel)).unwrap();
    let Step::Work(ticket, Work::Job(job)) = step else { panic!("{name} gives no job") };
    let kind = kind(&job);
    let sent: Job = serde_json::from_str(&serde_json::to_string(&job).unwrap()).unwrap();
    assert!(sent == job, "{kind} arrives as it was sent");
    let here = job.run();
    let there = sent.run();
    assert!(here == there, "{kind} gives the same elsewhere");
    assert!(there != Outcome::Lost, "{kind}");
    let returned: Outcome = serde_json::from_str(&serde_json::to_string(&there).unwrap()).unwrap();
    assert!(returned == here, "{kind} comes back as it was");
    (kind, patient.host(|app, ctx| finish(app, ctx, ticket, returned)).unwrap())
}

/// The file that a command gives in pieces.
fn all_pieces(patient: &mut Patient, name: &str) -> Vec<u8> {
    let mut file = Vec::new();
    loop {
        let (bytes, progress) = patient.piece(name).unwrap();
        file.extend(bytes);
        if progress["finished"] == true {
            return file;
        }
    }
}

#[test]
fn every_kind_of_job_survives_serialisation() {
    let mut patient = Patient::new();
    let (plan, _) = patient.onboarded();
    let mut seen = BTreeSet::new();
    let mut run = |patient: &mut Patient, name: &str, args: Value, channel: Channel| {
        let (kind, reply) = travels(patient, name, args, channel);
        seen.insert(kind);
        reply
    };
    let received = patient.receives_with(&jpeg(1, 80, 60), facts("front"), false).unwrap();
    let developed =
        run(&mut patient, "photo_develop", json!({ "id": received["incoming"] }), Channel::Value);
    let (photo, other) = (developed.value["photo"].clone(), patient.takes(2, "front"));
    let pair = json!({ "former": photo, "later": other, "quick": true });
    run(&mut patient, "photo_align", pair, Channel::Value);
    let shape = json!({ "crop": null, "covers": [] });
    let shared = json!({ "photos": [{ "id": photo, "shape": shape }], "long_edge": 320 });
    let picture = run(&mut patient, "share_photos", shared, Channel::File).bytes.unwrap();
    assert_eq!(picture[..3], [0xFF, 0xD8, 0xFF]);
    let request =
        json!({ "id": null, "plan": plan, "days": [], "times": [], "note": "", "photos": [photo] });
    let request = patient.does("booking_save", request);
    let file = json!({ "id": request, "text": "Sample", "long_edge": 320 });
    let zip = run(&mut patient, "booking_file", file, Channel::File).bytes.unwrap();
    assert_eq!(zip[..2], *b"PK");
    let report = json!({ "what": "report", "lang": "en", "paper": "a4", "words": "Sample", "plans": [plan],
        "session_notes": true, "medicines": [], "chart": true, "since": null, "notes": [], "photos": [photo] });
    let pdf = run(&mut patient, "report_print", report, Channel::File).bytes.unwrap();
    assert_eq!(pdf[..4], *b"%PDF");
    let passphrase = json!({ "passphrase": PASSPHRASE });
    run(&mut patient, "backup_begin", passphrase.clone(), Channel::Value);
    let backup = all_pieces(&mut patient, "backup_piece");
    let open = move || Ok(Box::new(Cursor::new(backup.clone())) as Box<_>);
    patient.chooses("restore_from", Arc::new(open)).unwrap();
    let preview = run(&mut patient, "restore_open", passphrase, Channel::Value);
    assert_eq!(preview.value["known"], true);
    assert_eq!(seen, BTreeSet::from(KINDS));
}

/// A worker that was lost is told to the patient as what it means, and nothing is kept of the picture.
#[test]
fn lost_worker_refuses_the_picture() {
    let mut patient = Patient::new();
    patient.onboarded();
    let received = patient.receives(&jpeg(1, 80, 60), "front").unwrap();
    let args = json!({ "id": received["incoming"] });
    let step = patient.host(|app, ctx| begin(app, ctx, "photo_develop", args, Channel::Value));
    let Ok(Step::Work(ticket, _)) = step else { panic!("no work") };
    let error = patient.host(|app, ctx| finish(app, ctx, ticket, Outcome::Lost)).unwrap_err();
    let error = serde_json::to_value(error).unwrap();
    assert_eq!(
        (&error["code"], &error["reason"]["why"]),
        (&json!("photo_refused"), &json!("damaged"))
    );
    assert!(patient.photo_files().is_empty());
}

/// An outcome of another kind than the command waits for changes nothing.
#[test]
fn wrong_outcome_is_refused() {
    let mut patient = Patient::new();
    patient.onboarded();
    let received = patient.receives(&jpeg(1, 80, 60), "front").unwrap();
    let args = json!({ "id": received["incoming"] });
    let step =
        patient.host(|app, ctx| begin(app, ctx, "photo_develop", args.clone(), Channel::Value));
    let Ok(Step::Work(ticket, _)) = step else { panic!("no work") };
    let refused = patient.host(|app, ctx| finish(app, ctx, ticket, Outcome::Printed(None)));
    assert_eq!(refused.err(), Some(stipple_api::Error::BadCall));
    let again = patient.host(|app, ctx| finish(app, ctx, ticket, Outcome::Printed(None)));
    assert_eq!(again.err(), Some(stipple_api::Error::Interrupted), "a ticket counts once");
    assert!(patient.does("photo_develop", args)["photo"].is_string());
}
