//! The terms for touch-ups of the packs that come with the app, beside the instructions on the same days.

use stipple_api::{PACKS, check_pack};
use stipple_core::anchor::Anchor;
use stipple_core::pack::{Pack, Procedure};

use super::packs;

const FORMAT: &str = include_str!("../../../../docs/pack-format.md");

/// What the terms and the two instructions say otherwise; empty: the same days.
fn drift(pack: &Pack) -> Vec<String> {
    let Some(terms) = &pack.touch_up else { return vec!["no terms".into()] };
    let record = |id: &str| pack.instructions.iter().find(|i| i.id == id);
    let (Some(first), Some(year)) = (record("smp.touch.first"), record("smp.touch.year")) else {
        return vec!["no records".into()];
    };
    let mut out = Vec::new();
    let mut same = |what: &str, term: u16, said: Option<i32>| {
        if Some(i32::from(term)) != said {
            out.push(format!("{what}: {term}, {said:?}"));
        }
    };
    same("settle_from", terms.settle_from, Some(first.from));
    same("settle_to", terms.settle_to, first.to);
    same("not_before", terms.not_before, Some(first.from));
    same("free_until", terms.free_until.unwrap_or_default(), first.to);
    same("look_every_days", terms.look_every_days, Some(year.from));
    for record in [first, year].iter().filter(|r| r.anchor != Anchor::FinalSessionEnd) {
        out.push(format!("{}: {:?}", record.id, record.anchor));
    }
    out
}

#[test]
fn touch_up_terms_match_instruction_days() {
    let smp: Vec<Pack> = packs().into_iter().filter(|p| p.procedure == Procedure::Smp).collect();
    assert_eq!(smp.len(), 5, "the common part and four on it");
    for pack in &smp {
        assert_eq!(drift(pack), Vec::<String>::new(), "{}", pack.id);
        assert_eq!(pack.course.cancel_hours, Some(48), "{}", pack.id);
    }
    let moved: [fn(&mut Pack); 6] = [
        |p| p.touch_up.iter_mut().for_each(|t| t.settle_from += 1),
        |p| p.touch_up.iter_mut().for_each(|t| t.free_until = None),
        |p| p.touch_up.iter_mut().for_each(|t| t.look_every_days = 366),
        |p| p.touch_up = None,
        |p| p.instructions.retain(|i| i.id != "smp.touch.year"),
        |p| p.instructions.iter_mut().for_each(|i| i.from += 1),
    ];
    for (n, change) in moved.iter().enumerate() {
        let mut other = smp[0].clone();
        change(&mut other);
        assert!(!drift(&other).is_empty(), "{n}: drifted unseen");
    }
    let others = packs().into_iter().filter(|p| p.procedure != Procedure::Smp);
    assert!(others.into_iter().all(|p| p.touch_up.is_none()), "nobody touches up a transplant");
}

#[test]
fn format_examples_are_valid_packs() {
    let (_, shaved) = PACKS.iter().find(|(name, _)| *name == "smp-shaved").unwrap();
    let examples: Vec<&str> = FORMAT
        .split("```toml\n")
        .filter(|block| block.starts_with("[touch_up]"))
        .filter_map(|block| block.split("```").next())
        .collect();
    assert_eq!(examples.len(), 2);
    for example in examples {
        let pack = check_pack(&format!("{shaved}\n{example}")).unwrap_or_else(|f| panic!("{f:#?}"));
        let own = pack.touch_up.unwrap();
        assert_eq!(own.sources.len(), 1, "the example's, and not the inherited terms");
    }
}
