//! Canaries in every text of a patient, searched for in every file, log and message afterwards.

mod commands;
mod hunt;
mod records;
mod secrets;
