//! The notification centre of macOS. Type-checked, never run: it wants a Mac, and a signed app bundle.
//!
//! The system tells what was pressed to the run loop of an app's main thread only, which a small program does not have: so
//! no buttons are shown that would lead nowhere, and pressing the notification opens the app, which is what the system does
//! by itself. notify-rust's way there is a C library and an interface that Apple has given up; this is its successor.

use mac_usernotifications::blocking::{get_notification_settings, request_auth};
use mac_usernotifications::{AuthorizationStatus, Error, Notification, check_bundle};

use super::{Answer, Notice, ShowFault};
use crate::patience::{PATIENCE, within};

/// A notification that the system has taken.
#[derive(Debug)]
pub(super) struct Shown;

impl Shown {
    pub(super) fn answer(self) -> Answer {
        Answer::Unanswered
    }
}

pub(super) fn show(notice: &Notice) -> Result<Shown, ShowFault> {
    check_bundle().map_err(fault)?;
    // The first time, the system asks the person, who may take longer than we wait; until then it is a no.
    match within(PATIENCE, request_auth, drop) {
        Some(Ok(true)) => {}
        Some(Ok(false)) | None => return Err(ShowFault::Refused),
        Some(Err(error)) => return Err(fault(error)),
    }
    let words = Notification::new().title(&notice.title).message(&notice.body);
    let sent = within(PATIENCE, move || words.send_blocking().map(drop), drop);
    sent.unwrap_or(Ok(())).map_err(fault)?;
    Ok(Shown)
}

pub(super) fn service() -> Result<(), ShowFault> {
    check_bundle().map_err(fault)?;
    match within(PATIENCE, get_notification_settings, drop) {
        Some(Ok(settings)) if settings.authorization_status == AuthorizationStatus::Denied => {
            Err(ShowFault::Refused)
        }
        Some(Ok(_)) => Ok(()),
        Some(Err(error)) => Err(fault(error)),
        None => Err(ShowFault::NoService),
    }
}

fn fault(error: Error) -> ShowFault {
    match error {
        Error::NotificationRejected => ShowFault::Refused,
        _ => ShowFault::NoService,
    }
}
