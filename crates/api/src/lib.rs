//! Stipple's command table: what a screen may ask of the app, and the one error it can get.
//!
//! A host makes a [`Ctx`] and an [`App`], and passes each call of a page to [`begin`] and [`finish`], or to [`dispatch`].
//!
//! Pages reach nothing else. Beside the table a host has only what its operating system needs: [`wake`], [`delivered`],
//! [`answered`], [`reminder_keys`], [`reminder_token`], [`stop_background`] and [`tray_words`] for notifications, and
//! [`App::open_pack`] for a file that the system opens with the app.

mod app;
mod appearance;
mod auto_lock;
#[cfg(feature = "bindings")]
mod bindings;
mod built_in;
mod bundle;
mod calendar;
mod changed;
mod check;
mod commands;
mod ctx;
mod error;
mod export;
mod handlers;
mod job;
mod opening;
mod pending;
mod photo_files;
mod print;
mod reply;
mod seams;
mod table;
mod transfer;
#[cfg(feature = "bindings")]
mod type_of;
pub mod view;
mod words;
mod work;

pub use app::App;
#[cfg(feature = "bindings")]
pub use bindings::typescript;
pub use built_in::{PACKS, check_pack, learn};
pub use changed::Tag;
pub use commands::{TABLE, begin, dispatch, dispatch_on, finish};
pub use ctx::{Ctx, NewId};
pub use error::{Error, Result};
pub use handlers::{
    DeliveryResult, Elsewhere, LockedWords, Notice, NoticeButton, TrayWords, Waking, Woken,
    answered, delivered, reminder_keys, reminder_token, stop_background, tray_words, wake,
};
pub use job::{Job, Outcome, Secret, SharedPicture};
pub use print::{PhotoGroup, PrintDraft, PrintPhoto};
pub use reply::Reply;
pub use seams::{Ask, HostBlobs, HostDisk, HostEntropy, HostKeyStore, Seams, Threads};
pub use table::{Access, Channel, Kind, Row};
pub use transfer::OpenSource;
pub use work::{BiometricPrompt, Step, Ticket, Work};
