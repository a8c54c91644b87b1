//! Medicines: Stipple keeps what the prescriber or label says and reminds. It never sets or computes a dose.

use std::borrow::Cow;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use crate::booking::Weekday;
use crate::ids::MedicineId;
use crate::moment::days_between;
use crate::pack::{
    Confidence, FactKind, MedicineFact, MedicineGuide, OfferedTo, Pack, Source, Trait,
};
use crate::profile::Person;

/// The most days from one day on which a medicine is taken to the next.
pub const MOST_DAYS_APART: u16 = 90;

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
    /// Every so many days, counted from the first day, 2 to [`MOST_DAYS_APART`]; none: every day.
    pub every_days: Option<u16>,
    /// On these weekdays, sorted; empty: on all.
    pub weekdays: Vec<Weekday>,
    /// What the prescriber or leaflet says, in the patient's words.
    pub note: String,
    /// The schedules before this one, the earliest first, as the change log has them. Kept there alone.
    #[serde(skip)]
    pub former: Vec<Former>,
}

/// On which days and at which civil times a medicine is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Schedule {
    /// Sorted.
    pub times: Vec<NaiveTime>,
    /// The first day.
    pub started_on: NaiveDate,
    /// The first day it is not taken any more.
    pub stopped_on: Option<NaiveDate>,
    /// Every so many days, counted from the first day; none: every day.
    pub every_days: Option<u16>,
    /// On these weekdays; empty: on all.
    pub weekdays: Vec<Weekday>,
}

impl Schedule {
    fn includes(&self, on: NaiveDate, at: NaiveTime) -> bool {
        is_between(on, self.started_on, self.stopped_on)
            && is_among(on, self.started_on, self.every_days, &self.weekdays)
            && self.times.contains(&at)
    }
}

/// Whether a day is one of every so many days, and one of these weekdays.
fn is_among(day: NaiveDate, first: NaiveDate, every: Option<u16>, weekdays: &[Weekday]) -> bool {
    let since = days_between(first, day);
    every.is_none_or(|every| since.checked_rem(i32::from(every)) == Some(0))
        && (weekdays.is_empty() || weekdays.contains(&Weekday::of(day)))
}

/// A schedule that the patient changed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Former {
    pub schedule: Schedule,
    /// The civil time at which it was changed.
    pub until: NaiveDateTime,
}

fn is_between(day: NaiveDate, first: NaiveDate, end: Option<NaiveDate>) -> bool {
    first <= day && end.is_none_or(|end| day < end)
}

impl Medicine {
    /// Whether it is taken on this day.
    pub fn is_taken_on(&self, day: NaiveDate) -> bool {
        is_between(day, self.started_on, self.stopped_on)
    }

    /// The schedule that is in force now.
    pub fn schedule(&self) -> Schedule {
        Schedule {
            times: self.times.clone(),
            started_on: self.started_on,
            stopped_on: self.stopped_on,
            every_days: self.every_days,
            weekdays: self.weekdays.clone(),
        }
    }

    /// The civil times at which it is to be taken on a day, sorted.
    ///
    /// A time counts if the schedule that was in force then has it, so that a change never adds a dose to the past. On the
    /// day of a change the new schedule must have it as well: a dose that was moved to later is not asked for twice. What
    /// was recorded is recorded whatever this says ([`Outcomes::doses`](crate::event::Outcomes::doses)).
    pub fn times_on(&self, day: NaiveDate) -> Cow<'_, [NaiveTime]> {
        if !self.is_taken_on(day) {
            return Cow::Borrowed(&[]);
        }
        let begins = self.former.partition_point(|f| f.until.date() < day);
        let former = self.former.get(begins..).unwrap_or_default();
        if former.is_empty() {
            let is_due = is_among(day, self.started_on, self.every_days, &self.weekdays);
            return Cow::Borrowed(if is_due { &self.times } else { &[] });
        }
        let current = self.schedule();
        let after = former.iter().find(|f| f.until.date() > day);
        let last = after.map_or(&current, |f| &f.schedule);
        let in_force = |at: &NaiveTime| {
            let then = former.iter().find(|f| day.and_time(*at) < f.until);
            then.map_or(&current, |f| &f.schedule).includes(day, *at)
        };
        let wanted = last.times.iter().filter(|at| last.includes(day, **at) && in_force(at));
        Cow::Owned(wanted.copied().collect())
    }
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
