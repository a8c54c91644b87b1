//! What shows a reminder on a computer, and what wakes us for one while the app is closed. Knows moments and words that
//! are ready to be seen, and nothing of a patient.

mod patience;
mod show;
#[cfg(target_os = "linux")]
mod tray;
mod wake;

#[cfg(test)]
#[cfg(target_os = "linux")]
mod bus;

pub use show::{Answer, Button, Notice, ShowFault, Shown, service, show};
#[cfg(target_os = "linux")]
pub use tray::{Tray, TrayAnswer, TrayWords, tray};
pub use wake::{MOST, Scheduler, Stay, WakeFault, WakerKind, WakerState, scheduler};
