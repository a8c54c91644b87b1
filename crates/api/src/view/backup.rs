//! The backup file: making one, looking into one, and taking it over.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use stipple_core::valid::Fault;
use stipple_store::backup::{LeftOut, Progress, Refusal, Tally};
use stipple_store::tables::flaw::Flaw;

use super::{Noun, PackPreview};

/// What a page says before a backup is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct BackupState {
    /// When the last backup file was made here; none: none yet.
    pub last_at: Option<DateTime<Utc>>,
    /// How many photos there are.
    pub photos: u32,
    /// The fewest characters its passphrase needs.
    pub min_length: u8,
    /// Nothing was entered here yet.
    pub empty: bool,
}

/// A backup's passphrase, on its way in only.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BackupPassphraseArgs {
    pub passphrase: String,
}

/// How far a restore is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RestoreProgress {
    /// Pictures that were looked at.
    pub done: u32,
    /// Pictures there are in the file.
    pub total: u32,
    /// All are here; the entries can follow.
    pub finished: bool,
}

impl From<Progress> for RestoreProgress {
    fn from(progress: Progress) -> Self {
        Self { done: progress.done, total: progress.total, finished: progress.finished }
    }
}

/// A backup that was opened, and what restoring it would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RestorePreview {
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// It comes from this store, or from one that has entries in common with it.
    pub known: bool,
    /// Nothing was entered here yet: nothing can be in its way.
    pub empty: bool,
    /// What it would do, for each kind of thing; kinds it has none of are left out.
    pub counts: Vec<RestoreCount>,
    /// The entries that are left out and kept in a file beside.
    pub left_out: Vec<LeftOutRow>,
    /// The packs of clinics that would come in; only those that the patient accepts do.
    pub packs: Vec<PackPreview>,
}

/// A pack by its id and version.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PackVersion {
    pub id: String,
    pub version: String,
}

/// What of an opened backup is taken over.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RestoreBeginArgs {
    /// The packs of the preview that the patient accepted; plans of the others are left out.
    #[serde(default)]
    pub packs: Vec<PackVersion>,
}

/// An entry that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct LeftOutRow {
    /// What it is; none for a line of the history.
    pub noun: Option<Noun>,
    /// Its name or date, where that reads.
    pub label: Option<String>,
    /// Why.
    pub why: LeftOutWhy,
}

/// An entry that no screen can compute with.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct UnusableRow {
    pub noun: Noun,
    /// Tells it from others of its kind.
    pub entity: String,
    /// Its name or date, where that reads.
    pub label: Option<String>,
    pub why: LeftOutWhy,
}

/// Which unusable entry.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct UnusableArgs {
    pub noun: Noun,
    pub entity: String,
}

/// Why an entry cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum LeftOutWhy {
    /// It does not read.
    Unreadable,
    /// A text is too long.
    TooLong,
    /// A text that must say something is empty.
    Empty,
    /// A date or time that cannot be right.
    Date,
    /// A number, or how many there are of something, that cannot be right.
    Number,
    /// It belongs to something that is left out.
    Belongs,
    /// Its pack was not accepted.
    NotAccepted,
}

impl From<Flaw> for LeftOutWhy {
    fn from(flaw: Flaw) -> Self {
        match flaw {
            Flaw::Unreadable | Flaw::Fault(Fault::BadForm { .. }) => Self::Unreadable,
            Flaw::Fault(Fault::TooLong { .. }) => Self::TooLong,
            Flaw::Fault(Fault::Empty { .. }) => Self::Empty,
            Flaw::Fault(Fault::DateOutOfRange { .. } | Fault::DoneInFuture) => Self::Date,
            Flaw::Fault(Fault::OutOfScale { .. }) => Self::Number,
            Flaw::Orphan => Self::Belongs,
            Flaw::NotAccepted => Self::NotAccepted,
        }
    }
}

impl From<&LeftOut> for LeftOutRow {
    fn from(row: &LeftOut) -> Self {
        Self {
            noun: row.table.noun.and_then(Noun::of),
            label: row.label.clone(),
            why: row.flaw.into(),
        }
    }
}

/// What restoring would do to one kind of thing.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct RestoreCount {
    pub kind: RestoreKind,
    /// How many the backup has.
    pub there: u32,
    /// How many come in.
    pub add: u32,
    /// How many take the place of an older one.
    pub replace: u32,
    /// How many stay as they are here, which is newer.
    pub keep: u32,
    /// How many are the same already.
    pub same: u32,
}

/// A kind of thing, as a patient tells them apart.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RestoreKind {
    /// Photos, those still to be developed too.
    Photos,
    /// Care plans.
    Plans,
    Sessions,
    /// Diary entries.
    Diary,
    Medicines,
    /// Ticks.
    Outcomes,
    /// Check-ins and requests for visits.
    TouchUps,
    /// Lines, own views, instructions of the clinic, settings.
    Other,
}

impl RestoreKind {
    fn of(noun: Option<Noun>) -> Self {
        match noun {
            Some(Noun::Photo) => Self::Photos,
            Some(Noun::Plan) => Self::Plans,
            Some(Noun::Session) => Self::Sessions,
            Some(Noun::Diary) => Self::Diary,
            Some(Noun::Medicine) => Self::Medicines,
            Some(Noun::Outcome) => Self::Outcomes,
            Some(Noun::CheckIn | Noun::Booking) => Self::TouchUps,
            _ => Self::Other,
        }
    }
}

impl RestoreCount {
    /// The counts by kind, in the order of the kinds.
    pub(crate) fn of(tallies: &[Tally]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for tally in tallies {
            let kind = RestoreKind::of(tally.table.noun.and_then(Noun::of));
            if !all.iter().any(|one| one.kind == kind) {
                all.push(Self { kind, there: 0, add: 0, replace: 0, keep: 0, same: 0 });
            }
            for one in all.iter_mut().filter(|one| one.kind == kind) {
                one.there = one.there.saturating_add(tally.there);
                one.add = one.add.saturating_add(tally.add);
                one.replace = one.replace.saturating_add(tally.replace);
                one.keep = one.keep.saturating_add(tally.keep);
                one.same = one.same.saturating_add(tally.same);
            }
        }
        all.retain(|one| one.there > 0 || one.replace > 0 || one.keep > 0);
        all.sort_by_key(|one| one.kind);
        all
    }
}

/// Why a backup file cannot be restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum BackupRefusal {
    /// It is another kind of file.
    NotABackup,
    /// Keys open it and no passphrase.
    ForKeys,
    /// The passphrase is not the one.
    WrongPassphrase,
    /// It asks for more work than any backup of Stipple's.
    TooCostly,
    /// It is cut short, or changed.
    Damaged,
    /// A newer Stipple made it.
    Newer,
    /// It declares more than a backup can hold.
    TooLarge,
}

impl From<Refusal> for BackupRefusal {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotABackup => Self::NotABackup,
            Refusal::ForKeys => Self::ForKeys,
            Refusal::WrongPassphrase => Self::WrongPassphrase,
            Refusal::TooCostly => Self::TooCostly,
            Refusal::Damaged => Self::Damaged,
            Refusal::Newer => Self::Newer,
            Refusal::TooLarge => Self::TooLarge,
        }
    }
}
