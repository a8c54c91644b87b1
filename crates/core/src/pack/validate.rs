//! What must be true of a pack before a patient may be given it.

use std::collections::BTreeSet;

use super::read::{FaultReason, PackFault, line_of};
use super::{Instruction, Kind, Pack, Procedure, SignOffStatus, Trait};
use crate::anchor::Anchor;

impl Pack {
    /// Everything that is wrong with the pack; empty when it may be used. `text` is the file's own text, to name lines: a
    /// fault in an inherited record has no line there.
    ///
    /// The rules: closed words and known references; windows forwards; tiles of a topic without gap or overlap for every
    /// set of traits the pack can meet; no `may` inside a `dont` but for listed exceptions; every record sourced; the pack
    /// says who stands behind it (`docs/pack-format.md`).
    pub fn validate(&self, text: &str) -> Vec<PackFault> {
        let mut faults = Vec::new();
        self.check_head(&mut faults);
        self.check_references(&mut faults);
        for instruction in &self.instructions {
            self.check_instruction(instruction, &mut faults);
        }
        self.check_warnings(&mut faults);
        self.check_medicines(&mut faults);
        for topic in &self.topics {
            for traits in reachable_traits(self) {
                self.check_tiles(&topic.id, &traits, &mut faults);
            }
            self.check_may_inside_dont(&topic.id, &mut faults);
        }
        let mut seen = Vec::new();
        faults.retain(|f| !seen.contains(f) && { seen.push(f.clone()); true });
        for fault in &mut faults {
            fault.line = line_of(text, fault.record.as_deref(), &fault.field);
        }
        faults
    }

    fn check_head(&self, faults: &mut Vec<PackFault>) {
        let dotted = |id: &str| {
            id.contains('.') && id.split('.').all(|w| {
                !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            })
        };
        if !dotted(&self.id) {
            faults.push(head("id", FaultReason::BadForm));
        }
        let parts: Vec<_> = self.version.split('.').map(str::parse::<u32>).collect();
        if parts.len() != 3 || parts.iter().any(Result::is_err) {
            faults.push(head("version", FaultReason::BadForm));
        }
        for (field, value) in [
            ("title", &self.title),
            ("lang", &self.lang),
            ("summary", &self.summary),
            ("statement", &self.sign_off.statement),
            ("clinic_wins", &self.sign_off.clinic_wins),
        ] {
            if value.trim().is_empty() {
                faults.push(head(field, FaultReason::EmptyText));
            }
        }
        let approved = self.sign_off.approved_by.is_some() && self.sign_off.approved_on.is_some();
        if self.sign_off.status == SignOffStatus::Clinician && !approved {
            faults.push(head("approved_by", FaultReason::NoApprover));
        }
        if !(1..=99).contains(&self.course.sessions) {
            faults.push(head("sessions", FaultReason::OutOfRange));
        }
        // Daily checking feeds worry (`domain/facts.md`, section 6c), so the format forbids a rhythm under four weeks.
        if self.photos.then_every_days < 28 {
            faults.push(head("then_every_days", FaultReason::OutOfRange));
        }
    }

    fn check_references(&self, faults: &mut Vec<PackFault>) {
        let mut ids = BTreeSet::new();
        let instructions = self.instructions.iter().map(|i| &i.id);
        for id in instructions.chain(self.warnings.iter().map(|w| &w.id)) {
            if !ids.insert(id) {
                faults.push(record(id, "id", FaultReason::DuplicateId));
            }
        }
        for id in &self.exceptions {
            if !ids.contains(id) {
                faults.push(head("exceptions", FaultReason::UnknownRecord { found: id.clone() }));
            }
        }
    }

    fn check_instruction(&self, i: &Instruction, faults: &mut Vec<PackFault>) {
        self.check_sources(&i.id, &i.sources, faults);
        check_texts(&i.id, &[("title", &i.title), ("text", &i.text), ("why", &i.why)], faults);
        for topic in std::iter::once(&i.topic).chain(&i.also) {
            if self.topic(topic).is_none() {
                faults.push(record(&i.id, "topic", FaultReason::UnknownTopic { found: topic.clone() }));
            }
        }
        check_window(&i.id, Some(i.from), i.to, faults);
    }

    fn check_warnings(&self, faults: &mut Vec<PackFault>) {
        for w in &self.warnings {
            self.check_sources(&w.id, &w.sources, faults);
            check_texts(&w.id, &[("title", &w.title), ("sign", &w.sign), ("action", &w.action)], faults);
            check_window(&w.id, Some(w.from), w.to, faults);
        }
    }

    fn check_medicines(&self, faults: &mut Vec<PackFault>) {
        for medicine in &self.medicines {
            let times_ok = !medicine.times_a_day.is_empty() && medicine.times_a_day.iter().all(|t| (1..=4).contains(t));
            if !times_ok {
                faults.push(record(&medicine.id, "times_a_day", FaultReason::OutOfRange));
            }
            for f in &medicine.facts {
                self.check_sources(&f.id, &f.sources, faults);
                check_texts(&f.id, &[("title", &f.title), ("text", &f.text)], faults);
                check_window(&f.id, f.from, f.to, faults);
            }
        }
    }

    fn check_sources(&self, id: &str, sources: &[String], faults: &mut Vec<PackFault>) {
        if sources.is_empty() {
            faults.push(record(id, "sources", FaultReason::NoSource));
        }
        for source in sources.iter().filter(|s| !self.sources.contains_key(*s)) {
            faults.push(record(id, "sources", FaultReason::UnknownSource { found: source.clone() }));
        }
    }

    fn check_tiles(&self, topic: &str, traits: &BTreeSet<Trait>, faults: &mut Vec<PackFault>) {
        let mut tiles: Vec<&Instruction> = self.tiles(topic, traits).collect();
        tiles.sort_by_key(|i| i.from);
        let (after, before): (Vec<_>, Vec<_>) = tiles.into_iter().partition(|i| is_after(self, i.anchor));
        overlaps(topic, &before, faults);
        if after.is_empty() {
            return;
        }
        overlaps(topic, &after, faults);
        let mut covered_to = Some(0);
        for tile in &after {
            let Some(day) = covered_to else { break };
            if tile.from > day {
                let reason = FaultReason::Gap { topic: topic.into(), from: day, to: Some(tile.from) };
                faults.push(record(&tile.id, "from", reason));
            }
            covered_to = tile.to.map(|to| to.max(day));
        }
        if let (Some(from), Some(last)) = (covered_to, after.last()) {
            faults.push(record(&last.id, "to", FaultReason::Gap { topic: topic.into(), from, to: None }));
        }
    }

    /// The tiles that answer a topic for a patient with these traits.
    pub fn tiles<'a>(
        &'a self,
        topic: &'a str,
        traits: &'a BTreeSet<Trait>,
    ) -> impl Iterator<Item = &'a Instruction> {
        self.instructions
            .iter()
            .filter(move |i| i.tile && i.answers(topic) && i.applies(traits))
    }

    fn check_may_inside_dont(&self, topic: &str, faults: &mut Vec<PackFault>) {
        let of = |kind| self.instructions.iter().filter(move |i| i.kind == kind && i.answers(topic));
        for may in of(Kind::May).filter(|m| !self.exceptions.contains(&m.id)) {
            for dont in of(Kind::Dont) {
                let same_scale = is_after(self, may.anchor) == is_after(self, dont.anchor);
                let can_meet = reachable_traits(self)
                    .iter()
                    .any(|t| may.applies(t) && dont.applies(t));
                let inside = dont.to.is_none_or(|to| may.from < to) && may.to.is_none_or(|to| to > dont.from);
                if same_scale && can_meet && inside {
                    let reason = FaultReason::MayInsideDont { other: dont.id.clone() };
                    faults.push(record(&may.id, "from", reason));
                }
            }
        }
    }
}

impl Instruction {
    /// Whether the record speaks about this topic.
    pub fn answers(&self, topic: &str) -> bool {
        self.topic == topic || self.also.iter().any(|t| t == topic)
    }

    /// Whether the record is for a patient with these traits.
    pub fn applies(&self, traits: &BTreeSet<Trait>) -> bool {
        self.applies_to.iter().all(|t| traits.contains(t))
    }
}

/// Anchors whose windows are counted on the scale "days since the visit" in this pack. In an SMP pack the transplant is
/// another story than the visit, so its windows are not on that scale.
fn is_after(pack: &Pack, anchor: Anchor) -> bool {
    match pack.procedure {
        Procedure::Transplant => anchor.is_after_visit(),
        _ => anchor.is_after_visit() && anchor != Anchor::Surgery,
    }
}

/// Every set of traits a patient with this pack can have.
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
            let chosen = optional.iter().enumerate().filter(|(n, _)| bits >> n & 1 == 1).map(|(_, t)| *t);
            sets.push(pack.traits.iter().copied().chain(*look).chain(chosen).collect());
        }
    }
    sets
}

fn overlaps(topic: &str, sorted: &[&Instruction], faults: &mut Vec<PackFault>) {
    for (n, tile) in sorted.iter().enumerate() {
        for later in sorted.iter().skip(n + 1).filter(|l| tile.to.is_none_or(|to| l.from < to)) {
            let reason =
                FaultReason::Overlap { topic: topic.into(), other: tile.id.clone(), from: later.from };
            faults.push(record(&later.id, "from", reason));
        }
    }
}

fn check_window(id: &str, from: Option<i32>, to: Option<i32>, faults: &mut Vec<PackFault>) {
    // Half a century either way: further out is a slip of the finger.
    let far = |d: i32| !(-20_000..=20_000).contains(&d);
    if from.is_some_and(far) || to.is_some_and(far) {
        faults.push(record(id, "from", FaultReason::OutOfRange));
    } else if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        faults.push(record(id, "to", FaultReason::WindowBackwards));
    }
}

fn check_texts(id: &str, texts: &[(&str, &String)], faults: &mut Vec<PackFault>) {
    for (field, _) in texts.iter().filter(|(_, text)| text.trim().is_empty()) {
        faults.push(record(id, field, FaultReason::EmptyText));
    }
}

fn head(field: &str, reason: FaultReason) -> PackFault {
    PackFault { line: None, field: field.into(), record: None, reason }
}

fn record(id: &str, field: &str, reason: FaultReason) -> PackFault {
    PackFault { line: None, field: field.into(), record: Some(id.into()), reason }
}
