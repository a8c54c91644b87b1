//! What a pack inherits, replaces and drops.

use super::{CLINIC, check, library};
use crate::pack::{FaultReason, Instruction, Library, Pack, read, resolve};
use crate::sample::{SMP, TRANSPLANT};

fn good(text: &str) -> Pack {
    check(text.as_bytes()).unwrap()
}

fn instruction<'a>(pack: &'a Pack, id: &str) -> Option<&'a Instruction> {
    pack.instructions.iter().find(|i| i.id == id)
}

const OWN: &str = r#"
[[instruction]]
id = "s.jet"
topic = "wash"
kind = "dont"
anchor = "session_end"
from = 0
to = 3
title = "No jet at all"
text = "No jet at all."
why = "Our way."
sources = ["one"]
confidence = "D"

[[instruction]]
id = "c.new"
topic = "care"
kind = "tell"
anchor = "session_end"
from = 0
title = "Send us a photo"
text = "Send us a photo."
why = "We look at it."
sources = ["own"]
confidence = "D"

[[source]]
id = "own"
kind = "clinic"
address = "own.example"
"#;

#[test]
fn base_records_are_inherited() {
    let (base, own) = (good(SMP), good(CLINIC));
    assert_eq!(own.instructions, base.instructions);
    assert_eq!(
        (&own.topics, &own.warnings, &own.sources),
        (&base.topics, &base.warnings, &base.sources)
    );
    assert_eq!((own.course, &own.photos), (base.course, &base.photos));
    assert_eq!(
        (own.id.as_str(), own.version.as_str()),
        ("clinic.own", "1.2.3"),
        "but its own name"
    );
    assert_eq!(own.clinic.unwrap().name, "Sample Clinic");
}

#[test]
fn record_replaces_inherited_one_with_same_id() {
    let base = good(SMP);
    let own = good(&format!("{CLINIC}{OWN}"));
    let place = |pack: &Pack| pack.instructions.iter().position(|i| i.id == "s.jet");
    assert_eq!(place(&own), place(&base), "in its place");
    assert_eq!(instruction(&own, "s.jet").unwrap().to, Some(3));
    assert_eq!(
        own.instructions.last().map(|i| i.id.as_str()),
        Some("c.new"),
        "a new one comes last"
    );
    assert!(own.sources.contains_key("own") && own.sources.contains_key("one"));
}

#[test]
fn left_out_records_are_gone() {
    for (ids, gone, why) in [
        ("\"s.jet\"", &["s.jet"][..], "an instruction"),
        ("\"s.jet\", \"s.mri\"", &["s.jet", "s.mri"][..], "two"),
        ("\"w.late\"", &["w.late"][..], "a warning"),
    ] {
        let pack = good(&CLINIC.replacen("leave_out = []", &format!("leave_out = [{ids}]"), 1));
        let all =
            pack.instructions.iter().map(|i| &i.id).chain(pack.warnings.iter().map(|w| &w.id));
        let left: Vec<_> = all.filter(|id| gone.contains(&id.as_str())).collect();
        assert_eq!(left, [""; 0], "{why}");
    }
}

#[test]
fn built_in_packs_extend_parts() {
    let middle = CLINIC.replace("clinic.own", "middle.pack") + OWN;
    let middle = middle.replacen("leave_out = []", "leave_out = [\"s.mri\"]", 1);
    let top = CLINIC.replace("\"sample.smp\"]", "\"middle.pack\"]");
    let library = Library::new([read(SMP.as_bytes()).unwrap(), read(middle.as_bytes()).unwrap()]);
    let pack = resolve(&read(top.as_bytes()).unwrap(), &library, &top).unwrap();
    assert_eq!(pack.validate(&top), []);
    assert!(instruction(&pack, "s.dry").is_some(), "from the part");
    assert_eq!(instruction(&pack, "s.jet").unwrap().to, Some(3), "as the middle one replaced it");
    assert!(instruction(&pack, "s.mri").is_none(), "without what the middle one left out");
    let ids: Vec<_> = library.iter().map(|f| f.id.as_str()).collect();
    assert_eq!(ids, ["middle.pack", "sample.smp"]);
}

#[test]
fn packs_extend_built_in_packs_only() {
    for base in ["clinic.own", "sample.transplant", "", "../smp"] {
        let text = CLINIC.replacen("\"sample.smp\"]", &format!("\"{base}\"]"), 1);
        let fault = resolve(&read(text.as_bytes()).unwrap(), &library(), &text).unwrap_err();
        assert_eq!(fault.reason, FaultReason::UnknownBase { found: base.into() });
    }
    assert_eq!(good(TRANSPLANT).procedure, crate::pack::Procedure::Transplant);
}
