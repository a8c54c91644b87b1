//! Validates a pack's terms for touch-ups, and compares the terms of two packs.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::read::{FaultReason, PackFault, line_in_table};
use super::{Source, TouchUp};

/// Up to half a century: a later day is a typing error.
const DAYS: RangeInclusive<u16> = 1..=20_000;
/// Yearly checks at most once a season: checking more often feeds worry (`docs/evidence.md`).
const LOOK_EVERY: RangeInclusive<u16> = 90..=20_000;

impl TouchUp {
    /// All faults of the terms. `sources` are the pack's, `text` is the text of the file, to find line numbers.
    pub(super) fn faults(&self, sources: &BTreeMap<String, Source>, text: &str) -> Vec<PackFault> {
        let found = self.out_of_range().chain(self.backwards()).chain(self.blank());
        found
            .chain(self.unsourced(sources))
            .map(|(field, reason)| PackFault {
                line: line_in_table(text, "touch_up", field),
                field: field.into(),
                record: None,
                reason,
            })
            .collect()
    }

    fn out_of_range(&self) -> impl Iterator<Item = (&'static str, FaultReason)> {
        let numbers = [
            ("settle_from", Some(self.settle_from), DAYS),
            ("settle_to", Some(self.settle_to), DAYS),
            ("not_before", Some(self.not_before), DAYS),
            ("free_until", self.free_until, DAYS),
            ("look_every_days", Some(self.look_every_days), LOOK_EVERY),
        ];
        let is_out = |(_, n, allowed): &(_, Option<u16>, RangeInclusive<u16>)| {
            n.is_some_and(|n| !allowed.contains(&n))
        };
        numbers.into_iter().filter(is_out).map(|(field, _, _)| (field, FaultReason::OutOfRange))
    }

    fn backwards(&self) -> impl Iterator<Item = (&'static str, FaultReason)> {
        let windows = [
            ("settle_to", self.settle_from, Some(self.settle_to)),
            ("free_until", self.not_before, self.free_until),
        ];
        let ends_first = |(_, from, to): &(_, u16, Option<u16>)| to.is_some_and(|to| to <= *from);
        windows
            .into_iter()
            .filter(ends_first)
            .map(|(field, _, _)| (field, FaultReason::WindowBackwards))
    }

    fn blank(&self) -> impl Iterator<Item = (&'static str, FaultReason)> {
        let texts =
            [("price", &self.price), ("how_to_book", &self.how_to_book), ("range", &self.range)];
        let is_blank =
            |(_, text): &(_, &Option<String>)| text.as_ref().is_some_and(|t| t.trim().is_empty());
        texts.into_iter().filter(is_blank).map(|(field, _)| (field, FaultReason::EmptyText))
    }

    fn unsourced(
        &self,
        sources: &BTreeMap<String, Source>,
    ) -> impl Iterator<Item = (&'static str, FaultReason)> {
        let nobody = self.sources.is_empty().then_some(FaultReason::NoSource);
        let unknown = self.sources.iter().filter(|s| !sources.contains_key(*s));
        let unknown = unknown.map(|s| FaultReason::UnknownSource { found: s.clone() });
        nobody.into_iter().chain(unknown).map(|reason| ("sources", reason))
    }

    /// Whether the patient would read the same terms. Sources and confidence do not count, as for instructions.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let unsourced = |terms: &Self| Self {
            range: None,
            sources: Vec::new(),
            confidence: self.confidence,
            ..terms.clone()
        };
        unsourced(self) == unsourced(other)
    }
}
