//! macOS notification centre. Type-checked, but never run: it needs a Mac and a signed app bundle.
//!
//! The system reports answers only to the run loop of an app's main thread, which the background program does not have. So there
//! are no buttons, and pressing the notification opens the app, which the system does by itself. notify-rust uses an API that
//! Apple has deprecated; this is its successor.

use mac_usernotifications::blocking::{get_notification_settings, request_auth};
use mac_usernotifications::{AuthorizationStatus, Error, Notification, check_bundle};

use super::{Answer, Notice, ShowFault};
use crate::timeout::{SERVICE_TIMEOUT, with_timeout};

/// An accepted notification.
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
    match with_timeout(SERVICE_TIMEOUT, request_auth, drop) {
        Some(Ok(true)) => {}
        Some(Ok(false)) | None => return Err(ShowFault::Refused),
        Some(Err(error)) => return Err(fault(error)),
    }
    let words = Notification::new().title(&notice.title).message(&notice.body);
    let sent = with_timeout(SERVICE_TIMEOUT, move || words.send_blocking().map(drop), drop);
    sent.unwrap_or(Ok(())).map_err(fault)?;
    Ok(Shown)
}

pub(super) fn service() -> Result<(), ShowFault> {
    check_bundle().map_err(fault)?;
    match with_timeout(SERVICE_TIMEOUT, get_notification_settings, drop) {
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
