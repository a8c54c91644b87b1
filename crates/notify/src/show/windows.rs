//! Windows toasts through notify-rust. Type-checked, but never run: it needs Windows and an installed app.

use notify_rust::{CloseReason, Notification, NotificationHandle, NotificationResponse, Urgency};

use super::{Answer, Notice, ShowFault, key, pressed};
use crate::timeout::{SERVICE_TIMEOUT, with_timeout};

/// The app id that the installer registers; without it the toast shows another program's name.
const APP_ID: &str = "app.stipple.companion";

/// An accepted notification.
#[derive(Debug)]
pub(super) struct Shown(NotificationHandle);

impl Shown {
    pub(super) fn answer(self) -> Answer {
        let mut answer = Answer::Unanswered;
        let hear = |response: &NotificationResponse| {
            answer = match response {
                NotificationResponse::Default => Answer::Open,
                NotificationResponse::Action(key) => pressed(key).unwrap_or(Answer::Open),
                NotificationResponse::Closed(CloseReason::Dismissed) => Answer::Dismissed,
                NotificationResponse::Closed(_) | NotificationResponse::Reply(_) => {
                    Answer::Unanswered
                }
            };
        };
        match self.0.wait_for_response(hear) {
            Ok(()) => answer,
            Err(_) => Answer::Unanswered,
        }
    }
}

pub(super) fn show(notice: &Notice) -> Result<Shown, ShowFault> {
    let mut toast = Notification::new();
    toast.app_id(APP_ID).summary(&notice.title).body(&notice.body);
    for button in &notice.buttons {
        if let Some(key) = key(button.answer) {
            toast.action(key, &button.label);
        }
    }
    // Scenario "reminder": stays until answered. Windows ignores it without a button.
    toast.urgency(Urgency::Critical);
    let sent = with_timeout(SERVICE_TIMEOUT, move || toast.show().map(Shown), drop);
    sent.ok_or(ShowFault::NoService)?.map_err(|_| ShowFault::Refused)
}

pub(super) fn service() -> Result<(), ShowFault> {
    Ok(())
}
