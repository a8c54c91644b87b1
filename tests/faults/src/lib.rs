//! What breaks the store on purpose.
//!
//! [`vfs`] stands between SQLite and the disk and writes down what reaches it; [`tape`] says what of that a power cut
//! leaves; [`life`] is what a patient does meanwhile. Never shipped.

pub mod life;
pub mod tape;
pub mod vfs;
