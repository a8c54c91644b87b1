//! What each command does: one file per noun. A handler checks its arguments, asks `core`, and opens one transaction.

mod attempts;
pub(crate) mod backup;
pub(crate) mod booking;
pub(crate) mod compare;
mod confirm;
pub(crate) mod diary;
mod erase;
pub(crate) mod export;
pub(crate) mod hairline;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod learn;
pub(crate) mod lock;
pub(crate) mod medicine;
pub(crate) mod pack;
mod pack_lookup;
pub(crate) mod photo;
pub(crate) mod photo_import;
mod photo_lookup;
pub(crate) mod picture;
pub(crate) mod plan;
pub(crate) mod reminder;
pub(crate) mod report;
mod scene;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod start;
mod sweep;
pub(crate) mod tick;
pub(crate) mod today;
pub(crate) mod touch_up;
pub(crate) mod treatment;
pub(crate) mod unusable;

pub use reminder::{
    DeliveryResult, Elsewhere, LockedWords, Notice, NoticeButton, TrayWords, Waking, Woken,
    answered, delivered, reminder_keys, reminder_token, stop_background, tray_words, wake,
};
