//! Shared test helpers: small packs, a made-up patient, and short notations for dates and answers.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use uuid::Uuid;

use crate::answer::{TopicAnswer, Verdict, answer, answers};
use crate::course::PlanCourse;
use crate::event::Outcomes;
use crate::ids::{MedicineId, PlanId, SessionId};
use crate::medicine::Medicine;
use crate::moment::{Now, instant};
use crate::pack::{Library, Pack, Trait, read, resolve};
use crate::plan::{CarePlan, Indication};
use crate::profile::{HairLook, Profile};
use crate::session::{PigmentRecord, Session, SessionState};
use crate::today::{PlanToday, Today, today};

pub const SMP: &str = include_str!("sample/smp.toml");
pub const TRANSPLANT: &str = include_str!("sample/transplant.toml");
pub const MEDICINES: &str = include_str!("sample/medicines.toml");
/// A clinic's terms for touch-ups. Instructions have fields with the same names.
pub const TERMS: &str = r#"
[touch_up]
settle_from = 21
settle_to = 42
not_before = 14
free_until = 60
look_every_days = 365
price = "Free until day 59."
how_to_book = "Call us."
range = "2 to 4 weeks (one)."
sources = ["one", "two"]
confidence = "C"
"#;
pub const LONDON: Tz = Tz::Europe__London;

/// Parses a pack that extends nothing and must be valid.
pub fn pack(text: &str) -> Pack {
    let file = read(text.as_bytes()).unwrap();
    let pack = resolve(&file, &Library::default(), text).unwrap();
    assert_eq!(pack.validate(text), [], "a sample pack must be valid");
    pack
}

pub fn date(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

pub fn civil(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// `Now` at a civil time in a zone, with the patient in that zone.
pub fn now_in(text: &str, zone: Tz) -> Now {
    Now { utc: instant(civil(text), zone), zone }
}

pub fn now(text: &str) -> Now {
    now_in(text, LONDON)
}

/// Noon in London on a date.
pub fn noon(day: &str) -> Now {
    now(&format!("{day} 12:00"))
}

pub fn medicine(gives: Option<Trait>, started_on: &str, times: &[&str]) -> Medicine {
    let number = 900 + u128::from(gives.map_or(0, |t| t as u8));
    Medicine {
        id: MedicineId(Uuid::from_u128(number)),
        guide: None,
        name: "Sample medicine".into(),
        gives,
        times: times.iter().map(|t| NaiveTime::parse_from_str(t, "%H:%M").unwrap()).collect(),
        started_on: date(started_on),
        stopped_on: None,
        note: String::new(),
        every_days: None,
        weekdays: Vec::new(),
        former: Vec::new(),
    }
}

/// One plan of a made-up patient.
#[derive(Debug, Clone)]
pub struct Patient {
    pub plan: CarePlan,
    pub pack: Pack,
    pub profile: Profile,
    pub medicines: Vec<Medicine>,
    pub sessions: Vec<Session>,
}

impl Patient {
    /// A patient with a plan from this pack and no visit yet.
    pub fn of(text: &str, number: u128) -> Self {
        let pack = pack(text);
        let plan = CarePlan {
            id: PlanId(Uuid::from_u128(number)),
            pack: pack.id.clone(),
            pack_version: pack.version.clone(),
            indication: Indication::MalePattern,
            sessions_planned: None,
            closed_on: None,
            scar_surgery_on: None,
            transplant_on: None,
            suture_removal_on: None,
            free_until_on: None,
        };
        Self { plan, pack, profile: Profile::default(), medicines: vec![], sessions: vec![] }
    }

    pub fn smp() -> Self {
        Self::of(SMP, 1)
    }

    pub fn transplant() -> Self {
        Self::of(TRANSPLANT, 2)
    }

    /// Adds a visit at "2026-03-01" or "2026-03-01 10:00" of so many minutes (0: unknown).
    pub fn visit(mut self, state: SessionState, when: &str, minutes: u16) -> Self {
        let (on, at) = when.split_once(' ').map_or((when, None), |(on, at)| (on, Some(at)));
        let number = self.plan.id.0.as_u128() * 100 + self.sessions.len() as u128;
        self.sessions.push(Session {
            id: SessionId(Uuid::from_u128(number)),
            plan: self.plan.id,
            state,
            on: date(on),
            at: at.map(|t| NaiveTime::parse_from_str(t, "%H:%M").unwrap()),
            zone: LONDON,
            minutes: (minutes > 0).then_some(minutes),
            areas: vec![],
            pigment: PigmentRecord::default(),
            note: String::new(),
        });
        self
    }

    pub fn done(self, when: &str) -> Self {
        self.visit(SessionState::Done, when, 0)
    }

    pub fn planned(self, when: &str) -> Self {
        self.visit(SessionState::Planned, when, 0)
    }

    pub fn cancelled(self, when: &str) -> Self {
        self.visit(SessionState::Cancelled, when, 0)
    }

    pub fn shaved(mut self) -> Self {
        self.profile.hair = Some(HairLook::Shaved);
        self
    }

    pub fn takes(mut self, gives: Trait, since: &str) -> Self {
        self.medicines.push(medicine(Some(gives), since, &["20:00"]));
        self
    }

    pub fn at(&self, now: &Now) -> PlanCourse<'_> {
        PlanCourse::new(&self.plan, &self.pack, &self.profile, &self.medicines, &self.sessions, now)
    }

    /// The course at noon on a date.
    pub fn on(&self, day: &str) -> PlanCourse<'_> {
        self.at(&noon(day))
    }

    pub fn today(&self, now: &Now) -> Today {
        today(&[self.at(now)], &self.medicines, &Outcomes::default(), now)
    }

    /// The plan's part of the Today screen at noon.
    pub fn screen(&self, day: &str) -> PlanToday {
        self.today(&noon(day)).plans.remove(0)
    }

    /// The answer to a topic at noon, as a short text.
    pub fn may(&self, topic: &str, day: &str) -> String {
        short(&answer(&self.on(day), topic).verdict)
    }
}

/// The answers of several plans, at noon.
pub fn all_answers(patients: &[&Patient], day: &str) -> Vec<TopicAnswer> {
    answers(&patients.iter().map(|p| p.on(day)).collect::<Vec<_>>())
}

/// A verdict as a short text.
pub fn short(verdict: &Verdict) -> String {
    let day = |d: &Option<NaiveDate>| d.map_or("?".to_string(), |d| d.format("%m-%d").to_string());
    match verdict {
        Verdict::NotBefore { date, then_ask: false } => format!("not before {}", day(date)),
        Verdict::NotBefore { date, then_ask: true } => {
            format!("not before {}, then ask", day(date))
        }
        Verdict::Ask => "ask".into(),
        Verdict::Yes { since, until: None } => format!("yes since {}", day(since)),
        Verdict::Yes { since, until } => format!("yes since {} until {}", day(since), day(until)),
        Verdict::NoRule { until: None } => "no rule".into(),
        Verdict::NoRule { until } => format!("no rule until {}", day(until)),
    }
}

/// The ids of the instructions that hold on a day.
pub fn holding(patient: &Patient, day: &str) -> Vec<String> {
    patient.on(day).holding(date(day)).map(|h| h.instruction.id.clone()).collect()
}
