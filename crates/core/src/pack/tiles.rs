//! Validates windows: a topic's tiles have no gap or overlap, and no `may` lies inside a `dont`.

use std::collections::{BTreeMap, BTreeSet};

use super::read::FaultReason;
use super::validate::{Faults, record};
use super::{Instruction, Kind, Pack, Procedure, Trait};
use crate::anchor::Anchor;

impl Pack {
    /// Checks the windows of every topic for every set of traits that a patient can have.
    pub(super) fn check_windows(&self, faults: &mut Faults) {
        let patients = reachable_traits(self);
        let mut about: BTreeMap<&str, Vec<&Instruction>> = BTreeMap::new();
        for i in &self.instructions {
            let topics: BTreeSet<&String> = std::iter::once(&i.topic).chain(&i.also).collect();
            for topic in topics {
                about.entry(topic).or_default().push(i);
            }
        }
        for topic in &self.topics {
            let Some(records) = about.get(topic.id.as_str()) else { continue };
            for traits in &patients {
                self.check_tiles(&topic.id, records, traits, faults);
            }
            self.check_may_inside_dont(records, &patients, faults);
        }
    }

    fn check_tiles(
        &self,
        topic: &str,
        records: &[&Instruction],
        traits: &BTreeSet<Trait>,
        faults: &mut Faults,
    ) {
        let tiles = records.iter().copied().filter(|i| i.tile && i.applies(traits));
        let (mut after, mut before): (Vec<_>, Vec<_>) =
            tiles.partition(|i| is_after(self, i.anchor));
        before.sort_by_key(|i| i.from);
        after.sort_by_key(|i| i.from);
        overlaps(topic, &before, faults);
        overlaps(topic, &after, faults);
        gaps(topic, &after, faults);
    }

    /// The tiles that answer a topic for a patient with these traits.
    pub fn tiles<'a>(
        &'a self,
        topic: &'a str,
        traits: &'a BTreeSet<Trait>,
    ) -> impl Iterator<Item = &'a Instruction> {
        self.instructions.iter().filter(move |i| i.tile && i.answers(topic) && i.applies(traits))
    }

    fn check_may_inside_dont(
        &self,
        records: &[&Instruction],
        patients: &[BTreeSet<Trait>],
        faults: &mut Faults,
    ) {
        let of = |kind| records.iter().filter(move |i| i.kind == kind);
        for may in of(Kind::May).filter(|m| !self.exceptions.contains(&m.id)) {
            for dont in of(Kind::Dont) {
                let inside = dont.to.is_none_or(|to| may.from < to)
                    && may.to.is_none_or(|to| to > dont.from);
                let same_scale = is_after(self, may.anchor) == is_after(self, dont.anchor);
                if faults.is_full() || !inside || !same_scale {
                    continue;
                }
                if patients.iter().any(|t| may.applies(t) && dont.applies(t)) {
                    let reason = FaultReason::MayInsideDont { other: dont.id.clone() };
                    faults.push(record(&may.id, "from", reason));
                }
            }
        }
    }
}

impl Instruction {
    /// Whether the record is about this topic.
    pub fn answers(&self, topic: &str) -> bool {
        self.topic == topic || self.also.iter().any(|t| t == topic)
    }

    /// Whether the record applies to a patient with these traits.
    pub fn applies(&self, traits: &BTreeSet<Trait>) -> bool {
        self.applies_to.iter().all(|t| traits.contains(t))
    }
}

/// Whether this anchor counts days since the visit that the pack is about. In an SMP pack that visit is not the
/// transplant, so `surgery` counts on its own scale.
fn is_after(pack: &Pack, anchor: Anchor) -> bool {
    match pack.procedure {
        Procedure::Transplant => anchor.is_after_visit(),
        _ => anchor.is_after_visit() && anchor != Anchor::Surgery,
    }
}

/// Every set of traits that a patient with this pack can have.
pub fn reachable_traits(pack: &Pack) -> Vec<BTreeSet<Trait>> {
    let fixed_hair = [Trait::Shaved, Trait::LongHair].iter().any(|t| pack.traits.contains(t));
    let hair: &[Option<Trait>] = if fixed_hair || pack.procedure != Procedure::Smp {
        &[None]
    } else {
        &[None, Some(Trait::Shaved), Some(Trait::LongHair)]
    };
    let optional = [Trait::HairSystem, Trait::Minoxidil, Trait::Finasteride];
    let mut sets = Vec::new();
    for look in hair {
        for bits in 0..(1_u8 << optional.len()) {
            let chosen =
                optional.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, t)| *t);
            sets.push(pack.traits.iter().copied().chain(*look).chain(chosen).collect());
        }
    }
    sets
}

/// Reports the days from day 0 on that no tile covers. `sorted` is in order of the first day.
fn gaps(topic: &str, sorted: &[&Instruction], faults: &mut Faults) {
    let gap = |from, to| FaultReason::Gap { topic: topic.into(), from, to };
    let mut covered_to = Some(0);
    for tile in sorted {
        let Some(day) = covered_to else { return };
        if tile.from > day {
            faults.push(record(&tile.id, "from", gap(day, Some(tile.from))));
        }
        covered_to = tile.to.map(|to| to.max(day));
    }
    if let (Some(day), Some(last)) = (covered_to, sorted.last()) {
        faults.push(record(&last.id, "to", gap(day, None)));
    }
}

fn overlaps(topic: &str, sorted: &[&Instruction], faults: &mut Faults) {
    for (n, tile) in sorted.iter().enumerate() {
        let begins_inside = |later: &&&Instruction| tile.to.is_none_or(|to| later.from < to);
        for later in sorted.iter().skip(n + 1).take_while(begins_inside) {
            if faults.is_full() {
                return;
            }
            let reason = FaultReason::Overlap {
                topic: topic.into(),
                other: tile.id.clone(),
                from: later.from,
            };
            faults.push(record(&later.id, "from", reason));
        }
    }
}
