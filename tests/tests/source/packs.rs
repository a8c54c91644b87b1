//! The packs that come with the app: whole, true to the domain's records, one answer for every day, plainly written.

mod plain;
mod terms;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use stipple_api::{PACKS, check_pack};
use stipple_core::anchor::Anchor;
use stipple_core::answer::{Verdict, answers};
use stipple_core::course::PlanCourse;
use stipple_core::ids::{MedicineId, PlanId, SessionId};
use stipple_core::medicine::Medicine;
use stipple_core::moment::{Now, plus_days};
use stipple_core::pack::{Instruction, Pack, Procedure, SignOffStatus, Trait, reachable_traits};
use stipple_core::plan::{CarePlan, Indication};
use stipple_core::profile::{HairLook, Profile};
use stipple_core::session::{PigmentRecord, Session, SessionState};
use uuid::Uuid;

const LAST_DAY: i32 = 460;
const RECORDS: &str = include_str!("../../fixtures/records.csv");

fn packs() -> Vec<Pack> {
    let read = |(name, text): &(&str, &str)| {
        check_pack(text).unwrap_or_else(|faults| panic!("{name}.toml: {faults:#?}"))
    };
    PACKS.iter().map(read).collect()
}

/// The packs a patient can be given.
fn offered() -> Vec<Pack> {
    packs().into_iter().filter(|p| !p.part && p.procedure != Procedure::Medicine).collect()
}

#[test]
fn every_pack_is_valid_and_signed_off() {
    let packs = packs();
    assert_eq!(packs.len(), 9);
    for pack in &packs {
        let statement = &pack.sign_off.statement;
        assert!(statement.contains("General guidance"), "{}: {statement}", pack.id);
        assert!(statement.contains("No clinician has signed it off"), "{}: {statement}", pack.id);
        assert!(
            pack.sign_off.clinic_wins.contains("clinic's written instructions win"),
            "{}",
            pack.id
        );
        assert_eq!(pack.sign_off.status, SignOffStatus::None, "{}", pack.id);
        assert!(pack.clinic.is_none(), "{}: nobody's own", pack.id);
    }
    let ids: BTreeSet<&str> = packs.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids.len(), packs.len(), "each id once");
    assert_eq!(offered().len(), 6, "shaved, density, scar, transplant; FUE, FUT");
}

#[test]
fn every_record_is_sourced() {
    let (mut records, mut named) = (0, BTreeSet::new());
    for pack in packs() {
        let instructions = pack.instructions.iter().map(|i| (&i.id, &i.sources));
        let warnings = pack.warnings.iter().map(|w| (&w.id, &w.sources));
        let facts = pack.medicines.iter().flat_map(|m| &m.facts).map(|f| (&f.id, &f.sources));
        let terms = pack.touch_up.iter().map(|t| (&pack.id, &t.sources));
        for (id, sources) in instructions.chain(warnings).chain(facts).chain(terms) {
            records += 1;
            assert!(!sources.is_empty(), "{}: {id}", pack.id);
            for source in sources {
                let found = pack.sources.get(source).unwrap_or_else(|| panic!("{id}: {source}"));
                assert!(!found.address.trim().is_empty(), "{id}: {source} has no address");
                named.insert(source.clone());
            }
        }
    }
    println!("{records} records, {} sources", named.len());
    assert!(records > 500 && named.len() > 100, "{records} {}", named.len());
}

/// One line of the fixture: record, id, procedure, applies_to, anchor, from, to, kind, confidence.
fn rows(of: &str) -> Vec<Vec<&'static str>> {
    RECORDS
        .lines()
        .skip(1)
        .map(|l| l.split(',').collect::<Vec<_>>())
        .filter(|r| r[0] == of)
        .collect()
}

fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_string()
}

fn words<T: serde::Serialize>(values: &[T]) -> String {
    values.iter().map(word).collect::<Vec<_>>().join("+")
}

fn days(from: i32, to: Option<i32>) -> (String, String) {
    (from.to_string(), to.map_or(String::new(), |to| to.to_string()))
}

/// The files as they stand, without what they extend.
fn files() -> Vec<(&'static str, stipple_core::pack::PackFile)> {
    PACKS
        .iter()
        .map(|(name, text)| (*name, stipple_core::pack::read(text.as_bytes()).unwrap()))
        .collect()
}

#[test]
fn every_domain_instruction_appears_once() {
    let files = files();
    let rows = rows("instruction");
    assert_eq!(rows.len(), 91);
    for row in &rows {
        let [_, id, procedure, applies_to, anchor, from, to, kind, confidence] = row[..] else {
            panic!("{row:?}")
        };
        let all = files.iter().flat_map(|(_, f)| f.instructions.iter().map(move |i| (f, i)));
        let found: Vec<_> = all.filter(|(_, i)| i.id == id).collect();
        let [(file, i)] = found[..] else { panic!("{id} is there {} times", found.len()) };
        assert_eq!(days(i.from, i.to), (from.to_string(), to.to_string()), "{id}");
        let said = (word(&i.anchor), word(&i.kind), word(&i.confidence), words(&i.applies_to));
        let expected =
            (anchor.to_string(), kind.to_string(), confidence.to_string(), applies_to.to_string());
        assert_eq!(said, expected, "{id}");
        let treatment = if procedure == "smp" { Procedure::Smp } else { Procedure::Transplant };
        assert_eq!(file.procedure, treatment, "{id}");
    }
    let reached: BTreeSet<String> =
        offered().iter().flat_map(|p| p.instructions.iter().map(|i| i.id.clone())).collect();
    let lost: Vec<_> = rows.iter().filter(|r| !reached.contains(r[1])).collect();
    assert!(lost.is_empty(), "no patient ever sees {lost:?}");
}

#[test]
fn every_domain_warning_appears() {
    let files = files();
    let rows = rows("warning");
    assert_eq!(rows.len(), 22);
    for row in &rows {
        let [_, id, procedure, applies_to, _, from, to, tier, _] = row[..] else {
            panic!("{row:?}")
        };
        let mut inside = BTreeSet::new();
        for (name, file) in &files {
            let found: Vec<_> = file.warnings.iter().filter(|w| w.id == id).collect();
            assert!(found.len() <= 1, "{id} is twice in {name}");
            for w in found {
                inside.insert(*name);
                assert_eq!(
                    days(w.from, w.to),
                    (from.to_string(), to.to_string()),
                    "{id} in {name}"
                );
                assert_eq!(
                    (word(&w.tier), words(&w.applies_to)),
                    (tier.to_string(), applies_to.to_string()),
                    "{id} in {name}"
                );
            }
        }
        let expected: &[&str] = match procedure {
            "smp" => &["smp"],
            "ht" => &["transplant"],
            "med" => &["medicines"],
            _ => &["smp", "transplant"],
        };
        // A sign for everybody may stand in the medicines pack too, for somebody who has no plan.
        inside.retain(|name| procedure == "med" || *name != "medicines");
        assert_eq!(inside, expected.iter().copied().collect(), "{id}");
    }
    let known: BTreeSet<&str> = rows.iter().map(|r| r[1]).collect();
    let all = files.iter().flat_map(|(_, f)| &f.warnings);
    let extra: Vec<_> = all.filter(|w| !known.contains(w.id.as_str())).map(|w| &w.id).collect();
    assert!(extra.is_empty(), "a warning nobody wrote up: {extra:?}");
}

/// Whether a tile counts from the visit and so must answer for every day after it.
fn counts(pack: &Pack, tile: &Instruction) -> bool {
    let surgery = tile.anchor == Anchor::Surgery && pack.procedure == Procedure::Transplant;
    matches!(tile.anchor, Anchor::SessionEnd | Anchor::FinalSessionEnd) || surgery
}

/// Walks a pack day by day; gives how many (traits, topic, day) were looked at, and those that do not have one tile.
fn walk(pack: &Pack) -> (usize, Vec<String>) {
    let (mut walked, mut faults) = (0, Vec::new());
    for traits in reachable_traits(pack) {
        for topic in &pack.topics {
            let tiles: Vec<_> =
                pack.tiles(&topic.id, &traits).filter(|t| counts(pack, t)).collect();
            let needed = pack.tiles(&topic.id, &traits).next().is_some();
            for day in (0..=LAST_DAY).filter(|_| needed) {
                let holds = |t: &&&Instruction| t.from <= day && t.to.is_none_or(|to| day < to);
                let found = tiles.iter().filter(holds).count();
                walked += 1;
                if found != 1 {
                    faults.push(format!(
                        "{}: {} on day {day} has {found} tiles for {traits:?}",
                        pack.id, topic.id
                    ));
                }
            }
        }
    }
    (walked, faults)
}

#[test]
fn every_topic_has_one_tile_daily() {
    let mut total = 0;
    for pack in offered() {
        let (walked, faults) = walk(&pack);
        assert!(faults.is_empty(), "{} faults, first {:?}", faults.len(), faults.first());
        println!("{}: {walked} of (traits, topic, day)", pack.id);
        assert!(walked > 461 * 8 * 15, "{}: {walked}", pack.id);
        total += walked;
    }
    println!("{total} of (pack, traits, topic, day)");
    assert!(total > 750_000, "{total}");
}

/// The tiles that some patient with this pack meets.
fn met(pack: &Pack) -> impl Iterator<Item = usize> {
    let patients = reachable_traits(pack);
    let is_met = move |i: &Instruction| {
        i.tile && counts(pack, i) && patients.iter().any(|traits| i.applies(traits))
    };
    (0..pack.instructions.len()).filter(move |n| is_met(&pack.instructions[*n]))
}

#[test]
fn pack_with_missing_tile_is_found() {
    let mut caught = 0;
    for pack in offered() {
        for n in met(&pack) {
            let mut weaker = pack.clone();
            let gone = weaker.instructions.remove(n);
            let mut others =
                weaker.instructions.iter().filter(|i| i.tile && i.answers(&gone.topic));
            // The only tile of a topic takes the question with it; one about preparation alone is no fault of the file.
            if !others.clone().any(|i| i.applies_to == gone.applies_to) {
                continue;
            }
            let missed = others.any(|i| counts(&pack, i)) && weaker.validate("").is_empty();
            assert!(!walk(&weaker).1.is_empty(), "{}: {} is gone unseen", pack.id, gone.id);
            assert!(!missed, "{}: {} is gone and the pack still good", pack.id, gone.id);
            caught += 1;
        }
    }
    println!("{caught} tiles taken away, each was missed");
    assert!(caught > 200, "{caught}");
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

fn medicine(gives: Trait) -> Medicine {
    Medicine {
        id: MedicineId(id(gives as u128)),
        guide: None,
        name: "Sample".into(),
        gives: Some(gives),
        times: vec![NaiveTime::MIN],
        started_on: NaiveDate::MIN,
        stopped_on: None,
        note: String::new(),
        every_days: None,
        weekdays: Vec::new(),
        former: Vec::new(),
    }
}

/// A patient with these traits under this pack: the profile and the medicines.
fn patient(traits: &BTreeSet<Trait>) -> (Profile, Vec<Medicine>) {
    let hair = match (traits.contains(&Trait::Shaved), traits.contains(&Trait::LongHair)) {
        (true, _) => Some(HairLook::Shaved),
        (_, true) => Some(HairLook::Long),
        _ => None,
    };
    let profile =
        Profile { hair, hair_system: traits.contains(&Trait::HairSystem), ..Profile::default() };
    let taken = [Trait::Minoxidil, Trait::Finasteride].into_iter().filter(|t| traits.contains(t));
    (profile, taken.map(medicine).collect())
}

fn plan(pack: &Pack) -> CarePlan {
    CarePlan {
        id: PlanId(id(1)),
        pack: pack.id.clone(),
        pack_version: pack.version.clone(),
        indication: Indication::MalePattern,
        sessions_planned: None,
        closed_on: None,
        scar_surgery_on: None,
        transplant_on: None,
        suture_removal_on: None,
        free_until_on: None,
    }
}

fn session(on: NaiveDate) -> Session {
    Session {
        id: SessionId(id(2)),
        plan: PlanId(id(1)),
        state: SessionState::Done,
        on,
        at: None,
        zone: chrono_tz::UTC,
        minutes: None,
        areas: vec![],
        pigment: PigmentRecord::default(),
        note: String::new(),
    }
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    Utc.from_utc_datetime(&day.and_hms_opt(12, 0, 0).unwrap())
}

/// Asks every question of one patient on every day; gives how many answers there were.
fn ask(pack: &Pack, traits: &BTreeSet<Trait>) -> usize {
    let begun = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
    let (plan, sessions) = (plan(pack), [session(begun)]);
    let (profile, medicines) = patient(traits);
    let mut asked = 0;
    for day in 0..=LAST_DAY {
        let now = Now { utc: noon(plus_days(begun, day)), zone: chrono_tz::UTC };
        let course = PlanCourse::new(&plan, pack, &profile, &medicines, &sessions, &now);
        assert_eq!(&course.traits, traits, "{}", pack.id);
        for topic in answers(std::slice::from_ref(&course)) {
            let ruled =
                topic.answers.iter().filter(|a| !matches!(a.verdict, Verdict::NoRule { .. }));
            assert_eq!(
                ruled.count(),
                1,
                "{}: {} on day {day} for {traits:?}",
                pack.id,
                topic.topic
            );
            asked += 1;
        }
    }
    asked
}

#[test]
fn every_question_has_one_answer_daily() {
    let offered = offered();
    // Two halves at once: it is a million answers.
    let total: usize = std::thread::scope(|scope| {
        let halves = [0, 1].map(|half| {
            let mine =
                offered.iter().flat_map(|p| reachable_traits(p).into_iter().map(move |t| (p, t)));
            let mine: Vec<_> =
                mine.enumerate().filter(|(n, _)| n % 2 == half).map(|(_, m)| m).collect();
            scope.spawn(move || mine.iter().map(|(pack, traits)| ask(pack, traits)).sum::<usize>())
        });
        halves.map(|half| half.join().unwrap()).iter().sum()
    });
    println!("{total} answers");
    let walked: usize = offered.iter().map(|p| walk(p).0).sum();
    assert_eq!(total, walked, "as many as the walk over the tiles");
}
