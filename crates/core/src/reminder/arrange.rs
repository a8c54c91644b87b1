//! Gives reminders their times: outside quiet hours, combined when close together, and not too many a day.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{About, Reminder, Reminding, Stage};
use crate::moment::{Now, instant, local, plus};

/// Reminders this close together are combined.
const TOGETHER: TimeDelta = TimeDelta::minutes(30);

/// When a reminder is wanted, before it is arranged.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// At this civil time in the patient's zone.
    Civil(NaiveDateTime),
    /// At this instant.
    Moment(DateTime<Utc>),
}

/// A reminder before it is arranged.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) about: About,
    pub(super) wanted: Wanted,
    pub(super) until: DateTime<Utc>,
}

/// A reminder while it is arranged.
struct Placed {
    candidate: Candidate,
    civil: NaiveDateTime,
    /// The exact instant, unless it was moved.
    moment: Option<DateTime<Utc>>,
    formerly: DateTime<Utc>,
    fixed: bool,
}

/// Gives each reminder its time, and sorts by it.
pub(super) fn arrange(
    candidate: Vec<Candidate>,
    reminding: &Reminding,
    now: &Now,
    formerly: Tz,
) -> Vec<Reminder> {
    let mut placed: Vec<Placed> =
        candidate.into_iter().map(|r| place(r, reminding, now.zone, formerly)).collect();
    placed.sort_by_key(|p| (p.civil, p.candidate.about.kind()));
    for day in placed.chunk_by_mut(|a, b| a.civil.date() == b.civil.date()) {
        combine(day);
        thin(day, reminding.a_day);
    }
    // Combining can change the order within a day.
    placed.sort_by_key(|p| (p.civil, p.candidate.about.kind()));
    placed.into_iter().map(|p| finish(p, now.zone)).collect()
}

fn finish(placed: Placed, zone: Tz) -> Reminder {
    Reminder {
        key: placed.candidate.about.key(),
        civil: placed.civil,
        at: placed.moment.unwrap_or_else(|| instant(placed.civil, zone)),
        until: placed.candidate.until,
        formerly: placed.formerly,
        about: placed.candidate.about,
    }
}

fn place(candidate: Candidate, reminding: &Reminding, zone: Tz, former: Tz) -> Placed {
    let (civil, moment) = outside_quiet_hours(&candidate, reminding, zone);
    let formerly = if zone == former {
        moment.unwrap_or_else(|| instant(civil, zone))
    } else {
        let (civil, moment) = outside_quiet_hours(&candidate, reminding, former);
        moment.unwrap_or_else(|| instant(civil, former))
    };
    let kind = candidate.about.kind();
    let fixed =
        kind.is_exact() || matches!(candidate.about, About::Session { stage: Stage::TwoHours, .. });
    Placed { candidate, civil, moment, formerly, fixed }
}

/// The civil time in a zone, moved out of quiet hours: to their end or, if that is too late, before their beginning.
fn outside_quiet_hours(
    candidate: &Candidate,
    reminding: &Reminding,
    zone: Tz,
) -> (NaiveDateTime, Option<DateTime<Utc>>) {
    let (civil, moment) = match candidate.wanted {
        Wanted::Civil(civil) => (civil, None),
        Wanted::Moment(at) => (local(at, zone), Some(at)),
    };
    let quiet =
        reminding.quiet.filter(|q| !candidate.about.kind().is_exact() && q.covers(civil.time()));
    match quiet {
        None => (civil, moment),
        Some(quiet) => {
            let end = quiet.end(civil);
            let in_time = plus(instant(end, zone), TimeDelta::minutes(30)) <= candidate.until;
            (if in_time { end } else { quiet.before(civil) }, None)
        }
    }
}

/// Combines what can move with a fixed reminder nearby or, without one, with the reminder before it.
fn combine(day: &mut [Placed]) {
    let fixed: Vec<NaiveDateTime> = day.iter().filter(|p| p.fixed).map(|p| p.civil).collect();
    let mut before: Option<NaiveDateTime> = None;
    for p in day.iter_mut().filter(|p| !p.fixed) {
        let near = fixed.iter().copied().min_by_key(|t| (*t - p.civil).abs());
        let near = near.filter(|t| (*t - p.civil).abs() <= TOGETHER);
        let joins = near.or(before.filter(|t| p.civil - *t <= TOGETHER));
        match joins {
            Some(t) => move_to(p, t),
            None => before = Some(p.civil),
        }
    }
}

fn move_to(placed: &mut Placed, civil: NaiveDateTime) {
    if placed.civil != civil {
        placed.civil = civil;
        placed.moment = None;
    }
}

/// Where a day has too many times, moves reminders to the next time or, without one, to the previous.
fn thin(day: &mut [Placed], most: u8) {
    loop {
        let mut times: Vec<(NaiveDateTime, bool)> = Vec::new();
        for p in day.iter() {
            match times.iter_mut().find(|(t, _)| *t == p.civil) {
                Some((_, fixed)) => *fixed |= p.fixed,
                None => times.push((p.civil, p.fixed)),
            }
        }
        if times.len() <= usize::from(most.max(1)) {
            return;
        }
        times.sort_unstable();
        let Some((from, _)) = times.iter().find(|(_, fixed)| !fixed).copied() else { return };
        let others = || times.iter().map(|(t, _)| *t);
        let next = others().find(|t| *t > from).or_else(|| others().rev().find(|t| *t < from));
        let Some(to) = next else { return };
        day.iter_mut().filter(|p| p.civil == from).for_each(|p| move_to(p, to));
    }
}
