//! A simulated device: its clock, its zone, and its wake-ups as a list of instants, as a system's timer holds them.

mod day;

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use stipple_testkit::SplitMix64;
use uuid::Uuid;

use super::oracle::{self, Expected};
use crate::course::PlanCourse;
use crate::event::{Outcome, OutcomeState, Outcomes};
use crate::ids::{MedicineId, SessionId};
use crate::medicine::Medicine;
use crate::moment::Now;
use crate::reminder::clock::Clock;
use crate::reminder::{Ahead, Facts, Log, Reminding, Verdict, verdict};
use crate::sample::{LONDON, Patient};
use crate::session::{PigmentRecord, Session, SessionState};

/// What a control run breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weakness {
    None,
    /// After a write, a trip, sleep or a clock change nothing polls, and wake-ups are never set again.
    NeverSetAgain,
    /// Missed reminders are not recorded.
    MissedUnrecorded,
    /// Shown reminders are not recorded.
    ShownUnrecorded,
}

/// An event in a device's day.
#[derive(Debug, Clone, Copy)]
enum Event {
    Sleep,
    Wake,
    Travel(Tz),
    SetClock(TimeDelta),
    Restart,
    Complete,
    Plan,
    Done,
}

/// How often each thing happened.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    pub(super) judged: u64,
    pub(super) shown: u64,
    pub(super) again: u64,
    pub(super) missed: u64,
    pub(super) wrong_clock: u64,
    pub(super) trips: u64,
    pub(super) jumps: u64,
    pub(super) offs: u64,
    pub(super) kills: u64,
    pub(super) doubled: u64,
    pub(super) lost: u64,
    pub(super) late: u64,
}

impl Counts {
    pub(super) fn add(&mut self, o: &Self) {
        self.judged += o.judged;
        self.shown += o.shown;
        self.again += o.again;
        self.missed += o.missed;
        self.wrong_clock += o.wrong_clock;
        self.trips += o.trips;
        self.jumps += o.jumps;
        self.offs += o.offs;
        self.kills += o.kills;
    }
}

pub(super) struct Device {
    truth: DateTime<Utc>,
    skew: TimeDelta,
    zone: Tz,
    awake: bool,
    /// Since then nothing delayed a reminder.
    calm_since: DateTime<Utc>,
    wakes: Vec<DateTime<Utc>>,
    log: Log,
    patient: Patient,
    reminding: Reminding,
    outcomes: BTreeMap<String, Outcome>,
    /// How often each reminder was shown for the first time by a right clock, to find duplicates.
    firsts: BTreeMap<String, u32>,
    expected: Vec<Expected>,
    ahead: Vec<(DateTime<Utc>, Event)>,
    kill_next: bool,
    random: SplitMix64,
    weakness: Weakness,
    days: u64,
    pub(super) counts: Counts,
}

fn at(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

fn medicine(number: u128, hours: &[u32], since: chrono::NaiveDate) -> Medicine {
    Medicine {
        id: MedicineId(Uuid::from_u128(number)),
        guide: None,
        name: "Sample".into(),
        gives: None,
        times: hours.iter().map(|h| at(*h)).collect(),
        started_on: since,
        stopped_on: None,
        note: String::new(),
        every_days: None,
        weekdays: Vec::new(),
        former: Vec::new(),
    }
}

impl Device {
    pub(super) fn new(
        zone: Tz,
        truth: DateTime<Utc>,
        random: SplitMix64,
        weakness: Weakness,
    ) -> Self {
        let since = truth.date_naive() - Days::new(30);
        let mut patient = Patient::smp();
        patient.medicines = vec![medicine(901, &[9], since), medicine(902, &[8, 20], since)];
        let mut device = Self {
            truth,
            skew: TimeDelta::zero(),
            zone,
            awake: true,
            calm_since: truth,
            wakes: vec![],
            log: Log::default(),
            patient,
            reminding: Reminding::default(),
            outcomes: BTreeMap::new(),
            firsts: BTreeMap::new(),
            expected: vec![],
            ahead: vec![],
            kill_next: false,
            random,
            weakness,
            days: 0,
            counts: Counts::default(),
        };
        device.poll();
        device
    }

    fn now(&self) -> Now {
        Now { utc: self.truth + self.skew, zone: self.zone }
    }

    fn is_right(&self) -> bool {
        self.skew.is_zero()
    }

    /// Simulates one day with its random events.
    pub(super) fn simulate_day(&mut self) {
        let end = self.truth + TimeDelta::days(1);
        self.plan_day();
        if self.days > 1 {
            let day = self.truth.date_naive();
            self.expected.extend(oracle::doses(&self.patient.medicines, day));
        }
        self.days += 1;
        loop {
            self.ahead.sort_by_key(|(at, _)| *at);
            let next = self.ahead.first().map(|(at, _)| *at).filter(|at| *at < end);
            self.fire_until(next.unwrap_or(end));
            let Some(at) = next else { break };
            self.truth = self.truth.max(at);
            let (_, event) = self.ahead.remove(0);
            self.handle(event);
        }
        self.truth = end;
        self.judge();
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Sleep => self.awake = false,
            Event::Wake => {
                self.awake = true;
                self.disturbed();
            }
            Event::Travel(zone) => {
                self.counts.trips += 1;
                self.zone = zone;
                self.disturbed();
            }
            Event::SetClock(skew) => {
                self.counts.jumps += 1;
                self.skew = skew;
                self.disturbed();
            }
            Event::Restart => self.disturbed(),
            Event::Complete if self.awake && self.is_right() => self.complete(),
            Event::Plan => self.plan_a_visit(),
            Event::Done => self.visit_done(),
            Event::Complete => {}
        }
    }

    /// Polls after an event that may have changed what is due, if the device is awake.
    fn disturbed(&mut self) {
        self.calm_since = self.truth;
        if self.awake && self.weakness != Weakness::NeverSetAgain {
            self.poll();
        }
    }

    /// Fires each wake-up, by the device's clock, while the device is awake.
    fn fire_until(&mut self, end: DateTime<Utc>) {
        while self.awake
            && let Some(first) = self.wakes.first().copied()
            && first - self.skew < end
        {
            self.truth = self.truth.max(first - self.skew);
            self.poll();
            let again = self.wakes.first().is_some_and(|w| *w <= self.now().utc);
            assert!(!again, "it would fire for ever at {} in {}", self.now().utc, self.zone);
        }
    }

    fn poll(&mut self) {
        let found = self.verdict();
        let now = self.now();
        let killed = !found.show.is_empty() && std::mem::take(&mut self.kill_next);
        for missed in &found.missed {
            self.counts.missed += u64::from(self.is_right());
            if self.weakness != Weakness::MissedUnrecorded {
                self.log.entries.insert(missed.reminder.key.clone(), missed.entry.clone());
            }
        }
        for due in &found.show {
            let key = &due.reminder.key;
            if self.weakness != Weakness::ShownUnrecorded {
                self.log.entries.insert(key.clone(), due.entry.clone());
            }
            if killed {
                continue;
            }
            self.count_shown(key, due.again(), due.reminder.at);
            if self.weakness != Weakness::ShownUnrecorded {
                let shown = due.entry.clone().shown(now.utc);
                let answered = match self.random.below(20) {
                    0 => shown.snoozed(now.utc + TimeDelta::minutes(60)),
                    1..=12 => shown.answered(),
                    _ => shown,
                };
                self.log.entries.insert(key.clone(), answered);
            }
        }
        let keep_from = found.keep_from;
        self.log.entries.retain(|_, entry| entry.due >= keep_from);
        self.log.seen = Some(found.seen);
        self.counts.kills += u64::from(killed);
        if self.weakness == Weakness::NeverSetAgain && !self.wakes.is_empty() {
            self.wakes.retain(|at| *at > now.utc);
        } else {
            // Wake-ups are set before anything is shown, so that a kill does not prevent it.
            self.wakes = found.wakes;
        }
    }

    fn count_shown(&mut self, key: &str, again: bool, due: DateTime<Utc>) {
        if again {
            self.counts.again += 1;
            return;
        }
        if self.skew.abs() > TimeDelta::hours(12) {
            self.counts.wrong_clock += 1;
            return;
        }
        self.counts.shown += 1;
        let times = self.firsts.entry(key.to_string()).or_default();
        *times += 1;
        self.counts.doubled += u64::from(*times > 1);
        let calm = self.is_right() && due > self.calm_since;
        self.counts.late += u64::from(calm && oracle::is_late(due, self.truth));
    }

    fn verdict(&self) -> Verdict {
        let now = self.now();
        let p = &self.patient;
        let courses =
            [PlanCourse::new(&p.plan, &p.pack, &p.profile, &p.medicines, &p.sessions, &now)];
        let outcomes: Outcomes = self.outcomes.values().cloned().collect();
        let facts = Facts {
            courses: &courses,
            medicines: &p.medicines,
            outcomes: &outcomes,
            check_ins: &[],
            bookings: &[],
            tests: &[],
            list_at: at(9),
            reminding: &self.reminding,
        };
        verdict(&facts, &self.log, &now, Ahead { days: 2, most: 30 }, true)
    }

    /// The patient records one of today's doses, before or after its time.
    fn complete(&mut self) {
        let day = self.now().today();
        let which = usize::from(self.chance(6000));
        let medicine = &self.patient.medicines[which];
        let any = self.random.below(medicine.times.len() as u64) as usize;
        let event = format!("dose/{}/{day}/{}", medicine.id, medicine.times[any]);
        let recorded_at = self.now().utc;
        self.outcomes.insert(
            event.clone(),
            Outcome { event, state: OutcomeState::Done, recorded_at, taken: None },
        );
        let kept = recorded_at - TimeDelta::days(60);
        self.outcomes.retain(|_, o| o.recorded_at > kept);
        // With one reminder less, the others may be combined differently.
        self.calm_since = self.truth;
        if self.weakness != Weakness::NeverSetAgain {
            self.poll();
        }
    }

    fn plan_a_visit(&mut self) {
        if !self.awake || self.truth.hour() > 22 {
            // Enters it later, still well before the visit.
            let later = self.truth + TimeDelta::hours(2);
            self.ahead.push((later, Event::Plan));
            return;
        }
        let number = 10_000 + self.patient.sessions.len() as u128;
        let visit = Session {
            id: SessionId(Uuid::from_u128(number)),
            plan: self.patient.plan.id,
            state: SessionState::Planned,
            on: self.truth.date_naive() + Days::new(12),
            at: Some(at(10)),
            zone: LONDON,
            minutes: Some(120),
            areas: vec![],
            pigment: PigmentRecord::default(),
            note: String::new(),
        };
        if self.is_right() {
            self.expected.extend(oracle::countdown(&visit));
            self.expected.extend(oracle::sets(&visit, None));
        }
        self.patient.sessions.push(visit);
        self.calm_since = self.truth;
        if self.weakness != Weakness::NeverSetAgain {
            self.poll();
        }
    }

    fn visit_done(&mut self) {
        if !self.awake {
            self.ahead.push((self.truth + TimeDelta::hours(2), Event::Done));
            return;
        }
        let today = self.truth.date_naive();
        let done = self.chance(7000);
        for visit in self.patient.sessions.iter_mut().filter(|s| s.on < today && done) {
            visit.state = SessionState::Done;
        }
    }

    /// Checks each expected reminder whose time is over: shown, reported as missed, or completed.
    fn judge(&mut self) {
        if !self.awake || !self.is_right() {
            return;
        }
        let now = self.now();
        let clock = Clock::of(self.log.seen.as_ref(), &now);
        let (over, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut self.expected)
            .into_iter()
            .partition(|e| e.judge_from <= self.truth);
        self.expected = rest;
        for expected in over {
            let known = self.log.entries.get(&expected.key).is_some_and(|e| clock.counts(e));
            let done = self.outcomes.contains_key(&expected.key);
            let seen = self.firsts.contains_key(&expected.key);
            self.counts.judged += 1;
            if !(known || done || seen) {
                self.counts.lost += 1;
                println!("lost: {} at {} in {}", expected.key, now.utc, self.zone);
            }
        }
    }
}
