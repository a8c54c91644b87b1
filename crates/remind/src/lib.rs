//! Reminders on a computer: polls what is due, shows notifications and records the patient's answers. The window does it while
//! it is open, the background program while the window is closed.

mod background;
mod due;
mod notifier;
mod schedule;

pub use background::run;
pub use due::{AppAccess, PollResult, answer, notify_due};
pub use notifier::Notifier;
