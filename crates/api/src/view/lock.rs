//! Keys, lock and recovery code, for a screen. Secrets come in and are never given out, but for a new recovery code, once.

use serde::{Deserialize, Serialize};
use stipple_core::lock::SecretKind;

/// How Stipple opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Keys {
    /// What the patient types; none: the operating system's key store opens it.
    pub lock: Option<SecretKind>,
    /// A lock that was set and never opened it: it is not in force.
    pub lock_to_try: Option<SecretKind>,
    /// There is a recovery code that was typed in once.
    pub code: bool,
    /// A recovery code was made and never typed in.
    pub code_to_try: bool,
    /// The operating system's key store answers.
    pub key_store: bool,
    /// It was opened with the recovery code: nothing else that is known opens it.
    pub recovered: bool,
    /// A fingerprint or a face unlocks it too; none: this device has no biometric unlock.
    pub biometric: Option<bool>,
}

/// Turns biometric unlock on or off.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BiometricSetArgs {
    pub on: bool,
    /// What the system says when it asks for its owner.
    pub ask: String,
}

/// Unlock with a fingerprint or a face.
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BiometricUnlockArgs {
    /// What the system says when it asks for its owner.
    pub ask: String,
}

/// A PIN or a passphrase, on its way in only.
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SecretArgs {
    /// What was typed.
    pub secret: String,
}

/// A new lock.
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct LockSetArgs {
    /// Which kind.
    pub kind: SecretKind,
    /// What was typed.
    pub secret: String,
}

/// A recovery code, on its way in.
#[derive(Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CodeArgs {
    /// What was typed.
    pub code: String,
}

/// A new recovery code, shown this once.
#[derive(Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NewCode {
    /// As it is to be written down, in groups.
    pub code: String,
}

/// What was deleted, counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Deleted {
    /// Key files.
    pub keys: u32,
    /// Entries of the operating system's key store.
    pub entries: u32,
    /// Files of the database and its copies.
    pub databases: u32,
    /// Files of pictures.
    pub pictures: u32,
    /// Other files of Stipple.
    pub others: u32,
    /// Files that could not be removed; nothing opens them any more.
    pub left: u32,
}
