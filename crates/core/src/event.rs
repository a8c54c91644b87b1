//! Events are computed, never stored. An outcome is what the patient recorded for one.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{MedicineId, PlanId, SessionId};

/// Identifies one occurrence of a rule. The same facts give the same key on every device, so that outcomes match events.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum EventKey {
    /// An instruction that is a task.
    Instruction {
        plan: PlanId,
        /// The instruction's id in the pack.
        instruction: String,
        /// The visit it counts from.
        visit: SessionId,
        /// The day, for a daily task.
        on: Option<NaiveDate>,
    },
    /// A reminder of a medicine.
    Dose {
        medicine: MedicineId,
        /// The civil date it was scheduled for.
        on: NaiveDate,
        /// The civil time it was scheduled for. A position in the schedule would name another dose once the schedule changes.
        at: DoseTime,
    },
    /// A photo set that is due.
    PhotoSet {
        plan: PlanId,
        /// The visit it counts from.
        visit: SessionId,
        /// Days after the visit.
        day: u16,
    },
}

/// The civil time a dose was scheduled for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DoseTime {
    /// This time.
    At(NaiveTime),
    /// Not known: a record of an earlier Stipple had only this position in the schedule of its day, from 0, and the change
    /// log does not say what that schedule was.
    Unknown(u8),
}

impl DoseTime {
    /// The time, where it is known.
    pub fn known(self) -> Option<NaiveTime> {
        match self {
            Self::At(at) => Some(at),
            Self::Unknown(_) => None,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        match text.strip_prefix("unknown-") {
            Some(position) => position.parse().ok().map(Self::Unknown),
            None => text.parse().ok().map(Self::At),
        }
    }
}

impl fmt::Display for DoseTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(at) => at.fmt(f),
            Self::Unknown(position) => write!(f, "unknown-{position}"),
        }
    }
}

impl fmt::Display for EventKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Instruction { plan, instruction, visit, on: Some(on) } => {
                write!(f, "do/{plan}/{instruction}/{visit}/{on}")
            }
            Self::Instruction { plan, instruction, visit, on: None } => {
                write!(f, "do/{plan}/{instruction}/{visit}/once")
            }
            Self::Dose { medicine, on, at } => write!(f, "dose/{medicine}/{on}/{at}"),
            Self::PhotoSet { plan, visit, day } => write!(f, "photo/{plan}/{visit}/{day}"),
        }
    }
}

/// The text is not an event key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an event key")]
pub struct InvalidEventKey;

impl FromStr for EventKey {
    type Err = InvalidEventKey;

    /// Accepts only the exact text that `Display` writes: any other form would be stored and never found again.
    fn from_str(text: &str) -> Result<Self, InvalidEventKey> {
        let key = Self::parse(text).ok_or(InvalidEventKey)?;
        if key.to_string() == text { Ok(key) } else { Err(InvalidEventKey) }
    }
}

impl EventKey {
    fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split('/').collect();
        let id = |t: &str| t.parse().ok();
        let date = |t: &str| t.parse().ok();
        match parts.as_slice() {
            ["do", plan, instruction, visit, on] if !instruction.is_empty() => {
                Some(Self::Instruction {
                    plan: PlanId(id(plan)?),
                    instruction: (*instruction).to_string(),
                    visit: SessionId(id(visit)?),
                    on: if *on == "once" { None } else { Some(date(on)?) },
                })
            }
            ["dose", medicine, on, at] => Some(Self::Dose {
                medicine: MedicineId(id(medicine)?),
                on: date(on)?,
                at: DoseTime::parse(at)?,
            }),
            ["photo", plan, visit, day] => Some(Self::PhotoSet {
                plan: PlanId(id(plan)?),
                visit: SessionId(id(visit)?),
                day: day.parse().ok()?,
            }),
            _ => None,
        }
    }
}

/// What the patient recorded. There is no "missed" state: an event without an outcome is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OutcomeState {
    /// Done, or taken.
    Done,
    /// Skipped on purpose.
    Skipped,
}

/// What the patient recorded for one event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Outcome {
    pub event: String,
    pub state: OutcomeState,
    pub recorded_at: DateTime<Utc>,
    /// When a dose was really taken, by the patient's clock; none: not said.
    pub taken: Option<NaiveDateTime>,
}

/// Outcomes by event key.
#[derive(Debug, Clone, Default)]
pub struct Outcomes(BTreeMap<String, Outcome>);

impl Outcomes {
    /// The outcome of an event.
    pub fn of(&self, key: &EventKey) -> Option<&Outcome> {
        self.0.get(&key.to_string())
    }

    /// What was recorded for a medicine on a day, whatever its schedule says now.
    pub fn doses(
        &self,
        medicine: MedicineId,
        on: NaiveDate,
    ) -> impl Iterator<Item = (DoseTime, &Outcome)> {
        let prefix = format!("dose/{medicine}/{on}/");
        let found = self.0.range(prefix.clone()..).map_while(move |(key, outcome)| {
            key.strip_prefix(&prefix).map(|time| (DoseTime::parse(time), outcome))
        });
        found.filter_map(|(time, outcome)| Some((time?, outcome)))
    }
}

impl FromIterator<Outcome> for Outcomes {
    fn from_iter<I: IntoIterator<Item = Outcome>>(outcomes: I) -> Self {
        Self(outcomes.into_iter().map(|o| (o.event.clone(), o)).collect())
    }
}

#[cfg(test)]
mod tests;
