//! Desktop notifications, and schedulers that start the background program at given times. Knows times and texts that are safe
//! to show, and no patient data.

mod show;
mod timeout;
#[cfg(target_os = "linux")]
mod tray;
mod wake;

#[cfg(test)]
#[cfg(target_os = "linux")]
mod test_bus;

pub use show::{Answer, Button, Notice, ShowFault, Shown, service, show};
#[cfg(target_os = "linux")]
pub use tray::{Tray, TrayAnswer, TrayWords, tray};
pub use wake::{MAX_MOMENTS, Scheduler, Stay, WakeFault, WakerKind, WakerState, scheduler};
