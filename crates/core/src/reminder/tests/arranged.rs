//! Arranging reminders: outside quiet hours, combined, and not too many a day.

use proptest::prelude::*;

use super::*;
use crate::event::DoseTime;
use crate::ids::{MedicineId, PlanId, SessionId};
use crate::moment::instant;
use crate::reminder::arrange::arrange;
use crate::reminder::arrange::{Candidate, Wanted};
use crate::sample::{civil, date};

/// "step 09:00" on the second of March 2026, or with a day of March before the hour; "< 10:00" is when it is too late,
/// the end of the day after where nothing is said.
fn candidate(number: usize, said: &str) -> Candidate {
    let (said, until) = said.split_once(" < ").map_or((said, None), |(s, u)| (s, Some(u)));
    let (what, when) = said.split_once(' ').unwrap();
    let at = |t: &str| match t.split_once(' ') {
        Some((day, hour)) => civil(&format!("2026-03-{day} {hour}")),
        None => civil(&format!("2026-03-02 {t}")),
    };
    let on = at(when).date();
    let plan = PlanId(Uuid::from_u128(1));
    let visit = SessionId(Uuid::from_u128(2));
    let about = match what {
        "dose" => {
            let medicine = MedicineId(Uuid::from_u128(3));
            let at = DoseTime::Unknown(number as u8);
            let event = EventKey::Dose { medicine, on, at };
            About::Dose { event, name: "Sample".into() }
        }
        "step" => {
            let instruction = format!("step.{number}");
            let event = EventKey::Instruction { plan, instruction, visit, on: Some(on) };
            About::Task { event, title: "Sample".into() }
        }
        "photos" => {
            let day = number as u16;
            About::PhotoSet { event: EventKey::PhotoSet { plan, visit, day }, day }
        }
        "visit" => {
            let (stage, at) = (Stage::TwoHours, None);
            About::Session { session: visit, on, at, stage, number: 1, prepare: 0 }
        }
        other => panic!("{other}"),
    };
    let until = until.map_or_else(|| civil("2026-03-04 00:00"), at);
    let (wanted, until) = (Wanted::Civil(at(when)), instant(until, LONDON));
    Candidate { about, wanted, until }
}

fn arranged(said: &[&str], reminding: &Reminding) -> Vec<String> {
    let candidate = said.iter().enumerate().map(|(n, said)| candidate(n, said)).collect();
    let found = arrange(candidate, reminding, &now("2026-03-02 00:00"), LONDON);
    let word = |r: &Reminder| match r.about {
        About::Dose { .. } => "dose",
        About::Task { .. } => "step",
        About::PhotoSet { .. } => "photos",
        _ => "visit",
    };
    let when = |r: &Reminder| match r.civil.date() == date("2026-03-02") {
        true => r.civil.format("%H:%M").to_string(),
        false => r.civil.format("%d %H:%M").to_string(),
    };
    found.iter().map(|r| format!("{} {}", word(r), when(r))).collect()
}

/// How many a day, whether the hours from ten to seven are quiet, what there is, and when it comes.
type Row = (&'static str, u8, bool, &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ("in the night: when it is over", 12, true, &["step 03:00", "photos 23:30"], &["step 07:00", "photos 03 07:00"]),
    ("the first quiet minute, the last, and the first that is not", 12, true,
        &["step 22:00", "step 06:59", "step 07:31", "step 21:59"], &["step 07:00", "step 07:31", "step 21:59", "step 03 07:00"]),
    ("a medicine has the patient's own time", 12, true, &["dose 03:00", "dose 23:00"], &["dose 03:00", "dose 23:00"]),
    ("too late when the night is over: before it", 12, true, &["visit 06:00 < 07:15"], &["visit 01 21:59"]),
    ("half an hour is time enough", 12, true, &["visit 06:00 < 07:30"], &["visit 07:00"]),
    ("no quiet hours", 12, false, &["step 03:00"], &["step 03:00"]),
    ("half an hour apart comes together, with the first", 12, false, &["step 09:00", "photos 09:30"], &["step 09:00", "photos 09:00"]),
    ("more than that does not", 12, false, &["step 09:00", "photos 09:31"], &["step 09:00", "photos 09:31"]),
    ("the third is near to the second, but not to where that went", 12, false,
        &["step 09:00", "step 09:20", "step 09:40"], &["step 09:00", "step 09:00", "step 09:40"]),
    ("what can move goes to what cannot, also when that is earlier or later", 12, false,
        &["step 19:45", "dose 20:00", "photos 20:30"], &["step 20:00", "dose 20:00", "photos 20:00"]),
    ("the nearest of two that cannot", 12, false, &["dose 08:00", "step 08:20", "dose 08:30"], &["dose 08:00", "step 08:30", "dose 08:30"]),
    ("two medicines stay where they are", 12, false, &["dose 08:00", "dose 08:10"], &["dose 08:00", "dose 08:10"]),
    ("two hours before a visit stays, too", 12, false, &["visit 08:00", "dose 08:15", "step 08:05"], &["step 08:00", "visit 08:00", "dose 08:15"]),
    ("too many: the earliest joins the next", 2, false, &["step 09:00", "photos 12:00", "step 18:00"], &["step 12:00", "photos 12:00", "step 18:00"]),
    ("one a day: all with the last", 1, false, &["step 09:00", "photos 12:00", "step 18:00"], &["step 18:00", "step 18:00", "photos 18:00"]),
    ("a medicine counts and does not move", 1, false, &["dose 08:00", "step 12:00", "dose 20:00"], &["dose 08:00", "step 20:00", "dose 20:00"]),
    ("nothing later: it joins the one before", 1, false, &["dose 08:00", "step 12:00"], &["step 08:00", "dose 08:00"]),
    ("more medicines than a day may have", 1, false, &["dose 08:00", "dose 14:00", "dose 20:00"], &["dose 08:00", "dose 14:00", "dose 20:00"]),
    ("each day for itself", 1, false, &["step 09:00", "photos 03 12:00"], &["step 09:00", "photos 03 12:00"]),
    ("none a day is one", 0, false, &["step 09:00", "photos 12:00"], &["step 12:00", "photos 12:00"]),
];

#[test]
fn reminders_of_day_are_arranged() {
    for (name, a_day, quiet, said, expected) in ROWS {
        let quiet = Reminding::default().quiet.filter(|_| *quiet);
        let reminding = Reminding { quiet, a_day: *a_day, ..Reminding::default() };
        assert_eq!(arranged(said, &reminding), *expected, "{name}");
    }
}

#[test]
fn kinds_have_their_own_hour() {
    let mut reminding = Reminding::default();
    let list_at = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
    let evening = NaiveTime::from_hms_opt(19, 30, 0).unwrap();
    reminding.kinds.insert(ReminderKind::Photos, KindSetting { on: true, at: Some(evening) });
    reminding.kinds.insert(ReminderKind::Care, KindSetting { on: true, at: None });
    for kind in ReminderKind::SET {
        let expected = if kind == ReminderKind::Photos { evening } else { list_at };
        assert_eq!(reminding.hour(kind, list_at), expected, "{kind:?}");
    }
}

#[derive(Debug, Clone, Copy)]
enum What {
    Step,
    Dose,
}

fn items() -> impl Strategy<Value = Vec<(What, u32)>> {
    let what = prop_oneof![Just(What::Step), Just(What::Dose)];
    prop::collection::vec((what, 0_u32..1440), 0..12)
}

proptest! {
    /// For any input: no reminder is lost, movable ones are outside quiet hours, medicines stay at their times, and a day has
    /// no more times than allowed, except for medicines.
    #[test]
    fn arranged_days_keep_rules(items in items(), from in 0_u32..1440, to in 0_u32..1440, most in 1_u8..=12) {
        let time = |m: u32| NaiveTime::from_hms_opt(m / 60, m % 60, 0).unwrap();
        let quiet = Quiet { from: time(from), to: time(to) };
        let reminding = Reminding { quiet: Some(quiet), a_day: most, ..Reminding::default() };
        let said: Vec<String> = items
            .iter()
            .map(|(what, m)| format!("{} {}", if matches!(what, What::Step) { "step" } else { "dose" }, time(*m).format("%H:%M")))
            .collect();
        let candidate = said.iter().enumerate().map(|(n, s)| candidate(n, s)).collect();
        let found = arrange(candidate, &reminding, &now("2026-03-02 00:00"), LONDON);
        prop_assert_eq!(found.len(), items.len());
        prop_assert!(found.is_sorted_by_key(|r| r.civil));
        let doses: Vec<NaiveTime> = found.iter().filter(|r| r.about.kind() == ReminderKind::Medicine).map(|r| r.civil.time()).collect();
        let mut own: Vec<NaiveTime> = items.iter().filter(|(w, _)| matches!(w, What::Dose)).map(|(_, m)| time(*m)).collect();
        own.sort();
        prop_assert_eq!(&doses, &own);
        let alone = found.iter().filter(|r| r.about.kind() == ReminderKind::Care && !own.contains(&r.civil.time()));
        for step in alone {
            prop_assert!(!quiet.covers(step.civil.time()), "{:?} is quiet", step.civil);
        }
        for day in found.chunk_by(|a, b| a.civil.date() == b.civil.date()) {
            let mut times: Vec<_> = day.iter().map(|r| (r.civil, r.about.kind())).collect();
            let fixed = times.iter().filter(|(_, k)| *k == ReminderKind::Medicine).map(|(t, _)| *t).collect::<std::collections::BTreeSet<_>>().len();
            times.dedup_by_key(|(t, _)| *t);
            let times = times.iter().map(|(t, _)| *t).collect::<std::collections::BTreeSet<_>>().len();
            prop_assert!(times <= usize::from(most).max(fixed), "{} times, {} fixed, {} a day", times, fixed, most);
        }
    }

    /// The quiet hours end after they cover a time and begin before it, and neither end is quiet.
    #[test]
    fn quiet_hours_have_two_ends(from in 0_u32..1440, to in 0_u32..1440, at in 0_u32..1440) {
        let time = |m: u32| NaiveTime::from_hms_opt(m / 60, m % 60, 0).unwrap();
        let quiet = Quiet { from: time(from), to: time(to) };
        let civil = date("2026-03-02").and_time(time(at));
        if quiet.covers(civil.time()) {
            let (before, end) = (quiet.before(civil), quiet.end(civil));
            prop_assert!(before < civil && civil < end);
            prop_assert!(!quiet.covers(before.time()) && !quiet.covers(end.time()));
            prop_assert_eq!(end - before - TimeDelta::minutes(1), TimeDelta::minutes(((to + 1440 - from) % 1440).into()));
        }
    }
}
