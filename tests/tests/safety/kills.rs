//! Processes killed at any moment: the host while it saves and while it restores, and an import of photos.

mod harness;
mod host;
mod photo;
mod restore;
mod saving;
