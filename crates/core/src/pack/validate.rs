//! Validates a pack before a patient can use it.

use std::collections::BTreeSet;

use super::language::{is_language, language};
use super::read::{FaultReason, PackFault, line_of};
use super::{Instruction, Pack, SignOffStatus};

/// How many faults are reported for one file, at most.
pub const MAX_FAULTS: usize = 100;

/// The faults found, without duplicates.
pub(super) struct Faults(Vec<PackFault>);

impl Faults {
    pub(super) fn push(&mut self, fault: PackFault) {
        if !self.is_full() && !self.0.contains(&fault) {
            self.0.push(fault);
        }
    }

    /// Whether checks can stop: further faults would not be reported.
    pub(super) fn is_full(&self) -> bool {
        self.0.len() >= MAX_FAULTS
    }
}

impl Pack {
    /// All faults of the pack; empty if it can be used. `text` is the text of the file, to find line numbers; a fault in an
    /// inherited record has none.
    ///
    /// The rules are in `docs/pack-format.md`: known words and references, windows that end after they begin, tiles of a
    /// topic without gap or overlap for every set of traits, no `may` inside a `dont` except listed ones, a source for
    /// every record and the touch-up terms, and a sign-off.
    pub fn validate(&self, text: &str) -> Vec<PackFault> {
        let mut faults = Faults(Vec::new());
        self.check_head(&mut faults);
        self.check_references(&mut faults);
        for instruction in &self.instructions {
            self.check_instruction(instruction, &mut faults);
        }
        self.check_warnings(&mut faults);
        self.check_medicines(&mut faults);
        self.check_topics(&mut faults);
        self.check_windows(&mut faults);
        for fault in &mut faults.0 {
            fault.line = line_of(text, fault.record.as_deref(), &fault.field);
        }
        // The terms share field names with records, so they find their own lines.
        for fault in self.touch_up.iter().flat_map(|t| t.faults(&self.sources, text)) {
            faults.push(fault);
        }
        faults.0
    }

    fn check_head(&self, faults: &mut Faults) {
        if !is_dotted(&self.id) {
            faults.push(head("id", FaultReason::BadForm));
        }
        let parts: Vec<_> = self.version.split('.').map(str::parse::<u32>).collect();
        if parts.len() != 3 || parts.iter().any(Result::is_err) {
            faults.push(head("version", FaultReason::BadForm));
        }
        let clinic = self.clinic.iter().flat_map(|c| [("name", &c.name), ("phone", &c.phone)]);
        let texts = [
            ("title", &self.title),
            ("lang", &self.lang),
            ("summary", &self.summary),
            ("statement", &self.sign_off.statement),
            ("clinic_wins", &self.sign_off.clinic_wins),
        ];
        for (field, _) in texts.into_iter().chain(clinic).filter(|(_, t)| t.trim().is_empty()) {
            faults.push(head(field, FaultReason::EmptyText));
        }
        if !self.lang.trim().is_empty() && !is_language(&self.lang) {
            let (found, meant) = (self.lang.clone(), language(&self.lang));
            faults.push(head("lang", FaultReason::BadLanguage { found, meant }));
        }
        let approved = self.sign_off.approved_by.is_some() && self.sign_off.approved_on.is_some();
        if self.sign_off.status == SignOffStatus::Clinician && !approved {
            faults.push(head("status", FaultReason::NoApprover));
        }
        if !(1..=99).contains(&self.course.sessions) {
            faults.push(head("sessions", FaultReason::OutOfRange));
        }
        // Two weeks at most: no clinic asks for more, and no patient could keep to it.
        if self.course.cancel_hours.is_some_and(|h| !(1..=336).contains(&h)) {
            faults.push(head("cancel_hours", FaultReason::OutOfRange));
        }
        // Frequent checking feeds worry (`docs/evidence.md`), so the format forbids intervals under four weeks.
        if self.photos.then_every_days < 28 {
            faults.push(head("then_every_days", FaultReason::OutOfRange));
        }
        if self.photos.views.is_empty() {
            faults.push(head("views", FaultReason::OutOfRange));
        }
    }

    fn check_references(&self, faults: &mut Faults) {
        let medicines = self
            .medicines
            .iter()
            .flat_map(|m| std::iter::once(&m.id).chain(m.facts.iter().map(|f| &f.id)));
        let topics = self.topics.iter().map(|t| &t.id);
        let others = self.sources.keys().chain(topics).chain(medicines);
        let instructions = self.instructions.iter().map(|i| &i.id);
        let mut ids = BTreeSet::new();
        for id in instructions.chain(self.warnings.iter().map(|w| &w.id)) {
            if !ids.insert(id) {
                faults.push(record(id, "id", FaultReason::DuplicateId));
            }
        }
        // Ids are part of event keys, so they may only contain what a key can contain.
        for id in ids.iter().copied().chain(others).filter(|id| !is_id(id)) {
            faults.push(record(id, "id", FaultReason::BadForm));
        }
        for id in self.exceptions.iter().filter(|id| !ids.contains(id)) {
            faults.push(head("exceptions", FaultReason::UnknownRecord { found: id.clone() }));
        }
    }

    fn check_topics(&self, faults: &mut Faults) {
        let known: BTreeSet<&String> = self.topics.iter().map(|t| &t.id).collect();
        for topic in &self.topics {
            check_texts(&topic.id, &[("title", &topic.title)], faults);
        }
        let unknown = |id: &String| FaultReason::UnknownTopic { found: id.clone() };
        for i in &self.instructions {
            if !known.contains(&i.topic) {
                faults.push(record(&i.id, "topic", unknown(&i.topic)));
            }
            for topic in i.also.iter().filter(|t| !known.contains(t)) {
                faults.push(record(&i.id, "also", unknown(topic)));
            }
        }
    }

    fn check_instruction(&self, i: &Instruction, faults: &mut Faults) {
        self.check_sources(&i.id, &i.sources, faults);
        check_texts(&i.id, &[("title", &i.title), ("text", &i.text), ("why", &i.why)], faults);
        check_window(&i.id, Some(i.from), i.to, faults);
    }

    fn check_warnings(&self, faults: &mut Faults) {
        for w in &self.warnings {
            self.check_sources(&w.id, &w.sources, faults);
            check_texts(
                &w.id,
                &[("title", &w.title), ("sign", &w.sign), ("action", &w.action)],
                faults,
            );
            check_window(&w.id, Some(w.from), w.to, faults);
        }
    }

    fn check_medicines(&self, faults: &mut Faults) {
        for medicine in &self.medicines {
            let times_ok = !medicine.times_a_day.is_empty()
                && medicine.times_a_day.iter().all(|t| (1..=4).contains(t));
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

    fn check_sources(&self, id: &str, sources: &[String], faults: &mut Faults) {
        if sources.is_empty() {
            faults.push(record(id, "sources", FaultReason::NoSource));
        }
        for source in sources.iter().filter(|s| !self.sources.contains_key(*s)) {
            faults.push(record(
                id,
                "sources",
                FaultReason::UnknownSource { found: source.clone() },
            ));
        }
    }
}

/// Whether a day is more than half a century away: a typing error.
pub(crate) fn is_far(days: i32) -> bool {
    !(-20_000..=20_000).contains(&days)
}

fn check_window(id: &str, from: Option<i32>, to: Option<i32>, faults: &mut Faults) {
    if from.is_some_and(is_far) {
        faults.push(record(id, "from", FaultReason::OutOfRange));
    } else if to.is_some_and(is_far) {
        faults.push(record(id, "to", FaultReason::OutOfRange));
    } else if let (Some(from), Some(to)) = (from, to)
        && to <= from
    {
        faults.push(record(id, "to", FaultReason::WindowBackwards));
    }
}

fn check_texts(id: &str, texts: &[(&str, &String)], faults: &mut Faults) {
    for (field, _) in texts.iter().filter(|(_, text)| text.trim().is_empty()) {
        faults.push(record(id, field, FaultReason::EmptyText));
    }
}

/// Whether a text is a well-formed pack id.
fn is_dotted(id: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    id.contains('.') && id.split('.').all(|word| !word.is_empty() && word.bytes().all(fits))
}

/// Whether a text is a well-formed record id.
fn is_id(id: &str) -> bool {
    let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_".contains(&b);
    !id.is_empty() && id.bytes().all(fits)
}

fn head(field: &str, reason: FaultReason) -> PackFault {
    PackFault { line: None, field: field.into(), record: None, reason }
}

pub(super) fn record(id: &str, field: &str, reason: FaultReason) -> PackFault {
    PackFault { line: None, field: field.into(), record: Some(id.into()), reason }
}
