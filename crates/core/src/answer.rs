//! "May I …?": the answer of one plan on one day, and of all plans side by side.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::course::{Holding, PlanCourse};
use crate::ids::PlanId;
use crate::instruction::{InstructionView, view};
use crate::moment::plus_days;
use crate::pack::{Kind, Topic};

/// How many days ahead an answer's next change is searched for. The longest finite window of the built-in packs is 455 days.
pub const HORIZON_DAYS: i32 = 800;

/// What a plan answers on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Verdict {
    /// Not before a date; without one, the pack names no end.
    NotBefore {
        /// The first date with another answer.
        date: Option<NaiveDate>,
        /// On that date the answer becomes "ask your clinic", not "yes".
        then_ask: bool,
    },
    /// The clinic has to say.
    Ask,
    /// Yes, since a date.
    Yes {
        /// The first date of the unbroken "yes"; none: always.
        since: Option<NaiveDate>,
        /// The first date that is no longer "yes", because a planned visit is near.
        until: Option<NaiveDate>,
    },
    /// The plan has no rule that holds on this day.
    NoRule {
        /// The first date on which a rule holds, because of a planned visit.
        until: Option<NaiveDate>,
    },
}

/// Stricter answers sort first and are shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strictness {
    NotYet,
    Ask,
    Yes,
    NoRule,
}

impl Verdict {
    fn strictness(&self) -> (Strictness, i64) {
        match self {
            // Of two dates the later is the stricter.
            Self::NotBefore { date, .. } => {
                let days =
                    date.map_or(i64::MAX, |d| d.signed_duration_since(NaiveDate::MIN).num_days());
                (Strictness::NotYet, -days)
            }
            Self::Ask => (Strictness::Ask, 0),
            Self::Yes { .. } => (Strictness::Yes, 0),
            Self::NoRule { .. } => (Strictness::NoRule, 0),
        }
    }
}

/// The pack that an answer comes from, shown beside it. `id`, `version` and `title` are the pack's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct PackName {
    pub id: String,
    pub version: String,
    pub title: String,
    /// The clinic, for a clinic's own pack.
    pub clinic: Option<String>,
    /// The language of its texts.
    pub lang: String,
}

/// One plan's answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct PlanAnswer {
    pub plan: PlanId,
    pub pack: PackName,
    pub verdict: Verdict,
    /// The instruction behind it; none where no rule holds.
    pub instruction: Option<InstructionView>,
    /// Further instructions on the topic that hold today.
    pub notes: Vec<InstructionView>,
    /// The instructions of this topic that come next, in order.
    pub then: Vec<InstructionView>,
}

/// One question with the answers of all plans, the strictest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the names say it")]
pub struct TopicAnswer {
    pub topic: String,
    /// Completes "May I …?".
    pub title: String,
    /// What people type when they mean this.
    pub words: Vec<String>,
    /// Lower comes first.
    pub rank: u16,
    /// The answers, the strictest first; never merged.
    pub answers: Vec<PlanAnswer>,
}

/// The pack's name as shown beside what it says.
pub fn pack_name(course: &PlanCourse<'_>) -> PackName {
    let pack = course.pack;
    PackName {
        id: pack.id.clone(),
        version: pack.version.clone(),
        title: pack.title.clone(),
        clinic: pack.clinic.as_ref().map(|c| c.name.clone()),
        lang: pack.lang.clone(),
    }
}

/// The tile that answers a topic on a day. Of several, the strictest: a planned visit may forbid again what the days since
/// the last visit already allow.
pub fn tile_on<'a>(course: &PlanCourse<'a>, topic: &str, day: NaiveDate) -> Option<Holding<'a>> {
    course
        .anchored(day)
        .filter(|h| h.instruction.tile && h.instruction.answers(topic) && h.holds(day))
        // Of two equally strict tiles, prefer the one that counts from a past visit: it explains more.
        .min_by_key(|h| (strictness(h.instruction.kind), h.ahead))
}

fn strictness(kind: Kind) -> Strictness {
    match kind {
        Kind::Dont => Strictness::NotYet,
        Kind::Tell => Strictness::Ask,
        Kind::May | Kind::Do | Kind::Expect => Strictness::Yes,
    }
}

fn strictness_on(course: &PlanCourse<'_>, topic: &str, day: NaiveDate) -> Strictness {
    tile_on(course, topic, day).map_or(Strictness::NoRule, |h| strictness(h.instruction.kind))
}

/// The dates on which a topic's answer can change, sorted: where its tiles begin and end, for every visit that matters.
fn edges(course: &PlanCourse<'_>, topic: &str) -> Vec<NaiveDate> {
    let today = course.today;
    let ahead = course.visits.iter().filter(|v| !v.past).flat_map(|v| [v.begins, v.day0]);
    // A visit later today does not count yet, but it does tomorrow.
    let tomorrow = plus_days(today, 1);
    let seen_from = [today, tomorrow].into_iter().chain(ahead.clone());
    let mut dates: Vec<NaiveDate> = seen_from
        .flat_map(|day| course.anchored(day).collect::<Vec<_>>())
        .filter(|h| h.instruction.tile && h.instruction.answers(topic))
        .flat_map(|h| [Some(h.from()), h.to()])
        .flatten()
        .chain(ahead)
        .chain(std::iter::once(tomorrow))
        .collect();
    dates.sort_unstable();
    dates.dedup();
    dates
}

/// One plan's answer on its own today.
pub fn answer(course: &PlanCourse<'_>, topic: &str) -> PlanAnswer {
    let today = course.today;
    let tile = tile_on(course, topic, today);
    let now = tile.map_or(Strictness::NoRule, |h| strictness(h.instruction.kind));
    let edges = edges(course, topic);
    let horizon = plus_days(today, HORIZON_DAYS);
    let change = edges
        .iter()
        .filter(|d| **d > today && **d <= horizon)
        .map(|d| (*d, strictness_on(course, topic, *d)))
        .find(|(_, s)| *s != now);
    let verdict = match now {
        Strictness::NotYet => Verdict::NotBefore {
            date: change.map(|(d, _)| d),
            then_ask: change.is_some_and(|(_, s)| s == Strictness::Ask),
        },
        Strictness::Ask => Verdict::Ask,
        Strictness::Yes => {
            Verdict::Yes { since: since(course, topic, &edges), until: change.map(|(d, _)| d) }
        }
        Strictness::NoRule => Verdict::NoRule { until: change.map(|(d, _)| d) },
    };
    PlanAnswer {
        plan: course.plan.id,
        pack: pack_name(course),
        verdict,
        instruction: tile.map(|h| view(course.pack, &h)),
        notes: notes(course, topic, today),
        then: then(course, topic, &edges),
    }
}

/// The first date of the unbroken "yes" that holds today.
fn since(course: &PlanCourse<'_>, topic: &str, edges: &[NaiveDate]) -> Option<NaiveDate> {
    let past = edges.iter().rev().filter(|d| **d <= course.today);
    past.take_while(|d| strictness_on(course, topic, **d) == Strictness::Yes).last().copied()
}

fn notes(course: &PlanCourse<'_>, topic: &str, day: NaiveDate) -> Vec<InstructionView> {
    course
        .holding(day)
        .filter(|h| !h.instruction.tile && h.instruction.answers(topic))
        .filter(|h| h.instruction.kind != Kind::Expect)
        .map(|h| view(course.pack, &h))
        .collect()
}

/// The topic's instructions on later days, each listed once.
fn then(course: &PlanCourse<'_>, topic: &str, edges: &[NaiveDate]) -> Vec<InstructionView> {
    let current =
        tile_on(course, topic, course.today).map(|h| (h.instruction.id.clone(), h.anchored));
    let mut seen: Vec<(String, NaiveDate)> = current.into_iter().collect();
    let mut out = Vec::new();
    for day in edges.iter().filter(|d| **d > course.today) {
        if let Some(h) = tile_on(course, topic, *day) {
            let key = (h.instruction.id.clone(), h.anchored);
            if !seen.contains(&key) {
                seen.push(key);
                out.push(view(course.pack, &h));
            }
        }
    }
    out
}

/// The topics a plan answers for this patient: those with a tile.
pub fn topics<'a>(course: &'a PlanCourse<'_>) -> impl Iterator<Item = &'a Topic> {
    let pack = course.pack;
    pack.topics.iter().filter(|t| pack.tiles(&t.id, &course.traits).next().is_some())
}

/// Every topic that any plan answers, with the answers of all plans, the strictest first. A plan without a rule is listed
/// as well: no rule is not permission.
pub fn answers(courses: &[PlanCourse<'_>]) -> Vec<TopicAnswer> {
    let mut asked: BTreeMap<&str, &Topic> = BTreeMap::new();
    for topic in courses.iter().flat_map(topics) {
        asked.entry(&topic.id).or_insert(topic);
    }
    let mut out: Vec<TopicAnswer> = asked
        .into_values()
        .map(|topic| {
            let mut answers: Vec<PlanAnswer> =
                courses.iter().map(|c| answer(c, &topic.id)).collect();
            answers.sort_by_key(|a| a.verdict.strictness());
            TopicAnswer {
                topic: topic.id.clone(),
                title: topic.title.clone(),
                words: topic.words.clone(),
                rank: topic.rank,
                answers,
            }
        })
        .collect();
    out.sort_by(|a, b| a.rank.cmp(&b.rank).then_with(|| a.topic.cmp(&b.topic)));
    out
}

#[cfg(test)]
mod tests;
