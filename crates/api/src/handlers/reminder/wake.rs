//! What a host does with reminders: it polls for due ones, reports what became of them, and passes on the patient's answer.

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};
use stipple_core::dose::plans_say;
use stipple_core::event::{EventKey, OutcomeState};
use stipple_core::moment::plus_days;
use stipple_core::reminder::{
    About, Ahead, Due, Entry, MissedWhy, Reminder, ReminderState, Seen, Verdict, verdict,
};
use stipple_store::tables::reminder::{self, Logged};
use stipple_store::tables::{outcome, setting};
use stipple_store::{StoreError, Writing};

use super::notice::{Answers, LockedWords, Notice, notice};
use super::{Known, SEEN};
use crate::app::App;
use crate::changed::Tag;
use crate::ctx::Ctx;
use crate::error::Result;
use crate::handlers::tick::label;
use crate::view::{ReminderAbout, ReminderAnswer, Via};

/// For this long a look that found nothing is only remembered, not written down.
const REMEMBER: TimeDelta = TimeDelta::minutes(10);

/// A neutral notification that was shown while the store was closed with a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// The moment it was planned for.
    pub due: DateTime<Utc>,
    /// When it was really shown.
    pub at: DateTime<Utc>,
}

/// What the host knows when it looks.
#[derive(Debug, Clone)]
pub struct Waking<'a> {
    /// Something wakes Stipple while it is closed.
    pub woken: bool,
    /// The system's language, as a BCP 47 tag; the patient's own choice goes before it.
    pub lang: &'a str,
    /// What was shown while the store was closed.
    pub elsewhere: &'a [Elsewhere],
}

/// What is to be done now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Woken {
    /// To be shown now. The log says already that it is about to be; [`delivered`] says that it was.
    pub notice: Option<Notice>,
    /// A test is among it, due at this moment.
    pub test: Option<DateTime<Utc>>,
    /// The moments at which to look again, in order, at most thirty.
    pub wakes: Vec<DateTime<Utc>>,
    /// The patient wants reminders while Stipple is closed.
    pub background: bool,
    /// What to say at those moments while the store is closed.
    pub locked: LockedWords,
    /// What the page should read again.
    pub changed: Vec<Tag>,
}

/// Compares the plans with the log, and writes down what was missed and what is about to be shown.
///
/// # Errors
/// What the store says; locked, damaged.
pub fn wake(app: &mut App, ctx: &mut Ctx, waking: &Waking<'_>) -> Result<Woken> {
    poll(app, ctx, waking).map_err(|error| app.faced(error, ctx))
}

fn poll(app: &mut App, ctx: &mut Ctx, waking: &Waking<'_>) -> Result<Woken> {
    let now = ctx.now;
    let mut known = Known::read(app, &now)?;
    let judged = |known: &Known| {
        known.with(|facts| verdict(facts, &known.log, &now, Ahead::default(), waking.woken))
    };
    let mut found = judged(&known);
    let elsewhere = shown_elsewhere(&found, waking.elsewhere);
    if !elsewhere.is_empty() {
        let rows = elsewhere.iter().map(|l| (l.key.clone(), l.entry.clone()));
        known.log.entries.extend(rows);
        found = judged(&known);
    }
    let answers = answers(&known, &found.show);
    let settings = &known.scene.settings;
    let lang = settings.locale.as_deref().unwrap_or(waking.lang);
    let changed = keep(app, ctx, &known, &found, &elsewhere)?;
    let background = settings.reminding.background && settings.reminding.on;
    Ok(Woken {
        notice: notice(&found.show, &answers, settings.reminding.full_text, lang, &now),
        test: tests(&found.show).next(),
        wakes: found.wakes,
        background,
        locked: super::notice::locked(lang),
        changed,
    })
}

/// What the plans say about the doses that are due.
fn answers(known: &Known, due: &[Due]) -> Answers {
    let courses = known.scene.courses();
    let answer = |d: &Due| {
        let About::Dose { event: EventKey::Dose { medicine, on, .. }, .. } = &d.reminder.about
        else {
            return None;
        };
        let taken = known.scene.medicines.iter().find(|m| m.id == *medicine)?;
        let says = plans_say(&courses, taken, *on);
        let texts: Vec<&str> = says.iter().map(|s| s.instruction.text.as_str()).collect();
        (!texts.is_empty()).then(|| (d.reminder.key.clone(), texts.join(" ")))
    };
    due.iter().filter_map(answer).collect()
}

fn tests(due: &[Due]) -> impl Iterator<Item = DateTime<Utc>> {
    due.iter().filter(|d| matches!(d.reminder.about, About::Test(_))).map(|d| d.reminder.at)
}

/// What is due at a moment at which something was shown while the store was closed.
fn shown_elsewhere(found: &Verdict, elsewhere: &[Elsewhere]) -> Vec<Logged> {
    let near = |a: DateTime<Utc>, b: DateTime<Utc>| (a - b).abs() < TimeDelta::minutes(1);
    let shown = found.show.iter().map(|d| (&d.reminder, &d.entry));
    let missed = found.missed.iter().map(|m| (&m.reminder, &m.entry));
    let row = |(reminder, entry): (&Reminder, &Entry)| {
        let at = elsewhere.iter().find(|e| near(e.due, reminder.at))?.at;
        let entry = Entry { state: ReminderState::Showing, why: None, ..entry.clone() };
        let mut row = logged(reminder, entry.shown(at).answered());
        row.first_at = Some(at);
        row.via = word(&Via::Waker);
        Some(row)
    };
    shown.chain(missed).filter_map(row).collect()
}

fn logged(reminder: &Reminder, entry: Entry) -> Logged {
    Logged {
        key: reminder.key.clone(),
        about: serde_json::to_string(&ReminderAbout::from(&reminder.about)).unwrap_or_default(),
        civil: reminder.civil,
        entry,
        first_at: None,
        via: None,
        answer: None,
        reported: false,
    }
}

/// A word of a closed set as the log holds it.
fn word<T: serde::Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok()?.as_str().map(str::to_owned)
}

/// Writes down what was found. A look that found nothing is remembered, and written down every ten minutes only.
fn keep(
    app: &mut App,
    ctx: &mut Ctx,
    known: &Known,
    found: &Verdict,
    elsewhere: &[Logged],
) -> Result<Vec<Tag>> {
    let quiet = found.show.is_empty()
        && found.missed.is_empty()
        && found.gap.is_none()
        && elsewhere.is_empty();
    let fresh = known.log.seen.as_ref().is_some_and(|last| {
        last.zone == found.seen.zone
            && last.woken == found.seen.woken
            && last.expected == found.seen.expected
            && last.back == found.seen.back
    });
    let lately = app.seen_kept_at.is_some_and(|at| (ctx.now.utc - at).abs() < REMEMBER);
    app.seen = Some(found.seen.clone());
    if quiet && fresh && lately {
        return Ok(Vec::new());
    }
    app.write(ctx, |tx| {
        write_all(tx, found, elsewhere)?;
        reminder::remove_before(tx, found.keep_from)?;
        Ok(())
    })?;
    app.seen_kept_at = Some(ctx.now.utc);
    Ok(if quiet { Vec::new() } else { vec![Tag::Reminders] })
}

fn write_all(
    tx: &mut Writing<'_, '_>,
    found: &Verdict,
    elsewhere: &[Logged],
) -> std::result::Result<(), StoreError> {
    for row in elsewhere {
        reminder::put(tx, row)?;
    }
    for missed in &found.missed {
        reminder::put(tx, &logged(&missed.reminder, missed.entry.clone()))?;
    }
    for due in &found.show {
        about_to_show(tx, due)?;
    }
    if let Some((from, to)) = found.gap {
        reminder::put(tx, &gap(from, to, &found.seen))?;
    }
    setting::put_own(tx, SEEN, &found.seen)
}

/// What an earlier showing left in the row stays.
fn about_to_show(tx: &mut Writing<'_, '_>, due: &Due) -> std::result::Result<(), StoreError> {
    let former = reminder::get_in(tx, &due.reminder.key)?.filter(|_| due.again());
    let mut row = logged(&due.reminder, due.entry.clone());
    if let Some(former) = former {
        (row.first_at, row.via, row.civil) = (former.first_at, former.via, former.civil);
        row.entry.due = former.entry.due;
    }
    reminder::put(tx, &row)
}

/// A time further back than the log reaches, told as one.
fn gap(from: chrono::NaiveDate, to: chrono::NaiveDate, seen: &Seen) -> Logged {
    let about = ReminderAbout::Gap { from, to };
    let why = if seen.woken { MissedWhy::Off } else { MissedWhy::NoWaker };
    // Dated at its end's next day, so that the log does not drop it at once.
    let civil = plus_days(to, 1).and_time(chrono::NaiveTime::MIN);
    Logged {
        key: format!("gap/{from}/{to}"),
        about: serde_json::to_string(&about).unwrap_or_default(),
        civil,
        entry: Entry::showing(seen.utc, seen.utc, seen.poll, None).missed(seen.utc, why),
        first_at: None,
        via: None,
        answer: None,
        reported: false,
    }
}

/// Whether a notification was shown, and what brought it or why it was not.
pub type DeliveryResult = std::result::Result<Via, MissedWhy>;

/// Writes down whether a notification was shown.
///
/// # Errors
/// What the store says.
pub fn delivered(
    app: &mut App,
    ctx: &mut Ctx,
    keys: &[String],
    outcome: DeliveryResult,
) -> Result<Vec<Tag>> {
    let at = ctx.now.utc;
    change(app, ctx, keys, |mut row| {
        match outcome {
            Ok(via) => {
                row.entry = row.entry.shown(at);
                row.first_at = row.first_at.or(Some(at));
                row.via = row.via.or_else(|| word(&via));
            }
            Err(why) => row.entry = row.entry.missed(at, why),
        }
        row
    })?;
    Ok(vec![Tag::Reminders])
}

fn change(
    app: &mut App,
    ctx: &mut Ctx,
    keys: &[String],
    to: impl Fn(Logged) -> Logged,
) -> Result<()> {
    app.write(ctx, |tx| {
        for key in keys {
            if let Some(row) = reminder::get_in(tx, key)? {
                reminder::put(tx, &to(row))?;
            }
        }
        Ok(())
    })
}

/// What names a reminder outside the store without telling which it is: the keys hold random ids, so nobody can try them.
pub fn reminder_token(key: &str) -> String {
    Sha256::digest(key.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// The keys of lately shown reminders with these tokens.
///
/// # Errors
/// What the store says.
pub fn reminder_keys(app: &mut App, ctx: &Ctx, tokens: &[String]) -> Result<Vec<String>> {
    let from = ctx.now.utc - TimeDelta::days(4);
    let lately = app.read(|r| Ok(reminder::since(r, from)?))?;
    Ok(lately.into_iter().map(|l| l.key).filter(|k| tokens.contains(&reminder_token(k))).collect())
}

/// Takes what the patient answered to a notification. "Done" ticks what can be ticked; the rest of it was seen.
///
/// # Errors
/// What the store says.
pub fn answered(
    app: &mut App,
    ctx: &mut Ctx,
    keys: &[String],
    answer: ReminderAnswer,
) -> Result<Vec<Tag>> {
    let minutes = app.settings()?.reminding.snooze_minutes;
    let until = ctx.now.utc + TimeDelta::minutes(minutes.into());
    change(app, ctx, keys, |mut row| {
        row.entry = match answer {
            ReminderAnswer::Later => row.entry.snoozed(until),
            _ => row.entry.answered(),
        };
        row.answer = word(&answer);
        row
    })?;
    if answer != ReminderAnswer::Done {
        return Ok(vec![Tag::Reminders]);
    }
    for key in keys.iter().filter_map(|k| k.parse::<EventKey>().ok()) {
        if matches!(key, EventKey::PhotoSet { .. }) {
            continue;
        }
        // What was deleted since has nothing left to tick.
        let Ok(label) = label(app, &key) else { continue };
        app.write(ctx, |tx| Ok(outcome::put(tx, &key, Some(OutcomeState::Done), label)?))?;
    }
    Ok(vec![Tag::Reminders, Tag::Outcomes, Tag::History])
}
