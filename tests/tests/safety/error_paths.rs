//! Corrupt, newer, full, read-only, missing: the patient gets the right words, and nothing saved is lost.

mod corruption;
mod keys;
mod missing;
mod mounts;
