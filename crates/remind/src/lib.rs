//! Reminders on a computer: what is due is looked up, shown, and what the patient answers is written down. The window does it
//! while it is open; the small program does it while the window is closed.

mod bell;
mod closed;
mod ring;
mod schedule;

pub use bell::Bell;
pub use closed::run;
pub use ring::{Door, Rang, answer, ring};
