//! Biometric unlock beside the typed secret.

use serde_json::{Value, json};
use stipple_api::Error;
use stipple_core::lock::SecretKind;

use super::{PIN, secret, with_pin};
use crate::patient::Patient;

/// A profile that a PIN opens, closed, on a phone that knows its owner.
fn touched() -> Patient {
    let mut patient = with_pin();
    patient.close();
    patient.owner = true;
    patient
}

/// A phone that knows its owner's finger. What the system seals is on the disk; it is never the secret itself.
#[test]
fn biometric_unlock_works_beside_the_lock() {
    let mut patient = touched();
    assert_eq!(patient.call("biometric_unlock", ask()), Err(Error::BadCall), "it was not set");
    patient.does("unlock", secret(PIN));
    assert_eq!(patient.sees("keys")["biometric"], false);
    patient.does("biometric_set", json!({ "on": true, "ask": "Sample" }));
    assert_eq!(patient.sees("keys")["biometric"], true);
    // What asks again takes a finger too.
    patient.run_on(61);
    let again = Error::ConfirmNeeded { kind: SecretKind::Pin, biometric: true };
    assert_eq!(patient.call("code_make", json!({})), Err(again));
    patient.does("biometric_unlock", ask());
    patient.does("code_make", json!({}));
    // Closed and started again.
    patient.close();
    let start = patient.sees("start");
    assert_eq!((&start["state"], &start["biometric"]), (&json!("secret_needed"), &json!(true)));
    assert_eq!(patient.does("biometric_unlock", ask())["opened_by"], "secret");
    patient.close();
    patient.does("unlock", secret(PIN));
    // On a device that cannot tell, a PIN is typed as ever.
    patient.owner = false;
    patient.close();
    assert_eq!(patient.sees("start")["biometric"], false);
    assert_eq!(patient.call("biometric_unlock", ask()), Err(Error::NotRecognised));
    patient.does("unlock", secret(PIN));
    // Switched off, nothing of it is left.
    patient.does("biometric_set", json!({ "on": false, "ask": "Sample" }));
    patient.owner = true;
    patient.close();
    assert_eq!(patient.sees("start")["biometric"], false);
    assert_eq!(patient.call("biometric_unlock", ask()), Err(Error::BadCall));
}

fn ask() -> Value {
    json!({ "ask": "Sample" })
}

/// Taking the lock away takes the finger away: a lock that is set later begins without one.
#[test]
fn biometric_unlock_needs_a_lock() {
    let mut patient = touched();
    patient.does("unlock", secret(PIN));
    patient.does("biometric_set", json!({ "on": true, "ask": "Sample" }));
    patient.does("lock_remove", json!({}));
    assert_eq!(patient.sees("keys")["biometric"], false);
    patient.close();
    patient.sees("start");
    let refused = patient.call("biometric_set", json!({ "on": true, "ask": "Sample" }));
    assert_eq!(refused, Err(Error::BadCall));
}
