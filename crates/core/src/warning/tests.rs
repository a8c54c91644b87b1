//! Warning signs.

use super::*;
use crate::pack::Trait;
use crate::sample::{MEDICINES, Patient, SMP, pack};

fn ids(list: &[WarningView]) -> Vec<&str> {
    list.iter().map(|w| w.id.as_str()).collect()
}

#[test]
fn emergency_first_and_all_signs_listed() {
    let patient = Patient::smp().done("2026-03-01");
    for (day, expected, why) in [
        ("2026-02-01", &["w.breath", "w.pus", "w.late"][..], "before the session"),
        ("2026-03-01", &["w.breath", "w.pus", "w.late"][..], "day 0"),
        ("2027-03-01", &["w.breath", "w.pus", "w.late"][..], "a year on"),
    ] {
        assert_eq!(ids(&warnings(&[patient.on(day)], None)), expected, "{day}: {why}");
    }
    for (day, usual) in [("2026-03-01", [true, true, false]), ("2026-05-01", [true, false, true])] {
        let found: Vec<bool> =
            warnings(&[patient.on(day)], None).iter().map(|w| w.usual_now).collect();
        assert_eq!(found, usual, "{day}: a window only says what is usual now");
    }
}

#[test]
fn usual_signs_come_first_within_tier() {
    let text =
        SMP.replace("from = 30\ntier = \"clinic_24h\"", "from = 30\ntier = \"urgent_today\"");
    let patient = Patient::of(&text, 4).done("2026-01-01");
    let course = patient.on("2026-03-15");
    assert_eq!(ids(&warnings(&[course], None)), ["w.breath", "w.late", "w.pus"]);
}

#[test]
fn each_sign_is_listed_once() {
    let smp = Patient::smp().done("2026-03-01").takes(Trait::Finasteride, "2026-01-01");
    let transplant = Patient::transplant().done("2026-03-01");
    let courses = [smp.on("2026-03-02"), transplant.on("2026-03-02")];
    let medicines = pack(MEDICINES);
    let taken = BTreeSet::from([Trait::Finasteride]);
    let found = warnings(&courses, Some((&medicines, &taken)));
    assert_eq!(ids(&found), ["w.breath", "w.pus", "w.mood", "w.graft", "w.late"]);
    let title = |list: &[WarningView]| list[0].title.clone();
    assert_eq!(title(&found), "Trouble breathing", "a plan's words come before the general ones");
    let early = [Patient::smp(), Patient::transplant()];
    let early = warnings(&early.each_ref().map(|p| p.on("2026-03-02")), Some((&medicines, &taken)));
    assert_eq!(title(&early), "Trouble breathing", "before the first visit too");
    let alone = warnings(&[], Some((&medicines, &taken)));
    assert_eq!(ids(&alone), ["w.breath", "w.mood"], "a medicine without a plan");
    let nothing = warnings(&[], Some((&medicines, &BTreeSet::new())));
    assert_eq!(ids(&nothing), ["w.breath"], "what everybody must know is there before any plan");
}

#[test]
fn warnings_are_listed_before_pack_is_used() {
    assert_eq!(ids(&all_of(&pack(SMP))), ["w.breath", "w.pus", "w.mood", "w.late"]);
}
