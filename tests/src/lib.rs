//! Stipple's loopback host and what the tests share. Never shipped.

pub mod host;
mod key_file;
mod owner;
pub mod photo_log;
pub mod picture;
pub mod profile;
mod raw;
pub mod timing;

pub use key_file::FileKeyStore;
pub use owner::AlwaysOwner;
pub use raw::raw_connection;
