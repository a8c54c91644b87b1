//! Start-up, settings, warnings, history, about.

use chrono::{DateTime, NaiveDate, Utc};
use serde::de::value::{self, StrDeserializer};
use serde::{Deserialize, Serialize};
use stipple_core::answer::PackName;
use stipple_core::lock::SecretKind;
use stipple_core::pack::{Confidence, SignOff, Source};
pub use stipple_core::settings::{ClinicContact, Onboarding, Settings, Theme};
use stipple_core::warning::WarningView;

use super::Appearance;
use super::Restored;

/// What the app found when it started.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Start {
    /// Open and ready.
    Ready {
        settings: Box<Settings>,
        /// There is at least one care plan.
        has_plan: bool,
        /// Which key opens the store.
        opened_by: OpenedBy,
        /// The data folder cannot be written: everything can be seen, backed up and exported, and nothing saved.
        read_only: bool,
        /// A copy was put back just now, and this came of it.
        restored: Option<Restored>,
    },
    /// A first start on a computer without a key store: the patient chooses a passphrase.
    PassphraseWanted {
        /// The fewest characters it needs.
        min_length: u8,
    },
    /// The store is closed: what the patient knows opens it.
    SecretNeeded {
        /// Which kind.
        kind: SecretKind,
        /// A recovery code opens it too.
        recoverable: bool,
        /// Seconds until it may be tried, after many failed attempts.
        wait: u32,
        /// A fingerprint or a face unlocks it too.
        biometric: bool,
        /// Theme and language of the lock screen.
        appearance: Appearance,
    },
    /// Nothing but the recovery code opens the store.
    CodeNeeded {
        /// Theme and language of the lock screen.
        appearance: Appearance,
    },
}

/// Which key opens the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OpenedBy {
    /// The operating system's key store.
    KeyStore,
    /// A PIN or a passphrase.
    Secret,
    /// The recovery code.
    Code,
}

/// A passphrase, on its way in only.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PassphraseArgs {
    pub passphrase: String,
}

/// New settings, whole.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SettingsArgs {
    pub settings: Settings,
}

/// "Something looks wrong": the signs and whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Help {
    /// The signs, emergency first.
    pub signs: Vec<WarningView>,
    /// Whom to call, from the clinic's pack or the settings; none where neither says.
    pub clinic: Option<ClinicContact>,
}

/// Which part of the history.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct HistoryArgs {
    /// Only changes before this number; none: the latest.
    pub before: Option<u32>,
}

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ChangeOp {
    /// Written for the first time.
    Added,
    /// Fields got other values.
    Changed,
    /// Deleted; it can be restored.
    Deleted,
    /// Restored after deletion.
    Restored,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Noun {
    /// A care plan.
    Plan,
    /// A clinic's instructions.
    Pack,
    /// A treatment visit.
    Session,
    /// What the patient takes or took.
    Medicine,
    /// What was recorded for a dated occurrence.
    Outcome,
    /// A diary entry.
    Diary,
    /// A picture with what is known of it.
    Photo,
    /// A view of the patient's own.
    PhotoView,
    /// A drawn hairline.
    Hairline,
    /// How two photos are aligned.
    PhotoPair,
    /// The settings, all in one.
    Settings,
    /// What was said at a check-in.
    CheckIn,
    /// A request for a visit.
    Booking,
}

impl Noun {
    /// The noun that a table's description and its changes give in this word.
    pub(crate) fn of(word: &str) -> Option<Self> {
        Self::deserialize(StrDeserializer::<value::Error>::new(word)).ok()
    }
}

/// One field of a change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FieldChange {
    /// The field's name.
    pub field: String,
    /// Its value before.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub from: serde_json::Value,
    /// Its value after.
    #[cfg_attr(feature = "bindings", ts(type = "unknown"))]
    pub to: serde_json::Value,
}

/// One recorded write.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ChangeView {
    /// Its number; later ones are higher.
    pub number: u32,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// The zone it was recorded in.
    pub zone: String,
    /// On this device, and not on another one of the patient's.
    pub here: bool,
    /// What it was done to.
    pub noun: Noun,
    /// What was done.
    pub op: ChangeOp,
    /// What the thing is called or dated, to tell one from another.
    pub label: Option<String>,
    pub fields: Vec<FieldChange>,
}

/// A part of the history, latest first.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct History {
    pub changes: Vec<ChangeView>,
    /// There are earlier ones.
    pub more: bool,
}

/// Who made what: the app and the packs in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct About {
    /// The app's version.
    pub version: String,
    /// The packs in use with their sign-off.
    pub packs: Vec<AboutPack>,
    /// Which key opens the store.
    pub opened_by: OpenedBy,
}

/// A pack in use.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct AboutPack {
    pub name: PackName,
    /// Who stands behind it.
    pub sign_off: SignOff,
}

/// A page about the options around SMP.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Article {
    pub id: String,
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// The language it is written in.
    pub lang: String,
    pub sections: Vec<ArticleSection>,
}

/// A part of a page.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct ArticleSection {
    pub heading: String,
    pub paragraphs: Vec<String>,
    pub sources: Vec<Source>,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// The day the store was last copied and found whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Housekeeping {
    /// The copy's local date.
    pub copied_on: Option<NaiveDate>,
}
