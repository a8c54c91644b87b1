//! Stipple's command table: what a screen may ask of the app, and the one error it can get.
//!
//! A host makes a [`Ctx`] and an [`App`], and passes each call to [`dispatch`].

mod app;
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
mod handlers;
mod looks;
mod moving;
mod seams;
pub mod view;
mod words;
mod work;

pub use app::App;
#[cfg(feature = "bindings")]
pub use bindings::typescript;
pub use built_in::{PACKS, check_pack, learn};
pub use changed::Tag;
pub use commands::{Access, Reply, Row, TABLE, begin, dispatch};
pub use ctx::{Ctx, NewId};
pub use error::{Error, Result};
pub use handlers::{
    Elsewhere, LockedWords, Notice, NoticeButton, Outcome, Rendition, TrayWords, Waking, Woken,
    answered, backup_kept, backup_piece, booking_file, delivered, export_piece, picture, print,
    receive, reminder_keys, reminder_token, restore_from, share, stop_background, tray_words, wake,
};
pub use looks::Looks;
pub use moving::OpenSource;
pub use seams::{Ask, HostBlobs, HostDisk, HostEntropy, HostKeyStore, Seams, Threads};
pub use work::{End, Step, Work};
