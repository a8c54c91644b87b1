//! Any edit of any schedule keeps the time of every record, and changes no other open dose.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDateTime;
use stipple_testkit::{SplitMix64, depth};

use super::*;
use crate::moment::Now;

/// What a screen shows of a day: the recorded times with their states, and the open times.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    recorded: BTreeMap<NaiveTime, OutcomeState>,
    open: BTreeSet<NaiveTime>,
}

/// How records are kept.
trait Records {
    fn record(&mut self, medicine: &Medicine, on: NaiveDate, at: NaiveTime, state: OutcomeState);
    fn shown(&self, medicine: &Medicine, on: NaiveDate, now: &Now) -> Shown;
}

/// By the time that was scheduled, as Stipple does.
#[derive(Default)]
struct ByTime(Vec<Outcome>);

impl Records for ByTime {
    fn record(&mut self, medicine: &Medicine, on: NaiveDate, at: NaiveTime, state: OutcomeState) {
        self.0.push(outcome(medicine, &on.to_string(), &at.to_string(), state));
    }

    fn shown(&self, medicine: &Medicine, on: NaiveDate, now: &Now) -> Shown {
        let outcomes: Outcomes = self.0.iter().cloned().collect();
        let doses = doses_on(std::slice::from_ref(medicine), &outcomes, on, now);
        let at = |d: &Dose| d.at.unwrap();
        let recorded = doses.iter().filter_map(|d| Some((at(d), d.state?))).collect();
        let open = doses.iter().filter(|d| d.state.is_none()).map(at).collect();
        Shown { recorded, open }
    }
}

/// The control run: by the position in the schedule of now.
#[derive(Default)]
struct ByPosition(BTreeMap<(NaiveDate, usize), OutcomeState>);

impl Records for ByPosition {
    fn record(&mut self, medicine: &Medicine, on: NaiveDate, at: NaiveTime, state: OutcomeState) {
        if let Some(position) = medicine.times.iter().position(|t| *t == at) {
            self.0.insert((on, position), state);
        }
    }

    fn shown(&self, medicine: &Medicine, on: NaiveDate, _: &Now) -> Shown {
        let (mut recorded, mut open) = (BTreeMap::new(), BTreeSet::new());
        let times = medicine.times.iter().filter(|_| medicine.is_taken_on(on));
        for (position, at) in times.enumerate() {
            match self.0.get(&(on, position)) {
                Some(state) => _ = recorded.insert(*at, *state),
                None => _ = open.insert(*at),
            }
        }
        Shown { recorded, open }
    }
}

/// One to four times of a day.
fn some_times(random: &mut SplitMix64) -> Vec<NaiveTime> {
    let count = 1 + random.below(4);
    let time = |random: &mut SplitMix64| {
        let minute = u32::try_from(random.below(96)).unwrap() * 15;
        NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).unwrap()
    };
    let times: BTreeSet<NaiveTime> = (0..count).map(|_| time(random)).collect();
    times.into_iter().collect()
}

/// Another schedule: a time added, removed, moved, or all new.
fn edited(times: &[NaiveTime], random: &mut SplitMix64) -> Vec<NaiveTime> {
    let mut times: BTreeSet<NaiveTime> = times.iter().copied().collect();
    let any = usize::try_from(random.below(times.len() as u64)).unwrap();
    let one = times.iter().nth(any).copied().unwrap();
    match random.below(4) {
        0 => times.extend(some_times(random).first()),
        1 if times.len() > 1 => _ = times.remove(&one),
        2 => {
            times.remove(&one);
            times.extend(some_times(random).first());
        }
        _ => times = some_times(random).into_iter().collect(),
    }
    times.into_iter().collect()
}

#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    edits: usize,
    records: usize,
    wrong: usize,
}

/// The days of one patient: doses recorded and skipped, and the schedule edited at any moment.
fn live(mut records: impl Records, seed: u64) -> Counts {
    let mut random = SplitMix64::new(seed);
    let first = date("2026-03-01");
    let mut medicine = medicine(None, "2026-03-01", &["08:00"]);
    medicine.times = some_times(&mut random);
    let mut counts = Counts::default();
    let mut clock = first.and_time(NaiveTime::MIN);
    for _ in 0..40 {
        clock += TimeDelta::minutes(i64::try_from(random.below(1_200)).unwrap());
        let now = Now { utc: instant(clock, crate::sample::LONDON), zone: crate::sample::LONDON };
        if random.below(3) == 0 {
            counts.edits += 1;
            counts.wrong += edit(&records, &mut medicine, clock, &now, &mut random);
            continue;
        }
        let shown = records.shown(&medicine, clock.date(), &now);
        if let Some(at) = shown.open.into_iter().find(|at| *at <= clock.time()) {
            let skipped = random.below(5) == 0;
            let state = if skipped { OutcomeState::Skipped } else { OutcomeState::Done };
            records.record(&medicine, clock.date(), at, state);
            counts.records += 1;
        }
    }
    counts
}

/// Edits the schedule; how many days show something else that the edit does not explain.
fn edit(
    records: &impl Records,
    medicine: &mut Medicine,
    clock: NaiveDateTime,
    now: &Now,
    random: &mut SplitMix64,
) -> usize {
    let days: Vec<NaiveDate> =
        medicine.started_on.iter_days().take_while(|day| *day <= clock.date()).collect();
    let shown = |medicine: &Medicine| -> Vec<Shown> {
        days.iter().map(|day| records.shown(medicine, *day, now)).collect()
    };
    let before = shown(medicine);
    let times = edited(&medicine.times, random);
    let schedule = medicine.schedule();
    let (old, new): (BTreeSet<_>, BTreeSet<_>) =
        (medicine.times.iter().copied().collect(), times.iter().copied().collect());
    medicine.former.push(Former { schedule, until: clock });
    medicine.times = times;
    let after = shown(medicine);
    // What was removed and added again on its day is as it was.
    let is_back = |day: NaiveDate, at: &NaiveTime| {
        let mut former = medicine.former.iter().filter(|f| f.until.date() == day);
        day == clock.date() && former.any(|f| f.schedule.times.contains(at))
    };
    let is_explained = |day: NaiveDate, was: &Shown, is: &Shown| {
        let appeared = is.open.difference(&was.open);
        let vanished = was.open.difference(&is.open);
        was.recorded == is.recorded
            && appeared
                .into_iter()
                .all(|at| !old.contains(at) && (day.and_time(*at) >= clock || is_back(day, at)))
            && vanished.into_iter().all(|at| !new.contains(at) && day == clock.date())
    };
    let changed = days.iter().zip(before.iter().zip(&after));
    changed.filter(|(day, (was, is))| !is_explained(**day, was, is)).count()
}

fn lives(run: impl Fn(u64) -> Counts) -> Counts {
    let mut all = Counts::default();
    for seed in 0..depth::count("schedule-edits", 60, 3_000) as u64 {
        let one = run(seed);
        all.edits += one.edits;
        all.records += one.records;
        all.wrong += one.wrong;
    }
    all
}

#[test]
fn edits_keep_records_and_other_doses() {
    let by_time = lives(|seed| live(ByTime::default(), seed));
    let by_position = lives(|seed| live(ByPosition::default(), seed));
    println!("by time: {by_time:?}; control run, by position: {by_position:?}");
    assert!(by_time.edits > 10 * 60 && by_time.records > 5 * 60, "{by_time:?}");
    assert_eq!(by_time.wrong, 0);
    assert!(by_position.wrong > by_position.edits, "the control run must fail: {by_position:?}");
}
