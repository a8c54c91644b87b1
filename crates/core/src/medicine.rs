//! Medicines: Stipple keeps what the prescriber or label says and reminds. It never sets or computes a dose.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::event::{EventKey, OutcomeState, Outcomes};
use crate::ids::MedicineId;
use crate::moment::{Now, days_between, instant, plus, plus_days};
use crate::pack::{
    Confidence, FactKind, MedicineFact, MedicineGuide, OfferedTo, Pack, Source, Trait,
};
use crate::profile::Person;

/// A medicine the patient takes. Times are civil times: 20:00 stays 20:00 through travel and daylight saving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Medicine {
    pub id: MedicineId,
    /// The guide in the medicines pack; none for a medicine the pack does not know.
    pub guide: Option<String>,
    /// Its name as on the box.
    pub name: String,
    /// The trait of a patient who takes it.
    pub gives: Option<Trait>,
    /// The civil times of its reminders, sorted.
    pub times: Vec<NaiveTime>,
    /// The first day.
    pub started_on: NaiveDate,
    /// The first day it is not taken any more.
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

/// One reminder of one medicine on one day, with the outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct Dose {
    pub event: String,
    pub medicine: MedicineId,
    pub name: String,
    pub on: NaiveDate,
    pub at: NaiveTime,
    /// What the patient recorded.
    pub state: Option<OutcomeState>,
    pub recorded_at: Option<DateTime<Utc>>,
    /// At least an hour past its time and not recorded. The screen then says never to take two doses at once.
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
                late: outcome.is_none() && now.utc >= plus(due, TimeDelta::hours(1)),
                state: outcome.map(|o| o.state),
                recorded_at: outcome.map(|o| o.recorded_at),
            }
        })
        .collect();
    doses.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.name.cmp(&b.name)));
    doses
}

/// Today's reminders, and yesterday's that were not recorded.
pub fn doses(medicines: &[Medicine], outcomes: &Outcomes, now: &Now) -> Vec<Dose> {
    let today = now.today();
    let yesterday = doses_on(medicines, outcomes, plus_days(today, -1), now);
    let mut doses: Vec<Dose> = yesterday.into_iter().filter(|d| d.state.is_none()).collect();
    doses.extend(doses_on(medicines, outcomes, today, now));
    doses
}

/// Whether the app lists a guide for this profile. Finasteride 1 mg is licensed for men only
/// (`docs/evidence.md`), so a woman's profile does not list it unless the clinic's pack offers it to everyone.
pub fn is_offered(guide: &MedicineGuide, person: Person) -> bool {
    guide.offered_to == OfferedTo::Anyone || person != Person::Woman
}

/// A fact about a medicine, with its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct FactView {
    pub id: String,
    pub kind: FactKind,
    pub title: String,
    /// What to know.
    pub text: String,
    pub sources: Vec<Source>,
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

/// What to expect of a medicine on a day: facts whose window, counted from the first day, includes it.
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
