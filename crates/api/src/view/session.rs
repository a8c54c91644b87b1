//! Sessions.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use stipple_core::answer::PackName;
use stipple_core::caution::Caution;
use stipple_core::ids::{PlanId, SessionId};
use stipple_core::instruction::InstructionView;
use stipple_core::pack::Procedure;
use stipple_core::session::{Left, PigmentRecord, Session, SessionState};
use stipple_core::today::Task;

/// The sessions of all plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Sessions {
    /// One part for each plan.
    pub plans: Vec<PlanSessions>,
}

/// The sessions of one plan.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanSessions {
    pub plan: PlanId,
    pub pack: PackName,
    /// What the treatment is.
    pub procedure: Procedure,
    /// How many visits are planned.
    pub of: u16,
    /// The date the course was closed.
    pub closed_on: Option<NaiveDate>,
    /// Sessions by date, cancelled ones among them.
    pub sessions: Vec<SessionView>,
    /// "Ask your clinic" notes.
    pub cautions: Vec<Caution>,
    /// What leads up to the next visit.
    pub preparation: Vec<Task>,
    /// The pack's usual window for a next visit that has no date yet.
    pub usual_next: Option<InstructionView>,
}

/// One session.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct SessionView {
    #[serde(flatten)]
    pub session: Session,
    /// Its place in the course, from 1; none when cancelled.
    pub number: Option<u16>,
    /// Its time has come and nobody said that it took place.
    pub assumed: bool,
    /// How long until then.
    pub left: Option<Left>,
}

/// A new session.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionAddArgs {
    /// The plan it belongs to.
    pub plan: PlanId,
    /// `planned` or `done`.
    pub state: SessionState,
    /// The local date it begins.
    pub on: NaiveDate,
    /// The local time it begins.
    pub at: Option<NaiveTime>,
    /// The clinic's IANA zone; none: the patient's own.
    pub zone: Option<String>,
    /// Its length in minutes.
    pub minutes: Option<u16>,
}

/// Another date or time for a session.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionMoveArgs {
    pub id: SessionId,
    /// The local date it begins.
    pub on: NaiveDate,
    /// The local time it begins.
    pub at: Option<NaiveTime>,
    /// The clinic's IANA zone; none: as it was.
    pub zone: Option<String>,
    /// Its length in minutes.
    pub minutes: Option<u16>,
}

/// One session.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionArgs {
    pub id: SessionId,
}

/// What was done in a session: marks it done.
#[allow(missing_docs, reason = "the names say it")]
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SessionDoneArgs {
    pub id: SessionId,
    /// The local date it began.
    pub on: NaiveDate,
    /// The local time it began.
    pub at: Option<NaiveTime>,
    /// Its length in minutes.
    pub minutes: Option<u16>,
    /// The zones of the scalp worked on.
    pub areas: Vec<String>,
    /// What was put into the skin.
    pub pigment: PigmentRecord,
    /// The patient's own note.
    pub note: String,
}

/// Which sessions to put into a calendar file, and in which words.
#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CalendarArgs {
    /// One session; none: all that are ahead.
    pub id: Option<SessionId>,
    /// What each entry is called, in the screen's language: neutral unless the patient chose otherwise.
    pub title: String,
}
