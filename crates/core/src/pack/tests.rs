//! Pack files: reading, faults, inheritance and comparison.

mod compare;
mod hostile;
mod layers;
mod refused;
mod rules;
mod terms;

use super::*;
use crate::sample::SMP;

/// A clinic's pack that extends the sample.
pub(crate) const CLINIC: &str = r#"format = 1
id = "clinic.own"
version = "1.2.3"
lang = "en"
title = "Own pack"
summary = "For tests."
procedure = "smp"
extends = ["sample.smp"]
leave_out = []

[sign_off]
status = "clinician"
statement = "Approved for tests."
clinic_wins = "Your clinic's written instructions win."
approved_by = "Sample Name"
approved_on = 2026-01-31

[clinic]
name = "Sample Clinic"
phone = "+44 0000 000000"
"#;

pub(crate) fn library() -> Library {
    Library::new([read(SMP.as_bytes()).unwrap()])
}

/// All faults of a file, as the screen gets them.
pub(crate) fn check(bytes: &[u8]) -> Result<Pack, Vec<PackFault>> {
    let file = read(bytes).map_err(|f| vec![f])?;
    let text = std::str::from_utf8(bytes).unwrap();
    let pack = resolve(&file, &library(), text).map_err(|f| vec![f])?;
    let faults = pack.validate(text);
    if faults.is_empty() { Ok(pack) } else { Err(faults) }
}

#[test]
fn sample_packs_are_valid() {
    for text in [SMP, CLINIC, crate::sample::TRANSPLANT, crate::sample::MEDICINES] {
        let pack = check(text.as_bytes()).unwrap();
        assert!(!pack.title.is_empty());
    }
}

#[test]
fn accepts_crlf_and_byte_order_mark() {
    let plain = check(SMP.as_bytes()).unwrap();
    let crlf = SMP.replace('\n', "\r\n");
    for text in [crlf.clone(), format!("\u{feff}{SMP}"), format!("\u{feff}{crlf}")] {
        assert_eq!(check(text.as_bytes()).unwrap(), plain);
    }
}

#[test]
fn packs_round_trip_through_json() {
    for text in [SMP, CLINIC, &terms::with_terms()] {
        let pack = check(text.as_bytes()).unwrap();
        let json = serde_json::to_string(&pack).unwrap();
        assert_eq!(
            serde_json::from_str::<Pack>(&json).unwrap(),
            pack,
            "the store keeps it as JSON"
        );
    }
}
