//! Reminders: the page about them, what the patient chose, a test. What a host does with them is in `reminder/wake.rs`.

mod notice;
mod wake;

pub use notice::{LockedWords, Notice, NoticeButton, TrayWords, tray_words};
pub use wake::{
    DeliveryResult, Elsewhere, Waking, Woken, answered, delivered, reminder_keys, reminder_token,
    wake,
};

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use stipple_core::booking::Booking;
use stipple_core::moment::{Now, plus_days};
use stipple_core::reminder::{Ahead, Facts, Log, Reminder, Seen, first_polled_day, upcoming};
use stipple_core::touch_up::CheckIn;
use stipple_store::Reading;
use stipple_store::tables::reminder::{self, Logged};
use stipple_store::tables::{booking, check_in, setting};
use uuid::Uuid;

use super::scene::{Scene, Want};
use super::touch_up::as_it_stands;
use crate::app::App;
use crate::ctx::Ctx;
use crate::error::{Error, Result};
use crate::view::{
    Done, Nothing, ReminderAbout, ReminderAhead, ReminderPast, ReminderTest, Reminders, Settings,
};

/// The name under which the log keeps when it was last compared with the plans.
const SEEN: &str = "reminders_seen";
/// The name under which a test that was asked for is kept until it comes.
const TEST: &str = "reminder_test";
/// How many reminders that were the page shows.
const SHOWN: u32 = 200;

/// A test that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Test {
    id: Uuid,
    at: DateTime<Utc>,
}

/// What reminders are computed from, and the log.
struct Known {
    scene: Scene,
    check_ins: Vec<CheckIn>,
    bookings: Vec<Booking>,
    test: Option<Test>,
    log: Log,
}

impl Known {
    fn read(app: &mut App, now: &Now) -> Result<Self> {
        let remembered = app.seen.clone();
        let (seen, check_ins, bookings, test) = app.read(|r| {
            let seen: Option<Seen> = setting::get(r, SEEN)?;
            Ok((seen, check_in::all(r)?, booking::all(r)?, setting::get::<Test>(r, TEST)?))
        })?;
        let seen = remembered.or(seen);
        let first = first_polled_day(seen.as_ref(), now);
        let scene = Scene::read(app, now, Want::Days(first, plus_days(now.today(), 800)))?;
        // A day's earliest moment, whatever the zone.
        let since = plus_days(first, -1).and_time(NaiveTime::MIN).and_utc();
        let entries = app.read(|r| entries(r, since))?;
        let bookings = bookings.into_iter().map(|b| as_it_stands(b, &scene.sessions)).collect();
        Ok(Self { scene, check_ins, bookings, test, log: Log { entries, seen } })
    }

    /// Gives the facts to a rule.
    fn with<T>(&self, then: impl FnOnce(&Facts<'_>) -> T) -> T {
        let courses = self.scene.courses();
        let tests: Vec<_> = self.test.iter().map(|t| (t.id, t.at)).collect();
        let facts = Facts {
            courses: &courses,
            medicines: &self.scene.medicines,
            outcomes: &self.scene.outcomes,
            check_ins: &self.check_ins,
            bookings: &self.bookings,
            tests: &tests,
            list_at: self.scene.settings.reminder_at,
            reminding: &self.scene.settings.reminding,
        };
        then(&facts)
    }
}

type Entries = std::collections::BTreeMap<String, stipple_core::reminder::Entry>;

fn entries(r: &Reading<'_>, from: DateTime<Utc>) -> Result<Entries> {
    Ok(reminder::since(r, from)?.into_iter().map(|l| (l.key, l.entry)).collect())
}

pub(crate) fn reminders(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Reminders> {
    let known = Known::read(app, &ctx.now)?;
    let ahead = known.with(|facts| upcoming(facts, &known.log, &ctx.now, Ahead::default()));
    let past = app.read(|r| Ok(reminder::latest(r, SHOWN)?))?;
    let came = |t: &Test| past.iter().any(|l| l.key == test_key(t));
    Ok(Reminders {
        reminding: known.scene.settings.reminding.clone(),
        delivery: (app.seams.delivery)(),
        ahead: ahead.iter().map(ahead_view).collect(),
        test_at: known.test.filter(|t| !came(t)).map(|t| t.at),
        past: past.into_iter().map(past_view).collect::<Result<_>>()?,
    })
}

fn ahead_view(reminder: &Reminder) -> ReminderAhead {
    ReminderAhead {
        key: reminder.key.clone(),
        kind: reminder.about.kind(),
        about: ReminderAbout::from(&reminder.about),
        civil: reminder.civil,
        at: reminder.at,
    }
}

fn past_view(logged: Logged) -> Result<ReminderPast> {
    let damaged = |_| Error::DatabaseDamaged { copy_from: None };
    let word = |w: Option<String>| w.map(serde_json::Value::String);
    Ok(ReminderPast {
        about: serde_json::from_str(&logged.about).map_err(damaged)?,
        key: logged.key,
        civil: logged.civil,
        due: logged.entry.due,
        state: logged.entry.state,
        shown_at: logged.first_at,
        shows: logged.entry.shows,
        via: word(logged.via).map(serde_json::from_value).transpose().map_err(damaged)?,
        again_at: logged.entry.again_at,
        answer: word(logged.answer).map(serde_json::from_value).transpose().map_err(damaged)?,
        why: logged.entry.why,
    })
}

/// The patient wants no reminders while Stipple is closed: said in the tray.
///
/// # Errors
/// What the store says.
pub fn stop_background(app: &mut App, ctx: &mut Ctx) -> Result<()> {
    let mut settings = app.settings()?;
    settings.reminding.background = false;
    app.write(ctx, |tx| Ok(setting::put(tx, setting::SETTINGS, &Settings::default(), &settings)?))
}

/// What was missed and the patient was not told yet.
pub(crate) fn missed(app: &mut App, _: &mut Ctx, _: Nothing) -> Result<Vec<ReminderPast>> {
    app.read(|r| Ok(reminder::unreported(r)?))?.into_iter().map(past_view).collect()
}

pub(crate) fn reported(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<Done> {
    app.write(ctx, |tx| {
        reminder::mark_reported(tx)?;
        Ok(Done {})
    })
}

/// Asks for a test in ten seconds. It takes the way every reminder takes.
pub(crate) fn test(app: &mut App, ctx: &mut Ctx, _: Nothing) -> Result<ReminderTest> {
    let test = Test { id: (ctx.new_id)(), at: ctx.now.utc + TimeDelta::seconds(10) };
    app.write(ctx, |tx| Ok(setting::put_own(tx, TEST, &test)?))?;
    Ok(ReminderTest { key: test_key(&test), at: test.at })
}

fn test_key(test: &Test) -> String {
    stipple_core::reminder::About::Test(test.id).key()
}
