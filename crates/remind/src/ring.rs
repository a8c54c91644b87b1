//! One look at what is due: show it, say what became of it, set the next moments, and take the answers.

use std::time::Duration;

use chrono::{DateTime, Utc};
use stipple_api::view::{ReminderAnswer, Via};
use stipple_api::{
    App, Ctx, Error, Notice, Outcome, Tag, Waking, answered, delivered, reminder_keys, wake,
};
use stipple_core::reminder::MissedWhy;
use stipple_notify::{Answer, Button, ShowFault, Shown, WakerKind, show};

use crate::bell::Bell;
use crate::schedule::WokenNote;

/// How long it waits for a service that is not there yet.
const BETWEEN_TRIES: Duration = Duration::from_secs(2);

/// The way to the app: the window holds it open, the small program opens it for a moment.
pub trait Door: Clone + Send + 'static {
    /// Does something with the app.
    ///
    /// # Errors
    /// What it says, and what opening it says.
    fn with<T>(
        &self,
        then: impl FnOnce(&mut App, &mut Ctx) -> Result<T, Error>,
    ) -> Result<T, Error>;
    /// The page should read this again.
    fn changed(&self, tags: Vec<Tag>);
    /// Brings the app up at one of its pages.
    fn open(&self, place: &str);
    /// What brings a reminder that comes this way. A test waits here for whatever is to wake Stipple, to see that it does.
    fn via(&self, test: Option<DateTime<Utc>>) -> Via;
    /// How often a service that is not there is tried again: at login it may come a little later than we do.
    fn tries(&self) -> u32;
    /// Takes an answer that came from a notification; none: it went away without one.
    fn answer(&self, keys: Vec<String>, answer: Option<ReminderAnswer>, place: String);
}

/// What a look found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rang {
    /// A notification is being shown.
    pub showing: bool,
    /// When to look again.
    pub next: Option<DateTime<Utc>>,
}

/// Looks what is due, shows it, and sets the next moments.
///
/// # Errors
/// [`Error::Locked`] while a passphrase is needed, and what else the store says.
pub fn ring(door: &impl Door, bell: &Bell) -> Result<Rang, Error> {
    take_held(door, bell);
    let elsewhere = bell.elsewhere();
    let lang = sys_locale::get_locale().unwrap_or_default();
    let armed = bell.is_armed();
    let (woken, now) = door.with(|app, ctx| {
        let waking = Waking { woken: armed, lang: &lang, elsewhere: &elsewhere };
        Ok((wake(app, ctx, &waking)?, ctx.now))
    })?;
    if !elsewhere.is_empty() {
        bell.logged_elsewhere();
    }
    // First, so that the next one comes even when this program is ended while it shows something.
    let arms_first = bell.kind() != WakerKind::Launchd;
    if arms_first {
        bell.arm(&woken, now.utc, now.zone.name());
    }
    let showing = match &woken.notice {
        Some(notice) => bring(door, notice, woken.test)?,
        None => false,
    };
    if !woken.changed.is_empty() {
        door.changed(woken.changed.clone());
    }
    if !arms_first {
        // There, setting the moments may end the program that does it.
        bell.arm(&woken, now.utc, now.zone.name());
    }
    Ok(Rang { showing, next: woken.wakes.first().copied() })
}

/// Shows a notification and writes down whether it was shown.
fn bring(door: &impl Door, notice: &Notice, test: Option<DateTime<Utc>>) -> Result<bool, Error> {
    let via = door.via(test);
    let shown = show_patiently(notice, door.tries());
    let outcome: Outcome = match &shown {
        Ok(_) => Ok(via),
        Err(ShowFault::NoService) => Err(MissedWhy::NoService),
        Err(ShowFault::Refused) => Err(MissedWhy::Refused),
    };
    let keys = notice.keys.clone();
    let tags = door.with(|app, ctx| delivered(app, ctx, &keys, outcome))?;
    door.changed(tags);
    let Ok(shown) = shown else { return Ok(false) };
    wait(door, notice, shown);
    Ok(true)
}

fn show_patiently(notice: &Notice, tries: u32) -> Result<Shown, ShowFault> {
    let mut left = tries;
    loop {
        match show(&words(notice)) {
            Err(ShowFault::NoService) if left > 0 => left -= 1,
            shown => return shown,
        }
        std::thread::sleep(BETWEEN_TRIES);
    }
}

fn words(notice: &Notice) -> stipple_notify::Notice {
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

fn wait(door: &impl Door, notice: &Notice, shown: Shown) {
    let (door, keys, place) = (door.clone(), notice.keys.clone(), notice.place.clone());
    shown.wait(move |said| {
        let said = match said {
            Answer::Done => Some(ReminderAnswer::Done),
            Answer::Later => Some(ReminderAnswer::Later),
            Answer::Open => Some(ReminderAnswer::Open),
            Answer::Dismissed => Some(ReminderAnswer::Closed),
            Answer::Unanswered => None,
        };
        door.answer(keys, said, place);
    });
}

/// Writes an answer down; opens the app where it was asked for.
///
/// # Errors
/// What the store says.
pub fn answer(
    door: &impl Door,
    keys: &[String],
    said: ReminderAnswer,
    place: &str,
) -> Result<(), Error> {
    let written = door.with(|app, ctx| answered(app, ctx, keys, said));
    if said == ReminderAnswer::Open {
        door.open(place);
    }
    door.changed(written?);
    Ok(())
}

/// Takes the answers that came while somebody else had the store.
fn take_held(door: &impl Door, bell: &Bell) {
    let mut note = WokenNote::read(&bell.folder);
    if note.held.is_empty() {
        return;
    }
    let held = std::mem::take(&mut note.held);
    let taken = held.iter().all(|held| {
        let said = serde_json::from_value(serde_json::Value::String(held.answer.clone()));
        let Ok(said) = said else { return true };
        let tags = door.with(|app, ctx| {
            let keys = reminder_keys(app, ctx, &held.tokens)?;
            answered(app, ctx, &keys, said)
        });
        tags.map(|tags| door.changed(tags)).is_ok()
    });
    if taken {
        note.write(&bell.folder);
    }
}
