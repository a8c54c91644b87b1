//! The patient's settings.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

use crate::profile::Profile;
use crate::reminder::Reminding;

/// How the app looks.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    Light,
    Dark,
}

/// Whom to call, as the patient wrote it down. A clinic's own pack brings its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ClinicContact {
    /// The clinic's name.
    pub name: String,
    /// Its telephone number.
    pub phone: String,
    /// Its number out of hours.
    pub emergency_phone: String,
    /// Its e-mail address.
    pub email: String,
}

/// How far the first questions have come; they can be left and taken up at any step.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Onboarding {
    /// The next step, from 0.
    pub step: u8,
    /// Finished, or put aside by the patient.
    pub done: bool,
}

/// The patient's settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The language, as a BCP 47 tag; none: as the system.
    pub locale: Option<String>,
    /// How the app looks.
    pub theme: Theme,
    /// Neutral words wherever somebody else could look.
    pub neutral: bool,
    /// What was chosen about reminders.
    #[serde(default)]
    pub reminding: Reminding,
    /// Minutes without a touch after which a store with a lock closes, 1 to 60.
    #[serde(default = "lock_after")]
    pub lock_after: u16,
    /// The window shows nothing of the patient's while another one is in front.
    #[serde(default)]
    pub cover: bool,
    /// The hour of the day's list, as a civil time: what has no hour of its own is reminded of then.
    pub reminder_at: NaiveTime,
    /// The country whose emergency numbers are shown, as an ISO 3166 code; none: as the system's zone or language suggests.
    pub region: Option<String>,
    /// Whom to call.
    pub clinic: ClinicContact,
    /// What is true of the patient whatever the plan.
    pub profile: Profile,
    /// How far the first questions have come.
    pub onboarding: Onboarding,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            locale: None,
            theme: Theme::System,
            // Discretion is the default (design, section 5).
            neutral: true,
            reminding: Reminding::default(),
            lock_after: lock_after(),
            cover: false,
            reminder_at: NaiveTime::from_hms_opt(9, 0, 0).unwrap_or(NaiveTime::MIN),
            region: None,
            clinic: ClinicContact::default(),
            profile: Profile::default(),
            onboarding: Onboarding::default(),
        }
    }
}

/// Half of what Apple gives a locked phone before health data closes (`docs/security.md`).
fn lock_after() -> u16 {
    5
}
