//! One poll: shows due reminders, records the outcome, schedules the next wake-ups and handles answers.

use std::time::Duration;

use chrono::{DateTime, Utc};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{
    App, Ctx, DeliveryResult, Error, Notice, Tag, Waking, answered, delivered, reminder_keys, wake,
};
use stipple_core::reminder::MissedWhy;
use stipple_notify::{Answer, Button, ShowFault, Shown, WakerKind, show};

use crate::notifier::Notifier;
use crate::schedule::WokenNote;

/// Wait between attempts to reach a missing notification service.
const RETRY_INTERVAL: Duration = Duration::from_secs(2);

/// Access to the app. The window keeps it open, the background program opens it for each call.
pub trait AppAccess: Clone + Send + 'static {
    /// Runs a function on the app.
    ///
    /// # Errors
    /// Errors of the function and of opening the app.
    fn with<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error>;
    /// Tells the page to reload data with these tags.
    fn changed(&self, tags: Vec<Tag>);
    /// Opens the app at a page.
    fn open(&self, place: &str);
    /// Through what a reminder is delivered. For a test reminder, waits for the scheduler to start the background program.
    fn via(&self, test: Option<DateTime<Utc>>) -> Via;
    /// Retries for a missing notification service: at login it may start a little later than this program.
    fn retries(&self) -> u32;
    /// Receives the answer to a notification; `None` if it disappeared without one.
    fn answer(&self, keys: Vec<String>, answer: Option<ReminderAnswer>, place: String);
}

/// Result of a poll.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PollResult {
    /// Whether a notification is shown.
    pub showing: bool,
    /// When to poll again.
    pub next: Option<DateTime<Utc>>,
}

/// Shows due reminders and schedules the next wake-ups.
///
/// # Errors
/// [`Error::Locked`] while a passphrase is needed; errors of the store.
pub fn notify_due(access: &impl AppAccess, notifier: &Notifier) -> Result<PollResult, Error> {
    record_held_answers(access, notifier);
    let shown = notifier.shown_while_locked();
    let lang = sys_locale::get_locale().unwrap_or_default();
    let armed = notifier.is_armed();
    let (woken, now) = access.with(|app, ctx| {
        let waking = Waking { woken: armed, lang: &lang, elsewhere: &shown };
        Ok((wake(app, ctx, &waking)?, ctx.now))
    })?;
    if !shown.is_empty() {
        notifier.clear_shown_while_locked();
    }
    // Before showing, so that the next wake-up is scheduled even if this program is killed while it shows something.
    let arm_first = notifier.kind() != WakerKind::Launchd;
    if arm_first {
        notifier.arm(&woken, now.utc, now.zone.name());
    }
    let showing = match &woken.notice {
        Some(notice) => show_and_record(access, notice, woken.test)?,
        None => false,
    };
    if !woken.changed.is_empty() {
        access.changed(woken.changed.clone());
    }
    if !arm_first {
        // With launchd, scheduling may end this program.
        notifier.arm(&woken, now.utc, now.zone.name());
    }
    Ok(PollResult { showing, next: woken.wakes.first().copied() })
}

/// Shows a notification and records whether it was shown.
fn show_and_record(
    access: &impl AppAccess,
    notice: &Notice,
    test: Option<DateTime<Utc>>,
) -> Result<bool, Error> {
    let via = access.via(test);
    let shown = show_with_retries(notice, access.retries());
    let outcome: DeliveryResult = match &shown {
        Ok(_) => Ok(via),
        Err(ShowFault::NoService) => Err(MissedWhy::NoService),
        Err(ShowFault::Refused) => Err(MissedWhy::Refused),
    };
    let keys = notice.keys.clone();
    let tags = access.with(|app, ctx| delivered(app, ctx, &keys, outcome));
    if let Ok(tags) = &tags {
        access.changed(tags.clone());
    }
    let Ok(shown) = shown else { return tags.map(|_| false) };
    // Its answer counts even where the delivery could not be recorded.
    wait(access, notice, shown);
    Ok(true)
}

fn show_with_retries(notice: &Notice, retries: u32) -> Result<Shown, ShowFault> {
    let mut left = retries;
    loop {
        match show(&desktop_notice(notice)) {
            Err(ShowFault::NoService) if left > 0 => left -= 1,
            shown => return shown,
        }
        std::thread::sleep(RETRY_INTERVAL);
    }
}

fn desktop_notice(notice: &Notice) -> stipple_notify::Notice {
    let button = |b: &stipple_api::NoticeButton| {
        let answer = match b.answer {
            ReminderAnswer::Done => Answer::Done,
            ReminderAnswer::Later => Answer::Later,
            ReminderAnswer::Open | ReminderAnswer::Closed => Answer::Open,
        };
        Button { answer, label: b.label.clone() }
    };
    stipple_notify::Notice {
        title: notice.title.clone(),
        body: notice.body.clone(),
        buttons: notice.buttons.iter().map(button).collect(),
    }
}

fn wait(access: &impl AppAccess, notice: &Notice, shown: Shown) {
    let (access, keys, place) = (access.clone(), notice.keys.clone(), notice.place.clone());
    shown.wait(move |said| {
        let said = match said {
            Answer::Done => Some(ReminderAnswer::Done),
            Answer::Later => Some(ReminderAnswer::Later),
            Answer::Open => Some(ReminderAnswer::Open),
            Answer::Dismissed => Some(ReminderAnswer::Closed),
            Answer::Unanswered => None,
        };
        access.answer(keys, said, place);
    });
}

/// Records an answer; opens the app if the patient asked for it.
///
/// # Errors
/// Errors of the store.
pub fn answer(
    access: &impl AppAccess,
    keys: &[String],
    said: ReminderAnswer,
    place: &str,
) -> Result<(), Error> {
    let written = access.with(|app, ctx| answered(app, ctx, keys, said));
    if said == ReminderAnswer::Open {
        access.open(place);
    }
    access.changed(written?);
    Ok(())
}

/// Records the answers that arrived while another process had the store open.
fn record_held_answers(access: &impl AppAccess, notifier: &Notifier) {
    let mut note = WokenNote::read(&notifier.folder);
    if note.held.is_empty() {
        return;
    }
    let held = std::mem::take(&mut note.held);
    let taken = held.iter().all(|held| {
        let said = serde_json::from_value(serde_json::Value::String(held.answer.clone()));
        let Ok(said) = said else { return true };
        let tags = access.with(|app, ctx| {
            let keys = reminder_keys(app, ctx, &held.tokens)?;
            answered(app, ctx, &keys, said)
        });
        tags.map(|tags| access.changed(tags)).is_ok()
    });
    if taken {
        note.write(&notifier.folder);
    }
}
