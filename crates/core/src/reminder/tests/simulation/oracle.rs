//! What is expected, written down without the rules under test: each civil dose, each photo set, each nearer visit.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::medicine::Medicine;
use crate::session::Session;

/// One thing that has to come, and the true moment from which it can be judged.
#[derive(Debug)]
pub(super) struct Expected {
    pub(super) key: String,
    pub(super) judge_from: DateTime<Utc>,
}

/// A day that every zone has left behind, and the grace of what lies on it.
fn judged(day: NaiveDate, days: u64) -> DateTime<Utc> {
    day.checked_add_days(Days::new(days)).unwrap().and_time(NaiveTime::MIN).and_utc()
}

pub(super) fn doses(medicines: &[Medicine], day: NaiveDate) -> Vec<Expected> {
    let dose = |m: &Medicine, slot: usize| Expected {
        key: format!("dose/{}/{day}/{slot}", m.id),
        judge_from: judged(day, 4),
    };
    medicines.iter().flat_map(|m| (0..m.times.len()).map(|slot| dose(m, slot))).collect()
}

/// What leads up to a visit that was entered so early that all of it lies ahead.
pub(super) fn nearer(visit: &Session) -> Vec<Expected> {
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

/// How late something came, where nothing stood in its way.
pub(super) fn is_late(due: DateTime<Utc>, shown: DateTime<Utc>) -> bool {
    shown - due > TimeDelta::seconds(60)
}
