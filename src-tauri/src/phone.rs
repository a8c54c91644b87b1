//! Reminders on a phone. Nothing of ours runs there while Stipple is closed, so the system's own scheduled notifications are
//! set ahead, in neutral words, and what they showed meanwhile is written down at the next look.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use stipple_api::view::{Delivery, Notifications, Via, Waker, WakerState};
use stipple_api::{DeliveryResult, Elsewhere, Error, Notice, Waking, Woken, delivered, wake};
use stipple_core::moment::Now;
use stipple_core::reminder::MissedWhy;
use stipple_native::{Folder, default_folder};
use stipple_store::Disk;
use tauri::{AppHandle, Emitter};
use tauri_plugin_notification::{NotificationExt, PermissionState, Schedule};

use crate::host::Host;
use crate::window;

/// How often it looks while the app is in front: a write, another zone and the return from the background are noticed by then.
const TICK: Duration = Duration::from_secs(20);
/// Looks further apart than this had the app stopped between them, and the system may have forgotten what was set.
const STOPPED: TimeDelta = TimeDelta::minutes(2);
const SET: &str = "phone.json";

/// How reminders come, as the last look found it.
static TOLD: Mutex<Delivery> = Mutex::new(Delivery { waker: Waker::Phone, ..Delivery::NONE });

/// How reminders come on this phone, for the page about them.
pub(crate) fn delivery() -> Delivery {
    *TOLD.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What was set with the system. The plugin's own list of it is empty for what was set one by one, so we keep ours.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Set {
    /// Which start of the phone it was set in, where the system tells that.
    boot: Option<String>,
    zone: String,
    title: String,
    body: String,
    /// In order. Those that passed stay until the store could take them.
    moments: Vec<DateTime<Utc>>,
}

impl Set {
    fn read(folder: &Folder) -> Self {
        let bytes = folder.read(SET).ok().flatten().unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    fn write(&self, folder: &Folder) -> Result<(), Error> {
        let bytes = serde_json::to_vec(self).map_err(|_| Error::DiskFault)?;
        folder.write(SET, &bytes).map_err(|_| Error::DiskFault)
    }
}

struct Phone {
    host: Host,
    app: AppHandle,
    folder: Folder,
    /// The patient was asked for the permission since the app was started.
    asked: bool,
    looked_at: Option<DateTime<Utc>>,
}

/// Starts looking. Nothing is looked for where there is no folder to keep anything in.
#[allow(clippy::disallowed_methods, reason = "a host is where threads come from")]
pub(crate) fn begin(host: &Host, app: &AppHandle) {
    let Some(folder) = default_folder().and_then(|path| Folder::at(&path).ok()) else { return };
    let (host, app) = (host.clone(), app.clone());
    let mut phone = Phone { host, app, folder, asked: false, looked_at: None };
    std::thread::spawn(move || {
        loop {
            // A store that is locked or not there yet leaves what is set as it is; a later look finds it open.
            let next = phone.look().ok().flatten();
            let until = next
                .and_then(|next| (next - stipple_native::ctx().now.utc).to_std().ok())
                .unwrap_or(TICK);
            std::thread::sleep(until.clamp(Duration::from_secs(1), TICK));
        }
    });
}

impl Phone {
    /// Writes down what the system showed, shows what nobody did, and sets the moments to come.
    fn look(&mut self) -> Result<Option<DateTime<Utc>>, Error> {
        let allowed = self.app.notification().permission_state().ok();
        let allowed = allowed == Some(PermissionState::Granted);
        let set = Set::read(&self.folder);
        let elsewhere =
            if allowed { shown(&set, stipple_native::ctx().now.utc) } else { Vec::new() };
        let lang = sys_locale::get_locale().unwrap_or_default();
        let (woken, now) = self.host.with_app(|app, ctx| {
            let waking = Waking {
                woken: delivery().state == WakerState::Armed || !set.moments.is_empty(),
                lang: &lang,
                elsewhere: &elsewhere,
            };
            Ok((wake(app, ctx, &waking)?, ctx.now))
        })?;
        if let Some(notice) = &woken.notice {
            self.bring(notice, allowed)?;
        }
        if !woken.changed.is_empty() {
            // A page that is not there yet reads everything anyway.
            let _ = self.app.emit_to(window::MAIN, "changed", woken.changed.clone());
        }
        self.arm(&woken, &set, &now)?;
        Ok(woken.wakes.iter().copied().find(|at| *at > now.utc))
    }

    /// Shows what is due now and was not set ahead.
    fn bring(&self, notice: &Notice, allowed: bool) -> Result<(), Error> {
        let show = || {
            let words = self.app.notification().builder().title(&notice.title).body(&notice.body);
            words.show().map_err(|_| MissedWhy::NoService)
        };
        let shown = if allowed { show() } else { Err(MissedWhy::Refused) };
        let outcome: DeliveryResult = shown.map(|()| Via::Window);
        let tags = self.host.with_app(|app, ctx| delivered(app, ctx, &notice.keys, outcome))?;
        let _ = self.app.emit_to(window::MAIN, "changed", tags);
        Ok(())
    }

    /// Has the system hold the moments to come, in this zone.
    fn arm(&mut self, woken: &Woken, old: &Set, now: &Now) -> Result<(), Error> {
        let ahead = woken.wakes.iter().copied().filter(|at| *at > now.utc);
        let mut moments: Vec<_> = if woken.background { ahead.collect() } else { Vec::new() };
        let allowed = self.may_show(!moments.is_empty());
        if !allowed {
            moments.clear();
        }
        let (title, body) = (woken.locked.title.clone(), woken.locked.body.clone());
        let set = Set { boot: boot(), zone: now.zone.name().to_string(), title, body, moments };
        let stopped = self.looked_at.is_none_or(|at| (now.utc - at).abs() > STOPPED);
        // Setting again what is set costs a call to the system for each.
        let whole = (!stopped && set == *old) || self.set(&set, old, now.utc)?;
        // What did not go is tried again at the next look.
        self.looked_at = whole.then_some(now.utc);
        let state = match (woken.background && allowed, whole) {
            (false, _) => WakerState::NotSetUp,
            (true, true) => WakerState::Armed,
            (true, false) => WakerState::Broken,
        };
        let notifications = if allowed { Notifications::Shown } else { Notifications::Refused };
        let told = Delivery { waker: Waker::Phone, state, notifications, woken_at: None };
        *TOLD.lock().unwrap_or_else(PoisonError::into_inner) = told;
        Ok(())
    }

    /// Sets all of these and takes back those that are not wanted any more; whether the system took all of it.
    fn set(&self, set: &Set, old: &Set, now: DateTime<Utc>) -> Result<bool, Error> {
        // One that passed is left alone: taking it back would take it off the screen.
        let unwanted = old.moments.iter().filter(|at| **at > now && !set.moments.contains(at));
        let unwanted: Vec<i32> = unwanted.map(|at| id(*at)).collect();
        if !unwanted.is_empty() && self.app.notification().cancel(unwanted).is_err() {
            // The old list stays, so that they are not forgotten.
            return Ok(false);
        }
        // Before the system has them: one that is set and not written down would be shown twice.
        set.write(&self.folder)?;
        Ok(set.moments.iter().all(|at| self.schedule(*at, set).is_some()))
    }

    /// Whether notifications are allowed; the patient is asked when there is something to set for the first time.
    fn may_show(&mut self, wanted: bool) -> bool {
        let notification = self.app.notification();
        let state = match notification.permission_state() {
            Ok(PermissionState::Prompt | PermissionState::PromptWithRationale)
                if wanted && !self.asked =>
            {
                self.asked = true;
                notification.request_permission()
            }
            state => state,
        };
        matches!(state, Ok(PermissionState::Granted))
    }

    fn schedule(&self, at: DateTime<Utc>, set: &Set) -> Option<()> {
        let nanos = at.timestamp_nanos_opt()?;
        let date = time::OffsetDateTime::from_unix_timestamp_nanos(nanos.into()).ok()?;
        let once = Schedule::At { date, repeating: false, allow_while_idle: true };
        let words = self.app.notification().builder().title(&set.title).body(&set.body);
        words.id(id(at)).auto_cancel().schedule(once).show().ok()
    }
}

/// What the system showed of what was set. What was set before the phone was started again may have been forgotten: the store
/// judges it as if nothing had been set.
fn shown(set: &Set, now: DateTime<Utc>) -> Vec<Elsewhere> {
    if set.boot != boot() {
        return Vec::new();
    }
    let passed = set.moments.iter().filter(|at| **at <= now);
    passed.map(|at| Elsewhere { due: *at, at: *at }).collect()
}

/// Names the phone's present run; none where the system does not tell (iOS, which keeps what was set).
fn boot() -> Option<String> {
    std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()
}

/// The same number for the same moment, whenever it is set again.
fn id(at: DateTime<Utc>) -> i32 {
    i32::try_from(at.timestamp().rem_euclid(i32::MAX.into())).unwrap_or_default()
}
