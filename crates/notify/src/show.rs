//! Notifications: words in, what the person did with them out.

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

use crate::patience::apart;

/// A notification in words that are ready to be seen by anybody who looks at the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The heading.
    pub title: String,
    /// The text, as plain text.
    pub body: String,
    /// In the order in which they are shown; none: there is only the notification itself to press.
    pub buttons: Vec<Button>,
}

/// A button of a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Button {
    /// What it answers: [`Answer::Done`], [`Answer::Later`] or [`Answer::Open`]. The others are nobody's to press, and a
    /// button with one of them is not shown.
    pub answer: Answer,
    /// What stands on it.
    pub label: String,
}

/// What came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Done.
    Done,
    /// To be said again later.
    Later,
    /// The app is wanted; also what pressing the notification itself means.
    Open,
    /// Closed by the person.
    Dismissed,
    /// Went away by itself, or could not be waited for.
    Unanswered,
}

/// Why nothing was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ShowFault {
    /// Nobody shows notifications on this computer, or whoever does it gave no answer in five seconds.
    #[error("nobody shows notifications here")]
    NoService,
    /// The system refuses ours.
    #[error("the system refuses our notifications")]
    Refused,
}

/// Shows a notification. Returns when the service of the system has taken it, after five seconds at the latest. What the
/// service takes after that is taken back as far as the system lets us, so that nobody sees what counts as not shown.
///
/// # Errors
/// [`ShowFault::NoService`] and [`ShowFault::Refused`].
pub fn show(notice: &Notice) -> Result<Shown, ShowFault> {
    system::show(notice).map(Shown)
}

/// Whether somebody shows notifications here, or would be started to do so; starts nothing and shows nothing. Takes five
/// seconds at most.
///
/// # Errors
/// [`ShowFault::NoService`] and [`ShowFault::Refused`].
pub fn service() -> Result<(), ShowFault> {
    system::service()
}

/// A notification that is being shown. Some services take it away when this is dropped.
#[derive(Debug)]
pub struct Shown(system::Shown);

impl Shown {
    /// Waits in a thread of its own and calls `then` exactly once: also when the service goes away meanwhile, and at once
    /// on a system that tells no answers ([`Answer::Unanswered`] both times).
    pub fn wait(self, then: impl FnOnce(Answer) + Send + 'static) {
        let once = Once(Some(then));
        apart(move || {
            let answer = self.0.answer();
            once.call(answer);
        });
    }
}

/// A call that is made exactly once, whatever becomes of the thread that was to make it.
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

/// The name of a button between us and the service; `None`: no button answers this.
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
