//! Medicines: what the prescriber or the label says is kept and reminded of. No dose is ever set or computed.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::event::{EventKey, OutcomeState, Outcomes};
use crate::ids::MedicineId;
use crate::moment::{Now, days_between, instant, plus_days};
use crate::pack::{
    Confidence, FactKind, MedicineFact, MedicineGuide, OfferedTo, Pack, Source, Trait,
};
use crate::profile::Person;

/// A medicine the patient takes. Times are civil times: 20:00 stays 20:00 through travel and daylight saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Medicine {
    /// Its id.
    pub id: MedicineId,
    /// The guide in the medicines pack; none for a medicine the pack does not know.
    pub guide: Option<String>,
    /// Its name as on the box.
    pub name: String,
    /// What is true of a patient who takes it.
    pub gives: Option<Trait>,
    /// The civil times of its reminders, in order.
    pub times: Vec<NaiveTime>,
    /// The first day.
    pub started_on: NaiveDate,
    /// The first day it is no longer taken.
    pub stopped_on: Option<NaiveDate>,
    /// What the prescriber or leaflet says, in the patient's words.
    pub note: String,
}

impl Medicine {
    /// Whether it is taken on this day.
    pub fn is_taken_on(&self, day: NaiveDate) -> bool {
        self.started_on <= day && self.stopped_on.is_none_or(|stop| day < stop)
    }
}

/// One reminder of one medicine on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct Dose {
    /// The event's key.
    pub event: String,
    /// The medicine.
    pub medicine: MedicineId,
    /// Its name.
    pub name: String,
    /// The day.
    pub on: NaiveDate,
    /// The civil time.
    pub at: NaiveTime,
    /// What the patient recorded.
    pub state: Option<OutcomeState>,
    /// When it was recorded.
    pub recorded_at: Option<DateTime<Utc>>,
    /// An hour or more past its time and not noted: the screen says never to take two at once.
    pub late: bool,
}

/// The reminders of a day.
pub fn doses_on(
    medicines: &[Medicine],
    outcomes: &Outcomes,
    day: NaiveDate,
    now: &Now,
) -> Vec<Dose> {
    let mut doses: Vec<Dose> = medicines
        .iter()
        .filter(|m| m.is_taken_on(day))
        .flat_map(|m| (0_u8..).zip(&m.times).map(move |(slot, at)| (m, slot, *at)))
        .map(|(m, slot, at)| {
            let key = EventKey::Dose { medicine: m.id, on: day, slot };
            let outcome = outcomes.of(&key);
            let due = instant(day.and_time(at), now.zone);
            Dose {
                event: key.to_string(),
                medicine: m.id,
                name: m.name.clone(),
                on: day,
                at,
                late: outcome.is_none() && now.utc >= due + TimeDelta::hours(1),
                state: outcome.map(|o| o.state),
                recorded_at: outcome.map(|o| o.recorded_at),
            }
        })
        .collect();
    doses.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.name.cmp(&b.name)));
    doses
}

/// Today's reminders, and yesterday's that were not noted.
pub fn doses(medicines: &[Medicine], outcomes: &Outcomes, now: &Now) -> Vec<Dose> {
    let today = now.today();
    let yesterday = doses_on(medicines, outcomes, plus_days(today, -1), now);
    let mut doses: Vec<Dose> = yesterday.into_iter().filter(|d| d.state.is_none()).collect();
    doses.extend(doses_on(medicines, outcomes, today, now));
    doses
}

/// Whether a guide is in the app's own list for this profile. Finasteride is not offered to a profile marked as a woman's
/// unless the clinic's pack offers it to everyone (`docs/evidence.md`).
pub fn is_offered(guide: &MedicineGuide, person: Person) -> bool {
    guide.offered_to == OfferedTo::Anyone || person != Person::Woman
}

/// A fact about a medicine, with who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct FactView {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: FactKind,
    /// A few words.
    pub title: String,
    /// What to know.
    pub text: String,
    /// Who says so.
    pub sources: Vec<Source>,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// A fact as a screen shows it.
pub fn fact_view(pack: &Pack, fact: &MedicineFact) -> FactView {
    FactView {
        id: fact.id.clone(),
        kind: fact.kind,
        title: fact.title.clone(),
        text: fact.text.clone(),
        sources: fact.sources.iter().filter_map(|s| pack.sources.get(s).cloned()).collect(),
        confidence: fact.confidence,
    }
}

/// What is expected of a medicine on a day: facts whose window, counted from its first day, holds.
pub fn expected_now<'a>(
    guide: &'a MedicineGuide,
    medicine: &Medicine,
    day: NaiveDate,
) -> impl Iterator<Item = &'a MedicineFact> {
    let since = days_between(medicine.started_on, day);
    guide.facts.iter().filter(move |f| {
        f.kind == FactKind::Expect
            && f.from.is_some_and(|from| from <= since)
            && f.to.is_none_or(|to| since < to)
    })
}

#[cfg(test)]
mod tests;
