//! The expected reminders, computed without the rules under test: each dose, photo set and planned visit.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::medicine::Medicine;
use crate::session::Session;

/// One expected reminder, and the true instant from which it can be checked.
#[derive(Debug)]
pub(super) struct Expected {
    pub(super) key: String,
    pub(super) judge_from: DateTime<Utc>,
}

/// The instant at which a day is over in every zone, with the grace of its reminders.
fn judged(day: NaiveDate, days: u64) -> DateTime<Utc> {
    day.checked_add_days(Days::new(days)).unwrap().and_time(NaiveTime::MIN).and_utc()
}

pub(super) fn doses(medicines: &[Medicine], day: NaiveDate) -> Vec<Expected> {
    let dose = |m: &Medicine, at: &NaiveTime| Expected {
        key: format!("dose/{}/{day}/{at}", m.id),
        judge_from: judged(day, 4),
    };
    medicines.iter().flat_map(|m| m.times.iter().map(|at| dose(m, at))).collect()
}

/// The countdown of a visit that was entered before all of it.
pub(super) fn countdown(visit: &Session) -> Vec<Expected> {
    let at = visit.at.unwrap().format("T%H:%M").to_string();
    let stage = |name: &str| Expected {
        key: format!("session/{}/{}{at}/{name}", visit.id, visit.on),
        judge_from: judged(visit.on, 4),
    };
    ["week", "two-days", "eve", "two-hours"].map(stage).into()
}

/// The photo sets of the sample pack between a visit and the next one.
pub(super) fn sets(visit: &Session, end: Option<NaiveDate>) -> Vec<Expected> {
    let day0 = visit.on;
    let on = |day: u16| day0.checked_add_days(Days::new(day.into())).unwrap();
    let open = |day: &u16| end.is_none_or(|end| on(*day) < end);
    [7_u16, 14]
        .into_iter()
        .filter(open)
        .map(|day| Expected {
            key: format!("photo/{}/{}/{day}", visit.plan, visit.id),
            judge_from: judged(on(day), 9),
        })
        .collect()
}

/// Whether a reminder that nothing delayed came too late.
pub(super) fn is_late(due: DateTime<Utc>, shown: DateTime<Utc>) -> bool {
    shown - due > TimeDelta::seconds(60)
}
