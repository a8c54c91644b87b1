//! What each command does: one file per noun. A handler checks its arguments, asks `core`, and opens one transaction.

pub(crate) mod backup;
pub(crate) mod booking;
pub(crate) mod compare;
pub(crate) mod diary;
pub(crate) mod export;
pub(crate) mod hairline;
pub(crate) mod help;
pub(crate) mod history;
pub(crate) mod incoming;
pub(crate) mod learn;
pub(crate) mod lock;
pub(crate) mod medicine;
pub(crate) mod pack;
pub(crate) mod photo;
mod picture;
pub(crate) mod plan;
pub(crate) mod reminder;
pub(crate) mod report;
mod scene;
pub(crate) mod session;
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod start;
pub(crate) mod tick;
pub(crate) mod today;
pub(crate) mod touch_up;

pub use backup::{backup_kept, backup_piece, restore_from};
pub use booking::booking_file;
pub(crate) use export::Everything;
pub use export::export_piece;
pub use incoming::receive;
pub use picture::{Rendition, picture};
pub use reminder::{
    Elsewhere, LockedWords, Notice, NoticeButton, Outcome, TrayWords, Waking, Woken, answered,
    delivered, reminder_keys, reminder_token, stop_background, tray_words, wake,
};
pub use report::print;
pub use share::share;
