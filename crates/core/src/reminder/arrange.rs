//! From rough reminders to their times: out of the quiet hours, together where they fall together, and not too many a day.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{About, Reminder, Reminding, Stage};
use crate::moment::{Now, instant};

/// What lies this near to something else comes with it.
const TOGETHER: TimeDelta = TimeDelta::minutes(30);

/// When something comes, before it is arranged.
#[derive(Debug, Clone, Copy)]
pub(super) enum Base {
    /// At this civil time wherever the patient is.
    Civil(NaiveDateTime),
    /// At this moment.
    Moment(DateTime<Utc>),
}

/// A reminder before it is arranged.
#[derive(Debug)]
pub(super) struct Rough {
    pub(super) about: About,
    pub(super) base: Base,
    pub(super) until: DateTime<Utc>,
}

/// A reminder on its way to its time.
struct Placed {
    rough: Rough,
    civil: NaiveDateTime,
    /// The moment itself, while it was not moved.
    moment: Option<DateTime<Utc>>,
    formerly: DateTime<Utc>,
    fixed: bool,
}

/// Gives each reminder its time; in the order of their times.
pub(super) fn arrange(
    rough: Vec<Rough>,
    reminding: &Reminding,
    now: &Now,
    formerly: Tz,
) -> Vec<Reminder> {
    let mut placed: Vec<Placed> =
        rough.into_iter().map(|r| place(r, reminding, now.zone, formerly)).collect();
    placed.sort_by_key(|p| (p.civil, p.rough.about.kind()));
    for day in placed.chunk_by_mut(|a, b| a.civil.date() == b.civil.date()) {
        bring_together(day);
        thin(day, reminding.a_day);
    }
    // Within a day they may have changed places.
    placed.sort_by_key(|p| (p.civil, p.rough.about.kind()));
    placed.into_iter().map(|p| finish(p, now.zone)).collect()
}

fn finish(placed: Placed, zone: Tz) -> Reminder {
    Reminder {
        key: placed.rough.about.key(),
        civil: placed.civil,
        at: placed.moment.unwrap_or_else(|| instant(placed.civil, zone)),
        until: placed.rough.until,
        formerly: placed.formerly,
        about: placed.rough.about,
    }
}

fn place(rough: Rough, reminding: &Reminding, zone: Tz, former: Tz) -> Placed {
    let (civil, moment) = outside_quiet(&rough, reminding, zone);
    let formerly = if zone == former {
        moment.unwrap_or_else(|| instant(civil, zone))
    } else {
        let (civil, moment) = outside_quiet(&rough, reminding, former);
        moment.unwrap_or_else(|| instant(civil, former))
    };
    let kind = rough.about.kind();
    let fixed =
        kind.is_exact() || matches!(rough.about, About::Session { stage: Stage::TwoHours, .. });
    Placed { rough, civil, moment, formerly, fixed }
}

/// Its civil time in a zone, moved out of the quiet hours: to their end, or, where that is too late, before they begin.
fn outside_quiet(
    rough: &Rough,
    reminding: &Reminding,
    zone: Tz,
) -> (NaiveDateTime, Option<DateTime<Utc>>) {
    let (civil, moment) = match rough.base {
        Base::Civil(civil) => (civil, None),
        Base::Moment(at) => (at.with_timezone(&zone).naive_local(), Some(at)),
    };
    let quiet =
        reminding.quiet.filter(|q| !rough.about.kind().is_exact() && q.covers(civil.time()));
    match quiet {
        None => (civil, moment),
        Some(quiet) => {
            let end = quiet.end(civil);
            let in_time = instant(end, zone) + TimeDelta::minutes(30) <= rough.until;
            (if in_time { end } else { quiet.before(civil) }, None)
        }
    }
}

/// What can move joins what it is near to: a fixed time before all, then the one before it.
fn bring_together(day: &mut [Placed]) {
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

/// Where a day has more times than it may, those that can move join the next one, or else the one before.
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
