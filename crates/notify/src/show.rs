//! Desktop notifications: shows a text and reports the patient's answer.

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;
#[cfg(target_os = "windows")]
mod windows;

#[cfg(not(any(target_os = "linux", target_os = "macos", target_os = "windows")))]
use elsewhere as system;
#[cfg(target_os = "linux")]
use linux as system;
#[cfg(target_os = "macos")]
use macos as system;
#[cfg(target_os = "windows")]
use windows as system;

use thiserror::Error;

use crate::timeout::spawn_detached;

/// A notification. Anybody who looks at the screen may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Heading, as plain text.
    pub title: String,
    /// Body, as plain text.
    pub body: String,
    /// In display order. May be empty: the notification itself can be pressed.
    pub buttons: Vec<Button>,
}

/// A button of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// [`Answer::Done`], [`Answer::Later`] or [`Answer::Open`]. A button with another answer is not shown.
    pub answer: Answer,
    /// Label, as plain text.
    pub label: String,
}

/// The patient's answer to a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Done.
    Done,
    /// Remind again later.
    Later,
    /// Open the app; also the result of pressing the notification itself.
    Open,
    /// Closed by the patient.
    Dismissed,
    /// Expired, or its service went away.
    Unanswered,
}

/// Why a notification was not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShowFault {
    /// No notification service, or it did not reply within five seconds.
    #[error("no notification service")]
    NoService,
    /// The service refused it.
    #[error("notifications are refused")]
    Refused,
}

/// Shows a notification. Returns when the service has accepted it, after at most five seconds. A notification accepted later is
/// withdrawn if the system allows it, because it counts as not shown.
///
/// # Errors
/// [`ShowFault::NoService`] and [`ShowFault::Refused`].
pub fn show(notice: &Notice) -> Result<Shown, ShowFault> {
    system::show(notice).map(Shown)
}

/// Checks that a notification service runs or can be started, without starting it. Takes at most five seconds.
///
/// # Errors
/// [`ShowFault::NoService`] and [`ShowFault::Refused`].
pub fn service() -> Result<(), ShowFault> {
    system::service()
}

/// A notification on the screen. Some services close it when this is dropped.
#[derive(Debug)]
pub struct Shown(system::Shown);

impl Shown {
    /// Waits for the answer in a thread and calls `then` exactly once. The answer is [`Answer::Unanswered`] if the service goes
    /// away, and at once on a system that reports no answers.
    pub fn wait(self, then: impl FnOnce(Answer) + Send + 'static) {
        let once = Once(Some(then));
        spawn_detached(move || {
            let answer = self.0.answer();
            once.call(answer);
        });
    }
}

/// Calls a function exactly once, even if the thread that should call it never starts.
struct Once<F: FnOnce(Answer)>(Option<F>);

impl<F: FnOnce(Answer)> Once<F> {
    fn call(mut self, answer: Answer) {
        if let Some(then) = self.0.take() {
            then(answer);
        }
    }
}

impl<F: FnOnce(Answer)> Drop for Once<F> {
    fn drop(&mut self) {
        if let Some(then) = self.0.take() {
            then(Answer::Unanswered);
        }
    }
}

/// The action key of a button in the protocol; `None` for answers that no button gives.
#[cfg_attr(
    not(any(target_os = "linux", target_os = "windows")),
    allow(dead_code, reason = "buttons are not shown there")
)]
fn key(answer: Answer) -> Option<&'static str> {
    match answer {
        Answer::Done => Some("done"),
        Answer::Later => Some("later"),
        Answer::Open => Some("open"),
        Answer::Dismissed | Answer::Unanswered => None,
    }
}

#[cfg_attr(
    not(any(target_os = "linux", target_os = "windows")),
    allow(dead_code, reason = "buttons are not shown there")
)]
fn pressed(key: &str) -> Option<Answer> {
    match key {
        "done" => Some(Answer::Done),
        "later" => Some(Answer::Later),
        "open" | "default" => Some(Answer::Open),
        _ => None,
    }
}
